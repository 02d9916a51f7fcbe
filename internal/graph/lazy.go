package graph

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// lone names one component of a node.
type lone struct {
	n  *Node
	at int
}

// maxLoneTerms bounds the terms that one component of a contraction sums over
// before all components, which share partial products, are cheaper.
const maxLoneTerms = 1 << 12

// loneComp is one component of n: only what it rests on is expanded, so that
// asking for R[t,r,t,r] computes that component and no other. What has been
// expanded whole is read from there.
func (g *Graph) loneComp(n *Node, at int) (scalar.Expr, error) {
	if c, ok := g.memo.comps[n]; ok {
		return c[at], nil
	}
	key := lone{n, at}
	if e, ok := g.memo.lone[key]; ok {
		return e, nil
	}
	e, ok, err := n.row().oneOfFormula(g, n, at)
	if err == nil && !ok {
		var c []scalar.Expr
		if c, err = g.comps(n); err == nil {
			e = c[at]
		}
	}
	if err != nil {
		return scalar.Expr{}, err
	}
	if g.overBudget() {
		return scalar.Expr{}, ErrOverBudget
	}
	if g.memo.lone == nil {
		g.memo.lone = map[lone]scalar.Expr{}
	}
	g.memo.lone[key] = e
	return e, nil
}

// onlyAll: one component alone is not cheaper.
func onlyAll(*Graph, *Node, int) (scalar.Expr, bool, error) { return scalar.Expr{}, false, nil }

// componentOf is the position in the whole of a position in a Component node.
func componentOf(n *Node, at int) int {
	a := n.args[0]
	kept := unflat(n.axes, at)
	full := 0
	k := 0
	for i, p := range n.Pos() {
		if p < 0 {
			p = kept[k]
			k++
		}
		full = full*a.axes[i].Size + p
	}
	return full
}

// loneContract sums the products of one component of a contraction, factors
// that are zero first found.
func (g *Graph) loneContract(n *Node, at int) (scalar.Expr, bool, error) {
	c := n.pay.(*contraction)
	p := g.Pool
	if c.coef.Undefined() {
		return scalar.Expr{}, false, nil
	}
	value := make([]int, len(c.sizes))
	for l := range value {
		value[l] = -1
	}
	for i, x := range unflat(n.axes, at) {
		l := c.out[i]
		if value[l] >= 0 && value[l] != x {
			return scalar.Expr{}, true, nil // off the diagonal of a delta
		}
		value[l] = x
	}
	var summed []int
	terms := 1
	for _, labels := range c.labels {
		for _, l := range labels {
			if value[l] < 0 {
				value[l] = 0
				summed = append(summed, l)
				if terms *= c.sizes[l]; terms > maxLoneTerms {
					return scalar.Expr{}, false, nil
				}
			}
		}
	}
	for _, a := range n.args { // a division by zero, whatever is divided
		if a.Size() == 1 {
			if e, err := g.loneComp(a, 0); err != nil || e.Undefined() {
				return scalar.Expr{}, false, err
			}
		}
	}
	var sum []scalar.Expr
	factors := make([]scalar.Expr, 0, len(n.args)+1)
next:
	for range terms {
		factors = append(factors[:0], c.coef)
		zero := false
		for k, a := range n.args {
			e, err := g.loneComp(a, flatOf(a.axes, c.labels[k], value))
			if err != nil {
				return e, true, err
			}
			if zero = e.IsZero(); zero {
				break
			}
			factors = append(factors, e)
		}
		if !zero {
			sum = append(sum, p.Mul(factors...))
		}
		for i := len(summed) - 1; i >= 0; i-- {
			l := summed[i]
			if value[l]++; value[l] < c.sizes[l] {
				continue next
			}
			value[l] = 0
		}
	}
	return p.Add(sum...), true, nil
}

// flatOf is a factor's position for given values of its labels.
func flatOf(axes []index.Axis, labels, value []int) int {
	f := 0
	for i, l := range labels {
		f = f*axes[i].Size + value[l]
	}
	return f
}
