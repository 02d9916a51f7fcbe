package kernels

// The set of kernels in use, as gonum's BLAS sees it: portable, or the fastest
// of this processor.

import (
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// Set is a kernel set, safe for concurrent use. It is immutable but for what a host's
// BLAS has failed at.
type Set struct {
	gonum.Implementation
	name   string
	mr, nr int
	// micro adds the product of an mr×k panel of A and a k×nr panel of B to the
	// mr×nr tile c, whose rows are ldc apart.
	micro   func(k int, a, b, c *float64, ldc int)
	dot     func(x, y []float64) float64
	axpy    func(alpha float64, x, y []float64)
	workers int
	buffers *sync.Pool // of *packs
	host    blas.Float64
	failed  atomic.Pointer[HostFailure] // of a host's
}

var _ blas.Float64 = (*Set)(nil)

// Portable is the kernel set in plain Go, with the same results on every
// machine.
func Portable(workers int) *Set {
	return &Set{name: "portable", mr: 4, nr: 4, micro: micro4x4, dot: dotPortable, axpy: axpyPortable, workers: workers, buffers: new(sync.Pool)}
}

// Best is the fastest kernel set that this processor runs.
func Best(workers int) *Set {
	s := Portable(workers)
	s.accelerate()
	return s
}

// Name says which inner kernel the set has: portable, avx2, avx512.
func (s *Set) Name() string { return s.name }

// Workers is how many goroutines share a product.
func (s *Set) Workers() int { return max(1, s.workers) }

// Dgemm is C = beta C + alpha op(A) op(B).
func (s *Set) Dgemm(tA, tB blas.Transpose, m, n, k int, alpha float64, a []float64, lda int, b []float64, ldb int, beta float64, c []float64, ldc int) {
	if m <= 4 || n <= 4 || k <= 4 || m*n*k < 4096 {
		s.Implementation.Dgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
		return
	}
	scaleRows(m, n, beta, c, ldc)
	rsa, csa, rsb, csb := lda, 1, ldb, 1
	if tA != blas.NoTrans {
		rsa, csa = 1, lda
	}
	if tB != blas.NoTrans {
		rsb, csb = 1, ldb
	}
	s.Gemm(Product{
		Alpha: alpha, A: a, B: b, C: c,
		AM: Offsets{N: m, Stride: rsa}, AK: Offsets{N: k, Stride: csa},
		BK: Offsets{N: k, Stride: rsb}, BN: Offsets{N: n, Stride: csb},
		CM: Offsets{N: m, Stride: ldc}, CN: Offsets{N: n, Stride: 1},
	})
}

// Dsyrk is C = beta C + alpha A Aᵀ (or Aᵀ A) in one triangle.
func (s *Set) Dsyrk(ul blas.Uplo, tA blas.Transpose, n, k int, alpha float64, a []float64, lda int, beta float64, c []float64, ldc int) {
	if n < 16 || k < 16 {
		s.Implementation.Dsyrk(ul, tA, n, k, alpha, a, lda, beta, c, ldc)
		return
	}
	if beta != 1 {
		for i := 0; i < n; i++ {
			lo, hi := i, n
			if ul == blas.Lower {
				lo, hi = 0, i+1
			}
			scaleRows(1, hi-lo, beta, c[i*ldc+lo:], ldc)
		}
	}
	rs, cs := lda, 1
	if tA != blas.NoTrans {
		rs, cs = 1, lda
	}
	p := Product{
		Alpha: alpha, A: a, B: a, C: c,
		AM: Offsets{N: n, Stride: rs}, AK: Offsets{N: k, Stride: cs},
		BK: Offsets{N: k, Stride: cs}, BN: Offsets{N: n, Stride: rs},
		CM: Offsets{N: n, Stride: ldc}, CN: Offsets{N: n, Stride: 1},
		Part: Upper,
	}
	if ul == blas.Lower {
		p.Part = Lower
	}
	s.Gemm(p)
}

func scaleRows(m, n int, beta float64, c []float64, ldc int) {
	if beta == 1 {
		return
	}
	for i := 0; i < m; i++ {
		row := c[i*ldc : i*ldc+n]
		if beta == 0 {
			clear(row)
			continue
		}
		for j := range row {
			row[j] *= beta
		}
	}
}

// Dot is Σ x y, in fixed chunks.
func (s *Set) Dot(x, y []float64) float64 { return s.dot(x, y) }

// Axpy is y += alpha x.
func (s *Set) Axpy(alpha float64, x, y []float64) { s.axpy(alpha, x, y) }

// Ddot and Daxpy of unit stride go to the set's own kernels.
func (s *Set) Ddot(n int, x []float64, incX int, y []float64, incY int) float64 {
	if incX == 1 && incY == 1 && n > 0 {
		return s.dot(x[:n], y[:n])
	}
	return s.Implementation.Ddot(n, x, incX, y, incY)
}

// Daxpy is y += alpha x.
func (s *Set) Daxpy(n int, alpha float64, x []float64, incX int, y []float64, incY int) {
	if incX == 1 && incY == 1 && n > 0 {
		s.axpy(alpha, x[:n], y[:n])
		return
	}
	s.Implementation.Daxpy(n, alpha, x, incX, y, incY)
}

// dotPortable folds chunks of 256 with eight running sums.
func dotPortable(x, y []float64) float64 {
	total := 0.0
	for len(x) > 0 {
		n := min(len(x), 256)
		a, b := x[:n], y[:n:n]
		var t [8]float64
		i := 0
		for ; i+8 <= n; i += 8 {
			u, v := a[i:i+8:i+8], b[i:i+8:i+8]
			t[0] += float64(u[0] * v[0])
			t[1] += float64(u[1] * v[1])
			t[2] += float64(u[2] * v[2])
			t[3] += float64(u[3] * v[3])
			t[4] += float64(u[4] * v[4])
			t[5] += float64(u[5] * v[5])
			t[6] += float64(u[6] * v[6])
			t[7] += float64(u[7] * v[7])
		}
		for ; i < n; i++ {
			t[0] += float64(a[i] * b[i])
		}
		total += ((t[0] + t[4]) + (t[2] + t[6])) + ((t[1] + t[5]) + (t[3] + t[7]))
		x, y = x[n:], y[n:]
	}
	return total
}

func axpyPortable(alpha float64, x, y []float64) {
	y = y[:len(x)]
	i := 0
	for ; i+4 <= len(x); i += 4 {
		u, v := x[i:i+4:i+4], y[i:i+4:i+4]
		v[0] += float64(alpha * u[0])
		v[1] += float64(alpha * u[1])
		v[2] += float64(alpha * u[2])
		v[3] += float64(alpha * u[3])
	}
	for ; i < len(x); i++ {
		y[i] += float64(alpha * x[i])
	}
}
