package scalar

// Identities of function calls: powers, roots, exp and log, abs, parity, exact
// values, inverse functions.

import (
	"math"
	"math/big"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Sqrt is the square root: Pow(a, 1/2).
func (p *Pool) Sqrt(a Expr) Expr { return p.Call(op.Radix(2), a) }

// Pow is a^b. Rational exponents with small denominators are roots and integer
// powers, other ones the kernel pow.
func (p *Pool) Pow(a, b Expr) Expr {
	if u, ok := valueless([]Expr{a, b}); ok {
		return u
	}
	if u, ok := infinite([]Expr{a, b}); ok {
		return u
	}
	d := p.domainOf(a, b)
	a.d, b.d = nil, nil
	return p.within(p.pow(a, b), d)
}

func (p *Pool) pow(a, b Expr) Expr {
	if x, ok := p.powerOfLog(a, b); ok {
		return x
	}
	if n, d, ok := b.Rational(); ok {
		switch {
		case d == 1 && n >= -math.MaxInt16 && n <= math.MaxInt16, d == 1 && a.c != nil && a.n == p.one && a.c.Exact() && !a.c.powTooLong(int(n)):
			return p.PowInt(a, int(n))
		case d > 1 && d <= maxRootDegree && abs64(n) <= math.MaxInt16:
			return p.PowInt(p.root(a, int(d)), int(n))
		}
	}
	switch {
	case a.c == nil:
		if x, ok := b.Number(); ok && x > 0 {
			return Expr{}
		}
	case a.n == p.one && a.c.Float == 1:
		return a
	case a.n == p.e && a.c.Float == 1:
		return p.Call(fnExp, b)
	}
	return p.call(fnPow, []Expr{a, b})
}

// root is the d-th root. Exact powers leave it: √(4x²y) = 2|x|√y.
func (p *Pool) root(a Expr, d int) Expr {
	if a.c == nil {
		return a
	}
	// The coefficient: its largest d-th power.
	out, in := p.rootCoef(a.c, d)
	var o [8]Expr
	left := o[:0]
	outer := p.num(out)
	take := func(n *node, e int) {
		// n^(e/d): whole powers leave when they may.
		if u, num, den, ok := n.fracPower(); ok && den < maxRootDegree/int64(d) && abs64(num) < math.MaxInt32/int64(d) {
			outer = p.Mul(outer, p.fracPow(u, num*int64(e), den*int64(d)))
			return
		}
		if u, s, ok := n.powArgs(); ok && u.positive() {
			outer = p.Mul(outer, p.Pow(u, p.Scale(int64(e), int64(d), s)))
			return
		}
		switch {
		case n.bounds()&neg == 0:
			if n.op == opCall && n.kern == fnExp {
				outer = p.Mul(outer, p.Call(n.kern, p.Scale(int64(e), int64(d), n.args[0])))
				return
			}
			q, r := e/d, e%d
			if r < 0 {
				q, r = q-1, r+d
			}
			outer = p.Mul(outer, p.PowInt(p.unit(n), q))
			if r > 0 {
				if g := int(gcd64(int64(r), int64(d))); g > 1 {
					outer = p.Mul(outer, p.PowInt(p.root(p.unit(n), d/g), r/g))
					return
				}
				left = append(left, p.PowInt(p.unit(n), r))
			}
		case e%2 == 0: // |n|^e
			q, r := e/d, e%d
			abs := p.Call(fnAbs, p.unit(n))
			if r%2 != 0 || d == 2 {
				// with d odd q may be odd
				outer = p.Mul(outer, p.PowInt(abs, q))
				if r != 0 {
					left = append(left, p.PowInt(abs, r))
				}
				return
			}
			outer = p.Mul(outer, p.PowInt(abs, q))
			if r != 0 {
				if g := int(gcd64(abs64(int64(r)), int64(d))); g > 1 {
					outer = p.Mul(outer, p.PowInt(p.root(abs, d/g), r/g))
					return
				}
				left = append(left, p.PowInt(abs, r))
			}
		default:
			left = append(left, p.PowInt(p.unit(n), e))
		}
	}
	switch a.n.op {
	case opOne:
	case opProd:
		for _, f := range a.n.facs {
			take(f.n, int(f.exp))
		}
	default:
		take(a.n, 1)
	}
	rest := p.Mul(append(left, p.num(in))...)
	if rest.n == p.one && rest.c.Float == 1 {
		return outer
	}
	if rest.c == nil {
		return Expr{}
	}
	if d == 2 {
		if x, ok := p.perfectRoot(rest.n, rest.c.Float < 0); ok {
			c := p.num(rest.c)
			if rest.c.Float < 0 {
				c = p.Neg(c)
			}
			return p.Mul(outer, x, p.root(c, 2))
		}
	}
	return p.Mul(outer, p.rootCall(rest, d))
}

// rootCoef splits c = out^d · in with in a small integer or −1 times one.
func (p *Pool) rootCoef(c *Coef, d int) (out, in *Coef) {
	if c.Den == 0 {
		return p.longRootCoef(c, d)
	}
	// n/m = n m^(d−1) / m^d keeps the radicand an integer where it fits.
	n, m := c.Num, c.Den
	num := abs64(n)
	for i := 1; i < d && m > 1; i++ {
		if num > math.MaxInt64/m {
			return p.longRootCoef(c, d)
		}
		num *= m
	}
	o := int64(1)
	for q := int64(2); q <= 1000; q++ {
		qd := int64(1)
		over := false
		for i := 0; i < d; i++ {
			if qd > num/q {
				over = true
				break
			}
			qd *= q
		}
		if over {
			break
		}
		for num%qd == 0 {
			num /= qd
			o *= q
		}
	}
	if r := int64(math.Round(math.Pow(float64(num), 1/float64(d)))); r > 1000 {
		x := int64(1)
		for i := 0; i < d && x <= num/r; i++ {
			x *= r
		}
		if x == num {
			num, o = 1, o*r
		}
	}
	if n < 0 {
		num = -num
	}
	return p.co.ratio(o, m), p.co.int(num)
}

// folds reports that a power of the call reduces: sᵈ = u for a d-th root of
// u, |u|² = u², t² = t for 0 or 1.
func (n *node) folds(e int32) bool {
	switch g := n.kern.Generator; g.Kind {
	case op.Radical, op.RealRoot:
		return e < 0 || int(e) >= g.Degree
	case op.Absolute:
		return e < 0 || e >= 2
	case op.Bit:
		return e >= 2
	}
	return false
}

// foldPower is nⁿ as with · n^left.
func (p *Pool) foldPower(n *node, e int32) (with Expr, left int32) {
	d, times := int32(n.degree()), int32(1)
	switch n.kern.Generator.Kind {
	case op.Absolute:
		d, times = 2, 2
	case op.Bit:
		return p.Int(1), 1
	}
	q := e / d
	if e%d < 0 {
		q--
	}
	left = e - q*d
	return p.PowInt(n.args[0], int(q*times)), left
}

// fold finds exact values and identities of a call.
func (p *Pool) fold(k *op.Func, a []Expr) (Expr, bool) {
	switch k {
	case fnPow:
		return p.Pow(a[0], a[1]), true
	case fnRcp:
		if a[0].c == nil {
			return Expr{}, false
		}
		return p.Rcp(a[0]), true
	case fnExp, fnLog:
		return p.foldExpLog(k, a[0])
	case fnAbs, fnSign:
		return p.foldAbs(k, a[0])
	case fnHypot, fnCbrt, fnFloor, fnMod, fnLambert, fnLog2, fnLog10:
		return p.foldSpecial(k, a)
	case fnWhere: // its domain goes with it, but for that of arguments, which is not known yet
		return a[0], !p.hasArg(a[1])
	case fnBelow, fnNotAbove:
		return p.Int(1), p.ordered(a[0], a[1], k == fnBelow)
	case fnAtan2:
		return p.foldAtan2(a[0], a[1])
	case fnMin, fnMax, fnLess, fnLessEq, fnEq, fnSelect:
		return p.foldBranch(k, a)
	case fnRelu, fnStep:
		u := a[0]
		switch {
		case u.positive() && k == fnRelu:
			return u, true
		case u.positive():
			return p.Int(1), true
		case p.Neg(u).nonNegative():
			return Expr{}, true
		case k == fnRelu && u.nonNegative():
			return u, true
		}
		return Expr{}, false
	}
	switch {
	case k.Generator.Kind == op.Radical:
		return p.root(a[0], k.Generator.Degree), true
	case len(k.Turns) > 0:
		return p.foldCircle(k, a[0])
	}
	return p.foldByRow(k, a)
}

// hasArg reports that an argument of a map's body is in e.
func (p *Pool) hasArg(e Expr) bool {
	var args uint64
	for _, v := range p.argv {
		args |= varBit(v)
	}
	return e.n != nil && e.n.vars&args != 0 && slices.ContainsFunc(p.Vars(e), func(v Var) bool { return slices.Contains(p.argv, v) })
}

// foldByRow does what the function's row says: exact values, symmetry, and what
// other functions its argument is a value of.
func (p *Pool) foldByRow(k *op.Func, a []Expr) (Expr, bool) {
	if e, ok := p.exactValue(k, a); ok || k.Arity() > 1 {
		return e, ok
	}
	u := a[0]
	if u.c == nil {
		return Expr{}, false
	}
	if e, ok := p.foldParity(k, u); ok {
		return e, true
	}
	return p.undone(k, u)
}

// exactValue is that of the row, where it has one at the first argument.
func (p *Pool) exactValue(k *op.Func, a []Expr) (Expr, bool) {
	if _, plain := k.Exact.(op.Values); !plain {
		if e, ok := p.exactFraction(k, a); ok {
			return e, true
		}
	}
	listed := op.Specials(k.Exact)
	if len(listed) == 0 {
		return Expr{}, false
	}
	at, ok := p.point(a[0])
	if !ok {
		return Expr{}, false
	}
	for _, s := range listed {
		if s.At == at {
			return p.term(s.Is, Expr{}, a...), true
		}
	}
	return Expr{}, false
}

// exactFraction is the value at fractions, of what is not outside the domain.
func (p *Pool) exactFraction(k *op.Func, a []Expr) (Expr, bool) {
	var few [3]*big.Rat
	qs := few[:0]
	for _, x := range a {
		q, ok := x.Rat()
		if !ok {
			return Expr{}, false
		}
		qs = append(qs, q)
	}
	q := op.AtRationals(k.Exact, qs)
	if q == nil {
		return Expr{}, false
	}
	return p.fraction(q), true
}

// point is a number as rows name it: a fraction of 1, π, e or a square root.
func (p *Pool) point(u Expr) (op.Point, bool) {
	if u.c == nil {
		return op.Point{Den: 1}, true
	}
	at := op.Point{Num: u.c.Num, Den: u.c.Den}
	switch {
	case at.Den == 0:
		return at, false
	case u.n == p.one:
	case u.n == p.pi:
		at.Times = op.Pi
	case u.n == p.e:
		at.Times = op.E
	default:
		x, ok := u.n.isRoot()
		if !ok || u.n.degree() != 2 {
			return at, false
		}
		q, d, ok := x.Rational()
		if !ok || d != 1 {
			return at, false
		}
		at.Root = q
	}
	return at, true
}

// foldParity takes a minus sign out of an odd or even function.
func (p *Pool) foldParity(k *op.Func, u Expr) (Expr, bool) {
	if k.Parity == op.Neither || !u.minus() {
		return Expr{}, false
	}
	e := p.Call(k, p.Neg(u))
	if k.Parity == op.Odd {
		e = p.Neg(e)
	}
	return e, true
}

// undone is the function k of a value u of a function that it undoes, or else
// has a plain formula with.
func (p *Pool) undone(k *op.Func, u Expr) (Expr, bool) {
	if u.n.op != opCall || u.c != p.co.int(1) {
		return p.undoneTwice(k, u)
	}
	inner := u.n.kern
	if inv := inner.Inverse; inv.Func == k {
		const tiny = 1e-12
		lo, hi := u.n.args[0].rangeOf()
		lo, hi = math.Max(lo, inner.Shape.On.Lo), math.Min(hi, inner.Shape.On.Hi)
		if lo >= inv.On.Lo-tiny && hi <= inv.On.Hi+tiny {
			return u.n.args[0], true
		}
		if inner.Parity == op.Even && inv.On.Lo <= 0 && math.IsInf(inner.Shape.On.Hi, 1) && inner.Shape.Kind == op.Valley {
			return p.Call(fnAbs, u.n.args[0]), true
		}
		return Expr{}, false
	}
	for _, c := range inner.Composed {
		if c.Func == k {
			return p.term(c.Is, Expr{}, u.n.args...), true
		}
	}
	return Expr{}, false
}

// undoneTwice is undone of twice an inverse function: sin(2 atan x) is 2 x/(1 + x^2).
func (p *Pool) undoneTwice(k *op.Func, u Expr) (Expr, bool) {
	if u.n.op != opCall || u.c != p.co.int(2) || k != fnSin && k != fnCos && k != fnSinh && k != fnCosh {
		return Expr{}, false
	}
	sine, cosine := fnSin, fnCos
	if k == fnSinh || k == fnCosh {
		sine, cosine = fnSinh, fnCosh
	}
	half := p.unit(u.n)
	s, ok := p.undone(sine, half)
	c, also := p.undone(cosine, half)
	if !ok || !also {
		return Expr{}, false
	}
	s2, c2 := p.PowInt(s, 2), p.PowInt(c, 2)
	switch {
	case k == sine:
		return p.Mul(p.Int(2), s, c), true
	case u.n.kern.Inverse.Func == sine && k == fnCos:
		return p.Sub(p.Int(1), p.Scale(2, 1, s2)), true
	case u.n.kern.Inverse.Func == sine:
		return p.Add(p.Int(1), p.Scale(2, 1, s2)), true
	case u.n.kern.Inverse.Func == cosine:
		return p.Sub(p.Scale(2, 1, c2), p.Int(1)), true
	case k == fnCos:
		return p.Sub(c2, s2), true
	}
	return p.Add(c2, s2), true
}

func (p *Pool) foldExpLog(k *op.Func, u Expr) (Expr, bool) {
	if e, ok := p.exactValue(k, []Expr{u}); ok || u.c == nil {
		return e, ok
	}
	if k == fnExp {
		if e, ok := p.undone(k, u); ok {
			return e, true
		}
		n, isInt := u.c.Int()
		if isInt && small32(n) && abs64(n) <= math.MaxInt16 {
			if u.n == p.one {
				return p.PowInt(p.E(), int(n)), true
			}
			if arg, ok := u.n.isCall(fnLog); ok {
				return p.PowInt(arg, int(n)), true
			}
		}
		if arg, ok := u.n.isCall(fnLog); ok && u.c.Den > 1 && u.c.Den <= op.MaxRoot && abs64(u.c.Num) <= math.MaxInt16 {
			return p.PowInt(p.root(arg, int(u.c.Den)), int(u.c.Num)), true
		}
		if u.n.op == opSum {
			for i, t := range u.n.args {
				c := p.co.mul(u.c, t.c)
				arg, ok := t.n.isCall(fnLog)
				n, isInt := c.Int()
				if ok && isInt && abs64(n) <= math.MaxInt16 {
					rest := p.Sub(u, p.scaled(c, p.unit(u.n.args[i].n)))
					return p.Mul(p.PowInt(arg, int(n)), p.Call(k, rest)), true
				}
			}
		}
		return Expr{}, false
	}
	if e, ok := p.undone(k, u); ok {
		return e, true
	}
	unitCoef := u.c.Den == 1 && u.c.Num == 1
	if u.n.op == opProd && len(u.n.facs) == 1 && unitCoef {
		switch f := u.n.facs[0]; {
		case f.n.bounds() == pos:
			return p.scaled(p.co.int(int64(f.exp)), p.Call(k, p.unit(f.n))), true
		case f.n.bounds() == neg && f.exp%2 == 0:
			return p.scaled(p.co.int(int64(f.exp)), p.Call(k, p.Neg(p.unit(f.n)))), true
		}
	}
	if arg, ok := u.n.isRoot(); ok && unitCoef && arg.positive() {
		return p.Scale(1, int64(u.n.degree()), p.Call(k, arg)), true
	}
	return Expr{}, false
}

// foldAbs takes |·| and sign through products and off known signs.
func (p *Pool) foldAbs(k *op.Func, u Expr) (Expr, bool) {
	if u.c == nil {
		return u, true
	}
	if k == fnSign {
		switch {
		case u.positive():
			return p.Int(1), true
		case p.Neg(u).positive():
			return p.Int(-1), true
		case u.c.Float < 0:
			return p.Neg(p.Call(k, p.unit(u.n))), true
		case u.c != p.co.int(1):
			return p.Call(k, p.unit(u.n)), true
		}
		return Expr{}, false
	}
	if u.nonNegative() {
		return u, true
	}
	c := u.c
	if c.Float < 0 {
		c = p.co.neg(c)
	}
	if p.Neg(u).nonNegative() {
		return p.Neg(u), true
	}
	if u.n.op == opProd {
		mark := len(p.scratch)
		p.scratch = append(p.scratch, p.num(c))
		for _, f := range u.n.facs {
			b := p.unit(f.n)
			if f.exp%2 != 0 {
				b = p.Call(k, b)
			}
			b = p.PowInt(b, int(f.exp))
			p.scratch = append(p.scratch, b)
		}
		r := p.Mul(p.scratch[mark:]...)
		p.scratch = p.scratch[:mark]
		return r, true
	}
	if u.c != p.co.int(1) {
		return p.scaled(c, p.Call(k, p.unit(u.n))), true
	}
	if u.n.op == opCall && u.n.kern == fnAbs {
		return u, true
	}
	return Expr{}, false
}

func (p *Pool) foldBranch(k *op.Func, a []Expr) (Expr, bool) {
	if k == fnSelect {
		if c, ok := a[0].Number(); ok {
			if c != 0 {
				return a[1], true
			}
			return a[2], true
		}
		if a[1] == a[2] {
			return a[1], true
		}
		return Expr{}, false
	}
	d := p.Sub(a[0], a[1])
	ge, gt := d.nonNegative(), d.positive()
	e := p.Neg(d)
	le, lt := e.nonNegative(), e.positive()
	known := func(yes, no bool) (Expr, bool) {
		if yes {
			return p.Int(1), true
		}
		return Expr{}, no
	}
	switch k {
	case fnMin:
		if le {
			return a[0], true
		} else if ge {
			return a[1], true
		}
	case fnMax:
		if ge {
			return a[0], true
		} else if le {
			return a[1], true
		}
	case fnLess:
		return known(lt, ge)
	case fnLessEq:
		return known(le, gt)
	case fnEq:
		return known(d.c == nil, lt || gt)
	}
	return Expr{}, false
}

// minus reports that e is written with a minus sign that an odd or even
// function moves out: −x, −x y, −x − y, but not 1 − x, where neither sign is
// plainer; value numbering finds sin(x − 1) = −sin(1 − x) all the same.
func (e Expr) minus() bool {
	if e.c.Float > 0 {
		return false
	}
	positive := func(n *node) bool {
		for _, t := range n.args {
			if t.c.Float < 0 {
				return false
			}
		}
		return true
	}
	switch e.n.op {
	case opSum:
		return positive(e.n)
	case opProd:
		for _, f := range e.n.facs {
			if f.n.op == opSum && f.exp%2 != 0 && !positive(f.n) {
				return false
			}
		}
	}
	return true
}
