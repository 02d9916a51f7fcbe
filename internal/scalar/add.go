package scalar

// Sums: like terms merged, a common factor pulled out, numbers folded.

import (
	"math"
	"math/big"
	"slices"
	"unsafe"
)

// flattenLimit bounds the terms a sum takes over from a sum inside it, so that
// a long chain of additions costs linear time.
const flattenLimit = 64

// Add is the sum of xs: like terms merged, a common factor pulled out, and the
// whole looked up by value.
func (p *Pool) Add(xs ...Expr) Expr {
	if common(xs) {
		return p.add(xs).alone()
	}
	if u, ok := valueless(xs); ok {
		return u
	}
	if u, ok := infinite(xs); ok { // what is added does not matter, and ∞ − ∞ is not 0
		return u
	}
	d := p.domainOf(xs...)
	return p.within(p.add(bare(xs)), d)
}

func (p *Pool) add(xs []Expr) Expr {
	mark := len(p.scratch)
	for _, x := range xs {
		if x.c == nil {
			continue
		}
		if x.n.op == opSum && !p.raw && len(x.n.args) <= flattenLimit && len(p.scratch)-mark <= 16*flattenLimit {
			for _, t := range x.n.args {
				p.scratch = append(p.scratch, p.scaled(x.c, t))
			}
			continue
		}
		p.scratch = append(p.scratch, x)
	}
	r := p.sum(mark, 0)
	p.scratch = p.scratch[:mark]
	return r
}

// Sub is a − b.
func (p *Pool) Sub(a, b Expr) Expr { return p.Add(a, p.Neg(b)) }

// Neg is −a.
func (p *Pool) Neg(a Expr) Expr {
	if a.c == nil {
		return a
	}
	return Expr{c: p.co.neg(a.c), n: a.n, d: a.d}
}

// Scale is (num/den) a.
func (p *Pool) Scale(num, den int64, a Expr) Expr {
	if num == 0 {
		return p.Mul(Expr{}, a)
	}
	return p.scaled(p.co.ratio(num, den), a)
}

func sortTerms(t []Expr) {
	if len(t) > 24 {
		heapSortTerms(t)
		return
	}
	for i := 1; i < len(t); i++ {
		x, j := t[i], i
		for ord := x.n.ord; j > 0 && ord < t[j-1].n.ord; j-- {
			t[j] = t[j-1]
		}
		if j < i {
			t[j] = x
		}
	}
}

// merge sorts the terms on the scratch from mark and merges like ones.
func (p *Pool) merge(mark int) []Expr {
	t := p.scratch[mark:]
	p.meter.Steps(len(t))
	sortTerms(t)
	k := 0
	for i := 0; i < len(t); i++ {
		if k > 0 && t[k-1].n == t[i].n {
			c := p.co.add(t[k-1].c, t[i].c)
			if c == nil {
				k--
			} else {
				t[k-1].c = c
			}
			continue
		}
		t[k] = t[i]
		k++
	}
	return t[:k]
}

// maxFactorings bounds how often a sum pulls out common factors: a quotient
// that is an older node by value may have the factor again.
const maxFactorings = 4

// sum builds the sum of the scratch terms from mark; they are overwritten.
// Level counts the common factors pulled out so far.
func (p *Pool) sum(mark, level int) Expr {
	t := p.merge(mark)
	switch len(t) {
	case 0:
		return Expr{}
	case 1:
		return t[0]
	}
	// The common factor of all terms, by their product structure.
	fmark := len(p.fscratch)
	if !p.raw && level < maxFactorings && p.commonFactors(t) {
		com := p.fscratch[fmark:]
		rest := len(p.scratch)
		for _, x := range t {
			p.scratch = append(p.scratch, p.divideOut(x, com))
		}
		s := p.sumAgain(rest, level+1)
		p.scratch = p.scratch[:rest]
		r := p.scaled(s.c, Expr{})
		if s.c != nil {
			k := len(p.fscratch)
			p.fscratch = append(p.fscratch, p.fscratch[fmark:k]...)
			c := p.appendFactors(s.c, s.n, 1)
			r = p.product(c, k)
		}
		p.fscratch = p.fscratch[:fmark]
		return r
	}
	p.fscratch = p.fscratch[:fmark]
	return p.sumNode(t)
}

