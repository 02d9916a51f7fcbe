package exec

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Every graph operation has a kernel, and no part of a kernel is left out.
func TestEveryOperationHasAKernel(t *testing.T) {
	for op := range graph.NumOps {
		k := operations[op]
		if k.value == nil || k.form == nil || k.explain == nil || k.plan == nil {
			t.Errorf("the kernel of %v is missing or lacks its value, array form, explanation or plan", op)
		}
	}
}

// The sample of every operation has the oracle's value, and so has its
// derivative: by itself, and in the array tier whatever its size.
func TestKernelsOfSamples(t *testing.T) {
	for op := range graph.NumOps {
		sample := naive.SampleOf[op]
		if sample == nil {
			t.Errorf("%v has no sample", op)
			continue
		}
		if naive.Told(op) {
			continue // a run decides
		}
		t.Run(op.String(), func(t *testing.T) {
			s := naive.NewSampler()
			n := sample(s)
			m := New(s.Graph, Options{})
			for what, x := range map[string]*graph.Node{"value": n, "derivative": s.Partial(n, s.Chart)} {
				want := s.Value(x)
				r := m.newRun(nil)
				sc, _ := r.base(1)
				sc = sc.within(atSample(s).places())
				for p, v := range s.Env.Params {
					sc.setParam(p, value{n: 1, data: v})
				}
				got, err := r.eval(x, sc)
				if err != nil {
					t.Fatal(what, describe(err))
				}
				closeTo(t, what, got.data, want)
				plan, err := m.buildSchedule(x)
				if err != nil {
					t.Fatal(what, describe(err))
				}
				if got, err = plan.eval(r, x, sc); err != nil {
					t.Fatal(what, describe(err))
				}
				closeTo(t, what+" in the array tier", got.data, want)
			}
		})
	}
}

// atSample is the sampler's point, which is the image of one along its map.
func atSample(s *naive.Sampler) *PointValue {
	y := []*graph.Node{s.Coord(s.Chart, 0), s.Coord(s.Chart, 1)}
	origin := &PointValue{Chart: s.Inner.From}
	for b := range s.Inner.From.Blocks {
		origin.Coords = append(origin.Coords, s.Value(s.Implicit(s.Inner, b, y))...)
	}
	return &PointValue{Chart: s.Chart, Coords: s.Env.Coords[s.Chart], Pre: []PreValue{{Map: s.Inner, At: origin}}}
}

func closeTo(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for k := range want {
		if d := math.Abs(got[k] - want[k]); !(d <= 1e-10*(1+math.Abs(want[k]))) {
			t.Errorf("%s: [%d] is %.15g, want %.15g", what, k, got[k], want[k])
		}
	}
}

// What linear algebra counts as it goes is counted once: a run takes what was planned.
func TestRoutinesAreCountedOnce(t *testing.T) {
	k := newKit(t)
	const d = 40
	x := k.Array(wave(d*d, 1), plain(d, d))
	a := k.Sum(graph.Term{Coef: k.Pool.Int(1), Node: k.con("ij", plain(d, d), x, "ik", x, "jk")},
		graph.Term{Coef: k.Pool.Int(1), Node: k.Delta(index.PlainAxis(d), index.PlainAxis(d))})
	for what, n := range map[string]*graph.Node{
		"inverse": k.Inverse(a), "determinant": k.Det(a), "its logarithm": k.LogDet(a), "solve": k.Solve(a, x), "exponential": k.ExpM(a),
	} {
		plan, err := k.m.buildSchedule(n)
		if err != nil {
			t.Fatal(what, err)
		}
		r := k.m.newRun(nil)
		s, err := r.base(1)
		if err != nil {
			t.Fatal(what, err)
		}
		if _, err := plan.eval(r, n, s); err != nil {
			t.Fatal(what, describe(err))
		}
		if took := r.flops / (workOfEvaluation + plan.flops); took < 0.6 || took > 1.6 {
			t.Errorf("%s: %.0f operations were counted, %.0f are planned", what, r.flops, plan.flops)
		}
	}
}
