package check

// subst(X, M: 2, a(t): t^(2/3)): params and open functions replaced in X, all at once.

import (
	"errors"
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// replacing is one call of subst: what is replaced, by constants and functions at once,
// by fields behind them.
type replacing struct {
	e      *checker
	x      *grammar.Call
	keys   []*graph.Param // of params, in the order of the call
	args   []*grammar.Arg // of each of them
	fields []*graph.Param // those of keys whose value is a field
	by     map[*graph.Param]*graph.Node
	made   *graph.Replacement
	sides  *graph.Replacement // of conditions, in which no derivative stands: fields too
	points []*graph.Point     // that are held to their chart's domain where they stand
}

// subst is a call of it.
func (e *checker) subst(x *grammar.Call) value.Value {
	if len(x.Args) < 2 || x.Args[0].Name.Text != "" || x.Args[0].For != nil {
		e.fail(suggest.Again(suggester{e}, x, "subst", refuse.SubstForm(x)))
		return nil
	}
	s := &replacing{e: e, x: x, by: map[*graph.Param]*graph.Node{}, made: e.g.Replacing(), sides: e.g.Replacing()}
	ps := make([]letter.Part, len(x.Args))
	var v value.Value
	ok := true
	for i := range x.Args {
		a := &x.Args[i]
		ps[i] = e.part(a.Value, func() value.Value {
			if i > 0 {
				ok = s.key(a) && ok
				return nil
			}
			if v = e.expr(a.Value); v == nil {
				ok = false
			}
			return v
		})
	}
	if p, isPending := v.(*pending); isPending {
		v = e.decide(p, x.Args[0].Value)
	}
	if v == nil || !ok || !e.apart(ps, x) || !s.keepsParams() {
		return nil
	}
	if o, isObj := v.(*value.Object); isObj && e.hasHidden(o) {
		return nil
	}
	s.made.Point = s.hold
	out := s.in(v)
	if out != nil {
		for _, p := range s.points {
			e.emitPoint(p, x.Span())
		}
	}
	return out
}

// key reads what is replaced by one argument, and by what.
func (s *replacing) key(a *grammar.Arg) bool {
	e := s.e
	if a.For != nil {
		return s.function(a)
	}
	if a.Name.Text == "" {
		return s.solution(a)
	}
	b := e.scope.lookup(a.Name.Name)
	var o *value.Object
	switch {
	case b == nil:
		e.fail(refuse.SubstUnknown(a))
		return false
	case b.coords != nil:
		e.fail(refuse.SubstCoordinate(s.x, a, b.coords[0].chart, b.coords[0].block, func(name string) bool { return e.scope.lookup(name) != nil }))
		return false
	default:
		if f, isFunc := b.value.(*value.Func); isFunc && f.Open != nil {
			e.fail(refuse.SubstWhole(a, f.Open.Open))
			return false
		}
		o, _ = b.value.(*value.Object)
	}
	p := (*graph.Param)(nil)
	if o != nil {
		p = e.g.ParamOf(o.Node)
	}
	if p == nil || p.Loop {
		if b.value != nil {
			e.fail(refuse.SubstNoParam(a, b.value.Kind()))
		}
		return false
	}
	n := s.value(a, p.Axes)
	return n != nil && s.param(a, p, n)
}

// param is what a param is replaced by.
func (s *replacing) param(a *grammar.Arg, p *graph.Param, n *graph.Node) bool {
	if s.by[p] != nil {
		s.e.fail(refuse.SubstTwice(a))
		return false
	}
	s.keys, s.args, s.by[p] = append(s.keys, p), append(s.args, a), n
	s.sides.Params[p] = n
	if len(n.Charts()) > 0 {
		s.fields = append(s.fields, p)
	} else {
		s.made.Params[p] = n
	}
	return true
}

// value is what a param is replaced by: numbers of its shape.
func (s *replacing) value(a *grammar.Arg, axes []index.Axis) *graph.Node {
	e := s.e
	o, p := e.toObject(e.expr(a.Value), a.Value)
	if p != nil {
		o, _ = e.decide(p, a.Value).(*value.Object)
	}
	if o == nil || e.hasHidden(o) {
		return nil
	}
	o = letter.Bare(o)
	if letter.Slots(o) > 0 || !slices.Equal(o.Node.Axes(), axes) {
		e.fail(refuse.SubstShape(a, o, axes))
		return nil
	}
	return o.Node
}

// function reads a(t): t^2 or a”(t): -a(t), whose letters are the argument's own.
func (s *replacing) function(a *grammar.Arg) bool {
	e := s.e
	f := e.openOf(a.For)
	if f == nil {
		e.fail(refuse.SubstNoFunction(a))
		return false
	}
	if f.Slots != nil {
		e.fail(refuse.SubstSlots(a, f))
		return false
	}
	if s != e.bodies && e.bodies != nil && e.bodies.made.Opens[f.Open.Open] != nil {
		e.fail(refuse.SubstGiven(a, f.Open.Open))
		return false
	}
	sc := newScope(e.scope)
	letters := make([]*graph.Param, len(a.For.Args))
	for k := range letters {
		n, isName := a.For.Args[k].Value.(*grammar.Name)
		if !isName || a.For.Args[k].Name.Text != "" || sc.bindings[n.Name] != nil {
			e.fail(refuse.SubstLetters(a, f.Open.Open))
			return false
		}
		letters[k] = e.loopParam(n.Name, n)
		letters[k].Loop = false
		sc.bindings[n.Name] = &binding{value: &value.Object{Node: e.g.Param(letters[k]), Name: n.Name}, def: n.Span(), pattern: n.Name}
	}
	if len(letters) != len(f.Open.Open.Params) {
		e.fail(refuse.SubstLetters(a, f.Open.Open))
		return false
	}
	leave := e.within(func(c *context) { c.scope = sc })
	n := s.value(a, nil)
	leave()
	if n == nil {
		return false
	}
	args := make([]*graph.Node, len(letters))
	for k, p := range letters {
		args[k] = e.g.Param(p)
	}
	if s.given(a, f.Open) {
		return false
	}
	if n.HasRuntime() || len(n.Charts()) > 0 || !s.body(f.Open, args, n, false) {
		places, text := e.coordinatesIn(n, letters)
		e.fail(refuse.SubstBody(a, places, text))
		return false
	}
	return true
}

// coordinatesIn are the coordinates that a body stands on, and its formula where each has the name of a letter: what was meant, written out.
func (e *checker) coordinatesIn(n *graph.Node, letters []*graph.Param) (places []string, text string) {
	if n.HasRuntime() || n.Size() != 1 {
		return nil, ""
	}
	u := e.g.Formulas()
	parts, err := u.Components(n)
	if err != nil {
		return nil, ""
	}
	lettered := true
	for _, v := range u.Pool.Vars(parts...) {
		switch of, _ := u.VarSource(v); {
		case of.Chart != nil:
			name := graph.CoordName(of.Chart, of.Index)
			places = append(places, name+" of "+of.Chart.Name)
			lettered = lettered && slices.ContainsFunc(letters, func(p *graph.Param) bool { return p.Name == name })
		case of.Param == nil:
			lettered = false
		}
	}
	if _, nowhere := u.Pool.Nowhere(parts[0]); lettered && len(places) > 0 && !nowhere && !u.Pool.HasDomain(parts[0]) {
		text = u.Pool.Format(parts[0], scalar.Text)
	}
	return places, text
}

// openOf is the open function, or the derivative of one, that is called; nil: none.
func (e *checker) openOf(x *grammar.Call) *value.Func {
	n, by := x.Fun, []grammar.Expr(nil)
	if c, ok := n.(*grammar.Component); ok {
		n, by = c.X, c.Args
	}
	name, ok := n.(*grammar.Name)
	if !ok {
		return nil
	}
	if b := e.scope.lookup(name.Name); b != nil {
		f, _ := b.value.(*value.Func)
		if f == nil || f.Open == nil || by != nil {
			return nil
		}
		return f
	}
	return e.derivativeOf(x, name, by)
}

// in is a value with the replacement made; nil: it was refused.
func (s *replacing) in(v value.Value) value.Value {
	switch v := v.(type) {
	case *value.Object:
		if o := s.object(letter.Bare(v)); o != nil {
			return o
		}
		return nil
	case *value.Point:
		p, err := s.made.InPoint(v.P)
		if err != nil || len(s.fields) > 0 {
			s.refused(err)
			return nil
		}
		return &value.Point{P: p}
	case *value.List:
		l := &value.List{}
		for _, x := range v.Elems {
			y := s.in(x)
			if y == nil {
				return nil
			}
			l.Elems = append(l.Elems, y)
		}
		return l
	case *value.CondCompare: // an equation
		x, y := s.object(letter.Bare(v.X)), (*value.Object)(nil)
		if x != nil {
			y = s.object(letter.Bare(v.Y))
		}
		if y == nil {
			return nil
		}
		c := *v
		c.X, c.Y = x, y
		return &c
	default: // other kinds are no formulas, as is said below
	}
	s.e.fail(refuse.SubstKind(s.x, v.Kind()))
	return nil
}

func (s *replacing) refused(err error) {
	var no *graph.NotReplaced
	switch {
	case err == nil:
		s.e.fail(refuse.SubstField(s.x))
	case errors.As(err, &no):
		s.e.fail(refuse.SubstSolver(s.x, no.Node.Native().Name, no.Param.Name))
	default:
		s.e.failErr(err, s.x.Span())
	}
}

// object is an object with the replacement made: of the same law, a metric where it was
// one.
func (s *replacing) object(o *value.Object) *value.Object {
	e := s.e
	for _, q := range o.Node.Params() {
		for _, p := range s.keys {
			if q != p && q.Default != nil && s.by[q] == nil && slices.Contains(q.Default.Params(), p) {
				e.fail(refuse.SubstDefault(s.x, q, p))
				return nil
			}
		}
	}
	if o.Node.HasRemainder() {
		return s.series(o)
	}
	n := s.node(o)
	if n == nil {
		return nil
	}
	r := o.WithNode(n)
	for k, p := range r.Base {
		if p == nil {
			continue
		}
		q, err := s.made.InPoint(p)
		if err != nil {
			s.refused(err)
			return nil
		}
		r.Base[k] = q
	}
	for k, m := range r.Via {
		if m == nil {
			continue
		}
		d, err := s.made.InMap(m)
		if err != nil {
			s.refused(err)
			return nil
		}
		r.Via[k] = d
	}
	r.Value = r.Value && len(n.Charts()) == 0
	return r
}

// node is an object's node with the replacement made, in what its charts then say.
func (s *replacing) node(o *value.Object) *graph.Node {
	g, n := s.e.g, o.Node
	var err error
	var opened []*graph.Param
	for _, p := range s.fields {
		if !slices.Contains(n.Params(), p) {
			continue
		}
		if o.Value && len(n.Axes()) > 0 || letter.Slots(o) > 0 && o.Via != nil {
			s.refused(nil)
			return nil
		}
		if n, err = g.OpenParam(n, p); err != nil {
			s.refused(err)
			return nil
		}
		opened = append(opened, p)
	}
	if n, err = s.made.In(n); err != nil {
		s.refused(err)
		return nil
	}
	for _, p := range opened {
		n = g.WithField(n, p, s.by[p])
	}
	bare := s.made.TakesDerivatives(o.Node)
	if charts := o.Node.Charts(); bare && len(charts) == 1 { // recompute moves it by its law
		n = g.Input(n, graph.InputInfo{Law: o.Law, Metric: o.Metric, Span: s.x.Span()}, nil, charts[0])
	}
	if (bare || opened != nil) && o.Law != index.Chartwise && g.RestsOnClaims(o.Node) {
		n = g.Claim(n, &graph.ClaimInfo{Name: s.x.Span().Text(), Law: o.Law, Metric: o.Metric, Span: s.x.Span()})
	}
	if n == o.Node {
		return n
	}
	for _, k := range s.made.Held { // of open functions where they were called
		if holds, known := s.decide(k); !known || !holds {
			s.e.fail(refuse.SubstFunction(s.x, known, s.written(k)))
			return nil
		}
	}
	return s.within(n, o.Node)
}

// within is n where the conditions hold that the charts of x have after the replacement,
// and those of params whose values are those of a loop.
func (s *replacing) within(n, x *graph.Node) *graph.Node {
	e := s.e
	for _, c := range x.Charts() {
		for _, k := range e.g.ConditionsOf(c) {
			if !s.concerned(k) {
				continue
			}
			k, err := s.side(k)
			if err != nil {
				s.refused(err)
				return nil
			}
			switch holds, known := s.decide(k); {
			case known && !holds:
				e.fail(refuse.SubstNowhere(s.x, c.Name))
				return nil
			case !known:
				n = e.g.GivenThat(n, k)
			}
		}
	}
	for _, p := range s.keys {
		for _, c := range e.paramConds[p] {
			list, _ := c.Orderings()
			for _, k := range list {
				k, err := s.side(k)
				if _, known := s.decide(k); err == nil && !known {
					n = e.g.GivenThat(n, k)
				}
			}
		}
	}
	return n
}

// concerned reports a condition that speaks of what is replaced.
func (s *replacing) concerned(k graph.Condition) bool {
	return s.sides.Concerns(k.Low.Params()...) || s.sides.Concerns(k.High.Params()...)
}

// side is a condition with the replacement made.
func (s *replacing) side(k graph.Condition) (graph.Condition, error) {
	var err, err2 error
	k.Low, err = s.sides.In(k.Low)
	k.High, err2 = s.sides.In(k.High)
	k.Known = false
	return k, errors.Join(err, err2)
}

// keepsParams holds the params' conditions with what they are replaced by.
func (s *replacing) keepsParams() bool {
	e := s.e
	for i, p := range s.keys {
		for _, c := range e.paramConds[p] {
			list, all := c.Orderings()
			if !all {
				e.fail(refuse.SubstParam(s.x, s.args[i], c.Span, false, "", nil))
				return false
			}
			for _, k := range list {
				k, err := s.side(k)
				if err != nil {
					s.refused(err)
					return false
				}
				holds, known := s.decide(k)
				if known && holds || !known && (hasLoop(k.Low) || hasLoop(k.High)) {
					continue // of a loop's variable, the result has the condition
				}
				name := ""
				if !known && len(s.keys) == 1 {
					name = freshName(e.scope, p.Name)
				}
				e.fail(refuse.SubstParam(s.x, s.args[i], c.Span, known, name, p))
				return false
			}
		}
	}
	return true
}

// freshName is a name that nothing has.
func freshName(sc *scope, name string) string {
	for sc.lookup(name) != nil {
		name += "1"
	}
	return name
}

// hold is asked of each point that is made: of one whose chart's conditions speak of what
// is replaced, they must be known to hold.
func (s *replacing) hold(p *graph.Point) error {
	e := s.e
	conds := e.g.ConditionsOf(p.Chart)
	if !slices.ContainsFunc(conds, s.concerned) {
		s.points = append(s.points, p)
		return nil
	}
	p.Held = true
	for _, k := range conds {
		k, err := s.side(k)
		if err != nil {
			return err
		}
		k.Low, k.High = e.g.At(k.Low, p), e.g.At(k.High, p)
		if holds, known := s.decide(k); !known || !holds {
			return refuse.SubstPoint(s.x, p, known, s.written(k))
		}
	}
	return nil
}

// written is a condition in words.
func (s *replacing) written(k graph.Condition) string {
	sign := " <= "
	if k.Strict {
		sign = " < "
	}
	side := func(n *graph.Node) string {
		u := s.e.g.Formulas()
		es, err := u.Components(n)
		if err != nil || len(es) != 1 {
			return "…"
		}
		return u.Pool.Format(es[0], scalar.Text)
	}
	return side(k.Low) + sign + side(k.High)
}

// decide says whether a condition holds for all that is open in it.
func (s *replacing) decide(k graph.Condition) (holds, known bool) {
	return s.e.decides(k)
}

// decides says whether a condition holds for all values of what is open in it; known is
// false where rules do not tell.
func (e *checker) decides(k graph.Condition) (holds, known bool) {
	u := e.g.Formulas()
	low, err := u.Components(k.Low)
	if err != nil {
		return false, false
	}
	high, err := u.Components(k.High)
	if err != nil {
		return false, false
	}
	all := true
	for i := range max(len(low), len(high)) {
		a, b := low[min(i, len(low)-1)], high[min(i, len(high)-1)]
		if a.Infinite() < 0 || b.Infinite() > 0 {
			continue
		}
		d := u.Pool.Sub(b, a)
		if d.Undefined() || d.Infinite() != 0 {
			return false, false
		}
		can := u.Pool.Signs(d)
		switch {
		case !can.Pos && (k.Strict || !can.Nul):
			return false, true
		case can.Neg || k.Strict && can.Nul:
			all = false
		}
	}
	return all, all
}
