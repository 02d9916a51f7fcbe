package exec

import (
	"runtime"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Contracting second derivatives with vectors in 10^5 dimensions forms nothing
// of size d²: it runs under a budget of 64 MiB, a thousandth of the matrix, and
// agrees with a difference of gradients.
func TestLargeProductMemory(t *testing.T) {
	k := newKit(t)
	c, l := k.perceptron(64, 98, 1000)
	d := c.Dim
	if d != 100000 {
		t.Fatal(d)
	}
	k.m = New(k.Graph, Options{Limits: Limits{Bytes: 64 << 20}})
	h := k.Partial(k.Partial(l, c), c)
	vv := wave(d, 5)
	v := k.Array(vv, slots(c, "^"))
	x := wave(d, 3)
	for i := range x {
		x[i] *= 0.1
	}
	p := &PointValue{Chart: c, Coords: x}
	q := k.con("", nil, v, "i", v, "j", h, "ij")
	hv := k.con("i", slots(c, "_"), v, "j", h, "ij")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	vhv := k.at(q, c, x)[0]
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
		t.Errorf("allocated %d MiB in all", used>>20)
	}
	full := k.at(hv, c, x)
	dot := 0.0
	for i := range full {
		dot += full[i] * vv[i]
	}
	near(t, "v·Hv", []float64{dot}, []float64{vhv}, 1e-10)
	// Against a central difference of the gradient.
	e := 1e-5
	move := func(s float64) []float64 {
		y := append([]float64(nil), x...)
		for i := range y {
			y[i] += s * vv[i]
		}
		return k.at(k.Partial(l, c), c, y)
	}
	up, down := move(e), move(-e)
	diff := 0.0
	for i := range up {
		diff += (up[i] - down[i]) / (2 * e) * vv[i]
	}
	near(t, "difference of gradients", []float64{diff}, []float64{vhv}, 1e-5)
	// The matrix itself is refused, with what to ask instead.
	_, err := k.m.EvalPoint(h, p, nil)
	wantCode(t, err, CodeLimit, "100000", "top: k", "v^j")
	_, err = k.m.Eval(k.Eig(k.At(h, k.point(c, x...)), k.Delta(index.DownOver(c), index.DownOver(c)), graph.EigOptions{}, graph.EigValues), nil)
	wantCode(t, err, CodeLimit, "top: k")
}

// Extreme eigenvalues of a large Hessian come from products alone and agree
// with the full spectrum where that can be had.
func TestExtremeEigenvalues(t *testing.T) {
	k := newKit(t)
	c, l := k.perceptron(30, 4, 50) // d = 300
	x := wave(c.Dim, 3)
	h := k.At(k.Partial(k.Partial(l, c), c), k.point(c, x...))
	weight := make([]float64, c.Dim*c.Dim)
	for i := 0; i < c.Dim; i++ {
		weight[i*c.Dim+i] = 1 + 0.5*float64(i%3)
		if i > 0 {
			weight[i*c.Dim+i-1], weight[(i-1)*c.Dim+i] = 0.2, 0.2
		}
	}
	for _, g := range []*graph.Node{
		k.Delta(index.DownOver(c), index.DownOver(c)),
		k.Array(weight, slots(c, "__")),
	} {
		all := k.eval(k.Eig(h, g, graph.EigOptions{}, graph.EigValues))
		ends := k.eval(k.Eig(h, g, graph.EigOptions{Top: 2, Bottom: 3}, graph.EigValues))
		want := append(append([]float64{}, all[:3]...), all[len(all)-2:]...)
		near(t, "extremes", ends, want, 1e-9)
	}
}
