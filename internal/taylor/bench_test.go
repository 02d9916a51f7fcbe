package taylor

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// The proof that the curvature of any connection is a tensor; with the graph's
// construction left out.
func BenchmarkProve(b *testing.B) {
	for _, c := range []struct {
		name string
		dim  int
		make func(w *world) *graph.Node
	}{
		{"hessian3", 3, func(w *world) *graph.Node { return w.hessian(w.scalar("f"), w.connection()) }},
		{"riemann3", 3, func(w *world) *graph.Node { return w.riemann(w.connection(), 1) }},
		{"riemannOfMetric3", 3, func(w *world) *graph.Node { return w.riemann(w.levicivita(w.metric()), 1) }},
		{"riemannOfMetric4", 4, func(w *world) *graph.Node { return w.riemann(w.levicivita(w.metric()), 1) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := newWorld(c.dim)
			n := c.make(w)
			b.ReportAllocs()
			for i := range b.N {
				if p := Prove(w.Graph, n, index.Tensor, ProveOptions{Seed: uint64(i)}); p.Verdict != Proved {
					b.Fatal(p)
				}
			}
		})
	}
}

// A claim tested at a point, three germs.
func BenchmarkTestAt(b *testing.B) {
	w := newWorld(4)
	p := w.Pool
	r, th := w.CoordFlat(w.c, 1), w.CoordFlat(w.c, 2)
	f := p.Sub(p.Int(1), p.Mul(p.Int(2), p.Rcp(p.Arg(0))))
	sin := p.Call(kernel("sin"), p.Arg(1))
	z := w.Zero(nil)
	g := w.Input(w.Stack(w.axes("dd"), []*graph.Node{
		w.Map(p.Neg(f), r), z, z, z,
		z, w.Map(p.Rcp(f), r), z, z,
		z, z, w.Map(p.Mul(p.Arg(0), p.Arg(0)), r), z,
		z, z, z, w.Map(p.Mul(p.Arg(0), p.Arg(0), sin, sin), r, th)}), graph.InputInfo{Metric: true}, nil, w.c)
	for _, c := range []struct {
		name string
		node *graph.Node
		ok   bool
	}{
		{"hessian", w.d(w.d(w.Map(p.Mul(p.Arg(0), sin), r, th))), false},
		{"riemann", w.riemann(w.levicivita(g), 1), true},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if t, err := TestAt(w.Graph, c.node, &At{Chart: w.c, Coords: []float64{0, 6, 1, 0}}, TestOptions{}); err != nil || t.OK != c.ok {
					b.Fatal(t, err)
				}
			}
		})
	}
}

// The second derivatives of a network's loss, 100,981 parameters and 256 rows,
// at a point: what a claim of a trained network costs. The loss's own forward
// pass is 26 million multiply-adds.
func BenchmarkTestAtNetwork(b *testing.B) {
	const rows, in, hidden = 256, 784, 128
	c := index.NewChart(0, "w", []index.Block{{Name: "W", Dims: []int{hidden, in}}, {Name: "b", Dims: []int{hidden}},
		{Name: "a", Dims: []int{hidden}}, {Name: "s", Dims: nil}})
	g := graph.New(1)
	p := g.Pool
	one := p.Int(1)
	r := rng(1)
	random := func(n int, size float64) []float64 {
		x := make([]float64, n)
		for i := range x {
			x[i] = size * r.signed()
		}
		return x
	}
	ra, ua := index.PlainAxis(rows), index.PlainAxis(hidden)
	x := g.Array(random(rows*in, 1), []index.Axis{ra, index.PlainAxis(in)})
	y := g.Array(random(rows, 1), []index.Axis{ra})
	h := g.Map(p.Call(kernel("tanh"), p.Arg(0)), g.Add(
		g.Contract(one, []graph.Operand{{Node: x, Labels: []int{0, 2}}, {Node: g.Coord(c, 0), Labels: []int{1, 2}}}, []int{0, 1}, []index.Axis{ra, ua}),
		g.Contract(one, []graph.Operand{{Node: g.Coord(c, 1), Labels: []int{1}}}, []int{0, 1}, []index.Axis{ra, ua})))
	f := g.Contract(one, []graph.Operand{{Node: h, Labels: []int{0, 1}}, {Node: g.Coord(c, 2), Labels: []int{1}}, {Node: g.Coord(c, 3), Labels: nil}}, []int{0}, []index.Axis{ra})
	e := g.Sub(f, y)
	l := g.Contract(p.Ratio(1, rows), []graph.Operand{{Node: e, Labels: []int{0}}, {Node: e, Labels: []int{0}}}, nil, nil)
	n := g.Partial(g.Partial(l, c), c)
	at := &At{Chart: c, Coords: random(c.Dim, 0.05)}
	for range b.N {
		if t, err := TestAt(g, n, at, TestOptions{Germs: 1}); err != nil || t.OK {
			b.Fatal(t, err)
		}
	}
}
