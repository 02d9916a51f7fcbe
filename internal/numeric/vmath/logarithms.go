package vmath

// Logarithms to base 2 and 10: those of powers are whole, and those next to 1 keep their digits.

import "math"

const (
	overLn2Hi, overLn2Lo   = 1.442695040888963387e+00, 2.035527374093103311e-17
	overLn10Hi, overLn10Lo = 4.342944819032518167e-01, 1.098319650216765070e-17
)

// Log2 is the logarithm to base 2.
func Log2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return Log(x)
	}
	const half = math.Sqrt2 / 2
	f, n := math.Frexp(x)
	if f < half {
		f, n = 2*f, n-1
	}
	return float64(n) + scaledLog(f, overLn2Hi, overLn2Lo)
}

// Log10 is the logarithm to base 10.
func Log10(x float64) float64 {
	y := scaledLog(x, overLn10Hi, overLn10Lo)
	if n := math.Round(y); math.Abs(y-n) < 1e-12*math.Abs(n) && math.Abs(n) < 324 && math.Pow10(int(n)) == x {
		return n
	}
	return y
}

// scaledLog is log x times a constant in two parts.
func scaledLog(x, hi, lo float64) float64 {
	l := Log(x)
	if math.IsInf(l, 0) {
		return l
	}
	return math.FMA(l, hi, float64(l*lo))
}
