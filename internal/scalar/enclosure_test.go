package scalar

// Enclosed numbers hold what they enclose, whatever the signs of their ends.

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestProductsAreEnclosed: the product of any two numbers lies in the product of
// their enclosures, and each end of it is such a product, but for its rounding.
func TestProductsAreEnclosed(t *testing.T) {
	r := rounder{prec: 64, bits: 0}
	rng := rand.New(rand.NewPCG(1, 2))
	end := func() *big.Float { return big.NewFloat(float64(rng.IntN(7) - 3 + rng.IntN(2)*1000)) }
	enclosed := func() enclosure {
		a, b := end(), end()
		return enclosure{lo: smaller(a, b), hi: larger(a, b)}
	}
	for range 5000 {
		a, b := enclosed(), enclosed()
		var lo, hi *big.Float
		for _, x := range []*big.Float{a.lo, a.hi} {
			for _, y := range []*big.Float{b.lo, b.hi} {
				v := new(big.Float).Mul(x, y)
				if lo == nil || v.Cmp(lo) < 0 {
					lo = v
				}
				if hi == nil || v.Cmp(hi) > 0 {
					hi = v
				}
			}
		}
		if p := r.mul(a, b); p.lo.Cmp(lo) != 0 || p.hi.Cmp(hi) != 0 {
			t.Fatalf("[%v, %v] [%v, %v] is [%v, %v], not [%v, %v]", a.lo, a.hi, b.lo, b.hi, p.lo, p.hi, lo, hi)
		}
	}
}

// TestLogisticFunctionsAreEnclosed: sigmoid and softplus to as many digits as their
// formulas.
func TestLogisticFunctionsAreEnclosed(t *testing.T) {
	l := newLab(t, 1)
	x, one := l.v("x"), l.Int(1)
	for _, at := range []float64{-700, -30, -1, 0, 0.5, 3, 40, 700} {
		work := 1 << 20
		value := func(e Expr) Bounded {
			v, ok := l.Certainly([]float64{at}, &work)(e)
			if !ok || v.Err > 1e-60 {
				t.Fatalf("%v: %v %v", at, v, ok)
			}
			return v
		}
		for _, c := range [][2]Expr{
			{l.call("sigmoid", x), l.call("rcp", l.Add(one, l.call("exp", l.Neg(x))))},
			{l.call("softplus", x), l.Add(x, l.call("log", l.Add(one, l.call("exp", l.Neg(x)))))},
		} {
			if a, b := value(c[0]), value(c[1]); math.Abs(a.Value-b.Value) > a.Err+b.Err {
				t.Errorf("%v: %v is not %v", at, a, b)
			}
		}
	}
}
