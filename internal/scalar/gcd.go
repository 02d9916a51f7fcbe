package scalar

// The greatest common divisor of multivariate polynomials, by the heuristic of
// Char, Geddes and Gonnet.

import "math/big"

// gcd is a greatest common divisor of two primitive polynomials, by the
// heuristic of Char, Geddes and Gonnet (1989): values at a large integer in
// one generator after the other, an integer gcd, and back by its digits. The
// result divides both for certain; ok is false when the heuristic fails or
// becomes too long.
func (r *ring) gcd(a, b poly) (g poly, ok bool) {
	var gens []int
	for g := range r.gens {
		if r.degree(a, g) > 0 || r.degree(b, g) > 0 {
			gens = append(gens, g)
		}
	}
	return r.heuristicGcd(a, b, gens)
}

// maxGcdBits bounds the integers that the heuristic works with.
const maxGcdBits = 1 << 13

func (r *ring) heuristicGcd(a, b poly, gens []int) (poly, bool) {
	if len(a) == 0 || len(b) == 0 {
		return nil, false
	}
	// The numbers apart.
	content := a.content().gcd(b.content())
	a, b = primitive(a), primitive(b)
	if len(gens) == 0 {
		return poly{{c: content}}, true
	}
	g, rest := gens[len(gens)-1], gens[:len(gens)-1]
	xi := new(big.Int).Set(maxCoef(a))
	if m := maxCoef(b); m.Cmp(xi) < 0 {
		xi.Set(m)
	}
	xi.Lsh(xi, 1)
	xi.Add(xi, big.NewInt(29))
	deg := max(r.degree(a, g), r.degree(b, g))
	for range 4 {
		if deg*xi.BitLen() > maxGcdBits || !r.spend((len(a)+len(b))*(1+deg*xi.BitLen()/256)) {
			return nil, false
		}
		x, y := r.at(a, g, xi), r.at(b, g, xi)
		if h, ok := r.heuristicGcd(x, y, rest); ok {
			if d := r.digits(h, g, xi); d != nil {
				if _, ok := r.quo(a, d); ok {
					if _, ok := r.quo(b, d); ok {
						return d.shift(mono{}, content), true
					}
				}
			}
		}
		xi.Mul(xi, big.NewInt(73794))
		xi.Quo(xi, big.NewInt(27011))
	}
	return nil, false
}

// degree is the highest power of a generator in p.
func (r *ring) degree(p poly, g int) int {
	d := 0
	for i := range p {
		d = max(d, r.pk.exp(p[i].m, g))
	}
	return d
}

func maxCoef(p poly) *big.Int {
	m := new(big.Int)
	for i := range p {
		if c := p[i].c.big(); c.CmpAbs(m) > 0 {
			m.Abs(c)
		}
	}
	return m
}

// at puts an integer in for a generator.
func (r *ring) at(p poly, g int, x *big.Int) poly {
	pows := []num{{v: 1}}
	for i := range p {
		e := r.pk.exp(p[i].m, g)
		for len(pows) <= e {
			pows = append(pows, pows[len(pows)-1].mul(numBig(x)))
		}
		drop, _ := r.pk.of(g, e)
		m, _ := r.pk.quo(p[i].m, drop)
		r.acc.add(m, p[i].c.mul(pows[e]))
	}
	return r.acc.poly()
}

// digits reads a polynomial in g off the digits of coefficients to the base
// x, taken between −x/2 and x/2; primitive, nil when there are too many.
func (r *ring) digits(p poly, g int, x *big.Int) poly {
	half := new(big.Int).Rsh(x, 1)
	var out poly
	rest := make([]*big.Int, len(p))
	for i := range p {
		rest[i] = new(big.Int).Set(p[i].c.big())
	}
	for e := 0; ; e++ {
		done := true
		shift, fits := r.pk.of(g, e)
		if !fits {
			return nil
		}
		for i := range rest {
			if rest[i].Sign() == 0 {
				continue
			}
			done = false
			d := new(big.Int)
			rest[i].DivMod(rest[i], x, d)
			if d.Cmp(half) > 0 {
				d.Sub(d, x)
				rest[i].Add(rest[i], big.NewInt(1))
			}
			if d.Sign() != 0 {
				out = append(out, pterm{p[i].m.times(shift), numBig(d)})
			}
		}
		if done {
			break
		}
	}
	if len(out) == 0 {
		return nil
	}
	sortPoly(out)
	c := out.content()
	for i := range out {
		out[i].c, _ = out[i].c.quo(c)
	}
	return out
}

// image is p as a polynomial in one generator over the prime field, values of
// the hash put in for the others: coefficients from the constant up.
func (r *ring) image(p poly, g int, at []Mod) []Mod {
	out := make([]Mod, r.degree(p, g)+1)
	for i := range p {
		v := p[i].c.mod()
		for h := range r.gens {
			if h != g {
				if e := r.pk.exp(p[i].m, h); e > 0 {
					v = v.Mul(at[h].Pow(uint64(e)))
				}
			}
		}
		e := r.pk.exp(p[i].m, g)
		out[e] = out[e].Add(v)
	}
	return out
}

// places are values for the generators, the same in every run.
func (r *ring) places() []Mod {
	if r.place == nil {
		s := rng(0x6765)
		for range r.gens {
			r.place = append(r.place, s.mod())
		}
	}
	return r.place
}

// coprime reports that a and b have no common factor with g in it, as their
// images show.
func (r *ring) coprime(a, b poly, g int) bool {
	at := r.places()
	return len(gcdMod(r.image(a, g, at), r.image(b, g, at))) <= 1
}

// gcdMod is Euclid's algorithm over the prime field; the length is one more
// than the degree.
func gcdMod(a, b []Mod) []Mod {
	trim := func(a []Mod) []Mod {
		for len(a) > 0 && a[len(a)-1] == 0 {
			a = a[:len(a)-1]
		}
		return a
	}
	a, b = trim(a), trim(b)
	for len(b) > 0 {
		inv := b[len(b)-1].Inv()
		for len(a) >= len(b) {
			q := a[len(a)-1].Mul(inv)
			k := len(a) - len(b)
			for i := range b {
				a[k+i] = a[k+i].Sub(q.Mul(b[i]))
			}
			a = trim(a[:len(a)-1])
		}
		a, b = b, a
	}
	return a
}

// mod is an integer's image in the prime field.
func (a num) mod() Mod {
	if a.b != nil {
		return modBig(a.b)
	}
	return ModInt(a.v)
}