// sumAgain is sum after division by a common factor: quotients that are sums
// themselves join the terms.
func (p *Pool) sumAgain(mark, level int) Expr {
	end := len(p.scratch)
	flat := true
	for _, x := range p.scratch[mark:end] {
		if x.n.op == opSum && len(x.n.args) <= flattenLimit {
			flat = false
		}
	}
	if flat {
		return p.sum(mark, level)
	}
	for i := mark; i < end; i++ {
		x := p.scratch[i]
		if x.n.op == opSum && len(x.n.args) <= flattenLimit {
			for _, t := range x.n.args {
				p.scratch = append(p.scratch, p.scaled(x.c, t))
			}
		} else {
			p.scratch = append(p.scratch, x)
		}
	}
	return p.sum(end, level)
}

// commonFactors appends to fscratch the factors all terms share, with the
// smallest exponents, and reports whether there are any.
func (p *Pool) commonFactors(t []Expr) bool {
	mark := len(p.fscratch)
	switch n := t[0].n; n.op {
	case opOne:
		return false
	case opProd:
		p.fscratch = append(p.fscratch, n.facs...)
	default:
		p.fscratch = append(p.fscratch, factor{n, 1})
	}
	for _, x := range t[1:] {
		com := p.fscratch[mark:]
		if len(com) == 0 || x.n.op == opOne {
			p.fscratch = p.fscratch[:mark]
			return false
		}
		k := 0
		if x.n.op == opProd {
			j := 0
			for _, f := range com {
				for j < len(x.n.facs) && x.n.facs[j].n.ord < f.n.ord {
					j++
				}
				if j < len(x.n.facs) && x.n.facs[j].n == f.n && (x.n.facs[j].exp > 0) == (f.exp > 0) {
					e := x.n.facs[j].exp
					if e > 0 && e > f.exp || e < 0 && e > f.exp {
						e = f.exp
					}
					com[k] = factor{f.n, e}
					k++
				}
			}
		} else {
			for _, f := range com {
				if f.n == x.n && f.exp > 0 {
					com[k] = factor{f.n, 1}
					k++
				}
			}
		}
		p.fscratch = p.fscratch[:mark+k]
	}
	return len(p.fscratch) > mark
}

// divideOut is x over the factors com, which x has.
func (p *Pool) divideOut(x Expr, com []factor) Expr {
	k := len(p.fscratch)
	c := p.appendFactors(x.c, x.n, 1)
	for _, f := range com {
		p.fscratch = append(p.fscratch, factor{f.n, -f.exp})
	}
	r := p.product(c, k)
	p.fscratch = p.fscratch[:k]
	return r
}

// sumNode interns the sum of at least two merged terms.
func (p *Pool) sumNode(t []Expr) Expr {
	c := p.content(t)
	given := signs(0)
	if len(p.facts) > 0 && len(t) <= maxFactTerms {
		if given = p.factSigns(nil, t).times(c.Float); given == neg { // what is known to be negative is less something positive
			c, given = p.co.neg(c), pos
		}
	}
	if c != coefOne {
		inv := p.co.inv(c)
		for i := range t {
			t[i].c = p.co.mul(t[i].c, inv)
		}
	}
	h := uint64(opSum) + 1
	for _, x := range t {
		h = mix64(h ^ x.n.place() ^ uint64(x.c.Mod))
	}
	for i := p.byShape.first(h); i >= 0; i = p.byShape.next(h, i) {
		switch r, a := p.shaped(i); {
		case a == nil:
			if r.op == opSum && slices.Equal(r.args, t) {
				return Expr{c: c, n: r}
			}
		case !p.raw && a.op == opSum && slices.Equal(a.args, t):
			return p.scaled(c, a.to)
		}
	}
	n := p.draft()
	n.op, n.exact = opSum, true
	var v1, v2 Mod
	abs := 0.0
	partial := false
	unseen := false // a coefficient that the field takes for 0
	for _, x := range t {
		unseen = unseen || x.c.Mod == 0
		a := x.c.Mod.Mul(x.n.val)
		v1 = v1.Add(a)
		v2 = v2.Add(a.Mul(x.n.key))
		r := x.c.Float * x.n.real
		n.real += r
		abs += math.Abs(r)
		n.err += math.Abs(x.c.Float) * x.n.err
		n.vars |= x.n.vars
		n.danger |= x.n.danger
		n.risky, n.hides = n.risky || x.n.risky, n.hides || x.n.hides
		n.depth = max(n.depth, x.n.depth)
		n.weight = addWeight(n.weight, x.n.weight+1)
		partial = partial || x.n.dom != nil
	}
	if partial {
		n.dom = p.domainOf(t...)
	}
	n.depth++
	n.err += abs * ulp * float64(len(t)+1)
	n.val = v1
	if v1 == 0 && v2 == 0 && !unseen && !n.surelyNonzero() {
		p.addAlias(h, alias{op: opSum, args: p.keep(t)})
		return Expr{}
	}
	if v1 == 0 || v2 == 0 || unseen {
		p.blind(n, h)
	} else {
		n.valInv = v1.Inv()
		n.key = v2.Mul(n.valInv)
	}
	n.minus = c.Float < 0 && !p.shapes
	n.args = p.keep(t)
	n.given = given
	return p.enter(c, n, h)
}

