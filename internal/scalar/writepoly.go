package scalar

// Polynomials in print: the order of terms, collected powers, decimals, 1 −
// cos² as sin².

import "slices"

// decimalTerms reports that all terms of the numerator are whole numbers or
// decimals once the form's number is multiplied in, and the number alone is not
// a whole one.
func (w *writer) decimalTerms(f *form) bool {
	if f.c.d.isOne() {
		return false
	}
	for _, t := range f.n {
		c := f.c.mul(frac{t.c, num{v: 1}})
		if c.n.b != nil || c.d.b != nil {
			return false
		}
		if _, ok := w.p.asDecimal(abs64(c.n.v), c.d.v); !ok && !c.d.isOne() {
			return false
		}
	}
	return true
}

// poly writes a polynomial or its negative: its terms in order, or collected
// by the powers of one generator where that is shorter.
func (w *writer) poly(r *ring, p poly, neg bool, scale frac) piece {
	best := w.style.sum(lead(w.polyTerms(r, r.fewest(p), neg, scale)))
	if scale != oneFrac || len(p) < 4 || !w.mayCollect(p) || w.tooLong() {
		return best
	}
	was := w.collecting
	w.collecting = true
	w.nested++
	defer func() { w.collecting = was; w.nested-- }()
	tried, bestCost := 0, best.cost()
	if x := w.bySums(r, p, neg); x.text != "" && x.cost() < bestCost {
		best, bestCost = x, x.cost()
	}
	most := 3
	if w.long {
		most = maxLongParts
	}
	for g := range r.gens {
		if n := r.leaf(g); n == nil || n.op != opVar {
			continue
		}
		parts := r.collected(p, g)
		if len(parts) < 2 || len(parts) > most || len(parts) == len(p) || tried == maxCollected {
			continue
		}
		tried++
		var ts []term
		for _, f := range parts {
			t := w.product(r, r.refined(f))
			t.neg = t.neg != neg
			ts = append(ts, t)
		}
		x := w.style.sum(lead(ts))
		cost := x.cost()
		if w.p.vars[r.leaf(g).v.ID].info.Const && r.degree(p, g) == 1 {
			cost -= parameterFirst
		}
		if !r.failed && cost < bestCost {
			best, bestCost = x, cost
		}
	}
	return best
}

const (
	// maxCollected bounds the generators that a polynomial is collected by.
	maxCollected = 4
	// parameterFirst favours what is linear in a parameter, as A − M B.
	parameterFirst = 4
)

// collected are the terms of p with each power of a generator, as forms.
func (r *ring) collected(p poly, g int) []*form {
	var out []*form
	for e := 0; e <= r.degree(p, g); e++ {
		var part poly
		for _, t := range p {
			if r.pk.exp(t.m, g) == e {
				part = append(part, t)
			}
		}
		if len(part) == 0 {
			continue
		}
		f := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: part}
		r.content(f)
		r.sines(f)
		r.content(f)
		out = append(out, f)
	}
	return out
}

// polyTerms writes the terms of p or −p in order.
func (w *writer) polyTerms(r *ring, p poly, neg bool, scale frac) []term {
	p = slices.Clone(p)
	slices.SortStableFunc(p, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
	var ts []term
	for _, x := range p {
		c := x.c
		if neg {
			c = c.neg()
		}
		var exps []genExp
		for g := range r.gens {
			if e := r.pk.exp(x.m, g); e > 0 {
				exps = append(exps, genExp{g, e})
			}
		}
		var t term
		w.fraction(r, frac{c, num{v: 1}}.mul(scale), exps, &t)
		t.above, t.below, _ = w.genPowers(r, exps)
		ts = append(ts, t)
	}
	return ts
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
			m, _ := r.pk.quo(t.m, drop)
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
	return r.paired(p)
}

// paired writes m − m c² as m s², for pairs of terms.
func (r *ring) paired(p poly) poly {
	if len(p) > maxTerms {
		return p // each pair is looked for among all terms
	}
	for g := range r.gens {
		rel := r.gens[g].rel
		if rel != relSin && rel != relSinh {
			continue
		}
		c := r.gens[g].with
		if r.degree(p, c) < 2 {
			continue
		}
		c2, _ := r.pk.of(c, 2)
		s2, _ := r.pk.of(g, 2)
		for again := true; again; {
			again = false
			for i := 0; i < len(p) && !again; i++ {
				m, ok := r.pk.quo(p[i].m, c2)
				if !ok || r.pk.exp(p[i].m, g)+2 > r.pk.maxExp() {
					continue
				}
				j := slices.IndexFunc(p, func(t pterm) bool { return t.m == m })
				if j < 0 || !p[j].c.add(p[i].c).isZero() {
					continue
				}
				k := p[j].c
				if rel == relSinh {
					k = k.neg()
				}
				q := poly{{m.times(s2), k}}
				for n, t := range p {
					if n != i && n != j {
						q = append(q, t)
					}
				}
				p, again = q, true
			}
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
		unit := commonDegree
		if r.gens[g].base != nil {
			unit /= r.gens[g].deg
		}
		switch n := r.leaf(g); {
		case r.gens[g].c != nil || n.op == opConst:
		case n.op == opVar && r.p.vars[n.v.ID].info.Const:
			pa, pb = pa+unit*x, pb+unit*y
		case n.op == opVar:
			va, vb = va+unit*x, vb+unit*y
		default:
			ca, cb = ca+x, cb+y
		}
	}
	if va != vb {
		return vb - va
	}
	for g := range r.gens {
		if n := r.leaf(g); n != nil && n.op == opVar && !r.p.vars[n.v.ID].info.Const {
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

// commonDegree counts a degree in parts that roots divide.
const commonDegree = 2 * 2 * 2 * 3 * 3 * 5 * 7

// leaf is the node of a generator; the variable for roots of one.
func (r *ring) leaf(g int) *node {
	if n := r.gens[g].base; n != nil {
		return n
	}
	return r.gens[g].e.n
}
