package exec

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// generator builds random array expressions over a chart of blocks.
type generator struct {
	*kit
	rt   *rapid.T
	c    *index.Chart
	pool []*graph.Node
}

func (g *generator) int(lo, hi int, what string) int { return rapid.IntRange(lo, hi).Draw(g.rt, what) }

func (g *generator) pick() *graph.Node {
	// Recent nodes more often: deep graphs.
	n := len(g.pool)
	return g.pool[n-1-min(g.int(0, n-1, "pick"), g.int(0, n-1, "pick"))]
}

// step adds one node made of earlier ones.
func (g *generator) step() {
	x := g.pick()
	switch g.int(0, 9, "op") {
	case 0, 1: // a smooth function
		g.pool = append(g.pool, g.fn(rapid.SampledFrom([]string{"tanh", "sin", "softplus", "cos"}).Draw(g.rt, "f"), x))
	case 2: // a sum
		y := g.pick()
		if !sameDims(x, y) {
			y = g.broadcast(y, x.Axes())
		}
		if y != nil {
			g.pool = append(g.pool, g.Sum(graph.Term{Coef: g.Pool.Float(0.5), Node: x}, graph.Term{Coef: g.Pool.Float(-1.25), Node: y}))
		}
	case 3, 4, 5: // a product with some labels shared, some summed, some kept
		ops := []graph.Operand{{Node: x}}
		for i := g.int(0, 2, "factors"); i > 0; i-- {
			ops = append(ops, graph.Operand{Node: g.pick()})
		}
		bySize := map[int][]int{}
		next := 0
		var all []int
		size := map[int]int{}
		for i := range ops {
			for _, a := range ops[i].Node.Axes() {
				have := bySize[a.Size]
				l := next
				if len(have) > 0 && g.int(0, 2, "share") > 0 {
					l = have[g.int(0, len(have)-1, "label")]
				} else {
					bySize[a.Size] = append(have, l)
					all = append(all, l)
					size[l] = a.Size
					next++
				}
				ops[i].Labels = append(ops[i].Labels, l)
			}
		}
		var out []int
		var axes []index.Axis
		for _, l := range all {
			if len(out) < 2 && g.int(0, 1, "keep") == 1 {
				out = append(out, l)
				axes = append(axes, index.PlainAxis(size[l]))
			}
		}
		if len(out) == 1 && g.int(0, 4, "delta") == 0 {
			out = append(out, out[0])
			axes = append(axes, axes[0])
		}
		if len(out) == 1 && g.int(0, 4, "ones") == 0 {
			out = append(out, next)
			axes = append(axes, index.PlainAxis(3))
		}
		g.pool = append(g.pool, g.Contract(g.Pool.Float(0.25), ops, out, axes))
	case 6:
		if len(x.Axes()) == 2 {
			g.pool = append(g.pool, g.Permute(x, []int{1, 0}))
		}
	case 7:
		if k := len(x.Axes()); k > 0 {
			ax := g.int(0, k-1, "axis")
			pos := make([]int, k)
			for i := range pos {
				pos[i] = -1
			}
			pos[ax] = g.int(0, x.Axes()[ax].Size-1, "pos")
			g.pool = append(g.pool, g.Component(x, pos))
		}
	case 8:
		if k := len(x.Axes()); k > 0 {
			ax := g.int(0, k-1, "axis")
			idx := rapid.SliceOfN(rapid.IntRange(0, x.Axes()[ax].Size-1), 2, 4).Draw(g.rt, "idx")
			g.pool = append(g.pool, g.Gather(x, ax, idx))
		}
	case 9:
		if k := len(x.Axes()); k > 0 {
			g.pool = append(g.pool, g.Reduce(graph.LogSumExp, x, g.int(0, k-1, "axis")))
		}
	}
}

func sameDims(x, y *graph.Node) bool {
	if len(x.Axes()) != len(y.Axes()) {
		return false
	}
	for i := range x.Axes() {
		if x.Axes()[i] != y.Axes()[i] {
			return false
		}
	}
	return true
}

func (g *generator) broadcast(y *graph.Node, axes []index.Axis) *graph.Node {
	if len(y.Axes()) == 0 {
		return g.Broadcast(y, axes)
	}
	return nil
}

func newGenerator(t *testing.T, rt *rapid.T) *generator {
	g := &generator{kit: newKit(t), rt: rt}
	g.c = g.chart("w", index.Block{Name: "W", Dims: []int{2, 3}}, index.Block{Name: "b", Dims: []int{2}}, index.Block{Name: "s"})
	g.pool = []*graph.Node{
		g.Array(wave(4, 1), plain(4)), g.Array(wave(12, 2), plain(4, 3)), g.Array(wave(6, 4), plain(2, 3)), g.Array(wave(4, 6), plain(2, 2)),
		g.Coord(g.c, 0), g.Coord(g.c, 1), g.Coord(g.c, 2),
	}
	for i := g.int(1, 12, "steps"); i > 0; i-- {
		g.step()
	}
	return g
}

// forced evaluates in the array tier whatever the size.
func (g *generator) forced(n *graph.Node, x []float64) ([]float64, error) {
	s, err := g.m.buildSchedule(n)
	if err != nil {
		return nil, err
	}
	r := g.m.newRun(nil)
	sc, _ := r.base(1)
	p := &PointValue{Chart: g.c, Coords: x}
	v, err := s.eval(r, n, sc.within(p.places()))
	return v.data, err
}

// Schedules agree with the naive evaluator: values, gradients, second
// derivatives and products of random expressions.
func TestRandomSchedules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := newGenerator(t, rt)
		n := g.pool[len(g.pool)-1]
		x := wave(g.c.Dim, 8)
		asked := []*graph.Node{n, g.Partial(n, g.c)}
		// A scalar of it, differentiated twice.
		s := n
		if k := len(n.Axes()); k > 0 {
			out := iota0(k)
			s = g.Contract(g.Pool.Int(1), []graph.Operand{{Node: g.fn("sin", n), Labels: out}}, nil, nil)
		}
		h := g.Partial(g.Partial(s, g.c), g.c)
		v := g.Array(wave(g.c.Dim, 9), slots(g.c, "^"))
		asked = append(asked, s, g.Partial(s, g.c), h,
			g.con("i", slots(g.c, "_"), v, "j", h, "ij"), g.con("", nil, v, "i", v, "j", h, "ij"))
		for i, a := range asked {
			want := naive.Eval(g.Graph, a, naive.Env{Coords: map[*index.Chart][]float64{g.c: x}})
			big := 1.0
			for _, w := range want {
				big = math.Max(big, math.Abs(w))
			}
			if big > 1e9 || math.IsNaN(big) {
				rt.Skip()
			}
			got, err := g.forced(a, x)
			if err != nil {
				rt.Fatalf("%d: %s", i, describe(err))
			}
			if len(got) != len(want) {
				rt.Fatalf("%d: %d numbers, want %d", i, len(got), len(want))
			}
			for k := range want {
				if !(math.Abs(got[k]-want[k]) <= 1e-10*big) {
					rt.Fatalf("%d: [%d] is %.15g, want %.15g", i, k, got[k], want[k])
				}
			}
		}
	})
}
