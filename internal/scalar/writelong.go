package scalar

// Formulas in print that were found from values: apart by parameters, collected several times, by powers of sums.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// longWay is e in a shorter way than best, where that is long or there is none:
// from its normal form, or from one that is found from its values.
func (w *writer) longWay(e Expr, r *ring, f *form, best piece) piece {
	if w.depth > 1 || w.left < 0 || e.n.op != opSum && e.n.op != opProd {
		return piece{}
	}
	nested := (best.text == "" || best.len() > nestedFormula) && w.p.nestedRoots(e)
	var short piece
	switch {
	case nested || best.text == "" && !w.p.treeSize(e, shortTree):
		limit := int64(maxInterpolation)
		if w.whole {
			limit = maxWholeSteps
		}
		var used int64
		r, f, used = w.p.interpolated(e, min(w.left, limit))
		w.left -= used
		if r == nil {
			return piece{}
		}
		if short = w.shortest(r, f, w.forms); short.len() > plainFormula {
			short = w.shorter(r, f, short)
		}
		if best.text != "" && short.cost() >= best.cost() {
			return piece{}
		}
		return short
	case best.len() > longFormula && r != nil:
		if short = w.shorter(r, f, best); short.text == best.text {
			return piece{}
		}
		if r.failed && w.ring == r {
			w.ring = nil
		}
	}
	return short
}

// nestedFormula is the length of a formula with roots of roots from which it is
// looked for by its values: a normal form knows less of them.
const nestedFormula = 40

// nestedRoots reports a root under a root.
func (p *Pool) nestedRoots(e Expr) bool {
	if e.n.danger == 0 {
		return false
	}
	rooted, nested := map[*node]bool{}, false
	p.walk([]Expr{e}, func(n *node) {
		for _, a := range n.args {
			rooted[n] = rooted[n] || a.c != nil && rooted[a.n]
		}
		for _, f := range n.facs {
			rooted[n] = rooted[n] || rooted[f.n]
		}
		if n.generates(op.Radical) {
			nested = nested || rooted[n]
			rooted[n] = true
		}
	})
	return nested
}

// shorter tries more on a form than the usual ways.
func (w *writer) shorter(r *ring, f *form, best piece) piece {
	w.long = true
	defer func() { w.long = false }()
	limit := r.limit
	defer func() { r.limit = limit }()
	for _, ways := range []func(*ring, *form) []choice{w.forms, w.apart} {
		r.work, r.limit, r.failed = 0, longBudget, false
		if x := w.shortest(r, f, ways); x.text != "" && (best.text == "" || x.cost() < best.cost()) {
			best = x
		}
	}
	return best
}

const (
	// maxInterpolation bounds the term operations of one search by values.
	maxInterpolation = 600_000_000 / stepTime
	// shortTree is the size of what may be written as it was built.
	shortTree = 200
)

const (
	// longFormula is the length, in characters, from which more is tried on a
	// normal form, and plainFormula that of one that was found from values.
	longFormula  = 300
	plainFormula = 120
	// longBudget bounds the term operations of one further try.
	longBudget = 200_000_000 / stepTime
	// maxLongParts bounds the powers of a generator that a long polynomial is
	// collected by, and maxLongNested how often within each other.
	maxLongParts  = 8
	maxLongNested = 3
)

// shortest is the shortest of some ways to write a form, if any is found.
func (w *writer) shortest(r *ring, f *form, ways func(*ring, *form) []choice) piece {
	size := w.size
	var short piece
	for _, x := range ways(r, f) {
		if !w.cut && x.text != "" && (short.text == "" || x.cost() < short.cost()+x.bonus) {
			short = x.piece
		}
	}
	w.left -= r.work
	if w.cut {
		w.cut, w.memo = false, map[*node]piece{}
		short = piece{}
	}
	w.size = size
	return short
}

// mayCollect reports that a polynomial may be collected by a generator here.
func (w *writer) mayCollect(p poly) bool {
	if w.long {
		return w.nested < maxLongNested && len(p) <= maxTerms
	}
	return !w.collecting && len(p) <= maxRefined
}

