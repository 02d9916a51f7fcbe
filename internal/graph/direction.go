package graph

// Derivatives contracted with a vector, taken along it: directional derivatives
// and Hessian-vector products.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// contract lowers a product. Derivatives in it that are contracted with a
// vector are taken along it, Jacobians contracted on their data side become
// reverse sweeps; sums that hold such derivatives are distributed over.
func (l lowerer) contract(n *Node) (*Node, error) {
	g := l.g
	c := n.pay.(*contraction)
	if n.flags&hasDerivative != 0 {
		p := product{l, c.coef, nil, slices.Clone(c.out), n.axes, len(c.sizes)}
		for i, a := range n.args {
			p.ops = append(p.ops, Operand{a, slices.Clone(c.labels[i])})
		}
		if p.openComposed() {
			return l.lower(g.Contract(p.coef, p.ops, p.out, p.axes))
		}
		if k := p.sumToOpen(); k >= 0 {
			return p.open(k)
		}
		if p.absorb() {
			return l.lower(g.Contract(p.coef, p.ops, p.out, p.axes))
		}
		p.addOnes()
		if done, err := p.along(); err != nil || done != nil {
			return done, err
		}
		if done, err := p.weighted(); err != nil || done != nil {
			return done, err
		}
	}
	args, err := l.all(n.args)
	if err != nil {
		return nil, err
	}
	ops := make([]Operand, len(args))
	for i, a := range args {
		ops[i] = Operand{a, c.labels[i]}
	}
	return g.contractPacked(c.coef, ops, c.out, n.axes)
}

// product is a contraction while it is rewritten.
type product struct {
	l    lowerer
	coef scalar.Expr
	ops  []Operand
	out  []int
	axes []index.Axis
	next int // a label not in use
}

// chain is a node's run of partial derivatives over one chart from the outside.
func chain(n *Node) (e *Node, c *index.Chart, order int) {
	for n.op == OpPartial && (c == nil || n.Chart() == c) {
		c = n.Chart()
		n = n.args[0]
		order++
	}
	return n, c, order
}

// addOnes gives every slot of a derivative that is summed by itself a vector of
// ones to be summed with: what is left of such a vector once it was absorbed.
func (p *product) addOnes() {
	for k := range p.ops {
		e, c, order := composedChain(p.ops[k].Node)
		if order == 0 || !e.DependsOn(c) {
			continue
		}
		for _, l := range p.ops[k].Labels[:order] {
			count := 0
			for _, o := range p.ops {
				for _, m := range o.Labels {
					count += b2i(m == l)
				}
			}
			if count == 1 && !slices.Contains(p.out, l) {
				p.ops = append(p.ops, Operand{p.l.g.Ones([]index.Axis{index.UpOver(c)}), []int{l}})
			}
		}
	}
}

// partner finds the other operand that carries a label of operand k, when there
// is just one and the label is summed.
func (p *product) partner(k, label int) (op, axis int, ok bool) {
	if slices.Contains(p.out, label) {
		return 0, 0, false
	}
	op = -1
	for i, o := range p.ops {
		for j, m := range o.Labels {
			if m != label {
				continue
			}
			if i == k {
				continue
			}
			if op >= 0 {
				return 0, 0, false
			}
			op, axis = i, j
		}
	}
	if op < 0 {
		return 0, 0, false
	}
	count := 0
	for _, m := range p.ops[k].Labels {
		if m == label {
			count++
		}
	}
	return op, axis, count == 1
}

// sumToOpen finds a sum with a derivative worth taking along a vector: one
// whose slot is contracted with another operand.
func (p *product) sumToOpen() int {
	for k, o := range p.ops {
		if o.Node.op != OpSum || o.Node.flags&hasDerivative == 0 {
			continue
		}
		for i, a := range o.Node.axes {
			if a.Chart == nil || a.Chart.Dim <= maxSlot {
				continue
			}
			op, axis, ok := p.partner(k, o.Labels[i])
			if ok && p.width(op, axis) < a.Chart.Dim/2 {
				return k
			}
		}
	}
	return -1
}

// width is the number of vectors an operand is, seen along one of its axes.
func (p *product) width(op, axis int) int {
	return sizeOf(withoutAxis(p.ops[op].Node.axes, axis))
}

// open distributes over the sum at k and lowers the terms.
func (p *product) open(k int) (*Node, error) {
	g := p.l.g
	s := p.ops[k].Node
	terms := make([]Term, len(s.args))
	for t, a := range s.args {
		ops := slices.Clone(p.ops)
		ops[k].Node = a
		n, err := p.l.lower(g.Contract(p.coef, ops, p.out, p.axes))
		if err != nil {
			return nil, err
		}
		terms[t] = Term{s.SumCoefs()[t], n}
	}
	r := g.Sum(terms...)
	if r.op == OpSum {
		r = g.mergePacks(r)
	}
	return r, nil
}

