package taylor

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	oracle "github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
)

// An operation has a rule here if its row in package graph says so, and only
// then.
func TestRulesMatchTheRows(t *testing.T) {
	rules := rulesOf[float64]()
	for op := range graph.NumOps {
		switch byRule := op.Series() == graph.SeriesByRule; {
		case byRule && rules[op] == nil:
			t.Errorf("%v has no rule, and its row promises one", op)
		case !byRule && rules[op] != nil:
			t.Errorf("%v has a rule that is never used", op)
		}
	}
}

// What an operation without a rule would get, its formula run on series, is what
// the rules of operations that have both give.
func TestFormulaGivesTheSeriesOfTheRule(t *testing.T) {
	g := graph.New(1)
	c := index.NewChart(0, "x", []index.Block{{Name: "x"}, {Name: "y"}})
	p := g.Pool
	ax := index.PlainAxis(2)
	x, y := g.CoordFlat(c, 0), g.CoordFlat(c, 1)
	m := g.Stack([]index.Axis{ax, ax}, []*graph.Node{
		g.Map(p.Add(p.Int(2), p.PowInt(p.Arg(0), 2)), x), g.Map(p.Call(op.Named("sin"), p.Arg(0)), y),
		g.Map(p.Mul(p.Arg(0), p.Arg(1)), x, y), g.Map(p.Add(p.Int(3), p.Arg(0)), y)})
	v := g.Stack([]index.Axis{ax}, []*graph.Node{x, g.Map(p.Call(op.Named("exp"), p.Arg(0)), y)})
	one := p.Int(1)
	nodes := []*graph.Node{
		g.Inverse(m), g.Det(m), g.LogDet(m), g.Add(v, g.Map(p.PowInt(p.Arg(0), 3), v)), g.Map(p.PowInt(p.Arg(0), 2), v),
		g.Contract(one, []graph.Operand{{Node: m, Labels: []int{0, 1}}, {Node: v, Labels: []int{1}}}, []int{0}, []index.Axis{ax}),
		g.Reduce(graph.Prod, v, 0), g.Gather(v, 0, []int{1, 1, 0}), g.Scatter(v, 0, []int{1, 1}, index.PlainAxis(3)),
		g.Component(m, []int{-1, 1}), m,
	}
	at := &At{Chart: c, Coords: []float64{0.4, 0.3}}
	u := newReal(g, at)
	charts, base := at.frame()
	f, err := u.at(charts, base, false)
	if err != nil {
		t.Fatal(err)
	}
	const order = 3
	for _, n := range nodes {
		want, err := f.eval(n, order)
		if err != nil {
			t.Fatal(n.Op(), err)
		}
		got, err := f.byFormula(n, order)
		if err != nil {
			t.Fatal(n.Op(), err)
		}
		for i := range want {
			for k := range f.alg.Shape.Count(order) {
				if a, b := f.alg.Coef(got[i], k), f.alg.Coef(want[i], k); a-b > 1e-12 || b-a > 1e-12 {
					t.Errorf("%v: coefficient %d of component %d is %v by the formula, %v by the rule", n.Op(), k, i, a, b)
				}
			}
		}
	}
}

// Where the sample of an operation has a series, its coefficients are the
// oracle's derivatives; where it has none the row says so.
func TestSeriesOfSamples(t *testing.T) {
	for op := range graph.NumOps {
		sample := oracle.SampleOf[op]
		if sample == nil {
			t.Errorf("%v has no sample", op)
			continue
		}
		if oracle.Told(op) {
			continue // a run decides
		}
		t.Run(op.String(), func(t *testing.T) {
			s := oracle.NewSampler()
			n := sample(s)
			before := make([]float64, 0, s.Inner.From.Dim)
			for b := range s.Inner.From.Blocks {
				before = append(before, s.Value(s.Implicit(s.Inner, b, []*graph.Node{s.Coord(s.Chart, 0), s.Coord(s.Chart, 1)}))...)
			}
			e := NewEvaluator(s.Graph, &At{Chart: s.Chart, Coords: s.Env.Coords[s.Chart],
				Params: func(p *graph.Param) []float64 { return s.Env.Params[p] },
				Before: func(*graph.Map, []float64) []float64 { return before }})
			jet, err := e.Series(n, 1)
			if op.Series() == graph.NoSeries {
				if err == nil {
					t.Error("it has a series, and its row says it has none")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			value, slope := s.Value(n), s.Value(s.Partial(n, s.Chart))
			for k, x := range jet.Series {
				for i := range s.Chart.Dim + 1 {
					got, want := jet.Algebra.Coef(x, i), value[k]
					if i > 0 {
						want = slope[(i-1)*len(value)+k]
					}
					if d := math.Abs(got - want); !(d <= 1e-9*(1+math.Abs(want))) {
						t.Errorf("coefficient %d of component %d is %v, want %v", i, k, got, want)
					}
				}
			}
		})
	}
}
