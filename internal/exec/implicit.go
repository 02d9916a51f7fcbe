package exec

// Inverse maps at points: preimages remembered or by the written inverse, which
// is checked.

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Tolerances of points: images are recognised to 1e-12, relative (docs/language.md,
// "Charts, fields, points, values"); a written inverse must return to 1e-8, which
// leaves room for maps of bad condition and none for a wrong formula.
const (
	sameTol    = 1e-12
	inverseTol = 1e-8
)

// implicitBlock is one block of the source coordinates of an inverse map.
func (r *run) implicitBlock(n *graph.Node, s *scope) (value, error) {
	p, err := r.implicit(n.Map(), n.Args(), s)
	if err != nil {
		return value{}, err
	}
	t := newScope(s.n)
	t.putPlace(p)
	return r.coord(p.chart, n.Block(), t)
}

type implicitKey struct {
	m      *graph.Map
	target *graph.Node
}

// implicit finds the x with m(x) = y lane by lane: from the points that are
// remembered as images, else by the inverse that was written.
func (r *run) implicit(m *graph.Map, target []*graph.Node, s *scope) (*places, error) {
	key := implicitKey{m, target[0]}
	if p, ok := s.solutions[key]; ok && slices.Equal(p.target, target) {
		return p.x, nil
	}
	y, err := r.coords(m.To, target, s)
	if err != nil {
		return nil, err
	}
	x, err := r.invert(m, y, s)
	if err != nil {
		return nil, err
	}
	if s.solutions == nil {
		s.solutions = map[implicitKey]solution{}
	}
	s.solutions[key] = solution{target, x}
	return x, nil
}

type solution struct {
	target []*graph.Node
	x      *places
}

// samePoint compares coordinates to a relative tolerance.
func samePoint(p, q *places, lane int, tol float64) bool {
	for k := 0; k < p.dim(); k++ {
		a, b := p.at(k, lane), q.at(k, lane)
		if !(math.Abs(a-b) <= tol*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))) {
			return false
		}
	}
	return true
}

func (r *run) invert(m *graph.Map, y *places, s *scope) (*places, error) {
	lanes := 1
	if y.wide() {
		lanes = s.n
	}
	if r.priced() {
		return r.invertPriced(m, y, lanes, s)
	}
	// From memory. When every lane is the image of the same block of points, it
	// is taken whole.
	found := make([]*places, lanes)
	missing := 0
	images := s.images.inOrder()
	for i := range found {
		for _, im := range images {
			if im.m == m && samePoint(im.dst, y, i, sameTol) {
				found[i] = im.src
				break
			}
		}
		if found[i] == nil {
			missing++
		}
	}
	if missing > 0 && m.Inverse == nil {
		i := 0
		for found[i] != nil {
			i++
		}
		return nil, diag.New(CodeNoInverse, m.Span, fmt.Sprintf("no inverse of %s is written, and %s is not remembered as an image", m.Name, pointText(y, i))).
			WithNote("write one: map " + m.Name + ": " + m.From.Name + " -> " + m.To.Name + " { … } inverse { … }, or evaluate at " + m.Name + "(p)")
	}
	var inv *places // what the written inverse says
	if m.Inverse != nil {
		t := newScope(s.n)
		t.params = s.params
		var err error
		if inv, err = r.coords(m.From, m.Inverse, t.within(y)); err != nil {
			return nil, err
		}
	}
	if missing == 0 && allSame(found) {
		if err := r.checkKnown(m, found[0], y, inv, lanes, s); err != nil {
			return nil, err
		}
		return found[0], nil
	}
	x := &places{chart: m.From, cols: make([][]float64, m.From.Dim)}
	for k := range x.cols {
		x.cols[k] = make([]float64, lanes)
		for i := range x.cols[k] {
			from := found[i]
			if from == nil {
				from = inv
			}
			x.cols[k][i] = from.at(k, i)
		}
	}
	if lanes == 1 {
		x = x.lane(0)
	}
	if missing > 0 {
		if err := r.checkInverse(m, x, y, found, lanes, s); err != nil {
			return nil, err
		}
	}
	return x, r.checkKnown(m, x, y, inv, lanes, s)
}

// invertPriced is invert in a rehearsal: where the points are is found beside it, if it can be.
func (r *run) invertPriced(m *graph.Map, y *places, lanes int, s *scope) (*places, error) {
	x := r.hollowPlaces(&places{chart: m.From}, m.From.Dim, lanes)
	known := false
	for _, im := range s.images.inOrder() {
		if known = im.m == m && (im.dst == y || y.hollow || im.dst.hollow || samePoint(im.dst, y, 0, sameTol)); known {
			x = im.src
			break
		}
	}
	t := newScope(s.n)
	t.params = s.params
	if m.Inverse != nil {
		blocks := []struct {
			to     *index.Chart
			blocks []*graph.Node
			at     *places
		}{{m.From, m.Inverse, y}, {m.To, m.Forward, x}, {m.From, m.Inverse, y}}
		if known {
			blocks = blocks[:1]
		}
		for _, b := range blocks {
			if _, err := r.blocksOf(b.to, b.blocks, t.within(b.at)); err != nil {
				return nil, err
			}
		}
	}
	if err := r.checkRegular(m, x, lanes, s); err != nil {
		return nil, err
	}
	if s.twin == nil || y.hollow || !x.hollow {
		return x, nil
	}
	var found *places
	done, err := r.aside(trialOfValue, func() (err error) {
		found, err = r.invert(m, y, s.twin)
		return err
	})
	if err != nil || !done {
		return x, err
	}
	return found, nil
}

