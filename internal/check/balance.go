package check

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// balance checks the index balance of a function's body where it is written,
// with nothing known of the arguments but what the head declares. A letter that
// meets only lower indices may be plain or a slot: the call decides.
func (e *checker) balance(f *value.Func) bool {
	fn := f.Fn
	fs := f.Scope.(*fnScope)
	b := &balancer{e: e, fn: fn, ok: true}
	b.sc = newScope(fs.sc)
	b.sc.fn = true
	defer e.within(func(c *context) { c.scope, c.writtenFn = b.sc, fn.Name.Name })()
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Default != nil {
			b.expr(p.Default)
		}
		b.local(p.Name, p.Indices, p.Keyword, p)
	}
	var res balanced
	var at grammar.Expr
	if fn.Body != nil {
		res, at = b.expr(fn.Body), fn.Body
	} else {
		res, at = b.block()
	}
	if b.ok && at != nil && len(fn.ResultIndices) > 0 && !b.left(fn.ResultIndices, res, at, fn.ResultKeyword) {
		b.ok = false
	}
	return b.ok
}

// balancer is one body under way.
type balancer struct {
	e     *checker
	fn    *grammar.Fn
	sc    *scope
	bound []string
	ok    bool
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
	at      diag.Span
}

// balanced is what is known of an expression: its letters, and whether it may
// have axes without letters.
type balanced struct {
	letters []bletter
	whole   bool
}

type bletter struct {
	name, text string
	up, slot   bool // slot: for certain, not a plain index
	at         diag.Span
}

// local binds a name of the head or the body.
func (b *balancer) local(n grammar.Ident, ix []grammar.Index, keyword string, p *grammar.FnParam) {
	if b.known == nil {
		b.known = map[string]*pattern{}
	}
	pt := &pattern{indices: ix, at: n.Sp}
	switch keyword {
	case "metric", "tensor":
		pt.slots, pt.metric = true, keyword == "metric"
	case "connection":
		pt.slots = true
	}
	if len(ix) == 0 {
		pt.any = true
	}
	b.known[n.Name] = pt
	b.sc.names[n.Name] = &binding{value: &value.Str{}, def: n.Sp}
}

func (b *balancer) fail(d *diag.Diagnostic) {
	b.ok = false
	b.e.fail(d)
}

