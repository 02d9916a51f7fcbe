package taylor

// Maps between charts as series: composition, inverse maps by their germ,
// points and their images.

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

func floatBits(v float64) uint64 { return math.Float64bits(v) }

// blocks collects the coordinates that nodes, one per block, give a chart.
func (f *frame[T]) blocks(c *index.Chart, ns []*graph.Node, r int) ([]Series[T], error) {
	var x []Series[T]
	for _, n := range ns {
		x = append(x, f.arg(n, r)...)
	}
	if len(x) != f.dim(c) {
		return nil, undecided("a map into %s in other dimensions", c.Name)
	}
	return x, nil
}

// arrive makes the frame for evaluating x (a field over c and perhaps other
// charts of this frame) where c's coordinates are the given series of this
// frame, and the substitution that brings its series back here.
func (f *frame[T]) arrive(x *graph.Node, c *index.Chart, coords []Series[T], r int) (*frame[T], func([]Series[T], int) ([]Series[T], error), error) {
	base := make([]T, len(coords))
	for i, s := range coords {
		base[i] = f.alg.At0(s)
	}
	charts, bases := []*index.Chart{c}, [][]T{base}
	if x != nil {
		for _, d := range x.Charts() {
			if d == c {
				continue
			}
			p := f.place(d)
			if p == nil {
				return nil, nil, undecided("coordinates of %s outside a point of it", d.Name)
			}
			charts, bases = append(charts, d), append(bases, p.base)
		}
	}
	sub, err := f.at(charts, bases, f.inNewCoordinates)
	if err != nil {
		return nil, nil, err
	}
	back := func(s []Series[T], r int) ([]Series[T], error) {
		g := make([]Series[T], sub.alg.Shape.Vars)
		p := sub.place(c)
		if p.germ == nil {
			copy(g[p.first:], coords)
		} else {
			y, err := p.germ.back(r)
			if err != nil {
				return nil, err
			}
			into := NewSubstitution(p.germ.alg, f.alg, coords, r)
			for i, s := range y {
				g[p.first+i] = into.Apply(s)
			}
		}
		for i := range sub.places {
			if q := &sub.places[i]; q.chart != c {
				here := f.place(q.chart)
				for v := range q.dim {
					g[q.first+v] = f.alg.Variable(here.first+v, 0, r)
				}
			}
		}
		if r == 0 {
			return s, nil
		}
		t := NewSubstitution(sub.alg, f.alg, g, r)
		out := make([]Series[T], len(s))
		for i := range s {
			out[i] = t.Apply(s[i])
		}
		return out, nil
	}
	return sub, back, nil
}

func (f *frame[T]) compose(n *graph.Node, r int) ([]Series[T], error) {
	c := n.Chart()
	coords, err := f.blocks(c, n.Args()[1:], r)
	if err != nil {
		return nil, err
	}
	if m := n.Map(); m != nil && m.To == c && slices.Equal(m.Forward, n.Args()[1:]) {
		// Whatever takes m's inverse at this image finds the way back.
		if p := f.place(m.From); p != nil {
			y := make([]T, len(coords))
			for i, s := range coords {
				y[i] = f.alg.At0(s)
			}
			f.remember(m, p.base, y)
		}
	}
	x := n.Args()[0]
	sub, back, err := f.arrive(x, c, coords, r)
	if err != nil {
		return nil, err
	}
	s, err := sub.eval(x, r)
	if err != nil {
		return nil, err
	}
	return back(s, r)
}

// mapVector is phi^a; into a moved chart, its new coordinates χ⁻¹(phi - base).
func (f *frame[T]) mapVector(n *graph.Node, r int) ([]Series[T], error) {
	m := n.Map()
	coords, err := f.blocks(m.To, m.Forward, r)
	if err != nil || !f.inNewCoordinates || !f.moved[m.To] {
		return coords, err
	}
	base := make([]T, len(coords))
	for i, s := range coords {
		base[i] = f.alg.At0(s)
	}
	g := f.germ(m.To, base)
	y, err := g.back(r)
	if err != nil {
		return nil, err
	}
	t := NewSubstitution(g.alg, f.alg, coords, r)
	out := make([]Series[T], len(y))
	for i, s := range y {
		out[i] = t.Apply(s)
	}
	if f.origin != nil {
		o, err := f.origin(base)
		if err != nil {
			return nil, err
		}
		for i := range out {
			out[i] = f.alg.Add(out[i], f.alg.Const(o[i]), r)
		}
	}
	return out, nil
}

