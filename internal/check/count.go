package check

// Letters of a product: free, summed, contracted up with down, or refused; so
// are two objects without letters.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// letterCount counts and classifies the letters of one product.
type letterCount struct {
	e       *checker
	fs      []operand
	reduced []string // plain letters that a reduction right around names
	red     *grammar.Reduce
	x       grammar.Expr
	rows    []*letterRow
	same    []*letter.Row // letters that stand twice at one height
	reduces bool          // some letter is summed
}

// letterRow is one letter of a product with its places.
type letterRow struct {
	letter.Row
	below int // places in denominators
	keep  bool
	named bool // kept since the left side names it
	label int
}

// said is the product for the words of a mistake.
func (l *letterCount) said() letter.Product {
	p := letter.Product{Expr: l.x, Factors: make([]letter.Operand, len(l.fs))}
	for i := range l.fs {
		p.Factors[i] = l.fs[i].said()
	}
	return p
}

func (l *letterCount) row(name string) *letterRow {
	for _, r := range l.rows {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// spaces refuses a letter that stands for two spaces, or for a slot and a plain
// index, before bases are looked at.
func (l *letterCount) spaces() bool {
	if len(l.fs) < 2 {
		return true
	}
	at := map[string]letter.Place{}
	for i := range l.fs {
		for k := range l.fs[i].o.Node.Axes() {
			n := letter.At(l.fs[i].o, k)
			if n == "" || letter.Hidden(n) {
				continue
			}
			p := letter.Place{Factor: i, Axis: k}
			q, have := at[n]
			if !have {
				at[n] = p
				continue
			}
			a, b := l.slotOf(q), l.slotOf(p)
			r := &letter.Row{Name: n, Slot: a, At: []letter.Place{q, p}}
			if a.Plain() != b.Plain() {
				l.e.fail(l.e.words().PlainAndSlot(l.said(), r, p))
				return false
			}
			if !a.Plain() && a.Axis.Chart != b.Axis.Chart {
				l.e.fail(l.e.words().TwoSpaces(l.said(), r, a, b))
				return false
			}
			if !a.Plain() && a.At == nil && b.At == nil && a.Via != b.Via {
				l.twoBases(r, a, b)
				return false
			}
		}
	}
	return true
}

// count collects the letters and decides which stay free.
func (l *letterCount) count() bool {
	if !l.collect() {
		return false
	}
	for i, name := range l.reduced {
		if l.row(name) == nil {
			l.e.fail(l.e.words().NotThere(l.red, l.red.Indices[i], nil))
			return false
		}
	}
	ok := true
	for _, r := range l.rows {
		if !l.classify(r) {
			ok = false
		}
	}
	if len(l.same) > 0 {
		l.e.fail(l.e.words().TwiceSame(l.said(), l.same))
		return false
	}
	return ok && l.e.apart(parts(l.fs), l.x)
}

// collect makes a row of every letter; a product has one whole object at most.
func (l *letterCount) collect() bool {
	whole := -1
	for i := range l.fs {
		o := l.fs[i].o
		for k, n := range letter.Names(o) {
			if letter.Whole(n) {
				if whole >= 0 && whole != i {
					l.e.fail(l.e.words().WholeProduct(l.said(), whole, i))
					return false
				}
				whole = i
			}
			r := l.row(n)
			if r == nil {
				r = &letterRow{Row: letter.Row{Name: n, Slot: letter.SlotOf(o, k)}}
				l.rows = append(l.rows, r)
			}
			r.At = append(r.At, letter.Place{Factor: i, Axis: k})
			if l.fs[i].div {
				r.below++
			}
		}
	}
	return true
}

// slotOf is what a place is attached to.
func (l *letterCount) slotOf(p letter.Place) letter.Slot {
	return letter.SlotOf(l.fs[p.Factor].o, p.Axis)
}

// classify decides one letter: free, contracted, summed or refused.
func (l *letterCount) classify(r *letterRow) bool {
	e, first := l.e, r.Slot
	tally := letter.Tally{N: len(r.At), Below: r.below, Slot: !first.Plain(), Times: l.times(r)}
	for _, p := range r.At {
		s := l.slotOf(p)
		if s.Plain() != first.Plain() {
			e.fail(e.words().PlainAndSlot(l.said(), &r.Row, p))
			return false
		}
		if s.Axis.Kind == index.Up {
			tally.Up++
		}
	}
	if first.Plain() && !l.oneSize(r) {
		return false
	}
	switch tally.Fate(e.hold(r.Name, l.reduced)) {
	case letter.Free:
		r.keep = true
		// A plain letter twice on one factor is a diagonal.
		l.reduces = l.reduces || len(r.At) > 1 && l.oneFactor(r)
	case letter.Summed:
		l.reduces = true
	case letter.Kept:
		r.keep, r.named = true, true
		l.reduces = l.reduces || l.oneFactor(r)
	case letter.Paired, letter.SameHeight:
		l.reduces = true
		return l.pair(r)
	case letter.Thrice:
		e.fail(e.words().Thrice(l.said(), &r.Row))
		return false
	case letter.Often:
		e.probe.Doubts(r.Name)
		p := l.said()
		at := make([]diag.Span, len(r.At))
		for k := range at {
			at[k] = p.Span(&r.Row, k)
		}
		e.fail(e.words().OftenAt(r.Name, tally.Times, at, l.readings(r)))
		return false
	case letter.AboveAndBelow:
		e.probe.Doubts(r.Name)
		e.fail(e.words().AboveAndBelow(r.Name, l.said().Span(&r.Row, len(r.At)-1), l.readings(r)))
		return false
	}
	return true
}

// readings are those of a letter that stands too often in the product.
func (l *letterCount) readings(r *letterRow) refuse.Readings {
	rs := l.e.readings(r.Name, l.e.rootOf(l.x))
	rs.Whole = l.x
	return rs
}

// times is how often a letter of the product stands, powers counted; a reading
// that is tried puts powers into brackets.
func (l *letterCount) times(r *letterRow) int {
	if len(r.At) < 2 || !r.Slot.Plain() || l.e.probe.Tries(r.Name) {
		return len(r.At)
	}
	n := 0
	for _, p := range r.At {
		n += letter.Times(l.fs[p.Factor].x, r.Name)
	}
	return n
}

// hold is who decides over a plain letter of a product; reduced are named by a
// reduction right around.
func (e *checker) hold(name string, reduced []string) letter.Hold {
	switch {
	case slices.Contains(reduced, name):
		return letter.Reduced
	case letter.Hidden(name) || letter.Whole(name) || slices.Contains(e.boundLetters, name):
		return letter.Bound
	case e.probe.Tries(name) && e.probe.Keep, !e.probe.Tries(name) && slices.Contains(e.named, name):
		return letter.Named
	}
	return letter.Loose
}

// oneSize asks that a plain letter runs over one range, known where it is
// computed with.
func (l *letterCount) oneSize(r *letterRow) bool {
	first := r.Slot
	if first.Axis.Size < 0 && (len(l.fs) > 1 || len(r.At) > 1) {
		l.e.fail(l.e.words().UnknownSize(l.fs[r.At[0].Factor].said()))
		return false
	}
	for _, p := range r.At[1:] {
		if s := l.slotOf(p); s.Axis.Size != first.Axis.Size {
			l.e.fail(l.e.words().Sizes(l.said(), &r.Row, p))
			return false
		}
	}
	return true
}

// oneFactor reports that every place is on one factor.
func (l *letterCount) oneFactor(r *letterRow) bool {
	for _, p := range r.At[1:] {
		if p.Factor != r.At[0].Factor {
			return false
		}
	}
	return true
}

// pair checks a contraction: one up, one down, one space, one base.
func (l *letterCount) pair(r *letterRow) bool {
	a, b := l.slotOf(r.At[0]), l.slotOf(r.At[1])
	if a.Axis.Chart != b.Axis.Chart {
		l.e.fail(l.e.words().TwoSpaces(l.said(), &r.Row, a, b))
		return false
	}
	if a.Axis.Kind == b.Axis.Kind {
		l.same = append(l.same, &r.Row)
		return false
	}
	if !l.e.sameBase(a, b, func() diag.Span { return l.said().Span(&r.Row, 1) }) {
		l.twoBases(&r.Row, a, b)
		return false
	}
	return true
}

// twoBases refuses one letter on slots of one space at two places.
func (l *letterCount) twoBases(r *letter.Row, a, b letter.Slot) {
	p := l.said()
	l.e.fail(l.e.words().TwoBases(r.Name, p.Span(r, 0), p.Span(r, 1), p.Factors[r.At[0].Factor], p.Factors[r.At[1].Factor], a, b))
}

// contraction makes the product; fs may leave out factors that are numbers.
func (l *letterCount) contraction(coef scalar.Expr, fs []operand) value.Value {
	e := l.e
	next := 0
	var axes []index.Axis
	var ss []letter.Slot
	var letters []string
	var out []int
	written := false
	for _, r := range l.rows {
		r.label = next
		next++
		if r.keep {
			out = append(out, r.label)
			axes = append(axes, r.Slot.Axis)
			ss = append(ss, r.Slot)
			if letter.Whole(r.Name) {
				letters = append(letters, "")
			} else {
				letters = append(letters, r.Name)
				written = true
			}
		}
		if (!r.keep || r.named) && !letter.Hidden(r.Name) && !slices.Contains(l.reduced, r.Name) {
			e.statement.dummies = append(e.statement.dummies, letter.Dummy{Name: r.Name, X: l.x, Plain: r.Slot.Plain(), Kept: r.named})
			if e.probe.Tries(r.Name) {
				l.mark(r)
			}
		}
	}
	if len(axes) > e.lim.Axes {
		e.fail(diag.New(refuse.CodeTooMuch, l.x.Span(), "this product has "+number.Count(len(axes), "free index")))
		return nil
	}
	ops := make([]graph.Operand, len(fs))
	for i, f := range fs {
		n := f.o.Node
		if f.div {
			n = e.reciprocal(n)
		}
		ns := letter.Names(f.o)
		ls := make([]int, len(ns))
		for k, name := range ns {
			ls[k] = l.row(name).label
		}
		ops[i] = graph.Operand{Node: n, Labels: ls}
	}
	o := &value.Object{Node: e.g.Contract(coef, ops, out, axes)}
	if written {
		o.Letters = letters
	}
	letter.SetSlots(o, ss)
	for i := range l.fs {
		o.Value = o.Value || l.fs[i].o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.productLaw(o, fs, coef)
	o = e.inOrder(o)
	e.g.SetOrigin(o.Node, l.x.Span())
	return o
}
