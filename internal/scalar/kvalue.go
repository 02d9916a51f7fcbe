package scalar

// Function calls in the finite field: random values that obey the functions'
// identities, for testing equality.

import (
	"errors"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// atomKey names a random value that several expressions share: the point on
// the circle of a base angle, the unit of a base exponent, the logarithm of a
// base.
type atomKey struct {
	kind uint8
	fn   *op.Func // of atomOdd
	n    *node
	c    *Coef // nil for the base itself
	of   *node // the base of a general power, nil else
	ofc  *Coef
}

const (
	atomAngle uint8 = iota
	atomUnit
	atomLog
	atomOdd // an odd function without further structure
)

// fineness divides base angles and exponents, so that rational multiples with
// small denominators are powers of one value.
const fineness = 720

func (p *Pool) atom(k atomKey) [2]Mod {
	if k == (atomKey{kind: atomUnit, n: p.one}) {
		return p.rootE
	}
	v, ok := p.atoms[k]
	if !ok {
		if p.atoms == nil {
			p.atoms = map[atomKey][2]Mod{}
		}
		v = p.rng.atom()
		p.atoms[k] = v
	}
	return v
}

// linear calls f for each term of e: coefficient times node.
func linear(e Expr, p *Pool, f func(c *Coef, n *node)) {
	if e.c == nil {
		return
	}
	if e.n.op != opSum {
		f(e.c, e.n)
		return
	}
	for _, t := range e.n.args {
		f(p.co.mul(e.c, t.c), t.n)
	}
}

// fineMultiple is c·fineness as an integer of moderate size.
func fineMultiple(c *Coef) (int64, bool) {
	if c.Den == 0 || fineness%c.Den != 0 || abs64(c.Num) > 1<<40 {
		return 0, false
	}
	return c.Num * (fineness / c.Den), true
}

// circle is (cos, sin) of an angle at both points: the product, as complex
// numbers, of one random point of the circle per base angle.
func (p *Pool) circle(e Expr) (cos, sin [2]Mod) {
	cos = [2]Mod{1, 1}
	linear(e, p, func(c *Coef, n *node) {
		if k, ok := c.mod(2, 4); ok && n == p.pi { // quarter turns are exact
			for ; k > 0; k-- {
				for i := range cos {
					cos[i], sin[i] = sin[i].Neg(), cos[i]
				}
			}
			return
		}
		k, ok := fineMultiple(c)
		key := atomKey{kind: atomAngle, n: n}
		if !ok {
			k, key.c = 1, c
			if c.Float < 0 {
				k, key.c = -1, p.co.neg(c)
			}
		}
		t := p.atom(key)
		for i := range t {
			x, y := unitPoint(t[i])
			if k < 0 {
				y = y.Neg()
			}
			x, y = powComplex(x, y, uint64(abs64(k)))
			cos[i], sin[i] = mulComplex(cos[i], sin[i], x, y)
		}
	})
	return cos, sin
}

// unitPoint is ((1−t²)/(1+t²), 2t/(1+t²)).
func unitPoint(t Mod) (x, y Mod) {
	t2 := t.Mul(t)
	d := t2.Add(1).Inv()
	return Mod(1).Sub(t2).Mul(d), t.Add(t).Mul(d)
}

func mulComplex(a, b, c, d Mod) (x, y Mod) {
	return a.Mul(c).Sub(b.Mul(d)), a.Mul(d).Add(b.Mul(c))
}

func powComplex(x, y Mod, k uint64) (a, b Mod) {
	a = 1
	for ; k > 0; k >>= 1 {
		if k&1 == 1 {
			a, b = mulComplex(a, b, x, y)
		}
		x, y = mulComplex(x, y, x, y)
	}
	return a, b
}

// unitOf is exp(e) at both points: the product of one random unit per base
// exponent. With of set it is of^e.
func (p *Pool) unitOf(e, of Expr) [2]Mod {
	r := [2]Mod{1, 1}
	linear(e, p, func(c *Coef, n *node) {
		key := atomKey{kind: atomUnit, n: n}
		if of.c != nil {
			key.of, key.ofc = of.n, of.c
			if k, ok := c.Int(); ok && n == p.one && small32(k) {
				for i, b := range of.values() {
					r[i] = r[i].Mul(b.PowInt(int(k)))
				}
				return
			}
		}
		k, ok := fineMultiple(c)
		if !ok {
			k, key.c = 1, c
			if c.Float < 0 {
				k, key.c = -1, p.co.neg(c)
			}
		}
		for i, t := range p.atom(key) {
			if k < 0 {
				t = t.Inv()
			}
			r[i] = r[i].Mul(t.Pow(uint64(abs64(k))))
		}
	})
	return r
}

// values are those of e at the two points.
func (e Expr) values() [2]Mod {
	if e.c == nil {
		return [2]Mod{}
	}
	v := e.c.Mod.Mul(e.n.val)
	return [2]Mod{v, v.Mul(e.n.key)}
}

// Values are those of e at the pool's two random points of the field.
func (e Expr) Values() [2]Mod { return e.values() }

// kernelValue is the value of a call where its arguments' values, or shared
// random atoms, determine it.
func (p *Pool) kernelValue(k *op.Func, args []Expr) (v1, v2 Mod, ok bool) {
	var r [2]Mod
	switch k.Image.Kind {
	case op.OnCircle:
		c, s := p.circle(args[0])
		r = image(k, c, s)
	case op.OnHyperbola:
		u := p.unitOf(args[0], Expr{})
		if k == fnExp {
			r = u
			break
		}
		var c, s [2]Mod
		for i, e := range u {
			const half = Mod(1 << 60) // 1/2
			f := e.Inv()
			c[i], s[i] = e.Add(f).Mul(half), e.Sub(f).Mul(half)
		}
		r = image(k, c, s)
	case op.GeneralPower:
		r = p.unitOf(args[1], args[0])
	case op.OddRandom:
		u := args[0]
		if u.c.Float < 0 {
			r = p.atom(atomKey{kind: atomOdd, fn: k, n: u.n, c: p.co.neg(u.c)})
			r[0], r[1] = r[0].Neg(), r[1].Neg()
		} else {
			r = p.atom(atomKey{kind: atomOdd, fn: k, n: u.n, c: u.c})
		}
	case op.Logarithm:
		return p.logValue(args[0])
	default:
		return 0, 0, false
	}
	return r[0], r[1], true
}

// productLog gives y, which solves y exp y = x, its value by a random exp y, which
// it returns for when y has its place.
func (p *Pool) productLog(n *node) (unit [2]Mod, ok bool) {
	x := n.args[0].values()
	if x[0] == 0 || x[1] == 0 {
		return unit, false
	}
	var y [2]Mod
	for i := range y {
		unit[i] = p.rng.mod()
		y[i] = x[i].Mul(unit[i].Pow(fineness).Inv())
	}
	n.val, n.valInv = y[0], y[0].Inv()
	n.key = y[1].Mul(n.valInv)
	return unit, true
}

// image is a function of points of a curve, at both points of the field.
func image(k *op.Func, x, y [2]Mod) (r [2]Mod) {
	for i := range r {
		r[i], _ = op.Eval(k.Image.Of, mods{}, 0, []Mod{x[i], y[i]}) // nothing there is random
	}
	return r
}

// mods reads formulas of rows in the field.
type mods struct{}

func (mods) Number(num, den int64) Mod { return ModInt(num).Mul(ModInt(den).Inv()) }

func (mods) Sum(a []Mod) (r Mod) {
	for _, x := range a {
		r = r.Add(x)
	}
	return r
}

func (mods) Product(a []Mod) Mod {
	r := Mod(1)
	for _, x := range a {
		r = r.Mul(x)
	}
	return r
}

func (mods) Power(a Mod, n int) (Mod, error) { return a.PowInt(n), nil }

func (mods) Constant(op.Constant) (Mod, error) { return 0, errTranscendental }

func (mods) Call(*op.Func, []Mod) (Mod, error) { return 0, errTranscendental }

// errTranscendental says that a formula is more than a rational function.
var errTranscendental = errors.New("no rational function")

// logValue adds the logarithms of positive factors. The logarithm of anything
// else is opaque: log(x y) = log x + log y fails where both are negative.
func (p *Pool) logValue(e Expr) (v1, v2 Mod, ok bool) {
	if !e.positive() {
		return 0, 0, false
	}
	var r [2]Mod
	add := func(key atomKey, k int64) {
		for i, t := range p.atom(key) {
			r[i] = r[i].Add(t.Mul(ModInt(k)))
		}
	}
	if e.c.Float < 0 {
		add(atomKey{kind: atomLog, n: e.n, c: e.c}, 1)
		return r[0], r[1], true
	}
	if e.c.Den > 0 {
		p.logInt(e.c.Num, 1, add)
		p.logInt(e.c.Den, -1, add)
	} else {
		add(atomKey{kind: atomLog, n: p.one, c: e.c}, 1)
	}
	switch {
	case e.n == p.one:
	case e.n.op == opProd:
		for _, f := range e.n.facs {
			if f.n.bounds() != pos {
				add(atomKey{kind: atomLog, n: e.n}, 1)
				return r[0], r[1], true
			}
		}
		for _, f := range e.n.facs {
			p.logBase(f.n, int64(f.exp), &r, add)
		}
	default:
		p.logBase(e.n, 1, &r, add)
	}
	return r[0], r[1], true
}

func (p *Pool) logBase(n *node, k int64, r *[2]Mod, add func(atomKey, int64)) {
	switch {
	case n == p.e:
		for i := range r {
			r[i] = r[i].Add(ModInt(k))
		}
	case n.op == opCall && n.kern == fnExp:
		for i, v := range n.args[0].values() {
			r[i] = r[i].Add(v.Mul(ModInt(k)))
		}
	case n.generates(op.Radical) && n.args[0].positive():
		// log of a root is a fraction of the radicand's, which is positive.
		v1, v2, _ := p.logValue(n.args[0])
		d := ModInt(int64(n.degree())).Inv().Mul(ModInt(k))
		r[0], r[1] = r[0].Add(v1.Mul(d)), r[1].Add(v2.Mul(d))
	default:
		add(atomKey{kind: atomLog, n: n}, k)
	}
}

// logInt adds k log n by the prime factors of n below 100; what is left is one
// more base.
func (p *Pool) logInt(n, k int64, add func(atomKey, int64)) {
	for q := int64(2); q < 100 && q*q <= n; q++ {
		for n%q == 0 {
			add(atomKey{kind: atomLog, n: p.one, c: p.co.int(q)}, k)
			n /= q
		}
	}
	if n > 1 {
		add(atomKey{kind: atomLog, n: p.one, c: p.co.int(n)}, k)
	}
}
