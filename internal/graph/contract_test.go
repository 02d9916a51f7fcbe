package graph_test

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"pgregory.net/rapid"
)

// loops is the contraction's definition: every label runs over its range.
func loops(coef float64, fs []graph.Operand, vals [][]float64, out []int, size map[int]int) []float64 {
	var labels []int
	for l := range 10 {
		if _, ok := size[l]; ok {
			labels = append(labels, l)
		}
	}
	n := 1
	for _, l := range out {
		n *= size[l]
	}
	r := make([]float64, n)
	at := map[int]int{}
	flat := func(ls []int) int {
		f := 0
		for _, l := range ls {
			f = f*size[l] + at[l]
		}
		return f
	}
	var run func(k int)
	run = func(k int) {
		if k == len(labels) {
			v := coef
			for i, f := range fs {
				v *= vals[i][flat(f.Labels)]
			}
			r[flat(out)] += v
			return
		}
		for at[labels[k]] = 0; at[labels[k]] < size[labels[k]]; at[labels[k]]++ {
			run(k + 1)
		}
	}
	run(0)
	return r
}

// factor is a node of given axes: numbers, structure, sums and products of them.
func (w *world) factor(axes []index.Axis, depth int) *graph.Node {
	g := w.g
	ls := make([]int, len(axes))
	for i := range ls {
		ls[i] = i
	}
	one := g.Pool.Int(int64(1 + w.pick(2, "coefficient")))
	if depth == 0 || len(axes) == 0 {
		return w.array(axes...)
	}
	switch w.pick(6, "factor") {
	case 0: // ones, or a delta
		out := append([]int(nil), ls...)
		for i := range axes {
			for j := range i {
				if axes[i].Size == axes[j].Size && w.pick(2, "delta") == 0 {
					out[i] = out[j]
				}
			}
		}
		return g.Contract(one, nil, out, axes)
	case 1: // a diagonal or a broadcast of fewer axes
		k := w.pick(len(axes), "covered")
		out := append([]int(nil), ls...)
		if axes[0].Size == axes[k].Size {
			out[0] = out[k]
		}
		return g.Contract(one, []graph.Operand{{Node: w.array(axes[k]), Labels: []int{k}}}, out, axes)
	case 2: // transposed
		perm := rapid.Permutation(ls).Draw(w.t, "perm")
		pa := make([]index.Axis, len(axes))
		inv := make([]int, len(axes))
		for i, p := range perm {
			pa[i] = axes[p]
			inv[p] = i
		}
		return g.Permute(w.factor(pa, depth-1), inv)
	case 3:
		return g.Sum(graph.Term{Coef: one, Node: w.factor(axes, depth-1)}, graph.Term{Coef: g.Pool.Int(-1), Node: w.factor(axes, depth-1)})
	case 4: // a product that reduces
		ax := index.PlainAxis(2)
		return g.Contract(one, []graph.Operand{{Node: w.factor(append([]index.Axis{ax}, axes...), depth-1), Labels: append([]int{9}, ls...)}, {Node: w.array(ax), Labels: []int{9}}}, ls, axes)
	}
	return w.array(axes...)
}

// TestContract holds the constructor (absorbing deltas, broadcasts and
// transposes, canonical order) and the component tier to plain loops.
func TestContract(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graph.New(1)
		w := &world{rt, g, nil, 2}
		size := map[int]int{}
		kinds := map[int]index.Axis{}
		for l := range 5 {
			kinds[l] = index.PlainAxis(2 + w.pick(2, "size"))
		}
		var fs []graph.Operand
		var vals [][]float64
		var labels []int
		for range rapid.IntRange(0, 3).Draw(rt, "factors") {
			var axes []index.Axis
			var ls []int
			for range rapid.IntRange(0, 3).Draw(rt, "rank") {
				l := w.pick(5, "label")
				ls = append(ls, l)
				axes = append(axes, kinds[l])
				size[l] = kinds[l].Size
			}
			labels = append(labels, ls...)
			n := w.factor(axes, 2)
			fs = append(fs, graph.Operand{Node: n, Labels: ls})
			vals = append(vals, naive.Eval(g, n, naive.Env{}))
		}
		var out []int
		var axes []index.Axis
		for range rapid.IntRange(0, 3).Draw(rt, "out") {
			l := w.pick(5, "label") // may repeat, may be covered by nothing
			if len(labels) > 0 && w.pick(3, "covered") > 0 {
				l = labels[w.pick(len(labels), "which")]
			}
			out = append(out, l)
			axes = append(axes, kinds[l])
			size[l] = kinds[l].Size
		}
		n := g.Contract(g.Pool.Int(3), fs, out, axes)
		want := loops(3, fs, vals, out, size)
		agree(rt, "constructor", naive.Eval(g, n, naive.Env{}), want, 1e-12)
		got, err := components(g, n, naive.Env{})
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, "component tier", got, want, 1e-12)
		low, err := g.Lower(n)
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, "array tier", naive.Eval(g, low, naive.Env{}), want, 1e-12)
	})
}

