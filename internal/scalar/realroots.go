package scalar

// All real roots of a function of one variable: between zeros of its derivative it is monotone.

import (
	"fmt"
	"math"
	"math/big"
	"slices"
)

// Root is a real root, and the float next to it.
type Root struct {
	Value float64
	at    spot
}

// SignAt is the sign of an expression in x at a root of another; false where it is not
// decided.
func (p *Pool) SignAt(e Expr, x Var, r Root) (int, bool) {
	f := &rootFinder{p: p, x: x, of: []Expr{e}, work: rootWork}
	return f.signAt(0, &r.at)
}

// NoRoots says why the roots of a function were not found.
type NoRoots struct {
	Lacks string  // a function that has no rule for intervals
	Near  float64 // else: where it is not decided
	Why   string
}

// Error says it in one line.
func (e *NoRoots) Error() string {
	if e.Lacks != "" {
		return e.Lacks + " has no rule for intervals"
	}
	return e.Why
}

// Bounds of the search for roots.
const (
	rootBits   = 160     // of the numbers that intervals end at
	sharpBits  = 640     // of those by which signs near 0 are told
	rootWork   = 1 << 24 // operations of all, times their words
	rootOrders = 6       // derivatives that are looked at
	rootBoxes  = 1 << 13 // intervals that are looked at
	rootWidth  = 40      // an interval that was halved as often as this is given up
	mostRoots  = 1 << 12
)

// spot is a number on the line: one that is known, or one between two others that are
// next to each other.
type spot struct {
	in    enclosure
	exact Expr
	is    bool // exact is set
}

// rootFinder looks for the roots of one function.
type rootFinder struct {
	p     *Pool
	x     Var
	of    []Expr // the function and its derivatives
	work  int
	boxes int
	fail  *NoRoots
}

// RealRoots are all real roots of e between two numbers, the ends included, in ascending
// order and multiple ones once. Numbers are expressions without variables.
func (p *Pool) RealRoots(e Expr, x Var, lo, hi Expr) ([]Root, *NoRoots) {
	if e.d != nil {
		return nil, &NoRoots{Why: "it has no value at some places that its formula does not show"}
	}
	work := rootWork
	num, den := p.OverOne(e)
	var all []spot
	for _, f := range p.factorsOf(num, x) {
		r := &rootFinder{p: p, x: x, of: []Expr{f}, work: work}
		found := r.all(lo, hi)
		if work = r.work; r.fail != nil {
			return nil, r.fail
		}
		all = append(all, found...)
	}
	sorted, fail := p.merged(all)
	if fail != nil {
		return nil, fail
	}
	var out []Root
	for _, c := range sorted {
		v := p.ranged(rootBits, x, c.in, &work)
		if _, ok := v.rangeOf(num); !ok { // another factor has no value here
			if v.nowhere {
				continue
			}
			return nil, &NoRoots{Near: c.float(), Why: "a factor of it vanishes, and another may have no value"}
		}
		s, known := p.SignAt(den, x, Root{at: c})
		switch {
		case !known:
			return nil, &NoRoots{Near: c.float(), Why: "numerator and denominator may vanish both"}
		case s != 0:
			out = append(out, Root{c.float(), c})
		}
	}
	return out, nil
}

func (c spot) float() float64 {
	m, _ := rounder{prec: rootBits}.mid(c.in)
	f, _ := m.Float64()
	return f
}

// OverOne is e as a quotient, of which sines and cosines of tangents are told apart.
func (p *Pool) OverOne(e Expr) (num, den Expr) {
	one := p.Int(1)
	switch v := p.View(e); v.Op {
	case Sum:
		den = one
		for _, t := range v.Terms {
			_, d := p.OverOne(t)
			den = p.commonMultiple(den, d)
		}
		var terms []Expr
		for _, t := range v.Terms {
			n, d := p.OverOne(t)
			terms = append(terms, p.Mul(n, p.Div(den, d)))
		}
		return p.Mul(p.num(e.c), p.Add(terms...)), den
	case Product:
		num, den = p.num(e.c), one
		for _, f := range v.Factors {
			n, d := p.OverOne(f.Base)
			if f.Exp < 0 {
				n, d = d, n
			}
			k := max(f.Exp, -f.Exp)
			num, den = p.Mul(num, p.PowInt(n, k)), p.Mul(den, p.PowInt(d, k))
		}
		return num, den
	case Call:
		if v.Kernel == fnTan {
			return p.Mul(p.num(e.c), p.Call(fnSin, v.Args[0])), p.Call(fnCos, v.Args[0])
		}
		if v.Kernel == fnRcp {
			n, d := p.OverOne(v.Args[0])
			return p.Mul(p.num(e.c), d), n
		}
	case One, Variable, Constant, Apply:
	}
	return e, one
}

