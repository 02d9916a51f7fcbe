package scalar

// Identities of cube roots, lengths, whole parts, remainders, the Lambert function, and logarithms to other bases.

import (
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// foldSpecial finds exact values and identities of the functions that this file is about.
func (p *Pool) foldSpecial(k *op.Func, a []Expr) (Expr, bool) {
	if e, ok := p.exactValue(k, a); ok {
		return e, true
	}
	switch k {
	case fnHypot:
		return p.foldHypot(a[0], a[1])
	case fnCbrt:
		return p.foldCbrt(a[0])
	case fnFloor:
		return p.foldFloor(a[0])
	case fnMod:
		return p.foldMod(a[0], a[1])
	case fnLambert:
		return p.foldLambert(a[0])
	}
	return p.foldLogOfPower(k, a[0])
}

// foldHypot is a number, or a square root that simplifies; of the others the signs
// go, and the smaller place comes first.
func (p *Pool) foldHypot(x, y Expr) (Expr, bool) {
	switch {
	case x.c == nil:
		return p.Call(fnAbs, y), true
	case y.c == nil:
		return p.Call(fnAbs, x), true
	}
	r := p.Sqrt(p.Add(p.PowInt(x, 2), p.PowInt(y, 2)))
	if u, ok := r.n.isRoot(); !ok || u.n.op != opSum || r.n.vars == 0 && x.c.Exact() && y.c.Exact() && x.n == p.one && y.n == p.one {
		return r, true
	}
	u, v := x, y
	if u.minus() {
		u = p.Neg(u)
	}
	if v.minus() {
		v = p.Neg(v)
	}
	if v.n.ord < u.n.ord {
		u, v = v, u
	}
	return p.call(fnHypot, []Expr{u, v}), u != x || v != y
}

// foldCbrt takes cubes out: of numbers, and of the factors of a product.
func (p *Pool) foldCbrt(u Expr) (Expr, bool) {
	if u.c == nil {
		return u, true
	}
	if e, ok := p.foldParity(fnCbrt, u); ok {
		return e, true
	}
	switch {
	case u.nonNegative():
		return p.root(u, 3), true
	case p.Neg(u).nonNegative():
		return p.Neg(p.root(p.Neg(u), 3)), true
	}
	out, in := p.rootCoef(u.c, 3)
	outer, inner := []Expr{p.num(out)}, []Expr{p.num(in)}
	changed := out != coefOne
	facs := u.n.facs
	if u.n.op != opProd {
		facs = []factor{{u.n, 1}}
	}
	for _, f := range facs {
		q, r := int(f.exp)/3, int(f.exp)%3
		if r < 0 {
			q, r = q-1, r+3
		}
		changed = changed || q != 0
		outer, inner = append(outer, p.PowInt(p.unit(f.n), q)), append(inner, p.PowInt(p.unit(f.n), r))
	}
	if !changed {
		return Expr{}, false
	}
	return p.Mul(append(outer, p.Call(fnCbrt, p.Mul(inner...)))...), true
}

// foldFloor is ⌊u + n⌋ as ⌊u⌋ + n, n being the whole part of the number in the sum.
func (p *Pool) foldFloor(u Expr) (Expr, bool) {
	n, ok := p.wholePart(u)
	if !ok {
		return Expr{}, false
	}
	return p.Add(p.Call(fnFloor, p.Sub(u, p.Int(n))), p.Int(n)), true
}

// wholePart is that of the number in a sum; false where it is 0 or there is none.
func (p *Pool) wholePart(u Expr) (int64, bool) {
	if u.n == nil || u.n.op != opSum {
		return 0, false
	}
	for _, t := range u.n.args {
		if t.n == p.one {
			if q, ok := p.scaled(u.c, t).Rat(); ok {
				n := op.AtRationals(fnFloor.Exact, []*big.Rat{q}).Num()
				return n.Int64(), n.IsInt64() && n.Sign() != 0
			}
		}
	}
	return 0, false
}

// foldMod is that of a fraction of y.
func (p *Pool) foldMod(x, y Expr) (Expr, bool) {
	if x.c == nil && y.c != nil && y.n.bounds()&nul == 0 {
		return x, true
	}
	if y.c == nil || x.c == nil {
		return Expr{}, false
	}
	q, ok := p.Div(x, y).Rat()
	if !ok {
		return Expr{}, false
	}
	rest := op.AtRationals(fnMod.Exact, []*big.Rat{q, big.NewRat(1, 1)})
	return p.Mul(p.fraction(rest), y), true
}

// foldLambert is v of v exp v, from −1 on.
func (p *Pool) foldLambert(u Expr) (Expr, bool) {
	if u.c == nil {
		return u, true
	}
	facs := u.n.facs
	if u.n.op != opProd {
		facs = []factor{{u.n, 1}}
	}
	for _, f := range facs {
		v, ok := p.Int(int64(f.exp)), f.n == p.e
		if !ok {
			if v, ok = f.n.isCall(fnExp); ok {
				v = p.Scale(int64(f.exp), 1, v)
			}
		}
		if ok && p.Mul(v, p.Call(fnExp, v)) == u && p.Add(v, p.Int(1)).nonNegative() {
			return v, true
		}
	}
	return Expr{}, false
}

// baseOf is that of a logarithm.
func baseOf(k *op.Func) int64 {
	if k == fnLog2 {
		return 2
	}
	return 10
}

// foldLogOfPower is the exponent of a power of the base, and a part of a root's logarithm that is whole.
func (p *Pool) foldLogOfPower(k *op.Func, u Expr) (Expr, bool) {
	if u.c == nil || u.n.op != opCall || u.c != coefOne {
		return Expr{}, false
	}
	if n, ok := u.n.isRoot(); ok {
		if q, ok := n.Rat(); ok {
			if e := op.AtRationals(k.Exact, []*big.Rat{q}); e != nil {
				return p.fraction(e.Quo(e, big.NewRat(int64(u.n.degree()), 1))), true
			}
		}
	}
	if u.n.kern == fnPow && u.n.args[0] == p.Int(baseOf(k)) {
		return u.n.args[1], true
	}
	return Expr{}, false
}

// powerOfLog is x of 2^log2(x) and 10^log10(x).
func (p *Pool) powerOfLog(a, b Expr) (Expr, bool) {
	if b.c == nil || b.c != coefOne || b.n.op != opCall || b.n.kern != fnLog2 && b.n.kern != fnLog10 || a != p.Int(baseOf(b.n.kern)) {
		return Expr{}, false
	}
	return b.n.args[0], true
}

// lambertPowers is the product of factors in which a value w of the Lambert
// function of u stands beside u or exp w: w exp w = u takes away as many factors as
// it can, w/u is exp(−w), which has a value at 0.
func (p *Pool) lambertPowers(c *Coef, mark int, fs []factor) (Expr, bool) {
	for i, f := range fs {
		u, ok := f.n.isCall(fnLambert)
		if !ok {
			continue
		}
		b, ofU := 0, powersOf(u.n, fs)
		for _, g := range fs {
			b += expPowerOf(g, f.n)
		}
		t := median(int(f.exp), b, -ofU)
		if t == 0 {
			continue
		}
		fs = append([]factor{}, fs...)
		w := p.unit(f.n)
		parts, exponent := []Expr{p.num(c), p.PowInt(w, int(f.exp)-t), p.PowInt(u, t)}, []Expr{p.Scale(int64(-t), 1, w)}
		for j, g := range fs {
			switch {
			case j == i:
			case expPowerOf(g, f.n) != 0:
				exponent = append(exponent, p.Scale(int64(g.exp), 1, g.n.args[0]))
			default:
				parts = append(parts, p.PowInt(p.unit(g.n), int(g.exp)))
			}
		}
		return p.Mul(append(parts, p.Call(fnExp, p.Add(exponent...)))...), true
	}
	return Expr{}, false
}

// powersOf is how often the product n, whole, stands among factors: below 0 where it divides.
func powersOf(n *node, fs []factor) int {
	facs := n.facs
	if n.op != opProd {
		facs = []factor{{n, 1}}
	}
	times, first := 0, true
	for _, f := range facs {
		e := 0
		for _, g := range fs {
			if g.n == f.n {
				e = int(g.exp) / int(f.exp)
			}
		}
		switch {
		case first:
			times, first = e, false
		case times > 0:
			times = min(times, max(e, 0))
		default:
			times = max(times, min(e, 0))
		}
	}
	return times
}

// expPowerOf is how often exp w is in a factor exp(k w + …)ⁿ, for whole k.
func expPowerOf(f factor, w *node) int {
	v, ok := f.n.isCall(fnExp)
	if !ok {
		return 0
	}
	outer, whole := v.c.Int()
	if v.n == w && whole && small32(outer) {
		return int(outer) * int(f.exp)
	}
	for _, t := range v.n.args {
		if k, also := t.c.Int(); v.n.op == opSum && t.n == w && whole && also && small32(k*outer) {
			return int(k*outer) * int(f.exp)
		}
	}
	return 0
}

func median(a, b, c int) int { return max(min(a, b), min(max(a, b), c)) }
