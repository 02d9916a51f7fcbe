package trial

// Random expressions and points.

import (
	"math/rand/v2"
	"slices"
)

// Draw is a source of random programs: the generator, how large they become, and
// what may occur.
type Draw struct {
	*rand.Rand
	Size int // 1 … 8: how deep expressions are and how many lines programs have
}

// NewDraw begins at a seed.
func NewDraw(seed uint64, size int) *Draw {
	return &Draw{Rand: rand.New(rand.NewPCG(seed, 0x7472696c)), Size: size}
}

// Whole is a number in [lo, hi].
func (d *Draw) Whole(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

// Chance is true with probability p.
func (d *Draw) Chance(p float64) bool { return d.Float64() < p }

// Pick is one of several.
func Pick[T any](d *Draw, xs ...T) T { return xs[d.IntN(len(xs))] }

// Style says what a random expression may be made of.
type Style struct {
	Functions []string
	Roots     bool // powers with fractions as exponents
	Kinks     bool // abs, max, if …
	Division  bool
	Decimals  bool
	Exact     bool // pi, e, roots, angles, numbers of many digits
}

// Styles of expressions.
var (
	Smooth     = Style{Functions: []string{"sin", "cos", "exp", "tanh", "atan", "sigmoid", "sinh", "cosh"}, Division: true}
	Polynomial = Style{}
	Rational   = Style{Division: true}
	Everything = Style{Functions: unary, Roots: true, Kinks: true, Division: true, Decimals: true, Exact: true}
	// Differentiable is everything that has derivatives in the language.
	Differentiable = Style{Functions: allBut("floor"), Roots: true, Kinks: true, Division: true, Decimals: true, Exact: true}
)

// allBut are all functions of one argument but one.
func allBut(name string) []string {
	return slices.DeleteFunc(slices.Clone(unary), func(n string) bool { return n == name })
}

// Number is a small number, a fraction now and then.
func (d *Draw) Number(s Style) *Tree {
	switch {
	case s.Decimals && d.Chance(0.08):
		return d.farFromOne()
	case s.Exact && d.Chance(0.4):
		return d.Constant()
	case s.Division && d.Chance(0.2):
		return Num(d.Whole(1, 7), d.Whole(2, 5))
	case s.Decimals && d.Chance(0.15):
		return Num(d.Whole(1, 99), Pick(d, 10, 100))
	}
	return Num(d.Whole(1, 5), 1)
}

// Tree is an expression in vars variables, at most so deep.
func (d *Draw) Tree(s Style, vars, depth int) *Tree {
	if depth <= 0 || d.Chance(0.1) {
		if vars == 0 || d.Chance(0.25) {
			return d.Number(s)
		}
		return Var(d.IntN(vars))
	}
	sub := func() *Tree { return d.Tree(s, vars, depth-1) }
	switch k := d.IntN(12); {
	case k < 3:
		return Add(sub(), sub())
	case k < 5:
		return Sub(sub(), sub())
	case k < 8:
		return Mul(sub(), sub())
	case k == 8 && s.Division:
		return Div(sub(), sub())
	case k == 9:
		if s.Roots && d.Chance(0.5) {
			return Pow(sub(), Pick(d, 1, -1, 3, -3, 2, 5, 7), Pick(d, 2, 3, 4))
		}
		if s.Division && d.Chance(0.2) {
			return Pow(sub(), -d.Whole(1, 3), 1)
		}
		return Pow(sub(), d.Whole(2, 4), 1)
	case k == 10 && s.Kinks && d.Chance(0.6):
		switch d.IntN(5) {
		case 0:
			return Call(Pick(d, "abs", "relu"), sub())
		case 1, 2:
			kids := []*Tree{sub(), sub()}
			if d.Chance(0.1) {
				kids = append(kids, sub())
			}
			return node(Pick(d, "max", "min"), kids...)
		case 3:
			pairs := []string{"atan2", "atan2", "hypot", "binomial"}
			if slices.Contains(s.Functions, "floor") { // has no derivative, as mod has none
				pairs = append(pairs, "mod")
			}
			return node(Pick(d, pairs...), sub(), sub())
		}
		if d.Chance(0.2) {
			return node("case", node(Pick(d, "and", "or"), node("<", sub(), sub()), node("<", sub(), sub())), sub(), sub())
		}
		return node("if", sub(), sub(), sub(), sub())
	case k >= 10 && s.Exact && d.Chance(0.15):
		return d.turned(sub())
	case k >= 10 && s.Exact && d.Chance(0.2):
		return d.undone(sub, vars)
	case k >= 10 && len(s.Functions) > 0:
		return Call(Pick(d, s.Functions...), sub())
	}
	return Mul(d.Number(s), sub())
}

// Point is a point with coordinates between lo and hi, short decimals.
func (d *Draw) Point(n int, lo, hi float64) At {
	p := make(At, n)
	for k := range p {
		p[k] = float64(int((lo+(hi-lo)*d.Float64())*1000)) / 1000
	}
	return p
}
