package interp

// An expression as a function of Go, compiled once and called often.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/run"
)

// Func is an expression made into straight-line code: numbers in, numbers out.
// It is for a host that asks for the same scalar, or the same few components,
// at many points. It is immutable and safe for use by several goroutines, and
// calling it allocates nothing.
//
// A Func asks no questions: domains of charts are not checked, claims are tested
// when it is compiled and not where it is called, and
// outside a function's domain the result is NaN or infinite, as it may be at a point where
// the simplified formula alone has a value, or where a number on the way exceeds the range of
// float64, such as the square of 1e300 in a common denominator. Eval finds the value there.
//
// A host's function that gives an error gives NaN to a Func; one that panics does so in
// the goroutine that called the Func, whose own panic it is.
type Func struct{ f *run.Func }

// read is the compiled function; that of the zero Func takes and gives nothing.
func (f *Func) read() *run.Func {
	if f == nil || f.f == nil {
		return &run.Func{}
	}
	return f.f
}

// Func compiles an expression in the scope of the source. args are the inputs
// in the order of a call: coordinates of the chart the expression is over, and
// params. Params that are not named keep their values; a coordinate that is
// not named is an error.
func (p *Program) Func(ctx context.Context, expr string, args ...string) (*Func, error) {
	if !p.made() {
		return nil, errNoProgram
	}
	f, err := p.runs.Func(ctx, expr, args...)
	if err != nil {
		return nil, err
	}
	return &Func{f}, nil
}

// Shape is the shape of the result, nil for a scalar.
func (f *Func) Shape() []int { return f.read().Shape() }

// Len is the number of components of the result, row-major.
func (f *Func) Len() int { return f.read().Len() }

// Call is the value of a scalar function; args as many as were named. A wrong
// number of arguments, or a function with several components, gives NaN.
func (f *Func) Call(args ...float64) float64 { return f.read().Call(args...) }

// Into writes the components of the result to dst and reports whether the
// numbers of arguments and components fit.
func (f *Func) Into(dst []float64, args ...float64) bool { return f.read().Into(dst, args...) }

// Columns evaluates at many points at once: args are one column of values per
// argument, all of one length n, or of length 1 for a value that all points
// share; dst has one column of n values per component. It reports whether the
// lengths fit. Columns of dst must not overlap those of args. Per point it
// costs a fraction of Into.
func (f *Func) Columns(dst [][]float64, args ...[]float64) bool {
	return f.read().Columns(dst, args...)
}
