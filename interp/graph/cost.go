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
		big := size
		for _, a := range n.args {
			big = max(big, float64(a.Size()))
		}
		if len(n.args) == 0 || !reduces(c) && len(n.args) == 1 {
			return size
		}
		sum := 1.0
		if len(n.args) <= 2 {
			all := 1.0
			for _, s := range c.sizes {
				all *= float64(s)
			}
			return all
		}
		for l, s := range c.sizes {
			if c.sizes[l] > 1 {
				sum = max(sum, float64(s))
			}
		}
		return float64(len(n.args)) * big * sum
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
