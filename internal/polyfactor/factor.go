// Package polyfactor factors polynomials in one variable over the integers.
//
// The way is Zassenhaus's (On Hensel factorization I, J. Number Theory 1, 1969): the factors
// modulo a prime are lifted to a power of it that exceeds twice any coefficient of a factor, and
// products of them are tried as divisors. A polynomial is the list of its coefficients, the
// constant first, and the last is not 0.
package polyfactor

import (
	"math/big"
	"slices"
)

// maxSubsets bounds the products of modular factors that are tried as divisors.
const maxSubsets = 1 << 15

// Factor gives the factors of f, which is primitive and of degree 1 or more: primitive, and
// with positive last coefficients. What is left when too many products had to be tried stays
// one factor. It is false where f has a square factor or spend, which counts operations, says no.
func Factor(f []*big.Int, spend func(int) bool) (factors [][]*big.Int, ok bool) {
	f = slices.Clone(f)
	if f[0].Sign() == 0 {
		factors = append(factors, []*big.Int{big.NewInt(0), big.NewInt(1)})
		if f = f[1:]; f[0].Sign() == 0 {
			return nil, false
		}
	}
	f = Primitive(f)
	if len(f) <= 2 {
		if len(f) == 2 {
			factors = append(factors, f)
		}
		return factors, true
	}
	im, ok := bestImage(f, spend)
	if !ok {
		return nil, false
	}
	if im.degrees.BitLen() == 0 || len(im.factors) == 1 {
		return append(factors, f), true // no degree but the whole is possible
	}
	lifted, q, ok := lift(f, im, spend)
	if !ok {
		return nil, false
	}
	rest, ok := recombine(f, lifted, q, im.degrees, spend)
	return append(factors, rest...), ok
}

// Primitive is f without the number that its coefficients have in common; the last one is positive.
func Primitive(f []*big.Int) []*big.Int {
	c := new(big.Int)
	for _, x := range f {
		c.GCD(nil, nil, c, new(big.Int).Abs(x))
	}
	if f[len(f)-1].Sign() < 0 {
		c.Neg(c)
	}
	out := make([]*big.Int, len(f))
	for i, x := range f {
		out[i] = new(big.Int).Quo(x, c)
	}
	return out
}

// recombine finds the factors of f whose images modulo q are products of the monic factors gs,
// the products of few first.
func recombine(f []*big.Int, gs [][]*big.Int, q *big.Int, degrees *big.Int, spend func(int) bool) (out [][]*big.Int, ok bool) {
	field, tried := Field{q}, 0
	for size := 1; 2*size <= len(gs); {
		found := false
		for s := range Subsets(len(gs), size) {
			if tried++; tried > maxSubsets {
				return append(out, f), true
			}
			deg := 0
			for _, i := range s {
				deg += len(gs[i]) - 1
			}
			if !spend(1+len(s)) || degrees.Bit(deg) == 0 || !constantDivides(f, gs, s, q) {
				if !spend(0) {
					return nil, false
				}
				continue
			}
			c := []*big.Int{f[len(f)-1]}
			for _, i := range s {
				c = field.Mul(c, gs[i])
			}
			if !spend(len(f) * len(f)) {
				return nil, false
			}
			c = Primitive(field.Symmetric(c))
			if rest, divides := quotient(f, c); divides {
				out, f = append(out, c), rest
				for k := len(s) - 1; k >= 0; k-- {
					gs = slices.Delete(slices.Clone(gs), s[k], s[k]+1)
				}
				found = true
				break
			}
		}
		if !found {
			size++
		}
	}
	if len(f) > 1 {
		out = append(out, f)
	}
	return out, true
}

// constantDivides reports that the constant of the product could be that of a divisor.
func constantDivides(f []*big.Int, gs [][]*big.Int, s []int, q *big.Int) bool {
	lead := f[len(f)-1]
	c := new(big.Int).Set(lead)
	for _, i := range s {
		c.Mul(c, gs[i][0])
		c.Mod(c, q)
	}
	c = Field{q}.Symmetric([]*big.Int{c})[0]
	if c.Sign() == 0 {
		return false
	}
	all := new(big.Int).Mul(lead, f[0])
	return all.Rem(all, c).Sign() == 0
}

// quotient is f/g, where g divides f over the integers.
func quotient(f, g []*big.Int) ([]*big.Int, bool) {
	if len(g) > len(f) {
		return nil, false
	}
	rest := make([]*big.Int, len(f))
	for i := range f {
		rest[i] = new(big.Int).Set(f[i])
	}
	out := make([]*big.Int, len(f)-len(g)+1)
	t := new(big.Int)
	for k := len(out) - 1; k >= 0; k-- {
		c, r := new(big.Int).QuoRem(rest[k+len(g)-1], g[len(g)-1], new(big.Int))
		if r.Sign() != 0 {
			return nil, false
		}
		out[k] = c
		for i := range g {
			rest[k+i].Sub(rest[k+i], t.Mul(c, g[i]))
		}
	}
	for i := range len(g) - 1 {
		if rest[i].Sign() != 0 {
			return nil, false
		}
	}
	return out, true
}

// Subsets are the subsets of 0 … n−1 with so many members, each in order.
func Subsets(n, size int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		s := make([]int, size)
		for i := range s {
			s[i] = i
		}
		for size <= n {
			if !yield(s) {
				return
			}
			k := size - 1
			for k >= 0 && s[k] == n-size+k {
				k--
			}
			if k < 0 {
				return
			}
			s[k]++
			for i := k + 1; i < size; i++ {
				s[i] = s[i-1] + 1
			}
		}
	}
}
