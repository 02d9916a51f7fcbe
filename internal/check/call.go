package check

// Calls f(x): of functions, built-ins and host functions, charts (a point),
// maps (an image).

import (
	"errors"
	"slices"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// call is f(x): a function, a chart (a point of it), a map (an image).
func (e *checker) call(x *grammar.Call) value.Value {
	var v value.Value
	if n, ok := x.Fun.(*grammar.Name); ok {
		b := e.scope.lookup(n.Name)
		if b == nil {
			if v, ok := e.callPrimed(x, n, nil); ok {
				return v
			}
			e.unboundCall(x, n)
			return nil
		}
		if b.coords != nil {
			v = e.coordinate(b, n)
		} else {
			v = b.value
		}
	} else if c, ok := x.Fun.(*grammar.Component); ok { // the grammar calls V'[r,t] alone
		n := c.X.(*grammar.Name)
		if v, ok := e.callPrimed(x, n, c.Args); ok {
			return v
		}
		v = e.expr(x.Fun)
	} else {
		v = e.expr(x.Fun)
	}
	switch v := v.(type) {
	case nil:
		// The arguments are still read: their mistakes are their own.
		for i := range x.Args {
			e.expr(x.Args[i].Value)
		}
		return nil
	case *value.Func:
		switch {
		case v.Open != nil:
			return e.callOpen(v, x)
		case v.Fn != nil:
			return e.callFn(v, x)
		}
		return e.callNative(builtins.EntryOf(v), x)
	case *hostFunc:
		return e.callScalar(v.f, x)
	case *value.Chart:
		return e.makePoint(v.C, x)
	case *value.Map:
		return e.image(v.M, x)
	case *value.Object:
		e.fail(e.words().NotCallable(v, x))
		return nil
	default: // other kinds are not called, as is said below
	}
	e.fail(diag.New(refuse.CodeNotCallable, x.Span(), quote.Short(x.Fun)+" is "+v.Kind()+" and is not called"))
	return nil
}

// arguments elaborates a call's arguments; ok when all are understood.
func (e *checker) arguments(x *grammar.Call) ([]builtins.Arg, bool) {
	args := make([]builtins.Arg, len(x.Args))
	ps := make([]letter.Part, len(x.Args))
	ok := true
	for i := range x.Args {
		a := &x.Args[i]
		if a.For != nil {
			e.fail(refuse.CallNamed(a))
			return nil, false
		}
		var v value.Value
		ps[i] = e.part(a.Value, func() value.Value { v = e.expr(a.Value); return v })
		if p, isPending := v.(*pending); isPending {
			v = e.decide(p, a.Value)
		}
		if v == nil {
			ok = false
		}
		args[i] = builtins.Arg{Name: a.Name.Name, Value: v, Span: a.Value.Span()}
		if a.Name.Name != "" {
			args[i].Span = a.Span()
		}
	}
	return args, ok && e.apart(ps, x)
}

// callNative calls a built-in function.
func (e *checker) callNative(f *builtins.Entry, x *grammar.Call) value.Value {
	if f.DataOnly && !e.inData {
		e.fail(e.words().ReadElsewhere(f.Name, x))
		return nil
	}
	if f.Replaces {
		return e.subst(x)
	}
	if f.Value && len(x.Args) == 1 {
		e.fail(e.words().ConstantCalled(x))
		return nil
	}
	args, ok := e.arguments(wordsOf(f, x))
	if !ok {
		return nil
	}
	if f.Pointwise {
		return e.pointwiseNative(f, args, x)
	}
	if e.lacks(f, args, x) {
		return nil
	}
	for i := range args {
		o, isObj := args[i].Value.(*value.Object)
		if !isObj {
			if r, isRange := args[i].Value.(*value.Range); isRange && (e.needsElements(r.Lo) || e.needsElements(r.Hi)) {
				return nil
			}
			continue
		}
		if e.hasHidden(o) {
			return nil
		}
		args[i].Value = letter.Bare(o)
	}
	return e.native(f, args, x)
}

// wordsOf is a call in which names that stand for themselves are texts: from: above.
func wordsOf(f *builtins.Entry, x *grammar.Call) *grammar.Call {
	if f.Words == nil {
		return x
	}
	c := *x
	c.Args = slices.Clone(x.Args)
	for i := range c.Args {
		if n, ok := c.Args[i].Value.(*grammar.Name); ok && c.Args[i].Name.Text != "" && slices.Contains(f.Words, n.Name) {
			c.Args[i].Value = &grammar.String{At: n.At, Value: n.Name}
		}
	}
	return &c
}

// lacks refuses a call of a built-in that lacks the metric or connection which
// its signature ends with.
func (e *checker) lacks(f *builtins.Entry, args []builtins.Arg, x *grammar.Call) bool {
	keyword := f.LastWord()
	if keyword == "" || len(args) != f.Min-1 {
		return false
	}
	_, err := f.Call(&builtins.Call{Args: args, Span: x.Span(), G: e.g, Host: host{e}})
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return false
	}
	e.fail(suggest.Missing(suggester{e}, x, f.Name, keyword, d))
	return true
}

