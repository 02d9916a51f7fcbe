package linalg

// What dense linear algebra works with: kernels, a context that it looks at as it goes, a limit on memory.

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
)

// Work is what a run lends to linear algebra. A zero field is a default.
type Work struct {
	Kernels *kernels.Set           // nil: the best of this processor
	Alive   func() error           // nil while the work may go on; asked by several goroutines
	Reserve func(floats int) error // asked before so many float64 are allocated
	Release func(floats int)       // told when they are no longer needed
	Count   func(flops float64)    // told how many operations a call took
}

type workKey struct{}

// With is a context from which the functions of this package take what they work
// with.
func With(ctx context.Context, w *Work) context.Context {
	return context.WithValue(ctx, workKey{}, w)
}

// pollEvery is how many floating point operations pass between two looks at the
// context: a few milliseconds of the slowest kernels.
const pollEvery = 4e6

var defaultKernels = sync.OnceValue(func() *kernels.Set { return kernels.Best(runtime.GOMAXPROCS(0)) })

// job is one call of a function of this package. Its methods panic with a stopped
// when the work has to end; the function called from outside recovers.
type job struct {
	ks      *kernels.Set
	ask     func() error
	reserve func(floats int) error
	release func(floats int)
	count   func(flops float64)
	held    int     // float64 that were asked for
	spent   float64 // operations since the context was looked at
	total   float64 // operations of the call
	halt    atomic.Pointer[stopped]
}

// stopped carries the error of a job that was ended.
type stopped struct{ err error }

// begin is the job of a call. The caller defers end.
func begin(ctx context.Context) *job {
	j := &job{}
	if ctx == nil {
		ctx = context.Background()
	}
	j.ask = ctx.Err
	if w, _ := ctx.Value(workKey{}).(*Work); w != nil {
		j.ks, j.reserve, j.release, j.count = w.Kernels, w.Reserve, w.Release, w.Count
		if w.Alive != nil {
			j.ask = w.Alive
		}
	}
	if j.ks == nil {
		j.ks = defaultKernels()
	}
	return j
}

// end turns the end of a job into the error of its call.
func (j *job) end(err *error) {
	if j.release != nil {
		j.release(j.held)
	}
	if j.count != nil {
		j.count(j.total)
	}
	switch x := recover().(type) {
	case nil:
	case stopped:
		*err = x.err
	default:
		panic(x)
	}
}

// look looks at the context now.
func (j *job) look() {
	j.spent = 0
	if j.done() {
		panic(*j.halt.Load())
	}
}

// spend counts operations, and looks at the context when there were many.
func (j *job) spend(flops float64) {
	j.total += flops
	if j.spent += flops; j.spent >= pollEvery {
		j.look()
	}
}

// done is look for the inner loops of kernels, on any goroutine.
func (j *job) done() bool {
	if j.halt.Load() != nil {
		return true
	}
	if err := j.ask(); err != nil {
		j.halt.CompareAndSwap(nil, &stopped{err})
		return true
	}
	return false
}

// take asks for the memory of n numbers.
func (j *job) take(n int) {
	if j.reserve == nil || n == 0 {
		return
	}
	if err := j.reserve(n); err != nil {
		panic(stopped{err})
	}
	j.held += n
}

// floats allocates n numbers, after asking.
func (j *job) floats(n int) []float64 {
	j.take(n)
	x := make([]float64, n)
	j.moved(n)
	return x
}

// moved counts numbers that were read or written without much arithmetic: they are no
// operations, and take time. Nobody's job counts nothing.
func (j *job) moved(n int) {
	if j == nil {
		return
	}
	if j.spent += flopsPerMove * float64(n); j.spent >= pollEvery {
		j.look()
	}
}

// flopsPerMove is what moving a number takes in operations, out of cache.
const flopsPerMove = 2

// matrix allocates a matrix of zeros.
func (j *job) matrix(m, n int) view { return dense(m, n, j.floats(m*n)) }

// copied is a copy of a matrix.
func (j *job) copied(v view) view {
	w := j.matrix(v.m, v.n)
	j.copy(w, v)
	return w
}