// commonMultiple of two denominators: their product, without the factors of one that
// the other has.
func (p *Pool) commonMultiple(a, b Expr) Expr {
	q := p.Div(b, a)
	num, _ := p.OverOne(q)
	if q.Op() == Product || q.IsNumber() {
		var keep []Expr
		for _, f := range p.View(q).Factors {
			if f.Exp > 0 {
				keep = append(keep, p.PowInt(f.Base, f.Exp))
			}
		}
		return p.Mul(append(keep, a)...)
	}
	return p.Mul(num, a)
}

// factorsOf are functions whose roots together are those of e: the bases of a product,
// and of a polynomial the part without multiple factors.
func (p *Pool) factorsOf(e Expr, x Var) []Expr {
	bases := []Expr{e}
	if v := p.View(e); v.Op == Product {
		bases = nil
		for _, f := range v.Factors {
			if f.Exp > 0 {
				bases = append(bases, f.Base)
			}
		}
	}
	var out []Expr
	poly := []*big.Rat{big.NewRat(1, 1)}
	for _, b := range bases {
		switch c, ok := p.rationalPoly(b, x); {
		case ok && len(c) > 0:
			poly = mulRat(poly, c)
		case p.Uses(b, x) || b.IsZero():
			out = append(out, b)
		}
	}
	if len(poly) > 1 {
		poly = squareFree(poly)
		var terms []Expr
		for k, c := range poly {
			terms = append(terms, p.Mul(p.fraction(c), p.PowInt(p.Var(x), k)))
		}
		out = append([]Expr{p.Add(terms...)}, out...)
	}
	return out
}

// all are the roots of the function between two numbers.
func (r *rootFinder) all(lo, hi Expr) []spot {
	p := r.p
	a, ok1 := r.number(lo)
	b, ok2 := r.number(hi)
	if !ok1 || !ok2 {
		r.fail = &NoRoots{Why: "an end of the interval is not known well enough"}
		return nil
	}
	if r.of[0].IsZero() || p.IsZero(r.of[0]) == Zero {
		r.fail = &NoRoots{Near: a.float(), Why: "the function vanishes everywhere"}
		return nil
	}
	var out []spot
	r.within(a, b, 0, &out)
	return out
}

// number is the spot of an expression without variables.
func (r *rootFinder) number(e Expr) (spot, bool) {
	v := r.p.evaluation(rootBits, nil, &r.work)
	v.strict = true
	in, ok := v.expr(e)
	return spot{in: in, exact: e, is: true}, ok
}

// hull is the interval between two places.
func hull(a, b spot) enclosure { return enclosure{lo: a.in.lo, hi: b.in.hi} }

// derivative is the k-th.
func (r *rootFinder) derivative(k int) (Expr, bool) {
	for len(r.of) <= k {
		d, err := r.p.Diff(r.of[len(r.of)-1], r.x)
		if err != nil {
			return d, false
		}
		if s, ok := r.p.NormalAll(Budget{}, d); ok && r.p.Size(s[0]) < r.p.Size(d) {
			d = s[0]
		}
		r.of = append(r.of, d)
	}
	return r.of[k], true
}

// within puts the roots between a and b into out, in ascending order; one at a is there
// already where b was the end of the interval before.
func (r *rootFinder) within(a, b spot, depth int, out *[]spot) {
	if r.fail != nil {
		return
	}
	r.boxes++
	over := hull(a, b)
	v := r.p.ranged(rootBits, r.x, over, &r.work)
	y, ok := v.rangeOf(r.of[0])
	if v.lacks != "" {
		r.fail = &NoRoots{Lacks: v.lacks}
		return
	}
	switch {
	case !ok && v.nowhere, ok && y.apart():
		return
	}
	if ok && !v.partial {
		if found, ok := r.zeros(0, a, b); ok {
			for _, c := range found {
				if n := len(*out); n == 0 || !same(r.p, (*out)[n-1], c) {
					*out = append(*out, c)
				}
			}
			if len(*out) > mostRoots {
				r.fail = &NoRoots{Near: a.float(), Why: fmt.Sprintf("more than %d roots", mostRoots)}
			}
			return
		}
	}
	if depth > rootWidth || r.boxes > rootBoxes || r.work < 0 {
		why := "roots cannot be told apart from one another, or from none"
		if v.partial || !ok {
			why = "the function has no value there, jumps, or is not enclosed"
		}
		r.fail = &NoRoots{Near: (a.float() + b.float()) / 2, Why: why}
		return
	}
	m := r.between(a, b)
	r.within(a, m, depth+1, out)
	r.within(m, b, depth+1, out)
}

