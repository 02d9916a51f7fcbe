// Package frame lays a picture's numbers out: what an axis spans, where its ticks are, how points in space are seen.
// It holds plain numbers, and knows nothing of what draws.
package frame

// An axis: what it spans, and where a number is on it.

import (
	"math"
)

// Axis goes from Lo to Hi, evenly or by ratios.
type Axis struct {
	Lo, Hi float64
	Log    bool
}

// Span is the range of the finite numbers.
func Span(lists ...[]float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, xs := range lists {
		for _, x := range xs {
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				lo, hi = math.Min(lo, x), math.Max(hi, x)
			}
		}
	}
	return lo, hi, lo <= hi
}

// Of is the axis over a range, widened where it is empty.
func Of(lo, hi float64, log bool) Axis {
	if log && lo > 0 {
		if lo == hi {
			lo, hi = lo/2, math.Min(hi*2, math.MaxFloat64)
		}
		return Axis{lo, hi, true}
	}
	if lo == hi {
		half := math.Max(0.5, math.Abs(lo)*1e-3)
		lo, hi = lo-half, hi+half
	}
	if math.IsInf(hi-lo, 0) { // wider than a float: halved, it can be measured
		lo, hi = lo/2, hi/2
	}
	return Axis{Lo: lo, Hi: hi}
}

// At is where v is, from 0 at Lo to 1 at Hi; NaN where it is not on the axis at all.
func (a Axis) At(v float64) float64 {
	if a.Log {
		if v <= 0 {
			return math.NaN()
		}
		return (math.Log(v) - math.Log(a.Lo)) / (math.Log(a.Hi) - math.Log(a.Lo))
	}
	return (v - a.Lo) / (a.Hi - a.Lo)
}

// Wider is the axis with a part of its length more on both ends.
func (a Axis) Wider(part float64) Axis {
	if a.Log {
		f := math.Pow(a.Hi/a.Lo, part)
		return Axis{a.Lo / f, a.Hi * f, true}
	}
	d := part * (a.Hi - a.Lo)
	return Axis{Lo: a.Lo - d, Hi: a.Hi + d}
}

// Equal widens one of two axes, so that a unit is as long on both in a frame of this width and height. Where floats do
// not reach so far it leaves them as they are.
func Equal(x, y Axis, width, height float64) (Axis, Axis) {
	perX, perY := (x.Hi-x.Lo)/width, (y.Hi-y.Lo)/height
	grow := func(a Axis, by float64) Axis {
		mid, half := a.Lo/2+a.Hi/2, (a.Hi-a.Lo)/2*by
		if wide := (Axis{Lo: mid - half, Hi: mid + half}); Finite(wide.Hi-wide.Lo) && wide.Lo < wide.Hi {
			return wide
		}
		return a
	}
	if perX < perY {
		return grow(x, perY/perX), y
	}
	return x, grow(y, perX/perY)
}
