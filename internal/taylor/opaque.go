package taylor

// The scalar functions in a finite field: random values that obey sin² + cos² =
// 1, exp(u + v), √u² and so on.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Opaque gives functions values in F_p that obey their algebra, so that an
// identity between them which the algebra implies holds, and no other does
// except by accident of probability about 1/P.
//
//   - Order. The sign of u is the Legendre symbol (u/P). It is multiplicative
//     and, since P = 3 (mod 4), sign(-1) = -1, as with real numbers. Squares are
//     the positive elements and each has exactly one positive root, sqrt. Thus
//     sqrt(uv) = sqrt(u) sqrt(v) and sqrt(x²) = |x| hold identically; that
//     sqrt(x²) = x holds for half of the draws, which is why Guessed asks the
//     caller for more of them. Sums of squares need not be positive.
//   - exp u is a random unit g^12 with exp(k u/12) = g^k; sums and differences
//     of two known exponents multiply. sinh and cosh follow. log undoes exp,
//     and knows products of two known arguments.
//   - (cos u, sin u) is likewise a random point of the circle; of π/2 it is (0, 1).
//   - Any other function is an independent random value at each argument.
//
// Values depend on the seed and the argument; where tables are used also on the
// order of asking, which is that of the graph's nodes.
type Opaque struct {
	// Guessed is set once a sign or root was asked for.
	Guessed bool
	// Used is set once a function was given an opaque value, whose identities
	// may be missed.
	Used bool

	seed  uint64
	exact bool // large numbers are themselves
	exps  []known
	angle []known
	logs  []known
}

// known says that the function at w/den is (x, y): (cos, sin), or x alone.
type known struct {
	w    Mod
	den  int64
	x, y Mod
}

// granularity of exponents and angles: halves, thirds, quarters and sixths of
// an argument, and their multiples, are recognised.
const granularity = 12

// maxMultiple bounds the multiples looked for.
const maxMultiple = 8 * granularity

// NewOpaque makes the functions of one draw.
func NewOpaque(seed uint64) *Opaque {
	o := &Opaque{seed: seed}
	halfPi := o.hash("pi").Mul(half)
	o.angle = append(o.angle, known{w: halfPi, den: 1, x: 0, y: 1})
	return o
}

// largest bounds the numerators and denominators of numbers that are themselves
// in the field in all draws. P is 0 there: for what is beyond stands a random
// element in every second draw, so that what holds does so for any number in its
// place; and what fails where they are themselves fails.
const largest = 1 << 20

// maxExponent bounds the powers whose degree is nothing beside P; u^(P-1) is 1.
const maxExponent = 1 << 12

// coefficient is the image of a number.
func (o *Opaque) coefficient(c *scalar.Coef) Mod {
	if c.Den > 0 && digitsOf(c.Num) <= largest && digitsOf(c.Den) <= largest {
		return c.Mod
	}
	return o.standIn(c.Float, c.Mod)
}

// digitsOf is a whole number without its factors of ten, two and five: 6.67e-11 is
// no longer a number than 667.
func digitsOf(n int64) int64 {
	n = max(n, -n)
	for k := 0; k < 40 && n != 0 && n%2 == 0; k++ {
		n /= 2
	}
	for n != 0 && n%5 == 0 {
		n /= 5
	}
	return n
}

// data is the image of a float.
func (o *Opaque) data(v float64) Mod {
	if v == 0 || 1/(1<<40) < math.Abs(v) && math.Abs(v) < 1<<40 {
		return modFloat(v)
	}
	return o.standIn(v, modFloat(v))
}

func (o *Opaque) standIn(v float64, m Mod) Mod {
	if o.exact {
		return m
	}
	o.Used = true
	if v < 0 {
		return o.hash("number", Mod(math.Float64bits(-v)), m.Neg()).Neg()
	}
	return o.hash("number", Mod(math.Float64bits(v)), m)
}

// half is 1/2: twice 2^60 is 2^61 = 1.
const half Mod = 1 << 60

// hash draws a nonzero element fixed by seed, name and arguments.
func (o *Opaque) hash(name string, args ...Mod) Mod {
	h := mix(o.seed)
	for _, c := range []byte(name) {
		h = mix(h ^ uint64(c))
	}
	for _, a := range args {
		h = mix(h ^ uint64(a))
	}
	r := rng(h)
	return r.mod()
}

// Sign is the Legendre symbol.
func (o *Opaque) Sign(u Mod) int {
	o.Guessed = o.Guessed || u != 0
	return legendre(u)
}

// legendre is the Legendre symbol (u/P).
func legendre(u Mod) int {
	if u == 0 {
		return 0
	}
	if u.Pow((P-1)/2) == 1 {
		return 1
	}
	return -1
}

