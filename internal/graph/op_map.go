package graph

// Elementwise functions of arrays and objects, and `where`. A Map carries its
// body, a scalar expression in Pool.Arg(k) for args[k]; a Select chooses one of
// two by a scalar.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

var mapRow = row{
	name:    "map",
	payload: carries[scalar.Expr](),
	args:    atLeast(1),
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		for _, a := range args {
			if len(a.axes) > 0 {
				return a.axes
			}
		}
		return nil
	}),
	key:          func(g *Graph, _ []index.Axis, pay any) { g.kExpr(pay.(scalar.Expr)) },
	inherit:      func(n *Node) { n.inheritOpens(n.Body()) },
	rebuild:      func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Map(n.Body(), args...) },
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).fixInMap,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       func(p *printer, n *Node) string { return p.number(n.Body()) },
	write:        (*printer).body,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).mapRule,
	reverse:      (*reverseSweep).mapRule,
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandMap),
	oneOfFormula: (*Formulas).loneMap,
	series:       SeriesByRule,
	cost:         costs(func(g *Graph, n *Node) float64 { return float64(n.Size()) * float64(g.Pool.Size(n.Body())) }),
	sparsity:     sparsity{kind: Elementwise},
}

// fixInMap takes components of the arguments where computing all of them only
// to take one would cost.
func (g *Graph) fixInMap(x *Node, pos []int, _ []index.Axis) *Node {
	if x.Size() <= bigArray {
		return nil
	}
	args := make([]*Node, len(x.args))
	for i, a := range x.args {
		args[i] = a
		if len(a.axes) > 0 {
			args[i] = g.Component(a, pos)
		}
	}
	return g.Map(x.Body(), args...)
}

func (u *Formulas) expandMap(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p, bodies := u.Pool, u.Graph.Pool
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		sub := make(map[scalar.Var]scalar.Expr, len(args))
		for k := range args {
			e := args[k][0]
			if len(n.args[k].axes) > 0 {
				e = args[k][i]
			}
			sub[bodies.ArgVar(k)] = e
		}
		r[i] = p.Subst(n.Body(), scalar.NewSubstitution(sub).From(bodies))
	}
	return r, nil
}

func (u *Formulas) loneMap(n *Node, at int) (scalar.Expr, bool, error) {
	p, bodies := u.Pool, u.Graph.Pool
	sub := make(map[scalar.Var]scalar.Expr, len(n.args))
	for k, a := range n.args {
		i := 0
		if len(a.axes) > 0 {
			i = at
		}
		e, err := u.loneComp(a, i)
		if err != nil {
			return e, true, err
		}
		sub[bodies.ArgVar(k)] = e
	}
	return p.Subst(n.Body(), scalar.NewSubstitution(sub).From(bodies)), true, nil
}

var selectRow = row{
	name:    "select",
	payload: carriesNothing,
	args:    exactly(3), // a scalar condition, 0 or 1, and two of one kind
	axes:    axesOfArg(1),
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node {
		return g.Select(args[0], args[1], args[2])
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       noDetail,
	write:        writeSelect,
	linear:       linearTogether(1, 2),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: func(f *forward, n *Node) (*Node, error) {
		ds, err := f.all(n.args[1:])
		if err != nil {
			return nil, err
		}
		return f.g.Select(n.args[0], ds[0], ds[1]), nil
	},
	reverse: func(r *reverseSweep, n, a *Node) error {
		z := r.g.Zero(a.axes)
		r.give(n.args[1], r.g.Select(n.args[0], a, z))
		r.give(n.args[2], r.g.Select(n.args[0], z, a))
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandSelect),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Elementwise},
}

func (u *Formulas) expandSelect(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	sel := op.Named("select")
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		r[i] = u.Pool.Call(sel, args[0][0], args[1][i], args[2][i])
	}
	return r, nil
}

func writeSelect(p *printer, n *Node, letters []string, around int) string {
	return bracket("if "+p.node(n.args[0], nil, inSum)+" then "+p.node(n.args[1], letters, inSum)+
		" else "+p.node(n.args[2], letters, inSum), around > inSum)
}

