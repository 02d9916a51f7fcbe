package graph

// Contractions expanded into formulas, two sparse factors at a time.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// sparse is a factor's nonzero components over distinct labels.
type sparse struct {
	labels []int
	at     []int // positions, flat over the labels' sizes, ascending
	vals   []scalar.Expr
}

// gatherSparse reads a factor's components: equal labels must have equal
// positions, zeros are left out.
func gatherSparse(labels []int, axes []index.Axis, x []scalar.Expr) sparse {
	var s sparse
	first := make([]int, len(labels))
	for i, l := range labels {
		k := slices.Index(s.labels, l)
		if k < 0 {
			k = len(s.labels)
			s.labels = append(s.labels, l)
		}
		first[i] = k
	}
	pos := make([]int, len(axes))
	val := make([]int, len(s.labels))
	sizes := make([]int, len(s.labels))
	for i := range axes {
		sizes[first[i]] = axes[i].Size
	}
	some := 0
	for _, e := range x {
		if !e.IsNothing() {
			some++
		}
	}
	s.at, s.vals = make([]int, 0, some), make([]scalar.Expr, 0, some)
next:
	for _, e := range x {
		if !e.IsNothing() {
			for k := range val {
				val[k] = -1
			}
			ok := true
			for i, p := range pos {
				if k := first[i]; val[k] >= 0 && val[k] != p {
					ok = false
					break
				} else {
					val[k] = p
				}
			}
			if ok {
				f := 0
				for k := range val {
					f = f*sizes[k] + val[k]
				}
				s.at = append(s.at, f)
				s.vals = append(s.vals, e)
			}
		}
		for i := len(pos) - 1; i >= 0; i-- {
			if pos[i]++; pos[i] < axes[i].Size {
				continue next
			}
			pos[i] = 0
		}
	}
	return s
}

// expandContract multiplies factors two by two, in an order chosen by the
// number of nonzero components; intermediates are nodes, and so are shared.
func (u *Formulas) expandContract(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	c := n.pay.(*contraction)
	bad := c.coef
	if bad.Undefined() {
		bad = u.coef(bad)
	}
	for _, a := range args {
		if !bad.Undefined() && len(a) == 1 {
			bad = a[0]
		}
	}
	if bad.Undefined() { // a division by zero, whatever is divided
		r := make([]scalar.Expr, n.Size())
		for i := range r {
			r[i] = bad
		}
		return r, nil
	}
	if c.scalar() {
		factors := []scalar.Expr{u.coef(c.coef)}
		for _, a := range args {
			factors = append(factors, a...)
		}
		return []scalar.Expr{u.Pool.Mul(factors...)}, nil
	}
	if len(args) > 2 {
		i, j := u.bestPair(n, c, args)
		m, ops, err := u.splitPair(n, c, i, j)
		if err != nil {
			return nil, err
		}
		if len(m.args) < len(n.args) || m.op != OpContract || len(ops) == 2 {
			r := u.makeContract(c.coef, ops, c.out, c.sizes, n.axes)
			if r != n {
				return u.comps(r)
			}
		}
	}
	r := u.product(n, c, args)
	if r == nil {
		return nil, ErrOverBudget
	}
	return r, nil
}

// splitPair contracts factors i and j into a node of its own.
func (g *Graph) splitPair(n *Node, c *contraction, i, j int) (*Node, []Operand, error) {
	var keep []int
	var axes []index.Axis
	for _, k := range []int{i, j} {
		for x, l := range c.labels[k] {
			if slices.Contains(keep, l) {
				continue
			}
			used := slices.Contains(c.out, l)
			for o := range n.args {
				if o != i && o != j && slices.Contains(c.labels[o], l) {
					used = true
				}
			}
			if used {
				keep = append(keep, l)
				axes = append(axes, n.args[k].axes[x])
			}
		}
	}
	m := g.Contract(g.Pool.Int(1), []Operand{{n.args[i], c.labels[i]}, {n.args[j], c.labels[j]}}, keep, axes)
	var ops []Operand
	for o := range n.args {
		if o != i && o != j {
			ops = append(ops, Operand{n.args[o], c.labels[o]})
		}
	}
	return m, append(ops, Operand{m, keep}), nil
}

// bestPair is the pair whose product grows least.
func (g *Graph) bestPair(n *Node, c *contraction, args [][]scalar.Expr) (int, int) {
	nnz := make([]float64, len(args))
	for i, a := range args {
		for _, e := range a {
			if !e.IsNothing() {
				nnz[i]++
			}
		}
	}
	bi, bj := 0, 1
	best, bestWork := 0.0, 0.0
	first := true
	for i := range args {
		for j := i + 1; j < len(args); j++ {
			shared, out := 1.0, 1.0
			var seen []int
			for _, k := range []int{i, j} {
				for x, l := range c.labels[k] {
					if slices.Contains(seen, l) {
						continue
					}
					seen = append(seen, l)
					size := float64(n.args[k].axes[x].Size)
					if slices.Contains(c.labels[i], l) && slices.Contains(c.labels[j], l) {
						shared *= size
					}
					used := slices.Contains(c.out, l)
					for o := range args {
						used = used || o != i && o != j && slices.Contains(c.labels[o], l)
					}
					if used {
						out *= size
					}
				}
			}
			work := nnz[i] * nnz[j] / shared
			grow := min(out, work) - nnz[i] - nnz[j]
			if first || grow < best || grow == best && work < bestWork {
				bi, bj, best, bestWork, first = i, j, grow, work, false
			}
		}
	}
	return bi, bj
}

