package scalar

// Relations between generators of a normal form: sin² + cos² = 1, cosh² − sinh²
// = 1, powers of roots.

import "slices"

// reduce applies the polynomial relations: s² = 1 − c², s² = c² − 1, b² = b, and
// sᵈ = u of roots of polynomials.
func (r *ring) reduce(p poly) poly {
	for again := true; again && len(p) > 0 && !r.failed; {
		p, again = r.reduceRadicals(p)
	}
	for g := range r.gens {
		k := r.gens[g].rel
		if k != relSin && k != relSinh && k != relBit {
			continue
		}
		high := false
		for i := range p {
			if r.pk.exp(p[i].m, g) >= 2 {
				high = true
				break
			}
		}
		if !high {
			continue
		}
		c2, ok := r.pk.of(r.gens[g].with, 2)
		if !ok {
			r.failed = true
			return p
		}
		for _, t := range p {
			e := r.pk.exp(t.m, g)
			if e < 2 {
				r.acc.add(t.m, t.c)
				continue
			}
			left := e % 2
			if k == relBit {
				left = 1
			}
			drop, _ := r.pk.of(g, e-left)
			m, _ := r.pk.quo(t.m, drop)
			if k == relBit {
				r.acc.add(m, t.c)
				continue
			}
			// (1 − c²)^h or (c² − 1)^h by binomial coefficients.
			h := e / 2
			c := t.c
			if k == relSinh && h%2 == 1 {
				c = c.neg()
			}
			for j := 0; j <= h; j++ {
				r.acc.add(m, c)
				m = m.times(c2)
				if r.pk.overflows(m) {
					r.failed = true
				}
				c, _ = c.mul(num{v: int64(h - j)}).neg().quo(num{v: int64(j + 1)})
			}
			r.spend(h + 1)
		}
		p = r.checked(r.acc.poly())
		if len(p) == 0 {
			return p
		}
	}
	return p
}

// reduceRadicals puts radicands that are polynomials in for powers of their
// roots, once; what a radicand brings may have roots again.
func (r *ring) reduceRadicals(p poly) (q poly, changed bool) {
	for g := range r.gens {
		k := &r.gens[g]
		if k.rel != relRoot && k.rel != relAbs || r.degree(p, g) < k.deg {
			continue
		}
		u := r.radicandPoly(g)
		if u == nil {
			continue
		}
		pows := []poly{onePoly}
		for range r.degree(p, g) / k.deg {
			pows = append(pows, r.mul(pows[len(pows)-1], u))
		}
		for _, t := range p {
			e := r.pk.exp(t.m, g) / k.deg
			drop, _ := r.pk.of(g, e*k.deg)
			m, _ := r.pk.quo(t.m, drop)
			r.mulAdd(poly{{m, t.c}}, pows[e], mono{}, num{v: 1})
		}
		p, changed = r.checked(r.acc.poly()), true
		if len(p) == 0 || r.failed {
			break
		}
	}
	return p, changed
}

// maxRadicand bounds the terms of a radicand that is put in as a polynomial.
const maxRadicand = 40

// radicandPoly is the radicand of a root as a polynomial, nil where it has a
// denominator or is long.
func (r *ring) radicandPoly(g int) poly {
	k := &r.gens[g]
	if k.uPoly != nil || k.noPoly {
		return k.uPoly
	}
	k.noPoly = true // should it be asked for meanwhile
	u := r.resolve(r.radicand(g))
	if r.failed || u.isZero() || !u.c.d.isOne() {
		return nil
	}
	var m mono
	ok := true
	for h, e := range u.m {
		x, fits := r.pk.of(h, int(max(e, 0)))
		m, ok = m.times(x), ok && e >= 0 && fits
	}
	p := u.n
	for _, q := range u.f {
		ok = ok && q.exp > 0 && q.exp < 9 && len(p)*len(r.atoms[q.atom].p) < 100*maxRadicand
		if ok {
			p = r.mul(p, r.atomPower(q.atom, q.exp))
		}
	}
	if !ok || r.failed || len(p) > maxRadicand {
		return nil
	}
	p = p.shift(m, u.c.n)
	r.gens[g].uPoly = p
	return p
}

