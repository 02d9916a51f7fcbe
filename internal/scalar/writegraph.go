package scalar

// Expressions in print as they were built, without normal form.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// treeSize reports that e, written out as a tree, has at most n nodes.
func (p *Pool) treeSize(e Expr, n int) bool {
	var walk func(m *node, depth int)
	walk = func(m *node, depth int) {
		n--
		if n < 0 || depth > 200 {
			n = -1
			return
		}
		for _, a := range m.args {
			if a.c != nil {
				walk(a.n, depth+1)
			}
		}
		for _, f := range m.facs {
			walk(f.n, depth+1)
		}
	}
	if e.c != nil {
		walk(e.n, 0)
	}
	return n >= 0
}

// graph writes e as it was built.
func (w *writer) graph(e Expr) piece {
	if e.c == nil {
		return w.style.atom("0", "0")
	}
	if e.n.op == opSum && w.names[e.n] == "" {
		if e.c.Den == 1 && (e.c.Num == 1 || e.c.Num == -1) {
			return w.style.sum(w.terms(e))
		}
	}
	return w.style.signed(w.term(e))
}

// terms are the terms of a sum in order, its coefficient multiplied in.
func (w *writer) terms(e Expr) []term {
	args := slices.Clone(e.n.args)
	slices.SortStableFunc(args, func(a, b Expr) int { return w.p.compareTerms(a.n, b.n) })
	var ts []term
	for _, t := range args {
		ts = append(ts, w.term(w.p.scaled(e.c, t)))
		if w.tooLong() {
			break
		}
	}
	return lead(ts)
}

// term takes e apart into sign, number, numerator and denominator.
func (w *writer) term(e Expr) term {
	var t term
	w.number(&t, e.c)
	n := e.n
	if n.op == opOne {
		return t
	}
	facs := []factor{{n, 1}}
	if n.op == opProd && w.names[n] == "" {
		var c float64
		facs, c = unrationalise(n.facs, w.p)
		if c != 1 {
			t = term{}
			w.number(&t, w.p.co.mul(e.c, w.p.co.float(c)))
		}
		facs = slices.Clone(facs)
		slices.SortStableFunc(facs, func(a, b factor) int { return w.p.compareFactors(a.n, b.n) })
	}
	var sym powers
	for _, f := range facs {
		if a, b, ok := w.p.asPower(f.n); ok && w.names[f.n] == "" {
			sym.add(w.p, a, b, int(f.exp), 1)
		}
	}
	for _, f := range facs {
		if _, _, ok := w.p.asPower(f.n); !ok || w.names[f.n] != "" {
			sym.join(w.p, w.p.unit(f.n), int(f.exp), 1)
		}
	}
	for _, f := range facs {
		a, _, ok := w.p.asPower(f.n)
		if !ok || w.names[f.n] != "" {
			a = w.p.unit(f.n)
		}
		if w.gathered(&sym, a, &t.above, &t.below) {
			continue
		}
		num := int(f.exp)
		if u, ok := f.n.isCall(fnExp); ok && num != 1 { // exp(u)^k is exp(k u)
			t.above = append(t.above, w.style.call(fnExp, w.best(w.p.Scale(int64(num), 1, u))))
			continue
		}
		b := w.base(f.n)
		if f.n.op == opSum && f.n.minus && (num < 0 || num%2 == 0) && w.names[f.n] == "" && f.n.mixed() { // 1 − x as it was written
			b = w.graph(w.p.Neg(w.p.unit(f.n)))
			t.neg = t.neg != (num%2 != 0)
		}
		w.size += len(b.text)
		if num < 0 {
			t.below = append(t.below, w.style.power(b, -num, 1))
		} else {
			t.above = append(t.above, w.style.power(b, num, 1))
		}
	}
	w.symbolic(&sym, &t.above, &t.below)
	return t
}

// mixed reports a sum with coefficients of both signs.
func (n *node) mixed() bool {
	return slices.ContainsFunc(n.args, func(t Expr) bool { return (t.c.Float < 0) != (n.args[0].c.Float < 0) })
}

// addFractions is a/b + c/d in lowest terms.
func addFractions(a, b, c, d int) (num, den int) {
	num, den = a*d+c*b, b*d
	g := max(int(gcd64(abs64(int64(num)), int64(den))), 1)
	return num / g, den / g
}

// number sets sign and number of a term.
func (w *writer) number(t *term, c *Coef) {
	t.neg = c.Float < 0
	if !c.Exact() {
		t.num = number.Compact(max(c.Float, -c.Float), 0)
		return
	}
	q := c.frac()
	if t.neg {
		q.n = q.n.neg()
	}
	w.setNumber(t, q)
}

// base writes one node.
func (w *writer) base(n *node) piece {
	if name := w.names[n]; name != "" {
		return w.use(name)
	}
	if x, ok := w.memo[n]; ok {
		return x
	}
	if w.tooLong() {
		return w.style.atom("…", `\ldots`)
	}
	var x piece
	switch n.op {
	case opOne:
		x = w.style.atom("1", "1")
	case opVar:
		x = w.variable(n.v)
	case opConst:
		name := w.p.constName(n)
		x = w.style.atom(name, name)
		if n == w.p.pi {
			x.tex.text = `\pi`
		}
	case opSum, opProd:
		w.depth++
		x = w.graph(w.p.unit(n))
		w.depth--
	case opCall:
		x = w.call(n)
	case opApply:
		bare := n.fn.Open != nil && w.p.bare[n.fn.Open]
		if bare {
			x = w.style.atom(n.fn.Name, "")
		} else {
			x = n.fn.applied(w.style, w.pieces(n.args))
		}
		if n.fn.Open != nil && w.style == LaTeX {
			x.tex = n.fn.openTeX(w.pieces(n.args), bare)
		}
	}
	w.memo[n] = x
	return x
}

// constName is pi, e, or the number that a constant is.
func (p *Pool) constName(n *node) string {
	switch n {
	case p.pi:
		return "pi"
	case p.e:
		return "e"
	}
	return number.Compact(n.real, 0)
}

func (w *writer) pieces(args []Expr) []piece {
	var out []piece
	for _, a := range args {
		out = append(out, w.best(a))
	}
	return out
}
