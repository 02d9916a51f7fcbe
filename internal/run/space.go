package run

// The space that two fields are compared over, coordinates and params without a
// value, and places in it.

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// space is what two fields depend on.
type space struct {
	run      *Run
	domain   *domain // nil: of params alone
	open     []*graph.Param
	formulas *sides // nil: the sides are known by their floats alone
	axes     []axis
	rng      *rand.Rand
	digits   int // work that values in more digits may still take
}

// moreDigits bounds it, over all places of one comparison.
const moreDigits = 1 << 17

// axis is one number that a place has: a coordinate, or a component of a param.
type axis struct {
	lo, hi float64
	v      scalar.Var
}

// place is a point of a space.
type place struct {
	point  *exec.PointValue // nil without a chart
	along  []float64        // by axis
	params [][]float64      // of the open params
}

// space prepares the space of two fields. The places that it draws depend on
// their formulas, where they have any, and not on where they stand.
func (r *Run) space(f fields, both *sides, charts []*index.Chart, at diag.Span) (*space, error) {
	s := &space{run: r, digits: moreDigits}
	seed := [2]uint64{0, 1}
	if len(charts) > 0 {
		d, err := r.domain(charts[0])
		if err != nil {
			return nil, err
		}
		s.domain = d
		seed[0] = hashed(d.Chart.Name)
	}
	for _, n := range []*graph.Node{f.x, f.y} {
		for _, q := range n.Params() {
			if !q.Loop && q.Default == nil && r.env.Params[q] == nil {
				s.open = append(s.open, q)
				r.env.Params[q] = make([]float64, sizeOfAxes(q.Axes))
			}
		}
	}
	g := r.ws.checked.Graph
	u := g.Formulas()
	if both != nil && both.plain {
		s.formulas, u = both, both.u
		seed[1] = u.Pool.Fingerprint(both.d...)
	} else {
		seed[1] = hashed(at.Text())
	}
	if s.domain != nil {
		for i := range s.domain.lo {
			s.axes = append(s.axes, axis{s.domain.lo[i], s.domain.hi[i], u.CoordVar(s.domain.Chart, i)})
		}
	}
	for _, q := range s.open {
		lo, hi := math.Inf(-1), math.Inf(1)
		if about := g.ParamInfo(q); about.Lo < about.Hi {
			lo, hi = about.Lo, about.Hi
		}
		for i := range sizeOfAxes(q.Axes) {
			s.axes = append(s.axes, axis{lo, hi, u.ParamVar(q, i)})
		}
	}
	s.rng = rand.New(rand.NewPCG(seed[0], seed[1]))
	return s, nil
}

// spaceOf is the space of a chart's coordinates alone, for its points.
func (r *Run) spaceOf(d *domain, rng *rand.Rand) *space {
	s := &space{run: r, digits: moreDigits, domain: d, rng: rng}
	for i := range d.lo {
		s.axes = append(s.axes, axis{lo: d.lo[i], hi: d.hi[i]})
	}
	return s
}

func hashed(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text)) // a hash's Write never fails
	return h.Sum64()
}

func sizeOfAxes(axes []index.Axis) int {
	n := 1
	for _, a := range axes {
		n *= a.Size
	}
	return n
}

// leave takes the values of open params back.
func (s *space) leave() {
	for _, q := range s.open {
		delete(s.run.env.Params, q)
	}
}

// enter gives the open params their values at a place.
func (s *space) enter(p *place) {
	for i, q := range s.open {
		s.run.env.Params[q] = p.params[i]
	}
}

// draw gives one place of the usual range, or an error when the domain's
// conditions refuse all of many tries.
func (s *space) draw() (*place, error) {
	for i, a := range s.axes {
		if a.lo > a.hi {
			return nil, diag.New(CodeSamples, diag.Span{}, fmt.Sprintf("no point of %s meets the chart's conditions: %s > %s and %s < %s",
				s.domain.Chart.Name, graph.CoordName(s.domain.Chart, i), number.Format(a.lo, 6), graph.CoordName(s.domain.Chart, i), number.Format(a.hi, 6)))
		}
	}
	p, ok := s.drawn(triesPerDraw, drawCoordinate)
	if !ok {
		return nil, diag.New(CodeSamples, diag.Span{}, fmt.Sprintf("none of %d random points of %s meets the chart's conditions", triesPerDraw, s.domain.Chart.Name))
	}
	return p, nil
}

