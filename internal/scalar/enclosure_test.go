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

// TestSumsAreEnclosed: numbers of any sizes, exactly and rounded either way. The
// digits of the last ones, one below the other, would fill the memory.
func TestSumsAreEnclosed(t *testing.T) {
	r := rounder{prec: 64, bits: 0}
	rng := rand.New(rand.NewPCG(3, 4))
	number := func() *big.Float {
		x := big.NewFloat(float64(rng.IntN(7)-3) + float64(rng.IntN(2))*rng.Float64())
		return r.down().SetMantExp(x, rng.IntN(5)*(rng.IntN(160)-80))
	}
	for range 20000 {
		x, y := number(), number()
		exact := new(big.Float).SetPrec(2000).Add(x, y)
		lo, hi := sum(r.down(), x, y), sum(r.up(), x, y)
		if lo.Cmp(exact) > 0 || hi.Cmp(exact) < 0 {
			t.Fatalf("%v + %v is not between %v and %v", x, y, lo, hi)
		}
		if w := new(big.Float).SetPrec(2000).Sub(hi, lo); w.Sign() != 0 && w.MantExp(nil) > exact.MantExp(nil)-60 {
			t.Fatalf("%v + %v lies between %v and %v, too far apart", x, y, lo, hi)
		}
	}
	for _, sign := range []float64{-1, 1} {
		large, small := new(big.Float).SetMantExp(big.NewFloat(1), 1<<30), new(big.Float).SetMantExp(big.NewFloat(sign), -1<<30)
		lo, hi := sum(r.down(), small, large), sum(r.up(), large, small)
		if lo.Cmp(hi) >= 0 || sign < 0 && hi.Cmp(large) != 0 || sign > 0 && lo.Cmp(large) != 0 {
			t.Errorf("with the sign %v the ends are %s and %s", sign, lo.Text('p', 10), hi.Text('p', 10))
		}
	}
}

// A function of pieces is enclosed where it is not known which piece it is: by all that it may be. What is exactly known stays so.
func TestPiecesAreEnclosed(t *testing.T) {
	work := certainWork
	v := NewPool(1).evaluation(128, nil, &work)
	between := func(lo, hi float64) enclosure { return enclosure{lo: big.NewFloat(lo), hi: big.NewFloat(hi)} }
	around, zero := between(-0.5, 0.25), v.int(0)
	for _, c := range []struct {
		name   string
		args   []enclosure
		lo, hi float64
	}{
		{"floor", []enclosure{between(0.75, 1)}, 0, 1}, {"floor", []enclosure{between(-2.5, 3.5)}, -3, 3}, {"floor", []enclosure{between(1.25, 1.75)}, 1, 1},
		{"sign", []enclosure{around}, -1, 1}, {"sign", []enclosure{between(2, 3)}, 1, 1},
		{"step", []enclosure{around}, 0, 1}, {"relu", []enclosure{around}, 0, 0.25}, {"relu", []enclosure{between(-2, -1)}, 0, 0}, {"relu", []enclosure{between(1, 2)}, 1, 2},
		{"less", []enclosure{around, zero}, 0, 1}, {"lesseq", []enclosure{zero, around}, 0, 1}, {"eq", []enclosure{around, zero}, 0, 1}, {"eq", []enclosure{between(1, 2), zero}, 0, 0},
		{"select", []enclosure{between(0, 1), v.int(7), v.int(-2)}, -2, 7}, {"select", []enclosure{v.int(1), v.int(7), v.int(-2)}, 7, 7},
	} {
		x, ok := v.piece(c.name, c.args)
		if !ok || x.lo.Cmp(big.NewFloat(c.lo)) != 0 || x.hi.Cmp(big.NewFloat(c.hi)) != 0 {
			t.Errorf("%s: %v, %v to %v, not %g to %g", c.name, ok, x.lo, x.hi, c.lo, c.hi)
		}
		if x.q != nil && c.lo != c.hi {
			t.Errorf("%s: between %g and %g, and said to be %v", c.name, c.lo, c.hi, x.q)
		}
	}
}
