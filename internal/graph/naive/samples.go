package naive

// A sample node of every operation, for tests that go over all of them.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Sampler makes nodes of every operation over a chart of a block of two and a
// single coordinate.
type Sampler struct {
	*graph.Graph
	Chart *index.Chart
	Env   Env
	To    *graph.Map // from the chart, to be run again in
	Inner *graph.Map // into the chart, whose inverse is taken
	fresh int
}

// NewSampler has values for the coordinates and all that its samples rest on.
func NewSampler() *Sampler {
	g := graph.New(7)
	blocks := []index.Block{{Name: "a", Dims: []int{2}}, {Name: "b"}}
	s := &Sampler{Graph: g, Chart: index.NewChart(0, "c", blocks)}
	x := []float64{0.7, -0.4, 0.9}
	s.Env = Env{Coords: map[*index.Chart][]float64{s.Chart: x}, Params: map[*graph.Param][]float64{}, Guess: map[*graph.Map][]float64{}}
	s.Env.Leaf = func(n *graph.Node) []float64 {
		r := make([]float64, n.Size())
		for i := range r {
			r[i] = 0.3 + float64(i)
		}
		return r
	}
	// a chart to run again in, with blocks of the same form
	d := index.NewChart(1, "d", blocks)
	s.To = &graph.Map{Name: "to", From: s.Chart, To: d, Forward: []*graph.Node{
		s.Mapped("u + u^3/8", g.Coord(s.Chart, 0), g.Coord(s.Chart, 1)), s.Mapped("2 u", g.Coord(s.Chart, 1))}}
	for _, f := range s.To.Forward {
		s.Env.Coords[d] = append(s.Env.Coords[d], Eval(g, f, s.Env)...)
	}
	s.Env.Guess[s.To] = x
	// a chart whose coordinates map into these
	e := index.NewChart(2, "e", []index.Block{{Name: "p"}, {Name: "q"}, {Name: "r"}})
	p, q, r := g.Coord(e, 0), g.Coord(e, 1), g.Coord(e, 2)
	s.Inner = &graph.Map{Name: "inner", From: e, To: s.Chart, Forward: []*graph.Node{
		g.Stack([]index.Axis{index.PlainAxis(2)}, []*graph.Node{s.Mapped("u + sin v/4", p, q), s.Mapped("u + u^3/8", q)}),
		s.Mapped("u + sin v/4", r, p)}}
	s.Env.Guess[s.Inner] = []float64{0.7, -0.4, 0.9}
	return s
}

// Mapped is an elementwise function of one or two nodes.
func (s *Sampler) Mapped(what string, args ...*graph.Node) *graph.Node {
	p := s.Pool
	call := func(name string, e scalar.Expr) scalar.Expr { return p.Call(op.Named(name), e) }
	u, v := p.Arg(0), p.Arg(1)
	body, ok := map[string]scalar.Expr{
		"u + u^3/8":       p.Add(u, p.Scale(1, 8, p.PowInt(u, 3))),
		"2 u":             p.Scale(2, 1, u),
		"u + sin v/4":     p.Add(u, p.Scale(1, 4, call("sin", v))),
		"u^2 sin v + v/2": p.Add(p.Mul(p.PowInt(u, 2), call("sin", v)), p.Scale(1, 2, v)),
		"exp u":           call("exp", u),
		"u^2 + 1":         p.Add(p.PowInt(u, 2), p.Int(1)),
		"u < v":           p.Call(op.Named("less"), u, v),
	}[what]
	if !ok {
		panic(what)
	}
	return s.Map(body, args...)
}

// Other is a field of given axes that is like no other: a param times a scalar.
func (s *Sampler) Other(axes []index.Axis) *graph.Node {
	s.fresh++
	plain := make([]index.Axis, len(axes))
	size := 1
	for i, a := range axes {
		plain[i] = index.PlainAxis(a.Size)
		size *= a.Size
	}
	p := &graph.Param{ID: s.fresh, Name: "o", Axes: plain}
	for i := range size {
		s.Env.Params[p] = append(s.Env.Params[p], 0.1*float64(s.fresh%3+1)+0.07*float64(i*i%5))
	}
	return s.Mul(s.Mapped("u^2 + 1", s.Coord(s.Chart, 1)), s.Cast(s.Param(p), axes))
}

