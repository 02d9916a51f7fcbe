package taylor

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"pgregory.net/rapid"
)

// loss is (x-1)² + 2(y-1)² + (x-1)(y-1) of the issue: critical at (1, 1).
func (w *world) loss() *graph.Node {
	p := w.Pool
	u, v := p.Sub(p.Arg(0), p.Int(1)), p.Sub(p.Arg(1), p.Int(1))
	return w.Map(p.Add(p.Mul(u, u), p.Mul(p.Int(2), v, v), p.Mul(u, v)), w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1))
}

func (w *world) claim(n *graph.Node, law index.Law) *graph.Node {
	return w.Claim(n, &graph.ClaimInfo{Name: "H", Law: law})
}

func TestHessianHoldsAtCriticalPointsOnly(t *testing.T) {
	w := newWorld(2)
	h := w.claim(w.d(w.d(w.loss())), index.Tensor)
	got, err := TestAt(w.Graph, h, &At{Chart: w.c, Coords: []float64{1, 1}}, TestOptions{Seed: 5})
	if err != nil || !got.OK {
		t.Fatalf("at the minimum: %+v, %v", got, err)
	}
	got, err = TestAt(w.Graph, h, &At{Chart: w.c, Coords: []float64{1, 2}}, TestOptions{Seed: 5})
	if err != nil || got.OK {
		t.Fatalf("away from the minimum: %+v, %v", got, err)
	}
	// dL = (2u + v, 4v + u) = (1, 4) at u = 0, v = 1.
	if math.Abs(got.Gradient-math.Sqrt(17)) > 1e-12 || got.Scalar == nil {
		t.Errorf("|dL| = %v, want √17", got.Gradient)
	}
	if got.Relative < 0.01 || got.Relative > 1 {
		t.Errorf("relative anomaly %g", got.Relative)
	}
	// A number that the graph takes out of the derivative counts, and the function
	// is found again under its name.
	quarter := w.Scale(w.Pool.Ratio(1, 4), w.loss())
	got, err = TestAt(w.Graph, w.claim(w.d(w.d(quarter)), index.Tensor), &At{Chart: w.c, Coords: []float64{1, 2}}, TestOptions{})
	if err != nil || got.OK || math.Abs(got.Gradient-math.Sqrt(17)/4) > 1e-12 || !SameFunction(got.Scalar, quarter) || SameFunction(got.Scalar, w.CoordFlat(w.c, 0)) {
		t.Errorf("a quarter of it: %+v, %v", got, err)
	}
	// The same as a value, with the point inside.
	for _, c := range []struct {
		y  float64
		ok bool
	}{{1, true}, {2, false}} {
		p := w.PointOf(w.c, w.Int(1), w.Number(w.Pool.Float(c.y)))
		v := w.claim(w.At(w.d(w.d(w.loss())), p), index.Tensor)
		got, err := TestAt(w.Graph, v, &At{}, TestOptions{})
		if err != nil || got.OK != c.ok {
			t.Errorf("value at (1, %g): %+v, %v", c.y, got, err)
		}
		if !c.ok && math.Abs(got.Gradient-math.Sqrt(17)) > 1e-12 {
			t.Errorf("|dL| of the value %v", got.Gradient)
		}
	}
}

// After a numeric minimisation the claim holds to the size of what is left of
// the differential.
func TestToleranceOfTheClaim(t *testing.T) {
	w := newWorld(2)
	h := w.claim(w.d(w.d(w.loss())), index.Tensor)
	at := &At{Chart: w.c, Coords: []float64{1 + 1e-6, 1}}
	strict, err := TestAt(w.Graph, h, at, TestOptions{})
	if err != nil || strict.OK {
		t.Fatalf("1e-6 off: %+v, %v", strict, err)
	}
	loose, err := TestAt(w.Graph, h, at, TestOptions{Tol: 1e-5})
	if err != nil || !loose.OK {
		t.Fatalf("1e-6 off with tol 1e-5: %+v, %v", loose, err)
	}
	at.Coords[0] = 1 + 1e-10
	near, err := TestAt(w.Graph, h, at, TestOptions{})
	if err != nil || !near.OK {
		t.Fatalf("1e-10 off: %+v, %v", near, err)
	}
}

