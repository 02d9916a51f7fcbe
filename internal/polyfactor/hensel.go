package polyfactor

// Hensel's lifting of a factorization modulo a prime to a power of it, one power a step.

import "math/big"

// lift gives monic polynomials that are the factors of im modulo its prime and whose product is f
// up to a number modulo q, a power of the prime beyond twice the coefficients that factors of f
// can have, times the last one of f (Mignotte, Mathematics of Computation 28, 1974).
func lift(f []*big.Int, im *image, spend func(int) bool) (gs [][]*big.Int, q *big.Int, ok bool) {
	n := len(f) - 1
	norm := new(big.Int)
	for _, c := range f {
		norm.Add(norm, new(big.Int).Abs(c))
	}
	bound := new(big.Int).Mul(norm, new(big.Int).Abs(f[n]))
	bound.Lsh(bound, uint(n+1))

	p := new(big.Int).SetUint64(uint64(im.p))
	field := Field{p}
	for _, g := range im.factors {
		b := make([]*big.Int, len(g))
		for i, c := range g {
			b[i] = new(big.Int).SetUint64(c)
		}
		gs = append(gs, b)
	}
	ss, ok := field.Cofactors(gs)
	if !ok {
		return nil, nil, false
	}
	for q = new(big.Int).Set(p); q.Cmp(bound) <= 0; {
		next := Field{new(big.Int).Mul(q, p)}
		if !spend(4 * n * n * (1 + next.P.BitLen()/256)) {
			return nil, nil, false
		}
		monic := next.Mul(f, []*big.Int{new(big.Int).ModInverse(f[n], next.P)})
		product := []*big.Int{big.NewInt(1)}
		for _, g := range gs {
			product = next.Mul(product, g)
		}
		e := next.minus(monic, product)
		for i := range e {
			e[i].Quo(e[i], q)
		}
		for i, g := range gs {
			d := field.Rem(field.Mul(e, ss[i]), field.Reduce(g))
			h := append([]*big.Int(nil), g...)
			for j, c := range d {
				h[j] = new(big.Int).Add(g[j], new(big.Int).Mul(c, q))
			}
			gs[i] = h
		}
		q = next.P
	}
	return gs, q, true
}
