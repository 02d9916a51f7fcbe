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
	look := func(p *place) (bool, error) { return r.refutedAt(f, s, p, opt, seen) }
	if done, err := s.aroundTurns(look); done || err != nil {
		return err
	}
	return s.inHollows(look)
}

// aroundTurns visits places on both sides of where the formulas turn, until visit is
// done.
func (s *space) aroundTurns(visit func(*place) (done bool, err error)) (done bool, err error) {
	turns := s.turnSearch()
	if len(turns.each) == 0 {
		return false, nil
	}
	visits := turnWork / max(1, s.formulas.probe.Size())
	for k := 0; k < min(maxLines, len(s.axes)+2+diagonals(len(s.axes))) && turns.work > 0; k++ {
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

// turnSearch is where formulas turn, prepared to be looked for.
type turnSearch struct {
	each []scalar.Turn
	all  *scalar.Probe   // A and B of each
	one  []*scalar.Probe // of one alone, once it is asked for
	work int             // nodes that may still be evaluated
}

func (s *space) turnSearch() *turnSearch {
	pool := s.formulas.u.Pool
	t := &turnSearch{each: pool.Turns(s.formulas.all...), work: turnWork}
	t.one = make([]*scalar.Probe, len(t.each))
	var sides []scalar.Expr
	for _, e := range t.each {
		sides = append(sides, e.A, e.B)
	}
	t.all = pool.Probe(sides...)
	return t
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
	turns *turnSearch
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
func (s *space) line(base *place, k int, turns *turnSearch) *line {
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

// at are A and B of turns at t; NaN outside.
func (l *line) at(t float64, sides *scalar.Probe) []scalar.Bounded {
	l.turns.work -= sides.Size()
	return sides.At(l.space.variables(&place{along: l.along(t)}))
}

// past is on which side of a turn its A lies: the sign of A − B, or the whole number
// below A.
func past(turn scalar.Turn, a, b scalar.Bounded) float64 {
	if turn.Whole {
		return math.Floor(a.Value)
	}
	return a.Value - b.Value
}

// zeros are where the turns are passed on the line, ascending.
func (l *line) zeros() []float64 {
	var zeros []float64
	values := make([][]float64, 0, len(l.ts))
	for _, t := range l.ts {
		if l.turns.work <= 0 {
			break
		}
		sides := l.at(t, l.turns.all)
		row := make([]float64, len(l.turns.each))
		for k, turn := range l.turns.each {
			row[k] = past(turn, sides[2*k], sides[2*k+1])
		}
		values = append(values, row)
	}
	for k, turn := range l.turns.each {
		found := 0
		for i := 1; i < len(values) && found < maxZeros && l.turns.work > 0; i++ {
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
	turn, probe := l.turns.each[k], &l.turns.one[k]
	if *probe == nil {
		*probe = l.space.formulas.u.Pool.Probe(turn.A, turn.B)
	}
	sides := l.at(t, *probe)
	return past(turn, sides[0], sides[1])
}

// bisect finds where turn k is passed between two parameters; a is its value at
// the first.
func (l *line) bisect(k int, lo, hi, a float64) float64 {
	for range halvings {
		mid := lo + (hi-lo)/2
		m := l.one(k, mid)
		if l.turns.each[k].Whole && m == a || !l.turns.each[k].Whole && (m < 0) == (a < 0) {
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

// places are on both sides of every zero, near, further away and halfway to the
// next, and the zeros themselves, as they are and of few digits. What turns at a
// zero is seen from afar where other terms hide it close by.
func (l *line) places(zeros []float64) [][]float64 {
	const near = 1e-3
	var out [][]float64
	for i, z := range zeros {
		size := math.Max(1, math.Abs(z))
		out = append(out, l.along(z), l.space.rounded(l.along(z)))
		for _, d := range []float64{near * math.Max(near, math.Abs(z)), 1, 0.1 * size, 0.5 * size, size} {
			out = append(out, l.along(z-d), l.along(z+d))
		}
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
