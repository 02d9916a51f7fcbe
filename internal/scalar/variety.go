package scalar

// Random points of the variety that the generators of a ring live on: circles,
// hyperbolas, square roots.

import "slices"

// variety draws values for the generators of a ring that obey its relations.
type variety struct {
	r    *ring
	rng  rng
	free []int       // generators whose values are free
	sine map[int]int // of a cosine
	// The generators that change their sign freely: sines, square roots and
	// absolute values.
	signed []int
	roots  []rootImage // those within others first
	// inner: those in radicands, whose sign changes the root.
	inner []int
}

// rootImage is a square root with the program of its radicand.
type rootImage struct {
	gen int
	u   *tape
}

// newVariety is false for a ring with relations that have no points of this
// kind: cubic roots of sums, bits.
func newVariety(r *ring) (*variety, bool) {
	v := &variety{r: r, rng: 0x706f696e74, sine: map[int]int{}}
	for g := range r.gens {
		switch r.gens[g].rel {
		case relSin, relSinh:
			v.sine[r.gens[g].with] = g
			v.signed = append(v.signed, g)
		case relRoot, relAbs:
			v.signed = append(v.signed, g)
		case relBit:
			return nil, false
		default:
			v.free = append(v.free, g)
		}
	}
	done := map[int]bool{}
	for _, g := range v.signed {
		if !v.root(g, done) {
			return nil, false
		}
	}
	return v, true
}

// root takes a root up, after those in its radicand; false where there is no
// square root to take.
func (v *variety) root(g int, done map[int]bool) bool {
	r := v.r
	if k := r.gens[g].rel; k == relSin || k == relSinh || done[g] {
		return true
	}
	done[g] = true
	if r.gens[g].deg != 2 {
		return false
	}
	u := r.radicand(g)
	if r.failed {
		return false
	}
	u = r.resolve(u)
	for _, h := range v.signed {
		if r.usesOdd(u, h) {
			if !slices.Contains(v.inner, h) {
				v.inner = append(v.inner, h)
			}
			if !v.root(h, done) {
				return false
			}
		}
	}
	v.roots = append(v.roots, rootImage{g, r.tapeOfForms(u)})
	return true
}

// outermost are the generators whose signs are free, roots before those that are
// in their radicands.
func (v *variety) outermost() []int {
	var gs []int
	for _, g := range v.signed {
		if k := v.r.gens[g].rel; k == relSin || k == relSinh {
			gs = append(gs, g)
		}
	}
	for _, q := range slices.Backward(v.roots) {
		gs = append(gs, q.gen)
	}
	return gs
}

// usesOdd reports that a form has other than even powers of a generator.
func (r *ring) usesOdd(f *form, g int) bool {
	odd := func(p poly) bool {
		for _, t := range p {
			if r.pk.exp(t.m, g)%2 != 0 {
				return true
			}
		}
		return false
	}
	if f.m[g]%2 != 0 || odd(f.n) {
		return true
	}
	for _, q := range f.f {
		if odd(r.atoms[q.atom].p) {
			return true
		}
	}
	return false
}

// draw gives the free generator g, and its sine, a random value.
func (v *variety) draw(p prime, at []Mod, g int) {
	t := p.draw(&v.rng)
	s, pair := v.sine[g]
	switch {
	case !pair:
		at[g] = t
	case v.r.gens[s].rel == relSin: // ((1−t²)/(1+t²), 2t/(1+t²))
		t2 := p.mul(t, t)
		d := p.inv(p.add(1, t2))
		at[g], at[s] = p.mul(p.sub(1, t2), d), p.mul(p.add(t, t), d)
	default: // ((t+1/t)/2, (t−1/t)/2)
		i, half := p.inv(t), p.inv(2)
		at[g], at[s] = p.mul(p.add(t, i), half), p.mul(p.sub(t, i), half)
	}
}

// redraw draws values for some free generators until all roots exist.
func (v *variety) redraw(p prime, at []Mod, gens []int) bool {
	for range 40 << len(v.roots) {
		for _, g := range gens {
			v.draw(p, at, g)
		}
		if v.rooted(p, at) {
			return true
		}
	}
	return false
}

// rooted gives the roots their values, when they have one.
func (v *variety) rooted(p prime, at []Mod) bool {
	for _, q := range v.roots {
		u, ok := q.u.at(p, [][]Mod{at})
		if !ok {
			return false
		}
		if at[q.gen], ok = p.sqrt(u[0]); !ok || u[0] == 0 {
			return false
		}
	}
	return true
}

// point is a random point.
func (v *variety) point(p prime) ([]Mod, bool) {
	at := make([]Mod, len(v.r.gens))
	ok := v.redraw(p, at, v.free)
	return at, ok
}
