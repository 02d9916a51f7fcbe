package scalar

// Fractions in print that are written as decimals.

import "github.com/seed2d4d80ff/geo/internal/number"

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