// Vector is a field of one plain axis.
func (s *Sampler) Vector() *graph.Node {
	return s.Mapped("u^2 sin v + v/2", s.Coord(s.Chart, 0), s.Coord(s.Chart, 1))
}

// Matrix is a square field that has an inverse, over plain axes unless given.
func (s *Sampler) Matrix(axes ...index.Axis) *graph.Node {
	if axes == nil {
		axes = []index.Axis{index.PlainAxis(2), index.PlainAxis(2)}
	}
	one := s.Pool.Int(1)
	m := s.Contract(s.Pool.Ratio(1, 4), []graph.Operand{{Node: s.Other(axes[:1]), Labels: []int{0}}, {Node: s.Slots(axes[1:]), Labels: []int{1}}}, []int{0, 1}, axes)
	return s.Sum(graph.Term{Coef: one, Node: m}, graph.Term{Coef: s.Pool.Int(2), Node: s.Delta(axes[0], axes[1])})
}

// Slots is a vector field with the axis given.
func (s *Sampler) Slots(axes []index.Axis) *graph.Node {
	if axes[0].Chart == nil {
		return s.Vector()
	}
	return s.Pack(0, axes[0], []*graph.Node{s.Vector(), s.Mapped("exp u", s.Coord(s.Chart, 1))})
}

// ScalarField has no axes.
func (s *Sampler) ScalarField() *graph.Node {
	return s.Reduce(graph.LogSumExp, s.Vector(), 0)
}

