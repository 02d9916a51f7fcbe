package scalar

// Products and quotients: powers of equal bases merged, numbers folded,
// division by zero kept undefined.

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Mul is the product of xs: powers of equal bases merged, numbers folded.
// Sums are never multiplied out.
func (p *Pool) Mul(xs ...Expr) Expr {
	if common(xs) {
		return p.mul(xs).alone()
	}
	if u, ok := valueless(xs); ok {
		return u // 0/0 is not 0
	}
	if u, ok := infinite(xs); ok && slices.ContainsFunc(xs, Expr.IsZero) {
		return u
	}
	return p.within(p.mul(xs), p.domainOf(xs...))
}

func (p *Pool) mul(xs []Expr) Expr {
	mark := len(p.fscratch)
	c := coefOne
	for _, x := range xs {
		if x.c == nil {
			p.fscratch = p.fscratch[:mark]
			return Expr{}
		}
		c = p.co.mul(c, p.appendFactors(x.c, x.n, 1))
	}
	r := p.product(c, mark)
	p.fscratch = p.fscratch[:mark]
	return r
}

// Div is a/b. Division by the number 0 is kept, as a domain error at use.
func (p *Pool) Div(a, b Expr) Expr { return p.Mul(a, p.PowInt(b, -1)) }

// Rcp is 1/a.
func (p *Pool) Rcp(a Expr) Expr { return p.PowInt(a, -1) }

// PowInt is aⁿ, with a⁰ = 1 for every a. A negative power of the number 0 is
// kept unfolded: asking its value is a domain error.
func (p *Pool) PowInt(a Expr, n int) Expr {
	if !a.peculiar() {
		return p.powInt(a, n).alone()
	}
	if a.n != nil && (a.n.undef || a.Infinite() != 0) {
		return a
	}
	return p.within(p.powInt(a, n), p.domainOf(a))
}

func (p *Pool) powInt(a Expr, n int) Expr {
	switch {
	case n == 0:
		return p.Int(1)
	case n == 1:
		return a
	case a.c == nil && n > 0:
		return Expr{}
	case a.c == nil:
		return p.rcpZero()
	case a.c.powTooLong(n):
		return p.call(fnPow, []Expr{a, p.Int(int64(n))})
	case a.n == p.one && a.c.Exact():
		return p.num(p.co.pow(a.c, n))
	case n > math.MaxInt16 || n < -math.MaxInt16:
		return p.Call(fnPow, a, p.Int(int64(n)))
	}
	if n < 0 && a.n.op == opSum && !a.n.divided && !p.shapes {
		a.n.divided, a.n.minus = true, a.c.Float < 0
	}
	mark := len(p.fscratch)
	c := p.appendFactors(p.co.pow(a.c, n), a.n, int32(n))
	r := p.product(c, mark)
	p.fscratch = p.fscratch[:mark]
	return r
}

// Undefined reports what has no value anywhere, as 1/0 and log(0): nothing that
// is made of it has one.
func (e Expr) Undefined() bool { return e.n != nil && e.n.undef }

// rcpZero is 1/0: the reciprocal kernel of the number 0, +Inf when evaluated.
func (p *Pool) rcpZero() Expr { return p.call(fnRcp, []Expr{{}}) }

// appendFactors puts the factors of n^e on the scratch and returns c.
func (p *Pool) appendFactors(c *Coef, n *node, e int32) *Coef {
	switch n.op {
	case opOne:
	case opProd:
		for _, f := range n.facs {
			p.appendPower(f.n, int64(f.exp)*int64(e))
		}
	default:
		p.appendPower(n, int64(e))
	}
	return c
}

// maxExponent bounds the exponents of factors, far below where they overflow.
// Higher powers, made by squaring squares, are calls of pow.
const maxExponent = 1 << 20

func (p *Pool) appendPower(n *node, e int64) {
	if e > maxExponent || e < -maxExponent {
		n, e = p.highPower(n, e), 1
	}
	p.fscratch = append(p.fscratch, factor{n, int32(e)})
}

func (p *Pool) highPower(n *node, e int64) *node {
	return p.call(fnPow, []Expr{{c: p.Int(1).c, n: n}, p.Int(e)}).n
}

// lowExponents turns factors from mark with exponents too high into calls.
func (p *Pool) lowExponents(fs []factor, mark int) []factor {
	for i := range fs {
		if e := fs[i].exp; e > maxExponent || e < -maxExponent {
			p.fscratch = p.fscratch[:mark+len(fs)]
			n := p.highPower(fs[i].n, int64(e))
			fs = p.fscratch[mark:] // the call may have moved the scratch
			fs[i] = factor{n, 1}
			return p.lowExponents(mergeFactors(fs), mark)
		}
	}
	return fs
}

