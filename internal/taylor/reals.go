package taylor

// The scalar functions in float64, for tests at a point.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Reals are the functions' values in float64.
type Reals struct{}

// Value is the function's; a pole is singular.
func (Reals) Value(f *op.Func, args []float64) (float64, error) {
	v := f.Eval(args)
	if math.IsInf(v, 0) && f.Outside(args) != "" {
		return 0, errSingular
	}
	return v, nil
}

// Constant is the number.
func (Reals) Constant(c op.Constant) float64 {
	switch c {
	case op.Pi:
		return math.Pi
	case op.E:
		return math.E
	}
	return 2 / math.Sqrt(math.Pi) // op.TwoOverRootPi
}

// Host calls the host, if its function may be called anywhere.
func (Reals) Host(f *scalar.Func, args []float64) (float64, bool) {
	return f.Anywhere(args), true
}

// Jet is not needed: hosts have values.
func (Reals) Jet(*scalar.Func, []float64, []uint8) float64 { return math.NaN() }

// Sign is the sign of u.
func (Reals) Sign(u float64) int {
	switch {
	case u > 0:
		return 1
	case u < 0:
		return -1
	}
	return 0
}
