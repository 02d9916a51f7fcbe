package graph

// What is left of a scalar that cancels, or is multiplied by 0: nothing, where it
// has a value.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// nothingOf is 0 where a scalar has a value, if there may be an open set where it
// has none, or a point that it is asked for at. An object with slots or indices that cancels is 0: its structure is
// worth more than where one of its components ends.
func (g *Graph) nothingOf(x *Node) (*Node, bool) {
	if len(x.axes) > 0 || !g.MayFail(x) {
		return nil, false
	}
	return g.Map(g.Pool.Call(op.Named("where"), scalar.Expr{}, g.Pool.Arg(0)), x), true
}

// nothing is a product with a factor 0: what has no value at all stays.
func (g *Graph) nothing(ops []Operand, axes []index.Axis) *Node {
	if len(axes) > 0 {
		return g.Zero(axes)
	}
	var terms []Term
	for _, o := range ops {
		if bad, ok := g.undefinedIn(o.Node); ok {
			return g.Contract(bad, nil, nil, nil)
		}
		if x, ok := g.nothingOf(o.Node); ok {
			terms = append(terms, Term{g.one(), x})
		}
	}
	if len(terms) == 0 {
		return g.Zero(axes)
	}
	return g.Sum(terms...)
}

// undefinedIn is a constant without a value in a sum or a product of scalars.
func (g *Graph) undefinedIn(x *Node) (bad scalar.Expr, found bool) {
	g.Walk(x, func(n *Node) bool {
		switch {
		case found || n.EvaluatedFirst():
			return false
		case n.op == OpContract:
			bad = n.pay.(*contraction).coef
		case n.op == OpSum:
			for _, c := range n.SumCoefs() {
				if c.Undefined() {
					bad, found = c, true
					return false
				}
			}
		case n.op == OpMap:
			bad = n.Body()
		case n.op == OpSelect:
			return false // a branch that is not taken needs none
		}
		found = bad.Undefined()
		return !found
	})
	return bad, found
}

// partial reports a formula with a root, a logarithm or the like in it.
func (g *Graph) partial(x *Node) bool {
	found := false
	g.Walk(x, func(n *Node) bool {
		found = found || n.op == OpMap && g.Pool.HasDomain(n.Body())
		return !found && !n.EvaluatedFirst()
	})
	return found
}

// MayFail reports a formula that is partial, or a value that a run asks for first.
func (g *Graph) MayFail(x *Node) bool {
	found := g.partial(x)
	g.Walk(x, func(n *Node) bool {
		switch {
		case found:
		case n.op == OpAt:
			found = g.MayFail(n.args[0])
		default:
			found = n.EvaluatedFirst()
		}
		return !found && !n.EvaluatedFirst()
	})
	return found
}

// Everywhere reports a scalar that has a value wherever the charts have points, as far as is
// seen at a glance: no root, logarithm or quotient is in it, and nothing that a run asks for first.
func (g *Graph) Everywhere(x *Node) bool {
	if g.MayFail(x) {
		return false
	}
	found := false
	g.Walk(x, func(n *Node) bool {
		switch n.op {
		case OpMap:
			found = found || g.Pool.Risky(n.Body())
		case OpContract:
			found = found || g.Pool.Risky(n.pay.(*contraction).coef)
		default: // every other operation has no formula of its own
		}
		return !found && !n.EvaluatedFirst()
	})
	return !found
}

// needing is a derivative by a chart of a lowered scalar, which has no value where a
// part of the scalar has none that does not depend on the chart: it is gone from the
// derivative. A derivative that is 0 altogether stays so.
func (g *Graph) needing(d, of *Node, c *index.Chart) *Node {
	if d.op == OpZero || len(of.axes) > 0 || !of.DependsOn(c) || !g.losesParts(of, c) {
		return d
	}
	if x, ok := g.nothingOf(of); ok {
		return g.Sum(Term{g.one(), d}, Term{g.one(), g.Broadcast(x, d.axes)})
	}
	return d
}

// losesParts reports that something in x may have no value that does not depend on a
// chart.
func (g *Graph) losesParts(x *Node, c *index.Chart) bool {
	found := false
	g.Walk(x, func(n *Node) bool {
		switch {
		case found:
		case !n.DependsOn(c):
			found = g.MayFail(n)
			return false
		}
		return !found && !n.EvaluatedFirst()
	})
	return found
}