// product multiplies at most two factors (or, where planning does not help,
// any number, one after another) into row-major components.
func (u *Formulas) product(n *Node, c *contraction, args [][]scalar.Expr) []scalar.Expr {
	p := u.Pool
	cur := sparse{at: []int{0}, vals: []scalar.Expr{u.coef(c.coef)}}
	for k := range args {
		s := gatherSparse(c.labels[k], n.args[k].axes, args[k])
		last := k == len(args)-1
		keep := func(l int) bool {
			if slices.Contains(c.out, l) {
				return true
			}
			for o := k + 1; o < len(args); o++ {
				if slices.Contains(c.labels[o], l) {
					return true
				}
			}
			return false
		}
		if last {
			return u.scatterProduct(n, c, cur, s)
		}
		cur = u.join(cur, s, c.sizes, keep)
	}
	if len(args) == 0 {
		return u.scatterProduct(n, c, cur, sparse{at: []int{0}, vals: []scalar.Expr{p.Int(1)}})
	}
	return nil
}

// join is the product of two sparse factors summed over labels not kept.
func (u *Formulas) join(a, b sparse, sizes []int, keep func(int) bool) sparse {
	var out sparse
	for _, ls := range [][]int{a.labels, b.labels} {
		for _, l := range ls {
			if keep(l) && !slices.Contains(out.labels, l) {
				out.labels = append(out.labels, l)
			}
		}
	}
	terms := map[int][]scalar.Expr{}
	os := strides(out.labels, sizes)
	u.pairs(a, b, sizes, out.labels, os, func(at int, e scalar.Expr) {
		u.room(1, termBytes)
		terms[at] = append(terms[at], e)
	})
	for at := range terms {
		out.at = append(out.at, at)
	}
	slices.Sort(out.at)
	k := 0
	for _, at := range out.at {
		if e := u.Pool.Add(terms[at]...); !e.IsNothing() {
			out.at[k] = at
			out.vals = append(out.vals, e)
			k++
		}
	}
	out.at = out.at[:k]
	return out
}

// pairs calls f with every product of two matching components, and where it
// belongs among the labels out with strides os.
func (u *Formulas) pairs(a, b sparse, sizes, out, os []int, f func(at int, e scalar.Expr)) {
	var shared []int
	for _, l := range a.labels {
		if slices.Contains(b.labels, l) {
			shared = append(shared, l)
		}
	}
	sa, sb := strides(a.labels, sizes), strides(b.labels, sizes)
	split := func(s sparse, st []int, at int) (key int) {
		for _, l := range shared {
			k := slices.Index(s.labels, l)
			key = key*sizes[l] + at/st[k]%sizes[l]
		}
		return key
	}
	place := func(s sparse, st []int, at int, skip bool) int {
		pos := 0
		for k, l := range s.labels {
			if skip && slices.Contains(shared, l) {
				continue
			}
			if o := slices.Index(out, l); o >= 0 {
				pos += at / st[k] % sizes[l] * os[o]
			}
		}
		return pos
	}
	// The components of b by key, in lists: where each begins, and what is next.
	u.room(len(b.at), pairBytes)
	first, list := map[int]int{}, make([]struct{ pos, next int }, len(b.at))
	for i := len(b.at) - 1; i >= 0; i-- {
		key := split(b, sb, b.at[i])
		list[i].pos, list[i].next = place(b, sb, b.at[i], true), first[key]
		first[key] = i + 1
	}
	for i, at := range a.at {
		if u.overBudget() {
			return
		}
		pos := place(a, sa, at, false)
		for k := first[split(a, sa, at)] - 1; k >= 0; k = list[k].next - 1 {
			f(pos+list[k].pos, u.Pool.Mul(a.vals[i], b.vals[k]))
		}
	}
}

// scatterProduct is the last product, laid out over the node's axes: repeated
// labels fill a diagonal, uncovered ones every position.
func (u *Formulas) scatterProduct(n *Node, c *contraction, a, b sparse) []scalar.Expr {
	var labels []int // distinct labels of out
	for _, l := range c.out {
		if !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
	}
	os := strides(labels, c.sizes)
	size := 1
	for _, l := range labels {
		size *= c.sizes[l]
	}
	plain := len(labels) == len(c.out)
	fill := func(at int) (int, int) { return at, 1 }
	if plain {
		fill = u.symmetricFill(n)
	}
	terms := make([][]scalar.Expr, size)
	u.pairs(a, b, c.sizes, labels, os, func(at int, e scalar.Expr) {
		if from, sign := fill(at); from == at && sign != 0 {
			u.room(1, exprBytes)
			terms[at] = append(terms[at], e)
		}
	})
	// uncovered labels: copy along them
	var free []int
	for k, l := range labels {
		if !slices.Contains(a.labels, l) && !slices.Contains(b.labels, l) {
			free = append(free, k)
		}
	}
	sums := make([]scalar.Expr, size)
	for at := range sums {
		if len(terms[at]) > 0 {
			sums[at] = u.Pool.Add(terms[at]...)
		}
	}
	if plain {
		for at := range sums {
			src := at
			for _, k := range free {
				src -= at / os[k] % c.sizes[labels[k]] * os[k]
			}
			if from, sign := fill(src); from != at {
				sums[at] = u.signed(sums[from], sign)
			}
		}
		return sums
	}
	r := make([]scalar.Expr, n.Size())
	as := strides(iota0(len(c.out)), outSizes(c))
	for at := range sums {
		src := at
		for _, k := range free {
			src -= at / os[k] % c.sizes[labels[k]] * os[k]
		}
		to := 0
		for i, l := range c.out {
			k := slices.Index(labels, l)
			to += at / os[k] % c.sizes[l] * as[i]
		}
		r[to] = sums[src]
	}
	return r
}