// A result that vanishes leaves rounding only, which is no anomaly.
func TestVanishingHessian(t *testing.T) {
	w := newWorld(1)
	p := w.Pool
	x := p.Arg(0)
	// (x-1)^4 expanded: value, slope and second derivative cancel at 1 in float64
	// up to rounding; shifted by sin(x)² + cos(x)² - 1, which the pool folds only
	// when it sees it.
	quartic := p.Add(p.PowInt(x, 4), p.Mul(p.Int(-4), p.PowInt(x, 3)), p.Mul(p.Int(6), p.PowInt(x, 2)), p.Mul(p.Int(-4), x), p.Int(1))
	h := w.claim(w.d(w.d(w.Map(quartic, w.CoordFlat(w.c, 0)))), index.Tensor)
	for _, x := range []float64{1, 1 + 1e-9} {
		got, err := TestAt(w.Graph, h, &At{Chart: w.c, Coords: []float64{x}}, TestOptions{})
		if err != nil || !got.OK {
			t.Errorf("at %v: %+v, %v", x, got, err)
		}
	}
}

// Actual fields at points: the claims that are proved generically hold, their
// slips fail.
func TestClaimsOfActualFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(rapid.IntRange(2, 4).Draw(t, "dim"))
		g := w.Input(w.matrix(t, "dd", true), graph.InputInfo{Name: "G", Metric: true}, nil, w.c)
		var parts []*graph.Node
		n := w.c.Dim
		for range n * n * n {
			parts = append(parts, w.field(t, 1))
		}
		c := w.Input(w.Stack(w.axes("udd"), parts), graph.InputInfo{Name: "C", Law: index.Connection}, nil, w.c)
		x := w.CoordFlat(w.c, 0)
		f := w.Add(w.field(t, 2), w.Map(w.Pool.Call(kernel("exp"), w.Pool.Arg(0)), x), w.Mul(x, w.CoordFlat(w.c, 1)))
		at := &At{Chart: w.c, Coords: w.point(t)}
		for _, k := range []struct {
			what string
			node *graph.Node
			law  index.Law
			ok   bool
		}{
			{"hessian", w.hessian(f, c), index.Tensor, true},
			{"bare hessian", w.d(w.d(f)), index.Tensor, false},
			{"levicivita", w.levicivita(g), index.Connection, true},
			{"levicivita as tensor", w.levicivita(g), index.Tensor, false},
			{"riemann", w.riemann(w.levicivita(g), 1), index.Tensor, true},
			{"riemann with torsion", w.riemann(c, 1), index.Tensor, true},
			{"slip", w.riemann(c, -1), index.Tensor, false},
		} {
			got, err := TestAt(w.Graph, w.claim(k.node, k.law), at, TestOptions{Seed: rapid.Uint64().Draw(t, "seed")})
			if err != nil {
				t.Fatalf("%s: %v", k.what, err)
			}
			if got.OK != k.ok {
				t.Fatalf("%s: %+v", k.what, got)
			}
			if k.ok && got.Relative > 1e-11 {
				t.Fatalf("%s: rounding of %g", k.what, got.Relative)
			}
		}
	})
}

