package graph

// One block of a slot out of a product: over charts of several blocks,
// contractions split block by block.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

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
	default: // every other operation keeps its blocks to itself
	}
	return false
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