// each runs f over the blocks of `size` of 0 … n-1, shared by the workers when there
// is work for them. What a block computes depends on nothing but its number, so the
// number of workers changes no bit. f may not panic; it ends early when j.done().
func (j *job) each(n, size int, flops float64, f func(lo, hi int)) {
	w := min(j.ks.Workers(), (n+size-1)/size)
	if w <= 1 || flops < 2e5 {
		for lo := 0; lo < n && j.halt.Load() == nil; lo += size {
			f(lo, min(lo+size, n))
		}
	} else {
		var next atomic.Int64
		run := func() {
			for j.halt.Load() == nil {
				lo := (int(next.Add(1)) - 1) * size
				if lo >= n {
					return
				}
				f(lo, min(lo+size, n))
			}
		}
		cpu.Together(w, func(int) { run() })
	}
	if j.halt.Load() != nil {
		j.look()
	}
	j.spend(flops)
}

// view is a matrix in a slice: element (i, k) at i·rs + k·cs.
type view struct {
	a      []float64
	m, n   int
	rs, cs int
}

// dense is a row-major matrix.
func dense(m, n int, a []float64) view { return view{a: a, m: m, n: n, rs: n, cs: 1} }

// sub is the part of rows i0 … i1-1 and columns k0 … k1-1.
func (v view) sub(i0, i1, k0, k1 int) view {
	w := view{m: i1 - i0, n: k1 - k0, rs: v.rs, cs: v.cs}
	if w.m > 0 && w.n > 0 {
		w.a = v.a[i0*v.rs+k0*v.cs:]
	}
	return w
}

// t is the transpose, in place.
func (v view) t() view { return view{v.a, v.n, v.m, v.cs, v.rs} }

// row is row i of a row-major matrix.
func (v view) row(i int) []float64 { return v.a[i*v.rs : i*v.rs+v.n : i*v.rs+v.n] }

func (v view) at(i, k int) float64 { return v.a[i*v.rs+k*v.cs] }

// set copies a matrix of the same size, in tiles, so that a transpose stays in cache.
func (v view) set(w view) {
	const tile = 32
	for i0 := 0; i0 < v.m; i0 += tile {
		for k0 := 0; k0 < v.n; k0 += tile {
			for i := i0; i < min(i0+tile, v.m); i++ {
				for k := k0; k < min(k0+tile, v.n); k++ {
					v.a[i*v.rs+k*v.cs] = w.a[i*w.rs+k*w.cs]
				}
			}
		}
	}
}

// copy copies a large matrix to one of the same size.
func (j *job) copy(to, from view) {
	const rows = 32
	for i := 0; i < to.m; i += rows {
		end := min(i+rows, to.m)
		to.sub(i, end, 0, to.n).set(from.sub(i, end, 0, to.n))
		j.moved((end - i) * to.n)
	}
}

// gemm is c += alpha a b.
func (j *job) gemm(alpha float64, a, b, c view) { j.product(alpha, a, b, c, kernels.All, false) }

// lowerProduct is c += alpha a b in the lower triangle; what lies above may be
// written, too.
func (j *job) lowerProduct(alpha float64, a, b, c view) {
	j.product(alpha, a, b, c, kernels.Lower, false)
}

// upperProduct is likewise for the upper triangle.
func (j *job) upperProduct(alpha float64, a, b, c view) {
	j.product(alpha, a, b, c, kernels.Upper, false)
}

// multiply is c = a b.
func (j *job) multiply(a, b, c view) {
	if a.n == 0 {
		for i := range c.m {
			clear(c.row(i))
		}
		return
	}
	j.product(1, a, b, c, kernels.All, true)
}

func (j *job) product(alpha float64, a, b, c view, part kernels.Part, overwrite bool) {
	if c.m == 0 || c.n == 0 || a.n == 0 {
		return
	}
	flops := 2 * float64(c.m) * float64(c.n) * float64(a.n)
	j.ks.Gemm(kernels.Product{
		Alpha: alpha, A: a.a, B: b.a, C: c.a,
		AM: kernels.Offsets{N: a.m, Stride: a.rs}, AK: kernels.Offsets{N: a.n, Stride: a.cs},
		BK: kernels.Offsets{N: b.m, Stride: b.rs}, BN: kernels.Offsets{N: b.n, Stride: b.cs},
		CM: kernels.Offsets{N: c.m, Stride: c.rs}, CN: kernels.Offsets{N: c.n, Stride: c.cs},
		Part: part, Overwrite: overwrite, Done: j.done,
	})
	if j.halt.Load() != nil {
		j.look()
	}
	j.total += max(0, flops-pollEvery)
	j.spend(min(flops, pollEvery)) // the product looked by itself
}
