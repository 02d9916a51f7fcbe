package graph

// Points of a chart by their coordinates, and images of points under a map.

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
			p = &Point{Chart: p.Chart, Coords: p.Coords, Pre: slices.Clone(p.Pre), Span: p.Span, Held: p.Held}
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
