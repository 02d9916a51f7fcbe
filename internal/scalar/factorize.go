package scalar

// Forms in irreducible factors over the rationals, where factors are asked for.

import (
	"cmp"
	"slices"
)

// Bounds of factoring that is asked for: a polynomial beyond them stays as it is.
const (
	maxFactorSteps  = 10_000_000
	maxFactoring    = 50_000_000 // steps for all polynomials of one print
	maxAskedTerms   = 400        // of what is taken apart
	maxFactorDegree = 120        // in one generator
)

// polyPower is a power of a polynomial.
type polyPower struct {
	p poly
	e int
}

// inFactors is f with its numerator and its denominators in factors that are irreducible as
// polynomials in the generators, and the ring that these are atoms of. Each polynomial is
// replaced only by what gives it again when it is multiplied out, under the relations too. The
// steps are taken from left.
func (r *ring) inFactors(f *form, left *int64) (*ring, *form) {
	own := *r // its atoms are not those of the next form
	own.atoms, own.acc = slices.Clone(r.atoms), accum{}
	r = &own
	out := &form{c: f.c, m: slices.Clone(f.m), n: onePoly}
	put := func(p poly, fs []polyPower, minus bool, e int) {
		if fs == nil {
			fs = []polyPower{{p, 1}}
		}
		if minus && e%2 != 0 {
			out.c.n = out.c.n.neg()
		}
		for _, q := range fs {
			if g, ok := r.asGenerator(q.p); ok {
				out.m[g] += int16(q.e * e)
				continue
			}
			out.f = r.addPower(out.f, r.printedAtom(q.p), q.e*e)
		}
	}
	apart := false
	_, halves := r.fractional(f)
	for _, q := range f.f {
		p := r.atoms[q.atom].p
		if slices.ContainsFunc(halves, func(h half) bool { return h.atom == q.atom }) {
			put(p, nil, false, q.exp) // √u/u² is u^(-3/2)
			continue
		}
		fs, minus := r.irreducible(p, left)
		put(p, fs, minus, q.exp)
		apart = apart || fs != nil
	}
	switch fs, minus := r.irreducible(f.n, left); {
	case f.n.isOne():
	case fs == nil && !slices.ContainsFunc(out.f, func(q power) bool { return q.exp > 0 || r.atoms[q.atom].p.equal(f.n) }):
		out.n = f.n // the only sum above the line
	default:
		put(f.n, fs, minus, 1)
		apart = true
	}
	if !apart && len(out.f) < 2 {
		return r, f
	}
	// Atoms are written in the order in which they came.
	slices.SortStableFunc(out.f, func(a, b power) int { return r.compareFactors(r.atoms[a.atom].p, r.atoms[b.atom].p) })
	for i := range out.f {
		a := r.atoms[out.f[i].atom]
		out.f[i].atom = len(r.atoms)
		r.atoms = append(r.atoms, atomPoly{p: a.p, whole: true, inverted: a.inverted})
	}
	return r, out
}

// asGenerator is the generator that a polynomial is.
func (r *ring) asGenerator(p poly) (int, bool) {
	for g := range r.gens {
		if x, _ := r.pk.of(g, 1); p.equal(poly{{x, num{v: 1}}}) {
			return g, true
		}
	}
	return 0, false
}

// printedAtom is the atom for a polynomial, which nothing is divided by.
func (r *ring) printedAtom(p poly) int {
	for i := range r.atoms {
		if r.atoms[i].split == nil && r.atoms[i].p.equal(p) {
			return i
		}
	}
	r.atoms = append(r.atoms, atomPoly{p: p, whole: true})
	return len(r.atoms) - 1
}

// irreducible gives p, or −p where minus is set, as a product of several polynomials; nil where
// none is found within the budget. Of a sine and a cosine the one is tried for the other.
func (r *ring) irreducible(p poly, left *int64) (fs []polyPower, minus bool) {
	if len(p) < 2 || len(p) > maxAskedTerms {
		return nil, false
	}
	own := *r
	own.acc, own.work, own.limit, own.failed = accum{}, 0, min(maxFactorSteps, *left), false
	defer func() { *left -= own.work }()
	best := 0
	try := func(q poly) {
		own.failed = false
		found, ok := own.factorization(q)
		if !ok || own.failed {
			return
		}
		n := 0
		for i := range found {
			found[i].p = own.reduce(found[i].p)
			n += found[i].e
		}
		if n <= max(best, 1) || own.failed {
			return
		}
		if sign := own.multiplied(p, found); sign != 0 {
			fs, minus, best = found, sign < 0, n
		}
	}
	try(p)
	for g := range own.gens {
		if q := own.inSines(p, g); q != nil {
			try(q)
		}
	}
	slices.SortStableFunc(fs, func(a, b polyPower) int { return own.compareFactors(a.p, b.p) })
	return fs, minus
}

// multiplied says whether the product of the factors is p, 1, or −p, −1; else 0.
func (r *ring) multiplied(p poly, fs []polyPower) int {
	product := onePoly
	for _, f := range fs {
		for range f.e {
			product = r.reduce(r.mul(product, f.p))
			if len(product) == 0 || r.failed {
				return 0
			}
		}
	}
	switch {
	case product.equal(p):
		return 1
	case product.shift(mono{}, num{v: -1}).equal(p):
		return -1
	}
	return 0
}

