package scalar

import (
	"cmp"
	"slices"
)

// maxTerms bounds the terms of normal forms that are written.
const maxTerms = 300

// forms are ways to write a normal form: factored over one denominator, and
// term by term where the denominator is a monomial.
func (w *writer) forms(r *ring, f *form) []piece {
	if f.isZero() {
		return []piece{{"0", precAtom}}
	}
	f = r.resolve(f)
	g := r.factored(f)
	terms := len(g.n)
	for _, q := range g.f {
		terms += len(r.atoms[q.atom].p)
	}
	if terms > maxTerms {
		return nil
	}
	out := []piece{w.factored(r, g)}
	if !slices.ContainsFunc(g.f, func(q power) bool { return q.exp < 0 }) {
		if x, ok := w.expanded(r, g); ok {
			out = append(out, x)
		}
	}
	if r.failed {
		return nil
	}
	return out
}

// factored writes c Π gᵐ n Π atomᵉ.
func (w *writer) factored(r *ring, f *form) piece {
	var t term
	f, halves := r.fractional(f)
	over := w.monomial(r, f, &t)
	neg := t.neg
	sums := func(p poly, e, d int) {
		// An odd power takes the sign out, a root must keep it.
		ts, flip := w.poly(r, p, d == 1)
		if flip && e%2 != 0 {
			neg = !neg
		}
		if d != 1 {
			ts = lead(ts)
		}
		x := w.style.sum(ts)
		if e < 0 {
			t.under = append(t.under, w.style.power(x, -e, d))
		} else {
			over = append(over, w.style.power(x, e, d))
		}
	}
	if !f.n.isOne() {
		if len(over) == 0 && t.num == "" && t.den == "" && len(t.under) == 0 && len(f.f) == 0 {
			// A bare sum takes the sign into its terms.
			ts, flip := w.poly(r, f.n, false)
			if neg != flip {
				for i := range ts {
					ts[i].neg = !ts[i].neg
				}
			}
			return w.style.sum(lead(ts))
		}
		sums(f.n, 1, 1)
	}
	for _, q := range f.f {
		e, d := q.exp, 1
		for _, h := range halves {
			if h.atom == q.atom {
				e, d = h.n, h.d
			}
		}
		sums(r.atoms[q.atom].p, e, d)
	}
	t.over, t.neg = over, neg
	return w.style.signed(t)
}

// monomial sets number, sign and denominator of t from a form's coefficient
// and monomial, and gives the numerator's factors.
func (w *writer) monomial(r *ring, f *form, t *term) []piece {
	exps := make([]genExp, 0, 8)
	for g, e := range f.m {
		if e != 0 {
			exps = append(exps, genExp{g, int(e)})
		}
	}
	w.fraction(r, f.c, exps, t)
	over, under := w.genPowers(r, exps)
	t.under = append(t.under, under...)
	return over
}

type genExp struct{ g, e int }

// fraction sets sign and number of a term: exact, unless generators that stand
// for inexact numbers take part.
func (w *writer) fraction(r *ring, c frac, exps []genExp, t *term) {
	t.neg = c.n.sign() < 0
	inexact := false
	v := c.n.float() / c.d.float()
	for _, x := range exps {
		if q := r.gens[x.g].c; q != nil {
			inexact = true
			v *= powInt(q.Float, x.e)
		}
	}
	if inexact {
		t.neg = v < 0
		if v = max(v, -v); v != 1 {
			t.num = formatFloat(v)
		}
		return
	}
	n := c.n
	if t.neg {
		n = n.neg()
	}
	if !c.d.isOne() && (c.d.b != nil || c.d.v >= maxDen || n.b != nil || n.v >= maxNum) {
		t.num = formatFloat(max(v, -v))
		return
	}
	if !n.isOne() {
		t.num = n.String()
	}
	if !c.d.isOne() {
		t.den = c.d.String()
	}
}

// genPowers writes powers of generators in the order of factors: those with
// positive exponents, and those to divide by.
func (w *writer) genPowers(r *ring, exps []genExp) (over, under []piece) {
	exps = slices.Clone(exps)
	slices.SortStableFunc(exps, func(a, b genExp) int { return r.compareGens(a.g, b.g) })
	for _, x := range exps {
		gen := &r.gens[x.g]
		if gen.c != nil {
			continue
		}
		num, den := x.e, 1
		// x √x is x^(3/2), √x/x is 1/√x.
		if k := r.rootGen(exps, x.g); k >= 0 {
			den = r.gens[exps[k].g].deg
			num = num*den + exps[k].e
		} else if gen.rel == relRoot && r.radicandGen(exps, x.g) {
			continue
		}
		if u, ok := gen.unit(); ok { // exp(u)^e is exp(e u)
			over = append(over, w.style.call("exp", w.best(w.p.Scale(int64(num), 1, u))))
			continue
		}
		b := w.best(gen.e)
		if num < 0 {
			under = append(under, w.style.power(b, -num, den))
		} else {
			over = append(over, w.style.power(b, num, den))
		}
	}
	return over, under
}

