package graph

import (
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
	for _, n := range dependents(root, c) {
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

// dependents are the nodes under root that depend on c, largest id first.
func dependents(root *Node, c *index.Chart) []*Node {
	var ns []*Node
	Walk(root, func(n *Node) bool {
		if !n.DependsOn(c) {
			return false
		}
		ns = append(ns, n)
		return true
	})
	slices.SortFunc(ns, func(a, b *Node) int { return int(b.id) - int(a.id) })
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
	return &NotExpressible{Node: n, Why: n.op.String() + " is not differentiable"}
}

func minusOnes(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = -1
	}
	return r
}

// contract: the adjoint takes the operand's place; labels say the rest, also
// for diagonals, sums and broadcasts.
func (r *reverseSweep) contract(n, a *Node) error {
	g := r.g
	c := n.pay.(*contraction)
	L := leadLabels(len(r.lead), len(c.sizes))
	for k, x := range n.args {
		if !x.DependsOn(r.c) {
			continue
		}
		ops := make([]Operand, len(n.args))
		for i, y := range n.args {
			ops[i] = Operand{y, c.labels[i]}
		}
		ops[k] = Operand{a, slices.Concat(L, c.out)}
		t, err := g.contractPacked(c.coef, ops, slices.Concat(L, c.labels[k]), r.axes(x))
		if err != nil {
			return err
		}
		r.give(x, t)
	}
	return nil
}

func (r *reverseSweep) mapRule(n, a *Node) error {
	g := r.g
	as := iota0(len(n.axes))
	L := leadLabels(len(r.lead), len(as))
	all := slices.Concat(L, as)
	for k, x := range n.args {
		if !x.DependsOn(r.c) {
			continue
		}
		m, err := g.mapDerivative(n, k)
		if err != nil {
			return err
		}
		out := L
		if len(x.axes) > 0 {
			out = all
		}
		r.give(x, g.Contract(g.one(), []Operand{{a, all}, {m, as}}, out, r.axes(x)))
	}
	return nil
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

// embed is the dual of fixing positions: zero elsewhere.
func (r *reverseSweep) embed(n, a *Node) *Node {
	g := r.g
	x := n.args[0]
	L := leadLabels(len(r.lead), len(x.axes))
	var kept []int
	ops := []Operand{{}}
	for i, p := range n.Pos() {
		if p < 0 {
			kept = append(kept, i)
			continue
		}
		e := make([]float64, x.axes[i].Size)
		e[p] = 1
		ops = append(ops, Operand{g.Array(e, []index.Axis{index.PlainAxis(len(e))}), []int{i}})
	}
	ops[0] = Operand{a, slices.Concat(L, kept)}
	return g.Contract(g.one(), ops, slices.Concat(L, iota0(len(x.axes))), r.axes(x))
}

// solve: lambda = A^-T adjoint goes to b, -lambda x to A.
func (r *reverseSweep) solve(n, a *Node) error {
	g := r.g
	m, b := n.args[0], n.args[1]
	lead, rest := len(r.lead), len(b.axes)-1
	L, R := leadLabels(lead, 2), leadLabels(rest, 2+lead)
	rhs := g.Permute(a, toFront(len(a.axes), lead, 1)) // [j, lead, rest]
	lam := g.Solve(g.Transpose(m), rhs)                // [i, lead, rest]
	lab := slices.Concat([]int{0}, L, R)
	r.give(b, g.Contract(g.one(), []Operand{{lam, lab}}, slices.Concat(L, []int{0}, R), r.axes(b)))
	r.give(m, g.Contract(g.Pool.Int(-1), []Operand{{lam, lab}, {n, append([]int{1}, R...)}}, append(slices.Clone(L), 0, 1), r.axes(m)))
	return nil
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

// implicit: the adjoint of x goes to y through K.
func (r *reverseSweep) implicit(n, a *Node) error {
	g := r.g
	p := n.pay.(*implicitOp)
	k, err := g.inverseJacobianNode(p.fam)
	if err != nil {
		return err
	}
	kb := g.BlockOf(k, 0, p.block) // [block dims, down To]
	nd := len(p.m.From.Blocks[p.block].Dims)
	bl := iota0(nd)
	L := leadLabels(len(r.lead), nd)
	for b, y := range n.args {
		if !y.DependsOn(r.c) {
			continue
		}
		yl := leadLabels(len(y.axes), nd+len(r.lead))
		r.give(y, g.Contract(g.one(), []Operand{{a, slices.Concat(L, bl)}, {g.BlockOf(kb, nd, b), slices.Concat(bl, yl)}},
			slices.Concat(L, yl), r.axes(y)))
	}
	return nil
}
