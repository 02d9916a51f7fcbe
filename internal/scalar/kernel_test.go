package scalar

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
)

func TestSpecialValues(t *testing.T) {
	// Abramowitz and Stegun, tables 6.1 and 6.5; NIST DLMF 5.4.
	const zeta3 = 1.2020569031595942
	for _, k := range []struct {
		name string
		args []float64
		want float64
	}{
		{"digamma", []float64{1}, -0.57721566490153286},
		{"trigamma", []float64{1}, math.Pi * math.Pi / 6},
		{"trigamma", []float64{0.5}, math.Pi * math.Pi / 2},
		{"polygamma", []float64{2, 1}, -2 * zeta3},
		{"polygamma", []float64{3, 1}, math.Pow(math.Pi, 4) / 15},
		{"polygamma", []float64{1, 10}, 0.10516633568168575},
		{"polygamma", []float64{2, 0.5}, -14 * zeta3},
		{"polygamma", []float64{1, -0.5}, math.Pi*math.Pi/2 + 4},
		{"gamma", []float64{5}, 24},
		{"sigmoid", []float64{0}, 0.5},
		{"sigmoid", []float64{-800}, 0},
		{"softplus", []float64{800}, 800},
		{"relu", []float64{0}, 0},
		{"step", []float64{0}, 0},
		{"atan2", []float64{math.Copysign(0, -1), -1}, math.Pi},
	} {
		if got := op.Named(k.name).Eval(k.args); math.Abs(got-k.want) > 1e-13*(1+math.Abs(k.want)) {
			t.Errorf("%s%v = %v, want %v", k.name, k.args, got, k.want)
		}
	}
}

// Every kernel's derivative rule against differences, inside its domain.
func TestKernelDerivatives(t *testing.T) {
	for _, k := range []struct {
		name string
		args []float64
	}{
		{"sin", []float64{0.7}}, {"cos", []float64{0.7}}, {"tan", []float64{0.7}}, {"asin", []float64{0.3}},
		{"acos", []float64{0.3}}, {"atan", []float64{0.7}}, {"atan2", []float64{0.7, -0.4}}, {"sinh", []float64{0.7}},
		{"cosh", []float64{0.7}}, {"tanh", []float64{0.7}}, {"exp", []float64{0.7}}, {"log", []float64{0.7}},
		{"abs", []float64{-0.7}}, {"sign", []float64{-0.7}}, {"min", []float64{0.7, 0.6}}, {"max", []float64{0.7, 0.6}},
		{"erf", []float64{0.7}}, {"gamma", []float64{2.7}}, {"lgamma", []float64{2.7}},
		{"digamma", []float64{2.7}}, {"trigamma", []float64{2.7}}, {"relu", []float64{0.7}}, {"step", []float64{0.7}},
		{"softplus", []float64{0.7}}, {"sigmoid", []float64{0.7}}, {"select", []float64{1, 0.7, 0.4}},
		{"pow", []float64{0.7, 1.3}}, {"sqrt", []float64{0.7}}, {"root3", []float64{0.7}}, {"root12", []float64{0.7}},
		{"rcp", []float64{0.7}},
	} {
		kern := op.Named(k.name)
		l := newLab(t, 1)
		var vs []Var
		var xs []Expr
		for range k.args {
			v := l.NewVar(VarInfo{Name: "x"})
			vs, xs = append(vs, v), append(xs, l.Var(v))
		}
		e := l.Call(kern, xs...)
		for i, v := range vs {
			if k.name == "select" && i == 0 {
				continue
			}
			for order := 1; order <= 2; order++ {
				f := e
				if order == 2 {
					f = l.diff(e, xs[i])
				}
				d := l.diff(f, xs[i])
				at := func(h float64) func(Var) float64 {
					return func(w Var) float64 {
						if w == v {
							return k.args[w.ID] + h
						}
						return k.args[w.ID]
					}
				}
				const h = 1e-4
				diff := func(h float64) float64 { return (Eval(f, at(h)) - Eval(f, at(-h))) / (2 * h) }
				want := (4*diff(h/2) - diff(h)) / 3
				if got := Eval(d, at(0)); math.Abs(got-want) > 1e-8*(1+math.Abs(want)) {
					t.Errorf("%s: derivative %d by argument %d is %v, want %v", k.name, order, i, got, want)
				}
			}
		}
	}
}

