package graph

// Recompute: a definition run again in another chart, its inputs pushed by
// their laws.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Recompute walks x's definition and runs it again in m.To: coordinates become
// those of m⁻¹, derivatives are taken in the new chart, inputs over m.From, and
// claims that are trusted, are pushed by their law, points become their
// images. Objects of other charts stay.
func (g *Graph) Recompute(x *Node, m *Map) (*Node, error) {
	r := g.recomputer(m)
	n := r.do(x)
	if r.err != nil {
		err := r.err
		r.err = nil
		return nil, err
	}
	return n, nil
}

type recomputer struct {
	g    *Graph
	m    *Map
	memo map[*Node]*Node
	err  error

	points map[*Point]*Point // those that depend on their chart
}

func (g *Graph) recomputer(m *Map) *recomputer {
	if r, ok := g.memo.recompute[m]; ok {
		return r
	}
	r := &recomputer{g: g, m: m, memo: map[*Node]*Node{}, points: map[*Point]*Point{}}
	if g.memo.recompute == nil {
		g.memo.recompute = map[*Map]*recomputer{}
	}
	g.memo.recompute[m] = r
	return r
}

func (r *recomputer) axis(a index.Axis) index.Axis {
	if a.Chart == r.m.From {
		a.Chart, a.Size = r.m.To, r.m.To.Dim
	}
	return a
}

func (r *recomputer) fail(reason TransportReason, n *Node) *Node {
	if r.err == nil {
		r.err = &TransportError{Map: r.m, Push: true, Reason: reason}
	}
	return n
}

func (r *recomputer) do(n *Node) *Node {
	if !n.Touches(r.m.From) {
		return n
	}
	if v, ok := r.memo[n]; ok {
		return v
	}
	v := n.row().change(r, n)
	if r.err == nil {
		r.memo[n] = v
	}
	return v
}

func (r *recomputer) push(n *Node, law index.Law) *Node {
	v, err := r.g.Push(n, law, r.m)
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return n
	}
	return v
}

// changeArgs is n over what its arguments become, its declared slots over the
// new chart.
func changeArgs(r *recomputer, n *Node) *Node {
	args := make([]*Node, len(n.args))
	for i, a := range n.args {
		args[i] = r.do(a)
		if r.err != nil {
			return n
		}
	}
	return r.g.rebuild(n, args, r.axis)
}

// closed reports a node that is a value rather than a field.
func closed(n *Node) bool { return n.flags&hasAt != 0 && len(n.mayDepend) == 0 }

// mapOf is what becomes of a map: m∘phi⁻¹ from the chart, phi∘m into it.
func (r *recomputer) mapOf(m *Map) *Map {
	g, phi := r.g, r.m
	if m.From != phi.From && m.To != phi.From {
		return m
	}
	if d, ok := g.derived[mapPair{m, phi}]; ok {
		return d
	}
	d := &Map{ID: -1, Name: m.Name, From: m.From, To: m.To, Span: m.Span}
	if m.From == phi.From {
		d.From = phi.To
	}
	if m.To == phi.From {
		d.To = phi.To
	}
	d.Forward = r.carry(m.Forward, m.To)
	if m.Inverse != nil {
		d.Inverse = r.carry(m.Inverse, m.From)
	}
	g.derived[mapPair{m, phi}] = d
	return d
}

// carry runs expressions again and follows them by phi when they are
// coordinates of its source.
func (r *recomputer) carry(fs []*Node, target *index.Chart) []*Node {
	res := make([]*Node, len(fs))
	for k, f := range fs {
		res[k] = r.do(f)
	}
	if target != r.m.From {
		return res
	}
	image := make([]*Node, len(r.m.Forward))
	for k, f := range r.m.Forward {
		image[k] = r.g.Compose(f, target, res)
	}
	return image
}

// pointOf is what becomes of a point: its image; of one that depends on its chart, what
// made it runs again.
func (r *recomputer) pointOf(p *Point) *Point {
	switch {
	case r.err != nil:
		return p
	case !p.DependsOnChart():
		if p.Chart == r.m.From {
			return r.g.ImagePoint(r.m, p)
		}
		return p
	}
	q, ok := r.points[p]
	if !ok {
		if q = r.again(p); r.err == nil {
			r.points[p] = q
		}
	}
	return q
}

// again runs what made a point: a sum, a map, or numbers of its chart.
func (r *recomputer) again(p *Point) *Point {
	g := r.g
	if s := p.Step; s != nil {
		from, v := r.pointOf(s.From), r.do(s.Along)
		if r.err != nil {
			return p
		}
		return r.placed(g.SumPoint(from, v), p)
	}
	if len(p.Pre) > 0 {
		pre := p.Pre[len(p.Pre)-1]
		at, m := r.pointOf(pre.At), r.mapOf(pre.Map)
		if r.err != nil {
			return p
		}
		return r.placed(g.ImagePoint(m, at), p)
	}
	coords := make([]*Node, len(p.Coords))
	for b, c := range p.Coords {
		coords[b] = r.do(c)
	}
	if r.err != nil {
		return p
	}
	q := r.placed(g.PointOf(p.Chart, coords...), p)
	if p.Chart == r.m.From {
		q = g.ImagePoint(r.m, q)
	}
	return q
}

// placed is a point that stands where another was written.
func (r *recomputer) placed(q, p *Point) *Point {
	if q.Span.IsZero() {
		q.Span = p.Span
	}
	return q
}

// RecomputePoint is what recompute makes of a point.
func (g *Graph) RecomputePoint(p *Point, m *Map) (*Point, error) {
	r := g.recomputer(m)
	q := r.pointOf(p)
	if err := r.err; err != nil {
		r.err = nil
		return nil, err
	}
	return q, nil
}

// RecomputeMap is what recompute makes of a map value: m∘phi⁻¹ when m starts
// at phi's source, phi∘m when it ends there.
func (g *Graph) RecomputeMap(m, phi *Map) (*Map, error) {
	r := g.recomputer(phi)
	d := r.mapOf(m)
	if err := r.err; err != nil {
		r.err = nil
		return nil, err
	}
	return d, nil
}

// rebuild makes n again over other arguments, its declared axes changed by ax.
func (g *Graph) rebuild(n *Node, args []*Node, ax func(index.Axis) index.Axis) *Node {
	axes := n.axes
	if ax == nil {
		if slices.Equal(args, n.args) {
			return n
		}
	} else {
		axes = make([]index.Axis, len(n.axes))
		for i, a := range n.axes {
			axes[i] = ax(a)
		}
	}
	return n.row().rebuild(g, n, args, axes)
}
