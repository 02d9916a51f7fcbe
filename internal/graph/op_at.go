package graph

// A field taken at a point: a value. An At carries the point.

import "github.com/seed2d4d80ff/geo/internal/index"

var atRow = row{
	name:    "at",
	payload: carries[*Point](),
	args:    exactly(1),
	axes:    axesOfArg(0),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kAny(pay.(*Point)) },
	inherit: inheritAt,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.At(args[0], n.Point()) },
	role:    evaluatedFirst,
	regular: everywhere,
	fix:     staysOutside,
	block: func(g *Graph, x *Node, axis, block int, _ []index.Axis) *Node {
		return g.At(g.BlockOf(x.args[0], axis, block), x.Point())
	},
	compose: composedLazily,
	hoist:   staysWithin, // hoisted itself
	change:  changeAt,
	detail:  func(p *printer, n *Node) string { return p.point(n.Point()) },
	write: func(p *printer, n *Node, letters []string, _ int) string {
		return bracket(p.node(n.args[0], letters, inSum)+" @ "+p.point(n.Point()), true)
	},
	linear:       linearInAll,
	symmetry:     symmetryOfArg,
	antisymmetry: antisymmetryOfArg,
	forward:      noDerivative,
	reverse:      noReverse,
	lower:        lowerNot,
	formula:      asVariables,
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsItself,
	sparsity:     sparsity{kind: Opaque},
}

func inheritAt(n *Node) {
	p := n.Point()
	n.deps, n.mayDepend = dropChart(n.deps, p.Chart), dropChart(n.mayDepend, p.Chart)
	n.touch = addChart(n.touch, p.Chart)
	for q := range allPoints(p) {
		for _, c := range q.Coords {
			n.params = unionParams(n.params, c.params)
			n.touch = unionCharts(n.touch, c.touch)
			n.flags |= c.flags & (hasClaims | hasRemainder | hasContinued)
		}
	}
	n.flags |= hasAt | hasRuntime
	if p.DependsOnChart() {
		n.flags |= hasStep
	}
	n.flags &^= hasDerivative | hasImplicit
}

// changeAt: the value is at the point's image.
func changeAt(r *recomputer, n *Node) *Node {
	x := r.do(n.args[0])
	p := r.pointOf(n.Point())
	if r.err != nil {
		return n
	}
	return r.g.At(x, p)
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
	if x.op == OpCoord && p.Step == nil {
		return p.Coords[x.Block()]
	}
	return g.intern(OpAt, x.axes, p, x)
}
