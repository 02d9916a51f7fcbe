package scalar

// Square roots of perfect squares: √(x² + 2 x y + y²) is |x + y|.

// maxPerfect bounds the operations, written out, of radicands that are
// examined for squares.
const maxPerfect = 2000

// perfectRoot is the square root of n, or of −n, when that is the square of a
// rational function times a number, as x² + 2 x y + y² and cosh² − sinh² are.
func (p *Pool) perfectRoot(n *node, negative bool) (Expr, bool) {
	if p.raw || p.perfecting || n.op != opSum && n.op != opProd || n.weight > maxPerfect || n.vars == 0 || !hasSum(n) {
		return Expr{}, false
	}
	p.perfecting = true
	defer func() { p.perfecting = false }()
	r, ok := p.newRing(Budget{Steps: 1_000_000 / stepTime, Monomials: 1000}, p.unit(n))
	if !ok {
		return Expr{}, false
	}
	f := r.form(p.unit(n))
	if r.failed || f.isZero() {
		return Expr{}, false
	}
	f = r.factored(r.resolve(f))
	half := clone(f)
	half.c = oneFrac
	for g, e := range f.m {
		if e%2 != 0 {
			return Expr{}, false
		}
		half.m[g] = e / 2
	}
	for i, q := range f.f {
		if q.exp%2 != 0 {
			return Expr{}, false
		}
		half.f[i].exp = q.exp / 2
	}
	if !f.n.isOne() {
		s, ok := r.squareRoot(f.n)
		if !ok {
			return Expr{}, false
		}
		half.n = s
	}
	fc := f.c
	if negative {
		fc.n = fc.n.neg()
	}
	if r.failed || fc.n.sign() < 0 {
		return Expr{}, false
	}
	xs := []Expr{}
	for g, e := range half.m {
		if e != 0 {
			xs = append(xs, p.PowInt(r.gens[g].e, int(e)))
		}
	}
	if !half.n.isOne() {
		xs = append(xs, r.plainSum(half.n))
	}
	for _, q := range half.f {
		xs = append(xs, p.PowInt(r.plainSum(r.atoms[q.atom].p), q.exp))
	}
	x := p.Call(fnAbs, p.Mul(xs...))
	c := p.num(p.coefOf(fc))
	return p.Mul(x, p.root(c, 2)), true
}

func hasSum(n *node) bool {
	if n.op == opSum {
		return true
	}
	for _, f := range n.facs {
		if f.n.op == opSum {
			return true
		}
	}
	return false
}

// plainSum builds a polynomial term by term.
func (r *ring) plainSum(q poly) Expr {
	p := r.p
	var ts []Expr
	for _, t := range q {
		xs := []Expr{p.num(p.coefOf(frac{t.c, num{v: 1}}))}
		for g := range r.gens {
			if e := r.pk.exp(t.m, g); e > 0 {
				xs = append(xs, p.PowInt(r.gens[g].e, e))
			}
		}
		ts = append(ts, p.Mul(xs...))
	}
	return p.Add(ts...)
}
