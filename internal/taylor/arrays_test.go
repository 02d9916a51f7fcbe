package taylor

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"pgregory.net/rapid"
)

// Large contractions as matrix products, one per pair of coefficients, against
// the loops.
func TestGemmAgainstLoops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := &run[float64]{ring: Float{}}
		alg, err := u.algebra(2, 2)
		if err != nil {
			t.Fatal(err)
		}
		f := &frame[float64]{run: u, alg: alg}
		size := map[int]int{0: 17, 1: 5, 2: 19, 3: 4}
		r := rng(rapid.Uint64().Draw(t, "seed"))
		order := rapid.IntRange(0, 2).Draw(t, "order")
		draw := func(labels ...int) operand[float64] {
			o := operand[float64]{labels: labels, s: make([]Series[float64], sizeOf(labels, size))}
			kind := rapid.IntRange(0, 2).Draw(t, "kind")
			for i := range o.s {
				n := alg.Shape.Count(order)
				if kind == 0 {
					n = 1
				}
				if kind == 2 && i%3 == 0 {
					continue // zero
				}
				o.s[i] = make(Series[float64], n)
				for k := range o.s[i] {
					o.s[i][k] = r.signed()
				}
			}
			return o
		}
		// x_{0,1,2} y_{3,2,1} -> z_{3,0}, summed over 1 and 2
		a, b := draw(0, 1, 2), draw(3, 2, 1)
		kept, summed := []int{3, 0}, []int{2, 1}
		z, ok := f.gemm(a, b, kept, summed, size, order)
		if !ok {
			t.Fatal("no matrix product")
		}
		for i3 := range 4 {
			for i0 := range 17 {
				var want Series[float64]
				for i1 := range 5 {
					for i2 := range 19 {
						want = alg.Add(want, alg.Mul(a.s[(i0*5+i1)*19+i2], b.s[(i3*19+i2)*5+i1], order), order)
					}
				}
				got := z[i3*17+i0]
				for k := range alg.Shape.Count(order) {
					if math.Abs(alg.Coef(got, k)-alg.Coef(want, k)) > 1e-12 {
						t.Fatalf("z_%d,%d, coefficient %d: %g, want %g", i3, i0, k, alg.Coef(got, k), alg.Coef(want, k))
					}
				}
			}
		}
	})
}

// A field over two charts, one of which is replaced by a map from the other:
// both dependences are differentiated.
func TestCompositionOfTwoCharts(t *testing.T) {
	w := newWorld(2)
	p := w.Pool
	to := index.NewChart(1, "psi", []index.Block{{Name: "p"}, {Name: "q"}})
	x, y := w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1)
	sin := p.Call(kernel("sin"), p.Arg(0))
	m := &graph.Map{ID: 1, Name: "phi", From: w.c, To: to, Forward: []*graph.Node{w.Mul(x, y), w.Map(sin, x)}}
	// x p + y² sin q, at p = xy, q = sin x
	mixed := w.Add(w.Mul(x, w.CoordFlat(to, 0)), w.Mul(w.Mul(y, y), w.Map(sin, w.CoordFlat(to, 1))))
	n := w.d(w.ComposeMap(mixed, m))
	at := []float64{0.6, -0.8}
	got, err := NewEvaluator(w.Graph, &At{Chart: w.c, Coords: at}).Value(n)
	if err != nil {
		t.Fatal(err)
	}
	x0, y0 := at[0], at[1]
	want := []float64{2*x0*y0 + y0*y0*math.Cos(math.Sin(x0))*math.Cos(x0), x0*x0 + 2*y0*math.Sin(math.Sin(x0))}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-14 {
			t.Errorf("component %d: %.15g, want %.15g", i, got[i], want[i])
		}
	}
}

// The operations that only move components, and reductions, against their
// definitions.
func TestRearranging(t *testing.T) {
	g := graph.New(1)
	c := index.NewChart(0, "w", []index.Block{{Name: "W", Dims: []int{2, 3}}, {Name: "b"}})
	at := []float64{1, -2, 3, 0.5, 7, -1, 4}
	e := NewEvaluator(g, &At{Chart: c, Coords: at})
	w, b := g.Coord(c, 0), g.Coord(c, 1)
	for _, k := range []struct {
		what string
		node *graph.Node
		want []float64
	}{
		{"pack", g.Pack(0, index.DownOver(c), []*graph.Node{w, b}), at},
		{"block", g.BlockOf(g.Pack(0, index.DownOver(c), []*graph.Node{w, b}), 0, 0), at[:6]},
		{"gather", g.Gather(w, 1, []int{2, 0}), []float64{3, 1, -1, 0.5}},
		{"scatter", g.Scatter(w, 1, []int{1, 0, 1}, index.PlainAxis(2)), []float64{-2, 4, 7, -0.5}},
		{"component", g.Component(w, []int{-1, 1}), []float64{-2, 7}},
		{"largest", g.Reduce(graph.Max, w, 1), []float64{3, 7}},
		{"smallest", g.Reduce(graph.Min, w, 0), []float64{0.5, -2, -1}},
		{"product", g.Reduce(graph.Prod, w, 1), []float64{-6, -3.5}},
		{"logsumexp", g.Reduce(graph.LogSumExp, w, 1), []float64{math.Log(math.E + math.Exp(-2) + math.Exp(3)), math.Log(math.Exp(0.5) + math.Exp(7) + math.Exp(-1))}},
		{"diagonal sum", g.Contract(g.Pool.Int(3), []graph.Operand{{Node: g.Gather(w, 1, []int{0, 1}), Labels: []int{0, 0}}}, nil, nil), []float64{3 * (1 + 7)}},
		{"delta", g.Contract(g.Pool.Int(1), []graph.Operand{{Node: w, Labels: []int{0, 1}}}, []int{0, 0, 1}, []index.Axis{index.PlainAxis(2), index.PlainAxis(2), index.PlainAxis(3)}),
			[]float64{1, -2, 3, 0, 0, 0, 0, 0, 0, 0.5, 7, -1}},
	} {
		got, err := e.Value(k.node)
		if err != nil || len(got) != len(k.want) {
			t.Errorf("%s: %v, %v", k.what, got, err)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-k.want[i]) > 1e-13 {
				t.Errorf("%s: %v, want %v", k.what, got, k.want)
				break
			}
		}
	}
	// exp of a rotation's generator is the rotation; its series is differentiated.
	one := index.NewChart(1, "t", []index.Block{{Name: "t"}})
	ts := g.CoordFlat(one, 0)
	sq := []index.Axis{index.PlainAxis(2), index.PlainAxis(2)}
	rot := g.Partial(g.ExpM(g.Stack(sq, []*graph.Node{g.Zero(nil), g.Neg(ts), ts, g.Zero(nil)})), one)
	got, err := NewEvaluator(g, &At{Chart: one, Coords: []float64{2.2}}).Value(rot)
	s, co := math.Sincos(2.2)
	for i, want := range []float64{-s, -co, co, -s} {
		if err != nil || math.Abs(got[i]-want) > 1e-13 {
			t.Fatalf("derivative of a rotation: %v, %v", got, err)
		}
	}
}
