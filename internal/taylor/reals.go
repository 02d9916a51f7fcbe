package taylor

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Reals are the kernels' values in float64.
type Reals struct{}

// Value is the kernel's value at u.
func (Reals) Value(name string, u float64) (float64, error) {
	switch name {
	case "exp":
		return math.Exp(u), nil
	case "log":
		return math.Log(u), nil
	case "asin":
		return math.Asin(u), nil
	case "acos":
		return math.Acos(u), nil
	case "atan":
		return math.Atan(u), nil
	case "erf":
		return math.Erf(u), nil
	case "gamma":
		return math.Gamma(u), nil
	case "lgamma":
		l, _ := math.Lgamma(u)
		return l, nil
	case "sigmoid":
		if u >= 0 {
			return 1 / (1 + math.Exp(-u)), nil
		}
		e := math.Exp(u)
		return e / (1 + e), nil
	case "softplus":
		return max(u, 0) + math.Log1p(math.Exp(-math.Abs(u))), nil
	case "expneg2":
		return math.Exp(-u * u), nil
	case "invpi2":
		return 2 / math.Sqrt(math.Pi), nil
	case "pi":
		return math.Pi, nil
	case "e":
		return math.E, nil
	}
	return 0, fmt.Errorf("no value of %s", name)
}

// Root is the positive d-th root.
func (Reals) Root(d int, u float64) (float64, error) {
	switch d {
	case 2:
		return math.Sqrt(u), nil
	case 3:
		return math.Cbrt(u), nil
	}
	return math.Pow(u, 1/float64(d)), nil
}

// Atan2 is math.Atan2.
func (Reals) Atan2(y, x float64) (float64, error) { return math.Atan2(y, x), nil }

// Pow is math.Pow.
func (Reals) Pow(a, b float64) (float64, error) { return math.Pow(a, b), nil }

// Host calls the host.
func (Reals) Host(f *scalar.Func, args []float64) (float64, bool) {
	if f.Eval == nil {
		return math.NaN(), true
	}
	return f.Eval(args), true
}

// Jet is not needed: hosts have values.
func (Reals) Jet(*scalar.Func, []float64, int) float64 { return math.NaN() }

// Pair is (sin, cos) or (sinh, cosh).
func (Reals) Pair(name string, u float64) (float64, float64, error) {
	if name == "sinh" {
		return math.Sinh(u), math.Cosh(u), nil
	}
	s, c := math.Sincos(u)
	return s, c, nil
}

// Sign is the sign of u.
func (Reals) Sign(u float64) int {
	switch {
	case u > 0:
		return 1
	case u < 0:
		return -1
	}
	return 0
}

// Floor is math.Floor.
func (Reals) Floor(u float64) (float64, error) { return math.Floor(u), nil }

// Polygamma is ψ^(n)(u) by recurrence up to u >= 15 and the asymptotic series
// (Abramowitz and Stegun 6.4.11, 6.4.6); negative arguments are reflected for
// n = 0 and step up the recurrence otherwise.
func (Reals) Polygamma(n int, u float64) (float64, error) {
	if u <= 0 && u == math.Trunc(u) {
		return 0, errSingular
	}
	// ψ^(n)(u) = ψ^(n)(u+1) - (-1)^n n!/u^(n+1)
	fact, sign := 1.0, 1.0
	for k := 1; k <= n; k++ {
		fact *= float64(k)
		sign = -sign
	}
	sum := 0.0
	for u < 15 {
		sum -= sign * fact / math.Pow(u, float64(n+1))
		u++
	}
	// Bernoulli numbers B_2, B_4, …
	bernoulli := [...]float64{1. / 6, -1. / 30, 1. / 42, -1. / 30, 5. / 66, -691. / 2730, 7. / 6, -3617. / 510}
	if n == 0 {
		t := math.Log(u) - 0.5/u
		p := u * u
		for k, b := range bernoulli {
			t -= b / (float64(2*k+2) * p)
			p *= u * u
		}
		return sum + t, nil
	}
	// (-1)^(n-1) [ (n-1)!/u^n + n!/(2u^(n+1)) + Σ B_2k (2k+n-1)!/((2k)! u^(2k+n)) ]
	t := fact/float64(n)/math.Pow(u, float64(n)) + fact/2/math.Pow(u, float64(n+1))
	ratio := fact / float64(n) // (2k+n-1)!/(2k)!, from k = 0: (n-1)!
	for k, b := range bernoulli {
		m := float64(2*k + 2)
		ratio *= (m + float64(n) - 2) * (m + float64(n) - 1) / ((m - 1) * m)
		t += b * ratio / math.Pow(u, m+float64(n))
	}
	return sum - sign*t, nil
}
