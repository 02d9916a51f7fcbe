package graph_test

import (
	"slices"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"pgregory.net/rapid"
)

// Contractions of derivatives with vectors over a chart that is too large for
// components: taken along the vectors, they agree with the plain contraction.
func TestDirections(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := index.NewChart(0, "w", []index.Block{{Name: "b", Dims: []int{2}}, {Name: "W", Dims: []int{5, 3}}, {Name: "s"}})
		w := newWorld(rt, c, 3)
		g := w.g
		p := g.Pool
		one := p.Int(1)
		N := index.PlainAxis(3)
		// a network-like field: z_n = X_nuf W_uf + Y_nk b_k, f_n = body(z_n, s)
		z := g.Add(
			g.Contract(one, []graph.Operand{{Node: w.array(N, index.PlainAxis(5), index.PlainAxis(3)), Labels: []int{0, 1, 2}}, {Node: g.Coord(c, 1), Labels: []int{1, 2}}}, []int{0}, []index.Axis{N}),
			g.Contract(one, []graph.Operand{{Node: w.array(N, index.PlainAxis(2)), Labels: []int{0, 1}}, {Node: g.Coord(c, 0), Labels: []int{1}}}, []int{0}, []index.Axis{N}))
		f := g.Map(w.body(2), z, g.Coord(c, 2))
		l := g.Contract(p.Ratio(1, 3), []graph.Operand{{Node: f, Labels: []int{0}}, {Node: g.Map(w.body(1), z), Labels: []int{0}}}, nil, nil)
		l = g.Add(l, w.scalarField(1))
		d := []index.Axis{down(c)}
		v := w.array(up(c))
		u := w.array(up(c))
		grad := g.Partial(l, c)
		hess := g.Partial(grad, c)
		jac := g.Partial(f, c)
		vf := g.Contract(one, []graph.Operand{{Node: w.array(up(c), up(c)), Labels: []int{0, 1}}, {Node: grad, Labels: []int{1}}}, []int{0}, []index.Axis{up(c)})
		K := index.PlainAxis(2)
		vk := w.array(up(c), K)
		cases := map[string]func() *graph.Node{
			"H v":   func() *graph.Node { return g.Contract(one, ops(hess, "ij", v, "j"), rs("i"), d) },
			"u H v": func() *graph.Node { return g.Contract(one, ops(hess, "ij", v, "j", u, "i"), nil, nil) },
			"v(x) H": func() *graph.Node {
				return g.Contract(one, ops(hess, "ij", vf, "j"), rs("i"), d)
			},
			"v(x) H v(x)": func() *graph.Node { return g.Contract(one, ops(hess, "ij", vf, "j", vf, "i"), nil, nil) },
			"H v_k":       func() *graph.Node { return g.Contract(one, ops(hess, "ij", vk, "jk"), rs("ki"), []index.Axis{K, d[0]}) },
			"v_k H v_l": func() *graph.Node {
				return g.Contract(one, ops(hess, "ij", vk, "jk", vk, "il"), rs("kl"), []index.Axis{K, K})
			},
			"trace H": func() *graph.Node { return g.Contract(one, ops(hess, "ii"), nil, nil) },
			"J v":     func() *graph.Node { return g.Contract(one, ops(jac, "in", v, "i"), rs("n"), []index.Axis{N}) },
			"F": func() *graph.Node {
				return g.Contract(one, ops(jac, "in", jac, "jn"), rs("ij"), []index.Axis{d[0], d[0]})
			},
			"F v":      func() *graph.Node { return g.Contract(one, ops(jac, "in", jac, "jn", v, "j"), rs("i"), d) },
			"J^T y":    func() *graph.Node { return g.Contract(one, ops(jac, "in", f, "n"), rs("i"), d) },
			"d(H v v)": func() *graph.Node { return g.Partial(g.Contract(one, ops(hess, "ij", v, "j", u, "i"), nil, nil), c) },
			"sum": func() *graph.Node {
				s := g.Sub(hess, g.Contract(p.Int(2), ops(grad, "i", grad, "j"), rs("ij"), []index.Axis{d[0], d[0]}))
				return g.Contract(one, ops(s, "ij", v, "j"), rs("i"), d)
			},
			"H[2,5]": func() *graph.Node { return g.Component(hess, []int{1, 4}) },
			"H[2,i]": func() *graph.Node { return g.Component(hess, []int{1, -1}) },
			"J[7,n]": func() *graph.Node { return g.Component(jac, []int{6, -1}) },
			"H 1":    func() *graph.Node { return g.Contract(one, ops(hess, "ij"), rs("i"), d) },
			"1 H 1":  func() *graph.Node { return g.Contract(one, ops(hess, "ij"), nil, nil) },
			"1 J":    func() *graph.Node { return g.Contract(one, ops(jac, "in"), rs("n"), []index.Axis{N}) },
			"|dL|^2": func() *graph.Node { return g.Contract(one, ops(grad, "i", grad, "i"), nil, nil) },
			"third":  func() *graph.Node { return g.Contract(one, ops(g.Partial(hess, c), "ijk", v, "j", u, "k"), rs("i"), d) },
			"H":      func() *graph.Node { return hess },
		}
		var names []string
		for k := range cases {
			names = append(names, k)
		}
		slices.Sort(names)
		name := names[w.pick(len(names), "case")]
		n := cases[name]()
		env := w.env()
		want := naive.Eval(g, n, env)
		if !finite(want) {
			rt.Skip("not finite")
		}
		low, err := g.Lower(n)
		if err != nil {
			rt.Fatal(err)
		}
		if hasDerivative(low) {
			rt.Fatal("a derivative is left")
		}
		agree(rt, name, naive.Eval(g, low, env), want, 1e-8)
	})
}