// radicand is sᵈ of a root s, or |u|² of an absolute value, as a form.
func (r *ring) radicand(g int) *form {
	k := &r.gens[g]
	if k.u == nil {
		u := r.form(k.args)
		if r.gens[g].rel == relAbs {
			u = r.power(u, 2)
		}
		r.gens[g].u = u
	}
	return r.gens[g].u
}

// reduceRoots replaces sᵈ by its radicand where the numerator has it.
func (r *ring) reduceRoots(a *form) (*form, bool) {
	for g := range r.gens {
		k := r.gens[g]
		if k.rel != relRoot && k.rel != relAbs {
			continue
		}
		most := 0
		for i := range a.n {
			most = max(most, r.pk.exp(a.n[i].m, g)/k.deg)
		}
		if most == 0 {
			continue
		}
		u := r.radicand(g)
		var ts []summand
		for q := 0; q <= most; q++ {
			drop, _ := r.pk.of(g, q*k.deg)
			var part poly
			for _, t := range a.n {
				if r.pk.exp(t.m, g)/k.deg == q {
					m, _ := r.pk.quo(t.m, drop)
					part = append(part, pterm{m, t.c})
				}
			}
			if len(part) == 0 {
				continue
			}
			slices.SortFunc(part, func(x, y pterm) int { return y.m.cmp(x.m) })
			f := &form{c: a.c, m: a.m, n: part, f: a.f}
			f = r.normalise(f)
			if q > 0 {
				f = r.times(f, r.power(u, q))
			}
			ts = append(ts, summand{oneFrac, f})
		}
		return r.sum(ts), true
	}
	return nil, false
}

// relations brings the exponents of roots, absolute values and bits outside
// the numerator into their range.
func (r *ring) relations(a *form) *form {
	for g := range r.gens {
		k := &r.gens[g]
		e := int(a.m[g])
		switch k.rel {
		case relBit:
			if e > 1 {
				a.m = slices.Clone(a.m)
				a.m[g] = 1
			}
		case relRoot, relAbs:
			if e >= 0 && e < k.deg {
				continue
			}
			q := e / k.deg
			if e%k.deg < 0 {
				q--
			}
			u := r.radicand(g)
			b := *a
			b.m = slices.Clone(a.m)
			b.m[g] = int16(e - q*k.deg)
			if u.isZero() {
				r.failed = true
				return a
			}
			return r.times(&b, r.power(r.atomic(u), q))
		}
	}
	return a
}

// atomic is a form whose numerator is a product of atoms.
func (r *ring) atomic(a *form) *form {
	if a.n.isOne() {
		return a
	}
	b := clone(a)
	b.n = onePoly
	for _, q := range r.atomise(a.n) {
		b.f = r.addPower(b.f, q.atom, q.exp)
	}
	return r.resolve(b)
}

// roots moves roots of polynomials out of a numerator that they divide: 2 u + s
// is s (2 s + 1) for a root s of u.
func (r *ring) roots(a *form) {
	for g := range r.gens {
		if r.gens[g].rel != relRoot {
			continue
		}
		for len(a.n) > 1 && r.degree(a.n, g) > 0 && !r.failed {
			u := r.radicandPoly(g)
			if u == nil || len(u) == 1 && u[0].m == (mono{}) {
				break
			}
			var A, B poly
			down, _ := r.pk.of(g, 1)
			for _, t := range a.n {
				if m, ok := r.pk.quo(t.m, down); ok {
					A = append(A, pterm{m, t.c})
				} else {
					B = append(B, t)
				}
			}
			q := poly(nil)
			if len(B) > 0 {
				var ok bool
				if q, ok = r.quo(B, u); !ok {
					break
				}
			}
			top, fits := r.pk.of(g, r.gens[g].deg-1)
			if !fits {
				break
			}
			for _, t := range A {
				r.acc.add(t.m, t.c)
			}
			for _, t := range q {
				r.acc.add(t.m.times(top), t.c)
			}
			a.n = r.acc.poly()
			a.m = slices.Clone(a.m)
			a.m[g]++
			r.content(a)
		}
	}
}

