package check

// The fn statement: a body's letters, its statements, and is it elementwise?

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/balance"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// fnStmt is a function's definition: its index balance is checked here, spaces and
// sizes at each call, a promised law once for all arguments.
func (e *checker) fnStmt(s *grammar.Fn) {
	ok := e.mayBind(s.Name)
	seen := map[string]bool{}
	for i := range s.Params {
		p := &s.Params[i]
		if seen[p.Name.Name] {
			e.fail(diag.New(refuse.CodeDuplicate, p.Name.Sp, "the parameter "+p.Name.Text+" is named twice"))
			ok = false
		}
		seen[p.Name.Name] = true
	}
	if s.Body == nil && !e.blockBody(s) {
		ok = false
	}
	e.seq++
	fs := &fnScope{sc: e.scope, asOf: e.seq}
	f := &value.Func{Name: quote.Ident(s.Name), Fn: s, Scope: fs}
	if ok && (!e.balances(f) || e.byParamIn(s)) {
		ok = false
	}
	if !ok {
		if e.scope.bindings[s.Name.Name] == nil {
			e.poison(s.Name)
		}
		return
	}
	e.bindTop(s.Name, f, quote.Head(s))
	if s.ResultKeyword != "" && len(e.calls) == 0 {
		e.fnClaim(f)
	}
}

// blockBody checks the statements that a block body may have.
func (e *checker) blockBody(s *grammar.Fn) bool {
	if len(s.Block) == 0 {
		e.fail(diag.New(refuse.CodeBody, s.Span(), "the body has no result: its last statement is the result"))
		return false
	}
	ok := true
	for i, st := range s.Block {
		last := i == len(s.Block)-1
		switch st.(type) {
		case *grammar.Define:
		case *grammar.ExprStmt:
			if !last {
				e.fail(diag.New(refuse.CodeBareExpr, st.Span(), "this expression is not used: only the last statement of a body is its result"))
				ok = false
			}
		case *grammar.Use, *grammar.Fn:
			if last {
				e.fail(diag.New(refuse.CodeBody, st.Span(), "the last statement of a body is its result; this one has none"))
				ok = false
			}
		default: // no other statement gives a body anything
			e.fail(diag.New(refuse.CodeStatement, st.Span(), "a body has definitions, functions, use lines and its result; this belongs at the top of a script"))
			ok = false
		}
	}
	return ok
}

// elementwise reports a function that applies only arithmetic and elementwise
// functions to its parameters: plain indices of arguments pass through it.
func (e *checker) elementwise(f *value.Func) bool {
	fn := f.Fn
	if v, ok := e.elementwiseFns[fn]; ok {
		return v
	}
	e.elementwiseFns[fn] = false // of a function that calls itself
	v := e.isElementwise(f)
	e.elementwiseFns[fn] = v
	return v
}

func (e *checker) isElementwise(f *value.Func) bool {
	fn := f.Fn
	if fn.Body == nil || fn.ResultKeyword != "" || len(fn.ResultIndices) > 0 || len(fn.Params) == 0 {
		return false
	}
	params := map[string]bool{}
	for i := range fn.Params {
		if p := &fn.Params[i]; p.Keyword != "" || len(p.Indices) > 0 {
			return false
		}
		params[fn.Params[i].Name.Name] = true
	}
	fs := f.Scope.(*fnScope)
	sc := newScope(fs.sc)
	sc.asOf = fs.asOf
	ok := true
	grammar.Walk(fn.Body, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Number, *grammar.Paren, *grammar.Compare, *grammar.If, *grammar.Bool:
		case *grammar.Name:
			if params[n.Name] {
				return true
			}
			b := sc.lookup(n.Name)
			if b == nil {
				ok = false
				return false
			}
			switch v := b.value.(type) {
			case *value.Object:
				// A name from outside may be any number.
				if len(v.Node.Axes()) > 0 {
					ok = false
				}
			case *value.Func:
				if native := builtins.EntryOf(v); native == nil || !native.Value {
					ok = false
				}
			default: // of other kinds a body is elaborated as a whole
				ok = false
			}
		case *grammar.Unary, *grammar.Binary:
		case *grammar.Call:
			name, isName := n.Fun.(*grammar.Name)
			if !isName {
				ok = false
				return false
			}
			b := sc.lookup(name.Name)
			if b == nil {
				ok = false
				return false
			}
			switch v := b.value.(type) {
			case *value.Func:
				if native := builtins.EntryOf(v); native != nil && !native.Pointwise || v.Slots != nil || v.Open == nil && v.Fn != nil && !e.elementwise(v) {
					ok = false
				}
			case *hostFunc:
			default: // other kinds are no functions
				ok = false
			}
			for i := range n.Args {
				grammar.Walk(n.Args[i].Value, func(m grammar.Node) bool { return true })
			}
			if ok {
				for i := range n.Args {
					if !e.elementwiseArg(n.Args[i].Value, params, sc) {
						ok = false
					}
				}
			}
			return false
		default: // other expressions look at indices or points
			ok = false
		}
		return ok
	})
	return ok
}

// elementwiseArg is the same question of an argument.
func (e *checker) elementwiseArg(x grammar.Expr, params map[string]bool, sc *scope) bool {
	fn := &grammar.Fn{Body: x}
	for p := range params {
		fn.Params = append(fn.Params, grammar.FnParam{Name: grammar.Ident{Name: p}})
	}
	return e.isElementwise(&value.Func{Fn: fn, Scope: &fnScope{sc: sc}})
}

// balances reports whether the letters of a function's body balance, where it is
// written.
func (e *checker) balances(f *value.Func) bool {
	sc := newScope(f.Scope.(*fnScope).sc)
	sc.inBody = true
	defer e.within(func(c *context) { c.scope, c.writtenFn = sc, f.Fn.Name.Name })()
	return balance.Body(f.Fn, bodyChecker{e})
}

// bodyChecker is what the balance of a body may ask of the checker.
type bodyChecker struct{ e *checker }

func (w bodyChecker) Step(x grammar.Node) bool { return w.e.step(x) }
func (w bodyChecker) Fail(d *diag.Diagnostic)  { w.e.fail(d) }
func (w bodyChecker) Words() refuse.Words      { return w.e.words() }
func (w bodyChecker) Push() (leave func())     { return w.e.push() }

func (w bodyChecker) Unbound(n *grammar.Name, called bool) {
	if called {
		w.e.fail(suggest.Called(suggester(w), n))
	} else {
		w.e.fail(suggest.Name(suggester(w), n))
	}
}

func (w bodyChecker) Lookup(name string) *balance.Known {
	b := w.e.scope.lookup(name)
	if b == nil {
		if f, _ := w.e.openDerivative(name); f != nil {
			return &balance.Known{Value: f}
		}
		return nil
	}
	return &balance.Known{Value: b.value, Coord: b.coords != nil, At: b.def}
}

// Bind makes a name known; what it stands for the call will say.
func (w bodyChecker) Bind(n grammar.Ident) {
	w.e.scope.bindings[n.Name] = &binding{value: &value.Str{}, def: n.Sp}
}

func (w bodyChecker) PassesLetters(f value.Value) bool {
	switch f := f.(type) {
	case *value.Func:
		if native := builtins.EntryOf(f); native != nil {
			return native.Pointwise
		}
		return f.Slots == nil && (f.Open != nil || w.e.elementwise(f))
	case *hostFunc:
		return true
	default: // other kinds keep their arguments' letters
	}
	return false
}
