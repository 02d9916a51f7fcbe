package repl

import (
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	names := func() []string { return []string{"hessian", "H~", "Hess", "theta"} }
	for _, c := range []struct {
		line string
		want string
	}{
		{"B = hes", "sian"},
		{"H", "ess ~"},
		{"chart t", "able ensor est hen heta ol rue"},
		{`x^\alp`, "ha"},
		{":ty", "pe"},
		{"v^i + ", ""},
		{"hessian", ""},
	} {
		rest, n := complete([]rune(c.line), len([]rune(c.line)), names)
		var got []string
		for _, r := range rest {
			got = append(got, string(r))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q completes with %q, want %q", c.line, got, c.want)
		}
		if len(rest) > 0 && n == 0 {
			t.Errorf("%q: completed word has no length", c.line)
		}
	}
}

func TestCompleteInTheMiddle(t *testing.T) {
	rest, n := complete([]rune("hes + 1"), 3, func() []string { return []string{"hessian"} })
	if len(rest) != 1 || string(rest[0]) != "sian" || n != 3 {
		t.Errorf("got %q, %d", rest, n)
	}
}
