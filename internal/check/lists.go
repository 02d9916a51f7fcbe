package check

// Lists, arrays, ranges a..b and comprehensions: one array where that is
// possible, else one by one.

import (
	"math"
	"slices"
	"strconv"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// listLiteral is [a, b, c]: an array when the elements are numbers or arrays of one
// shape, else a list.
func (e *checker) listLiteral(x *grammar.List) value.Value {
	vs := make([]value.Value, len(x.Elems))
	ps := make([]letter.Part, len(x.Elems))
	ok := true
	for i, y := range x.Elems {
		ps[i] = e.part(y, func() value.Value { vs[i] = e.expr(y); return vs[i] })
		ok = ok && vs[i] != nil
	}
	if !ok || !e.apart(ps, x) {
		return nil
	}
	return e.stack(vs, x.Elems, x)
}

// nested is a list of values that are no array. Whatever goes through it meets those of
// lists within it each time that they stand there, so they are counted.
func (e *checker) nested(vs []value.Value, x grammar.Expr) value.Value {
	l := &value.List{Elems: vs}
	e.workOf(l)
	if l.Size() > e.lim.Unroll {
		e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Unroll)+" elements, those of lists within it counted"))
		return nil
	}
	return l
}

// workOf counts what it takes to go through a value that may be a list, and to make
// another of it.
func (e *checker) workOf(v value.Value) {
	if l, ok := v.(*value.List); ok {
		const entry = 200
		e.g.Meter.Steps(l.Size())
		e.g.Meter.Bytes(entry * l.Size())
	}
}

