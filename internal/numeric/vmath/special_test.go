package vmath

// The special functions where they are not in a table of values.

import (
	"math"
	"testing"
)

// Far below 0 polygamma is reflected: it agrees with the recurrence, and takes no steps for the size of its argument.
func TestPolygammaFarBelowZero(t *testing.T) {
	recurrence := func(n int, x float64) float64 { // up to where it is not reflected
		sum, sign := 0.0, 1.0
		if n%2 == 0 {
			sign = -1
		}
		for x < reflected/2 {
			sum += math.Gamma(float64(n)+1) / math.Pow(x, float64(n)+1)
			x++
		}
		return Polygamma(float64(n), x) + sign*sum
	}
	for n := 1; n <= 8; n++ {
		for _, x := range []float64{-64.25, -70.5, -99.9, -100.125, -300.75, -1000.3, -5000.4375} {
			got, want := Polygamma(float64(n), x), recurrence(n, x)
			if size := math.Max(math.Abs(want), math.Pow(math.Pi, float64(n)+1)); math.Abs(got-want) > 1e-12*size {
				t.Errorf("polygamma(%d, %v) = %v, by the recurrence %v", n, x, got, want)
			}
		}
	}
	for range 100_000 {
		if x := Polygamma(1, -999_999.5); math.Abs(x-math.Pi*math.Pi) > 1e-5 {
			t.Fatal(x)
		}
	}
}
