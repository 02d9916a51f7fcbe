package scalar

// Normal forms in print: factored over one denominator, or term by term.

import (
	"slices"
	"strings"
)

// maxTerms bounds the terms of normal forms that are written, maxWholeTerms where
// a formula is asked for whole.
const (
	maxTerms      = 300
	maxWholeTerms = 2000
)

// choice is a way to write a form: how much longer it may be than what was
// found before, and how much longer what was written may be.
type choice struct {
	piece
	bonus, graph int
}

// What a reader pays for, in characters.
const (
	knownFactor   = 6 // a factor that was written as a denominator elsewhere
	inLowestTerms = 8
)

// forms are ways to write a normal form: factored over one denominator, and
// term by term where the denominator is a monomial.
func (w *writer) forms(r *ring, f *form) []choice {
	if f.isZero() {
		return []choice{{piece: w.style.atom("0", "0")}}
	}
	r.cancelled = false
	w.named(r)
	g := r.refined(r.resolve(f))
	terms := len(g.n)
	for _, q := range g.f {
		terms += len(r.atoms[q.atom].p)
	}
	if terms > maxTerms && !(w.whole && terms <= maxWholeTerms) || r.failed {
		return nil
	}
	best := choice{piece: w.factored(r, g), graph: 1}
	if r.cancelled {
		best.graph = -inLowestTerms
	}
	whole := g.c.d.isOne() && !slices.ContainsFunc(g.m, func(e int16) bool { return e < 0 })
	for _, q := range g.f {
		if _, ok := r.orient[r.atoms[q.atom].p.hash()]; ok && whole && q.exp > 0 && r.atoms[q.atom].inverted {
			best.bonus, best.graph = knownFactor, -knownFactor
		}
	}
	out := []choice{best}
	if !slices.ContainsFunc(g.f, func(q power) bool { return q.exp < 0 }) {
		if x, ok := w.expanded(r, g); ok {
			bonus := -best.bonus
			if strings.Contains(x.text, "^(") { // roots of variables: of equal lengths, one in each term
				bonus++
			}
			out = append(out, choice{piece: x, bonus: bonus, graph: 1})
		}
	}
	if r.failed {
		return nil
	}
	return out
}

// factored writes c Π gᵐ n Π atomᵉ.
func (w *writer) factored(r *ring, f *form) piece {
	if len(f.f) == 0 && !f.n.isOne() && f.c.d.isOne() && abs64(f.c.n.v) == 1 && f.c.n.b == nil &&
		!slices.ContainsFunc(f.m, func(e int16) bool { return e != 0 }) {
		// A bare sum takes the sign into its terms.
		return w.poly(r, f.n, f.c.n.sign() < 0, oneFrac)
	}
	return w.style.signed(w.product(r, f))
}

// product takes a form apart into sign, number, numerator and denominator.
func (w *writer) product(r *ring, f *form) term {
	var t term
	f, halves := r.fractional(f)
	scale := oneFrac
	if !f.n.isOne() && f.c.n.b == nil && f.c.d.b == nil && !r.hasName(f.n) && w.decimalTerms(f) {
		scale = f.c // 0.5 x + 0.1 rather than 0.1 (5 x + 1)
		f = clone(f)
		f.c = oneFrac
	}
	above, sumAt := w.monomial(r, f, &t)
	var sumsAbove, sumsBelow []piece
	var sums []factorSum
	if !f.n.isOne() {
		sums = append(sums, factorSum{f.n, 1, 1, -2})
	}
	for _, q := range f.f {
		s := factorSum{r.atoms[q.atom].p, q.exp, 1, q.atom}
		for _, h := range halves {
			if h.atom == q.atom {
				s.e, s.d = h.n, h.d
			}
		}
		if s.e != 0 {
			sums = append(sums, s)
		}
	}
	sums = r.conjugates(sums, !w.split)
	slices.SortStableFunc(sums, func(a, b factorSum) int { return len(a.p) - len(b.p) })
	// Denominators first: with a single sum above them, it takes the sign.
	slices.SortStableFunc(sums, func(a, b factorSum) int { return boolInt(a.e > 0) - boolInt(b.e > 0) })
	single := !w.collecting && len(above) == 0 && len(sums) > 0 && sums[len(sums)-1].e == 1 && sums[len(sums)-1].d == 1 &&
		(len(sums) == 1 || sums[len(sums)-2].e < 0)
	for i, s := range sums {
		// An odd power takes the sign out, a root must keep it.
		if q, ok := r.names[s.p.hash()]; ok && (s.d == 1 || !q.neg) {
			if q.neg && s.e%2 != 0 {
				t.neg = !t.neg
			}
			x := w.use(q.name)
			if s.e < 0 {
				sumsBelow = append(sumsBelow, w.style.power(x, -s.e, s.d))
			} else {
				sumsAbove = append(sumsAbove, w.style.power(x, s.e, s.d))
			}
			continue
		}
		minus := s.d == 1 && r.prefersMinus(s.p, s.atom)
		if single && i == len(sums)-1 && t.neg != minus && slices.ContainsFunc(s.p, func(q pterm) bool { return (q.c.sign() > 0) != (!minus) }) {
			minus = !minus
		}
		if minus && s.e%2 != 0 {
			t.neg = !t.neg
		}
		k := oneFrac
		if s.atom == -2 {
			k = scale
			if k.n.sign() < 0 {
				k.n = k.n.neg()
				t.neg = !t.neg
			}
		}
		x := w.poly(r, s.p, minus, k)
		if s.e < 0 {
			sumsBelow = append(sumsBelow, w.style.power(x, -s.e, s.d))
		} else {
			sumsAbove = append(sumsAbove, w.style.power(x, s.e, s.d))
		}
	}
	t.above = slices.Insert(above, sumAt.above, sumsAbove...)
	t.below = slices.Insert(t.below, sumAt.below, sumsBelow...)
	return t
}

