package check

// Letters on objects: H_ij, inv(G)^ik, phi^a, each against the slot it stands
// on.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// indexed attaches letters: H_ij, inv(G)^ik, (J @ p)^b_i, phi^a. A letter may
// stand twice; the product around it contracts.
func (e *checker) indexed(x *grammar.Indexed) value.Value {
	var v value.Value
	var b *binding
	if p, ok := x.X.(*grammar.Paren); ok {
		return e.bracket(x, p)
	}
	lo := len(e.statement.dummies)
	if n, ok := x.X.(*grammar.Name); ok {
		b = e.scope.lookup(n.Name)
		if b == nil && n.Name == "delta" {
			return e.delta(x)
		}
		if b == nil {
			e.fail(suggest.Indexed(suggester{e}, x, n))
			return nil
		}
		if b.value == nil && b.coords == nil {
			return nil
		}
		v = e.valueOf(b, n)
	} else {
		v = e.expr(x.X)
	}
	if !e.attachedTo(x.Indices, lo, x) {
		return nil
	}
	return e.lettered(v, x, b)
}

// bracket is (a_k b_k)_k, a bracket that names its letters: each once, those
// that are free in it and plain ones that it keeps, in the order in which its
// axes stand. Letters behind a bracket that has none are put on its axes.
func (e *checker) bracket(x *grammar.Indexed, p *grammar.Paren) value.Value {
	lo := len(e.statement.dummies)
	v := e.inside(x, p)
	o, ok := v.(*value.Object)
	if !ok || letter.Lettered(o) == 0 || letter.Unlettered(o) > 0 {
		if ok && letter.Rank(o) == 0 && len(letter.Used(p.X)) > 0 {
			e.fail(e.words().BracketLetters(x, nil))
			return nil
		}
		if v == nil || !e.attachedTo(x.Indices, lo, x) {
			return nil
		}
		return e.lettered(v, x, nil)
	}
	// What it keeps is said, and nobody's doubt further out.
	inside := slices.DeleteFunc(e.statement.dummies[lo:], func(d letter.Dummy) bool { return d.Kept })
	e.statement.dummies = e.statement.dummies[:lo+len(inside)]
	return e.ordered(o, x)
}

// inside is what a bracket holds whose letters stand behind it. A letter that it
// names is nobody's doubt further out.
func (e *checker) inside(x *grammar.Indexed, p *grammar.Paren) value.Value {
	if e.probe != nil {
		defer e.within(func(c *context) { c.probe = e.probe.Behind(x.Indices) })()
	}
	return e.right(x.Indices, p.X)
}

// ordered is an object in the order of the letters behind its bracket.
func (e *checker) ordered(o *value.Object, x *grammar.Indexed) value.Value {
	ns := letter.Names(o)
	to := make([]int, 0, len(ns))
	for k, l := range ns {
		if letter.Hidden(l) {
			to = append(to, k)
		}
	}
	exact := letter.Rank(o) == len(x.Indices)
	for i, ix := range x.Indices {
		k := letter.Position(ns, ix.Name)
		if k < 0 || letter.Has(x.Indices[:i], ix.Name) {
			exact = false
			break
		}
		if up := o.Node.Axes()[k].Kind == index.Up; up != ix.Up {
			e.fail(e.words().BracketHeight(x, ix, writtenLetters(o)))
			return nil
		}
		to = append(to, k)
	}
	if !exact {
		e.fail(e.words().BracketLetters(x, writtenLetters(o)))
		return nil
	}
	out := e.permute(o, to)
	if len(x.Groups) > 0 {
		return e.symmetrise(out, x)
	}
	return out
}

// lettered is a value with letters behind it.
func (e *checker) lettered(v value.Value, x *grammar.Indexed, b *binding) value.Value {
	switch v := v.(type) {
	case nil:
		return nil
	case *value.Object:
		return e.attach(v, x, b)
	case *value.Range:
		if o := e.rangeArray(v); o != nil {
			return e.attach(o, x, b)
		}
		return nil
	case *pending:
		if o, ok := e.decide(v, x.X).(*value.Object); ok {
			return e.attach(o, x, b)
		}
		return nil
	case *value.Map:
		return e.mapVector(v.M, x)
	case *value.Func:
		e.fail(suggest.FunctionLetters(suggester{e}, x, v.Name, v.Fn != nil && len(v.Fn.Params) > 0))
		return nil
	default: // other kinds take no indices, as is said below
	}
	e.fail(diag.New(refuse.CodeNoIndices, x.Span(), quote.Short(x.X)+" is "+v.Kind()+" and takes no indices"))
	return nil
}

