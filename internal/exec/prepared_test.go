package exec

import (
	"fmt"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
)

func (k *kit) param(name string, dims ...int) *graph.Param {
	return &graph.Param{ID: 100 + len(name), Name: name, Axes: plain(dims...)}
}

// law is the first term of the connection's law, with everything a param.
func (k *kit) law(d int) (*graph.Node, []*graph.Param) {
	j, inv, c := k.param("J", d, d), k.param("KK", d, d), k.param("CCC", d, d, d)
	n := k.con("abc", plain(d, d, d), k.Param(j), "ai", k.Param(inv), "jb", k.Param(inv), "kc", k.Param(c), "ijk")
	return n, []*graph.Param{j, inv, c}
}

func inputsOf(ps ...*graph.Param) (in []Input) {
	for _, p := range ps {
		n := 1
		for _, a := range p.Axes {
			n *= a.Size
		}
		in = append(in, Input{Param: p, Size: n})
	}
	return in
}

// A prepared node gives what the naive evaluator gives, and allocates nothing.
func TestPrepared(t *testing.T) {
	k := newKit(t)
	v, w, h := k.param("v", 4), k.param("ww", 4), k.param("HHH", 4, 4)
	quad := k.con("", nil, k.Param(v), "i", k.Param(w), "j", k.Param(h), "ij")
	soft := k.Sub(k.fn("tanh", k.con("i", plain(4), k.Param(h), "ij", k.Param(v), "j")), k.Param(w))
	law, lps := k.law(6)
	for i, c := range []struct {
		n  *graph.Node
		ps []*graph.Param
	}{{quad, []*graph.Param{v, w, h}}, {soft, []*graph.Param{v, w, h}}, {law, lps}} {
		f, err := k.m.Prepare(c.n, nil, inputsOf(c.ps...), 1<<20)
		if err != nil || f == nil {
			t.Fatal(f, err)
		}
		env := naive.Env{Params: map[*graph.Param][]float64{}}
		var args []float64
		for p, q := range c.ps {
			a := wave(inputsOf(q)[0].Size, float64(p+i))
			args = append(args, a...)
			env.Params[q] = a
		}
		if f.In() != len(args) || f.Out() != c.n.Size() {
			t.Fatalf("%d: %d numbers in, %d out", i, f.In(), f.Out())
		}
		dst := make([]float64, f.Out())
		if !f.Call(dst, args) {
			t.Fatal("no numbers")
		}
		near(t, fmt.Sprint("prepared ", i), dst, naive.Eval(k.Graph, c.n, env), 1e-12)
		if n := testing.AllocsPerRun(20, func() { f.Call(dst, args) }); n > 0 && !raceDetector {
			t.Errorf("%d: %g allocations a call", i, n)
		}
	}
	// Params that are no input are fixed.
	f, err := k.m.Prepare(quad, &Env{Params: map[*graph.Param][]float64{h: wave(16, 3)}}, inputsOf(v, w), 1)
	if err != nil || f == nil {
		t.Fatal(f, err)
	}
	got := make([]float64, 1)
	if !f.Call(got, append(wave(4, 1), wave(4, 2)...)) {
		t.Fatal("no number")
	}
	near(t, "fixed", got, naive.Eval(k.Graph, quad, naive.Env{Params: map[*graph.Param][]float64{v: wave(4, 1), w: wave(4, 2), h: wave(16, 3)}}), 1e-13)
	if _, err := k.m.Prepare(quad, nil, inputsOf(v, w), 1); err == nil {
		t.Error("a param without a value passed")
	}
}

// Rows 5 and 6 of the goals, dispatch included.
func BenchmarkPrepared(b *testing.B) {
	run := func(name string, k *kit, n *graph.Node, ps []*graph.Param) {
		f, err := k.m.Prepare(n, nil, inputsOf(ps...), 1<<20)
		if err != nil || f == nil {
			b.Skip("too much work for one piece")
		}
		var args []float64
		for i, x := range inputsOf(ps...) {
			args = append(args, wave(x.Size, float64(i))...)
		}
		dst := make([]float64, f.Out())
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				f.Call(dst, args)
			}
		})
	}
	k := newKit(b)
	k.m = New(k.Graph, Options{Workers: 1})
	v, w, h := k.param("v", 4), k.param("ww", 4), k.param("HHH", 4, 4)
	run("v w H d=4", k, k.con("", nil, k.Param(v), "i", k.Param(w), "j", k.Param(h), "ij"), []*graph.Param{v, w, h})
	r := k.param("RRRR", 4, 4, 4, 4)
	run("R R d=4", k, k.con("", nil, k.Param(r), "abcd", k.Param(r), "abcd"), []*graph.Param{r})
	for _, d := range []int{4, 16, 64, 128} {
		n, ps := k.law(d)
		run(fmt.Sprintf("law d=%d", d), k, n, ps)
	}
	var ring []*graph.Param
	var terms []any
	for i, l := range []string{"ijx", "jky", "klz", "lmu", "mnv", "niw"} {
		p := k.param(fmt.Sprint("ring", i), 8, 8, 8)
		p.ID = 200 + i
		ring = append(ring, p)
		terms = append(terms, k.Param(p), l)
	}
	run("ring d=8", k, k.con("xyzuvw", plain(8, 8, 8, 8, 8, 8), terms...), ring)
}
