package polyfactor

// Polynomials with coefficients modulo an integer of any size, between 0 and it.

import "math/big"

// Field is the integers modulo P. Where P is no prime, only monic polynomials are divided by.
type Field struct{ P *big.Int }

// Trim drops leading zeros.
func Trim(a []*big.Int) []*big.Int {
	for len(a) > 0 && a[len(a)-1].Sign() == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// Reduce is a with its coefficients modulo P.
func (k Field) Reduce(a []*big.Int) []*big.Int {
	out := make([]*big.Int, len(a))
	for i, x := range a {
		out[i] = new(big.Int).Mod(x, k.P)
	}
	return Trim(out)
}

// Symmetric is a with coefficients between −P/2 and P/2.
func (k Field) Symmetric(a []*big.Int) []*big.Int {
	half := new(big.Int).Rsh(k.P, 1)
	out := make([]*big.Int, len(a))
	for i, x := range a {
		out[i] = new(big.Int).Set(x)
		if x.Cmp(half) > 0 {
			out[i].Sub(x, k.P)
		}
	}
	return out
}

// Mul is the product.
func (k Field) Mul(a, b []*big.Int) []*big.Int {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := make([]*big.Int, len(a)+len(b)-1)
	for i := range out {
		out[i] = new(big.Int)
	}
	t := new(big.Int)
	for i, x := range a {
		if x.Sign() == 0 {
			continue
		}
		for j, y := range b {
			out[i+j].Add(out[i+j], t.Mul(x, y))
		}
	}
	return k.Reduce(out)
}

// divide is quotient and remainder; the last coefficient of b has an inverse.
func (k Field) divide(a, b []*big.Int) (q, r []*big.Int) {
	r = k.Reduce(a)
	if len(r) < len(b) {
		return nil, r
	}
	q = make([]*big.Int, len(r)-len(b)+1)
	inv, t := new(big.Int).ModInverse(b[len(b)-1], k.P), new(big.Int)
	for i := len(q) - 1; i >= 0; i-- {
		c := new(big.Int).Mul(r[i+len(b)-1], inv)
		q[i] = c.Mod(c, k.P)
		for j := range b {
			x := r[i+j]
			x.Sub(x, t.Mul(c, b[j]))
			x.Mod(x, k.P)
		}
	}
	return q, Trim(r)
}

// Rem is the remainder of a by b, whose last coefficient has an inverse.
func (k Field) Rem(a, b []*big.Int) []*big.Int {
	_, r := k.divide(a, b)
	return r
}

// inverse is 1/a modulo m, by Euclid's algorithm; false where they have a common factor.
func (k Field) inverse(a, m []*big.Int) ([]*big.Int, bool) {
	r0, r1 := m, k.Rem(a, m)
	s0, s1 := []*big.Int(nil), []*big.Int{big.NewInt(1)}
	for len(r1) > 1 {
		q, r := k.divide(r0, r1)
		r0, r1 = r1, r
		s0, s1 = s1, k.minus(s0, k.Mul(q, s1))
	}
	if len(r1) == 0 {
		return nil, false
	}
	return k.Rem(k.Mul(s1, []*big.Int{new(big.Int).ModInverse(r1[0], k.P)}), m), true
}

func (k Field) minus(a, b []*big.Int) []*big.Int {
	out := make([]*big.Int, max(len(a), len(b)))
	for i := range out {
		x := new(big.Int)
		if i < len(a) {
			x.Set(a[i])
		}
		if i < len(b) {
			x.Sub(x, b[i])
		}
		out[i] = x
	}
	return k.Reduce(out)
}

// Cofactors gives polynomials sᵢ of lower degree than the monic gᵢ, with Σ sᵢ Π gⱼ = 1, the product
// over all j but i; false where two have a common factor. P is a prime.
func (k Field) Cofactors(gs [][]*big.Int) ([][]*big.Int, bool) {
	var out [][]*big.Int
	for i, g := range gs {
		others := []*big.Int{big.NewInt(1)}
		for j, h := range gs {
			if j != i {
				others = k.Rem(k.Mul(others, h), g)
			}
		}
		s, ok := k.inverse(others, g)
		if !ok {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}
