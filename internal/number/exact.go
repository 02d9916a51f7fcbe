package number

// Exact numbers of any size as text: whole ones, and fractions of powers of ten.

import (
	"math/big"
	"strconv"
	"strings"
)

// MaxDigits is how many digits of an exact number are kept.
const MaxDigits = 19728

// MaxWhole is up to how many digits a whole number is always written whole.
const MaxWhole = 60

// Whole writes a whole number exactly: in full, but for a long one with zeros
// at its end, which gets an exponent.
func Whole(n *big.Int) string {
	s := n.String()
	digits := strings.TrimPrefix(s, "-")
	if len(digits) <= MaxWhole {
		return s
	}
	short := strings.TrimRight(s, "0")
	if len(strings.TrimPrefix(short, "-")) > MaxWhole {
		return s
	}
	return short + "e" + strconv.Itoa(len(s)-len(short))
}

// DecimalFraction writes n/d, d > 1 in lowest terms, as the decimal that it
// is, when it is one of at most MaxWhole digits.
func DecimalFraction(n, d *big.Int) (string, bool) {
	twos := int(d.TrailingZeroBits())
	rest := new(big.Int).Rsh(d, uint(twos))
	fives := 0
	for five, r := big.NewInt(5), new(big.Int); ; fives++ {
		q, r := new(big.Int).QuoRem(rest, five, r)
		if r.Sign() != 0 {
			break
		}
		rest = q
	}
	if !rest.IsInt64() || rest.Int64() != 1 {
		return "", false
	}
	places := max(twos, fives)
	m := new(big.Int).Exp(big.NewInt(2), big.NewInt(int64(places-twos)), nil)
	m.Mul(m, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(places-fives)), nil))
	m.Mul(m, n)
	s := m.String()
	digits := strings.TrimPrefix(s, "-")
	if len(digits) > MaxWhole {
		return "", false
	}
	sign := s[:len(s)-len(digits)]
	switch point := len(digits) - places; {
	case point > 0:
		return sign + digits[:point] + "." + digits[point:], true
	case point > -4:
		return sign + "0." + strings.Repeat("0", -point) + digits, true
	}
	if len(digits) == 1 {
		return sign + digits + "e-" + strconv.Itoa(places), true
	}
	return sign + digits[:1] + "." + digits[1:] + "e-" + strconv.Itoa(places-len(digits)+1), true
}

// Rational writes an exact number with so many significant digits, 0 for all
// that are known of its nearest decimal: a whole one in full up to MaxWhole
// digits, other ones as Format does, beyond the range of float64 too.
func Rational(q *big.Rat, digits int) string {
	if q.IsInt() && len(strings.TrimPrefix(q.Num().String(), "-")) <= MaxWhole {
		return q.Num().String()
	}
	if digits <= 0 {
		digits = 17
	}
	f := new(big.Float).SetPrec(uint(4*digits + 64)).SetRat(q)
	b := f.Append(nil, 'g', digits)
	b = trimExponent(b, 0)
	return string(trimZeros(b))
}

// trimZeros drops the zeros at the end of a decimal's mantissa.
func trimZeros(b []byte) []byte {
	s := string(b)
	mantissa, exponent := s, ""
	if i := strings.IndexByte(s, 'e'); i >= 0 {
		mantissa, exponent = s[:i], s[i:]
	}
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return []byte(mantissa + exponent)
}
