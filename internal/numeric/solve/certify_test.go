package solve

// Tests of what is called a minimum: functions without one, saddles, degenerate minima, by their own definitions.

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
)

func expOf(x hyper) hyper   { e := math.Exp(x.v); return x.fn(e, e, e) }
func logOf(x hyper) hyper   { return x.fn(math.Log(x.v), 1/x.v, -1/(x.v*x.v)) }
func squared(x hyper) hyper { return x.mul(x) }
func neg(x hyper) hyper     { return con(0).sub(x) }
func inverse(x hyper) hyper {
	return x.fn(1/x.v, -1/(x.v*x.v), 2/(x.v*x.v*x.v))
}
func rootOf(x hyper) hyper {
	r := math.Sqrt(x.v)
	return x.fn(r, 0.5/r, -0.25/(r*x.v))
}
func power(x hyper, k int) hyper {
	y := con(1)
	for range k {
		y = y.mul(x)
	}
	return y
}

// Each has no local minimum, by calculus.
func TestMinimiseWithoutMinimum(t *testing.T) {
	logistic := func(x []hyper) hyper { // two separable classes
		s := con(0)
		for _, a := range [][2]float64{{1, 2}, {2, 1}, {0.5, 3}, {1.5, 0.2}} {
			u := x[0].mul(con(-a[0])).add(x[1].mul(con(-a[1])))
			s = s.add(logOf(con(1).add(expOf(u))))
		}
		return s
	}
	for _, c := range []struct {
		name string
		f    func([]hyper) hyper
		from []float64
	}{
		{"exp(-x)", func(x []hyper) hyper { return expOf(neg(x[0])) }, []float64{0}},
		{"exp(-x) far", func(x []hyper) hyper { return expOf(neg(x[0])) }, []float64{30}},
		{"1 + exp(-x)", func(x []hyper) hyper { return con(1).add(expOf(neg(x[0]))) }, []float64{0}},
		{"1/x", func(x []hyper) hyper {
			if x[0].v <= 0 {
				return con(math.NaN())
			}
			return inverse(x[0])
		}, []float64{0.3}},
		{"gauss", func(x []hyper) hyper { return expOf(neg(squared(x[0]).add(squared(x[1])))) }, []float64{0.3, 0.7}},
		{"-gauss far", func(x []hyper) hyper { return neg(con(1).add(expOf(neg(x[0])))) }, []float64{1}},
		{"-log", func(x []hyper) hyper { return neg(logOf(con(1).add(squared(x[0])).add(squared(x[1])))) }, []float64{0.3, 0.7}},
		{"cubic", func(x []hyper) hyper { return power(x[0], 3).add(power(x[1], 3)) }, []float64{0.3, 0.7}},
		{"inflection", func(x []hyper) hyper { return power(x[0], 3) }, []float64{0}},
		{"inflection above", func(x []hyper) hyper { return con(1).add(power(x[0], 3)) }, []float64{0.5}},
		{"fifth power", func(x []hyper) hyper { return power(x[0], 5) }, []float64{1}},
		{"monkey saddle", func(x []hyper) hyper {
			return power(x[0], 3).sub(con(3).mul(x[0]).mul(squared(x[1])))
		}, []float64{0, 0}},
		{"-x^4", func(x []hyper) hyper { return neg(power(x[0], 4)) }, []float64{0}},
		{"Peano's surface", func(x []hyper) hyper {
			return x[1].sub(squared(x[0])).mul(x[1].sub(con(2).mul(squared(x[0]))))
		}, []float64{0, 0}},
		{"separable classes", logistic, []float64{0, 0}},
		{"a root that flattens", func(x []hyper) hyper { return rootOf(con(1).add(squared(x[0]))).sub(x[0]) }, []float64{0}},
		{"valley to infinity", func(x []hyper) hyper { return squared(x[1]).add(expOf(x[0])) }, []float64{0, 1}},
		{"x y", func(x []hyper) hyper { return x[0].mul(x[1]) }, []float64{0, 0}},
	} {
		for _, dense := range []int{64, 1} {
			if dense == 1 && len(c.from) == 1 {
				continue
			}
			m, err := Minimise(context.Background(), objective(len(c.from), c.f), c.from, MinimiseOptions{Dense: dense - dense%2})
			var none *NoMinimum
			if !errors.As(err, &none) {
				t.Errorf("%s: %+v, %v", c.name, m, err)
			}
		}
	}
}

