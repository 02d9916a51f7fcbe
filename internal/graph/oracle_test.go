package graph_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"pgregory.net/rapid"
)

// world builds random well-typed nodes over one chart with blocks.
type world struct {
	t *rapid.T
	g *graph.Graph
	c *index.Chart
	n int // range of plain axes
}

func newWorld(t *rapid.T, c *index.Chart, n int) *world {
	return &world{t, graph.New(7), c, n}
}

func (w *world) pick(n int, what string) int { return rapid.IntRange(0, n-1).Draw(w.t, what) }

func (w *world) array(axes ...index.Axis) *graph.Node {
	s := 1
	for _, a := range axes {
		s *= a.Size
	}
	d := make([]float64, s)
	for i := range d {
		d[i] = float64(rapid.IntRange(-8, 8).Draw(w.t, "entry")) / 8
	}
	return w.g.Array(d, axes)
}

// body is an elementwise function bounded and smooth enough to nest.
func (w *world) body(args int) scalar.Expr {
	p := w.g.Pool
	a := p.Arg(0)
	b := p.Arg(args - 1)
	switch w.pick(7, "body") {
	case 0:
		return p.Call(op.Named("tanh"), p.Add(a, b))
	case 1:
		return p.Call(op.Named("sin"), p.Mul(a, b))
	case 2:
		return p.Div(a, p.Add(p.Int(2), p.PowInt(b, 2)))
	case 3:
		return p.Call(op.Named("exp"), p.Mul(p.Ratio(1, 4), p.Sub(a, b)))
	case 4:
		return p.Add(p.PowInt(a, 2), p.Scale(1, 2, b))
	case 5:
		return p.Call(op.Named("relu"), p.Sub(a, p.Scale(1, 3, b)))
	}
	return p.Call(op.Named("log"), p.Add(p.Int(3), p.Call(op.Named("sin"), p.Add(a, b))))
}

// scalarField is a random scalar field.
func (w *world) scalarField(depth int) *graph.Node {
	g := w.g
	if depth <= 0 {
		return g.CoordFlat(w.c, w.pick(w.c.Dim, "coordinate"))
	}
	one := g.Pool.Int(1)
	switch w.pick(9, "scalar") {
	case 0:
		return g.Map(w.body(1), w.scalarField(depth-1))
	case 1:
		return g.Map(w.body(2), w.scalarField(depth-1), w.scalarField(depth-1))
	case 2:
		return g.Sum(graph.Term{Coef: one, Node: w.scalarField(depth - 1)}, graph.Term{Coef: g.Pool.Ratio(-1, 3), Node: w.scalarField(depth - 1)})
	case 3:
		return g.Contract(one, []graph.Operand{{Node: w.plain(depth - 1), Labels: []int{0}}, {Node: w.plain(depth - 1), Labels: []int{0}}}, nil, nil)
	case 4:
		return g.Reduce(graph.ReduceKind(w.pick(4, "reduction")), w.plain(depth-1), 0)
	case 5:
		return g.Det(w.matrix(depth - 1))
	case 6:
		return g.LogDet(w.matrix(depth - 1))
	case 7:
		m := g.Solve(w.matrix(depth-1), w.plain(depth-1))
		return g.Contract(one, []graph.Operand{{Node: m, Labels: []int{0}}, {Node: w.plain(depth - 1), Labels: []int{0}}}, nil, nil)
	}
	return g.Contract(one, []graph.Operand{{Node: g.Inverse(w.matrix(depth - 1)), Labels: []int{0, 0}}}, nil, nil)
}

// plain is a random field of one plain axis.
func (w *world) plain(depth int) *graph.Node {
	g := w.g
	ax := index.PlainAxis(w.n)
	one := g.Pool.Int(1)
	if depth <= 0 {
		b := w.c.Blocks[0]
		return g.Contract(one, []graph.Operand{{Node: w.array(ax, index.PlainAxis(b.Dims[0])), Labels: []int{0, 1}},
			{Node: g.Coord(w.c, 0), Labels: []int{1}}}, []int{0}, []index.Axis{ax})
	}
	switch w.pick(7, "plain") {
	case 0:
		return g.Map(w.body(1), w.plain(depth-1))
	case 1:
		return g.Map(w.body(2), w.plain(depth-1), w.scalarField(depth-1))
	case 2:
		return g.Add(w.plain(depth-1), w.plain(depth-1))
	case 3:
		return g.Contract(one, []graph.Operand{{Node: w.array(ax, ax), Labels: []int{0, 1}}, {Node: w.plain(depth - 1), Labels: []int{1}}}, []int{0}, []index.Axis{ax})
	case 4:
		idx := make([]int, w.n)
		for i := range idx {
			idx[i] = w.pick(w.n, "gather")
		}
		return g.Gather(w.plain(depth-1), 0, idx)
	case 5:
		parts := make([]*graph.Node, w.n)
		for i := range parts {
			parts[i] = w.scalarField(depth - 1)
		}
		return g.Stack([]index.Axis{ax}, parts)
	}
	return g.Contract(one, []graph.Operand{{Node: w.plain(depth - 1), Labels: []int{0}}, {Node: w.plain(depth - 1), Labels: []int{0}}}, []int{0}, []index.Axis{ax})
}

