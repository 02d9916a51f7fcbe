package vmath

// Random numbers from random bits, the same on every machine.

import "math"

// Uniform is a number in [0, 1) of 53 random bits.
func Uniform(bits uint64) float64 { return float64(bits>>11) * 0x1p-53 }

// Normal are two numbers of the standard normal distribution, by Box and Muller.
func Normal(first, second uint64) (x, y float64) {
	u := (float64(first>>11) + 0.5) * 0x1p-53
	r := math.Sqrt(-2 * portableLog(u))
	s, c := SinCos(2 * math.Pi * Uniform(second))
	return float64(r * c), float64(r * s)
}

// logCoef are the coefficients of FreeBSD's e_log.c.
var logCoef = [7]float64{6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
	1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01}

// portableLog is log x of an ordinary positive number, with every product rounded:
// math.Log has assembly on some processors.
func portableLog(x float64) float64 {
	f, n := math.Frexp(x)
	if f < math.Sqrt2/2 {
		f, n = 2*f, n-1
	}
	f--
	s := f / (2 + f)
	s2 := float64(s * s)
	t := 0.0
	for k := len(logCoef) - 1; k >= 0; k-- {
		t = float64(t*s2) + logCoef[k]
	}
	r := float64(t * s2)
	h := float64(float64(0.5*f) * f)
	k := float64(n)
	return float64(k*ln2Hi) - ((h - (float64(s*(h+r)) + float64(k*ln2Lo))) - f)
}
