package builtins

// What every reader of data gives: exact or nearest finite numbers with a shape, or what is wrong and where.

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numbers are what a loader read: row-major, at least one axis.
type numbers struct {
	shape []int
	data  []float64
}

// dataError is a loader's finding, without a place in a script: the caller
// turns it into a diagnostic at the argument.
type dataError struct {
	code string
	text string
	note string
	// options are those that may mend it, as written: `codes: true`.
	options []string
}

func (e *dataError) Error() string { return e.text }

func badFormat(format string, args ...any) *dataError {
	return &dataError{code: CodeFileFormat, text: fmt.Sprintf(format, args...)}
}

func badData(format string, args ...any) *dataError {
	return &dataError{code: CodeFileData, text: fmt.Sprintf(format, args...)}
}

func tooLarge(format string, args ...any) *dataError {
	return &dataError{code: CodeFileSize, text: fmt.Sprintf(format, args...)}
}

// finite refuses NaN and infinities: they would travel far before they are seen.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// decimal reads a number as texts have it: digits, with a point and an exponent or without. isNumber is false for what is
// none; why, when it is not empty, says why a float64 must not stand for it. A number with a point or an exponent may be
// rounded, as everybody rounds it; a whole number is meant as it stands, and is kept or refused.
func decimal(text string) (v float64, isNumber bool, why string) {
	if text == "" || strings.IndexByte("+-.0123456789", text[0]) < 0 || strings.ContainsAny(text, "xX_nN") { // 0x1p-2, -inf
		return 0, false, ""
	}
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && !math.IsInf(v, 0):
		return 0, false, ""
	case err != nil:
		return 0, true, "is larger than any float64"
	case v == 0 && strings.ContainsAny(mantissa(text), "123456789"):
		return 0, true, "is smaller than any float64 but 0"
	case !wholeIsExact(text, v):
		return 0, true, "is a whole number that a float64 does not hold, the nearest is " + nearest(v)
	}
	return v, true, ""
}

// nearest is a whole number in full, of any size.
func nearest(v float64) string {
	whole, _ := new(big.Float).SetFloat64(v).Int(nil)
	return whole.String()
}

func mantissa(text string) string {
	before, _, _ := strings.Cut(strings.ToLower(text), "e")
	return before
}

// wholeIsExact reports that a text is not a whole number, or one whose float64 is v itself.
func wholeIsExact(text string, v float64) bool {
	digits := strings.TrimLeft(text, "+-")
	const always = 15 // digits
	if len(digits) <= always || strings.ContainsAny(digits, ".eE") {
		return true
	}
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return false
	}
	held, accuracy := big.NewFloat(math.Abs(v)).Int(nil)
	return accuracy == big.Exact && held.Cmp(n) == 0
}

// short is a text of a file within a message.
func short(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// someOf lists names for a note, the first of them.
func someOf(names []string) string {
	const most = 20
	var b strings.Builder
	for i, n := range names {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(names)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(short(n))
	}
	return b.String()
}

// position is where in an array the entry with a flat row-major index stands: [2, 3].
func position(flat int64, shape []int64) string {
	if len(shape) == 0 {
		return "[1]"
	}
	at := make([]string, len(shape))
	for k := len(shape) - 1; k >= 0; k-- {
		at[k] = strconv.FormatInt(flat%shape[k]+1, 10)
		flat /= shape[k]
	}
	return "[" + strings.Join(at, ", ") + "]"
}

// sizes are a shape of which it is known that the array can be held.
func sizes(shape []int64) []int {
	if len(shape) == 0 {
		return []int{1}
	}
	out := make([]int, len(shape))
	for i, s := range shape {
		out[i] = int(s)
	}
	return out
}
