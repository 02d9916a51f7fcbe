package solve

import (
	"context"
	"math"
	"testing"
)

// objective builds one with exact derivatives of second order by a tiny
// hyper-dual evaluation, so that tests do not differentiate by hand.
func objective(n int, f func(x []hyper) hyper) Objective {
	lift := func(x []float64) []hyper {
		y := make([]hyper, n)
		for i := range y {
			y[i].v = x[i]
		}
		return y
	}
	return Objective{
		N:     n,
		Value: func(x []float64) (float64, error) { return f(lift(x)).v, nil },
		Gradient: func(x, g []float64) (float64, error) {
			y := lift(x)
			var out hyper
			for i := range g {
				y[i].a = 1
				out = f(y)
				g[i] = out.a
				y[i].a = 0
			}
			return out.v, nil
		},
		Product: func(x, v, hv []float64) error {
			y := lift(x)
			for i := range y {
				y[i].b = v[i]
			}
			for i := range hv {
				y[i].a = 1
				hv[i] = f(y).ab
				y[i].a = 0
			}
			return nil
		},
	}
}

// hyper is v + a ε1 + b ε2 + ab ε1ε2.
type hyper struct{ v, a, b, ab float64 }

func con(c float64) hyper         { return hyper{v: c} }
func (x hyper) add(y hyper) hyper { return hyper{x.v + y.v, x.a + y.a, x.b + y.b, x.ab + y.ab} }
func (x hyper) sub(y hyper) hyper { return hyper{x.v - y.v, x.a - y.a, x.b - y.b, x.ab - y.ab} }
func (x hyper) mul(y hyper) hyper {
	return hyper{x.v * y.v, x.a*y.v + x.v*y.a, x.b*y.v + x.v*y.b, x.ab*y.v + x.a*y.b + x.b*y.a + x.v*y.ab}
}
func (x hyper) fn(f, d, dd float64) hyper {
	return hyper{f, d * x.a, d * x.b, d*x.ab + dd*x.a*x.b}
}

func rosenbrock(x []hyper) hyper {
	s := hyper{}
	for i := 0; i+1 < len(x); i++ {
		u := x[i+1].sub(x[i].mul(x[i]))
		w := con(1).sub(x[i])
		s = s.add(con(100).mul(u).mul(u)).add(w.mul(w))
	}
	return s
}

// Known hard problems: Rosenbrock, Powell and Beale are among those of Moré, Garbow
// & Hillstrom (1981). Where the sum of squares vanishes is read off the formula.
func TestMinimise(t *testing.T) {
	powell := func(x []hyper) hyper {
		a := x[0].add(con(10).mul(x[1]))
		b := x[2].sub(x[3])
		c := x[1].sub(con(2).mul(x[2]))
		d := x[0].sub(x[3])
		c, d = c.mul(c), d.mul(d)
		return a.mul(a).add(con(5).mul(b).mul(b)).add(c.mul(c)).add(con(10).mul(d).mul(d))
	}
	beale := func(x []hyper) hyper {
		s := hyper{}
		y := con(1)
		for _, c := range []float64{1.5, 2.25, 2.625} {
			y = y.mul(x[1])
			u := con(c).sub(x[0].mul(con(1).sub(y)))
			s = s.add(u.mul(u))
		}
		return s
	}
	himmelblau := func(x []hyper) hyper {
		a := x[0].mul(x[0]).add(x[1]).sub(con(11))
		b := x[0].add(x[1].mul(x[1])).sub(con(7))
		return a.mul(a).add(b.mul(b))
	}
	flat := func(x []hyper) hyper { // 1 + cosh-like, minimum value not zero
		e := math.Exp(x[0].v - 3)
		p := x[0].fn(e, e, e)
		q := x[0].fn(1/e, -1/e, 1/e)
		return p.add(q).add(x[1].mul(x[1]))
	}
	saddle := func(x []hyper) hyper { // starts on the saddle at 0
		u := x[0].mul(x[0]).sub(con(1))
		return u.mul(u).add(x[1].mul(x[1]))
	}
	start := make([]float64, manyVariables())
	for i := range start {
		start[i] = -1.2 + 2.2*float64(i%2)
	}
	cases := []struct {
		name string
		f    func([]hyper) hyper
		from []float64
		want []float64 // nil: check the value alone
		min  float64
		tol  float64
	}{
		{"rosenbrock", rosenbrock, []float64{-1.2, 1}, []float64{1, 1}, 0, 1e-11},
		{"powell singular", powell, []float64{3, -1, 0, 1}, nil, 0, 1e-12},
		{"beale", beale, []float64{1, 1}, []float64{3, 0.5}, 0, 1e-11},
		{"himmelblau", himmelblau, []float64{1, 1}, []float64{3, 2}, 0, 1e-11},
		{"nonzero minimum", flat, []float64{-4, 9}, []float64{3, 0}, 2, 1e-11},
		{"saddle", saddle, []float64{0, 0.5}, nil, 0, 1e-12},
		{"long rosenbrock", rosenbrock, start, nil, -1, 1e-9},
	}
	for _, c := range cases {
		m, err := Minimise(context.Background(), objective(len(c.from), c.f), c.from, MinimiseOptions{})
		if err != nil {
			t.Errorf("%s: %v, at %.6g", c.name, err, m.X[:2])
			continue
		}
		t.Logf("%s: %d iterations, value %.3g, gradient %.2g", c.name, m.Iterations, m.Value, m.Gradient)
		if m.Gradient > 1e-8 {
			t.Errorf("%s: gradient %g", c.name, m.Gradient)
		}
		if c.min >= 0 && math.Abs(m.Value-c.min) > c.tol {
			t.Errorf("%s: value %g", c.name, m.Value)
		}
		for i := range c.want {
			if math.Abs(m.X[i]-c.want[i]) > c.tol {
				t.Errorf("%s: x[%d] = %.15g, want %g", c.name, i, m.X[i], c.want[i])
			}
		}
	}
	m, err := Minimise(context.Background(), objective(len(start), rosenbrock), start, MinimiseOptions{Dense: 1})
	if err != nil || m.Gradient > 1e-9 {
		t.Errorf("long rosenbrock by products: %v, gradient %g, %d iterations", err, m.Gradient, m.Iterations)
	}
}

// A domain's edge (NaN outside) shortens steps; no minimum and kinks are errors.
func TestMinimiseTrouble(t *testing.T) {
	barrier := func(x []hyper) hyper { // x - log x, minimum 1 at 1
		l := math.Log(x[0].v)
		return x[0].sub(x[0].fn(l, 1/x[0].v, -1/(x[0].v*x[0].v)))
	}
	m, err := Minimise(context.Background(), objective(1, barrier), []float64{30}, MinimiseOptions{})
	if err != nil || math.Abs(m.X[0]-1) > 1e-10 {
		t.Errorf("x - log x: %v %v", m, err)
	}
	down := func(x []hyper) hyper { return x[0].mul(con(-1)) }
	if _, err := Minimise(context.Background(), objective(1, down), []float64{0}, MinimiseOptions{}); err == nil {
		t.Error("a line has a minimum")
	}
	kink := func(x []hyper) hyper {
		if x[0].v < 0.3 {
			return con(0.3).sub(x[0])
		}
		return x[0].sub(con(0.3))
	}
	m, err = Minimise(context.Background(), objective(1, kink), []float64{2}, MinimiseOptions{})
	if err == nil || math.Abs(m.X[0]-0.3) > 1e-6 {
		t.Errorf("|x - 0.3|: %v %v", m, err)
	}
}
