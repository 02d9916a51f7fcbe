package graph

// Names around definitions: inputs, which recompute changes by their law, and
// claims of a law.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// InputInfo is what is known of an input: a declared metric or connection, a
// literal on a chart, data, the result of push or pull.
type InputInfo struct {
	Name   string
	Law    index.Law
	Metric bool
	Span   diag.Span
	// Rest: without a definition, what is left of a series beyond its order.
	Rest    *Small
	RestEnd int // the power of it that stands before the remainder
	// Continued: the definition is a continuation, beyond where the maps lead that it
	// came by. Reach has values where they lead: the coordinates that they come from.
	Continued bool
	Reach     []*Node
	// Origin is the field that was continued, in its own chart, as long as the definition
	// is still OriginOf: what is changed within it is another's.
	Origin, OriginOf *Node
}

type inputOp struct {
	info  InputInfo
	chart *index.Chart // the chart it is over; nil: of no chart
	id    int32        // of a generic
}

var inputRow = row{
	name:    "input",
	payload: carries[*inputOp](),
	args:    between(0, 1), // the definition, absent when generic
	axes:    declaredAxes,
	key:     keyInput,
	inherit: inheritInput,
	rebuild: rebuildInput,
	role:    wrapper,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeInput,
	detail:  inputDetail,
	write: func(p *printer, n *Node, letters []string, around int) string {
		return p.wrapped(n, n.Input().Name, letters, around)
	},
	linear:       linearInAll,
	symmetry:     inputSymmetries,
	antisymmetry: antisymmetryOfDefinition,
	forward:      notDifferentiable(genericHasNone), // others are lowered first
	reverse:      notReversible(genericHasNone),
	lower:        lowerArgs,
	formula:      ofDefinition,
	oneOfFormula: (*Formulas).loneOfDefinition,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Named},
}

func genericHasNone(*Node) string { return "an input without a definition has no derivative" }

func keyInput(g *Graph, axes []index.Axis, pay any) {
	p := pay.(*inputOp)
	g.kID(int(p.id)) // a generic is like no other
	g.kChart(p.chart)
	g.kInt(int(p.info.Law))
	g.kInt(b2i(p.info.Metric))
	g.kText(p.info.Name)
	g.kInt(b2i(p.info.Continued))
	g.kNodes(p.info.Reach)
	if p.info.Origin != nil {
		g.kNodes([]*Node{p.info.Origin, p.info.OriginOf})
	}
}

// Origin is the field, in another chart, that n is the continuation of; nil: it is none.
func (n *Node) Origin() *Node {
	if n.op != OpInput || !n.Input().Continued || len(n.args) == 0 || n.Input().OriginOf != n.args[0] {
		return nil
	}
	return n.Input().Origin
}

func inheritInput(n *Node) {
	p := n.pay.(*inputOp)
	n.flags |= hasWrapper
	n.flags &^= hasStep // these numbers define it, wherever they come from
	if p.info.Continued {
		n.flags |= hasContinued
	}
	if p.chart != nil {
		n.mayDepend = addChart(n.mayDepend, p.chart)
		if n.Generic() {
			n.deps = []*index.Chart{p.chart}
		}
	}
	if n.Generic() {
		n.flags |= hasGeneric
	}
	if p.info.Rest != nil {
		n.flags |= hasRemainder
	}
}

func rebuildInput(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
	if len(args) == 0 {
		return n
	}
	return g.Input(args[0], n.Input(), nil, n.Chart())
}

// changeInput pushes an input over the source chart by its law; one of another
// chart, with slots over the source, as a tensor at the other's points.
func changeInput(r *recomputer, n *Node) *Node {
	p := n.pay.(*inputOp)
	info := p.info
	info.Reach = nil // over the chart that is left
	if p.chart == r.m.From {
		return r.g.Input(r.push(n, info.Law), info, nil, r.m.To)
	}
	return r.g.Input(r.push(n, index.Tensor), info, nil, p.chart)
}

func inputSymmetries(g *Graph, n *Node) [][]int {
	switch {
	case n.Wraps():
		return g.Symmetries(n.args[0])
	case n.Input().Metric && len(n.axes) == 2:
		return [][]int{{0, 1}}
	}
	return nil
}

func antisymmetryOfDefinition(g *Graph, n *Node) [][2]int {
	if n.Wraps() {
		return g.Antisymmetries(n.args[0])
	}
	return nil
}

