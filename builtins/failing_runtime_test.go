package builtins

// Solvers end with the error of what cannot be compiled for them.

import (
	"context"
	"errors"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var errNotCompiled = errors.New("no room for it")

// brokenRuntime is a runtime that cannot compile what it is asked for at one call; the others give functions that are 0.
type brokenRuntime struct{ calls, at int }

func (r *brokenRuntime) next() error {
	if r.calls++; r.calls == r.at {
		return errNotCompiled
	}
	return nil
}

func (r *brokenRuntime) Context() context.Context                   { return context.Background() }
func (r *brokenRuntime) Warn(*diag.Diagnostic)                      {}
func (r *brokenRuntime) Eval(*graph.Node) ([]float64, error)        { return nil, r.next() }
func (r *brokenRuntime) At(_ []float64, _ ...[]float64) error       { return nil }
func (r *brokenRuntime) Run(int, [][]float64, ...[][]float64) error { return nil }
func (r *brokenRuntime) Field(*index.Chart, ...*graph.Node) (graph.Field, error) {
	return r, r.next()
}
func (r *brokenRuntime) Function([]*graph.Param, ...*graph.Node) (graph.Field, error) {
	return r, r.next()
}
func (r *brokenRuntime) Sampler(*index.Chart, ...*graph.Node) (graph.Sampler, error) {
	return r, r.next()
}
func (r *brokenRuntime) Product(*graph.Node, *index.Chart) (func(x, v, hv []float64) error, error) {
	return func(_, _, _ []float64) error { return nil }, r.next()
}
func (r *brokenRuntime) Inside(*index.Chart) func([]float64) (bool, error) {
	return func([]float64) (bool, error) { return true, nil }
}

func TestMinimiseEndsWhereNothingIsCompiled(t *testing.T) {
	g := graph.New(1)
	c := index.NewChart(0, "c", []index.Block{{Name: "x"}})
	f := g.Coord(c, 0)
	op := &graph.NativeOp{Chart: c, Fields: []*graph.Node{f, g.Partial(f, c)}, Key: minimiseKey{1e-9, 100}}
	whole := &brokenRuntime{}
	_, _ = runMinimise(whole, op, [][]float64{{1}})
	if whole.calls < 3 {
		t.Errorf("%d functions are compiled: value, slope and product are needed", whole.calls)
	}
	for at := 1; at <= whole.calls; at++ {
		if x, err := runMinimise(&brokenRuntime{at: at}, op, [][]float64{{1}}); !errors.Is(err, errNotCompiled) || x != nil {
			t.Errorf("the function number %d: %v, %v", at, x, err)
		}
	}
}
