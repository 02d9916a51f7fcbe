package builtins

// What X in psi is where no map leads: its formula, where that is analytic on the whole chart and the chart is connected.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// mostContinued is how many components are looked at.
const mostContinued = 1024

// continued is the object there, o in its new chart, as far as its formula goes: on all of
// the chart where the formula is analytic there and determined by its values where the
// maps lead, since the chart is connected. Else it is there, with values where they lead.
func (x *crossingTo) continued(o, there *value.Object, way []value.Crossing) *value.Object {
	g := x.G
	if there.Node.Size() > mostContinued || there.Node.HasRuntime() || !x.connected() {
		return there
	}
	reach, ok := x.reach(way)
	if !ok || x.everywhere(reach) || !x.total(o.Node) {
		return there
	}
	u := g.Formulas()
	es, err := u.Components(there.Node)
	if err != nil {
		return there
	}
	parts, ok := x.analyticForm(u, es)
	if !ok {
		return there
	}
	nodes := make([]*graph.Node, len(parts))
	for i, e := range parts {
		if nodes[i], ok = nodeOf(u, e); !ok {
			return there
		}
	}
	n := nodes[0]
	if axes := there.Node.Axes(); len(axes) > 0 {
		plain, labels := make([]index.Axis, len(axes)), make([]int, len(axes))
		for i, a := range axes {
			plain[i], labels[i] = index.PlainAxis(a.Size), i
		}
		n = g.Contract(g.Pool.Int(1), []graph.Operand{{Node: g.Stack(plain, nodes), Labels: labels}}, labels, axes)
	}
	info := graph.InputInfo{Name: x.Entry.Name, Law: o.Law, Metric: o.Metric, Span: x.Span, Continued: true, Reach: reach, Origin: o.Node, OriginOf: n}
	return there.WithNode(g.Input(n, info, nil, x.to))
}

// reach are the coordinates of the chart that is left, as fields over the new one: they
// have values where the maps lead.
func (x *crossingTo) reach(way []value.Crossing) ([]*graph.Node, bool) {
	from := way[0].From()
	nodes := make([]*graph.Node, len(from.Blocks))
	for b := range nodes {
		nodes[b] = x.G.Coord(from, b)
	}
	for _, s := range way {
		by := s.M
		if !s.Back {
			if by.Inverse == nil {
				return nil, false
			}
			by = x.G.InverseOf(by)
		}
		for b := range nodes {
			nodes[b] = x.G.View(nodes[b], by)
		}
	}
	return nodes, true
}

// everywhere reports that the maps lead from all of the chart: nothing is left to continue.
func (x *crossingTo) everywhere(reach []*graph.Node) bool {
	u := x.G.Formulas()
	for _, n := range reach {
		es, err := u.Components(n)
		if err != nil {
			return false
		}
		for _, e := range es {
			if u.Pool.HasDomain(e) || !x.analytic(u, e) {
				return false
			}
		}
	}
	return true
}

// total reports that an object has values all over its own chart, as far as functions go:
// what has none where the maps lead is not given one.
func (x *crossingTo) total(n *graph.Node) bool {
	u := x.G.Formulas()
	es, err := u.Components(n)
	if err != nil {
		return false
	}
	for _, e := range es {
		if u.Pool.HasDomain(e) {
			return false
		}
	}
	return true
}

// analyticForm are formulas equal to es that are analytic on all of the chart, without the
// conditions under which the maps lead.
func (x *crossingTo) analyticForm(u *graph.Formulas, es []scalar.Expr) ([]scalar.Expr, bool) {
	bare := each(es, u.Pool.Bare)
	normal := func(es []scalar.Expr) []scalar.Expr {
		if short, ok := u.Pool.NormalAll(scalar.Budget{}, es...); ok {
			return each(short, u.Pool.Bare)
		}
		return es
	}
	for _, form := range []func() []scalar.Expr{
		func() []scalar.Expr { return bare },
		func() []scalar.Expr { return normal(bare) },
		func() []scalar.Expr { return normal(each(normal(bare), u.Pool.LambertFactors)) },
		func() []scalar.Expr { return each(normal(bare), u.Pool.DivisorsMultiplied) },
		func() []scalar.Expr { return normal(each(normal(bare), u.Pool.DivisorsMultiplied)) },
	} {
		parts, ok := form(), true
		for _, e := range parts {
			ok = ok && x.analytic(u, e)
		}
		if ok {
			return parts, true
		}
	}
	return nil, false
}

