package scalar

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"pgregory.net/rapid"
)

// read evaluates printed text by the language's grammar: an oracle that knows
// nothing of this package but the kernels' names.
func read(text string, vars map[string]float64) (v float64, err error) {
	x, list := grammar.ParseExpr(&diag.Source{Name: "-", Text: text})
	if len(list) > 0 {
		return 0, fmt.Errorf("%s: %s", text, list[0].Message)
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %v", text, r)
		}
	}()
	return value(x, vars), nil
}

func value(x grammar.Expr, vars map[string]float64) float64 {
	switch x := x.(type) {
	case *grammar.Number:
		v, err := strconv.ParseFloat(x.Text, 64)
		if err != nil {
			panic(err)
		}
		return v
	case *grammar.Name:
		switch x.Name {
		case "pi":
			return math.Pi
		case "e":
			return math.E
		}
		v, ok := vars[x.Name]
		if !ok {
			panic("unknown name " + x.Name)
		}
		return v
	case *grammar.Paren:
		return value(x.X, vars)
	case *grammar.Unary:
		return -value(x.X, vars)
	case *grammar.Binary:
		a, b := value(x.X, vars), value(x.Y, vars)
		switch x.Op {
		case "+":
			return a + b
		case "-":
			return a - b
		case "*":
			return a * b
		case "/":
			return a / b
		case "^":
			return math.Pow(a, b)
		case "and":
			return a * b
		}
	case *grammar.Compare:
		a, b := value(x.Xs[0], vars), value(x.Xs[1], vars)
		switch x.Ops[0] {
		case "<":
			return vmath.Less(a, b)
		case "<=":
			return vmath.LessEq(a, b)
		case ">":
			return vmath.Less(b, a)
		case "==":
			return vmath.Eq(a, b)
		case "!=":
			return 1 - vmath.Eq(a, b)
		}
	case *grammar.If:
		if value(x.Cond, vars) != 0 {
			return value(x.Then, vars)
		}
		return value(x.Else, vars)
	case *grammar.Call:
		var a []float64
		for _, y := range x.Args {
			a = append(a, value(y.Value, vars))
		}
		return op.Named(x.Fun.(*grammar.Name).Name).Eval(a)
	}
	panic(fmt.Sprintf("%T", x))
}

func TestPrintedTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		vars := []Expr{
			l.Var(l.NewVar(VarInfo{Name: "x"})),
			l.Var(l.NewVar(VarInfo{Name: "r", Positive: true})),
			l.Var(l.NewVar(VarInfo{Name: "M", Const: true})),
		}
		e := randomExpr(t, l, vars, rapid.IntRange(0, 5).Draw(t, "depth"), rapid.Bool().Draw(t, "kinks"))
		text := l.Format(e, Text)
		l.Format(e, LaTeX)
		r := rng(rapid.Uint64().Draw(t, "points"))
		for i := 0; i < 5; i++ {
			x := []float64{4*r.float() - 2, 0.1 + 2*r.float(), 4*r.float() - 2}
			got, err := read(text, map[string]float64{"x": x[0], "r": x[1], "M": x[2]})
			if err != nil {
				t.Fatal(err)
			}
			want := Eval(e, func(v Var) float64 { return x[v.ID] })
			if !sameNumber(got, want, 1e-6) && !nearKink(e, x) {
				t.Fatalf("%s at %v is %v, want %v", text, x, got, want)
			}
		}
	})
}

// unsimplified draws an expression, mostly one that has a shorter form. Few
// have one by themselves: of twenty draws of randomExpr sometimes none.
func unsimplified(t *rapid.T, l lab, vars []Expr) Expr {
	kinks := rapid.Bool().Draw(t, "kinks")
	part := func(depth int) Expr {
		return randomExpr(t, l, vars, rapid.IntRange(1, depth).Draw(t, "depth"), kinks)
	}
	shape := rapid.IntRange(0, 3).Draw(t, "shape")
	if shape == 0 {
		return part(6)
	}
	a, b, c := part(3), part(3), part(2)
	square := l.Add(l.PowInt(a, 2), l.Mul(l.Int(2), a, b), l.PowInt(b, 2))
	switch shape {
	case 1: // a square, written out
		return l.Mul(c, square)
	case 2: // a common factor
		d := l.Add(l.Int(2), l.PowInt(c, 2))
		return l.Div(l.Add(l.Mul(a, d), l.Mul(b, d)), l.Mul(d, l.Add(l.Int(1), square)))
	}
	// Two fractions.
	return l.Add(l.Div(a, l.Add(l.Int(2), l.PowInt(b, 2))), l.Div(c, l.Add(l.Int(3), l.PowInt(a, 2))))
}