// ofDefinition: a wrapper's components are its definition's.
var ofDefinition = formula{whole: func(u *Formulas, n *Node) ([]scalar.Expr, error) {
	if len(n.args) == 0 {
		return nil, &NotExpressible{Node: n, Why: "an input without a definition has no formula"}
	}
	return u.comps(n.args[0])
}}

func (u *Formulas) loneOfDefinition(n *Node, at int) (scalar.Expr, bool, error) {
	if !n.Wraps() {
		return scalar.Expr{}, false, nil
	}
	e, err := u.loneComp(n.args[0], at)
	return e, true, err
}

// wrapped writes a wrapper's name, or what it wraps when it has none or is
// itself asked for.
func (p *printer) wrapped(n *Node, name string, letters []string, around int) string {
	if name != "" && n != p.top {
		return name + indices(n.axes, letters)
	}
	if len(n.args) == 0 {
		return "?" + indices(n.axes, letters)
	}
	return p.node(n.args[0], letters, around)
}

// ClaimInfo is a law that was claimed of a definition.
type ClaimInfo struct {
	Name    string
	Law     index.Law
	Metric  bool
	Span    diag.Span
	Tol     *Node // nil: the default
	Trusted bool  // a function's result, or proved: nothing to test, recompute pushes
	Anomaly *Node // the inhomogeneous term, if known
	Why     string
}

var claimRow = row{
	name:    "claim",
	payload: carries[*ClaimInfo](),
	args:    exactly(1),
	axes:    axesOfArg(0),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kAny(pay.(*ClaimInfo)) },
	inherit: func(n *Node) { n.flags |= hasClaims | hasWrapper },
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Claim(args[0], n.Claim()) },
	role:    wrapper,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeClaim,
	detail:  claimDetail,
	write: func(p *printer, n *Node, letters []string, around int) string {
		return p.wrapped(n, n.Claim().Name, letters, around)
	},
	linear:       linearInAll,
	symmetry:     symmetryOfArg,
	antisymmetry: antisymmetryOfArg,
	forward:      noDerivative, // lowered first
	reverse:      noReverse,
	lower:        lowerArgs,
	formula:      ofDefinition,
	oneOfFormula: (*Formulas).loneOfDefinition,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Named},
}

// changeClaim pushes a field whose claim is trusted; what is not is run again.
func changeClaim(r *recomputer, n *Node) *Node {
	c := n.Claim()
	if c.Trusted && c.Law != index.Chartwise && !closed(n) && !n.HasStep() {
		return r.g.Claim(r.push(n, c.Law), c)
	}
	return r.g.Claim(r.do(n.args[0]), c)
}

// Name is the name that an Input or a Claim gives to its definition, "" for
// other nodes.
func (n *Node) Name() string {
	switch p := n.pay.(type) {
	case *inputOp:
		return p.info.Name
	case *ClaimInfo:
		return p.Name
	}
	return ""
}

// NamesMetric reports an Input or a Claim of a metric.
func (n *Node) NamesMetric() bool {
	switch p := n.pay.(type) {
	case *inputOp:
		return p.info.Metric
	case *ClaimInfo:
		return p.Metric
	}
	return false
}

// Input marks x as an input over a chart (nil: of none): recompute changes it
// by its law. Without a definition it is generic: anything of its type.
func (g *Graph) Input(def *Node, info InputInfo, axes []index.Axis, c *index.Chart) *Node {
	pay := &inputOp{info: info, chart: c}
	if def == nil {
		pay.id = int32(len(g.nodes)) + 1
		return g.intern(OpInput, slices.Clone(axes), pay)
	}
	return g.intern(OpInput, def.axes, pay, def)
}

// Claim marks def as claimed to have a law.
func (g *Graph) Claim(def *Node, info *ClaimInfo) *Node {
	return g.intern(OpClaim, def.axes, info, def)
}

// Strip removes Input and Claim wrappers from the top of a node.
func Strip(n *Node) *Node {
	for n.Wraps() {
		n = n.args[0]
	}
	return n
}

func inputDetail(_ *printer, n *Node) string {
	return lawDetail(n.Input().Name, n.Input().Law, n.Input().Metric)
}

func claimDetail(_ *printer, n *Node) string {
	c := n.Claim()
	s := lawDetail(c.Name, c.Law, c.Metric)
	if c.Trusted {
		s += ", trusted"
	}
	return s
}

func lawDetail(name string, law index.Law, metric bool) string {
	kind := law.String()
	if metric {
		kind = "metric"
	}
	return strings.TrimPrefix(name+", "+kind, ", ")
}
