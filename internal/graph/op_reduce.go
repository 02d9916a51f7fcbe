package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Folding one plain axis by max, min, prod or logsumexp, and the first extreme
// element along one. (Sums and means are products with ones: Contract.)

// ReduceKind names a reduction over a plain axis.
type ReduceKind uint8

// The reductions.
const (
	Max ReduceKind = iota
	Min
	Prod
	LogSumExp
)

var reduceNames = [...]string{"max", "min", "prod", "logsumexp"}

// String is the reduction's word in the language.
func (k ReduceKind) String() string { return reduceNames[k] }

func keyFold(g *Graph, _ []index.Axis, pay any) {
	p := pay.(*axisOp)
	g.kInt(p.axis)
	g.kInt(int(p.kind))
}

var reduceRow = row{
	name:    "reduce",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		return withoutAxis(args[0].axes, pay.(*axisOp).axis)
	}),
	key:     keyFold,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Reduce(n.Reduction(), args[0], n.Axis())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeReduce,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).reduce,
	reverse:      reverseReduce,
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandReduce),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEachAndOfArg),
	sparsity:     sparsity{kind: AlongAxis},
}

func reverseReduce(r *reverseSweep, n, a *Node) error {
	g, x := r.g, n.args[0]
	xs := iota0(len(x.axes))
	L := leadLabels(len(r.lead), len(xs))
	rest := slices.Delete(slices.Clone(xs), n.Axis(), n.Axis()+1)
	r.give(x, g.Contract(g.one(), []Operand{{g.reduceWeights(n), xs}, {a, slices.Concat(L, rest)}}, slices.Concat(L, xs), r.axes(x)))
	return nil
}

func writeReduce(p *printer, n *Node, letters []string, _ int) string {
	l := p.letter(true)
	in := append(append(append([]string{}, letters[:n.Axis()]...), l), letters[n.Axis():]...)
	return n.Reduction().String() + "_" + l + "(" + p.node(n.args[0], in, inSum) + ")"
}

var pickRow = row{
	name:    "pick",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes:    axesOfArg(0),
	key:     keyFold,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Pick(n.Reduction(), args[0], n.Axis())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writePick,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      func(f *forward, n *Node) (*Node, error) { return f.g.Zero(f.axes(n)), nil }, // constant between jumps
	reverse:      func(*reverseSweep, *Node, *Node) error { return nil },
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandPick),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(func(_ *Graph, n *Node) float64 { return float64(n.Size()) * float64(n.axes[n.Axis()].Size) }),
	sparsity:     sparsity{kind: AlongAxis},
}

func writePick(p *printer, n *Node, letters []string, _ int) string {
	p.letter(true) // passed over, as by the fold
	return "arg" + n.Reduction().String() + "_" + letters[n.Axis()] + "(" + p.node(n.args[0], letters, inSum) + ")"
}
