package scalar

// Numbers enclosed between two big floats, rounded outward: what is said of
// them holds for certain.

import "math/big"

// enclosure is a number between lo and hi; q is the number itself where it is
// known to be rational and is short.
type enclosure struct {
	q      *big.Rat
	lo, hi *big.Float
}

// rounder does arithmetic with enclosures of one precision.
type rounder struct {
	prec uint
	bits int // of the longest fraction that is kept
}

func (r rounder) down() *big.Float {
	return new(big.Float).SetPrec(r.prec).SetMode(big.ToNegativeInf)
}

func (r rounder) up() *big.Float { return new(big.Float).SetPrec(r.prec).SetMode(big.ToPositiveInf) }

// rational encloses a fraction.
func (r rounder) rational(q *big.Rat) enclosure {
	e := enclosure{lo: r.down().SetRat(q), hi: r.up().SetRat(q)}
	if q.Num().BitLen() <= r.bits && q.Denom().BitLen() <= r.bits {
		e.q = q
	}
	return e
}

func (r rounder) int(n int64) enclosure { return r.rational(big.NewRat(n, 1)) }

// around is x within relative errors of 2^-bits, and within 2^-bits near 0.
func (r rounder) around(x *big.Float, bits int) enclosure {
	rad := new(big.Float).SetPrec(64).SetMode(big.ToPositiveInf).Abs(x)
	if rad.Sign() == 0 {
		rad.SetInt64(1)
	}
	rad.SetMantExp(rad, -bits)
	return r.widened(enclosure{lo: x, hi: x}, rad)
}

// widened moves both ends outward.
func (r rounder) widened(e enclosure, by *big.Float) enclosure {
	minus := new(big.Float).Neg(by)
	return enclosure{lo: sum(r.down(), e.lo, minus), hi: sum(r.up(), e.hi, by)}
}

// sum is x + y, rounded as z is. big.Float lines all digits up, which for exp(10⁶)
// and exp(−10⁶) are megabytes: a number that ends far behind the last digit of the
// other stands in as the largest of its sign that does.
func sum(z, x, y *big.Float) *big.Float {
	if x.Sign() != 0 && y.Sign() != 0 && !x.IsInf() && !y.IsInf() {
		const apart = 4
		digits := int(max(z.Prec(), x.Prec(), y.Prec())) + apart
		least := func(like, beside *big.Float) *big.Float {
			return new(big.Float).SetMantExp(big.NewFloat(float64(like.Sign())), beside.MantExp(nil)-digits)
		}
		switch d := int64(x.MantExp(nil)) - int64(y.MantExp(nil)); {
		case d > int64(digits):
			y = least(y, x)
		case d < -int64(digits):
			x = least(x, y)
		}
	}
	return z.Add(x, y)
}

// finite reports that neither end has overflown.
func (e enclosure) finite() bool { return e.lo != nil && !e.lo.IsInf() && !e.hi.IsInf() }

// sign is that of the number, where it is known.
func (e enclosure) sign() (int, bool) {
	switch {
	case e.q != nil:
		return e.q.Sign(), true
	case e.lo.Sign() > 0:
		return 1, true
	case e.hi.Sign() < 0:
		return -1, true
	}
	return 0, e.lo.Sign() == 0 && e.hi.Sign() == 0
}

func (r rounder) add(a, b enclosure) enclosure {
	if a.q != nil && b.q != nil {
		return r.rational(new(big.Rat).Add(a.q, b.q))
	}
	return enclosure{lo: sum(r.down(), a.lo, b.lo), hi: sum(r.up(), a.hi, b.hi)}
}

func (r rounder) neg(a enclosure) enclosure {
	e := enclosure{lo: r.down().Neg(a.hi), hi: r.up().Neg(a.lo)}
	if a.q != nil {
		e.q = new(big.Rat).Neg(a.q)
	}
	return e
}

func (r rounder) sub(a, b enclosure) enclosure { return r.add(a, r.neg(b)) }

func (r rounder) mul(a, b enclosure) enclosure {
	if a.q != nil && b.q != nil {
		return r.rational(new(big.Rat).Mul(a.q, b.q))
	}
	if a.hi.Sign() < 0 {
		a, b = r.neg(a), r.neg(b)
	}
	switch {
	case a.lo.Sign() < 0:
	case b.lo.Sign() >= 0:
		return enclosure{lo: r.down().Mul(a.lo, b.lo), hi: r.up().Mul(a.hi, b.hi)}
	case b.hi.Sign() < 0:
		return enclosure{lo: r.down().Mul(a.hi, b.lo), hi: r.up().Mul(a.lo, b.hi)}
	}
	var e enclosure
	for _, x := range []*big.Float{a.lo, a.hi} {
		for _, y := range []*big.Float{b.lo, b.hi} {
			if lo := r.down().Mul(x, y); e.lo == nil || lo.Cmp(e.lo) < 0 {
				e.lo = lo
			}
			if hi := r.up().Mul(x, y); e.hi == nil || hi.Cmp(e.hi) > 0 {
				e.hi = hi
			}
		}
	}
	return e
}

// inv is 1/a, of what is not 0.
func (r rounder) inv(a enclosure) (enclosure, bool) {
	if s, ok := a.sign(); !ok || s == 0 {
		return enclosure{}, false
	}
	if a.q != nil {
		return r.rational(new(big.Rat).Inv(a.q)), true
	}
	one := big.NewFloat(1)
	return enclosure{lo: r.down().Quo(one, a.hi), hi: r.up().Quo(one, a.lo)}, true
}

func (r rounder) div(a, b enclosure) (enclosure, bool) {
	i, ok := r.inv(b)
	if !ok {
		return enclosure{}, false
	}
	return r.mul(a, i), true
}

// pow is aⁿ.
func (r rounder) pow(a enclosure, n int) (enclosure, bool) {
	if n < 0 {
		i, ok := r.inv(a)
		if !ok {
			return enclosure{}, false
		}
		return r.pow(i, -n)
	}
	if n%2 == 0 && n > 0 {
		a = r.abs(a) // an even power is not negative
	}
	e := r.int(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			e = r.mul(e, a)
		}
		if n > 1 {
			a = r.mul(a, a)
		}
	}
	return e, e.finite()
}

func (r rounder) abs(a enclosure) enclosure {
	switch s, ok := a.sign(); {
	case ok && s >= 0:
		return a
	case ok:
		return r.neg(a)
	}
	n := r.neg(a)
	return enclosure{lo: r.down(), hi: larger(a.hi, n.hi)}
}

func larger(a, b *big.Float) *big.Float {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func smaller(a, b *big.Float) *big.Float {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// both encloses a number that is one of two.
func both(a, b enclosure) enclosure {
	return enclosure{lo: smaller(a.lo, b.lo), hi: larger(a.hi, b.hi)}
}
