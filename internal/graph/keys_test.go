package graph_test

// What a node carries tells it apart from others over the same arguments.

import (
	"slices"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Nodes of one operation over the same arguments that carry something else are
// other nodes: the row's key holds all that a node carries.
func TestKeysOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if !graph.Carries(n.Op()) {
			return
		}
		made, ok := others[n.Op()]
		if !ok {
			t.Fatal("no other node over the same arguments is made: add it to others")
		}
		for i, other := range made(s, n) {
			switch {
			case other == n:
				t.Errorf("other %d is the same node: the key leaves out what tells them apart", i)
			case other.Op() != n.Op() || !slices.Equal(other.Args(), n.Args()):
				t.Errorf("other %d is a %v over other arguments", i, other.Op())
			}
		}
	})
}

// others are nodes over the arguments of a sample that carry something else, one
// for each thing that they carry.
var others = map[graph.Op]func(s *naive.Sampler, n *graph.Node) []*graph.Node{
	graph.OpArray: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Array([]float64{1, 3}, n.Axes())}
	},
	graph.OpParam: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Param(&graph.Param{ID: 1, Name: "p", Axes: n.Axes()})}
	},
	graph.OpCoord: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Coord(s.Chart, 1), s.Coord(s.To.To, 0)}
	},
	graph.OpImplicit: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Implicit(s.Inner, 0, n.Args())}
	},
	graph.OpMapVector: func(s *naive.Sampler, n *graph.Node) []*graph.Node { return []*graph.Node{s.MapVector(s.Inner)} },
	graph.OpContract: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		_, labels, out := n.Contract()
		over := func(labels [][]int) (list []graph.Operand) {
			for k, a := range n.Args() {
				list = append(list, graph.Operand{Node: a, Labels: labels[k]})
			}
			return list
		}
		two := s.Pool.Ratio(2, 3)
		turned := [][]int{slices.Clone(labels[0]), slices.Clone(labels[1])}
		for _, l := range turned {
			if len(l) == 2 {
				slices.Reverse(l)
			}
		}
		return []*graph.Node{s.Contract(s.Pool.Int(5), over(labels), out, n.Axes()), s.Contract(two, over(turned), out, n.Axes())}
	},
	graph.OpSum: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		one := s.Pool.Int(1)
		return []*graph.Node{s.Sum(graph.Term{Coef: one, Node: n.Args()[0]}, graph.Term{Coef: s.Pool.Int(3), Node: n.Args()[1]})}
	},
	graph.OpMap: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Mapped("u + sin v/4", n.Args()...)}
	},
	graph.OpReduce: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Reduce(graph.Max, n.Args()[0], 1), s.Reduce(graph.LogSumExp, n.Args()[0], 0)}
	},
	graph.OpPick: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Pick(graph.Min, n.Args()[0], 0)}
	},
	graph.OpGather: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Gather(n.Args()[0], 1, []int{1, 0, 1}), s.Gather(n.Args()[0], 0, []int{0, 0, 1})}
	},
	graph.OpScatter: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Scatter(n.Args()[0], 0, []int{2, 2}, index.PlainAxis(3)), s.Scatter(n.Args()[0], 1, []int{0, 2}, index.PlainAxis(3)),
			s.Scatter(n.Args()[0], 1, []int{2, 2}, index.PlainAxis(4))}
	},
	graph.OpStack: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Stack(naive.Plains(1, 3), n.Args())}
	},
	graph.OpComponent: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Component(n.Args()[0], []int{0, -1}), s.Component(n.Args()[0], []int{-1, 1})}
	},
	graph.OpPack: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Pack(1, index.DownOver(s.Chart), n.Args())}
	},
	graph.OpBlock: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.BlockOf(n.Args()[0], 0, 0), s.BlockOf(n.Args()[0], 1, 1)}
	},
	graph.OpExpMFrechet: func(*naive.Sampler, *graph.Node) []*graph.Node { return nil }, // the arguments' axes say the leads
	graph.OpPartial:     func(*naive.Sampler, *graph.Node) []*graph.Node { return nil }, // the sample is a field over one chart
	graph.OpCompose:     func(*naive.Sampler, *graph.Node) []*graph.Node { return nil }, // the sample is a field over one chart
	graph.OpEig: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Eig(n.Args()[0], nil, graph.EigOptions{Top: 1}, graph.EigValues), s.Eig(n.Args()[0], nil, graph.EigOptions{}, graph.EigVectors)}
	},
	graph.OpAt: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.At(n.Args()[0], s.PointOf(s.Chart, s.Array([]float64{0.5, 0.75}, naive.Plains(2)), s.Int(2)))}
	},
	graph.OpNative: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Native(&graph.NativeOp{Name: "another", Axes: naive.Plains(2)}, n.Args()...),
			s.Native(&graph.NativeOp{Name: "solver", Key: 1, Axes: naive.Plains(2)}, n.Args()...)}
	},
	graph.OpInput: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Input(n.Args()[0], graph.InputInfo{Name: "w", Law: index.Tensor}, nil, s.Chart)}
	},
	graph.OpClaim: func(s *naive.Sampler, n *graph.Node) []*graph.Node {
		return []*graph.Node{s.Claim(n.Args()[0], &graph.ClaimInfo{Name: "w", Law: index.Tensor})}
	},
}
