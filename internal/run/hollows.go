package run

// Samples where something narrow may stand: where exponents, divisors and arguments are least.

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

const (
	hollowStarts = 2  // lines that each axis is looked along from at first
	lowest       = 4  // least values of a line that are gone on from
	descents     = 2  // rounds over all axes
	halvings     = 60 // of a search by thirds
)

// descent goes down to least values of one hollow.
type descent struct {
	space *space
	of    scalar.Hollow
	probe *scalar.Probe
	work  *int // nodes that may still be evaluated
}

// inHollows visits places where the formulas' hollows are deepest, until visit is
// done.
func (s *space) inHollows(visit func(*place) (done bool, err error)) error {
	pool := s.formulas.u.Pool
	work := turnWork
	for _, h := range pool.Hollows(s.formulas.all...) {
		d := &descent{space: s, of: h, probe: pool.Probe(h.A), work: &work}
		for k := 0; k < hollowStarts && work > 0; k++ {
			if err := s.run.env.Ctx.Err(); err != nil {
				return err
			}
			base, ok := s.drawn(triesPerDraw, drawCoordinate)
			if !ok {
				return nil
			}
			for _, along := range d.places(base, k%len(s.axes)) {
				p, ok := s.at(along)
				if work -= s.formulas.probe.Size(); work < 0 {
					return nil
				}
				if !ok {
					continue
				}
				if done, err := visit(p); done || err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// places are in the hollows found from a base, along one axis first, and a width
// beside them.
func (d *descent) places(base *place, axis int) (out [][]float64) {
	first := d.line(base, axis)
	for _, t := range d.least(first, lowest) {
		line, at := first, t
		for k := 1; k < descents*len(d.space.axes) && len(d.space.axes) > 1; k++ {
			p, ok := d.space.at(line.along(at))
			if !ok || *d.work <= 0 {
				break
			}
			next := d.line(p, (axis+k)%len(d.space.axes))
			found := d.least(next, 1)
			if len(found) == 0 {
				break
			}
			line, at = next, found[0]
		}
		out = append(out, line.along(at), d.space.rounded(line.along(at)))
		for _, side := range []float64{-1, 1} {
			if w, ok := d.width(line, at, side); ok {
				out = append(out, line.along(at+w))
			}
		}
	}
	return out
}

// line is the line through a place along an axis, of exactly that place.
func (d *descent) line(p *place, axis int) *line {
	l := d.space.line(p, axis, nil)
	l.base = p.along
	if !slices.Contains(l.ts, 0) {
		l.ts = append(l.ts, 0)
		slices.Sort(l.ts)
	}
	return l
}

// value is the hollow's on a line; NaN outside.
func (d *descent) value(l *line, t float64) float64 {
	*d.work -= d.probe.Size()
	v := d.probe.At(d.space.variables(&place{along: l.along(t)}))[0].Value
	if d.of.Size {
		return math.Abs(v)
	}
	return v
}

// least are where the hollow is least on a line, the deepest first, at most so many.
func (d *descent) least(l *line, most int) []float64 {
	type bottom struct{ t, value float64 }
	var found []bottom
	values := make([]float64, 0, len(l.ts))
	for _, t := range l.ts {
		if *d.work <= 0 {
			return nil
		}
		values = append(values, d.value(l, t))
	}
	for i := 1; i+1 < len(values); i++ {
		if values[i] <= values[i-1] && values[i] < values[i+1] || values[i] < values[i-1] && values[i] <= values[i+1] {
			found = append(found, bottom{float64(i), values[i]})
		}
	}
	slices.SortStableFunc(found, func(a, b bottom) int { return cmp.Compare(a.value, b.value) })
	var out []float64
	for _, b := range found[:min(len(found), most)] {
		i := int(b.t)
		out = append(out, d.bottom(l, l.ts[i-1], l.ts[i+1]))
	}
	return out
}

// bottom is the least value between two parameters, by thirds.
func (d *descent) bottom(l *line, lo, hi float64) float64 {
	for range halvings {
		a, b := lo+(hi-lo)/3, hi-(hi-lo)/3
		if d.value(l, a) < d.value(l, b) {
			hi = b
		} else {
			lo = a
		}
	}
	return lo + (hi-lo)/2
}

// width is how far beside the bottom the hollow has risen by 1, when that is near.
func (d *descent) width(l *line, t, side float64) (float64, bool) {
	const nearest = 0x1p-30
	floor := d.value(l, t)
	for w := nearest * math.Max(1, math.Abs(t)); w < 1 && *d.work > 0; w *= 2 {
		if d.value(l, t+side*w)-floor >= 1 {
			return side * w, true
		}
	}
	return 0, false
}
