package graph

// Reverse-mode differentiation: adjoints carried from the result back to the
// coordinates.

import (
	"cmp"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// reverse is the derivative of the lowered node root by a chart's blocks,
// contracted with an adjoint seed of axes lead + root's: one node per block,
// with axes lead + the block's dims. Adjoint parts are collected per node and
// added once, arguments after what uses them.
func (g *Graph) reverse(root *Node, c *index.Chart, lead []index.Axis, seed *Node) ([]*Node, error) {
	mode := g.distribute
	g.distribute = len(lead) > 0
	defer func() { g.distribute = mode }()
	root = g.expandProducts(root, c)
	r := &reverseSweep{g: g, c: c, lead: lead, parts: map[*Node][]Term{}}
	r.give(root, seed)
	for _, n := range g.dependents(root, c) {
		parts := r.parts[n]
		if len(parts) == 0 {
			continue
		}
		a := g.Sum(parts...)
		if n.op == OpCoord {
			r.parts[n] = []Term{{g.one(), a}}
			continue
		}
		delete(r.parts, n)
		if a.op == OpZero {
			continue
		}
		if err := n.row().reverse(r, n, a); err != nil {
			return nil, err
		}
	}
	grads := make([]*Node, len(c.Blocks))
	for b := range grads {
		grads[b] = g.Zero(slices.Concat(lead, blockAxes(c, b)))
		if parts := r.parts[g.Coord(c, b)]; len(parts) > 0 {
			grads[b] = g.Sum(parts...)
		}
	}
	return grads, nil
}

// dependents are the nodes under root that depend on c, wholes before parts.
func (g *Graph) dependents(root *Node, c *index.Chart) []*Node {
	var ns []*Node
	g.Walk(root, func(n *Node) bool {
		if !n.DependsOn(c) {
			return false
		}
		ns = append(ns, n)
		return true
	})
	slices.SortFunc(ns, func(a, b *Node) int { return cmp.Or(cmp.Compare(b.place.depth, a.place.depth), before(b, a)) })
	return ns
}

type reverseSweep struct {
	g     *Graph
	c     *index.Chart
	lead  []index.Axis
	parts map[*Node][]Term
}

func (r *reverseSweep) give(n, adjoint *Node) {
	if n.DependsOn(r.c) && adjoint.op != OpZero {
		r.parts[n] = append(r.parts[n], Term{r.g.one(), adjoint})
	}
}

func (r *reverseSweep) axes(n *Node) []index.Axis { return slices.Concat(r.lead, n.axes) }

// noReverse: no adjoint reaches the arguments, since there is no derivative.
func noReverse(_ *reverseSweep, n, _ *Node) error {
	return &NoDerivative{n, n.op.String() + " has no derivative"}
}

// notReversible is noReverse of what notDifferentiable is said of.
func notReversible(why func(n *Node) string) func(*reverseSweep, *Node, *Node) error {
	return func(_ *reverseSweep, n, _ *Node) error { return &NoDerivative{n, why(n)} }
}
