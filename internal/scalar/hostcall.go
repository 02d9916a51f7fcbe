package scalar

// Calls of a host's functions: with a context, guarded, and the first that fails ends the evaluation.

import (
	"context"
	"errors"
	"math"
	"runtime/debug"
	"slices"
	"sync/atomic"
)

// Func is a function that a host defines, or an implicit inverse: opaque but for its
// derivatives. Deriv may be nil, and then it has none.
type Func struct {
	Name  string
	Arity int
	// Eval is its value, of a function that neither fails nor panics; Call that of a
	// host's, which may. With neither it has values in programs only.
	Eval func(args []float64) float64
	Call func(ctx context.Context, args []float64) (float64, error)
	// Pure says that Call may be asked at any time and anywhere, while compiling too.
	Pure bool
	// Open is the open function of which this is the derivative of these Orders.
	Open   *Open
	Orders []int
	// Deriv is the partial derivative by the k-th argument, at args.
	Deriv func(p *Pool, args []Expr, k int) (Expr, error)
}

// Calls are what an evaluation hands to the host's functions, and what it hears of
// them. They may be made by several goroutines.
type Calls struct {
	Ctx       context.Context
	Compiling bool // only pure functions are called
	failed    atomic.Pointer[HostFailure]
}

// HostFailure is a call of a host's function that failed: with an error, with a panic,
// or, with neither, by leaving its goroutine.
type HostFailure struct {
	Func  *Func
	Args  []float64
	Err   error
	Panic any
	Stack []byte // where there is no error
}

// Forgive forgets a call that failed, where that was because the function is not pure.
func (c *Calls) Forgive() (forgiven bool) {
	f := c.failed.Load()
	return f != nil && f.Err == ErrImpure && c.failed.CompareAndSwap(f, nil)
}

// Failure is the first call that failed, nil while none has.
func (c *Calls) Failure() *HostFailure { return c.failed.Load() }

// At is the function's value. A nil c is a caller who cannot be told: an error is NaN
// there, and a panic is the caller's.
func (f *Func) At(c *Calls, args []float64) float64 {
	switch {
	case f.Eval != nil:
		return f.Eval(args)
	case f.Call == nil:
		return math.NaN()
	case c == nil:
		x, err := f.Call(context.Background(), args)
		if err != nil {
			return math.NaN()
		}
		return x
	case c.failed.Load() != nil:
		return math.NaN()
	}
	return c.call(f, args)
}

// call calls a host's function and notes how it fails.
func (c *Calls) call(f *Func, args []float64) (x float64) {
	back := false
	defer func() {
		if back {
			return
		}
		x = math.NaN()
		failure := &HostFailure{Func: f, Args: slices.Clone(args), Panic: recover(), Stack: debug.Stack()}
		c.failed.CompareAndSwap(nil, failure)
	}()
	var err error
	if c.Compiling && !f.Pure {
		err = ErrImpure
	} else {
		x, err = f.Call(c.Ctx, args)
	}
	back = true
	if err != nil {
		c.failed.CompareAndSwap(nil, &HostFailure{Func: f, Args: slices.Clone(args), Err: err})
		return math.NaN()
	}
	return x
}

// ErrImpure is why a function was not called that only a run may call.
var ErrImpure = errors.New("it is not declared pure (HostFunc.Pure), so it is not called while compiling")

// Anywhere is the function's value where no evaluation asks for it: while compiling,
// at a point of Geo's own choice. It is NaN of a function that may not be called there,
// and where a call fails.
func (f *Func) Anywhere(args []float64) float64 {
	if f.Eval == nil && !f.Pure {
		return math.NaN()
	}
	return f.At(&Calls{Ctx: context.Background()}, args)
}
