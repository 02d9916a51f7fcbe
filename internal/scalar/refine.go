package scalar

// Normal forms factored further for reading: gcd cancelled, square factors,
// quadratics, x ± y.

import (
	"math/big"
	"slices"
)

func sortPoly(p poly) {
	slices.SortFunc(p, func(x, y pterm) int { return y.m.cmp(x.m) })
}

// Bounds of factoring for readers: longer polynomials are left whole.
const (
	maxRefined     = 60 // terms of what is taken apart
	maxRefinements = 12 // factors taken out of one form
)

// refined is a form taken apart further, for reading: factors that numerator
// and denominator share are cancelled, squares and products of two found. What
// is found is kept as atoms, so that the next form has them by division.
func (r *ring) refined(f *form) *form {
	f = r.factored(f)
	f = r.lowest(f)
	for range maxRefinements {
		p := r.splits(f)
		if p == nil || r.failed {
			break
		}
		k := len(r.atoms)
		r.atomise(p)
		if r.failed || len(r.atoms) == k {
			break
		}
		g := r.factored(r.resolve(f))
		if g == f {
			break
		}
		f = g
	}
	return f
}

// splits gives a factor of the numerator or of one of the atoms of f.
func (r *ring) splits(f *form) poly {
	if p := r.split2(f.n); p != nil {
		return p
	}
	for _, q := range f.f {
		a := &r.atoms[q.atom]
		if a.whole {
			continue
		}
		if p := r.split2(a.p); p != nil {
			return p
		}
		a.whole = true
	}
	return nil
}

// lowest cancels what numerator and denominators have in common.
func (r *ring) lowest(f *form) *form {
	if len(f.n) < 2 || len(f.n) > maxRefined {
		return f
	}
	for _, q := range f.f {
		if q.exp > 0 || len(r.atoms[q.atom].p) > maxRefined {
			continue
		}
		p := r.atoms[q.atom].p
		for g := range r.gens {
			if r.degree(p, g) == 0 || r.degree(f.n, g) == 0 {
				continue
			}
			if r.coprime(f.n, p, g) {
				break // any one generator of a common factor would show
			}
			d, ok := r.gcd(f.n, p)
			if !ok || len(d) < 2 {
				break
			}
			r.atomise(d)
			r.cancelled = true
			return r.normalise(clone(r.resolve(f)))
		}
	}
	return f
}

func clone(f *form) *form {
	g := *f
	g.m, g.f = slices.Clone(f.m), slices.Clone(f.f)
	return &g
}

// split2 finds a proper factor of p: one with a square, one of a quadratic, or
// a sum or difference of two generators.
func (r *ring) split2(p poly) poly {
	if len(p) < 2 || len(p) > maxRefined || !r.spend(4*len(p)) {
		return nil
	}
	proper := func(d poly) poly {
		if len(d) < 2 || d.equal(p) {
			return nil
		}
		if q, ok := r.quo(p, d); ok && len(q) > 1 {
			return d
		}
		return nil
	}
	for g := range r.gens {
		n := r.degree(p, g)
		if n < 2 || len(p) < 3 {
			continue
		}
		if d := r.partialOf(p, g); !r.coprime(p, d, g) {
			if h, ok := r.gcd(p, primitive(d)); ok {
				if d := proper(h); d != nil {
					return d
				}
			}
		}
		if d := r.quadratic(p, g); d != nil {
			if d := proper(d); d != nil {
				return d
			}
		}
	}
	return r.linearFactor(p, proper)
}

// partialOf is the derivative of p by a generator, as if it were free.
func (r *ring) partialOf(p poly, g int) poly {
	var out poly
	down, _ := r.pk.of(g, 1)
	for _, t := range p {
		if e := r.pk.exp(t.m, g); e > 0 {
			m, _ := r.pk.quo(t.m, down)
			out = append(out, pterm{m, t.c.mul(num{v: int64(e)})})
		}
	}
	return out
}

func primitive(p poly) poly {
	c := p.content()
	if c.isOne() {
		return p
	}
	q := make(poly, len(p))
	for i, t := range p {
		x, _ := t.c.quo(c)
		q[i] = pterm{t.m, x}
	}
	return q
}

