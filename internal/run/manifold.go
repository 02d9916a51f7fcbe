package run

// A manifold's statement: inverses invert, and second ways between charts agree with the first, at samples.

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// How many sample points ways between charts are compared at, how many draws may
// give them, and how far two images of a point may be apart.
const (
	waySamples = 16
	wayDraws   = 400
	wayTol     = 1e-8
)

func (s statements) VisitManifold(st *check.Manifold) error {
	for i, l := range st.M.Links {
		if err := s.r.inverts(st.M, l); err != nil {
			return err
		}
		if !l.Second {
			continue
		}
		way, _ := value.Way(st.M.Links[:i], l.M.From, l.M.To)
		if err := s.r.agrees(st.M, l, way); err != nil {
			return err
		}
	}
	for k := range st.M.Periods {
		if err := s.r.repeats(st.M, k); err != nil {
			return err
		}
	}
	return nil
}

// VisitManifold asks no number of a param: one without a value is drawn.
func (m *missingParams) VisitManifold(*check.Manifold) error { return nil }

func (c *turnCounter) VisitManifold(*check.Manifold) error { return nil }

// inverts holds the written inverse of a map to being one.
func (r *Run) inverts(m *value.Manifold, l value.Link) error {
	if l.M.Inverse == nil {
		return nil
	}
	back := r.ws.checked.Graph.InverseOf(l.M)
	return r.alike(m, l, func(p *exec.PointValue) (a, b *exec.PointValue, err error) {
		if b, err = r.image(l.M, p); err == nil {
			b, err = r.image(back, b)
		}
		return p, b, err
	}, func(p, a, b *exec.PointValue) *diag.Diagnostic {
		return diag.New(CodeManifold, l.Span, fmt.Sprintf("the inverse of %s does not lead back: from %s to %s", l.M.Name, pointString(a), pointString(b))).
			WithPlace(l.M.Span, "this map")
	})
}

// agrees holds a map to the way that earlier maps make between its charts.
func (r *Run) agrees(m *value.Manifold, l value.Link, way []value.Crossing) error {
	var names []string
	var steps []*graph.Map
	for _, s := range way {
		by, name := s.M, s.M.Name
		if s.Back {
			by, name = r.ws.checked.Graph.InverseOf(s.M), "the inverse of "+s.M.Name
		}
		steps, names = append(steps, by), append(names, name)
	}
	return r.alike(m, l, func(p *exec.PointValue) (a, b *exec.PointValue, err error) {
		if a, err = r.image(l.M, p); err != nil {
			return nil, nil, err
		}
		b = p
		for _, by := range steps {
			if b, err = r.image(by, b); err != nil {
				return nil, nil, err
			}
		}
		return a, b, nil
	}, func(p, a, b *exec.PointValue) *diag.Diagnostic {
		d := diag.New(CodeManifold, l.Span, fmt.Sprintf("%s is another way from %s to %s: it leads from %s to %s, %s to %s",
			l.M.Name, l.M.From.Name, l.M.To.Name, pointString(p), pointString(a), strings.Join(names, " and then "), pointString(b)))
		return turned(d, a, b)
	})
}

// turned adds to words about two images that differ by a whole turn how that would be said.
func turned(d *diag.Diagnostic, a, b *exec.PointValue) *diag.Diagnostic {
	for k := range a.Coords {
		if math.Abs(math.Abs(a.Coords[k]-b.Coords[k])-2*math.Pi) < wayTol {
			d.WithNote(fmt.Sprintf("where %s is an angle, it is compared modulo its period: period %s.%s: 2*pi", coordinateName(a.Chart, k), a.Chart.Name, coordinateName(a.Chart, k)))
		}
	}
	return d
}

// periods are the numbers of a manifold's periods; NaN for one without a value.
func (r *Run) periods(m *value.Manifold) []float64 {
	out := make([]float64, len(m.Periods))
	for i, q := range m.Periods {
		out[i] = math.NaN()
		if a, err := r.known(q.Value.Node); err == nil {
			out[i] = a.Data[0]
		}
	}
	return out
}

// alike compares two points of one chart that are made of sample points of another, where
// both are to be had. Of these there must be some.
func (r *Run) alike(m *value.Manifold, l value.Link, both func(p *exec.PointValue) (a, b *exec.PointValue, err error),
	differ func(p, a, b *exec.PointValue) *diag.Diagnostic) error {
	good, why, err := r.compared(m, l, both, differ)
	if err != nil || good > 0 {
		return err
	}
	d := diag.New(CodeManifold, l.Span, fmt.Sprintf("at none of %d sample points of %s it could be seen whether %s agrees with what else joins its charts", wayDraws, l.M.From.Name, l.M.Name))
	if why != nil {
		d.WithNote(message(why))
	}
	return d
}

