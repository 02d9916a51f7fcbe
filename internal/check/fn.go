package check

// Calls of functions written in Geo: the body is elaborated again with the
// arguments bound.

import (
	"encoding/binary"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// callFn calls a function written in Geo: its body is elaborated again with
// the arguments bound to the parameters.
func (e *checker) callFn(f *value.Func, x *grammar.Call) value.Value {
	args, ok := e.arguments(x)
	if !ok {
		return nil
	}
	return e.apply(f, args, x)
}

// apply inlines f at a call whose arguments are elaborated.
func (e *checker) apply(f *value.Func, args []builtins.Arg, x *grammar.Call) value.Value {
	fn := f.Fn
	for _, c := range e.calls {
		if c.fn == fn {
			e.fail(diag.New(refuse.CodeRecursion, x.Span(), f.Name+" calls itself: there is no recursion, so that every script ends").WithPlace(fn.Name.Sp, "written here"))
			return nil
		}
	}
	if len(e.calls) >= e.lim.Calls {
		e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "calls are nested more than "+itoa(e.lim.Calls)+" deep"))
		return nil
	}
	vals, spans, ok := e.match(f, args, x)
	if !ok {
		return nil
	}
	elementwise := e.elementwise(f)
	bound := make([]value.Value, len(fn.Params))
	for i := range fn.Params {
		if vals[i] == nil {
			continue
		}
		v := vals[i]
		if o, isObj := v.(*value.Object); isObj && !elementwise {
			v = letter.Bare(o)
		}
		if bound[i] = e.fit(v, &fn.Params[i], f, spans[i], x); bound[i] == nil {
			ok = false
		}
	}
	if !ok {
		return nil
	}
	key, memo := e.keyOf(fn, bound)
	if memo {
		if v, hit := e.memo[key]; hit {
			return v
		}
	}
	v := e.inlined(f, bound, x)
	if o, ok := v.(*value.Object); ok && f.Scope.(*fnScope).sc.lib {
		e.computed[o.Node] = computedBy{fn.Name.Name, bound}
	}
	if memo && v != nil && !e.silent {
		e.memo[key] = v
	}
	return v
}

// enter goes into a function's scope; the result comes back.
func (e *checker) enter(f *value.Func, x *grammar.Call) (leave func()) {
	fs := f.Scope.(*fnScope)
	sc := newScope(fs.sc)
	sc.asOf = fs.asOf
	sc.inBody = true
	return e.within(func(c *context) {
		c.scope = sc
		c.statement = &statement{node: c.statement.node}
		c.boundLetters, c.named, c.root, c.probe, c.choosing = nil, nil, nil, nil, false
		c.inData, c.mayRebind, c.overChart = false, false, nil
		c.calls = append(c.calls, frame{name: f.Name, fn: f.Fn, span: x.Span(), lib: fs.sc.lib})
	})
}

// fnScope is where a function was written: its scope, and how much of it.
type fnScope struct {
	sc      *scope
	asOf    int
	promise promise
}

// inlined is inline with one report for one call: what does not fit at its
// first place seldom fits at the others.
func (e *checker) inlined(f *value.Func, args []value.Value, x *grammar.Call) value.Value {
	n := len(e.report.list)
	v := e.inline(f, args, x)
	if len(e.calls) == 0 && len(e.report.list) > n+1 {
		e.report.forget(n + 1)
	}
	return v
}

// inline elaborates the body with parameters bound.
func (e *checker) inline(f *value.Func, args []value.Value, x *grammar.Call) value.Value {
	fn := f.Fn
	leave := e.enter(f, x)
	if e.elementwise(f) {
		// Letters that pass through are not summed in the body.
		var letters []string
		for _, v := range args {
			if o, ok := v.(*value.Object); ok {
				letters = append(letters, letter.Visible(o)...)
			}
		}
		e.within(func(c *context) { c.boundLetters = letters })
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		v := args[i]
		if o, ok := v.(*value.Object); ok && o.Name == "" {
			c := *o
			c.Name = quote.Ident(p.Name)
			v = &c
		}
		e.bind(p.Name.Name, &binding{value: v, def: p.Span(), pattern: quote.Param(p)})
	}
	var v value.Value
	var body grammar.Expr
	if fn.Body != nil {
		body = fn.Body
		v = e.right(fn.ResultIndices, fn.Body)
	} else {
		v, body = e.blockResult(fn)
	}
	if v != nil {
		v = e.result(f, args, v, body)
	}
	leave()
	return v
}

// blockResult runs a block body; the last statement is the result.
func (e *checker) blockResult(fn *grammar.Fn) (value.Value, grammar.Expr) {
	for i, s := range fn.Block {
		last := i == len(fn.Block)-1
		switch s := s.(type) {
		case *grammar.Define:
			e.define(s)
			if last {
				b := e.scope.bindings[s.Name.Name]
				if b == nil {
					return nil, s.Value
				}
				return b.value, s.Value
			}
		case *grammar.ExprStmt:
			if last {
				return e.right(fn.ResultIndices, s.X), s.X
			}
		case *grammar.Use:
			e.useStmt(s)
		case *grammar.Fn:
			e.fnStmt(s)
		default: // no other statement may stand in a body: blockBody has said so
		}
	}
	return nil, nil
}

