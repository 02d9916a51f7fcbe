package builtins

// roots(f, x: a..b): all real roots of a function of one variable, found before the program runs.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// rootsOf is a question for roots: a formula, its variable, and where.
type rootsOf struct {
	u      *graph.Formulas
	e      scalar.Expr
	x      scalar.Var
	chart  *index.Chart // whose coordinate x is; nil: a param
	lo, hi scalar.Expr
}

// applyRoots finds the roots now: how many there are is the result's size.
func applyRoots(c *Call) (value.Value, error) {
	a := c.positional(0)
	var over *Arg
	for i := range c.Args {
		if q := &c.Args[i]; q.Name != "" {
			if over != nil {
				return nil, diag.New(CodeArguments, q.Span, "roots is of one variable: one interval").WithNote(c.Entry.Signature)
			}
			over = q
		}
	}
	if over == nil {
		return nil, diag.New(CodeInterval, c.Span, "no interval: roots(f, x: 0..10)").WithNote(c.Entry.Signature)
	}
	q, err := c.rootsOf(a, over)
	if q == nil || err != nil {
		return nil, err
	}
	found, none := q.u.Pool.RealRoots(q.e, q.x, q.lo, q.hi)
	if none != nil {
		return nil, c.noRoots(a, over, none)
	}
	var values []float64
	for _, r := range found {
		in, err := c.inDomain(q, over, r)
		if err != nil {
			return nil, err
		}
		if in {
			values = append(values, r.Value)
		}
	}
	if len(values) == 0 {
		return &value.List{}, nil
	}
	p := c.G.Pool
	list := c.G.Array(values, []index.Axis{index.PlainAxis(len(values))})
	return &value.Object{Node: c.G.Map(p.Call(op.Named("float"), p.Arg(0)), list)}, nil // known as floats are
}

// rootsOf reads the arguments; nil without an error: what is wrong has been said.
func (c *Call) rootsOf(a, over *Arg) (*rootsOf, error) {
	r, ok := over.Value.(*value.Range)
	if !ok {
		return nil, diag.New(CodeInterval, over.Span, fmt.Sprintf("%s wants an interval, %s: 0..1", over.Name, over.Name))
	}
	q := &rootsOf{u: c.G.Formulas()}
	f := a.Value
	var own *graph.Param
	if fn, ok := f.(*value.Func); ok {
		own = c.Host.Fresh(over.Name, over.Span)
		if f = c.Host.CallFunc(fn, []Arg{{Value: &value.Object{Node: c.G.Param(own), Name: over.Name}, Span: a.Span}}, a.Span); f == nil {
			return nil, nil
		}
	}
	o, ok := f.(*value.Object)
	if !ok || len(o.Node.Axes()) > 0 {
		return nil, c.wrong(a, "a scalar, or a function of one number,")
	}
	if err := c.variable(q, a, over, o.Node, own); err != nil {
		return nil, err
	}
	es, err := q.u.Components(o.Node)
	if err != nil {
		return nil, c.noFormula(a, err)
	}
	if q.e, err = c.closedBut(q.u, es[0], q.x, a.text(), a.Span); err != nil {
		return nil, err
	}
	for _, end := range []struct {
		o  *value.Object
		to *scalar.Expr
	}{{r.Lo, &q.lo}, {r.Hi, &q.hi}} {
		if len(end.o.Node.Axes()) > 0 || end.o.IsField() || infiniteEnd(end.o) != 0 {
			return nil, diag.New(CodeInterval, r.Span, "roots are looked for between two numbers, which do not depend on coordinates")
		}
		es, err := q.u.Components(end.o.Node)
		if err != nil {
			return nil, c.noFormula(over, err)
		}
		if *end.to, err = c.closedBut(q.u, es[0], scalar.Var{ID: -1}, "an end of the interval", r.Span); err != nil {
			return nil, err
		}
	}
	if s, known := q.u.Pool.Sign(q.u.Pool.Sub(q.hi, q.lo), nil); !known || s <= 0 {
		return nil, diag.New(CodeInterval, r.Span, "an interval goes upward: its second end is larger than its first")
	}
	return q, nil
}

