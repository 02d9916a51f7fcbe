package check

// Open functions: fn a(t), their calls a(t), and their derivatives a'(t) and V'[r,t](r, t).

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// openFn is fn a(t), b(r, t): functions without a body.
func (e *checker) openFn(s *grammar.OpenFn) {
	var own []*scalar.Open
	chart, ok := e.slotsMayStand(s)
	for i := range s.Heads {
		h := &s.Heads[i]
		if !ok {
			e.poison(h.Name)
			continue
		}
		if !e.mayBind(h.Name) {
			continue
		}
		if len(e.calls) > 0 || e.paramLoops > 0 {
			e.fail(diag.New(refuse.CodeStatement, s.Span(), "a function without a body is declared at the top of a script"))
			e.poison(h.Name)
			continue
		}
		names := make([]string, len(h.Params))
		twice := false
		for k, q := range h.Params {
			if twice = slices.Contains(names, quote.Ident(q)); twice {
				e.fail(diag.New(refuse.CodeDuplicate, q.Sp, "the parameter "+q.Text+" is named twice"))
				break
			}
			names[k] = quote.Ident(q)
		}
		if twice {
			e.poison(h.Name)
			continue
		}
		if at, taken := e.takenDerivative(h.Name.Name); taken {
			e.fail(diag.New(refuse.CodeRebound, h.Name.Sp, h.Name.Text+"' would be the derivative of "+h.Name.Text+", and is bound already").WithPlace(at, "bound here"))
			e.poison(h.Name)
			continue
		}
		if len(h.Indices) > 0 {
			if f := e.openSlots(h, names, chart); f != nil {
				e.bindTop(h.Name, f, f.Open.Open.Head())
			} else {
				e.poison(h.Name)
			}
			continue
		}
		o := e.registerOpen(scalar.NewOpen(quote.Ident(h.Name), names), h.Span())
		own = append(own, o)
		e.bindTop(h.Name, &value.Func{Name: o.Name, Open: o.Func(make([]int, len(names)))}, o.Head())
	}
	defer e.giveBodies(own) // conditions speak of the functions, not of their bodies
	if len(own) == len(s.Heads) {
		var conds []value.Cond
		args := map[string]*graph.Param{}
		for _, w := range s.Where {
			if c := e.openCondition(s, own, args, w); c != nil {
				conds = append(conds, c)
			}
		}
		if all := e.contradiction(conds); all != nil {
			e.fail(refuse.NothingMeets("no function "+own[0].Head(), all))
		}
	}
}

// registerOpen makes a function without a body one of the program's.
func (e *checker) registerOpen(o *scalar.Open, at diag.Span) *scalar.Open {
	p := &graph.Param{ID: len(e.prog.Opens), Name: o.Name, Open: o, Span: at}
	o.Of, o.Place = p, len(e.prog.Opens)
	e.prog.Opens = append(e.prog.Opens, p)
	return o
}