// root is the d-th root that is itself a positive element, for the u that have
// one, else errRedraw. With m the part of P-1 prime to d, the elements of
// order dividing m form a group on which raising to the power d is one to one;
// roots taken there are multiplicative.
func (o *Opaque) root(d int, u Mod) (Mod, error) {
	o.Guessed = true
	if u == 0 {
		return 0, nil
	}
	m := P - 1
	for q := uint64(2); q <= uint64(d); q++ {
		for uint64(d)%q == 0 && m%q == 0 {
			m /= q
		}
	}
	if u.Pow(m) != 1 {
		return 0, errRedraw
	}
	return u.Pow(inverseMod(uint64(d)%m, m)), nil
}

// inverseMod is 1/a modulo m, for a prime to m, by Euclid's algorithm.
func inverseMod(a, m uint64) uint64 {
	r0, r1 := int64(m), int64(a)
	t0, t1 := int64(0), int64(1)
	for r1 != 0 {
		q := r0 / r1
		r0, r1 = r1, r0-q*r1
		t0, t1 = t1, t0-q*t1
	}
	if t0 < 0 {
		t0 += int64(m)
	}
	return uint64(t0)
}

// angleOf is a new angle at the point (x, y)/√(x²+y²) of the circle.
func (o *Opaque) angleOf(y, x Mod) (Mod, error) {
	rho, err := o.root(2, x.Mul(x).Add(y.Mul(y)))
	if err != nil {
		return 0, err
	}
	if rho == 0 {
		return 0, errSingular
	}
	i := rho.Inv()
	c, s := x.Mul(i), y.Mul(i)
	for _, a := range o.angle {
		if a.den == 1 && a.x == c && a.y == s {
			return a.w, nil
		}
	}
	w := o.hash("atan2", c, s)
	o.angle = append(o.angle, known{w: w, den: 1, x: c, y: s})
	return w, nil
}

// Host has no value in the field.
func (o *Opaque) Host(*scalar.Func, []Mod) (Mod, bool) { return 0, false }

// Jet is an independent value for each function, argument and coefficient. Of an open
// function the derivatives are independent, each of them one value however it is asked
// for: with D_n the n-th, the coefficient of f^(m) at x^k is D_(m+k)/k!.
func (o *Opaque) Jet(f *scalar.Func, args []Mod, exponents []uint8) Mod {
	at := make([]Mod, 0, len(exponents)+len(args))
	if f.Open == nil {
		o.Used = true
		for _, k := range exponents {
			at = append(at, Mod(k))
		}
		return o.hash(f.Name, append(at, args...)...)
	}
	o.Used = o.Used || f.Open.Conditioned() // which the value need not keep
	factorial := Mod(1)
	for i, n := range f.Orders {
		k := 0
		if i < len(exponents) { // none are those of a constant
			k = int(exponents[i])
		}
		at = append(at, Mod(n+k))
		for j := 2; j <= k; j++ {
			factorial = factorial.Mul(Mod(j))
		}
	}
	return o.hash("open "+f.Open.Name, append(at, args...)...).Mul(factorial.Inv())
}

// Constant is an independent value.
func (o *Opaque) Constant(c op.Constant) Mod {
	return o.hash([...]string{op.Pi: "pi", op.E: "e", op.TwoOverRootPi: "2/sqrt(pi)"}[c])
}

// Value is what the function's image in a field is.
func (o *Opaque) Value(f *op.Func, args []Mod) (Mod, error) {
	u := args[0]
	switch f.Image.Kind {
	case op.OnCircle:
		c, s := o.circle(u)
		return o.formula(f, c, s)
	case op.OnHyperbola:
		e := o.exp(u)
		if f == fnExp {
			return e, nil
		}
		i := e.Inv()
		return o.formula(f, e.Add(i).Mul(half), e.Sub(i).Mul(half))
	case op.Logarithm:
		return o.log(u)
	case op.GeneralPower:
		l, err := o.log(u)
		return o.exp(args[1].Mul(l)), err
	case op.AngleOf:
		return o.angleOf(args[0], args[1])
	case op.Formula:
		return o.formula(f, args...)
	}
	if f.Generator.Kind == op.Radical || f.Generator.Kind == op.RealRoot {
		return o.root(f.Generator.Degree, u)
	}
	o.Used = true
	if f.Image.Kind == op.ProductLog { // y exp y = x
		if u == 0 {
			return 0, nil
		}
		y := o.hash(f.Name, u)
		o.exps = append(o.exps, known{w: y, den: 1, x: u.Mul(y.Inv())})
		return y, nil
	}
	if f.Image.Kind == op.OddRandom {
		if u == 0 {
			return 0, nil
		}
		if u > Mod(P/2) {
			return o.hash(f.Name, u.Neg()).Neg(), nil
		}
	}
	return o.hash(f.Name, args...), nil
}

