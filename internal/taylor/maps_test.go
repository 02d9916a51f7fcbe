package taylor

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"pgregory.net/rapid"
)

// polynomialMap draws a polynomial change of coordinates that is regular near
// [-1, 1]^d. A triangular one has a polynomial inverse, which is written.
func (w *world) polynomialMap(t *rapid.T, triangular bool) *graph.Map {
	names := []string{"p", "q", "r", "s", "t", "o"}
	var blocks []index.Block
	for i := range w.c.Dim {
		blocks = append(blocks, index.Block{Name: names[i]})
	}
	to := index.NewChart(1, "psi", blocks)
	m := &graph.Map{ID: 1, Name: "phi", From: w.c, To: to}
	p := w.Pool
	n := w.c.Dim
	coef := func(k int64) scalar.Expr { return p.Ratio(rapid.Int64Range(-4, 4).Draw(t, "c"), k) }
	// q_i = x_i (a + …) with terms of lower variables only when triangular
	shift := make([]func(args []scalar.Expr) scalar.Expr, n)
	slope := make([]scalar.Expr, n)
	for i := range n {
		slope[i] = p.Ratio(rapid.SampledFrom([]int64{-4, -3, 3, 4}).Draw(t, "slope"), 2)
		var cs []scalar.Expr
		last := n
		if triangular {
			last = i
		}
		for range last * (last + 3) / 2 {
			cs = append(cs, coef(int64(10*n)))
		}
		shift[i] = func(args []scalar.Expr) scalar.Expr {
			sum := p.Int(0)
			if i == n-1 { // never affine
				sum = p.Mul(p.Ratio(1, 5), args[0], args[0])
			}
			k := 0
			for a := range last {
				sum = p.Add(sum, p.Mul(cs[k], args[a], args[a], args[a]))
				k++
				for b := a; b < last; b++ {
					sum = p.Add(sum, p.Mul(cs[k], args[a], args[b]))
					k++
				}
			}
			return sum
		}
	}
	nodes := func(c *index.Chart) []*graph.Node {
		ns := make([]*graph.Node, n)
		for i := range ns {
			ns[i] = w.CoordFlat(c, i)
		}
		return ns
	}
	args := make([]scalar.Expr, n)
	for i := range args {
		args[i] = p.Arg(i)
	}
	for i := range n {
		m.Forward = append(m.Forward, w.Map(p.Add(p.Mul(slope[i], args[i]), shift[i](args)), nodes(w.c)...))
	}
	if triangular {
		back := make([]scalar.Expr, n)
		for i := range n {
			back[i] = p.Div(p.Sub(args[i], shift[i](back)), slope[i])
			m.Inverse = append(m.Inverse, w.Map(back[i], nodes(to)...))
		}
	}
	return m
}

// mapped is a world with everything a geometry can be built of.
type mapped struct {
	*world
	m       *graph.Map
	f, g, c *graph.Node
	at      []float64
	p       *graph.Point
}

func newMapped(t *rapid.T, dim int) *mapped {
	w := newWorld(dim)
	x := &mapped{world: w, m: w.polynomialMap(t, rapid.Bool().Draw(t, "written inverse"))}
	// never critical, whatever the drawn part is (it repeats constants seldom)
	var all []*graph.Node
	for i := range dim {
		all = append(all, w.CoordFlat(w.c, i))
	}
	x.f = w.Add(w.field(t, 2), w.Map(w.Pool.Call(kernel("exp"), w.Pool.Arg(0)), w.Add(all...)))
	x.g = w.Input(w.matrix(t, "dd", true), graph.InputInfo{Name: "G", Metric: true}, nil, w.c)
	parts := make([]*graph.Node, dim*dim*dim)
	for i := range parts {
		parts[i] = w.field(t, 1)
	}
	x.c = w.Input(w.Stack(w.axes("udd"), parts), graph.InputInfo{Name: "C", Law: index.Connection}, nil, w.c)
	x.at = w.point(t)
	coords := make([]*graph.Node, dim)
	for i, v := range x.at {
		coords[i] = w.Number(w.Pool.Float(v))
	}
	x.p = w.PointOf(w.c, coords...)
	return x
}

// byMachine evaluates a field over m.To at the image of the point.
func (x *mapped) byMachine(n *graph.Node) ([]float64, error) {
	a, err := exec.New(x.Graph, exec.Options{}).Eval(x.At(n, x.ImagePoint(x.m, x.p)), &exec.Env{})
	if err != nil {
		return nil, err
	}
	return a.Data, nil
}

// difference is the largest, relative to the larger of 1 and the values.
func difference(a, b []float64) float64 {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	d, size := 0.0, 1.0
	for i := range a {
		d = max(d, math.Abs(a[i]-b[i]))
		size = max(size, math.Abs(a[i]))
		if a[i] != a[i] || b[i] != b[i] {
			return math.Inf(1)
		}
	}
	return d / size
}

