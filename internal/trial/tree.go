package trial

// Expressions of numbers and variables, and their values as jets.

import (
	"math"
	"math/big"
)

// Tree is an expression: a number, a variable, an operation or a function of its
// parts.
type Tree struct {
	// Op is "num", "rat", "var", "pi", "e", "+", "-", "*", "/", "neg", "pow", "power", "if", "case", a condition's "<", "!=", "==", "and", "or",
	// "open", or a function's name.
	Op   string
	P, Q int // of num: P/Q; of pow: the exponent P/Q
	Var  int
	Rat  *big.Rat // of rat: a number of any size, written as Kids[0] where there is one
	Word string   // of rat: the number as it is written, where not by its digits
	Open *Opened  // of open: the function, and how often it is derived by each param
	By   []int
	Kids []*Tree // of if: a, b, then, else: then where a < b; of case: condition, then, else
}

// Num is the fraction p/q.
func Num(p, q int) *Tree { return &Tree{Op: "num", P: p, Q: q} }

// Var is the k-th variable.
func Var(k int) *Tree { return &Tree{Op: "var", Var: k} }

// Big is a fraction of any size.
func Big(r *big.Rat) *Tree { return &Tree{Op: "rat", Rat: r} }

func node(op string, kids ...*Tree) *Tree { return &Tree{Op: op, Kids: kids} }

// Add is a + b.
func Add(a, b *Tree) *Tree { return node("+", a, b) }

// Sub is a − b.
func Sub(a, b *Tree) *Tree { return node("-", a, b) }

// Mul is a b.
func Mul(a, b *Tree) *Tree { return node("*", a, b) }

// Div is a/b.
func Div(a, b *Tree) *Tree { return node("/", a, b) }

// Neg is −a.
func Neg(a *Tree) *Tree { return node("neg", a) }

// Pow is a^(p/q), in lowest terms.
func Pow(a *Tree, p, q int) *Tree {
	for k := q; k > 1; k-- {
		if p%k == 0 && q%k == 0 {
			p, q = p/k, q/k
		}
	}
	if p == 1 && q == 1 {
		return a
	}
	return &Tree{Op: "pow", P: p, Q: q, Kids: []*Tree{a}}
}

// Call is a function of one argument.
func Call(name string, a *Tree) *Tree { return node(name, a) }

// Size is how many nodes a tree has.
func (t *Tree) Size() int {
	n := 1
	for _, k := range t.Kids {
		n += k.Size()
	}
	return n
}

// Uses reports that a variable occurs.
func (t *Tree) Uses(v int) bool {
	if t.Op == "var" && t.Var == v {
		return true
	}
	for _, k := range t.Kids {
		if k.Uses(v) {
			return true
		}
	}
	return false
}

// huge bounds the values that are compared: beyond it rounding tells nothing.
const huge = 1e8

// Standing says whether a tree has a value at a point.
type Standing int

// The cases: Unknown is near an edge, or beyond what is compared.
const (
	Unknown Standing = iota
	Valued
	Valueless // a part that counts has no value here, nor anywhere near
)

// jetOf is the tree's value with derivatives, given those of its variables. ok is
// false where it has none, or near a place where it has none.
func jetOf[T Number[T]](t *Tree, x []Jet[T]) (j Jet[T], ok bool) {
	j, how := standing(t, x)
	return j, how == Valued
}

func standing[T Number[T]](t *Tree, x []Jet[T]) (j Jet[T], how Standing) {
	s := x[0].s
	one := x[0].c[0].Of(1)
	switch t.Op {
	case "var":
		return x[t.Var], Valued
	case "num":
		return Const(s, one.Of(float64(t.P)).Div(one.Of(float64(t.Q)))), Valued
	case "rat":
		return Const(s, ofRat(one, t.Rat)), Valued
	case "pi":
		return Const(s, one.Atan().Mul(one.Of(4))), Valued
	case "e":
		return Const(s, one.Exp()), Valued
	case "if", "case":
		return branch(t, x)
	}
	kids := make([]Jet[T], len(t.Kids))
	how = Valued
	for i, k := range t.Kids {
		var of Standing
		if kids[i], of = standing(k, x); of != Valued && how != Valueless {
			how = of
		}
	}
	if how != Valued {
		return j, how
	}
	j, ok := combine(t, kids)
	switch {
	case ok && math.Abs(j.Value().Float()) < huge:
		return j, Valued
	case beyond(t, kids):
		return j, Valueless
	}
	return j, Unknown
}

