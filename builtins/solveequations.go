package builtins

// solve(a == b, for: x): linear systems, and equations of degree 2, for params and calls of open functions.

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

// unknown is what is solved for: a variable, which stands in a call's place where it is one.
type unknown struct {
	v    scalar.Var
	text string
	of   *graph.Param // nil: a call
	fn   *scalar.Func
	args []scalar.Expr
}

// solving is one call.
type solving struct {
	c     *Call
	u     *graph.Formulas
	asked *Arg
	xs    []*unknown
	whole []scalar.Expr // the equations' differences
	num   []scalar.Expr // their numerators
}

// found is one solution, and where it is one.
type found struct {
	is    []scalar.Expr
	where []scalar.Condition
}

func applySolveFor(c *Call) (value.Value, error) {
	s := &solving{c: c, u: c.G.Formulas(), asked: c.option("for")}
	for i := range c.Args {
		if q := &c.Args[i]; q.Name != "" && q != s.asked || q.Name == "" && q != c.positional(0) {
			return nil, diag.New(CodeArguments, q.Span, "solve(a == b, for: x) takes equations, several in a list, and what they are solved for").WithNote(c.Entry.Signature)
		}
	}
	if err := s.unknowns(); err != nil {
		return nil, err
	}
	if err := s.equations(c.positional(0).Value); err != nil {
		return nil, err
	}
	solutions, err := s.solutions()
	if err != nil {
		return nil, err
	}
	out, of := &value.List{}, s.remembered()
	for _, f := range solutions {
		kept, err := s.kept(&f)
		if err != nil {
			return nil, err
		}
		if !kept {
			continue
		}
		one := &value.List{}
		for _, e := range f.is {
			n, ok := nodeOf(s.u, e)
			if !ok {
				return nil, c.noFormula(c.positional(0), nil)
			}
			o := &value.Object{Node: n}
			if o.IsField() {
				o.Law, o.Why = index.Chartwise, "a solution of equations of this chart"
			}
			one.Elems = append(one.Elems, o)
		}
		one.Where, one.Of = f.where, of
		out.Elems = append(out.Elems, one)
	}
	return out, nil
}

// unknowns reads what is solved for.
func (s *solving) unknowns() error {
	o, ok := s.asked.Value.(*value.Object)
	bad := diag.New(CodeArgument, s.asked.Span, fmt.Sprintf("solve finds params, and calls of functions without a body, as they stand in the equations; %s is none", valueText(s.asked))).
		WithNote("param x, then for: x; several are a list, for: [x, a''(t)]")
	if !ok || len(o.Node.Axes()) > 1 || len(o.Node.Axes()) == 1 && o.Node.Axes()[0].Kind != index.Plain {
		return bad
	}
	for _, n := range elements(s.c.G, o.Node) {
		es, err := s.u.Components(n)
		if err != nil {
			return bad
		}
		x := &unknown{text: s.u.Pool.Format(es[0], scalar.Text)}
		if v, ok := es[0].AsVar(); ok {
			of, _ := s.u.VarSource(v)
			if of.Param == nil || of.Param.Loop || len(of.Param.Axes) > 0 {
				return bad
			}
			x.v, x.of = v, of.Param
		} else {
			view := s.u.Pool.View(es[0])
			if view.Op != scalar.Apply || view.Func.Open == nil || !s.u.Pool.Coefficient(es[0]).IsOne() {
				return bad
			}
			if view.Func.Open.Constrains(view.Func.Orders) {
				return diag.New(CodeUnsolved, s.asked.Span, fmt.Sprintf("%s has conditions, and whether a solution keeps them is not decided", view.Func.Open.Head()))
			}
			x.fn, x.args = view.Func, view.Args
			x.v = s.u.Pool.NewVar(scalar.VarInfo{Name: x.text})
		}
		s.xs = append(s.xs, x)
	}
	return nil
}

// remembered is what was solved for, as solutions keep it: those of a call whose
// arguments are no formulas are numbers only.
func (s *solving) remembered() []value.Unknown {
	var out []value.Unknown
	for _, x := range s.xs {
		k := value.Unknown{Param: x.of, Func: x.fn, Text: x.text}
		for _, a := range x.args {
			n, ok := nodeOf(s.u, a)
			if !ok {
				return nil
			}
			k.Args = append(k.Args, n)
		}
		out = append(out, k)
	}
	return out
}

