package graph

import "github.com/seed2d4d80ff/geo/internal/index"

// The matrix exponential and its Fréchet derivatives of any order: an
// ExpMFrechet carries the number of leading plain axes of each direction.

var expMRow = row{
	name:         "expm",
	payload:      carriesNothing,
	args:         exactly(1),
	axes:         axesOfArg(0),
	key:          keyNothing,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.ExpM(args[0]) },
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.ExpMFrechet(n.args[0], ds, []int{len(f.lead)})
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		x := n.args[0]
		r.give(x, r.g.Cast(r.g.ExpMFrechet(r.g.Transpose(x), []*Node{a}, []int{len(r.lead)}), r.axes(x)))
		return nil
	},
	lower:        lowerArgs,
	formula:      noFormula(whyNoExponential),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(unaffordable),
	sparsity:     mixes,
}

const whyNoExponential = "the exponential of a matrix field has no formula"

var expMFrechetRow = row{
	name:    "expmfrechet",
	payload: carries[[]int](),
	args:    atLeast(2), // the matrix and the directions
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		var axes []index.Axis
		for i, lead := range pay.([]int) {
			axes = append(axes, args[1+i].axes[:lead]...)
		}
		return append(axes, args[0].axes...)
	}),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kInts(pay.([]int)) },
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.ExpMFrechet(args[0], args[1:], n.Leads())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       multilinearFrom(1),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).frechet),
	reverse:      (*reverseSweep).frechet,
	lower:        lowerArgs,
	formula:      noFormula(whyNoExponential),
	oneOfFormula: onlyAll,
	series:       NoSeries,
	cost:         costs(unaffordable),
	sparsity:     mixes,
}