// inSines is p with the sine in place of even powers of the cosine of the same angle, which has
// no odd ones; nil where there are none.
func (r *ring) inSines(p poly, g int) poly {
	if k := r.gens[g].rel; k != relSin && k != relSinh {
		return nil
	}
	c := r.gens[g].with
	if r.degree(p, c) < 2 || slices.ContainsFunc(p, func(t pterm) bool { return r.pk.exp(t.m, c)%2 != 0 }) {
		return nil
	}
	s2, _ := r.pk.of(g, 2)
	square := poly{{s2, num{v: -1}}, {c: num{v: 1}}} // c² = 1 − s², or 1 + s²
	if r.gens[g].rel == relSinh {
		square[0].c = num{v: 1}
	}
	pows := []poly{onePoly}
	for range r.degree(p, c) / 2 {
		pows = append(pows, r.mul(pows[len(pows)-1], square))
	}
	for _, t := range p {
		e := r.pk.exp(t.m, c)
		drop, _ := r.pk.of(c, e)
		m, _ := r.pk.quo(t.m, drop)
		r.mulAdd(poly{{m, t.c}}, pows[e/2], mono{}, num{v: 1})
	}
	q := r.checked(r.acc.poly())
	if r.failed || len(q) == 0 {
		return nil
	}
	return q
}

// compareFactors orders factors: of low degree first, then by their terms from the highest.
func (r *ring) compareFactors(a, b poly) int {
	if d := r.totalDegree(a) - r.totalDegree(b); d != 0 {
		return d
	}
	for i := range min(len(a), len(b)) {
		if d := b[i].m.cmp(a[i].m); d != 0 {
			return d
		}
		if d := a[i].c.add(b[i].c.neg()).sign(); d != 0 {
			return d
		}
	}
	return cmp.Compare(len(a), len(b))
}

// totalDegree is the highest sum of exponents in a term of p.
func (r *ring) totalDegree(p poly) int {
	d := 0
	for i := range p {
		d = max(d, r.monoDegree(p[i].m))
	}
	return d
}

func (r *ring) monoDegree(m mono) int {
	d := 0
	for g := range r.gens {
		d += r.pk.exp(m, g)
	}
	return d
}

// factorization gives polynomials whose product is p up to a number, with their powers; false
// where it becomes too long. What is irreducible is its own only factor.
func (r *ring) factorization(p poly) ([]polyPower, bool) {
	var out []polyPower
	f := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: p}
	r.content(f)
	p = f.n
	for g, e := range f.m {
		if e > 0 {
			x, _ := r.pk.of(g, 1)
			out = append(out, polyPower{poly{{x, num{v: 1}}}, int(e)})
		}
	}
	if len(p) < 2 {
		return out, true
	}
	x := r.mainGenerator(p)
	if x < 0 {
		return nil, false
	}
	c, ok := r.contentIn(p, x)
	if !ok {
		return nil, false
	}
	if len(c) > 1 {
		fs, ok := r.factorization(c)
		if !ok {
			return nil, false
		}
		out = append(out, fs...)
		if p, ok = r.quoWithin(p, c, r.monomials); !ok {
			return nil, false
		}
		p = primitive(p)
	}
	w := p // without squares
	if d := primitive(r.partialOf(p, x)); !r.coprime(p, d, x) {
		g, ok := r.gcd(p, d)
		if !ok {
			return nil, false
		}
		if w, ok = r.quoWithin(p, g, r.monomials); !ok {
			return nil, false
		}
		w = primitive(w)
	}
	fs, ok := r.splitSquareFree(w, x)
	if !ok || r.failed {
		return nil, false
	}
	for _, q := range fs {
		e := 0
		for len(p) > 1 {
			d, ok := r.quoWithin(p, q, r.monomials)
			if !ok {
				break
			}
			p = d
			e++
		}
		if e == 0 {
			return nil, false
		}
		out = append(out, polyPower{q, e})
	}
	return out, len(p) == 1
}

// mainGenerator is the generator that p is taken as a polynomial in: with the shortest leading
// coefficient, of those the one of lowest degree; −1 where a degree is too high.
func (r *ring) mainGenerator(p poly) int {
	best, bestLead, bestDegree := -1, 0, 0
	for g := range r.gens {
		n := r.degree(p, g)
		if n > maxFactorDegree {
			return -1
		}
		if n == 0 {
			continue
		}
		lead := r.totalDegree(r.coefficient(p, g, n))
		if best < 0 || cmp.Or(cmp.Compare(lead, bestLead), cmp.Compare(n, bestDegree)) < 0 {
			best, bestLead, bestDegree = g, lead, n
		}
	}
	return best
}

// coefficient is that of gᵉ in p.
func (r *ring) coefficient(p poly, g, e int) poly {
	drop, _ := r.pk.of(g, e)
	var out poly
	for _, t := range p {
		if r.pk.exp(t.m, g) == e {
			m, _ := r.pk.quo(t.m, drop)
			out = append(out, pterm{m, t.c})
		}
	}
	return out
}

// contentIn is what the coefficients of p as a polynomial in x have in common.
func (r *ring) contentIn(p poly, x int) (poly, bool) {
	var cs []poly
	for e := range r.degree(p, x) + 1 {
		if c := r.coefficient(p, x, e); len(c) > 0 {
			cs = append(cs, c)
		}
	}
	slices.SortStableFunc(cs, func(a, b poly) int { return len(a) - len(b) })
	for _, c := range cs[1:] {
		if r.apartIn(cs[0], c) {
			return onePoly, true
		}
	}
	g := primitive(cs[0])
	for _, c := range cs[1:] {
		var ok bool
		if g, ok = r.gcd(g, primitive(c)); !ok {
			return nil, false
		}
		if len(g) == 1 && g[0].m == (mono{}) {
			return onePoly, true
		}
	}
	return primitive(g), true
}

// apartIn reports that a and b have no common factor, as their images in each generator show.
func (r *ring) apartIn(a, b poly) bool {
	for g := range r.gens {
		if r.degree(a, g) > 0 && r.degree(b, g) > 0 && !r.coprime(a, b, g) {
			return false
		}
	}
	return true
}
