package interp_test

// Minima of functions over charts with conditions: inside them, or none.

import (
	"strings"
	"testing"
)

func TestMinimaInsideTheChart(t *testing.T) {
	for _, c := range []struct{ where, f, from, want string }{
		{"x > 0", "1/x + x", "3, 1", "c(1, 0)"},
		{"x > 0", "x + 4/x", "100, 1", "c(2, 0)"},
		{"x > 0, y < 5", "x^2 - 2*log(x)", "50, 1", "c(1, 0)"},
		{"x >= 1/3", "(x - 1/3)^2", "2, 1", "c(0.333333, 0)"},
		{"x^2 + y^2 < 1", "x^2", "0.5, 0.5", "c(0, 0)"},
		{"4 < x < 6", "sin(x)", "5.5, 0", "c(4.71239, 0)"},
		{"x > 0", "sqrt(x)", "1, 1", "edge"},
		{"0 < x < 1", "x^2", "0.5, 1", "edge"},
		{"x > 1", "x^2", "3, 4", "edge"},
		{"0 < x < 1", "-x", "0.5, 1", "edge"},
		{"x > y, y > 0", "(x + y)^2 + x^2", "2, 1", "edge"},
		{"0 < x < 3", "sin(x)", "1, 1", "edge"},
	} {
		program := "chart c(x, y) where " + c.where + "\n"
		v, err := compile(t, program).Eval(t.Context(), "minimise("+c.f+" + y^2, from: c("+c.from+"))")
		switch {
		case c.want == "edge":
			if err == nil || !strings.Contains(describe(err), "E0420") || !strings.Contains(describe(err), c.want) {
				t.Errorf("%s where %s: %s, %v", c.f, c.where, v, err)
			}
		case err != nil:
			t.Errorf("%s where %s: %s", c.f, c.where, describe(err))
		case strings.ReplaceAll(v.String(), "-0)", "0)") != c.want:
			t.Errorf("%s where %s: %s, want %s", c.f, c.where, v, c.want)
		}
	}
}