// openCondition reads a condition of functions without a body: of their values, their
// arguments and numbers. A name of one stands for its value at its parameters, which
// are kept by their names.
func (e *checker) openCondition(s *grammar.OpenFn, own []*scalar.Open, named map[string]*graph.Param, w grammar.Expr) value.Cond {
	var of *scalar.Open // the one whose parameters it speaks of
	grammar.Walk(w, func(n grammar.Node) bool {
		if name, ok := n.(*grammar.Name); ok {
			for _, o := range own {
				if of == nil && strings.TrimRight(name.Name, "'") == o.Name {
					of = o
				}
			}
		}
		return true
	})
	if of == nil {
		e.fail(diag.New(refuse.CodeParam, w.Span(), quote.Short(w)+" says nothing of "+own[0].Head()))
		return nil
	}
	sc := newScope(e.scope)
	args := make([]*graph.Node, len(of.Params))
	params := make([]*graph.Param, len(of.Params))
	for k, name := range of.Params {
		if named[name] == nil { // conditions share them
			named[name] = &graph.Param{ID: -1 - len(named), Name: name, Span: s.Span()}
		}
		params[k] = named[name]
		args[k] = e.g.Param(params[k])
		sc.bindings[name] = &binding{value: &value.Object{Node: args[k], Name: name}, def: s.Span(), pattern: name}
	}
	for _, o := range own {
		if !slices.Equal(o.Params, of.Params) {
			continue
		}
		vars := make([]scalar.Expr, len(args))
		for k := range vars {
			vars[k] = e.pool.Arg(k)
		}
		orders, name := make([]int, len(args)), o.Name
		for n := range 3 { // a, a', a” of one parameter
			if n > 0 && len(args) > 1 {
				break
			}
			at := e.g.Map(e.pool.Apply(o.Func(orders), vars...), args...)
			sc.bindings[name] = &binding{value: &value.Object{Node: at, Name: name}, def: s.Span(), pattern: name}
			orders[0]++
			name += "'"
		}
	}
	leave := e.within(func(c *context) { c.scope = sc })
	c := e.cond(w)
	leave()
	if c == nil {
		return nil
	}
	all, ordered := 0, 0
	eachCompare(c, func(*value.CondCompare) { all++ })
	orderedBy(c, func(cc *value.CondCompare) {
		ordered++
		e.assumeOpen(own, params, ordering(cc), w)
	})
	if ordered < all || all == 0 {
		e.fail(diag.New(refuse.CodeParam, w.Span(), "a condition of a function without a body is an order, or several joined by `and`: "+of.Name+" > 0"))
	}
	return c
}

// assumeOpen states an order of what functions without a body have as values.
func (e *checker) assumeOpen(own []*scalar.Open, params []*graph.Param, k graph.Condition, w grammar.Expr) {
	for _, n := range []*graph.Node{k.Low, k.High} {
		strange := len(n.Charts()) > 0 || n.HasRuntime() || n.Size() != 1
		for _, p := range n.Params() {
			strange = strange || !slices.Contains(params, p) && (p.Open == nil || !slices.Contains(own, p.Open))
		}
		if strange {
			e.fail(diag.New(refuse.CodeParam, w.Span(), "a condition of a function without a body is about its value, its arguments and numbers; "+quote.Short(w)+" is not"))
			return
		}
	}
	u := e.g.Formulas()
	low, err := u.Components(k.Low)
	if err != nil {
		return
	}
	high, err := u.Components(k.High)
	if err != nil {
		return
	}
	by := map[scalar.Var]scalar.Expr{}
	for i, p := range params {
		by[u.ParamVar(p, 0)] = u.Pool.Arg(i)
	}
	to := scalar.NewPool(1)
	cond := scalar.OpenCondition{From: to, Strict: k.Strict,
		Low:  to.Import(u.Pool.Subst(low[0], scalar.NewSubstitution(by)), u.Pool),
		High: to.Import(u.Pool.Subst(high[0], scalar.NewSubstitution(by)), u.Pool)}
	for _, o := range own {
		if slices.Contains(cond.Low.Opens(), o) || slices.Contains(cond.High.Opens(), o) {
			o.Assume(cond)
		}
	}
}

// takenDerivative finds a name that would be that of a derivative of the open
// function stem, where it is bound.
func (e *checker) takenDerivative(stem string) (diag.Span, bool) {
	for name, b := range e.scope.bindings {
		if rest, ok := strings.CutPrefix(name, stem); ok && rest != "" && strings.Trim(rest, "'") == "" && b.value != nil {
			return b.def, true
		}
	}
	return diag.Span{}, false
}

// openDerivative is the derivative of an open function that a name with primes is, and
// its stem: a” of a(t). Of several parameters the brackets say which.
func (e *checker) openDerivative(name string) (f *value.Func, primes int) {
	stem := strings.TrimRight(name, "'")
	if stem == name {
		return nil, 0
	}
	b := e.scope.lookup(stem)
	if b == nil {
		return nil, 0
	}
	if f, ok := b.value.(*value.Func); ok && f.Open != nil {
		return f, len(name) - len(stem)
	}
	return nil, 0
}

