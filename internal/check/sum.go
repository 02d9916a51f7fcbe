package check

// Sums: terms brought to the same free letters, and the common shape of
// objects.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// term is one term of a sum with its sign.
type term struct {
	operand
	coef scalar.Expr
}

// sum elaborates a chain of + and -.
func (e *checker) sum(x grammar.Expr) value.Value {
	ts := e.terms(x)
	fs := make([]operand, len(ts))
	vs := make([]value.Value, len(ts))
	ok, points := true, 0
	for i := range ts {
		fs[i].x = ts[i].x
		fs[i].lo = len(e.statement.dummies)
		vs[i] = e.expr(ts[i].x)
		fs[i].hi = len(e.statement.dummies)
		ok = ok && vs[i] != nil
		if _, is := vs[i].(*value.Point); is {
			points++
		}
	}
	if points > 0 {
		if !ok {
			return nil
		}
		return e.pointSum(ts, vs, x)
	}
	for i := range ts {
		if vs[i] == nil {
			continue
		}
		fs[i].o, fs[i].p = e.toObject(vs[i], ts[i].x)
		if fs[i].o == nil && fs[i].p == nil {
			ok = false
		}
	}
	if !ok || !e.apart(parts(fs), x) {
		return nil
	}
	return e.addUp(ts, fs, x)
}

// terms are the terms of a sum with their signs.
func (e *checker) terms(x grammar.Expr) []term {
	ts := letter.Terms(x)
	out := make([]term, len(ts))
	for i, t := range ts {
		out[i] = term{operand{x: t.Expr}, e.one()}
		if t.Minus {
			out[i].coef = e.pool.Int(-1)
		}
	}
	return out
}

