package naive

// How each operation is evaluated by its meaning, one rule per operation.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// rule gives the components of a node. r is the right number of zeros, to be
// filled and returned, or left.
type rule func(e *evaluator, n *graph.Node, r []jet) []jet

// rules has the rule of every operation, each written from what the operation
// means and without a look at package graph's own. It is filled when the package
// starts: rules evaluate arguments by rules.
var rules [graph.NumOps]rule

// Knows reports that there is a rule for an operation.
func Knows(op graph.Op) bool { return rules[op] != nil }

func init() {
	rules = [graph.NumOps]rule{
		graph.OpZero: func(_ *evaluator, _ *graph.Node, r []jet) []jet { return r },
		graph.OpArray: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			d, _ := n.Data()
			return e.nums(d)
		},
		graph.OpParam:     func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.nums(e.env.Params[n.Param()]) },
		graph.OpCoord:     coord,
		graph.OpMapVector: func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.concat(n.Map().Forward) },
		graph.OpImplicit: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			b := n.Map().From.Blocks[n.Block()]
			return e.implicit(n.Map(), e.concat(n.Args()))[b.Offset : b.Offset+b.Size]
		},
		graph.OpContract: func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.contract(n) },
		graph.OpSum: func(e *evaluator, n *graph.Node, r []jet) []jet {
			for k, c := range n.SumCoefs() {
				for i, x := range e.eval(n.Args()[k]) {
					r[i] = add(r[i], scale(e.g.Value(c), x))
				}
			}
			return r
		},
		graph.OpMap:       elementwise,
		graph.OpReduce:    (*evaluator).reduce,
		graph.OpPick:      (*evaluator).reduce,
		graph.OpGather:    (*evaluator).gather,
		graph.OpScatter:   (*evaluator).scatter,
		graph.OpComponent: (*evaluator).component,
		graph.OpBlock:     (*evaluator).block,
		graph.OpStack:     func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.concat(n.Args()) },
		graph.OpPack:      pack,
		graph.OpInverse: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			return e.inverse(e.eval(n.Args()[0]), n.Axes()[0].Size)
		},
		graph.OpDet: func(e *evaluator, n *graph.Node, _ []jet) []jet { return []jet{e.detOf(n.Args()[0])} },
		graph.OpLogDet: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			d := e.detOf(n.Args()[0])
			if d[0] < 0 {
				d = scale(-1, d)
			}
			return []jet{e.call(op.Named("log"), []jet{d})}
		},
		graph.OpSolve:       solve,
		graph.OpExpM:        func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.expm(e.eval(n.Args()[0]), n.Axes()[0].Size) },
		graph.OpExpMFrechet: func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.frechet(n) },
		graph.OpPartial:     func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.partial(n) },
		graph.OpCompose: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			return e.with(e.level, n.Chart(), e.concat(n.Args()[1:])).eval(n.Args()[0])
		},
		graph.OpAt: func(e *evaluator, n *graph.Node, _ []jet) []jet { return e.at(n) },
		graph.OpSelect: func(e *evaluator, n *graph.Node, _ []jet) []jet {
			if e.eval(n.Args()[0])[0][0] != 0 {
				return e.eval(n.Args()[1])
			}
			return e.eval(n.Args()[2])
		},
		graph.OpInput:  definition,
		graph.OpClaim:  definition,
		graph.OpNative: given,
		graph.OpEig:    given,
	}
}

// given: the test says what comes out.
func given(e *evaluator, n *graph.Node, _ []jet) []jet { return e.nums(e.env.Leaf(n)) }

func definition(e *evaluator, n *graph.Node, r []jet) []jet {
	if n.Generic() {
		return given(e, n, r)
	}
	return e.eval(n.Args()[0])
}

func coord(e *evaluator, n *graph.Node, _ []jet) []jet {
	b := n.Chart().Blocks[n.Block()]
	xs, ok := e.coords[n.Chart()]
	if !ok {
		panic("naive: no coordinates of " + n.Chart().Name)
	}
	return xs[b.Offset : b.Offset+b.Size]
}

func elementwise(e *evaluator, n *graph.Node, r []jet) []jet {
	for i := range r {
		r[i] = e.expr(n.Body(), func(v scalar.Var) jet {
			for k, a := range n.Args() {
				if e.g.Pool.ArgVar(k) == v {
					if len(a.Axes()) == 0 {
						return e.eval(a)[0]
					}
					return e.eval(a)[i]
				}
			}
			panic("naive: free variable in a map")
		})
	}
	return r
}

func pack(e *evaluator, n *graph.Node, r []jet) []jet {
	in := size(n.Axes()[n.Axis()+1:])
	for b, bl := range n.Chart().Blocks {
		for f, x := range e.eval(n.Args()[b]) {
			o, rest := f/(bl.Size*in), f%(bl.Size*in)
			r[(o*n.Chart().Dim+bl.Offset)*in+rest] = x
		}
	}
	return r
}

func (e *evaluator) detOf(x *graph.Node) jet { return e.det(e.eval(x), x.Axes()[0].Size) }

func solve(e *evaluator, n *graph.Node, r []jet) []jet {
	d := n.Axes()[0].Size
	inv, b := e.inverse(e.eval(n.Args()[0]), d), e.eval(n.Args()[1])
	w := len(b) / d
	for i := range d {
		for k := range w {
			for j := range d {
				r[i*w+k] = add(r[i*w+k], mul(inv[i*d+j], b[j*w+k]))
			}
		}
	}
	return r
}