// apart reports values none of which is 0.
func (e enclosure) apart() bool { return e.lo.Sign() > 0 || e.hi.Sign() < 0 }

// between is a number near the middle, one with few digits but not the middle itself,
// where roots like to be.
func (r *rootFinder) between(a, b spot) spot {
	l, _ := a.in.hi.Float64()
	h, _ := b.in.lo.Float64()
	at := new(big.Rat)
	if l < h {
		at.SetFloat64(l + (h-l)*0.49609375)
	}
	if x, _ := at.Float64(); !(l < x && x < h) {
		m, _ := rounder{prec: rootBits}.mid(enclosure{lo: a.in.hi, hi: b.in.lo})
		at, _ = m.Rat(nil)
	}
	return r.rationalSpot(at)
}

func (r *rootFinder) rationalSpot(q *big.Rat) spot {
	v := rounder{prec: rootBits, bits: fractionBits}
	return spot{in: v.rational(q), exact: r.p.fraction(q), is: true}
}

// zeros are those of the k-th derivative between a and b, in ascending order; false where
// that is not decided over this interval.
func (r *rootFinder) zeros(k int, a, b spot) ([]spot, bool) {
	f, ok := r.derivative(k)
	if !ok || k > rootOrders {
		return nil, false
	}
	v := r.p.ranged(rootBits, r.x, hull(a, b), &r.work)
	y, ok := v.rangeOf(f)
	if ok && y.apart() {
		return nil, true
	}
	if !ok || v.partial {
		return nil, false
	}
	turns, ok := r.zeros(k+1, a, b)
	if !ok {
		return nil, false
	}
	var out []spot
	at := append(append([]spot{a}, turns...), b)
	signs := make([]int, len(at))
	for i := range at {
		var known bool
		if signs[i], known = r.signAt(k, &at[i]); !known {
			return nil, false
		}
	}
	for i := range at {
		if signs[i] == 0 {
			if n := len(out); n == 0 || !same(r.p, out[n-1], at[i]) {
				out = append(out, at[i])
			}
		}
		if i+1 < len(at) && signs[i]*signs[i+1] < 0 {
			c, ok := r.bisected(k, at[i], at[i+1], signs[i])
			if !ok {
				return nil, false
			}
			out = append(out, c)
		}
	}
	return out, true
}

// signAt is the sign of the k-th derivative at a spot, which may be recognised to find it.
func (r *rootFinder) signAt(k int, c *spot) (int, bool) {
	f := r.of[k]
	for _, prec := range []uint{rootBits, sharpBits} {
		if c.is {
			break
		}
		v := r.p.ranged(prec, r.x, c.in, &r.work)
		if y, ok := v.rangeOf(f); ok && !v.partial {
			if s, known := y.sign(); known {
				return s, true
			}
		}
	}
	if !c.is {
		return 0, false
	}
	v := r.p.ranged(rootBits, r.x, c.in, &r.work)
	if y, ok := v.rangeOf(f); ok && !v.partial {
		if s, known := y.sign(); known && s != 0 {
			return s, true
		}
	}
	return r.p.Sign(r.p.Subst(f, NewSubstitution(map[Var]Expr{r.x: c.exact})), nil)
}

