package graph

// Products with pushed and pulled objects. A pushed Hessian is a composition of
// a product of Jacobians and second derivatives; contracted with a vector it is
// two Jacobian-vector products and one derivative along a vector, whatever the
// dimension, once the composition is taken into the product.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// composedChain is chain, seen through a composition.
func composedChain(n *Node) (e *Node, c *index.Chart, order int) {
	if n.op == OpCompose {
		if e, c, order = chain(n.args[0]); order > 0 && c == n.Chart() {
			return e, c, order
		}
		return n, nil, 0
	}
	return chain(n)
}

// openComposed takes compositions of products and sums over large slots that
// are contracted with something into the product: it reports that it has.
func (p *product) openComposed() bool {
	g := p.l.g
	for k, o := range p.ops {
		if o.Node.op != OpCompose || !p.contractsLarge(k) {
			continue
		}
		e, c, repl := o.Node.args[0], o.Node.Chart(), o.Node.args[1:]
		if e.op != OpContract && e.op != OpSum {
			continue
		}
		args := make([]*Node, len(e.args))
		for i, a := range e.args {
			args[i] = g.Compose(a, c, repl)
		}
		if e.op == OpSum {
			p.ops[k].Node = g.rebuild(e, args, nil)
			return true
		}
		// the factors themselves, under labels of their own
		ct := e.pay.(*contraction)
		labels := make([]int, len(ct.sizes))
		for l := range labels {
			labels[l] = p.fresh()
		}
		for i, l := range ct.out {
			if !slices.Contains(ct.out[:i], l) {
				labels[l] = o.Labels[i]
			}
		}
		if !distinct(ct.out) {
			continue
		}
		p.ops = slices.Delete(slices.Clone(p.ops), k, k+1)
		for i, a := range args {
			ls := make([]int, len(ct.labels[i]))
			for j, l := range ct.labels[i] {
				ls[j] = labels[l]
			}
			p.ops = append(p.ops, Operand{a, ls})
		}
		p.coef = g.Pool.Mul(p.coef, ct.coef)
		return true
	}
	return false
}

func (p *product) fresh() int {
	for _, o := range p.ops {
		for _, l := range o.Labels {
			p.next = max(p.next, l+1)
		}
	}
	for _, l := range p.out {
		p.next = max(p.next, l+1)
	}
	p.next++
	return p.next - 1
}

// contractsLarge reports that a slot of operand k over a large chart is summed
// with another operand.
func (p *product) contractsLarge(k int) bool {
	for i, a := range p.ops[k].Node.axes {
		if a.Chart == nil || a.Chart.Dim <= maxSlot {
			continue
		}
		if _, _, ok := p.partner(k, p.ops[k].Labels[i]); ok {
			return true
		}
	}
	return false
}

// absorb multiplies a few vectors into a matrix that is no derivative to be
// taken along them, so that what the matrix gives can be such a direction.
func (p *product) absorb() bool {
	g := p.l.g
	if len(p.ops) < 3 {
		return false
	}
	for k, o := range p.ops {
		if _, _, order := composedChain(o.Node); order > 0 || len(o.Node.axes) < 2 {
			continue
		}
		for i, a := range o.Node.axes {
			if a.Chart == nil || a.Chart.Dim <= maxSlot {
				continue
			}
			v, axis, ok := p.partner(k, o.Labels[i])
			if !ok || p.width(v, axis) > maxSlot || p.width(k, i) <= maxSlot {
				continue
			}
			if _, _, order := composedChain(p.ops[v].Node); order > 0 {
				continue
			}
			vec := p.ops[v]
			out := slices.Delete(slices.Clone(o.Labels), i, i+1)
			axes := withoutAxis(o.Node.axes, i)
			whole := distinct(o.Labels)
			for j, l := range vec.Labels {
				whole = whole && (j == axis || !slices.Contains(o.Labels, l))
				if j != axis {
					out, axes = append(out, l), append(axes, vec.Node.axes[j])
				}
			}
			if !whole {
				continue
			}
			u, err := p.l.lower(g.Contract(g.one(), []Operand{o, vec}, out, axes))
			if err != nil {
				continue
			}
			rest := slices.Clone(p.ops)
			for _, d := range []int{max(k, v), min(k, v)} {
				rest = slices.Delete(rest, d, d+1)
			}
			p.ops = append(rest, Operand{u, out})
			return true
		}
	}
	return false
}

// standIn is a constant of v's shape that is replaced by v later: a vector along
// which a field of another chart is differentiated before it is composed.
func (g *Graph) standIn(v *Node, later map[*Node]*Node) *Node {
	axes := make([]index.Axis, len(v.axes))
	for i, a := range v.axes {
		axes[i] = index.PlainAxis(a.Size)
	}
	s := g.Param(&Param{ID: -1, Name: "direction", Axes: axes})
	later[s] = g.Cast(v, axes)
	return s
}

// replaceLeaves puts nodes in the place of others.
func (g *Graph) replaceLeaves(x *Node, by map[*Node]*Node) *Node {
	memo := map[*Node]*Node{}
	var do func(n *Node) *Node
	do = func(n *Node) *Node {
		if r, ok := by[n]; ok {
			return r
		}
		if len(n.args) == 0 || len(n.params) == 0 {
			return n
		}
		if r, ok := memo[n]; ok {
			return r
		}
		args := make([]*Node, len(n.args))
		for i, a := range n.args {
			args[i] = do(a)
		}
		r := g.rebuild(n, args, nil)
		memo[n] = r
		return r
	}
	return do(x)
}
