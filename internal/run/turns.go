package run

// Samples beyond the usual range: far away, and on both sides of where functions
// turn, found by bisection.

import (
	"math"
	"slices"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

const (
	farSamples = 24      // over all scales
	farTries   = 8       // for each
	maxLines   = 10      // that turns are looked for on
	turnWork   = 1 << 21 // nodes that are evaluated for them
	maxZeros   = 16      // of a line
	halvings   = 60      // of a bisection
)

// lookFurther looks for a place that refutes, where formulas say how sharp
// their values are.
func (r *Run) lookFurther(f fields, s *space, opt sampling, seen *tally) error {
	for range farSamples {
		if p, ok := s.drawn(farTries, drawFar); ok {
			if done, err := r.refutedAt(f, s, p, opt, seen); done || err != nil {
				return err
			}
		}
	}
	return s.aroundTurns(func(p *place) (bool, error) { return r.refutedAt(f, s, p, opt, seen) })
}

// aroundTurns visits places on both sides of where the formulas turn, until visit is
// done.
func (s *space) aroundTurns(visit func(*place) (done bool, err error)) error {
	pool := s.formulas.u.Pool
	turns := pool.Turns(append(append([]scalar.Expr(nil), s.formulas.x...), s.formulas.y...)...)
	var sides []scalar.Expr
	for _, t := range turns {
		sides = append(sides, t.A, t.B)
	}
	size := pool.Size(sides...)
	if len(turns) == 0 {
		return nil
	}
	work := turnWork / max(1, size)
	for k := 0; k < min(maxLines, len(s.axes)+2) && work > 0; k++ {
		if err := s.run.env.Ctx.Err(); err != nil {
			return err
		}
		base, ok := s.drawn(triesPerDraw, drawCoordinate)
		if !ok {
			return nil
		}
		l := s.line(base, k, turns, sides, &work)
		for _, along := range l.places(l.zeros()) {
			if p, ok := s.at(along); ok {
				if done, err := visit(p); done || err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// refutedAt reports that both sides have values at a place, and that they
// differ.
func (r *Run) refutedAt(f fields, s *space, p *place, opt sampling, seen *tally) (bool, error) {
	w, refuted, _ := s.judge(f.op, p, opt.tol)
	if !refuted {
		return false, nil
	}
	s.enter(p)
	a, b, err := r.bothAt(f, p.point)
	if err != nil {
		if fatal(err) && !hasCode(err, CodeClaim) {
			return false, err
		}
		return false, nil // a side has no value there
	}
	seen.fail(f.op, a, b, w, opt.tol, p)
	return true, nil
}

// line is a straight line through a place.
type line struct {
	space *space
	base  []float64
	dir   []float64
	ts    []float64 // a grid of parameters, ascending
	turns []scalar.Turn
	sides []scalar.Expr
	work  *int // evaluations left
}

// line is the k-th line through a place: along an axis, then in random
// directions.
func (s *space) line(base *place, k int, turns []scalar.Turn, sides []scalar.Expr, work *int) *line {
	l := &line{space: s, base: s.rounded(base.along), dir: make([]float64, len(s.axes)), turns: turns, sides: sides, work: work}
	lo, hi := -largestSample, largestSample
	if k < len(s.axes) {
		l.dir[k] = 1
		a := s.axes[k]
		if !math.IsInf(a.lo, -1) {
			lo = a.lo - l.base[k]
		}
		if !math.IsInf(a.hi, 1) {
			hi = a.hi - l.base[k]
		}
	} else {
		for i := range l.dir {
			l.dir[i] = s.rng.NormFloat64()
		}
	}
	// Evenly in a bounded range, else evenly in each decade.
	const steps, perDecade = 96, 16
	if lo > -largestSample && hi < largestSample {
		for i := 1; i < steps; i++ {
			l.ts = append(l.ts, lo+(hi-lo)*float64(i)/steps)
		}
		return l
	}
	for i := -3 * perDecade; i <= 6*perDecade; i++ {
		t := math.Pow(10, float64(i)/perDecade)
		for _, t := range []float64{-t, t} {
			if lo < t && t < hi {
				l.ts = append(l.ts, t)
			}
		}
		// Evenly near the middle, where most formulas turn.
		if t := 0.25 * float64(i) / 2; lo < t && t < hi {
			l.ts = append(l.ts, t)
		}
	}
	slices.Sort(l.ts)
	return l
}

// along are the numbers of the place at t.
func (l *line) along(t float64) []float64 {
	x := make([]float64, len(l.base))
	for i := range x {
		x[i] = l.base[i] + t*l.dir[i]
	}
	return x
}

// at are A − B of every turn at t, or the whole number below A; NaN outside.
func (l *line) at(t float64, turns []scalar.Turn, sides []scalar.Expr) []float64 {
	*l.work--
	values := l.space.formulas.u.Pool.Bounded(l.space.variables(&place{along: l.along(t)}), sides...)
	out := make([]float64, len(turns))
	for i, turn := range turns {
		out[i] = values[2*i].Value - values[2*i+1].Value
		if turn.Whole {
			out[i] = math.Floor(values[2*i].Value)
		}
	}
	return out
}

// zeros are where the turns are passed on the line, ascending.
func (l *line) zeros() []float64 {
	var zeros []float64
	values := make([][]float64, 0, len(l.ts))
	for _, t := range l.ts {
		if *l.work <= 0 {
			break
		}
		values = append(values, l.at(t, l.turns, l.sides))
	}
	for k, turn := range l.turns {
		found := 0
		for i := 1; i < len(values) && found < maxZeros && *l.work > 0; i++ {
			a, b := values[i-1][k], values[i][k]
			switch {
			case math.IsNaN(a) || math.IsNaN(b):
			case turn.Whole && a != b, !turn.Whole && (a < 0) != (b < 0):
				zeros = append(zeros, l.bisect(k, l.ts[i-1], l.ts[i], a))
				found++
			case turn.Touch && i+1 < len(values) && math.Abs(b) <= math.Abs(a) && math.Abs(b) < math.Abs(values[i+1][k]):
				if t, ok := l.touch(k, l.ts[i-1], l.ts[i+1]); ok {
					zeros = append(zeros, t)
					found++
				}
			}
		}
	}
	slices.Sort(zeros)
	return zeros
}

// one is the value of one turn at t.
func (l *line) one(k int, t float64) float64 {
	return l.at(t, l.turns[k:k+1], l.sides[2*k:2*k+2])[0]
}

// bisect finds where turn k is passed between two parameters; a is its value at
// the first.
func (l *line) bisect(k int, lo, hi, a float64) float64 {
	for range halvings {
		mid := lo + (hi-lo)/2
		m := l.one(k, mid)
		if l.turns[k].Whole && m == a || !l.turns[k].Whole && (m < 0) == (a < 0) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// touch finds a least value of turn k between two parameters by thirds; true
// when it is as good as 0.
func (l *line) touch(k int, lo, hi float64) (float64, bool) {
	const asZero = 1e-6
	for range halvings {
		a, b := lo+(hi-lo)/3, hi-(hi-lo)/3
		if math.Abs(l.one(k, a)) < math.Abs(l.one(k, b)) {
			hi = b
		} else {
			lo = a
		}
	}
	t := lo + (hi-lo)/2
	return t, math.Abs(l.one(k, t)) < asZero
}

// places are on both sides of every zero, near and halfway to the next, and the
// zeros themselves, as they are and of few digits.
func (l *line) places(zeros []float64) [][]float64 {
	const near = 1e-3
	var out [][]float64
	for i, z := range zeros {
		d := near * math.Max(near, math.Abs(z))
		out = append(out, l.along(z), l.space.rounded(l.along(z)), l.along(z-d), l.along(z+d), l.along(z-1), l.along(z+1))
		if i > 0 {
			out = append(out, l.along(zeros[i-1]+(z-zeros[i-1])/2))
		}
	}
	return out
}

// rounded are coordinates of few digits, where the domain has such: formulas
// turn at numbers that somebody wrote.
func (s *space) rounded(along []float64) []float64 {
	const parts = 64
	out := slices.Clone(along)
	for i, x := range out {
		r := math.Round(x*parts) / parts
		if math.Abs(x-r) > 1e-6 { // a decimal, if it is one
			if d, err := strconv.ParseFloat(number.Format(x, number.Digits), 64); err == nil && math.Abs(x-d) < 1e-9*math.Abs(x) {
				r = d
			}
		}
		if s.axes[i].lo < r && r < s.axes[i].hi {
			out[i] = r
		}
	}
	return out
}
