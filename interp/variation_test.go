package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// lagrangian is a sum of products of powers of jets, q, q', q”, p, p', p”, with factors
// that depend on t: as text, and as what it is.
type lagrangian struct {
	text  []string
	coef  []float64
	outer []func(t float64) float64
	power [][6]int
}

func drawLagrangian(rng *rand.Rand) *lagrangian {
	l := &lagrangian{}
	jets := []string{"q(t)", "q'(t)", "q''(t)", "p(t)", "p'(t)", "p''(t)"}
	for range 2 + rng.IntN(3) {
		c := math.Round(10*rng.NormFloat64())/4 + 0.125
		text := fmt.Sprintf("(%v)", c)
		outer := func(float64) float64 { return 1 }
		switch rng.IntN(3) {
		case 0:
			text, outer = text+"*sin(t)", math.Sin
		case 1:
			text, outer = text+"*exp(cos(t))", func(t float64) float64 { return math.Exp(math.Cos(t)) }
		}
		var power [6]int
		for range 1 + rng.IntN(3) {
			k := rng.IntN(6)
			power[k]++
			text += "*" + jets[k]
		}
		l.text, l.coef, l.outer, l.power = append(l.text, text), append(l.coef, c), append(l.outer, outer), append(l.power, power)
	}
	return l
}

// moves is the change of the Lagrangian at t when the jets move.
func (l *lagrangian) moves(t float64, jet, by [6]float64) float64 {
	sum := 0.0
	for n, c := range l.coef {
		for k := range jet {
			if l.power[n][k] == 0 {
				continue
			}
			x := c * l.outer[n](t) * by[k] * float64(l.power[n][k]) * math.Pow(jet[k], float64(l.power[n][k]-1))
			for j := range jet {
				if j != k {
					x *= math.Pow(jet[j], float64(l.power[n][j]))
				}
			}
			sum += x
		}
	}
	return sum
}

// jet is a wave's value and two derivatives.
func (w *wave) jet(t float64) [3]float64 {
	f := w.frequencies[0]
	s, c := math.Sincos(f*t + w.phase)
	return [3]float64{w.a*s + w.c, w.a * f * c, -w.a * f * f * s}
}

// The integral of L over a period changes by the integral of the Euler-Lagrange
// expression times the variation: of functions that are periodic, and sums over a grid,
// which are exact for them. Nothing is integrated by parts here.
func TestEulerLagrangeIsTheVariation(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	ctx := context.Background()
	for range 12 {
		l := drawLagrangian(rng)
		q, p := newWave(rng, "q", "s"), newWave(rng, "p", "s")
		q.frequencies[0], p.frequencies[0] = float64(1+rng.IntN(2)), float64(1+rng.IntN(2))
		chart := "chart T(t)\n"
		if !strings.Contains(strings.Join(l.text, ""), "q") || !strings.Contains(strings.Join(l.text, ""), "p(") && !strings.Contains(strings.Join(l.text, ""), "p'") {
			continue
		}
		open := compile(t, chart+"fn q(s), p(s)\nL = "+strings.Join(l.text, " + ")+"\nE = eulerLagrange(L, [q(t), p(t)])")
		for k, w := range []*wave{q, p} {
			v, err := open.Eval(ctx, fmt.Sprintf("E[%d]", k+1))
			if err != nil {
				t.Fatalf("%v: %v", l.text, err)
			}
			defs, formula := concrete(strings.Split(v.String(), "  (")[0], []*wave{q, p})
			const n = 64
			got, err := compile(t, chart+q.head()+p.head()+defs+"f = "+formula+" + 0*t").Eval(ctx, fmt.Sprintf("[f @ T(2*pi*k/%d) for k in 1..%d]", n, n))
			if err != nil {
				t.Fatalf("%v: %s: %v", l.text, formula, err)
			}
			eta := newWave(rng, "eta", "s")
			eta.frequencies[0] = float64(1 + rng.IntN(2))
			weak, strong, size := 0.0, 0.0, 1.0
			for i, e := range got.Float64s() {
				at := 2 * math.Pi * float64(i+1) / n
				jq, jp, by := q.jet(at), p.jet(at), [6]float64{}
				copy(by[3*k:], slice3(eta.jet(at)))
				weak += l.moves(at, [6]float64{jq[0], jq[1], jq[2], jp[0], jp[1], jp[2]}, by) / n
				strong += e * eta.jet(at)[0] / n
				size = max(size, math.Abs(e))
			}
			if math.Abs(weak-strong) > 1e-9*size {
				t.Errorf("%v by %s: the integral changes by %v, and by the equation %s by %v", l.text, w.name, weak, v, strong)
			}
		}
	}
}

