package graph

import (
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

func (g *Graph) expandPack(n *Node) ([]scalar.Expr, error) {
	ax := n.Axis()
	outer := sizeOf(n.axes[:ax])
	inner := sizeOf(n.axes[ax+1:])
	r := make([]scalar.Expr, 0, n.Size())
	parts := make([][]scalar.Expr, len(n.args))
	for b, a := range n.args {
		var err error
		if parts[b], err = g.comps(a); err != nil {
			return nil, err
		}
	}
	for o := range outer {
		for b := range parts {
			w := n.Chart().Blocks[b].Size * inner
			r = append(r, parts[b][o*w:(o+1)*w]...)
		}
	}
	return r, nil
}

// expandView copies components: Gather, Scatter, Component, Block.
func (g *Graph) expandView(n *Node, x []scalar.Expr) []scalar.Expr {
	a := n.args[0]
	if n.op == OpComponent {
		var r []scalar.Expr
		pos := n.Pos()
		for f := range x {
			at := unflat(a.axes, f)
			ok := true
			for k, p := range pos {
				if p >= 0 && at[k] != p {
					ok = false
					break
				}
			}
			if ok {
				r = append(r, x[f])
			}
		}
		return r
	}
	ax := n.Axis()
	outer, inner := sizeOf(a.axes[:ax]), sizeOf(a.axes[ax+1:])
	size := a.axes[ax].Size
	switch n.op {
	case OpGather:
		r := make([]scalar.Expr, 0, n.Size())
		for o := range outer {
			for _, i := range n.Idx() {
				at := (o*size + i) * inner
				r = append(r, x[at:at+inner]...)
			}
		}
		return r
	case OpScatter:
		r := make([]scalar.Expr, n.Size())
		to := n.axes[ax].Size
		for o := range outer {
			for k, i := range n.Idx() {
				for j := range inner {
					at := (o*to+i)*inner + j
					r[at] = g.Pool.Add(r[at], x[(o*size+k)*inner+j])
				}
			}
		}
		return r
	}
	bl := n.Chart().Blocks[n.Block()]
	r := make([]scalar.Expr, 0, n.Size())
	for o := range outer {
		at := (o*size + bl.Offset) * inner
		r = append(r, x[at:at+bl.Size*inner]...)
	}
	return r
}

// lanes calls f with the components along an axis, one lane after another.
func lanes(a *Node, ax int, x []scalar.Expr, f func(lane []scalar.Expr, at func(k int) int)) {
	inner, size := sizeOf(a.axes[ax+1:]), a.axes[ax].Size
	outer := sizeOf(a.axes[:ax])
	lane := make([]scalar.Expr, size)
	for o := range outer {
		for j := range inner {
			at := func(k int) int { return (o*size+k)*inner + j }
			for k := range lane {
				lane[k] = x[at(k)]
			}
			f(lane, at)
		}
	}
}

func (g *Graph) expandReduce(n *Node, x []scalar.Expr) []scalar.Expr {
	p := g.Pool
	var r []scalar.Expr
	lanes(n.args[0], n.Axis(), x, func(lane []scalar.Expr, _ func(int) int) {
		if n.Reduction() == Prod {
			r = append(r, p.Mul(lane...))
			return
		}
		k := scalar.KernelByName(n.Reduction().String())
		v := lane[0]
		for _, e := range lane[1:] {
			if n.Reduction() == LogSumExp { // log(e^v + e^w) = v + softplus(w - v), which never overflows
				v = p.Add(v, p.Call(scalar.KernelByName("softplus"), p.Sub(e, v)))
			} else {
				v = p.Call(k, v, e)
			}
		}
		r = append(r, v)
	})
	return r
}

// expandPick: 1 where the element beats all before it and is not beaten after.
func (g *Graph) expandPick(n *Node, x []scalar.Expr) []scalar.Expr {
	p := g.Pool
	less, leq := scalar.KernelByName("less"), scalar.KernelByName("lesseq")
	r := make([]scalar.Expr, n.Size())
	lanes(n.args[0], n.Axis(), x, func(lane []scalar.Expr, at func(int) int) {
		for k := range lane {
			v := p.Int(1)
			for j := range lane {
				lo, hi := lane[j], lane[k]
				if n.Reduction() == Min {
					lo, hi = hi, lo
				}
				if j < k {
					v = p.Mul(v, p.Call(less, lo, hi))
				} else if j > k {
					v = p.Mul(v, p.Call(leq, lo, hi))
				}
			}
			r[at(k)] = v
		}
	})
	return r
}

func outSizes(c *contraction) []int {
	s := make([]int, len(c.out))
	for i, l := range c.out {
		s[i] = c.sizes[l]
	}
	return s
}
