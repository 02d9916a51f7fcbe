package graph

// Building contractions: factors multiplied in, deltas and nested products
// absorbed, labels joined.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Operand is one factor of a contraction: a node and a label for each of its
// axes. Labels are small integers local to the contraction.
type Operand struct {
	Node   *Node
	Labels []int
}

// Contract is coef times the product of the operands, summed over every label
// that is not in out; the result's axes are axes, one per label of out. A label
// twice in out makes a delta, an out label in no operand a broadcast, a label
// twice in an operand a diagonal. Deltas, broadcasts, transposes and numbers
// among the operands are absorbed, and the labels put in a canonical form, so
// that terms equal up to the names of their indices and the order of their
// factors are one node.
func (g *Graph) Contract(coef scalar.Expr, ops []Operand, out []int, axes []index.Axis) *Node {
	if bad, ok := g.undefined(coef, ops); ok {
		coef, ops = bad, nil
	}
	b := builder{g: g, coef: coef}
	user := b.user(ops, out, axes)
	if coef.IsZero() {
		return g.nothing(ops, axes)
	}
	b.single = len(ops) == 1
	for _, op := range ops {
		labels := make([]int, len(op.Labels))
		for i, l := range op.Labels {
			labels[i] = user[l]
		}
		if !b.add(op.Node, labels) {
			return g.nothing(ops, axes)
		}
	}
	o := make([]int, len(out))
	for i, l := range out {
		o[i] = user[l]
	}
	return b.finish(o, axes)
}

// undefined finds a number without a value among the factors of a product: none
// of its components has one then, though another factor is 0.
func (g *Graph) undefined(coef scalar.Expr, ops []Operand) (scalar.Expr, bool) {
	if coef.Undefined() {
		return coef, true
	}
	for _, o := range ops {
		if o.Node.op == OpContract {
			if k := o.Node.pay.(*contraction).coef; k.Undefined() || coef.IsZero() && k.Infinite() != 0 {
				return k, true
			}
		}
	}
	return scalar.Expr{}, false
}

// builder collects the factors of a contraction under a union of labels.
type builder struct {
	g      *Graph
	coef   scalar.Expr
	parent []int
	size   []int
	ops    []Operand
	single bool
}

func (b *builder) label(size int) int {
	b.parent = append(b.parent, len(b.parent))
	b.size = append(b.size, size)
	return len(b.parent) - 1
}

func (b *builder) find(l int) int {
	for b.parent[l] != l {
		b.parent[l] = b.parent[b.parent[l]]
		l = b.parent[l]
	}
	return l
}

func (b *builder) union(x, y int) {
	x, y = b.find(x), b.find(y)
	if x != y {
		b.parent[y] = x
		if b.size[x] < 0 {
			b.size[x] = b.size[y]
		}
	}
}

// user gives the caller's labels internal ones with their sizes.
func (b *builder) user(ops []Operand, out []int, axes []index.Axis) map[int]int {
	m := make(map[int]int, 8)
	for _, op := range ops {
		for i, l := range op.Labels {
			if _, ok := m[l]; !ok {
				m[l] = b.label(op.Node.axes[i].Size)
			}
		}
	}
	for i, l := range out {
		if _, ok := m[l]; !ok {
			m[l] = b.label(axes[i].Size)
		}
	}
	return m
}

// add multiplies a factor in, absorbing it when it is only structure. It
// reports false when the product is zero.
func (b *builder) add(n *Node, labels []int) bool {
	switch n.op {
	case OpZero:
		return false
	case OpContract:
		c := n.pay.(*contraction)
		if b.single || inlinable(n) || b.g.distribute && !reduces(c) {
			b.single = false // what is inside keeps its own factors
			b.coef = b.g.Pool.Mul(b.coef, c.coef)
			renamed := make([]int, len(c.sizes))
			for i, s := range c.sizes {
				renamed[i] = b.label(s)
			}
			for i, l := range c.out {
				b.union(labels[i], renamed[l])
			}
			for i, a := range n.args {
				ls := make([]int, len(c.labels[i]))
				for j, l := range c.labels[i] {
					ls[j] = renamed[l]
				}
				if !b.add(a, ls) {
					return false
				}
			}
			return true
		}
		if !b.g.isOne(c.coef) {
			b.coef = b.g.Pool.Mul(b.coef, c.coef)
			n = b.g.unit(n)
		}
	default: // every other operation is a factor as it is
	}
	b.ops = append(b.ops, Operand{n, labels})
	return true
}

// inlinable: numbers and deltas; structured results; one factor without a sum.
func inlinable(n *Node) bool {
	c := n.pay.(*contraction)
	return len(n.args) == 0 || structured(n) || len(n.args) == 1 && !reduces(c)
}

// reduces reports a label that is summed.
func reduces(c *contraction) bool {
	for l := range c.sizes {
		if !slices.Contains(c.out, l) {
			return true
		}
	}
	return false
}

// structured reports a Contract whose result repeats a label or has one that
// no operand covers.
func structured(n *Node) bool {
	if n.op != OpContract {
		return false
	}
	c := n.pay.(*contraction)
	return deltaLike(c) || broadcasts(c)
}

func deltaLike(c *contraction) bool {
	for i, l := range c.out {
		if slices.Contains(c.out[:i], l) {
			return true
		}
	}
	return false
}

func broadcasts(c *contraction) bool {
	for _, l := range c.out {
		covered := false
		for _, ls := range c.labels {
			if slices.Contains(ls, l) {
				covered = true
				break
			}
		}
		if !covered {
			return true
		}
	}
	return false
}

