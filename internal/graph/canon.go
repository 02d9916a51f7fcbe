package graph

// Canonical order of a product's factors, and index symmetries and
// antisymmetries of any object.

import (
	"cmp"
	"encoding/binary"
	"slices"
)

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
	run       []run // by operand, the operands of its node
	alike     []int // by operand, the one before it with the same labels; -1 for none
	common    int   // how many of cur's first numbers are best's
	best      []int
	bestOrder []int
	bestNext  int
	budget    int
	work      int
}

// canonBudget is how many orders are tried, and canonWork how many operands are placed
// for that.
const (
	canonBudget = 720
	canonWork   = 200_000
)

func (c *canon) search() {
	c.used = make([]bool, len(c.ops))
	c.budget, c.work = canonBudget, canonWork
	c.runs()
	c.walk(0)
	if c.best == nil {
		c.best, c.bestOrder, c.bestNext = []int{}, []int{}, c.next
	}
}

// run is from where to where the operands of one node stand, and whether all of them
// have the same labels.
type run struct {
	lo, hi int
	alike  bool
}

// runs finds them: operands are sorted by node.
func (c *canon) runs() {
	c.run, c.alike = make([]run, len(c.ops)), make([]int, len(c.ops))
	for lo := 0; lo < len(c.ops); {
		hi := lo + 1
		for hi < len(c.ops) && c.ops[hi].Node == c.ops[lo].Node {
			hi++
		}
		c.b.g.Meter.Steps(hi - lo)
		last := map[string]int{}
		for k := lo; k < hi; k++ {
			c.alike[k] = -1
			if hi-lo > 1 {
				key := labelsKey(c.ops[k].Labels)
				if j, ok := last[key]; ok {
					c.alike[k] = j
				}
				last[key] = k
			}
		}
		for k := lo; k < hi; k++ {
			c.run[k] = run{lo, hi, len(last) < 2}
		}
		lo = hi
	}
}

// labelsKey is labels as a key.
func labelsKey(labels []int) string {
	var b []byte
	for _, l := range labels {
		b = binary.AppendVarint(b, int64(l))
	}
	return string(b)
}

// spent reports that enough was tried.
func (c *canon) spent() bool { return c.budget <= 0 || c.work <= 0 }

// compare says how what is placed compares with the same part of the best.
func (c *canon) compare() int {
	if c.common == len(c.cur) {
		return 0
	}
	return cmp.Compare(c.cur[c.common], c.best[c.common])
}

// walk places the operand at position i.
func (c *canon) walk(i int) {
	if c.work--; c.best != nil && (c.spent() || c.compare() > 0) {
		return // cannot win any more
	}
	if i == len(c.ops) {
		c.budget--
		if c.best == nil || c.compare() < 0 {
			c.best = append([]int{}, c.cur...)
			c.bestOrder = append([]int{}, c.order...)
			c.bestNext = c.next
			c.common = len(c.cur)
		}
		return
	}
	r := c.run[i] // those before it are placed
	from := r.lo
	if r.alike {
		from = i
	}
	c.b.g.Meter.Steps(1 + (r.hi-from)/16)
	for k := from; k < r.hi; k++ {
		if c.used[k] || c.alike[k] >= 0 && !c.used[c.alike[k]] {
			continue // of equal ones the first
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
		if r.alike || c.best != nil && c.spent() {
			return
		}
	}
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
		if c.common == len(c.cur) && c.best != nil && c.best[c.common] == c.num[l] {
			c.common++
		}
		c.cur = append(c.cur, c.num[l])
	}
	c.walk(i + 1)
	c.cur = c.cur[:mark]
	c.common = min(c.common, mark)
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
		return !c.spent()
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
