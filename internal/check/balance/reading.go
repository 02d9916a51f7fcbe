package balance

// Which letters of a body the left side keeps, which parts disagree over one, and
// the two ways to read it.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
)

// reading is how the letters of an expression are read.
type reading struct {
	dummies  []letter.Dummy // that products summed so far, or kept
	named    []string       // kept: the left side names them, or a bracket
	root     *root
	probe    *letter.Probe // the reading of a letter that is tried
	choosing bool          // inside the condition of an if
	silent   bool          // another reading is tried: nothing is said
}

// root is an expression whose letters are read together, and what names them.
type root struct {
	x     grammar.Expr
	left  []grammar.Index
	bound []string       // by the reductions around it
	name  *grammar.Ident // what is defined
}

// keeps are the letters that the left side keeps.
func (r *root) keeps() []string {
	var out []string
	for _, ix := range r.left {
		if !ix.Up {
			out = append(out, ix.Name)
		}
	}
	return out
}

// under is what is known of a root.
func (b *balancer) under(r *root) balanced {
	before := b.reading
	r.bound = slices.Clone(b.bound)
	b.root, b.named, b.choosing = r, r.keeps(), false
	b.probe = b.probe.Behind(r.left)
	out := b.expr(r.x)
	dummies := b.dummies
	b.reading = before
	b.dummies = dummies
	return out
}

// hold is who decides over a plain letter of a product.
func (b *balancer) hold(name string) letter.Hold {
	tried := b.probe.Tries(name)
	switch {
	case slices.Contains(b.bound, name):
		return letter.Bound
	case tried && b.probe.Keep, !tried && slices.Contains(b.named, name):
		return letter.Named
	}
	return letter.Loose
}

// times is how often a letter counts where it stands, powers counted.
func (b *balancer) times(l standing) int {
	if b.probe.Tries(l.name) {
		return 1
	}
	return letter.Times(l.factor, l.name)
}

// names are the letters, by name.
func (r balanced) names() []string {
	var out []string
	for _, l := range r.letters {
		out = append(out, l.name)
	}
	return out
}

// written are the letters as they are written.
func written(ls []standing) []letter.Letter {
	var out []letter.Letter
	for _, l := range ls {
		out = append(out, letter.Letter{Text: l.name, Up: l.up})
	}
	return out
}

// parts is what is known of the parts of one expression, which must agree over
// their letters.
func (b *balancer) parts(xs []grammar.Expr) []balanced {
	out := make([]balanced, len(xs))
	ps := make([]letter.Part, len(xs))
	for i, x := range xs {
		ps[i] = letter.Part{X: x, Lo: len(b.dummies)}
		out[i] = b.expr(x)
		ps[i].Hi, ps[i].Letters = len(b.dummies), out[i].names()
	}
	b.apart(ps)
	return out
}

// apart refuses parts that disagree over a letter.
func (b *balancer) apart(ps []letter.Part) {
	if in, free, found := letter.Disagreement(b.dummies, ps, b.probe); found {
		b.fail(b.c.Words().SummedAndFree(in, free, b.readings(in.Name, nil)))
	}
}

// attached refuses letters behind what sums one of them inside.
func (b *balancer) attached(ix []grammar.Index, lo int) {
	for _, d := range b.dummies[lo:] {
		for _, i := range ix {
			if i.Name == d.Name && !b.probe.Tries(d.Name) {
				b.probe.Doubts(d.Name)
				b.fail(b.c.Words().SummedAndAttached(d, i, b.readings(d.Name, nil)))
				return
			}
		}
	}
}