// SampleOf makes a node of each operation.
var SampleOf = map[graph.Op]func(s *Sampler) *graph.Node{
	graph.OpZero:  func(s *Sampler) *graph.Node { return s.Zero(Plains(2)) },
	graph.OpArray: func(s *Sampler) *graph.Node { return s.Array([]float64{1, 2.5}, Plains(2)) },
	graph.OpParam: func(s *Sampler) *graph.Node {
		p := &graph.Param{Name: "p", Axes: Plains(2)}
		s.Env.Params[p] = []float64{0.4, 0.6}
		return s.Param(p)
	},
	graph.OpCoord: func(s *Sampler) *graph.Node { return s.Coord(s.Chart, 0) },
	graph.OpImplicit: func(s *Sampler) *graph.Node {
		return s.Implicit(s.Inner, 1, []*graph.Node{s.Coord(s.Chart, 0), s.Coord(s.Chart, 1)})
	},
	graph.OpMapVector: func(s *Sampler) *graph.Node { return s.MapVector(s.To) },
	graph.OpContract: func(s *Sampler) *graph.Node {
		return s.Contract(s.Pool.Ratio(2, 3), []graph.Operand{{Node: s.Matrix(), Labels: []int{0, 1}}, {Node: s.Vector(), Labels: []int{1}}}, []int{0}, Plains(2))
	},
	graph.OpSum: func(s *Sampler) *graph.Node { return s.Add(s.Vector(), s.Coord(s.Chart, 0)) },
	graph.OpMap: func(s *Sampler) *graph.Node { return s.Vector() },
	graph.OpReduce: func(s *Sampler) *graph.Node {
		return s.Reduce(graph.LogSumExp, s.Contract(s.Pool.Int(1), []graph.Operand{{Node: s.Vector(), Labels: []int{0}}, {Node: s.Other(Plains(3)), Labels: []int{1}}}, []int{0, 1}, Plains(2, 3)), 1)
	},
	graph.OpPick:    func(s *Sampler) *graph.Node { return s.Pick(graph.Max, s.Vector(), 0) },
	graph.OpGather:  func(s *Sampler) *graph.Node { return s.Gather(s.Matrix(), 0, []int{1, 0, 1}) },
	graph.OpScatter: func(s *Sampler) *graph.Node { return s.Scatter(s.Matrix(), 1, []int{2, 2}, index.PlainAxis(3)) },
	graph.OpStack: func(s *Sampler) *graph.Node {
		return s.Stack(Plains(3), []*graph.Node{s.Vector(), s.Coord(s.Chart, 0), s.Vector()})
	},
	graph.OpPack: func(s *Sampler) *graph.Node {
		return s.Pack(1, index.UpOver(s.Chart), []*graph.Node{s.Matrix(), s.Vector()})
	},
	graph.OpBlock: func(s *Sampler) *graph.Node {
		return s.BlockOf(s.Inverse(s.Matrix(index.DownOver(s.Chart), index.DownOver(s.Chart))), 1, 0)
	},
	graph.OpComponent: func(s *Sampler) *graph.Node { return s.Component(s.Inverse(s.Matrix()), []int{1, -1}) },
	graph.OpInverse: func(s *Sampler) *graph.Node {
		return s.Inverse(s.Matrix(index.DownOver(s.Chart), index.DownOver(s.Chart)))
	},
	graph.OpDet:    func(s *Sampler) *graph.Node { return s.Det(s.Matrix()) },
	graph.OpLogDet: func(s *Sampler) *graph.Node { return s.LogDet(s.Matrix()) },
	graph.OpSolve:  func(s *Sampler) *graph.Node { return s.Solve(s.Matrix(), s.Matrix()) },
	graph.OpExpM:   func(s *Sampler) *graph.Node { return s.ExpM(s.Matrix()) },
	graph.OpExpMFrechet: func(s *Sampler) *graph.Node {
		return s.ExpMFrechet(s.Matrix(), []*graph.Node{s.Other(Plains(3, 2, 2)), s.Matrix()}, []int{1, 0})
	},
	graph.OpEig:     func(s *Sampler) *graph.Node { return s.Eig(s.Matrix(), nil, graph.EigOptions{}, graph.EigValues) },
	graph.OpPartial: func(s *Sampler) *graph.Node { return s.Partial(s.Vector(), s.Chart) },
	graph.OpCompose: func(s *Sampler) *graph.Node {
		e := s.Inner.From
		x := s.Mapped("u^2 sin v + v/2", s.Coord(e, 0), s.Coord(e, 2))
		return s.Compose(x, e, []*graph.Node{s.ScalarField(), s.Coord(s.Chart, 1), s.Coord(s.Chart, 1)})
	},
	graph.OpAt: func(s *Sampler) *graph.Node {
		return s.At(s.Vector(), s.PointOf(s.Chart, s.Array([]float64{0.5, 0.25}, Plains(2)), s.Int(2)))
	},
	graph.OpSelect: func(s *Sampler) *graph.Node {
		return s.Select(s.Mapped("u < v", s.Coord(s.Chart, 1), s.ScalarField()), s.Vector(), s.Coord(s.Chart, 0))
	},
	graph.OpNative: func(s *Sampler) *graph.Node {
		return s.Native(&graph.NativeOp{Name: "solver", Axes: Plains(2)}, s.Int(3))
	},
	graph.OpInput: func(s *Sampler) *graph.Node {
		return s.Input(s.Vector(), graph.InputInfo{Name: "v", Law: index.Tensor}, nil, s.Chart)
	},
	graph.OpClaim: func(s *Sampler) *graph.Node {
		return s.Claim(s.Vector(), &graph.ClaimInfo{Name: "v", Law: index.Tensor})
	},
}

// Plains are plain axes.
func Plains(sizes ...int) []index.Axis {
	r := make([]index.Axis, len(sizes))
	for i, n := range sizes {
		r[i] = index.PlainAxis(n)
	}
	return r
}

// Value is the oracle's value of a node.
func (s *Sampler) Value(n *graph.Node) []float64 { return Eval(s.Graph, n, s.Env) }

// Told reports an operation whose value the oracle is told: a run computes it.
func Told(op graph.Op) bool { return op == graph.OpEig || op == graph.OpNative }
