package exec

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// perceptron is mean_n (tanh(X_nf W_uf + b_u) a_u - Y_n)² over a chart with
// blocks W, b, a.
func (k *kit) perceptron(rows, in, hidden int) (*index.Chart, *graph.Node) {
	c := k.chart("w", index.Block{Name: "W", Dims: []int{hidden, in}}, index.Block{Name: "b", Dims: []int{hidden}}, index.Block{Name: "a", Dims: []int{hidden}})
	x := k.Array(wave(rows*in, 1), plain(rows, in))
	y := k.Array(wave(rows, 2), plain(rows))
	z := k.Add(k.con("nu", plain(rows, hidden), x, "nf", k.Coord(c, 0), "uf"), k.con("nu", plain(rows, hidden), k.Coord(c, 1), "u"))
	f := k.con("n", plain(rows), k.fn("tanh", z), "nu", k.Coord(c, 2), "u")
	d := k.Sub(f, y)
	return c, k.Scale(k.Pool.Ratio(1, int64(rows)), k.con("", nil, k.pow(d, 2), "n"))
}

func (k *kit) at(n *graph.Node, c *index.Chart, x []float64) []float64 {
	k.t.Helper()
	a, err := k.m.EvalPoint(n, &PointValue{Chart: c, Coords: x}, nil)
	if err != nil {
		k.t.Fatal(describe(err))
	}
	return a.Data
}

func (k *kit) naive(n *graph.Node, c *index.Chart, x []float64) []float64 {
	return naive.Eval(k.Graph, n, naive.Env{Coords: map[*index.Chart][]float64{c: x}})
}

// Value, gradient, Hessian and Hessian-vector product of a network against the
// naive evaluator, in the array tier.
func TestPerceptron(t *testing.T) {
	for _, size := range [][3]int{{7, 2, 3}, {20, 3, 5}, {33, 4, 6}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			k := newKit(t)
			c, l := k.perceptron(size[0], size[1], size[2])
			x := wave(c.Dim, 3)
			near(t, "L", k.at(l, c, x), k.naive(l, c, x), 1e-12)
			g := k.Partial(l, c)
			near(t, "dL", k.at(g, c, x), k.naive(g, c, x), 1e-12)
			h := k.Partial(g, c)
			hess := k.naive(h, c, x)
			near(t, "ddL", k.at(h, c, x), hess, 1e-12)
			v := k.Array(wave(c.Dim, 5), slots(c, "^"))
			hv := k.con("i", slots(c, "_"), v, "j", h, "ij")
			want := make([]float64, c.Dim)
			for i := range want {
				for j, y := range wave(c.Dim, 5) {
					want[i] += hess[i*c.Dim+j] * y
				}
			}
			near(t, "Hv", k.at(hv, c, x), want, 1e-12)
			q := k.con("", nil, v, "i", v, "j", h, "ij")
			vhv := 0.0
			for i, y := range wave(c.Dim, 5) {
				vhv += want[i] * y
			}
			near(t, "vHv", k.at(q, c, x), []float64{vhv}, 1e-12)
		})
	}
}

// The example network.geo.
func TestExampleNetwork(t *testing.T) {
	k := newKit(t)
	c := k.chart("w", index.Block{Name: "W", Dims: []int{16, 2}}, index.Block{Name: "b", Dims: []int{16}}, index.Block{Name: "a", Dims: []int{16}})
	X, Y := make([]float64, 128), make([]float64, 64)
	for i := 1; i <= 64; i++ {
		for f := 1; f <= 2; f++ {
			X[(i-1)*2+f-1] = math.Sin(0.1 * float64(i*f))
		}
		Y[i-1] = math.Cos(0.2 * float64(i))
	}
	p := make([]float64, 64)
	for u := 1; u <= 16; u++ {
		for f := 1; f <= 2; f++ {
			p[(u-1)*2+f-1] = 0.01 * float64(u*f)
		}
		p[32+u-1] = 0.05 * float64(u)
		p[48+u-1] = 0.1 * math.Cos(float64(u))
	}
	z := k.Add(k.con("nu", plain(64, 16), k.Array(X, plain(64, 2)), "nf", k.Coord(c, 0), "uf"), k.con("nu", plain(64, 16), k.Coord(c, 1), "u"))
	f := k.con("n", plain(64), k.fn("tanh", z), "nu", k.Coord(c, 2), "u")
	l := k.Scale(k.Pool.Ratio(1, 64), k.con("", nil, k.pow(k.Sub(f, k.Array(Y, plain(64))), 2), "n"))
	h := k.Partial(k.Partial(l, c), c)
	pt := k.point(c, p...)
	ones := make([]float64, 64)
	for i := range ones {
		ones[i] = 1
	}
	v := k.Array(ones, slots(c, "^"))
	near(t, "v v P @ p", k.eval(k.At(k.con("", nil, v, "i", v, "j", h, "ij"), pt)), []float64{70.1133553127}, 1e-11)
	g := k.Delta(index.DownOver(c), index.DownOver(c))
	top := k.Eig(k.At(h, pt), g, graph.EigOptions{Top: 1}, graph.EigValues)
	near(t, "top", k.eval(top), []float64{6.0846328356}, 1e-10)
}
