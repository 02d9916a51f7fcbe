package run

// A value as text, the way print shows it.

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// String is the value as print shows it, without the chart mark.
func (v *Value) String() string { return v.Format(number.Digits) }

// Format is the value as text with the given number of significant digits, 0
// for all of them.
func (v *Value) Format(digits int) string {
	switch v.Kind {
	case Numbers:
		if v.Exact != nil {
			return number.Rational(v.Exact, digits)
		}
		if v.Off != nil {
			return v.withDigits(digits)
		}
		return number.Array(v.Shape, v.Data, digits)
	case Formula:
		if len(v.Shape) == 0 || len(v.Cells) == 1 {
			return v.Cells[0] + v.Note
		}
		return number.Cells(v.Shape, func(i int) string { return v.Cells[i] }, ", ") + v.Note
	case Bool:
		return v.truth()
	case Point:
		return number.Point(v.Text, v.Data, digits)
	case List:
		parts := make([]string, len(v.Elems))
		for i := range v.Elems {
			parts[i] = v.Elems[i].Format(digits)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case String, Other:
	}
	return v.Text
}

// truth is the word of a condition, or the table that check(X) makes of many.
func (v *Value) truth() string {
	switch {
	case v.Text != "":
		return v.Text
	case v.Points > 0:
		return strconv.FormatBool(v.Truth) + " (" + number.Count(v.Points, "point") + ")"
	}
	return strconv.FormatBool(v.Truth)
}