// formula reads the image of a function.
func (o *Opaque) formula(f *op.Func, args ...Mod) (Mod, error) {
	return op.Eval(f.Image.Of, point[Mod]{Field{}, o}, 0, args)
}

// multiple finds k with u = k·w/den, |k| small.
func multiple(u Mod, e known) (int64, bool) {
	if e.w == 0 {
		return 0, false
	}
	k := u.Mul(Mod(e.den)).Mul(e.w.Inv())
	if k <= maxMultiple {
		return int64(k), true
	}
	if k = k.Neg(); k <= maxMultiple {
		return -int64(k), true
	}
	return 0, false
}

func (o *Opaque) exp(u Mod) Mod {
	if u == 0 {
		return 1
	}
	for _, e := range o.exps {
		if k, ok := multiple(u, e); ok {
			return e.x.PowInt(int(k))
		}
	}
	for i, a := range o.exps {
		for _, b := range o.exps[i+1:] {
			// u = a ± k b
			for _, s := range [2]Mod{1, Mod(P - 1)} {
				if k, ok := multiple(u.Sub(s.Mul(a.w)), b); ok {
					return a.x.PowInt(int(a.den * signed(s))).Mul(b.x.PowInt(int(k)))
				}
			}
		}
	}
	o.Used = true
	g := o.hash("exp", u)
	o.exps = append(o.exps, known{w: u, den: granularity, x: g})
	return g.PowInt(granularity)
}

func signed(s Mod) int64 {
	if s == 1 {
		return 1
	}
	return -1
}

func (o *Opaque) log(u Mod) (Mod, error) {
	if u == 0 {
		return 0, errRedraw
	}
	if u == 1 {
		return 0, nil
	}
	if u == o.hash("e") {
		return 1, nil
	}
	o.Used = true
	// Known logarithms: those asked for, and the exponents of exp.
	for _, l := range o.logs {
		for k := int64(1); k <= 4; k++ {
			switch p := l.x.PowInt(int(k)); {
			case u == p:
				return l.w.Mul(Mod(k)), nil
			case u.Mul(p) == 1:
				return l.w.Mul(Mod(k)).Neg(), nil
			}
		}
	}
	for _, e := range o.exps {
		p := e.x
		w := e.w.Mul(Mod(e.den).Inv())
		for k := Mod(1); k <= maxMultiple; k++ {
			if p == u {
				return w.Mul(k), nil
			}
			if p.Mul(u) == 1 {
				return w.Mul(k).Neg(), nil
			}
			p = p.Mul(e.x)
		}
	}
	for i, a := range o.logs {
		for _, b := range o.logs[i:] {
			switch {
			case u == a.x.Mul(b.x):
				return a.w.Add(b.w), nil
			case u.Mul(b.x) == a.x:
				return a.w.Sub(b.w), nil
			case u.Mul(a.x) == b.x:
				return b.w.Sub(a.w), nil
			}
		}
	}
	w := o.hash("log", u)
	o.logs = append(o.logs, known{w: w, den: 1, x: u})
	o.exps = append(o.exps, known{w: w, den: 1, x: u})
	return w, nil
}

// turn is z^k on the circle.
func turn(x, y Mod, k int64) (Mod, Mod) {
	if k < 0 {
		y, k = y.Neg(), -k
	}
	rx, ry := Mod(1), Mod(0)
	for ; k > 0; k >>= 1 {
		if k&1 == 1 {
			rx, ry = rx.Mul(x).Sub(ry.Mul(y)), rx.Mul(y).Add(ry.Mul(x))
		}
		x, y = x.Mul(x).Sub(y.Mul(y)), Mod(2).Mul(x).Mul(y)
	}
	return rx, ry
}

func (o *Opaque) circle(u Mod) (cos, sin Mod) {
	if u == 0 {
		return 1, 0
	}
	for _, e := range o.angle {
		if k, ok := multiple(u, e); ok {
			return turn(e.x, e.y, k)
		}
	}
	for i, a := range o.angle {
		for _, b := range o.angle[i+1:] {
			for _, s := range [2]Mod{1, Mod(P - 1)} {
				if k, ok := multiple(u.Sub(s.Mul(a.w)), b); ok {
					ax, ay := turn(a.x, a.y, a.den*signed(s))
					bx, by := turn(b.x, b.y, k)
					return ax.Mul(bx).Sub(ay.Mul(by)), ax.Mul(by).Add(ay.Mul(bx))
				}
			}
		}
	}
	o.Used = true
	// ((1-t²)/(1+t²), 2t/(1+t²)); 1+t² ≠ 0 since -1 is no square.
	t := o.hash("circle", u)
	d := t.Mul(t).Add(1).Inv()
	e := known{w: u, den: granularity, x: Mod(1).Sub(t.Mul(t)).Mul(d), y: Mod(2).Mul(t).Mul(d)}
	o.angle = append(o.angle, e)
	return turn(e.x, e.y, granularity)
}
