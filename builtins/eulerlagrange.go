package builtins

// eulerLagrange(L, q(t)): the variational derivative of a Lagrangian by functions that stay open.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func applyEulerLagrange(c *Call) (value.Value, error) {
	a := c.positional(0)
	l, err := c.scalar(a)
	if err != nil {
		return nil, err
	}
	if err := c.noField(a, l); err != nil {
		return nil, err
	}
	b := c.positional(1)
	if f, ok := b.Value.(*value.Func); ok && f.Open != nil {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("%s is written as it stands in the Lagrangian", b.text())).
			WithFix(b.Span, f.Open.Open.Head())
	}
	phi, err := c.object(b)
	if err != nil {
		return nil, err
	}
	if axes := phi.Node.Axes(); len(axes) == 1 && axes[0].Kind != index.Plain {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("eulerLagrange varies scalars, and %s has a slot: each of its components has an equation", b.text())).
			WithFix(b.Span, "components("+b.code()+")")
	} else if len(axes) > 1 {
		return nil, c.notVaried(b)
	}
	var parts []*graph.Node
	for _, n := range elements(c.G, phi.Node) {
		part, err := c.variation(a, l.Node, b, n)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	n := parts[0]
	if len(phi.Node.Axes()) > 0 {
		n = listOf(c.G, parts)
	}
	r := value.ResultOf(n, l, phi)
	if len(phi.Node.Charts()) > 0 {
		r.Law, r.Anomaly = index.Chartwise, nil
		r.Why = "the Euler-Lagrange expression of a Lagrangian is of its chart, as the Lagrangian is: sqrt|g| is a factor of it"
	}
	return r, nil
}

// notVaried refuses what is no open function at coordinates.
func (c *Call) notVaried(b *Arg) error {
	return diag.New(CodeArgument, b.Span, fmt.Sprintf("eulerLagrange varies functions without a body as they stand in the Lagrangian, at coordinates or params; %s is none", b.text())).
		WithNote("fn q(t) declares one, and eulerLagrange(L, q(t)) is L's equation for it; several are a list, [q(t), p(t)]")
}

// variation is dL/dphi - d_m (dL/d(d_m phi)) + d_m d_n (dL/d(d_m d_n phi)) - …
func (c *Call) variation(a *Arg, l *graph.Node, b *Arg, phi *graph.Node) (*graph.Node, error) {
	u := c.G.Formulas()
	s, err := c.varied(u, b, phi)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(l.Params(), func(q *graph.Param) bool { return q.Open == s.open }) {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("%s does not stand in %s", s.open.Head(), a.text()))
	}
	es, err := u.Components(l)
	if err != nil {
		return nil, c.noFormula(a, err)
	}
	for _, v := range u.Pool.Vars(es[0]) {
		of, _ := u.VarSource(v)
		if of.Leaf != nil && slices.ContainsFunc(of.Leaf.Params(), func(q *graph.Param) bool { return q.Open == s.open }) || of.Map != nil {
			return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s holds %s within what only a run gives, a value at a point or a solver's", a.text(), s.open.Name))
		}
	}
	e := s.in(es[0])
	if s.astray {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("%s stands in %s with other arguments than %s too: the equation at one point would hold values at others", s.open.Name, a.text(), b.text()))
	}
	slices.SortFunc(s.list, func(x, y symbol) int { return slices.Compare(x.orders, y.orders) })
	if y, ok := s.mixes(e, l); !ok {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("%s depends on %s, and %s does not: what makes the integral stationary is an integral over %s", a.text(), y, s.open.Name, y)).
			WithNote("integrate over " + y + " first, or let the function depend on it")
	}
	var terms []scalar.Expr
	for _, x := range slices.Clone(s.list) {
		t, err := u.Pool.Diff(e, x.v)
		for k, times := range x.orders {
			for range times {
				if err == nil {
					t, err = u.Pool.Deriv(u.Pool.Neg(t), s.total(k))
				}
			}
		}
		if err != nil {
			return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s cannot be varied: %s", a.text(), err))
		}
		terms = append(terms, t)
	}
	n, ok := nodeOf(u, s.out(u.Pool.Add(terms...)))
	if !ok {
		return nil, c.noFormula(a, nil)
	}
	return n, nil
}

// noFormula refuses what does not come apart as a formula.
func (c *Call) noFormula(a *Arg, err error) error {
	d := diag.New(CodeArgument, a.Span, fmt.Sprintf("%s has no formula of reasonable length, which %s works on", a.text(), c.Entry.Name))
	if err != nil {
		d.WithNote(err.Error())
	}
	return d
}

// varied reads q(t): an open function at variables, each another.
func (c *Call) varied(u *graph.Formulas, b *Arg, phi *graph.Node) (*symbols, error) {
	es, err := u.Components(phi)
	if err != nil || es[0].Op() != scalar.Apply {
		return nil, c.notVaried(b)
	}
	view := u.Pool.View(es[0])
	if view.Func.Open == nil || !u.Pool.Coefficient(es[0]).IsOne() {
		return nil, c.notVaried(b)
	}
	s := &symbols{u: u, open: view.Func.Open}
	if slices.ContainsFunc(view.Func.Orders, func(n int) bool { return n > 0 }) {
		return nil, diag.New(CodeArgument, b.Span, fmt.Sprintf("the function itself is varied, not its derivative: %s", strings.TrimRight(s.open.Head(), "'"))).WithNote(c.Entry.Signature)
	}
	for _, x := range view.Args {
		v, ok := x.AsVar()
		of, _ := u.VarSource(v)
		if !ok || of.Chart == nil && (of.Param == nil || len(of.Param.Axes) > 0) || slices.Contains(s.at, v) {
			return nil, c.notVaried(b)
		}
		s.at = append(s.at, v)
	}
	s.of(make([]int, len(s.at)))
	return s, nil
}

// mixes looks for a coordinate that the Lagrangian depends on and the function does
// not. A common factor that depends on such coordinates alone may stand.
func (s *symbols) mixes(e scalar.Expr, l *graph.Node) (name string, ok bool) {
	p := s.u.Pool
	for _, chart := range l.Charts() {
		for i := range chart.Dim {
			y := s.u.CoordVar(chart, i)
			if slices.Contains(s.at, y) || !p.Uses(e, y) {
				continue
			}
			if !s.factors(e, y) {
				return graph.CoordName(chart, i), false
			}
		}
	}
	return "", true
}

// factors reports that e is h M + N, of which h holds no symbol and no argument of
// them, M not y, and N no symbol.
func (s *symbols) factors(e scalar.Expr, y scalar.Var) bool {
	p := s.u.Pool
	var rate scalar.Expr // d_y h / h
	have := false
	for _, x := range s.list {
		f, err := p.Diff(e, x.v)
		if err != nil {
			return false
		}
		if p.IsZero(f) == scalar.Zero {
			continue
		}
		fy, err := p.Diff(f, y)
		if err != nil {
			return false
		}
		q := p.Div(fy, f)
		if have && p.IsZero(p.Sub(q, rate)) != scalar.Zero {
			return false
		}
		rate, have = q, true
		for _, v := range slices.Concat(s.at, s.variables()) {
			if d, err := p.Diff(q, v); err != nil || p.IsZero(d) != scalar.Zero {
				return false
			}
		}
	}
	return true
}

func (s *symbols) variables() []scalar.Var {
	var out []scalar.Var
	for _, x := range s.list {
		out = append(out, x.v)
	}
	return out
}
