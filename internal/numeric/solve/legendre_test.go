package solve

import (
	"math"
	"testing"
)

// Gauss's rule of n points is exact for polynomials up to degree 2n-1, and for
// no more. (With wrong weights integrals stay right, since the rule is compared
// with itself and left for the adaptive one; they only take longer.)
func TestLegendreIsGauss(t *testing.T) {
	const a, b = -1.5, 2.0
	for n := 1; n <= 24; n++ {
		x, w := Legendre(n, a, b)
		moment := func(k int) (got, want float64) { // of (t/2)^k
			for i := range x {
				got += w[i] * math.Pow(x[i]/2, float64(k))
			}
			k1 := float64(k + 1)
			return got, 2 * (math.Pow(b/2, k1) - math.Pow(a/2, k1)) / k1
		}
		for k := 0; k < 2*n; k++ {
			if got, want := moment(k); math.Abs(got-want) > 1e-13 {
				t.Errorf("%d points, degree %d: %g, want %g", n, k, got, want)
			}
		}
		if got, want := moment(2 * n); n <= 5 && math.Abs(got-want) < 1e-9 {
			t.Errorf("%d points integrate degree %d", n, 2*n)
		}
		for i := range x {
			if x[i] <= a || x[i] >= b || w[i] <= 0 || i > 0 && x[i] <= x[i-1] {
				t.Errorf("%d points: node %g, weight %g", n, x[i], w[i])
			}
		}
	}
}