// equations reads a == b, lists of such, and tensor equations by their components.
func (s *solving) equations(v value.Value) error {
	a := s.c.positional(0)
	switch v := v.(type) {
	case *value.List:
		for _, e := range v.Elems {
			if err := s.equations(e); err != nil {
				return err
			}
		}
		return nil
	case *value.CondAnd:
		for _, e := range v.Xs {
			if err := s.equations(e); err != nil {
				return err
			}
		}
		return nil
	case *value.CondCompare:
		if v.Op != "==" {
			break
		}
		axes := v.X.Node.Axes()
		if len(axes) == 0 {
			axes = v.Y.Node.Axes()
		}
		es, err := s.u.Components(s.c.G.Sub(s.c.G.Broadcast(v.X.Node, axes), s.c.G.Broadcast(v.Y.Node, axes)))
		if err != nil {
			return s.c.noFormula(a, err)
		}
		by := scalar.NewSubstitution(nil)
		by.Apply = func(p *scalar.Pool, f *scalar.Func, args []scalar.Expr) (scalar.Expr, bool) {
			for _, x := range s.xs {
				if x.fn == f && slices.Equal(x.args, args) {
					return p.Var(x.v), true
				}
			}
			return scalar.Expr{}, false
		}
		for _, e := range es {
			e = s.u.Pool.Subst(e, by)
			n, _ := s.u.Pool.OverOne(e)
			s.whole, s.num = append(s.whole, e), append(s.num, n)
		}
		return nil
	}
	return diag.New(CodeArgument, a.Span, fmt.Sprintf("solve(…, for: x) takes equations, a == b; %s is %s", a.text(), v.Kind())).WithNote(s.c.Entry.Signature)
}

func (s *solving) unsolved(why string) error {
	return diag.New(CodeUnsolved, s.c.Span, why)
}

// diff is a derivative by an unknown.
func (s *solving) diff(e scalar.Expr, v scalar.Var) scalar.Expr {
	d, err := s.u.Pool.Diff(e, v)
	if err != nil {
		return e
	}
	return d
}

func (s *solving) zero(e scalar.Expr) bool { return s.u.Pool.IsZero(e) == scalar.Zero }

// at puts numbers into the unknowns' places.
func (s *solving) at(e scalar.Expr, is []scalar.Expr) scalar.Expr {
	by := map[scalar.Var]scalar.Expr{}
	for k, x := range s.xs {
		by[x.v] = scalar.Expr{}
		if is != nil {
			by[x.v] = is[k]
		}
	}
	return s.u.Pool.Subst(e, scalar.NewSubstitution(by))
}

func (s *solving) solutions() ([]found, error) {
	linear := true
	for _, e := range s.num {
		for _, x := range s.xs {
			for _, y := range s.xs {
				linear = linear && s.zero(s.diff(s.diff(e, x.v), y.v))
			}
		}
	}
	if linear {
		return s.linear()
	}
	if len(s.xs) > 1 || len(s.num) > 1 {
		return nil, s.unsolved("these equations are not linear in what they are solved for; of several only linear ones are solved")
	}
	return s.quadratic()
}

// linear is elimination, in which what is divided by is known not to vanish for generic params.
func (s *solving) linear() ([]found, error) {
	p, n := s.u.Pool, len(s.xs)
	var rows [][]scalar.Expr
	for _, e := range s.num {
		row := make([]scalar.Expr, n+1)
		for k, x := range s.xs {
			row[k] = s.diff(e, x.v)
		}
		row[n] = p.Neg(s.at(e, nil))
		rows = append(rows, row)
	}
	var f found
	var free []string
	done := 0
	for k := range n {
		pick := -1
		for i := done; i < len(rows); i++ {
			switch p.IsZero(rows[i][k]) {
			case scalar.Unknown:
				return nil, s.unsolved("it is not decided whether " + p.Format(rows[i][k], scalar.Text) + " vanishes")
			case scalar.NonZero:
				if pick < 0 || rows[i][k].IsNumber() && !rows[pick][k].IsNumber() {
					pick = i
				}
			case scalar.Zero:
				rows[i][k] = scalar.Expr{}
			}
		}
		if pick < 0 {
			free = append(free, s.xs[k].text)
			continue
		}
		rows[done], rows[pick] = rows[pick], rows[done]
		for _, c := range s.condition(rows[done][k]) {
			if !slices.Contains(f.where, c) {
				f.where = append(f.where, c)
			}
		}
		for i := range rows {
			if i == done || rows[i][k].IsZero() {
				continue
			}
			q := p.Div(rows[i][k], rows[done][k])
			for j := k; j <= n; j++ {
				rows[i][j] = p.Simplify(p.Sub(rows[i][j], p.Mul(q, rows[done][j])), scalar.Budget{})
			}
			rows[i][k] = scalar.Expr{}
		}
		done++
	}
	for _, row := range rows[done:] {
		switch p.IsZero(row[n]) {
		case scalar.Unknown:
			return nil, s.unsolved("it is not decided whether " + p.Format(row[n], scalar.Text) + " vanishes")
		case scalar.NonZero:
			return nil, nil
		case scalar.Zero:
		}
	}
	if free != nil {
		if s.overCoordinates() {
			return nil, s.unsolved("equations that hold at all points of a chart are not taken apart by its coordinates yet: write one for each coefficient")
		}
		return nil, s.unsolved("there are infinitely many solutions: " + strings.Join(free, ", ") + " may be anything")
	}
	for k := range n {
		f.is = append(f.is, p.Simplify(p.Div(rows[k][n], rows[k][k]), scalar.Budget{}))
	}
	return []found{f}, nil
}