type direction struct {
	pos  int  // which of the chain's axes
	op   int  // the operand that holds the vector
	axis int  // its axis
	free bool // the vector does not depend on the chart
}

// along takes derivatives along the vectors they are contracted with: forward
// over reverse when an axis is left over, forward over forward when none is.
// It is worth it when the vectors are fewer than the chart's dimensions.
func (p *product) along() (*Node, error) {
	g := p.l.g
	for k, o := range p.ops {
		e, c, order := composedChain(o.Node)
		if order == 0 || !e.DependsOn(c) || order == 1 && len(e.axes) == 0 {
			continue
		}
		composed := o.Node.op == OpCompose
		var dirs []direction
		used := map[int]bool{k: true}
		for i := range order {
			op, axis, ok := p.partner(k, o.Labels[i])
			if !ok || used[op] || p.width(op, axis) >= (c.Dim+1)/2 {
				continue
			}
			used[op] = true
			dirs = append(dirs, direction{pos: i, op: op, axis: axis, free: composed || !p.ops[op].Node.DependsOn(c)})
		}
		// one vector that is itself a field may come last
		slices.SortStableFunc(dirs, func(a, b direction) int { return b2i(b.free) - b2i(a.free) })
		for i := range dirs {
			if !dirs[i].free {
				dirs = dirs[:i+1]
				break
			}
		}
		if len(dirs) == 0 {
			continue
		}
		rest := e
		for range order - len(dirs) {
			rest = g.Partial(rest, c)
		}
		f, err := p.l.lower(rest)
		if err != nil {
			return nil, err
		}
		labels := make([]int, 0, len(o.Labels))
		for i := range order {
			if !slices.ContainsFunc(dirs, func(d direction) bool { return d.pos == i }) {
				labels = append(labels, o.Labels[i])
			}
		}
		labels = append(labels, o.Labels[order:]...)
		drop := map[int]bool{k: true}
		later := map[*Node]*Node{}
		for _, d := range dirs {
			v := p.ops[d.op]
			lead := withoutAxis(v.Node.axes, d.axis)
			ll := slices.Delete(slices.Clone(v.Labels), d.axis, d.axis+1)
			vn, err := p.l.lower(v.Node)
			if err != nil {
				return nil, err
			}
			if composed {
				vn = g.standIn(vn, later)
			}
			if f, err = g.alongVector(f, c, vn, d.axis, lead); err != nil {
				return nil, err
			}
			labels = slices.Concat(ll, labels)
			drop[d.op] = true
		}
		of, err := p.l.lower(e)
		if err != nil {
			return nil, err
		}
		f = g.needing(f, of, c)
		if composed {
			repl, err := p.l.all(o.Node.args[1:])
			if err != nil {
				return nil, err
			}
			f = g.replaceLeaves(g.replaceCoords(f, c, repl), later)
		}
		var ops []Operand
		for i, q := range p.ops {
			if !drop[i] {
				ops = append(ops, q)
			}
		}
		ops = append(ops, Operand{f, labels})
		return p.l.lower(g.Contract(p.coef, ops, p.out, p.axes))
	}
	return nil, nil
}

// alongVector is the derivative of a lowered node along v, whose axis runs over
// the chart; v's other axes come first.
func (g *Graph) alongVector(f *Node, c *index.Chart, v *Node, axis int, lead []index.Axis) (*Node, error) {
	v = g.Permute(v, append(slices.Delete(iota0(len(v.axes)), axis, axis+1), axis))
	seeds := make([]*Node, len(c.Blocks))
	for b := range seeds {
		if v.axes[len(lead)].Chart == nil { // a plain axis in the slot's place
			axes := slices.Clone(v.axes)
			axes[len(lead)] = index.UpOver(c)
			v = g.Cast(v, axes)
		}
		seeds[b] = g.BlockOf(v, len(lead), b)
	}
	return g.forward(c, lead, seeds).of(f)
}

