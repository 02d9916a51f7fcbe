package graph

// Simple nodes made of products and sums: numbers, delta, ones, negation,
// transpose, epsilon.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Text writes an expression of the graph's pool: a coefficient, a body.
func (g *Graph) Text(e scalar.Expr) string {
	p := scalar.NewPool(1).Meter(g.Meter)
	return p.Format(p.Import(e, g.Pool), scalar.Text)
}

func (g *Graph) isOne(e scalar.Expr) bool { return e == g.Pool.Int(1) }

// Number is a constant scalar.
func (g *Graph) Number(e scalar.Expr) *Node {
	if e.IsZero() {
		return g.Zero(nil)
	}
	return g.makeContract(e, nil, nil, nil, nil)
}

// Int is a constant scalar.
func (g *Graph) Int(v int64) *Node { return g.Number(g.Pool.Int(v)) }

// Delta is the identity pairing of two axes of one size: delta^i_j.
func (g *Graph) Delta(a, b index.Axis) *Node {
	return g.Contract(g.Pool.Int(1), nil, []int{0, 0}, []index.Axis{a, b})
}

// Ones has every component 1.
func (g *Graph) Ones(axes []index.Axis) *Node {
	out := make([]int, len(axes))
	for i := range out {
		out[i] = i
	}
	return g.Contract(g.Pool.Int(1), nil, out, axes)
}

// Permute reorders axes: the result's axis i is x's axis perm[i].
func (g *Graph) Permute(x *Node, perm []int) *Node {
	axes := make([]index.Axis, len(perm))
	for i, p := range perm {
		axes[i] = x.axes[p]
	}
	return g.Contract(g.Pool.Int(1), []Operand{{x, iota0(len(perm))}}, perm, axes)
}

// Cast gives x other axes of the same sizes: components(T), literals on a chart.
func (g *Graph) Cast(x *Node, axes []index.Axis) *Node {
	if sameAxes(x.axes, axes) {
		return x
	}
	ls := iota0(len(axes))
	return g.Contract(g.Pool.Int(1), []Operand{{x, ls}}, ls, axes)
}

// Mul is the product of a scalar and anything.
func (g *Graph) Mul(s, x *Node) *Node {
	ls := iota0(len(x.axes))
	return g.Contract(g.Pool.Int(1), []Operand{{s, nil}, {x, ls}}, ls, x.axes)
}

// Scale multiplies by a constant.
func (g *Graph) Scale(c scalar.Expr, x *Node) *Node {
	ls := iota0(len(x.axes))
	return g.Contract(c, []Operand{{x, ls}}, ls, x.axes)
}

// Neg is -x.
func (g *Graph) Neg(x *Node) *Node { return g.Scale(g.Pool.Int(-1), x) }

// Add is the sum of nodes with the same axes.
func (g *Graph) Add(xs ...*Node) *Node {
	ts := make([]Term, len(xs))
	for i, x := range xs {
		ts[i] = Term{g.Pool.Int(1), x}
	}
	return g.Sum(ts...)
}

// Sub is x - y.
func (g *Graph) Sub(x, y *Node) *Node {
	return g.Sum(Term{g.Pool.Int(1), x}, Term{g.Pool.Int(-1), y})
}

// constant reads a node whose components are all the same number.
func (g *Graph) constant(n *Node) (scalar.Expr, bool) {
	if n.op == OpZero {
		return scalar.Expr{}, true
	}
	if n.op == OpContract && len(n.args) == 0 {
		c := n.pay.(*contraction)
		return c.coef, !deltaLike(c)
	}
	return scalar.Expr{}, false
}

// Broadcast gives a scalar the axes; a node that has them stays.
func (g *Graph) Broadcast(x *Node, axes []index.Axis) *Node {
	if len(x.axes) > 0 || len(axes) == 0 {
		return x
	}
	return g.Contract(g.Pool.Int(1), []Operand{{x, nil}}, iota0(len(axes)), axes)
}

// Value is a constant's number.
func (g *Graph) Value(e scalar.Expr) float64 {
	if v, ok := e.Number(); ok {
		return v
	}
	return scalar.Eval(e, func(scalar.Var) float64 { return 0 })
}

// Transpose swaps the two axes of a matrix.
func (g *Graph) Transpose(x *Node) *Node { return g.Permute(x, []int{1, 0}) }

// Epsilon is the permutation symbol over n plain axes of size n.
func (g *Graph) Epsilon(n int) *Node {
	axes := make([]index.Axis, n)
	for i := range axes {
		axes[i] = index.PlainAxis(n)
	}
	data := g.Numbers(sizeOf(axes))
	permute(iota0(n), 0, func(p []int) bool {
		f := 0
		for _, x := range p {
			f = f*n + x
		}
		data[f] = 1 - 2*float64(inversions(p)%2)
		return true
	})
	return g.Array(data, axes)
}