// block checks the statements of a block body.
func (b *balancer) block() (res balanced, at grammar.Expr) {
	for i, s := range b.fn.Block {
		last := i == len(b.fn.Block)-1
		switch s := s.(type) {
		case *grammar.Define:
			r := b.expr(s.Value)
			if b.ok && !b.left(s.Indices, r, s.Value, s.Keyword) {
				b.ok = false
			}
			b.local(s.Name, s.Indices, s.Keyword, nil)
			if last {
				res, at = balanced{whole: true}, s.Value
			}
		case *grammar.ExprStmt:
			if r := b.expr(s.X); last {
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
			b.local(s.Name, nil, "", nil)
		}
	}
	return res, at
}

// left compares free letters with a left side or a declared result.
func (b *balancer) left(left []grammar.Index, r balanced, x grammar.Expr, keyword string) bool {
	if r.whole {
		return true
	}
	if len(left) == 0 {
		if len(r.letters) > 0 {
			b.e.fail(diag.New(CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left side has no indices"))
			return false
		}
		return true
	}
	for i := range left {
		for j := 0; j < i; j++ {
			if left[i].Name == left[j].Name {
				b.e.fail(diag.New(CodeDuplicate, left[i].Sp, left[i].Text+" stands twice: every letter of a result is free").WithPlace(left[j].Sp, "first here"))
				return false
			}
		}
	}
	for _, l := range r.letters {
		if !leftHas(left, l.name) {
			b.e.fail(diag.New(CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left in "+lettersOf(left)).WithPlace(l.at, l.text+" is free here"))
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
				b.e.fail(diag.New(CodeHeightLeft, x.Span(), ix.Text+" is "+heightWord(ix.Up)+" on the left and "+heightWord(l.up)+" on the right").
					WithPlace(ix.Sp, heightWord(ix.Up)).WithPlace(l.at, heightWord(l.up)))
				return false
			}
		}
		if !found {
			b.e.fail(diag.New(CodeFreeLeft, x.Span(), "the right side is free in "+letterList(r.letters)+", the left in "+lettersOf(left)).WithPlace(ix.Sp, ix.Text+" is missing on the right"))
			return false
		}
	}
	return true
}

func letterList(ls []bletter) string {
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
	if x == nil || !b.e.step(x) {
		return balanced{whole: true}
	}
	switch x := x.(type) {
	case *grammar.Name:
		return b.name(x)
	case *grammar.Dot:
		b.expr(x.X)
		return balanced{whole: true}
	case *grammar.Indexed, *grammar.Deriv:
		return b.product(x)
	case *grammar.Unary:
		if x.Op == "not" {
			b.expr(x.X)
			return balanced{}
		}
		return b.product(x)
	case *grammar.Binary:
		switch x.Op {
		case "*", "/":
			return b.product(x)
		case "+", "-":
			var ts []term
			b.e.terms(x, false, &ts)
			xs := make([]grammar.Expr, len(ts))
			for i := range ts {
				xs[i] = ts[i].x
			}
			return b.sum(xs)
		case "^":
			return b.sum([]grammar.Expr{x.X, x.Y})
		}
		b.expr(x.X)
		b.expr(x.Y)
		return balanced{}
	case *grammar.Compare:
		b.sum(x.Xs)
		return balanced{}
	case *grammar.Call:
		return b.call(x)
	case *grammar.Component:
		b.expr(x.X)
		for _, a := range x.Args {
			// A position may be a coordinate's name of a chart not known here.
			if _, isName := a.(*grammar.Name); !isName {
				b.expr(a)
			}
		}
		return balanced{whole: true}
	case *grammar.Reduce:
		return b.reduce(x)
	case *grammar.AtPoint:
		r := b.expr(x.X)
		b.expr(x.Point)
		return r
	case *grammar.On:
		// Names are the chart's coordinates, whichever it will be.
		b.expr(x.Chart)
		return balanced{whole: true}
	case *grammar.Range:
		b.expr(x.Lo)
		b.expr(x.Hi)
		return balanced{whole: true}
	case *grammar.If:
		b.expr(x.Cond)
		return b.sum([]grammar.Expr{x.Then, x.Else})
	case *grammar.List:
		for _, y := range x.Elems {
			b.expr(y)
		}
		return balanced{whole: true}
	case *grammar.Comprehension:
		b.comprehension(x)
		return balanced{whole: true}
	case *grammar.Paren:
		return b.expr(x.X)
	}
	return balanced{}
}

// name asks that a name be bound.
func (b *balancer) name(x *grammar.Name) balanced {
	if p, ok := b.known[x.Name]; ok {
		return balanced{whole: p.any || len(p.indices) > 0}
	}
	bd := b.sc.lookup(x.Name)
	if bd == nil {
		if x.Name == "delta" {
			return balanced{whole: true}
		}
		b.ok = false
		b.e.unknown(x.Name, x.Text, x.Span())
		return balanced{whole: true}
	}
	if o, ok := bd.value.(*value.Object); ok && rank(o) == 0 || bd.coords != nil {
		return balanced{}
	}
	return balanced{whole: true}
}

// comprehension binds its variables.
func (b *balancer) comprehension(x *grammar.Comprehension) {
	sc := b.sc
	leave := b.e.push() // the clauses' scopes are left together
	for i := range x.Clauses {
		b.expr(x.Clauses[i].List)
		b.e.push()
		b.sc = b.e.scope
		b.sc.names[x.Clauses[i].Name.Name] = &binding{value: &value.Str{}, def: x.Clauses[i].Name.Sp}
	}
	b.expr(x.Elem)
	leave()
	b.sc = sc
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
		if !leftHas(x.Indices, l.name) {
			out.letters = append(out.letters, l)
			continue
		}
		if l.slot {
			b.fail(diag.New(CodeReduce, l.at, l.text+" is a slot: reductions run over plain indices").WithPlace(x.Span(), x.Op+" over "+l.text))
		}
	}
	if !r.whole {
		for _, i := range x.Indices {
			found := false
			for _, l := range r.letters {
				found = found || l.name == i.Name
			}
			if !found {
				b.fail(diag.New(CodeReduce, i.Sp, x.Op+" runs over "+i.Text+", which "+short(x.X)+" does not have"))
			}
		}
	}
	return out
}

// call checks the arguments; letters go through elementwise functions.
func (b *balancer) call(x *grammar.Call) balanced {
	pass := false
	if n, ok := x.Fun.(*grammar.Name); ok {
		if _, local := b.known[n.Name]; !local {
			bd := b.sc.lookup(n.Name)
			if bd == nil {
				b.ok = false
				d := diag.New(CodeUnknown, n.Span(), nameText(n)+" is not bound: no function, chart or map is called so")
				b.e.explain(d, n.Name, n.Span())
				b.e.fail(d)
				return balanced{whole: true}
			}
			if f, isF := bd.value.(*value.Func); isF {
				if native := builtins.EntryOf(f); native != nil {
					pass = native.Pointwise
				} else {
					pass = b.e.elementwise(f)
				}
			} else if _, isHost := bd.value.(*hostFunc); isHost {
				pass = true
			}
		}
	} else {
		b.expr(x.Fun)
	}
	xs := make([]grammar.Expr, len(x.Args))
	for i := range x.Args {
		xs[i] = x.Args[i].Value
	}
	if pass && len(xs) > 0 {
		return b.sum(xs)
	}
	for _, a := range xs {
		b.expr(a)
	}
	return balanced{whole: true}
}
