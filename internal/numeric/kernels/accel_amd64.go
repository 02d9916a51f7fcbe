package kernels

// Matrix products, dot products and axpy with AVX2 and AVX-512. The assembly is
// in gemm_amd64.s.

import "github.com/seed2d4d80ff/geo/internal/numeric/cpu"

//go:noescape
func micro8x24(k int, a, b, c *float64, ldc int)

//go:noescape
func micro4x12(k int, a, b, c *float64, ldc int)

//go:noescape
func dot512(n int, x, y *float64) float64

//go:noescape
func axpy512(n int, alpha float64, x, y *float64)

//go:noescape
func dot256(n int, x, y *float64) float64

//go:noescape
func axpy256(n int, alpha float64, x, y *float64)

// accelerate takes the widest kernels that the processor runs.
func (s *Set) accelerate() {
	switch {
	case cpu.AVX512:
		s.use512()
	case cpu.AVX2:
		s.use256()
	}
}

func (s *Set) use512() {
	s.name, s.mr, s.nr, s.micro = "avx512", 8, 24, micro8x24
	s.dot = func(x, y []float64) float64 { return dotWide(32, dot512, x, y) }
	s.axpy = func(alpha float64, x, y []float64) { axpyWide(axpy512, alpha, x, y) }
}

func (s *Set) use256() {
	s.name, s.mr, s.nr, s.micro = "avx2", 4, 12, micro4x12
	s.dot = func(x, y []float64) float64 { return dotWide(16, dot256, x, y) }
	s.axpy = func(alpha float64, x, y []float64) { axpyWide(axpy256, alpha, x, y) }
}

func dotWide(width int, f func(n int, x, y *float64) float64, x, y []float64) float64 {
	n := len(x) / width * width
	t := 0.0
	if n > 0 {
		t = f(n, &x[0], &y[:n][0])
	}
	for i, v := range x[n:] {
		t += v * y[n+i]
	}
	return t
}

func axpyWide(f func(n int, alpha float64, x, y *float64), alpha float64, x, y []float64) {
	n := len(x) / 16 * 16
	if n > 0 {
		f(n, alpha, &x[0], &y[:n][0])
	}
	y = y[n:]
	for i, v := range x[n:] {
		y[i] += alpha * v
	}
}
