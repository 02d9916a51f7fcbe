package scalar

// Square-free polynomials in several generators, factored: values for all but one, then Hensel's lifting.
//
// After Wang, An improved multivariate polynomial factoring algorithm, Mathematics of Computation 32,
// 1978; here all generators are lifted at once, by total degree and modulo a large prime, with the
// leading coefficient put back in front of the products that are tried.

import (
	"math/big"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/polyfactor"
)

const (
	// wantPlaces values are looked at, of so many that are tried.
	wantPlaces  = 4
	triedPlaces = 24
	// maxLiftSubsets bounds the products of lifted factors that are tried.
	maxLiftSubsets = 1 << 12
)

// mersenne are exponents of primes 2ᵉ − 1.
var mersenne = []uint{127, 521, 1279, 2203, 4423}

// placed is a polynomial with its other generators moved by integers, so that it is taken at 0,
// and its factors there.
type placed struct {
	p       poly
	by      map[int]int64
	factors [][]*big.Int
}

// splitSquareFree gives the irreducible factors of w, which has neither squares nor a content as a
// polynomial in x; false where that becomes too long.
func (r *ring) splitSquareFree(w poly, x int) ([]poly, bool) {
	spend := func(n int) bool { return r.spend(n) }
	var others []int
	for g := range r.gens {
		if g != x && r.degree(w, g) > 0 {
			others = append(others, g)
		}
	}
	if r.degree(w, x) == 1 {
		return []poly{w}, true
	}
	if len(others) == 0 {
		us, ok := polyfactor.Factor(r.atZero(w, x), spend)
		if !ok {
			return nil, false
		}
		var out []poly
		for _, u := range us {
			out = append(out, r.fromDense(u, x))
		}
		return out, true
	}
	best, ok := r.bestPlace(w, x, others, spend)
	if !ok {
		return nil, false
	}
	if len(best.factors) == 1 {
		return []poly{w}, true
	}
	fs, ok := r.lifted(best, x)
	if !ok {
		return nil, false
	}
	for i := range fs { // back from 0
		for _, g := range others {
			fs[i] = r.translated(fs[i], g, -best.by[g])
		}
		fs[i] = primitive(fs[i])
	}
	return fs, !r.failed
}

// bestPlace finds values with few factors, where degree and squares stay as they are.
func (r *ring) bestPlace(w poly, x int, others []int, spend func(int) bool) (*placed, bool) {
	var best *placed
	draw := rng(0x1978) // the same in every run
	n, seen := r.degree(w, x), 0
	for tried := 0; tried < triedPlaces && seen < wantPlaces; tried++ {
		at := &placed{p: w, by: map[int]int64{}}
		for _, g := range others {
			if tried > 0 {
				at.by[g] = int64(draw.next()%uint64(2*tried+3)) - int64(tried+1)
			}
			at.p = r.translated(at.p, g, at.by[g])
		}
		u := r.atZero(at.p, x)
		if r.failed {
			return nil, false
		}
		if len(u) != n+1 {
			continue
		}
		var ok bool
		if at.factors, ok = polyfactor.Factor(u, spend); !ok {
			if r.failed {
				return nil, false
			}
			continue // squares
		}
		seen++
		if best == nil || len(at.factors) < len(best.factors) {
			best = at
		}
		if len(at.factors) == 1 {
			break
		}
	}
	return best, best != nil
}

// translated is p with g + a for g.
func (r *ring) translated(p poly, g int, a int64) poly {
	if a == 0 {
		return p
	}
	for _, t := range p {
		e := r.pk.exp(t.m, g)
		drop, _ := r.pk.of(g, e)
		m, _ := r.pk.quo(t.m, drop)
		c := t.c // of g^k a^(e−k), times a binomial coefficient
		for k := e; k >= 0; k-- {
			y, _ := r.pk.of(g, k)
			r.acc.add(m.times(y), c)
			c, _ = c.mul(num{v: int64(k)}).mul(num{v: a}).quo(num{v: int64(e - k + 1)})
		}
		r.spend(e + 1)
	}
	return r.checked(r.acc.poly())
}

// atZero are the coefficients of p in x where all other generators are 0.
func (r *ring) atZero(p poly, x int) []*big.Int {
	out := make([]*big.Int, r.degree(p, x)+1)
	for i := range out {
		out[i] = new(big.Int)
	}
	for _, t := range p {
		if e := r.pk.exp(t.m, x); r.monoDegree(t.m) == e {
			out[e] = t.c.big()
		}
	}
	return polyfactor.Trim(out)
}

// fromDense is the polynomial in x with these coefficients.
func (r *ring) fromDense(u []*big.Int, x int) poly {
	var out poly
	for e, c := range u {
		if c.Sign() != 0 {
			m, _ := r.pk.of(x, e)
			out = append(out, pterm{m, numBig(c)})
		}
	}
	sortPoly(out)
	return out
}

// lifted gives the factors of a placed polynomial, from its factors at 0.
func (r *ring) lifted(at *placed, x int) ([]poly, bool) {
	l := r.coefficient(at.p, x, r.degree(at.p, x))
	s := newSeries(r, at.p, x)
	bits := at.p.normBits() + l.normBits() + 2
	for g := range r.gens { // Gelfond: a factor is no longer than e to the sum of the degrees allows
		bits += 2 * (r.degree(at.p, g) + r.degree(l, g))
	}
	k := slices.IndexFunc(mersenne, func(e uint) bool { return int(e) > bits })
	if k < 0 {
		return nil, false
	}
	s.field.P = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), mersenne[k]), big.NewInt(1))
	gs, ok := s.lift(at.p, l, at.factors)
	if !ok {
		return nil, false
	}
	var out []poly
	rest, tried := at.p, 0
	for size := 1; 2*size <= len(gs); {
		found := false
		for set := range polyfactor.Subsets(len(gs), size) {
			if tried++; tried > maxLiftSubsets {
				return append(out, rest), true
			}
			c := s.of(r.coefficient(rest, x, r.degree(rest, x)))
			for _, i := range set {
				c = s.mul(c, gs[i])
			}
			if r.failed {
				return nil, false
			}
			p := s.poly(c)
			if len(p) == 0 {
				continue
			}
			f := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: p}
			r.content(f)
			content, ok := r.contentIn(f.n, x)
			if !ok {
				continue
			}
			if p, ok = r.quoWithin(f.n, content, r.monomials); !ok {
				continue
			}
			q, divides := r.quoWithin(rest, p, r.monomials)
			if !divides || len(q) == 0 {
				continue
			}
			out, rest, found = append(out, p), q, true
			for k := len(set) - 1; k >= 0; k-- {
				gs = slices.Delete(gs, set[k], set[k]+1)
			}
			break
		}
		if !found {
			size++
		}
	}
	if r.degree(rest, x) > 0 {
		out = append(out, rest)
	}
	return out, true
}

// normBits is how many bits the sum of the coefficients' sizes has.
func (p poly) normBits() int {
	n := new(big.Int)
	for i := range p {
		n.Add(n, new(big.Int).Abs(p[i].c.big()))
	}
	return n.BitLen()
}
