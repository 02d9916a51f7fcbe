package scalar

// Formulas for print: of the ways to write an expression, the shortest.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// writer writes expressions of one pool in one style.
type writer struct {
	p     *Pool
	style Style
	names map[*node]string // names bound to nodes
	sums  []namedSum
	used  map[string]bool // names that have been written
	memo  map[*node]piece
	size  int // runes written, to stop in time
	cut   bool
	ring  *ring // of the last expression
	depth int
	left  int64 // steps that simplifying may still take in all
	whole bool  // nothing is cut
	parts []Part
	// collecting: within a polynomial that is collected by a generator.
	collecting bool
	// long: a form is written that was found from values, for which more is
	// tried; how often its polynomials are collected within each other, and that
	// a sum stands for a generator.
	long   bool
	nested int
	summed bool
	// split: factors are asked for, x - y and x + y are not joined.
	split     bool
	factoring int64 // steps that it may still take
}

// maxText bounds what a formula's graph may be written out to, and maxWhole what
// one may be that is asked for whole: beyond it its parts have names.
const (
	maxText  = 20000
	maxWhole = 1 << 20
)

// maxNormalDepth bounds the height of expressions that are normalised to print.
const maxNormalDepth = 500

// tooLong reports that writing has gone beyond any reader.
func (w *writer) tooLong() bool {
	text, depth := maxText, 200
	if w.whole {
		text, depth = maxWhole, maxWholeDepth
	}
	w.cut = w.cut || w.size > text || w.depth > depth
	return w.cut
}

// maxWholeDepth bounds the recursion of writing a formula whole.
const maxWholeDepth = 1 << 16

// Format writes e, simplified: the shortest of its normal form, factored or
// term by term, and of the expression as it was built. The text of the Text
// style is source of the language.
func (p *Pool) Format(e Expr, style Style) string { return p.FormatNamed(e, style, nil) }

// FormatNamed is Format with names for subexpressions: where a node that has a
// name occurs, the name may be written for it.
func (p *Pool) FormatNamed(e Expr, style Style, names map[Expr]string) string {
	return p.FormatAll([]Expr{e}, style, names)[0]
}

// FormatAll is FormatNamed of the components of one object: what they share is
// simplified once, and a factor found in one is looked for in all.
func (p *Pool) FormatAll(es []Expr, style Style, names map[Expr]string) []string {
	text, latex := p.FormatBoth(es, style, names)
	if style == LaTeX {
		return latex
	}
	return text
}

// FormatBoth is FormatAll in text, and in LaTeX when that is the style: the
// same form of each expression.
func (p *Pool) FormatBoth(es []Expr, style Style, names map[Expr]string) (text, latex []string) {
	text, latex, _ = p.FormatWith(es, style, names)
	return text, latex
}

// FormatWith is FormatBoth that also says which of the names were written.
// Sums that have names are looked for among the factors of normal forms.
func (p *Pool) FormatWith(es []Expr, style Style, names map[Expr]string) (text, latex []string, used map[string]bool) {
	return p.written(&writer{p: p, style: style, left: maxSteps}, es, names)
}

// FormatWhole is FormatWith that spends more on finding short forms, and cuts
// nothing. Where a formula has no short form and would be more than a million
// characters long, what occurs in it several times has a name, and parts say which
// is what.
func (p *Pool) FormatWhole(es []Expr, style Style, names map[Expr]string) (text, latex []string, used map[string]bool, parts []Part) {
	w := &writer{p: p, style: style, left: maxWholeSteps, whole: true}
	text, latex, used = p.written(w, es, names)
	return text, latex, used, w.parts
}

func (p *Pool) written(w *writer, es []Expr, names map[Expr]string) (text, latex []string, used map[string]bool) {
	w.memo = map[*node]piece{}
	es = p.Signed(es)
	for x, name := range names {
		if x.c != nil && x.c.Num == 1 && x.c.Den == 1 && x.n.op != opOne {
			if w.names == nil {
				w.names = map[*node]string{}
			}
			w.names[x.n] = name
		}
		if x.c != nil && x.n.op == opSum {
			w.sums = append(w.sums, namedSum{x, name})
		}
	}
	slices.SortFunc(w.sums, func(a, b namedSum) int { return int(a.e.n.id) - int(b.e.n.id) })
	w.share(es)
	text = make([]string, len(es))
	latex = make([]string, len(es))
	first := map[Expr]int{}
	for i, e := range es {
		if k, ok := first[e]; ok {
			text[i], latex[i] = text[k], latex[k]
			continue
		}
		first[e] = i
		w.cut, w.size = false, 0
		x := w.best(e)
		if w.whole && (w.cut || x.text == "" || len(x.text) > maxWhole) {
			w.memo = map[*node]piece{}
			x = w.byParts(e)
		}
		if !w.whole && (w.cut || len(x.text) > maxText) {
			w.memo = map[*node]piece{} // pieces may be cut
			x = w.style.atom(number.Cut(p.Size(e)), `\ldots`)
		}
		text[i], latex[i] = x.text, x.tex.text
	}
	return text, latex, w.used
}

