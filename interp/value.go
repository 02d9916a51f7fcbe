package interp

// What a host gets to see of a value: kind, type, numbers, formulas, text,
// LaTeX, JSON.

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/run"
)

// Kind says what a Value is.
type Kind uint8

// Numbers are scalars, arrays and tensors at a point; a Formula is a field,
// which has no numbers until it is taken at one.
const (
	Numbers = Kind(run.Numbers)
	Formula = Kind(run.Formula)
	Bool    = Kind(run.Bool)
	String  = Kind(run.String)
	Point   = Kind(run.Point)
	List    = Kind(run.List)
	Other   = Kind(run.Other) // a map, a chart, a function: Type says which
)

// String is the kind's word.
func (k Kind) String() string { return run.Kind(k).String() }

// Value is what an expression came to. It is immutable and outlives its
// Program. The zero Value is of the kind Other and has nothing to say.
type Value struct{ v *run.Value }

// read is the run's value.
func (v Value) read() *run.Value {
	if v.v == nil {
		return &run.Value{Kind: run.Other}
	}
	return v.v
}

// Kind says which of the accessors below have something to say.
func (v Value) Kind() Kind { return Kind(v.read().Kind) }

// Type is the value's type in index notation: "Real", "Real[64, 2]",
// "metric G_ij over theta", "tensor H_ij over theta @ theta(1, 1)",
// "Map[theta -> psi]".
func (v Value) Type() string { return v.read().Type }

// DependsOnChart reports a scalar or array that changes under a change of
// coordinates: a component, a determinant of components; a point that a sum of a point
// and a vector has made, or that rests on one; a list that holds one of them.
func (v Value) DependsOnChart() bool { return v.read().DependsOnChart }

// Invariant reports a scalar over a chart, or taken at a point, that is the same in every chart.
func (v Value) Invariant() bool { return v.read().Invariant }

// Continued reports a field of a manifold that is known by continuation beyond where the maps
// lead, and numbers of one at a point there.
func (v Value) Continued() bool { return v.read().Continued }

// Shape is the length of each index, in slot order; nil for a scalar.
func (v Value) Shape() []int { return slices.Clone(v.read().Shape) }

// Float64 is the number of a scalar, or NaN when the value is not one.
func (v Value) Float64() float64 {
	r := v.read()
	if r.Kind != run.Numbers || len(r.Data) != 1 {
		return math.NaN()
	}
	return r.Data[0]
}

// Float64s is a copy of the components in row-major order: of numbers, or the
// coordinates of a point. It is nil for anything else.
func (v Value) Float64s() []float64 {
	r := v.read()
	if r.Kind != run.Numbers && r.Kind != run.Point {
		return nil
	}
	return slices.Clone(r.Data)
}

// Dense is a copy of an array with two indices as a matrix: the first index
// counts its rows, the second its columns. The error says what the value is
// when it has no such shape; gonum has no matrix without rows or columns.
func (v Value) Dense() (*mat.Dense, error) {
	r := v.read()
	switch {
	case r.Kind != run.Numbers:
		return nil, fmt.Errorf("interp: no matrix: the value is a %s", v.Kind())
	case len(r.Shape) != 2:
		return nil, fmt.Errorf("interp: no matrix: the value has %s, and a matrix has two", number.Count(len(r.Shape), "index"))
	case len(r.Data) == 0:
		return nil, fmt.Errorf("interp: no matrix: the value has no components")
	}
	return mat.NewDense(r.Shape[0], r.Shape[1], v.Float64s()), nil
}

// At is one component, 1-based as in the language: H.At(1, 2) is H[1,2]. It is
// NaN out of range.
func (v Value) At(index ...int) float64 {
	r := v.read()
	if r.Kind != run.Numbers && r.Kind != run.Point || len(index) != len(r.Shape) {
		return math.NaN()
	}
	at := 0
	for k, i := range index {
		if i < 1 || i > r.Shape[k] {
			return math.NaN()
		}
		at = at*r.Shape[k] + i - 1
	}
	return r.Data[at]
}

// Decided reports a condition that was decided, and not only tested at sample
// points. It is true of anything else.
func (v Value) Decided() bool { return v.read().Points == 0 }

// Digits is how many significant digits of the numbers rounding has left for
// certain, where they are fewer than 6, of an array those of the component that
// has the fewest; else 6.
func (v Value) Digits() int { return v.read().Digits() }

// Bool is the truth of a condition, false for anything else.
func (v Value) Bool() bool { return v.read().Truth }

// Elems are the values of a list.
func (v Value) Elems() []Value { return values(v.read().Elems) }

// Formulas are the components of a field as text, in row-major order, or one
// text for the whole when it was not taken apart.
func (v Value) Formulas() []string { return slices.Clone(v.read().Cells) }

// String is the value as print shows it, without the chart mark.
func (v Value) String() string { return v.read().String() }

// Format is the value as text with the given number of significant digits, 0
// for all of them.
func (v Value) Format(digits int) string { return v.read().Format(digits) }

// FormatLines is Format for somebody at a terminal of so many columns (0: any): each row of a
// matrix is on a line of its own, and lines break between entries.
func (v Value) FormatLines(digits, width int) string {
	return v.read().Layout(digits, number.Layout{Rows: true, Width: width})
}

// LaTeX is the value in LaTeX, for math mode: formulas of a run with
// RunOptions.LaTeX, numbers, matrices. Texts are set upright.
func (v Value) LaTeX() string { return v.read().LaTeX() }

// Fraction is the exact value of a number that is exact and not whole; nil of all other
// values.
func (v Value) Fraction() *big.Rat {
	if q := v.read().Fraction; q != nil {
		return new(big.Rat).Set(q)
	}
	return nil
}

// MarshalJSON gives kind, type, shape, value and text; of a condition also
// whether it was decided.
func (v Value) MarshalJSON() ([]byte, error) { return v.read().MarshalJSON() }

// WriteJSON writes the same in pieces, so that the text of a large array never
// stands in memory as a whole. The error is w's.
func (v Value) WriteJSON(w io.Writer) error {
	if w == nil {
		return errors.New("there is no writer")
	}
	return v.read().WriteJSON(w)
}

// Data is the bare value for encoding/json: a number, lists of them, a text, a
// truth value. NaN and the infinities become texts.
func (v Value) Data() any { return v.read().Bare() }

// values are a run's values for the host.
func values(list []run.Value) []Value {
	if list == nil {
		return nil
	}
	out := make([]Value, len(list))
	for i := range list {
		out[i] = Value{&list[i]}
	}
	return out
}
