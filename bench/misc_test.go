package bench

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	geoexec "github.com/seed2d4d80ff/geo/internal/exec"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Row 14: eigenvalues and inverses of 4×4 matrices, per matrix, over a block of points.
func BenchmarkRow14Small(b *testing.B) {
	const source = `
chart c(x, y)
A_ij = [[4 + x, y, 1, 0.5], [y, 5 + x y, 0.3, x], [1, 0.3, 6 + y, 0.2], [0.5, x, 0.2, 7 + x]]
B = inv(A)
E = eig(A)
`
	const points = 20_000
	x, y := make([]float64, points), make([]float64, points)
	for i := range x {
		x[i], y[i] = float64(i%137)/137, float64(i%101)/101
	}
	for _, c := range []struct{ name, node string }{{"inverse-4", "B"}, {"eigenvalues-4", "E"}} {
		b.Run(c.name, func(b *testing.B) {
			l := load(b, source)
			run := func() {
				_, err := l.m.EvalAt(l.node(c.node), &geoexec.Points{Chart: l.p.Charts[0].C, N: points, Coords: [][]float64{x, y}}, &geoexec.Env{})
				if err != nil {
					b.Fatal(err)
				}
			}
			run()
			b.ResetTimer()
			for range b.N {
				run()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/points, "ns/matrix")
			ratios(b, "14", c.name, points)
		})
	}
}

// Row 16: the start of a script, a process of its own.
func BenchmarkRow16Start(b *testing.B) {
	geo := filepath.Join(b.TempDir(), "geo")
	build := exec.Command("go", "build", "-o", geo, "../cmd/geo")
	build.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	b.ResetTimer()
	for range b.N {
		if err := exec.Command(geo, "run", "start.geo").Run(); err != nil {
			b.Fatal(err)
		}
	}
	ratios(b, "16", "start-", 1)
}

// Row 17: parsing, in megabytes a second.
func BenchmarkRow17Parsing(b *testing.B) {
	script, err := os.ReadFile("../scripts/09-curvature-of-the-loss-surface.geo")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(script), 20)
	b.SetBytes(int64(len(text)))
	for range b.N {
		if _, errs := grammar.Parse(&diag.Source{Name: "bench.geo", Text: text}); errs.HasErrors() {
			b.Fatal(errs)
		}
	}
}

// Row 18: an embedded scalar call, beside the same expression in Go.
func BenchmarkRow18Call(b *testing.B) {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		b.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "call.geo", "chart theta(x, y)\nf = x^2 y + 3 x - y/x")
	if err != nil {
		b.Fatal(err)
	}
	if v, err := program.Eval(context.Background(), "f @ theta(2, 3)"); err != nil || v.Float64() != 16.5 {
		b.Fatal(v, err)
	}
	f, err := program.Func(context.Background(), "f", "x", "y")
	if err != nil {
		b.Fatal(err)
	}
	sum := 0.0
	b.Run("geo", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			sum += f.Call(float64(i+1), 3)
		}
	})
	b.Run("go", func(b *testing.B) {
		for i := range b.N {
			sum += byHand(float64(i+1), 3)
		}
	})
	if sum == 0 {
		b.Fatal("nothing was computed")
	}
}

//go:noinline
func byHand(x, y float64) float64 { return x*x*y + 3*x - y/x }