// product builds c times the product of the scratch factors from mark; they
// are overwritten.
func (p *Pool) product(c *Coef, mark int) Expr {
	if c == nil {
		return Expr{}
	}
	p.meter.Steps(len(p.fscratch) - mark)
	fs := p.lowExponents(mergeFactors(p.fscratch[mark:]), mark)
	roots := false
	for again := true; again; {
		again = false
		for i := range fs {
			if fs[i].n.op != opCall {
				continue
			}
			f := fs[i]
			roots = roots || f.n.kern == fnPow || f.n.generates(op.Radical)
			if !f.n.folds(f.exp) {
				continue
			}
			// f.n^f.exp = with · f.n^left, as s² = u for a root s of u.
			with, left := p.foldPower(f.n, f.exp)
			if with.c == nil { // a power of the number 0
				return p.zeroPower(c, fs, i)
			}
			c = p.co.mul(c, with.c)
			fs = p.fscratch[mark : mark+len(fs)] // foldPower may have moved the scratch
			fs[i].exp = left
			p.fscratch = p.fscratch[:mark+len(fs)]
			p.appendFactors(nil, with.n, 1)
			fs = p.lowExponents(mergeFactors(p.fscratch[mark:]), mark)
			again = true
			break
		}
	}
	if e, ok := p.lambertPowers(c, mark, fs); ok {
		return e
	}
	p.fscratch = p.fscratch[:mark+len(fs)]
	if roots {
		if e, ok := p.gatherRoots(c, mark, fs); ok {
			return e
		}
	}
	switch len(fs) {
	case 0:
		return Expr{c: c, n: p.one}
	case 1:
		if fs[0].exp == 1 {
			return Expr{c: c, n: fs[0].n}
		}
	}
	return p.prodNode(c, fs)
}

func (p *Pool) zeroPower(c *Coef, fs []factor, i int) Expr {
	if fs[i].exp > 0 {
		return Expr{}
	}
	return p.rcpZero()
}

// fewFactors is up to how many factors are sorted by insertion.
const fewFactors = 32

func (f factor) compare(g factor) int { return cmp.Compare(f.n.ord, g.n.ord) }

// mergeFactors sorts factors and merges powers of one base, in place.
func mergeFactors(fs []factor) []factor {
	if len(fs) > fewFactors && !slices.IsSortedFunc(fs, factor.compare) {
		slices.SortStableFunc(fs, factor.compare)
	}
	k := 0 // fs[:k] is merged
	for i := range fs {
		f := fs[i]
		if f.exp == 0 {
			continue
		}
		j := k
		for ord := f.n.ord; j > 0 && ord < fs[j-1].n.ord; j-- {
		}
		switch {
		case j > 0 && fs[j-1].n == f.n:
			e := int32(min(max(int64(fs[j-1].exp)+int64(f.exp), -1<<30), 1<<30))
			if fs[j-1].exp = e; e == 0 {
				for k--; j <= k; j++ {
					fs[j-1] = fs[j]
				}
			}
			continue
		case j < k:
			for m := k; m > j; m-- { // few: shorter than a call of copy
				fs[m] = fs[m-1]
			}
			fs[j] = f
		case k < i:
			fs[k] = f
		}
		k++
	}
	return fs[:k]
}

// prodNode interns c times a merged product that is not a single node.
func (p *Pool) prodNode(c *Coef, fs []factor) Expr {
	h := uint64(opProd) + 1
	for _, f := range fs {
		h = mix64(h ^ f.n.place() ^ uint64(uint32(f.exp)))
	}
	for i := p.byShape.first(h); i >= 0; i = p.byShape.next(h, i) {
		switch r, a := p.shaped(i); {
		case a == nil:
			if r.op == opProd && slices.Equal(r.facs, fs) {
				return Expr{c: c, n: r}
			}
		case !p.raw && a.op == opProd && slices.Equal(a.facs, fs):
			return p.scaled(c, a.to)
		}
	}
	n := p.draft()
	n.op, n.exact, n.val, n.key, n.real = opProd, true, 1, 1, 1
	rel, partial := 0.0, false
	for _, f := range fs {
		b := f.n
		v, k := b.val, b.key
		if f.exp != 1 {
			e := uint64(f.exp)
			if f.exp < 0 {
				v, k = b.inverse()
				e = uint64(-f.exp)
			}
			v, k = v.Pow(e), k.Pow(e)
		}
		n.val, n.key = n.val.Mul(v), n.key.Mul(k)
		n.real *= powInt(b.real, int(f.exp))
		rel += math.Abs(float64(f.exp)) * (b.err/math.Abs(b.real) + ulp)
		n.vars |= b.vars
		n.danger |= b.danger
		n.risky = n.risky || b.risky || f.exp < 0
		n.hides = n.hides || b.hides || b.risky && f.exp < 0
		n.depth = max(n.depth, b.depth)
		n.weight = addWeight(n.weight, b.weight+1+uint32(boolInt(f.exp != 1)))
		partial = partial || b.dom != nil
	}
	n.depth++
	n.err = math.Abs(n.real) * rel
	n.facs = p.keepFactors(fs)
	if partial {
		n.dom = p.partsDomain(n)
	}
	return p.enter(c, n, h)
}

// inverse is 1/val and 1/key, kept once computed.
func (n *node) inverse() (v, k Mod) {
	if n.valInv == 0 {
		n.valInv = n.val.Inv()
	}
	if n.keyInv == 0 {
		n.keyInv = n.key.Inv()
	}
	return n.valInv, n.keyInv
}

// powInt is xⁿ by repeated squaring, as the block programs compute it.
func powInt(x float64, n int) float64 {
	if n < 0 {
		return 1 / powInt(x, -n)
	}
	if n == 1 {
		return x
	}
	r := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r *= x
		}
		x *= x
	}
	return r
}
