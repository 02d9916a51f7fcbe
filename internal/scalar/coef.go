package scalar

// Rational coefficients: exact fractions while they fit, beyond that float64
// and a value in a finite field.

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Coef is a rational coefficient: its float64 value, its exact image in the
// field, and the fraction itself while it fits (Den > 0). Data and long
// products outgrow the fraction, never the image. A pool interns coefficients,
// so equal ones are the same pointer.
type Coef struct {
	Float    float64
	Mod      Mod
	Num, Den int64 // in lowest terms; Den is 0 when the fraction is not kept
}

// Exact reports whether the fraction is known.
func (c *Coef) Exact() bool { return c.Den > 0 }

// Int reports whether c is a known integer, and which.
func (c *Coef) Int() (int64, bool) { return c.Num, c.Den == 1 }

// readable reports that the fraction is one to print as such: data and long
// decimals read better as the decimals they were.
func (c *Coef) readable() bool {
	return c.Den == 1 || c.Den > 0 && c.Den < maxDen && abs64(c.Num) < maxNum
}

const (
	maxDen = 1e6
	maxNum = 1e12
)

// String is the fraction, or the shortest decimal when it is not kept.
func (c *Coef) String() string {
	switch {
	case c.Den == 1:
		return strconv.FormatInt(c.Num, 10)
	case c.readable():
		return strconv.FormatInt(c.Num, 10) + "/" + strconv.FormatInt(c.Den, 10)
	}
	return number.Compact(c.Float, 0)
}

const smallInts = 128

// coefs interns coefficients. Small integers sit in a table, so the common
// products and sums of ±1, 2, … touch no map.
type coefs struct {
	small   [2*smallInts + 1]Coef
	exact   map[[2]int64]*Coef
	inexact map[Mod]*Coef
	slab    []Coef
}

func (t *coefs) init() {
	for i := range t.small {
		n := int64(i - smallInts)
		t.small[i] = Coef{Float: float64(n), Mod: ModInt(n), Num: n, Den: 1}
	}
}

func (t *coefs) new(c Coef) *Coef {
	if len(t.slab) == 0 {
		t.slab = make([]Coef, 32)
	}
	r := &t.slab[0]
	*r = c
	t.slab = t.slab[1:]
	return r
}

func (t *coefs) int(n int64) *Coef {
	if -smallInts <= n && n <= smallInts {
		return &t.small[n+smallInts]
	}
	return t.ratio(n, 1)
}

// ratio is the fraction n/d, d ≠ 0, brought to lowest terms.
func (t *coefs) ratio(n, d int64) *Coef {
	if n == math.MinInt64 || d == math.MinInt64 {
		return t.big(big.NewRat(1, 1).SetFrac(big.NewInt(n), big.NewInt(d)))
	}
	if d < 0 {
		n, d = -n, -d
	}
	if d != 1 {
		if g := gcd64(abs64(n), d); g > 1 {
			n, d = n/g, d/g
		}
	}
	if d == 1 && -smallInts <= n && n <= smallInts {
		return &t.small[n+smallInts]
	}
	if c := t.exact[[2]int64{n, d}]; c != nil {
		return c
	}
	m := ModInt(n)
	if d != 1 {
		m = m.Mul(ModInt(d).Inv())
	}
	if t.exact == nil {
		t.exact = map[[2]int64]*Coef{}
	}
	c := t.new(Coef{Float: float64(n) / float64(d), Mod: m, Num: n, Den: d})
	t.exact[[2]int64{n, d}] = c
	return c
}

// inexactly interns a coefficient known by its image and its float64 value
// alone; an image that is a small fraction's is that fraction.
func (t *coefs) inexactly(f float64, m Mod) *Coef {
	if a := math.Abs(f); !(a > 1e-290 && a < 1e290) {
		// Over- or underflown: the image alone must not speak for it.
		return t.new(Coef{Float: f, Mod: m})
	}
	if n, d, ok := m.rational(); ok {
		if q := float64(n) / float64(d); math.Abs(q-f) <= 1e-9*math.Abs(f) {
			return t.ratio(n, d)
		}
	}
	if c := t.inexact[m]; c != nil && math.Abs(c.Float-f) <= 1e-9*math.Abs(f) {
		return c
	}
	if t.inexact == nil {
		t.inexact = map[Mod]*Coef{}
	}
	c := t.new(Coef{Float: f, Mod: m})
	t.inexact[m] = c
	return c
}

