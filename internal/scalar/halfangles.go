package scalar

// Half angles in print: what is even in the sine and cosine of t/2 together is a
// formula in those of t.

// doubledAngles is a form as an expression in the sines and cosines of doubled
// angles, where its angles are halves and that is possible; false where nothing
// is to be doubled.
func (r *ring) doubledAngles(f *form) (e Expr, ok bool) {
	for g := range r.gens {
		if r.gens[g].rel != relSin {
			continue
		}
		u, c := r.gens[g].args, r.gens[g].with
		if u.c == nil || u.c.Den <= 1 || u.c.Den%2 != 0 || !r.even(f, g, c) {
			continue
		}
		return r.p.rawly(func() Expr { return r.doubled(f, g, c) }), true
	}
	return Expr{}, false
}

// even reports that all terms of each factor of f are even in the sine and cosine
// together, and that there are such.
func (r *ring) even(f *form, sin, cos int) bool {
	has := f.m[sin] != 0 || f.m[cos] != 0
	if (f.m[sin]+f.m[cos])%2 != 0 {
		return false
	}
	polys := []poly{f.n}
	for _, q := range f.f {
		polys = append(polys, r.atoms[q.atom].p)
	}
	for _, p := range polys {
		for _, t := range p {
			a, b := r.pk.exp(t.m, sin), r.pk.exp(t.m, cos)
			if has = has || a+b > 0; (a+b)%2 != 0 {
				return false
			}
		}
	}
	return has && !r.nests(sin) && !r.nests(cos)
}

// nests reports that another generator has one in it.
func (r *ring) nests(g int) bool {
	n := r.gens[g].e.n
	for h := range r.gens {
		if m := r.gens[h].e.n; h != g && m != nil && m.contains(n) {
			return true
		}
	}
	return false
}

// doubled builds f with the sine and cosine of 2 u.
func (r *ring) doubled(f *form, sin, cos int) Expr {
	p := r.p
	u := p.Scale(2, 1, r.gens[sin].args)
	s, c := p.generating(fnSin, u), p.generating(fnCos, u)
	half := p.Ratio(1, 2)
	down, up := p.Mul(half, p.Sub(p.Int(1), c)), p.Mul(half, p.Add(p.Int(1), c)) // sin²(u), cos²(u)
	pair := func(a, b int) Expr {
		var xs []Expr
		if a%2 != 0 { // both are odd
			xs = append(xs, half, s)
			a, b = a-1, b-1
		}
		return p.Mul(append(xs, p.PowInt(down, a/2), p.PowInt(up, b/2))...)
	}
	sum := func(q poly) Expr {
		var ts []Expr
		for _, t := range q {
			xs := []Expr{p.num(p.coefOf(frac{t.c, num{v: 1}})), pair(r.pk.exp(t.m, sin), r.pk.exp(t.m, cos))}
			for g := range r.gens {
				if e := r.pk.exp(t.m, g); e > 0 && g != sin && g != cos {
					xs = append(xs, p.PowInt(r.gens[g].e, e))
				}
			}
			ts = append(ts, p.Mul(xs...))
		}
		return p.Add(ts...)
	}
	xs := []Expr{p.num(p.coefOf(f.c)), pair(int(f.m[sin]), int(f.m[cos])), sum(f.n)}
	for g, e := range f.m {
		if e != 0 && g != sin && g != cos {
			xs = append(xs, p.PowInt(r.gens[g].e, int(e)))
		}
	}
	for _, q := range f.f {
		xs = append(xs, p.PowInt(sum(r.atoms[q.atom].p), q.exp))
	}
	return p.Mul(xs...)
}
