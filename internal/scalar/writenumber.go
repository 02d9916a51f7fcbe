package scalar

import (
	"strconv"
	"strings"
)

// formatFloat is the shortest decimal, 1e-7 rather than 1e-07.
func formatFloat(v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if i := strings.IndexByte(s, 'e'); i >= 0 {
		e := strings.TrimPrefix(s[i+1:], "+")
		if strings.HasPrefix(e, "-") {
			return s[:i] + "e-" + strings.TrimLeft(e[1:], "0")
		}
		return s[:i] + "e" + strings.TrimLeft(e, "0")
	}
	return s
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
	s := strconv.FormatFloat(float64(n)/float64(d), 'f', places, 64)
	return s, true
}
