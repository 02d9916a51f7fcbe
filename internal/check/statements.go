package check

// Statements: print, assert, param, data, use, test, and what may be bound to a
// name.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// stmt checks one statement and leaves what there is to run in e.stmts.
func (e *checker) stmt(s grammar.Stmt) {
	defer e.within(func(c *context) {
		c.statement, c.boundLetters, c.named, c.root = &statement{node: s}, nil, nil, nil
	})()
	if !e.step(s) {
		return
	}
	said := len(e.report.list)
	s.Accept(statements{e})
	e.keptExact(s)
	e.asElsewhere(s, said)
	e.keepsWhatReads(s, said)
	e.offersDeclarations(s, said)
}

// keptExact refuses a statement with an exact number that is too long to be
// kept.
func (e *checker) keptExact(s grammar.Stmt) {
	if e.pool.TooLong() {
		e.add(refuse.TooLong(s.Span()))
	}
}

// statements has for each kind of statement the rule that checks it.
type statements struct{ e *checker }

func (r statements) VisitChartDecl(s *grammar.ChartDecl) { r.e.chartDecl(s) }
func (r statements) VisitMapDecl(s *grammar.MapDecl)     { r.e.mapDecl(s) }
func (r statements) VisitManifold(s *grammar.Manifold)   { r.e.manifoldDecl(s) }
func (r statements) VisitDefine(s *grammar.Define)       { r.e.define(s) }
func (r statements) VisitParamDecl(s *grammar.ParamDecl) { r.e.paramDecl(s) }
func (r statements) VisitDataDecl(s *grammar.DataDecl)   { r.e.dataDecl(s) }
func (r statements) VisitFn(s *grammar.Fn)               { r.e.fnStmt(s) }
func (r statements) VisitOpenFn(s *grammar.OpenFn)       { r.e.openFn(s) }
func (r statements) VisitUse(s *grammar.Use)             { r.e.useStmt(s) }
func (r statements) VisitImport(s *grammar.Import)       { r.e.importStmt(s) }
func (r statements) VisitAssert(s *grammar.Assert)       { r.e.assert(s) }
func (r statements) VisitTable(s *grammar.Table)         { r.e.table(s) }
func (r statements) VisitPlot(s *grammar.Plot)           { r.e.plot(s) }
func (r statements) VisitFor(s *grammar.For)             { r.e.forStmt(s) }
func (r statements) VisitForall(s *grammar.Forall)       { r.e.forallStmt(s) }
func (r statements) VisitTest(s *grammar.Test)           { r.e.testStmt(s) }
func (r statements) VisitExprStmt(s *grammar.ExprStmt)   { r.e.exprStmt(s) }

func (r statements) VisitPrint(s *grammar.Print) {
	if items, ok := r.e.items(s.Exprs); ok {
		for _, x := range s.Exprs {
			r.e.hintText(x)
		}
		r.e.emit(&Print{Base{s.Span()}, items})
	}
}

// hintText warns of a text in which a name stands as if its value were put there.
func (e *checker) hintText(x grammar.Expr) {
	text, ok := x.(*grammar.String)
	if !ok || !strings.ContainsAny(text.Value, "${") || len(e.calls) > 0 {
		return
	}
	known := func(name string) bool { return e.scope.lookup(name) != nil }
	if at := quote.Placed(text.Value, known); len(at) > 0 {
		e.add(suggest.TextAsItIs(text, at))
	}
}

func (r statements) VisitShow(s *grammar.Show) {
	if items, ok := r.e.items(s.Exprs); ok && r.e.shownAs(s, items) {
		st := &Show{Base: Base{s.Span()}, Items: items}
		if s.Convention != nil && !r.e.byConvention(s, st) {
			return
		}
		if s.Form != nil {
			st.Form = s.Form.Name
		}
		r.e.emit(st)
	}
}

// items elaborates the expressions of print and its kin.
func (e *checker) items(xs []grammar.Expr) ([]Item, bool) {
	ok := true
	out := make([]Item, len(xs))
	for i, x := range xs {
		v := e.expr(x)
		if p, isPending := v.(*pending); isPending {
			v = e.decide(p, x)
		}
		if v == nil {
			ok = false
		}
		out[i] = Item{Expr: x, Value: v}
	}
	return out, ok
}