// stack makes one array of values where they are numbers, else a List. xs are
// the elements' texts, one for all or one each.
func (e *checker) stack(vs []value.Value, xs []grammar.Expr, x grammar.Expr) value.Value {
	if len(vs) == 0 {
		return &value.List{}
	}
	text := func(i int) grammar.Expr {
		if i < len(xs) {
			return xs[i]
		}
		return x
	}
	fs := make([]operand, len(vs))
	for i, v := range vs {
		o, ok := v.(*value.Object)
		if r, isRange := v.(*value.Range); isRange {
			o, ok = e.rangeArray(r), true
			if o == nil {
				return nil
			}
		}
		if p, isPending := v.(*pending); isPending {
			if v = e.decide(p, text(i)); v == nil {
				return nil
			}
			o, ok = v.(*value.Object)
			vs[i] = v
		}
		if !ok || letter.Slots(o) > 0 {
			return e.nested(vs, x)
		}
		fs[i] = operand{o: letter.Bare(o), x: text(i)}
	}
	if !e.meetAll(fs, x) {
		return nil
	}
	// Rows have one shape; hidden letters are shared or broadcast.
	var hiddenNames []string
	var axes []index.Axis
	for _, f := range fs {
		for k, l := range letter.Names(f.o) {
			if letter.Hidden(l) && !slices.Contains(hiddenNames, l) {
				hiddenNames = append(hiddenNames, l)
				axes = append(axes, f.o.Node.Axes()[k])
			}
		}
	}
	ns := append([]string(nil), hiddenNames...)
	row := fs[0].o
	for k, l := range letter.Names(row) {
		if letter.Whole(l) {
			ns = append(ns, l)
			axes = append(axes, row.Node.Axes()[k])
		}
	}
	parts := make([]*graph.Node, len(fs))
	for i, f := range fs {
		if !sameShape(row, f.o) {
			e.fail(diag.New(refuse.CodeSize, f.x.Span(), "the rows of an array are equally long: this is "+f.o.Kind()+", the first is "+row.Kind()).
				WithPlace(fs[0].x.Span(), row.Kind()))
			return nil
		}
		parts[i] = e.align(f.o.Node, letter.Names(f.o), ns, axes)
	}
	if len(parts) > e.lim.Array {
		e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of "+itoa(len(parts))+" elements is beyond the limit of "+itoa(e.lim.Array)))
		return nil
	}
	o := &value.Object{Node: e.g.Stack([]index.Axis{index.PlainAxis(len(parts))}, parts)}
	if len(hiddenNames) > 0 {
		o.Letters = make([]string, len(o.Node.Axes()))
		copy(o.Letters[1:], hiddenNames)
	}
	objs := make([]*value.Object, len(fs))
	texts := make([]grammar.Expr, len(fs))
	for i, f := range fs {
		objs[i], texts[i] = f.o, f.x
		o.Value = o.Value || f.o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.weakest(o, objs, texts)
	return o
}

// sameShape compares the visible axes of two arrays.
func sameShape(a, b *value.Object) bool {
	var x, y []int
	for k, ax := range a.Node.Axes() {
		if !letter.Hidden(letter.At(a, k)) {
			x = append(x, ax.Size)
		}
	}
	for k, ax := range b.Node.Axes() {
		if !letter.Hidden(letter.At(b, k)) {
			y = append(y, ax.Size)
		}
	}
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

// rangeOf is a..b, both ends included.
func (e *checker) rangeOf(x *grammar.Range) value.Value {
	lo, hi := e.scalarOf(x.Lo, "an end of a range"), e.scalarOf(x.Hi, "an end of a range")
	if lo == nil || hi == nil {
		return nil
	}
	return &value.Range{Lo: lo, Hi: hi, Span: x.Span()}
}

// rangeArray is the array of whole numbers a..b.
func (e *checker) rangeArray(r *value.Range) *value.Object {
	lo, hi, ok := e.rangeEnds(r)
	if !ok {
		return nil
	}
	if hi < lo {
		return &value.Object{Node: e.g.Zero([]index.Axis{index.PlainAxis(0)})}
	}
	if hi-lo >= int64(e.lim.Array) {
		e.fail(diag.New(refuse.CodeTooMuch, r.Span, "a range of "+strconv.FormatInt(hi-lo+1, 10)+" numbers is beyond the limit of "+itoa(e.lim.Array)))
		return nil
	}
	data := e.g.Numbers(int(hi - lo + 1))
	const look = 1 << 20
	for i := range data {
		if i%look == look-1 {
			e.g.Meter.Alive()
		}
		data[i] = float64(lo + int64(i))
	}
	return &value.Object{Node: e.g.Array(data, []index.Axis{index.PlainAxis(len(data))})}
}

// rangeEnds are a range's ends when they are whole numbers known now.
func (e *checker) rangeEnds(r *value.Range) (lo, hi int64, ok bool) {
	var ends [2]int64
	for i, o := range []*value.Object{r.Lo, r.Hi} {
		if e.needsElements(o) {
			return 0, 0, false
		}
		v, known := e.constants(o.Node)
		if !known || len(v) != 1 {
			e.fail(diag.New(refuse.CodeNotNumber, r.Span, "the ends of a list a..b are numbers known before running"))
			return 0, 0, false
		}
		n, whole := wholeNumber(v[0])
		if !whole || math.Abs(v[0]) > 1<<40 {
			e.fail(diag.New(refuse.CodeNotNumber, r.Span, "a..b counts in whole numbers; linspace(a, b, n) does not need to"))
			return 0, 0, false
		}
		ends[i] = n
	}
	return ends[0], ends[1], true
}

// needsElements reports an object that runs over a comprehension's or loop's
// variable where one number is needed: the loop is then unrolled.
func (e *checker) needsElements(o *value.Object) bool {
	if e.vectorised > 0 {
		for k := range o.Node.Axes() {
			if letter.Hidden(letter.At(o, k)) {
				e.takeOneByOne()
				return true
			}
		}
	}
	if e.paramLoops > 0 && hasLoop(o.Node) {
		e.takeOneByOne()
		return true
	}
	return false
}

// comprehension is [e for v in list]: one array with a hidden letter where the
// list is numeric and the body allows it, else element by element.
func (e *checker) comprehension(x *grammar.Comprehension) value.Value {
	return e.comprehend(x, x.Clauses)
}

func (e *checker) comprehend(x *grammar.Comprehension, clauses []grammar.ForClause) value.Value {
	if len(clauses) == 0 {
		return e.expr(x.Elem)
	}
	c := clauses[0]
	lv := e.expr(c.List)
	if lv == nil {
		return nil
	}
	if o, ok := e.numericList(lv); ok {
		if o == nil {
			return nil
		}
		n := o.Node.Axes()[0].Size
		if n > 1 && letter.Slots(o) == 0 {
			if v, ok := e.asArray(x, clauses, o); ok {
				return v
			}
		}
		if size := e.listSize(clauses, n); size > e.lim.Array {
			e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Array)+" numbers"))
			return nil
		}
		return e.unroll(x, clauses, e.elements(o, n))
	}
	l, ok := lv.(*value.List)
	if !ok {
		e.fail(diag.New(refuse.CodeWrongKind, c.List.Span(), quote.Short(c.List)+" is "+lv.Kind()+": a list is needed here"))
		return nil
	}
	return e.unroll(x, clauses, l.Elems)
}

// listSize is the number of elements that clauses over fixed ranges make.
func (e *checker) listSize(clauses []grammar.ForClause, first int) int {
	size := first
	for _, c := range clauses[1:] {
		n := 1
		e.trial(func() {
			if o, ok := e.numericList(e.expr(c.List)); ok && o != nil {
				n = max(1, o.Node.Axes()[0].Size)
			}
		})
		if size *= n; size > e.lim.Array {
			return size
		}
	}
	return size
}

