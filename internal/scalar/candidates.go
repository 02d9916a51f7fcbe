package scalar

// The factors that a normal form found from values may have: the sums that the
// expression multiplies or divides by.

import (
	"cmp"
	"slices"
)

// Bounds on the search for factors.
const (
	candidateSteps  = 20_000 // term operations of the normal form of one
	candidateMisses = 8      // that were too long, after which the rest, longer ones, are left
)

// candidates are the factors of the sums that e multiplies or divides by, whose
// own forms are short, without sines and roots: where one has those, its product
// with its conjugates. Shortest first, so that what divides others stands before
// them.
func (s *interpolation) candidates(e Expr) []poly {
	r := s.r
	var out []poly
	for _, g := range s.v.signed {
		switch r.gens[g].rel {
		case relSin, relSinh:
			out = append(out, r.circle(g))
		default:
			out = append(out, s.ofRadicand(r.parts(r.radicand(g)))...)
		}
	}
	var sums []*node
	seen := map[*node]bool{}
	under := map[*node]bool{}
	r.p.walk([]Expr{e}, func(n *node) {
		for _, f := range n.facs {
			under[f.n] = under[f.n] || f.exp < 0
			if f.n.op == opSum && !seen[f.n] {
				seen[f.n] = true
				sums = append(sums, f.n)
			}
		}
	})
	slices.SortStableFunc(sums, func(a, b *node) int { return cmp.Compare(a.weight, b.weight) })
	misses := 0
	var work *ring // one that may fail
	for _, n := range sums {
		if misses > candidateMisses || len(out) > maxKnownFactors {
			break
		}
		if work == nil {
			var ok bool
			if work, ok = r.p.newRing(Budget{}, e); !ok {
				break
			}
		}
		work.work, work.limit = 0, candidateSteps
		f := work.form(r.p.unit(n))
		ps := work.freed(work.parts(f), s.v.outermost())
		r.work += work.work
		if work.failed {
			work = nil
			misses++
			continue
		}
		r.form(r.p.unit(n)) // remembers the sign it is written with
		for _, p := range ps {
			if len(p) <= maxFactorTerms {
				out = append(out, p)
				s.inverted[p.hash()] = s.inverted[p.hash()] || under[n]
			}
		}
	}
	slices.SortFunc(out, comparePolys)
	return slices.CompactFunc(out, poly.equal)
}

// ofRadicand are factors that come with a root: its radicand, of a nested one the
// product with its conjugates, and what is beside the inner roots.
func (s *interpolation) ofRadicand(ps []poly) []poly {
	out := s.r.freed(ps, s.v.outermost())
	for _, p := range ps {
		var beside poly
		for _, t := range p {
			if !slices.ContainsFunc(s.v.inner, func(g int) bool { return s.r.pk.exp(t.m, g)%2 != 0 }) {
				beside = append(beside, t)
			}
		}
		if len(beside) > 1 && len(beside) < len(p) {
			out = append(out, beside)
		}
	}
	return out
}

// parts are the polynomials of several terms in a form.
func (r *ring) parts(f *form) []poly {
	var out []poly
	f = r.resolve(f)
	if len(f.n) > 1 {
		out = append(out, f.n)
	}
	for _, q := range f.f {
		out = append(out, r.atoms[q.atom].p)
	}
	return out
}

// freed makes polynomials free of the generators whose signs are free, by
// multiplying with conjugates.
func (r *ring) freed(ps []poly, signed []int) []poly {
	for _, g := range signed {
		var next []poly
		for _, p := range ps {
			c := slices.Clone(p)
			has := false
			for i := range c {
				if r.pk.exp(c[i].m, g)%2 != 0 {
					c[i].c = c[i].c.neg()
					has = true
				}
			}
			if !has {
				next = append(next, p)
				continue
			}
			f := r.number(oneFrac)
			f.n = r.mul(p, c)
			f = r.normalise(f)
			if r.failed {
				return nil
			}
			next = append(next, r.parts(f)...)
		}
		ps = next
	}
	return ps
}

// comparePolys orders polynomials by length, then content.
func comparePolys(a, b poly) int {
	if d := cmp.Compare(len(a), len(b)); d != 0 {
		return d
	}
	for i := range a {
		if d := a[i].m.cmp(b[i].m); d != 0 {
			return d
		}
		if d := a[i].c.big().Cmp(b[i].c.big()); d != 0 {
			return d
		}
	}
	return 0
}