// assert is assert cond tol t samples n, "why".
func (e *checker) assert(s *grammar.Assert) {
	c := e.cond(s.Cond)
	tol := e.positive(s.Tol, "tol")
	samples := e.positive(s.Samples, "samples")
	if c == nil || (s.Tol != nil && tol == nil) || (s.Samples != nil && samples == nil) {
		return
	}
	e.emit(&Assert{Base: Base{s.Span()}, Cond: c, Tol: tol, Samples: samples, Why: s.Why})
}

// exprStmt is a bare expression: echoed in a session, refused in a script.
func (e *checker) exprStmt(s *grammar.ExprStmt) {
	if e.echoes && len(e.calls) == 0 {
		e.hintText(s.X)
		v := e.expr(s.X)
		if p, ok := v.(*pending); ok {
			v = e.decide(p, s.X)
		}
		if v != nil {
			e.answer(s, v)
		}
		return
	}
	e.fail(e.words().BareExpr(s))
	e.trial(func() { e.expr(s.X) })
	var names []grammar.Ident
	grammar.Walk(s, func(x grammar.Node) bool {
		if n, ok := x.(*grammar.Name); ok {
			names = append(names, grammar.Ident{At: n.At, Name: n.Name, Text: n.Text})
		}
		return true
	})
	e.unknown(names) // it may have been a definition
}

// paramDecl is param M = 1, param M, param w_n = [1, 2].
func (e *checker) paramDecl(s *grammar.ParamDecl) {
	var own []*graph.Param
	for _, q := range s.All() {
		before := len(e.prog.Params)
		e.oneParam(&q)
		own = append(own, e.prog.Params[before:]...)
	}
	if len(s.Where) > 0 && len(own) == 1+len(s.More) {
		e.plainly(own, func() { e.paramConditions(s.Where, own) })
	}
}

func (e *checker) oneParam(s *grammar.OneParam) {
	if !e.mayBind(s.Name) {
		e.expr(s.Value)
		return
	}
	if len(e.calls) > 0 || e.paramLoops > 0 {
		e.fail(diag.New(refuse.CodeStatement, s.Span(), "a param is declared at the top of a script"))
		e.poison(s.Name)
		return
	}
	p := &graph.Param{ID: len(e.prog.Params), Name: s.Name.Name, Span: s.Name.Sp}
	if s.Value != nil {
		o := e.settledOf(e.right(s.Indices, s.Value), s.Value)
		if o == nil {
			e.poison(s.Name)
			return
		}
		if o = e.toLeft(o, s.Indices, s.Name, s.Value, nil); o == nil {
			e.poison(s.Name)
			return
		}
		if letter.Slots(o) > 0 || len(letter.FieldCharts(o)) > 0 {
			e.fail(diag.New(refuse.CodeParam, s.Value.Span(), "a param is a number or an array; "+quote.Short(s.Value)+" is "+o.Kind()).WithPlace(s.Name.Sp, "param"))
			e.poison(s.Name)
			return
		}
		if _, known := e.constants(o.Node); !known && len(o.Node.Params()) == 0 && o.Node.HasRuntime() {
			e.fail(diag.New(refuse.CodeParam, s.Value.Span(), "a param's value is known before running"))
			e.poison(s.Name)
			return
		}
		p.Default = o.Node
		p.Axes = o.Node.Axes()
	} else if len(s.Indices) > 0 {
		e.fail(diag.New(refuse.CodeParam, s.Span(), "an array param needs a value: its sizes are known before running"))
		e.poison(s.Name)
		return
	}
	if s.Order != nil && !e.paramOrder(s, p) {
		e.poison(s.Name)
		return
	}
	if v, ok := e.opt.Params[p.Name]; ok {
		n := 1
		for _, a := range p.Axes {
			n *= a.Size
		}
		if len(v) != n {
			e.fail(diag.New(refuse.CodeParam, s.Name.Sp, "the param "+p.Name+" has "+number.Count(n, "number")+", "+itoa(len(v))+" are given"))
		}
	}
	e.prog.Params = append(e.prog.Params, p)
	v := &value.Object{Node: e.g.Param(p), Name: quote.Ident(s.Name), Def: s.Span()}
	if p.Formal != nil {
		v.Node = p.Formal
	}
	e.bindTop(s.Name, v, s.Name.Text)
}

