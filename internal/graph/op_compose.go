package graph

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Coordinates of maps: a map's own functions, its source coordinates at given
// target coordinates, and fields with a chart's coordinates replaced.

// family is the inverse of a map taken at certain target coordinates: all its
// blocks belong to one solution x of m(x) = args.
type family struct {
	m    *Map
	args []*Node // one per block of m.To
}

type implicitOp struct {
	m     *Map
	block int
	fam   *family
}

var implicitRow = row{
	name:    "implicit",
	payload: carries[*implicitOp](),
	args:    atLeast(1), // one per block of the target
	axes: axesOf(func(pay any, _ []*Node) []index.Axis {
		p := pay.(*implicitOp)
		return blockAxes(p.m.From, p.block)
	}),
	key: func(g *Graph, _ []index.Axis, pay any) {
		p := pay.(*implicitOp)
		g.kAny(p.fam)
		g.kInt(p.block)
	},
	inherit: func(n *Node) {
		n.inheritFields(n.Map().Forward)
		n.flags |= hasImplicit
		n.touch = addChart(n.touch, n.Map().From)
	},
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Implicit(n.Map(), n.Block(), args)
	},
	role:    ordinary,
	regular: everywhere, // a singular Jacobian is found by Newton's method
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: func(g *Graph, x *Node, c *index.Chart, by substitution) *Node {
		return g.Implicit(x.Map(), x.Block(), g.composeAll(x.args, c, by))
	},
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCoord,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).implicit,
	reverse:      (*reverseSweep).implicit,
	lower:        lowering{always: true, rule: lowerer.args},
	formula: leafFormula(func(g *Graph, n *Node) ([]scalar.Expr, error) {
		b := n.Map().From.Blocks[n.Block()]
		return g.varExprs(g.familyVars(n.pay.(*implicitOp).fam)[b.Offset : b.Offset+b.Size]), nil
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsOfMap,
	sparsity:     sparsity{kind: Opaque},
}

// inheritFields takes what fields that a node is made of contain, other than
// charts: those of a map's expressions are the map's own.
func (n *Node) inheritFields(fields []*Node) {
	for _, f := range fields {
		n.params = unionParams(n.params, f.params)
		n.flags |= f.flags
	}
}

var mapVectorRow = row{
	name:    "mapvector",
	payload: carries[*Map](),
	args:    exactly(0),
	axes:    axesOf(func(pay any, _ []*Node) []index.Axis { return []index.Axis{index.UpOver(pay.(*Map).To)} }),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kMap(pay.(*Map)) },
	inherit: func(n *Node) {
		n.deps = unionCharts(n.deps, []*index.Chart{n.Map().From})
		n.inheritFields(n.Map().Forward)
		n.flags |= hasDerivative // expands like one
	},
	rebuild: rebuildLeaf,
	role:    ordinary,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  func(r *recomputer, n *Node) *Node { return r.g.MapVector(r.mapOf(n.Map())) },
	write: func(_ *printer, n *Node, letters []string, _ int) string {
		return n.Map().Name + indices(n.axes, letters)
	},
	linear:       noArguments,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      noDerivative, // lowered first
	reverse:      noReverse,
	lower: lowering{rule: func(l lowerer, n *Node) (*Node, error) {
		return l.lower(l.g.Bare(l.g.MapComponents(n.Map())))
	}},
	formula:      leafFormula(func(g *Graph, n *Node) ([]scalar.Expr, error) { return g.concat(n.Map().Forward) }),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsOfMap,
	sparsity:     mixes,
}

// composeOp is the chart whose coordinates a Compose replaces, and the map it
// came from: nil when it is a plain substitution.
type composeOp struct {
	chart   *index.Chart
	m       *Map
	inverse bool // through m⁻¹
}

var composeRow = row{
	name:    "compose",
	payload: carries[*composeOp](),
	args:    atLeast(2), // the field, and one per block of the chart
	axes:    axesOfArg(0),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kChart(pay.(*composeOp).chart) },
	inherit: inheritCompose,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Compose(args[0], n.Chart(), args[1:])
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composeTwice,
	hoist:        staysWithin,
	change:       (*recomputer).compose,
	write:        writeCompose,
	linear:       linearTogether(0, 0),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      noDerivative, // lowered first
	reverse:      noReverse,
	lower: lowering{rule: func(l lowerer, n *Node) (*Node, error) {
		args, err := l.all(n.args)
		if err != nil {
			return nil, err
		}
		return l.g.replaceCoords(args[0], n.Chart(), args[1:]), nil
	}},
	formula:      formula{whole: (*Graph).expandCompose},
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     mixes,
}

// inheritCompose: the argument's coordinates of the chart are replaced.
func inheritCompose(n *Node) {
	e, c := n.args[0], n.Chart()
	n.deps, n.over = dropChart(e.deps, c), dropChart(e.over, c)
	for _, a := range n.args[1:] {
		if e.DependsOn(c) {
			n.deps = unionCharts(n.deps, a.deps)
		}
		n.over = unionCharts(n.over, a.over)
	}
	n.flags |= hasDerivative
}

// composeTwice is one composition when the second replaces only what the first
// has put in.
func composeTwice(g *Graph, x *Node, c *index.Chart, by substitution) *Node {
	p := x.pay.(*composeOp)
	e := x.args[0]
	if p.chart != c && hasChart(e.over, c) {
		return nil
	}
	return g.compose(e, p.chart, substitution{nodes: g.composeAll(x.args[1:], c, by)})
}

func writeCompose(p *printer, n *Node, letters []string, _ int) string {
	ix := indices(n.axes, letters)
	m := n.Map()
	switch {
	case m == nil:
		return "along(" + p.whole(n.args[0]) + ")" + ix
	case n.ThroughInverse():
		return "(" + p.whole(n.args[0]) + " at " + m.Name + "^-1)" + ix
	}
	return "along(" + p.whole(n.args[0]) + ", " + m.Name + ")" + ix
}
