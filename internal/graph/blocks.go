package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Pack lays blocks on one slot: part b has the plain axes of block b of chart
// a.Chart where the result has the slot a, at position axis.
func (g *Graph) Pack(axis int, a index.Axis, parts []*Node) *Node {
	c := a.Chart
	nd := len(c.Blocks[0].Dims)
	axes := append(slices.Clone(parts[0].axes[:axis]), a)
	axes = append(axes, parts[0].axes[axis+nd:]...)
	zero := true
	for _, p := range parts {
		zero = zero && p.op == OpZero
	}
	if zero {
		return g.Zero(axes)
	}
	if p := parts[0]; p.op == OpBlock && g.isPackOf(p.args[0], axis, parts) && sameAxes(p.args[0].axes, axes) {
		return p.args[0]
	}
	if len(c.Blocks) == 1 && nd == 1 {
		return g.Cast(parts[0], axes)
	}
	return g.intern(OpPack, axes, &axisOp{axis: axis, chart: c}, parts...)
}

func (g *Graph) isPackOf(x *Node, axis int, parts []*Node) bool {
	for b, p := range parts {
		if p.op != OpBlock || p.args[0] != x || p.Axis() != axis || p.Block() != b {
			return false
		}
	}
	return true
}

// BlockOf is one block of a slot over a chart: the block's dims, plain, stand
// in the slot's place.
func (g *Graph) BlockOf(x *Node, axis, block int) *Node {
	c := x.axes[axis].Chart
	p := &axisOp{axis: axis, block: block, chart: c}
	axes := resultAxes(OpBlock, p, x)
	if n := x.row().block(g, x, axis, block, axes); n != nil {
		return n
	}
	if len(c.Blocks) == 1 && len(c.Blocks[0].Dims) == 1 {
		return g.Cast(x, axes)
	}
	return g.intern(OpBlock, axes, p, x)
}

// hasPack reports that blocks can be taken deeper.
func (g *Graph) hasPack(x *Node) bool {
	switch x.op {
	case OpPack, OpZero:
		return true
	case OpSum:
		for _, a := range x.args {
			if g.hasPack(a) {
				return true
			}
		}
	case OpContract:
		if structured(x) || len(x.args) == 0 {
			return true
		}
		for _, a := range x.args {
			if g.hasPack(a) {
				return true
			}
		}
	}
	return false
}

// blockOfPack is the part that was packed, or the block of every part.
func (g *Graph) blockOfPack(x *Node, axis, block int, _ []index.Axis) *Node {
	pk := x.pay.(*axisOp)
	if pk.axis == axis {
		return x.args[block]
	}
	shift := len(x.axes[axis].Chart.Blocks[block].Dims) - 1
	parts := make([]*Node, len(x.args))
	for b, p := range x.args {
		at := axis
		if axis > pk.axis {
			at += len(pk.chart.Blocks[b].Dims) - 1
		}
		parts[b] = g.BlockOf(p, at, block)
	}
	at := pk.axis
	if axis < pk.axis {
		at += shift
	}
	return g.Pack(at, x.axes[pk.axis], parts)
}

// blockOfContract splits the label on an axis into the block's own labels.
func (g *Graph) blockOfContract(x *Node, axis, block int, axes []index.Axis) *Node {
	c := x.pay.(*contraction)
	l := c.out[axis]
	for i, o := range c.out {
		if i != axis && o == l {
			return g.blockOfDelta(x, axis, i, block)
		}
	}
	if !g.hasPack(x) && len(x.args) > 1 {
		return nil
	}
	for k, a := range x.args { // the label must sit on slots of the same chart
		for i, m := range c.labels[k] {
			if m == l && a.axes[i].Chart != x.axes[axis].Chart && (len(x.args) == 1 || a.axes[i].Chart != nil) {
				return nil
			}
		}
	}
	nd := len(x.axes[axis].Chart.Blocks[block].Dims)
	fresh := make([]int, nd)
	for i := range fresh {
		fresh[i] = len(c.sizes) + i
	}
	ops := make([]Operand, len(x.args))
	for k, a := range x.args {
		ops[k] = g.splitLabel(a, c.labels[k], l, x.axes[axis].Chart, block, fresh)
	}
	out := slices.Concat(c.out[:axis], fresh, c.out[axis+1:])
	return g.Contract(c.coef, ops, out, axes)
}

// splitLabel takes the block of every axis of a that carries l; a plain axis in
// a slot's place is taken for the slot.
func (g *Graph) splitLabel(a *Node, labels []int, l int, c *index.Chart, block int, fresh []int) Operand {
	ls := slices.Clone(labels)
	for i := len(ls) - 1; i >= 0; i-- {
		if ls[i] == l {
			if a.axes[i].Chart == nil {
				a = g.Cast(a, withAxis(a.axes, i, index.UpOver(c)))
			}
			a = g.BlockOf(a, i, block)
			ls = slices.Concat(ls[:i], fresh, ls[i+1:])
		}
	}
	return Operand{a, ls}
}

// blockOfDelta takes a block of one side of a diagonal: the other side keeps
// its slot, which is zero outside the block.
func (g *Graph) blockOfDelta(x *Node, axis, other, block int) *Node {
	ch := x.axes[other].Chart
	if ch == nil || ch != x.axes[axis].Chart {
		return nil
	}
	c := x.pay.(*contraction)
	l := c.out[axis]
	for k, a := range x.args {
		for i, m := range c.labels[k] {
			if m == l && a.axes[i].Chart != ch {
				return nil
			}
		}
	}
	for i, o := range c.out { // three or more on one diagonal: leave it
		if o == l && i != axis && i != other {
			return nil
		}
	}
	parts := make([]*Node, len(ch.Blocks))
	dims := blockAxes(ch, block)
	for b := range parts {
		axes := make([]index.Axis, 0, len(x.axes)+4)
		var out []int
		fresh := iota0(len(ch.Blocks[b].Dims))
		for i := range fresh {
			fresh[i] += len(c.sizes)
		}
		for i, a := range x.axes {
			switch i {
			case axis:
				axes = append(axes, dims...)
				out = append(out, fresh...)
			case other:
				axes = append(axes, blockAxes(ch, b)...)
				out = append(out, fresh...)
			default:
				axes = append(axes, a)
				out = append(out, c.out[i])
			}
		}
		if b != block {
			parts[b] = g.Zero(axes)
			continue
		}
		ops := make([]Operand, len(x.args))
		for k, a := range x.args {
			ops[k] = g.splitLabel(a, c.labels[k], l, ch, block, fresh)
		}
		parts[b] = g.Contract(c.coef, ops, out, axes)
	}
	at := other
	if axis < other {
		at += len(dims) - 1
	}
	return g.Pack(at, x.axes[other], parts)
}