// combine is an operation or a function of values of its parts.
func combine[T Number[T]](t *Tree, kids []Jet[T]) (j Jet[T], ok bool) {
	switch t.Op {
	case "+":
		return kids[0].Add(kids[1]), true
	case "-":
		return kids[0].Sub(kids[1]), true
	case "*":
		return kids[0].Mul(kids[1]), true
	case "neg":
		return kids[0].Scale(kids[0].c[0].Of(-1)), true
	case "/":
		if math.Abs(kids[1].Value().Float()) < edge {
			return j, false
		}
		return kids[0].Div(kids[1]), true
	case "pow":
		if t.Q > 1 && t.P > 0 && kids[0].value() == 0 && t.Kids[0].Constant() {
			return kids[0], true // a root of zero
		}
		return powerOf(kids[0], t.P, t.Q)
	case "power":
		return generalPower(kids[0], kids[1])
	case "atan2":
		return angle(kids[0], kids[1])
	case "hypot":
		return powerOf(kids[0].Mul(kids[0]).Add(kids[1].Mul(kids[1])), 1, 2)
	case "mod":
		if math.Abs(kids[1].value()) < edge {
			return j, false
		}
		q, ok := taylor("floor", kids[0].Value().Div(kids[1].Value()), 0)
		if !ok {
			return j, false
		}
		return kids[0].Sub(kids[1].Scale(q[0])), true
	case "binomial":
		return binomial(kids[0], kids[1])
	case "max", "min":
		j = kids[0]
		for _, k := range kids[1:] {
			d := k.Value().Float() - j.Value().Float()
			if math.Abs(d) < edge {
				return j, false
			}
			if (d > 0) == (t.Op == "max") {
				j = k
			}
		}
		return j, true
	case "open":
		return openValue(t, kids)
	case "polygamma":
		return kids[1].Apply(polygammaSeries(t.Kids[0].P, kids[1].Value(), kids[1].s.order)), awayFromPoles(kids[1].Value().Float())
	}
	u := kids[0]
	if c, ok := taylor(t.Op, u.Value(), u.s.order); ok {
		return u.Apply(c), true
	}
	if t.Kids[0].Constant() { // a value at an end of the domain needs no derivative
		v, ok := closed(t.Op, u.Value(), t.Kids[0].exact())
		return Const(u.s, v), ok
	}
	return j, false
}

// beyond reports that an operation has no value for such parts, nor for any near
// them.
func beyond[T Number[T]](t *Tree, kids []Jet[T]) bool {
	u := kids[0].Value().Float()
	switch t.Op {
	case "log", "sqrt":
		return u < -edge
	case "asin", "acos", "atanh":
		return math.Abs(u) > 1+edge
	case "acosh":
		return u < 1-edge
	case "log2", "log10":
		return u < -edge
	case "log1p":
		return u < -1-edge
	case "lambertw":
		return u < -1/math.E-edge
	case "ellipticK", "ellipticE", "ellipticD":
		return u > 1+edge
	case "pow":
		return t.Q > 1 && u < -edge
	case "power": // of a constant that is no whole number
		e := kids[1].Value().Float()
		return t.Kids[1].Constant() && math.Abs(e-math.Round(e)) > edge && u < -edge
	}
	return false
}

// branch is that of two formulas which the condition chooses; the other one needs
// no value.
func branch[T Number[T]](t *Tree, x []Jet[T]) (j Jet[T], how Standing) {
	cond, a, b := t.Kids[0], t.Kids[len(t.Kids)-2], t.Kids[len(t.Kids)-1]
	if t.Op == "if" {
		cond = node("<", t.Kids[0], t.Kids[1])
	}
	yes, how := truthOf(cond, x)
	if how != Valued {
		return j, how
	}
	if !yes {
		a = b
	}
	return standing(a, x)
}

// truthOf is the truth of a condition.
func truthOf[T Number[T]](t *Tree, x []Jet[T]) (yes bool, how Standing) {
	if t.Op == "==" { // only printed
		yes, how = truthOf(node("!=", t.Kids...), x)
		return !yes, how
	}
	if t.Op == "<" || t.Op == "!=" {
		a, how := standing(t.Kids[0], x)
		b, also := standing(t.Kids[1], x)
		d := b.value() - a.value()
		switch {
		case how == Valueless || also == Valueless:
			return false, Valueless
		case how == Unknown || also == Unknown:
			return false, Unknown
		case t.Op == "!=" && (math.Abs(d) > edge || d == 0): // of whole numbers
			return d != 0, Valued
		case math.Abs(d) < edge || t.Op == "!=":
			return false, Unknown
		}
		return d > 0, Valued
	}
	for _, k := range t.Kids { // what an earlier one settles asks the later ones nothing
		if yes, how = truthOf(k, x); how == Valueless || how == Valued && yes == (t.Op == "or") {
			return yes, how
		}
		if how == Unknown { // nor is it known whether they are asked
			return false, Unknown
		}
	}
	return yes, how
}