// TestBlocks: taking blocks of anything and packing them again changes nothing,
// and products over packed slots opened block by block are the same numbers.
func TestBlocks(t *testing.T) {
	c := index.NewChart(0, "w", []index.Block{{Name: "a", Dims: []int{2, 2}}, {Name: "b"}, {Name: "c", Dims: []int{3}}})
	rapid.Check(t, func(rt *rapid.T) {
		g := graph.New(1)
		w := &world{rt, g, c, 2}
		packed := func(n *graph.Node, axis int) *graph.Node {
			parts := make([]*graph.Node, len(c.Blocks))
			for b := range parts {
				parts[b] = g.BlockOf(n, axis, b)
			}
			return g.Pack(axis, n.Axes()[axis], parts)
		}
		axes := []index.Axis{down(c), up(c)}
		if w.pick(2, "plain") == 0 {
			axes = append(axes, index.PlainAxis(2))
		}
		x := w.factor(axes, 2)
		axis := w.pick(2, "axis")
		y := packed(x, axis)
		agree(rt, "packed", naive.Eval(g, y, naive.Env{}), naive.Eval(g, x, naive.Env{}), 1e-12)
		z := packed(y, 1-axis)
		agree(rt, "packed twice", naive.Eval(g, z, naive.Env{}), naive.Eval(g, x, naive.Env{}), 1e-12)
		got, err := components(g, z, naive.Env{})
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, "component tier", got, naive.Eval(g, x, naive.Env{}), 1e-12)
		v := w.factor([]index.Axis{up(c)}, 1)
		lab := []int{0, 1, 2}[:len(axes)]
		out := []int{1, 2}[:len(axes)-1]
		p := func(m *graph.Node) *graph.Node {
			return g.Contract(g.Pool.Int(1), []graph.Operand{{Node: m, Labels: lab}, {Node: v, Labels: []int{0}}}, out, axes[1:])
		}
		low, err := g.Lower(p(z))
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, "opened product", naive.Eval(g, low, naive.Env{}), naive.Eval(g, p(x), naive.Env{}), 1e-12)
	})
}

// TestMatrices: inverse and determinant of sizes 1 to 8, dense and by blocks,
// by components, against elimination.
func TestMatrices(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graph.New(1)
		w := &world{rt, g, nil, 2}
		n := rapid.IntRange(1, 8).Draw(rt, "n")
		perm := rapid.Permutation(seq(n)).Draw(rt, "rows")
		sparse := rapid.Bool().Draw(rt, "sparse")
		d := make([]float64, n*n)
		for i := range n {
			for j := range n {
				if i == j {
					d[perm[i]*n+j] = 3 + float64(w.pick(4, "diagonal"))
				} else if !sparse || w.pick(4, "entry?") == 0 {
					d[perm[i]*n+j] = float64(w.pick(9, "entry")-4) / 8
				}
			}
		}
		ax := index.PlainAxis(n)
		x := g.Array(d, []index.Axis{ax, ax})
		for name, m := range map[string]*graph.Node{"inverse": g.Inverse(x), "det": g.Det(x), "logdet": g.LogDet(x), "solve": g.Solve(x, w.array(ax, index.PlainAxis(2)))} {
			want := naive.Eval(g, m, naive.Env{})
			got, err := components(g, m, naive.Env{})
			if err != nil {
				rt.Fatal(err)
			}
			agree(rt, name, got, want, 1e-10)
		}
	})
}

func seq(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = i
	}
	return r
}

// TestDiagonalInverses: inverses of diagonals and of packed diagonal blocks
// keep their structure and are inverses.
func TestDiagonalInverses(t *testing.T) {
	a := index.NewChart(0, "w", []index.Block{{Name: "W", Dims: []int{2, 2}}, {Name: "b"}})
	b := index.NewChart(1, "v", []index.Block{{Name: "s"}, {Name: "V", Dims: []int{2, 2}}})
	rapid.Check(t, func(rt *rapid.T) {
		g := graph.New(1)
		w := &world{rt, g, a, 2}
		p := g.Pool
		k := index.PlainAxis(2)
		// V_uf = W_uf x_uf + W_uf^3, s = 2 b: diagonal, with the blocks exchanged
		x := g.Map(p.Add(p.Int(2), p.Arg(0)), w.array(k, k))
		v := g.Map(p.Add(p.Mul(p.Arg(0), p.Arg(1)), p.PowInt(p.Arg(0), 3)), g.Coord(a, 0), x)
		if rapid.Bool().Draw(rt, "sum") {
			v = g.Add(v, g.Scale(p.Int(2), g.Coord(a, 0)))
		}
		m := &graph.Map{Name: "m", From: a, To: b, Forward: []*graph.Node{g.Scale(p.Int(2), g.Coord(a, 1)), v}}
		env := w.env()
		low, err := g.Lower(g.InverseJacobian(m))
		if err != nil {
			rt.Fatal(err)
		}
		if has(low, graph.OpInverse) {
			rt.Fatal("the inverse of a diagonal Jacobian is dense")
		}
		agree(rt, "inverse Jacobian", naive.Eval(g, low, env), naive.Eval(g, g.InverseJacobian(m), env), 1e-12)
	})
}

func has(n *graph.Node, op graph.Op) bool {
	if n.Op() == op {
		return true
	}
	for _, a := range n.Args() {
		if has(a, op) {
			return true
		}
	}
	return false
}
