package graph

import "slices"

// canon searches the orders that give the same contraction: equal operands may
// change places, and so may symmetric axes of one operand. With too many of
// them only the first is kept: a missed sharing, never a wrong one.
type canon struct {
	b    *builder
	out  []int
	ops  []Operand
	num  []int // label → number, -1 when not met yet
	next int
	nout int

	cur       []int
	order     []int
	used      []bool
	best      []int
	bestOrder []int
	bestNext  int
	budget    int
}

const canonBudget = 720

func (c *canon) search() {
	c.used = make([]bool, len(c.ops))
	c.budget = canonBudget
	c.walk(0)
	if c.best == nil {
		c.best, c.bestOrder, c.bestNext = []int{}, []int{}, c.next
	}
}

// walk places the operand at position i.
func (c *canon) walk(i int) {
	if c.budget <= 0 && c.best != nil {
		return
	}
	if c.best != nil && len(c.cur) <= len(c.best) && slices.Compare(c.cur, c.best[:len(c.cur)]) > 0 {
		return // cannot win any more
	}
	if i == len(c.ops) {
		c.budget--
		if c.best == nil || slices.Compare(c.cur, c.best) < 0 {
			c.best = append([]int{}, c.cur...)
			c.bestOrder = append([]int{}, c.order...)
			c.bestNext = c.next
		}
		return
	}
	id := c.ops[first(c.used)].Node.id
	for k := range c.ops {
		if c.used[k] || c.ops[k].Node.id != id || c.tried(k) {
			continue
		}
		c.used[k] = true
		c.order = append(c.order, k)
		n := c.ops[k].Node
		if sym := c.b.g.Symmetries(n); len(sym) > 0 {
			c.arrange(i, slices.Clone(c.ops[k].Labels), sym)
		} else {
			c.place(i, c.ops[k].Labels)
		}
		c.order = c.order[:len(c.order)-1]
		c.used[k] = false
	}
}

// tried reports an unused operand before k with the same node and labels: the
// same choice.
func (c *canon) tried(k int) bool {
	for j := range k {
		if !c.used[j] && c.ops[j].Node == c.ops[k].Node && slices.Equal(c.ops[j].Labels, c.ops[k].Labels) {
			return true
		}
	}
	return false
}

func first(used []bool) int {
	for i, u := range used {
		if !u {
			return i
		}
	}
	return -1
}

// place numbers one operand's labels and goes on.
func (c *canon) place(i int, labels []int) {
	mark, next := len(c.cur), c.next
	var fresh []int
	for _, l := range labels {
		if c.num[l] < 0 {
			c.num[l] = c.next
			c.next++
			fresh = append(fresh, l)
		}
		c.cur = append(c.cur, c.num[l])
	}
	c.walk(i + 1)
	c.cur = c.cur[:mark]
	for _, l := range fresh {
		c.num[l] = -1
	}
	c.next = next
}

// arrange tries the orders of labels on symmetric axes: known labels first and
// ascending, unknown ones in every order.
func (c *canon) arrange(i int, labels []int, sym [][]int) {
	if len(sym) == 0 {
		c.place(i, labels)
		return
	}
	group := sym[0]
	var known, fresh []int
	for _, ax := range group {
		l := labels[ax]
		if c.num[l] >= 0 {
			known = append(known, l)
		} else {
			fresh = append(fresh, l)
		}
	}
	slices.SortFunc(known, func(x, y int) int { return c.num[x] - c.num[y] })
	set := func(ls []int) {
		k := 0
		for _, l := range known {
			labels[group[k]] = l
			k++
		}
		for _, l := range ls {
			labels[group[k]] = l
			k++
		}
		c.arrange(i, labels, sym[1:])
	}
	if len(fresh) < 2 {
		set(fresh)
		return
	}
	permute(fresh, 0, func(p []int) bool {
		set(p)
		return c.budget > 0
	})
}

// permute calls f with every order of a until it returns false.
func permute(a []int, k int, f func([]int) bool) bool {
	if k == len(a) {
		return f(a)
	}
	for i := k; i < len(a); i++ {
		a[k], a[i] = a[i], a[k]
		ok := permute(a, k+1, f)
		a[k], a[i] = a[i], a[k]
		if !ok {
			return false
		}
	}
	return true
}

// Symmetries are groups of axes of n that may be permuted freely without
// changing it, each with at least two axes. What is found is true; not
// everything true is found.
func (g *Graph) Symmetries(n *Node) [][]int {
	if !n.symDone {
		n.symDone = true // a recursive question meets "none known"
		n.sym = g.findSymmetries(n)
	}
	return n.sym
}

func (g *Graph) findSymmetries(n *Node) [][]int {
	if len(n.axes) < 2 {
		return nil
	}
	switch n.op {
	case OpPartial:
		var groups [][]int
		inner := g.Symmetries(n.args[0])
		joined := false
		for _, gr := range inner {
			var s []int
			if n.args[0].op == OpPartial && n.args[0].pay == n.pay && gr[0] == 0 {
				s = append(s, 0)
				joined = true
			}
			for _, a := range gr {
				s = append(s, a+1)
			}
			groups = append(groups, s)
		}
		if !joined && n.args[0].op == OpPartial && n.args[0].pay == n.pay {
			groups = append(groups, []int{0, 1})
		}
		return groups
	case OpAt, OpClaim:
		return g.Symmetries(n.args[0])
	case OpInput:
		if len(n.args) == 1 {
			return g.Symmetries(n.args[0])
		}
		if n.Input().Metric && len(n.axes) == 2 {
			return [][]int{{0, 1}}
		}
	case OpInverse:
		return g.Symmetries(n.args[0])
	case OpContract, OpSum, OpStack:
		return g.pairSymmetries(n)
	}
	return nil
}

