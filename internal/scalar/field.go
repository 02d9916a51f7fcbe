package scalar

// Arithmetic modulo the prime 2⁶¹ − 1, and the random numbers drawn there.

import "math/bits"

// Modulus is the prime 2⁶¹ − 1 of the field expressions are numbered in.
const Modulus uint64 = 1<<61 - 1

// Mod is an element of the field with Modulus elements, in 0 … Modulus−1.
type Mod uint64

// ModInt is the image of an integer.
func ModInt(n int64) Mod {
	if n < 0 {
		return Mod(0).Sub(ModUint(uint64(-n)))
	}
	return ModUint(uint64(n))
}

// ModUint is the image of a natural number.
func ModUint(n uint64) Mod {
	n = n&Modulus + n>>61
	if n >= Modulus {
		n -= Modulus
	}
	return Mod(n)
}

// Add is a + b.
func (a Mod) Add(b Mod) Mod {
	s := uint64(a) + uint64(b)
	if s >= Modulus {
		s -= Modulus
	}
	return Mod(s)
}

// Sub is a − b.
func (a Mod) Sub(b Mod) Mod {
	if a >= b {
		return a - b
	}
	return a + Mod(Modulus) - b
}

// Neg is −a.
func (a Mod) Neg() Mod {
	if a == 0 {
		return 0
	}
	return Mod(Modulus) - a
}

// Mul is a b. Since 2⁶¹ = 1, the high part folds onto the low one.
func (a Mod) Mul(b Mod) Mod {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	s := lo&Modulus + (hi<<3 | lo>>61)
	if s >= Modulus {
		s -= Modulus
	}
	return Mod(s)
}

// Pow is aⁿ for n ≥ 0, with a⁰ = 1.
func (a Mod) Pow(n uint64) Mod {
	r := Mod(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.Mul(a)
		}
		a = a.Mul(a)
	}
	return r
}

// PowInt is aⁿ for any n, and 0 for a negative power of 0.
func (a Mod) PowInt(n int) Mod {
	if n < 0 {
		return a.Inv().Pow(uint64(-n))
	}
	return a.Pow(uint64(n))
}

// Inv is 1/a, and 0 for 0: a to the power p − 2 = 2⁶¹ − 3 by a chain of 60
// squarings and 8 products.
func (a Mod) Inv() Mod {
	sq := func(x Mod, n int) Mod {
		for ; n > 0; n-- {
			x = x.Mul(x)
		}
		return x
	}
	x2 := sq(a, 1).Mul(a)    // a^(2²−1)
	x3 := sq(x2, 1).Mul(a)   // a^(2³−1)
	x6 := sq(x3, 3).Mul(x3)  // …
	x12 := sq(x6, 6).Mul(x6) //
	x24 := sq(x12, 12).Mul(x12)
	x48 := sq(x24, 24).Mul(x24)
	x54 := sq(x48, 6).Mul(x6)
	x57 := sq(x54, 3).Mul(x3)
	x59 := sq(x57, 2).Mul(x2) // a^(2⁵⁹−1)
	return sq(x59, 2).Mul(a)  // 4(2⁵⁹−1) + 1 = 2⁶¹ − 3
}

// rational finds the fraction n/d with |n|, d < 2³⁰ whose image is a, by the
// half-way extended Euclid of Wang, Guy and Davenport (1982).
func (a Mod) rational() (n, d int64, ok bool) {
	const bound = 1 << 30
	r0, r1 := int64(Modulus), int64(a)
	t0, t1 := int64(0), int64(1)
	for r1 >= bound {
		q := r0 / r1
		r0, r1 = r1, r0-q*r1
		t0, t1 = t1, t0-q*t1
	}
	n, d = r1, t1
	if d < 0 {
		n, d = -n, -d
	}
	if d == 0 || d >= bound || gcd64(abs64(n), d) != 1 {
		return 0, 0, false
	}
	return n, d, true
}

func gcd64(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func abs64(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

// rng is splitmix64 (Steele, Lea, Flood 2014): a stream fixed by its seed.
type rng uint64

func (r *rng) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	return mix64(uint64(*r))
}

func mix64(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// mod draws a nonzero element.
func (r *rng) mod() Mod {
	for {
		if m := r.next() & Modulus; m != 0 && m != Modulus {
			return Mod(m)
		}
	}
}

// pair draws values at the two points.
func (r *rng) pair() [2]Mod { return [2]Mod{r.mod(), r.mod()} }

// atom is a pair t for which 1 + t² does not vanish, so that it is of a point on the
// circle, too.
func (r *rng) atom() [2]Mod {
	for {
		v := r.pair()
		if v[0].Mul(v[0]) != Mod(Modulus-1) && v[1].Mul(v[1]) != Mod(Modulus-1) {
			return v
		}
	}
}

// float draws from [0, 1).
func (r *rng) float() float64 { return float64(r.next()>>11) / (1 << 53) }