// numericList is a list value that is an array along its first axis.
func (e *checker) numericList(v value.Value) (*value.Object, bool) {
	switch v := v.(type) {
	case *value.Range:
		return e.rangeArray(v), true
	case *value.Object:
		v = letter.Bare(v)
		if len(v.Node.Axes()) > 0 && v.Node.Axes()[0].Kind == index.Plain && !letter.Hidden(letter.At(v, 0)) {
			return v, true
		}
	default: // other kinds are no list of numbers
	}
	return nil, false
}

// elements are the entries of an array along its first axis.
func (e *checker) elements(o *value.Object, n int) []value.Value {
	if n > e.lim.Unroll {
		n = e.lim.Unroll + 1
	}
	out := make([]value.Value, n)
	pos := make([]int, len(o.Node.Axes()))
	for k := range pos {
		pos[k] = -1
	}
	for i := range out {
		pos[0] = i
		el := *o
		el.Node = e.g.Component(o.Node, append([]int(nil), pos...))
		el.Name, el.Lit = "", nil
		if o.Letters != nil {
			el.Letters = o.Letters[1:]
		}
		out[i] = &el
	}
	return out
}

// asArray tries a comprehension as one array: its variable is the list with a
// hidden letter, which the result's first axis takes the place of.
func (e *checker) asArray(x *grammar.Comprehension, clauses []grammar.ForClause, list *value.Object) (v value.Value, ok bool) {
	l := e.freshLetter()
	item := *list
	item.Letters = make([]string, len(list.Node.Axes()))
	copy(item.Letters, list.Letters)
	item.Letters[0] = l
	item.Name = ""
	before := e.report.failed
	try := &attempt{}
	leave := e.within(func(c *context) {
		c.scope = newScope(c.scope)
		c.attempt = try
		c.vectorised++
		c.silent = true
	})
	e.bindValue(clauses[0].Name.Name, &item, clauses[0].Name.Sp)
	body := e.comprehend(x, clauses[1:])
	leave()
	failed := e.report.failed > before
	e.report.failed = before
	if try.oneByOne || failed || body == nil {
		return nil, false
	}
	o, isObj := body.(*value.Object)
	if !isObj || letter.Slots(o) > 0 {
		return nil, false
	}
	o = letter.Bare(o)
	// [l, other hidden letters…, whole axes]; l missing: the body is the same
	// for every element.
	n := list.Node.Axes()[0]
	to := []string{l}
	axes := []index.Axis{n}
	for k, m := range letter.Names(o) {
		if m != l {
			to = append(to, m)
			axes = append(axes, o.Node.Axes()[k])
		}
	}
	size := 1
	for _, a := range axes {
		if size *= max(a.Size, 1); size > e.lim.Array {
			if e.vectorised > 0 {
				// With the variables around this is too large: they are taken
				// one by one instead.
				e.takeOneByOne()
				return nil, true
			}
			return nil, false
		}
	}
	out := *o
	out.Node = e.align(o.Node, letter.Names(o), to, axes)
	out.Lit, out.Coords, out.Name, out.Base, out.Via = nil, nil, "", nil, nil
	out.Letters = nil
	for k, m := range to[1:] {
		if letter.Hidden(m) {
			if out.Letters == nil {
				out.Letters = make([]string, len(to))
			}
			out.Letters[k+1] = m
		}
	}
	return &out, true
}

// unroll elaborates the body for every element.
func (e *checker) unroll(x *grammar.Comprehension, clauses []grammar.ForClause, elems []value.Value) value.Value {
	if len(elems) > e.lim.Unroll {
		e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Unroll)+" objects"))
		return nil
	}
	vs := make([]value.Value, 0, len(elems))
	for _, el := range elems {
		leave := e.push()
		e.bindValue(clauses[0].Name.Name, el, clauses[0].Name.Sp)
		v := e.comprehend(x, clauses[1:])
		leave()
		if v == nil {
			return nil
		}
		if o, ok := v.(*value.Object); ok && len(vs) == 0 && tooMany(len(elems), o.Node.Axes(), e.lim.Array) {
			e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Array)+" numbers"))
			return nil
		}
		vs = append(vs, v)
	}
	return e.stack(vs, nil, x)
}

// tooMany reports that n arrays of these axes hold more than limit numbers.
func tooMany(n int, axes []index.Axis, limit int) bool {
	for _, a := range axes {
		if a.Size > 0 && n > limit/a.Size {
			return true
		}
		n *= a.Size
	}
	return n > limit
}