// result orders a body's slots as declared, and gives the result its law.
func (e *checker) result(f *value.Func, args []value.Value, v value.Value, x grammar.Expr) value.Value {
	fn := f.Fn
	if r, ok := v.(*value.Range); ok && len(fn.ResultIndices) > 0 {
		if o := e.rangeArray(r); o != nil {
			v = o
		}
	}
	if p, ok := v.(*pending); ok {
		v = e.decide(p, x)
	}
	if v == nil {
		return nil
	}
	o, ok := v.(*value.Object)
	if !ok {
		return v
	}
	if e.elementwise(f) {
		return o
	}
	name := fn.Name
	if fn.ResultName != nil {
		name = *fn.ResultName
	}
	if len(fn.ResultIndices) > 0 {
		if o = e.toResult(o, fn, name, x); o == nil {
			return nil
		}
	} else {
		o = letter.Bare(o)
	}
	out := *o
	out.Name, out.Def, out.Coords = "", diag.Span{}, nil
	if fn.ResultKeyword == "" {
		return &out
	}
	return e.declared(f, args, &out, x)
}

// toResult aligns a body to the declared indices. An array that the body writes
// on a chart becomes the object that the head declares, as on the left of a
// definition: fn polar(a) -> metric g_ij = diag(1, a r^2) on P.
func (e *checker) toResult(o *value.Object, fn *grammar.Fn, name grammar.Ident, x grammar.Expr) *value.Object {
	if o.Lit == nil || letter.Lettered(o) > 0 || letter.Rank(o) != len(fn.ResultIndices) {
		return e.toLeft(o, fn.ResultIndices, name, x, nil)
	}
	if !e.distinct(grammar.Ident{}, fn.ResultIndices) {
		return nil
	}
	info := graph.InputInfo{Name: quote.Ident(fn.Name), Law: index.Tensor, Metric: fn.ResultKeyword == "metric", Span: x.Span()}
	if fn.ResultKeyword == "connection" {
		info.Law = index.Connection
	}
	return e.literal(o, x.Span(), fn.ResultIndices, info)
}

// declared gives a function's result the law it promises.
func (e *checker) declared(f *value.Func, args []value.Value, o *value.Object, x grammar.Expr) value.Value {
	fn := f.Fn
	law := index.Tensor
	if fn.ResultKeyword == "connection" {
		law = index.Connection
	}
	if !e.lawSlots(fn.ResultKeyword, o, x.Span(), quote.Ident(fn.Name)) {
		return nil
	}
	metric, open := fn.ResultKeyword == "metric", false
	if metric {
		symmetric, at := e.symmetry(o)
		switch {
		case symmetric == scalar.NonZero && f.Scope.(*fnScope).promise.refuted:
			return nil
		case symmetric == scalar.NonZero:
			e.fail(e.words().PromisedMetric(fn, at, x))
			return nil
		}
		open = symmetric == scalar.Unknown
	}
	if fn.ResultKeyword == "connection" {
		o = e.upperFirst(o)
	}
	about, trusted := e.trust(f, args)
	if !about && o.Law != law {
		return o // of an argument without a law: the result has none either
	}
	if o.Law != law || open {
		e.claim(o, &graph.ClaimInfo{Name: quote.Ident(fn.Name), Law: law, Metric: metric, Span: fn.Name.Sp, Trusted: trusted, Anomaly: o.Anomaly, Why: o.Why})
	}
	o.Metric = metric
	return o
}

// keyOf identifies a call by its arguments, where they have an identity.
func (e *checker) keyOf(fn *grammar.Fn, args []value.Value) (callKey, bool) {
	if e.vectorised > 0 || e.paramLoops > 0 {
		return callKey{}, false
	}
	var b []byte
	for _, v := range args {
		switch v := v.(type) {
		case *value.Object:
			if letter.Lettered(v) > 0 || v.Lit != nil || v.Coords != nil || v.Anomaly != nil || v.Weight != nil || v.Partials != nil {
				return callKey{}, false
			}
			b = append(b, 'o', byte(v.Law))
			b = binary.AppendVarint(b, int64(v.Node.ID()))
			f := byte(0)
			if v.Metric {
				f = 1
			}
			if v.Value {
				f |= 2
			}
			b = append(b, f)
			b = append(b, v.Name...)
			for k := range v.Node.Axes() {
				if p := v.BaseOf(k); p != nil {
					b = append(b, '@')
					b = binary.AppendVarint(b, e.pointID(p))
				}
				if m := v.ViaOf(k); m != nil {
					b = append(b, '~')
					b = binary.AppendVarint(b, int64(m.ID))
				}
				b = append(b, '.')
			}
		case *value.Point:
			b = append(b, 'p')
			b = binary.AppendVarint(b, e.pointID(v.P))
		case *value.Chart:
			b = append(b, 'c')
			b = binary.AppendVarint(b, int64(v.C.ID))
		default: // other kinds have no identity that a key could hold
			return callKey{}, false
		}
		b = append(b, ',')
	}
	return callKey{fn, string(b)}, true
}

type callKey struct {
	fn   *grammar.Fn
	args string
}

// pointID numbers the points met.
func (e *checker) pointID(p *graph.Point) int64 {
	id, ok := e.pointIDs[p]
	if !ok {
		id = int64(len(e.pointIDs))
		e.pointIDs[p] = id
	}
	return id
}
