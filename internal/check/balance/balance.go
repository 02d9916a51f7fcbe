// Package balance counts the letters of a function's body where it is written.
// Nothing is known of the arguments but what the head declares. It counts by
// the rule of package letter, as products of a script are counted; a letter
// that meets only lower indices may be plain or a slot, and the call decides.
package balance

// The walk through a body: its letters may be plain or slots until a call
// decides.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Checker is what the balance of a body asks of the checker around it, which
// stands in the scope of the function.
type Checker interface {
	Step(x grammar.Node) bool
	Fail(d *diag.Diagnostic)
	Words() refuse.Words
	// Unbound says that a name, or a called one, is not bound.
	Unbound(name *grammar.Name, called bool)
	// Lookup finds a name around the body, nil when it is not bound.
	Lookup(name string) *Known
	// Push opens a scope for names of the body; the result closes it.
	Push() (leave func())
	Bind(name grammar.Ident)
	// PassesLetters reports a function that plain letters pass through.
	PassesLetters(f value.Value) bool
}

// Known is what a name around a body stands for.
type Known struct {
	Value value.Value // nil: poisoned, or a coordinate
	Coord bool
	At    diag.Span // where it is bound
}

// Body reports whether the letters of a function's body balance; where not it
// has said so.
func Body(fn *grammar.Fn, c Checker) bool {
	b := &balancer{c: c, fn: fn, ok: true, known: map[string]*pattern{}}
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Default != nil {
			b.under(&root{x: p.Default, left: p.Indices})
		}
		b.local(p.Name, p.Indices, p.Keyword)
	}
	var res balanced
	var at grammar.Expr
	if fn.Body != nil {
		res, at = b.under(&root{x: fn.Body, left: fn.ResultIndices}), fn.Body
	} else {
		res, at = b.block()
	}
	return b.ok && (at == nil || len(fn.ResultIndices) == 0 || b.left(fn.ResultIndices, res, at))
}

// balancer is one body under way.
type balancer struct {
	c     Checker
	fn    *grammar.Fn
	bound []string // by the reductions around
	ok    bool
	reading
	// known are the parameters and names of the body with what is known of them.
	known map[string]*pattern
}

// pattern is what is known of a name's slots: their heights as written, and
// whether they are slots for certain.
type pattern struct {
	indices []grammar.Index
	slots   bool
	any     bool // nothing is known
	metric  bool
	// connection: letters go by their heights, wherever they stand.
	connection bool
	at         diag.Span
}

// balanced is what is known of an expression: its letters, and whether it may
// have axes without letters.
type balanced struct {
	letters []standing
	whole   bool
}

// standing is a letter where it stands.
type standing struct {
	name, text string
	up         bool
	slot       bool // for certain, not a plain index
	below      bool // in a denominator
	factor     grammar.Expr
	at         diag.Span
}

// local binds a name of the head or the body.
func (b *balancer) local(n grammar.Ident, ix []grammar.Index, keyword string) {
	pt := &pattern{indices: ix, at: n.Sp}
	switch keyword {
	case "metric", "tensor":
		pt.slots, pt.metric = true, keyword == "metric"
	case "connection":
		pt.slots, pt.connection = true, true
	}
	if len(ix) == 0 {
		pt.any = true
	}
	b.known[n.Name] = pt
	b.c.Bind(n)
}

func (b *balancer) fail(d *diag.Diagnostic) {
	b.ok = false
	if !b.silent {
		b.c.Fail(d)
	}
}

// block checks the statements of a block body.
func (b *balancer) block() (res balanced, at grammar.Expr) {
	for i, s := range b.fn.Block {
		last := i == len(b.fn.Block)-1
		switch s := s.(type) {
		case *grammar.Define:
			r := b.under(&root{x: s.Value, left: s.Indices, name: &s.Name})
			if b.ok && !b.left(s.Indices, r, s.Value) {
				b.ok = false
			}
			b.local(s.Name, s.Indices, s.Keyword)
			if last {
				res, at = balanced{whole: true}, s.Value
			}
		case *grammar.ExprStmt:
			if r := b.under(&root{x: s.X, left: b.fn.ResultIndices}); last {
				res, at = r, s.X
			}
		case *grammar.Use:
			b.expr(s.Name)
			if s.Keyword == "metric" {
				// Letters may now stand at any height.
				for _, p := range b.known {
					p.any = true
				}
			}
		case *grammar.Fn:
			b.local(s.Name, nil, "")
		default: // no other statement may stand in a body: the checker has said so
		}
	}
	return res, at
}

