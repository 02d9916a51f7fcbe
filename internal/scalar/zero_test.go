package scalar

import (
	"testing"

	"pgregory.net/rapid"
)

func TestZeroDecisions(t *testing.T) {
	for seed := uint64(0); seed < 20; seed++ {
		l := newLab(t, seed)
		x, y, r := l.v("x"), l.v("y"), l.pos("r")
		sq := func(e Expr) Expr { return l.PowInt(e, 2) }
		one := l.Int(1)
		root := l.Sqrt(l.Add(sq(x), sq(y)))
		f := &Func{Name: "f", Arity: 1, Eval: func(a []float64) float64 { return a[0] }}
		for _, k := range []struct {
			what string
			e    Expr
			want []Decision
		}{
			{"(s-1)(s+1) - x² - y² + 1", l.Sub(l.Mul(l.Sub(root, one), l.Add(root, one)), l.Sub(l.Add(sq(x), sq(y)), one)), []Decision{Zero}},
			{"sqrt(x²) - x", l.Sub(l.Sqrt(sq(x)), x), []Decision{NonZero}},
			{"|x| - x", l.Sub(l.call("abs", x), x), []Decision{NonZero}},
			{"|r| - r", l.Sub(l.call("abs", r), r), []Decision{Zero}},
			{"|x||y| - |xy|", l.Sub(l.Mul(l.call("abs", x), l.call("abs", y)), l.call("abs", l.Mul(x, y))), []Decision{Zero}},
			{"1/s - s/(x²+y²)", l.Sub(l.Rcp(root), l.Div(root, l.Add(sq(x), sq(y)))), []Decision{Zero}},
			{"1/(1+√x) - (1-√x)/(1-x)", l.Sub(l.Rcp(l.Add(one, l.Sqrt(r))), l.Div(l.Sub(one, l.Sqrt(r)), l.Sub(one, r))), []Decision{Zero}},
			{"log(xy) - log x - log y", l.Sub(l.call("log", l.Mul(x, y)), l.Add(l.call("log", x), l.call("log", y))), []Decision{Unknown, NonZero}},
			{"log(r²) - 2 log r", l.Sub(l.call("log", sq(r)), l.Mul(l.Int(2), l.call("log", r))), []Decision{Zero}},
			{"sin(asin x) - x", l.Sub(l.call("sin", l.call("asin", x)), x), []Decision{Zero}},
			{"asin(sin x) - x", l.Sub(l.call("asin", l.call("sin", x)), x), []Decision{NonZero}},
			{"atan r + atan 1/r - π/2", l.Sub(l.Add(l.call("atan", r), l.call("atan", l.Rcp(r))), l.Scale(1, 2, l.Pi())), []Decision{Unknown, Zero}},
			{"max(x,y)+min(x,y)-x-y", l.Sub(l.Add(l.call("max", x, y), l.call("min", x, y)), l.Add(x, y)), []Decision{Unknown, Zero}},
			{"(2⁶¹-1) x", l.Mul(l.Int(int64(Modulus)), x), []Decision{NonZero}},
			{"2⁶¹ x - x", l.Sub(l.Mul(l.Int(1<<61), x), x), []Decision{NonZero}},
			{"x (2⁶¹-1) + y - y", l.Sub(l.Add(l.Mul(l.Int(int64(Modulus)), x), y), y), []Decision{NonZero}},
			{"tiny", l.Mul(must(l.Decimal("1e-200")), x), []Decision{NonZero}},
			{"tan - sin/cos", l.Sub(l.call("tan", x), l.Div(l.call("sin", x), l.call("cos", x))), []Decision{Zero}},
			{"sin 3x", l.Sub(l.call("sin", l.Mul(l.Int(3), x)), l.Sub(l.Mul(l.Int(3), l.call("sin", x)), l.Mul(l.Int(4), l.PowInt(l.call("sin", x), 3)))), []Decision{Zero}},
			{"tanh", l.Sub(l.call("tanh", x), l.Div(l.Sub(l.call("exp", l.Mul(l.Int(2), x)), one), l.Add(l.call("exp", l.Mul(l.Int(2), x)), one))), []Decision{Zero}},
			{"σ(x)+σ(-x)-1", l.Sub(l.Add(l.call("sigmoid", x), l.call("sigmoid", l.Neg(x))), one), []Decision{Zero}},
			{"f(x) - f(y)", l.Sub(l.Apply(f, x), l.Apply(f, y)), []Decision{Unknown, NonZero}},
			{"f(x+y) - f(y+x)", l.Sub(l.Apply(f, l.Add(x, y)), l.Apply(f, l.Add(y, x))), []Decision{Zero}},
			{"x^a x - x^(a+1)", l.Sub(l.Mul(l.Pow(r, y), r), l.Pow(r, l.Add(y, one))), []Decision{Zero}},
			{"e^(x+1) - e e^x", l.Sub(l.call("exp", l.Add(x, one)), l.Mul(l.E(), l.call("exp", x))), []Decision{Zero}},
			{"√r √r - r", l.Sub(l.Mul(l.Sqrt(r), l.Sqrt(r)), r), []Decision{Zero}},
			{"√(r x²) - √r |x|", l.Sub(l.Sqrt(l.Mul(r, sq(x))), l.Mul(l.Sqrt(r), l.call("abs", x))), []Decision{Zero}},
		} {
			got := l.IsZero(k.e)
			ok := false
			for _, w := range k.want {
				ok = ok || got == w
			}
			if !ok {
				t.Errorf("seed %d: %s is %v: %s", seed, k.what, got, l.Format(k.e, Text))
			}
		}
	}
}

// Nothing that is not zero is called zero, by itself or by a merge: two
// expressions that are == have the same value wherever both are defined.
func TestEqualMeansEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		vars := []Expr{l.Var(l.NewVar(VarInfo{Name: "x"})), l.Var(l.NewVar(VarInfo{Name: "y"}))}
		var es []Expr
		for i := 0; i < 6; i++ {
			es = append(es, randomExpr(t, l, vars, rapid.IntRange(1, 3).Draw(t, "depth"), true))
		}
		r := rng(rapid.Uint64().Draw(t, "points"))
		for i, a := range es {
			for _, b := range es[:i] {
				d := l.Sub(a, b)
				if l.IsZero(d) != Zero {
					continue
				}
				for k := 0; k < 20; k++ {
					x := []float64{6*r.float() - 3, 6*r.float() - 3}
					at := func(v Var) float64 { return x[v.ID] }
					u, v := Eval(a, at), Eval(b, at)
					if !sameNumber(u, v, 1e-6) && !nearKink(a, x) && !nearKink(b, x) {
						t.Fatalf("%s and %s differ at %v: %v, %v", l.Format(a, Text), l.Format(b, Text), x, u, v)
					}
				}
			}
		}
	})
}
