package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Blocks of a chart's coordinates laid one after another on one slot, and one
// block of a slot taken.

var packRow = row{
	name:    "pack",
	payload: carries[*axisOp](),
	args:    atLeast(1), // one per block of the chart
	axes:    declaredAxes,
	key: func(g *Graph, axes []index.Axis, pay any) {
		p := pay.(*axisOp)
		g.kInt(p.axis)
		g.kAxes(axes[p.axis : p.axis+1])
	},
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, axes []index.Axis) *Node {
		return g.Pack(n.Axis(), axes[n.Axis()], args)
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        (*Graph).blockOfPack,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeBlocks,
	write:        writeCall,
	linear:       linearInAll,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.Pack(n.Axis()+len(f.lead), n.axes[n.Axis()], ds)
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		for b, p := range n.args {
			if p.DependsOn(r.c) {
				r.give(p, r.g.BlockOf(a, n.Axis()+len(r.lead), b))
			}
		}
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMoved),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     moved(movesOfPack),
}

func movesOfPack(n *Node, put func(to, arg, from int)) {
	before, dim, after := split(n.axes, n.Axis())
	for b, bl := range n.Chart().Blocks {
		width := bl.Size * after
		for o := range before {
			for i := range width {
				put((o*dim+bl.Offset)*after+i, b, o*width+i)
			}
		}
	}
}

// changeBlocks: blocks of the source chart are nothing in the target.
func changeBlocks(r *recomputer, n *Node) *Node {
	if n.Chart() == r.m.From {
		return r.fail(OverBlocks, n)
	}
	return changeArgs(r, n)
}

var blockRow = row{
	name:    "block",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		p, axes := pay.(*axisOp), args[0].axes
		return slices.Concat(axes[:p.axis], blockAxes(p.chart, p.block), axes[p.axis+1:])
	}),
	key: func(g *Graph, _ []index.Axis, pay any) {
		p := pay.(*axisOp)
		g.kInt(p.axis)
		g.kInt(p.block)
	},
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.BlockOf(args[0], n.Axis(), n.Block())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeBlocks,
	write:        writeCall,
	linear:       linearInAll,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.BlockOf(ds[0], n.Axis()+len(f.lead), n.Block())
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.give(n.args[0], r.unblock(n, a))
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMoved),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEachAndOfArg),
	sparsity:     moved(movesOfBlock),
}

func movesOfBlock(n *Node, put func(to, arg, from int)) {
	before, size, after := split(n.args[0].axes, n.Axis())
	bl := n.Chart().Blocks[n.Block()]
	to := 0
	for o := range before {
		from := (o*size + bl.Offset) * after
		for i := range bl.Size * after {
			put(to, 0, from+i)
			to++
		}
	}
}
