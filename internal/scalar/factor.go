package scalar

// Factoring numerators for print: denominators already met, common
// coefficients, roots as fractional powers.

import "slices"

// factored takes the numerator of a form apart, for reading and for shorter
// programs: by the atoms that are known, and by what its coefficients as a
// polynomial in one generator have in common.
func (r *ring) factored(f *form) *form {
	f = r.resolve(f)
	if f.n.isOne() || len(f.n) > 400 {
		return f
	}
	g := *f
	g.f = slices.Clone(f.f)
	take := func(i int) {
		for !g.n.isOne() && r.atoms[i].split == nil {
			d, ok := r.divide(g.n, i)
			if !ok {
				return
			}
			g.n = d
			g.f = r.addPower(g.f, i, 1)
		}
	}
	for i := range r.atoms {
		take(i)
	}
	for !g.n.isOne() {
		c := r.commonCoefficient(g.n)
		if c == nil {
			break
		}
		before := len(g.n)
		for _, q := range r.atomise(c) {
			take(q.atom)
		}
		if len(g.n) == before {
			break
		}
	}
	r.content(&g)
	return r.resolve(&g)
}

// commonCoefficient finds a polynomial of several terms that divides n, among
// the coefficients of n as a polynomial in one of its generators: r² + a² in
// r⁴ + a²r² − a²r²c² − a⁴c², which is r²(r² + a²) − a²(r² + a²) c².
func (r *ring) commonCoefficient(n poly) poly {
	if len(n) < 4 {
		return nil
	}
	for g := range r.gens {
		// The shortest coefficient of a power of g.
		parts := map[int]poly{}
		for _, t := range n {
			e := r.pk.exp(t.m, g)
			drop, _ := r.pk.of(g, e)
			m, _ := r.pk.quo(t.m, drop)
			parts[e] = append(parts[e], pterm{m, t.c})
		}
		if len(parts) < 2 {
			continue
		}
		var best poly
		for e := 0; e <= r.pk.maxExp() && len(parts) > 0; e++ {
			if p, ok := parts[e]; ok {
				if best == nil || len(p) < len(best) {
					best = p
				}
				delete(parts, e)
			}
		}
		if len(best) < 2 || !r.spend(len(n)) {
			continue
		}
		c := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: best}
		r.content(c)
		if q, ok := r.quo(n, c.n); ok && len(q) > 0 && !q.isOne() {
			return c.n
		}
	}
	return nil
}

// half is an atom with a fractional exponent n/d.
type half struct{ atom, n, d int }

// fractional takes out of a form the roots of its own atoms, which are written
// as fractional powers: √u/u² is 1/u^(3/2).
func (r *ring) fractional(f *form) (*form, []half) {
	var hs []half
	for g := range r.gens {
		if !r.gens[g].isPower() || f.m[g] == 0 {
			continue
		}
		u := r.resolve(r.radicand(g))
		if r.failed || !u.c.n.isOne() || !u.c.d.isOne() || slices.ContainsFunc(u.m, func(e int16) bool { return e != 0 }) {
			continue
		}
		for _, q := range f.f {
			one := u.n.isOne() && len(u.f) == 1 && u.f[0].exp == 1 && r.atoms[u.f[0].atom].p.equal(r.atoms[q.atom].p)
			if !one && !(len(u.f) == 0 && u.n.equal(r.atoms[q.atom].p)) {
				continue
			}
			hs = r.addHalf(hs, q, int(f.m[g]), r.gens[g].deg)
			h := *f
			h.m = slices.Clone(f.m)
			h.m[g] = 0
			f = &h
			break
		}
	}
	return f, hs
}

// addHalf multiplies the (n/d)-th power of an atom, which the form has as q,
// into the list.
func (r *ring) addHalf(hs []half, q power, n, d int) []half {
	for i, h := range hs {
		if h.atom == q.atom {
			hs[i].n, hs[i].d = addFractions(h.n, h.d, n, d)
			return hs
		}
	}
	n, d = addFractions(q.exp, 1, n, d)
	return append(hs, half{q.atom, n, d})
}
