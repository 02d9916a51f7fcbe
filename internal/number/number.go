package number

import (
	"math"
	"strconv"
	"strings"
)

// Digits is how many significant digits are shown when nothing else is asked
// for, in prints and in messages.
const Digits = 6

// Format writes v with the given number of significant digits: whole numbers
// in full, no trailing zeros, exponents without padding (1e-9). Digits of 0 or
// less mean the shortest text that reads back as v.
func Format(v float64, digits int) string {
	return string(Append(nil, v, digits))
}

// Append is Format at the end of dst.
func Append(dst []byte, v float64, digits int) []byte {
	switch {
	case v == 0:
		return append(dst, '0')
	case math.IsNaN(v):
		return append(dst, "nan"...)
	case math.IsInf(v, 1):
		return append(dst, "inf"...)
	case math.IsInf(v, -1):
		return append(dst, "-inf"...)
	}
	if math.Abs(v) < 1e15 && v == math.Trunc(v) {
		return strconv.AppendInt(dst, int64(v), 10)
	}
	return appendRounded(dst, v, digits)
}

// appendRounded writes a finite v to its significant digits, a whole one too.
func appendRounded(dst []byte, v float64, digits int) []byte {
	if digits <= 0 {
		digits = -1
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, v, 'g', digits, 64)
	return trimExponent(dst, start)
}

// trimExponent turns e+06 and e-09 into e6 and e-9.
func trimExponent(b []byte, start int) []byte {
	for i := start; i < len(b); i++ {
		if b[i] != 'e' {
			continue
		}
		out := i + 1
		j := i + 1
		if b[j] == '-' {
			out++
		}
		j++
		for j < len(b)-1 && b[j] == '0' {
			j++
		}
		n := copy(b[out:], b[j:])
		return b[:out+n]
	}
	return b
}

// List writes numbers one after the other, "1, 2.5, 3": the first most of
// many, and an ellipsis for the others.
func List(data []float64, most, digits int) string {
	var b strings.Builder
	for i, x := range data {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == most && len(data) > most+1 {
			b.WriteString("…")
			break
		}
		b.WriteString(Format(x, digits))
	}
	return b.String()
}
