package interp

// An expression compiled once, of any shape, for many points and params.

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/internal/run"
)

// Prepared is an expression compiled once into a function of coordinates and params,
// which writes into the caller's memory. It stands between Eval and Func: its shape
// is any that Eval can have, and it refuses what Eval refuses – a point outside the
// chart, a value that is none, a claim that does not hold – with Eval's errors. What
// rounding alone makes doubtful – a metric that may be singular within it, a quotient by
// what may be 0 – is refused by Eval only.
// It is immutable and safe for use by several goroutines.
//
// Where Compiled reports true a call allocates nothing and costs little more than the
// arithmetic; elsewhere (solvers, eigenvalues, claims that are not proved) each call
// is an evaluation by Eval's means, without its reading and checking.
// So is each call where a host's function is called, so that it is told of errors.
type Prepared struct{ f *run.Prepared }

var errNotPrepared = errors.New("interp: a Prepared is made by Program.Prepare")

// made reports that it came from Prepare.
func (f *Prepared) made() bool { return f != nil && f.f != nil }

// read is the prepared expression; that of the zero Prepared takes and gives nothing.
func (f *Prepared) read() *run.Prepared {
	if !f.made() {
		return &run.Prepared{}
	}
	return f.f
}

// Prepare compiles an expression in the scope of the source. args are the inputs in
// the order of a call's numbers: coordinates of the chart the expression is over,
// names of whole blocks of coordinates, and params of any shape, row-major. Params
// that are not named keep their values; a coordinate that is not named, or named
// twice, is an error.
func (p *Program) Prepare(ctx context.Context, expr string, args ...string) (*Prepared, error) {
	if !p.made() {
		return nil, errNoProgram
	}
	f, err := p.runs.Prepare(ctx, expr, args...)
	if err != nil {
		return nil, err
	}
	return &Prepared{f}, nil
}

// Shape is the shape of the result, nil for a scalar.
func (f *Prepared) Shape() []int { return f.read().Shape() }

// Len is the number of components of the result, row-major.
func (f *Prepared) Len() int { return f.read().Out() }

// Inputs is how many numbers a call takes: the sum of Sizes.
func (f *Prepared) Inputs() int { return f.read().In() }

// Sizes are how many numbers each input takes, in the order of Prepare's args.
func (f *Prepared) Sizes() []int { return f.read().Sizes() }

// Compiled reports that calls run compiled code and allocate nothing.
func (f *Prepared) Compiled() bool { return f.read().Compiled() }

// Into writes the components of the result to dst, row-major. args has the numbers of
// all inputs, one after another. On an error dst holds nothing of use.
func (f *Prepared) Into(ctx context.Context, dst, args []float64) error {
	if !f.made() {
		return errNotPrepared
	}
	return f.f.Into(ctx, dst, args)
}

// Points writes the results at many points to dst, one after another: args has the
// numbers of a call for each of them. Points run in blocks, at a fraction of the cost
// of Into. An error is that of the first point that has one, and names it.
func (f *Prepared) Points(ctx context.Context, dst, args []float64) error {
	if !f.made() {
		return errNotPrepared
	}
	return f.f.Points(ctx, dst, args)
}

// Stream gives the result at each point of a sequence. The slice is used again for the
// next one.
func (f *Prepared) Stream(ctx context.Context, points iter.Seq[[]float64]) iter.Seq2[[]float64, error] {
	return func(yield func([]float64, error) bool) {
		out := make([]float64, f.Len())
		if points == nil {
			return
		}
		for args := range points {
			err := f.Into(ctx, out, args)
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			if !yield(out, nil) {
				return
			}
		}
	}
}

// Dense writes a result with two indices into a matrix's own memory: the first index
// counts its rows.
func (f *Prepared) Dense(ctx context.Context, dst *mat.Dense, args []float64) error {
	if dst == nil {
		return f.shapeError("no matrix")
	}
	raw := dst.RawMatrix()
	if s := f.Shape(); len(s) != 2 || s[0] != raw.Rows || s[1] != raw.Cols || raw.Stride != raw.Cols {
		return f.shapeError(fmt.Sprintf("a matrix of %d × %d with stride %d", raw.Rows, raw.Cols, raw.Stride))
	}
	return f.Into(ctx, raw.Data, args)
}

// Sym writes a result with two indices of one range into a symmetric matrix's own
// memory. Whether it is symmetric is the caller's knowledge: the upper triangle is
// what gonum reads.
func (f *Prepared) Sym(ctx context.Context, dst *mat.SymDense, args []float64) error {
	if dst == nil {
		return f.shapeError("no matrix")
	}
	raw := dst.RawSymmetric()
	if s := f.Shape(); len(s) != 2 || s[0] != raw.N || s[1] != raw.N || raw.Stride != raw.N {
		return f.shapeError(fmt.Sprintf("a symmetric matrix of %d with stride %d", raw.N, raw.Stride))
	}
	return f.Into(ctx, raw.Data, args)
}

// Vec writes a result with one index into a vector's own memory.
func (f *Prepared) Vec(ctx context.Context, dst *mat.VecDense, args []float64) error {
	if dst == nil {
		return f.shapeError("no vector")
	}
	raw := dst.RawVector()
	if s := f.Shape(); len(s) != 1 || s[0] != raw.N || raw.Inc != 1 {
		return f.shapeError(fmt.Sprintf("a vector of %d with increment %d", raw.N, raw.Inc))
	}
	return f.Into(ctx, raw.Data, args)
}

func (f *Prepared) shapeError(what string) error {
	return fmt.Errorf("interp: the result has shape %v, which is not that of %s", f.Shape(), what)
}
