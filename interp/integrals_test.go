package interp_test

// Integrals of what no rule sees by chance: narrow peaks, steps, waves; and those that diverge.

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// The right sides are closed forms.
func TestIntegralsOfWhatIsNarrow(t *testing.T) {
	_, res, err := run(t, compile(t, `chart c(x)
metric g_ij = eye(1) on c
assert integrate(exp(-1e8*(x-0.3)^2), g, x: 0..1) ~= sqrt(pi/1e8) tol 1e-12
assert 1e6*integrate(exp(-1e12*(x-0.3123)^2), g, x: 0..1) ~= sqrt(pi)
assert 1e6*(integrate(1 + exp(-1e12*(x-0.3123)^2), g, x: 0..1) - 1) ~= sqrt(pi) tol 1e-8
assert 1e8*integrate(exp(-1e8 x), g, x: 0..1) ~= 1
assert integrate(1e-6/((x-0.3)^2 + 1e-12), g, x: 0..1) ~= atan(0.7e6) + atan(0.3e6)
assert 1e6*integrate(1/cosh(1e6*(x - 0.7))^2, g, x: 0..1) ~= 2
assert 1e6*integrate(if x > 0.123456 then (if x < 0.123457 then 1 else 0) else 0, g, x: 0..1) ~= 1 tol 1e-8
assert 1e7*integrate(max(0, 1 - abs(x-0.77)*1e7), g, x: 0..1) ~= 1 tol 1e-8
assert 1e9*integrate(exp(-abs(x-0.3)*1e9), g, x: 0..1) ~= 2 tol 1e-6
assert integrate(sin(1000 x)^2, g, x: 0..1) ~= 1/2 - sin(2000)/4000
assert 1e4*integrate(cos(1e4 x), g, x: 0..1) ~= sin(1e4) tol 1e-8
assert integrate(sigmoid(1e6*(x-0.3)), g, x: 0..1) ~= 0.7
assert integrate(1/sqrt(abs(x)), g, x: -1..1) ~= 4
assert integrate(if x > 0.3 then 1/sqrt(x-0.3) else 0, g, x: 0..1) ~= 2*sqrt(0.7) tol 1e-8
assert integrate(log(abs(x-0.5)), g, x: 0..1) ~= -1 - log(2)
chart u(t)
map k: u -> c { x = t^3 }
assert 1e5*integrate(pull(exp(-1e10*(x-0.027)^2), k), pull(g, k), t: 0..1) ~= sqrt(pi)
chart P(X, Y)
metric e_ij = eye(2) on P
assert 1e6*integrate(exp(-1e6*((X-0.3)^2 + (Y-0.4)^2)), e, X: 0..1, Y: 0..1) ~= pi
assert 1e6*integrate(exp(-1e6*((X-0.3)^2 + (X-0.3)*(Y-0.4) + (Y-0.4)^2)), e, X: 0..1, Y: 0..1) ~= 2*pi/sqrt(3)
assert 1e3*integrate(exp(-1e6*(X-Y)^2), e, X: 0..1, Y: 0..1) ~= sqrt(pi) - 1e-3 tol 1e-8
`), interp.RunOptions{})
	if err != nil || !res.OK() {
		t.Error(describe(err))
	}
}

// Integrals that do not exist, and one that exists by symmetry only.
func TestIntegralsThatDiverge(t *testing.T) {
	for _, f := range []string{"1/x, g, x: 0..1", "if x > 0 then 1/x else 0, g, x: -1..1", "if x > 0.3 then 1/(x-0.3) else 0, g, x: 0..1", "tan(x), g, x: 0..2",
		"1/(x-0.3)^2, g, x: 0..1", "1/x, g, x: -1..1"} {
		_, _, err := run(t, compile(t, "chart c(x)\nmetric g_ij = eye(1) on c\nprint integrate("+f+")\n"), interp.RunOptions{})
		if err == nil || !strings.Contains(err.Error(), "E0413") && !strings.Contains(err.Error(), "E0402") {
			t.Errorf("integrate(%s): %v", f, err)
		}
	}
}