// maxSteps bounds the simplification of all components of an object together,
// to about a second; what comes later is written as it was built.
const maxSteps = 1_000_000_000 / stepTime

// maxWholeSteps is maxSteps where formulas are asked for whole, and wholeBudget
// the budget of one normal form.
const maxWholeSteps = 3 * maxSteps

var wholeBudget = Budget{Steps: 300_000_000 / stepTime}

// budget is that of one normal form.
func (w *writer) budget() Budget {
	if w.whole {
		return wholeBudget
	}
	return Budget{}
}

// sharedGens bounds the generators of a ring for all components of an object:
// more would leave less room for exponents.
const sharedGens = 16

// share prepares one ring for all es and brings them to normal form, so that
// each is written with the denominators of all in sight.
func (w *writer) share(es []Expr) {
	if len(es) < 2 {
		return
	}
	var live []Expr
	for _, e := range es {
		if e.c != nil && (e.n.op == opSum || e.n.op == opProd) && e.n.depth < maxNormalDepth {
			live = append(live, e)
		}
	}
	r, ok := w.p.newRing(w.budget(), live...)
	if !ok || len(r.gens) > sharedGens {
		return
	}
	for _, e := range live {
		r.work = 0
		r.form(e)
		if w.left -= r.work; r.failed || w.left < 0 {
			return
		}
	}
	w.ring = r
}

// normal is the normal form of e with the ring it lives in: the one the last
// expression had, where that has all generators and its budget is not half
// spent.
func (w *writer) normal(e Expr) (*ring, *form) {
	if w.left < 0 {
		return nil, nil
	}
	if w.ring != nil && w.ring.covers(e) {
		w.ring.work = 0
		if f := w.ring.form(e); !w.ring.failed {
			return w.ring, f
		}
		w.left -= w.ring.work
		w.ring = nil
	}
	r, ok := w.p.newRing(w.budget(), e)
	if !ok {
		return nil, nil
	}
	f := r.form(e)
	if r.failed {
		w.left -= r.work
		return nil, nil
	}
	if w.depth == 1 {
		w.ring = r
	}
	return r, f
}

// otherAngles are ways to write e in other sines: sin(x − y) not taken apart though
// x or y occurs alone, too; t in the place of t/2.
func (w *writer) otherAngles(r *ring, f *form, e Expr) []choice {
	var out []choice
	also := func(e Expr, whole bool) {
		b := w.budget()
		b.whole = whole
		s, ok := w.p.newRing(b, e)
		if !ok || w.left < 0 {
			return
		}
		if f := s.form(e); !s.failed {
			out = append(out, w.forms(s, f)...)
		}
		w.left -= s.work
	}
	if r.apart {
		also(e, true)
	}
	if d, ok := r.doubledAngles(r.factored(r.resolve(f))); ok && !r.failed {
		also(d, false)
	}
	return out
}

// workOfForms is about what comparing the forms of a part costs, in steps.
const workOfForms = 50

// best is the shortest way to write e that is found.
func (w *writer) best(e Expr) piece {
	if e.c == nil {
		return w.style.atom("0", "0")
	}
	w.p.meter.Steps(workOfForms)
	w.depth++
	defer func() { w.depth-- }()
	var best piece
	slack := 1
	consider := func(x piece, slack int) {
		if x.text != "" && (best.text == "" || x.cost() < best.cost()+slack) {
			best = x
		}
	}
	var r *ring
	var f *form
	if (e.n.op == opSum || e.n.op == opProd) && e.n.depth < maxNormalDepth && !w.cut {
		if r, f = w.normal(e); r != nil {
			size := w.size
			for _, x := range w.forms(r, f) {
				if !w.cut {
					consider(x.piece, x.bonus)
					slack = min(slack, x.graph)
				}
			}
			w.left -= r.work
			for _, x := range w.otherAngles(r, f, e) {
				if !w.cut {
					consider(x.piece, x.bonus)
				}
			}
			if w.cut { // too long this way: no part of it counts
				w.cut, w.memo = false, map[*node]piece{}
			}
			w.size = size
		}
	}
	if x := w.longWay(e, r, f, best); x.text != "" {
		best = x
	}
	if w.whole && w.depth == 1 && e.n.weight > maxWholeTree {
		return best // byParts, when it is empty
	}
	if best.text == "" || w.p.treeSize(e, 4*best.len()+16) {
		// Of equal lengths, what was written.
		x := w.graph(e)
		if !strings.Contains(best.text, "/") && strings.Contains(x.text, "/") {
			slack = -inLowestTerms
		}
		consider(x, slack)
	}
	return best
}
