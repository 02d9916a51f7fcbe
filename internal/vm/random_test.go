package vm

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// lab is a pool with the variables of a test.
type lab struct{ *scalar.Pool }

func (l lab) v(name string) scalar.Expr { return l.Var(l.NewVar(scalar.VarInfo{Name: name})) }

func (l lab) call(name string, args ...scalar.Expr) scalar.Expr {
	return l.Call(op.Named(name), args...)
}

// randomExpr draws an expression of some depth over the variables, of smooth
// functions only unless kinks is set.
func randomExpr(t *rapid.T, l lab, vars []scalar.Expr, depth int, kinks bool) scalar.Expr {
	if depth == 0 {
		switch rapid.IntRange(0, 5).Draw(t, "leaf") {
		case 0:
			return l.Int(int64(rapid.IntRange(-3, 3).Draw(t, "n")))
		case 1:
			return l.Ratio(int64(rapid.IntRange(-9, 9).Draw(t, "p")), int64(rapid.IntRange(1, 9).Draw(t, "q")))
		default:
			return vars[rapid.IntRange(0, len(vars)-1).Draw(t, "v")]
		}
	}
	sub := func() scalar.Expr { return randomExpr(t, l, vars, depth-1, kinks) }
	top := 13
	if kinks {
		top = 21
	}
	switch rapid.IntRange(0, top).Draw(t, "op") {
	case 0, 1:
		return l.Add(sub(), sub())
	case 2, 3:
		return l.Mul(sub(), sub())
	case 4:
		return l.Sub(sub(), sub())
	case 5:
		return l.Div(sub(), l.Add(l.Int(2), l.PowInt(sub(), 2)))
	case 6:
		return l.PowInt(sub(), rapid.IntRange(0, 4).Draw(t, "e"))
	case 7:
		return l.call("sin", sub())
	case 8:
		return l.call("cos", sub())
	case 9:
		return l.call("exp", l.Scale(1, 8, sub()))
	case 10:
		return l.call("tanh", sub())
	case 11:
		return l.Sqrt(l.Add(l.Int(1), l.PowInt(sub(), 2)))
	case 12:
		return l.call("log", l.Add(l.Ratio(3, 2), l.PowInt(sub(), 2)))
	case 13:
		return l.call(rapid.SampledFrom([]string{"atan", "sinh", "cosh", "erf", "sigmoid", "softplus"}).Draw(t, "f"), l.Scale(1, 4, sub()))
	case 14:
		return l.call("abs", sub())
	case 15:
		return l.call("relu", sub())
	case 16:
		return l.call("max", sub(), sub())
	case 17:
		return l.call("min", sub(), sub())
	case 18:
		return l.call("select", l.call("less", sub(), sub()), sub(), sub())
	case 19:
		return l.call("atan2", sub(), sub())
	case 20:
		return l.call("floor", sub())
	default:
		return l.call("sign", sub())
	}
}

// sameNumber compares up to rounding of an expression that may cancel.
func sameNumber(a, b, tol float64) bool {
	if math.IsInf(a, 0) || math.IsInf(b, 0) || math.Abs(a) > 1e200 {
		return true // overflow
	}
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) == math.IsNaN(b)
	}
	return math.Abs(a-b) <= tol*(1+math.Abs(a)+math.Abs(b))
}
func TestProgramIsEval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lab{scalar.NewPool(rapid.Uint64().Draw(t, "seed"))}
		var vars []scalar.Expr
		var inputs []scalar.Var
		for _, n := range []string{"x", "y", "z"} {
			v := l.NewVar(scalar.VarInfo{Name: n})
			vars, inputs = append(vars, l.Var(v)), append(inputs, v)
		}
		var outs []scalar.Expr
		for i := rapid.IntRange(1, 4).Draw(t, "outs"); i > 0; i-- {
			outs = append(outs, randomExpr(t, l, vars, rapid.IntRange(0, 5).Draw(t, "depth"), true))
		}
		pr, err := Compile(l.Pool, outs, inputs)
		if err != nil {
			t.Fatal(err)
		}
		n := rapid.SampledFrom([]int{1, 2, 65, 1500}).Draw(t, "n")
		in := make([][]float64, 3)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "points"), 0))
		for k := range in {
			m := n
			if rapid.Bool().Draw(t, "uniform") {
				m = 1
			}
			for i := 0; i < m; i++ {
				in[k] = append(in[k], 4*r.Float64()-2)
			}
		}
		out := make([][]float64, len(outs))
		for k := range out {
			out[k] = make([]float64, n)
		}
		pr.Run(in, out, n)
		one, x := make([]float64, len(outs)), make([]float64, 3)
		for i := 0; i < n; i += 1 + n/20 {
			for k := range x {
				x[k] = in[k][min(i, len(in[k])-1)]
			}
			pr.Run1(x, one)
			for k, e := range outs {
				if math.Float64bits(one[k]) != math.Float64bits(out[k][i]) && !(math.IsNaN(one[k]) && math.IsNaN(out[k][i])) {
					t.Fatalf("point %d output %d: block %v, single %v", i, k, out[k][i], one[k])
				}
				want := scalar.Eval(e, func(v scalar.Var) float64 { return x[v.ID] })
				if !sameNumber(one[k], want, 1e-9) && !nearKink(e, x) {
					t.Fatalf("point %d output %d: %v, want %v: %s", i, k, one[k], want, l.Format(e, scalar.Text))
				}
			}
		}
	})
}

// nearKink reports that e jumps close to x, where rounding may choose a side.
func nearKink(e scalar.Expr, x []float64) bool {
	at := func(h float64) float64 {
		return scalar.Eval(e, func(v scalar.Var) float64 { return x[v.ID] + h*float64(1+v.ID) })
	}
	a, b := at(1e-9), at(-1e-9)
	return !sameNumber(a, b, 1e-5) || !sameNumber(at(0), b, 1e-5)
}

func TestRun1AllocatesNothing(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	x, y := l.v("x"), l.v("y")
	e := l.Add(l.call("sin", l.Mul(x, y)), l.Sqrt(l.Add(l.Int(1), l.PowInt(x, 2))))
	f := &scalar.Func{Name: "f", Arity: 2, Eval: func(a []float64) float64 { return a[0] - a[1] }}
	pr, err := Compile(l.Pool, []scalar.Expr{e, l.Apply(f, x, e)}, l.Vars(x, y))
	if err != nil {
		t.Fatal(err)
	}
	in, out := []float64{0.3, 0.7}, make([]float64, 2)
	if n := testing.AllocsPerRun(100, func() { pr.Run1(in, out) }); n != 0 && !raceDetector {
		t.Errorf("%v allocations", n)
	}
	if want := math.Sin(0.21) + math.Sqrt(1.09); math.Abs(out[0]-want) > 1e-15 || math.Abs(out[1]-(0.3-want)) > 1e-15 {
		t.Errorf("got %v", out)
	}
}
