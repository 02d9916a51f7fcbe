package interp_test

// What show says of a chart: its declaration on one line, conditions included.

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

func TestShowOfAChart(t *testing.T) {
	for text, want := range map[string]string{
		"chart c(x, y)\nshow c": "chart c(x, y)\n",
		"chart A(th, ph) where 0 < th < pi, # a comment\n   0 < ph < 2*pi\nshow A": "chart A(th, ph) where 0 < th < pi, 0 < ph < 2*pi\n",
		"n = 3\nchart w(W[2,n], b[2])\nshow w":                                     "chart w(W[2,n], b[2])\n",
		"param m where m > 0\nchart B(r) where 2*m < r < inf\nshow B":              "chart B(r) where 2*m < r < inf\n",
		"chart c(x) where x > 0\nshow c, x":                                        "chart c(x) where x > 0\nx\n",
		"chart c(x) where x > 0\nprint c":                                          "c\n",
		"import gallery\nshow gallery.Sphere":                                      "chart Sphere(th, ph) where 0 < th < pi\n",
		"fn says(chart a) = dim(a)\nchart c(x) where x > 0\nprint says(c)\nshow c": "1\nchart c(x) where x > 0\n",
	} {
		out, _, err := run(t, compile(t, text), interp.RunOptions{})
		if err != nil || strings.TrimLeft(out, "\n") != want {
			t.Errorf("%s\nprints %q, %v, and not %q", text, out, err, want)
		}
	}
}
