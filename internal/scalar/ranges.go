package scalar

// The sign and range of an expression: where it is known to be positive, or
// within bounds.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// signs is the set of signs an expression can have where it is defined.
type signs uint8

const (
	neg     = signs(op.Neg)
	nul     = signs(op.Nul)
	pos     = signs(op.Pos)
	anySign = neg | nul | pos
)

func (s signs) flip() signs { return s&nul | s&neg<<2 | s&pos>>2 }

func (s signs) times(c float64) signs {
	if c < 0 {
		return s.flip()
	}
	return s
}

func (s signs) mul(t signs) signs {
	r := (s | t) & nul
	if s&pos != 0 {
		r |= t &^ nul
	}
	if s&neg != 0 {
		r |= t.flip() &^ nul
	}
	return r
}

func (s signs) pow(n int) signs {
	if n%2 == 0 {
		r := s & nul
		if s&^nul != 0 {
			r |= pos
		}
		s = r
	}
	if n < 0 {
		s &^= nul
	}
	return s
}

// within narrows the signs by a range of values.
func (s signs) within(lo, hi float64) signs {
	t := s
	if lo >= 0 {
		t &^= neg
	}
	if lo > 0 {
		t &^= nul
	}
	if hi <= 0 {
		t &^= pos
	}
	if hi < 0 {
		t &^= nul
	}
	if t == 0 {
		return s
	}
	return t
}

// nonNegative reports that e is never below 0.
func (e Expr) nonNegative() bool {
	return e.c == nil || e.n.bounds().times(e.c.Float)&neg == 0
}

// positive reports that e is always above 0.
func (e Expr) positive() bool {
	return e.c != nil && e.n.bounds().times(e.c.Float) == pos
}

// rangeOf is a closed range that holds the values of e.
func (e Expr) rangeOf() (lo, hi float64) {
	if e.c == nil {
		return 0, 0
	}
	e.n.bounds()
	return scaleRange(e.c.Float, e.n.lo, e.n.hi)
}

func scaleRange(c, lo, hi float64) (float64, float64) {
	if c < 0 {
		lo, hi = hi, lo
	}
	return c * lo, c * hi
}

func mulRange(a, b, c, d float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, x := range [2]float64{a, b} {
		for _, y := range [2]float64{c, d} {
			z := x * y
			if x == 0 || y == 0 {
				z = 0
			}
			lo, hi = math.Min(lo, z), math.Max(hi, z)
		}
	}
	return lo, hi
}

func powRange(lo, hi float64, n int) (float64, float64) {
	if n < 0 {
		if lo <= 0 && hi >= 0 {
			switch {
			case n%2 == 0:
				return 0, math.Inf(1)
			case lo == 0:
				return 1 / hi, math.Inf(1)
			case hi == 0:
				return math.Inf(-1), 1 / lo
			}
			return math.Inf(-1), math.Inf(1)
		}
		lo, hi, n = 1/hi, 1/lo, -n
	}
	a, b := powInt(lo, n), powInt(hi, n)
	if n%2 == 1 {
		return a, b
	}
	if lo <= 0 && hi >= 0 {
		return 0, math.Max(a, b)
	}
	return math.Min(a, b), math.Max(a, b)
}

// bounds finds the signs a node can have, and the range lo … hi of its values,
// once it is asked: most nodes never are.
func (n *node) bounds() signs {
	if n.ranged {
		return n.signs
	}
	for _, m := range deepOrder(n, func(m *node) bool { return m.ranged }) {
		m.bound()
	}
	n.bound()
	return n.signs
}

func (n *node) bound() {
	if n.ranged {
		return
	}
	switch n.op {
	case opSum:
		n.boundSum()
	case opProd:
		n.lo, n.hi, n.signs = 1, 1, pos
		for _, f := range n.facs {
			f.n.bounds()
			lo, hi := powRange(f.n.lo, f.n.hi, int(f.exp))
			n.lo, n.hi = mulRange(n.lo, n.hi, lo, hi)
			n.signs = n.signs.mul(f.n.signs.pow(int(f.exp)))
		}
		n.widen()
	case opCall:
		n.boundCall()
	default:
		n.lo, n.hi, n.signs = math.Inf(-1), math.Inf(1), anySign
	}
	n.signs = n.signs.within(n.lo, n.hi)
	if n.given != 0 {
		n.signs = n.signs.known(n.given)
	}
	n.ranged = true
}

func (n *node) boundSum() {
	slack := 0.0
	strict := false
	for _, x := range n.args {
		x.n.bounds()
		lo, hi := scaleRange(x.c.Float, x.n.lo, x.n.hi)
		n.lo, n.hi = n.lo+lo, n.hi+hi
		n.signs |= x.n.signs.times(x.c.Float)
		strict = strict || x.n.signs&nul == 0
		for _, v := range [2]float64{lo, hi} {
			if !math.IsInf(v, 0) && !plain(v) {
				slack += 1e-13 * math.Abs(v)
			}
		}
	}
	n.lo, n.hi = n.lo-slack, n.hi+slack
	n.widen()
	switch {
	case n.signs&(pos|neg) == pos|neg:
		n.signs |= nul
	case strict:
		// A sum of terms of one sign vanishes only where all do.
		n.signs &^= nul
	}
}

// plain reports a number that sums and products of a few like it compute
// without rounding.
func plain(v float64) bool { return math.Abs(v) < 1<<20 && v*1024 == math.Trunc(v*1024) }

// widen makes a computed range safe from rounding, and NaN ends infinite.
// Plain ends are exact.
func (n *node) widen() {
	if math.IsNaN(n.lo) || math.IsNaN(n.hi) {
		n.lo, n.hi = math.Inf(-1), math.Inf(1)
		return
	}
	const w = 1e-13
	if !plain(n.lo) && !math.IsInf(n.lo, 0) {
		n.lo -= w * math.Abs(n.lo)
	}
	if !plain(n.hi) && !math.IsInf(n.hi, 0) {
		n.hi += w * math.Abs(n.hi)
	}
}

// boundCall reads the row of the function over what is known of the arguments.
func (n *node) boundCall() {
	var in [3]op.Bounds
	for i, a := range n.args {
		in[i].Signs = op.Nul
		if a.c != nil {
			in[i].Signs = op.Signs(a.n.bounds().times(a.c.Float))
			in[i].Open = a.opened()
		}
		in[i].Lo, in[i].Hi = a.rangeOf()
	}
	known := in[:len(n.args)]
	r := n.kern.Over(known)
	n.lo, n.hi = r.Lo, r.Hi
	n.widen()
	n.signs = signs(n.kern.Signs(known))
}

// opened reports that e is a multiple of a variable with open bounds.
func (e Expr) opened() bool { return e.n.op == opVar && e.n.open }

// Signs are those that an expression may have, wherever it has a value.
type Signs struct{ Neg, Nul, Pos bool }

// Signs are those that e may have by the ranges and conditions of its variables.
func (p *Pool) Signs(e Expr) Signs {
	if e.c == nil || p.IsZero(e) == Zero {
		return Signs{Nul: true}
	}
	s := e.n.bounds().times(e.c.Float)
	return Signs{s&neg != 0, s&nul != 0, s&pos != 0}
}
