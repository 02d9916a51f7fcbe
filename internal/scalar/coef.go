package scalar

// Rational coefficients: exact fractions, of 64 bits while they fit and of any
// size beyond that.

import (
	"math"
	"math/big"
	"math/bits"
	"unsafe"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// Coef is a rational coefficient: its float64 value, its exact image in the
// field, and the fraction itself: Num/Den while it fits, else Big. A fraction
// that would be longer than maxBits is not kept: then the float64 value and the
// image speak for it, and the pool notes that it happened. A pool interns
// coefficients, so equal ones are the same pointer; small integers are the same
// in all pools.
type Coef struct {
	Float    float64 // rounded; never 0, so that it has the sign
	Mod      Mod
	Num, Den int64    // in lowest terms; Den is 0 when the fraction does not fit
	Big      *big.Rat // the fraction that does not fit
	plain    *Coef    // of one that is a decimal, or made of one: the number itself
}

// Exact reports whether the fraction is known.
func (c *Coef) Exact() bool { return c.Den > 0 || c.Big != nil }

// Int reports whether c is a known integer that fits, and which.
func (c *Coef) Int() (int64, bool) { return c.Num, c.Den == 1 }

// rat is the fraction, which is known; it must not be changed.
func (c *Coef) rat() *big.Rat {
	if c.Big != nil {
		return c.Big
	}
	return big.NewRat(c.Num, c.Den)
}

// mod is parts·c modulo m, when that is a whole number: of a fraction of a turn
// the part that is left of the last turn.
func (c *Coef) mod(parts, m int64) (int64, bool) {
	switch {
	case c.Den > 0 && parts%c.Den == 0:
		return (c.Num%m*(parts/c.Den)%m + m) % m, true
	case c.Big != nil && c.Big.Denom().IsInt64() && parts%c.Big.Denom().Int64() == 0:
		k := new(big.Int).Mul(c.Big.Num(), big.NewInt(parts/c.Big.Denom().Int64()))
		return k.Mod(k, big.NewInt(m)).Int64(), true
	}
	return 0, false
}

// frac is the fraction, which is known.
func (c *Coef) frac() frac {
	if c.Big != nil {
		return frac{numBig(c.Big.Num()), numBig(c.Big.Denom())}
	}
	return frac{num{v: c.Num}, num{v: c.Den}}
}

// String is the fraction as it is written in formulas.
func (c *Coef) String() string {
	if !c.Exact() {
		return number.Compact(c.Float, 0)
	}
	n, d := c.frac().text()
	if d != "" {
		return n + "/" + d
	}
	return n
}

// maxBits bounds numerators and denominators: 2¹⁶ bits are number.MaxDigits digits.
const maxBits = 1 << 16

const smallInts = 128

// smalls are −smallInts … smallInts, so that the common products and sums of
// ±1, 2, … touch no map.
var smalls = func() (t [2*smallInts + 1]Coef) {
	for i := range t {
		n := int64(i - smallInts)
		t[i] = Coef{Float: float64(n), Mod: ModInt(n), Num: n, Den: 1}
	}
	return t
}()

// coefOne is the coefficient 1.
var coefOne = &smalls[smallInts+1]

// coefs interns coefficients.
type coefs struct {
	meter   *budget.Meter // the pool's
	exact   map[[2]int64]*Coef
	long    map[Mod][]*Coef // fractions that do not fit, by image
	inexact map[Mod]*Coef
	slab    []Coef
	made    int  // coefficients in slabs
	tooLong bool // a fraction would have been longer than maxBits

	decimal map[*Coef]*Coef // in a pool of shapes, beside fractions the decimals of the same value
}

// asDecimal is c as a number that was written as a decimal, or made of one.
func (t *coefs) asDecimal(c *Coef) *Coef {
	if c == nil || c.Den == 1 || c.plain != nil {
		return c
	}
	d := t.decimal[c]
	if d == nil {
		d = t.new(*c)
		d.plain = c
		if t.decimal == nil {
			t.decimal = map[*Coef]*Coef{}
		}
		t.decimal[c] = d
	}
	return d
}

// bare is the number without the mark.
func (c *Coef) bare() *Coef {
	if c.plain != nil {
		return c.plain
	}
	return c
}

// coefBytes is about what a coefficient takes, with its entry in a table.
const coefBytes = int(unsafe.Sizeof(Coef{})) + 48

func (t *coefs) new(c Coef) *Coef {
	t.meter.Bytes(coefBytes)
	if c.Big != nil {
		t.meter.Bytes((c.Big.Num().BitLen() + c.Big.Denom().BitLen()) / 8)
	}
	if len(t.slab) == 0 {
		t.slab = make([]Coef, min(max(4, t.made), 32))
		t.made += len(t.slab)
	}
	r := &t.slab[0]
	*r = c
	t.slab = t.slab[1:]
	return r
}

func (t *coefs) int(n int64) *Coef {
	if -smallInts <= n && n <= smallInts {
		return &smalls[n+smallInts]
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
		return &smalls[n+smallInts]
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

// big interns an exact rational of any size; one that is longer than maxBits is
// noted and not kept.
func (t *coefs) big(r *big.Rat) *Coef {
	t.meter.Steps(workOfBig(r))
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return t.ratio(r.Num().Int64(), r.Denom().Int64())
	}
	f, _ := r.Float64()
	if f == 0 { // the sign must be seen
		f = math.Copysign(math.SmallestNonzeroFloat64, float64(r.Sign()))
	}
	m := modBig(r.Num()).Mul(modBig(r.Denom()).Inv())
	if r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits {
		t.tooLong = true
		return t.new(Coef{Float: f, Mod: m})
	}
	for _, c := range t.long[m] {
		if c.Big.Cmp(r) == 0 {
			return c
		}
	}
	if t.long == nil {
		t.long = map[Mod][]*Coef{}
	}
	c := t.new(Coef{Float: f, Mod: m, Big: r})
	t.long[m] = append(t.long[m], c)
	return c
}

// workOfBig is the work of a fraction in steps: a whole number is read once, a fraction
// was brought to lowest terms, which takes the product of its lengths.
func workOfBig(r *big.Rat) int {
	n, d := r.Num().BitLen()/64, r.Denom().BitLen()/64
	return 1 + (n+d)/32 + n*d/64
}

// copyOf is a coefficient of another table.
func (t *coefs) copyOf(c *Coef) *Coef {
	if c.Den > 0 {
		return t.ratio(c.Num, c.Den)
	}
	if c.Big != nil {
		return t.big(c.Big)
	}
	return t.inexactly(c.Float, c.Mod)
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
	r, two := big.NewInt(n), new(big.Int).Lsh(big.NewInt(1), uint(max(exp, -exp)))
	if exp < 0 {
		return t.big(new(big.Rat).SetFrac(r, two))
	}
	return t.big(new(big.Rat).SetInt(r.Mul(r, two)))
}

func small32(n int64) bool { return int64(int32(n)) == n }

func (t *coefs) mul(a, b *Coef) *Coef {
	if a.Den == 1 && b.Den == 1 && small32(a.Num) && small32(b.Num) {
		return t.int(a.Num * b.Num)
	}
	if a.plain != nil || b.plain != nil {
		return t.asDecimal(t.mul(a.bare(), b.bare()))
	}
	if a.Exact() && b.Exact() {
		if a.Den > 0 && b.Den > 0 && small32(a.Num) && small32(b.Num) && small32(a.Den) && small32(b.Den) {
			return t.ratio(a.Num*b.Num, a.Den*b.Den)
		}
		return t.big(new(big.Rat).Mul(a.rat(), b.rat()))
	}
	return t.inexactly(a.Float*b.Float, a.Mod.Mul(b.Mod))
}

// add is a + b, nil when that is zero.
func (t *coefs) add(a, b *Coef) *Coef {
	if a.plain != nil || b.plain != nil {
		return t.asDecimal(t.add(a.bare(), b.bare()))
	}
	if a.Den == 1 && b.Den == 1 && small32(a.Num) && small32(b.Num) {
		if a.Num+b.Num == 0 {
			return nil
		}
		return t.int(a.Num + b.Num)
	}
	if a.Exact() && b.Exact() {
		if a.Den > 0 && b.Den > 0 && small32(a.Num) && small32(b.Num) && small32(a.Den) && small32(b.Den) && a.Den < 1<<30 && b.Den < 1<<30 {
			n := a.Num*b.Den + b.Num*a.Den
			if n == 0 {
				return nil
			}
			return t.ratio(n, a.Den*b.Den)
		}
		r := new(big.Rat).Add(a.rat(), b.rat())
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
	if a.plain != nil {
		return t.asDecimal(t.neg(a.plain))
	}
	if a.Den > 0 {
		if a.Den == 1 && -smallInts <= a.Num && a.Num <= smallInts {
			return &smalls[smallInts-a.Num]
		}
		return t.ratio(-a.Num, a.Den)
	}
	if a.Big != nil {
		return t.big(new(big.Rat).Neg(a.Big))
	}
	return t.inexactly(-a.Float, a.Mod.Neg())
}

func (t *coefs) inv(a *Coef) *Coef {
	if a.plain != nil {
		return t.asDecimal(t.inv(a.plain))
	}
	if a.Den > 0 {
		return t.ratio(a.Den, a.Num)
	}
	if a.Big != nil {
		return t.big(new(big.Rat).Inv(a.Big))
	}
	return t.inexactly(1/a.Float, a.Mod.Inv())
}

// powTooLong reports that aⁿ would be longer than maxBits.
func (a *Coef) powTooLong(n int) bool {
	if a.Den == 1 && abs64(a.Num) == 1 || !a.Exact() {
		return false
	}
	q := a.frac()
	return float64(max(q.n.bits(), q.d.bits())-1)*math.Abs(float64(n)) > maxBits
}

func (t *coefs) pow(a *Coef, n int) *Coef {
	if a.powTooLong(n) {
		t.tooLong = true
		f := math.Pow(a.Float, float64(n))
		return t.new(Coef{Float: f, Mod: a.Mod.PowInt(n)})
	}
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

// TooLong reports whether an exact number had more than number.MaxDigits digits since
// it was last asked.
func (p *Pool) TooLong() bool {
	was := p.co.tooLong
	p.co.tooLong = false
	return was
}
