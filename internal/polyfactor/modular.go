package polyfactor

// Factors modulo a small prime.
//
// After Cantor and Zassenhaus, A new algorithm for factoring polynomials over finite fields,
// Mathematics of Computation 36, 1981.

import (
	"math/big"
	"math/rand/v2"
)

// small is the field of a prime below 2³¹, so that products fit into 64 bits.
type small uint64

// image is a polynomial's factorization modulo a prime, and which degrees of factors over the
// integers all the primes that were looked at allow, beside 0 and the whole.
type image struct {
	p       small
	factors [][]uint64 // monic
	degrees *big.Int   // bit d
}

// What is looked at: so many primes, from the first on, of so many that are tried.
const (
	firstPrime  = 1<<15 + 3
	wantPrimes  = 5
	triedPrimes = 40
)

// bestImage is the factorization modulo a prime with the fewest factors; false where f has a square
// factor modulo all of them.
func bestImage(f []*big.Int, spend func(int) bool) (*image, bool) {
	var best *image
	degrees := new(big.Int).Lsh(big.NewInt(1), uint(len(f)-1))
	degrees.Sub(degrees, big.NewInt(2)) // 1 … n−1
	seen, p := 0, int64(firstPrime)-2
	for tried := 0; tried < triedPrimes && seen < wantPrimes; tried++ {
		for p += 2; !big.NewInt(p).ProbablyPrime(0); p += 2 {
		}
		k := small(p)
		a := k.reduce(f)
		if len(a) < len(f) || len(k.gcd(a, k.derivative(a))) != 1 {
			continue
		}
		seen++
		fs, ok := k.factor(k.monic(a), spend)
		if !ok {
			return nil, false
		}
		sums := big.NewInt(1)
		for _, g := range fs {
			sums.Or(sums, new(big.Int).Lsh(sums, uint(len(g)-1)))
		}
		degrees.And(degrees, sums)
		if best == nil || len(fs) < len(best.factors) {
			best = &image{p: k, factors: fs}
		}
		if len(fs) == 1 || degrees.Sign() == 0 {
			break
		}
	}
	if best == nil {
		return nil, false
	}
	best.degrees = degrees
	return best, true
}

func (p small) reduce(f []*big.Int) []uint64 {
	out := make([]uint64, len(f))
	m := new(big.Int).SetUint64(uint64(p))
	for i, x := range f {
		out[i] = new(big.Int).Mod(x, m).Uint64()
	}
	return trim(out)
}

func trim(a []uint64) []uint64 {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

func (p small) inv(a uint64) uint64 {
	r, n := uint64(1), uint64(p)-2
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r * a % uint64(p)
		}
		a = a * a % uint64(p)
	}
	return r
}

func (p small) monic(a []uint64) []uint64 {
	inv := p.inv(a[len(a)-1])
	out := make([]uint64, len(a))
	for i := range a {
		out[i] = a[i] * inv % uint64(p)
	}
	return out
}

func (p small) derivative(a []uint64) []uint64 {
	out := make([]uint64, len(a)-1)
	for i := range out {
		out[i] = a[i+1] * uint64(i+1) % uint64(p)
	}
	return trim(out)
}

func (p small) mul(a, b []uint64) []uint64 {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := make([]uint64, len(a)+len(b)-1)
	for i, x := range a {
		for j, y := range b {
			out[i+j] = (out[i+j] + x*y) % uint64(p)
		}
	}
	return out
}

// divide is quotient and remainder.
func (p small) divide(a, b []uint64) (q, r []uint64) {
	r = append([]uint64(nil), a...)
	if len(r) < len(b) {
		return nil, r
	}
	q = make([]uint64, len(r)-len(b)+1)
	inv := p.inv(b[len(b)-1])
	for i := len(q) - 1; i >= 0; i-- {
		c := r[i+len(b)-1] * inv % uint64(p)
		q[i] = c
		for j, y := range b {
			r[i+j] = (r[i+j] + (uint64(p)-c)*y) % uint64(p)
		}
	}
	return q, trim(r)
}

func (p small) rem(a, b []uint64) []uint64 {
	_, r := p.divide(a, b)
	return r
}

// gcd is monic.
func (p small) gcd(a, b []uint64) []uint64 {
	for len(b) > 0 {
		a, b = b, p.rem(a, b)
	}
	return p.monic(a)
}

// power is aⁿ modulo m.
func (p small) power(a []uint64, n *big.Int, m []uint64) []uint64 {
	r := []uint64{1}
	for i := n.BitLen() - 1; i >= 0; i-- {
		r = p.rem(p.mul(r, r), m)
		if n.Bit(i) == 1 {
			r = p.rem(p.mul(r, a), m)
		}
	}
	return r
}

// minus is a − b.
func (p small) minus(a, b []uint64) []uint64 {
	out := make([]uint64, max(len(a), len(b)))
	copy(out, a)
	for i, y := range b {
		out[i] = (out[i] + uint64(p) - y) % uint64(p)
	}
	return trim(out)
}

// factor gives the irreducible factors of a monic polynomial without squares, first by their degrees.
func (p small) factor(f []uint64, spend func(int) bool) (out [][]uint64, ok bool) {
	x := []uint64{0, 1}
	h := x
	rng := rand.New(rand.NewPCG(uint64(p), 1981)) // the same in every run
	for d := 1; 2*d < len(f); d++ {
		if !spend(len(f) * len(f) * 3) {
			return nil, false
		}
		h = p.power(h, new(big.Int).SetUint64(uint64(p)), f)
		g := p.gcd(f, p.minus(h, x)) // all factors of degree d
		if len(g) == 1 {
			continue
		}
		gs, ok := p.equalDegree(g, d, rng, spend)
		if !ok {
			return nil, false
		}
		out = append(out, gs...)
		f, _ = p.divide(f, g)
		h = p.rem(h, f)
	}
	if len(f) > 1 {
		out = append(out, f)
	}
	return out, true
}

// equalDegree takes a product of irreducible polynomials of degree d apart.
func (p small) equalDegree(f []uint64, d int, rng *rand.Rand, spend func(int) bool) ([][]uint64, bool) {
	if len(f)-1 == d {
		return [][]uint64{f}, true
	}
	n := new(big.Int).Exp(new(big.Int).SetUint64(uint64(p)), big.NewInt(int64(d)), nil)
	n.Rsh(n, 1) // (pᵈ − 1)/2
	for {
		if !spend(len(f) * len(f) * 3 * d) {
			return nil, false
		}
		a := make([]uint64, len(f)-1)
		for i := range a {
			a[i] = rng.Uint64N(uint64(p))
		}
		if a = trim(a); len(a) < 2 {
			continue
		}
		g := p.gcd(f, p.minus(p.power(a, n, f), []uint64{1}))
		if len(g) == 1 || len(g) == len(f) {
			continue
		}
		rest, _ := p.divide(f, g)
		l, ok := p.equalDegree(g, d, rng, spend)
		if !ok {
			return nil, false
		}
		m, ok := p.equalDegree(rest, d, rng, spend)
		return append(l, m...), ok
	}
}
