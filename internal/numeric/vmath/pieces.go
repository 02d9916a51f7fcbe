package vmath

// Functions of pieces: sign, relu, step, comparisons, softplus, atan2, remainders, the length of a pair.

import "math"

// Atan2 is in (−π, π]: a negative zero counts as zero.
func Atan2(y, x float64) float64 { return math.Atan2(y+0, x+0) }

// Sign is −1, 0 or 1 as x is negative, zero or positive.
func Sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return x
}

// Relu is x above 0, else 0.
func Relu(x float64) float64 {
	if x > 0 || math.IsNaN(x) {
		return x
	}
	return 0
}

// Step is 1 above 0, else 0.
func Step(x float64) float64 {
	if x > 0 {
		return 1
	}
	if math.IsNaN(x) {
		return x
	}
	return 0
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Less is 1 where x < y, else 0.
func Less(x, y float64) float64 { return truth(x < y) }

// LessEq is 1 where x ≤ y, else 0.
func LessEq(x, y float64) float64 { return truth(x <= y) }

// Eq is 1 where x = y, else 0.
func Eq(x, y float64) float64 { return truth(x == y) }

// Softplus is log(1 + eˣ), without overflow.
func Softplus(x float64) float64 { return math.Max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) }

// Mod is x − y floor(x/y), exactly, for y other than 0: from 0 to y.
func Mod(x, y float64) float64 {
	r := math.Mod(x, y)
	if r != 0 && (r < 0) != (y < 0) {
		r += y
	}
	return r + 0
}

// Hypot is √(x² + y²), without overflow or underflow on the way.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if math.IsInf(x, 1) || math.IsInf(y, 1) {
		return math.Inf(1)
	}
	if x < y {
		x, y = y, x
	}
	if x == 0 || math.IsNaN(x) || math.IsNaN(y) {
		return x + y
	}
	_, n := math.Frexp(x)
	x, y = math.Ldexp(x, -n), math.Ldexp(y, -n)
	return math.Ldexp(math.Sqrt(float64(x*x)+float64(y*y)), n)
}
