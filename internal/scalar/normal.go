package scalar

// From an expression to its normal form as a rational function.

import "math/big"

// form is the normal form of e; meaningless once the ring has failed.
func (r *ring) form(e Expr) *form {
	if e.c == nil {
		return r.zero()
	}
	r.p.meter.Steps(1 + int(e.n.depth)/8)
	for _, n := range deepOrder(e.n, known(r.memo)) {
		r.nodeForm(n)
	}
	c, g := r.coef(e.c)
	f := r.nodeForm(e.n)
	if g >= 0 {
		f = r.times(f, r.genPower(g, 1))
	}
	return r.sum([]summand{{c, f}})
}

// coef is a coefficient as a fraction, or as a generator.
func (r *ring) coef(c *Coef) (frac, int) {
	if c.Exact() {
		return c.frac(), -1
	}
	return oneFrac, r.num[c]
}

func (r *ring) nodeForm(n *node) *form {
	if f, ok := r.memo[n]; ok {
		return r.resolve(f)
	}
	if r.failed {
		return r.zero()
	}
	r.p.meter.Steps(1 + len(n.args) + len(n.facs))
	var f *form
	switch n.op {
	case opOne:
		f = r.number(oneFrac)
	case opSum:
		ts := make([]summand, 0, len(n.args))
		for _, t := range n.args {
			c, g := r.coef(t.c)
			x := r.nodeForm(t.n)
			if g >= 0 {
				x = r.times(x, r.genPower(g, 1))
			}
			ts = append(ts, summand{c, x})
		}
		f = r.sum(ts)
		r.remember(n, f)
	case opProd:
		f = r.number(oneFrac)
		for _, q := range n.facs {
			f = r.times(f, r.power(r.nodeForm(q.n), int(q.exp)))
		}
	default:
		if e, ok := r.rooted[n]; ok {
			f = r.number(oneFrac)
			for _, q := range e {
				f = r.times(f, r.relations(r.genPower(q.gen, q.exp)))
			}
			break
		}
		switch g, ok := r.gen[n]; {
		case ok:
			f = r.genPower(g, 1)
		case r.trig[n] != nil:
			f = r.trigForm(n)
		case r.exps[n] != nil:
			f = r.expForm(n)
		case r.pows[n] != nil:
			f = r.powForm(r.pows[n])
		default:
			r.failed = true
			return r.zero()
		}
	}
	r.memo[n] = f
	return f
}

// remember keeps the sign with which a sum was first built, for the polynomial
// that it is up to a monomial.
func (r *ring) remember(n *node, f *form) {
	p := f.n
	switch {
	case p.isOne() && len(f.f) == 1 && f.f[0].exp == 1:
		p = r.atoms[f.f[0].atom].p
	case len(p) < 2 || len(f.f) > 0:
		return
	}
	h := p.hash()
	if old, ok := r.orient[h]; !ok || n.id < old.node {
		r.orient[h] = written{n.id, n.minus != (f.c.n.sign() < 0)}
	}
}

// coefOf interns a fraction.
func (p *Pool) coefOf(c frac) *Coef {
	if c.n.isZero() {
		return nil
	}
	if c.n.b == nil && c.d.b == nil {
		return p.co.ratio(c.n.v, c.d.v)
	}
	return p.co.big(new(big.Rat).SetFrac(c.n.big(), c.d.big()))
}
