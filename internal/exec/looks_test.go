package exec

// Every operation looks whether the run goes on while it works, and ends where it is told to.

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// large has an example for every operation that computes: millions of elements, or a
// matrix of hundreds of rows. Nil stands for operations that are looked up or only say
// where something is.
func (k *kit) large() map[graph.Op]*graph.Node {
	const n = 1 << 22
	c := k.coords("w", "x", "y")
	vector := func() *graph.Node { return k.Array(wave(n, 1), plain(n)) }
	tall := k.Array(wave(n, 2), plain(n/4, 4))
	square := func(d int) *graph.Node { return k.Array(wave(d*d, 0.7), plain(d, d)) }
	idx := make([]int, n/4)
	for i := range idx {
		idx[i] = len(idx) - 1 - i
	}
	add := func(x *graph.Node) *graph.Node { return k.Reduce(graph.Max, x, 0) }
	h := make([]float64, 400*400)
	for i := range 400 {
		for j := range 400 {
			h[i*400+j] = float64((i*j)%7) / 7
		}
	}
	return map[graph.Op]*graph.Node{
		graph.OpContract:    k.con("", nil, vector(), "i", k.Array(wave(n, 3), plain(n)), "i"),
		graph.OpSum:         add(k.Sum(graph.Term{Coef: k.Pool.Int(1), Node: vector()}, graph.Term{Coef: k.Pool.Int(2), Node: k.Array(wave(n, 5), plain(n))})),
		graph.OpMap:         add(k.fn("tanh", vector())),
		graph.OpReduce:      k.Reduce(graph.LogSumExp, vector(), 0),
		graph.OpPick:        add(k.Pick(graph.Max, vector(), 0)),
		graph.OpGather:      k.Reduce(graph.Max, k.Gather(tall, 0, idx), 0),
		graph.OpScatter:     k.Reduce(graph.Max, k.Scatter(tall, 0, idx, index.PlainAxis(n/4)), 0),
		graph.OpSelect:      add(k.Select(k.Param(&graph.Param{ID: 901, Name: "b", Default: k.num(1)}), vector(), k.Array(wave(n, 6), plain(n)))),
		graph.OpInverse:     k.Inverse(square(400)),
		graph.OpDet:         k.Det(square(300)),
		graph.OpLogDet:      k.LogDet(square(600)),
		graph.OpSolve:       k.Solve(square(400), k.Array(wave(400*40, 1), plain(400, 40))),
		graph.OpExpM:        k.ExpM(square(200)),
		graph.OpExpMFrechet: k.ExpMFrechet(square(100), []*graph.Node{k.Array(wave(10000, 4), plain(100, 100))}, []int{0}),
		graph.OpEig:         k.Eig(k.Array(h, plain(400, 400)), nil, graph.EigOptions{General: true}, graph.EigValues),
		graph.OpNative: k.Native(&graph.NativeOp{Name: "integrate", Run: func(rt graph.Runtime, op *graph.NativeOp, _ [][]float64) ([]float64, error) {
			r, err := solve.Integrate(rt.Context(), func(x [][]float64, out []float64) error {
				f, err := rt.Sampler(c, op.Fields[0])
				if err != nil {
					return err
				}
				return f.Run(len(out), x, [][][]float64{{out}}...)
			}, []float64{0, 0}, []float64{9, 9}, solve.QuadOptions{Rel: 1e-6})
			return []float64{r.Value}, err
		}, Fields: []*graph.Node{k.fn("sin", k.Mul(k.x(c, 0), k.x(c, 1)))}}),
	}
}

