package run

// A value as text, the way print shows it.

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// String is the value as print shows it, without the chart mark.
func (v *Value) String() string { return v.Format(number.Digits) }

// Format is the value as text with the given number of significant digits, 0
// for all of them.
func (v *Value) Format(digits int) string { return v.Layout(digits, number.Layout{}) }

// Layout is Format with arrays laid out as is asked for.
func (v *Value) Layout(digits int, l number.Layout) string {
	switch v.Kind {
	case Numbers:
		if v.Exact != nil {
			return number.Rational(v.Exact, digits)
		}
		if v.Off != nil {
			return v.withDigits(digits, l) + v.Note
		}
		text := l.Array(v.Shape, v.Data, digits)
		if number.Shortened(len(v.Data)) {
			text += "\n(" + number.Numbers(len(v.Data)) + ", " + number.Statistics(v.Data, digits) + ")"
		}
		return text + v.Note
	case Formula:
		if len(v.Shape) == 0 || len(v.Cells) == 1 {
			return v.Cells[0] + v.Note
		}
		return l.Cells(v.Shape, func(i int) string { return v.Cells[i] }, ", ") + v.Note
	case Bool:
		return v.truth()
	case Point:
		return number.Point(v.Text, v.Data, digits)
	case List:
		parts := make([]string, len(v.Elems))
		for i := range v.Elems {
			parts[i] = v.Elems[i].Layout(digits, l)
		}
		return list(parts, l) + v.Note
	case String, Other:
	}
	return v.Text
}

// list writes elements in brackets; for somebody at a terminal, each begins a line where one has several
// lines, or all together more than the width.
func list(parts []string, l number.Layout) string {
	text := "[" + strings.Join(parts, ", ") + "]"
	if long := l.Width > 0 && utf8.RuneCountInString(text) > l.Width; !l.Rows || !long && !strings.Contains(text, "\n") {
		return text
	}
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(p, "\n", "\n ")
	}
	return "[" + strings.Join(parts, ",\n ") + "]"
}

// truth is the word of a condition, or the table that check(X) makes of many.
func (v *Value) truth() string {
	switch {
	case v.Text != "":
		return v.Text
	case v.Order != "":
		return strconv.FormatBool(v.Truth) + " (up to " + v.Order + ")"
	case v.Points > 0:
		return strconv.FormatBool(v.Truth) + " (" + number.Count(v.Points, "point") + ")"
	}
	return strconv.FormatBool(v.Truth)
}

// leastText is how many bytes the value's text has at least. A list may hold one long
// text many times, so it is known before any is written.
func (v *Value) leastText() int64 {
	n := int64(len(v.Text) + len(v.Note))
	for _, c := range v.Cells {
		n += int64(len(c))
	}
	for i := range v.Elems {
		n += v.Elems[i].leastText()
	}
	return n
}
