package run

import (
	"math"
	"testing"
)

func TestCompareNumbers(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		op   string
		a, b []float64
		tol  float64
		ok   bool
		at   int
	}{
		{"~=", []float64{1, 2}, []float64{1, 2.001}, 1e-3, true, 1}, // relative to 2
		{"~=", []float64{1, 2}, []float64{1, 2.01}, 1e-3, false, 1},
		{"~=", []float64{1e-12}, []float64{0}, 1e-9, true, 0}, // absolute below 1
		{"~=", []float64{1e12}, []float64{1e12 + 100}, 1e-9, true, 0},
		{"~=", []float64{1, nan}, []float64{1, nan}, 1, false, 1},
		{"~=", []float64{inf}, []float64{inf}, 1e-9, true, 0},
		{"~=", []float64{inf}, []float64{1}, 1e9, false, 0},
		{"==", []float64{3}, []float64{3}, 0, true, 0},
		{"==", []float64{3}, []float64{3 + 1e-15}, 1, false, 0},
		{"!=", []float64{3}, []float64{3}, 0, false, 0},
		{"<", []float64{1, 5, 2}, []float64{100, 4, 3}, 0, false, 1}, // not the largest difference: the wrong one
		{"<=", []float64{1, 4}, []float64{1, 5}, 0, true, 1},
		{">", []float64{2}, []float64{1}, 0, true, 0},
		{">=", []float64{1}, []float64{2}, 0, false, 0},
	} {
		ok, w := compareNumbers(c.op, c.a, c.b, c.tol)
		if ok != c.ok || w.at != c.at || w.decisive == ok {
			t.Errorf("%v %s %v tol %v: ok %v at %d (decisive %v), want %v at %d", c.a, c.op, c.b, c.tol, ok, w.at, w.decisive, c.ok, c.at)
		}
	}
}