// left compares free letters with a left side or a declared result.
func (b *balancer) left(left []grammar.Index, r balanced, x grammar.Expr) bool {
	if r.whole {
		return true
	}
	if len(left) == 0 {
		if len(r.letters) > 0 {
			b.fail(diag.New(refuse.CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left side has no indices"))
			return false
		}
		return true
	}
	for i := range left {
		for j := 0; j < i; j++ {
			if left[i].Name == left[j].Name {
				b.fail(diag.New(refuse.CodeDuplicate, left[i].Sp, left[i].Text+" stands twice: every letter of a result is free").WithPlace(left[j].Sp, "first here"))
				return false
			}
		}
	}
	for _, l := range r.letters {
		if !letter.Has(left, l.name) {
			b.fail(diag.New(refuse.CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left in "+refuse.LettersOf(left)).WithPlace(l.at, l.text+" is free here"))
			return false
		}
	}
	for _, ix := range left {
		found := false
		for _, l := range r.letters {
			if l.name != ix.Name {
				continue
			}
			found = true
			if l.up != ix.Up {
				b.fail(diag.New(refuse.CodeHeightLeft, x.Span(), ix.Text+" is "+letter.Height(ix.Up)+" on the left and "+letter.Height(l.up)+" on the right").
					WithPlace(ix.Sp, letter.Height(ix.Up)).WithPlace(l.at, letter.Height(l.up)))
				return false
			}
		}
		if !found {
			b.fail(diag.New(refuse.CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left in "+refuse.LettersOf(left)).WithPlace(ix.Sp, ix.Text+" is missing on the right"))
			return false
		}
	}
	return true
}

// letterList is i, j of the letters, "nothing" for none.
func letterList(ls []standing) string {
	if len(ls) == 0 {
		return "nothing"
	}
	s := ""
	for i, l := range ls {
		if i > 0 {
			s += ", "
		}
		s += l.text
	}
	return s
}

// expr is what is known of an expression.
func (b *balancer) expr(x grammar.Expr) balanced {
	if x == nil || !b.c.Step(x) {
		return balanced{whole: true}
	}
	return grammar.VisitExpr[balanced](x, expressions{b})
}

// expressions has for each kind of expression what is known of it.
type expressions struct{ b *balancer }

// all looks into expressions whose letters stay inside.
func (r expressions) all(xs ...grammar.Expr) { r.b.parts(xs) }

func (r expressions) VisitNumber(*grammar.Number) balanced     { return balanced{} }
func (r expressions) VisitString(*grammar.String) balanced     { return balanced{} }
func (r expressions) VisitBool(*grammar.Bool) balanced         { return balanced{} }
func (r expressions) VisitName(x *grammar.Name) balanced       { return r.b.name(x) }
func (r expressions) VisitIndexed(x *grammar.Indexed) balanced { return r.b.product(x) }
func (r expressions) VisitDeriv(x *grammar.Deriv) balanced     { return r.b.product(x) }
func (r expressions) VisitCompare(x *grammar.Compare) balanced { return r.b.compare(x) }
func (r expressions) VisitCall(x *grammar.Call) balanced       { return r.b.call(x) }
func (r expressions) VisitReduce(x *grammar.Reduce) balanced   { return r.b.reduce(x) }
func (r expressions) VisitParen(x *grammar.Paren) balanced     { return r.b.expr(x.X) }

func (r expressions) VisitUnary(x *grammar.Unary) balanced {
	if x.Op == "not" {
		return r.b.condition(x, x.X)
	}
	return r.b.product(x)
}

func (r expressions) VisitBinary(x *grammar.Binary) balanced {
	switch x.Op {
	case "*", "/":
		return r.b.product(x)
	case "+", "-":
		ts := letter.Terms(x)
		xs := make([]grammar.Expr, len(ts))
		for i := range ts {
			xs[i] = ts[i].Expr
		}
		return r.b.sum(xs)
	case "^":
		return r.b.sum([]grammar.Expr{x.X, x.Y})
	}
	return r.b.condition(x, x.X, x.Y)
}

func (r expressions) VisitComponent(x *grammar.Component) balanced {
	r.all(x.X)
	for _, a := range x.Args {
		// A position may be a coordinate's name of a chart not known here.
		if _, isName := a.(*grammar.Name); !isName {
			r.all(a)
		}
	}
	return balanced{whole: true}
}

func (r expressions) VisitAtPoint(x *grammar.AtPoint) balanced {
	return r.b.parts([]grammar.Expr{x.X, x.Point})[0]
}

func (r expressions) VisitOn(x *grammar.On) balanced {
	// Names are the chart's coordinates, whichever it will be.
	r.all(x.Chart)
	return balanced{whole: true}
}

func (r expressions) VisitIn(x *grammar.In) balanced {
	return r.b.parts([]grammar.Expr{x.X, x.Chart})[0]
}

func (r expressions) VisitIf(x *grammar.If) balanced {
	return r.b.choice(x)
}

func (r expressions) VisitComprehension(x *grammar.Comprehension) balanced {
	r.b.comprehension(x)
	return balanced{whole: true}
}

func (r expressions) VisitDot(x *grammar.Dot) balanced { r.all(x.X); return balanced{whole: true} }
func (r expressions) VisitRange(x *grammar.Range) balanced {
	r.all(x.Lo, x.Hi)
	return balanced{whole: true}
}
func (r expressions) VisitBlocks(x *grammar.Blocks) balanced {
	for i := range x.Parts {
		r.all(x.Parts[i].Value)
	}
	return balanced{whole: true}
}

func (r expressions) VisitList(x *grammar.List) balanced {
	r.all(x.Elems...)
	return balanced{whole: true}
}

// name asks that a name be bound.
func (b *balancer) name(x *grammar.Name) balanced {
	if p, ok := b.known[x.Name]; ok {
		return balanced{whole: p.any || len(p.indices) > 0}
	}
	k := b.c.Lookup(x.Name)
	if k == nil {
		if x.Name == "delta" {
			return balanced{whole: true}
		}
		b.unbound(x, false)
		return balanced{whole: true}
	}
	if o, ok := k.Value.(*value.Object); ok && letter.Rank(o) == 0 || k.Coord {
		return balanced{}
	}
	return balanced{whole: true}
}

// comprehension binds its variables.
func (b *balancer) comprehension(x *grammar.Comprehension) {
	leave := b.c.Push() // the clauses' scopes are left together
	for i := range x.Clauses {
		b.expr(x.Clauses[i].List)
		b.c.Push()
		b.c.Bind(x.Clauses[i].Name)
	}
	b.expr(x.Elem)
	leave()
}

// reduce binds its letters.
func (b *balancer) reduce(x *grammar.Reduce) balanced {
	n := len(b.bound)
	for _, i := range x.Indices {
		b.bound = append(b.bound, i.Name)
	}
	r := b.expr(x.X)
	b.bound = b.bound[:n]
	if x.Op == "softmax" {
		return r
	}
	var out balanced
	out.whole = r.whole
	for _, l := range r.letters {
		if !letter.Has(x.Indices, l.name) {
			out.letters = append(out.letters, l)
			continue
		}
		if l.slot {
			b.fail(diag.New(refuse.CodeReduce, l.at, l.text+" is a slot: reductions run over plain indices").WithPlace(x.Span(), x.Op+" over "+l.text))
		}
	}
	if !r.whole {
		for _, i := range x.Indices {
			found := false
			for _, l := range r.letters {
				found = found || l.name == i.Name
			}
			if !found {
				b.fail(diag.New(refuse.CodeReduce, i.Sp, x.Op+" runs over "+i.Text+", which "+quote.Short(x.X)+" does not have"))
			}
		}
	}
	return out
}

// call checks the arguments; letters go through elementwise functions.
func (b *balancer) call(x *grammar.Call) balanced {
	passes := false
	if n, ok := x.Fun.(*grammar.Name); ok {
		if _, local := b.known[n.Name]; !local {
			k := b.c.Lookup(n.Name)
			if k == nil {
				b.unbound(n, true)
				return balanced{whole: true}
			}
			passes = b.c.PassesLetters(k.Value)
		}
	} else {
		b.expr(x.Fun)
	}
	xs := make([]grammar.Expr, len(x.Args))
	for i := range x.Args {
		xs[i] = x.Args[i].Value
	}
	if passes && len(xs) > 0 {
		return b.sum(xs)
	}
	b.parts(xs)
	return balanced{whole: true}
}

// unbound says that a name is not bound.
func (b *balancer) unbound(n *grammar.Name, called bool) {
	b.ok = false
	if !b.silent {
		b.c.Unbound(n, called)
	}
}