// dataDecl is data X_nf = csv("iris.csv").
func (e *checker) dataDecl(s *grammar.DataDecl) {
	if !e.mayBind(s.Name) {
		return
	}
	leave := e.within(func(c *context) { c.inData = true })
	v := e.right(s.Indices, s.Value)
	leave()
	o, ok := v.(*value.Object)
	if v == nil {
		e.poison(s.Name)
		return
	}
	if !ok {
		if text, isText := v.(*value.Str); isText {
			e.fail(refuse.DataOfText(s.Value.Span(), text.S))
			e.poison(s.Name)
			return
		}
		if len(s.Indices) > 0 {
			e.fail(diag.New(refuse.CodeData, s.Value.Span(), quote.Short(s.Value)+" is "+v.Kind()+" and takes no indices"))
			e.poison(s.Name)
			return
		}
		e.bindTop(s.Name, v, s.Name.Text)
		return
	}
	if o = e.toLeft(o, s.Indices, s.Name, s.Value, nil); o == nil {
		e.poison(s.Name)
		return
	}
	if letter.Slots(o) > 0 || len(letter.FieldCharts(o)) > 0 {
		e.fail(diag.New(refuse.CodeData, s.Value.Span(), "data are numbers; "+quote.Short(s.Value)+" is "+o.Kind()))
		e.poison(s.Name)
		return
	}
	out := *o
	out.Name, out.Def = quote.Ident(s.Name), s.Span()
	e.bindTop(s.Name, &out, quote.Ident(s.Name)+letter.Text(letter.FromIndices(s.Indices)))
}

// useStmt is use metric G, use connection C.
func (e *checker) useStmt(s *grammar.Use) {
	v := e.expr(s.Name)
	o, ok := v.(*value.Object)
	if v == nil {
		return
	}
	if !ok {
		e.fail(diag.New(refuse.CodeWrongKind, s.Name.Span(), quote.Short(s.Name)+" is "+v.Kind()+", not a "+s.Keyword))
		return
	}
	o = letter.Bare(o)
	if letter.BasePoint(o) != nil {
		e.fail(diag.New(refuse.CodeBase, s.Name.Span(), quote.Short(s.Name)+" is a value at a point; use takes a field"))
		return
	}
	var u use
	e.seq++
	u.seq = e.seq
	if s.Keyword == "metric" {
		if !o.Metric {
			e.fail(e.words().NeedMetric(o, "use metric wants a metric; "+quote.Short(s.Name)+" is "+o.KindAndLaw(), s.Name.Span(), diag.Span{}))
			e.lostUse(o, u)
			return
		}
		u.chart = o.Node.Axes()[0].Chart
		u.metric = o
		// nabla of a metric is its Levi-Civita connection's, made when needed.
		u.conn = e.leviCivita(o, s)
		if u.conn == nil {
			return
		}
	} else {
		if o.Law != index.Connection {
			msg := "use connection wants a connection; " + quote.Short(s.Name) + " is " + o.LawKind()
			if o.Law == index.Tensor && letter.Slots(o) == 3 {
				msg = "what is zero in every chart is not a connection: " + quote.Short(s.Name) + " is bound as a tensor"
			}
			e.fail(e.words().NeedConnection(o, msg, s.Name.Span(), diag.Span{}, e.shareOf))
			e.lostUse(o, u)
			return
		}
		u.chart = o.Node.Axes()[0].Chart
		u.conn = o
		if o.Node.Axes()[0].Kind != index.Up {
			e.fail(diag.New(refuse.CodeMetricSlots, s.Name.Span(), "a connection in use has its upper slot first"))
			return
		}
	}
	e.scope.uses = append(e.scope.uses, u)
}

// lostUse remembers a wrong use line, so that the nabla behind it is not blamed.
func (e *checker) lostUse(o *value.Object, u use) {
	if axes := o.Node.Axes(); len(axes) > 0 && axes[0].Chart != nil {
		u.chart = axes[0].Chart
		e.scope.uses = append(e.scope.uses, u)
	}
}