// big interns an exact rational of any size.
func (t *coefs) big(r *big.Rat) *Coef {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return t.ratio(r.Num().Int64(), r.Denom().Int64())
	}
	f, _ := r.Float64()
	return t.inexactly(f, modBig(r.Num()).Mul(modBig(r.Denom()).Inv()))
}

func modBig(n *big.Int) Mod {
	m := new(big.Int).Mod(n, new(big.Int).SetUint64(Modulus))
	return Mod(m.Uint64())
}

// float is the exact dyadic value of a finite float64.
func (t *coefs) float(v float64) *Coef {
	if v == math.Trunc(v) && math.Abs(v) < 1<<62 {
		return t.int(int64(v))
	}
	frac, exp := math.Frexp(v)
	n := int64(frac * (1 << 53))
	exp -= 53
	z := bits.TrailingZeros64(uint64(n))
	n, exp = n>>z, exp+z
	if exp < 0 && exp > -62 {
		return t.ratio(n, 1<<-exp)
	}
	e := exp % 61
	if e < 0 {
		e += 61
	}
	return t.inexactly(v, ModInt(n).Mul(Mod(1)<<e))
}

func small32(n int64) bool { return int64(int32(n)) == n }

func (t *coefs) mul(a, b *Coef) *Coef {
	if a.Den == 1 && b.Den == 1 && small32(a.Num) && small32(b.Num) {
		return t.int(a.Num * b.Num)
	}
	if a.Den > 0 && b.Den > 0 {
		if small32(a.Num) && small32(b.Num) && small32(a.Den) && small32(b.Den) {
			return t.ratio(a.Num*b.Num, a.Den*b.Den)
		}
		return t.big(new(big.Rat).Mul(big.NewRat(a.Num, a.Den), big.NewRat(b.Num, b.Den)))
	}
	return t.inexactly(a.Float*b.Float, a.Mod.Mul(b.Mod))
}

// add is a + b, nil when that is zero.
func (t *coefs) add(a, b *Coef) *Coef {
	if a.Den == 1 && b.Den == 1 && small32(a.Num) && small32(b.Num) {
		if a.Num+b.Num == 0 {
			return nil
		}
		return t.int(a.Num + b.Num)
	}
	if a.Den > 0 && b.Den > 0 {
		if small32(a.Num) && small32(b.Num) && small32(a.Den) && small32(b.Den) && a.Den < 1<<30 && b.Den < 1<<30 {
			n := a.Num*b.Den + b.Num*a.Den
			if n == 0 {
				return nil
			}
			return t.ratio(n, a.Den*b.Den)
		}
		r := new(big.Rat).Add(big.NewRat(a.Num, a.Den), big.NewRat(b.Num, b.Den))
		if r.Sign() == 0 {
			return nil
		}
		return t.big(r)
	}
	m := a.Mod.Add(b.Mod)
	f := a.Float + b.Float
	if m == 0 && math.Abs(f) <= 1e-9*(math.Abs(a.Float)+math.Abs(b.Float)) {
		return nil
	}
	return t.inexactly(f, m)
}

func (t *coefs) neg(a *Coef) *Coef {
	if a.Den > 0 {
		if a.Den == 1 && -smallInts <= a.Num && a.Num <= smallInts {
			return &t.small[smallInts-a.Num]
		}
		return t.ratio(-a.Num, a.Den)
	}
	return t.inexactly(-a.Float, a.Mod.Neg())
}

func (t *coefs) inv(a *Coef) *Coef {
	if a.Den > 0 {
		return t.ratio(a.Den, a.Num)
	}
	return t.inexactly(1/a.Float, a.Mod.Inv())
}

func (t *coefs) pow(a *Coef, n int) *Coef {
	if n < 0 {
		return t.pow(t.inv(a), -n)
	}
	r := t.int(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = t.mul(r, a)
		}
		if n > 1 {
			a = t.mul(a, a)
		}
	}
	return r
}
