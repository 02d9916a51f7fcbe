package scalar

// Arithmetic modulo a second prime beside 2⁶¹ − 1, against which what was found
// modulo the first is checked.

import (
	"math/big"
	"math/bits"
)

// prime is a prime p below 2⁶² with p ≡ 3 modulo 4, where a square root is a
// power. Elements are in 0 … p−1.
type prime uint64

// The primes that formulas are found in and checked in.
const (
	firstPrime  = prime(Modulus)
	secondPrime = prime(1<<61 - 11913) // 2, 3, 5, 7, 11 and 13 are squares: their roots exist
	thirdPrime  = prime(1<<61 - 14241) // the same
)

func (p prime) add(a, b Mod) Mod {
	s := uint64(a) + uint64(b)
	if s >= uint64(p) {
		s -= uint64(p)
	}
	return Mod(s)
}

func (p prime) neg(a Mod) Mod {
	if a == 0 {
		return 0
	}
	return Mod(uint64(p) - uint64(a))
}

func (p prime) sub(a, b Mod) Mod { return p.add(a, p.neg(b)) }

func (p prime) mul(a, b Mod) Mod {
	if p == firstPrime {
		return a.Mul(b)
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return Mod(bits.Rem64(hi, lo, uint64(p)))
}

func (p prime) pow(a Mod, n uint64) Mod {
	r := Mod(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = p.mul(r, a)
		}
		a = p.mul(a, a)
	}
	return r
}

// inv is 1/a, and 0 for 0.
func (p prime) inv(a Mod) Mod { return p.pow(a, uint64(p)-2) }

// powInt is aⁿ for any n, and 0 for a negative power of 0.
func (p prime) powInt(a Mod, n int) Mod {
	if n < 0 {
		return p.pow(p.inv(a), uint64(-n))
	}
	return p.pow(a, uint64(n))
}

// sqrt is a root of a, false when a is no square.
func (p prime) sqrt(a Mod) (Mod, bool) {
	s := p.pow(a, (uint64(p)+1)/4)
	return s, p.mul(s, s) == a
}

// num is the image of an integer.
func (p prime) num(n num) Mod {
	if n.b != nil {
		return Mod(new(big.Int).Mod(n.b, new(big.Int).SetUint64(uint64(p))).Uint64())
	}
	m := Mod(uint64(abs64(n.v)) % uint64(p))
	if n.v < 0 {
		return p.neg(m)
	}
	return m
}

// frac is the image of a fraction whose denominator p does not divide.
func (p prime) frac(c frac) Mod { return p.mul(p.num(c.n), p.inv(p.num(c.d))) }

// draw is a random element other than 0.
func (p prime) draw(r *rng) Mod {
	for {
		if m := r.next() >> 3; m != 0 && m < uint64(p) {
			return Mod(m)
		}
	}
}
