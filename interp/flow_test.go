package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// linearSystem is x' = A x with a known solution: A has one real eigenvalue and two
// complex ones along the columns of S.
type linearSystem struct {
	s, inv       [3][3]float64
	real, re, im float64
}

func drawLinear(rng *rand.Rand) *linearSystem {
	l := &linearSystem{real: rng.NormFloat64(), re: 0.5 * rng.NormFloat64(), im: 1 + rng.Float64()}
	for {
		for i := range 3 {
			for j := range 3 {
				l.s[i][j] = rng.NormFloat64()
			}
		}
		s := l.s
		minor := func(i, j int) float64 {
			a, b, c, d := (i+1)%3, (i+2)%3, (j+1)%3, (j+2)%3
			return s[a][c]*s[b][d] - s[a][d]*s[b][c]
		}
		det := s[0][0]*minor(0, 0) + s[0][1]*minor(0, 1) + s[0][2]*minor(0, 2)
		for i := range 3 {
			for j := range 3 {
				l.inv[j][i] = minor(i, j) / det
			}
		}
		if math.Abs(det) > 0.5 {
			return l
		}
	}
}

// by is S B S^-1, of a block B by its real number, and its pair.
func (l *linearSystem) by(r, c, s float64) (m [3][3]float64) {
	b := [3][3]float64{{r, 0, 0}, {0, c, -s}, {0, s, c}}
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				for n := range 3 {
					m[i][j] += l.s[i][k] * b[k][n] * l.inv[n][j]
				}
			}
		}
	}
	return m
}

// at is exp(A t) x.
func (l *linearSystem) at(x [3]float64, t float64) (y [3]float64) {
	e := math.Exp(l.re * t)
	m := l.by(math.Exp(l.real*t), e*math.Cos(l.im*t), e*math.Sin(l.im*t))
	for i := range 3 {
		for j := range 3 {
			y[i] += m[i][j] * x[j]
		}
	}
	return y
}

// Flows of linear fields are matrix exponentials, at times of both signs and in any
// order, and the estimate of the error is not below the error.
func TestFlowsOfLinearFields(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 8 {
		l := drawLinear(rng)
		a := l.by(l.real, l.re, l.im)
		start := [3]float64{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}
		var rows []string
		for _, r := range a {
			rows = append(rows, fmt.Sprintf("(%.17g)*x + (%.17g)*y + (%.17g)*z", r[0], r[1], r[2]))
		}
		p := compile(t, fmt.Sprintf("chart X(x, y, z)\nv^i = [%s] on X\np = X(%.17g, %.17g, %.17g)", strings.Join(rows, ", "), start[0], start[1], start[2]))
		times := []float64{1.5, -0.5, 0, 3, -2}
		points, err := p.Eval(context.Background(), "flow(v, p, [1.5, -0.5, 0, 3, -2])")
		if err != nil {
			t.Fatal(err)
		}
		for k, q := range points.Elems() {
			want := l.at(start, times[k])
			for i, x := range q.Float64s() {
				if !(math.Abs(x-want[i]) <= 1e-9*math.Max(1, math.Abs(want[i]))) {
					t.Errorf("at %v: %v, not %v", times[k], q.Float64s(), want)
				}
			}
		}
		for _, tol := range []float64{1e-2, 1e-4, 1e-6, 1e-9, 1e-12} {
			for _, T := range []float64{0.3, 2, 5} {
				args := fmt.Sprintf("(v, p, %v, tol: %v)", T, tol)
				end, err := p.Eval(context.Background(), "flow"+args)
				if err != nil {
					t.Fatal(err)
				}
				said, err := p.Eval(context.Background(), "flowError"+args)
				if err != nil {
					t.Fatal(err)
				}
				off := 0.0
				for i, x := range end.Float64s() {
					off = math.Max(off, math.Abs(x-l.at(start, T)[i])/math.Max(1, math.Abs(x)))
				}
				if rounding := 1e-14; off > 2*said.Float64()+rounding || said.Float64() > 1e4*tol*math.Exp(5*math.Abs(T)) {
					t.Errorf("to %v with %v: the error is %v, and said to be %v", T, tol, off, said.Float64())
				}
			}
		}
	}
}

