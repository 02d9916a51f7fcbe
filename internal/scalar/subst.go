package scalar

// Substitution: variables replaced by expressions, a host's functions by what
// they stand for; and from pool to pool.

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Substitution replaces variables by expressions, and host functions by what
// its hook gives; it remembers what it has replaced.
type Substitution struct {
	vars map[Var]Expr
	memo map[*node]Expr
	mask uint64
	from *Pool // the pool of what is replaced in; nil: the one that it is made in

	plainly    bool // functions that are formulas in others become these
	everywhere bool // all parts are looked at: memo has what some become

	// Apply, when set, is asked for every host function call with its
	// arguments already replaced; false keeps the call.
	Apply func(p *Pool, f *Func, args []Expr) (Expr, bool)
}

// NewSubstitution replaces the keys by the values, all at once.
func NewSubstitution(vars map[Var]Expr) *Substitution {
	s := &Substitution{vars: vars, memo: map[*node]Expr{}}
	for v := range vars {
		s.mask |= varBit(v)
	}
	return s
}

// From says that what is replaced in comes from another pool, in which arguments
// are the only variables.
func (s *Substitution) From(pool *Pool) *Substitution {
	s.from = pool
	return s
}

// Import builds an expression of another pool, in which arguments are the only
// variables, in this one.
func (p *Pool) Import(e Expr, from *Pool) Expr {
	if e.IsNothing() || p == from {
		return e
	}
	if e.n == from.one && e.d == nil {
		return p.num(p.adopt(e.c))
	}
	return p.Subst(e, NewSubstitution(nil).From(from))
}

// adopt is a coefficient of another pool; a decimal stays one.
func (p *Pool) adopt(c *Coef) *Coef {
	r := p.co.copyOf(c)
	if c.plain == nil {
		return r
	}
	if p.shapes {
		return p.co.asDecimal(r)
	}
	p.writtenDecimal(r)
	return r
}

// Subst is e with the substitution made.
func (p *Pool) Subst(e Expr, s *Substitution) Expr {
	if e.d != nil {
		d := p.substDomain(e.d, s)
		r := p.Subst(Expr{c: e.c, n: e.n}, s)
		return p.within(r, p.join(d, p.domainOf(r)))
	}
	if e.c == nil {
		return e
	}
	for _, n := range deepOrder(e.n, known(s.memo)) {
		p.substNode(n, s)
	}
	return p.substExpr(e, s)
}

func (p *Pool) substExpr(e Expr, s *Substitution) Expr {
	c := e.c
	if s.from != nil {
		c = p.adopt(c)
	}
	return p.scaled(c, p.substNode(e.n, s))
}

// argOf is which argument of a map's body a variable stands for.
func (p *Pool) argOf(v Var) int {
	k, ok := slices.BinarySearchFunc(p.argv, v, func(a, b Var) int { return cmp.Compare(a.ID, b.ID) })
	if !ok {
		return -1
	}
	return k
}

// foreign is a variable, a constant or 1 of the pool that s replaces in.
func (p *Pool) foreign(n *node, s *Substitution) (Expr, bool) {
	switch {
	case n == s.from.one:
		return p.unit(p.one), true
	case n == s.from.pi:
		return p.unit(p.pi), true
	case n == s.from.e:
		return p.unit(p.e), true
	case n.op == opConst && math.IsInf(n.real, 1):
		return p.Infinity(), true
	case n.op == opConst:
		return p.unit(p.constant(n.real, p.rng.pair())), true
	case n.op == opVar:
		return p.Arg(s.from.argOf(n.v)), true
	}
	return Expr{}, false
}

// plainly is e in functions that are no formulas in others, gamma functions of
// arguments that differ by a whole number as multiples of one; false where it is already.
func (p *Pool) plainly(e Expr) (Expr, bool) {
	found := false
	p.walk([]Expr{e}, func(n *node) {
		found = found || n.op == opCall && (n.kern.Image.Kind == op.Formula && n.kern != fnRcp || n.kern == fnGamma)
	})
	if !found {
		return e, false
	}
	s := NewSubstitution(nil)
	s.plainly = true
	const nested = 4 // a formula may have another in it
	for range nested {
		was := e
		s.memo = map[*node]Expr{}
		if e = p.Subst(e.alone(), s); e == was {
			break
		}
	}
	return e, true
}

