package scalar

// Roots, exponentials, logarithms and circular functions of enclosed numbers.

import (
	"math"
	"math/big"
)

// guard is how many bits more than asked for a series is computed with.
const guard = 64

func (r rounder) blank() *big.Float { return new(big.Float).SetPrec(r.prec + 2*guard) }

// mid is the middle of an enclosure, and half its width.
func (r rounder) mid(a enclosure) (mid, rad *big.Float) {
	mid = sum(r.blank(), a.lo, a.hi)
	mid.SetMantExp(mid, -1)
	rad = sum(new(big.Float).SetPrec(64).SetMode(big.ToPositiveInf), a.hi, new(big.Float).Neg(a.lo))
	return mid, rad
}

// monotone encloses an increasing function by its values at both ends, each
// right to the precision.
func (r rounder) monotone(a enclosure, f func(*big.Float) (*big.Float, bool)) (enclosure, bool) {
	x, ok := f(a.lo)
	if !ok {
		return enclosure{}, false
	}
	y := x
	if a.lo.Cmp(a.hi) != 0 {
		if y, ok = f(a.hi); !ok {
			return enclosure{}, false
		}
	}
	e := enclosure{lo: r.around(x, int(r.prec)).lo, hi: r.around(y, int(r.prec)).hi}
	return e, e.finite()
}

// root is the real d-th root; of a negative number where d is odd.
func (r rounder) root(a enclosure, d int) (enclosure, bool) {
	s, known := a.sign()
	switch {
	case known && s == 0:
		return a, true
	case known && s < 0 && d%2 == 1:
		e, ok := r.root(r.neg(a), d)
		return r.neg(e), ok
	case known && s < 0, !known && (d%2 == 1 || a.lo.Sign() < 0 && a.hi.Sign() < 0):
		return enclosure{}, false
	}
	e := enclosure{lo: r.down(), hi: r.rootOf(a.hi, d, true)}
	if a.lo.Sign() > 0 {
		e.lo = r.rootOf(a.lo, d, false)
	}
	return e, e.finite()
}

// rootOf is the d-th root of x > 0, rounded as said, by whole numbers.
func (r rounder) rootOf(x *big.Float, d int, up bool) *big.Float {
	shift := d*(int(r.prec)+2) - x.MantExp(nil)
	shift += (d - shift%d) % d
	scaled, acc := new(big.Float).SetPrec(x.Prec()).SetMantExp(x, shift).Int(nil)
	if up && acc != big.Exact {
		scaled.Add(scaled, big.NewInt(1))
	}
	n := intRoot(scaled, d)
	z := r.down()
	if up {
		z = r.up()
		n.Add(n, big.NewInt(1))
	}
	z.SetInt(n)
	return z.SetMantExp(z, -shift/d)
}

// maxExponential bounds the arguments of exponentials: beyond, the exponents of
// big floats overflow.
const maxExponential = 30

// exp by the series at x/2ᵏ and k squarings; that of a very negative number is
// between 0 and next to nothing.
func (r rounder) exp(a enclosure) (enclosure, bool) {
	if a.lo.Sign() < 0 && a.lo.MantExp(nil) > maxExponential {
		e := enclosure{lo: r.down(), hi: r.up().SetMantExp(big.NewFloat(1), -1<<maxExponential)}
		if a.hi.Sign() >= 0 || a.hi.MantExp(nil) <= maxExponential {
			high, ok := r.exp(enclosure{lo: a.hi, hi: a.hi})
			e.hi = high.hi
			return e, ok
		}
		return e, true
	}
	return r.monotone(a, func(x *big.Float) (*big.Float, bool) {
		if x.Sign() == 0 {
			return big.NewFloat(1), true
		}
		e := x.MantExp(nil)
		if e > maxExponential {
			return nil, false
		}
		k := max(0, e+16)
		w := r.prec + guard + uint(k) + 16
		y := new(big.Float).SetPrec(w).SetMantExp(x, -k)
		sum, term := new(big.Float).SetPrec(w).SetInt64(1), new(big.Float).SetPrec(w).SetInt64(1)
		for i := int64(1); ; i++ {
			term.Mul(term, y)
			term.Quo(term, new(big.Float).SetPrec(w).SetInt64(i))
			sum.Add(sum, term)
			if term.Sign() == 0 || term.MantExp(nil) < -int(w) {
				break
			}
		}
		for range k {
			sum.Mul(sum, sum)
		}
		return sum, !sum.IsInf()
	})
}

// log of a positive number: that of its mantissa by the series of atanh.
func (r rounder) log(a enclosure) (enclosure, bool) {
	if s, ok := a.sign(); !ok || s <= 0 {
		return enclosure{}, false
	}
	w := r.prec + 2*guard
	// 2 atanh(z), |z| ≤ 1/3
	series := func(z *big.Float) *big.Float {
		sum, power := new(big.Float).SetPrec(w).Set(z), new(big.Float).SetPrec(w).Set(z)
		square := new(big.Float).SetPrec(w).Mul(z, z)
		for i := int64(3); power.Sign() != 0 && power.MantExp(nil) > sum.MantExp(nil)-int(w); i += 2 {
			power.Mul(power, square)
			sum.Add(sum, new(big.Float).SetPrec(w).Quo(power, new(big.Float).SetInt64(i)))
		}
		return sum.SetMantExp(sum, 1)
	}
	e, ok := r.monotone(a, func(x *big.Float) (*big.Float, bool) {
		m := new(big.Float).SetPrec(w)
		k := x.MantExp(m) // m in [1/2, 1)
		if m.Cmp(big.NewFloat(0.7)) < 0 {
			m.SetMantExp(m, 1)
			k--
		}
		one := big.NewFloat(1)
		z := new(big.Float).SetPrec(w).Sub(m, one)
		z.Quo(z, new(big.Float).SetPrec(w).Add(m, one))
		sum := new(big.Float).SetPrec(w)
		if z.Sign() != 0 {
			sum.Set(series(z))
		}
		if k != 0 {
			third := new(big.Float).SetPrec(w).Quo(one, big.NewFloat(3))
			ln2 := series(third)
			sum.Add(sum, ln2.Mul(ln2, new(big.Float).SetInt64(int64(k))))
		}
		return sum, true
	})
	return e, ok
}

