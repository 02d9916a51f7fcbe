package check

import (
	"slices"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// letterCount counts and classifies the letters of one product.
type letterCount struct {
	e       *checker
	fs      []operand
	over    []string // plain letters that a reduction around sums
	red     *grammar.Reduce
	x       grammar.Expr
	rows    []*letterRow
	same    []*letterRow // letters that stand twice at one height
	reduces bool         // some letter is summed
}

// letterRow is one letter of a product with its places.
type letterRow struct {
	name  string
	slot  slot // of its first place
	at    []axisPlace
	div   int // places in denominators
	keep  bool
	label int
}

// axisPlace is a factor and an axis of it.
type axisPlace struct{ f, axis int }

func (l *letterCount) find(name string) *letterRow {
	for _, r := range l.rows {
		if r.name == name {
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
	at := map[string]axisPlace{}
	for i := range l.fs {
		for k := range l.fs[i].o.Node.Axes() {
			n := letterAt(l.fs[i].o, k)
			if n == "" || hidden(n) {
				continue
			}
			p := axisPlace{i, k}
			q, have := at[n]
			if !have {
				at[n] = p
				continue
			}
			a, b := l.slotOf(q), l.slotOf(p)
			r := &letterRow{name: n, slot: a, at: []axisPlace{q, p}}
			if a.plain() != b.plain() {
				l.plainAndSlot(r, p)
				return false
			}
			if !a.plain() && a.axis.Chart != b.axis.Chart {
				l.twoSpaces(r, a, b)
				return false
			}
			if !a.plain() && a.at == nil && b.at == nil && a.via != b.via {
				l.twoBases(r, a, b)
				return false
			}
		}
	}
	return true
}

// count collects the letters and decides which stay free.
func (l *letterCount) count() bool {
	whole := -1
	for i := range l.fs {
		o := l.fs[i].o
		ns := names(o)
		for k, n := range ns {
			if isWhole(n) {
				if whole >= 0 && whole != i {
					l.wholeProduct(whole, i)
					return false
				}
				whole = i
			}
			r := l.find(n)
			if r == nil {
				r = &letterRow{name: n, slot: slotAt(o, k)}
				l.rows = append(l.rows, r)
			}
			r.at = append(r.at, axisPlace{i, k})
			if l.fs[i].div {
				r.div++
			}
		}
	}
	for i, name := range l.over {
		if l.find(name) == nil {
			l.e.notThere(l.red, l.red.Indices[i], nil)
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
		l.twiceSame()
		return false
	}
	return ok && l.innerDummies()
}

// slotOf is what a place is attached to.
func (l *letterCount) slotOf(p axisPlace) slot { return slotAt(l.fs[p.f].o, p.axis) }

// classify decides one letter: free, contracted, summed or refused.
func (l *letterCount) classify(r *letterRow) bool {
	first := r.slot
	for _, p := range r.at[1:] {
		if s := l.slotOf(p); s.plain() != first.plain() {
			l.plainAndSlot(r, p)
			return false
		}
	}
	r.keep = true
	if first.plain() {
		if first.axis.Size < 0 && (len(l.fs) > 1 || len(r.at) > 1) {
			l.e.unknownSize(l.fs[r.at[0].f])
			return false
		}
		for _, p := range r.at[1:] {
			if s := l.slotOf(p); s.axis.Size != first.axis.Size {
				l.sizes(r, p)
				return false
			}
		}
		switch {
		case slices.Contains(l.over, r.name):
			r.keep = false
		case hidden(r.name), isWhole(r.name), slices.Contains(l.e.boundLetters, r.name):
		case len(r.at)-r.div >= 2 && r.div > 0:
			l.numeratorTwice(r)
			return false
		case len(r.at) >= 2 && r.div == 0:
			r.keep = false
		}
		if !r.keep {
			l.reduces = true
		} else if len(r.at) > 1 && l.oneFactor(r) {
			l.reduces = true // a diagonal
		}
		return true
	}
	switch len(r.at) {
	case 1:
		return true
	case 2:
		r.keep = false
		l.reduces = true
		return l.pair(r)
	}
	l.thrice(r)
	return false
}

// oneFactor reports that every place is on one factor.
func (l *letterCount) oneFactor(r *letterRow) bool {
	for _, p := range r.at[1:] {
		if p.f != r.at[0].f {
			return false
		}
	}
	return true
}

// pair checks a contraction: one up, one down, one space, one base.
func (l *letterCount) pair(r *letterRow) bool {
	a, b := l.slotOf(r.at[0]), l.slotOf(r.at[1])
	if a.axis.Chart != b.axis.Chart {
		l.twoSpaces(r, a, b)
		return false
	}
	if a.axis.Kind == b.axis.Kind {
		l.same = append(l.same, r)
		return false
	}
	if !l.e.sameBase(a, b, l.spanOf(r, 1)) {
		l.twoBases(r, a, b)
		return false
	}
	return true
}

// spanOf is where the k-th place of a letter is written.
func (l *letterCount) spanOf(r *letterRow, k int) diag.Span {
	f := r.at[k].f
	nth := 0
	for j := 0; j < k; j++ {
		if r.at[j].f == f {
			nth++
		}
	}
	return place(l.fs[f].x, r.name, nth)
}

// build makes the contraction; fs may leave out factors that are numbers.
func (l *letterCount) build(coef scalar.Expr, fs []operand) value.Value {
	e := l.e
	next := 0
	var axes []index.Axis
	var ss []slot
	var letters []string
	var out []int
	written := false
	for _, r := range l.rows {
		r.label = next
		next++
		if r.keep {
			out = append(out, r.label)
			axes = append(axes, r.slot.axis)
			ss = append(ss, r.slot)
			if isWhole(r.name) {
				letters = append(letters, "")
			} else {
				letters = append(letters, r.name)
				written = true
			}
		} else if !hidden(r.name) && !slices.Contains(l.over, r.name) {
			e.statement.summed = append(e.statement.summed, dummy{r.name, l.x.Span(), r.slot.plain()})
		}
	}
	if len(axes) > e.lim.Axes {
		e.fail(diag.New(CodeTooMuch, l.x.Span(), "this product has "+plural(len(axes), "free index")))
		return nil
	}
	ops := make([]graph.Operand, len(fs))
	for i, f := range fs {
		n := f.o.Node
		if f.div {
			n = e.reciprocal(n)
		}
		ns := names(f.o)
		ls := make([]int, len(ns))
		for k, name := range ns {
			ls[k] = l.find(name).label
		}
		ops[i] = graph.Operand{Node: n, Labels: ls}
	}
	o := &value.Object{Node: e.g.Contract(coef, ops, out, axes)}
	if written {
		o.Letters = letters
	}
	setSlots(o, ss)
	for i := range l.fs {
		o.Value = o.Value || l.fs[i].o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.productLaw(o, fs, coef)
	e.g.SetOrigin(o.Node, l.x.Span())
	return o
}

// innerDummies refuses a letter that a bracket or argument of one factor sums
// and another factor uses.
func (l *letterCount) innerDummies() bool {
	e := l.e
	if len(e.statement.summed) == 0 {
		return true
	}
	ok := true
	for i := range l.fs {
		for _, d := range e.statement.summed[l.fs[i].lo:l.fs[i].hi] {
			r := l.find(d.name)
			if r == nil {
				continue
			}
			for k, p := range r.at {
				if p.f != i && ok {
					df := diag.New(CodeInnerDummy, l.spanOf(r, k), d.name+" is summed inside a bracket and used again outside: which of them is meant?").
						WithPlace(d.span, d.name+" is summed here")
					f := l.fs[i].x
					if in := f.Span(); d.span.Start >= in.Start && d.span.End <= in.End {
						df.WithFixNote(in, e.renamed(in, f, d.name, e.freshLetters(1)[0]), "another letter inside")
					}
					e.fail(df)
					ok = false
				}
			}
		}
	}
	return ok
}

// The refusals.

func (l *letterCount) wholeProduct(i, j int) {
	a, b := l.fs[i], l.fs[j]
	d := diag.New(CodeNeedLetters, l.x.Span(), short(a.x)+" and "+short(b.x)+" are both whole objects: a product needs letters to say what pairs with what")
	if slots(a.o)+slots(b.o) == 0 {
		if a.o.Node == b.o.Node && rank(a.o) == 1 {
			d.WithFixNote(l.x.Span(), baseText(a.x)+"^2", "elementwise")
			d.WithFixNote(l.x.Span(), baseText(a.x)+"_n "+baseText(a.x)+"_n", "the sum")
		} else if rank(a.o) == 1 && rank(b.o) == 1 {
			d.WithFixNote(l.x.Span(), baseText(a.x)+"_n "+baseText(b.x)+"_n", "the sum over n")
		}
	} else if len(l.fs) == 2 {
		ls := l.e.freshLetters(rank(a.o) + rank(b.o))
		d.WithFixNote(l.x.Span(), baseText(a.x)+heights(a.o, ls)+" "+baseText(b.x)+heights(b.o, ls[rank(a.o):]), "the outer product; repeat a letter to contract")
	}
	l.e.fail(d)
}

// heights writes letters at the heights of o's axes that have none.
func heights(o *value.Object, ls []string) string {
	var out []ixLetter
	for k, a := range o.Node.Axes() {
		if letterAt(o, k) == "" && len(out) < len(ls) {
			out = append(out, ixLetter{ls[len(out)], a.Kind == index.Up})
		}
	}
	return indexText(out)
}

// baseText is an expression fit to carry letters: bracketed unless it is a
// name, a call or bracketed.
func baseText(x grammar.Expr) string {
	switch y := x.(type) {
	case *grammar.Name, *grammar.Call, *grammar.Paren, *grammar.Dot:
		return textOf(x)
	case *grammar.Indexed:
		return textOf(y.X)
	}
	return "(" + textOf(x) + ")"
}

func (l *letterCount) plainAndSlot(r *letterRow, p axisPlace) {
	q := r.at[0]
	var k int
	for i, pp := range r.at {
		if pp == p {
			k = i
		}
	}
	plainAt, slotAt2, kp := p, q, k
	if r.slot.plain() {
		plainAt, slotAt2, kp = q, p, 0
	}
	pf, sf := l.fs[plainAt.f], l.fs[slotAt2.f]
	d := diag.New(CodePlainSlot, l.spanOf(r, kp), r.name+" is a plain index of "+objName(pf)+" and a slot of "+objName(sf)+": they never pair")
	ks := 0
	for i, pp := range r.at {
		if pp == slotAt2 {
			ks = i
		}
	}
	d.WithPlace(l.spanOf(r, ks), axisWords(l.slotOf(slotAt2).axis))
	l.fixPlain(d, pf, l.slotOf(slotAt2))
	l.e.fail(d)
}

func (l *letterCount) sizes(r *letterRow, p axisPlace) {
	k := 0
	for i, pp := range r.at {
		if pp == p {
			k = i
		}
	}
	a, b := l.fs[r.at[0].f], l.fs[p.f]
	d := diag.New(CodeSize, l.spanOf(r, k), r.name+" runs over 1.."+itoa(l.slotOf(p).axis.Size)+" in "+objName(b)+" and over 1.."+itoa(r.slot.axis.Size)+" in "+objName(a))
	d.WithPlace(l.spanOf(r, 0), "1.."+itoa(r.slot.axis.Size))
	l.e.fail(d)
}

func (l *letterCount) numeratorTwice(r *letterRow) {
	l.e.fail(diag.New(CodeThrice, l.spanOf(r, len(r.at)-1), r.name+" stands twice above the division and again below it: is the sum divided, or every term?").
		WithNote("bracket the sum, or reduce explicitly: sum_" + r.name + " (…)"))
}

func (l *letterCount) thrice(r *letterRow) {
	n := len(r.at)
	word := "three times"
	if n > 3 {
		word = itoa(n) + " times"
	}
	d := diag.New(CodeThrice, l.spanOf(r, 2), r.name+" occurs "+word+" in one product: a slot index occurs once (free) or twice (one up, one down)")
	d.WithPlace(l.spanOf(r, 0), "first").WithPlace(l.spanOf(r, 1), "second")
	if fix, ok := l.renamePair(r); ok {
		d.WithFixNote(l.x.Span(), fix, "rename one pair")
	}
	l.e.fail(d)
}

// renamePair rewrites the product with one up-down pair of a letter renamed.
func (l *letterCount) renamePair(r *letterRow) (string, bool) {
	up, down := -1, -1
	for k := len(r.at) - 1; k >= 0; k-- {
		s := l.slotOf(r.at[k])
		if s.axis.Kind == index.Up && up < 0 {
			up = k
		}
		if s.axis.Kind == index.Down && down < 0 {
			down = k
		}
	}
	if up < 0 || down < 0 || len(r.at) > 4 {
		return "", false
	}
	fresh := l.e.freshLetters(1)[0]
	return replaceSpans(l.x.Span(), []diag.Span{l.spanOf(r, up), l.spanOf(r, down)}, fresh), true
}

// replaceSpans is the text under whole with the spans inside it replaced.
func replaceSpans(whole diag.Span, at []diag.Span, by string) string {
	sort.Slice(at, func(i, j int) bool { return at[i].Start < at[j].Start })
	text := whole.Text()
	var b strings.Builder
	pos := 0
	for _, s := range at {
		lo, hi := s.Start-whole.Start, s.End-whole.Start
		if lo < pos || hi > len(text) {
			continue
		}
		b.WriteString(text[pos:lo])
		b.WriteString(by)
		pos = hi
	}
	b.WriteString(text[pos:])
	return b.String()
}
