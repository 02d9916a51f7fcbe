package builtins

// What every reader of data gives: finite numbers with a shape, or what is
// wrong and where.

import (
	"fmt"
	"math"
)

// numbers are what a loader read: row-major, at least one axis.
type numbers struct {
	shape []int
	data  []float64
}

// dataError is a loader's finding, without a place in a script: the caller
// turns it into a diagnostic at the argument. Line and column are 1-based, 0
// when they say nothing.
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

// elements multiplies sizes, refusing overflow, negative sizes and more than
// limit elements.
func elements(shape []int, limit int64) (int, *dataError) {
	n := int64(1)
	for _, s := range shape {
		if s < 0 {
			return 0, badFormat("an axis of %d entries", s)
		}
		if s > 0 && n > math.MaxInt64/int64(s) {
			return 0, tooLarge("an array of shape %v has more entries than can be counted", shape)
		}
		n *= int64(s)
	}
	if n > limit {
		return 0, tooLarge("an array of shape %v has %d entries, the limit is %d", shape, n, limit)
	}
	if n == 0 {
		return 0, badData("an array of shape %v has no entries", shape)
	}
	return int(n), nil
}

// finite refuses NaN and infinities: they would travel far before they are seen.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
