package interp_test

import (
	"context"
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

const funcSource = `
chart theta(x, y)
chart psi(r, t) where r > 0
param k = 3
param w
L = k x^2 + sin(y)
c = L @ theta(1, 0)
M = L + c
U = w x
metric G_ij = [[1 + x^2, 0], [0, 1]] on theta
C = levicivita(G)
big_n = [n*x for n in 1..3]
`

func TestFunc(t *testing.T) {
	p := compile(t, funcSource)
	for _, c := range []struct {
		expr string
		args []string
		in   []float64
		want []float64
	}{
		{"L", []string{"x", "y"}, []float64{2, 0}, []float64{12}},
		{"L", []string{"y", "x"}, []float64{0, 2}, []float64{12}},
		{"L", []string{"theta.x", "y", "k"}, []float64{2, 0, 1}, []float64{4}},
		{"L", []string{"x", "y", "r"}, []float64{2, 0, 9}, []float64{12}}, // an argument that does not matter
		{"M", []string{"x", "y"}, []float64{2, 0}, []float64{15}},         // a number taken at a point, fixed
		{"d_i L", []string{"x", "y"}, []float64{2, 0}, []float64{12, 1}},
		{"C[x,x,x]", []string{"x"}, []float64{2}, []float64{2.0 / 5}},
		{"big", []string{"x"}, []float64{2}, []float64{2, 4, 6}},
		{"2 k", nil, nil, []float64{6}},
		{"U", []string{"x", "w"}, []float64{2, 5}, []float64{10}},
	} {
		f, err := p.Func(context.Background(), c.expr, c.args...)
		if err != nil {
			t.Errorf("%s(%v): %s", c.expr, c.args, describe(err))
			continue
		}
		out := make([]float64, f.Len())
		if !f.Into(out, c.in...) || fmt.Sprint(out) != fmt.Sprint(c.want) {
			t.Errorf("%s(%v): got %v, want %v", c.expr, c.in, out, c.want)
		}
		if f.Len() == 1 && f.Call(c.in...) != c.want[0] {
			t.Errorf("%s: Call gives %v", c.expr, f.Call(c.in...))
		}
	}
}

func TestFuncRefuses(t *testing.T) {
	p := compile(t, funcSource)
	for _, c := range []struct {
		expr string
		args []string
	}{
		{"L", []string{"x"}}, {"L", []string{"x", "z"}}, {"theta(1, 2)", nil}, {"U", []string{"x"}}, {"L +", nil},
	} {
		if _, err := p.Func(context.Background(), c.expr, c.args...); err == nil {
			t.Errorf("%s(%v) is accepted", c.expr, c.args)
		}
	}
	L, err := p.Func(context.Background(), "L", "x", "y")
	if err != nil {
		t.Fatal(err)
	}
	if !math.IsNaN(L.Call(1)) || L.Into(make([]float64, 2), 1, 2) {
		t.Error("wrong numbers of arguments and results are refused")
	}
}

func TestFuncColumns(t *testing.T) {
	p := compile(t, funcSource)
	f, err := p.Func(context.Background(), "d_i M", "x", "y")
	if err != nil {
		t.Fatal(describe(err))
	}
	const n = 3000
	x := make([]float64, n)
	dst := [][]float64{make([]float64, n), make([]float64, n)}
	for i := range x {
		x[i] = float64(i) / 100
	}
	if !f.Columns(dst, x, []float64{0.5}) {
		t.Fatal("refused")
	}
	one := make([]float64, 2)
	for i := range x {
		if f.Into(one, x[i], 0.5); one[0] != dst[0][i] || one[1] != dst[1][i] {
			t.Fatalf("point %d: %v %v, one by one %v", i, dst[0][i], dst[1][i], one)
		}
	}
	if f.Columns(dst, x) || f.Columns(dst[:1], x, x) || f.Columns(dst, x[:7], x) {
		t.Error("columns that do not fit are accepted")
	}
}

// The embedded scalar call is for inner loops: it allocates nothing, and
// agrees with Eval.
func TestFuncAllocatesNothing(t *testing.T) {
	p := compile(t, funcSource)
	f, err := p.Func(context.Background(), "M", "x", "y")
	if err != nil {
		t.Fatal(describe(err))
	}
	sum := 0.0
	if n := testing.AllocsPerRun(1000, func() { sum += f.Call(0.5, 0.25) }); n != 0 {
		t.Errorf("%v allocations a call", n)
	}
	v, err := p.Eval(context.Background(), "M @ theta(0.5, 0.25)")
	if err != nil || math.Abs(v.Float64()-f.Call(0.5, 0.25)) > 1e-15 {
		t.Errorf("Func %v, Eval %v (%v)", f.Call(0.5, 0.25), v, err)
	}
}

func TestFuncFromManyGoroutines(t *testing.T) {
	p := compile(t, funcSource)
	f, err := p.Func(context.Background(), "d_i M", "x", "y")
	if err != nil {
		t.Fatal(describe(err))
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out := make([]float64, 2)
			for i := range 1000 {
				x := float64(g*1000 + i)
				if f.Into(out, x, 0); out[0] != 6*x || out[1] != 1 {
					t.Errorf("at %v: %v", x, out)
					return
				}
			}
		}()
	}
	wg.Wait()
}

// BenchmarkFunc is the embedded scalar call, beside the same formula in Go.
func BenchmarkFunc(b *testing.B) {
	p := compile(b, "chart theta(x, y)\nL = (x-1)^2 + 2*(y-1)^2 + (x-1)*(y-1)\n")
	f, err := p.Func(context.Background(), "L", "x", "y")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("geo", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			sink += f.Call(float64(i&7), 2)
		}
	})
	b.Run("go", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			sink += byHand(float64(i&7), 2)
		}
	})
}

var sink float64

//go:noinline
func byHand(x, y float64) float64 { return (x-1)*(x-1) + 2*(y-1)*(y-1) + (x-1)*(y-1) }

// BenchmarkColdStart is what a script pays before its first number: engine,
// reading, checking, compiling and evaluating, all anew.
func BenchmarkColdStart(b *testing.B) {
	for b.Loop() {
		e, err := interp.New(interp.Options{})
		if err != nil {
			b.Fatal(err)
		}
		p, err := e.Compile(context.Background(), "s.geo", schwarzschild)
		if err != nil {
			b.Fatal(err)
		}
		if res, err := p.Run(context.Background(), interp.RunOptions{}); err != nil || !res.OK() {
			b.Fatal(err)
		}
	}
}