func slice3(x [3]float64) []float64 { return x[:] }

// The equations of geodesics are the Euler-Lagrange equations of half the squared
// speed, with the metric in front.
func TestGeodesicEquationsAreTheVariation(t *testing.T) {
	for _, metric := range []string{
		"diag(1, sin(x)^2)", "1/y^2*eye(2)", "[[1 + x^2, x*y], [x*y, 2 + y^2]]", "[[0, exp(x)], [exp(x), a(y)]]", "diag(-M^2, b(x)^2)",
	} {
		p := compile(t, "chart S(x, y) where y > 0\nparam M where M > 0\nfn a(u), b(u) where b > 0\nmetric g_ij = "+metric+` on S
fn u(s), v(s)
param tau
E = geodesicEquations(g, [u(tau), v(tau)])
chart I(s)
F = geodesicEquations(g, [u(s), v(s)])
map c: I -> S { x = u(s); y = v(s) }
G_nm = compose(components(g), c)
w = [u'(s), v'(s)]
L = 1/2*G_nm w_n w_m
`)
		for k, name := range []string{"u", "v"} {
			for n, e := range []string{"E", "F"} {
				printed, err := p.Eval(context.Background(), fmt.Sprintf("%s[%d]", e, k+1))
				if err != nil {
					t.Fatalf("%s: %v", metric, err)
				}
				left, _, ok := strings.Cut(printed.String(), " = ")
				if want := name + "''(" + []string{"tau", "s"}[n] + ")"; !ok || left != want {
					t.Errorf("%s: %s, not %s = …", metric, printed, want)
				}
			}
		}
		var rights []string
		for k := range 2 {
			printed, _ := p.Eval(context.Background(), fmt.Sprintf("F[%d]", k+1))
			_, right, _ := strings.Cut(printed.String(), " = ")
			rights = append(rights, strings.Split(right, "  (")[0])
		}
		question := fmt.Sprintf("eulerLagrange(L, [u(s), v(s)])_n == -(G_nm [u''(s) - (%s), v''(s) - (%s)]_m)", rights[0], rights[1])
		held, err := p.Eval(context.Background(), question)
		if err != nil || !held.Bool() || !held.Decided() {
			t.Errorf("%s: %s is %v, %v", metric, question, held, err)
		}
	}
}

