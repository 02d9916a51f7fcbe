package taylor

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"pgregory.net/rapid"
)

// field draws a scalar field over the world's chart, smooth on [-1, 1]^d.
func (w *world) field(t *rapid.T, depth int) *graph.Node {
	p := w.Pool
	if depth == 0 {
		switch rapid.IntRange(0, 3).Draw(t, "leaf") {
		case 0:
			return w.Number(p.Ratio(rapid.Int64Range(-5, 5).Draw(t, "n"), 4))
		default:
			return w.CoordFlat(w.c, rapid.IntRange(0, w.c.Dim-1).Draw(t, "i"))
		}
	}
	sub := func() *graph.Node { return w.field(t, depth-1) }
	x := p.Arg(0)
	safe := p.Add(p.Ratio(3, 2), p.Mul(x, x))
	call := func(k string, e ...scalar.Expr) scalar.Expr { return p.Call(kernel(k), e...) }
	switch rapid.IntRange(0, 9).Draw(t, "op") {
	case 0:
		return w.Add(sub(), sub())
	case 1:
		return w.Mul(sub(), sub())
	case 2:
		return w.Map(call("sin", x), sub())
	case 3:
		return w.Map(call("exp", call("tanh", x)), sub())
	case 4:
		return w.Map(call("log", safe), sub())
	case 5:
		return w.Map(p.Mul(call("sqrt", safe), call("cos", p.Mul(p.Int(2), x))), sub())
	case 6:
		return w.Map(p.Rcp(safe), sub())
	case 7:
		return w.Map(call("atan2", call("sigmoid", p.Arg(1)), safe), sub(), sub())
	case 8:
		// data: mean over five rows of tanh(a_n x + b_n y)
		rows := []index.Axis{index.PlainAxis(5)}
		a := w.Array([]float64{0.3, -0.7, 0.2, 1.1, -0.4}, rows)
		b := w.Array([]float64{0.9, 0.1, -0.6, 0.5, 0.25}, rows)
		one := p.Int(1)
		h := w.Add(w.Contract(one, []graph.Operand{{Node: a, Labels: []int{0}}, {Node: sub()}}, []int{0}, rows),
			w.Contract(one, []graph.Operand{{Node: b, Labels: []int{0}}, {Node: sub()}}, []int{0}, rows))
		return w.Contract(p.Ratio(1, 5), []graph.Operand{{Node: w.Map(call("tanh", x), h), Labels: []int{0}}}, nil, nil)
	default:
		return w.Map(call("pow", safe, p.Ratio(rapid.Int64Range(-3, 3).Draw(t, "k"), 2)), sub())
	}
}

// matrix draws a diagonally dominant field with the given slots, symmetric or not.
func (w *world) matrix(t *rapid.T, kinds string, symmetric bool) *graph.Node {
	d := w.c.Dim
	parts := make([]*graph.Node, d*d)
	sign := rapid.SampledFrom([]int64{-1, 1}).Draw(t, "signature")
	for i := range d {
		for j := range d {
			if symmetric && j < i {
				parts[i*d+j] = parts[j*d+i]
				continue
			}
			x := w.Map(w.Pool.Mul(w.Pool.Ratio(1, 5), w.Pool.Call(kernel("sin"), w.Pool.Arg(0))), w.field(t, 1))
			if i == j {
				s := int64(3)
				if i == 0 {
					s *= sign
				}
				x = w.Add(x, w.Int(s))
			}
			parts[i*d+j] = x
		}
	}
	return w.Stack(w.axes(kinds), parts)
}

// byGraph evaluates a node by the graph's own components.
func (w *world) byGraph(t *rapid.T, n *graph.Node, at []float64) []float64 {
	u := w.Formulas()
	es, err := u.Components(n)
	if err != nil {
		t.Fatalf("components: %v", err)
	}
	value := map[scalar.Var]float64{}
	for i := range w.c.Dim {
		value[u.CoordVar(w.c, i)] = at[i]
	}
	v := make([]float64, len(es))
	for i, e := range es {
		v[i] = scalar.Eval(e, func(x scalar.Var) float64 { return value[x] })
	}
	return v
}

func (w *world) point(t *rapid.T) []float64 {
	x := make([]float64, w.c.Dim)
	for i := range x {
		x[i] = float64(rapid.IntRange(-8, 8).Draw(t, "x"))/9 + 0.05
	}
	return x
}

func close1(a, b, tol float64) bool {
	return math.Abs(a-b) <= tol*max(1, math.Abs(a), math.Abs(b))
}

// Derivatives of orders one to three by the graph's rules, against the shift of
// Taylor coefficients.
func TestGraphDerivatives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(rapid.IntRange(1, 3).Draw(t, "dim"))
		x := w.field(t, rapid.IntRange(1, 3).Draw(t, "depth"))
		at := w.point(t)
		e := NewEvaluator(w.Graph, &At{Chart: w.c, Coords: at})
		for order := 0; order <= 3; order++ {
			got := w.byGraph(t, x, at)
			want, err := e.Value(x)
			if err != nil {
				t.Fatal(err)
			}
			for i := range want {
				if !close1(got[i], want[i], 1e-9) {
					t.Fatalf("order %d, component %d: graph %.15g, series %.15g", order, i, got[i], want[i])
				}
			}
			x = w.d(x)
		}
	})
}

// Inverse, determinant, solve and contractions, differentiated twice.
func TestGraphMatrixDerivatives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(rapid.IntRange(2, 3).Draw(t, "dim"))
		m := w.matrix(t, "ud", false)
		v := w.Stack(w.axes("u"), func() (ps []*graph.Node) {
			for range w.c.Dim {
				ps = append(ps, w.field(t, 1))
			}
			return
		}())
		var x *graph.Node
		switch rapid.IntRange(0, 4).Draw(t, "op") {
		case 0:
			x = w.Inverse(m)
		case 1:
			x = w.Det(m)
		case 2:
			x = w.LogDet(m)
		case 3:
			x = w.Solve(m, v)
		case 4:
			x = w.ein(1, 3, "ij,jk,k->i", "u", m, m, v)
		}
		at := w.point(t)
		e := NewEvaluator(w.Graph, &At{Chart: w.c, Coords: at})
		for order := 0; order <= 2; order++ {
			got := w.byGraph(t, x, at)
			want, err := e.Value(x)
			if err != nil {
				t.Fatal(err)
			}
			for i := range want {
				if !close1(got[i], want[i], 1e-8) {
					t.Fatalf("order %d, component %d: graph %.15g, series %.15g", order, i, got[i], want[i])
				}
			}
			x = w.d(x)
		}
	})
}

// Curvature by the graph and by series.
func TestGraphCurvature(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(rapid.IntRange(2, 3).Draw(t, "dim"))
		g := w.Input(w.matrix(t, "dd", true), graph.InputInfo{Name: "G", Metric: true}, nil, w.c)
		r := w.riemann(w.levicivita(g), 1)
		at := w.point(t)
		got := w.byGraph(t, r, at)
		want, err := NewEvaluator(w.Graph, &At{Chart: w.c, Coords: at}).Value(r)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if !close1(got[i], want[i], 1e-9) {
				t.Fatalf("component %d: graph %.15g, series %.15g", i, got[i], want[i])
			}
		}
	})
}
