package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Partial is d_i x over a chart: the new down slot is the first axis. It stays
// a node until Components or Lower decides how it is needed.
func (g *Graph) Partial(x *Node, c *index.Chart) *Node {
	axes := resultAxes(OpPartial, c, x)
	if !hasChart(x.over, c) || x.op == OpZero {
		return g.Zero(axes)
	}
	if x.op == OpContract {
		if k := x.pay.(*contraction).coef; !g.isOne(k) {
			return g.Scale(k, g.Partial(g.unit(x), c))
		}
	}
	return g.intern(OpPartial, axes, c, x)
}

// Directional is v^i d_i x; v has one upper slot over the chart.
func (g *Graph) Directional(x, v *Node) *Node {
	ls := iota0(len(x.axes) + 1)
	return g.Contract(g.Pool.Int(1),
		[]Operand{{v, []int{0}}, {g.Partial(x, v.axes[0].Chart), ls}}, ls[1:], x.axes)
}

// At is x taken at a point: a value. What does not touch the point's chart is
// the same everywhere and stays itself.
func (g *Graph) At(x *Node, p *Point) *Node {
	if !x.Touches(p.Chart) || x.op == OpAt && !x.DependsOn(p.Chart) {
		return x
	}
	p = g.point(p)
	if x.op == OpZero {
		return x
	}
	if x.op == OpCoord {
		return p.Coords[x.Block()]
	}
	return g.intern(OpAt, x.axes, p, x)
}

// PointOf is a point with the given coordinates, one node per block.
func (g *Graph) PointOf(c *index.Chart, coords ...*Node) *Point {
	return g.point(&Point{Chart: c, Coords: coords})
}

// point finds the point with this content; the first one stays.
func (g *Graph) point(p *Point) *Point {
	for i, q := range p.Pre {
		if at := g.point(q.At); at != q.At {
			p = &Point{p.Chart, p.Coords, slices.Clone(p.Pre), p.Span}
			p.Pre[i].At = at
		}
	}
	g.begin(pointKey)
	g.kChart(p.Chart)
	g.kNodes(p.Coords)
	for _, q := range p.Pre {
		g.kMap(q.Map)
		g.kAny(q.At)
	}
	if old, ok := g.points[string(g.kb)]; ok {
		return old
	}
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

// Input marks x as an input over a chart (nil: of none): recompute changes it
// by its law. Without a definition it is generic: anything of its type.
func (g *Graph) Input(def *Node, info InputInfo, axes []index.Axis, c *index.Chart) *Node {
	pay := &inputOp{info: info, chart: c}
	if def == nil {
		pay.id = int32(len(g.nodes)) + 1
		return g.intern(OpInput, slices.Clone(axes), pay)
	}
	return g.intern(OpInput, def.axes, pay, def)
}

// Claim marks def as claimed to have a law.
func (g *Graph) Claim(def *Node, info *ClaimInfo) *Node {
	return g.intern(OpClaim, def.axes, info, def)
}

// Native is a value that op.Run computes while running, from args, which are
// closed, and op.Fields.
func (g *Graph) Native(op *NativeOp, args ...*Node) *Node {
	return g.intern(OpNative, op.Axes, op, args...)
}

// Strip removes Input and Claim wrappers from the top of a node.
func Strip(n *Node) *Node {
	for n.Wraps() {
		n = n.args[0]
	}
	return n
}
