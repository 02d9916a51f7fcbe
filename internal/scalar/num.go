package scalar

// Integers of any size, with a fast path for those of 64 bits, and fractions of
// them.

import (
	"math"
	"math/big"
	"math/bits"
)

// num is an integer of any size: v, or b when that is set and does not fit.
// Values are immutable.
type num struct {
	v int64
	b *big.Int
}

func (a num) big() *big.Int {
	if a.b != nil {
		return a.b
	}
	return big.NewInt(a.v)
}

func numBig(b *big.Int) num {
	if b.IsInt64() && b.Int64() != math.MinInt64 {
		return num{v: b.Int64()}
	}
	return num{b: b}
}

func (a num) isZero() bool { return a.b == nil && a.v == 0 }

func (a num) isOne() bool { return a.b == nil && a.v == 1 }

func (a num) sign() int {
	if a.b != nil {
		return a.b.Sign()
	}
	switch {
	case a.v > 0:
		return 1
	case a.v < 0:
		return -1
	}
	return 0
}

func (a num) neg() num {
	if a.b != nil {
		return num{b: new(big.Int).Neg(a.b)}
	}
	return num{v: -a.v}
}

func (a num) add(b num) num {
	if a.b == nil && b.b == nil {
		s := a.v + b.v
		if (a.v^s)&(b.v^s) >= 0 && s != math.MinInt64 {
			return num{v: s}
		}
	}
	return numBig(new(big.Int).Add(a.big(), b.big()))
}

func (a num) mul(b num) num {
	if a.b == nil && b.b == nil {
		if small32(a.v) && small32(b.v) {
			return num{v: a.v * b.v}
		}
		hi, lo := bits.Mul64(uint64(abs64(a.v)), uint64(abs64(b.v)))
		if hi == 0 && lo < 1<<63 {
			if (a.v < 0) != (b.v < 0) {
				return num{v: -int64(lo)}
			}
			return num{v: int64(lo)}
		}
	}
	return numBig(new(big.Int).Mul(a.big(), b.big()))
}

// quo is a/b when b divides a.
func (a num) quo(b num) (num, bool) {
	if a.b == nil && b.b == nil {
		q := a.v / b.v
		return num{v: q}, q*b.v == a.v
	}
	q, r := new(big.Int).QuoRem(a.big(), b.big(), new(big.Int))
	return numBig(q), r.Sign() == 0
}

// gcd is the greatest common divisor, not negative.
func (a num) gcd(b num) num {
	if a.b == nil && b.b == nil {
		return num{v: gcd64(abs64(a.v), abs64(b.v))}
	}
	return numBig(new(big.Int).GCD(nil, nil, new(big.Int).Abs(a.big()), new(big.Int).Abs(b.big())))
}

func (a num) equal(b num) bool {
	if a.b == nil && b.b == nil {
		return a.v == b.v
	}
	return a.b != nil && b.b != nil && a.b.Cmp(b.b) == 0
}

// bits is how many bits |a| has.
func (a num) bits() int {
	if a.b != nil {
		return a.b.BitLen()
	}
	return bits.Len64(uint64(abs64(a.v)))
}

func (a num) String() string { return a.big().String() }

// frac is a fraction in lowest terms, d > 0.
type frac struct{ n, d num }

var oneFrac = frac{num{v: 1}, num{v: 1}}

// rat is the fraction as one of math/big.
func (a frac) rat() *big.Rat { return new(big.Rat).SetFrac(a.n.big(), a.d.big()) }

// float is the fraction rounded; ±5e-324 rather than 0, so that it has the sign.
func (a frac) float() float64 {
	if a.n.b == nil && a.d.b == nil {
		return float64(a.n.v) / float64(a.d.v)
	}
	f, _ := a.rat().Float64()
	if f == 0 {
		f = math.Copysign(math.SmallestNonzeroFloat64, float64(a.n.sign()))
	}
	return f
}

func makeFrac(n, d num) frac {
	if d.sign() < 0 {
		n, d = n.neg(), d.neg()
	}
	if g := n.gcd(d); !g.isOne() {
		n, _ = n.quo(g)
		d, _ = d.quo(g)
	}
	return frac{n, d}
}

func (a frac) mul(b frac) frac { return makeFrac(a.n.mul(b.n), a.d.mul(b.d)) }

func (a frac) inv() frac { return makeFrac(a.d, a.n) }

func (a frac) pow(e int) frac {
	if e < 0 {
		return a.inv().pow(-e)
	}
	r := oneFrac
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = frac{r.n.mul(a.n), r.d.mul(a.d)}
		}
		if e > 1 {
			a = frac{a.n.mul(a.n), a.d.mul(a.d)}
		}
	}
	return r
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
