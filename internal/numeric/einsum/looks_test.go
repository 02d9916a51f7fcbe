package einsum

// Long contractions look whether they are to go on, and end there.

import (
	"sync/atomic"
	"testing"

	"gonum.org/v1/gonum/blas/gonum"

	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
)

func TestLooks(t *testing.T) {
	long := 3 * pollEvery
	for name, c := range map[string]struct {
		sizes   []int
		a, b, c []int
	}{
		"product":     {[]int{600, 600, 600}, []int{0, 1}, []int{1, 2}, []int{0, 2}},
		"batch":       {[]int{40, 100, 100, 100}, []int{0, 1, 2}, []int{0, 2, 3}, []int{0, 1, 3}},
		"dot":         {[]int{long}, []int{0}, []int{0}, nil},
		"sum":         {[]int{long}, []int{0}, nil, nil},
		"elementwise": {[]int{long}, []int{0}, []int{0}, []int{0}},
		"scaled":      {[]int{long}, []int{0}, nil, []int{0}},
		"vector":      {[]int{4000, 2000}, []int{0, 1}, []int{1}, []int{0}},
		"tall":        {[]int{5000000, 3}, []int{0, 1}, []int{1}, []int{0}},
		"outer":       {[]int{3000, 3000}, []int{0}, []int{1}, []int{0, 1}},
	} {
		size := func(ls []int) int {
			n := 1
			for _, l := range ls {
				n *= c.sizes[l]
			}
			return n
		}
		a, b, out := make([]float64, size(c.a)), make([]float64, size(c.b)), make([]float64, size(c.c))
		p := NewPair(c.sizes, RowMajor(c.a, c.sizes), RowMajor(c.b, c.sizes), RowMajor(c.c, c.sizes), Symmetry{})
		for kernel, ks := range map[string]*kernels.Set{"best": kernels.Best(2), "portable": kernels.Portable(1), "host": kernels.Host(gonum.Implementation{}, 1)} {
			var looks, end atomic.Int64
			done := func() bool { return looks.Add(1) > end.Load() }
			end.Store(1 << 60)
			p.Run(ks, 1, a, b, out, done)
			total := looks.Load()
			if want := int64(p.Flops() / 3e8); total < max(2, want) {
				t.Errorf("%s, %s: %d looks in %g operations", name, kernel, total, p.Flops())
			}
			looks.Store(0)
			end.Store(total / 2)
			p.Run(ks, 1, a, b, out, done)
			if name != "batch" && looks.Load() > total/2+4 {
				t.Errorf("%s, %s: told to end at look %d of %d, looked %d times", name, kernel, total/2, total, looks.Load())
			}
		}
	}
}
