package scalar

// Roots of fractions that do not fit into 64 bits.

import "math/big"

// maxRootBits bounds the integers whose powers are looked for.
const maxRootBits = 1 << 12

// longRootCoef is rootCoef for any fraction: c = out^d · in with in an integer
// without the d-th power of a prime below 100, and none at all when it is one.
func (p *Pool) longRootCoef(c *Coef, d int) (out, in *Coef) {
	if !c.Exact() {
		return p.co.int(1), c
	}
	q := c.rat()
	// n/m = n m^(d−1) / m^d keeps the radicand an integer.
	if q.Num().BitLen()+(d-1)*q.Denom().BitLen() > maxRootBits {
		return p.co.int(1), c
	}
	n := new(big.Int).Exp(q.Denom(), big.NewInt(int64(d-1)), nil)
	n.Mul(n, new(big.Int).Abs(q.Num()))
	o := big.NewInt(1)
	if r := intRoot(n, d); new(big.Int).Exp(r, big.NewInt(int64(d)), nil).Cmp(n) == 0 {
		o, n = r, big.NewInt(1)
	}
	for k := int64(2); k < 100 && n.BitLen() > d; k++ {
		base := big.NewInt(k)
		power := new(big.Int).Exp(base, big.NewInt(int64(d)), nil)
		for {
			q, r := new(big.Int).QuoRem(n, power, new(big.Int))
			if r.Sign() != 0 {
				break
			}
			n = q
			o.Mul(o, base)
		}
	}
	if q.Sign() < 0 {
		n.Neg(n)
	}
	return p.co.big(new(big.Rat).SetFrac(o, q.Denom())), p.co.big(new(big.Rat).SetInt(n))
}

// intRoot is the d-th root of n > 0, rounded down, by Newton's method from
// above.
func intRoot(n *big.Int, d int) *big.Int {
	if d == 2 {
		return new(big.Int).Sqrt(n)
	}
	big1, bigD := big.NewInt(int64(d-1)), big.NewInt(int64(d))
	x := new(big.Int).Lsh(big.NewInt(1), uint(n.BitLen()/d+1))
	for {
		// ((d−1) x + n/x^(d−1)) / d
		y := new(big.Int).Exp(x, big1, nil)
		y.Quo(n, y)
		y.Add(y, new(big.Int).Mul(big1, x))
		y.Quo(y, bigD)
		if y.Cmp(x) >= 0 {
			return x
		}
		x = y
	}
}
