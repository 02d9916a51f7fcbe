package scalar

// Fractional powers: the roots of one base are powers of one, whatever their
// degrees, and a root of a root is a root.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// maxRootDegree bounds the denominators of exponents that are taken apart.
const maxRootDegree = 1 << 20

// fracPower reads a root, or a power with a fraction as exponent, as u^(n/d).
func (n *node) fracPower() (u Expr, num, den int64, ok bool) {
	if n.op != opCall {
		return Expr{}, 0, 0, false
	}
	if n.generates(op.Radical) {
		return n.args[0], 1, int64(n.degree()), true
	}
	if n.kern == fnPow {
		if num, den, ok := n.args[1].Rational(); ok && den > 1 && den <= maxRootDegree && abs64(num) <= maxRootDegree {
			return n.args[0], num, den, true
		}
	}
	return Expr{}, 0, 0, false
}

// fracPow is u^(n/d).
func (p *Pool) fracPow(u Expr, n, d int64) Expr {
	if g := gcd64(abs64(n), d); g > 1 {
		n, d = n/g, d/g
	}
	switch {
	case abs64(n) > math.MaxInt16 || d > maxRootDegree:
		return p.call(fnPow, []Expr{u, p.Ratio(n, d)})
	case d == 1:
		return p.PowInt(u, int(n))
	}
	return p.PowInt(p.root(u, int(d)), int(n))
}

// rootCall is the d-th root of u as a call, without simplification.
func (p *Pool) rootCall(u Expr, d int) Expr {
	if d <= op.MaxRoot {
		return p.call(op.Radix(d), []Expr{u})
	}
	return p.call(fnPow, []Expr{u, p.Ratio(1, int64(d))})
}

// loneRoots says of which bases there is one fractional power alone. Few factors are not
// counted: none is said to be alone there.
func loneRoots(fs []factor) func(u Expr) bool {
	if len(fs) <= fewFactors {
		return func(Expr) bool { return false }
	}
	count := make(map[Expr]int, len(fs))
	for _, f := range fs {
		if u, _, _, ok := f.n.fracPower(); ok {
			count[u]++
		}
	}
	return func(u Expr) bool { return count[u] == 1 }
}

// gatherRoots finds among the factors from mark fractional powers of one base, or
// one that is not in lowest terms, and gives c times the product with them
// gathered: u^(1/2) u^(1/3) is u^(5/6). Of the base itself nothing is moved,
// but where a power has no root of its degree.
func (p *Pool) gatherRoots(c *Coef, mark int, fs []factor) (Expr, bool) {
	alone := loneRoots(fs)
	for i, f := range fs {
		u, n, d, ok := f.n.fracPower()
		if !ok || alone(u) && d <= op.MaxRoot && gcd64(abs64(n*int64(f.exp)), d) == 1 {
			continue
		}
		p.meter.Steps(len(fs))
		plain := d <= op.MaxRoot // the root of this degree is a function
		n *= int64(f.exp)
		g := gcd64(abs64(n), d)
		again := g > 1 || !plain && f.exp != 1
		n, d = n/g, d/g
		with := func(k factor) bool {
			if v, m, e, ok := k.n.fracPower(); ok && v == u {
				m *= int64(k.exp)
				if d > math.MaxInt32/e || abs64(n) > math.MaxInt32/e || abs64(m) > math.MaxInt32/d {
					return false
				}
				n, d = n*e+m*d, d*e
				g := gcd64(abs64(n), d)
				n, d = n/g, d/g
				return true
			}
			return false
		}
		var rest []factor
		for j, k := range fs {
			if j != i {
				if with(k) {
					again = true
				} else {
					rest = append(rest, k)
				}
			}
		}
		if d > op.MaxRoot && u.c != nil && u.c == p.co.int(1) {
			for j, k := range rest {
				if k.n == u.n && abs64(int64(k.exp)) < math.MaxInt32/d {
					n += int64(k.exp) * d
					rest = append(rest[:j:j], rest[j+1:]...)
					again = true
					break
				}
			}
		}
		whole := d == 1 && !u.nonNegative()
		if !again || whole && len(rest) == len(fs)-1 {
			continue
		}
		var x Expr
		switch {
		case whole: // as √u √u is: only where u is not below 0
			x = p.PowInt(p.root(u, 2), int(2*n))
		case d > op.MaxRoot:
			x = p.call(fnPow, []Expr{u, p.Ratio(n, d)})
		default:
			x = p.fracPow(u, n, d)
		}
		if x.c == nil {
			return x, true
		}
		p.fscratch = append(p.fscratch[:mark], rest...)
		c = p.appendFactors(p.co.mul(c, x.c), x.n, 1)
		return p.product(c, mark), true
	}
	return Expr{}, false
}
