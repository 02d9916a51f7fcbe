package graph

// Entries of an array taken by index along one axis, and the dual: put at an
// index and added up.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	detail:       positionsDetail,
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
	formula:      formulaOf((*Formulas).expandMoved),
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
	detail:       positionsDetail,
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
	formula:      formulaOf((*Formulas).expandMoved),
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

// Gather takes positions idx of an axis, which becomes plain with len(idx).
func (g *Graph) Gather(x *Node, axis int, idx []int) *Node {
	g.Room(len(idx))
	p := &axisOp{axis: axis, idx: slices.Clone(idx)}
	axes := resultAxes(OpGather, p, x)
	if x.op == OpZero {
		return g.Zero(axes)
	}
	if len(idx) == x.axes[axis].Size && sameAxes(axes, x.axes) && inOrder(idx) {
		return x
	}
	return g.intern(OpGather, axes, p, x)
}

// inOrder reports 0, 1, 2 ….
func inOrder(idx []int) bool {
	for k, i := range idx {
		if i != k {
			return false
		}
	}
	return true
}

// Scatter is the dual of Gather: element k along the axis is added to position
// idx[k] of the new axis a, the rest is zero.
func (g *Graph) Scatter(x *Node, axis int, idx []int, a index.Axis) *Node {
	g.Room(len(idx))
	axes := withAxis(x.axes, axis, a)
	if x.op == OpZero {
		return g.Zero(axes)
	}
	return g.intern(OpScatter, axes, &axisOp{axis: axis, idx: slices.Clone(idx)}, x)
}

// expandMoved copies components to their places, and adds those that meet.
func (u *Formulas) expandMoved(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	r := make([]scalar.Expr, n.Size())
	n.Moves(func(to, arg, from int) {
		if x := args[arg][from]; r[to].IsZero() {
			r[to] = x
		} else {
			r[to] = u.Pool.Add(r[to], x)
		}
	})
	return r, nil
}
