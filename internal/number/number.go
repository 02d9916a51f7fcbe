package number

// One number as text: significant digits, exponents; lists, points and amounts
// of memory.

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

// Text is v as a message shows it when nothing else is asked for.
func Text(v float64) string { return Format(v, Digits) }

// Compact is Format without its rule for whole numbers, so that large ones get
// an exponent: 1e7 where it is a coefficient of a formula, 1.2e9 where it is a
// rough count.
func Compact(v float64, digits int) string {
	if v == 0 || v-v != 0 {
		return Format(v, digits)
	}
	return string(appendRounded(nil, v, digits))
}

// Decimal writes v with a number of places behind the point.
func Decimal(v float64, places int) string { return strconv.FormatFloat(v, 'f', places, 64) }

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

// maxListed is how many numbers of a list are worth reading.
const maxListed = 12

// List writes numbers one after the other, "1, 2.5, 3": of many the first, and
// an ellipsis for the others.
func List(data []float64, digits int) string {
	var b strings.Builder
	for i, x := range data {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == maxListed && len(data) > maxListed+1 {
			b.WriteString("…")
			break
		}
		b.WriteString(Format(x, digits))
	}
	return b.String()
}

// Point writes a point as the language does: theta(1, 2).
func Point(chart string, coords []float64, digits int) string {
	return chart + "(" + List(coords, digits) + ")"
}

// Vector writes a short vector within a sentence: [1, 2].
func Vector(v []float64) string { return "[" + List(v, Digits) + "]" }

// Bytes is an amount of memory: 640 bytes, 1.5 GiB.
func Bytes(b float64) string {
	units := [...]string{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"}
	k := 0
	for ; b >= 1024 && k < len(units)-1; k++ {
		b /= 1024
	}
	if b >= 1000 { // four digits in full rather than an exponent
		b = math.Round(b)
	}
	return Format(b, 3) + " " + units[k]
}