// repeats holds the maps that leave a chart to one image for points that are a period apart.
func (r *Run) repeats(m *value.Manifold, k int) error {
	q := &m.Periods[k]
	for _, l := range m.Links {
		by := l.M
		if by.From != q.Chart {
			if by.To != q.Chart || by.Inverse == nil {
				continue
			}
			by = r.ws.checked.Graph.InverseOf(by)
		}
		_, _, err := r.compared(m, value.Link{M: by, Span: q.Span}, func(p *exec.PointValue) (a, b *exec.PointValue, err error) {
			later := &exec.PointValue{Chart: p.Chart, Coords: slices.Clone(p.Coords), Hollow: p.Hollow}
			later.Coords[q.Flat] += r.periods(m)[k]
			if err := r.inside(later, diag.Span{}); err != nil {
				return nil, nil, err
			}
			if a, err = r.image(by, p); err == nil {
				b, err = r.image(by, later)
			}
			return a, b, err
		}, func(p, a, b *exec.PointValue) *diag.Diagnostic {
			d := diag.New(CodeManifold, q.Span, fmt.Sprintf("%s + %s is not the same point: %s leads from %s to %s, and from the one a period later to %s",
				q.Coordinate(), q.Text, by.Name, pointString(p), pointString(a), pointString(b))).WithPlace(by.Span, "this map")
			return turned(d, a, b)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compared is at how many sample points alike compared, and why not at others.
func (r *Run) compared(m *value.Manifold, l value.Link, both func(p *exec.PointValue) (a, b *exec.PointValue, err error),
	differ func(p, a, b *exec.PointValue) *diag.Diagnostic) (good int, why, err error) {
	from := l.M.From
	rng := rand.New(rand.NewPCG(hashed(from.Name), hashed(l.M.Name)))
	leave, err := r.drawParams(m, rng)
	defer leave()
	if err != nil {
		return 0, nil, err
	}
	domain, err := r.domain(from)
	if err != nil {
		return 0, nil, err
	}
	space := r.spaceOf(domain, rng)
	periods := r.periods(m)
	for n := 0; n < wayDraws && good < waySamples; n++ {
		if err := r.env.Ctx.Err(); err != nil {
			return good, why, err
		}
		p, ok := space.drawn(triesPerDraw, drawCoordinate)
		if !ok {
			break
		}
		a, b, err := both(p.point)
		if err != nil {
			if fatal(err) {
				return good, why, err
			}
			why = err
			continue
		}
		if !a.Hollow && !b.Hollow && m.Apart(a.Coords, b.Coords, a.Chart, periods, wayTol) {
			return good, why, differ(p.point, a, b)
		}
		good++
	}
	return good, why, nil
}

// drawParams gives the params of a manifold's maps and charts that have no value one that
// keeps their conditions, until leave.
func (r *Run) drawParams(m *value.Manifold, rng *rand.Rand) (leave func(), err error) {
	g := r.ws.checked.Graph
	var nodes []*graph.Node
	for _, l := range m.Links {
		nodes = append(append(nodes, l.M.Forward...), l.M.Inverse...)
	}
	for _, c := range m.Charts() {
		for _, k := range g.ConditionsOf(c) {
			nodes = append(nodes, k.Low, k.High)
		}
	}
	var open []*graph.Param
	for _, n := range nodes {
		for _, q := range n.Params() {
			if q.Open == nil && q.Default == nil && r.env.Params[q] == nil && !slices.Contains(open, q) {
				open = append(open, q)
			}
		}
	}
	leave = func() {
		for _, q := range open {
			delete(r.env.Params, q)
		}
		if len(open) > 0 {
			for _, c := range m.Charts() { // whose limits were those of the drawn values
				delete(r.domains, c)
			}
		}
	}
	for range triesPerDraw {
		for _, q := range open {
			lo, hi := math.Inf(-1), math.Inf(1)
			if about := g.ParamInfo(q); about.Lo < about.Hi {
				lo, hi = about.Lo, about.Hi
			}
			x := make([]float64, sizeOfAxes(q.Axes))
			for i := range x {
				x[i] = drawCoordinate(rng, lo, hi)
			}
			r.env.Params[q] = x
		}
		if err = r.holdParams(); err == nil {
			break
		}
	}
	return leave, err
}
