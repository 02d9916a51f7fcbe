package builtins

// limit(f, M, inf): limits of scalars by a param or a coordinate, decided by how they begin.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var limitEntry = Entry{
	Name: "limit", Family: Calculus, Min: 3, Max: 3, Named: []string{"from"}, Words: []string{"above", "below"}, Apply: applyLimit,
	Signature: "limit(f, x, a), limit(f, x, inf), limit(f, x, a, from: above) -> s",
	Law:       "by a param that of f, by a coordinate chartwise",
	Doc:       "The limit of a scalar where a param or a coordinate goes to a number, to an expression of params, or to inf or -inf; it may be inf or -inf. At the edge of a condition of the chart or the param it is taken from inside, elsewhere from both sides, or from the one that `from` names. What varies most is expanded first, exponentials, then powers, then logarithms, by steps each of which is certain; functions without a body are smooth at numbers, and what oscillates is between bounds. What is divided by is known not to be 0, or the result has no value where it is.",
	Errors:    "Sides that differ, and what is not decided: a sign that the conditions do not tell, whether what is divided by is 0, a function without a body at infinity, what does not settle, a sum whose terms cancel in all orders that were looked at (E0352).",
	Cost:      "that of eight orders of the formula, for each scale of growth in it",
	Source:    "Gruntz, On Computing Limits in a Symbolic Manipulation System, thesis, ETH Zürich 1996",
	Example: `param M where M > 0
chart S(r) where r > 2 M
f = 1 - 2 M/r
print limit(f, r, inf), limit(f, r, 2 M), limit(1/f, r, 2 M)
assert limit(sin(M*r)/M, M, 0) == r
`,
}

// limiting is one limit: of an expression of a unit, by one of its variables.
type limiting struct {
	c    *Call
	u    *graph.Formulas
	e    scalar.Expr
	x    scalar.Var
	at   scalar.Expr
	far  int // 1: to inf, -1: to -inf
	near scalar.Var
	in   []graph.Condition // what x keeps

	hangs scalar.Expr // on whether it is 0, where that is why nothing is decided
}

func applyLimit(c *Call) (value.Value, error) {
	args := c.positionals()
	o, err := c.scalar(args[0])
	if err != nil {
		return nil, err
	}
	l := &limiting{c: c, u: c.G.Formulas()}
	by, err := c.scalar(args[1])
	if err != nil {
		return nil, err
	}
	law, why := index.Chartwise, ""
	if by.Node.Op() == graph.OpParam {
		law, why = o.Law, o.Why
		l.x = l.u.ParamVar(by.Node.Param(), 0)
		if c.G.ParamConditions != nil {
			l.in = c.G.ParamConditions(by.Node.Param())
		}
	} else if chart, i, ok := coordinate(by.Node); ok {
		why = "a limit by the coordinate " + graph.CoordName(chart, i) + " is another in other coordinates"
		l.x = l.u.CoordVar(chart, i)
		l.in = c.G.ConditionsOf(chart)
	} else {
		return nil, diag.New(CodeArgument, args[1].Span, "limit goes by a param or a coordinate; "+args[1].text()+" is neither").WithNote(c.Entry.Signature)
	}
	if o.Node.HasRemainder() {
		return nil, c.exactly(args[0])
	}
	if o.Node.HasRuntime() {
		return nil, diag.New(CodeArgument, args[0].Span, "limit takes a formula; "+args[0].text()+" is computed while the program runs")
	}
	to, err := c.scalar(args[2])
	if err != nil {
		return nil, err
	}
	if len(to.Node.Charts()) > 0 || to.Node.HasRuntime() {
		return nil, diag.New(CodeArgument, args[2].Span, "limit goes to a number, an expression of params, or inf; "+args[2].text()+" is none")
	}
	if err := l.read(o.Node, to.Node); err != nil {
		return nil, diag.New(CodeLimit, c.Span, "the limit of "+args[0].text()+" is not decided: "+err.Error())
	}
	n, err := l.sides()
	if err != nil {
		return nil, err
	}
	r := o.WithNode(n)
	r.Law, r.Why, r.Metric, r.Limit = law, why, false, true
	return r, nil
}

// read finds the formula and where the variable goes.
func (l *limiting) read(f, to *graph.Node) error {
	es, err := l.u.Components(f)
	if err != nil {
		return err
	}
	at, err := l.u.Components(to)
	if err != nil {
		return err
	}
	l.e, l.at, l.far = es[0], at[0], at[0].Infinite()
	l.near = l.u.Pool.NewVar(scalar.VarInfo{Name: "u", Positive: true, Hi: math.Inf(1)})
	return nil
}