// content is the coefficient pulled out of a sum: the gcd of its fractions
// with the sign of the first term that is no number, or just that sign among inexact coefficients.
func (p *Pool) content(t []Expr) *Coef {
	var num, den int64
	for _, x := range t {
		if x.c.Big != nil {
			return p.longContent(t)
		}
		if x.c.Den == 0 {
			num, den = 1, 1
			break
		}
		num = gcd64(num, abs64(x.c.Num))
		if den == 0 {
			den = x.c.Den
		} else if den != x.c.Den {
			q := x.c.Den / gcd64(den, x.c.Den)
			if q > math.MaxInt32 || den > math.MaxInt32 {
				return p.longContent(t)
			}
			den *= q
		}
	}
	if p.startsNegative(t) {
		num = -num
	}
	if den == 1 {
		return p.co.int(num)
	}
	return p.co.ratio(num, den)
}

// startsNegative is the sign of a sum: that of its first term that is no
// number, x − 1 rather than 1 − x.
func (p *Pool) startsNegative(t []Expr) bool {
	first := t[0]
	if first.n == p.one {
		first = t[1]
	}
	return first.c.Float < 0
}

// longContent is content among fractions that do not fit.
func (p *Pool) longContent(t []Expr) *Coef {
	n, d := new(big.Int), big.NewInt(1)
	for _, x := range t {
		if !x.c.Exact() {
			n.SetInt64(1)
			d.SetInt64(1)
			break
		}
		q := x.c.rat()
		n.GCD(nil, nil, n, new(big.Int).Abs(q.Num()))
		g := new(big.Int).GCD(nil, nil, d, q.Denom())
		d.Mul(d, new(big.Int).Quo(q.Denom(), g))
	}
	if p.startsNegative(t) {
		n.Neg(n)
	}
	return p.co.big(new(big.Rat).SetFrac(n, d))
}

// keep copies terms into memory of the pool.
func (p *Pool) keep(t []Expr) []Expr {
	if len(p.terms) < len(t) {
		n := max(len(t), min(1024, 4+len(p.nodes)))
		p.meter.Bytes(n * int(unsafe.Sizeof(Expr{})))
		p.terms = make([]Expr, n)
	}
	r := p.terms[:len(t):len(t)]
	p.terms = p.terms[len(t):]
	copy(r, t)
	return r
}

func (p *Pool) keepFactors(t []factor) []factor {
	if len(p.factors) < len(t) {
		n := max(len(t), min(1024, 4+len(p.nodes)))
		p.meter.Bytes(n * int(unsafe.Sizeof(factor{})))
		p.factors = make([]factor, n)
	}
	r := p.factors[:len(t):len(t)]
	p.factors = p.factors[len(t):]
	copy(r, t)
	return r
}

func heapSortTerms(t []Expr) {
	down := func(i, n int) {
		for {
			c := 2*i + 1
			if c >= n {
				return
			}
			if c+1 < n && t[c+1].n.ord > t[c].n.ord {
				c++
			}
			if t[i].n.ord >= t[c].n.ord {
				return
			}
			t[i], t[c] = t[c], t[i]
			i = c
		}
	}
	for i := len(t)/2 - 1; i >= 0; i-- {
		down(i, len(t))
	}
	for i := len(t) - 1; i > 0; i-- {
		t[0], t[i] = t[i], t[0]
		down(0, i)
	}
}