func TestKinksTakeOneSide(t *testing.T) {
	l := newLab(t, 1)
	v := l.NewVar(VarInfo{Name: "x"})
	x := l.Var(v)
	at := func(e Expr, a float64) float64 { return Eval(e, func(Var) float64 { return a }) }
	for _, k := range []struct {
		e    Expr
		want float64
	}{
		{l.call("relu", x), 0},
		{l.call("max", x, Expr{}), 1},
		{l.call("min", x, Expr{}), 1},
		{l.call("abs", x), 0},
		{l.call("select", l.call("less", Expr{}, x), l.Sqrt(x), Expr{}), 0},
	} {
		if got := at(l.diff(k.e, x), 0); got != k.want {
			t.Errorf("derivative of %s at 0 is %v, want %v", l.Format(k.e, Text), got, k.want)
		}
	}
}

func TestDerivativesRefused(t *testing.T) {
	l := newLab(t, 1)
	v := l.NewVar(VarInfo{Name: "x"})
	x := l.Var(v)
	f := &Func{Name: "table", Arity: 1, Eval: func(a []float64) float64 { return a[0] }}
	if _, err := l.Diff(l.Apply(f, x), v); err == nil {
		t.Error("a function without derivative was differentiated")
	}
	if _, err := l.Diff(l.Call(op.Named("polygamma"), x, l.Int(1)), v); err == nil {
		t.Error("polygamma was differentiated by its order")
	}
	if _, err := l.Diff(l.Mul(x, l.call("floor", x)), v); err == nil {
		t.Error("floor was differentiated")
	}
	if d, err := l.Diff(l.Mul(x, l.call("floor", l.Rcp(l.Int(2)))), v); err != nil || d != (Expr{}) {
		t.Error("a constant's floor is one", d, err)
	}
	if d, err := l.Diff(l.Apply(f, l.Int(2)), v); err != nil || !d.IsZero() {
		t.Error("a constant has the derivative 0")
	}
}

func TestExplain(t *testing.T) {
	l := newLab(t, 1)
	v := l.NewVar(VarInfo{Name: "x"})
	x := l.Var(v)
	for _, k := range []struct {
		e    Expr
		at   float64
		what string
		why  string
	}{
		{l.Add(x, l.call("log", l.Sub(x, l.Int(2)))), 1, "log(x - 2)", "log of a negative number"},
		{l.call("log", x), 0, "log(x)", "log of zero"},
		{l.call("sin", l.Rcp(l.Sub(x, l.Int(1)))), 1, "1/(x - 1)", "division by zero"},
		{l.Sqrt(x), -1, "sqrt(x)", "sqrt of a negative number"},
		{l.PowInt(Expr{}, -1), 1, "1/0", "division by zero"},
		{l.call("asin", x), 2, "asin(x)", "asin of a number outside [-1, 1]"},
		{l.call("gamma", x), -1, "gamma(x)", "gamma of zero or a negative integer"},
		{l.call("exp", x), 1000, "exp(x)", "exp overflows"},
		{l.Pow(x, l.Ratio(1, 3)), -1, "x^(1/3)", "a fractional power of a negative number"},
		{l.call("log", x), 1, "0", ""},
		{l.Mul(x, l.Float(math.Inf(1))), 1, "+Inf", "the value overflows"},
	} {
		off, why := l.Explain(k.e, func(Var) float64 { return k.at })
		if got := l.Format(off, Text); got != k.what || why != k.why {
			t.Errorf("%s: %q %q, want %q %q", l.Format(k.e, Text), got, why, k.what, k.why)
		}
	}
}
