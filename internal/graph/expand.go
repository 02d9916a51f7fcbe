package graph

import "github.com/seed2d4d80ff/geo/internal/scalar"

// expandMoved copies components to their places, and adds those that meet.
func (g *Graph) expandMoved(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	r := make([]scalar.Expr, n.Size())
	n.Moves(func(to, arg, from int) {
		if x := args[arg][from]; r[to].IsZero() {
			r[to] = x
		} else {
			r[to] = g.Pool.Add(r[to], x)
		}
	})
	return r, nil
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

func (g *Graph) expandReduce(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p := g.Pool
	var r []scalar.Expr
	lanes(n.args[0], n.Axis(), args[0], func(lane []scalar.Expr, _ func(int) int) {
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
	return r, nil
}

// expandPick: 1 where the element beats all before it and is not beaten after.
func (g *Graph) expandPick(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p := g.Pool
	less, leq := scalar.KernelByName("less"), scalar.KernelByName("lesseq")
	r := make([]scalar.Expr, n.Size())
	lanes(n.args[0], n.Axis(), args[0], func(lane []scalar.Expr, at func(int) int) {
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
	return r, nil
}

func outSizes(c *contraction) []int {
	s := make([]int, len(c.out))
	for i, l := range c.out {
		s[i] = c.sizes[l]
	}
	return s
}
