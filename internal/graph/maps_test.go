package graph_test

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"pgregory.net/rapid"
)

// mapping is a random near-identity map in d dimensions, without a written inverse.
func mapping(w *world, from, to *index.Chart) *graph.Map {
	g, p := w.g, w.g.Pool
	m := &graph.Map{Name: "phi", From: from, To: to}
	kernels := []string{"sin", "tanh", "exp"}
	for a := range from.Dim {
		k := op.Named(kernels[w.pick(3, "kernel")])
		i, j := w.pick(from.Dim, "i"), w.pick(from.Dim, "j")
		e := p.Add(p.Scale(3, 2, p.Arg(0)), p.Scale(1, 4, p.Call(k, p.Add(p.Arg(1), p.Scale(1, 2, p.Arg(2))))), p.Scale(1, 8, p.Mul(p.Arg(1), p.Arg(2))))
		m.Forward = append(m.Forward, g.Map(e, g.CoordFlat(from, a), g.CoordFlat(from, i), g.CoordFlat(from, j)))
	}
	return m
}

func coordsOf(names ...string) *index.Chart {
	bs := make([]index.Block, len(names))
	for i, n := range names {
		bs[i].Name = n
	}
	return index.NewChart(0, names[0], bs)
}

func down(c *index.Chart) index.Axis { return index.DownOver(c) }
func up(c *index.Chart) index.Axis   { return index.UpOver(c) }

// field is a random smooth scalar of a scalar chart.
func field(w *world, c *index.Chart) *graph.Node {
	p := w.g.Pool
	i, j, k := w.pick(c.Dim, "i"), w.pick(c.Dim, "j"), w.pick(c.Dim, "k")
	e := p.Add(p.Mul(p.Arg(0), p.Arg(1)), p.Call(op.Named("sin"), p.Add(p.Arg(1), p.Arg(2))), p.Scale(1, 3, p.PowInt(p.Arg(2), 3)), p.Int(2))
	return w.g.Map(e, w.g.CoordFlat(c, i), w.g.CoordFlat(c, j), w.g.CoordFlat(c, k))
}

// object is a random field with the given slots, an input.
func object(w *world, c *index.Chart, law index.Law, axes ...index.Axis) *graph.Node {
	n := 1
	for _, a := range axes {
		n *= a.Size
	}
	parts := make([]*graph.Node, n)
	for i := range parts {
		parts[i] = w.g.Int(int64(w.pick(5, "number") - 2))
		if w.pick(3, "field?") > 0 {
			parts[i] = field(w, c)
		}
	}
	return w.g.Input(w.g.Stack(axes, parts), graph.InputInfo{Law: law}, nil, c)
}

func mapWorld(rt *rapid.T) (w *world, phi *graph.Map, env naive.Env) {
	d := rapid.IntRange(2, 3).Draw(rt, "dim")
	names := []string{"x", "y", "z"}[:d]
	th, ps := coordsOf(names...), coordsOf([]string{"r", "s", "t"}[:d]...)
	w = &world{rt, graph.New(3), th, 2}
	phi = mapping(w, th, ps)
	xs := make([]float64, d)
	for i := range xs {
		xs[i] = float64(rapid.IntRange(-30, 30).Draw(rt, "x")) / 30
	}
	env = naive.Env{Coords: map[*index.Chart][]float64{th: xs}}
	var ys []float64
	for _, f := range phi.Forward {
		ys = append(ys, naive.Eval(w.g, f, env)...)
	}
	env.Coords[ps] = ys
	env.Guess = map[*graph.Map][]float64{phi: append([]float64(nil), xs...)}
	return w, phi, env
}

func all(t *rapid.T, w *world, what string, n *graph.Node, env naive.Env, tol float64) []float64 {
	want := naive.Eval(w.g, n, env)
	if !finite(want) {
		t.Skip("not finite")
	}
	got, err := components(w.g, n, env)
	if err != nil {
		t.Fatal(err)
	}
	agree(t, what+": component tier", got, want, tol)
	low, err := w.g.Lower(n)
	if err != nil {
		t.Fatal(err)
	}
	agree(t, what+": array tier", naive.Eval(w.g, low, env), want, tol)
	return want
}

