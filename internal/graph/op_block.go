package graph

// Blocks of a chart's coordinates laid one after another on one slot, and one
// block of a slot taken.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

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
	detail:       func(_ *printer, n *Node) string { return axisDetail(n) + " of the blocks of " + n.Chart().Name },
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
	formula:      formulaOf((*Formulas).expandMoved),
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
	detail:       func(_ *printer, n *Node) string { return axisDetail(n) + ", " + blockDetail(n) },
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
	formula:      formulaOf((*Formulas).expandMoved),
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

// Pack lays blocks on one slot: part b has the plain axes of block b of chart
// a.Chart where the result has the slot a, at position axis.
func (g *Graph) Pack(axis int, a index.Axis, parts []*Node) *Node {
	c := a.Chart
	nd := len(c.Blocks[0].Dims)
	axes := append(slices.Clone(parts[0].axes[:axis]), a)
	axes = append(axes, parts[0].axes[axis+nd:]...)
	zero := true
	for _, p := range parts {
		zero = zero && p.op == OpZero
	}
	if zero {
		return g.Zero(axes)
	}
	if p := parts[0]; p.op == OpBlock && g.isPackOf(p.args[0], axis, parts) && sameAxes(p.args[0].axes, axes) {
		return p.args[0]
	}
	if len(c.Blocks) == 1 && nd == 1 {
		return g.Cast(parts[0], axes)
	}
	return g.intern(OpPack, axes, &axisOp{axis: axis, chart: c}, parts...)
}

func (g *Graph) isPackOf(x *Node, axis int, parts []*Node) bool {
	for b, p := range parts {
		if p.op != OpBlock || p.args[0] != x || p.Axis() != axis || p.Block() != b {
			return false
		}
	}
	return true
}

// BlockOf is one block of a slot over a chart: the block's dims, plain, stand
// in the slot's place.
func (g *Graph) BlockOf(x *Node, axis, block int) *Node {
	c := x.axes[axis].Chart
	p := &axisOp{axis: axis, block: block, chart: c}
	axes := resultAxes(OpBlock, p, x)
	if n := x.row().block(g, x, axis, block, axes); n != nil {
		return n
	}
	if len(c.Blocks) == 1 && len(c.Blocks[0].Dims) == 1 {
		return g.Cast(x, axes)
	}
	return g.intern(OpBlock, axes, p, x)
}

// blockOfPack is the part that was packed, or the block of every part.
func (g *Graph) blockOfPack(x *Node, axis, block int, _ []index.Axis) *Node {
	pk := x.pay.(*axisOp)
	if pk.axis == axis {
		return x.args[block]
	}
	shift := len(x.axes[axis].Chart.Blocks[block].Dims) - 1
	parts := make([]*Node, len(x.args))
	for b, p := range x.args {
		at := axis
		if axis > pk.axis {
			at += len(pk.chart.Blocks[b].Dims) - 1
		}
		parts[b] = g.BlockOf(p, at, block)
	}
	at := pk.axis
	if axis < pk.axis {
		at += shift
	}
	return g.Pack(at, x.axes[pk.axis], parts)
}

// unblock is the dual of taking a block: zero on the others.
func (r *reverseSweep) unblock(n, a *Node) *Node {
	g := r.g
	x, ax := n.args[0], n.Axis()
	c := n.Chart()
	lead := len(r.lead)
	parts := make([]*Node, len(c.Blocks))
	for b := range parts {
		if b == n.Block() {
			parts[b] = a
			continue
		}
		parts[b] = g.Zero(slices.Concat(r.lead, x.axes[:ax], blockAxes(c, b), x.axes[ax+1:]))
	}
	return g.Pack(ax+lead, x.axes[ax], parts)
}
