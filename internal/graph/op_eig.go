package graph

// Eigenproblems: one node per part of the solution.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// EigOptions chooses among the eigenvalues. Zero: all of them, ascending.
type EigOptions struct {
	Top, Bottom int
	Range       bool
	Count       int // with Range: how many are known to come out; 0: unknown, the axis has Size -1
	General     bool
}

// EigPart says which part of an eigenproblem's solution a node is.
type EigPart uint8

// Values ascending; Vectors with the component axis first, one column each.
const (
	EigValues EigPart = iota
	EigVectors
)

type eigOp struct {
	opt  EigOptions
	part EigPart
}

var eigRow = row{
	name:    "eig",
	payload: carries[*eigOp](),
	args:    between(1, 2), // the form or map, the metric
	axes:    axesOf(axesOfEig),
	key: func(g *Graph, _ []index.Axis, pay any) {
		opt, part := pay.(*eigOp).opt, pay.(*eigOp).part
		g.kInts([]int{opt.Top, opt.Bottom, opt.Count, b2i(opt.Range), b2i(opt.General), int(part)})
	},
	inherit: func(n *Node) { n.flags |= hasRuntime },
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		opt, part := n.EigInfo()
		var metric *Node
		if len(args) > 1 {
			metric = args[1]
		}
		return g.Eig(args[0], metric, opt, part)
	},
	role:         evaluatedFirst,
	regular:      everywhere, // what a degenerate metric means is said by the solver
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        staysWithin,
	change:       changeArgs,
	detail:       eigDetail,
	write:        writeCall,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      notDifferentiable(eigHasNone),
	reverse:      notReversible(eigHasNone),
	lower:        lowerNot,
	formula:      asVariables,
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsItself,
	sparsity:     sparsity{kind: Opaque},
}

func eigHasNone(*Node) string {
	return "eigenvalues and eigenvectors have no derivative in the language"
}

func axesOfEig(pay any, args []*Node) []index.Axis {
	opt, h := pay.(*eigOp).opt, args[0]
	n := h.axes[0].Size
	k := n
	switch {
	case opt.Top > 0 || opt.Bottom > 0:
		k = min(n, opt.Top+opt.Bottom)
	case opt.Range:
		k = opt.Count
		if k == 0 {
			k = -1
		}
	}
	if pay.(*eigOp).part == EigValues {
		return []index.Axis{index.PlainAxis(k)}
	}
	up := h.axes[0]
	if up.Kind == index.Down {
		up = up.Dual()
	}
	return []index.Axis{up, index.PlainAxis(k)}
}

// Eig is part of the eigenproblem of h: with a metric, h v = lambda metric v
// for symmetric h; without one, h is a linear map or a square array.
func (g *Graph) Eig(h, metric *Node, opt EigOptions, part EigPart) *Node {
	args := []*Node{h}
	if metric != nil {
		args = append(args, metric)
	}
	p := &eigOp{opt, part}
	return g.intern(OpEig, resultAxes(OpEig, p, args...), p, args...)
}

func eigDetail(_ *printer, n *Node) string {
	o, part := n.EigInfo()
	s := "values"
	if part == EigVectors {
		s = "vectors"
	}
	switch {
	case o.Top > 0:
		s += fmt.Sprintf(", the largest %d", o.Top)
	case o.Bottom > 0:
		s += fmt.Sprintf(", the smallest %d", o.Bottom)
	case o.Range:
		s += ", in a range"
	}
	if o.General {
		s += ", of a general matrix"
	}
	return s
}