// Derivatives of fields pushed through a map without a written inverse agree
// with Newton's method on jets, orders 1 to 3.
func TestImplicitInverse(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, phi, env := mapWorld(rt)
		n, err := w.g.Push(field(w, phi.From), index.Tensor, phi)
		if err != nil {
			rt.Fatal(err)
		}
		n = w.g.Add(n, field(w, phi.To)) // mixed with target coordinates
		orders := 3
		if phi.From.Dim == 3 {
			orders = 2
		}
		for order := 1; order <= orders; order++ {
			n = w.g.Partial(n, phi.To)
			all(rt, w, "derivative", n, env, 1e-8)
		}
	})
}

// Objects with a law: run again in the new chart equals pushed.
func TestRecomputeEqualsPush(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, phi, env := mapWorld(rt)
		g, th := w.g, phi.From
		one := g.Pool.Int(1)
		f := field(w, th)
		v := object(w, th, index.Tensor, up(th))
		conn := object(w, th, index.Connection, up(th), down(th), down(th))
		grad := g.Partial(f, th)
		// hessian(f, C)_ij, and the covariant derivative of v
		hess := g.Sub(g.Partial(grad, th), g.Contract(one, []graph.Operand{{Node: conn, Labels: []int{2, 0, 1}}, {Node: grad, Labels: []int{2}}}, []int{0, 1}, []index.Axis{down(th), down(th)}))
		nabla := g.Add(g.Partial(v, th), g.Contract(one, []graph.Operand{{Node: conn, Labels: []int{1, 0, 2}}, {Node: v, Labels: []int{2}}}, []int{0, 1}, []index.Axis{down(th), up(th)}))
		torsion := g.Sub(conn, g.Permute(conn, []int{0, 2, 1}))
		riem := riemann(g, th, conn)
		cases := []struct {
			name string
			n    *graph.Node
			law  index.Law
		}{
			{"gradient", grad, index.Tensor}, {"hessian", hess, index.Tensor}, {"nabla v", nabla, index.Tensor},
			{"torsion", torsion, index.Tensor}, {"connection", conn, index.Connection}, {"riemann", riem, index.Tensor},
		}
		c := cases[w.pick(len(cases), "case")]
		if c.name == "riemann" && th.Dim == 3 {
			c = cases[1]
		}
		push, err := g.Push(c.n, c.law, phi)
		if err != nil {
			rt.Fatal(err)
		}
		recomputed, err := g.Recompute(c.n, phi)
		if err != nil {
			rt.Fatal(err)
		}
		want := naive.Eval(g, push, env)
		if !finite(want) {
			rt.Skip("not finite")
		}
		agree(rt, c.name+" recomputed", naive.Eval(g, recomputed, env), want, 1e-8)
		all(rt, w, c.name+" recomputed", recomputed, env, 1e-8)
		all(rt, w, c.name+" pushed", push, env, 1e-8)
		// at the image of a point
		pt := make([]*graph.Node, th.Dim)
		for i := range pt {
			pt[i] = g.Number(g.Pool.Float(env.Coords[th][i]))
		}
		p := g.PointOf(th, pt...)
		at := g.At(push, g.ImagePoint(phi, p))
		agree(rt, c.name+" at the image", naive.Eval(g, at, naive.Env{}), want, 1e-9)
		ra, err := g.Recompute(g.At(c.n, p), phi)
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, c.name+" recomputed value", naive.Eval(g, ra, naive.Env{}), want, 1e-8)
		// pull of push
		back, err := g.Pull(push, c.law, phi)
		if err != nil {
			rt.Fatal(err)
		}
		agree(rt, c.name+" pulled back", naive.Eval(g, back, env), naive.Eval(g, c.n, env), 1e-8)
	})
}

