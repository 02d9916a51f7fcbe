package scalar

// How an expression begins where a positive variable goes to 0: by power series whose steps are certain.

import (
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Beginning is how an expression behaves where a positive variable u goes to 0: as
// Coef·u^Power and what is smaller. Coef is 0 where it vanishes faster than any power that
// was looked at, and Power is positive then.
type Beginning struct {
	Coef  Expr
	Power int
	// Divided are coefficients that were divided by and that are not known to differ from
	// 0: where one is 0 nothing is said.
	Divided []Expr
}

// powerSeries is Σ coefs[k] u^(from+k) + O(u^(from+len(coefs))).
type powerSeries struct {
	from  int
	coefs []Expr
}

func (s powerSeries) end() int { return s.from + len(s.coefs) }

const (
	// looked is how many coefficients of a series are known at first.
	looked = 8
	// vanishing is the order of what is smaller than all powers.
	vanishing = 1 << 10
)

type beginner struct {
	p       *Pool
	u       Var
	memo    map[*node]*powerSeries
	divided []Expr
}

// Begins says how e behaves where the variable u, which must be known to be positive, goes to
// 0; false where that is not decided.
func (p *Pool) Begins(e Expr, u Var) (Beginning, bool) {
	b := &beginner{p: p, u: u, memo: map[*node]*powerSeries{}}
	if e.Undefined() || e.Infinite() != 0 || p.FromData(e) || e.d != nil && !b.keepsDomain(e.d) {
		return Beginning{}, false
	}
	s := b.of(e.alone())
	if s == nil {
		return Beginning{}, false
	}
	s, ok := b.lead(s)
	if !ok {
		return Beginning{}, false
	}
	out := Beginning{Power: s.from, Divided: b.divided}
	if len(s.coefs) > 0 {
		out.Coef = s.coefs[0]
	}
	return out, len(s.coefs) > 0 || s.from > 0
}

// keepsDomain reports that what was taken out of an expression does not hang on u.
func (b *beginner) keepsDomain(d *domain) bool {
	for _, n := range d.calls {
		if n.vars&varBit(b.u) != 0 {
			return false
		}
	}
	return true
}

// lead drops coefficients at the front that are 0; false where one is not decided.
func (b *beginner) lead(s *powerSeries) (*powerSeries, bool) {
	for k, c := range s.coefs {
		if c.Undefined() {
			return nil, false
		}
		switch b.p.IsZero(c) {
		case NonZero:
			return &powerSeries{s.from + k, s.coefs[k:]}, true
		case Unknown:
			return nil, false
		case Zero:
		}
	}
	return &powerSeries{from: s.end()}, true
}

func (b *beginner) of(e Expr) *powerSeries {
	if e.c == nil {
		return b.constant(e)
	}
	if e.d != nil && !b.keepsDomain(e.d) {
		return nil
	}
	s := b.node(e.n)
	if s == nil {
		return nil
	}
	out := &powerSeries{from: s.from}
	for _, c := range s.coefs {
		out.coefs = append(out.coefs, b.p.Mul(b.p.num(e.c), c))
	}
	return out
}

func (b *beginner) constant(e Expr) *powerSeries {
	s := &powerSeries{coefs: make([]Expr, looked)}
	s.coefs[0] = e
	return s
}

func (b *beginner) node(n *node) *powerSeries {
	p := b.p
	if !p.Uses(p.unit(n), b.u) {
		return b.constant(p.unit(n))
	}
	if s, ok := b.memo[n]; ok {
		return s
	}
	p.meter.Steps(1)
	v := p.View(p.unit(n))
	var s *powerSeries
	switch v.Op {
	case Variable:
		s = &powerSeries{from: 1, coefs: make([]Expr, looked)}
		s.coefs[0] = p.Int(1)
	case Sum:
		for k, t := range v.Terms {
			x := b.of(t)
			if x == nil {
				s = nil
				break
			}
			if k == 0 {
				s = x
			} else {
				s = b.add(s, x)
			}
		}
	case Product:
		s = b.constant(p.Int(1))
		for _, f := range v.Factors {
			x := b.of(f.Base)
			if x != nil {
				x = b.power(x, big.NewRat(int64(f.Exp), 1))
			}
			if x == nil {
				s = nil
				break
			}
			s = b.mul(s, x)
		}
	case Call:
		s = b.call(v)
	case Apply:
		if len(v.Args) == 1 && v.Func.Open != nil {
			s = b.smooth(v.Args[0], func(x Expr) Expr { return p.Apply(v.Func, x) })
		}
	case One, Constant:
		s = b.constant(p.unit(n))
	}
	b.memo[n] = s
	return s
}

func (b *beginner) add(x, y *powerSeries) *powerSeries {
	from, end := min(x.from, y.from), min(x.end(), y.end())
	s := &powerSeries{from: min(from, end)}
	for k := from; k < end; k++ {
		s.coefs = append(s.coefs, b.p.Add(x.at(k), y.at(k)))
	}
	return s
}

func (s *powerSeries) at(k int) Expr {
	if k < s.from || k >= s.end() {
		return Expr{}
	}
	return s.coefs[k-s.from]
}

func (b *beginner) mul(x, y *powerSeries) *powerSeries {
	s := &powerSeries{from: x.from + y.from}
	for k := range min(len(x.coefs), len(y.coefs)) {
		var ts []Expr
		for i := 0; i <= k; i++ {
			ts = append(ts, b.p.Mul(x.coefs[i], y.coefs[k-i]))
		}
		s.coefs = append(s.coefs, b.p.Add(ts...))
	}
	return s
}

// power is xᵉ: the power of what it begins with times a binomial series.
func (b *beginner) power(x *powerSeries, e *big.Rat) *powerSeries {
	p := b.p
	if e.IsInt() && e.Sign() >= 0 && e.Num().IsInt64() && e.Num().Int64() <= 4*looked {
		s := b.constant(p.Int(1))
		for range e.Num().Int64() {
			s = b.mul(s, x)
		}
		return s
	}
	x, ok := b.lead(x)
	if !ok || len(x.coefs) == 0 || !e.Num().IsInt64() || !e.Denom().IsInt64() {
		return nil
	}
	from := new(big.Rat).Mul(e, big.NewRat(int64(x.from), 1))
	c := x.coefs[0]
	signs := p.Signs(c)
	switch {
	case !from.IsInt() || !e.IsInt() && (signs.Neg || signs.Nul):
		return nil // of no whole order, or of what may be negative
	case signs.Nul:
		b.divided = append(b.divided, c)
	}
	rest := &powerSeries{coefs: make([]Expr, len(x.coefs))} // x/(c u^from) - 1
	for k := 1; k < len(x.coefs); k++ {
		rest.coefs[k] = p.Div(x.coefs[k], c)
	}
	sum, term, binomial := b.constant(p.Int(1)), b.constant(p.Int(1)), p.Int(1)
	sum.coefs = sum.coefs[:min(looked, len(x.coefs))]
	for k := int64(1); k < int64(len(sum.coefs)); k++ {
		over := new(big.Rat).Sub(e, big.NewRat(k-1, 1))
		over.Quo(over, big.NewRat(k, 1))
		binomial = p.Mul(binomial, p.Ratio(over.Num().Int64(), over.Denom().Int64()))
		term = b.mul(term, rest)
		for i := range sum.coefs {
			sum.coefs[i] = p.Add(sum.coefs[i], p.Mul(binomial, term.at(i)))
		}
	}
	first := p.Pow(c, p.Ratio(e.Num().Int64(), e.Denom().Int64()))
	for i := range sum.coefs {
		sum.coefs[i] = p.Mul(first, sum.coefs[i])
	}
	sum.from = int(from.Num().Int64())
	return sum
}

// call is a function of a series.
func (b *beginner) call(v View) *powerSeries {
	p := b.p
	switch k := v.Kernel; {
	case k == fnPow:
		if e, ok := v.Args[1].Rat(); ok {
			if x := b.of(v.Args[0]); x != nil {
				return b.power(x, e)
			}
		}
		return nil
	case k == fnRcp:
		if x := b.of(v.Args[0]); x != nil {
			return b.power(x, big.NewRat(-1, 1))
		}
		return nil
	case k == op.Radix(2):
		if x := b.of(v.Args[0]); x != nil {
			return b.power(x, big.NewRat(1, 2))
		}
		return nil
	case k == fnExp:
		if small := b.vanishes(v.Args[0]); small != nil {
			return small
		}
		return b.smooth(v.Args[0], func(x Expr) Expr { return p.Call(k, x) })
	case k == fnAbs:
		x := b.of(v.Args[0])
		if x == nil {
			return nil
		}
		if x, ok := b.lead(x); ok && len(x.coefs) > 0 {
			switch p.Signs(x.coefs[0]) {
			case Signs{Pos: true}:
				return x
			case Signs{Neg: true}:
				return b.mul(b.constant(p.Int(-1)), x)
			}
		}
		return nil
	case k == fnLog:
		x := b.of(v.Args[0])
		if x == nil {
			return nil
		}
		if x, ok := b.lead(x); !ok || len(x.coefs) == 0 || x.from != 0 || p.Signs(x.coefs[0]) != (Signs{Pos: true}) {
			return nil
		}
		return b.smooth(v.Args[0], func(x Expr) Expr { return p.Call(k, x) })
	case everywhereSmooth[k.Name]:
		return b.smooth(v.Args[0], func(x Expr) Expr { return p.Call(k, x) })
	}
	return nil
}

// everywhereSmooth are the functions of one number that are smooth at every number.
var everywhereSmooth = map[string]bool{
	"sin": true, "cos": true, "sinh": true, "cosh": true, "tanh": true, "atan": true, "asinh": true, "erf": true, "erfc": true,
}

// vanishes is exp(x) where x goes to minus infinity, which is smaller than every power.
func (b *beginner) vanishes(x Expr) *powerSeries {
	s := b.of(x)
	if s == nil {
		return nil
	}
	if s, ok := b.lead(s); ok && len(s.coefs) > 0 && s.from < 0 && b.p.Signs(s.coefs[0]) == (Signs{Neg: true}) {
		return &powerSeries{from: vanishing}
	}
	return nil
}

// smooth is a function that is smooth where its argument goes, by Taylor's formula.
func (b *beginner) smooth(x Expr, f func(Expr) Expr) *powerSeries {
	p := b.p
	s := b.of(x)
	if s == nil {
		return nil
	}
	if s.from < 0 {
		if s, _ = b.lead(s); s == nil || s.from < 0 {
			return nil
		}
	}
	if s.end() < 1 {
		return nil
	}
	n := min(looked, s.end())
	at, rest := s.at(0), &powerSeries{coefs: make([]Expr, n)}
	for k := 1; k < n; k++ {
		rest.coefs[k] = s.at(k)
	}
	t := p.NewVar(VarInfo{Name: "t"})
	d := f(p.Var(t))
	out := &powerSeries{coefs: make([]Expr, n)}
	term, factorial := b.constant(p.Int(1)), int64(1)
	for k := range n {
		value := p.Subst(d, NewSubstitution(map[Var]Expr{t: at}))
		if value.Undefined() || value.Infinite() != 0 {
			return nil
		}
		for i := range out.coefs {
			out.coefs[i] = p.Add(out.coefs[i], p.Mul(p.Ratio(1, factorial), value, term.at(i)))
		}
		var err error
		if d, err = p.Diff(d, t); err != nil {
			return nil
		}
		term = b.mul(term, rest)
		factorial *= int64(k + 1)
	}
	return out
}
