package graph

import "math"

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
		total += g.nodeCost(n)
		if n.op == OpAt || n.op == OpNative || n.op == OpEig {
			return
		}
		for _, a := range n.args {
			visit(a)
		}
		if n.op == OpMapVector || n.op == OpImplicit {
			for _, f := range n.Map().Forward {
				visit(f)
			}
		}
	}
	visit(x)
	return total
}

const maxSlot = 16

func (g *Graph) nodeCost(n *Node) float64 {
	inf := math.Inf(1)
	for _, a := range n.axes {
		if a.Chart != nil && a.Size > maxSlot || a.Size < 0 && n.op != OpEig {
			return inf
		}
	}
	size := float64(n.Size())
	switch n.op {
	case OpExpM, OpExpMFrechet:
		return inf
	case OpEig:
		for _, a := range n.axes {
			if a.Size < 0 {
				return inf
			}
		}
		return size
	case OpContract:
		c := n.pay.(*contraction)
		if len(n.args) == 0 || !reduces(c) && len(n.args) == 1 {
			return size
		}
		return planCost(n, c)
	case OpMap:
		return size * float64(g.Pool.Size(n.Body()))
	case OpPartial:
		if n.Chart().Dim > maxSlot {
			return inf
		}
		return 4 * size
	case OpInverse, OpSolve, OpDet, OpLogDet:
		d := float64(n.args[0].axes[0].Size)
		if d > maxSlot {
			return inf
		}
		return d * d * d
	case OpPick:
		return size * float64(n.axes[n.Axis()].Size)
	case OpReduce, OpGather, OpScatter, OpBlock, OpComponent:
		return size + float64(n.args[0].Size())
	}
	return size
}

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