// implicit is a block of the coordinates x with m(x) = y: x_0 is found for the
// constant terms, and the germ of m there reverted.
func (f *frame[T]) implicit(n *graph.Node, r int) ([]Series[T], error) {
	m := n.Map()
	y, err := f.blocks(m.To, n.Args(), r)
	if err != nil {
		return nil, err
	}
	if len(y) != f.dim(m.From) {
		return nil, fmt.Errorf("%s has no inverse", m.Name)
	}
	y0 := make([]T, len(y))
	for i, s := range y {
		y0[i] = f.alg.At0(s)
	}
	if f.before == nil {
		return nil, undecided("the inverse of %s", m.Name)
	}
	x0, err := f.before(m, y0)
	if err != nil {
		return nil, err
	}
	there, err := f.at([]*index.Chart{m.From}, [][]T{x0}, false)
	if err != nil {
		return nil, err
	}
	var fwd []Series[T]
	order := max(r, 1)
	for _, b := range m.Forward {
		s, err := there.eval(b, order)
		if err != nil {
			return nil, err
		}
		fwd = append(fwd, s...)
	}
	inv, err := there.alg.Revert(fwd, order)
	if err != nil {
		return nil, err
	}
	b := m.From.Blocks[n.Block()]
	out := make([]Series[T], b.Size)
	var t *Substitution[T]
	if r > 0 {
		t = NewSubstitution(there.alg, f.alg, y, r)
	}
	for i := range out {
		if t != nil {
			out[i] = t.Apply(inv[b.Offset+i])
		}
		out[i] = f.alg.Add(out[i], f.alg.Const(x0[b.Offset+i]), r)
	}
	return out, nil
}

// value is x at a point: constants.
func (f *frame[T]) value(n *graph.Node) ([]Series[T], error) {
	x, p := n.Args()[0], n.Point()
	if p.DependsOnChart() {
		return nil, undecided("a point that was made by a sum is another point in other coordinates")
	}
	base, err := f.pointOf(p)
	if err != nil {
		return nil, err
	}
	charts, bases := []*index.Chart{p.Chart}, [][]T{base}
	sub, err := f.at(charts, bases, f.inNewCoordinates)
	if err != nil {
		return nil, err
	}
	s, err := sub.eval(x, 0)
	if err != nil {
		return nil, err
	}
	return sub.cut(s, 0), nil
}

// pointOf evaluates a point's coordinates and remembers what it is an image of.
func (f *frame[T]) pointOf(p *graph.Point) ([]T, error) {
	nowhere, err := f.at(nil, nil, false)
	if err != nil {
		return nil, err
	}
	var base []T
	for _, c := range p.Coords {
		s, err := nowhere.eval(c, 0)
		if err != nil {
			return nil, err
		}
		for _, x := range s {
			base = append(base, nowhere.alg.At0(x))
		}
	}
	if f.planes[p.Chart] == 0 && len(base) != f.dim(p.Chart) {
		return nil, undecided("a point in another dimension")
	}
	for _, pre := range p.Pre {
		x, err := f.pointOf(pre.At)
		if err != nil {
			return nil, err
		}
		f.remember(pre.Map, x, base)
	}
	return base, nil
}

// remember remembers that m takes x to y.
func (u *run[T]) remember(m *graph.Map, x, y []T) {
	if u.old != nil {
		u = u.old
	}
	for _, i := range u.images {
		if i.m == m && slices.Equal(i.y, y) {
			return
		}
	}
	u.images = append(u.images, imageOf[T]{m, x, y})
}

// imageOf says that m takes x to y.
type imageOf[T Scalar] struct {
	m    *graph.Map
	x, y []T
}
