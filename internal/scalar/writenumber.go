package scalar

// Fractions in print: whole numbers, quotients, and those that are written as
// decimals.

import (
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/number"
)

const (
	maxDen = 1e6 // of a quotient that is preferred to a decimal
	maxNum = 1e12
)

// setNumber sets the number of a term to q > 0.
func (w *writer) setNumber(t *term, q frac) {
	if q.n.b == nil && q.d.b == nil {
		if s, ok := w.p.asDecimal(q.n.v, q.d.v); ok {
			t.num = s
			return
		}
	}
	n, d := q.text()
	if n != "1" || d == "" && q.n.b != nil {
		t.num = n
	}
	t.den = d
}

// text writes a fraction: whole numbers and small quotients as such, decimals
// that somebody wrote as decimals, other quotients whole. All of it reads back
// as the same number, but for what data with many binary digits come to: those
// are written as the decimal nearest by.
func (a frac) text() (num, den string) {
	if a.d.isOne() {
		return number.Whole(a.n.big()), ""
	}
	if a.d.b == nil && a.d.v < maxDen && a.n.b == nil && abs64(a.n.v) < maxNum {
		return a.n.String(), a.d.String()
	}
	short := number.Compact(a.float(), 0)
	if q, ok := new(big.Rat).SetString(short); ok && q.Cmp(a.rat()) == 0 || a.binary() {
		return short, ""
	}
	num, den = number.Whole(a.n.big()), number.Whole(a.d.big())
	if s, ok := number.DecimalFraction(a.n.big(), a.d.big()); ok && len(s) <= len(num)+len(den) {
		return s, ""
	}
	return num, den
}

// dataBits are so many binary digits that nobody wrote them.
const dataBits = 40

// binary reports a fraction as data make it: many binary digits, none of them
// written by anybody.
func (a frac) binary() bool {
	if a.n.bits() <= dataBits || a.d.big().TrailingZeroBits() < dataBits {
		return false
	}
	d := a.d.big()
	twos := int(d.TrailingZeroBits())
	tens, rest, remainder := 0, new(big.Int).Set(d), new(big.Int)
	for five := big.NewInt(5); twos-tens >= dataBits; tens++ {
		if rest.QuoRem(rest, five, remainder); remainder.Sign() != 0 {
			return true
		}
	}
	return false // its twos are those of tens: somebody wrote 1/10^44
}

// asDecimal writes n/d, d > 1, as the decimal that somebody wrote: where a
// program has decimals, fractions of tenths, hundredths, … are decimals, and
// halves and quarters only when they were written so, for geometry makes those
// by itself.
func (p *Pool) asDecimal(n, d int64) (string, bool) {
	if !p.decimals || d <= 1 {
		return "", false
	}
	twos, fives := 0, 0
	r := d
	for ; r%2 == 0; r /= 2 {
		twos++
	}
	for ; r%5 == 0; r /= 5 {
		fives++
	}
	places := max(twos, fives)
	if r != 1 || places > 6 || abs64(n) >= 1<<40 {
		return "", false
	}
	if fives == 0 && !p.decimal[p.co.ratio(abs64(n), d)] {
		return "", false
	}
	return number.Decimal(float64(n)/float64(d), places), true
}