// quadratic is a factor of p = A x² + B x + C, x a power of a generator, when
// the discriminant is a square.
func (r *ring) quadratic(p poly, g int) poly {
	k := 0
	for _, t := range p {
		k = int(gcd64(int64(k), int64(r.pk.exp(t.m, g))))
	}
	if r.degree(p, g) != 2*k {
		return nil
	}
	var part [3]poly
	for _, t := range p {
		e := r.pk.exp(t.m, g)
		drop, _ := r.pk.of(g, e)
		m, _ := r.pk.quo(t.m, drop)
		part[e/k] = append(part[e/k], pterm{m, t.c})
	}
	for i := range part {
		sortPoly(part[i])
	}
	A, B, C := part[2], part[1], part[0]
	if len(C) == 0 || len(A)*len(C) > 400 || len(B) > 20 {
		return nil
	}
	r.mulAdd(A, C, mono{}, num{v: -4})
	r.mulAdd(B, B, mono{}, num{v: 1})
	d := r.acc.poly()
	s, ok := r.squareRoot(d)
	if !ok {
		return nil
	}
	x, _ := r.pk.of(g, k)
	for _, sign := range []int64{1, -1} { // 2 A x + B ± s
		for _, t := range A {
			r.acc.add(t.m.times(x), t.c.mul(num{v: 2}))
		}
		for _, t := range B {
			r.acc.add(t.m, t.c)
		}
		for _, t := range s {
			r.acc.add(t.m, t.c.mul(num{v: sign}))
		}
		q := r.acc.poly()
		if len(q) < 2 || r.failed {
			return nil
		}
		q = r.primitivePart(q)
		if _, ok := r.quo(p, q); ok && len(q) > 1 {
			return q
		}
	}
	return nil
}

// primitivePart divides by numbers and generators, and by the polynomial that
// the coefficients of a generator have in common when that is easy to see.
func (r *ring) primitivePart(p poly) poly {
	f := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: p}
	r.content(f)
	for range 4 {
		c := r.commonCoefficient(f.n)
		if c == nil {
			break
		}
		q, ok := r.quo(f.n, c)
		if !ok {
			break
		}
		f.n = q
	}
	return f.n
}

// squareRoot is s with s² = p, term by term from the highest.
func (r *ring) squareRoot(p poly) (poly, bool) {
	if len(p) == 0 {
		return nil, true
	}
	root := func(t pterm) (pterm, bool) {
		c := t.c.big()
		if c.Sign() < 0 {
			return pterm{}, false
		}
		s := new(big.Int).Sqrt(c)
		if new(big.Int).Mul(s, s).Cmp(c) != 0 {
			return pterm{}, false
		}
		var m mono
		for g := range r.gens {
			e := r.pk.exp(t.m, g)
			if e%2 != 0 {
				return pterm{}, false
			}
			x, _ := r.pk.of(g, e/2)
			m = m.times(x)
		}
		return pterm{m, numBig(s)}, true
	}
	first, ok := root(p[0])
	if !ok {
		return nil, false
	}
	if _, ok := root(p[len(p)-1]); !ok {
		return nil, false
	}
	s := poly{first}
	rest := p[1:]
	twice := first.c.mul(num{v: 2})
	for len(rest) > 0 {
		m, ok := r.pk.quo(rest[0].m, first.m)
		c, exact := rest[0].c.quo(twice)
		if !ok || !exact || len(s) > maxRefined || !r.spend(len(s)+len(rest)) {
			return nil, false
		}
		t := pterm{m, c}
		for _, q := range rest {
			r.acc.add(q.m, q.c)
		}
		for _, q := range s { // − 2 s t − t²
			r.acc.add(q.m.times(m), q.c.mul(c).mul(num{v: -2}))
		}
		r.acc.add(m.times(m), c.mul(c).neg())
		rest = r.acc.poly()
		s = append(s, t)
	}
	return s, true
}

// linearFactor tries x ± y and x ± 1 for the generators of p.
func (r *ring) linearFactor(p poly, proper func(poly) poly) poly {
	at := r.places()
	var gens []int
	for g := range r.gens {
		if r.degree(p, g) > 1 {
			gens = append(gens, g)
		}
	}
	value := func(g int, x Mod) Mod {
		v := Mod(0)
		c := r.image(p, g, at)
		for i := len(c) - 1; i >= 0; i-- {
			v = v.Mul(x).Add(c[i])
		}
		return v
	}
	for _, g := range gens {
		x, _ := r.pk.of(g, 1)
		for h := -1; h < len(gens); h++ {
			y, v := mono{}, Mod(1)
			if h >= 0 {
				if gens[h] <= g {
					continue
				}
				y, _ = r.pk.of(gens[h], 1)
				v = at[gens[h]]
			}
			for _, sign := range []int64{1, -1} {
				if !r.spend(len(p)) || value(g, v) != 0 && sign > 0 || sign < 0 && value(g, v.Neg()) != 0 {
					continue
				}
				if d := proper(poly{{x, num{v: 1}}, {y, num{v: -sign}}}); d != nil {
					return d
				}
			}
		}
	}
	return nil
}
