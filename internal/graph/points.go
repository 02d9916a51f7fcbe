package graph

// Points of a chart by their coordinates, images of points under a map, and sums
// of a point and a vector.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// PointOf is a point with the given coordinates, one node per block.
func (g *Graph) PointOf(c *index.Chart, coords ...*Node) *Point {
	return g.point(&Point{Chart: c, Coords: coords})
}

// point finds the point with this content; the first one stays.
func (g *Graph) point(p *Point) *Point {
	for i, q := range p.Pre {
		if at := g.point(q.At); at != q.At {
			p = &Point{Chart: p.Chart, Coords: p.Coords, Pre: slices.Clone(p.Pre), Span: p.Span, Held: p.Held, Step: p.Step}
			p.Pre[i].At = at
		}
	}
	g.begin(pointKey)
	g.kChart(p.Chart)
	g.kNodes(p.Coords)
	g.kInt(b2i(p.Held))
	for _, q := range p.Pre {
		g.kMap(q.Map)
		g.kAny(q.At)
	}
	if p.Step != nil {
		g.kAny(p.Step.From)
		g.kNode(p.Step.Along)
	}
	if old, ok := g.points[string(g.kb)]; ok {
		return old
	}
	p.level = g.level
	for _, q := range p.Pre {
		p.level = max(p.level, q.At.level)
	}
	p.level++
	g.Meter.Depth(int(p.level))
	g.points[string(g.kb)] = p
	return p
}

const pointKey Op = 255 // the key space of points

// ImagePoint is m(p); it remembers p.
func (g *Graph) ImagePoint(m *Map, p *Point) *Point {
	p = g.point(p)
	coords := make([]*Node, len(m.Forward))
	for b, f := range m.Forward {
		coords[b] = g.At(f, p)
	}
	return g.point(&Point{Chart: m.To, Coords: coords, Pre: []PreImage{{m, p}}, Span: p.Span})
}

// SumPoint is p + v in the chart of p; v has one upper slot over it, and is taken at p. It
// remembers both, since in another chart it is another point.
func (g *Graph) SumPoint(p *Point, v *Node) *Point {
	p = g.point(p)
	if !closed(v) {
		v = g.At(v, p)
	}
	coords := make([]*Node, len(p.Coords))
	for b := range p.Coords { // of a path of sums each has two terms, and not all before it
		coords[b] = g.Add(g.CoordOf(p, b), g.BlockOf(v, 0, b))
	}
	return g.point(&Point{Chart: p.Chart, Coords: coords, Step: &Step{p, v}})
}

// Difference is q - p: one upper slot over their chart.
func (g *Graph) Difference(q, p *Point) *Node {
	x := g.MapVector(g.identity(p.Chart))
	return g.Sub(g.At(x, q), g.At(x, p))
}

// identity is the map of a chart to itself that moves nothing.
func (g *Graph) identity(c *index.Chart) *Map {
	if m, ok := g.memo.identity[c]; ok {
		return m
	}
	m := &Map{ID: -1, Name: c.Name, From: c, To: c}
	for b := range c.Blocks {
		m.Forward = append(m.Forward, g.Coord(c, b))
	}
	m.Inverse = m.Forward
	if g.memo.identity == nil {
		g.memo.identity = map[*index.Chart]*Map{}
	}
	g.memo.identity[c] = m
	return m
}

// CoordOf is a block of a point's coordinates as a value: of one that depends on its
// chart it says so.
func (g *Graph) CoordOf(p *Point, block int) *Node { return g.At(g.Coord(p.Chart, block), p) }

// CoordsOf are all blocks of a point.
func (g *Graph) CoordsOf(p *Point) []*Node {
	out := make([]*Node, len(p.Coords))
	for b := range out {
		out[b] = g.CoordOf(p, b)
	}
	return out
}

// DependsOnChart reports that p depends on its chart: it was made by a sum, or of points or
// numbers that were.
func (p *Point) DependsOnChart() bool {
	return p.Step != nil ||
		slices.ContainsFunc(p.Coords, (*Node).HasStep) ||
		slices.ContainsFunc(p.Pre, func(q PreImage) bool { return q.At.DependsOnChart() })
}