// factorSum is a sum among the factors of a product, to the power e/d; of no
// atom it is the numerator, −2, or a product of two, −1.
type factorSum struct {
	p    poly
	e, d int
	atom int
}

// conjugates joins pairs of factors: (x − y) (x + y) is x² − y², and (√u − v) (√u +
// v) is u − v². The first only where it is said.
func (r *ring) conjugates(sums []factorSum, squares bool) []factorSum {
	for i := 0; i < len(sums); i++ {
		for j := i + 1; j < len(sums); j++ {
			a, b := sums[i], sums[j]
			if a.d != b.d || (a.e < 0) != (b.e < 0) || len(a.p) != len(b.p) || len(a.p) > maxConjugate || r.hasName(a.p) || r.hasName(b.p) {
				continue
			}
			q := r.reduce(r.mul(a.p, b.p))
			plain := squares && len(a.p) == 2 && len(q) == 2 && a.e == b.e
			if r.failed || len(q) == 0 || !plain && (len(q) > 2*len(a.p)+2 || !r.losesRoot(a.p, q, !squares) || !r.losesRoot(b.p, q, !squares)) {
				continue
			}
			e := a.e
			if (b.e < e) == (e > 0) {
				e = b.e
			}
			sums[i].e, sums[j].e = a.e-e, b.e-e
			// The numerator stays it, with its scale.
			joined := factorSum{q, e, a.d, min(-1, a.atom, b.atom)}
			sums = slices.DeleteFunc(sums, func(s factorSum) bool { return s.e == 0 })
			return r.conjugates(slices.Insert(sums, min(i, len(sums)), joined), squares)
		}
	}
	return sums
}

// maxConjugate bounds the terms of sums that are joined with their conjugates.
const maxConjugate = 6

// losesRoot reports that a root in p is none of q's; where it is asked, also a root of a variable
// of which q has whole powers of the variable alone.
func (r *ring) losesRoot(p, q poly, ofVariables bool) bool {
	for g := range r.gens {
		if ofVariables && r.gens[g].base != nil && r.hasRoot(p, g) && !r.hasRoot(q, g) {
			return true
		}
		if r.gens[g].rel == relRoot && r.degree(p, g) > 0 && r.degree(q, g) == 0 {
			return true
		}
	}
	return false
}

// hasRoot reports that p has a power of a root of a variable that is none of the variable's.
func (r *ring) hasRoot(p poly, g int) bool {
	return slices.ContainsFunc(p, func(t pterm) bool { return r.pk.exp(t.m, g)%r.gens[g].deg != 0 })
}

func (r *ring) hasName(p poly) bool {
	_, ok := r.names[p.hash()]
	return ok
}

// prefersMinus reports that −p reads better than p: a denominator was built so
// (1 − k r², cosh τ − cos σ), or p begins with a minus sign.
func (r *ring) prefersMinus(p poly, atom int) bool {
	mixed := slices.ContainsFunc(p, func(t pterm) bool { return t.c.sign() != p[0].c.sign() })
	if mixed && atom >= 0 && r.atoms[atom].inverted {
		if o, ok := r.orient[p.hash()]; ok {
			return o.neg
		}
	}
	first := p[0]
	for _, t := range p[1:] {
		if r.compareMonos(t.m, first.m) < 0 {
			first = t
		}
	}
	return first.c.sign() < 0
}

// monomial sets number, sign and denominator of t from a form's coefficient
// and monomial, and gives the numerator's factors.
func (w *writer) monomial(r *ring, f *form, t *term) ([]piece, place) {
	exps := make([]genExp, 0, 8)
	for g, e := range f.m {
		if e != 0 {
			exps = append(exps, genExp{g, int(e)})
		}
	}
	w.fraction(r, f.c, exps, t)
	above, below, at := w.genPowers(r, exps)
	t.below = below
	return above, at
}

// place is how many factors, above and below the line, stand before sums.
type place struct{ above, below int }

// expanded writes a form without denominators but monomials term by term.
func (w *writer) expanded(r *ring, f *form) (piece, bool) {
	n := f.n
	for _, q := range f.f {
		if q.exp > 3 {
			return piece{}, false
		}
		n = r.reduce(r.mul(n, r.atomPower(q.atom, q.exp)))
	}
	if len(n) < 2 || len(n) > 60 || r.failed {
		return piece{}, false
	}
	n = r.fewest(n)
	slices.SortStableFunc(n, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
	var ts []term
	for _, x := range n {
		m := slices.Clone(f.m)
		for g := range m {
			m[g] += int16(r.pk.exp(x.m, g))
		}
		one := &form{c: f.c.mul(frac{x.c, num{v: 1}}), m: m, n: onePoly}
		var t term
		t.above, _ = w.monomial(r, one, &t)
		ts = append(ts, t)
	}
	return w.style.sum(lead(ts)), true
}
