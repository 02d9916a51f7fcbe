package taylor

import (
	"testing"

	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
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
