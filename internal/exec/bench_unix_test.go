//go:build unix

package exec

import (
	"fmt"
	"syscall"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

func (k *kit) bench(b *testing.B, n *graph.Node, p *PointValue) {
	if _, err := k.m.EvalPoint(n, p, nil); err != nil {
		b.Fatal(describe(err))
	}
	b.ReportAllocs()
	b.ResetTimer()
	t := cpuTime()
	for i := 0; i < b.N; i++ {
		if _, err := k.m.EvalPoint(n, p, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cpuTime()-t)/float64(b.N), "cpu-ns/op")
}

// cpuTime is this process's user time in nanoseconds: on a shared machine it
// says more than the wall clock.
func cpuTime() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Utime.Nano()
}

// one is a machine with a single worker, as the goals are stated.
func oneWorker(b *testing.B) *kit {
	k := newKit(b)
	k.m = New(k.Graph, Options{Workers: 1})
	return k
}

// Rows 9 and 10 of the goals: a perceptron's dense Hessian.
func BenchmarkHessian(b *testing.B) {
	for _, s := range [][3]int{{256, 10, 80}, {32, 3, 13}} {
		k := oneWorker(b)
		c, l := k.perceptron(s[0], s[1], s[2])
		p := &PointValue{Chart: c, Coords: wave(c.Dim, 3)}
		h := k.Partial(k.Partial(l, c), c)
		b.Run(fmt.Sprintf("d=%d", c.Dim), func(b *testing.B) { k.bench(b, h, p) })
	}
}

// Row 12: a Hessian-vector product in 10^5 dimensions, 256 rows.
func BenchmarkProduct(b *testing.B) {
	k := oneWorker(b)
	c, l := k.perceptron(256, 98, 1000)
	p := &PointValue{Chart: c, Coords: wave(c.Dim, 3)}
	v := k.Array(wave(c.Dim, 5), slots(c, "^"))
	h := k.Partial(k.Partial(l, c), c)
	hv := k.con("i", slots(c, "_"), v, "j", h, "ij")
	b.Run("hv", func(b *testing.B) { k.bench(b, hv, p) })
	b.Run("gradient", func(b *testing.B) { k.bench(b, k.Partial(l, c), p) })
	b.Run("loss", func(b *testing.B) { k.bench(b, l, p) })
}

// Row 11: logistic regression, 1000 features, 2000 rows.
func BenchmarkLogistic(b *testing.B) {
	k := oneWorker(b)
	const rows, d = 2000, 1000
	c := k.chart("w", index.Block{Name: "W", Dims: []int{d}})
	x := k.Array(wave(rows*d, 1), plain(rows, d))
	z := k.con("n", plain(rows), x, "na", k.Coord(c, 0), "a")
	l := k.Scale(k.Pool.Ratio(1, rows), k.con("", nil, k.fn("softplus", z), "n"))
	xs := wave(d, 3)
	for i := range xs {
		xs[i] *= 0.01
	}
	k.bench(b, k.Partial(k.Partial(l, c), c), &PointValue{Chart: c, Coords: xs})
}

// Row 13: Rosenbrock's sparse Hessian, d = 1000.
func BenchmarkRosenbrock(b *testing.B) {
	k := oneWorker(b)
	c, l := k.rosenbrock(1000)
	p := &PointValue{Chart: c, Coords: wave(c.Dim, 3)}
	h := k.Partial(k.Partial(l, c), c)
	b.Run("dense", func(b *testing.B) { k.bench(b, h, p) })
	b.Run("sparse", func(b *testing.B) {
		b.ReportAllocs()
		t := cpuTime()
		for i := 0; i < b.N; i++ {
			if s, err := k.m.EvalSparse(h, p, nil); err != nil || s == nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(cpuTime()-t)/float64(b.N), "cpu-ns/op")
	})
}

// Rows 5 and 6: the connection law, and contractions at d = 4, dispatch
// included.
func BenchmarkConnectionLaw(b *testing.B) {
	for _, d := range []int{4, 16, 64, 128} {
		k := oneWorker(b)
		j, inv, g := k.Array(wave(d*d, 1), plain(d, d)), k.Array(wave(d*d, 2), plain(d, d)), k.Array(wave(d*d*d, 3), plain(d, d, d))
		n := k.con("abc", plain(d, d, d), j, "ai", inv, "jb", inv, "kc", g, "ijk")
		b.Run(fmt.Sprint(d), func(b *testing.B) {
			if _, err := k.m.Eval(n, nil); err != nil {
				b.Fatal(describe(err))
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; i < b.N; i++ {
				k.m.Eval(n, nil)
			}
		})
	}
}

// Row 7 and the start of a script: everything from building the graph to the
// first number.
func BenchmarkCold(b *testing.B) {
	cold := func(name string, f func(k *kit)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			t := cpuTime()
			for i := 0; i < b.N; i++ {
				f(oneWorker(b))
			}
			b.ReportMetric(float64(cpuTime()-t)/float64(b.N), "cpu-ns/op")
		})
	}
	cold("ring d=8", func(k *kit) {
		var terms []any
		for i, l := range []string{"ij", "jk", "kl", "lm", "mn", "ni"} {
			terms = append(terms, k.Array(wave(64, float64(i)), plain(8, 8)), l)
		}
		if _, err := k.m.Eval(k.con("", nil, terms...), nil); err != nil {
			b.Fatal(err)
		}
	})
	cold("hessian d=65", func(k *kit) {
		c, l := k.perceptron(32, 3, 13)
		k.at(k.Partial(k.Partial(l, c), c), c, wave(c.Dim, 3))
	})
	cold("Schwarzschild's Kretschmann", func(k *kit) {
		c, g := k.schwarzschild()
		k.at(k.kretschmann(g), c, []float64{0, 6, 1, 0})
	})
}

// Rows 3 and 4: curvature and connection of a metric at 10^5 points, columns
// allocated and checked included.
func BenchmarkPoints(b *testing.B) {
	const points = 100_000
	for _, name := range []string{"Kretschmann", "Christoffels"} {
		k := oneWorker(b)
		c, g := k.schwarzschild()
		n := k.kretschmann(g)
		if name == "Christoffels" {
			n = k.christoffel(g)
		}
		pts := &Points{Chart: c, N: points, Coords: [][]float64{{0}, make([]float64, points), make([]float64, points), {0}}}
		for i := 0; i < points; i++ {
			pts.Coords[1][i] = 3 + float64(i)*1e-4
			pts.Coords[2][i] = 0.5 + float64(i)*1e-5
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			k.m.EvalAt(n, pts, nil)
			t := cpuTime()
			b.ResetTimer()
			for i := 0; i < b.N; i++ {
				if _, err := k.m.EvalAt(n, pts, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(cpuTime()-t)/float64(b.N)/points, "cpu-ns/point")
		})
	}
}
