package solve

// Ordinary differential equations by DOP853: step control, dense output,
// boundaries.

import (
	"context"
	"math"
)

// FlowTol is the tolerance where none is asked for.
const FlowTol = 1e-12

// FlowOptions bounds the integration of a flow.
type FlowOptions struct {
	Tol   float64 // of each step, relative to max(Floor, |y_i|); default FlowTol
	Floor float64 // default 1
	Steps int     // default 100 000
	// Margin is positive where the flow may be and negative outside; where it
	// changes sign the flow ends with a *Left. Nil: everywhere.
	Margin func(t float64, y []float64) (float64, error)
	// Step is called after every step, with what must not be kept. Nil: not.
	Step func(t float64, y []float64) error
}

// FlowStats is what an integration took.
type FlowStats struct {
	Steps, Rejected, Evaluations int
	Error                        float64 // sum of the steps' error estimates, relative to max(Floor, |y_i|)
}

// Left says that a flow came to the boundary of where it may be.
type Left struct {
	T float64
	Y []float64
}

// Error says so in one line.
func (e *Left) Error() string { return "the flow leaves its domain" }

// Stuck says that a flow cannot be followed any further than T.
type Stuck struct {
	T     float64
	Y     []float64
	Why   string
	Cause error // of the right side, nil: none
}

// Error says why in one line.
func (e *Stuck) Error() string { return "the flow cannot be followed any further: " + e.Why }

// Unwrap is the cause.
func (e *Stuck) Unwrap() error { return e.Cause }

// Flow integrates y' = f(t, y) by the method of Dormand and Prince of order
// 8(5,3) (Hairer, Nørsett, Wanner, Solving ODEs I, 2nd ed., §II.5 and §II.10)
// from t0 through the stops, which go one way, and calls at at each of them; y
// is overwritten. Where f is an error or no number, the step is made shorter,
// and the flow is Stuck when that does not help.
func Flow(ctx context.Context, f func(t float64, y, dy []float64) error, t0 float64, y []float64, stops []float64,
	opt FlowOptions, at func(k int, y []float64) error) (FlowStats, error) {
	if opt.Tol == 0 {
		opt.Tol = FlowTol
	}
	if opt.Floor == 0 {
		opt.Floor = 1
	}
	if opt.Steps == 0 {
		opt.Steps = 100_000
	}
	d := &dop{f: f, t: t0, y: y, opt: opt}
	buf := make([]float64, (len(d.k)+3+len(d.dense))*len(y))
	take := func() []float64 {
		s := buf[:len(y):len(y)]
		buf = buf[len(y):]
		return s
	}
	for i := range d.k {
		d.k[i] = take()
	}
	for i := range d.dense {
		d.dense[i] = take()
	}
	d.next, d.mid, d.trial = take(), take(), take()
	for k, stop := range stops {
		if stop != d.t {
			if err := d.to(ctx, stop); err != nil {
				return d.stats, err
			}
		}
		if at != nil {
			if err := at(k, d.y); err != nil {
				return d.stats, err
			}
		}
	}
	return d.stats, nil
}

// dop is the state of an integration: t, y and the slopes k of the last step.
type dop struct {
	f     func(t float64, y, dy []float64) error
	opt   FlowOptions
	t, h  float64
	y     []float64
	k     [16][]float64 // k[0] is the slope at t once started
	begun bool
	stats FlowStats

	next, mid, trial []float64
	dense            [7][]float64
	cause            error
}