// callPrimed is a'(t), the derivative of an open function; ok is false for calls of
// anything else.
func (e *checker) callPrimed(x *grammar.Call, n *grammar.Name, by []grammar.Expr) (v value.Value, ok bool) {
	if f, _ := e.openDerivative(n.Name); f == nil {
		return nil, false
	}
	if f := e.derivativeOf(x, n, by); f != nil {
		return e.callOpen(f, x), true
	}
	return nil, true
}

// derivativeOf is the derivative of an open function that a call names: a'(t), V'[r,t](r, t);
// nil where it names none, which is said where the stem is an open function.
func (e *checker) derivativeOf(x *grammar.Call, n *grammar.Name, by []grammar.Expr) *value.Func {
	f, primes := e.openDerivative(n.Name)
	if f == nil {
		return nil
	}
	o := f.Open.Open
	orders := slices.Clone(f.Open.Orders)
	switch {
	case by == nil && len(orders) == 1:
		orders[0] += primes
	case by == nil:
		e.fail(suggest.WhichArgument(x.Fun, refuse.CodeArguments, n.Text, o.Head(), o.Params))
		return nil
	case primes > 1:
		e.fail(diag.New(refuse.CodeArguments, x.Fun.Span(), "one prime, and in the brackets a parameter for each derivative"))
		return nil
	default:
		for _, b := range by {
			k := -1
			if q, isName := b.(*grammar.Name); isName {
				k = slices.Index(o.Params, quote.Name(q))
			}
			if k < 0 {
				e.fail(diag.New(refuse.CodeArguments, b.Span(), quote.Short(b)+" is no parameter of "+o.Head()))
				return nil
			}
			orders[k]++
		}
	}
	return &value.Func{Name: o.Name, Open: o.Func(orders), Slots: f.Slots}
}

// callOpen applies an open function.
func (e *checker) callOpen(f *value.Func, x *grammar.Call) value.Value {
	if f.Slots != nil {
		return e.callSlots(f, x)
	}
	v := e.callScalar(f.Open, x)
	if o, ok := v.(*value.Object); ok {
		return e.withBody(o, f.Open.Open, x)
	}
	return v
}

// callScalar applies a function of numbers, elementwise.
func (e *checker) callScalar(f *scalar.Func, x *grammar.Call) value.Value {
	fs, ok := e.scalarArguments(f, x)
	if !ok {
		return nil
	}
	return e.pointwise(fs, func(p *scalar.Pool, a []scalar.Expr) scalar.Expr { return p.Apply(f, a...) }, x)
}

// scalarArguments are the arguments of a function of numbers.
func (e *checker) scalarArguments(f *scalar.Func, x *grammar.Call) ([]operand, bool) {
	args, ok := e.arguments(x)
	if !ok {
		return nil, false
	}
	if len(args) != f.Arity {
		e.fail(diag.New(refuse.CodeArguments, x.Span(), f.Name+" takes "+number.Count(f.Arity, "argument")+", not "+itoa(len(args))))
		return nil, false
	}
	fs := make([]operand, len(args))
	for i := range args {
		if args[i].Name != "" {
			e.fail(diag.New(refuse.CodeArguments, args[i].Span, f.Name+" has no parameters to name"))
			return nil, false
		}
		o, p := e.toObject(args[i].Value, x.Args[i].Value)
		if o == nil || p != nil {
			return nil, false
		}
		if letter.Slots(o) > 0 {
			e.fail(diag.New(refuse.CodeNotNumbers, args[i].Span, f.Name+" acts on numbers and arrays, "+quote.Short(x.Args[i].Value)+" is "+o.Kind()))
			return nil, false
		}
		fs[i] = operand{o: o, x: x.Args[i].Value}
	}
	return fs, true
}