// drawn tries so often for a place within the domain.
func (s *space) drawn(tries int, draw func(rng *rand.Rand, lo, hi float64) float64) (*place, bool) {
	for range tries {
		along := make([]float64, len(s.axes))
		for i, a := range s.axes {
			along[i] = draw(s.rng, a.lo, a.hi)
		}
		if p, ok := s.at(along); ok {
			return p, true
		}
	}
	return nil, false
}

// at is the place with these numbers, if it lies within the domain; the open
// params have its values then.
func (s *space) at(along []float64) (*place, bool) {
	p := &place{along: along}
	rest := along
	if s.domain != nil {
		n := s.domain.Chart.Dim
		p.point = &exec.PointValue{Chart: s.domain.Chart, Coords: along[:n:n]}
		rest = along[n:]
	}
	for _, q := range s.open {
		n := sizeOfAxes(q.Axes)
		p.params = append(p.params, rest[:n:n])
		rest = rest[n:]
	}
	s.enter(p)
	if len(s.open) > 0 && s.run.holdParams() != nil {
		return p, false
	}
	return p, p.point == nil || s.run.inside(p.point, diag.Span{}) == nil
}

// bounded reports that what is compared has bounds of its rounding. An order
// is compared as it is computed.
func (s *space) bounded(op string) bool {
	return s.formulas != nil && (op == "~=" || op == "==")
}

// variables are a place's numbers by variable id.
func (s *space) variables(p *place) []float64 {
	at := make([]float64, s.formulas.u.Pool.NumVars())
	for i, a := range s.axes {
		at[a.v.ID] = p.along[i]
	}
	return at
}

// judge compares the sides at a place by their formulas. A difference refutes
// that is larger than the tolerance and the rounding of both sides; sharp reports
// that the rounding is smaller than the tolerance. Digits are spent where doubles
// leave a doubt only: on the largest difference until one is certain, then on what
// is not sharp. Where known is a difference already, only a larger one is looked for.
func (s *space) judge(op string, p *place, tol float64, known *tally) (worst mismatch, refuted, sharp bool) {
	at := s.variables(p)
	f := s.formulas
	values := f.probe.At(at)
	right := func(i int) int { return len(f.x) + i%len(f.y) }
	var differing, blurred []mismatch
	worst.measure, sharp = -1, true
	for i := range f.x {
		switch w, clear := judged(op, i, values[i], values[right(i)], tol); {
		case known.failure != nil && w.measure <= known.worst.measure:
		case w.decisive:
			differing = append(differing, w)
		case !clear:
			blurred = append(blurred, w)
		case w.measure > worst.measure:
			worst = w
		}
	}
	slices.SortStableFunc(differing, func(v, w mismatch) int { return cmp.Compare(w.measure, v.measure) })
	certain := f.u.Pool.Certainly(at, &s.digits)
	for _, w := range append(differing, blurred...) {
		i := w.at
		a, ok := certain(f.all[i])
		b, also := certain(f.all[right(i)])
		if !ok || !also {
			a, b = values[i], values[right(i)]
		}
		w, clear := judged(op, i, a, b, tol)
		if !ok || !also {
			clear = clear && op != "=="
			w.decisive = w.decisive && clear
		}
		switch {
		case w.decisive:
			if !clear { // between bounds far apart: floats are shown, of which each is a value that may be
				w.a, w.b = values[i].Value, values[right(i)].Value
			}
			return w, true, false
		case !clear:
			sharp = false
		case w.measure > worst.measure:
			worst = w
		}
	}
	return worst, false, sharp
}

// judged compares two values of component i; decisive when they differ by more than
// the tolerance and their rounding, clear when the rounding is smaller than the
// tolerance.
func judged(op string, i int, a, b scalar.Bounded, tol float64) (w mismatch, clear bool) {
	w = mismatch{at: i, a: a.Value, b: b.Value, measure: relativeDifference(a.Value, b.Value)}
	e := a.Err + b.Err
	if x := a.Value + b.Value + e; x-x != 0 {
		return w, false
	}
	allowed := 0.0
	if op == "~=" {
		allowed = tol * math.Max(1, math.Max(math.Abs(a.Value), math.Abs(b.Value)))
	}
	w.decisive = exceeds(op, a.Value, b.Value, allowed+e)
	return w, op != "~=" || e <= allowed
}

// exceeds reports a comparison that fails by more than is allowed.
func exceeds(op string, a, b, allowed float64) bool {
	switch op {
	case "<", "<=":
		return a-b > allowed
	case ">", ">=":
		return b-a > allowed
	}
	return math.Abs(a-b) > allowed
}
