package graph

import (
	"math"
	"slices"
)

// cost estimates the scalar operations of expanding x by components, infinite
// where the array tier must take over.
func (g *Graph) cost(x *Node) float64 {
	seen := map[*Node]bool{}
	total := 0.0
	var visit func(n *Node)
	visit = func(n *Node) {
		if seen[n] || math.IsInf(total, 1) {
			return
		}
		seen[n] = true
		if tooLarge(n) {
			total = math.Inf(1)
			return
		}
		own, expands := n.row().cost(g, n)
		total += own
		for _, a := range expands {
			visit(a)
		}
	}
	visit(x)
	return total
}

const maxSlot = 16

// tooLarge reports a slot over a large chart, or an axis whose size only a run
// gives.
func tooLarge(n *Node) bool {
	for _, a := range n.axes {
		if a.Chart != nil && a.Size > maxSlot || a.Size < 0 {
			return true
		}
	}
	return false
}

// costs is a cost of an operation's own, beside what its arguments cost.
func costs(own func(g *Graph, n *Node) float64) func(*Graph, *Node) (float64, []*Node) {
	return func(g *Graph, n *Node) (float64, []*Node) { return own(g, n), n.args }
}

// costsItself: its components are variables, and nothing in it is expanded.
func costsItself(_ *Graph, n *Node) (float64, []*Node) { return float64(n.Size()), nil }

// costsOfMap: a map's expressions are expanded too.
func costsOfMap(_ *Graph, n *Node) (float64, []*Node) {
	return float64(n.Size()), slices.Concat(n.args, n.Map().Forward)
}

// oneEach, oneEachAndOfArg and unaffordable are costs of an operation's own.
func oneEach(_ *Graph, n *Node) float64         { return float64(n.Size()) }
func oneEachAndOfArg(_ *Graph, n *Node) float64 { return float64(n.Size()) + float64(n.args[0].Size()) }
func unaffordable(*Graph, *Node) float64        { return math.Inf(1) }

// planCost is the work of multiplying dense factors two by two, the pair that
// grows least first.
func planCost(n *Node, c *contraction) float64 {
	count := make([]int, len(c.sizes)) // operands and result that carry a label
	var sets [][]bool
	carry := func(ls []int) []bool {
		s := make([]bool, len(c.sizes))
		for _, l := range ls {
			s[l] = true
		}
		for l, b := range s {
			count[l] += b2i(b)
		}
		return s
	}
	carry(c.out)
	for _, ls := range c.labels {
		sets = append(sets, carry(ls))
	}
	size := func(s []bool) float64 {
		w := 1.0
		for l, b := range s {
			if b {
				w *= float64(c.sizes[l])
			}
		}
		return w
	}
	join := func(a, b []bool) (all, keep []bool) {
		all, keep = make([]bool, len(a)), make([]bool, len(a))
		for l := range a {
			all[l] = a[l] || b[l]
			keep[l] = all[l] && count[l] > b2i(a[l])+b2i(b[l])
		}
		return all, keep
	}
	total := 0.0
	if len(sets) == 1 {
		return size(sets[0])
	}
	for len(sets) > 1 {
		bi, bj, best := 0, 1, math.Inf(1)
		for i := range sets {
			for j := i + 1; j < len(sets); j++ {
				_, keep := join(sets[i], sets[j])
				if grow := size(keep) - size(sets[i]) - size(sets[j]); grow < best {
					bi, bj, best = i, j, grow
				}
			}
		}
		all, keep := join(sets[bi], sets[bj])
		total += size(all)
		for l := range keep {
			count[l] -= b2i(sets[bi][l]) + b2i(sets[bj][l]) - b2i(keep[l])
		}
		sets[bi] = keep
		sets = append(sets[:bj], sets[bj+1:]...)
	}
	return total
}