// A network of many parameters, contracted with the directions of a plane: the
// loss's second derivatives are a tensor where it is critical.
func TestClaimOfALargeNetwork(t *testing.T) {
	for _, hidden := range []int{16, 400} {
		c := index.NewChart(0, "w", []index.Block{
			{Name: "W", Dims: []int{hidden, 3}}, {Name: "b", Dims: []int{hidden}}, {Name: "a", Dims: []int{hidden}}})
		g := graph.New(1)
		p := g.Pool
		one := p.Int(1)
		rows := index.PlainAxis(20)
		units := index.PlainAxis(hidden)
		data := make([]float64, 60)
		target := make([]float64, 20)
		r := rng(9)
		for i := range data {
			data[i] = r.signed()
		}
		coords := make([]float64, c.Dim)
		for i := range coords {
			coords[i] = r.signed() / math.Sqrt(float64(hidden))
		}
		x := g.Array(data, []index.Axis{rows, index.PlainAxis(3)})
		h := g.Map(p.Call(kernel("tanh"), p.Arg(0)), g.Add(
			g.Contract(one, []graph.Operand{{Node: x, Labels: []int{0, 2}}, {Node: g.Coord(c, 0), Labels: []int{1, 2}}}, []int{0, 1}, []index.Axis{rows, units}),
			g.Contract(one, []graph.Operand{{Node: g.Coord(c, 1), Labels: []int{1}}}, []int{0, 1}, []index.Axis{rows, units})))
		f := g.Contract(one, []graph.Operand{{Node: h, Labels: []int{0, 1}}, {Node: g.Coord(c, 2), Labels: []int{1}}}, []int{0}, []index.Axis{rows})
		at := &At{Chart: c, Coords: coords}
		fitted, err := NewEvaluator(g, at).onPlane(f, c)
		if err != nil {
			t.Fatal(err)
		}
		copy(target, fitted)
		loss := func(y []float64) *graph.Node {
			e := g.Sub(f, g.Array(y, []index.Axis{rows}))
			return g.Contract(p.Ratio(1, 20), []graph.Operand{{Node: e, Labels: []int{0}}, {Node: e, Labels: []int{0}}}, nil, nil)
		}
		perfect := loss(append([]float64(nil), target...))
		target[3] += 0.5
		for _, k := range []struct {
			l  *graph.Node
			ok bool
		}{{perfect, true}, {loss(target), false}} {
			n := g.Claim(g.Partial(g.Partial(k.l, c), c), &graph.ClaimInfo{Law: index.Tensor})
			got, err := TestAt(g, n, at, TestOptions{Seed: 3})
			if err != nil || got.OK != k.ok {
				t.Errorf("%d parameters: %+v, %v", c.Dim, got, err)
			}
			if !k.ok && got.Gradient == 0 {
				t.Errorf("no |dL|")
			}
			third := g.Partial(n.Args()[0], c)
			if got, err := TestAt(g, third, at, TestOptions{Seed: 3}); err != nil || got.OK {
				t.Errorf("third derivatives of %d parameters: %+v, %v", c.Dim, got, err)
			}
		}
		// F_ij = mean_n d_i f_n d_j f_n is a tensor everywhere.
		df := g.Partial(f, c)
		fisher := g.Contract(p.Ratio(1, 20), []graph.Operand{{Node: df, Labels: []int{0, 2}}, {Node: df, Labels: []int{1, 2}}}, []int{0, 1}, []index.Axis{index.DownOver(c), index.DownOver(c)})
		if got, err := TestAt(g, fisher, at, TestOptions{Seed: 3}); err != nil || !got.OK {
			t.Errorf("Fisher metric: %+v, %v", got, err)
		}
		// A sum over slots does not restrict to a plane: all components while they
		// fit, then an error and not a verdict.
		sum := g.Contract(one, []graph.Operand{{Node: g.Partial(g.Partial(perfect, c), c), Labels: []int{0, 0}}}, nil, nil)
		got, err := TestAt(g, sum, at, TestOptions{Germs: 1})
		var u *Untestable
		if c.Dim > 100 && !errors.As(err, &u) || c.Dim <= 100 && (err != nil || got.OK) {
			t.Errorf("sum of second derivatives of %d parameters: %+v, %v", c.Dim, got, err)
		}
	}
}

// onPlane is a value without slots in a chart that is too large for series in
// all its coordinates.
func (e *Evaluator) onPlane(n *graph.Node, c *index.Chart) ([]float64, error) {
	e.u.planes = map[*index.Chart]int{c: 1}
	e.u.draw = germs(e.u, 1, randomFloat)
	return e.Value(n)
}

func Example() {
	w := newWorld(2)
	h := w.claim(w.d(w.d(w.loss())), index.Tensor)
	fmt.Println(Prove(w.Graph, h, index.Tensor, ProveOptions{}).Verdict == Proved)
	at, _ := TestAt(w.Graph, h, &At{Chart: w.c, Coords: []float64{1, 1}}, TestOptions{})
	fmt.Println(at.OK)
	// Output:
	// false
	// true
}

