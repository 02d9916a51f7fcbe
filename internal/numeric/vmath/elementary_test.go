package vmath

import (
	"math"
	"math/rand/v2"
	"testing"
)

// columns of numbers of all sizes, special ones among them.
func probes(n int) []float64 {
	r := rand.New(rand.NewPCG(7, 7))
	x := []float64{0, math.Copysign(0, -1), 1, -1, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 5e-324, 700, -700,
		699.999, 710, -745, trigLimit, trigLimit - 1, 0.625, -0.625, 22, math.Pi / 4, -math.Pi / 2, 1e-9, 20, 44}
	for len(x) < n {
		x = append(x, math.Ldexp(2*r.Float64()-1, r.IntN(40)-20), 40*r.Float64()-20)
	}
	return x[:n]
}

// ulp is the unit roundoff of float64.
const ulp = 0x1p-53

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

// The functions are accurate to a unit in the last place or two of Go's.
func TestElementaryAccuracy(t *testing.T) {
	for _, f := range []struct {
		name    string
		got, is func(float64) float64
	}{
		{"sin", Sin, math.Sin}, {"cos", Cos, math.Cos}, {"exp", Exp, math.Exp}, {"tanh", Tanh, math.Tanh},
		{"sigmoid", Sigmoid, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }},
	} {
		for _, x := range probes(20000) {
			got, want := f.got(x), f.is(x)
			if math.IsNaN(want) && math.IsNaN(got) || got == want {
				continue
			}
			// Near a zero of sin and cos both share the reduction's error.
			if !(math.Abs(got-want) <= 4*ulp*math.Abs(want)+1e-300) && !(math.Abs(got-want) < 1e-308+ulp*1e-8*math.Abs(x)) {
				t.Errorf("%s(%v) = %v, want %v", f.name, x, got, want)
			}
		}
	}
	for _, x := range []float64{0, math.Copysign(0, -1)} {
		for _, f := range []func(float64) float64{Sin, Tanh} {
			if !sameBits(f(x), x) {
				t.Errorf("f(%v) = %v", x, f(x))
			}
		}
	}
}