// leviCivita is levicivita(G) of the library.
func (e *checker) leviCivita(g *value.Object, s *grammar.Use) *value.Object {
	b := e.libraryValue("levicivita")
	f, ok := b.(*value.Func)
	if !ok {
		e.fail(diag.New(refuse.CodeUnknown, s.Span(), "the library has no levicivita"))
		return nil
	}
	call := &grammar.Call{At: grammar.At{Sp: s.Span()}, Fun: s.Name}
	args := []builtins.Arg{{Value: g, Span: s.Name.Span()}}
	v := e.apply(f, args, call)
	o, _ := v.(*value.Object)
	return o
}

// testStmt is a named group of statements.
func (e *checker) testStmt(s *grammar.Test) {
	leave := e.push()
	body := e.body(s.Body)
	leave()
	e.emit(&Test{Base{s.Span()}, s.Name, body})
}

// body checks statements into a list of their own.
func (e *checker) body(ss []grammar.Stmt) []Stmt {
	var out []Stmt
	leave := e.leaving(&out)
	for _, s := range ss {
		e.stmt(s)
	}
	leave()
	return out
}

// mayBind refuses names that cannot be bound here.
func (e *checker) mayBind(n grammar.Ident) bool {
	if f, _ := e.openDerivative(n.Name); f != nil {
		e.fail(diag.New(refuse.CodeRebound, n.Sp, n.Text+" is the derivative of "+f.Open.Open.Head()+", which has no body"))
		return false
	}
	b := e.scope.bindings[n.Name]
	if b == nil {
		if e.inFor != nil {
			if o := e.scope.lookup(n.Name); o != nil && o.coords == nil && !o.def.IsZero() && o.def.Source == n.Sp.Source && len(e.calls) == 0 {
				e.fail(diag.New(refuse.CodeRebound, n.Sp, n.Text+" is bound outside this loop: a loop does not change names, every turn starts anew").WithPlace(o.def, "bound here").
					WithNote("sum(list), [e for v in list] and reductions like sum_n collect what a loop computes"))
				return false
			}
		}
		return true
	}
	if e.mayRebind || b.value == nil && b.coords == nil {
		return true
	}
	if b.coords != nil {
		e.fail(e.words().BoundCoordinate(n, b.charts(), b.def))
		// From here on the name means what was refused, and says nothing.
		e.bind(n.Name, &binding{def: n.Sp})
		return false
	}
	e.fail(e.words().BoundAlready(n, b.def))
	return false
}

// bindTop binds a statement's name.
func (e *checker) bindTop(n grammar.Ident, v value.Value, pattern string) {
	if old := e.scope.bindings[n.Name]; old != nil {
		if c, ok := old.value.(*value.Chart); ok {
			e.forget(c.C)
		}
	}
	e.bind(n.Name, &binding{value: v, def: n.Sp, pattern: pattern})
	if e.scope == e.script {
		if _, ok := e.prog.Names[n.Name]; !ok {
			e.prog.Order = append(e.prog.Order, n.Name)
		}
		e.prog.Names[n.Name] = v
	}
}

// forget takes a chart's coordinates out of scope: its name is bound again.
func (e *checker) forget(c *index.Chart) {
	for _, blk := range c.Blocks {
		b := e.scope.bindings[blk.Name]
		if b == nil || b.coords == nil {
			continue
		}
		left := *b
		left.coords = nil
		for _, r := range b.coords {
			if r.chart != c {
				left.coords = append(left.coords, r)
			}
		}
		if len(left.coords) > 0 {
			e.scope.bindings[blk.Name] = &left
			continue
		}
		delete(e.scope.bindings, blk.Name)
		e.scope.order = slices.DeleteFunc(slices.Clone(e.scope.order), func(n string) bool { return n == blk.Name })
	}
}

// unknown lets names of a statement that failed say nothing where they are not
// bound: what it would have made of them is not known.
func (e *checker) unknown(names []grammar.Ident) {
	for _, n := range names {
		if !e.scope.Taken(n.Name) {
			e.poison(n)
		}
	}
}

// poison binds a name whose statement failed, so that its uses say nothing.
func (e *checker) poison(n grammar.Ident) {
	if e.scope.bindings[n.Name] == nil {
		e.bind(n.Name, &binding{def: n.Sp})
	}
}
