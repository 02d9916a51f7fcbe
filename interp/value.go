package interp

import (
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Kind says what a Value is.
type Kind uint8

// Numbers are scalars, arrays and tensors at a point; a Formula is a field,
// which has no numbers until it is taken at one.
const (
	Numbers Kind = iota
	Formula
	Bool
	String
	Point
	List
	Other // a map, a chart, a function: Type says which
)

// String is the kind's word.
func (k Kind) String() string {
	return [...]string{"numbers", "formula", "bool", "string", "point", "list", "other"}[k]
}

// Value is what an expression came to. It is immutable and outlives its
// Program.
type Value struct {
	kind  Kind
	typ   string
	mark  bool // a chartwise scalar or array
	shape []int
	data  []float64
	cells []string // of a formula: one text per component, or one for the whole
	latex []string // as cells, of a run with LaTeX
	text  string   // of a formula: what its coordinates are, where it is not plain
	truth bool
	elems []Value
}

// Kind says which of the accessors below have something to say.
func (v Value) Kind() Kind { return v.kind }

// Type is the value's type in index notation: "Real", "Real[64, 2]",
// "metric G_ij over theta", "tensor H_ij over theta @ theta(1, 1)",
// "Map[theta -> psi]".
func (v Value) Type() string { return v.typ }

// DependsOnChart reports a scalar or array that changes under a change of
// coordinates: a component, a determinant of components.
func (v Value) DependsOnChart() bool { return v.mark }

// Shape is the length of each index, in slot order; nil for a scalar.
func (v Value) Shape() []int { return append([]int(nil), v.shape...) }

// Float64 is the number of a scalar, or NaN when the value is not one.
func (v Value) Float64() float64 {
	if v.kind != Numbers || len(v.data) != 1 {
		return math.NaN()
	}
	return v.data[0]
}

// Float64s is a copy of the components in row-major order: of numbers, or the
// coordinates of a point. It is nil for anything else.
func (v Value) Float64s() []float64 {
	if v.kind != Numbers && v.kind != Point {
		return nil
	}
	return append([]float64(nil), v.data...)
}

// At is one component, 1-based as in the language: H.At(1, 2) is H[1,2]. It is
// NaN out of range.
func (v Value) At(index ...int) float64 {
	if v.kind != Numbers && v.kind != Point || len(index) != len(v.shape) {
		return math.NaN()
	}
	at := 0
	for k, i := range index {
		if i < 1 || i > v.shape[k] {
			return math.NaN()
		}
		at = at*v.shape[k] + i - 1
	}
	return v.data[at]
}

// Bool is the truth of a condition, false for anything else.
func (v Value) Bool() bool { return v.truth }

// Elems are the values of a list.
func (v Value) Elems() []Value { return append([]Value(nil), v.elems...) }

// Formulas are the components of a field as text, in row-major order, or one
// text for the whole when it was not taken apart.
func (v Value) Formulas() []string { return append([]string(nil), v.cells...) }

// String is the value as print shows it, without the chart mark.
func (v Value) String() string { return v.Format(number.Digits) }

// Format is the value as text with the given number of significant digits, 0
// for all of them.
func (v Value) Format(digits int) string {
	switch v.kind {
	case Numbers:
		return number.Array(v.shape, v.data, digits)
	case Formula:
		if len(v.shape) == 0 || len(v.cells) == 1 {
			return v.cells[0] + v.text
		}
		return number.Cells(v.shape, func(i int) string { return v.cells[i] }, ", ") + v.text
	case Bool:
		if v.text != "" { // of check
			return v.text
		}
		if v.truth {
			return "true"
		}
		return "false"
	case Point:
		return v.text + "(" + number.List(v.data, maxPointCoords, digits) + ")"
	case List:
		parts := make([]string, len(v.elems))
		for i, e := range v.elems {
			parts[i] = e.Format(digits)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return v.text
}

// maxPointCoords is how many coordinates of a point are worth reading.
const maxPointCoords = 12
