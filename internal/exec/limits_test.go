package exec

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
)

// big is a product that runs for a while: a chain of n matrices.
func (k *kit) big(d, n int) *graph.Node {
	a := k.Array(wave(d*d, 1), plain(d, d))
	x := a
	for i := 0; i < n; i++ {
		x = k.fn("tanh", k.con("ij", plain(d, d), x, "ik", a, "kj"))
	}
	return k.con("", nil, x, "ij")
}

func TestLimits(t *testing.T) {
	k := newKit(t)
	n := k.big(300, 3)
	try := func(l Limits, code string, parts ...string) {
		t.Helper()
		m := New(k.Graph, Options{Limits: l})
		_, err := m.Eval(n, nil)
		wantCode(t, err, code, parts...)
	}
	try(Limits{Bytes: 100_000}, CodeLimit, "memory", "97.7 KiB")
	try(Limits{Flops: 1e6}, CodeLimit, "operations", "1e6")
	try(Limits{Time: time.Nanosecond}, CodeLimit, "time limit")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := k.m.Eval(n, &Env{Ctx: ctx})
	wantCode(t, err, CodeCancelled, "cancelled")
	ctx, cancel = context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	_, err = k.m.Eval(n, &Env{Ctx: ctx})
	wantCode(t, err, CodeLimit, "time")
	// Sizes beyond any machine are refused before anything is allocated.
	huge := k.Ones(plain(1<<20, 1<<20, 1<<20))
	_, err = k.m.Eval(huge, nil)
	wantCode(t, err, CodeLimit)
	// Many small values in a long iteration do not add up.
	m := New(k.Graph, Options{Limits: Limits{Bytes: 1 << 20}})
	c := k.coords("w", "x", "y")
	op := &graph.NativeOp{Name: "loop", Run: func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		f, err := rt.Field(c, op.Fields...)
		if err != nil {
			return nil, err
		}
		out := make([]float64, 1000)
		for i := 0; i < 1000; i++ {
			if err := f.At([]float64{float64(i), 1}, out); err != nil {
				return nil, err
			}
		}
		return out[:1], nil
	}, Fields: []*graph.Node{k.Mul(k.x(c, 0), k.Array(wave(1000, 1), plain(1000)))}}
	if _, err := m.Eval(k.Native(op), nil); err != nil {
		t.Errorf("a long iteration: %s", describe(err))
	}
}

// A cancelled run stops soon, inside one long product too.
func TestCancelInside(t *testing.T) {
	k := newKit(t)
	n := k.big(1200, 12) // tens of seconds with the portable kernels
	m := New(k.Graph, Options{Kernels: kernels.Portable(1), Workers: 1})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		_, err := m.Eval(n, &Env{Ctx: ctx})
		done <- err
	}()
	time.Sleep(50 * time.Millisecond)
	cancel()
	select {
	case err := <-done:
		wantCode(t, err, CodeCancelled)
	case <-time.After(20 * time.Second):
		t.Fatal("still running")
	}
}

// The same bits whatever the number of workers, in both tiers.
func TestWorkersSameBits(t *testing.T) {
	k := newKit(t)
	c, l := k.perceptron(301, 7, 40)
	h := k.Partial(k.Partial(l, c), c)
	x := wave(c.Dim, 3)
	s, g := k.schwarzschild()
	kr := k.kretschmann(g)
	pts := &Points{Chart: s, N: 20_000, Coords: [][]float64{{0}, make([]float64, 20_000), {1}, {0}}}
	for i := range pts.Coords[1] {
		pts.Coords[1][i] = 2.5 + float64(i)*0.001
	}
	var first []float64
	for _, w := range []int{1, 2, 3, 7} {
		m := New(k.Graph, Options{Workers: w})
		a, err := m.EvalPoint(h, &PointValue{Chart: c, Coords: x}, nil)
		if err != nil {
			t.Fatal(describe(err))
		}
		b, err := m.EvalAt(kr, pts, nil)
		if err != nil {
			t.Fatal(describe(err))
		}
		all := append(append([]float64{}, a.Data...), b.Cols[0]...)
		if first == nil {
			first = all
			continue
		}
		for i := range all {
			if all[i] != first[i] {
				t.Fatalf("%d workers: number %d is %x, with one %x", w, i, all[i], first[i])
			}
		}
	}
}

// Many goroutines, each with a graph and a machine of its own: the same bits.
func TestConcurrent(t *testing.T) {
	answers := func() string {
		k := newKit(t)
		c, l := k.perceptron(50, 3, 8)
		h := k.Partial(k.Partial(l, c), c)
		s, metric := k.schwarzschild()
		kr := k.kretschmann(metric)
		top := k.Eig(k.At(h, k.point(c, wave(c.Dim, 3)...)), k.Delta(index.DownOver(c), index.DownOver(c)), graph.EigOptions{Top: 1}, graph.EigValues)
		return fmt.Sprint(k.at(h, c, wave(c.Dim, 3)), k.at(kr, s, []float64{0, 6, 1, 0}), k.eval(top))
	}
	want := answers()
	errs := make(chan error, 8)
	for range 8 {
		go func() {
			for range 3 {
				if got := answers(); got != want {
					errs <- fmt.Errorf("a run in company differs")
					return
				}
			}
			errs <- nil
		}()
	}
	for i := 0; i < 8; i++ {
		if err := <-errs; err != nil {
			t.Error(describe(err))
		}
	}
}

// A bug inside becomes a diagnostic and not a crash.
func TestPanicIsADiagnostic(t *testing.T) {
	k := newKit(t)
	op := &graph.NativeOp{Name: "broken", Run: func(graph.Runtime, *graph.NativeOp, [][]float64) ([]float64, error) {
		var x []float64
		return x[5:], nil
	}}
	_, err := k.m.Eval(k.Native(op), nil)
	wantCode(t, err, CodeInternal, "bug")
}