func allSame(ps []*places) bool {
	for _, p := range ps {
		if p != ps[0] {
			return false
		}
	}
	return true
}

// checkKnown makes sure that a written inverse returns the remembered point,
// and that the map is regular there.
func (r *run) checkKnown(m *graph.Map, x, y, inv *places, lanes int, s *scope) error {
	if inv != nil {
		for i := 0; i < lanes; i++ {
			if err := r.returns(m, x, inv, i); err != nil {
				return err
			}
		}
	}
	return r.checkRegular(m, x, lanes, s)
}

// returns compares the point an inverse returned with the one it should.
func (r *run) returns(m *graph.Map, want, got *places, lane int) error {
	worst, at := 0.0, -1
	for k := 0; k < want.dim(); k++ {
		a, b := want.at(k, lane), got.at(k, lane)
		d := math.Abs(a - b)
		if m.Modulo != nil && m.Modulo[k] > 0 {
			d = math.Abs(math.Remainder(a-b, m.Modulo[k]))
		}
		if !(d <= inverseTol*math.Max(1, math.Abs(a))) && (d > worst || math.IsNaN(d)) {
			worst, at = d, k
		}
	}
	if at < 0 {
		return nil
	}
	return diag.New(CodeBadInverse, m.Span, fmt.Sprintf("the inverse of %s returns a point %s away, in coordinate %s, at %s",
		m.Name, number.Format(worst, 2), graph.CoordName(m.From, at), pointText(want, lane))).
		WithNote(fmt.Sprintf("it returns %s", pointText(got, lane)))
}

// checkInverse checks x = inverse(y) where it was not remembered: inverse(m(x))
// must return x, in the source, and m(x) must be y. An angle may come back
// reduced by a period; then the inverse must at least invert m to first order,
// which no wrong formula does.
func (r *run) checkInverse(m *graph.Map, x, y *places, found []*places, lanes int, s *scope) error {
	t := newScope(s.n)
	t.params = s.params
	z, err := r.coords(m.To, m.Forward, t.within(x))
	if err != nil {
		return err
	}
	back, err := r.coords(m.From, m.Inverse, t.within(z))
	if err != nil {
		return err
	}
	for i := 0; i < lanes; i++ {
		if found[i] != nil {
			continue
		}
		if err := r.returns(m, x, back, i); err != nil {
			return err
		}
		if samePoint(z, y, i, inverseTol) {
			continue
		}
		ok, err := r.invertsLocally(m, x, y, i, t)
		if err != nil {
			return err
		}
		if !ok {
			k := 0
			worst := -1.0
			for j := 0; j < z.dim(); j++ {
				if d := math.Abs(z.at(j, i) - y.at(j, i)); d > worst {
					worst, k = d, j
				}
			}
			return diag.New(CodeBadInverse, m.Span, fmt.Sprintf("the inverse of %s returns a point whose image is %s away, in coordinate %s, at %s",
				m.Name, number.Format(worst, 2), graph.CoordName(m.To, k), pointText(y, i))).
				WithNote(fmt.Sprintf("it returns %s, and %s of that is %s", pointText(x, i), m.Name, pointText(z, i)))
		}
	}
	return nil
}

// invertsLocally reports whether d(inverse) at y times d(m) at x is the
// identity.
func (r *run) invertsLocally(m *graph.Map, x, y *places, lane int, t *scope) (bool, error) {
	d := m.From.Dim
	if d > 64 || m.To.Dim != d {
		return false, nil
	}
	jac := r.m.g.Jacobian(m)
	inv := r.m.g.Partial(r.m.g.Pack(0, jac.Axes()[1].Dual(), m.Inverse), m.To) // [down To, up From]
	a, err := r.eval(jac, t.within(x).lane(lane))
	if err != nil {
		return false, err
	}
	b, err := r.eval(inv, t.within(y).lane(lane))
	if err != nil {
		return false, err
	}
	for i := 0; i < d; i++ {
		for j := 0; j < d; j++ {
			sum := 0.0
			for k := 0; k < d; k++ {
				sum += b.data[k*d+i] * a.data[k*d+j] // dx^i/dy^k dy^k/dx^j
			}
			want := 0.0
			if i == j {
				want = 1
			}
			if !(math.Abs(sum-want) <= 1e-6) {
				return false, nil
			}
		}
	}
	return true, nil
}

// checkRegular refuses points where the map's Jacobian has no inverse.
func (r *run) checkRegular(m *graph.Map, x *places, lanes int, s *scope) error {
	d := m.From.Dim
	if d != m.To.Dim || d > 16 || lanes > 64 {
		return nil
	}
	jac := r.m.g.Jacobian(m)
	t := newScope(s.n)
	t.params = s.params
	v, err := r.eval(jac, t.within(x))
	if err != nil {
		return err
	}
	if d <= countsFrom || r.priced() {
		if err := r.charge(linalg.TakesInverse(d).Operations * float64(v.n)); err != nil || r.priced() {
			return err
		}
	}
	a, inv := make([]float64, d*d), make([]float64, d*d)
	for i := 0; i < v.n; i++ {
		for k := range a {
			a[k] = v.at(k, i)
		}
		if _, err := linalg.Inverse(r.working(), d, a, inv); err != nil {
			dg := diag.New(CodeSingular, m.Span, fmt.Sprintf("the Jacobian of %s is not regular at %s", m.Name, pointText(x, i)))
			if sg, ok := err.(*linalg.Singular); ok {
				dg.WithNote(fmt.Sprintf("rank %d of %d", sg.Rank, sg.N))
			}
			return dg
		}
	}
	return nil
}