// analytic reports a formula in params and the coordinates of the new chart alone that is
// known to be analytic there.
func (x *crossingTo) analytic(u *graph.Formulas, e scalar.Expr) bool {
	for _, v := range u.Pool.Vars(e) {
		if of, _ := u.VarSource(v); of.Param == nil && of.Chart != x.to || of.Map != nil || of.Leaf != nil {
			return false
		}
	}
	return u.Pool.Analytic(e)
}

func each(es []scalar.Expr, f func(scalar.Expr) scalar.Expr) []scalar.Expr {
	out := make([]scalar.Expr, len(es))
	for i, e := range es {
		out[i] = f(e)
	}
	return out
}

// connected reports that the chart's points are known to be connected: its conditions are
// linear, or such that a point of some coordinates may be drawn towards 0.
func (x *crossingTo) connected() bool {
	d := x.Host.Domain(x.to)
	if d == nil {
		return true
	}
	u := x.G.Formulas()
	var all []inequality
	for _, cond := range d.Conds {
		some, ok := x.inequalities(u, cond)
		if !ok {
			return false
		}
		all = append(all, some...)
	}
	drawn := map[scalar.Var]bool{}
	for grew := true; grew; {
		grew = false
		for _, q := range all {
			in := q.degree != 1
			for _, v := range q.vars {
				in = in || drawn[v]
			}
			if !in {
				continue
			}
			if q.degree == 0 || !q.inside {
				return false
			}
			for _, v := range q.vars {
				grew = grew || !drawn[v]
				drawn[v] = true
			}
		}
	}
	return true
}

// inequality is c + h(x) above 0, h homogeneous of a degree (0: it is not) and inside
// reporting that c is above 0.
type inequality struct {
	vars   []scalar.Var
	degree int
	inside bool
}

func (x *crossingTo) inequalities(u *graph.Formulas, cond value.Cond) ([]inequality, bool) {
	switch cond := cond.(type) {
	case *value.CondAnd:
		var out []inequality
		for _, part := range cond.Xs {
			some, ok := x.inequalities(u, part)
			if !ok {
				return nil, false
			}
			out = append(out, some...)
		}
		return out, true
	case *value.CondCompare:
		n := x.margin(cond)
		if n == nil || len(n.Axes()) > 0 {
			return nil, false
		}
		es, err := u.Components(n)
		if err != nil {
			return nil, false
		}
		return []inequality{x.inequality(u, es[0])}, true
	}
	return nil, false
}

func (x *crossingTo) inequality(u *graph.Formulas, e scalar.Expr) inequality {
	const mostDegree = 4
	p := u.Pool
	q := inequality{}
	s := p.Var(p.NewVar(scalar.VarInfo{Name: "s"}))
	drawn, gone := map[scalar.Var]scalar.Expr{}, map[scalar.Var]scalar.Expr{}
	for _, v := range p.Vars(e) {
		if of, _ := u.VarSource(v); of.Chart == x.to {
			q.vars = append(q.vars, v)
			drawn[v], gone[v] = p.Mul(s, p.Var(v)), p.Int(0)
		}
	}
	c := p.Subst(e, scalar.NewSubstitution(gone))
	if p.HasDomain(e) || !p.Analytic(c) {
		return q
	}
	h := p.Sub(e, c)
	scaled := p.Subst(h, scalar.NewSubstitution(drawn))
	for k := 1; k <= mostDegree && q.degree == 0; k++ {
		if p.IsZero(p.Sub(scaled, p.Mul(p.PowInt(s, k), h))) == scalar.Zero {
			q.degree = k
		}
	}
	q.inside = p.Signs(c) == scalar.Signs{Pos: true}
	return q
}
