package vmath

// The general power, without the values that math.Pow gives where an argument has none.

import "math"

// Pow is xʸ, NaN where x or y is NaN and where x⁰ or 1ʸ would be asked of an infinity:
// math.Pow(NaN, 0) and math.Pow(1, NaN) are 1.
func Pow(x, y float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(y),
		y == 0 && math.IsInf(x, 0),
		(x == 1 || x == -1) && math.IsInf(y, 0):
		return math.NaN()
	}
	return math.Pow(x, y)
}