// Eigenvalues belong to linear maps: those of a Hessian's components change,
// those of E = G⁻¹H do not.
func TestEigenvaluesInClaims(t *testing.T) {
	w := newWorld(3)
	g := w.metric()
	at := &At{Chart: w.c, Coords: []float64{0.4, 0.3, -0.2}}
	x := w.Map(w.Pool.Call(kernel("exp"), w.Pool.Add(w.Pool.Arg(0), w.Pool.Mul(w.Pool.Arg(1), w.Pool.Arg(2)))), w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1), w.CoordFlat(w.c, 2))
	s := w.ein(1, 1, "i,j->ij", "dd", w.d(x), w.d(x))
	id := w.Cast(w.Delta(index.PlainAxis(3), index.PlainAxis(3)), w.axes("dd"))
	flat := w.Input(id, graph.InputInfo{Metric: true}, nil, w.c)
	e := w.ein(1, 1, "ij,jk->ik", "ud", w.Inverse(flat), s)
	opt := graph.EigOptions{}
	for _, k := range []struct {
		what string
		node *graph.Node
		ok   bool
	}{
		{"of a linear map", w.Eig(e, nil, opt, graph.EigValues), true},
		{"of a pair", w.Eig(s, flat, opt, graph.EigValues), true},
		{"of components", w.Eig(w.Cast(s, []index.Axis{index.PlainAxis(3), index.PlainAxis(3)}), nil, opt, graph.EigValues), false},
	} {
		got, err := TestAt(w.Graph, k.node, at, TestOptions{})
		if err != nil || got.OK != k.ok {
			t.Errorf("eigenvalues %s: %+v, %v", k.what, got, err)
		}
	}
	// for all arguments: the field has no eigenvalues, and draws prove nothing
	eg := w.Eig(w.ein(1, 1, "ij,jk->ik", "ud", w.Inverse(g), w.ein(1, 1, "i,j->ij", "dd", w.d(w.scalar("f")), w.d(w.scalar("f")))), nil, opt, graph.EigValues)
	if p := Prove(w.Graph, eg, index.Tensor, ProveOptions{}); p.Verdict != Tested || !p.Numeric {
		t.Errorf("eigenvalues of G⁻¹ df⊗dh: %+v", p)
	}
	var u *Untestable
	_, err := TestAt(w.Graph, w.d(w.Eig(e, nil, opt, graph.EigValues)), at, TestOptions{})
	if !errors.As(err, &u) {
		t.Errorf("a derivative of eigenvalues: %v", err)
	}
}

// A test whose context has ended says so.
func TestCancelledTests(t *testing.T) {
	w := newWorld(3)
	g := w.Input(w.Cast(w.Delta(index.PlainAxis(3), index.PlainAxis(3)), w.axes("dd")), graph.InputInfo{Metric: true}, nil, w.c)
	f := w.Map(w.Pool.Call(kernel("exp"), w.Pool.Mul(w.Pool.Arg(0), w.Pool.Arg(1))), w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1))
	h := w.claim(w.hessian(f, w.levicivita(g)), index.Tensor)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := TestAt(w.Graph, h, &At{Ctx: ctx, Chart: w.c, Coords: []float64{0, 0, 0}}, TestOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Points are the same where float64 does not tell them apart but by rounding, and in F_p where they are equal.
func TestNearPoints(t *testing.T) {
	for _, c := range []struct {
		a, b []float64
		want bool
	}{
		{[]float64{1, 2}, []float64{1, 2}, true}, {[]float64{1}, []float64{1, 2}, false}, {nil, nil, true},
		{[]float64{1, 2}, []float64{1, 2 + 1e-13}, true}, {[]float64{1, 2}, []float64{1, 2 + 1e-11}, false}, {[]float64{1 + 1e-11, 2}, []float64{1, 2}, false},
		{[]float64{1e20}, []float64{1e20 + 1e7}, true}, {[]float64{1e20}, []float64{1e20 + 1e9}, false}, {[]float64{0}, []float64{1e-13}, true}, {[]float64{0}, []float64{1e-11}, false},
		{[]float64{math.NaN()}, []float64{1}, false}, {[]float64{math.Inf(1)}, []float64{math.Inf(1)}, true},
	} {
		if near(c.a, c.b) != c.want || near(c.b, c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
	if !near([]uint64{3, 4}, []uint64{3, 4}) || near([]uint64{3, 4}, []uint64{3, 5}) {
		t.Error("in a finite field only equal points are the same")
	}
}
