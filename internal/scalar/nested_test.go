package scalar

// Roots of roots: what is proved zero by values is zero at 400 bits, and the nested roots of textbooks are proved.

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// Differences with roots of roots, some of them identities of positive roots and some with one sign changed: none that is
// called zero has another value, and most identities are seen.
func TestNestedRootsAgainstTheOracle(t *testing.T) {
	zeros, compared, drawn := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		x, y, a := l.Var(l.NewVar(VarInfo{Name: "x"})), l.Var(l.NewVar(VarInfo{Name: "y"})), l.Var(l.NewVar(VarInfo{Name: "a", Positive: true, Const: true}))
		form := func(name string) Expr {
			sum := l.Int(rapid.Int64Range(-2, 2).Draw(t, name))
			for _, v := range []Expr{x, y, a, l.Mul(x, y), l.PowInt(x, 2), l.PowInt(a, 2)} {
				sum = l.Add(sum, l.Mul(l.Int(rapid.Int64Range(-2, 2).Draw(t, name)), v))
			}
			return sum
		}
		A, B := form("A"), form("B")
		w := l.Sqrt(l.Add(l.PowInt(A, 2), l.PowInt(B, 2)))
		r, u := l.Sqrt(l.Add(w, A)), l.Sqrt(l.Sub(w, A)) // r u = |B|, r² − u² = 2 A
		sign := l.Int(rapid.SampledFrom([]int64{1, 1, -1}).Draw(t, "sign"))
		cases := []Expr{
			l.Sub(l.Mul(r, u), l.Mul(sign, l.call("abs", B))),
			l.Sub(l.Mul(r, u), l.Mul(sign, B)),
			l.Sub(l.PowInt(l.Add(r, u), 2), l.Mul(l.Int(2), l.Add(w, l.Mul(sign, l.call("abs", B))))),
			l.Sub(l.Add(r, u), l.Mul(sign, l.Sqrt(l.Mul(l.Int(2), l.Add(w, l.call("abs", B)))))),
			l.Sub(l.Div(B, r), l.Mul(sign, l.Div(l.Mul(B, r), l.Add(w, A)))),
			l.Add(l.Sub(l.PowInt(r, 4), l.Mul(l.Int(2), l.Mul(A, l.PowInt(r, 2)))), l.Mul(l.Neg(sign), l.PowInt(B, 2))),
			l.Sub(l.Sqrt(l.PowInt(l.Sub(r, u), 2)), l.Mul(sign, l.Sub(r, u))),
			l.Sub(l.Sqrt(l.Add(l.PowInt(r, 2), l.Add(l.PowInt(A, 2), l.Mul(l.Int(2), l.Mul(A, r))))), l.Mul(sign, l.Add(r, A))),
		}
		e := cases[rapid.IntRange(0, len(cases)-1).Draw(t, "case")]
		if e.IsNumber() {
			return
		}
		drawn++
		if l.IsZero(e) != Zero {
			return
		}
		zeros++
		rg := rng(rapid.Uint64().Draw(t, "points"))
		for range 8 {
			at := []float64{4*rg.float() - 2, 4*rg.float() - 2, 0.1 + 2*rg.float()}
			v, most, ok := exactlyAt(l, e, at)
			if !ok {
				continue
			}
			compared++
			if v.Sign() != 0 && new(big.Float).Quo(v, most).MantExp(nil) > -300 {
				t.Fatalf("%s is called zero and is %v at %v", l.Format(e, Text), v, at)
			}
		}
	})
	if zeros < drawn/5 || compared < 2*zeros {
		t.Errorf("%d of %d called zero, %d values compared", zeros, drawn, compared)
	}
}

// exactlyAt is the value at 400 bits and the largest number on the way, false where there is none.
func exactlyAt(l lab, e Expr, x []float64) (v, most *big.Float, ok bool) {
	defer func() {
		if recover() != nil { // big.Float's ErrNaN of a division by zero, a root of a negative number
			ok = false
		}
	}()
	o := newExactly(l.Pool, func(v Var) *big.Float { return bigFloat(x[v.ID]) })
	v = o.eval(e)
	return v, bigFloat(1 + o.most), true
}