// bisected is the zero of the k-th derivative between two places where its signs
// differ: halved until a float has been found, and recognised where it is a fraction
// with a small denominator, or one times pi.
func (r *rootFinder) bisected(k int, a, b spot, sign int) (spot, bool) {
	f := r.of[k]
	lo, hi := new(big.Float).SetPrec(rootBits).Set(a.in.lo), new(big.Float).SetPrec(rootBits).Set(b.in.hi)
	const digits = 100
	for range 4 * digits {
		m := sum(new(big.Float).SetPrec(rootBits), lo, hi)
		m.SetMantExp(m, -1)
		if m.Cmp(lo) <= 0 || m.Cmp(hi) >= 0 {
			break
		}
		width := sum(new(big.Float).SetPrec(64), hi, new(big.Float).Neg(lo))
		if scale := max(m.MantExp(nil), -digits); m.Sign() == 0 && width.MantExp(nil) < -digits || m.Sign() != 0 && width.MantExp(nil) < scale-digits {
			break
		}
		v := r.p.ranged(rootBits+guard, r.x, enclosure{lo: m, hi: m}, &r.work)
		y, ok := v.rangeOf(f)
		s, known := 0, false
		if ok {
			s, known = y.sign()
		}
		if !ok || !known || s == 0 {
			q, _ := m.Rat(nil)
			c := r.rationalSpot(q)
			if s, known = r.signAt(k, &c); !known {
				break
			}
			if s == 0 {
				return c, true
			}
		}
		if s == sign {
			lo = m
		} else {
			hi = m
		}
		if r.work < 0 {
			return spot{}, false
		}
	}
	c := spot{in: enclosure{lo: lo, hi: hi}}
	r.recognise(k, &c)
	x, _ := lo.Float64()
	y, _ := hi.Float64()
	if !c.is && y > math.Nextafter(math.Nextafter(x, math.Inf(1)), math.Inf(1)) {
		return spot{}, false
	}
	return c, true
}

// recognise makes a spot exact where a short number in it is proved to be the zero.
func (r *rootFinder) recognise(k int, c *spot) {
	v := rounder{prec: rootBits, bits: fractionBits}
	pi := v.pi()
	over, ok := v.div(enclosure{lo: c.in.lo, hi: c.in.hi}, pi)
	if !ok {
		over = enclosure{lo: v.int(0).lo, hi: v.int(0).hi}
	}
	for _, t := range []struct {
		in enclosure
		by Expr
	}{{c.in, r.p.Int(1)}, {over, r.p.Pi()}} {
		q, ok := shortest(t.in)
		if !ok {
			continue
		}
		e := r.p.Mul(r.p.fraction(q), t.by)
		s, known := r.p.Sign(r.p.Subst(r.of[k], NewSubstitution(map[Var]Expr{r.x: e})), nil)
		if known && s == 0 {
			if at, ok := r.number(e); ok {
				*c = at
			}
			return
		}
	}
}

// shortest is the fraction with the smallest denominator in an interval, where that is
// small enough not to be there by chance.
func shortest(in enclosure) (*big.Rat, bool) {
	const most = 1 << 20
	m, _ := rounder{prec: rootBits}.mid(in)
	x, _ := m.Rat(nil)
	if x == nil {
		return nil, false
	}
	// The convergents of x.
	p0, q0, p1, q1 := big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(0)
	rest := new(big.Rat).Set(x)
	for range 64 {
		whole := new(big.Int).Div(rest.Num(), rest.Denom())
		p0, p1 = p1, new(big.Int).Add(new(big.Int).Mul(whole, p1), p0)
		q0, q1 = q1, new(big.Int).Add(new(big.Int).Mul(whole, q1), q0)
		if q1.Cmp(big.NewInt(most)) > 0 {
			return nil, false
		}
		c := new(big.Rat).SetFrac(p1, q1)
		f := new(big.Float).SetPrec(4 * rootBits).SetRat(c)
		if in.lo.Cmp(f) <= 0 && f.Cmp(in.hi) <= 0 {
			return c, true
		}
		rest.Sub(rest, new(big.Rat).SetInt(whole))
		if rest.Sign() == 0 {
			return nil, false
		}
		rest.Inv(rest)
	}
	return nil, false
}

// same reports that two places are known to be one number.
func same(p *Pool, a, b spot) bool {
	if a.is && b.is {
		s, known := p.Sign(p.Sub(a.exact, b.exact), nil)
		return known && s == 0
	}
	return false
}

// merged are the roots of several factors in ascending order, each once.
func (p *Pool) merged(all []spot) ([]spot, *NoRoots) {
	slices.SortStableFunc(all, func(a, b spot) int { return a.in.lo.Cmp(b.in.lo) })
	var out []spot
	for _, c := range all {
		if n := len(out); n > 0 && out[n-1].in.hi.Cmp(c.in.lo) >= 0 {
			if !same(p, out[n-1], c) {
				return nil, &NoRoots{Near: c.float(), Why: "roots of two factors cannot be told apart"}
			}
			continue
		}
		out = append(out, c)
	}
	return out, nil
}