// The heart of the matter, four ways: recomputing in other coordinates gives
// what pushing by the law gives, by rewriting the graph and by series, exactly
// for the objects that have the law.
func TestRecomputeEqualsPush(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dim := rapid.IntRange(2, 5).Draw(t, "dim")
		x := newMapped(t, dim)
		w := x.world
		type object struct {
			what string
			node *graph.Node
			law  index.Law
			ok   bool // the law holds
			// differs: a chartwise object; recompute is not the push of its components.
		}
		objects := []object{
			{"function", x.f, index.Tensor, true},
			{"differential", w.d(x.f), index.Tensor, true},
			{"gradient", w.ein(1, 1, "ij,j->i", "u", w.Inverse(x.g), w.d(x.f)), index.Tensor, true},
			{"hessian", w.hessian(x.f, x.c), index.Tensor, true},
			{"hessian operator", w.ein(1, 1, "ij,jk->ik", "ud", w.Inverse(x.g), w.hessian(x.f, w.levicivita(x.g))), index.Tensor, true},
			{"torsion", w.Sub(x.c, w.ein(1, 1, "kij->kji", "udd", x.c)), index.Tensor, true},
			{"connection of the metric", w.levicivita(x.g), index.Connection, true},
			{"second derivatives", w.d(w.d(x.f)), index.Tensor, false},
			{"determinant of the metric", w.Det(x.g), index.Tensor, false},
			{"components of the differential", w.Component(w.d(x.f), []int{0}), index.Tensor, false},
		}
		if dim <= 3 {
			objects = append(objects, object{"curvature", w.riemann(w.levicivita(x.g), 1), index.Tensor, true})
			objects = append(objects, object{"curvature with torsion", w.riemann(x.c, 1), index.Tensor, true})
		}
		k := objects[rapid.IntRange(0, len(objects)-1).Draw(t, "object")]
		e := NewEvaluator(x.Graph, &At{Chart: x.c.Chart(), Coords: x.at})
		recomputed, err := e.Recompute(k.node, x.m, 0)
		if err != nil {
			t.Fatalf("%s: recompute by series: %v", k.what, err)
		}
		pushed, err := e.Push(k.node, k.law, x.m, 0)
		if err != nil {
			t.Fatalf("%s: push by series: %v", k.what, err)
		}
		d := difference(recomputed.Values(), pushed.Values())
		if k.ok && d > 1e-9 || !k.ok && d < 1e-9 {
			t.Fatalf("%s in %d dimensions: recompute and push differ by %g", k.what, dim, d)
		}
		node, err := x.Recompute(k.node, x.m)
		if err != nil {
			t.Fatalf("%s: recompute by the graph: %v", k.what, err)
		}
		byGraph, err := x.byMachine(node)
		if err != nil {
			t.Fatalf("%s: %v", k.what, err)
		}
		if d := difference(byGraph, recomputed.Values()); d > 1e-8 {
			t.Fatalf("%s in %d dimensions: recomputed by the graph and by series differ by %g", k.what, dim, d)
		}
		node, err = x.Push(k.node, k.law, x.m)
		if err != nil {
			t.Fatalf("%s: push by the graph: %v", k.what, err)
		}
		if byGraph, err = x.byMachine(node); err != nil {
			t.Fatalf("%s: %v", k.what, err)
		}
		if d := difference(byGraph, pushed.Values()); d > 1e-8 {
			t.Fatalf("%s in %d dimensions: pushed by the graph and by series differ by %g", k.what, dim, d)
		}
	})
}

// Derivatives of pushed functions, to order three: no inverse is ever formed,
// and a written one makes no difference.
func TestDerivativesThroughAnInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := newMapped(t, rapid.IntRange(2, 3).Draw(t, "dim"))
		n, err := x.Push(x.f, index.Tensor, x.m)
		if err != nil {
			t.Fatal(err)
		}
		jet, err := NewEvaluator(x.Graph, &At{Chart: x.world.c, Coords: x.at}).Push(x.f, index.Tensor, x.m, 3)
		if err != nil {
			t.Fatal(err)
		}
		s := jet.Algebra.Shape
		for order := 0; order <= 3; order++ {
			got, err := x.byMachine(n)
			if err != nil {
				t.Fatal(err)
			}
			// Component (i, j, …) is the derivative of the jet by them.
			want := make([]float64, len(got))
			for flat := range want {
				e := make([]uint8, x.world.c.Dim)
				fact := 1.0
				for rest, k := flat, 0; k < order; k++ {
					i := rest % x.world.c.Dim
					rest /= x.world.c.Dim
					e[i]++
					fact *= float64(e[i])
				}
				want[flat] = fact * jet.Algebra.Coef(jet.Series[0], s.Index(e...))
			}
			if d := difference(want, got); d > 1e-8 {
				t.Fatalf("order %d: %g", order, d)
			}
			n = x.Partial(n, x.m.To)
		}
	})
}

// Pull undoes push, and pulling by a map without a written inverse needs none
// for covariant objects.
func TestPullUndoesPush(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := newMapped(t, rapid.IntRange(2, 4).Draw(t, "dim"))
		for _, k := range []struct {
			what string
			node *graph.Node
			law  index.Law
		}{
			{"metric", x.g, index.Tensor}, {"connection", x.c, index.Connection},
			{"gradient", x.ein(1, 1, "ij,j->i", "u", x.Inverse(x.g), x.d(x.f)), index.Tensor},
		} {
			push, err := x.Push(k.node, k.law, x.m)
			if err != nil {
				t.Fatal(err)
			}
			back, err := x.Pull(push, k.law, x.m)
			if err != nil {
				t.Fatal(err)
			}
			e := NewEvaluator(x.Graph, &At{Chart: x.world.c, Coords: x.at, Before: func(m *graph.Map, y []float64) []float64 { return x.at }})
			want, err := e.Value(k.node)
			if err != nil {
				t.Fatal(err)
			}
			got, err := e.Value(back)
			if err != nil {
				t.Fatal(err)
			}
			if d := difference(want, got); d > 1e-9 {
				t.Fatalf("%s: %g by series", k.what, d)
			}
			a, err := exec.New(x.Graph, exec.Options{}).Eval(x.At(back, x.p), &exec.Env{})
			if err != nil {
				t.Fatal(err)
			}
			if d := difference(want, a.Data); d > 1e-9 {
				t.Fatalf("%s: %g by the machine", k.what, d)
			}
		}
	})
}

var _ = fmt.Sprint
