package graph

// Fields composed with maps and inverse maps: a chart's coordinates replaced by
// functions of others. A map's own functions and the source coordinates at
// given target coordinates are operations too.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	detail:       func(_ *printer, n *Node) string { return blockDetail(n) + ", by the inverse of " + n.Map().Name },
	write:        writeCoord,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).implicit,
	reverse:      (*reverseSweep).implicit,
	lower:        lowering{always: true, rule: lowerer.args},
	formula: leafFormula(func(u *Formulas, n *Node) ([]scalar.Expr, error) {
		b := n.Map().From.Blocks[n.Block()]
		return u.varExprs(u.familyVars(n.pay.(*implicitOp).fam)[b.Offset : b.Offset+b.Size]), nil
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
		for _, f := range n.Map().Forward {
			n.deps = unionCharts(n.deps, f.deps) // besides, what a derivative by a param has opened
		}
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
	detail: func(_ *printer, n *Node) string {
		return n.Map().Name + ": " + n.Map().From.Name + " -> " + n.Map().To.Name
	},
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
	formula:      leafFormula(func(u *Formulas, n *Node) ([]scalar.Expr, error) { return u.concat(n.Map().Forward) }),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costsOfMap,
	sparsity:     sparsity{kind: Opaque},
}

// composeOp is the chart whose coordinates a Compose replaces, and the map it
// came from: nil when it is a plain substitution.
type composeOp struct {
	chart   *index.Chart
	m       *Map
	inverse bool  // through m⁻¹
	of      *Node // what ByParam was asked for; nil: an ordinary composition
	alone   bool  // a coordinate by itself, with the conditions of its chart
}

var composeRow = row{
	name:    "compose",
	payload: carries[*composeOp](),
	args:    atLeast(2), // the field, and one per block of the chart
	axes:    axesOfArg(0),
	key:     keyCompose,
	inherit: inheritCompose,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		if op := n.pay.(*composeOp); op.alone {
			return g.hold(args[0], op.chart, substitution{nodes: args[1:], m: op.m, inverse: op.inverse})
		}
		return g.Compose(args[0], n.Chart(), args[1:])
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composeTwice,
	hoist:        staysWithin,
	change:       (*recomputer).compose,
	detail:       composeDetail,
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
	formula:      formula{whole: (*Formulas).expandCompose},
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     mixes,
}

func keyCompose(g *Graph, _ []index.Axis, pay any) {
	p := pay.(*composeOp)
	g.kChart(p.chart)
	if p.of != nil {
		g.kNode(p.of)
	}
}

// inheritCompose: the argument's coordinates of the chart are replaced.
func inheritCompose(n *Node) {
	e, c := n.args[0], n.Chart()
	n.deps, n.mayDepend = dropChart(e.deps, c), dropChart(e.mayDepend, c)
	for _, a := range n.args[1:] {
		if e.DependsOn(c) {
			n.deps = unionCharts(n.deps, a.deps)
		}
		n.mayDepend = unionCharts(n.mayDepend, a.mayDepend)
	}
	if p := n.pay.(*composeOp); p.of != nil {
		n.flags |= p.of.flags & hasClaims
	}
	n.flags |= hasDerivative
}

// composeTwice is one composition when the second replaces only what the first
// has put in.
func composeTwice(g *Graph, x *Node, c *index.Chart, by substitution) *Node {
	p := x.pay.(*composeOp)
	e := x.args[0]
	if p.chart != c && hasChart(e.mayDepend, c) {
		return nil
	}
	twice := substitution{nodes: g.composeAll(x.args[1:], c, by)}
	if p.alone {
		return g.hold(e, p.chart, twice)
	}
	return g.compose(e, p.chart, twice)
}

func writeCompose(p *printer, n *Node, letters []string, _ int) string {
	ix := indices(n.axes, letters)
	m := n.Map()
	if of := n.DerivedByParam(); of != nil {
		return "diff(" + p.whole(of) + ", " + n.args[1].Param().Name + ")" + ix
	}
	switch {
	case m == nil:
		return "along(" + p.whole(n.args[0]) + ")" + ix
	case n.ThroughInverse():
		return "(" + p.whole(n.args[0]) + " at " + m.Name + "^-1)" + ix
	}
	return "along(" + p.whole(n.args[0]) + ", " + m.Name + ")" + ix
}

// MapVector is phi^a: the map's coordinate functions, a field over m.From with
// one upper slot over m.To.
func (g *Graph) MapVector(m *Map) *Node {
	return g.intern(OpMapVector, resultAxes(OpMapVector, m), m)
}

// MapComponents expands MapVector into the map's expressions.
func (g *Graph) MapComponents(m *Map) *Node {
	return g.Pack(0, index.UpOver(m.To), m.Forward)
}

// Implicit is block b of the source coordinates x with m(x) = y, y one node per
// block of m.To. Its derivative is D x^i = K^i_a(x) D y^a.
func (g *Graph) Implicit(m *Map, b int, y []*Node) *Node {
	if x := g.undo(m, b, y); x != nil {
		return x
	}
	g.begin(OpContract)
	g.kMap(m)
	g.kNodes(y)
	fam, ok := g.families[string(g.kb)]
	if !ok {
		fam = &family{m, slices.Clone(y)}
		g.families[string(g.kb)] = fam
	}
	p := &implicitOp{m, b, fam}
	return g.intern(OpImplicit, resultAxes(OpImplicit, p), p, fam.args...)
}

// undo finds x when y is m(x) by its form.
func (g *Graph) undo(m *Map, b int, y []*Node) *Node {
	same := true
	for k := range y {
		same = same && y[k] == m.Forward[k]
	}
	if same {
		return g.Coord(m.From, b)
	}
	// y = Forward composed with one substitution of From
	var first *Node
	for k := range y {
		if y[k].op == OpCompose && y[k].args[0] == m.Forward[k] && y[k].Chart() == m.From {
			if first == nil {
				first = y[k]
			}
			if !slices.Equal(first.args[1:], y[k].args[1:]) {
				return nil
			}
			continue
		}
		if m.Forward[k].mayDepend == nil && y[k] == m.Forward[k] {
			continue
		}
		return nil
	}
	if first == nil {
		return nil
	}
	return first.args[1+b]
}

// substitution is what takes the place of a chart's coordinates: one node per
// block, and the map that they come from, if any.
type substitution struct {
	nodes   []*Node
	m       *Map
	inverse bool // they are the source coordinates of m
}

// Compose replaces the coordinates of a chart in x by nodes, one per block. The
// slots of x stay.
func (g *Graph) Compose(x *Node, c *index.Chart, repl []*Node) *Node {
	return g.compose(x, c, substitution{nodes: repl})
}

func (g *Graph) compose(x *Node, c *index.Chart, by substitution) *Node {
	repl := by.nodes
	if !hasChart(x.mayDepend, c) || x.op == OpZero {
		return x
	}
	same := true
	for b := range repl {
		same = same && repl[b].op == OpCoord && repl[b].Chart() == c && repl[b].Block() == b
	}
	if same {
		return x
	}
	if n := x.row().compose(g, x, c, by); n != nil {
		return n
	}
	if n := g.composeForward(x, c, repl); n != nil {
		return n
	}
	args := append([]*Node{x}, repl...)
	return g.intern(OpCompose, x.axes, &composeOp{chart: c, m: by.m, inverse: by.inverse}, args...)
}

// hold composes, and lets a coordinate by itself keep the conditions of its
// chart, which every other field keeps.
func (g *Graph) hold(x *Node, c *index.Chart, by substitution) *Node {
	e := Strip(x)
	if e.op != OpCoord || e.Chart() != c || g.CoordConditions == nil || len(g.CoordConditions(c)) == 0 {
		return g.compose(x, c, by)
	}
	if by.nodes[e.Block()] == e {
		return e
	}
	args := append([]*Node{e}, by.nodes...)
	return g.intern(OpCompose, e.axes, &composeOp{chart: c, m: by.m, inverse: by.inverse, alone: true}, args...)
}

// composeAll composes each of several nodes.
func (g *Graph) composeAll(xs []*Node, c *index.Chart, by substitution) []*Node {
	r := make([]*Node, len(xs))
	for k, x := range xs {
		r[k] = g.compose(x, c, by)
	}
	return r
}

// composeForward knows that m's own expressions at m⁻¹(y) are y.
func (g *Graph) composeForward(x *Node, c *index.Chart, repl []*Node) *Node {
	var fam *family
	for b, r := range repl {
		p, ok := r.pay.(*implicitOp)
		if !ok || p.block != b || p.m.From != c || fam != nil && p.fam != fam {
			return nil
		}
		fam = p.fam
	}
	for k, f := range fam.m.Forward {
		if f == x {
			return fam.args[k]
		}
	}
	return nil
}

// implicit: D x = K(x) D y.
func (f *forward) implicit(n *Node) (*Node, error) {
	g := f.g
	p := n.pay.(*implicitOp)
	dx, ok := f.families[p.fam]
	if !ok {
		ds, err := f.all(n.args)
		if err != nil {
			return nil, err
		}
		k, err := g.inverseJacobianNode(p.fam)
		if err != nil {
			return nil, err
		}
		lead := len(f.lead)
		L := leadLabels(lead, 2)
		dy := g.Pack(lead, index.UpOver(p.m.To), ds)
		dx, err = g.contractPacked(g.one(), []Operand{{k, []int{0, 1}}, {dy, append(slices.Clone(L), 1)}},
			append(slices.Clone(L), 0), slices.Concat(f.lead, []index.Axis{index.UpOver(p.m.From)}))
		if err != nil {
			return nil, err
		}
		if f.families == nil {
			f.families = map[*family]*Node{}
		}
		f.families[p.fam] = dx
	}
	return g.BlockOf(dx, len(f.lead), p.block), nil
}

// implicit: the adjoint of x goes to y through K.
func (r *reverseSweep) implicit(n, a *Node) error {
	g := r.g
	p := n.pay.(*implicitOp)
	k, err := g.inverseJacobianNode(p.fam)
	if err != nil {
		return err
	}
	kb := g.BlockOf(k, 0, p.block) // [block dims, down To]
	nd := len(p.m.From.Blocks[p.block].Dims)
	bl := iota0(nd)
	L := leadLabels(len(r.lead), nd)
	for b, y := range n.args {
		if !y.DependsOn(r.c) {
			continue
		}
		yl := leadLabels(len(y.axes), nd+len(r.lead))
		r.give(y, g.Contract(g.one(), []Operand{{a, slices.Concat(L, bl)}, {g.BlockOf(kb, nd, b), slices.Concat(bl, yl)}},
			slices.Concat(L, yl), r.axes(y)))
	}
	return nil
}

// compose: what is substituted runs again; where the substituted chart itself
// changes, its new coordinates are m of the old ones.
func (r *recomputer) compose(n *Node) *Node {
	g := r.g
	if of := n.DerivedByParam(); of != nil {
		d, err := g.ByParam(r.do(of), n.args[1].Param())
		if err != nil && r.err == nil {
			r.err = err
			return n
		}
		return d
	}
	c := n.Chart()
	repl := make([]*Node, len(n.args)-1)
	for k, a := range n.args[1:] {
		repl[k] = r.do(a)
	}
	e := r.do(n.args[0])
	if r.err != nil {
		return n
	}
	if c != r.m.From {
		return g.Compose(e, c, repl)
	}
	image := make([]*Node, len(r.m.Forward))
	for k, f := range r.m.Forward {
		image[k] = g.Compose(f, c, repl)
	}
	return g.Compose(e, r.m.To, image)
}

func (u *Formulas) expandCompose(n *Node) ([]scalar.Expr, error) {
	es, err := u.comps(n.args[0])
	if err != nil {
		return nil, err
	}
	c := n.Chart()
	if !n.args[0].DependsOn(c) {
		return es, nil
	}
	sub := make(map[scalar.Var]scalar.Expr, c.Dim)
	for b, a := range n.args[1:] {
		xs, err := u.comps(a)
		if err != nil {
			return nil, err
		}
		for k, x := range xs {
			sub[u.CoordVar(c, c.Blocks[b].Offset+k)] = x
		}
	}
	// implicit coordinates and leaves that depend on the chart move along
	for _, v := range u.Pool.Vars(es...) {
		s := u.vars.of(v)
		switch {
		case s.Map != nil:
			moved := false
			y := make([]*Node, len(s.Target))
			for k, t := range s.Target {
				y[k] = u.compose(t, c, substitution{nodes: n.args[1:]})
				moved = moved || y[k] != t
			}
			if moved {
				b, pos := flatPos(s.Map.From, s.Index)
				xs, err := u.comps(u.Component(u.Implicit(s.Map, b, y), pos))
				if err != nil {
					return nil, err
				}
				sub[v] = xs[0]
			}
		case s.Leaf != nil && s.Leaf.DependsOn(c):
			moved := u.composeLeaf(s.Leaf, c, n.args[1:])
			sub[v] = u.Pool.Var(u.LeafVar(moved, s.Index))
		}
	}
	m := scalar.NewSubstitution(sub)
	r := make([]scalar.Expr, len(es))
	for i, e := range es {
		r[i] = u.Pool.Subst(e, m)
	}
	if u.CoordConditions == nil {
		return r, nil
	}
	u.conditions(u.CoordConditions(c), func(k Condition, low, high scalar.Expr) {
		low, high = u.Pool.Subst(low, m), u.Pool.Subst(high, m)
		for i, e := range r {
			if !e.IsZero() {
				r[i] = u.Pool.Given(e, low, high, k.Strict)
			}
		}
	})
	return r, nil
}

// composeLeaf carries a substitution into an eigenproblem of fields.
func (g *Graph) composeLeaf(n *Node, c *index.Chart, repl []*Node) *Node {
	args := make([]*Node, len(n.args))
	for i, a := range n.args {
		args[i] = g.compose(a, c, substitution{nodes: repl})
	}
	return g.rebuild(n, args, nil)
}

func composeDetail(_ *printer, n *Node) string {
	m := n.Map()
	switch {
	case m == nil:
		return "for the coordinates of " + n.Chart().Name
	case n.ThroughInverse():
		return m.Name + "^-1 for the coordinates of " + n.Chart().Name
	}
	return m.Name + " for the coordinates of " + n.Chart().Name
}
