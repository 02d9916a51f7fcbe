package check

// Which letters the left side keeps, which parts of an expression disagree over
// a letter, and the two ways to read it.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// root is an expression whose letters are read together: the right side of a
// definition, the inside of a bracket that names its letters, else the whole
// of what stands on its own.
type root struct {
	x    grammar.Expr
	left []grammar.Index // what names its letters, nil where nothing does
	wide bool            // the left side may have letters that the right lacks: a map's line
	name *grammar.Ident  // what is defined
	// around is where it stands, for another reading of it.
	around context
}

// keeps are the letters that what names them keeps: those that may be plain.
func (r *root) keeps() []string {
	var out []string
	for _, ix := range r.left {
		if !ix.Up {
			out = append(out, ix.Name)
		}
	}
	return out
}

// under elaborates a root where it stands.
func (e *checker) under(r *root) value.Value {
	r.around = e.context
	defer e.within(func(c *context) { c.root, c.named = r, r.keeps() })()
	return e.expr(r.x)
}

// right elaborates what stands to the right of letters. A plain letter among
// them is kept, not summed, in a product where it stands twice.
func (e *checker) right(left []grammar.Index, x grammar.Expr) value.Value {
	if x == nil {
		return nil
	}
	return e.rightOf(&root{x: x, left: left})
}

// rightOf is right, of a root.
func (e *checker) rightOf(r *root) value.Value {
	lo, said := len(e.statement.dummies), len(e.report.list)
	v := e.under(r)
	ended := slices.IndexFunc(e.statement.dummies[lo:], func(d letter.Dummy) bool { return d.Kept && !hasLetter(v, d.Name) })
	if ended >= 0 && e.probe == nil && e.wasSum(r) {
		// Something ended the letter, or does not fit what keeps it: summed, as it
		// would be without the left side, this is another program.
		d := e.statement.dummies[lo+ended]
		e.report.forget(said)
		e.fail(e.words().KeptAndEnded(d, e.readings(d.Name, r)))
		return nil
	}
	return v
}

// hasLetter reports an object with a letter.
func hasLetter(v value.Value, name string) bool {
	o, ok := v.(*value.Object)
	return ok && slices.Contains(letter.Visible(o), name)
}

// wasSum reports a root that is a program where its letters are summed.
func (e *checker) wasSum(r *root) bool {
	fits := false
	return e.again(r, nil, func() {
		o, ok := e.expr(r.x).(*value.Object)
		fits = ok && letter.Lettered(o) == 0 && (letter.Rank(o) == len(r.left) || r.wide && letter.Rank(o) == 0)
	}) && fits
}

// again is a trial where a root stands, by one of the readings of a letter.
func (e *checker) again(r *root, p *letter.Probe, f func()) (ok bool) {
	before, steps := e.report.failed, e.steps
	leave := e.within(func(c *context) {
		*c = r.around
		c.silent, c.probe, c.root = true, p, r
		c.statement = &statement{node: c.statement.node}
		c.attempt = &attempt{}
	})
	f()
	leave()
	ok = e.report.failed == before
	e.report.failed, e.steps = before, steps
	return ok
}

// mark notes the product, and powers in it, for a letter whose reading is tried.
func (l *letterCount) mark(r *letterRow) {
	p := l.e.probe
	for _, at := range r.At {
		if f := l.fs[at.Factor]; p.Keep && letter.Times(f.x, r.Name) > 1 {
			p.Mark(quote.Unparen(f.x), r.Name, writtenLetters(f.o))
		}
	}
	var ls []letter.Letter
	for _, q := range l.rows {
		if (q.keep || q == r || slices.Contains(l.reduced, q.Name)) && !letter.Hidden(q.Name) {
			ls = append(ls, letter.Letter{Text: q.Name, Up: q.Slot.Axis.Kind == index.Up})
		}
	}
	p.Mark(l.x, r.Name, ls)
}

// writtenLetters are an object's letters as they are written behind a bracket.
func writtenLetters(o *value.Object) []letter.Letter {
	var out []letter.Letter
	for k, a := range o.Node.Axes() {
		if l := letter.At(o, k); l != "" && !letter.Hidden(l) {
			out = append(out, letter.Letter{Text: l, Up: a.Kind == index.Up})
		}
	}
	return out
}

// readings are the two readings of a letter in a root: what is offered has been
// read once. There are none where a refusal is not read.
func (e *checker) readings(name string, r *root) refuse.Readings {
	if e.silent || len(e.calls) > 0 || e.probe != nil {
		return refuse.Readings{}
	}
	return refuse.Readings{
		Root: r.x, Letter: name, Left: r.left, Name: r.name,
		Wholes: func() []diag.Span { return e.wholes(r) },
		Probe:  func(p *letter.Probe) { e.again(r, p, func() { e.probed(r, r.x) }) },
		Reads: func(x grammar.Expr) (free []letter.Letter, ok bool) {
			ok = e.again(r, nil, func() { free, ok = e.fitsRoot(r, x) }) && ok
			return free, ok
		},
	}
}