// sines moves s² out of a numerator that 1 − c² divides, and s out of one with
// a denominator s that it cancels.
func (r *ring) sines(a *form) {
	for g := range r.gens {
		k := r.gens[g].rel
		if k != relSin && k != relSinh {
			continue
		}
		for len(a.n) > 1 {
			// n = A s + B.
			var A, B poly
			down, _ := r.pk.of(g, 1)
			for _, t := range a.n {
				if r.pk.exp(t.m, g) > 0 {
					m, _ := r.pk.quo(t.m, down)
					A = append(A, pterm{m, t.c})
				} else {
					B = append(B, t)
				}
			}
			if len(B) < 2 || len(A) > 0 && a.m[g] >= 0 {
				break
			}
			c2, _ := r.pk.of(r.gens[g].with, 2)
			one := num{v: 1}
			circle := poly{{c2, one}, {mono{}, num{v: -1}}} // c² − 1
			q, ok := r.quo(B, circle)
			if !ok {
				break
			}
			a.m = slices.Clone(a.m)
			sign := one
			if k == relSin {
				sign = num{v: -1}
			}
			if len(A) == 0 {
				a.m[g] += 2
				a.n = q.shift(mono{}, sign)
			} else {
				a.m[g]++
				for _, t := range A {
					r.acc.add(t.m, t.c)
				}
				for _, t := range q {
					r.acc.add(t.m.times(down), t.c.mul(sign))
				}
				a.n = r.acc.poly()
			}
			r.content(a)
		}
	}
}

// maxNorm bounds the terms of the norm of an atom.
const maxNorm = 120

// conjugate gives what a polynomial with sines or square roots is to be
// multiplied by to be rid of them, and the product: of B + A s it is B − A s. It
// is nil when there is no such generator, or the product is long.
func (r *ring) conjugate(n poly) (conj, norm poly) {
	norm = n
	for again := true; again; {
		again = false
		for g := range r.gens {
			half := r.halfDegree(g)
			if half == 0 || r.degree(norm, g) == 0 {
				continue
			}
			c := slices.Clone(norm)
			ok := true
			for i := range c {
				switch r.pk.exp(c[i].m, g) {
				case 0:
				case half:
					c[i].c = c[i].c.neg()
				default:
					ok = false
				}
			}
			if !ok || len(norm)*len(c) > maxNorm*maxNorm {
				continue
			}
			p := r.reduce(r.mul(norm, c))
			if conj == nil {
				conj = onePoly
			}
			conj = r.reduce(r.mul(conj, c))
			if r.failed || len(p) == 0 || len(p) > maxNorm || len(conj) > maxNorm {
				return nil, nil
			}
			norm, again = p, true
		}
	}
	if conj == nil {
		return nil, nil
	}
	return conj, norm
}

// halfDegree is the power of a generator whose square has none of it: 1 for
// sines, and for square roots of polynomials; 0 for others.
func (r *ring) halfDegree(g int) int {
	switch k := &r.gens[g]; k.rel {
	case relSin, relSinh:
		return 1
	case relRoot, relAbs:
		if k.deg%2 == 0 && r.radicandPoly(g) != nil {
			return k.deg / 2
		}
	}
	return 0
}

// divide is n over an atom, when that divides it. An atom with sines or roots
// divides when its norm divides n times its conjugate.
func (r *ring) divide(n poly, atom int) (poly, bool) {
	a := &r.atoms[atom]
	if !r.spend(len(n)) {
		return nil, false
	}
	if q, ok := r.quo(n, a.p); ok {
		return q, len(q) > 0
	}
	if a.conj == nil || len(a.norm) == 0 || len(n)*len(a.conj) > 6000 {
		return nil, false
	}
	q, ok := r.quo(r.reduce(r.mul(n, a.conj)), a.norm)
	return q, ok && len(q) > 0
}
