package balance

// Letters of a body's products and sums, against what heads and names say of
// slots.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// factorLetters are the letters of one factor, repeated ones twice.
func (b *balancer) factorLetters(x grammar.Expr) balanced {
	switch x := x.(type) {
	case *grammar.Indexed:
		return b.indexed(x)
	case *grammar.Deriv:
		lo := len(b.dummies)
		r := b.factorLetters(x.X)
		b.attached([]grammar.Index{x.Index}, lo)
		ls := append([]standing{{name: x.Index.Name, text: x.Index.Text, up: x.Index.Up, slot: true, at: x.Index.Sp}}, r.letters...)
		return balanced{letters: ls, whole: r.whole}
	default: // all others have no letters of their own, or count them themselves
	}
	return b.expr(x)
}

// indexed checks letters against what is known of the object.
func (b *balancer) indexed(x *grammar.Indexed) balanced {
	var pt *pattern
	lo := len(b.dummies)
	if p, ok := x.X.(*grammar.Paren); ok {
		if r := b.under(&root{x: p.X, left: x.Indices}); len(r.letters) > 0 || !r.whole && len(letter.Used(p.X)) > 0 {
			return b.bracket(x, r, lo)
		}
	} else if n, ok := x.X.(*grammar.Name); ok {
		if p, local := b.known[n.Name]; local {
			pt = p
		} else {
			b.name(n)
			if k := b.c.Lookup(n.Name); k != nil {
				if o, ok := k.Value.(*value.Object); ok && letter.Rank(o) > 0 {
					pt = patternOf(o, k.At)
				}
			}
		}
	} else {
		b.expr(x.X)
		if c, ok := x.X.(*grammar.Call); ok {
			pt = b.resultPattern(c)
		}
	}
	b.attached(x.Indices, lo)
	if pt != nil && !pt.any && !b.fitsPattern(x, pt) {
		return balanced{whole: true}
	}
	var out balanced
	for _, i := range x.Indices {
		out.letters = append(out.letters, standing{name: i.Name, text: i.Text, up: i.Up, slot: i.Up || pt != nil && pt.slots, at: i.Sp})
	}
	if pt != nil && pt.slots && !pt.any && len(pt.indices) == len(x.Indices) {
		for k := range out.letters {
			out.letters[k].slot = true
		}
	}
	return out
}

// patternOf is what is known of an object from outside.
func patternOf(o *value.Object, at diag.Span) *pattern {
	p := &pattern{at: at, metric: o.Metric, slots: true, connection: o.Law == index.Connection}
	for _, a := range o.Node.Axes() {
		p.indices = append(p.indices, grammar.Index{Up: a.Kind == index.Up})
		if a.Kind == index.Plain {
			p.slots = false
		}
	}
	return p
}

// resultPattern is what a called function's head says of its result.
func (b *balancer) resultPattern(c *grammar.Call) *pattern {
	n, ok := c.Fun.(*grammar.Name)
	if !ok {
		return nil
	}
	if _, local := b.known[n.Name]; local {
		return nil
	}
	k := b.c.Lookup(n.Name)
	if k == nil {
		return nil
	}
	f, ok := k.Value.(*value.Func)
	if !ok || f.Fn == nil || len(f.Fn.ResultIndices) == 0 {
		return nil
	}
	return &pattern{indices: f.Fn.ResultIndices, slots: f.Fn.ResultKeyword != "", metric: f.Fn.ResultKeyword == "metric", connection: f.Fn.ResultKeyword == "connection", at: f.Fn.Name.Sp}
}

// fitsPattern compares a run of letters with declared slots.
func (b *balancer) fitsPattern(x *grammar.Indexed, p *pattern) bool {
	if len(x.Indices) != len(p.indices) {
		b.fail(b.c.Words().HeadCount(x, len(p.indices), p.at))
		return false
	}
	if p.metric {
		return true
	}
	if len(p.indices) == 3 && ups(p.indices) == 1 && ups(x.Indices) == 1 && (p.connection || !p.slots) {
		return true // a connection, or perhaps one
	}
	if p.connection {
		b.fail(b.c.Words().ConnectionHeights(x, refuse.Bound{Pattern: quote.Short(x.X) + letter.Text(letter.FromIndices(p.indices)), At: p.at}))
		return false
	}
	for k, i := range x.Indices {
		if i.Up != p.indices[k].Up {
			b.fail(diag.New(refuse.CodeHeight, i.Sp, i.Text+" is written "+letter.Height(i.Up)+", and this slot of "+quote.Short(x.X)+" is "+letter.Height(p.indices[k].Up)).WithPlace(p.at, "declared here"))
			return false
		}
	}
	return true
}

