package vmath

// Functions of pieces: sign, relu, step, comparisons, softplus, atan2.

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
