package vmath

import (
	"math"
	"testing"
)

// With vector instructions and without, a column holds the bits of the
// function of one number, at every length and in place.
func TestColumnsAreTheFunctions(t *testing.T) {
	defer func(was bool) { simd = was }(simd)
	a := probes(1001)
	for _, with := range []bool{simd, false} {
		simd = with
		for _, n := range []int{0, 1, 3, 4, 5, 15, 16, 17, 19, 64, 1001} {
			d, e := make([]float64, n), make([]float64, n)
			check := func(name string, got []float64, want func(float64) float64) {
				t.Helper()
				for i := range got {
					if !sameBits(got[i], want(a[i])) {
						t.Errorf("%s of %v, length %d, at %d: %v, want %v", name, a[i], n, i, got[i], want(a[i]))
						return
					}
				}
			}
			for _, f := range []struct {
				name   string
				column func(d, a []float64)
				one    func(float64) float64
			}{
				{"sin", SinColumn, Sin}, {"cos", CosColumn, Cos}, {"exp", ExpColumn, Exp}, {"tanh", TanhColumn, Tanh},
				{"sigmoid", SigmoidColumn, Sigmoid}, {"sqrt", SqrtColumn, math.Sqrt}, {"abs", AbsColumn, math.Abs},
				{"relu", ReluColumn, Relu}, {"step", StepColumn, Step},
			} {
				f.column(d, a)
				check(f.name, d, f.one)
				copy(d, a)
				f.column(d, d)
				check(f.name+" in place", d, f.one)
			}
			SinCosColumn(d, e, a[:n])
			check("sin of both", d, Sin)
			check("cos of both", e, Cos)
			copy(d, a)
			SinCosColumn(d, e, d)
			check("sin of both in place", d, Sin)
			check("cos of both in place", e, Cos)
		}
	}
}
