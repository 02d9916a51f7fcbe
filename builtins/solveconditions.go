package builtins

// Conditions of solutions: what is divided by does not vanish, what is under a root is not negative.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// condition is e != 0, a condition for each factor of which that is not known; nothing
// where it is of all.
func (s *solving) condition(e scalar.Expr) []scalar.Condition {
	p := s.u.Pool
	n, _ := p.OverOne(p.Simplify(e, scalar.Budget{}))
	if n.IsNumber() || !p.Signs(n).Nul {
		return nil
	}
	if s.onChart(n) && !slices.ContainsFunc(s.xs, func(x *unknown) bool { return x.of == nil }) {
		return nil // params are the same at all points: those where it does not vanish say what they are
	}
	least, _ := s.undecided(n)
	var out []scalar.Condition
	for _, f := range least {
		out = append(out, s.says(f.Base, "!=", `\ne`, scalar.Expr{}))
	}
	return out
}

// notNegative is e >= 0, without the factors whose sign is known.
func (s *solving) notNegative(e scalar.Expr) scalar.Condition {
	least, turned := s.undecided(e)
	if turned {
		return s.says(s.product(least), "<=", `\le`, scalar.Expr{})
	}
	return s.says(s.product(least), ">=", `\ge`, scalar.Expr{})
}

// undecided are the factors of e whose sign is not known; turned where the others are
// negative together.
func (s *solving) undecided(e scalar.Expr) (least []scalar.Factor, turned bool) {
	p := s.u.Pool
	turned = e.Coef() < 0
	v := p.View(e)
	factors := v.Factors
	if v.Op != scalar.Product {
		factors = []scalar.Factor{{Base: p.Div(e, p.Coefficient(e)), Exp: 1}}
	}
	for _, f := range factors {
		switch can := p.Signs(f.Base); {
		case !can.Nul && !can.Neg:
		case !can.Nul && !can.Pos:
			turned = turned != (f.Exp%2 != 0)
		default:
			least = append(least, f)
		}
	}
	return least, turned
}

// product multiplies factors.
func (s *solving) product(list []scalar.Factor) scalar.Expr {
	p := s.u.Pool
	out := p.Int(1)
	for _, f := range list {
		out = p.Mul(out, p.PowInt(f.Base, f.Exp))
	}
	return out
}

// says is a condition on a solution, in both styles.
func (s *solving) says(a scalar.Expr, sign, latex string, b scalar.Expr) scalar.Condition {
	p := s.u.Pool
	return scalar.Condition{
		Text:  p.Format(a, scalar.Text) + " " + sign + " " + p.Format(b, scalar.Text),
		LaTeX: p.Format(a, scalar.LaTeX) + " " + latex + " " + p.Format(b, scalar.LaTeX),
	}
}