// slope evaluates f into k[i]; false: no number there.
func (d *dop) slope(i int, t float64, y []float64) bool {
	d.stats.Evaluations++
	if d.cause = d.f(t, y, d.k[i]); d.cause != nil {
		return false
	}
	for _, v := range d.k[i] {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// stage puts y + h Σ weight k into dst.
func (d *dop) stage(dst []float64, ws []term, h float64) {
	copy(dst, d.y)
	for _, w := range ws {
		k, s := d.k[w.stage], h*w.weight
		for i := range dst {
			dst[i] += s * k[i]
		}
	}
}

func (d *dop) stuck(why string) error {
	return &Stuck{T: d.t, Y: append([]float64(nil), d.y...), Why: why, Cause: d.cause}
}

// to goes on to a stop.
func (d *dop) to(ctx context.Context, stop float64) error {
	if !d.begun {
		if !d.slope(0, d.t, d.y) {
			return d.stuck("the equation has no value where it begins")
		}
		d.begun = true
	}
	span := stop - d.t
	if d.h == 0 {
		// A first step that moves y by a hundredth of its size.
		d.h = math.Abs(span)
		if v := normInf(d.k[0]); v > 0 {
			d.h = math.Min(d.h, 0.05*math.Max(normInf(d.y), 1)/v)
		}
	}
	least := 1e-14 * math.Max(math.Abs(d.t), math.Abs(stop))
	rejected := false
	for d.t != stop {
		if err := alive(ctx); err != nil {
			return err
		}
		if d.stats.Steps+d.stats.Rejected >= d.opt.Steps {
			return d.stuck("too many steps")
		}
		h, end := d.h, false
		if rest := math.Abs(stop - d.t); h >= rest*(1-1e-12) {
			h, end = rest, true
		}
		if h <= least {
			return d.stuck("the steps become too small")
		}
		h = math.Copysign(h, span)
		e, ok := d.try(h)
		if !ok {
			d.stats.Rejected++
			d.h = math.Abs(h) / 4
			rejected = true
			continue
		}
		// The step that brings the error to the tolerance, order 8, within bounds.
		grow := 10.0
		if e > 0 {
			grow = math.Max(0.2, math.Min(10, 0.9*math.Pow(e, -1./8)))
		}
		if e > 1 {
			d.stats.Rejected++
			d.h = math.Abs(h) * math.Min(grow, 0.9)
			rejected = true
			continue
		}
		if rejected {
			grow = math.Min(grow, 1)
		}
		rejected = false
		d.stats.Steps++
		d.stats.Error += e * d.opt.Tol
		if err := d.crossed(h); err != nil {
			return err
		}
		if !end || grow < 1 {
			d.h = math.Abs(h) * grow
		} else {
			d.h = math.Max(d.h, math.Abs(h)*grow) // cut short by the stop only
		}
		copy(d.y, d.next)
		d.k[0], d.k[12] = d.k[12], d.k[0]
		if d.t += h; end {
			d.t = stop
		}
		if d.opt.Step != nil {
			if err := d.opt.Step(d.t, d.y); err != nil {
				return err
			}
		}
	}
	return nil
}

// try makes one step of length h into next and estimates its error in units of
// the tolerance; false: the equation has no value somewhere on the way.
func (d *dop) try(h float64) (float64, bool) {
	for s := 1; s < 12; s++ {
		d.stage(d.trial, dopA[s], h)
		if !d.slope(s, d.t+dopC[s]*h, d.trial) {
			return 0, false
		}
	}
	d.stage(d.next, dopA[12], h)
	if !d.slope(12, d.t+h, d.next) {
		return 0, false
	}
	var e3, e5 float64
	for i := range d.y {
		scale := d.opt.Tol * math.Max(d.opt.Floor, math.Max(math.Abs(d.y[i]), math.Abs(d.next[i])))
		e3 += square(d.combine(dopE3, i) / scale)
		e5 += square(d.combine(dopE5, i) / scale)
	}
	if e5 == 0 && e3 == 0 {
		return 0, true
	}
	e := math.Abs(h) * e5 / math.Sqrt((e5+0.01*e3)*float64(len(d.y)))
	return e, !math.IsNaN(e)
}

func square(x float64) float64 { return x * x }

func (d *dop) combine(ws []term, i int) float64 {
	s := 0.0
	for _, w := range ws {
		s += w.weight * d.k[w.stage][i]
	}
	return s
}

// looks is at how many places within a step the margin is looked at.
const looks = 4

// crossed finds where the margin becomes negative within the step to next, and
// ends there. It looks along the step's cubic first and, where that is outside,
// along the continuous extension of order 7.
func (d *dop) crossed(h float64) error {
	if d.opt.Margin == nil {
		return nil
	}
	for j := 1; j <= looks; j++ {
		s := float64(j) / looks
		y := d.next
		if j < looks {
			d.cubic(d.mid, s, h)
			y = d.mid
		}
		m, err := d.opt.Margin(d.t+s*h, y)
		if err != nil || m >= 0 {
			if err != nil {
				return err
			}
			continue
		}
		if !d.extend(h) {
			return d.stuck("the equation has no value there")
		}
		// The sign changes between lo and hi.
		lo, hi := float64(j-1)/looks, s
		outside := func(x float64) (bool, error) {
			d.at(d.mid, x)
			m, err := d.opt.Margin(d.t+x*h, d.mid)
			return !(m >= 0), err
		}
		if out, err := outside(hi); err != nil || !out {
			if err != nil {
				return err
			}
			continue // the cubic was too coarse
		}
		for hi-lo > 1e-13 {
			x := (lo + hi) / 2
			out, err := outside(x)
			if err != nil {
				return err
			}
			if out {
				hi = x
			} else {
				lo = x
			}
		}
		d.at(d.mid, hi)
		return &Left{T: d.t + hi*h, Y: append([]float64(nil), d.mid...)}
	}
	return nil
}

// cubic is Hermite's interpolation of the step at s in [0, 1].
func (d *dop) cubic(dst []float64, s, h float64) {
	for i := range dst {
		a, b := d.y[i], d.next[i]
		dst[i] = (1-s)*a + s*b + s*(s-1)*((1-2*s)*(b-a)+(s-1)*h*d.k[0][i]+s*h*d.k[12][i])
	}
}

// extend prepares the continuous extension of the step to next.
func (d *dop) extend(h float64) bool {
	for s := 13; s < 16; s++ {
		d.stage(d.trial, dopA[s], h)
		if !d.slope(s, d.t+dopC[s]*h, d.trial) {
			return false
		}
	}
	for i := range d.y {
		step := d.next[i] - d.y[i]
		d.dense[0][i] = step
		d.dense[1][i] = h*d.k[0][i] - step
		d.dense[2][i] = 2*step - h*(d.k[0][i]+d.k[12][i])
		for j, ws := range dopD {
			d.dense[3+j][i] = h * d.combine(ws, i)
		}
	}
	return true
}

// at is the continuous extension at s in [0, 1].
func (d *dop) at(dst []float64, s float64) {
	for i := range dst {
		v := 0.0
		for j := len(d.dense) - 1; j >= 0; j-- {
			v += d.dense[j][i]
			if j%2 == 0 {
				v *= s
			} else {
				v *= 1 - s
			}
		}
		dst[i] = d.y[i] + v
	}
}