// variable finds what the interval's name stands for in the function.
func (c *Call) variable(q *rootsOf, a, over *Arg, n *graph.Node, own *graph.Param) error {
	for _, p := range n.Params() {
		if p == own || own == nil && p.Name == over.Name && len(p.Axes) == 0 && p.Open == nil {
			q.x = q.u.ParamVar(p, 0)
			return nil
		}
	}
	var names []string
	for _, chart := range n.Charts() {
		for i := range chart.Dim {
			name := graph.CoordName(chart, i)
			names = append(names, name)
			if name == over.Name && own == nil {
				q.x, q.chart = q.u.CoordVar(chart, i), chart
				return nil
			}
		}
	}
	if own != nil {
		q.x = q.u.ParamVar(own, 0)
		return nil
	}
	d := diag.New(CodeInterval, over.Span, fmt.Sprintf("%s depends on no coordinate or param %s", a.text(), over.Name))
	if near := diag.Nearest(over.Name, names); near != "" {
		d.WithFix(over.Span, near+": "+valueText(over))
	}
	return d
}

// closedBut refuses what depends on anything but one variable.
func (c *Call) closedBut(u *graph.Formulas, e scalar.Expr, x scalar.Var, what string, at diag.Span) (scalar.Expr, error) {
	if opens := e.Opens(); len(opens) > 0 {
		return e, diag.New(CodeNotConstant, at, fmt.Sprintf("%s holds %s, which has no body: how many roots there are is not known", what, opens[0].Head()))
	}
	for _, v := range u.Pool.Vars(e) {
		if v == x {
			continue
		}
		switch of, _ := u.VarSource(v); {
		case of.Chart != nil:
			return e, diag.New(CodeArgument, at, fmt.Sprintf("roots is of one variable, and %s depends on %s too", what, graph.CoordName(of.Chart, of.Index)))
		case of.Param != nil:
			d := diag.New(CodeNotConstant, at, fmt.Sprintf("%s depends on %s, which may be given another value: how many roots there are would not be known before running", what, of.Param.Name)).
				WithPlace(of.Param.Span, "declared here")
			if def := of.Param.Default; def != nil && len(of.Param.Axes) == 0 {
				d.WithNote(fmt.Sprintf("a name without `param` is what it is: %s = …", of.Param.Name))
			}
			return e, d
		default:
			return e, diag.New(CodeNotConstant, at, what+" holds a number that is computed while running: how many roots there are would not be known before")
		}
	}
	return e, nil
}

// noRoots says why there is no answer.
func (c *Call) noRoots(a, over *Arg, e *scalar.NoRoots) error {
	if e.Lacks != "" {
		return diag.New(CodeNoRoots, a.Span, fmt.Sprintf("%s holds %s, whose values over an interval are not bounded: roots could be missed", a.text(), e.Lacks)).
			WithNote("minimise(f^2, from: p) finds one root near a point")
	}
	near := number.Text(e.Near)
	return diag.New(CodeNoRoots, a.Span, fmt.Sprintf("not all roots of %s are decided: near %s = %s, %s", a.text(), over.Name, near, e.Why)).
		WithNote("an interval that ends before that place has an answer, and one of a factor of it may")
}

// inDomain reports that a root lies in the chart's domain.
func (c *Call) inDomain(q *rootsOf, over *Arg, r scalar.Root) (bool, error) {
	if q.chart == nil {
		return true, nil
	}
	d := c.Host.Domain(q.chart)
	if d == nil {
		return true, nil
	}
	for _, cond := range conjuncts(d.Conds) {
		k, ok := cond.(*value.CondCompare)
		n := c.margin(cond)
		undecided := diag.New(CodeNoRoots, over.Span, fmt.Sprintf("it is not known whether %s = %s keeps `where %s`", over.Name, number.Text(r.Value), condSpan(cond).Text())).
			WithPlace(condSpan(cond), "the chart's domain")
		if n == nil || !ok {
			return false, undecided
		}
		es, err := q.u.Components(n)
		if err != nil {
			return false, undecided
		}
		if !q.u.Pool.Uses(es[0], q.x) {
			continue // of other coordinates
		}
		s, known := q.u.Pool.SignAt(es[0], q.x, r)
		switch {
		case !known:
			return false, undecided
		case s < 0, s == 0 && !strings.HasSuffix(k.Op, "="):
			return false, nil
		}
	}
	return true, nil
}

// conjuncts takes conditions that are joined by `and` apart.
func conjuncts(conds []value.Cond) (out []value.Cond) {
	for _, k := range conds {
		if all, ok := k.(*value.CondAnd); ok {
			out = append(out, conjuncts(all.Xs)...)
			continue
		}
		out = append(out, k)
	}
	return out
}