// attach puts the letters of x on the axes of o.
func (e *checker) attach(o *value.Object, x *grammar.Indexed, b *binding) value.Value {
	if letter.Lettered(o) > 0 {
		e.fail(e.words().IndicesOfItsOwn(x, o))
		return nil
	}
	if letter.Rank(o) != len(x.Indices) {
		if !e.isMended(x) {
			e.fail(e.words().WrongCount(o, x, b.said()))
		}
		return nil
	}
	if o.Law == index.Connection {
		ordered := connectionLetters(x)
		if ordered == nil {
			e.fail(e.words().ConnectionHeights(x, b.said()))
			return nil
		}
		x = ordered
	}
	if o.Metric && len(x.Indices) == 2 {
		if m := e.metricIndices(o, x); m != nil {
			o = m
		}
	}
	letters := make([]string, len(o.Node.Axes()))
	out := o
	ok := true
	k := 0
	for i := range o.Node.Axes() {
		if l := letter.At(o, i); l != "" {
			letters[i] = l
			continue
		}
		ix := x.Indices[k]
		letters[i] = ix.Name
		if ok && !e.fits(out, i, ix, x, b, k) {
			ok = false
		}
		k++
	}
	if !ok {
		return nil
	}
	out = letter.With(out, letters)
	for i := range out.Node.Axes() {
		if want, have := axisHeight(x, letters, i), out.Node.Axes()[i].Kind; want != have && have != index.Plain {
			if out = e.turn(out, i, x); out == nil {
				return nil
			}
		}
	}
	if len(x.Groups) > 0 {
		return e.symmetrise(out, x)
	}
	return out
}

// axisHeight is the height at which axis i's letter is written.
func axisHeight(x *grammar.Indexed, letters []string, i int) index.Kind {
	k := 0
	for j := 0; j < i; j++ {
		if !letter.Hidden(letters[j]) {
			k++
		}
	}
	if letter.Hidden(letters[i]) {
		return index.Plain
	}
	return heightOf(x.Indices[k])
}

// heightOf is the height at which a letter is written.
func heightOf(ix grammar.Index) index.Kind {
	if ix.Up {
		return index.Up
	}
	return index.Down
}

// fits checks one letter against the axis it stands on.
func (e *checker) fits(o *value.Object, axis int, ix grammar.Index, x *grammar.Indexed, b *binding, pos int) bool {
	a := o.Node.Axes()[axis]
	if a.Kind == index.Plain {
		if ix.Up {
			e.fail(e.words().PlainUp(x, pos, a.Size))
			return false
		}
		return true
	}
	if e.coordLetter(a.Chart, ix) {
		e.fail(e.words().CoordLetter(x, ix, a.Chart))
		return false
	}
	if a.Kind == heightOf(ix) || e.scope.metricUse(a.Chart) != nil && o.ViaOf(axis) == nil {
		return true
	}
	e.fail(e.words().WrongHeight(o, axis, ix, x, b.said()))
	return false
}

// coordLetter reports a letter that is a coordinate's or block's name of a
// chart declared in the text that is being read, or in scope, outside functions.
func (e *checker) coordLetter(c *index.Chart, ix grammar.Index) bool {
	if c.BlockIndex(ix.Name) < 0 || len(e.calls) > 0 || e.inFn() {
		return false
	}
	if b := e.scope.lookup(ix.Name); b != nil && slices.ContainsFunc(b.coords, func(r coordRef) bool { return r.chart == c }) {
		return true // declared on an earlier line of a session, or in the program of an expression
	}
	return e.chartSource(c) == ix.Sp.Source
}

// inFn reports whether a function's body is being read.
func (e *checker) inFn() bool {
	for s := e.scope; s != nil; s = s.parent {
		if s.inBody {
			return true
		}
	}
	return false
}

// chartSource is the text a chart was declared in.
func (e *checker) chartSource(c *index.Chart) *diag.Source {
	for _, ch := range e.prog.Charts {
		if ch.C == c {
			return ch.Span.Source
		}
	}
	return nil
}
