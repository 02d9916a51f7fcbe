package graph

import "github.com/seed2d4d80ff/geo/internal/index"

// Positions of one axis taken, and its dual: put and added up.

// axisOp is what an operation along one axis carries: Reduce and Pick their
// kind, Gather and Scatter the positions, Pack and Block the chart of the slot,
// a Block its number.
type axisOp struct {
	axis  int
	block int
	kind  ReduceKind
	chart *index.Chart
	idx   []int
}

var gatherRow = row{
	name:    "gather",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		p := pay.(*axisOp)
		return withAxis(args[0].axes, p.axis, index.PlainAxis(len(p.idx)))
	}),
	key: func(g *Graph, _ []index.Axis, pay any) {
		p := pay.(*axisOp)
		g.kInt(p.axis)
		g.kInts(p.idx)
	},
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Gather(args[0], n.Axis(), n.Idx())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       linearInAll,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.Gather(ds[0], n.Axis()+len(f.lead), n.Idx())
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		x := n.args[0]
		r.give(x, r.g.Scatter(a, n.Axis()+len(r.lead), n.Idx(), x.axes[n.Axis()]))
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMoved),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEachAndOfArg),
	sparsity:     moved(movesOfGather),
}

func movesOfGather(n *Node, put func(to, arg, from int)) {
	before, size, after := split(n.args[0].axes, n.Axis())
	to := 0
	for o := range before {
		for _, i := range n.Idx() {
			for j := range after {
				put(to, 0, (o*size+i)*after+j)
				to++
			}
		}
	}
}

var scatterRow = row{
	name:    "scatter",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes:    declaredAxes,
	key: func(g *Graph, axes []index.Axis, pay any) {
		p := pay.(*axisOp)
		g.kInt(p.axis)
		g.kInts(p.idx)
		g.kAxes(axes[p.axis : p.axis+1])
	},
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, axes []index.Axis) *Node {
		return g.Scatter(args[0], n.Axis(), n.Idx(), axes[n.Axis()])
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       linearInAll,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.Scatter(ds[0], n.Axis()+len(f.lead), n.Idx(), n.axes[n.Axis()])
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		x := n.args[0]
		r.give(x, r.g.Cast(r.g.Gather(a, n.Axis()+len(r.lead), n.Idx()), r.axes(x)))
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMoved),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEachAndOfArg),
	sparsity:     moved(movesOfScatter),
}

func movesOfScatter(n *Node, put func(to, arg, from int)) {
	before, size, after := split(n.args[0].axes, n.Axis())
	width := n.axes[n.Axis()].Size
	for o := range before {
		for k, i := range n.Idx() {
			for j := range after {
				put((o*width+i)*after+j, 0, (o*size+k)*after+j)
			}
		}
	}
}
