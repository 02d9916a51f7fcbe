package graph

// Inverses of diagonal and block-diagonal matrices, entry by entry.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// inverseDiagonal inverts multiples of delta and diagonals entry by entry, and
// packed blocks of them block by block.
func (g *Graph) inverseDiagonal(x *Node, axes []index.Axis) *Node {
	if x.op == OpPack {
		return g.inversePacked(x, axes)
	}
	if x.op == OpContract && len(x.args) == 0 {
		c := x.pay.(*contraction)
		if half := len(c.out) / 2; isDiagonal(c.out) && half > 0 {
			return g.Contract(g.Pool.Rcp(c.coef), nil, c.out, axes)
		}
		return nil
	}
	v := g.diagonal(x)
	if v == nil {
		return nil
	}
	ls := iota0(len(v.axes))
	return g.Contract(g.Pool.Int(1), []Operand{{g.Map(g.Pool.Rcp(g.Pool.Arg(0)), v), ls}}, append(ls, ls...), axes)
}

// isDiagonal reports result labels i j … i j …: zero off a diagonal.
func isDiagonal(out []int) bool {
	half := len(out) / 2
	return len(out)%2 == 0 && sameInts(out[:half], out[half:]) && distinct(out[:half])
}

// diagonal is the node of the entries of a matrix that is zero off its
// diagonal, over plain axes; nil when it is not known to be one.
func (g *Graph) diagonal(x *Node) *Node {
	switch x.op {
	case OpContract:
		c := x.pay.(*contraction)
		if !isDiagonal(c.out) || len(c.out) == 0 {
			return nil
		}
		half := len(c.out) / 2
		plain := make([]index.Axis, half)
		for i, l := range c.out[:half] {
			plain[i] = index.PlainAxis(c.sizes[l])
		}
		ops := make([]Operand, len(x.args))
		for i, a := range x.args {
			ops[i] = Operand{a, c.labels[i]}
		}
		return g.Contract(c.coef, ops, c.out[:half], plain)
	case OpSum:
		terms := make([]Term, len(x.args))
		for i, k := range x.SumCoefs() {
			d := g.diagonal(x.args[i])
			if d == nil {
				return nil
			}
			terms[i] = Term{k, d}
		}
		return g.Sum(terms...)
	default: // every other operation: not known to be zero off the diagonal
		return nil
	}
}

// inversePacked inverts a matrix of blocks with one nonzero, diagonal block in
// every row and column: what maps that act block by block have as Jacobian.
func (g *Graph) inversePacked(x *Node, axes []index.Axis) *Node {
	rows, cols := x.axes[0].Chart, x.axes[1].Chart
	if rows == nil || cols == nil || len(rows.Blocks) != len(cols.Blocks) {
		return nil
	}
	nb := len(rows.Blocks)
	inv := make([][]*Node, nb) // inv[col][row]
	for i := range inv {
		inv[i] = make([]*Node, nb)
	}
	taken := make([]bool, nb)
	for r := range nb {
		found := false
		for c := range nb {
			blk := g.BlockOf(g.BlockOf(x, 0, r), len(rows.Blocks[r].Dims), c)
			if blk.op == OpZero {
				continue
			}
			if found || taken[c] || !slices.Equal(rows.Blocks[r].Dims, cols.Blocks[c].Dims) {
				return nil
			}
			found, taken[c] = true, true
			if len(blk.axes) == 0 {
				inv[c][r] = g.Map(g.Pool.Rcp(g.Pool.Arg(0)), blk)
				continue
			}
			n := g.inverseDiagonal(blk, blk.axes)
			if n == nil {
				return nil
			}
			inv[c][r] = n
		}
		if !found {
			return nil
		}
	}
	packed := make([]*Node, nb)
	for c := range nb {
		dims := blockAxes(cols, c)
		for r := range nb {
			if inv[c][r] == nil {
				inv[c][r] = g.Zero(slices.Concat(dims, blockAxes(rows, r)))
			}
		}
		packed[c] = g.Pack(len(dims), axes[1], inv[c])
	}
	return g.Pack(0, axes[0], packed)
}
