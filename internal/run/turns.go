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
	maxLines   = 12      // that turns are looked for on
	turnWork   = 1 << 21 // nodes that are evaluated for them
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
	look := func(p *place) (bool, error) { return r.refutedAt(f, s, p, opt, seen) }
	if done, err := s.aroundTurns(look); done || err != nil {
		return err
	}
	return s.inHollows(look)
}

// aroundTurns visits places on both sides of where the formulas turn, until visit is
// done.
func (s *space) aroundTurns(visit func(*place) (done bool, err error)) (done bool, err error) {
	pool := s.formulas.u.Pool
	turns := pool.Crossings(pool.Turns(s.formulas.all...), turnWork)
	if turns.None() {
		return false, nil
	}
	visits := turnWork / max(1, s.formulas.probe.Size())
	for k := 0; k < min(maxLines, len(s.axes)+2+diagonals(len(s.axes))) && turns.Work > 0; k++ {
		if err := s.run.env.Ctx.Err(); err != nil {
			return false, err
		}
		base, ok := s.drawn(triesPerDraw, drawCoordinate)
		if !ok {
			return false, nil
		}
		l := s.line(base, k, turns)
		zeros := l.zeros()
		for _, along := range append(l.places(zeros), l.quiet(zeros, k)...) {
			p, ok := s.at(along)
			if !ok {
				continue
			}
			if visits--; visits < 0 {
				return false, nil
			}
			if done, err := visit(p); done || err != nil {
				return done, err
			}
		}
	}
	return false, nil
}

// refutedAt reports that both sides have values at a place, and that they
// differ.
func (r *Run) refutedAt(f fields, s *space, p *place, opt sampling, seen *tally) (bool, error) {
	w, refuted, _ := s.judge(f.op, p, opt.tol, seen)
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
	turns *scalar.Crossings
}

// diagonals is how many lines go along diagonals: where a difference or a sum of
// coordinates stays what it is.
func diagonals(axes int) int {
	if axes < 2 {
		return 0
	}
	return 2
}

// line is the k-th line through a place: along an axis, then in random
// directions, then along diagonals.
func (s *space) line(base *place, k int, turns *scalar.Crossings) *line {
	l := &line{space: s, base: s.rounded(base.along), dir: make([]float64, len(s.axes)), turns: turns}
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
			switch k - len(s.axes) {
			case 2:
				l.dir[i] = 1
			case 3:
				l.dir[i] = float64(1 - i%2*2)
			default:
				l.dir[i] = s.rng.NormFloat64()
			}
		}
	}
	l.ts = scalar.Grid(lo, hi, largestSample)
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

// at are the variables at t.
func (l *line) at(t float64) []float64 {
	return l.space.variables(&place{along: l.along(t)})
}

// zeros are where the turns are passed on the line, ascending.
func (l *line) zeros() []float64 { return l.turns.On(l.ts, l.at) }

// places are the zeros, as they are and of few digits, and what is around them.
func (l *line) places(zeros []float64) [][]float64 {
	var out [][]float64
	for i, z := range zeros {
		out = append(out, l.along(z), l.space.rounded(l.along(z)))
		for _, t := range scalar.Around(zeros, i) {
			out = append(out, l.along(t))
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
