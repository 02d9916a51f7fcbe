package scalar

// Where a formula is analytic: no divisor, root or logarithm in it vanishes anywhere that its variables may be.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Bare is e without what simplifying has taken out of it, and without conditions.
func (p *Pool) Bare(e Expr) Expr { e.d = nil; return e }

// Analytic reports that e is known to be analytic at all values that its variables may
// have, by their ranges and the conditions on them. What is not known is not said.
func (p *Pool) Analytic(e Expr) bool {
	return e.c == nil || e.d == nil && (&regularity{p: p, known: map[*node]bool{}}).node(e.n)
}

// regularity is one such question.
type regularity struct {
	p     *Pool
	known map[*node]bool
	above map[*node]Expr // 1 + lambertw(z) as a positive variable, for each z that is known to be above -1/e
}

func (a *regularity) expr(e Expr) bool { return e.c == nil || e.d == nil && a.node(e.n) }

func (a *regularity) node(n *node) bool {
	if is, ok := a.known[n]; ok {
		return is
	}
	a.p.meter.Steps(1)
	is := a.decide(n)
	a.known[n] = is
	return is
}

func (a *regularity) decide(n *node) bool {
	switch n.op {
	case opOne, opVar, opConst:
		return true
	case opProd:
		for _, f := range n.facs {
			if !a.node(f.n) || f.exp < 0 && !a.nonzero(a.p.unit(f.n)) {
				return false
			}
		}
		return true
	case opSum, opCall:
		for _, x := range n.args {
			if !a.expr(x) {
				return false
			}
		}
		return n.op == opSum || a.call(n)
	}
	return false // a function without a body is smooth, and so not determined by its values elsewhere
}

// call reports that a function is analytic where its arguments come to, which are.
func (a *regularity) call(n *node) bool {
	p, u := a.p, n.args[0]
	one := p.Int(1)
	if _, _, _, root := n.fracPower(); root || n.kern == fnPow {
		return a.positive(u)
	}
	switch n.kern.Name {
	case "log", "log2", "log10":
		return a.positive(u)
	case "log1p":
		return a.positive(p.Add(one, u))
	case "tan":
		return a.nonzero(p.Call(fnCos, u))
	case "atan2": // but for the half line on which it jumps
		return a.positive(n.args[1]) || a.nonzero(u)
	case "asin", "acos", "atanh":
		return a.positive(p.Sub(one, p.PowInt(u, 2)))
	case "acosh":
		return a.positive(p.Sub(u, one))
	case "lambertw":
		if !a.positive(p.Add(one, p.Mul(p.E(), u))) {
			return false
		}
		if a.above == nil {
			a.above = map[*node]Expr{}
		}
		a.above[n] = p.Var(p.NewVar(VarInfo{Name: "w", Positive: true, Hi: math.Inf(1)}))
		return true
	}
	return entire[n.kern.Name]
}

func (a *regularity) positive(e Expr) bool {
	return a.p.Signs(a.lifted(e)) == Signs{Pos: true}
}

func (a *regularity) nonzero(e Expr) bool {
	s := a.p.Signs(a.lifted(e))
	return !s.Nul
}

// lifted is e with w - 1 for lambertw(z), w being positive.
func (a *regularity) lifted(e Expr) Expr {
	if len(a.above) == 0 {
		return e
	}
	return a.p.rebuilt(e, func(n *node) (Expr, bool) {
		w, ok := a.above[n]
		return a.p.Sub(w, a.p.Int(1)), ok
	})
}

// rebuilt is e with other expressions for some of its parts.
func (p *Pool) rebuilt(e Expr, by func(*node) (Expr, bool)) Expr {
	memo := map[*node]Expr{}
	var expr func(e Expr) Expr
	node := func(n *node) Expr {
		if x, ok := memo[n]; ok {
			return x
		}
		x, ok := by(n)
		if !ok {
			x = p.unit(n)
			args := make([]Expr, len(n.args))
			for i, a := range n.args {
				args[i] = expr(a)
			}
			switch n.op {
			case opSum:
				x = p.Add(args...)
			case opCall:
				x = p.Call(n.kern, args...)
			case opProd:
				x = p.Int(1)
				for _, f := range n.facs {
					x = p.Mul(x, p.PowInt(expr(p.unit(f.n)), int(f.exp)))
				}
			}
		}
		memo[n] = x
		return x
	}
	expr = func(e Expr) Expr {
		if e.c == nil {
			return e
		}
		p.meter.Steps(1)
		return p.scaled(e.c, node(e.n))
	}
	return expr(e)
}

// LambertFactors is e with z exp(-lambertw(z)) for each factor lambertw(z), which it is:
// what is divided by z besides is regular at 0 then.
func (p *Pool) LambertFactors(e Expr) Expr {
	return p.rebuilt(e, func(n *node) (Expr, bool) {
		if n.op != opProd {
			return Expr{}, false
		}
		x, some := p.Int(1), false
		for _, f := range n.facs {
			b := p.unit(f.n)
			if z, ok := f.n.isCall(fnLambert); ok && f.exp > 0 {
				b, some = p.Mul(z, p.Call(op.Named("exp"), p.Neg(b))), true
			}
			x = p.Mul(x, p.PowInt(b, int(f.exp)))
		}
		return x, some
	})
}

// mostMultiplied is how many terms a divisor may have when its factors are multiplied out.
const mostMultiplied = 64

// DivisorsMultiplied is e with the factors of divisors that are sums multiplied out: of
// (s - 1) (s + 1) with a root s it may be known that it does not vanish where this is not
// known of its factors, since s is not analytic where the root vanishes.
func (p *Pool) DivisorsMultiplied(e Expr) Expr {
	return p.rebuilt(e, func(n *node) (Expr, bool) {
		if n.op != opProd {
			return Expr{}, false
		}
		x, sums := p.Int(1), map[int32][]*node{}
		var exps []int32
		for _, f := range n.facs {
			if f.exp > 0 || f.n.op != opSum {
				x = p.Mul(x, p.PowInt(p.unit(f.n), int(f.exp)))
				continue
			}
			if sums[int32(f.exp)] == nil {
				exps = append(exps, int32(f.exp))
			}
			sums[int32(f.exp)] = append(sums[int32(f.exp)], f.n)
		}
		some := false
		for _, k := range exps {
			terms := []Expr{p.Int(1)}
			for _, f := range sums[k] {
				if len(terms)*len(f.args) > mostMultiplied {
					return Expr{}, false
				}
				var next []Expr
				for _, t := range terms {
					for _, a := range f.args {
						next = append(next, p.Mul(t, a))
					}
				}
				terms = next
			}
			some = some || len(sums[k]) > 1
			x = p.Mul(x, p.PowInt(p.Add(terms...), int(k)))
		}
		return x, some
	})
}
