package vmath

import (
	"math"
	"testing"
)

// A missing value stays missing in a power, and other powers are those of package math.
func TestPow(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range [][2]float64{{nan, 0}, {1, nan}, {nan, nan}, {inf, 0}, {-inf, 0}, {1, inf}, {-1, -inf}, {nan, 2}} {
		if got := Pow(c[0], c[1]); !math.IsNaN(got) {
			t.Errorf("%g^%g is %g", c[0], c[1], got)
		}
	}
	for _, c := range [][2]float64{{2, 0.5}, {0, 0}, {-2, 3}, {-2, 0.5}, {0, -1}, {inf, -1}, {2, inf}, {1, 0}} {
		got, want := Pow(c[0], c[1]), math.Pow(c[0], c[1])
		if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%g^%g is %g, want %g", c[0], c[1], got, want)
		}
	}
}