func ops(xs ...any) []graph.Operand {
	var r []graph.Operand
	for i := 0; i < len(xs); i += 2 {
		r = append(r, graph.Operand{Node: xs[i].(*graph.Node), Labels: rs(xs[i+1].(string))})
	}
	return r
}

func rs(s string) []int {
	var r []int
	for _, c := range s {
		r = append(r, int(c))
	}
	return r
}

// Values at points: moved outward they are the same numbers.
func TestHoist(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := index.NewChart(0, "w", []index.Block{{Name: "a", Dims: []int{3}}})
		w := newWorld(rt, c, 2)
		g := w.g
		one := g.Pool.Int(1)
		point := func() *graph.Point { return g.PointOf(c, w.array(index.PlainAxis(3))) }
		p, q := point(), point()
		l := w.scalarField(2)
		h := g.At(g.Partial(g.Partial(l, c), c), p)
		v := g.At(g.Cast(w.array(index.PlainAxis(3)), []index.Axis{up(c)}), []*graph.Point{p, q}[w.pick(2, "point")])
		s := g.At(w.scalarField(1), q)
		n := g.Contract(one, []graph.Operand{{Node: h, Labels: []int{0, 1}}, {Node: v, Labels: []int{1}}, {Node: s}}, []int{0}, []index.Axis{down(c)})
		n = g.Add(n, g.At(g.Partial(w.scalarField(1), c), q))
		want := naive.Eval(g, n, naive.Env{})
		if !finite(want) {
			rt.Skip("not finite")
		}
		agree(rt, "hoisted", naive.Eval(g, g.Hoist(n), naive.Env{}), want, 1e-9)
	})
}

// expm and its derivatives to third order, forward and reverse.
func TestExpM(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := index.NewChart(0, "w", []index.Block{{Name: "a", Dims: []int{2}}})
		w := newWorld(rt, c, 2)
		g := w.g
		m := g.ExpM(w.matrix(1))
		var n *graph.Node = m
		if rapid.Bool().Draw(rt, "scalar") {
			ax := index.PlainAxis(2)
			n = g.Contract(g.Pool.Int(1), []graph.Operand{{Node: m, Labels: []int{0, 1}}, {Node: w.array(ax, ax), Labels: []int{0, 1}}}, nil, nil)
		}
		env := w.env()
		for order := 1; order <= 3; order++ {
			n = g.Partial(n, c)
			want := naive.Eval(g, n, env)
			low, err := g.Lower(n)
			if err != nil {
				rt.Fatal(err)
			}
			agree(rt, "expm", naive.Eval(g, low, env), want, 1e-8)
			if _, err := g.Formulas().Components(n); err == nil {
				rt.Fatal("the exponential of a field has components")
			}
		}
	})
}

// The same contraction under other names of indices and another order of
// factors is the same pointer.
func TestAlphaEquivalence(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graph.New(1)
		c := coordsOf("x", "y", "z")
		w := &world{rt, g, c, 3}
		pool := []*graph.Node{w.array(down(c), down(c)), w.array(up(c), up(c)), w.array(down(c), up(c), down(c)), w.array(up(c)),
			g.Partial(g.Partial(field(w, c), c), c)}
		k := rapid.IntRange(1, 5).Draw(rt, "factors")
		var fs []graph.Operand
		var labels []int
		for range k {
			n := pool[w.pick(len(pool), "factor")]
			ls := make([]int, len(n.Axes()))
			for i := range ls {
				ls[i] = w.pick(6, "label")
				labels = append(labels, ls[i])
			}
			fs = append(fs, graph.Operand{Node: n, Labels: ls})
		}
		var out []int
		var axes []index.Axis
		for l := range 6 {
			for _, m := range labels {
				if m == l && w.pick(2, "free") == 0 {
					out = append(out, l)
					axes = append(axes, down(c))
					break
				}
			}
		}
		a := g.Contract(g.Pool.Int(2), fs, out, axes)
		ren := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(rt, "renaming")
		perm := rapid.Permutation(fs).Draw(rt, "order")
		var gs []graph.Operand
		for _, f := range perm {
			ls := make([]int, len(f.Labels))
			for i, l := range f.Labels {
				ls[i] = ren[l] + 10
			}
			if f.Node == pool[4] && w.pick(2, "swap") == 0 { // second derivatives commute
				ls[0], ls[1] = ls[1], ls[0]
			}
			gs = append(gs, graph.Operand{Node: f.Node, Labels: ls})
		}
		out2 := make([]int, len(out))
		for i, l := range out {
			out2[i] = ren[l] + 10
		}
		if b := g.Contract(g.Pool.Int(2), gs, out2, axes); a != b {
			rt.Fatalf("%s\n%s", g.Format(a, nil), g.Format(b, nil))
		}
	})
}

