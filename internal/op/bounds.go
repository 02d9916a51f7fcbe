package op

// Interval arithmetic and signs: the range of values of a function over an
// interval of its argument.

import "math"

// Signs is a set of signs.
type Signs uint8

// The signs.
const (
	Neg Signs = 1 << iota
	Nul
	Pos
	AnySign = Neg | Nul | Pos
)

// SignsOf is the sign of a number.
func SignsOf(x float64) Signs {
	switch {
	case x > 0:
		return Pos
	case x < 0:
		return Neg
	}
	return Nul
}

// Bounds are what is known of an argument: a closed interval that holds it, and
// its signs.
type Bounds struct {
	Interval
	Signs Signs
	// Open says that the ends of the interval are not met.
	Open bool
}

// Over is a closed interval that holds the values over the arguments'.
func (f *Func) Over(in []Bounds) Interval {
	r := f.Range
	if f.Sign.Kind == WithFirst && in[0].Signs&Neg == 0 {
		r.Lo = 0
	}
	l, h := math.Max(in[0].Lo, f.Shape.On.Lo), math.Min(in[0].Hi, f.Shape.On.Hi)
	var lo, hi float64
	switch f.Shape.Kind {
	case Increasing:
		if l > h {
			return r
		}
		if len(in) == 2 {
			lo, hi = f.Eval([]float64{l, in[1].Lo}), f.Eval([]float64{h, in[1].Hi})
		} else {
			g := f.Value.(Of1)
			lo, hi = g(l), g(h)
		}
	case Decreasing:
		if l > h {
			return r
		}
		g := f.Value.(Of1)
		lo, hi = g(h), g(l)
	case Valley:
		g := f.Value.(Of1)
		lo, hi = g(l), g(h)
		if lo > hi {
			lo, hi = hi, lo
		}
		if l <= 0 && h >= 0 {
			lo = g(0)
		}
	case Wave:
		return wave(in[0].Lo-f.Shape.Phase, in[0].Hi-f.Shape.Phase)
	case Hull:
		a, b := in[len(in)-2], in[len(in)-1]
		return Interval{math.Min(a.Lo, b.Lo), math.Max(a.Hi, b.Hi)}
	default:
		return r
	}
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return r
	}
	return Interval{lo, hi}
}

// wave is the range of cos over [l, h].
func wave(l, h float64) Interval {
	if !(h-l < 2*math.Pi) || math.Abs(l) > 1e6 || math.Abs(h) > 1e6 {
		return Interval{-1, 1}
	}
	// Ends within a rounding of a multiple of π count as that multiple.
	const tiny = 1e-14
	lo, hi := math.Min(math.Cos(l), math.Cos(h)), math.Max(math.Cos(l), math.Cos(h))
	snap := func(x float64) float64 {
		if math.Abs(x) < 1e-12 {
			return 0
		}
		return x
	}
	lo, hi = snap(lo), snap(hi)
	for k := math.Ceil(l/math.Pi - tiny); k*math.Pi <= h+tiny*math.Abs(h); k++ {
		if math.Mod(k, 2) == 0 {
			hi = 1
		} else {
			lo = -1
		}
	}
	return Interval{lo, hi}
}

// Signs are those that values can have beyond what their range says.
func (f *Func) Signs(in []Bounds) Signs {
	u := in[0]
	switch f.Sign.Kind {
	case Positive:
		return Pos
	case NotNegative:
		return Pos | Nul
	case ZeroWithArgument:
		return Pos | u.Signs&Nul
	case OfArgument:
		return u.Signs
	case OfBranches:
		return in[len(in)-2].Signs | in[len(in)-1].Signs
	case WithFirst:
		if u.Signs&Neg == 0 {
			return Pos | Nul
		}
	case PowerOfFirst:
		if u.Signs&Neg == 0 {
			return Pos | u.Signs&Nul
		}
	case Between:
		const tiny = 1e-12
		from, to := f.Sign.On.Lo, f.Sign.On.Hi
		switch {
		case u.Lo < from-tiny || u.Hi > to+tiny:
		case u.Open || u.Lo > from+tiny && u.Hi < to-tiny:
			return Pos
		default:
			return Pos | Nul
		}
	}
	return AnySign
}
