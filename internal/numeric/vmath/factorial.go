package vmath

// Binomial coefficients of real numbers, and the gamma function with whole factorials.

import "math"

// Gamma is Γ(x), by the recurrence from 1 ≤ x < 2 where math.Gamma has no more
// than a rounding; that of a whole number is the factorial, rounded once.
func Gamma(x float64) float64 {
	const highest, lowest = 171.7, -185
	switch {
	case x >= 1 && x <= float64(len(factorials)) && x == math.Trunc(x):
		return factorials[int(x)-1]
	case !(x > lowest && x < highest) || x >= 0 && x < 3 || x == math.Trunc(x):
		return math.Gamma(x)
	}
	n := math.Floor(x) - 1
	r := wide{1, 0}
	if n > 0 {
		for i := 1.0; i <= n; i++ {
			r = r.times(difference(x, i))
		}
		g := math.Gamma(x - n)
		return float64(r.hi*g) + float64(r.lo*g)
	}
	for i := 0.0; i > n; i-- {
		r = r.times(difference(x, i))
	}
	y := difference(x, n)
	g := math.Gamma(y.hi)
	g += g * y.lo * Digamma(y.hi)
	return g / (r.hi + r.lo)
}

// factorials are 0! to 170!, the largest that is a float64.
var factorials = func() (f [171]float64) {
	r := wide{1, 0}
	f[0] = 1
	for n := 1; n < len(f); n++ {
		r = r.times(wide{float64(n), 0})
		f[n] = r.hi + r.lo
	}
	return f
}()

// wide is an unevaluated sum of two float64.
type wide struct{ hi, lo float64 }

func (a wide) times(b wide) wide {
	p := float64(a.hi * b.hi) // rounded: some processors would fuse it with the sum in normal
	return normal(p, math.FMA(a.hi, b.hi, -p)+float64(a.lo*b.hi)+float64(a.hi*b.lo))
}

// difference is x − y as it is.
func difference(x, y float64) wide {
	d := x - y
	v := d - x
	return wide{d, (x - (d - v)) - (y + v)}
}

func (a wide) over(x float64) wide {
	q := a.hi / x
	r := math.FMA(-q, x, a.hi) + a.lo
	return normal(q, r/x)
}

func normal(hi, lo float64) wide {
	s := hi + lo
	return wide{s, lo - (s - hi)}
}

const (
	// MaxBinomialTerms bounds the factors of a coefficient over a whole number.
	MaxBinomialTerms = 1e6
	// MaxBinomial bounds the numbers of one over a fraction.
	MaxBinomial = 170
)

// Binomial is n (n − 1) … (n − k + 1)/k! for whole k, 0 where that is negative,
// else Γ(n + 1)/(Γ(k + 1) Γ(n − k + 1)).
func Binomial(n, k float64) float64 {
	whole := func(x float64) bool { return x == math.Trunc(x) && !math.IsInf(x, 0) }
	switch {
	case math.IsNaN(n) || math.IsNaN(k) || BinomialOutside(n, k):
		return math.NaN()
	case !whole(k):
		if m := n - k; whole(m) && m < 0 {
			return 0
		}
		return Gamma(n+1) / (Gamma(k+1) * Gamma(n-k+1))
	case k < 0:
		return 0
	case !whole(n):
		return falling(n, k)
	case n < 0:
		r := chosen(k-n-1, k)
		if math.Mod(k, 2) != 0 {
			r = -r
		}
		return r
	}
	return chosen(n, k)
}

// BinomialOutside says where Binomial has no value, or none that is computed.
func BinomialOutside(n, k float64) bool {
	whole := func(x float64) bool { return x == math.Trunc(x) }
	switch {
	case math.IsInf(n, 0) || math.IsInf(k, 0):
		return true
	case whole(n) && n < 0:
		return !whole(k) || k < 0
	case !whole(k):
		return math.Abs(n) > MaxBinomial || math.Abs(k) > MaxBinomial || math.Abs(n-k) > MaxBinomial
	}
	return !whole(n) && k > MaxBinomialTerms
}

// chosen is Binomial of whole numbers that are not negative.
func chosen(n, k float64) float64 {
	if k = min(k, n-k); k < 0 {
		return 0
	}
	if k > 1100 { // at least 2ᵏ
		return math.Inf(1)
	}
	return falling(n, k)
}

// falling is n (n − 1) … (n − k + 1)/k!.
func falling(n, k float64) float64 {
	r := wide{1, 0}
	for i := 1.0; i <= k; i++ {
		r = r.times(difference(n, k-i)).over(i)
		if math.IsInf(r.hi, 0) || math.IsNaN(r.hi) {
			return math.Inf(1)
		}
	}
	return r.hi + r.lo
}
