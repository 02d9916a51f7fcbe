package exec

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// kit is what tests build graphs with.
type kit struct {
	*graph.Graph
	t testing.TB
	m *Machine
}

func newKit(t testing.TB) *kit {
	g := graph.New(1)
	return &kit{g, t, New(g, Options{})}
}

func (k *kit) chart(name string, blocks ...index.Block) *index.Chart {
	return index.NewChart(len(name), name, blocks)
}

func (k *kit) coords(name string, coords ...string) *index.Chart {
	bs := make([]index.Block, len(coords))
	for i, c := range coords {
		bs[i].Name = c
	}
	return index.NewChart(len(name), name, bs)
}

func (k *kit) x(c *index.Chart, i int) *graph.Node { return k.CoordFlat(c, i) }

func (k *kit) num(v float64) *graph.Node { return k.Number(k.Pool.Float(v)) }

func (k *kit) fn(name string, xs ...*graph.Node) *graph.Node {
	as := make([]scalar.Expr, len(xs))
	for i := range xs {
		as[i] = k.Pool.Arg(i)
	}
	return k.Map(k.Pool.Call(op.Named(name), as...), xs...)
}

func (k *kit) pow(x *graph.Node, n int) *graph.Node {
	return k.Map(k.Pool.PowInt(k.Pool.Arg(0), n), x)
}

func (k *kit) prod(xs ...*graph.Node) *graph.Node {
	ops := make([]graph.Operand, len(xs))
	for i, x := range xs {
		ops[i] = graph.Operand{Node: x}
	}
	return k.Contract(k.Pool.Int(1), ops, nil, nil)
}

// con is a contraction: labels are letters, "ij".
func (k *kit) con(out string, axes []index.Axis, terms ...any) *graph.Node {
	ops := []graph.Operand{}
	for i := 0; i < len(terms); i += 2 {
		ops = append(ops, graph.Operand{Node: terms[i].(*graph.Node), Labels: runes(terms[i+1].(string))})
	}
	return k.Contract(k.Pool.Int(1), ops, runes(out), axes)
}

func runes(s string) []int {
	var r []int
	for _, c := range s {
		r = append(r, int(c))
	}
	return r
}

func plain(sizes ...int) []index.Axis {
	var a []index.Axis
	for _, s := range sizes {
		a = append(a, index.PlainAxis(s))
	}
	return a
}

func slots(c *index.Chart, s string) []index.Axis {
	var a []index.Axis
	for _, ch := range s {
		if ch == '^' {
			a = append(a, index.UpOver(c))
		} else {
			a = append(a, index.DownOver(c))
		}
	}
	return a
}

// diagonal is a metric with the given diagonal.
func (k *kit) diagonal(c *index.Chart, parts ...*graph.Node) *graph.Node {
	full := make([]*graph.Node, c.Dim*c.Dim)
	for i := range full {
		full[i] = k.Zero(nil)
	}
	for i, p := range parts {
		full[i*c.Dim+i] = p
	}
	return k.Input(k.Stack(slots(c, "__"), full), graph.InputInfo{Metric: true, Name: "g"}, nil, c)
}

func (k *kit) christoffel(g *graph.Node) *graph.Node {
	c := g.Axes()[0].Chart
	d := k.Partial(g, c)
	ddd := slots(c, "___")
	s := k.Sum(graph.Term{Coef: k.Pool.Int(1), Node: k.con("ijl", ddd, d, "ilj")},
		graph.Term{Coef: k.Pool.Int(1), Node: k.con("ijl", ddd, d, "jil")},
		graph.Term{Coef: k.Pool.Int(-1), Node: k.con("ijl", ddd, d, "lij")})
	return k.Scale(k.Pool.Ratio(1, 2), k.con("kij", slots(c, "^__"), k.Inverse(g), "kl", s, "ijl"))
}

func (k *kit) riemann(g *graph.Node) *graph.Node {
	c := g.Axes()[0].Chart
	ch := k.christoffel(g)
	d := k.Partial(ch, c)
	ax := slots(c, "^___")
	one, neg := k.Pool.Int(1), k.Pool.Int(-1)
	return k.Sum(graph.Term{Coef: one, Node: k.con("abcd", ax, d, "cadb")}, graph.Term{Coef: neg, Node: k.con("abcd", ax, d, "dacb")},
		graph.Term{Coef: one, Node: k.con("abcd", ax, ch, "ace", ch, "edb")}, graph.Term{Coef: neg, Node: k.con("abcd", ax, ch, "ade", ch, "ecb")})
}

func (k *kit) kretschmann(g *graph.Node) *graph.Node {
	r := k.riemann(g)
	i := k.Inverse(g)
	return k.con("", nil, r, "abcd", r, "efgh", g, "ae", i, "bf", i, "cg", i, "dh")
}

func (k *kit) point(c *index.Chart, xs ...float64) *graph.Point {
	blocks := make([]*graph.Node, len(c.Blocks))
	for b, bl := range c.Blocks {
		axes := plain(bl.Dims...)
		if len(axes) == 0 {
			blocks[b] = k.num(xs[bl.Offset])
		} else {
			blocks[b] = k.Array(xs[bl.Offset:bl.Offset+bl.Size], axes)
		}
	}
	return k.PointOf(c, blocks...)
}

func (k *kit) eval(n *graph.Node) []float64 {
	k.t.Helper()
	a, err := k.m.Eval(n, nil)
	if err != nil {
		k.t.Fatal(describe(err))
	}
	return a.Data
}

// wave is made data, of whole numbers over a power of two: the same on every machine.
func wave(n int, seed float64) []float64 {
	x := make([]float64, n)
	for i := range x {
		h := (uint32(i) + 1 + uint32(1000*seed)<<16) * 0x9e3779b1
		h = (h ^ h>>15) * 0x85ebca77
		x[i] = float64(int32(h^h>>13)>>11) / (1 << 20)
	}
	return x
}

func near(t testing.TB, what string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tol*math.Max(1, math.Abs(want[i]))) {
			t.Fatalf("%s: [%d] is %.15g, want %.15g", what, i, got[i], want[i])
		}
	}
}