// unit gives u of a generator exp(u).
func (g *generator) unit() (u Expr, ok bool) {
	if g.e.c == nil || g.n != nil {
		return Expr{}, false
	}
	return g.e.n.isCall(kExp)
}

// rootGen finds among exps a root of exactly the generator g.
func (r *ring) rootGen(exps []genExp, g int) int {
	for i, x := range exps {
		if r.gens[x.g].rel == relRoot && r.gens[x.g].args == r.gens[g].e {
			return i
		}
	}
	return -1
}

// radicandGen reports that the radicand of root g is a generator among exps.
func (r *ring) radicandGen(exps []genExp, g int) bool {
	for _, x := range exps {
		if r.gens[x.g].e == r.gens[g].args {
			return true
		}
	}
	return false
}

func (r *ring) compareGens(a, b int) int {
	x, y := r.gens[a], r.gens[b]
	if x.c != nil || y.c != nil {
		return cmp.Compare(a, b)
	}
	if d := r.p.factorRank(x.e.n) - r.p.factorRank(y.e.n); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}

// poly writes a polynomial's terms in order. With flip allowed it gives the
// terms of −p when p would begin with a minus sign. Of cos² and 1 − sin² it
// takes what is shorter.
func (w *writer) poly(r *ring, p poly, mayFlip bool) (ts []term, flipped bool) {
	p = r.fewest(p)
	p = slices.Clone(p)
	slices.SortStableFunc(p, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
	flipped = mayFlip && p[0].c.sign() < 0
	for _, x := range p {
		c := x.c
		if flipped {
			c = c.neg()
		}
		var exps []genExp
		for g := range r.gens {
			if e := r.pk.exp(x.m, g); e > 0 {
				exps = append(exps, genExp{g, e})
			}
		}
		var t term
		w.fraction(r, frac{c, num{v: 1}}, exps, &t)
		t.over, t.under = w.genPowers(r, exps)
		ts = append(ts, t)
	}
	return ts, flipped
}

// fewest replaces even powers of a cosine by the sine where that saves terms.
func (r *ring) fewest(p poly) poly {
	for g := range r.gens {
		if r.gens[g].rel != relSin && r.gens[g].rel != relSinh {
			continue
		}
		c := r.gens[g].with
		for _, t := range p {
			e := r.pk.exp(t.m, c)
			drop, _ := r.pk.of(c, e-e%2)
			m, _ := r.pk.over(t.m, drop)
			s2, ok := r.pk.of(g, 2)
			if !ok {
				r.acc.reset()
				return p
			}
			k := t.c
			h := e / 2
			for j := 0; j <= h; j++ {
				r.acc.add(m, k)
				m = m.times(s2)
				k, _ = k.mul(num{v: int64(h - j)}).quo(num{v: int64(j + 1)})
				if r.gens[g].rel == relSin {
					k = k.neg()
				}
			}
		}
		q := r.acc.poly()
		if len(q) > 0 && len(q) < len(p) {
			p = q
		}
	}
	return p
}

// compareMonos is compareTerms for monomials.
func (r *ring) compareMonos(a, b mono) int {
	var va, vb, ca, cb, pa, pb int
	for g := range r.gens {
		x, y := r.pk.exp(a, g), r.pk.exp(b, g)
		if x == 0 && y == 0 {
			continue
		}
		switch n := r.gens[g].e.n; {
		case r.gens[g].c != nil || n.op == opConst:
		case n.op == opVar && r.p.vars[n.v.ID].info.Const:
			pa, pb = pa+x, pb+y
		case n.op == opVar:
			va, vb = va+x, vb+y
		default:
			ca, cb = ca+x, cb+y
		}
	}
	if va != vb {
		return vb - va
	}
	for g := range r.gens {
		if n := r.gens[g].e.n; n.op == opVar && !r.p.vars[n.v.ID].info.Const {
			if x, y := r.pk.exp(a, g), r.pk.exp(b, g); x != y {
				return y - x
			}
		}
	}
	if ca != cb {
		return ca - cb
	}
	if pa != pb {
		return pb - pa
	}
	return b.cmp(a)
}

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
	type mterm struct {
		m []int16
		c num
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
		t.over = w.monomial(r, one, &t)
		ts = append(ts, t)
	}
	return w.style.sum(lead(ts)), true
}