// What eulerLagrange and geodesicEquations print, and what they refuse.
func TestVariationsAsWritten(t *testing.T) {
	const head = "chart T(t)\nchart M(x, y)\nfn q(s), p(s), V(u), phi(u, v)\nparam m, k\n"
	for _, c := range []struct{ text, want string }{
		{"print eulerLagrange(m/2*q'(t)^2 - V(q(t)), q(t))", "-m q''(t) - V'(q(t))  (depends on the chart)"},
		{"print eulerLagrange(q''(t)^2/2, q(t))", "q''''(t)  (depends on the chart)"},
		{"print eulerLagrange(q'(m)*q(m) + p(m)*q(m), [q(m), p(m)])", "[p(m), q(m)]"},
		{"f = phi(x, y)\nprint eulerLagrange((diff(f, x)^2 - diff(f, y)^2)/2 - V(f), f)", "phi'[v,v](x, y) - phi'[u,u](x, y) - V'(phi(x, y))  (depends on the chart)"},
		{"print eulerLagrange(phi'[u,v](x, y)^2/2, phi(x, y))", "phi'[u,u,v,v](x, y)  (depends on the chart)"},
		{"print eulerLagrange(phi(x, y)^2*x, phi(x, y)) == 2*x*phi(x, y)", "true"},
		{"print eulerLagrange(q(t) - q(t) + p(t), q(t))", "E0331"},
		{"print eulerLagrange(x^2*q'(y)^2, q(y)) == -2*x^2*q''(y)", "true"},
		{"print eulerLagrange(exp(x)*q'(y)^2 + x, q(y)) == -2*exp(x)*q''(y)", "true"},
		{"print eulerLagrange(x^2*q'(y)^2 - q(y)^2, q(y))", "E0331"},
		{"print eulerLagrange((x + y)*q'(y)^2, q(y))", "E0331"},
		{"print eulerLagrange(q'(t)^2 + q(2*t), q(t))", "E0331"},
		{"print eulerLagrange(q'(t)^2 + q(0), q(t))", "E0331"},
		{"print eulerLagrange(q(q(t)), q(t))", "E0331"},
		{"print eulerLagrange(q'(t)^2, q'(t))", "E0331"},
		{"print eulerLagrange(q'(t)^2, q)", "E0331"},
		{"print eulerLagrange(q'(t)^2, 2*q(t))", "E0331"},
		{"print eulerLagrange(q'(t)^2, q(2*t))", "E0331"},
		{"print eulerLagrange(q'(t)^2, phi(t, t))", "E0331"},
		{"print eulerLagrange(q'(t)^2, t)", "E0331"},
		{"f = q(t)\nprint eulerLagrange(q'(t)^2 + (f @ T(2)), q(t))", "E0331"},
		{"print eulerLagrange([q(t), 1], q(t))", "E0331"},
		{"fn A_i(u, v) on M\nprint eulerLagrange((A'[u](x, y)[y] - A'[v](x, y)[x])^2/2, A(x, y))", "E0331"},
		{"fn A_i(u, v) on M\nprint eulerLagrange((A'[u](x, y)[y] - A'[v](x, y)[x])^2/2, components(A(x, y)))", "[A'[u,v](x, y)[y] - A'[v,v](x, y)[x], A'[u,v](x, y)[x] - A'[u,u](x, y)[y]]  (depends on the chart)"},

		{"metric g_ij = diag(1, sin(x)^2) on M\nprint geodesicEquations(g)[1]", "x''(s) = y'(s)^2 sin(x(s)) cos(x(s))"},
		{"metric g_ij = diag(1, sin(x)^2) on M\nshow geodesicEquations(levicivita(g))", "x''(s) = y'(s)^2 sin(x(s)) cos(x(s))\ny''(s) = -2 y'(s) x'(s) cos(x(s))/sin(x(s))"},
		{"param s where s > 0\nmetric g_ij = diag(1, s^2*x^2) on M\nprint geodesicEquations(g)[1]", "x''(tau) = s^2 y'(tau)^2 x(tau)"},
		{"chart C(s) where s > 0\nmetric g_ij = [[s]] on C\nprint geodesicEquations(g)", "[s''(tau) = -s'(tau)^2/(2 s(tau))]"},
		{"metric g_ij = eye(2) on M\nprint geodesicEquations(g)", "[x''(s) = 0, y''(s) = 0]"},
		{"metric g_ij = eye(2) on M\nassert geodesicEquations(g, [q(t), p(t)])[1]", "an assertion fails"},
		{"metric g_ij = eye(2) on M\nprint geodesicEquations(g, [q(x), p(x)])", "E0335"},
		{"metric g_ij = eye(2) on M\nprint geodesicEquations(g, [q(t), q(t)])", "E0331"},
		{"metric g_ij = eye(2) on M\nprint geodesicEquations(g, [q(t), p(m)])", "E0331"},
		{"metric g_ij = eye(2) on M\nprint geodesicEquations(g, q(t))", "E0331"},
		{"chart W(w[2])\nmetric g_ij = eye(2) on W\nprint geodesicEquations(g)", "E0331"},
		{"chart W(w[2])\nmetric g_ij = eye(2) on W\nprint geodesicEquations(g, [q(t), p(t)])", "[q''(t) = 0, p''(t) = 0]"},
		{"print geodesicEquations(q)", "E0331"},
	} {
		if got := printedOrCode(t, head+c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// printedOrCode is what a program prints, or the code of its first error.
func printedOrCode(t *testing.T, text string) string {
	t.Helper()
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "test.geo", text)
	got := ""
	if err == nil {
		var res *interp.Result
		if got, res, err = run(t, p, interp.RunOptions{}); err == nil && !res.OK() {
			got = "an assertion fails"
		}
	}
	if err != nil {
		return code(err)
	}
	return strings.TrimSuffix(got, "\n")
}