// matrix is a random regular square field: dominant diagonal.
func (w *world) matrix(depth int) *graph.Node {
	g := w.g
	ax := index.PlainAxis(w.n)
	axes := []index.Axis{ax, ax}
	p := g.Pool
	m := g.Contract(p.Ratio(1, 8), []graph.Operand{
		{Node: g.Map(p.Call(op.Named("tanh"), p.Arg(0)), w.plain(depth-1)), Labels: []int{0}},
		{Node: g.Map(p.Call(op.Named("tanh"), p.Arg(0)), w.plain(depth-1)), Labels: []int{1}}}, []int{0, 1}, axes)
	return g.Sum(graph.Term{Coef: p.Int(1), Node: m}, graph.Term{Coef: p.Int(2), Node: g.Delta(ax, ax)}, graph.Term{Coef: p.Ratio(1, 4), Node: w.array(ax, ax)})
}

func (w *world) env() naive.Env {
	xs := make([]float64, w.c.Dim)
	for i := range xs {
		xs[i] = float64(rapid.IntRange(-40, 40).Draw(w.t, "x"))/40 + 0.0137*float64(i)
	}
	return naive.Env{Coords: map[*index.Chart][]float64{w.c: xs}}
}

func agree(t interface{ Fatalf(string, ...any) }, what string, got, want []float64, tol float64) {
	if len(got) != len(want) {
		t.Fatalf("%s: %d components, want %d", what, len(got), len(want))
	}
	scale := 1.0
	for _, v := range want {
		scale = math.Max(scale, math.Abs(v))
	}
	for i := range got {
		if d := math.Abs(got[i] - want[i]); !(d <= tol*scale) {
			t.Fatalf("%s: component %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// components evaluates the component tier's expressions.
func components(g *graph.Graph, n *graph.Node, env naive.Env) ([]float64, error) {
	u := g.Formulas()
	es, err := u.Components(n)
	if err != nil {
		return nil, err
	}
	return evaluate(u, es, env), nil
}

// evaluate gives expressions their values.
func evaluate(u *graph.Formulas, es []scalar.Expr, env naive.Env) []float64 {
	r := make([]float64, len(es))
	for i, e := range es {
		r[i] = scalar.Eval(e, func(v scalar.Var) float64 {
			s, ok := u.VarSource(v)
			switch {
			case !ok:
				panic("free variable")
			case s.Chart != nil:
				return env.Coords[s.Chart][s.Index]
			case s.Param != nil:
				return env.Params[s.Param][s.Index]
			case s.Map != nil:
				b := 0
				for s.Index >= s.Map.From.Blocks[b].Offset+s.Map.From.Blocks[b].Size {
					b++
				}
				x := naive.Eval(u.Graph, u.Implicit(s.Map, b, s.Target), env)
				return x[s.Index-s.Map.From.Blocks[b].Offset]
			}
			return naive.Eval(u.Graph, s.Leaf, env)[s.Index]
		})
	}
	return r
}

func finite(xs []float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) > 1e8 {
			return false
		}
	}
	return true
}

// TestDerivatives holds both tiers to the oracle for derivatives of order 0 to 3.
func TestDerivatives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := index.NewChart(0, "w", []index.Block{{Name: "a", Dims: []int{2}}, {Name: "b"}})
		w := newWorld(rt, c, rapid.IntRange(2, 3).Draw(rt, "n"))
		var e *graph.Node
		if rapid.Bool().Draw(rt, "plain") {
			e = w.plain(2)
		} else {
			e = w.scalarField(2)
		}
		env := w.env()
		for order := range 4 {
			want := naive.Eval(w.g, e, env)
			if !finite(want) {
				rt.Skip("not finite")
			}
			tol := []float64{1e-12, 1e-10, 1e-8, 1e-7}[order]
			low, err := w.g.Lower(e)
			if err != nil {
				rt.Fatal(err)
			}
			if hasDerivative(low) {
				rt.Fatal("a derivative is left")
			}
			agree(rt, fmt.Sprintf("array tier, order %d", order), naive.Eval(w.g, low, env), want, tol)
			if order < 3 {
				got, err := components(w.g, e, env)
				if err != nil {
					rt.Fatal(err)
				}
				agree(rt, fmt.Sprintf("component tier, order %d", order), got, want, tol)
			}
			if len(e.Axes()) == 0 && order == 0 || order < 3 {
				e = w.g.Partial(e, c)
			}
		}
	})
}

func hasDerivative(n *graph.Node) bool {
	seen := map[*graph.Node]bool{}
	var find func(n *graph.Node) bool
	find = func(n *graph.Node) bool {
		if seen[n] || n.Op() == graph.OpAt {
			return false
		}
		seen[n] = true
		if n.Op() == graph.OpPartial || n.Op() == graph.OpCompose || n.Op() == graph.OpMapVector {
			return true
		}
		for _, a := range n.Args() {
			if find(a) {
				return true
			}
		}
		return false
	}
	return find(n)
}
