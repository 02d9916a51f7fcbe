package graph_test

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"pgregory.net/rapid"
)

// chained is a sum over neighbours, by gathers or by matrices of 0 and 1.
func chained(g *graph.Graph, c *index.Chart, step int, matrices bool) *graph.Node {
	n := c.Blocks[0].Dims[0]
	m := n - step
	lo, hi := make([]int, m), make([]int, m)
	for i := range m {
		lo[i], hi[i] = i, i+step
	}
	x := g.Coord(c, 0)
	take := func(idx []int) *graph.Node {
		if !matrices {
			return g.Gather(x, 0, idx)
		}
		d := make([]float64, m*n)
		for k, i := range idx {
			d[k*n+i] = 1
		}
		axes := []index.Axis{index.PlainAxis(m), index.PlainAxis(n)}
		return g.Contract(g.Pool.Int(1), []graph.Operand{{Node: g.Array(d, axes), Labels: []int{0, 1}}, {Node: x, Labels: []int{1}}}, []int{0}, axes[:1])
	}
	p := g.Pool
	a, b := p.Arg(0), p.Arg(1)
	body := p.Add(p.Mul(p.Int(100), p.PowInt(p.Sub(b, p.PowInt(a, 2)), 2)), p.PowInt(p.Sub(p.Int(1), a), 2), p.Call(op.Named("sin"), p.Mul(a, b)))
	terms := g.Map(body, take(lo), take(hi))
	return g.Contract(p.Int(1), []graph.Operand{{Node: terms, Labels: []int{0}}}, nil, nil)
}

// TestSparseHessian: a banded Hessian is found from few directions and is the
// dense one.
func TestSparseHessian(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := 70
		c := index.NewChart(0, "w", []index.Block{{Name: "x", Dims: []int{n}}, {Name: "s"}})
		w := newWorld(rt, c, 3)
		g := w.g
		step := rapid.IntRange(1, 2).Draw(rt, "step")
		l := chained(g, c, step, rapid.Bool().Draw(rt, "matrices"))
		l = g.Add(l, g.Map(g.Pool.PowInt(g.Pool.Arg(0), 3), g.Coord(c, 1)))
		h := g.Partial(g.Partial(l, c), c)
		low, err := g.Lower(h)
		if err != nil {
			rt.Fatal(err)
		}
		widest := 0
		visit(low, func(m *graph.Node) {
			if len(m.Axes()) > 0 && m.Size() < n*n && m.Axes()[0].Kind == index.Plain && m.DependsOn(c) {
				widest = max(widest, m.Axes()[0].Size*b2i(len(m.Axes()) > 1))
			}
		})
		if widest > 4 {
			rt.Fatalf("%d directions", widest)
		}
		env := w.env()
		// a column by the product with a unit vector, which TestDirections tests
		got := naive.Eval(g, low, env)
		j := w.pick(c.Dim, "column")
		u := make([]float64, c.Dim)
		u[j] = 1
		col, err := g.Lower(g.Contract(g.Pool.Int(1), ops(h, "ij", g.Array(u, []index.Axis{up(c)}), "j"), rs("i"), []index.Axis{down(c)}))
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, "column of the sparse Hessian", got[j*c.Dim:(j+1)*c.Dim], naive.Eval(g, col, env), 1e-10)
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func visit(n *graph.Node, f func(*graph.Node)) {
	seen := map[*graph.Node]bool{}
	var do func(n *graph.Node)
	do = func(n *graph.Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		f(n)
		for _, a := range n.Args() {
			do(a)
		}
	}
	do(n)
}