// Pushed Hessians and connections over a large chart, contracted with pushed
// and other vectors, are the numbers of the source chart.
func TestPushedProducts(t *testing.T) {
	blocks := func(s string) []index.Block {
		return []index.Block{{Name: "b" + s, Dims: []int{2}}, {Name: "W" + s, Dims: []int{5, 3}}, {Name: "s" + s}}
	}
	c, to := index.NewChart(0, "w", blocks("")), index.NewChart(1, "v", blocks("~"))
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(rt, c, 3)
		g := w.g
		p := g.Pool
		one := p.Int(1)
		N := index.PlainAxis(3)
		z := g.Add(
			g.Contract(one, ops(w.array(N, index.PlainAxis(5), index.PlainAxis(3)), "nuf", g.Coord(c, 1), "uf"), rs("n"), []index.Axis{N}),
			g.Contract(one, ops(w.array(N, index.PlainAxis(2)), "nk", g.Coord(c, 0), "k"), rs("n"), []index.Axis{N}))
		l := g.Contract(one, ops(g.Map(w.body(2), z, g.Coord(c, 2)), "n", g.Map(w.body(1), z), "n"), nil, nil)
		cube := p.Add(p.PowInt(p.Arg(0), 3), p.Mul(p.Int(2), p.Arg(0)))
		m := &graph.Map{Name: "rho", From: c, To: to, Forward: []*graph.Node{g.Map(cube, g.Coord(c, 0)),
			g.Add(g.Map(cube, g.Coord(c, 1)), g.Coord(c, 1)), g.Scale(p.Int(3), g.Coord(c, 2))}}
		push := func(x *graph.Node, law index.Law) *graph.Node {
			y, err := g.Push(x, law, m)
			if err != nil {
				rt.Fatal(err)
			}
			return y
		}
		flat := g.Input(g.Zero([]index.Axis{up(c), down(c), down(c)}), graph.InputInfo{Law: index.Connection}, nil, c)
		hessian := func(l, conn *graph.Node) *graph.Node {
			c := conn.Axes()[0].Chart
			d := g.Partial(l, c)
			return g.Sub(g.Partial(d, c), g.Contract(one, ops(conn, "kij", d, "k"), rs("ij"), []index.Axis{down(c), down(c)}))
		}
		h := hessian(l, flat)
		pushed := map[string]*graph.Node{"push(H)": push(h, index.Tensor), "hessian(L~, C~)": hessian(push(l, index.Tensor), push(flat, index.Connection))}
		name := []string{"push(H)", "hessian(L~, C~)"}[w.pick(2, "which")]
		v, u := w.array(up(c)), w.array(up(to))
		env := w.env()
		env.Guess = map[*graph.Map][]float64{m: env.Coords[c]}
		for _, f := range m.Forward {
			env.Coords[to] = append(env.Coords[to], naive.Eval(g, f, env)...)
		}
		value := func(n *graph.Node) []float64 {
			low, err := g.Lower(n)
			if err != nil {
				rt.Fatal(err)
			}
			return naive.Eval(g, low, env)
		}
		ht, vt := pushed[name], push(v, index.Tensor)
		ku := g.Contract(one, ops(g.InverseJacobian(m), "ia", u, "a"), rs("i"), []index.Axis{up(c)})
		agree(rt, name+" v~ v~", value(g.Contract(one, ops(ht, "ij", vt, "i", vt, "j"), nil, nil)), value(g.Contract(one, ops(h, "ij", v, "i", v, "j"), nil, nil)), 1e-9)
		agree(rt, name+" u v~", value(g.Contract(one, ops(ht, "ij", u, "i", vt, "j"), nil, nil)), value(g.Contract(one, ops(h, "ij", ku, "i", v, "j"), nil, nil)), 1e-9)
		k := g.InverseJacobian(m)
		row := g.Contract(one, ops(h, "ij", ku, "i", k, "jb"), rs("b"), []index.Axis{down(to)})
		agree(rt, name+" u", value(g.Contract(one, ops(ht, "ij", u, "i"), rs("j"), []index.Axis{down(to)})), value(row), 1e-9)
	})
}
