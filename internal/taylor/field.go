package taylor

// The prime field of proofs, and the random elements drawn from it.

import "github.com/seed2d4d80ff/geo/internal/scalar"

// P is the order of the field F_p, the Mersenne prime 2^61 - 1: the one package
// scalar numbers values with, so that exact images of coefficients are shared.
const P = scalar.Modulus

// Mod is an element of F_p.
type Mod = scalar.Mod

// rng is splitmix64 (Steele, Lea and Flood 2014).
type rng uint64

func (r *rng) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	return mix(uint64(*r))
}

// mix is splitmix64's finaliser.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// mod draws a nonzero element of the field.
func (r *rng) mod() Mod {
	for {
		if m := r.next() & P; m != 0 && m != P {
			return Mod(m)
		}
	}
}

// signed draws from ±[½, 1): random, and never small.
func (r *rng) signed() float64 {
	u := r.next()
	f := 0.5 + float64(u>>12)/(1<<53)
	if u&1 == 0 {
		return -f
	}
	return f
}
