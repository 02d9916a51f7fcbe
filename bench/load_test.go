package bench

import (
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// loaded is a checked source and the machine that evaluates its names.
type loaded struct {
	tb testing.TB
	p  *check.Program
	m  *exec.Machine
}

func load(tb testing.TB, source string) *loaded { return loadWith(tb, source, nil) }

// loadWith brings arrays of the host into scope.
func loadWith(tb testing.TB, source string, data map[string]*check.Array) *loaded {
	tb.Helper()
	file, errs := grammar.Parse(&diag.Source{Name: "bench.geo", Text: source})
	if errs.HasErrors() {
		tb.Fatal(errs)
	}
	p, errs := check.Check(file, check.Options{Data: data})
	if errs.HasErrors() {
		tb.Fatal(errs)
	}
	return &loaded{tb, p, exec.New(p.Graph, exec.Options{Workers: 1})}
}

func (l *loaded) node(name string) *graph.Node {
	l.tb.Helper()
	o, ok := l.p.Names[name].(*value.Object)
	if !ok {
		l.tb.Fatalf("%s is no object", name)
	}
	return o.Node
}

func (l *loaded) point(name string) *exec.PointValue {
	l.tb.Helper()
	p, err := l.m.Point(l.p.Names[name].(*value.Point).P, &exec.Env{})
	if err != nil {
		l.tb.Fatal(err)
	}
	return p
}

// closed times repeated evaluation of a name that depends on no coordinates.
func (l *loaded) closed(b *testing.B, name string) {
	n := l.node(name)
	run := func() {
		if _, err := l.m.Eval(n, &exec.Env{}); err != nil {
			b.Fatal(err)
		}
	}
	run()
	b.ResetTimer()
	for range b.N {
		run()
	}
}

func (l *loaded) at(n *graph.Node, p *exec.PointValue) []float64 {
	a, err := l.m.EvalPoint(n, p, &exec.Env{})
	if err != nil {
		l.tb.Fatal(err)
	}
	return a.Data
}

// evaluate times repeated evaluation of a name at a point, the first time aside.
func (l *loaded) evaluate(b *testing.B, name, point string) {
	n, p := l.node(name), l.point(point)
	l.at(n, p)
	b.ResetTimer()
	for range b.N {
		l.at(n, p)
	}
}
