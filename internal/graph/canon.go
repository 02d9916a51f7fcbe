package graph

// Canonical order of a product's factors, and index symmetries and
// antisymmetries of any object.

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
		if len(n.axes) > 1 {
			n.sym = n.row().symmetry(g, n)
		}
	}
	return n.sym
}

// pairSymmetries groups axes whose exchange gives the same pointer.
func pairSymmetries(n *Node, fixes func(i, j int) bool) [][]int {
	group := make([]int, len(n.axes))
	for i := range group {
		group[i] = i
	}
	for j := 1; j < len(n.axes); j++ {
		for i := 0; i < j; i++ {
			if group[i] == i && n.axes[i] == n.axes[j] && fixes(i, j) {
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
	pairs := n.row().antisymmetry(g, n)
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