// pairSymmetries groups axes whose exchange gives the same pointer.
func (g *Graph) pairSymmetries(n *Node) [][]int {
	if n.op == OpSum && len(n.args) > 12 {
		return nil
	}
	group := make([]int, len(n.axes))
	for i := range group {
		group[i] = i
	}
	for j := 1; j < len(n.axes); j++ {
		for i := 0; i < j; i++ {
			if group[i] == i && n.axes[i] == n.axes[j] && g.swapFixes(n, i, j) {
				group[j] = i
				break
			}
		}
	}
	var res [][]int
	for i := range group {
		if group[i] != i {
			continue
		}
		gr := []int{i}
		for j := i + 1; j < len(group); j++ {
			if group[j] == i {
				gr = append(gr, j)
			}
		}
		if len(gr) > 1 {
			res = append(res, gr)
		}
	}
	return res
}

// swapFixes reports whether exchanging axes i and j leaves n as it is.
func (g *Graph) swapFixes(n *Node, i, j int) bool {
	switch n.op {
	case OpContract:
		c := n.pay.(*contraction)
		out := slices.Clone(c.out)
		out[i], out[j] = out[j], out[i]
		if slices.Equal(out, c.out) {
			return true
		}
		b := builder{g: g, coef: c.coef}
		for _, s := range c.sizes {
			b.label(s)
		}
		for k, a := range n.args {
			b.ops = append(b.ops, Operand{a, slices.Clone(c.labels[k])})
		}
		ops, cout, _ := b.canonical(out)
		if !slices.Equal(cout, c.out) {
			return false
		}
		for k := range ops {
			if ops[k].Node != n.args[k] || !slices.Equal(ops[k].Labels, c.labels[k]) {
				return false
			}
		}
		return true
	case OpSum:
		perm := swapPerm(len(n.axes), i, j)
		coefs := n.SumCoefs()
		for k, a := range n.args {
			p := g.Permute(a, perm)
			at := slices.Index(n.args, p)
			if at < 0 || coefs[at] != coefs[k] {
				return false
			}
		}
		return true
	case OpStack:
		r := n.StackRank()
		if i >= r || j >= r {
			return false
		}
		d := n.axes[i].Size
		si, sj := 1, 1
		for k := i + 1; k < r; k++ {
			si *= n.axes[k].Size
		}
		for k := j + 1; k < r; k++ {
			sj *= n.axes[k].Size
		}
		for f, a := range n.args {
			x, y := f/si%d, f/sj%d
			if n.args[f+(y-x)*si+(x-y)*sj] != a {
				return false
			}
		}
		return true
	}
	return false
}

func swapPerm(n, i, j int) []int {
	p := make([]int, n)
	for k := range p {
		p[k] = k
	}
	p[i], p[j] = j, i
	return p
}

// Antisymmetries are disjoint pairs of axes whose exchange changes n's sign,
// apart from the groups of Symmetries. What is found is true.
func (g *Graph) Antisymmetries(n *Node) [][2]int {
	if !n.antDone {
		n.antDone = true
		n.anti = g.findAntisymmetries(n)
	}
	return n.anti
}

func (g *Graph) findAntisymmetries(n *Node) [][2]int {
	if len(n.axes) < 2 {
		return nil
	}
	var pairs [][2]int
	switch n.op {
	case OpAt, OpClaim, OpInput:
		if len(n.args) == 1 {
			return g.Antisymmetries(n.args[0])
		}
	case OpPartial:
		for _, p := range g.Antisymmetries(n.args[0]) {
			pairs = append(pairs, [2]int{p[0] + 1, p[1] + 1})
		}
	case OpContract:
		// a pair of one factor's axes that goes to the result as it is
		c := n.pay.(*contraction)
		for k, a := range n.args {
			for _, p := range g.Antisymmetries(a) {
				x, y := c.labels[k][p[0]], c.labels[k][p[1]]
				i, j := slices.Index(c.out, x), slices.Index(c.out, y)
				if i >= 0 && j >= 0 && x != y && c.alone(x) && c.alone(y) {
					pairs = append(pairs, [2]int{min(i, j), max(i, j)})
				}
			}
		}
	case OpSum:
		if len(n.args) > 12 {
			return nil
		}
		used := make([]bool, len(n.axes))
		for j := 1; j < len(n.axes); j++ {
			for i := 0; i < j; i++ {
				if !used[i] && !used[j] && n.axes[i] == n.axes[j] && g.swapNegates(n, i, j) {
					used[i], used[j] = true, true
					pairs = append(pairs, [2]int{i, j})
				}
			}
		}
	}
	// symmetric axes stay out of it
	sym := g.Symmetries(n)
	return slices.DeleteFunc(pairs, func(p [2]int) bool {
		for _, gr := range sym {
			if slices.Contains(gr, p[0]) || slices.Contains(gr, p[1]) {
				return true
			}
		}
		return false
	})
}

// alone reports a label that one axis of one operand carries, and one axis of
// the result.
func (c *contraction) alone(l int) bool {
	k := 0
	for _, ls := range c.labels {
		for _, m := range ls {
			if m == l {
				k++
			}
		}
	}
	for _, m := range c.out {
		if m == l {
			k++
		}
	}
	return k == 2
}

// swapNegates reports that exchanging axes i and j of a sum gives its negative.
func (g *Graph) swapNegates(n *Node, i, j int) bool {
	perm := swapPerm(len(n.axes), i, j)
	coefs := n.SumCoefs()
	for k, a := range n.args {
		if slices.Contains(g.Antisymmetries(a), [2]int{i, j}) {
			continue
		}
		at := slices.Index(n.args, g.Permute(a, perm))
		if at < 0 || coefs[at] != g.Pool.Neg(coefs[k]) {
			return false
		}
	}
	return true
}
