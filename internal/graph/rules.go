package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// reduceWeights are the derivatives of a reduction by the elements it folds.
func (g *Graph) reduceWeights(n *Node) *Node {
	x, ax := n.args[0], n.Axis()
	if n.Reduction() != LogSumExp {
		return g.Pick(n.Reduction(), x, ax)
	}
	a := iota0(len(x.axes))
	rest := slices.Delete(slices.Clone(a), ax, ax+1)
	p := g.Pool
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	b := g.Contract(g.one(), []Operand{{n, rest}}, a, x.axes)
	return g.Map(p.Call(scalar.KernelByName("exp"), p.Sub(p.Arg(0), p.Arg(1))), x, b)
}

// expandProducts opens products over an axis into a tree of pairwise ones, so
// that their derivatives hold at zeros too, to any order.
func (g *Graph) expandProducts(x *Node, c *index.Chart) *Node {
	memo := map[*Node]*Node{}
	var do func(n *Node) *Node
	do = func(n *Node) *Node {
		if !n.DependsOn(c) || len(n.args) == 0 {
			return n
		}
		if r, ok := memo[n]; ok {
			return r
		}
		r := n
		if !n.EvaluatedFirst() {
			args := make([]*Node, len(n.args))
			for i, a := range n.args {
				args[i] = do(a)
			}
			r = g.rebuild(n, args, nil)
			if r.op == OpReduce && r.Reduction() == Prod {
				r = g.productTree(r.args[0], r.Axis())
			}
		}
		memo[n] = r
		return r
	}
	if !g.hasProduct(x, c, map[*Node]bool{}) {
		return x
	}
	return do(x)
}

func (g *Graph) hasProduct(n *Node, c *index.Chart, seen map[*Node]bool) bool {
	if seen[n] || !n.DependsOn(c) {
		return false
	}
	seen[n] = true
	if n.op == OpReduce && n.Reduction() == Prod {
		return true
	}
	for _, a := range n.args {
		if g.hasProduct(a, c, seen) {
			return true
		}
	}
	return false
}

func (g *Graph) productTree(x *Node, ax int) *Node {
	p := g.Pool
	for x.axes[ax].Size > 1 {
		n := x.axes[ax].Size
		h := n / 2
		lo, hi := make([]int, h), make([]int, h)
		for i := range h {
			lo[i], hi[i] = i, h+i
		}
		y := g.Map(p.Mul(p.Arg(0), p.Arg(1)), g.Gather(x, ax, lo), g.Gather(x, ax, hi))
		if n%2 == 1 { // the odd one multiplies the first
			last := g.Gather(x, ax, []int{n - 1})
			one := g.Ones(last.axes)
			pad := g.Add(g.Scatter(g.Sub(last, one), ax, []int{0}, y.axes[ax]), g.Ones(y.axes))
			y = g.Map(p.Mul(p.Arg(0), p.Arg(1)), y, pad)
		}
		x = y
	}
	return g.Component(x, keepBut(len(x.axes), ax, 0))
}

// cofactors are the derivatives of a determinant by the entries: by minors up
// to n = 4, where they hold for singular matrices too, else det A^-T.
func (g *Graph) cofactors(det *Node) *Node {
	a := det.args[0]
	n := a.axes[0].Size
	if n > 4 {
		return g.Contract(g.one(), []Operand{{det, nil}, {g.Inverse(a), []int{1, 0}}}, []int{0, 1}, a.axes)
	}
	// cof_ij = eps_{i a…} eps_{j b…} A_ab … / (n-1)!
	plain := make([]index.Axis, n)
	for i := range plain {
		plain[i] = index.PlainAxis(n)
	}
	eps := g.Epsilon(n)
	fact := int64(1)
	l1, l2 := []int{0}, []int{1}
	ops := make([]Operand, 0, n+1)
	for k := 1; k < n; k++ {
		fact *= int64(k)
		l1, l2 = append(l1, 2*k), append(l2, 2*k+1)
		ops = append(ops, Operand{a, []int{2 * k, 2*k + 1}})
	}
	ops = append(ops, Operand{eps, l1}, Operand{eps, l2})
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	return g.Contract(g.Pool.Ratio(1, fact), ops, []int{0, 1}, a.axes)
}

// Epsilon is the permutation symbol over n plain axes of size n.
func (g *Graph) Epsilon(n int) *Node {
	axes := make([]index.Axis, n)
	for i := range axes {
		axes[i] = index.PlainAxis(n)
	}
	data := make([]float64, sizeOf(axes))
	permute(iota0(n), 0, func(p []int) bool {
		f := 0
		for _, x := range p {
			f = f*n + x
		}
		data[f] = 1 - 2*float64(inversions(p)%2)
		return true
	})
	return g.Array(data, axes)
}
