package vmath

// Special functions: logarithm, log-gamma, digamma, trigamma and polygamma.

import "math"

// Log is the natural logarithm, of numbers without a leading bit too, for which
// math.Log is off on some processors.
func Log(x float64) float64 {
	const smallest, shift = 0x1p-1022, 54
	if x > 0 && x < smallest {
		return math.Log(x*(1<<shift)) - shift*math.Ln2
	}
	return math.Log(x)
}

// Lgamma is log |Γ(x)|.
func Lgamma(x float64) float64 {
	l, _ := math.Lgamma(x)
	return l
}

// Trigamma is ψ′(x).
func Trigamma(x float64) float64 { return Polygamma(1, x) }

// bernoulli are B₂, B₄, …, B₂₄.
var bernoulli = [...]float64{1. / 6, -1. / 30, 1. / 42, -1. / 30, 5. / 66, -691. / 2730,
	7. / 6, -3617. / 510, 43867. / 798, -174611. / 330, 854513. / 138, -236364091. / 2730}

// Digamma is ψ(x): reflection 5.5.4 of the NIST Digital Library of
// Mathematical Functions below 0, recurrence 5.5.2 up to 10, and there the
// asymptotic series 5.11.2. (gonum's has an error of 5e−11.)
func Digamma(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, -1):
		return math.NaN()
	case x == 0 || x < 0 && x == math.Trunc(x):
		return math.NaN()
	case x < 0:
		// The cotangent of the fraction, which is exact.
		f := x - math.Floor(x)
		return Digamma(1-x) - math.Pi/math.Tan(math.Pi*f)
	}
	sum := 0.0
	for ; x < 10; x++ {
		sum -= 1 / x
	}
	x2 := 1 / (x * x)
	t, tail := 1.0, 0.0
	for k, b := range bernoulli {
		t *= x2
		tail += b / float64(2*k+2) * t
	}
	return sum + math.Log(x) - 0.5/x - tail
}

// reflected is below which argument Polygamma is that of 1 − x.
const reflected = -64

// alternate is (−1)ⁿ.
func alternate(n int) float64 {
	if n%2 == 0 {
		return 1
	}
	return -1
}

// cotangent is the n-th derivative of π cot πx. With c = cot u the derivatives of cot u are
// polynomials in c, each −(1 + c²) times the derivative of the one before, whose coefficients
// have one sign.
func cotangent(n int, x float64) float64 {
	r := x - math.Round(x)
	c := 1 / math.Tan(math.Pi*r)
	p := []float64{0, 1}
	for range n {
		q := make([]float64, len(p)+1)
		for k := 1; k < len(p); k++ {
			q[k-1] -= float64(k) * p[k]
			q[k+1] -= float64(k) * p[k]
		}
		p = q
	}
	v := 0.0
	for k := len(p) - 1; k >= 0; k-- {
		v = v*c + p[k]
	}
	return v * math.Pow(math.Pi, float64(n)+1)
}

// Polygamma is ψ⁽ⁿ⁾(x), n ≥ 1: the recurrence 5.15.5 of the NIST Digital
// Library of Mathematical Functions up to a large argument, and there the
// asymptotic series 5.15.8 with its general order. Far below 0 it is reflected,
// 5.15.6: the recurrence would take as many steps as the argument is large.
func Polygamma(order, x float64) float64 {
	n := int(order)
	if float64(n) != order || n < 1 || n > 60 || math.IsNaN(x) || x < -1e6 {
		return math.NaN()
	}
	if x <= 0 && x == math.Trunc(x) {
		return math.Inf(1)
	}
	if x < reflected {
		return alternate(n)*Polygamma(order, 1-x) - cotangent(n, x)
	}
	sgn := 1.0 // (−1)^(n+1)
	if n%2 == 0 {
		sgn = -1
	}
	fact := math.Gamma(float64(n) + 1) // n!
	sum := 0.0
	for x < 18+float64(n) {
		sum += fact / math.Pow(x, float64(n)+1)
		x++
	}
	xn := math.Pow(x, -float64(n))
	tail := fact/float64(n)*xn + fact/2*xn/x
	t := fact * xn // (2k+n−1)!/(2k)! x^(−2k−n), from k = 1 on
	x2 := x * x
	t *= float64(n+1) / 2 / x2
	for k, b := range bernoulli {
		term := b * t
		tail += term
		if math.Abs(term) < 1e-17*math.Abs(tail) {
			break
		}
		m := float64(2*k + 2)
		t *= (m + float64(n)) * (m + float64(n) + 1) / ((m + 1) * (m + 2)) / x2
	}
	return sgn * (sum + tail)
}
