package check

import (
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// match pairs arguments with parameters, by position and by name.
func (e *checker) match(f *value.Func, args []builtins.Arg, x *grammar.Call) (vals []value.Value, spans []diag.Span, ok bool) {
	fn := f.Fn
	vals = make([]value.Value, len(fn.Params))
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
				d := diag.New(CodeArguments, a.Span, f.Name+" has no parameter "+a.Name).WithPlace(fn.Name.Sp, signature(fn))
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
			e.fail(diag.New(CodeArguments, x.Span(), f.Name+" takes "+arity(fn)+", not "+itoa(len(args))).WithPlace(fn.Name.Sp, signature(fn)))
			return nil, nil, false
		}
		if vals[k] != nil {
			e.fail(diag.New(CodeArguments, a.Span, fn.Params[k].Name.Text+" is given twice"))
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
			e.fail(diag.New(CodeArguments, x.Span(), f.Name+" takes "+arity(fn)+", not "+itoa(len(args))+": "+paramText(p)+" is missing").WithPlace(fn.Name.Sp, signature(fn)))
			return nil, nil, false
		}
		leave := e.enter(f, x)
		vals[i] = e.expr(p.Default)
		leave()
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

// fit checks an argument against its parameter, and gives literals heights.
func (e *checker) fit(v value.Value, p *grammar.FnParam, f *value.Func, at diag.Span, x *grammar.Call) value.Value {
	wrong := func(want string) value.Value {
		d := diag.New(CodeArguments, at, f.Name+" wants "+want+" as "+textName(p.Name)+"; "+argText(at)+" is "+kindOf(v))
		d.WithPlace(p.Span(), paramText(p))
		e.fail(d)
		return nil
	}
	switch p.Keyword {
	case "chart":
		if _, ok := v.(*value.Chart); !ok {
			return wrong("a chart")
		}
		return v
	case "map":
		if _, ok := v.(*value.Map); !ok {
			return wrong("a map")
		}
		return v
	case "point":
		if _, ok := v.(*value.Point); !ok {
			return wrong("a point")
		}
		return v
	}
	if len(p.Indices) == 0 && p.Keyword == "" {
		return v
	}
	if r, ok := v.(*value.Range); ok {
		if o := e.rangeArray(r); o != nil {
			v = o
		}
	}
	o, ok := v.(*value.Object)
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
func (e *checker) slotsFit(o *value.Object, p *grammar.FnParam, f *value.Func, at diag.Span) bool {
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
	d := diag.New(CodeArguments, at, f.Name+" wants "+paramText(p)+"; "+argText(at)+" is "+objectKind(o))
	d.WithPlace(p.Span(), paramText(p))
	e.fail(d)
	return false
}

// lawFits checks the declared law of an argument.
func (e *checker) lawFits(o *value.Object, p *grammar.FnParam, f *value.Func, at diag.Span, x *grammar.Call) value.Value {
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
			d := diag.New(CodeNotTensor, at, f.Name+" wants a tensor as "+textName(p.Name)+"; "+argText(at)+" is "+o.Law.String())
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

func lawWords(o *value.Object) string {
	if slots(o) == 0 {
		return describe(o)
	}
	if o.Law == index.Tensor {
		return "a tensor"
	}
	return o.Law.String()
}

func describeLaw(o *value.Object) string {
	if o.Law != index.Tensor && slots(o) > 0 {
		return objectKind(o) + ", and " + o.Law.String()
	}
	return objectKind(o)
}

// needConnection refuses a tensor where a connection is needed, and offers the
// keyword where the object is bound.
func (e *checker) needConnection(o *value.Object, msg string, at, param diag.Span) {
	d := diag.New(CodeTensorConn, at, msg)
	if !param.IsZero() {
		d.WithPlace(param, "declared here")
	}
	def, ok := e.defineOf(operand{o: o})
	switch {
	case o.Weight != nil: // and it is not 1: no declaration makes it a connection
		if ok {
			e.offerMean(d, o, def)
		}
	case ok && len(def.Indices) == 3 && connectionSlots(o.Node.Axes()):
		d.WithFixNote(def.Span(), "connection "+def.Span().Text(), "where it is bound")
	case o.Metric:
		d.WithFix(at, "levicivita("+argText(at)+")")
	case len(o.Node.Axes()) > 0 && o.Node.Axes()[0].Chart != nil:
		c := o.Node.Axes()[0].Chart
		if ms := e.scope.metrics(c); len(ms) > 0 {
			d.WithFix(at, "levicivita("+ms[0]+")")
		} else {
			d.WithFix(at, "flat("+c.Name+")")
		}
	}
	e.fail(d)
}

// offerMean offers C/2 + D/2 for a sum C + D of connections, whose weights must
// add up to 1.
func (e *checker) offerMean(d *diag.Diagnostic, o *value.Object, def *grammar.Define) {
	d.WithNote("a sum of connections is a connection where the weights add up to 1")
	w, ok := o.Weight.Number()
	if !ok || w.IsZero() {
		return
	}
	if text := e.pool.Format(e.pool.Rcp(w), scalar.Text); !strings.ContainsAny(text, "-+ ") {
		d.WithFixNote(def.Value.Span(), text+" ("+textOf(def.Value)+")", "their mean")
	}
}

// needMetric refuses an object that is not declared a metric.
func (e *checker) needMetric(o *value.Object, msg string, at, param diag.Span) {
	d := diag.New(CodeNeedMetric, at, msg)
	if !param.IsZero() {
		d.WithPlace(param, "declared here")
	}
	axes := o.Node.Axes()
	if def, ok := e.defineOf(operand{o: o}); ok && len(def.Indices) == 2 && len(axes) == 2 && axes[0].Kind == index.Down && axes[1].Kind == index.Down {
		d.WithFixNote(def.Span(), "metric "+def.Span().Text(), "where it is bound")
	} else if len(axes) == 2 && axes[0] == axes[1] && axes[0].Kind == index.Down {
		// A sum of metrics, say: being a metric is declared.
		ij := "_ij"
		if ls := names(o); ls[0] != "" && ls[1] != "" && len(ls[0]) == 1 && len(ls[1]) == 1 {
			ij = "_" + ls[0] + ls[1]
		}
		name := e.free("M")
		d.Fixes = append(d.Fixes, diag.Fix{Span: at, Replace: name, Above: "metric " + name + ij + " = " + at.Text()})
	} else if len(axes) > 0 && axes[0].Chart != nil {
		if ms := e.scope.metrics(axes[0].Chart); len(ms) > 0 {
			d.WithFix(at, ms[0])
		}
	}
	e.fail(d)
}

// arity is how many arguments a function takes, those with defaults or not.
func arity(fn *grammar.Fn) string {
	least := 0
	for i := range fn.Params {
		if fn.Params[i].Default == nil {
			least++
		}
	}
	if n := len(fn.Params); least < n {
		return itoa(least) + " to " + plural(n, "argument")
	}
	return plural(least, "argument")
}
