package check

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// indexed attaches letters: H_ij, inv(G)^ik, (J @ p)^b_i, phi^a. A letter may
// stand twice; the product around it contracts.
func (e *checker) indexed(x *grammar.Indexed) value.Value {
	var v value.Value
	var b *binding
	if n, ok := x.X.(*grammar.Name); ok {
		b = e.scope.lookup(n.Name)
		if b == nil && n.Name == "delta" {
			return e.delta(x)
		}
		if b == nil {
			e.unknownIndexed(x, n)
			return nil
		}
		if b.value == nil && b.coords == nil {
			return nil
		}
		v = e.valueOf(b, n)
	} else {
		v = e.expr(x.X)
	}
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
		d := diag.New(CodeNoIndices, x.Span(), short(x.X)+" is a function and takes no indices; its results do")
		if v.Fn != nil && len(v.Fn.Params) > 0 {
			d.WithNote("as in " + v.Name + "(…)" + indexText(ixOf(x.Indices)))
		}
		e.fail(d)
		return nil
	}
	e.fail(diag.New(CodeNoIndices, x.Span(), short(x.X)+" is "+kindOf(v)+" and takes no indices"))
	return nil
}

// attach puts the letters of x on the axes of o.
func (e *checker) attach(o *value.Object, x *grammar.Indexed, b *binding) value.Value {
	if lettered(o) > 0 {
		e.fail(diag.New(CodeCount, x.Span(), "the bracket has indices of its own ("+freeList(o)+"): name the object first, or write the letters once").
			WithPlace(x.X.Span(), "free in "+freeList(o)))
		return nil
	}
	if rank(o) != len(x.Indices) {
		e.wrongCount(o, x, b)
		return nil
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
		if l := letterAt(o, i); l != "" {
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
	out = withLetters(out, letters)
	for i := range out.Node.Axes() {
		if want, have := e.heightOf(x, letters, i), out.Node.Axes()[i].Kind; want != have && have != index.Plain {
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

// heightOf is the height at which axis i's letter is written.
func (e *checker) heightOf(x *grammar.Indexed, letters []string, i int) index.Kind {
	k := 0
	for j := 0; j < i; j++ {
		if !hidden(letters[j]) {
			k++
		}
	}
	if hidden(letters[i]) {
		return index.Plain
	}
	if x.Indices[k].Up {
		return index.Up
	}
	return index.Down
}

// bindFirst offers to bind numbers that are meant with slots, over a chart of
// their size: v^i = [1, 2] on theta.
func (e *checker) bindFirst(d *diag.Diagnostic, x *grammar.Indexed, size int) {
	for _, c := range e.scope.charts() {
		if c.Dim == size {
			name := e.free("v") + indexText(ixOf(x.Indices))
			d.Fixes = nil
			d.WithFix(x.Span(), name)
			d.Fixes[0].Above = name + " = " + textOf(x.X) + " on " + c.Name
			return
		}
	}
}

// fits checks one letter against the axis it stands on.
func (e *checker) fits(o *value.Object, axis int, ix grammar.Index, x *grammar.Indexed, b *binding, pos int) bool {
	a := o.Node.Axes()[axis]
	if a.Kind == index.Plain {
		if ix.Up {
			d := diag.New(CodePlainUp, ix.Sp, ix.Text+" counts over a plain range of "+short(x.X)+": plain indices are written below")
			d.WithFix(x.Span(), textOf(x.X)+indexText(lowered(x.Indices, pos)))
			if _, list := x.X.(*grammar.List); list {
				e.bindFirst(d, x, a.Size)
			}
			e.fail(d)
			return false
		}
		return true
	}
	if e.coordLetter(a.Chart, ix) {
		e.refuseCoordLetter(x, ix, a.Chart)
		return false
	}
	want := index.Down
	if ix.Up {
		want = index.Up
	}
	if a.Kind == want || e.scope.metricUse(a.Chart) != nil && o.ViaOf(axis) == nil {
		return true
	}
	e.wrongHeight(o, axis, ix, x, b, pos)
	return false
}

// coordLetter reports a letter that is a coordinate's or block's name of a
// chart declared in the text that is being read, outside functions.
func (e *checker) coordLetter(c *index.Chart, ix grammar.Index) bool {
	if c.BlockIndex(ix.Name) < 0 || len(e.calls) > 0 || e.inFn() {
		return false
	}
	return e.chartSource(c) == ix.Sp.Source
}

// inFn reports whether a function's body is being read.
func (e *checker) inFn() bool {
	for s := e.scope; s != nil; s = s.parent {
		if s.fn {
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