// apart are the sums, by the powers of one parameter, of forms in lowest terms
// each, where those have fewer denominators: 24/l⁴ + ….
func (w *writer) apart(r *ring, f *form) []choice {
	f = r.refined(r.resolve(f))
	var out []choice
	for g := range r.gens {
		n := r.leaf(g)
		if n == nil || n.op != opVar || !w.p.vars[n.v.ID].info.Const || r.degree(f.n, g) == 0 {
			continue
		}
		var ts []term
		fewer := false
		parts := r.collected(f.n, g)
		for _, q := range parts {
			q.c = q.c.mul(f.c)
			for h := range q.m {
				q.m[h] += f.m[h]
			}
			q.f = slices.Clone(f.f)
			q = r.refined(r.resolve(r.normalise(q)))
			if r.failed {
				return nil
			}
			fewer = fewer || denominators(q) < denominators(f)
			ts = append(ts, w.product(r, q))
		}
		if fewer && len(parts) > 1 && !r.failed {
			out = append(out, choice{piece: w.style.sum(lead(ts))})
		}
	}
	return out
}

// denominators counts what a form is divided by.
func denominators(f *form) int {
	k := 0
	for _, e := range f.m {
		k += max(0, -int(e))
	}
	for _, q := range f.f {
		k += max(0, -q.exp)
	}
	return k
}

// bySums writes a polynomial by the powers of a sum that is a factor of the
// form: where n occurs with a cos θ only, in n + a cos θ.
func (w *writer) bySums(r *ring, p poly, neg bool) piece {
	var best piece
	if !w.long || w.summed || len(p) < minSummed {
		return best
	}
	// The sum itself is written in a ring of its own: in r it is a generator.
	ring := w.ring
	w.summed, w.ring = true, nil
	defer func() { w.summed, w.ring = false, ring }()
	for i := range r.atoms {
		a := r.atoms[i]
		if a.split != nil || len(a.p) > maxSummed {
			continue
		}
		for g := range r.gens {
			if r.degree(p, g) < 2 || !r.gens[g].free() {
				continue
			}
			q := r.shifted(p, g, a.p)
			if q == nil || 2*len(q) > len(p) {
				continue
			}
			sum := r.plainSum(a.p)
			if sum.c != w.p.unit(sum.n).c || sum.n.op != opSum {
				continue
			}
			was := r.gens[g]
			r.gens[g].e, r.gens[g].n = sum, nil
			x := w.poly(r, q, neg, oneFrac)
			r.gens[g] = was
			if !r.failed && (best.text == "" || x.cost() < best.cost()) {
				best = x
			}
		}
	}
	return best
}

const (
	minSummed = 8 // terms of a polynomial that is written by the powers of a sum
	maxSummed = 3 // terms of the sum
)

// free reports a generator of a variable, with no roots.
func (k *generator) free() bool { return k.n != nil && k.n.op == opVar && k.base == nil }

// shifted is p with a − (a − g) put in for a generator g, and g written for a
// sum a = g + …; nil where a is no such sum.
func (r *ring) shifted(p poly, g int, a poly) poly {
	x, _ := r.pk.of(g, 1)
	var rest poly
	linear := false
	for _, t := range a {
		switch e := r.pk.exp(t.m, g); {
		case e == 0:
			rest = append(rest, pterm{t.m, t.c.neg()})
		case t.m == x && t.c.isOne():
			linear = true
		default:
			return nil
		}
	}
	if !linear || len(rest) == 0 {
		return nil
	}
	y := append(poly{{x, num{v: 1}}}, rest...)
	sortPoly(y)
	pows := []poly{onePoly}
	for len(pows) <= r.degree(p, g) {
		pows = append(pows, r.mul(pows[len(pows)-1], y))
	}
	parts := make([]poly, len(pows))
	for _, t := range p {
		e := r.pk.exp(t.m, g)
		drop, _ := r.pk.of(g, e)
		m, _ := r.pk.quo(t.m, drop)
		parts[e] = append(parts[e], pterm{m, t.c})
	}
	for e, q := range parts {
		r.mulAdd(q, pows[e], mono{}, num{v: 1})
	}
	q := r.acc.poly()
	if r.failed {
		return nil
	}
	return q
}