// hasDelta reports a result that is zero off some diagonal.
func hasDelta(n *Node) bool {
	switch n.op {
	case OpContract:
		return deltaLike(n.pay.(*contraction))
	case OpSum:
		for _, a := range n.args {
			if hasDelta(a) {
				return true
			}
		}
	default: // every other operation: not known to be
	}
	return false
}

// unit is a Contract with its coefficient replaced by 1.
func (g *Graph) unit(n *Node) *Node {
	c := n.pay.(*contraction)
	ops := make([]Operand, len(n.args))
	for i, a := range n.args {
		ops[i] = Operand{a, c.labels[i]}
	}
	return g.makeContract(g.Pool.Int(1), ops, c.out, c.sizes, n.axes)
}

func (b *builder) finish(out []int, axes []index.Axis) *Node {
	g := b.g
	if g.distribute {
		terms := 1
		for _, op := range b.ops {
			if op.Node.op == OpSum {
				terms *= len(op.Node.args)
			}
		}
		for k, op := range b.ops {
			if terms <= maxSpread && op.Node.op == OpSum && hasDelta(op.Node) {
				return b.spread(k, out, axes)
			}
		}
	}
	for i := range out {
		out[i] = b.find(out[i])
	}
	for _, op := range b.ops {
		for i := range op.Labels {
			op.Labels[i] = b.find(op.Labels[i])
		}
	}
	// labels that vanished while summed count their range
	seen := make([]bool, len(b.parent))
	for _, l := range out {
		seen[l] = true
	}
	for _, op := range b.ops {
		for _, l := range op.Labels {
			seen[l] = true
		}
	}
	for l := range b.parent {
		if b.parent[l] == l && !seen[l] {
			b.coef = g.Pool.Mul(b.coef, g.Pool.Int(int64(b.size[l])))
		}
	}
	if b.coef.IsZero() {
		return g.Zero(axes)
	}
	if len(b.ops) == 1 {
		op := b.ops[0]
		if sameInts(op.Labels, out) && distinct(out) && sameAxes(op.Node.axes, axes) {
			if b.g.isOne(b.coef) {
				return op.Node
			}
			if op.Node.op == OpSum {
				return g.scaleSum(b.coef, op.Node)
			}
		}
	}
	ops, cout, sizes := b.canonical(out)
	if len(ops) == 1 && b.g.isOne(b.coef) && sameInts(ops[0].Labels, cout) && distinct(cout) && sameAxes(ops[0].Node.axes, axes) {
		return ops[0].Node // a permutation that a symmetry undoes
	}
	return g.makeContract(b.coef, ops, cout, sizes, axes)
}

// maxSpread bounds the terms that distributing a product may make.
const maxSpread = 32

// spread distributes the product over operand k, a sum.
func (b *builder) spread(k int, out []int, axes []index.Axis) *Node {
	s := b.ops[k].Node
	coefs := s.SumCoefs()
	terms := make([]Term, len(s.args))
	for t, a := range s.args {
		nb := builder{g: b.g, coef: coefs[t], parent: slices.Clone(b.parent), size: slices.Clone(b.size)}
		ok := true
		for j, op := range b.ops {
			ls := slices.Clone(op.Labels)
			if j == k {
				ok = ok && nb.add(a, ls)
			} else {
				nb.ops = append(nb.ops, Operand{op.Node, ls})
			}
		}
		terms[t].Coef = b.coef
		if ok {
			terms[t].Node = nb.finish(slices.Clone(out), axes)
		} else {
			terms[t].Node = b.g.Zero(axes)
		}
	}
	return b.g.Sum(terms...)
}

// canonical numbers labels by first occurrence, out first, then in operand
// order; operands are sorted by node, equal ones and symmetric axes tried in
// every order up to a bound, and the least label sequence taken.
func (b *builder) canonical(out []int) (ops []Operand, cout []int, sizes []int) {
	ops = b.ops
	slices.SortStableFunc(ops, func(x, y Operand) int { return before(x.Node, y.Node) })
	c := canon{b: b, out: out, ops: ops, num: make([]int, len(b.parent))}
	for i := range c.num {
		c.num[i] = -1
	}
	for _, l := range out {
		if c.num[l] < 0 {
			c.num[l] = c.next
			c.next++
		}
	}
	cout = make([]int, len(out))
	for i, l := range out {
		cout[i] = c.num[l]
	}
	c.nout = c.next
	c.search()
	res := make([]Operand, len(ops))
	seq := c.best
	for i, k := range c.bestOrder {
		n := ops[k].Node
		m := len(n.axes)
		res[i] = Operand{n, seq[:m:m]}
		seq = seq[m:]
	}
	sizes = make([]int, c.bestNext)
	for _, op := range res {
		for i, l := range op.Labels {
			sizes[l] = op.Node.axes[i].Size
		}
	}
	for i, l := range out {
		sizes[cout[i]] = b.size[l]
	}
	return res, cout, sizes
}

// makeContract interns canonical parts.
func (g *Graph) makeContract(coef scalar.Expr, ops []Operand, out, sizes []int, axes []index.Axis) *Node {
	args := make([]*Node, len(ops))
	labels := make([][]int, len(ops))
	for i, op := range ops {
		args[i], labels[i] = op.Node, op.Labels
	}
	if len(ops) == 1 && g.isOne(coef) && sameInts(labels[0], out) && distinct(out) && sameAxes(args[0].axes, axes) {
		return args[0]
	}
	return g.intern(OpContract, slices.Clone(axes), &contraction{coef, labels, out, sizes}, args...)
}