// ups is how many of a run of letters stand above.
func ups(ix []grammar.Index) (n int) {
	for _, i := range ix {
		if i.Up {
			n++
		}
	}
	return n
}

// product counts the letters of a product.
func (b *balancer) product(x grammar.Expr) balanced {
	fs, _ := b.probe.Factors(x)
	var out balanced
	var all []standing
	ps := make([]letter.Part, len(fs))
	for i, f := range fs {
		ps[i] = letter.Part{X: f.Expr, Lo: len(b.dummies)}
		var r balanced
		if b.probe.Alone(f.Expr, len(fs)) {
			r = b.expr(f.Expr)
		} else {
			r = b.factorLetters(f.Expr)
		}
		ps[i].Hi, ps[i].Letters = len(b.dummies), r.names()
		out.whole = out.whole || r.whole
		for _, l := range r.letters {
			l.below, l.factor = f.Below, f.Expr
			all = append(all, l)
		}
	}
	b.apart(ps)
	lo := len(b.dummies)
	done := map[string]bool{}
	for i, l := range all {
		if done[l.name] {
			continue
		}
		done[l.name] = true
		var at []standing
		t := letter.Tally{}
		for _, m := range all[i:] {
			if m.name != l.name {
				continue
			}
			at = append(at, m)
			t.N++
			t.Times += b.times(m)
			t.Slot = t.Slot || m.slot
			if m.up {
				t.Up++
			}
			if m.below {
				t.Below++
			}
		}
		fate := b.fate(x, l, at, t)
		if fate == letter.Free || fate == letter.Kept {
			out.letters = append(out.letters, l)
		}
		if fate != letter.Free {
			b.dummies = append(b.dummies, letter.Dummy{Name: l.name, X: x, Plain: !t.Slot, Kept: fate == letter.Kept})
		}
	}
	if b.probe != nil {
		b.mark(x, all, out, b.dummies[lo:])
	}
	return out
}

// fate decides a letter by the rule of products, and refuses what it refuses.
func (b *balancer) fate(x grammar.Expr, l standing, at []standing, t letter.Tally) letter.Fate {
	fate := t.Fate(b.hold(l.name))
	spans := make([]diag.Span, len(at))
	for i := range at {
		spans[i] = at[i].at
	}
	switch fate {
	case letter.Free, letter.Summed, letter.Kept, letter.Paired:
	case letter.Thrice:
		b.fail(b.c.Words().ThriceAt(l.text, spans))
	case letter.SameHeight:
		b.fail(b.c.Words().TwiceSameAt(x, l.text, t.Up == 2, spans, b.fn))
	case letter.Often:
		b.probe.Doubts(l.name)
		b.fail(b.c.Words().OftenAt(l.text, t.Times, spans, b.readings(l.name, x)))
	case letter.AboveAndBelow:
		b.probe.Doubts(l.name)
		b.fail(b.c.Words().AboveAndBelow(l.text, spans[len(spans)-1], b.readings(l.name, x)))
	}
	return fate
}

// sum compares the letters of terms: slots must be on all of them.
func (b *balancer) sum(xs []grammar.Expr) balanced {
	var out balanced
	rs := b.parts(xs)
	for i := range rs {
		out.whole = out.whole || rs[i].whole
	}
	for i, r := range rs {
		for _, l := range r.letters {
			known := -1
			for k, m := range out.letters {
				if m.name == l.name {
					known = k
				}
			}
			if known < 0 {
				out.letters = append(out.letters, l)
			} else if m := out.letters[known]; m.up != l.up {
				b.fail(diag.New(refuse.CodeTermsDiffer, xs[i].Span(), "terms differ in free indices: "+l.text+" is "+letter.Height(l.up)+" here and "+letter.Height(m.up)+" before").WithPlace(m.at, letter.Height(m.up)))
				return out
			} else if l.slot {
				out.letters[known].slot = true
			}
		}
	}
	if out.whole {
		return out
	}
	for _, l := range out.letters {
		if !l.slot {
			continue
		}
		for i, r := range rs {
			found := false
			for _, m := range r.letters {
				found = found || m.name == l.name
			}
			if n, isNumber := xs[i].(*grammar.Number); isNumber && n.Text == "0" {
				found = true
			}
			if !found {
				b.fail(diag.New(refuse.CodeTermsDiffer, xs[i].Span(), "terms differ in free indices: "+quote.Short(xs[i])+" has "+letterList(r.letters)+", another "+letterList(out.letters)).WithPlace(l.at, l.text+" is free here"))
				return out
			}
		}
	}
	return out
}
