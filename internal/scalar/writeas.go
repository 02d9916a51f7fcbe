package scalar

// Formulas in a form that was asked for: multiplied out, in factors, by the powers of a name.

import (
	"cmp"
	"slices"
)

// Form is how a formula is to be written, where somebody says it.
type Form uint8

// The forms.
const (
	Shortest  Form = iota
	Expanded       // multiplied out, each term over the denominator
	Factored       // one fraction in irreducible factors, as far as they are found
	Collected      // by the powers of one name
)

// Written is a form, and by what it is collected.
type Written struct {
	Form Form
	By   Expr // a variable or a call
}

// FormatIn is FormatWith in a form that was asked for; what has no normal form within the
// budget is written as ever.
func (p *Pool) FormatIn(es []Expr, style Style, as Written) (text, latex []string) {
	text, latex = p.FormatBoth(es, style, nil)
	w := &writer{p: p, style: style, left: maxSteps, factoring: maxFactoring, memo: map[*node]piece{}}
	for i, e := range es {
		if e.c == nil || e.n.op != opSum && e.n.op != opProd || e.n.depth >= maxNormalDepth {
			continue
		}
		w.cut, w.size, w.memo = false, 0, map[*node]piece{}
		w.depth = 1
		r, f := w.normal(e.alone())
		if r == nil || f.isZero() {
			continue
		}
		if x := w.as(r, f, as); x.text != "" && !w.cut && !r.failed {
			text[i], latex[i] = x.text, x.tex.text
		}
	}
	return text, latex
}

// maxAsked bounds the terms of a polynomial that is multiplied out.
const maxAsked = 5000

// as writes a normal form in a form that was asked for; empty where that is too long.
func (w *writer) as(r *ring, f *form, as Written) piece {
	if as.Form == Factored {
		w.split = true
		defer func() { w.split = false }()
		return w.factored(r.inFactors(r.refined(r.resolve(f)), &w.factoring))
	}
	n, below := w.numerator(r, f)
	if n == nil {
		return piece{}
	}
	var parts []*form
	if as.Form == Collected {
		parts = byPowers(r, f, n, below, as.By)
	}
	if parts == nil {
		n = slices.Clone(r.fewest(n))
		slices.SortStableFunc(n, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
		for _, t := range n {
			m := slices.Clone(f.m)
			for g := range m {
				m[g] += int16(r.pk.exp(t.m, g))
			}
			parts = append(parts, &form{c: f.c.mul(frac{t.c, num{v: 1}}), m: m, n: onePoly, f: below})
		}
	}
	ts := make([]term, len(parts))
	for i, q := range parts {
		ts[i] = w.product(r, q)
	}
	if len(ts) == 1 {
		return w.style.signed(ts[0])
	}
	return w.style.sum(lead(ts))
}

// numerator is the polynomial of a form, multiplied out, and what is below it.
func (w *writer) numerator(r *ring, f *form) (n poly, below []power) {
	g := r.lowest(r.factored(r.resolve(f)))
	*f = *g
	n = f.n
	for _, q := range f.f {
		if q.exp < 0 {
			below = append(below, q)
			continue
		}
		for range q.exp {
			if n = r.reduce(r.mul(n, r.atomPower(q.atom, 1))); r.failed || len(n) > maxAsked {
				return nil, nil
			}
		}
	}
	return n, below
}

// byPowers are the parts of a numerator with each power of a name, the highest first; nil
// where it does not stand in it.
func byPowers(r *ring, f *form, n poly, below []power, by Expr) []*form {
	at := -1
	for g := range r.gens {
		if l := r.leaf(g); l != nil && by.n == l {
			at = g
		}
	}
	if at < 0 {
		return nil
	}
	powers := map[int]poly{}
	var es []int
	for _, t := range n {
		e := r.pk.exp(t.m, at)
		if powers[e] == nil {
			es = append(es, e)
		}
		m, ok := r.pk.of(at, e)
		if !ok {
			return nil
		}
		q, _ := r.pk.quo(t.m, m)
		powers[e] = append(powers[e], pterm{q, t.c})
	}
	slices.SortFunc(es, func(a, b int) int { return cmp.Compare(b, a) })
	var out []*form
	for _, e := range es {
		p := powers[e]
		slices.SortFunc(p, func(x, y pterm) int { return y.m.cmp(x.m) })
		part := &form{c: f.c, m: slices.Clone(f.m), n: p, f: below}
		part.m[at] += int16(e)
		r.content(part)
		out = append(out, r.refined(part))
	}
	return out
}
