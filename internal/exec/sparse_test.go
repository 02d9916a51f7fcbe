package exec

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

func (k *kit) rosenbrock(d int) (*index.Chart, *graph.Node) {
	c := k.chart("x", index.Block{Name: "X", Dims: []int{d}})
	lo, hi := make([]int, d-1), make([]int, d-1)
	for i := range lo {
		lo[i], hi[i] = i, i+1
	}
	x := k.Coord(c, 0)
	a, y := k.Gather(x, 0, lo), k.Gather(x, 0, hi)
	u := k.Sub(y, k.pow(a, 2))
	w := k.Sub(k.Ones(plain(d-1)), a)
	return c, k.con("", nil, k.Add(k.Scale(k.Pool.Int(100), k.pow(u, 2)), k.pow(w, 2)), "n")
}

// Rosenbrock's Hessian in 1000 dimensions, against its entries derived
// by hand (tridiagonal), dense and by rows.
func TestSparseHessian(t *testing.T) {
	k := newKit(t)
	const d = 1000
	c, l := k.rosenbrock(d)
	x := wave(d, 3)
	want := make([]float64, d*d)
	for i := 0; i+1 < d; i++ {
		want[i*d+i] += 1200*x[i]*x[i] - 400*x[i+1] + 2
		want[(i+1)*d+i+1] += 200
		want[i*d+i+1] -= 400 * x[i]
		want[(i+1)*d+i] -= 400 * x[i]
	}
	h := k.Partial(k.Partial(l, c), c)
	for _, n := range []*graph.Node{h, k.Scale(k.Pool.Int(1), h)} {
		near(t, "dense", k.at(n, c, x), want, 1e-12)
	}
	p := &PointValue{Chart: c, Coords: x}
	s, err := k.m.EvalSparse(h, p, nil)
	if err != nil || s == nil {
		t.Fatal(err)
	}
	if len(s.Cols) != 3*d-2 {
		t.Errorf("%d entries", len(s.Cols))
	}
	for i := 0; i < d; i++ {
		for q := s.RowStart[i]; q < s.RowStart[i+1]; q++ {
			near(t, "by rows", s.Values[q:q+1], want[i*d+int(s.Cols[q]):][:1], 1e-12)
		}
	}
	// Its own limit: 10^5 dimensions by rows, where the dense form is refused.
	big, lb := k.rosenbrock(100_000)
	hb := k.Partial(k.Partial(lb, big), big)
	pb := &PointValue{Chart: big, Coords: wave(100_000, 3)}
	if s, err = k.m.EvalSparse(hb, pb, nil); err != nil || s == nil || len(s.Cols) != 3*100_000-2 {
		t.Fatalf("%v", err)
	}
	_, err = k.m.EvalPoint(hb, pb, nil)
	wantCode(t, err, CodeLimit, "100000", "top: k")
	// A network's Hessian is full.
	w, net := k.perceptron(20, 3, 20)
	if s, err := k.m.EvalSparse(k.Partial(k.Partial(net, w), w), &PointValue{Chart: w, Coords: wave(w.Dim, 1)}, nil); s != nil || err != nil {
		t.Errorf("a full Hessian by rows: %v", err)
	}
}
