package bench

import (
	"context"
	"fmt"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// Prepared evaluation, one call: a tensor of 64 components at a point, and a short
// expression by Eval, read and checked anew or asked before.
func BenchmarkCalls(b *testing.B) {
	ctx := context.Background()
	engine, err := interp.New(interp.Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	program, err := engine.Compile(ctx, "calls.geo", `import gallery
chart c(t, r, q, p) where r > 2, q > 0, q < pi
metric S_ij = [[-(1 - 2/r), 0, 0, 0], [0, 1/(1 - 2/r), 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2 sin(q)^2]] on c
C = levicivita(S)
param k = 2
f = k r^2
`)
	if err != nil {
		b.Fatal(err)
	}
	point := []float64{0, 3.5, 1.25, 0.5}
	for _, x := range []struct {
		name, expr string
		args       []string
	}{
		{"prepared 1 component", "f", []string{"t", "r", "q", "p"}},
		{"prepared 64 components", "C", []string{"t", "r", "q", "p"}},
		{"prepared 256 components", "riemann(C)", []string{"t", "r", "q", "p"}},
	} {
		f, err := program.Prepare(ctx, x.expr, x.args...)
		if err != nil || !f.Compiled() {
			b.Fatal(err)
		}
		out := make([]float64, f.Len())
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Into(ctx, out, point); err != nil {
					b.Fatal(err)
				}
			}
		})
		many := make([]float64, 0, 4000)
		for range 1000 {
			many = append(many, point...)
		}
		all := make([]float64, 1000*f.Len())
		b.Run(x.name+", 1000 points", func(b *testing.B) {
			for b.Loop() {
				if err := f.Points(ctx, all, many); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/point")
		})
	}
	for _, x := range []struct{ name, expr, new string }{
		{"eval k + 1", "k + 1", "k + %d"},
		{"eval f at a point", "f @ c(0, 3, 1, 0)", "f @ c(%d, 3, 1, 0)"},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := program.Eval(ctx, x.expr); err != nil {
					b.Fatal(err)
				}
			}
		})
		n := 0
		b.Run(x.name+", a new text each time", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n++
				if _, err := program.Eval(ctx, fmt.Sprintf(x.new, n)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
