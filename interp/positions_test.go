package interp_test

// Positions of components: a coordinate or a block by its name, or by its chart's and its name.

import (
	"strings"
	"testing"
)

func TestPositionsByName(t *testing.T) {
	const head = "chart c(x, y, w[2])\nchart p(x, s)\nv^i = [x, y, 3, 4] on c\nprint "
	for _, k := range []struct{ position, want string }{
		{"x", "x"}, {"c.x", "x"}, {"c.y", "y"}, {"2", "y"},
		{"w", "[3 4]"}, {"c.w", "[3 4]"}, {"w[1]", "3"}, {"c.w[2]", "4"},
		{"p.x", "E0236"}, {"p.s", "E0236"}, {"s", "E0236"}, {"c.w[3]", "E0236"}, {"q.x", "E0201"}, {"c.z", "E0209"},
	} {
		if got := printedOrRefused(t, head+"v["+k.position+"]\n"); !strings.HasPrefix(got, k.want+"  (") && !strings.Contains(got, ": "+k.want+": ") {
			t.Errorf("v[%s]: %s, want %s", k.position, got, k.want)
		}
	}
}