// What is read, copied, laid out or looked through looks too, in proportion to its size.
func TestLargeArraysLook(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("large arrays")
	}
	k := newKit(t)
	loop := &graph.Param{ID: 902, Name: "t", Default: k.num(1)}
	eval := func(n *graph.Node) func(m *Machine, env *Env) error {
		return func(m *Machine, env *Env) error { _, err := m.Eval(n, env); return err }
	}
	for name, work := range map[string]func(n int) func(m *Machine, env *Env) error{
		"an array that is read": func(n int) func(*Machine, *Env) error { return eval(k.Array(wave(n, 1), plain(n))) },
		"a transpose": func(n int) func(*Machine, *Env) error {
			return eval(k.con("ji", plain(4, n/4), k.Array(wave(n, 1), plain(n/4, 4)), "ij"))
		},
		"values along a loop": func(n int) func(*Machine, *Env) error {
			return func(m *Machine, env *Env) error {
				_, err := m.EvalColumns([]*graph.Node{k.fn("sin", k.Param(loop))}, loop, wave(n, 1), env)
				return err
			}
		},
		"a loop's own values": func(n int) func(*Machine, *Env) error {
			return func(m *Machine, env *Env) error {
				_, err := m.EvalColumns([]*graph.Node{k.Param(loop)}, loop, wave(n, 1), env)
				return err
			}
		},
	} {
		run := func(do func(*Machine, *Env) error, end int64) (int64, error) {
			m := New(k.Graph, Options{Workers: 2})
			ctx := &testscale.Looks{Context: context.Background()}
			ctx.End.Store(end)
			err := do(m, &Env{Ctx: ctx})
			return ctx.Count.Load(), err
		}
		few, err := run(work(1<<10), 1<<60)
		if err != nil {
			t.Fatalf("%s: %s", name, describe(err))
		}
		const n = 1 << 24
		do := work(n)
		total, err := run(do, 1<<60)
		if err != nil {
			t.Fatalf("%s: %s", name, describe(err))
		}
		if total < few+n/large {
			t.Errorf("%s: %d looks for 1024 numbers, %d for %d", name, few, total, n)
		}
		end := total / 2
		if count, err := run(do, end); err == nil || count > end+8 {
			t.Errorf("%s, told to end at look %d of %d, looked %d times: %v", name, end, total, count, err)
		}
	}
}

// BenchmarkLooks reports the longest time of the process between two looks at the context.
func BenchmarkLooks(b *testing.B) {
	k := newKit(b)
	large := k.large()
	for op := graph.Op(0); op < graph.NumOps; op++ {
		if large[op] == nil {
			continue
		}
		b.Run(op.String(), func(b *testing.B) {
			for range b.N {
				ctx := testscale.NewGaps(context.Background())
				if _, err := New(k.Graph, Options{Workers: 1}).Eval(large[op], &Env{Ctx: ctx}); err != nil {
					b.Fatal(describe(err))
				}
				said := ctx.End()
				b.ReportMetric(float64(ctx.Worst())/1e6, "ms/look")
				if ctx.Worst() > 30*time.Millisecond {
					b.Log(said)
				}
			}
		})
	}
}

// notLarge are the operations without work of their own: leaves, views and what is
// evaluated as its arguments are.
var notLarge = map[graph.Op]string{
	graph.OpZero: "cleared with its result", graph.OpArray: "read", graph.OpParam: "read", graph.OpCoord: "read",
	graph.OpImplicit: "a point", graph.OpMapVector: "formulas", graph.OpStack: "copied by steps like a sum", graph.OpPack: "copied by steps like a sum",
	graph.OpBlock: "a view", graph.OpComponent: "a view", graph.OpPartial: "lowered before", graph.OpCompose: "its argument's",
	graph.OpAt: "its argument's", graph.OpInput: "its argument's", graph.OpClaim: "its argument's",
}

func TestEveryOperationLooks(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("large arrays")
	}
	k := newKit(t)
	large := k.large()
	for op := graph.Op(0); op < graph.NumOps; op++ {
		n := large[op]
		if n == nil {
			if notLarge[op] == "" {
				t.Errorf("%v has no example of long work", op)
			}
			continue
		}
		run := func(end int64) (int64, error) {
			m := New(k.Graph, Options{Workers: 2})
			ctx := &testscale.Looks{Context: context.Background()}
			ctx.End.Store(end)
			_, err := m.Eval(n, &Env{Ctx: ctx})
			return ctx.Count.Load(), err
		}
		total, err := run(1 << 60)
		if err != nil {
			t.Errorf("%v: %s", op, describe(err))
			continue
		}
		if total < 4 {
			t.Errorf("%v looked %d times only", op, total)
		}
		for _, end := range []int64{1, total / 2, total - 2} {
			count, err := run(end)
			if err == nil || errors.Is(err, errNaN) {
				t.Errorf("%v, told to end at look %d of %d: %v", op, end, total, err)
			} else if count > end+8 {
				t.Errorf("%v, told to end at look %d of %d, looked %d times", op, end, total, count)
			}
		}
	}
}