// overCoordinates reports params that are asked for by equations over a chart.
func (s *solving) overCoordinates() bool {
	params := slices.ContainsFunc(s.xs, func(x *unknown) bool { return x.of != nil })
	return params && slices.ContainsFunc(s.num, s.onChart)
}

func (s *solving) onChart(e scalar.Expr) bool {
	return slices.ContainsFunc(s.u.Pool.Vars(e), func(v scalar.Var) bool { of, _ := s.u.VarSource(v); return of.Chart != nil })
}

// quadratic is one equation of degree 2 in one unknown.
func (s *solving) quadratic() ([]found, error) {
	p, e, x := s.u.Pool, s.num[0], s.xs[0].v
	d1 := s.diff(e, x)
	d2 := s.diff(d1, x)
	if !s.zero(s.diff(d2, x)) {
		return nil, s.unsolved("this equation is no polynomial of degree 1 or 2 in " + s.xs[0].text + "; roots(f, x: a..b) finds numbers")
	}
	a, b, c := p.Scale(1, 2, d2), s.at(d1, nil), s.at(e, nil)
	disc := p.Simplify(p.Sub(p.Mul(b, b), p.Scale(4, 1, p.Mul(a, c))), scalar.Budget{})
	where := s.condition(a)
	middle := p.Div(p.Neg(b), p.Scale(2, 1, a))
	if s.zero(disc) {
		return []found{{is: []scalar.Expr{p.Simplify(middle, scalar.Budget{})}, where: where}}, nil
	}
	switch can := p.Signs(disc); {
	case !can.Pos && !can.Nul:
		return nil, nil
	case can.Neg:
		where = append(where, s.notNegative(disc))
	}
	root := p.Div(p.Sqrt(disc), p.Scale(2, 1, a))
	return []found{
		{is: []scalar.Expr{p.Simplify(p.Sub(middle, root), scalar.Budget{})}, where: where},
		{is: []scalar.Expr{p.Simplify(p.Add(middle, root), scalar.Budget{})}, where: where},
	}, nil
}

// kept puts a solution back into the equations, and holds it to the conditions of what
// was asked for.
func (s *solving) kept(f *found) (bool, error) {
	p := s.u.Pool
	for k, x := range s.xs {
		if x.of != nil && s.onChart(f.is[k]) {
			return false, nil // a param is the same at all points
		}
	}
	for _, e := range s.whole {
		if !s.zero(s.at(e, f.is)) {
			return false, s.unsolved("a solution that was found is not proved to be one")
		}
	}
	for _, x := range s.xs {
		if x.of == nil || s.c.G.ParamConditions == nil {
			continue
		}
		for _, k := range s.c.G.ParamConditions(x.of) {
			low, err1 := s.u.Components(k.Low)
			high, err2 := s.u.Components(k.High)
			if err1 != nil || err2 != nil || len(low) != 1 || len(high) != 1 {
				return false, s.unsolved("whether a solution keeps the conditions of " + x.text + " is not decided")
			}
			l, h := s.at(low[0], f.is), s.at(high[0], f.is)
			switch can := p.Signs(p.Sub(h, l)); {
			case !can.Pos && (!can.Nul || k.Strict):
				return false, nil
			case can.Neg || can.Nul && k.Strict:
				sign, latex := "<=", `\le`
				if k.Strict {
					sign, latex = "<", "<"
				}
				f.where = append(f.where, s.says(l, sign, latex, h))
			}
		}
	}
	return true, nil
}
