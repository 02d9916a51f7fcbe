package scalar

import (
	"math"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/op/oracle"
)

func TestSpecialValues(t *testing.T) {
	// Abramowitz and Stegun; NIST DLMF 5.4.
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

// every visits the functions with random arguments from the oracle's table, as
// variables; those that stand for an order are numbers.
func every(t *testing.T, draws int, visit func(l lab, f *op.Func, row oracle.Row, xs []Expr, at []float64)) {
	r := rng(3)
	for f := range op.All {
		row, ok := oracle.Known(f.Name)
		if !ok {
			t.Errorf("%s has no line in the oracle's table", f.Name)
			continue
		}
		for _, box := range row.Boxes {
			for range draws {
				l := newLab(t, r.next())
				at := box.Draw(r.float)
				xs := make([]Expr, len(at))
				for i, b := range box {
					xs[i] = l.Var(l.NewVar(VarInfo{Name: string(rune('x' + i))}))
					if b[0] == b[1] {
						xs[i] = l.Float(b[0])
					}
				}
				visit(l, f, row, xs, at)
			}
		}
	}
}

// First and second derivatives of every function are those of 800-bit
// differences.
func TestKernelDerivatives(t *testing.T) {
	every(t, 2, func(l lab, f *op.Func, row oracle.Row, xs []Expr, at []float64) {
		e := l.Call(f, xs...)
		scale := 1 + math.Abs(f.Eval(at))
		for i, x := range xs {
			v, ok := x.AsVar()
			if !ok {
				continue
			}
			d := e
			for order := 1; order <= 2; order++ {
				var err error
				if d, err = l.Diff(d, v); err != nil {
					if ds, ok := f.Derivative.(op.Partials); !ok || !ds[i].IsNone() {
						t.Errorf("%s: %v", f.Name, err)
					}
					break
				}
				want := row.Derivative(at, i, order)
				got := Eval(d, func(w Var) float64 { return at[w.ID] })
				if scale = max(scale, math.Abs(want)); !(math.Abs(got-want) <= 1e-11*scale) {
					t.Errorf("%s%v: derivative %d by argument %d is %v, want %v", f.Name, at, order, i, got, want)
				}
			}
		}
	})
}

// What a call of special arguments folds to has the value of the function: at
// fractions, multiples of π and roots, with signs and quarter turns in front, of
// values of other functions.
func TestFoldsKeepTheValueOfTheFunction(t *testing.T) {
	folded := 0
	every(t, 1, func(l lab, f *op.Func, row oracle.Row, xs []Expr, at []float64) {
		if f.Arity() > 1 {
			return
		}
		x := xs[0]
		us := []Expr{l.Neg(x), l.Add(x, l.Scale(3, 2, l.Pi())), l.Sub(x, l.Pi()), l.Sub(l.Scale(1, 2, l.Pi()), x), l.E()}
		for n := int64(-12); n <= 12; n++ {
			us = append(us, l.Ratio(n, 4), l.Ratio(n, 3), l.Scale(n, 12, l.Pi()), l.Scale(n, 6, l.Sqrt(l.Int(2))), l.Scale(n, 6, l.Sqrt(l.Int(3))))
		}
		for g := range op.All {
			if g.Arity() == 1 {
				us = append(us, l.Call(g, x))
			}
		}
		us = append(us, l.Call(fnAtan2, l.Ratio(1, 3), x))
		for _, u := range us {
			value := func(e Expr) float64 { return Eval(e, func(Var) float64 { return at[0] }) }
			arg := value(u)
			e := l.Call(f, u)
			if e.c != nil && e.n.op == opCall && e.n.kern == f && e.n.args[0] == u {
				continue
			}
			folded++
			want := f.Eval([]float64{arg})
			if math.IsNaN(want) || math.Abs(want) > 1e6 || f.Branches == op.Branching && math.Abs(arg) < 1e-9 {
				continue
			}
			if got := value(e); !(math.Abs(got-want) <= 1e-9*(1+math.Abs(want))) {
				t.Errorf("%s(%s) is %s, %v, want %v at x = %v", f.Name, l.Format(u, Text), l.Format(e, Text), got, want, at[0])
			}
		}
	})
	if folded < 500 {
		t.Errorf("%d calls were folded", folded)
	}
}

// Every function is written, in text that the language reads back with the same
// value, and in LaTeX.
func TestEveryFunctionIsWritten(t *testing.T) {
	every(t, 1, func(l lab, f *op.Func, row oracle.Row, xs []Expr, at []float64) {
		e := l.Call(f, xs...)
		text, latex := l.FormatBoth([]Expr{e}, LaTeX, nil)
		if latex[0] == "" {
			t.Errorf("%s has no LaTeX", text[0])
		}
		if e.n.op == opCall && !strings.Contains(latex[0], strings.TrimSpace(e.n.kern.Writing.Head)) {
			t.Errorf("%s is %q in LaTeX, without %s", text[0], latex[0], e.n.kern.Writing.Head)
		}
		values := map[string]float64{}
		for i := range at {
			values[string(rune('x'+i))] = at[i]
		}
		got, err := read(text[0], values)
		if want := f.Eval(at); err != nil || !(math.Abs(got-want) <= 1e-12*(1+math.Abs(want))) {
			t.Errorf("%s of %v is written %s, which is %v, want %v (%v)", f.Name, at, text[0], got, want, err)
		}
	})
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
		{l.Mul(x, l.Float(math.Inf(1))), 1, "inf", "inf is no number: it stands as an end of an interval and in conditions"},
	} {
		off, why := l.Explain(nil, k.e, func(Var) float64 { return k.at })
		if got := l.Format(off, Text); got != k.what || why != k.why {
			t.Errorf("%s: %q %q, want %q %q", l.Format(k.e, Text), got, why, k.what, k.why)
		}
	}
}