// pi by Machin's formula, in whole numbers.
func (r rounder) pi() enclosure {
	w := r.prec + guard
	one := new(big.Int).Lsh(big.NewInt(1), w)
	arccot := func(x int64) *big.Int {
		power := new(big.Int).Quo(one, big.NewInt(x))
		sum := new(big.Int).Set(power)
		square := big.NewInt(x * x)
		for i := int64(3); power.Sign() != 0; i += 2 {
			power.Quo(power, square)
			t := new(big.Int).Quo(power, big.NewInt(i))
			if i%4 == 3 {
				sum.Sub(sum, t)
			} else {
				sum.Add(sum, t)
			}
		}
		return sum
	}
	n := arccot(5)
	n.Mul(n, big.NewInt(4))
	n.Sub(n, arccot(239))
	n.Mul(n, big.NewInt(4))
	x := new(big.Float).SetPrec(w + 8).SetInt(n)
	return r.around(x.SetMantExp(x, -int(w)), int(r.prec))
}

// circle is sin and cos, by the middle of the enclosure: neither moves by more
// than its argument.
func (r rounder) circle(a enclosure) (sin, cos enclosure, ok bool) {
	mid, rad := r.mid(a)
	e := 0
	if mid.Sign() != 0 {
		e = max(0, mid.MantExp(nil))
	}
	const maxTurns = 4096
	if e > maxTurns {
		return sin, cos, false
	}
	// The remainder of whole quarter turns, with π to the bits that it takes.
	far := rounder{prec: r.prec + guard + uint(e), bits: 0}
	half := far.pi().lo
	half = new(big.Float).SetPrec(far.prec).SetMantExp(half, -1)
	wide := new(big.Float).SetPrec(far.prec + guard)
	turns, _ := sum(wide, new(big.Float).SetPrec(far.prec+guard).Quo(mid, half), big.NewFloat(math.Copysign(0.5, float64(mid.Sign())))).Int(nil)
	x := new(big.Float).SetPrec(far.prec + guard).SetInt(turns)
	x.Sub(new(big.Float).SetPrec(far.prec+guard).Set(mid), x.Mul(x, half))
	w := r.prec + guard
	x.SetPrec(w)
	square := new(big.Float).SetPrec(w).Mul(x, x)
	series := func(first *big.Float, i int64) *big.Float {
		sum, term := new(big.Float).SetPrec(w).Set(first), new(big.Float).SetPrec(w).Set(first)
		for ; term.Sign() != 0 && term.MantExp(nil) > -int(w); i += 2 {
			term.Mul(term, square)
			term.Quo(term, new(big.Float).SetInt64(-i*(i+1)))
			sum.Add(sum, term)
		}
		return sum
	}
	s, c := series(x, 2), series(big.NewFloat(1), 1)
	switch new(big.Int).And(turns, big.NewInt(3)).Int64() {
	case 1:
		s, c = c, s.Neg(s)
	case 2:
		s, c = s.Neg(s), c.Neg(c)
	case 3:
		s, c = c.Neg(c), s
	}
	by := new(big.Float).SetPrec(64).SetMode(big.ToPositiveInf).SetMantExp(big.NewFloat(1), -int(r.prec))
	sum(by, by, rad)
	at := func(x *big.Float) enclosure { return r.widened(enclosure{lo: x, hi: x}, by) }
	return at(s), at(c), true
}

// atan by halving the angle and the series.
func (r rounder) atan(a enclosure) (enclosure, bool) {
	return r.monotone(a, func(x *big.Float) (*big.Float, bool) {
		const halvings = 8
		w := r.prec + 2*guard
		z := new(big.Float).SetPrec(w).Set(x)
		for range halvings {
			// x / (1 + √(1 + x²))
			q := new(big.Float).SetPrec(w).Mul(z, z)
			sum(q, q, big.NewFloat(1))
			q.Sqrt(q)
			sum(q, q, big.NewFloat(1))
			z.Quo(z, q)
		}
		sum, power := new(big.Float).SetPrec(w).Set(z), new(big.Float).SetPrec(w).Set(z)
		square := new(big.Float).SetPrec(w).Mul(z, z)
		for i := int64(3); power.Sign() != 0 && power.MantExp(nil) > sum.MantExp(nil)-int(w); i += 2 {
			power.Mul(power, square)
			power.Neg(power)
			sum.Add(sum, new(big.Float).SetPrec(w).Quo(power, new(big.Float).SetInt64(i)))
		}
		return sum.SetMantExp(sum, halvings), true
	})
}