// weighted turns a Jacobian of data summed over its data axes into one reverse
// sweep with the other factors as the adjoint.
func (p *product) weighted() (*Node, error) {
	g := p.l.g
	for k, o := range p.ops {
		e, c, order := chain(o.Node)
		if order != 1 || len(e.axes) == 0 || !e.DependsOn(c) || c.Dim <= maxSlot {
			continue
		}
		i, data := o.Labels[0], o.Labels[1:]
		ok := distinct(o.Labels) && slices.Contains(p.out, i)
		for _, m := range data {
			ok = ok && !slices.Contains(p.out, m)
		}
		var lead []int // other labels of the result
		var leadAxes []index.Axis
		count := 0
		for x, m := range p.out {
			if m == i {
				count++
				continue
			}
			lead = append(lead, m)
			leadAxes = append(leadAxes, p.axes[x])
		}
		var others []Operand
		for j, q := range p.ops {
			if j != k {
				ok = ok && !slices.Contains(q.Labels, i)
				others = append(others, q)
			}
		}
		if !ok || count != 1 || !distinct(lead) || sizeOf(leadAxes) > maxSlot {
			continue
		}
		seed, err := p.l.lower(g.Contract(p.coef, others, slices.Concat(lead, data), slices.Concat(leadAxes, e.axes)))
		if err != nil {
			return nil, err
		}
		f, err := p.l.lower(e)
		if err != nil {
			return nil, err
		}
		grads, err := g.reverse(f, c, leadAxes, seed)
		if err != nil {
			return nil, err
		}
		packed := g.Pack(len(lead), index.DownOver(c), grads)
		return g.Contract(g.one(), []Operand{{packed, append(slices.Clone(lead), i)}}, p.out, p.axes), nil
	}
	return nil, nil
}

// maxPacked bounds the number of blocks of a chart that products are opened over.
const maxPacked = 24

// opensPacks: products over the chart's slots are opened block by block. A
// chart of single coordinates has no structure to keep that way.
func opensPacks(c *index.Chart) bool {
	return len(c.Blocks) <= maxPacked && !c.Scalar()
}

// contractPacked is Contract, opened block by block along packed slots: over
// labels of the result it is a pack of products, over summed ones a sum.
func (g *Graph) contractPacked(coef scalar.Expr, ops []Operand, out []int, axes []index.Axis) (*Node, error) {
	n := g.Contract(coef, ops, out, axes)
	return g.openPacks(n), nil
}

func (g *Graph) openPacks(n *Node) *Node {
	if n.op == OpSum { // distribution made terms
		changed := false
		terms := make([]Term, len(n.args))
		for i, k := range n.SumCoefs() {
			terms[i] = Term{k, g.openPacks(n.args[i])}
			changed = changed || terms[i].Node != n.args[i]
		}
		if changed {
			n = g.Sum(terms...)
		}
		if n.op == OpSum {
			n = g.mergePacks(n)
		}
		return n
	}
	if n.op != OpContract || len(n.args) == 0 {
		return n
	}
	c := n.pay.(*contraction)
	l, ch := g.packedLabel(n, c)
	if l < 0 {
		return n
	}
	if i := slices.Index(c.out, l); i >= 0 {
		if slices.Contains(c.out[i+1:], l) || n.axes[i].Chart != ch {
			return n
		}
		parts := make([]*Node, len(ch.Blocks))
		for b := range parts {
			parts[b] = g.openPacks(g.BlockOf(n, i, b))
		}
		return g.Pack(i, n.axes[i], parts)
	}
	terms := make([]Term, len(ch.Blocks))
	for b := range terms {
		fresh := leadLabels(len(ch.Blocks[b].Dims), len(c.sizes))
		ops := make([]Operand, len(n.args))
		for k, a := range n.args {
			ops[k] = g.splitLabel(a, c.labels[k], l, ch, b, fresh)
		}
		terms[b] = Term{g.one(), g.openPacks(g.Contract(c.coef, ops, c.out, n.axes))}
	}
	r := g.Sum(terms...)
	if r.op == OpSum {
		r = g.mergePacks(r)
	}
	return r
}

// packedLabel is a label on a packed slot all of whose places are slots of that
// chart; result labels come first.
func (g *Graph) packedLabel(n *Node, c *contraction) (int, *index.Chart) {
	best := -1
	var chart *index.Chart
	for k, a := range n.args {
		for i, ax := range a.axes {
			l := c.labels[k][i]
			if ax.Chart == nil || !opensPacks(ax.Chart) || best >= 0 && l >= best || !packedAt(a, i) {
				continue
			}
			if o := slices.Index(c.out, l); o >= 0 && (n.axes[o].Chart != ax.Chart || slices.Contains(c.out[o+1:], l)) {
				continue
			}
			same := true
			for j, b := range n.args {
				for m, bl := range c.labels[j] {
					same = same && (bl != l || b.axes[m].Chart == ax.Chart || b.axes[m].Chart == nil)
				}
			}
			if same {
				best, chart = l, ax.Chart
			}
		}
	}
	return best, chart
}

// packedAt reports that a slot of n is laid out in blocks.
func packedAt(n *Node, axis int) bool {
	switch n.op {
	case OpPack:
		p := n.pay.(*axisOp)
		if p.axis == axis {
			return true
		}
		for b, a := range n.args {
			at := axis
			if axis > p.axis {
				at += len(p.chart.Blocks[b].Dims) - 1
			}
			if packedAt(a, at) {
				return true
			}
		}
	case OpSum:
		for _, a := range n.args {
			if packedAt(a, axis) {
				return true
			}
		}
	default: // every other operation is laid out in one piece
	}
	return false
}