func TestSimplifyKeepsTheValue(t *testing.T) {
	done := 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		vars := []Expr{
			l.Var(l.NewVar(VarInfo{Name: "x"})),
			l.Var(l.NewVar(VarInfo{Name: "r", Positive: true})),
			l.Var(l.NewVar(VarInfo{Name: "y"})),
		}
		e := unsimplified(t, l, vars)
		s := l.Simplify(e, Budget{})
		if s == e {
			return
		}
		done++
		if d := l.IsZero(l.Sub(e, s)); d == NonZero {
			t.Fatalf("%s becomes %s", l.Format(e, Text), l.Format(s, Text))
		}
		r := rng(rapid.Uint64().Draw(t, "points"))
		for i := 0; i < 5; i++ {
			x := []float64{4*r.float() - 2, 0.1 + 2*r.float(), 4*r.float() - 2}
			at := func(v Var) float64 { return x[v.ID] }
			a, b := Eval(e, at), Eval(s, at)
			if !sameNumber(a, b, 1e-6) && !nearKink(e, x) {
				t.Fatalf("%s at %v is %v, simplified %v", l.Format(e, Text), x, a, b)
			}
		}
	})
	if done == 0 {
		t.Errorf("no expression was simplified")
	}
}

func TestDerivativesAgainstDifferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		v := l.NewVar(VarInfo{Name: "x"})
		y := l.NewVar(VarInfo{Name: "y"})
		e := randomExpr(t, l, []Expr{l.Var(v), l.Var(y)}, rapid.IntRange(1, 5).Draw(t, "depth"), false)
		x0, y0 := rapid.Float64Range(-1, 1).Draw(t, "x"), rapid.Float64Range(-1, 1).Draw(t, "y")
		at := func(e Expr, x float64) float64 {
			return Eval(e, func(w Var) float64 {
				if w == v {
					return x
				}
				return y0
			})
		}
		for order := 1; order <= 3; order++ {
			d, err := l.Diff(e, v)
			if err != nil {
				t.Fatal(err)
			}
			// Central differences with one step of Richardson's extrapolation.
			diff := func(h float64) float64 { return (at(e, x0+h) - at(e, x0-h)) / (2 * h) }
			h := 1e-3
			coarse, fine := diff(h), diff(h/2)
			want := (4*fine - coarse) / 3
			got := at(d, x0)
			size := math.Abs(at(e, x0)) + math.Abs(got)
			if math.IsNaN(want) || math.IsInf(want, 0) || size > 1e6 || e.c != nil && !(e.n.err < 1e-12) || math.Abs(coarse-fine) > 1e-3*(1+math.Abs(got)) {
				return // too steep for differences
			}
			if math.Abs(got-want) > 1e-6*(1+size)+0.3*math.Abs(coarse-fine) {
				t.Fatalf("order %d at %v, %v: %v, want %v: %s", order, x0, y0, got, want, l.Format(e, Text))
			}
			e = d
		}
	})
}

// Whole numbers are read as fractions are, however they are read.
func TestWholeNumbersAreRead(t *testing.T) {
	for _, text := range []string{"0", "00", "1", "7", "128", "129", "007", "010", "123456789012345678", "1234567890123456789", "99999999999999999999", "1e3", "1.50", "12.0"} {
		want, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatal(text)
		}
		for _, p := range []*Pool{NewPool(1), NewShapes(1)} {
			e, ok := p.Decimal(text)
			q, exact := e.Rat()
			if !ok || !exact || q.Cmp(want) != 0 {
				t.Errorf("%s is read as %v", text, q)
			}
			if want.IsInt() && want.Num().IsInt64() && e != p.Int(want.Num().Int64()) {
				t.Errorf("%s is not the number that %v is", text, want)
			}
		}
	}
}