// What is known of other flows: of fields that depend on time, of Hamiltonians, of
// fields that are pushed, and where they end.
func TestFlowsAsWritten(t *testing.T) {
	const head = "chart X(x)\nchart P(q, p)\nchart D(u, w) where u > 0\n"
	for _, c := range []struct{ text, want string }{
		{"chart Y(t, y)\nv^i = [1, cos(t)*y] on Y\nprint abs(flow(v, Y(0, 1), 2)[y] - (exp(sin(2)))) < 1e-10", "true"},
		{"v^i = [x^2] on X\nprint flow(v, X(1), 0.75)", "X(4)"},
		{"v^i = [x^2] on X\nprint flow(v, X(1), 2)", "E0416"},
		{"v^i = [-1, 0] on D\nprint flow(v, D(1, 0), 2)", "E0416"},
		{"v^i = [log(x)] on X\nprint flow(v, X(-1), 2)", "E0416"},
		{"H = p^2/2 - cos(q)\nv^i = [diff(H, p), -diff(H, q)] on P\na = P(1, 0.3)\nprint abs((H @ flow(v, a, 20)) - (H @ a)) < 1e-9, abs((H @ flow(v, a, -20)) - (H @ a)) < 1e-9", "true, true"},
		{"chart HH(a, b, r, s)\nH = (r^2 + s^2 + a^2 + b^2)/2 + a^2*b - b^3/3\nv^i = [diff(H, r), diff(H, s), -diff(H, a), -diff(H, b)] on HH\nz = HH(0, 0.1, 0.35, 0.1)\nprint abs((H @ flow(v, z, 30)) - (H @ z)) < 1e-8", "true"},
		{"v^i = [q - p, q*p] on P\nmap f: P -> D { u = exp(q); w = p + q^2 } inverse { q = log(u); p = w - log(u)^2 }\na = P(0.2, 0.4)\nb = flow(push(v, f), f(a), 0.7)\nc = f(flow(v, a, 0.7))\nprint abs(b[u] - (c[u])) < 1e-10, abs(b[w] - (c[w])) < 1e-10", "true, true"},
		{"metric G_ij = diag(1, 4) on P\nL = q^2 + p^2\nv = grad(-L, G)\nprint abs(flow(v, P(1, 1), 1)[p] - (exp(-1/2))) < 1e-10", "true"},
		{"v^i = [-p, q] on P\nprint flow(v, P(1, 0), [0, pi])[1], flow(v, P(1, 0), 0)", "P(1, 0), P(1, 0)"},
		{"v^i = [-p, q] on P\nfor s in 1..2 { print abs(flow(v, P(1, 0), s)[q] - (cos(s))) < 1e-10 }", "true\ntrue"},
		{"v^i = [-p, q] on P\nf = q*p\nprint abs((d_i f @ flow(v, P(0, 1), pi))[q] + 1) < 1e-10", "true"},
		{"v^i = [-p, q] on P\nprint flow(v @ P(1, 0), P(1, 0), 1)", "E0331"},
		{"print flow([-p, q], P(1, 0), 1)", "E0331"},
		{"v^i = [-p, q] on P\nprint flow(v, X(1), 1)", "E0335"},
		{"v^i = [-p, q] on P\nprint flow(v, P(1, 0), q)", "E0331"},
		{"v_i = [-p, q] on P\nprint flow(v, P(1, 0), 1)", "E0331"},
		{"v^i = [-p, q] on P\nprint flow(v, P(1, 0), 1, steps: 3)", "E0330"},
		{"v^i = [-p, q] on P\nprint flow(v, P(1, 0))", "E0330"},
		{"param k\nv^i = [-k*p, q] on P\nprint flow(v, P(1, 0), 1)", "E0412"},
		{"fn a(s)\nv^i = [-a(p), q] on P\nprint flow(v, P(1, 0), 1)", "E0412"},
		{"v^i = [-p, q] on P\nprint diff(flow(v, P(1, 0), 1)[q], q)", "E0331"},
	} {
		if got := printedOrCode(t, head+c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
