package kernels

// Matrix products by a BLAS that the host brings.

import (
	"runtime/debug"

	"gonum.org/v1/gonum/blas"
)

// Host makes a set of a host's BLAS: its Dgemm does the products whose places
// it can express (one unit stride in each matrix), the set's own kernels the
// rest.
func Host(b blas.Float64, workers int) *Set {
	s := Best(workers)
	s.name = "host"
	s.host = b
	return s
}

// layout reads a matrix over (rows, columns) as BLAS does: row-major or
// transposed, with a leading dimension.
func layout(rows, cols Offsets) (t blas.Transpose, ld int, ok bool) {
	if rows.Table != nil || cols.Table != nil {
		return 0, 0, false
	}
	switch {
	case (cols.Stride == 1 || cols.N == 1) && (rows.Stride >= cols.N || rows.N == 1):
		return blas.NoTrans, max(rows.Stride, cols.N, 1), true
	case (rows.Stride == 1 || rows.N == 1) && (cols.Stride >= rows.N || cols.N == 1):
		return blas.Trans, max(cols.Stride, rows.N, 1), true
	}
	return 0, 0, false
}

// hostEvery is about how many multiply-adds a host's BLAS does between two looks at Done.
const hostEvery = 4e7

// byHost runs the product with the host's BLAS where it can. A triangle is
// computed whole: what the caller does not ask for it overwrites.
func (s *Set) byHost(p *Product) bool {
	m, n, k := p.AM.N, p.BN.N, p.AK.N
	if p.Part != All && !p.Overwrite {
		return false
	}
	tc, ldc, ok := layout(p.CM, p.CN)
	if !ok || tc != blas.NoTrans {
		return false
	}
	ta, lda, ok := layout(p.AM, p.AK)
	if !ok {
		return false
	}
	tb, ldb, ok := layout(p.BK, p.BN)
	if !ok {
		return false
	}
	beta := 1.0
	if p.Overwrite {
		beta = 0
	}
	rows := m
	if p.Done != nil { // the host's product cannot be ended: rows of it at a time
		rows = max(64, int(hostEvery/(float64(n)*float64(k))))
	}
	for i := 0; i < m; i += rows {
		if p.Done != nil && p.Done() {
			break
		}
		s.guarded(func() {
			s.host.Dgemm(ta, tb, min(rows, m-i), n, k, p.Alpha, p.A[p.AM.At(i):], lda, p.B, ldb, beta, p.C[p.CM.At(i):], ldc)
		})
	}
	return true
}

// HostFailure is a panic of a host's BLAS; nil where it left its goroutine instead.
type HostFailure struct {
	Panic any
	Stack []byte
}

// Failure is the first panic of the host's BLAS since Forget, nil without one: what was
// computed since is worth nothing.
func (s *Set) Failure() *HostFailure { return s.failed.Load() }

// Forget begins anew, before an evaluation.
func (s *Set) Forget() {
	if s.host != nil {
		s.failed.Store(nil)
	}
}

// guarded notes a panic of the host's and goes on.
func (s *Set) guarded(call func()) {
	back := false
	defer func() {
		if back {
			return
		}
		f := &HostFailure{Panic: recover()}
		f.Stack = debug.Stack()
		s.failed.CompareAndSwap(nil, f)
	}()
	call()
	back = true
}
