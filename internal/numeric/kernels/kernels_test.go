package kernels

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

func fill(n int, seed float64) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Sin(seed + 1.7*float64(i) + 0.01*float64(i%97))
	}
	return x
}

func sets() []*Set {
	return append(accelerated(1), Portable(1), Portable(2), Best(2), Host(gonum.Implementation{}, 1))
}

// Every inner kernel against gonum, over sizes that leave edges of every kind.
func TestGemm(t *testing.T) {
	ref := gonum.Implementation{}
	all := sets()
	for _, d := range [][3]int{{5, 5, 5}, {8, 24, 1}, {8, 24, 64}, {16, 48, 200}, {33, 31, 29}, {150, 75, 400}, {7, 300, 193}, {300, 9, 17}, {160, wideColumns(), 30}} {
		m, n, k := d[0], d[1], d[2]
		for _, tA := range []blas.Transpose{blas.NoTrans, blas.Trans} {
			for _, tB := range []blas.Transpose{blas.NoTrans, blas.Trans} {
				lda, ldb := k+3, n+2
				if tA == blas.Trans {
					lda = m + 1
				}
				if tB == blas.Trans {
					ldb = k + 5
				}
				a, b := fill(max(m, k)*lda, 1), fill(max(n, k)*ldb, 2)
				before := fill(m*(n+4), 3)
				want := slices.Clone(before)
				ref.Dgemm(tA, tB, m, n, k, 1.5, a, lda, b, ldb, 0.5, want, n+4)
				for _, s := range all {
					got := slices.Clone(before)
					s.Dgemm(tA, tB, m, n, k, 1.5, a, lda, b, ldb, 0.5, got, n+4)
					for i := range want {
						if math.Abs(want[i]-got[i]) > 1e-12*float64(k) {
							t.Fatalf("%s %v %c%c: [%d] %g, want %g", s.Name(), d, tA, tB, i, got[i], want[i])
						}
					}
				}
			}
		}
	}
}

func TestSyrk(t *testing.T) {
	ref := gonum.Implementation{}
	for _, s := range sets() {
		for _, d := range [][2]int{{40, 30}, {200, 70}, {333, 20}} {
			n, k := d[0], d[1]
			for _, ul := range []blas.Uplo{blas.Upper, blas.Lower} {
				for _, tA := range []blas.Transpose{blas.NoTrans, blas.Trans} {
					lda := k
					if tA == blas.Trans {
						lda = n
					}
					a := fill(n*k, 1)
					want, got := fill(n*n, 3), fill(n*n, 3)
					ref.Dsyrk(ul, tA, n, k, 0.5, a, lda, 2, want, n)
					s.Dsyrk(ul, tA, n, k, 0.5, a, lda, 2, got, n)
					for i := 0; i < n; i++ {
						for j := 0; j < n; j++ {
							if (j >= i) == (ul == blas.Upper) || i == j {
								if math.Abs(want[i*n+j]-got[i*n+j]) > 1e-12*float64(k) {
									t.Fatalf("%s %v: [%d,%d] %g, want %g", s.Name(), d, i, j, got[i*n+j], want[i*n+j])
								}
							}
						}
					}
				}
			}
		}
	}
}

func TestVectors(t *testing.T) {
	for _, s := range sets() {
		for n := 0; n < 200; n++ {
			x, y := fill(n, 1), fill(n, 2)
			want := 0.0
			for i := range x {
				want += x[i] * y[i]
			}
			if got := s.Dot(x, y); math.Abs(got-want) > 1e-12 {
				t.Fatalf("%s: dot of %d is %g, want %g", s.Name(), n, got, want)
			}
			z := fill(n+1, 3)
			s.Axpy(0.75, x, z[:n])
			for i := range x {
				if math.Abs(z[i]-(fill(n+1, 3)[i]+0.75*x[i])) > 1e-15 {
					t.Fatalf("%s: axpy of %d at %d", s.Name(), n, i)
				}
			}
			if z[n] != fill(n+1, 3)[n] {
				t.Fatalf("%s: axpy of %d wrote past its end", s.Name(), n)
			}
		}
	}
}

// The number of workers cannot be seen in the bits.
func TestWorkersSameBits(t *testing.T) {
	m, n, k := 301, 257, 403
	a, b := fill(m*k, 1), fill(k*n, 2)
	one, two := make([]float64, m*n), make([]float64, m*n)
	Best(1).Dgemm(blas.NoTrans, blas.NoTrans, m, n, k, 1, a, k, b, n, 0, one, n)
	Best(3).Dgemm(blas.NoTrans, blas.NoTrans, m, n, k, 1, a, k, b, n, 0, two, n)
	for i := range one {
		if one[i] != two[i] {
			t.Fatalf("[%d] %x and %x", i, one[i], two[i])
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	all := append(accelerated(1), Portable(1))
	for _, n := range []int{16, 64, 256, 1024} {
		x, y, z := fill(n*n, 1), fill(n*n, 2), make([]float64, n*n)
		run := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for i := 0; i < b.N; i++ {
					f()
				}
				b.ReportMetric(2*float64(n)*float64(n)*float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
			})
		}
		for _, s := range all {
			run(s.Name(), func() { s.Dgemm(blas.NoTrans, blas.NoTrans, n, n, n, 1, x, n, y, n, 0, z, n) })
		}
		if n < 1024 {
			run("gonum", func() {
				gonum.Implementation{}.Dgemm(blas.NoTrans, blas.NoTrans, n, n, n, 1, x, n, y, n, 0, z, n)
			})
		}
	}
}
