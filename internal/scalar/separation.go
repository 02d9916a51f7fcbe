package scalar

// The sign of a number: by growing precision, and 0 where it is smaller than any
// such number but 0 can be.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Sign is the sign of an expression whose variables have these numbers, at
// given or none; false when that is not decided.
func (p *Pool) Sign(e Expr, at At) (int, bool) {
	if e.c == nil {
		return 0, true
	}
	work := certainWork
	separated, tried := 0.0, false
	for prec := uint(firstBits); prec <= lastBits; prec *= 4 {
		v := p.evaluation(prec, at, &work)
		x, ok := v.expr(e)
		if !ok {
			continue
		}
		if s, ok := x.sign(); ok {
			return s, true
		}
		if !tried {
			separated, tried = v.separation(e), true
		}
		if separated >= lastBits {
			continue
		}
		least := new(big.Float).SetMantExp(big.NewFloat(1), -int(separated)-1)
		if v.abs(x).hi.Cmp(least) < 0 {
			return 0, true
		}
	}
	return 0, false
}

// algebraic bounds a real number made of rationals by + − · / and roots: it is
// a quotient of algebraic integers, of whose conjugates the numerator's are at
// most 2ᵘ in size and the denominator's at most 2ˡ.
type algebraic struct{ u, l float64 }

// separation is a number of bits b such that e is 0 or at least 2⁻ᵇ in size; +Inf
// when none is known. It is the bound of Burnikel, Funke, Mehlhorn, Schirra and
// Schmitt (2001): with D the product of the degrees of the roots inside,
// |e| ≥ (2^((D−1) u + l))⁻¹.
func (v *evaluation) separation(e Expr) float64 {
	s := separator{v, map[*node]algebraic{}, 1}
	a, ok := s.expr(e)
	if !ok || s.degree > lastBits {
		return math.Inf(1)
	}
	const slack = 8 // for the rounding of these bounds
	return 1.001*((s.degree-1)*math.Max(a.u, 0)+math.Max(a.l, 0)) + slack
}

type separator struct {
	*evaluation
	memo   map[*node]algebraic
	degree float64
}

func (s *separator) expr(e Expr) (algebraic, bool) {
	if e.c == nil {
		return algebraic{}, true
	}
	a, ok := s.node(e.n)
	if !ok {
		return a, false
	}
	return a.times(fraction(e.c.rat())), true
}

// fraction bounds n/d by their bits.
func fraction(q *big.Rat) algebraic {
	log := func(n *big.Int) float64 { return float64(n.BitLen()) }
	a := algebraic{log(q.Num()), log(q.Denom())}
	if q.Denom().IsInt64() && q.Denom().Int64() == 1 {
		a.l = 0
	}
	return a
}

func (a algebraic) times(b algebraic) algebraic { return algebraic{a.u + b.u, a.l + b.l} }

func (a algebraic) plus(b algebraic) algebraic {
	x, y := a.u+b.l, b.u+a.l
	return algebraic{math.Max(x, y) + 1, a.l + b.l}
}

func (s *separator) node(n *node) (algebraic, bool) {
	if n.op == opOne {
		return algebraic{}, true
	}
	if a, ok := s.memo[n]; ok {
		return a, true
	}
	a, ok := s.compute(n)
	if ok {
		s.memo[n] = a
	}
	return a, ok
}

func (s *separator) compute(n *node) (algebraic, bool) {
	if x, ok := s.evaluation.node(n); ok && x.q != nil {
		return fraction(x.q), true
	}
	switch n.op {
	case opSum:
		a, ok := s.expr(n.args[0])
		for _, t := range n.args[1:] {
			b, also := s.expr(t)
			a, ok = a.plus(b), ok && also
		}
		return a, ok
	case opProd:
		a := algebraic{}
		for _, f := range n.facs {
			b, ok := s.node(f.n)
			if !ok {
				return a, false
			}
			k := math.Abs(float64(f.exp))
			if f.exp < 0 {
				b.u, b.l = b.l, b.u
			}
			a = a.times(algebraic{k * b.u, k * b.l})
		}
		return a, true
	case opCall:
		if n.kern == fnAbs {
			return s.expr(n.args[0])
		}
		if !n.generates(op.Radical) && !n.generates(op.RealRoot) {
			return algebraic{}, false
		}
		a, ok := s.expr(n.args[0])
		k := float64(n.degree())
		s.degree *= k
		if a.u >= a.l {
			return algebraic{(a.u + (k-1)*a.l) / k, a.l}, ok
		}
		return algebraic{a.u, ((k-1)*a.u + a.l) / k}, ok
	}
	return algebraic{}, false
}