// wholes are the places of arrays without letters that have as many axes as the
// left side has letters.
func (e *checker) wholes(r *root) []diag.Span {
	var out []diag.Span
	taken := map[grammar.Expr]bool{}
	grammar.Walk(r.x, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Indexed:
			taken[n.X] = true
		case *grammar.Component:
			taken[n.X] = true
		case *grammar.Call:
			taken[n.Fun] = true
		case *grammar.Name:
			b := e.scope.lookup(n.Name)
			if b == nil || taken[n] {
				return true
			}
			if o, ok := b.value.(*value.Object); ok && letter.Slots(o) == 0 && letter.Rank(o) == len(r.left) {
				out = append(out, n.Span())
			}
		default: // no other node is an array by name
		}
		return true
	})
	return out
}

// probed elaborates a root's expression under its letters.
func (e *checker) probed(r *root, x grammar.Expr) value.Value {
	defer e.within(func(c *context) { c.named = r.keeps() })()
	return e.expr(x)
}

// fitsRoot reports that an expression may stand in a root's place, and the
// letters that are free in it where the left side has none.
func (e *checker) fitsRoot(r *root, x grammar.Expr) ([]letter.Letter, bool) {
	v := e.probed(r, x)
	o, ok := v.(*value.Object)
	if !ok || len(r.left) == 0 {
		if !ok || r.name == nil {
			return nil, v != nil
		}
		return writtenLetters(o), letter.Lettered(o) == 0 || letter.Unlettered(o) == 0
	}
	if letter.Lettered(o) == 0 {
		return nil, letter.Rank(o) == len(r.left)
	}
	for _, l := range letter.Visible(o) {
		if !letter.Has(r.left, l) {
			return nil, false
		}
	}
	return nil, r.wide || letter.Rank(o) == len(r.left)
}

// freeLetters are those of any value; a condition has those of its sides.
func freeLetters(v value.Value) []string {
	switch v := v.(type) {
	case *value.Object:
		return letter.Visible(v)
	case *pending:
		var out []string
		for _, l := range v.letters {
			out = append(out, l.name)
		}
		return out
	case *value.CondCompare:
		return append(letter.Visible(v.X), letter.Visible(v.Y)...)
	case *value.CondNot:
		return freeLetters(v.X)
	case *value.CondAnd:
		return lettersOfAll(v.Xs)
	case *value.CondOr:
		return lettersOfAll(v.Xs)
	default: // other values have none
	}
	return nil
}

func lettersOfAll(cs []value.Cond) []string {
	var out []string
	for _, c := range cs {
		out = append(out, freeLetters(c)...)
	}
	return out
}

// parts are operands as parts.
func parts(fs []operand) []letter.Part {
	out := make([]letter.Part, len(fs))
	for i, f := range fs {
		out[i] = letter.Part{X: f.x, Lo: f.lo, Hi: f.hi}
		if f.o != nil {
			out[i].Letters = letter.Visible(f.o)
		} else if f.p != nil {
			out[i].Letters = freeLetters(f.p)
		}
	}
	return out
}

// part is an expression as a part; f elaborates it.
func (e *checker) part(x grammar.Expr, f func() value.Value) letter.Part {
	p := letter.Part{X: x, Lo: len(e.statement.dummies)}
	v := f()
	p.Hi, p.Letters = len(e.statement.dummies), freeLetters(v)
	return p
}

// apart refuses parts of x that disagree over a letter.
func (e *checker) apart(ps []letter.Part, x grammar.Expr) bool {
	in, free, found := letter.Disagreement(e.statement.dummies, ps, e.probe)
	if found {
		e.fail(e.words().SummedAndFree(in, free, e.readings(in.Name, e.rootOf(x))))
	}
	return !found
}

// rootOf is the root around, or an expression as its own.
func (e *checker) rootOf(x grammar.Expr) *root {
	if e.root != nil {
		return e.root
	}
	return &root{x: x, around: e.context}
}

// attachedTo refuses letters behind what sums one of them inside: d_i (v^i w_i).
func (e *checker) attachedTo(ix []grammar.Index, lo int, x grammar.Expr) bool {
	for _, d := range e.statement.dummies[lo:] {
		for _, i := range ix {
			if i.Name == d.Name && !e.probe.Tries(d.Name) {
				e.probe.Doubts(d.Name)
				e.fail(e.words().SummedAndAttached(d, i, e.readings(d.Name, e.rootOf(x))))
				return false
			}
		}
	}
	return true
}