// gammaFromBelow is Γ(u) = (u − 1) … (u − n) Γ(u − n), n being the whole part of the
// number in u.
func (p *Pool) gammaFromBelow(u Expr) Expr {
	const most = 24
	n, ok := p.wholePart(u)
	if !ok || abs64(n) > most {
		return p.Call(fnGamma, u)
	}
	r := []Expr{p.Call(fnGamma, p.Sub(u, p.Int(n)))}
	for k := int64(1); k <= n; k++ {
		r = append(r, p.Sub(u, p.Int(k)))
	}
	for k := int64(0); k < -n; k++ {
		r = append(r, p.Rcp(p.Add(u, p.Int(k))))
	}
	return p.Mul(r...)
}

// substDomain is what must have a value where the calls of d have theirs.
func (p *Pool) substDomain(d *domain, s *Substitution) *domain {
	if d == nil {
		return nil
	}
	var r *domain
	for _, n := range d.calls {
		r = p.join(r, p.domainOf(p.substNode(n, s)))
	}
	return r
}

func (p *Pool) substNode(n *node, s *Substitution) Expr {
	mask := s.mask
	if s.Apply != nil {
		mask |= hostBit
	}
	if s.from == nil && n.vars&mask == 0 && !s.plainly && !s.everywhere {
		return p.unit(n)
	}
	if (s.plainly || s.everywhere) && (n.op == opOne || n.op == opConst) {
		return p.unit(n)
	}
	if n.op == opVar {
		if r, ok := s.vars[n.v]; ok {
			return r
		}
		if s.from == nil {
			return p.unit(n)
		}
	}
	if s.from != nil {
		if r, ok := p.foreign(n, s); ok {
			return r
		}
	}
	if r, ok := s.memo[n]; ok {
		return r
	}
	var r Expr
	var buf [16]Expr
	t := buf[:0]
	self := n
	shape := *n // building may give n another shape, see improve
	n = &shape
	switch n.op {
	case opSum:
		for _, x := range n.args {
			y := p.substExpr(x, s)
			if n.minus { // 1 − x stays what it was written as
				y = p.Neg(y)
			}
			t = append(t, y)
		}
		if r = p.Add(t...); n.minus {
			r = p.Neg(r)
		}
	case opProd:
		for _, f := range n.facs {
			x := p.substNode(f.n, s)
			if f.n.minus && f.exp < 0 {
				x = p.PowInt(p.Neg(x), int(f.exp))
				if f.exp%2 != 0 {
					x = p.Neg(x)
				}
			} else {
				x = p.PowInt(x, int(f.exp))
			}
			t = append(t, x)
		}
		r = p.Mul(t...)
	case opCall, opApply:
		for _, a := range n.args {
			if a.c == nil {
				t = append(t, a)
				continue
			}
			t = append(t, p.substExpr(a, s))
		}
		switch {
		case n.op == opCall && n.kern == fnPow:
			r = p.Pow(t[0], t[1])
		case n.op == opCall && n.kern == fnRcp:
			r = p.Rcp(t[0])
		case n.op == opCall && s.plainly && n.kern.Image.Kind == op.Formula:
			r = p.term(n.kern.Image.Of, Expr{}, t...)
		case s.plainly && n.kern == fnGamma:
			r = p.gammaFromBelow(t[0])
		case n.op == opCall:
			r = p.Call(n.kern, t...)
		default:
			ok := false
			if s.Apply != nil {
				r, ok = s.Apply(p, n.fn, t)
			}
			if !ok {
				r = p.Apply(n.fn, t...)
			}
		}
	}
	s.memo[self] = r
	return r
}
