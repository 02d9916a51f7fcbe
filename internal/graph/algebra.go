package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Inverse of a square node with axes (a, b) has axes (dual b, dual a):
// A_ij B^jk = delta_i^k.
func (g *Graph) Inverse(x *Node) *Node {
	axes := resultAxes(OpInverse, nil, x)
	if n := g.inverseDiagonal(x, axes); n != nil {
		return n
	}
	if x.op == OpInverse && sameAxes(axes, x.args[0].axes) {
		return x.args[0]
	}
	if x.op == OpAt {
		return g.At(g.Inverse(x.args[0]), x.Point())
	}
	return g.intern(OpInverse, axes, nil, x)
}

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
	}
	return nil
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

// Transpose swaps the two axes of a matrix.
func (g *Graph) Transpose(x *Node) *Node { return g.Permute(x, []int{1, 0}) }

// Det is the determinant of the component matrix of a square node. With one up
// and one down slot it is a scalar; otherwise a density.
func (g *Graph) Det(x *Node) *Node {
	if x.op == OpZero {
		return g.Zero(nil)
	}
	if x.op == OpContract && len(x.args) == 0 && deltaLike(x.pay.(*contraction)) {
		return g.Number(g.Pool.PowInt(x.pay.(*contraction).coef, x.axes[0].Size))
	}
	return g.intern(OpDet, nil, nil, x)
}

// LogDet is log |det x|.
func (g *Graph) LogDet(x *Node) *Node {
	return g.intern(OpLogDet, nil, nil, x)
}

// Solve is x with A x = b, A's first axis being b's first: A_ij x^j = b_i. The
// result has the dual of A's second axis first, then b's other axes.
func (g *Graph) Solve(a, b *Node) *Node {
	axes := resultAxes(OpSolve, nil, a, b)
	if b.op == OpZero {
		return g.Zero(axes)
	}
	if inv := g.inverseDiagonal(a, []index.Axis{a.axes[1].Dual(), a.axes[0].Dual()}); inv != nil {
		ls := iota0(len(b.axes) + 1)
		out := append([]int{0}, ls[2:]...)
		return g.Contract(g.Pool.Int(1), []Operand{{inv, []int{0, 1}}, {b, ls[1:]}}, out, axes)
	}
	return g.intern(OpSolve, axes, nil, a, b)
}

// ExpM is the matrix exponential of a linear map (up and down slot in either
// order) or a square plain array.
func (g *Graph) ExpM(x *Node) *Node {
	if x.op == OpZero {
		return g.Contract(g.Pool.Int(1), nil, []int{0, 0}, x.axes)
	}
	return g.intern(OpExpM, x.axes, nil, x)
}

// ExpMFrechet is the k-th Fréchet derivative of expm at a along directions es,
// symmetric and linear in them; es[i] has leads[i] plain axes before a's two,
// and the result has all of them, in order, before a's axes.
//
// Higham and Relton, "Higher order Fréchet derivatives of matrix functions and
// the level-2 condition number", SIAM J. Matrix Anal. 35 (2014).
func (g *Graph) ExpMFrechet(a *Node, es []*Node, leads []int) *Node {
	args := append([]*Node{a}, es...)
	axes := resultAxes(OpExpMFrechet, leads, args...)
	for _, e := range es {
		if e.op == OpZero {
			return g.Zero(axes)
		}
	}
	if len(es) == 0 {
		return g.ExpM(a)
	}
	return g.intern(OpExpMFrechet, axes, slices.Clone(leads), args...)
}

// Eig is part of the eigenproblem of h: with a metric, h v = lambda metric v
// for symmetric h; without one, h is a linear map or a square array.
func (g *Graph) Eig(h, metric *Node, opt EigOptions, part EigPart) *Node {
	args := []*Node{h}
	if metric != nil {
		args = append(args, metric)
	}
	p := &eigOp{opt, part}
	return g.intern(OpEig, resultAxes(OpEig, p, args...), p, args...)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
