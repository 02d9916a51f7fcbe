package scalar

// Polynomials of one variable with rational coefficients, and their parts without multiple factors.

import (
	"math/big"
	"slices"
)

// mostDegree bounds the polynomials that are taken apart.
const mostDegree = 200

// rationalPoly are the coefficients of e as a polynomial in x, lowest first, where they
// are fractions.
func (p *Pool) rationalPoly(e Expr, x Var) ([]*big.Rat, bool) {
	if e.c == nil {
		return nil, true
	}
	if !e.c.Exact() {
		return nil, false
	}
	var c []*big.Rat
	switch v := p.View(e); v.Op {
	case One:
		c = []*big.Rat{big.NewRat(1, 1)}
	case Variable:
		if v.Var != x {
			return nil, false
		}
		c = []*big.Rat{new(big.Rat), big.NewRat(1, 1)}
	case Sum:
		for _, t := range v.Terms {
			d, ok := p.rationalPoly(t, x)
			if !ok {
				return nil, false
			}
			c = addRat(c, d)
		}
	case Product:
		c = []*big.Rat{big.NewRat(1, 1)}
		for _, f := range v.Factors {
			d, ok := p.rationalPoly(f.Base, x)
			if !ok || f.Exp < 0 || len(d)*f.Exp > mostDegree {
				return nil, false
			}
			for range f.Exp {
				if c = mulRat(c, d); len(c) > mostDegree {
					return nil, false
				}
			}
		}
	case Constant, Call, Apply:
		return nil, false
	}
	by := e.c.rat()
	for k := range c {
		c[k] = new(big.Rat).Mul(c[k], by)
	}
	return c, true
}

func addRat(a, b []*big.Rat) []*big.Rat {
	out := slices.Clone(a)
	for len(out) < len(b) {
		out = append(out, new(big.Rat))
	}
	for k, x := range b {
		out[k] = new(big.Rat).Add(out[k], x)
	}
	return trimmed(out)
}

func mulRat(a, b []*big.Rat) []*big.Rat {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := make([]*big.Rat, len(a)+len(b)-1)
	for k := range out {
		out[k] = new(big.Rat)
	}
	t := new(big.Rat)
	for i, x := range a {
		for j, y := range b {
			out[i+j].Add(out[i+j], t.Mul(x, y))
		}
	}
	return trimmed(out)
}

// trimmed has no zeros at its end.
func trimmed(a []*big.Rat) []*big.Rat {
	for len(a) > 0 && a[len(a)-1].Sign() == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// divideRat is a = q b + r.
func divideRat(a, b []*big.Rat) (q, r []*big.Rat) {
	r = slices.Clone(a)
	q = make([]*big.Rat, max(0, len(a)-len(b)+1))
	for k := range q {
		q[k] = new(big.Rat)
	}
	for len(r) >= len(b) {
		k := len(r) - len(b)
		c := new(big.Rat).Quo(r[len(r)-1], b[len(b)-1])
		q[k] = c
		for i, y := range b {
			r[k+i] = new(big.Rat).Sub(r[k+i], new(big.Rat).Mul(c, y))
		}
		r = trimmed(r[:len(r)-1])
	}
	return q, r
}

// squareFree has the roots of a, each once.
func squareFree(a []*big.Rat) []*big.Rat {
	var d []*big.Rat
	for k := 1; k < len(a); k++ {
		d = append(d, new(big.Rat).Mul(big.NewRat(int64(k), 1), a[k]))
	}
	g, h := a, trimmed(d)
	for len(h) > 0 {
		_, r := divideRat(g, h)
		g, h = h, monic(r)
	}
	q, _ := divideRat(a, g)
	return q
}

// monic has the leading coefficient 1, so that remainders stay short.
func monic(a []*big.Rat) []*big.Rat {
	if len(a) == 0 {
		return a
	}
	out := make([]*big.Rat, len(a))
	for k, x := range a {
		out[k] = new(big.Rat).Quo(x, a[len(a)-1])
	}
	return out
}

// fraction is a rational number.
func (p *Pool) fraction(q *big.Rat) Expr {
	if q.Sign() == 0 {
		return Expr{}
	}
	return p.num(p.co.big(q))
}