// hasHidden reports, inside a comprehension run as one array, an object that
// runs over its variable: what is not elementwise is done one by one.
func (e *checker) hasHidden(o *value.Object) bool {
	for k := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, k)) {
			e.takeOneByOne()
			return true
		}
	}
	return false
}

// native applies an entry as a call says.
func (e *checker) native(f *builtins.Entry, args []builtins.Arg, x *grammar.Call) value.Value {
	return e.nativeAt(f, args, x.Span(), x)
}

// nativeAt applies an entry; x is the call, nil where there is none.
func (e *checker) nativeAt(f *builtins.Entry, args []builtins.Arg, at diag.Span, x *grammar.Call) value.Value {
	c := &builtins.Call{Args: args, Span: at, G: e.g, Host: host{e}}
	for i := range args {
		e.workOf(args[i].Value)
	}
	call := f.Call
	if f.DataOnly {
		call = func(c *builtins.Call) (value.Value, error) { return e.dataset(f, c) }
	}
	return e.placed(func(c *builtins.Call) (value.Value, error) {
		v, err := call(c)
		var refused *diag.Diagnostic
		if x != nil && errors.As(err, &refused) {
			e.fail(suggest.Refused(suggester{e}, x, f.Name, refused))
			return nil, nil
		}
		return v, err
	}, c)
}

// placed is what a built-in gives, its nodes and points placed where it was called.
func (e *checker) placed(call func(c *builtins.Call) (value.Value, error), c *builtins.Call) value.Value {
	at := c.Span
	v, err := call(c)
	if err != nil {
		e.failErr(err, at)
		return nil
	}
	switch v := v.(type) {
	case nil:
		return nil
	case *value.Object:
		if v.Node == nil {
			return nil
		}
		if v.Node.Op() != graph.OpInput {
			e.g.SetOrigin(v.Node, at)
		}
	case *value.Point:
		if v.P.Span.IsZero() {
			v.P.Span = at
		}
		e.emitPoint(v.P, at)
	case *value.List:
		for _, x := range v.Elems {
			if p, ok := x.(*value.Point); ok {
				if p.P.Span.IsZero() {
					p.P.Span = at
				}
				e.emitPoint(p.P, at)
			}
		}
	default: // other values have no node and no point to be placed
	}
	return v
}

// failErr reports an error of a built-in.
func (e *checker) failErr(err error, at diag.Span) {
	var d *diag.Diagnostic
	var l diag.List
	switch {
	case errors.As(err, &d):
		e.fail(d)
	case errors.As(err, &l):
		for _, d := range l {
			e.fail(d)
		}
	default:
		e.fail(diag.New(refuse.CodeArguments, at, err.Error()))
	}
}

// pointwiseNative calls an elementwise function: plain letters pass through.
func (e *checker) pointwiseNative(f *builtins.Entry, args []builtins.Arg, x *grammar.Call) value.Value {
	if len(args) == 0 {
		return e.native(f, args, x)
	}
	fs := make([]operand, 0, len(args))
	at := make([]int, 0, len(args))
	for i := range args {
		o, ok := args[i].Value.(*value.Object)
		if r, isRange := args[i].Value.(*value.Range); isRange {
			if o = e.rangeArray(r); o == nil {
				return nil
			}
			ok = true
		}
		if !ok || letter.Slots(o) > 0 {
			// The entry says what is wrong.
			if ok {
				args[i].Value = letter.Bare(o)
			}
			return e.native(f, args, x)
		}
		fs = append(fs, operand{o: o, x: x.Args[i].Value})
		at = append(at, i)
	}
	if !e.meetAll(fs, x) {
		return nil
	}
	al, ok := e.commonShapeOfNumbers(fs)
	if !ok {
		return nil
	}
	for k, fo := range fs {
		o := fo.o
		if len(o.Node.Axes()) > 0 {
			n := e.align(o.Node, letter.Names(o), al.letters, al.axes)
			shape := al.objectOf(n)
			p := *o
			p.Node, p.Letters, p.Base, p.Via = n, shape.Letters, nil, nil
			o = &p
		}
		args[at[k]].Value = o
	}
	v := e.native(f, args, x)
	if o, isObj := v.(*value.Object); isObj && len(o.Node.Axes()) == len(al.axes) && len(al.axes) > 0 {
		p := *o
		p.Letters = al.objectOf(o.Node).Letters
		return &p
	}
	return v
}

// hostFunc is a scalar function that the host brings.
type hostFunc struct {
	value.Foreign
	f *scalar.Func
}

func (*hostFunc) Kind() string { return "a function" }
func (*hostFunc) Type() string { return "Func" }