// bracket is a bracket that names its letters: those free in it, each once.
func (b *balancer) bracket(x *grammar.Indexed, r balanced, lo int) balanced {
	inside := slices.DeleteFunc(b.dummies[lo:], func(d letter.Dummy) bool { return d.Kept })
	b.dummies = b.dummies[:lo+len(inside)]
	out := balanced{whole: r.whole}
	for i, ix := range x.Indices {
		k := slices.IndexFunc(r.letters, func(l standing) bool { return l.name == ix.Name })
		if k < 0 || letter.Has(x.Indices[:i], ix.Name) {
			if !r.whole {
				b.fail(b.c.Words().BracketLetters(x, written(r.letters)))
			}
			return r
		}
		l := r.letters[k]
		if l.up != ix.Up {
			b.fail(b.c.Words().BracketHeight(x, ix, written(r.letters)))
			return r
		}
		l.at = ix.Sp
		out.letters = append(out.letters, l)
	}
	if len(out.letters) != len(r.letters) {
		b.fail(b.c.Words().BracketLetters(x, written(r.letters)))
	}
	return out
}

// compare has the letters of its sides where an if chooses by it.
func (b *balancer) compare(x *grammar.Compare) balanced {
	r := b.sum(x.Xs)
	if b.choosing {
		return r
	}
	return balanced{}
}

// condition is not, and, or: inside the condition of an if its parts agree over
// their letters, elsewhere each is a condition of its own.
func (b *balancer) condition(x grammar.Expr, xs ...grammar.Expr) balanced {
	var out balanced
	if !b.choosing {
		for _, y := range xs {
			b.expr(y)
		}
		return out
	}
	for _, r := range b.parts(xs) {
		out.letters = append(out.letters, r.letters...)
		out.whole = out.whole || r.whole
	}
	return out
}

// choice is if: condition and branches agree over their letters.
func (b *balancer) choice(x *grammar.If) balanced {
	lo, choosing := len(b.dummies), b.choosing
	b.choosing = true
	c := b.expr(x.Cond)
	b.choosing = choosing
	mid := len(b.dummies)
	out := b.sum([]grammar.Expr{x.Then, x.Else})
	b.apart([]letter.Part{{X: x.Cond, Letters: c.names(), Lo: lo, Hi: mid}, {X: x, Letters: out.names(), Lo: mid, Hi: len(b.dummies)}})
	for _, l := range c.letters {
		if !slices.Contains(out.names(), l.name) {
			out.letters = append(out.letters, l)
		}
	}
	out.whole = out.whole || c.whole
	return out
}

// mark notes a product, and powers in it, over whose letters the reading decides
// that is tried.
func (b *balancer) mark(x grammar.Expr, all []standing, out balanced, made []letter.Dummy) {
	for _, d := range made {
		if !b.probe.Tries(d.Name) {
			continue
		}
		for _, l := range all {
			if l.name != d.Name || !b.probe.Keep || letter.Times(l.factor, l.name) < 2 {
				continue
			}
			var ls []letter.Letter
			for _, m := range all {
				if m.factor == l.factor {
					ls = append(ls, letter.Letter{Text: m.name, Up: m.up})
				}
			}
			b.probe.Mark(quote.Unparen(l.factor), d.Name, ls)
		}
		b.probe.Mark(x, d.Name, written(out.letters))
	}
}

// readings are the two readings of a letter in the root under way; whole is a
// product where it stands too often, nil where that is not what is wrong.
func (b *balancer) readings(name string, whole grammar.Expr) refuse.Readings {
	if b.silent || b.root == nil {
		return refuse.Readings{}
	}
	r := b.root
	return refuse.Readings{
		Root: r.x, Letter: name, Whole: whole, Left: r.left, Name: r.name,
		Probe: func(p *letter.Probe) { b.again(r, r.x, p) },
		Reads: func(x grammar.Expr) (free []letter.Letter, ok bool) {
			t, res := b.again(r, x, nil)
			if r.name != nil && len(r.left) == 0 {
				free = written(res.letters)
			}
			if len(res.letters) > 0 {
				res.whole = false // axes without letters do not stand beside those with
			}
			return free, t.ok && (len(r.left) == 0 || t.left(r.left, res, x))
		},
	}
}

// again reads an expression in a root's place, and says nothing.
func (b *balancer) again(r *root, x grammar.Expr, p *letter.Probe) (*balancer, balanced) {
	t := *b
	t.ok, t.bound = true, slices.Clone(r.bound)
	t.reading = reading{root: r, named: r.keeps(), probe: p, silent: true}
	res := t.expr(x)
	return &t, res
}
