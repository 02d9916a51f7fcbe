package trial

// Expressions of numbers and variables, and their values as jets.

import "math"

// Tree is an expression: a number, a variable, an operation or a function of its
// parts.
type Tree struct {
	Op   string // "num", "var", "pi", "+", "-", "*", "/", "neg", "pow", "if", or a function's name
	P, Q int    // of num: P/Q; of pow: the exponent P/Q
	Var  int
	Kids []*Tree // of if: a, b, then, else: then where a < b
}

// Num is the fraction p/q.
func Num(p, q int) *Tree { return &Tree{Op: "num", P: p, Q: q} }

// Var is the k-th variable.
func Var(k int) *Tree { return &Tree{Op: "var", Var: k} }

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

// Jet is the tree's value with derivatives, given those of its variables. ok is
// false where it has none, or near a place where it has none.
func jetOf[T Number[T]](t *Tree, x []Jet[T]) (j Jet[T], ok bool) {
	s := x[0].s
	one := x[0].c[0].Of(1)
	if t.Op == "var" {
		return x[t.Var], true
	}
	kids := make([]Jet[T], len(t.Kids))
	for i, k := range t.Kids {
		if kids[i], ok = jetOf(k, x); !ok {
			return j, false
		}
	}
	switch t.Op {
	case "num":
		return Const(s, one.Of(float64(t.P)).Div(one.Of(float64(t.Q)))), true
	case "pi":
		return Const(s, one.Atan().Mul(one.Of(4))), true
	case "+":
		j = kids[0].Add(kids[1])
	case "-":
		j = kids[0].Sub(kids[1])
	case "*":
		j = kids[0].Mul(kids[1])
	case "neg":
		j = kids[0].Scale(one.Neg())
	case "/":
		if math.Abs(kids[1].Value().Float()) < edge {
			return j, false
		}
		j = kids[0].Div(kids[1])
	case "pow":
		return powerOf(kids[0], t.P, t.Q)
	case "if":
		d := kids[1].Value().Float() - kids[0].Value().Float()
		if math.Abs(d) < edge {
			return j, false
		}
		j = kids[2]
		if d < 0 {
			j = kids[3]
		}
	case "max", "min":
		d := kids[1].Value().Float() - kids[0].Value().Float()
		if math.Abs(d) < edge {
			return j, false
		}
		j = kids[0]
		if (d > 0) == (t.Op == "max") {
			j = kids[1]
		}
	default:
		c, fine := taylor(t.Op, kids[0].Value(), s.order)
		if !fine {
			return j, false
		}
		j = kids[0].Apply(c)
	}
	return j, math.Abs(j.Value().Float()) < huge
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
	s := flat
	d, ok := jetOf(t, variables[Double](s, at))
	if !ok || !d.Finite() {
		return 0, 0, false
	}
	f, ok := jetOf(t, variables[Single](s, at))
	if !ok {
		return 0, 0, false
	}
	v = d.Value().Float()
	return v, math.Abs(v - f.Value().Float()), true
}

// flat has values alone; any number of variables are constants of it.
var flat = NewShape(0, 0)
