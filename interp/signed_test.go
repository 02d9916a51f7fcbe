package interp_test

// Absolute values that compositions leave are written by their sign, where a normal form shows it; what is shown as 0 is counted so.

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

func TestSignsOfCompositions(t *testing.T) {
	const charts = `chart L(x, y) where y > 0
chart B(u, v) where u^2 + v^2 < 1
chart H(X, Y)
map HtoB: H -> B { u = X/(1 + sqrt(1 + X^2 + Y^2)); v = Y/(1 + sqrt(1 + X^2 + Y^2)) } inverse { X = 2 u/(1 - u^2 - v^2); Y = 2 v/(1 - u^2 - v^2) }
map BtoL: B -> L { x = 4 v/((u + 1)^2 + v^2); y = 2 (1 - u^2 - v^2)/((u + 1)^2 + v^2) } inverse { u = (4 - x^2 - y^2)/(x^2 + (2 + y)^2); v = 4 x/(x^2 + (2 + y)^2) }
metric g_ij = [[1 - X^2/(X^2 + Y^2 + 1), -X Y/(X^2 + Y^2 + 1)], [-X Y/(X^2 + Y^2 + 1), 1 - Y^2/(X^2 + Y^2 + 1)]] on H
gL = push(push(g, HtoB), BtoL)
`
	for text, want := range map[string]string{
		"show gL":         "metric gL_ij over L: 4 components, 2 non-zero, diagonal\ngL[x,x] = 1/y^2\ngL[y,y] = 1/y^2\nothers 0\n",
		"print gL":        "[[1/y^2, 0], [0, 1/y^2]]",
		"show gL as line": "ds^2 = 1/y^2 dx^2 + 1/y^2 dy^2",
		"chart R(r)\nmap p: R -> R { r = r^2 }\nprint abs(r^3 - 1), along(along(abs(r - 1), p), p)": "abs(r^3 - 1), abs(r^4 - 1)",
	} {
		out, _, err := run(t, compile(t, charts+text), interp.RunOptions{})
		if err != nil || !strings.HasPrefix(strings.TrimLeft(out, "\n"), want) {
			t.Errorf("%s\nprints %q, %v, and not %q", text, out, err, want)
		}
	}
}
