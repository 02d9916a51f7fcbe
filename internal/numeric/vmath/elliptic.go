package vmath

// Complete elliptic integrals of the parameter m = k².

import "math"

// EllipticK is the integral of 1/√(1 − m sin² t) from 0 to π/2, m < 1.
func EllipticK(m float64) float64 {
	switch {
	case math.IsInf(m, -1):
		return 0
	case m < farBelow: // t from the other end
		return complete(1/(1-m), 1, 1) / math.Sqrt(1-m)
	}
	return complete(1-m, 1, 1)
}

// EllipticE is that of √(1 − m sin² t), m ≤ 1.
func EllipticE(m float64) float64 {
	switch {
	case m == 1:
		return 1
	case math.IsInf(m, -1):
		return math.Inf(1)
	case m < farBelow:
		return complete(1/(1-m), 1, 1/(1-m)) * math.Sqrt(1-m)
	}
	return complete(1-m, 1, 1-m)
}

// EllipticD is that of sin² t/√(1 − m sin² t), m < 1: (K − E)/m without its
// cancellation.
func EllipticD(m float64) float64 {
	switch {
	case math.IsInf(m, -1):
		return 0
	case m < farBelow:
		return complete(1/(1-m), 1, 0) / math.Sqrt(1-m)
	}
	return complete(1-m, 0, 1)
}

// farBelow is where products of 1 − m could overflow.
const farBelow = -1e20

// complete is the integral of (a cos² t + b sin² t)/√(cos² t + c sin² t) from 0
// to π/2, for a and b that are not negative: Bulirsch's cel with p = 1, of whose
// numbers none is subtracted from another (Numerische Mathematik 13, 1969). It
// converges as the arithmetic-geometric mean does.
func complete(c, a, b float64) float64 {
	if !(c > 0) {
		return math.NaN()
	}
	const enough = 1e-8 // its square is a rounding
	k := math.Sqrt(c)
	e, p, q := k, 1.0, 1.0
	f := a
	a += b
	g := k
	b = 2 * (b + float64(f*g))
	p += g
	g, q = q, q+k
	for math.Abs(g-k) > g*enough {
		k = 2 * math.Sqrt(e)
		e = k * q
		f = a
		a += b / p
		g = e / p
		b = 2 * (b + float64(f*g))
		p += g
		g, q = q, q+k
	}
	return math.Pi / 2 * (b + float64(a*q)) / float64(q*(q+p))
}
