package graph

// The matrix exponential and its Fréchet derivatives of any order. An
// ExpMFrechet carries the number of leading plain axes of each direction.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

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
	detail:       noDetail,
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
	detail:       func(_ *printer, n *Node) string { return fmt.Sprint("leading axes ", n.Leads()) },
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

// ExpM is the matrix exponential of a linear map (up and down slot in either
// order) or a square plain array.
func (g *Graph) ExpM(x *Node) *Node {
	if x.op == OpZero {
		return g.Contract(g.Pool.Int(1), nil, []int{0, 0}, x.axes)
	}
	return g.intern(OpExpM, x.axes, nil, x)
}

// ExpMFrechet is the k-th Fréchet derivative of expm at a along directions es,
// symmetric and linear in them; es[i] has leads[i] plain axes before a's two,
// and the result has all of them, in order, before a's axes.
//
// Higham and Relton, "Higher order Fréchet derivatives of matrix functions and
// the level-2 condition number", SIAM J. Matrix Anal. 35 (2014).
func (g *Graph) ExpMFrechet(a *Node, es []*Node, leads []int) *Node {
	args := append([]*Node{a}, es...)
	axes := resultAxes(OpExpMFrechet, leads, args...)
	for _, e := range es {
		if e.op == OpZero {
			return g.Zero(axes)
		}
	}
	if len(es) == 0 {
		return g.ExpM(a)
	}
	return g.intern(OpExpMFrechet, axes, slices.Clone(leads), args...)
}

// frechet: linear in each direction, one order more in the matrix.
func (f *forward) frechet(n *Node, ds []*Node) *Node {
	g := f.g
	leads, lead := n.Leads(), len(f.lead)
	axes := f.axes(n)
	terms := []Term{{g.one(), g.Zero(axes)}}
	at := 0
	for j := range leads {
		es := slices.Clone(n.args[1:])
		es[j] = ds[j+1]
		ls := slices.Clone(leads)
		ls[j] += lead
		r := g.ExpMFrechet(n.args[0], es, ls)
		terms = append(terms, Term{g.one(), g.Permute(r, toFront(len(axes), at, lead))})
		at += leads[j]
	}
	r := g.ExpMFrechet(n.args[0], append(slices.Clone(n.args[1:]), ds[0]), append(slices.Clone(leads), lead))
	terms = append(terms, Term{g.one(), g.Permute(r, toFront(len(axes), at, lead))})
	return g.Sum(terms...)
}

// frechet: the adjoint of L_k(A; E…) by one direction is L_k at A^T with the
// adjoint in its place and the other directions transposed.
func (r *reverseSweep) frechet(n, a *Node) error {
	g := r.g
	x := n.args[0]
	leads, lead := n.Leads(), len(r.lead)
	total := 0
	for _, k := range leads {
		total += k
	}
	xt := g.Transpose(x)
	Y := leadLabels(lead, 2)
	D := leadLabels(total, 2+lead) // labels of the directions' leading axes
	at := 0
	for j := -1; j < len(leads); j++ { // -1: by the matrix itself
		var es []*Node
		var ls []int
		var labels []int
		from := 0
		for i, k := range leads {
			if i != j {
				e := n.args[1+i]
				es = append(es, g.Permute(e, append(iota0(k), k+1, k)))
				ls = append(ls, k)
				labels = append(labels, D[from:from+k]...)
			}
			from += k
		}
		es = append(es, a)
		ls = append(ls, lead+total)
		labels = slices.Concat(labels, Y, D, []int{0, 1})
		res := g.ExpMFrechet(xt, es, ls)
		out := slices.Clone(Y)
		to := x
		if j >= 0 {
			out = append(out, D[at:at+leads[j]]...)
			at += leads[j]
			to = n.args[1+j]
		}
		if to.DependsOn(r.c) {
			r.give(to, g.Contract(g.one(), []Operand{{res, labels}}, append(out, 0, 1), r.axes(to)))
		}
	}
	return nil
}