// Map applies body, a scalar expression in Pool.Arg(k), to args element by
// element. Args have the same plain axes or none.
func (g *Graph) Map(body scalar.Expr, args ...*Node) *Node {
	p := g.Pool
	var axes []index.Axis
	for _, a := range args {
		if len(a.axes) > 0 {
			axes = a.axes
			break
		}
	}
	// Numbers go into the body, scalars seen through broadcasts, each argument once.
	type arg struct {
		n    *Node
		vars []int
	}
	var live []arg
	sub := map[scalar.Var]scalar.Expr{}
next:
	for k, a := range args {
		if c, ok := g.constant(a); ok {
			sub[p.ArgVar(k)] = c
			continue
		}
		for i := range live {
			if live[i].n == a {
				live[i].vars = append(live[i].vars, k)
				continue next
			}
		}
		live = append(live, arg{a, []int{k}})
	}
	slices.SortFunc(live, func(x, y arg) int { return before(x.n, y.n) })
	for i, a := range live {
		for _, k := range a.vars {
			if k != i {
				sub[p.ArgVar(k)] = p.Arg(i)
			}
		}
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	if len(live) == 0 {
		return g.Contract(body, nil, iota0(len(axes)), axes)
	}
	// Arguments that the body does not use go, but for those that may have no value:
	// it has none then.
	used := map[scalar.Var]bool{}
	for _, v := range p.Vars(body) {
		used[v] = true
	}
	for i, a := range live {
		if v := p.ArgVar(i); !used[v] && g.MayFail(a.n) {
			body, used[v] = p.Call(op.Named("where"), body, p.Arg(i)), true
		}
	}
	sub = map[scalar.Var]scalar.Expr{}
	keep := make([]*Node, 0, len(live))
	for i, a := range live {
		if used[p.ArgVar(i)] {
			if i != len(keep) {
				sub[p.ArgVar(i)] = p.Arg(len(keep))
			}
			keep = append(keep, a.n)
		}
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	if len(keep) == 0 {
		return g.Contract(body, nil, iota0(len(axes)), axes)
	}
	if body == p.Arg(0) {
		return g.Broadcast(keep[0], axes)
	}
	wide := len(axes) == 0
	for _, a := range keep {
		wide = wide || len(a.axes) > 0
	}
	if !wide { // only scalars are left
		return g.Broadcast(g.Map(body, keep...), axes)
	}
	return g.intern(OpMap, axes, body, keep...)
}

// Select is a where cond is not 0, else b. cond is a scalar; a and b have the same axes.
func (g *Graph) Select(cond, a, b *Node) *Node {
	c, constant := g.constant(cond)
	if constant && (c.Undefined() || c.Infinite() != 0) { // neither is chosen
		return g.Contract(c, nil, iota0(len(a.axes)), a.axes)
	}
	if a == b { // the condition must have a value all the same
		if nothing, ok := g.nothingOf(cond); ok && len(a.axes) == 0 {
			return g.Sum(Term{g.one(), a}, Term{g.one(), nothing})
		}
		return a
	}
	if v, ok := c.Number(); constant && ok {
		if v != 0 {
			return a
		}
		return b
	}
	return g.intern(OpSelect, a.axes, nil, cond, a, b)
}

func (f *forward) mapRule(n *Node) (*Node, error) {
	g := f.g
	a := iota0(len(n.axes))
	L := leadLabels(len(f.lead), len(a))
	out := slices.Concat(L, a)
	axes := f.axes(n)
	terms := []Term{{g.one(), g.Zero(axes)}}
	for k, x := range n.args {
		d, err := f.d(x)
		if err != nil {
			return nil, err
		}
		if d.op == OpZero {
			continue
		}
		m, err := g.mapDerivative(n, k)
		if err != nil {
			return nil, err
		}
		ls := L
		if len(x.axes) > 0 {
			ls = out
		}
		terms = append(terms, Term{g.one(), g.Contract(g.one(), []Operand{{m, a}, {d, ls}}, out, axes)})
	}
	return g.Sum(terms...), nil
}

func (r *reverseSweep) mapRule(n, a *Node) error {
	g := r.g
	as := iota0(len(n.axes))
	L := leadLabels(len(r.lead), len(as))
	all := slices.Concat(L, as)
	for k, x := range n.args {
		if !x.DependsOn(r.c) {
			continue
		}
		m, err := g.mapDerivative(n, k)
		if err != nil {
			return err
		}
		out := L
		if len(x.axes) > 0 {
			out = all
		}
		r.give(x, g.Contract(g.one(), []Operand{{a, all}, {m, as}}, out, r.axes(x)))
	}
	return nil
}

type mapArg struct {
	n *Node
	k int
}

// mapDerivative is ∂body/∂arg_k as a node of the map's axes.
func (g *Graph) mapDerivative(n *Node, k int) (*Node, error) {
	key := mapArg{n, k}
	if d, ok := g.memo.mapDeriv[key]; ok {
		return d, nil
	}
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	var d *Node
	if self, ok := g.selfDerivative(n); ok {
		d = g.Map(self, n)
	} else {
		body, err := g.Pool.Diff(n.Body(), g.Pool.ArgVar(k))
		if err != nil {
			return nil, &NoDerivative{n, err.Error()}
		}
		d = g.Broadcast(g.Map(body, n.args...), n.axes)
	}
	if g.memo.mapDeriv == nil {
		g.memo.mapDeriv = map[mapArg]*Node{}
	}
	g.memo.mapDeriv[key] = d
	return d, nil
}

// selfDerivative is the derivative of a function that its own value gives, as a
// body in the value: it is there already, the argument's function is not.
func (g *Graph) selfDerivative(n *Node) (scalar.Expr, bool) {
	p := g.Pool
	v := p.View(n.Body())
	if len(n.args) != 1 || v.Op != scalar.Call || v.Coef.Num != 1 || v.Coef.Den != 1 || len(v.Args) != 1 || v.Args[0] != p.Arg(0) {
		return scalar.Expr{}, false
	}
	t := v.Kernel.ByValue
	if t.IsNone() {
		return scalar.Expr{}, false
	}
	return p.Term(t, p.Arg(0)), true
}
