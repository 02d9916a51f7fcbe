package check

// Products with delta^i_j and its kin: which letters live in one space, and
// what decides it.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// pendingProduct keeps a product pending: its free letters decide later.
func (e *checker) pendingProduct(coef scalar.Expr, fs []operand, reduced []string, red *grammar.Reduce, x grammar.Expr) value.Value {
	ls := collectPending(fs)
	free := e.freePending(ls, reduced)
	if ls.undecided(free) {
		if e.overChart != nil {
			return e.multiply(coef, e.settledOver(fs), reduced, red, x)
		}
		e.fail(e.words().WhichChart(x))
		return nil
	}
	copied := append([]operand(nil), fs...)
	named := e.named
	return derive(x, free, fs, func(e *checker, ss []letter.Slot) value.Value {
		defer e.within(func(c *context) { c.named = named })()
		spaces := map[int]letter.Slot{}
		for k, l := range free {
			if l.class >= 0 {
				spaces[l.class] = ss[k]
			}
		}
		gs := append([]operand(nil), copied...)
		for i := range gs {
			p := gs[i].p
			if p == nil {
				continue
			}
			o, q := e.toObject(p.build(e, ls.slotsOf(i, p, spaces)), gs[i].x)
			if o == nil || q != nil {
				return nil
			}
			gs[i].o, gs[i].p = o, nil
		}
		return e.multiply(coef, gs, reduced, red, x)
	})
}

// pendingLetters are the letters of a product whose factors' spaces are not all
// known. Letters of one space are of one class: those of a factor that are, and
// those that stand on two factors.
type pendingLetters struct {
	all     []pendLetter
	tally   map[string]letter.Tally
	last    map[string]pendLetter
	classOf map[[2]int]int // (factor, its own class) → class of the product
	joined  []int          // of each class: another that is the same space, or itself
}

// collectPending lists the letters of factors, elaborated or pending.
func collectPending(fs []operand) *pendingLetters {
	ls := &pendingLetters{tally: map[string]letter.Tally{}, last: map[string]pendLetter{}, classOf: map[[2]int]int{}}
	for i, f := range fs {
		if f.p != nil {
			for _, l := range f.p.letters {
				ls.add(i, l, f.div)
			}
			continue
		}
		for k, a := range f.o.Node.Axes() {
			ls.add(i, pendLetter{name: letter.At(f.o, k), kind: a.Kind, class: -1, known: letter.SlotOf(f.o, k)}, f.div)
		}
	}
	return ls
}

// add notes a letter of a factor.
func (ls *pendingLetters) add(factor int, l pendLetter, below bool) {
	if l.class >= 0 {
		own := [2]int{factor, l.class}
		c, ok := ls.classOf[own]
		if !ok {
			c = len(ls.joined)
			ls.classOf[own] = c
			ls.joined = append(ls.joined, c)
		}
		l.class = c
	}
	t := ls.tally[l.name]
	t.N++
	t.Slot = l.class >= 0 || l.kind != index.Plain
	if l.kind == index.Up {
		t.Up++
	}
	if below {
		t.Below++
	}
	ls.tally[l.name] = t
	if before, ok := ls.last[l.name]; ok && before.class >= 0 && l.class >= 0 {
		ls.joined[ls.space(before.class)] = ls.space(l.class)
	}
	ls.last[l.name] = l
	ls.all = append(ls.all, l)
}

// space is the class that stands for all that are one space.
func (ls *pendingLetters) space(class int) int {
	for ls.joined[class] != class {
		class = ls.joined[class]
	}
	return class
}

// freePending are the letters that stay free, in order, once each.
func (e *checker) freePending(ls *pendingLetters, reduced []string) []pendLetter {
	var free []pendLetter
	for _, l := range ls.all {
		if fate := ls.tally[l.name].Fate(e.hold(l.name, reduced)); fate != letter.Free && fate != letter.Kept ||
			slices.ContainsFunc(free, func(f pendLetter) bool { return f.name == l.name }) {
			continue
		}
		if l.class >= 0 {
			l.class = ls.space(l.class)
		}
		free = append(free, l)
	}
	return free
}

// undecided reports a space without a free letter: nothing outside can decide
// it.
func (ls *pendingLetters) undecided(free []pendLetter) bool {
	return slices.ContainsFunc(ls.all, func(l pendLetter) bool {
		return l.class >= 0 && !slices.ContainsFunc(free, func(f pendLetter) bool { return f.class == ls.space(l.class) })
	})
}

// slotsOf are the slots of a pending factor's letters once spaces are known.
func (ls *pendingLetters) slotsOf(factor int, p *pending, spaces map[int]letter.Slot) []letter.Slot {
	out := make([]letter.Slot, len(p.letters))
	for k, l := range p.letters {
		if l.class < 0 {
			out[k] = l.known
		} else {
			out[k] = give(spaces[ls.space(ls.classOf[[2]int{factor, l.class}])], l.kind)
		}
	}
	return out
}

// settledOver gives the chart behind `on` to the factors that nothing else
// decides.
func (e *checker) settledOver(fs []operand) []operand {
	gs := slices.Clone(fs)
	for i := range gs {
		if gs[i].p != nil {
			if o, _ := e.toObject(e.settleOn(gs[i].p, e.overChart, nil), gs[i].x); o != nil {
				gs[i].o, gs[i].p = o, nil
			}
		}
	}
	return gs
}
