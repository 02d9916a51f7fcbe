package run

// How sample points are drawn from a chart's domain, the same in every run.

import (
	"math"
	"math/rand/v2"
)

// How many sample points a comparison of fields takes, how many draws may
// give them, and how many tries the conditions of a domain get for each draw.
const (
	defaultSamples = 16
	drawsPerSample = 2
	triesPerDraw   = 200
)

// drawCoordinate draws from the inner nine tenths between two bounds, from b ±
// exp(u) with u in [-1, 1.5] beyond one bound b, and from [-2, 2] without.
func drawCoordinate(rng *rand.Rand, lo, hi float64) float64 {
	u := rng.Float64()
	switch low, high := math.IsInf(lo, -1), math.IsInf(hi, 1); {
	case !low && !high:
		return lo + (hi-lo)*(0.05+0.9*u)
	case !low:
		return lo + math.Exp(-1+2.5*u)
	case !high:
		return hi - math.Exp(-1+2.5*u)
	}
	return -2 + 4*u
}

// largestSample is how far away the furthest samples lie.
const largestSample = 1e6

// drawFar draws over all scales up to largestSample: beyond a bound, or on both
// sides of 0; between two bounds up to their thousandths.
func drawFar(rng *rand.Rand, lo, hi float64) float64 {
	u := rng.Float64()
	far := math.Pow(10, -3+9*rng.Float64())
	switch low, high := math.IsInf(lo, -1), math.IsInf(hi, 1); {
	case !low && !high:
		return lo + (hi-lo)*(0.001+0.998*u)
	case !low:
		return lo + far
	case !high:
		return hi - far
	case u < 0.5:
		return -far
	}
	return far
}
