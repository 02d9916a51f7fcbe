package graph

import (
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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

// Zero is the structural zero of the given axes.
func (g *Graph) Zero(axes []index.Axis) *Node {
	return g.intern(OpZero, slices.Clone(axes), nil)
}

// Array is an array of numbers, each exactly the given float64. It keeps data.
func (g *Graph) Array(data []float64, axes []index.Axis) *Node {
	return g.array(data, nil, axes)
}

var hashSeed = maphash.MakeSeed()

func (g *Graph) array(data []float64, exact []scalar.Expr, axes []index.Axis) *Node {
	zero := true
	for _, v := range data {
		if v != 0 {
			zero = false
			break
		}
	}
	if zero {
		return g.Zero(axes)
	}
	if len(axes) == 0 {
		if exact != nil {
			return g.Number(exact[0])
		}
		return g.Number(g.Pool.Float(data[0]))
	}
	return g.intern(OpArray, slices.Clone(axes), &arrayData{data, exact})
}

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

// Coord is one block of a chart's coordinates, an array over the block's plain
// axes (a scalar for a scalar block).
func (g *Graph) Coord(c *index.Chart, block int) *Node {
	p := &coordOp{c, block}
	return g.intern(OpCoord, resultAxes(OpCoord, p), p)
}

// blockAxes are the plain axes of a block.
func blockAxes(c *index.Chart, block int) []index.Axis {
	dims := c.Blocks[block].Dims
	axes := make([]index.Axis, len(dims))
	for i, d := range dims {
		axes[i] = index.PlainAxis(d)
	}
	return axes
}

// CoordFlat is one coordinate, numbered in the chart's flat order.
func (g *Graph) CoordFlat(c *index.Chart, i int) *Node {
	b, pos := flatPos(c, i)
	return g.Component(g.Coord(c, b), pos)
}

// flatPos is the block a flat coordinate lies in and its position there.
func flatPos(c *index.Chart, i int) (block int, pos []int) {
	for b := range c.Blocks {
		bl := &c.Blocks[b]
		if i < bl.Offset+bl.Size {
			r := i - bl.Offset
			pos = make([]int, len(bl.Dims))
			for k := len(bl.Dims) - 1; k >= 0; k-- {
				pos[k] = r % bl.Dims[k]
				r /= bl.Dims[k]
			}
			return b, pos
		}
	}
	panic(fmt.Sprintf("graph: coordinate %d of a chart of dimension %d", i, c.Dim))
}

// Param is a param's value.
func (g *Graph) Param(p *Param) *Node {
	if len(p.Axes) == 0 {
		g.paramVars(p) // in the order of declaration, in which formulas write them
	}
	return g.intern(OpParam, resultAxes(OpParam, p), p)
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

func iota0(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = i
	}
	return r
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

// Term is one addend of a Sum.
type Term struct {
	Coef scalar.Expr
	Node *Node
}

// Sum adds terms with the same axes. Like terms merge, sums within sums open.
func (g *Graph) Sum(terms ...Term) *Node {
	axes := terms[0].Node.axes
	flat := make([]Term, 0, len(terms))
	for _, t := range terms {
		flat = g.flatten(flat, t.Coef, t.Node)
	}
	slices.SortStableFunc(flat, func(a, b Term) int { return int(a.Node.id) - int(b.Node.id) })
	k := 0
	for i := 0; i < len(flat); {
		t := flat[i]
		for i++; i < len(flat) && flat[i].Node == t.Node; i++ {
			t.Coef = g.Pool.Add(t.Coef, flat[i].Coef)
		}
		if !t.Coef.IsZero() {
			flat[k] = t
			k++
		}
	}
	flat = g.mergeDiagonals(flat[:k], axes)
	k = len(flat)
	switch {
	case k == 0:
		return g.Zero(axes)
	case k == 1:
		if g.isOne(flat[0].Coef) {
			return flat[0].Node
		}
		return g.Scale(flat[0].Coef, flat[0].Node)
	}
	args := make([]*Node, k)
	coefs := make([]scalar.Expr, k)
	for i, t := range flat {
		args[i], coefs[i] = t.Node, t.Coef
	}
	return g.intern(OpSum, axes, coefs, args...)
}

// mergeDiagonals adds terms with the same delta in front as one delta of a sum,
// unless the sum would be larger than what it is made of.
func (g *Graph) mergeDiagonals(terms []Term, axes []index.Axis) []Term {
	for i := 0; i < len(terms); i++ {
		c, ok := terms[i].Node.pay.(*contraction)
		if !ok || !deltaLike(c) {
			continue
		}
		same := []int{i}
		most := 1
		for j := i; j < len(terms); j++ {
			d, ok := terms[j].Node.pay.(*contraction)
			if !ok || j > i && !sameInts(c.out, d.out) {
				continue
			}
			if j > i {
				same = append(same, j)
			}
			for _, a := range terms[j].Node.args {
				most = max(most, a.Size())
			}
		}
		n := 0 // labels of the result are 0 … n-1
		for _, l := range c.out {
			n = max(n, l+1)
		}
		plain := make([]index.Axis, n)
		for l := range plain {
			plain[l] = index.PlainAxis(c.sizes[l])
		}
		if len(same) < 2 || sizeOf(plain) > most {
			continue
		}
		inner := make([]Term, len(same))
		for x, j := range same {
			t := terms[j]
			d := t.Node.pay.(*contraction)
			ops := make([]Operand, len(t.Node.args))
			for y, a := range t.Node.args {
				ops[y] = Operand{a, d.labels[y]}
			}
			inner[x] = Term{t.Coef, g.Contract(d.coef, ops, iota0(n), plain)}
		}
		rest := make([]Term, 0, len(terms))
		for j, t := range terms {
			if !slices.Contains(same, j) {
				rest = append(rest, t)
			}
		}
		merged := g.Contract(g.one(), []Operand{{g.Sum(inner...), iota0(n)}}, c.out, axes)
		terms = g.flatten(rest, g.one(), merged)
		i = -1
	}
	slices.SortStableFunc(terms, func(a, b Term) int { return int(a.Node.id) - int(b.Node.id) })
	return terms
}

func (g *Graph) flatten(flat []Term, c scalar.Expr, n *Node) []Term {
	switch n.op {
	case OpZero:
		return flat
	case OpSum:
		for i, k := range n.SumCoefs() {
			flat = g.flatten(flat, g.Pool.Mul(c, k), n.args[i])
		}
		return flat
	case OpContract:
		if k := n.pay.(*contraction).coef; !g.isOne(k) {
			return g.flatten(flat, g.Pool.Mul(c, k), g.unit(n))
		}
	}
	return append(flat, Term{c, n})
}

func (g *Graph) scaleSum(c scalar.Expr, n *Node) *Node {
	terms := make([]Term, len(n.args))
	for i, k := range n.SumCoefs() {
		terms[i] = Term{g.Pool.Mul(c, k), n.args[i]}
	}
	return g.Sum(terms...)
}

// Map applies body, a scalar expression in Pool.Arg(k), to args element by
// element. Args have the same plain axes or none.
func (g *Graph) Map(body scalar.Expr, args ...*Node) *Node {
	p := g.Pool
	var axes []index.Axis
	for _, a := range args {
		if len(a.axes) > 0 {
			axes = a.axes
			break
		}
	}
	// Numbers go into the body, scalars seen through broadcasts, each argument once.
	type arg struct {
		n    *Node
		vars []int
	}
	var live []arg
	sub := map[scalar.Var]scalar.Expr{}
next:
	for k, a := range args {
		if c, ok := g.constant(a); ok {
			sub[p.ArgVar(k)] = c
			continue
		}
		for i := range live {
			if live[i].n == a {
				live[i].vars = append(live[i].vars, k)
				continue next
			}
		}
		live = append(live, arg{a, []int{k}})
	}
	slices.SortFunc(live, func(x, y arg) int { return int(x.n.id) - int(y.n.id) })
	for i, a := range live {
		for _, k := range a.vars {
			if k != i {
				sub[p.ArgVar(k)] = p.Arg(i)
			}
		}
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	if len(live) == 0 {
		return g.Contract(body, nil, iota0(len(axes)), axes)
	}
	// Arguments that the body does not use go.
	used := map[scalar.Var]bool{}
	for _, v := range p.Vars(body) {
		used[v] = true
	}
	sub = map[scalar.Var]scalar.Expr{}
	keep := make([]*Node, 0, len(live))
	for i, a := range live {
		if used[p.ArgVar(i)] {
			if i != len(keep) {
				sub[p.ArgVar(i)] = p.Arg(len(keep))
			}
			keep = append(keep, a.n)
		}
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	if len(keep) == 0 {
		return g.Contract(body, nil, iota0(len(axes)), axes)
	}
	if body == p.Arg(0) {
		return g.Broadcast(keep[0], axes)
	}
	wide := len(axes) == 0
	for _, a := range keep {
		wide = wide || len(a.axes) > 0
	}
	if !wide { // only scalars are left
		return g.Broadcast(g.Map(body, keep...), axes)
	}
	return g.intern(OpMap, axes, body, keep...)
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

// Select is a where cond is not 0, else b. cond is a scalar; a and b have the same axes.
func (g *Graph) Select(cond, a, b *Node) *Node {
	if a == b {
		return a
	}
	if c, ok := g.constant(cond); ok {
		if v, ok := c.Number(); ok {
			if v != 0 {
				return a
			}
			return b
		}
	}
	return g.intern(OpSelect, a.axes, nil, cond, a, b)
}
