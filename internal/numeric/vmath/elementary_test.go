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

// The logarithm of numbers below 2⁻¹⁰²², by log x = log(2¹⁰⁰ x) − 100 log 2.
func TestLogOfTheSmallest(t *testing.T) {
	for _, x := range []float64{5e-324, 1e-320, 1e-310, 0x1p-1022, 1e-300, 0.3, 7, 1e300} {
		want := math.Log(math.Ldexp(x, 100)) - 100*math.Ln2
		if x > 1e200 {
			want = math.Log(math.Ldexp(x, -100)) + 100*math.Ln2
		}
		if got := Log(x); math.Abs(got-want) > 1e-12*math.Abs(want) {
			t.Errorf("log %v = %v, want %v", x, got, want)
		}
	}
	if !math.IsInf(Log(0), -1) || !math.IsNaN(Log(-1)) {
		t.Errorf("log 0 = %v, log -1 = %v", Log(0), Log(-1))
	}
}
