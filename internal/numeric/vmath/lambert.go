package vmath

// The Lambert function, which solves w eʷ = x.

import "math"

const (
	eHi = 2.718281828459045091e+00 // e in two parts
	eLo = 1.445646891729250158e-16

	// LambertEdge is the float64 at the branch point −1/e, below which there is no
	// real solution; that of the edge itself is −1.
	LambertEdge = -0.36787944117144233
)

// lambertTerms are the coefficients of the solution in √(2(e x + 1)), by the
// recurrence of Corless, Gonnet, Hare, Jeffrey and Knuth, On the Lambert W
// Function (1996), (4.23) and (4.24).
var lambertTerms = func() (mu [34]float64) {
	var alpha [34]float64
	mu[0], mu[1], alpha[0], alpha[1] = -1, 1, 2, -1
	for k := 2; k < len(mu); k++ {
		for j := 2; j < k; j++ {
			alpha[k] += mu[j] * mu[k+1-j]
		}
		n := float64(k)
		mu[k] = (n-1)/(n+1)*(mu[k-2]/2+alpha[k-2]/4) - alpha[k]/2 - mu[k-1]/(n+1)
	}
	return mu
}()

// LambertW is the solution w ≥ −1 of w eʷ = x, for x ≥ −1/e.
func LambertW(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < LambertEdge:
		return math.NaN()
	case x == 0 || math.IsInf(x, 1):
		return x
	case x < -0.345:
		// 2(e x + 1), which is next to nothing at the branch point.
		t := math.FMA(eHi, x, 1) + float64(eLo*x)
		p := math.Sqrt(2 * max(t, 0))
		w := 0.0
		for k := len(lambertTerms) - 1; k >= 0; k-- {
			w = float64(w*p) + lambertTerms[k]
		}
		return w
	case math.Abs(x) < 1e-5:
		return x * (1 - float64(x*(1-float64(x*(1.5-float64(x*8/3))))))
	}
	w := math.Log1p(x)
	switch {
	case x > 3:
		l := math.Log(x)
		w = l - math.Log(l)
	case x > 0:
		w *= 0.7
	default:
		w = x * (1 - x)
	}
	// w ← w/(1 + w) (1 + log(x/w)), Iacono and Boyd (2017).
	for range 12 {
		next := w / (1 + w) * (1 + math.Log(x/w))
		if math.Abs(next-w) <= 1e-9*math.Abs(next) {
			// The last step as what it adds, which has few digits to lose.
			return next + float64(next/(1+next)*(math.Log(x/next)-next))
		}
		w = next
	}
	return w
}
