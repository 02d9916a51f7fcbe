package scalar

// Identities of trigonometric calls: exact values at multiples of π, quarter
// turns, inverse functions.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// foldCircle gives functions of an angle at rational multiples of π, moves
// quarter turns and signs out, and undoes the inverse functions.
func (p *Pool) foldCircle(k *op.Func, u Expr) (Expr, bool) {
	if u.c == nil {
		return p.exactValue(k, []Expr{u})
	}
	if u.n == p.pi {
		if e, ok := p.exactAngle(k, u); ok {
			return e, true
		}
	}
	if e, ok := p.foldParity(k, u); ok {
		return e, true
	}
	if c, q, ok := p.quarters(u); ok {
		rest := p.flatly(func() Expr { return p.Sub(u, p.scaled(c, p.Pi())) })
		// What is left may be known by another sum with π in it, as −asin x is as acos x − π/2: it is turned no further.
		if _, _, again := p.quarters(rest); !again {
			return p.turned(k, rest, q), true
		}
	}
	return p.undone(k, u)
}

// quarters is the term c π of a sum, where it is q quarter turns.
func (p *Pool) quarters(u Expr) (c *Coef, q int64, ok bool) {
	if u.n == nil || u.n.op != opSum {
		return nil, 0, false
	}
	for _, t := range u.n.args {
		if t.n == p.pi {
			c = p.co.mul(u.c, t.c)
			q, ok = c.mod(2, 4)
			return c, q, ok
		}
	}
	return nil, 0, false
}

// turned is k(u + q π/2).
func (p *Pool) turned(k *op.Func, u Expr, q int64) Expr {
	t := k.Turns[(q%4+4)%4]
	var self Expr
	if t.Has(op.KindSelf) {
		self = p.Call(k, u)
	}
	return p.term(t, self, u)
}

// exactAngle is k(u) for a multiple u of π where it has a plain closed form:
// whole quarter turns, and what the rows of the functions say of the rest.
func (p *Pool) exactAngle(k *op.Func, u Expr) (Expr, bool) {
	m, ok := u.c.mod(12, 24)
	if !ok {
		return Expr{}, false
	}
	const pole = 1e9 // beyond every value at another multiple of π/12
	if math.Abs(k.Eval([]float64{float64(m) * math.Pi / 12})) > pole {
		return p.Div(p.num(p.co.int(1)), Expr{}), true
	}
	rest := p.Scale(m%6, 12, p.Pi())
	e, ok := p.exactValue(k, []Expr{rest})
	if !ok || m < 6 {
		return e, ok
	}
	return p.turned(k, rest, m/6), true
}

// foldAtan2 knows the axes and diagonals, and atan2(r sin t, r cos t) = t for
// r > 0 where t is known to lie in (−π, π].
func (p *Pool) foldAtan2(y, x Expr) (Expr, bool) {
	if y.c == nil {
		if x.positive() {
			return y, true
		}
		if x.c != nil && p.Neg(x).positive() {
			return p.Pi(), true
		}
		return Expr{}, false
	}
	if x.c == nil {
		if y.positive() {
			return p.Scale(1, 2, p.Pi()), true
		}
		if p.Neg(y).positive() {
			return p.Scale(-1, 2, p.Pi()), true
		}
		return Expr{}, false
	}
	if y.n == p.one && x.n == p.one {
		q := p.Div(y, x)
		if a, ok := p.fold(fnAtan, []Expr{q}); ok {
			switch {
			case x.c.Float > 0:
				return a, true
			case y.c.Float > 0:
				return p.Add(a, p.Pi()), true
			}
			return p.Sub(a, p.Pi()), true
		}
		return Expr{}, false
	}
	t, ok := findCall(y.n, fnSin)
	if !ok {
		return Expr{}, false
	}
	lo, hi := t.rangeOf()
	if lo < -math.Pi || hi > math.Pi || lo == -math.Pi && !(t.n.op == opVar && !t.n.loClosed) {
		return Expr{}, false
	}
	ry := p.Div(y, p.Call(fnSin, t))
	rx := p.Div(x, p.Call(fnCos, t))
	if ry == rx && ry.positive() {
		return t, true
	}
	return Expr{}, false
}

// findCall looks for a factor k(u) of n and gives u.
func findCall(n *node, k *op.Func) (Expr, bool) {
	if u, ok := n.isCall(k); ok {
		return u, true
	}
	if n.op == opProd {
		for _, f := range n.facs {
			if u, ok := f.n.isCall(k); ok && f.exp == 1 {
				return u, true
			}
		}
	}
	return Expr{}, false
}