// sides takes the limit from the sides on which the variable keeps its conditions.
func (l *limiting) sides() (*graph.Node, error) {
	c := l.c
	if l.u.Pool.Uses(l.at, l.x) {
		return nil, diag.New(CodeArgument, c.positional(2).Span, c.positional(2).text()+" depends on what goes there")
	}
	from, err := l.from()
	if err != nil {
		return nil, err
	}
	var results []scalar.Expr
	var names []string
	for _, side := range from {
		inside, known := l.inside(side)
		switch {
		case !known:
			return nil, diag.New(CodeLimit, c.Span, "it is not known whether "+c.positional(1).text()+" keeps its conditions on the way to "+c.positional(2).text())
		case !inside:
			continue
		}
		r, ok := l.one(side)
		if !ok {
			d := diag.New(CodeLimit, c.Span, "the limit of "+c.positional(0).text()+" is not decided")
			if !l.hangs.IsZero() {
				d.WithNote("it hangs on whether " + l.text(l.hangs) + " is 0, which a condition may say, as in: param b where b > 0")
			}
			return nil, d
		}
		results = append(results, r)
		names = append(names, map[int]string{1: "above", -1: "below"}[side])
	}
	switch {
	case len(results) == 0:
		return nil, diag.New(CodeLimit, c.Span, c.positional(1).text()+" does not come to "+c.positional(2).text()+" from there under its conditions")
	case len(results) == 2 && !l.same(results[0], results[1]):
		d := diag.New(CodeLimit, c.Span, "the limits from above and from below differ, or are not known to agree: "+l.text(results[0])+" and "+l.text(results[1]))
		for _, name := range names {
			d.WithFixNote(c.Span, "limit("+c.positional(0).code()+", "+c.positional(1).code()+", "+c.positional(2).code()+", from: "+name+")", "from "+name)
		}
		return nil, d
	}
	if k := results[0].Infinite(); k != 0 {
		return c.G.Number(c.G.Pool.Import(results[0], l.u.Pool)), nil
	}
	n, err := l.u.NodeOf(results[0])
	if err != nil {
		return nil, diag.New(CodeLimit, c.Span, "the limit of "+c.positional(0).text()+" is not decided: "+err.Error())
	}
	return n, nil
}

// from are the sides that are asked for, 1 above and -1 below.
func (l *limiting) from() ([]int, error) {
	a := l.c.option("from")
	if a == nil {
		if l.far != 0 {
			return []int{1}, nil
		}
		return []int{1, -1}, nil
	}
	s, ok := a.Value.(*value.Str)
	switch {
	case l.far != 0:
		return nil, diag.New(CodeArgument, a.Span, "to infinity there is one way")
	case ok && s.S == "above":
		return []int{1}, nil
	case ok && s.S == "below":
		return []int{-1}, nil
	}
	return nil, diag.New(CodeArgument, a.Span, "from is above or below").WithFix(a.Span, "from: above")
}

// moved is an expression in the small positive variable.
func (l *limiting) moved(e scalar.Expr, side int) scalar.Expr {
	p := l.u.Pool
	u := p.Var(l.near)
	var x scalar.Expr
	switch {
	case l.far != 0:
		x = p.Scale(int64(l.far), 1, p.Rcp(u))
	default:
		x = p.Add(l.at, p.Scale(int64(side), 1, u))
	}
	return p.Subst(e, scalar.NewSubstitution(map[scalar.Var]scalar.Expr{l.x: x}))
}

// inside reports whether the variable keeps its conditions close by.
func (l *limiting) inside(side int) (inside, known bool) {
	p := l.u.Pool
	for _, k := range l.in {
		low, err := l.u.Components(k.Low)
		if err != nil {
			return false, false
		}
		high, err := l.u.Components(k.High)
		if err != nil {
			return false, false
		}
		for i := range max(len(low), len(high)) {
			a, b := low[min(i, len(low)-1)], high[min(i, len(high)-1)]
			if a.Infinite() < 0 || b.Infinite() > 0 || !p.Uses(a, l.x) && !p.Uses(b, l.x) {
				continue
			}
			switch p.EventualSigns(l.moved(p.Sub(b, a), side), l.near) {
			case scalar.Signs{Pos: true}:
			case scalar.Signs{Neg: true}:
				return false, true
			default:
				return false, false
			}
		}
	}
	return true, true
}

// one is the limit from one side; false where it is not decided.
func (l *limiting) one(side int) (scalar.Expr, bool) {
	p := l.u.Pool
	to, ok := p.LimitOf(l.moved(l.e, side), l.near)
	if !ok {
		return scalar.Expr{}, false
	}
	r := to.Value
	for _, d := range to.Divided { // where it is 0 nothing is said: the result has no value there, either
		if r.Infinite() != 0 || !divides(p, r, d) {
			l.hangs = d
			return r, false
		}
	}
	return r, true
}

// divides reports that an expression has no value where a factor below it is 0.
func divides(p *scalar.Pool, e, d scalar.Expr) bool {
	if e.IsNumber() {
		return false
	}
	facs, _ := p.Quotient(e)
	for _, f := range facs {
		if f.Exp < 0 && f.Base.ID() == d.ID() {
			return true
		}
	}
	return false
}

func (l *limiting) same(a, b scalar.Expr) bool {
	if a.Infinite() != 0 || b.Infinite() != 0 {
		return a.Infinite() == b.Infinite()
	}
	return l.u.Pool.IsZero(l.u.Pool.Sub(a, b)) == scalar.Zero
}

func (l *limiting) text(e scalar.Expr) string {
	switch e.Infinite() {
	case 1:
		return "inf"
	case -1:
		return "-inf"
	}
	return l.u.Pool.Format(e, scalar.Text)
}
