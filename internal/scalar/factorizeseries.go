package scalar

// Power series, modulo a prime, whose coefficients are polynomials in one more generator: factors are
// lifted in them.

import (
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/polyfactor"
)

// series is the frame of such power series: they end at a total degree in the generators beside x,
// and at the degree that what is factored has in each.
type series struct {
	r     *ring
	x     int
	end   int  // the last degree
	most  mono // the highest powers
	field polyfactor.Field
}

// seriesOf has for each total degree its monomials with their polynomials in x.
type seriesOf []map[mono][]*big.Int

// newSeries is the frame for p and its factors.
func newSeries(r *ring, p poly, x int) *series {
	s := &series{r: r, x: x}
	for i := range p {
		s.end = max(s.end, r.monoDegree(p[i].m)-r.pk.exp(p[i].m, x))
	}
	for g := range r.gens {
		if g != x {
			m, _ := r.pk.of(g, r.degree(p, g))
			s.most = s.most.times(m)
		}
	}
	return s
}

func (s *series) zero() seriesOf {
	out := make(seriesOf, s.end+1)
	for k := range out {
		out[k] = map[mono][]*big.Int{}
	}
	return out
}

// of is a polynomial as a series.
func (s *series) of(p poly) seriesOf {
	out := s.zero()
	for _, t := range p {
		e := s.r.pk.exp(t.m, s.x)
		drop, _ := s.r.pk.of(s.x, e)
		m, _ := s.r.pk.quo(t.m, drop)
		k := s.r.monoDegree(m)
		c := out[k][m]
		for len(c) <= e {
			c = append(c, new(big.Int))
		}
		c[e] = new(big.Int).Mod(t.c.big(), s.field.P)
		out[k][m] = c
	}
	return out
}

// poly is a series as a polynomial, its coefficients taken around 0.
func (s *series) poly(a seriesOf) poly {
	var out poly
	for _, part := range a {
		for m, c := range part {
			for e, v := range s.field.Symmetric(c) {
				if v.Sign() != 0 {
					x, fits := s.r.pk.of(s.x, e)
					if !fits {
						return nil
					}
					out = append(out, pterm{m.times(x), numBig(v)})
				}
			}
		}
	}
	sortPoly(out)
	return out
}

// addProduct adds the product of a's part of degree i and b's of degree j to a part.
func (s *series) addProduct(to map[mono][]*big.Int, a, b seriesOf, i, j int) {
	t := new(big.Int)
	for m, p := range a[i] {
		for n, q := range b[j] {
			mn := m.times(n)
			if s.r.pk.overflows(mn) {
				continue
			}
			if _, below := s.r.pk.quo(s.most, mn); !below {
				continue
			}
			if !s.r.spend(3 * len(p) * len(q) * (1 + s.field.P.BitLen()/512)) {
				return
			}
			c := to[mn]
			for len(c) < len(p)+len(q)-1 {
				c = append(c, new(big.Int))
			}
			for d, x := range p {
				for e, y := range q {
					c[d+e].Add(c[d+e], t.Mul(x, y))
				}
			}
			to[mn] = c
		}
	}
}

// reduce takes the coefficients of a part modulo the prime.
func (s *series) reduce(part map[mono][]*big.Int) {
	for m, c := range part {
		if c = s.field.Reduce(c); len(c) == 0 {
			delete(part, m)
		} else {
			part[m] = c
		}
	}
}

// productPart is the part of degree k of a b.
func (s *series) productPart(a, b seriesOf, k int) map[mono][]*big.Int {
	out := map[mono][]*big.Int{}
	for i := 0; i <= k; i++ {
		s.addProduct(out, a, b, i, k-i)
	}
	s.reduce(out)
	return out
}

func (s *series) mul(a, b seriesOf) seriesOf {
	out := s.zero()
	for k := range out {
		out[k] = s.productPart(a, b, k)
	}
	return out
}

// inverse is 1/a for a series without x whose constant is not 0.
func (s *series) inverse(a seriesOf) (seriesOf, bool) {
	if len(a[0][mono{}]) == 0 {
		return nil, false
	}
	c := new(big.Int).ModInverse(a[0][mono{}][0], s.field.P)
	minus := []*big.Int{new(big.Int).Sub(s.field.P, c)}
	out := s.zero()
	out[0][mono{}] = []*big.Int{c}
	for k := 1; k <= s.end; k++ {
		// What there is of the product is taken away.
		for m, p := range s.productPart(a, out, k) {
			out[k][m] = s.field.Mul(p, minus)
		}
	}
	return out, true
}

// lift gives monic series whose product is p over its leading coefficient l, and which at 0 are
// the factors us; false where two of these have a common factor modulo the prime.
func (s *series) lift(p, l poly, us [][]*big.Int) ([]seriesOf, bool) {
	inv, ok := s.inverse(s.of(l))
	if !ok {
		return nil, false
	}
	whole := s.mul(s.of(p), inv)
	var first [][]*big.Int
	var gs, upTo []seriesOf // upTo are the products of the first ones
	for _, u := range us {
		c := new(big.Int).ModInverse(new(big.Int).Mod(u[len(u)-1], s.field.P), s.field.P)
		if c == nil {
			return nil, false
		}
		u = s.field.Mul(u, []*big.Int{c})
		first = append(first, u)
		g := s.zero()
		g[0][mono{}] = u
		gs = append(gs, g)
		if len(upTo) > 0 {
			g = s.zero()
			g[0][mono{}] = s.field.Mul(upTo[len(upTo)-1][0][mono{}], u)
		}
		upTo = append(upTo, g)
	}
	ss, ok := s.field.Cofactors(first)
	if !ok {
		return nil, false
	}
	last := len(gs) - 1
	minus := []*big.Int{new(big.Int).Sub(s.field.P, big.NewInt(1))}
	products := func(k int) {
		for i := 1; i <= last; i++ {
			upTo[i][k] = s.productPart(upTo[i-1], gs[i], k)
		}
	}
	for k := 1; k <= s.end; k++ {
		products(k)
		e := map[mono][]*big.Int{}
		one := seriesOf{{mono{}: {big.NewInt(1)}}}
		s.addProduct(e, whole, one, k, 0)
		s.addProduct(e, upTo[last:][0], seriesOf{{mono{}: minus}}, k, 0)
		s.reduce(e)
		for m, c := range e {
			if !s.r.spend(6 * len(whole[0][mono{}]) * len(whole[0][mono{}])) {
				return nil, false
			}
			for i, g := range gs {
				if d := s.field.Rem(s.field.Mul(c, ss[i]), first[i]); len(d) > 0 {
					g[k][m] = d
				}
			}
		}
		products(k)
		if s.r.failed {
			return nil, false
		}
	}
	return gs, true
}