// addUp adds elaborated terms.
func (e *checker) addUp(ts []term, fs []operand, x grammar.Expr) value.Value {
	if !e.settleAll(fs) {
		return nil
	}
	for i := range fs {
		if fs[i].p != nil {
			return e.pendingSum(ts, fs, x)
		}
	}
	if !e.oneSpace(fs) || !e.meetAll(fs, x) {
		return nil
	}
	al, ok := e.commonShape(fs, "terms")
	if !ok {
		return nil
	}
	var gts []graph.Term
	var kept []term
	for i := range ts {
		ts[i].operand = fs[i]
		if al.skip[i] {
			continue
		}
		gts = append(gts, graph.Term{Coef: ts[i].coef, Node: e.align(fs[i].o.Node, letter.Names(fs[i].o), al.letters, al.axes)})
		kept = append(kept, ts[i])
	}
	o := al.objectOf(e.g.Sum(gts...))
	for i := range fs {
		o.Value = o.Value || fs[i].o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.sumLaw(o, kept)
	o = e.inOrder(o)
	e.g.SetOrigin(o.Node, x.Span())
	return o
}

// pendingSum keeps a sum pending whose terms all are, in the same letters.
func (e *checker) pendingSum(ts []term, fs []operand, x grammar.Expr) value.Value {
	var first *pending
	for i := range fs {
		if fs[i].p != nil {
			first = fs[i].p
			break
		}
	}
	// The letters decide together: every unknown class of the first term, by
	// letter in the others.
	letters := append([]pendLetter(nil), first.letters...)
	copied := append([]operand(nil), fs...)
	return derive(x, letters, fs, func(e *checker, ss []letter.Slot) value.Value {
		env := map[string]letter.Slot{}
		for k, l := range letters {
			env[l.name] = ss[k]
		}
		gs := append([]operand(nil), copied...)
		for i := range gs {
			if gs[i].p == nil {
				continue
			}
			v, done := e.settle(gs[i].p, env)
			if !done {
				e.fail(e.words().WhichChart(gs[i].x))
				return nil
			}
			o, p := e.toObject(v, gs[i].x)
			if o == nil || p != nil {
				return nil
			}
			gs[i].o, gs[i].p = o, nil
		}
		return e.addUp(append([]term(nil), ts...), gs, x)
	})
}

// alignment is the common shape of several objects.
type alignment struct {
	letters []string
	axes    []index.Axis
	slots   []letter.Slot
	skip    []bool // zeros that stand for any object
}

// objectOf is a node of the common shape as an object.
func (a *alignment) objectOf(n *graph.Node) *value.Object {
	o := &value.Object{Node: n}
	for i, l := range a.letters {
		if letter.Whole(l) {
			continue
		}
		if o.Letters == nil {
			o.Letters = make([]string, len(a.letters))
		}
		o.Letters[i] = l
	}
	letter.SetSlots(o, a.slots)
	return o
}

// commonShape finds the shape that objects share: the same slots, by letter or by
// position; plain letters may be missing from some. What names them in
// messages: terms, sides.
func (e *checker) commonShape(fs []operand, what string) (alignment, bool) {
	al := alignment{skip: make([]bool, len(fs))}
	from := map[string]int{} // name → object that has it
	ok := true
	lead := -1
	isSlot := map[string]bool{}
	for i := range fs {
		if isZeroNumber(fs[i].o) && len(fs) > 1 {
			// 0 is the zero of any kind; it adds nothing.
			al.skip[i] = true
			continue
		}
		if lead < 0 || len(letter.Names(fs[lead].o)) == 0 {
			lead = i
		}
		for k, n := range letter.Names(fs[i].o) {
			if !letter.SlotOf(fs[i].o, k).Plain() {
				isSlot[n] = true
			}
		}
	}
	if lead < 0 {
		al.skip[0] = false
		return al, true
	}
	// Slots must be on every term.
	for _, n := range letter.Names(fs[lead].o) {
		for i := range fs {
			if isSlot[n] && !al.skip[i] && !slices.Contains(letter.Names(fs[i].o), n) {
				e.fail(e.words().TermsDiffer(fs[lead].said(), fs[i].said(), what))
				return al, false
			}
		}
	}
	for i := range fs {
		if al.skip[i] {
			continue
		}
		ns := letter.Names(fs[i].o)
		for k, n := range ns {
			s := letter.SlotOf(fs[i].o, k)
			j, have := from[n]
			if !have {
				from[n] = i
				al.letters = append(al.letters, n)
				al.axes = append(al.axes, s.Axis)
				al.slots = append(al.slots, s)
				continue
			}
			at := letter.Position(al.letters, n)
			if !e.agree(al.slots[at], s, n, fs[j], fs[i], what) {
				ok = false
			}
		}
	}
	if !ok {
		return al, false
	}
	if what != "sides" && !e.sizesKnown(al, fs) {
		return al, false
	}
	// Slots and whole axes must be on every term; plain letters need not.
	for at, n := range al.letters {
		if al.slots[at].Plain() && !letter.Whole(n) {
			continue
		}
		for i := range fs {
			if al.skip[i] || slices.Contains(letter.Names(fs[i].o), n) {
				continue
			}
			if letter.Whole(n) && al.slots[at].Plain() && letter.Rank(fs[i].o) == 0 {
				continue // a number and an array
			}
			e.fail(e.words().TermsDiffer(fs[lead].said(), fs[i].said(), what))
			return al, false
		}
	}
	return al, true
}

// sizesKnown refuses to compute with an array whose size only the run knows.
func (e *checker) sizesKnown(al alignment, fs []operand) bool {
	for at, s := range al.slots {
		if s.Axis.Size >= 0 || len(fs) < 2 {
			continue
		}
		for _, f := range fs {
			if k := letter.Position(letter.Names(f.o), al.letters[at]); k >= 0 {
				e.fail(e.words().UnknownSize(f.said()))
				return false
			}
		}
	}
	return true
}

// isZeroNumber reports the literal 0 and scalars that are structurally zero
// constants.
func isZeroNumber(o *value.Object) bool {
	return len(o.Node.Axes()) == 0 && o.Node.IsZero()
}

// agree checks one letter on two terms.
func (e *checker) agree(a, b letter.Slot, name string, fa, fb operand, what string) bool {
	if a.Plain() != b.Plain() {
		switch {
		case letter.Whole(name):
			e.fail(e.words().KindsDiffer(fa.said(), fb.said()))
		case a.Plain():
			e.fail(e.words().PlainTerm(name, fa.said(), fb.said(), b))
		default:
			e.fail(e.words().PlainTerm(name, fb.said(), fa.said(), a))
		}
		return false
	}
	if a.Plain() {
		if a.Axis.Size != b.Axis.Size && !(what == "sides" && (a.Axis.Size < 0 || b.Axis.Size < 0)) {
			e.fail(e.words().SizesDiffer(name, fa.said(), fb.said(), a.Axis.Size, b.Axis.Size))
			return false
		}
		return true
	}
	if a.Axis.Chart != b.Axis.Chart {
		e.fail(e.words().SpacesDiffer(a, b, name, fa.said(), fb.said()))
		return false
	}
	if a.Axis.Kind != b.Axis.Kind {
		e.fail(e.words().HeightsDiffer(a, b, name, fa.said(), fb.said()))
		return false
	}
	if !e.sameBase(a, b, fb.x.Span) {
		e.fail(e.words().TwoBases(name, letter.PlaceIn(fa.x, name, 0), letter.PlaceIn(fb.x, name, 0), fa.said(), fb.said(), a, b))
		return false
	}
	return true
}

// oneSpace refuses terms or sides whose letters or places stand for two spaces,
// before bases are looked at.
func (e *checker) oneSpace(fs []operand) bool {
	names := make([][]string, len(fs))
	var lettered []int // those before that have axes
	for i := range fs {
		ns := letter.Names(fs[i].o)
		if names[i] = ns; len(ns) == 0 {
			continue
		}
		e.g.Meter.Steps(1 + len(lettered)/4)
		before := lettered
		lettered = append(lettered, i)
		for _, j := range before {
			for k, n := range names[j] {
				m := letter.Position(ns, n)
				if m < 0 || letter.Whole(n) && letter.Rank(fs[i].o) != letter.Rank(fs[j].o) {
					continue
				}
				a, b := letter.SlotOf(fs[j].o, k), letter.SlotOf(fs[i].o, m)
				if a.Axis.Chart != b.Axis.Chart && !a.Plain() && !b.Plain() {
					e.fail(e.words().SpacesDiffer(a, b, n, fs[j].said(), fs[i].said()))
					return false
				}
				if !a.Plain() && !b.Plain() && a.At == nil && b.At == nil && a.Via != b.Via {
					e.fail(e.words().TwoBases(n, letter.PlaceIn(fs[j].x, n, 0), letter.PlaceIn(fs[i].x, n, 0), fs[j].said(), fs[i].said(), a, b))
					return false
				}
			}
		}
	}
	return true
}
