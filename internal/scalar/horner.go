package scalar

// Simplify: an expression by its normal form, written by Horner's rule so that
// it is short to compute.

import (
	"math"
	"slices"
)

// rawly runs build with constructors that keep what they are given: no look-up
// by value, no common factors. A simplified expression has the value of the
// one it came from, and would otherwise become that again.
func (p *Pool) rawly(build func() Expr) Expr {
	was := p.raw
	p.raw = true
	defer func() { p.raw = was }()
	return build()
}

// flatly is for parts within what rawly builds that must lose what cancels.
func (p *Pool) flatly(build func() Expr) Expr {
	was := p.raw
	p.raw = false
	defer func() { p.raw = was }()
	return build()
}

// Simplify is e by its rational normal form, in an order that is short to
// compute, when that is found within the budget; else e. The result is equal
// to e but not ==.
func (p *Pool) Simplify(e Expr, b Budget) Expr {
	if s, ok := p.SimplifyAll(b, e); ok {
		return s[0]
	}
	return e
}

// NormalAll gives all of es by their normal forms, however accurate they are;
// false where one is not found within the budget.
func (p *Pool) NormalAll(b Budget, es ...Expr) ([]Expr, bool) { return p.simplified(b, es...) }

// SimplifyAll gives all of es by their normal forms, in an order that is short
// to compute, within one budget; false where one is not found or would be less
// accurate.
func (p *Pool) SimplifyAll(b Budget, es ...Expr) ([]Expr, bool) {
	short, ok := p.simplified(b, es...)
	for i := range short {
		ok = ok && p.asAccurate(short[i], es[i])
	}
	return short, ok
}

// asAccurate reports that s, equal to e, is computed about as accurately: its
// running error bound at the sample points, and close to the origin, is not
// much worse.
func (p *Pool) asAccurate(s, e Expr) bool {
	if s.c == nil || e.c == nil {
		return true
	}
	for i := range numSamples + numNear {
		p.sampled().at(p, i, s.n)
		p.sampled().at(p, i, e.n)
		a, b := p.sampled().expr(i, s), p.sampled().expr(i, e)
		if finite(b[0]) && !(a[1] <= 8*b[1]+16*ulp*math.Abs(b[0])) {
			return false
		}
	}
	return true
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// simplified gives the normal forms of es, all within one budget.
func (p *Pool) simplified(b Budget, es ...Expr) ([]Expr, bool) {
	b.computed = true
	r, ok := p.newRing(b, es...)
	if !ok {
		return nil, false
	}
	fs := make([]*form, len(es))
	for i, e := range es {
		fs[i] = r.form(e)
		if r.failed {
			return nil, false
		}
	}
	out := make([]Expr, len(es))
	for i, f := range fs {
		out[i] = r.p.within(r.expr(r.factored(r.resolve(f))), r.p.domainOf(es[i]))
	}
	return out, !r.failed
}

// expr builds a form as an expression, its polynomials by Horner's rule.
func (r *ring) expr(f *form) Expr {
	p := r.p
	return p.rawly(func() Expr {
		xs := []Expr{p.num(p.coefOf(f.c))}
		for g, e := range f.m {
			if e != 0 {
				xs = append(xs, p.PowInt(r.gens[g].e, int(e)))
			}
		}
		if !f.n.isOne() {
			xs = append(xs, r.horner(f.n))
		}
		for _, q := range f.f {
			xs = append(xs, p.PowInt(r.horner(r.atoms[q.atom].p), q.exp))
		}
		return p.Mul(xs...)
	})
}

// hterm is a term over the substituted generators of one polynomial.
type hterm struct {
	c num
	e []int
}

// horner builds a polynomial. Generators that occur with the same exponents
// throughout are taken together, and each such product to the greatest common
// divisor of its exponents: r⁶ − 15 a²r⁴c² + … is a cubic in r² and (a c)².
func (r *ring) horner(n poly) Expr {
	p := r.p
	var base []Expr
	var exps [][]int // of each base, over the terms
	var ks []int
	for g := range r.gens {
		e := make([]int, len(n))
		k := 0
		for i, t := range n {
			e[i] = r.pk.exp(t.m, g)
			k = int(gcd64(int64(k), int64(e[i])))
		}
		if k == 0 {
			continue
		}
		for i := range e {
			e[i] /= k
		}
		same := false
		for j := range base {
			if ks[j] == k && slices.Equal(exps[j], e) {
				base[j] = p.Mul(base[j], r.gens[g].e)
				same = true
				break
			}
		}
		if !same {
			base, exps, ks = append(base, r.gens[g].e), append(exps, e), append(ks, k)
		}
	}
	for j := range base {
		base[j] = p.PowInt(base[j], ks[j])
	}
	ts := make([]hterm, len(n))
	for i, t := range n {
		ts[i].c = t.c
		ts[i].e = make([]int, len(base))
		for j := range base {
			ts[i].e[j] = exps[j][i]
		}
	}
	return r.nest(ts, base)
}

// nest is Horner's rule in several variables: y^k A + B for the variable y
// that most terms have, k its least exponent among them.
func (r *ring) nest(ts []hterm, base []Expr) Expr {
	p := r.p
	if len(ts) == 0 {
		return Expr{}
	}
	best, count := -1, 0
	for j := range base {
		k := 0
		for _, t := range ts {
			if t.e[j] > 0 {
				k++
			}
		}
		if k > count {
			best, count = j, k
		}
	}
	if len(ts) == 1 || count == 0 {
		var sum []Expr
		for _, t := range ts {
			xs := []Expr{p.num(p.coefOf(frac{t.c, num{v: 1}}))}
			for j, e := range t.e {
				if e > 0 {
					xs = append(xs, p.PowInt(base[j], e))
				}
			}
			sum = append(sum, p.Mul(xs...))
		}
		return p.Add(sum...)
	}
	var a, b []hterm
	least := 0
	for _, t := range ts {
		if e := t.e[best]; e > 0 && (least == 0 || e < least) {
			least = e
		}
	}
	for _, t := range ts {
		if t.e[best] == 0 {
			b = append(b, t)
			continue
		}
		e := slices.Clone(t.e)
		e[best] -= least
		a = append(a, hterm{t.c, e})
	}
	if count == 1 {
		// No two terms share a variable: plain terms.
		var sum []Expr
		for _, t := range ts {
			sum = append(sum, r.nest([]hterm{t}, base))
		}
		return p.Add(sum...)
	}
	head := p.Mul(p.PowInt(base[best], least), r.nest(a, base))
	return p.Add(head, r.nest(b, base))
}
