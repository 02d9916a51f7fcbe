package check

import (
	"encoding/binary"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// callFn calls a function written in Geo: its body is elaborated again with
// the arguments bound to the parameters.
func (e *elab) callFn(f *builtins.Func, x *grammar.Call) builtins.Value {
	args, ok := e.arguments(x)
	if !ok {
		return nil
	}
	return e.apply(f, args, x)
}

// apply inlines f at a call whose arguments are elaborated.
func (e *elab) apply(f *builtins.Func, args []builtins.Arg, x *grammar.Call) builtins.Value {
	fn := f.Fn
	for _, c := range e.calls {
		if c.fn == fn {
			e.fail(errAt(CodeRecursion, x.Span(), f.Name+" calls itself: there is no recursion, so that every script ends").WithPlace(fn.Name.Sp, "written here"))
			return nil
		}
	}
	if len(e.calls) >= e.lim.Calls {
		e.fail(errAt(CodeTooMuch, x.Span(), "calls are nested more than "+itoa(e.lim.Calls)+" deep"))
		return nil
	}
	vals, spans, ok := e.match(f, args, x)
	if !ok {
		return nil
	}
	pass := e.elementwise(f)
	bound := make([]builtins.Value, len(fn.Params))
	for i := range fn.Params {
		if vals[i] == nil {
			continue
		}
		v := vals[i]
		if o, isObj := v.(*builtins.Object); isObj && !pass {
			v = bare(o)
		}
		if bound[i] = e.fit(v, &fn.Params[i], f, spans[i], x); bound[i] == nil {
			ok = false
		}
	}
	if !ok {
		return nil
	}
	key, memo := e.callKey(fn, bound)
	if memo {
		if v, hit := e.memo[key]; hit {
			return v
		}
	}
	v := e.inlined(f, bound, x)
	if memo && v != nil && e.rep.silent == 0 {
		e.memo[key] = v
	}
	return v
}

// match pairs arguments with parameters, by position and by name.
func (e *elab) match(f *builtins.Func, args []builtins.Arg, x *grammar.Call) (vals []builtins.Value, spans []diag.Span, ok bool) {
	fn := f.Fn
	vals = make([]builtins.Value, len(fn.Params))
	spans = make([]diag.Span, len(fn.Params))
	n := 0
	ok = true
	for _, a := range args {
		k := -1
		if a.Name != "" {
			var names []string
			for i := range fn.Params {
				names = append(names, fn.Params[i].Name.Name)
				if fn.Params[i].Name.Name == a.Name {
					k = i
				}
			}
			if k < 0 {
				d := errAt(CodeArguments, a.Span, f.Name+" has no parameter "+a.Name).WithPlace(fn.Name.Sp, signature(fn))
				if near := diag.Nearest(a.Name, names); near != "" {
					d.WithNote("did you mean " + near)
				}
				e.fail(d)
				ok = false
				continue
			}
		} else {
			k = n
			n++
		}
		if k >= len(fn.Params) {
			e.fail(errAt(CodeArguments, x.Span(), f.Name+" takes "+plural(len(fn.Params), "argument")+", not "+itoa(len(args))).WithPlace(fn.Name.Sp, signature(fn)))
			return nil, nil, false
		}
		if vals[k] != nil {
			e.fail(errAt(CodeArguments, a.Span, fn.Params[k].Name.Text+" is given twice"))
			ok = false
			continue
		}
		vals[k], spans[k] = a.Value, a.Span
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		if vals[i] != nil || !ok {
			continue
		}
		if p.Default == nil {
			e.fail(errAt(CodeArguments, x.Span(), f.Name+" takes "+plural(len(fn.Params), "argument")+", not "+itoa(len(args))+": "+paramText(p)+" is missing").WithPlace(fn.Name.Sp, signature(fn)))
			return nil, nil, false
		}
		restore := e.enter(f, x)
		vals[i] = e.expr(p.Default)
		restore()
		spans[i] = x.Span()
		if vals[i] == nil {
			ok = false
		}
	}
	return vals, spans, ok
}

// signature is rhess(f, connection C^k_ij).
func signature(fn *grammar.Fn) string {
	s := textName(fn.Name) + "("
	for i := range fn.Params {
		if i > 0 {
			s += ", "
		}
		s += paramText(&fn.Params[i])
	}
	return s + ")"
}

func paramText(p *grammar.FnParam) string {
	s := textName(p.Name) + indexText(ixOf(p.Indices))
	if len(p.Indices) == 0 {
		s = textName(p.Name)
	}
	if p.Keyword != "" {
		s = p.Keyword + " " + s
	}
	return s
}

func textName(n grammar.Ident) string {
	if n.Text != "" {
		return n.Text
	}
	return n.Name
}

// enter goes into a function's scope; the result comes back.
func (e *elab) enter(f *builtins.Func, x *grammar.Call) func() {
	saved := *e
	fs := f.Scope.(*fnScope)
	e.sc = newScope(fs.sc)
	e.sc.upto = fs.upto
	e.sc.fn = true
	e.bound, e.inner, e.frees = nil, nil, nil
	e.data, e.top = false, false
	e.calls = append(e.calls, frame{name: f.Name, fn: f.Fn, span: x.Span(), lib: fs.sc.lib})
	return func() {
		e.sc, e.bound, e.inner, e.frees, e.data, e.top = saved.sc, saved.bound, saved.inner, saved.frees, saved.data, saved.top
		e.calls = e.calls[:len(e.calls)-1]
	}
}

// fnScope is where a function was written: its scope, and how much of it.
type fnScope struct {
	sc   *scope
	upto int
	// trusted: the declared law was proved, or will be, for all arguments.
	trusted bool
}

// inlined is inline with one report for one call: what does not fit at its
// first place seldom fits at the others.
func (e *elab) inlined(f *builtins.Func, args []builtins.Value, x *grammar.Call) builtins.Value {
	n := len(e.rep.list)
	v := e.inline(f, args, x)
	if len(e.calls) == 0 && len(e.rep.list) > n+1 {
		for _, d := range e.rep.list[n+1:] {
			delete(e.rep.seen, reported{d.Code, d.Span, d.Message})
		}
		e.rep.list = e.rep.list[:n+1]
	}
	return v
}

// inline elaborates the body with parameters bound.
func (e *elab) inline(f *builtins.Func, args []builtins.Value, x *grammar.Call) builtins.Value {
	fn := f.Fn
	leave := e.enter(f, x)
	if e.elementwise(f) {
		// Letters that pass through are not summed in the body.
		for _, v := range args {
			if o, ok := v.(*builtins.Object); ok {
				e.bound = append(e.bound, letterTexts(o)...)
			}
		}
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		v := args[i]
		if o, ok := v.(*builtins.Object); ok && o.Name == "" {
			c := *o
			c.Name = textName(p.Name)
			v = &c
		}
		e.bind(p.Name.Name, &binding{value: v, def: p.Span(), pattern: paramText(p)})
	}
	var v builtins.Value
	var body grammar.Expr
	if fn.Body != nil {
		body = fn.Body
		v = e.expr(fn.Body)
	} else {
		v, body = e.block(fn)
	}
	if v != nil {
		v = e.result(f, v, body)
	}
	leave()
	return v
}

// block runs a block body; the last statement is the result.
func (e *elab) block(fn *grammar.Fn) (builtins.Value, grammar.Expr) {
	for i, s := range fn.Block {
		last := i == len(fn.Block)-1
		switch s := s.(type) {
		case *grammar.Define:
			e.define(s)
			if last {
				b := e.sc.names[s.Name.Name]
				if b == nil {
					return nil, s.Value
				}
				return b.value, s.Value
			}
		case *grammar.ExprStmt:
			if last {
				return e.expr(s.X), s.X
			}
		case *grammar.Use:
			e.useStmt(s)
		case *grammar.Fn:
			e.fn(s)
		}
	}
	return nil, nil
}

// result orders a body's slots as declared, and gives the result its law.
func (e *elab) result(f *builtins.Func, v builtins.Value, x grammar.Expr) builtins.Value {
	fn := f.Fn
	if r, ok := v.(*builtins.Range); ok && len(fn.ResultIndices) > 0 {
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
	o, ok := v.(*builtins.Object)
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
		if o = e.toLeft(o, fn.ResultIndices, name, x, nil); o == nil {
			return nil
		}
	} else {
		o = bare(o)
	}
	out := *o
	out.Name, out.Def, out.Coords = "", diag.Span{}, nil
	if fn.ResultKeyword == "" {
		return &out
	}
	return e.declared(f, &out, x)
}

// declared gives a function's result the law it promises.
func (e *elab) declared(f *builtins.Func, o *builtins.Object, x grammar.Expr) builtins.Value {
	fn := f.Fn
	law := index.Tensor
	if fn.ResultKeyword == "connection" {
		law = index.Connection
	}
	if !e.lawSlots(fn.ResultKeyword, o, x.Span(), textName(fn.Name)) {
		return nil
	}
	if o.Law != law {
		trusted := f.Scope.(*fnScope).trusted
		e.claim(o, &graph.ClaimInfo{Name: textName(fn.Name), Law: law, Metric: fn.ResultKeyword == "metric", Span: fn.Name.Sp, Trusted: trusted, Anomaly: o.Anomaly, Why: o.Why})
	}
	o.Metric = fn.ResultKeyword == "metric"
	return o
}

// fit checks an argument against its parameter, and gives literals heights.
func (e *elab) fit(v builtins.Value, p *grammar.FnParam, f *builtins.Func, at diag.Span, x *grammar.Call) builtins.Value {
	wrong := func(want string) builtins.Value {
		d := errAt(CodeArguments, at, f.Name+" wants "+want+" as "+textName(p.Name)+"; "+argText(at)+" is "+kindOf(v))
		d.WithPlace(p.Span(), paramText(p))
		e.fail(d)
		return nil
	}
	switch p.Keyword {
	case "chart":
		if _, ok := v.(*builtins.Chart); !ok {
			return wrong("a chart")
		}
		return v
	case "map":
		if _, ok := v.(*builtins.Map); !ok {
			return wrong("a map")
		}
		return v
	case "point":
		if _, ok := v.(*builtins.Point); !ok {
			return wrong("a point")
		}
		return v
	}
	if len(p.Indices) == 0 && p.Keyword == "" {
		return v
	}
	if r, ok := v.(*builtins.Range); ok {
		if o := e.rangeArray(r); o != nil {
			v = o
		}
	}
	o, ok := v.(*builtins.Object)
	if !ok {
		return wrong("an object with " + plural(len(p.Indices), "index"))
	}
	if o.Lit != nil && len(p.Indices) == rank(o) && rank(o) > 0 {
		info := graph.InputInfo{Name: textName(p.Name), Law: index.Tensor, Metric: p.Keyword == "metric", Span: at}
		if p.Keyword == "connection" {
			info.Law = index.Connection
		}
		lit, err := builtins.OnChart(e.g, o, at, kindsOf(p.Indices), info)
		if err != nil {
			e.failErr(err, at)
			return nil
		}
		return lit
	}
	if len(p.Indices) > 0 && !e.slotsFit(o, p, f, at) {
		return nil
	}
	return e.lawFits(o, p, f, at, x)
}

func argText(at diag.Span) string {
	if t := at.Text(); t != "" && len(t) <= 48 {
		return t
	}
	return "the argument"
}

func kindsOf(ix []grammar.Index) []index.Kind {
	out := make([]index.Kind, len(ix))
	for i := range ix {
		out[i] = index.Down
		if ix[i].Up {
			out[i] = index.Up
		}
	}
	return out
}

// slotsFit checks number and heights of an argument's slots.
func (e *elab) slotsFit(o *builtins.Object, p *grammar.FnParam, f *builtins.Func, at diag.Span) bool {
	bad := rank(o) != len(p.Indices)
	k := 0
	for i, a := range o.Node.Axes() {
		if hidden(letterAt(o, i)) || bad {
			continue
		}
		up := p.Indices[k].Up
		k++
		switch {
		case a.Kind == index.Up && !up, a.Kind == index.Down && up, a.Kind == index.Plain && up:
			bad = true
		}
	}
	if !bad {
		return true
	}
	d := errAt(CodeArguments, at, f.Name+" wants "+paramText(p)+"; "+argText(at)+" is "+objectKind(o))
	d.WithPlace(p.Span(), paramText(p))
	e.fail(d)
	return false
}

// lawFits checks the declared law of an argument.
func (e *elab) lawFits(o *builtins.Object, p *grammar.FnParam, f *builtins.Func, at diag.Span, x *grammar.Call) builtins.Value {
	switch p.Keyword {
	case "connection":
		if o.Law != index.Connection {
			e.needConnection(o, f.Name+" wants a connection as "+textName(p.Name)+"; "+argText(at)+" is "+lawWords(o), at, p.Span())
			return nil
		}
		if !connectionSlots(o.Node.Axes()) {
			return nil
		}
	case "metric":
		if !o.Metric {
			e.needMetric(o, f.Name+" wants a metric as "+textName(p.Name)+"; "+argText(at)+" is "+describeLaw(o), at, p.Span())
			return nil
		}
	case "tensor":
		if o.Law != index.Tensor {
			d := errAt(CodeNotTensor, at, f.Name+" wants a tensor as "+textName(p.Name)+"; "+argText(at)+" is "+o.Law.String())
			d.WithPlace(p.Span(), paramText(p))
			if o.Why != "" {
				d.WithNote(o.Why)
			}
			e.fail(d)
			return nil
		}
	}
	return o
}

func lawWords(o *builtins.Object) string {
	if slots(o) == 0 {
		return describe(o)
	}
	if o.Law == index.Tensor {
		return "a tensor"
	}
	return o.Law.String()
}

func describeLaw(o *builtins.Object) string {
	if o.Law != index.Tensor && slots(o) > 0 {
		return objectKind(o) + ", and " + o.Law.String()
	}
	return objectKind(o)
}

// needConnection refuses a tensor where a connection is needed, and offers the
// keyword where the object is bound.
func (e *elab) needConnection(o *builtins.Object, msg string, at, param diag.Span) {
	d := errAt(CodeTensorConn, at, msg)
	d.WithPlace(param, "declared here")
	if def, ok := e.defineOf(operand{o: o}); ok && len(def.Indices) == 3 && connectionSlots(o.Node.Axes()) {
		d.WithFixNote(def.Span(), "connection "+textOf2(def.Span()), "where it is bound")
	} else if o.Metric {
		d.WithFix(at, "levicivita("+argText(at)+")")
	} else if len(o.Node.Axes()) > 0 && o.Node.Axes()[0].Chart != nil {
		c := o.Node.Axes()[0].Chart
		if ms := e.sc.metrics(c); len(ms) > 0 {
			d.WithFix(at, "levicivita("+ms[0]+")")
		} else {
			d.WithFix(at, "flat("+c.Name+")")
		}
	}
	e.fail(d)
}

func textOf2(s diag.Span) string { return s.Text() }

// needMetric refuses an object that is not declared a metric.
func (e *elab) needMetric(o *builtins.Object, msg string, at, param diag.Span) {
	d := errAt(CodeNeedMetric, at, msg)
	d.WithPlace(param, "declared here")
	axes := o.Node.Axes()
	if def, ok := e.defineOf(operand{o: o}); ok && len(def.Indices) == 2 && len(axes) == 2 && axes[0].Kind == index.Down && axes[1].Kind == index.Down {
		d.WithFixNote(def.Span(), "metric "+def.Span().Text(), "where it is bound")
	} else if len(axes) > 0 && axes[0].Chart != nil {
		if ms := e.sc.metrics(axes[0].Chart); len(ms) > 0 {
			d.WithFix(at, ms[0])
		}
	}
	e.fail(d)
}

// callKey identifies a call by its arguments, where they have an identity.
func (e *elab) callKey(fn *grammar.Fn, args []builtins.Value) (callKey, bool) {
	if e.batch > 0 || e.loops > 0 {
		return callKey{}, false
	}
	var b []byte
	for _, v := range args {
		switch v := v.(type) {
		case *builtins.Object:
			if lettered(v) > 0 || v.Lit != nil || v.Coords != nil || v.Anomaly != nil || v.Weight != nil {
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
		case *builtins.Point:
			b = append(b, 'p')
			b = binary.AppendVarint(b, e.pointID(v.P))
		case *builtins.Chart:
			b = append(b, 'c')
			b = binary.AppendVarint(b, int64(v.C.ID))
		default:
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
func (e *elab) pointID(p *graph.Point) int64 {
	id, ok := e.pointIDs[p]
	if !ok {
		id = int64(len(e.pointIDs))
		e.pointIDs[p] = id
	}
	return id
}
