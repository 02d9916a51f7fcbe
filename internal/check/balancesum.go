package check

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
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
		r := b.factorLetters(x.X)
		ls := append([]bletter{{x.Index.Name, x.Index.Text, x.Index.Up, true, x.Index.Sp}}, r.letters...)
		return balanced{letters: ls, whole: r.whole}
	}
	return b.expr(x)
}

// indexed checks letters against what is known of the object.
func (b *balancer) indexed(x *grammar.Indexed) balanced {
	var pt *pattern
	if n, ok := x.X.(*grammar.Name); ok {
		if p, local := b.known[n.Name]; local {
			pt = p
		} else {
			b.name(n)
			if bd := b.sc.lookup(n.Name); bd != nil {
				if o, ok := bd.value.(*value.Object); ok && rank(o) > 0 {
					pt = patternOf(o, bd.def)
				}
			}
		}
	} else {
		b.expr(x.X)
		if c, ok := x.X.(*grammar.Call); ok {
			pt = b.resultPattern(c)
		}
	}
	if pt != nil && !pt.any && !b.fitsPattern(x, pt) {
		return balanced{whole: true}
	}
	var out balanced
	for _, i := range x.Indices {
		out.letters = append(out.letters, bletter{i.Name, i.Text, i.Up, i.Up || pt != nil && pt.slots, i.Sp})
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
	p := &pattern{at: at, metric: o.Metric, slots: true}
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
	bd := b.sc.lookup(n.Name)
	if bd == nil {
		return nil
	}
	f, ok := bd.value.(*value.Func)
	if !ok || f.Fn == nil || len(f.Fn.ResultIndices) == 0 {
		return nil
	}
	return &pattern{indices: f.Fn.ResultIndices, slots: f.Fn.ResultKeyword != "", metric: f.Fn.ResultKeyword == "metric", at: f.Fn.Name.Sp}
}

// fitsPattern compares a run of letters with declared slots.
func (b *balancer) fitsPattern(x *grammar.Indexed, p *pattern) bool {
	name := short(x.X)
	if len(x.Indices) != len(p.indices) {
		d := diag.New(CodeCount, x.Span(), name+" has "+plural(len(p.indices), "slot")+", here "+isAre(len(x.Indices))+" "+plural(len(x.Indices), "index")).WithPlace(p.at, "declared here")
		if run, ok := b.e.greekRun(x, len(p.indices)); ok {
			d.WithFix(x.Span(), textOf(x.X)+run)
		}
		b.fail(d)
		return false
	}
	if p.metric {
		return true
	}
	for k, i := range x.Indices {
		if i.Up != p.indices[k].Up {
			b.fail(diag.New(CodeHeight, i.Sp, i.Text+" is written "+heightWord(i.Up)+", and this slot of "+name+" is "+heightWord(p.indices[k].Up)).WithPlace(p.at, "declared here"))
			return false
		}
	}
	return true
}

// product counts the letters of a product.
func (b *balancer) product(x grammar.Expr) balanced {
	var fs []operand
	neg := false
	b.e.factors(x, false, &neg, &fs)
	var out balanced
	var all []bletter
	for _, f := range fs {
		r := b.factorLetters(f.x)
		out.whole = out.whole || r.whole
		all = append(all, r.letters...)
	}
	done := map[string]bool{}
	for i, l := range all {
		if done[l.name] {
			continue
		}
		done[l.name] = true
		var at []bletter
		up, slot := 0, false
		for _, m := range all[i:] {
			if m.name == l.name {
				at = append(at, m)
				slot = slot || m.slot
				if m.up {
					up++
				}
			}
		}
		switch {
		case len(at) == 1:
			out.letters = append(out.letters, l)
		case slices.Contains(b.bound, l.name) && !slot:
			out.letters = append(out.letters, l)
		case !slot: // plain, summed
		case len(at) > 2:
			b.fail(diag.New(CodeThrice, at[2].at, l.text+" occurs "+map[bool]string{true: "three times", false: itoa(len(at)) + " times"}[len(at) == 3]+" in one product: a slot index occurs once (free) or twice (one up, one down)").
				WithPlace(at[0].at, "first").WithPlace(at[1].at, "second"))
		case up != 1:
			word := heightWord(up == 2)
			d := diag.New(CodeTwiceSame, at[1].at, l.text+" occurs twice "+word+": a sum pairs an upper with a lower slot").WithPlace(at[0].at, word)
			b.offerMetric(d, x, at[1], l)
			b.fail(d)
		}
	}
	return out
}

// offerMetric offers a metric of the head between two letters of one height.
func (b *balancer) offerMetric(d *diag.Diagnostic, x grammar.Expr, second bletter, l bletter) {
	for i := range b.fn.Params {
		p := &b.fn.Params[i]
		if p.Keyword != "metric" {
			continue
		}
		fresh := b.e.freshLetters(1, l.name)[0]
		text := replaceSpans(x.Span(), []diag.Span{second.at}, fresh)
		d.WithFix(x.Span(), textName(p.Name)+indexText([]ixLetter{{l.text, !l.up}, {fresh, !l.up}})+" "+text)
		return
	}
}

// sum compares the letters of terms: slots must be on all of them.
func (b *balancer) sum(xs []grammar.Expr) balanced {
	var out balanced
	rs := make([]balanced, len(xs))
	for i, x := range xs {
		rs[i] = b.expr(x)
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
				b.fail(diag.New(CodeTermsDiffer, xs[i].Span(), "terms differ in free indices: "+l.text+" is "+heightWord(l.up)+" here and "+heightWord(m.up)+" before").WithPlace(m.at, heightWord(m.up)))
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
				b.fail(diag.New(CodeTermsDiffer, xs[i].Span(), "terms differ in free indices: "+short(xs[i])+" has "+letterList(r.letters)+", another "+letterList(out.letters)).WithPlace(l.at, l.text+" is free here"))
				return out
			}
		}
	}
	return out
}
