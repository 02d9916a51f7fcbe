package check

// Arguments of a Geo function against its parameters: order, names, slots,
// laws, defaults.

import (
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
			for i := range fn.Params {
				if fn.Params[i].Name.Name == a.Name {
					k = i
				}
			}
			if k < 0 {
				e.fail(refuse.NoParameter(f.Name, fn, a.Name, a.Span))
				ok = false
				continue
			}
		} else {
			k = n
			n++
		}
		if k >= len(fn.Params) {
			e.fail(diag.New(refuse.CodeArguments, x.Span(), f.Name+" takes "+refuse.Arity(fn)+", not "+itoa(len(args))).WithPlace(fn.Name.Sp, quote.Head(fn)))
			return nil, nil, false
		}
		if vals[k] != nil {
			e.fail(diag.New(refuse.CodeArguments, a.Span, fn.Params[k].Name.Text+" is given twice"))
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
			d := diag.New(refuse.CodeArguments, x.Span(), f.Name+" takes "+refuse.Arity(fn)+", not "+itoa(len(args))+": "+quote.Param(p)+" is missing").WithPlace(fn.Name.Sp, quote.Head(fn))
			e.fail(suggest.Missing(suggester{e}, x, f.Name, p.Keyword, d))
			return nil, nil, false
		}
		leave := e.enter(f, x)
		vals[i] = e.right(p.Indices, p.Default)
		leave()
		spans[i] = x.Span()
		if vals[i] == nil {
			ok = false
		}
	}
	return vals, spans, ok
}

// fit checks an argument against its parameter, and gives literals heights.
func (e *checker) fit(v value.Value, p *grammar.FnParam, f *value.Func, at diag.Span, x *grammar.Call) value.Value {
	wrong := func(want string) value.Value {
		d := diag.New(refuse.CodeArguments, at, f.Name+" wants "+want+" as "+quote.Ident(p.Name)+"; "+refuse.ArgText(at)+" is "+v.Kind())
		d.WithPlace(p.Span(), quote.Param(p))
		e.fail(suggest.Again(suggester{e}, x, f.Name, d))
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
		return wrong("an object with " + number.Count(len(p.Indices), "index"))
	}
	if o.Lit != nil && len(p.Indices) == letter.Rank(o) && letter.Rank(o) > 0 {
		info := graph.InputInfo{Name: quote.Ident(p.Name), Law: index.Tensor, Metric: p.Keyword == "metric", Span: at}
		if p.Keyword == "connection" {
			info.Law = index.Connection
		}
		if lit := e.literal(o, at, p.Indices, info); lit != nil {
			return lit
		}
		return nil
	}
	if len(p.Indices) > 0 && !e.slotsFit(o, p, f, at) {
		return nil
	}
	return e.lawFits(o, p, f, at, x)
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
	bad := letter.Rank(o) != len(p.Indices)
	k := 0
	ix := p.Indices
	if o.Law == index.Connection || p.Keyword == "connection" {
		ix = byHeight(ix)
	}
	for i, a := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) || bad {
			continue
		}
		up := ix[k].Up
		k++
		switch {
		case a.Kind == index.Up && !up, a.Kind == index.Down && up, a.Kind == index.Plain && up:
			bad = true
		}
	}
	if !bad {
		return true
	}
	d := diag.New(refuse.CodeArguments, at, f.Name+" wants "+quote.Param(p)+"; "+refuse.ArgText(at)+" is "+o.Kind())
	d.WithPlace(p.Span(), quote.Param(p))
	e.fail(e.words().MetricForConnection(d, o, p.Keyword, at))
	return false
}

// lawFits checks the declared law of an argument.
func (e *checker) lawFits(o *value.Object, p *grammar.FnParam, f *value.Func, at diag.Span, x *grammar.Call) value.Value {
	switch p.Keyword {
	case "connection":
		if o.Law != index.Connection {
			e.fail(e.words().NeedConnection(o, f.Name+" wants a connection as "+quote.Ident(p.Name)+"; "+refuse.ArgText(at)+" is "+o.LawKind(), at, p.Span(), e.shareOf))
			return nil
		}
		if !letter.ConnectionSlots(o.Node.Axes()) {
			return nil
		}
	case "metric":
		if !o.Metric {
			e.fail(e.words().NeedMetric(o, f.Name+" wants a metric as "+quote.Ident(p.Name)+"; "+refuse.ArgText(at)+" is "+o.KindAndLaw(), at, p.Span()))
			return nil
		}
	case "tensor":
		if o.Law != index.Tensor {
			d := diag.New(refuse.CodeNotTensor, at, f.Name+" wants a tensor as "+quote.Ident(p.Name)+"; "+refuse.ArgText(at)+" is "+o.Law.String())
			d.WithPlace(p.Span(), quote.Param(p))
			if o.Why != "" {
				d.WithNote(o.Why)
			}
			e.fail(d)
			return nil
		}
	}
	return o
}
