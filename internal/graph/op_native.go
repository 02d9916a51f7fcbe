package graph

// Values that a solver computes while the program runs: minima, integrals,
// transport.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NativeOp is an operation computed by a solver while running: minimise,
// integrate, transport. Args of its node are closed and passed as numbers;
// Fields are open nodes that Run may ask the Runtime for.
type NativeOp struct {
	Name   string
	Axes   []index.Axis
	Key    any // comparable; with Name and the nodes, what hash-consing goes by
	Fields []*Node
	Params []*Param // bound inside Fields (integration variables), not free params
	Chart  *index.Chart
	Law    index.Law // how a result with slots changes; Base is where it is
	Base   *Point
	Ends   []bool // of the arguments: which may be infinite; nil: none
	Turns  int    // how often Fields are evaluated, one after another, by Params alone; 0: nobody knows before
	Run    func(rt Runtime, op *NativeOp, args [][]float64) ([]float64, error)
	Span   diag.Span
	// Elsewhere is the vector in another chart of its manifold, and the point that it is at
	// there; nil: it is known by its components alone.
	Elsewhere func(c *index.Chart) (*Node, *Point)
}

var nativeRow = row{
	name:    "native",
	payload: carries[*NativeOp](),
	args:    atLeast(0),
	axes:    axesOf(func(pay any, _ []*Node) []index.Axis { return pay.(*NativeOp).Axes }),
	key:     keyNative,
	inherit: inheritNative,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Native(n.Native(), args...) },
	role:    evaluatedFirst,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   notLookedInto,
	change:  (*recomputer).native,
	detail:  func(_ *printer, n *Node) string { return n.Native().Name },
	write: func(_ *printer, n *Node, letters []string, _ int) string {
		return n.Native().Name + "(…)" + indices(n.axes, letters)
	},
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      notDifferentiable(nativeHasNone),
	reverse:      notReversible(nativeHasNone),
	lower:        lowerNot,
	formula:      asVariables,
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsItself,
	sparsity:     sparsity{kind: Opaque},
}

func nativeHasNone(n *Node) string { return n.Native().Name + " has no derivative" }

func keyNative(g *Graph, axes []index.Axis, pay any) {
	op := pay.(*NativeOp)
	g.kText(op.Name)
	if op.Key != nil {
		g.kAny(op.Key)
	} else {
		g.kAny(op)
	}
	g.kNodes(op.Fields)
	for _, p := range op.Params {
		g.kParam(p)
	}
	g.kChart(op.Chart)
	if op.Base != nil {
		g.kAny(op.Base)
	}
	g.kAxes(axes)
}

// inheritNative: the params that its fields bind are not free.
func inheritNative(n *Node) {
	p := n.Native()
	bound := map[*Param]bool{}
	for _, q := range p.Params {
		bound[q] = true
	}
	for _, f := range p.Fields {
		n.touch = unionCharts(n.touch, f.touch)
		n.flags |= f.flags & (hasClaims | hasContinued | hasStep)
		for _, q := range f.params {
			if !bound[q] {
				n.params = unionParams(n.params, []*Param{q})
			}
		}
	}
	if p.Base != nil {
		n.touch = addChart(n.touch, p.Base.Chart)
		if p.Base.DependsOnChart() {
			n.flags |= hasStep
		}
	}
	n.flags |= hasRuntime
}

// Native is a value that op.Run computes while running, from args, which are
// closed, and op.Fields.
func (g *Graph) Native(op *NativeOp, args ...*Node) *Node {
	return g.intern(OpNative, op.Axes, op, args...)
}

// native: a solver is not run again; its result moves by its law.
func (r *recomputer) native(n *Node) *Node {
	op := n.Native()
	slots := false
	for _, a := range n.axes {
		slots = slots || a.Chart == r.m.From
	}
	if n.HasStep() {
		return r.fail(FromSum, n)
	}
	if op.Law == index.Chartwise {
		return r.fail(NotRecomputed, n)
	}
	if !slots {
		return n
	}
	if op.Base == nil || op.Base.Chart != r.m.From {
		return r.fail(NotRecomputed, n)
	}
	return r.g.At(r.push(n, op.Law), r.g.ImagePoint(r.m, op.Base))
}