func powerOf[T Number[T]](a Jet[T], p, q int) (Jet[T], bool) {
	v := a.Value().Float()
	if q == 1 && p >= 0 {
		r := Const(a.s, a.c[0].Of(1))
		for range p {
			r = r.Mul(a)
		}
		return r, math.Abs(r.Value().Float()) < huge
	}
	if math.Abs(v) < edge || q > 1 && v < 0 {
		return a, false
	}
	if q == 1 {
		r, ok := powerOf(a, -p, 1)
		if !ok {
			return a, false
		}
		return r.Inverse(), true
	}
	r := a.Apply(powerSeries(a.Value(), p, q, a.s.order))
	return r, math.Abs(r.Value().Float()) < huge
}

// generalPower is bᵉ.
func generalPower[T Number[T]](b, e Jet[T]) (Jet[T], bool) {
	n := e.Value().Float()
	if whole := math.Round(n); n == whole && math.Abs(n) < 20 && e.flat() {
		return powerOf(b, int(whole), 1)
	}
	v := b.Value()
	if v.Float() < edge {
		return b, false
	}
	power := e.Mul(b.Apply(mustTaylor("log", v, b.s.order)))
	if power.Value().Float() > 30 {
		return b, false
	}
	return power.Apply(mustTaylor("exp", power.Value(), b.s.order)), true
}

// angle is that of the point (x, y): its value, and by how much it turns.
func angle[T Number[T]](y, x Jet[T]) (j Jet[T], ok bool) {
	a, b := y.Value(), x.Value()
	zero := a.Of(0)
	v := zero
	p, q := a.Float(), b.Float()
	halfTurn := a.Of(1).Atan().Add(a.Of(1).Atan())
	switch {
	case math.Abs(p)+math.Abs(q) < edge || q < 0 && math.Abs(p) < edge && !(y.flat() && p == 0):
		return j, false // the origin, and the cut
	case math.Abs(q) >= math.Abs(p):
		v = a.Div(b).Atan()
		if q < 0 && p >= 0 {
			v = v.Add(halfTurn).Add(halfTurn)
		} else if q < 0 {
			v = v.Sub(halfTurn).Sub(halfTurn)
		}
	case p > 0:
		v = halfTurn.Sub(b.Div(a).Atan())
	default:
		v = halfTurn.Neg().Sub(b.Div(a).Atan())
	}
	cross := y.Scale(b).Sub(x.Scale(a))
	along := y.Scale(a).Add(x.Scale(b))
	turn := cross.Div(along)
	turn.c[0] = zero
	j = turn.Apply(mustTaylor("atan", zero, y.s.order))
	j.c[0] = v
	return j, true
}

// Constant reports that no variable occurs.
func (t *Tree) Constant() bool {
	if t.Op == "var" {
		return false
	}
	for _, k := range t.Kids {
		if !k.Constant() {
			return false
		}
	}
	return true
}

// exact reports a constant whose value is a fraction by arithmetic alone.
func (t *Tree) exact() bool {
	switch t.Op {
	case "num", "rat":
		return true
	case "neg":
		return t.Kids[0].exact()
	}
	return false
}

// ofRat is a fraction as a number of T.
func ofRat[T Number[T]](one T, r *big.Rat) T {
	hi, _ := r.Float64()
	rest := new(big.Rat)
	if !math.IsInf(hi, 0) {
		rest.Sub(r, new(big.Rat).SetFloat64(hi))
	}
	lo, _ := rest.Float64()
	return one.Of(hi).Add(one.Of(lo))
}

// At is a point: the values of the variables.
type At []float64

// JetAt is a tree's jet at a point in double-doubles.
func JetAt(t *Tree, s *Shape, at At) (Jet[Double], bool) { return jetOf(t, variables[Double](s, at)) }

func variables[T Number[T]](s *Shape, at At) []Jet[T] {
	var zero T
	x := make([]Jet[T], len(at))
	for k := range x {
		if k < s.n {
			x[k] = Variable(s, k, zero.Of(at[k]))
		} else {
			x[k] = Const(s, zero.Of(at[k]))
		}
	}
	return x
}

// Value is a tree's value at a point, with how much rounding in float64 does to it.
func (t *Tree) Value(at At) (v, noise float64, ok bool) {
	v, noise, how := t.standingAt(at)
	return v, noise, how == Valued
}

func (t *Tree) standingAt(at At) (v, noise float64, how Standing) {
	d, how := standing(t, variables[Double](flat, at))
	if how != Valued {
		return 0, 0, how
	}
	f, ok := jetOf(t, variables[Single](flat, at))
	if !ok || !d.Finite() {
		return 0, 0, Unknown
	}
	v = d.Value().Float()
	return v, math.Abs(v - f.Value().Float()), Valued
}

// flat has values alone; any number of variables are constants of it.
var flat = NewShape(0, 0)