// Minima at which the Hessian vanishes in some direction are found and said to be so;
// others are not.
func TestMinimiseDegenerate(t *testing.T) {
	for _, c := range []struct {
		name string
		f    func([]hyper) hyper
		from []float64
		flat int
		at   []float64
	}{
		{"x^4", func(x []hyper) hyper { return power(x[0], 4) }, []float64{1}, 1, []float64{0}},
		{"x^4 from its minimum", func(x []hyper) hyper { return power(x[0], 4) }, []float64{0}, 1, []float64{0}},
		{"1 + (x-2)^6", func(x []hyper) hyper { return con(1).add(power(x[0].sub(con(2)), 6)) }, []float64{0}, 1, []float64{2}},
		{"x^12", func(x []hyper) hyper { return power(x[0], 12) }, []float64{1}, 1, []float64{0}},
		{"x^4 + y^2", func(x []hyper) hyper { return power(x[0], 4).add(squared(x[1])) }, []float64{1, 1}, 1, []float64{0, 0}},
		{"a line of minima", func(x []hyper) hyper { return squared(x[0].add(x[1]).sub(con(1))) }, []float64{3, 4}, 1, nil},
		{"constant", func(x []hyper) hyper { return con(3).add(x[0].mul(con(0))) }, []float64{5}, 1, []float64{5}},
		{"both ways steep", func(x []hyper) hyper { return expOf(x[0]).sub(x[0]) }, []float64{30}, 0, []float64{0}},
		{"a weak square", func(x []hyper) hyper { return con(1e-12).mul(squared(x[0])) }, []float64{5}, 0, []float64{0}},
		{"weak beside strong", func(x []hyper) hyper { return squared(x[0]).add(con(1e-8).mul(squared(x[1].sub(con(1))))) }, []float64{5, 5}, 0, []float64{0, 1}},
		{"double well from its saddle", func(x []hyper) hyper { return squared(squared(x[0]).sub(con(1))).add(squared(x[1])) }, []float64{0, 0.7}, 0, nil},
	} {
		m, err := Minimise(context.Background(), objective(len(c.from), c.f), c.from, MinimiseOptions{})
		if err != nil || m.Flat != c.flat {
			t.Errorf("%s: %+v, %v, want %d flat directions", c.name, m, err, c.flat)
			continue
		}
		for i, want := range c.at {
			if math.Abs(m.X[i]-want) > 1e-5 {
				t.Errorf("%s: at %g, want %g", c.name, m.X, c.at)
			}
		}
	}
}

// A function that has no value beyond an edge, and falls towards it, has no minimum.
func TestNoMinimumAtAnEdge(t *testing.T) {
	beyond := func(low float64, f func(x []hyper) hyper) Objective {
		o := objective(1, f)
		value, gradient := o.Value, o.Gradient
		o.Value = func(x []float64) (float64, error) {
			if !(x[0] > low) {
				return math.Inf(1), nil
			}
			return value(x)
		}
		o.Gradient = func(x, g []float64) (float64, error) {
			if !(x[0] > low) {
				return math.Inf(1), nil
			}
			return gradient(x, g)
		}
		return o
	}
	square := func(x []hyper) hyper { return x[0].mul(x[0]) }
	root := func(x []hyper) hyper {
		r := math.Sqrt(x[0].v)
		return x[0].fn(r, 0.5/r, -0.25/(r*r*r))
	}
	for _, c := range []struct {
		name string
		f    Objective
		from float64
	}{{"x^2 beyond 1", beyond(1, square), 3}, {"x^2 beyond 0", beyond(0, square), 0.5}, {"sqrt(x) beyond 0", beyond(0, root), 1}} {
		m, err := Minimise(context.Background(), c.f, []float64{c.from}, MinimiseOptions{})
		var none *NoMinimum
		if !errors.As(err, &none) || !strings.Contains(none.Why, "edge") {
			t.Errorf("%s: a minimum at %v, %v", c.name, m.X, err)
		}
	}
	m, err := Minimise(context.Background(), beyond(-1, square), []float64{40}, MinimiseOptions{})
	if err != nil || math.Abs(m.X[0]) > 1e-10 {
		t.Errorf("x^2 beyond -1: a minimum at %v, %v", m.X, err)
	}
}
