package run

// A value of a run: kind, type, numbers or formulas.

import "math/big"

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
	return [...]string{"numbers", "formula", "bool", "string", "point", "list", "other"}[min(k, Other)]
}

// Value is what an expression came to. It is frozen: who holds one reads it
// only.
type Value struct {
	Kind           Kind
	DependsOnChart bool      // a chartwise scalar or array, a point that a sum has made, a list with one of them
	Continued      bool      // by continuation, where no map leads: of a field somewhere, of numbers at their point
	Invariant      bool      // a scalar over a chart, or at a point, that is the same in every chart
	Truth          bool      // of a condition
	Points         int       // at how many points a condition was tested; 0: it is decided
	Order          string    // of a condition on series: up to which order it holds, O(eps^2)
	Type           string    // in index notation
	Shape          []int     // in slot order; nil of a scalar
	Exact          *big.Rat  // of a number that is exact and that float64 does not hold
	Fraction       *big.Rat  // of a number that is exact and not whole; it must not be changed
	Data           []float64 // of numbers, row-major; of a point, its coordinates
	Off            []float64 // of numbers, how far rounding may have moved each of which it leaves fewer than number.Digits digits; nil: none
	Cells          []string  // of a formula: one text per component, or one for the whole
	CellsLaTeX     []string  // as Cells, of a run with LaTeX
	Note           string    // of a formula: what its coordinates are, and where it has a value, where it is not plain
	NoteLaTeX      string    // likewise, where it has a value
	Text           string    // of what is neither numbers nor a formula; of a point, its chart
	Elems          []Value   // of a list
}