func riemann(g *graph.Graph, c *index.Chart, conn *graph.Node) *graph.Node {
	d := g.Partial(conn, c)
	ax := []index.Axis{up(c), down(c), down(c), down(c)}
	one, neg := g.Pool.Int(1), g.Pool.Int(-1)
	t := func(ops []graph.Operand) *graph.Node { return g.Contract(one, ops, []int{0, 1, 2, 3}, ax) }
	return g.Sum(
		graph.Term{Coef: one, Node: t([]graph.Operand{{Node: d, Labels: []int{2, 0, 3, 1}}})},
		graph.Term{Coef: neg, Node: t([]graph.Operand{{Node: d, Labels: []int{3, 0, 2, 1}}})},
		graph.Term{Coef: one, Node: t([]graph.Operand{{Node: conn, Labels: []int{0, 2, 4}}, {Node: conn, Labels: []int{4, 3, 1}}})},
		graph.Term{Coef: neg, Node: t([]graph.Operand{{Node: conn, Labels: []int{0, 3, 4}}, {Node: conn, Labels: []int{4, 2, 1}}})})
}

// Chartwise objects: run again differs from any law, and push refuses.
func TestChartwise(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, phi, env := mapWorld(rt)
		g, th := w.g, phi.From
		f := field(w, th)
		p := g.Partial(g.Partial(f, th), th)
		if _, err := g.Push(p, index.Chartwise, phi); err == nil {
			rt.Fatal("a chartwise object was pushed")
		}
		recomputed, err := g.Recompute(p, phi)
		if err != nil {
			rt.Fatal(err)
		}
		push, _ := g.Push(p, index.Tensor, phi)
		// d_a d_b f~ - push = (d_a d_b x^k) d_k f
		x := make([]*graph.Node, th.Dim)
		for i := range x {
			x[i] = g.Implicit(phi, i, coordNodes(g, phi.To))
		}
		dd := g.Partial(g.Partial(g.Pack(0, up(th), x), phi.To), phi.To)
		df := g.ComposeInverse(g.Partial(f, th), phi)
		anomaly := g.Contract(g.Pool.Int(1), []graph.Operand{{Node: dd, Labels: []int{0, 1, 2}}, {Node: df, Labels: []int{2}}}, []int{0, 1}, recomputed.Axes())
		agree(rt, "anomaly", naive.Eval(g, g.Sub(recomputed, push), env), naive.Eval(g, anomaly, env), 1e-9)
	})
}

func coordNodes(g *graph.Graph, c *index.Chart) []*graph.Node {
	r := make([]*graph.Node, len(c.Blocks))
	for b := range r {
		r[b] = g.Coord(c, b)
	}
	return r
}

// Composition: (f after chi) differentiates by the chain rule in both tiers;
// an immersion pulls an ambient metric back.
func TestCompose(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		u, e3 := coordsOf("u", "v"), coordsOf("X", "Y", "Z")
		w := &world{rt, graph.New(5), u, 2}
		g := w.g
		m := &graph.Map{Name: "emb", From: u, To: e3, Forward: []*graph.Node{field(w, u), field(w, u), field(w, u)}}
		env := naive.Env{Coords: map[*index.Chart][]float64{u: {0.3, -0.7}}}
		metric := object(w, e3, index.Tensor, down(e3), down(e3))
		first, err := g.Pull(metric, index.Tensor, m)
		if err != nil {
			rt.Fatal(err)
		}
		all(rt, w, "first form", first, env, 1e-9)
		all(rt, w, "its derivative", g.Partial(first, u), env, 1e-8)
		second := g.Partial(g.Partial(g.ComposeMap(field(w, e3), m), u), u)
		all(rt, w, "second derivative", second, env, 1e-8)
		composed := g.ComposeMap(g.Partial(g.Partial(field(w, e3), e3), e3), m)
		all(rt, w, "composed derivative", g.Partial(composed, u), env, 1e-8)
		if _, err := g.Pull(object(w, e3, index.Tensor, up(e3)), index.Tensor, m); err == nil {
			rt.Fatal("a vector was pulled back along an immersion")
		}
	})
}
