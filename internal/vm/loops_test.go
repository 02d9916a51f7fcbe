package vm

import (
	"math"
	"math/rand/v2"
	"testing"
)

// probes are numbers of all sizes, special ones among them.
func probes(n int) []float64 {
	r := rand.New(rand.NewPCG(7, 7))
	x := []float64{0, math.Copysign(0, -1), 1, -1, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 5e-324, 700, -700, 1e-9, 20, 44}
	for len(x) < n {
		x = append(x, math.Ldexp(2*r.Float64()-1, r.IntN(40)-20), 40*r.Float64()-20)
	}
	return x[:n]
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

// The assembly gives the bits of the loops in Go, at every length.
func TestLoopsAreTheirTwins(t *testing.T) {
	if !simd {
		t.Skip("no vector unit")
	}
	defer func() { simd = true }()
	both := func(name string, run func(d, d2 []float64)) {
		for _, n := range []int{1, 3, 4, 5, 15, 16, 17, 19, 64, 1001} {
			var out [2][2][]float64
			for k := range out {
				simd = k == 0
				out[k] = [2][]float64{make([]float64, n), make([]float64, n)}
				run(out[k][0], out[k][1])
			}
			for j := range out[0] {
				for i := range out[0][j] {
					if !sameBits(out[0][j][i], out[1][j][i]) {
						t.Errorf("%s, length %d, at %d: %v, %v", name, n, i, out[0][j][i], out[1][j][i])
						return
					}
				}
			}
		}
	}
	a := probes(1001)
	b := append(append([]float64{}, a[500:]...), a[:500]...)
	c := append(append([]float64{}, a[100:]...), a[:100]...)
	both("add", func(d, _ []float64) { addCols(d, a, b) })
	both("add number", func(d, _ []float64) { addNum(d, 0.1, b) })
	both("sub", func(d, _ []float64) { subCols(d, a, b) })
	both("number sub", func(d, _ []float64) { numSub(d, 0.1, b) })
	both("mul", func(d, _ []float64) { mulCols(d, a, b) })
	both("mul number", func(d, _ []float64) { mulNum(d, 0.1, b) })
	both("div", func(d, _ []float64) { divCols(d, a, b) })
	both("number div", func(d, _ []float64) { numDiv(d, 0.1, b) })
	both("div number", func(d, _ []float64) { divNum(d, a, 0.1) })
	both("fma", func(d, _ []float64) { fmaCols(d, a, b, c) })
	both("fma number", func(d, _ []float64) { fmaNum(d, 0.1, b, c) })
	both("fma add number", func(d, _ []float64) { fmaAddNum(d, a, b, 0.1) })
	both("fma numbers", func(d, _ []float64) { fmaNums(d, 0.1, b, 0.2) })
	both("fnma", func(d, _ []float64) { fnmaCols(d, a, b, c) })
	both("fnma add number", func(d, _ []float64) { fnmaAddNum(d, a, b, 0.1) })
}
