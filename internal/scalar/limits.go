package scalar

// Limits where a positive variable goes to 0, by the exponential or the logarithm that varies most (Gruntz 1996).

import (
	"math/big"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Limit is where an expression goes; infinite values are those of Expr.Infinite.
type Limit struct {
	Value Expr
	// Divided are numbers that were divided by and that are not known to differ from 0:
	// where one is 0 nothing is said.
	Divided []Expr
}

// limiter takes limits. An expression is expanded in powers of what varies most in it: of
// the fastest exponential, or of the variable, whose logarithm is the variable of the next
// step. The coefficients vary less, and their limits are taken in turn (Gruntz, On Computing
// Limits in a Symbolic Manipulation System, thesis, ETH Zürich 1996).
type limiter struct {
	p       *Pool
	divided []Expr
	failed  bool // what is divided by comes to 0 again and again
	depth   int
	leads   int
	memo    map[limitKey]limitOf
	swings  map[*node]Expr // what oscillates for ever, a number between bounds that is not known
	swing   map[Var]bool
	grown   map[Var]exponential // which variables stand for
}

// exponential is exp(log). A variable stands for it, since expressions of one value are one
// expression, however it is written.
type exponential struct {
	log Expr
	u   Var
}

type limitKey struct {
	n *node
	u Var
}

// limitOf is the limit of a node, or none.
type limitOf struct {
	value Expr
	ok    bool
}

const (
	// maxLimits bounds how deep limits stand in one another.
	maxLimits = 24
	// maxLeads bounds how many expansions one limit takes.
	maxLeads = 200
	// limitOrders is how many powers are looked at.
	limitOrders = 8
)

func newLimiter(p *Pool) *limiter {
	return &limiter{p: p, memo: map[limitKey]limitOf{}, swings: map[*node]Expr{}, swing: map[Var]bool{}, grown: map[Var]exponential{}}
}

// LimitOf is the limit of e where the variable u, which must be known to be positive, goes
// to 0; false where it is not decided.
func (p *Pool) LimitOf(e Expr, u Var) (Limit, bool) {
	l := newLimiter(p)
	v, ok := l.limit(e, u)
	if !ok || l.failed || v.Undefined() || l.oscillates(v) {
		return Limit{}, false
	}
	return Limit{v, l.divided}, true
}

// EventualSigns are those that e may have where u is small enough.
func (p *Pool) EventualSigns(e Expr, u Var) Signs {
	l := newLimiter(p)
	s := l.signs(e, u)
	if l.failed || len(l.divided) > 0 {
		return Signs{true, true, true}
	}
	return s
}

// uses reports that an expression changes with u.
func (l *limiter) uses(e Expr, u Var) bool {
	for _, v := range l.p.Vars(e) {
		if g, ok := l.grown[v]; v == u || ok && g.u == u {
			return true
		}
	}
	return false
}

// back is an expression with the exponentials themselves.
func (l *limiter) back(e Expr) Expr {
	for { // one may be in another's logarithm
		by := map[Var]Expr{}
		for _, v := range l.p.Vars(e) {
			if g, ok := l.grown[v]; ok {
				by[v] = l.p.Call(fnExp, g.log)
			}
		}
		if len(by) == 0 {
			return e
		}
		e = l.p.Subst(e, NewSubstitution(by))
	}
}

func (l *limiter) isZero(e Expr) Decision { return l.p.IsZero(l.back(e)) }

// exp is exp(log), for which a variable stands where log changes with u.
func (l *limiter) exp(log Expr, u Var) Expr {
	if !l.uses(log, u) {
		return l.p.Call(fnExp, log)
	}
	for v, g := range l.grown {
		if g.u == u && g.log == log {
			return l.p.Var(v)
		}
	}
	v := l.p.NewVar(VarInfo{Name: "e", Positive: true})
	l.grown[v] = exponential{log, u}
	return l.p.Var(v)
}

// oscillates reports that an expression hangs on what does not settle.
func (l *limiter) oscillates(e Expr) bool {
	for _, v := range l.p.Vars(e) {
		if l.swing[v] {
			return true
		}
	}
	return false
}

// leading is c·wᵏ, what an expression begins with; c depends on the variable at and varies
// less than w, which goes to 0.
type leading struct {
	c     Expr
	power int
	at    Var
}

func (l *limiter) limit(e Expr, u Var) (Expr, bool) {
	p := l.p
	if e.Undefined() || e.Infinite() != 0 || p.FromData(e) || e.d != nil && !l.keeps(e.d, u) {
		return Expr{}, false
	}
	if !l.uses(e, u) {
		return e, true
	}
	key := limitKey{e.n, u}
	m, ok := l.memo[key]
	if !ok {
		m.value, m.ok = l.limitOfNode(p.unit(e.n), u)
		l.memo[key] = m
	}
	if !m.ok {
		return Expr{}, false
	}
	return p.Mul(p.num(e.c), m.value), true
}

func (l *limiter) limitOfNode(e Expr, u Var) (Expr, bool) {
	s, ok := l.lead(e, u)
	switch {
	case !ok:
		return Expr{}, false
	case s.power > 0:
		return Expr{}, true
	case s.power == 0:
		return l.limit(s.c, s.at)
	}
	return l.infinity(l.signs(s.c, s.at))
}

// infinity is the one of a sign.
func (l *limiter) infinity(s Signs) (Expr, bool) {
	switch s {
	case Signs{Pos: true}:
		return l.p.Infinity(), true
	case Signs{Neg: true}:
		return l.p.Neg(l.p.Infinity()), true
	}
	return Expr{}, false
}

// keeps reports that what was taken out of an expression does not hang on u.
func (l *limiter) keeps(d *domain, u Var) bool {
	for _, n := range d.calls {
		if n.vars&varBit(u) != 0 {
			return false
		}
	}
	return true
}

// signs are those that e may have for all small u.
func (l *limiter) signs(e Expr, u Var) Signs {
	s := l.p.Signs(e)
	if s.Neg != s.Pos && !s.Nul || !l.uses(e, u) {
		return s
	}
	if first, ok := l.lead(e, u); ok && !first.c.IsZero() {
		return l.signs(first.c, first.at)
	}
	return Signs{true, true, true}
}

// constant is the number that the coefficients of coefficients of e begin with.
func (l *limiter) constant(e Expr, u Var) Expr {
	for l.uses(e, u) {
		s, ok := l.lead(e, u)
		if !ok || s.c.IsZero() {
			return e
		}
		e, u = s.c, s.at
	}
	return e
}

// divide notes what is divided by, where it may be 0.
func (l *limiter) divide(e Expr, u Var) {
	c := l.constant(e, u)
	switch {
	case !l.p.Signs(c).Nul:
	case l.oscillates(c):
		l.failed = true
	default:
		l.divided = append(l.divided, c)
	}
}

// lead is what e begins with; false where it is not decided. A coefficient of 0 says that e
// is smaller than the powers that were looked at.
func (l *limiter) lead(e Expr, u Var) (leading, bool) {
	if l.depth++; l.depth > maxLimits || l.leads > maxLeads {
		l.depth--
		return leading{}, false
	}
	l.leads++
	defer func() { l.depth-- }()
	p := l.p
	e, ok := l.plain(e, u, map[*node]limitOf{})
	if !ok || e.Undefined() {
		return leading{}, false
	}
	if !l.uses(e, u) {
		return leading{c: e, at: u}, true
	}
	fast, ok := l.fastest(e, u)
	if !ok {
		return leading{}, false
	}
	for _, d := range []int{1, 2, 3, 6} { // roots of w
		by, next, ok := l.expanding(e, fast, u, d)
		if !ok {
			continue
		}
		s, err := p.Expand(e, by)
		if err == ErrRoot {
			continue
		}
		if err != nil || len(s.Coefs) > 0 && s.Coefs[0].Undefined() {
			return leading{}, false
		}
		return l.begins(s, fast, u, next)
	}
	return leading{}, false
}

// begins drops what is 0 at the front of an expansion.
func (l *limiter) begins(s Expansion, fast *fastest, u, next Var) (leading, bool) {
	for k, c := range s.Coefs {
		switch l.isZero(c) {
		case NonZero:
			if c.Undefined() {
				return leading{}, false
			}
			if fast != nil {
				return leading{c, s.From + k, u}, true
			}
			return leading{l.inNext(c, next), s.From + k, next}, true
		case Unknown:
			return leading{}, false
		case Zero:
		}
	}
	if s.End >= Exactly {
		return leading{at: u, power: 1}, true
	}
	return leading{at: u, power: s.End}, s.End > 0
}

// inNext is a coefficient in the variable of the next step: where log(1/u) stood, its
// reciprocal goes to 0.
func (l *limiter) inNext(c Expr, next Var) Expr {
	return l.p.Subst(c, NewSubstitution(map[Var]Expr{next: l.p.Rcp(l.p.Var(next))}))
}

// expanding is in powers of w, the d-th root of what varies most. It is false where the
// exponentials are no whole powers of that.
func (l *limiter) expanding(e Expr, fast *fastest, u Var, d int) (Expanding, Var, bool) {
	p := l.p
	by := Expanding{Vars: map[Var]Expansion{}, Limit: limitOrders * d, Positive: true, Zero: l.isZero}
	at := u
	if fast == nil {
		at = p.NewVar(VarInfo{Name: "u", Positive: true})
		by.Vars[u] = Expansion{From: d, Coefs: []Expr{p.Int(1)}, End: Exactly}
		by.Log = p.Scale(-1, int64(d), p.Var(at))
	} else {
		by.Log = p.Scale(1, int64(d), fast.log)
	}
	signs := func(c Expr) Signs {
		if fast == nil {
			c = l.inNext(c, at)
		}
		return l.signs(c, at)
	}
	by.Signs = signs
	by.Never = func(c Expr) bool { return !signs(c).Nul }
	by.Divided = func(c Expr) {
		if fast == nil {
			c = l.inNext(c, at)
		}
		l.divide(c, at)
	}
	if fast == nil {
		// Exponentials that vary less than u vary with its logarithm.
		for _, v := range l.exponentials(e, u) {
			s, err := p.ExpandExp(l.grown[v].log, by)
			if err != nil {
				return by, at, false
			}
			by.Vars[v] = s
		}
		return by, at, true
	}
	for _, g := range fast.members {
		power := new(big.Rat).Mul(g.power, big.NewRat(int64(d), 1))
		if !power.IsInt() || power.Num().BitLen() > 16 {
			return by, at, false
		}
		s, err := p.ExpandExp(g.rest, by)
		if err != nil {
			return by, at, false
		}
		s.From += int(power.Num().Int64())
		if s.End < Exactly {
			s.End += int(power.Num().Int64())
		}
		by.Vars[g.v] = s
	}
	return by, at, true
}

// exponentials are the variables for exponentials in e and in their logarithms, those in
// others before them.
func (l *limiter) exponentials(e Expr, u Var) []Var {
	var out []Var
	var visit func(e Expr)
	visit = func(e Expr) {
		for _, v := range l.p.Vars(e) {
			if g, ok := l.grown[v]; ok && g.u == u && !slices.Contains(out, v) {
				visit(g.log)
				out = append(out, v)
			}
		}
	}
	visit(e)
	return out
}

// fastest are the exponentials that vary most, as powers of one of them that goes to 0.
type fastest struct {
	log     Expr // of that one
	members []growing
}

// growing is wᵖ exp(rest).
type growing struct {
	v     Var
	power *big.Rat
	rest  Expr
}

// fastest is nil where the variable itself varies most.
func (l *limiter) fastest(e Expr, u Var) (*fastest, bool) {
	p := l.p
	var out *fastest
	logOfU := p.Call(fnLog, p.Var(u))
	for _, v := range l.exponentials(e, u) {
		log := l.grown[v].log
		q, ok := l.limit(p.Div(log, logOfU), u)
		switch {
		case !ok || q.Infinite() == 0 && !q.IsZero():
			return nil, false // a power of u that plain has not made one: its exponent is no fraction
		case q.Infinite() == 0:
			continue
		}
		if out != nil {
			q, ok = l.limit(p.Div(log, out.log), u)
			r, rational := q.Rat()
			switch {
			case !ok:
				return nil, false
			case q.Infinite() != 0:
				out = nil
			case q.IsZero():
				continue
			case !rational:
				return nil, false
			default:
				out.members = append(out.members, growing{v, r, p.Sub(log, p.Mul(q, out.log))})
				continue
			}
		}
		to, ok := l.limit(log, u)
		if !ok {
			return nil, false
		}
		out = &fastest{log: log, members: []growing{{v: v, power: big.NewRat(1, 1)}}}
		if to.Infinite() > 0 {
			out.log = p.Neg(log)
			out.members[0].power = big.NewRat(-1, 1)
		}
	}
	return out, true
}

// exponent is the logarithm of an exponential or a general power.
func (l *limiter) exponent(e Expr) (Expr, bool) {
	if e.Op() != Call {
		return Expr{}, false
	}
	v := l.p.View(e)
	switch v.Kernel {
	case fnExp:
		return v.Args[0], true
	case fnPow:
		if _, ok := v.Args[1].Rat(); !ok {
			return l.p.Mul(v.Args[1], l.p.Call(fnLog, v.Args[0])), true
		}
	}
	return Expr{}, false
}

// plain is e with functions of what goes to infinity written by exponentials, logarithms
// and functions of what goes to 0, and exponentials that are powers of u as such.
func (l *limiter) plain(e Expr, u Var, memo map[*node]limitOf) (Expr, bool) {
	p := l.p
	if !l.uses(e, u) {
		return e, true
	}
	m, ok := memo[e.n]
	if !ok {
		m.value, m.ok = l.plainNode(p.unit(e.n), u, memo)
		memo[e.n] = m
	}
	if !m.ok {
		return Expr{}, false
	}
	return p.Mul(p.num(e.c), m.value), true
}

func (l *limiter) plainNode(e Expr, u Var, memo map[*node]limitOf) (Expr, bool) {
	p := l.p
	p.meter.Steps(1)
	v := p.View(e)
	switch v.Op {
	case Sum:
		terms := make([]Expr, len(v.Terms))
		for i, t := range v.Terms {
			var ok bool
			if terms[i], ok = l.plain(t, u, memo); !ok {
				return Expr{}, false
			}
		}
		return p.Add(terms...), true
	case Product:
		factors := make([]Expr, len(v.Factors))
		for i, f := range v.Factors {
			x, ok := l.plain(f.Base, u, memo)
			if !ok {
				return Expr{}, false
			}
			if f.Exp < 0 && l.oscillates(x) && l.signs(x, u).Nul {
				return Expr{}, false // it comes to 0 again and again
			}
			factors[i] = p.PowInt(x, f.Exp)
		}
		return p.Mul(factors...), true
	case Call, Apply:
		args := make([]Expr, len(v.Args))
		for i, a := range v.Args {
			var ok bool
			if args[i], ok = l.plain(a, u, memo); !ok {
				return Expr{}, false
			}
		}
		if v.Op == Apply {
			return p.Apply(v.Func, args...), l.finite(args, u)
		}
		return l.plainCall(v.Kernel, args, u, memo)
	case One, Variable, Constant:
	}
	return e, true
}

// finite reports that all of them go to numbers: a function of which nothing else is known
// says nothing elsewhere.
func (l *limiter) finite(args []Expr, u Var) bool {
	for _, a := range args {
		if to, ok := l.limit(a, u); !ok || to.Infinite() != 0 || l.oscillates(to) {
			return false
		}
	}
	return true
}

func (l *limiter) plainCall(k *op.Func, args []Expr, u Var, memo map[*node]limitOf) (Expr, bool) {
	p := l.p
	e := p.Call(k, args...)
	if slices.ContainsFunc(args, l.oscillates) && !entire[k.Name] && k != fnAbs && k != fnMax && k != fnMin && l.signs(args[0], u) != (Signs{Pos: true}) {
		return Expr{}, false // it may have no value again and again
	}
	if log, ok := l.exponent(e); ok {
		return l.plainExp(e, log, u, memo)
	}
	if len(args) == 2 && (k == fnMax || k == fnMin) {
		switch l.signs(p.Sub(args[0], args[1]), u) {
		case Signs{Pos: true}:
			return args[map[bool]int{true: 0, false: 1}[k == fnMax]], true
		case Signs{Neg: true}:
			return args[map[bool]int{true: 1, false: 0}[k == fnMax]], true
		}
		return e, true
	}
	if len(args) != 1 || !settles[k.Name] {
		return e, true
	}
	to, ok := l.limit(args[0], u)
	if !ok {
		return Expr{}, false
	}
	if to.Infinite() == 0 {
		return e, true
	}
	return l.atInfinity(k, args[0], to.Infinite(), e, u, memo)
}

// settles are the functions that are written anew where their argument goes to infinity.
var settles = map[string]bool{
	"sin": true, "cos": true, "sinh": true, "cosh": true, "tanh": true, "sigmoid": true, "softplus": true, "atan": true, "asinh": true, "acosh": true,
	"erf": true, "erfc": true, "log2": true, "log10": true, "log1p": true, "expm1": true,
}

// atInfinity is the function of x, which goes to infinity of a sign.
func (l *limiter) atInfinity(k *op.Func, x Expr, sign int, e Expr, u Var, memo map[*node]limitOf) (Expr, bool) {
	p := l.p
	one, two := p.Int(1), p.Int(2)
	large := p.Scale(int64(sign), 1, x) // goes to +inf
	s := p.Int(int64(sign))
	known := true
	exp := func(x Expr) Expr {
		e, ok := l.plainExp(p.Call(fnExp, x), x, u, memo)
		known = known && ok
		return e
	}
	out, ok := func() (Expr, bool) {
		switch k.Name {
		case "sin", "cos":
			return l.bounded(e, -1, 1), true
		case "sinh", "cosh":
			half := p.Div(p.Sub(exp(large), exp(p.Neg(large))), two)
			if k.Name == "cosh" {
				return p.Div(p.Add(exp(large), exp(p.Neg(large))), two), true
			}
			return p.Mul(s, half), true
		case "tanh":
			t := exp(p.Scale(-2, 1, large))
			return p.Mul(s, p.Div(p.Sub(one, t), p.Add(one, t))), true
		case "sigmoid":
			up := p.Rcp(p.Add(one, exp(p.Neg(large))))
			if sign < 0 {
				up = p.Mul(exp(p.Neg(large)), up)
			}
			return up, true
		case "softplus":
			out := p.Call(fnLog, p.Add(one, exp(p.Neg(large))))
			if sign > 0 {
				out = p.Add(x, out)
			}
			return out, true
		case "expm1":
			return p.Sub(exp(x), one), true
		case "atan":
			return p.Sub(p.Mul(s, p.Div(p.Pi(), two)), p.Call(fnAtan, p.Rcp(x))), true
		case "asinh":
			return p.Mul(s, p.Call(fnLog, p.Add(large, p.Sqrt(p.Add(p.PowInt(x, 2), one))))), true
		case "acosh":
			return p.Call(fnLog, p.Add(x, p.Sqrt(p.Sub(p.PowInt(x, 2), one)))), sign > 0
		case "erf", "erfc": // 0 < erfc(x) exp(x²) < 1 for positive x
			rest := p.Mul(exp(p.Neg(p.PowInt(x, 2))), l.bounded(e, 0, 1))
			switch {
			case k.Name == "erf":
				return p.Mul(s, p.Sub(one, rest)), true
			case sign > 0:
				return rest, true
			}
			return p.Sub(two, rest), true
		case "log2":
			return p.Div(p.Call(fnLog, x), p.Call(fnLog, two)), sign > 0
		case "log10":
			return p.Div(p.Call(fnLog, x), p.Call(fnLog, p.Int(10))), sign > 0
		case "log1p":
			return p.Call(fnLog, p.Add(one, x)), sign > 0
		}
		return Expr{}, false
	}()
	return out, ok && known
}

// bounded is what an expression that does not settle is, between two bounds.
func (l *limiter) bounded(e Expr, lo, hi float64) Expr {
	if b, ok := l.swings[e.n]; ok {
		return l.p.Mul(l.p.num(e.c), b)
	}
	v := l.p.NewVar(VarInfo{Name: "b", Lo: lo, Hi: hi, LoClosed: true, HiClosed: true})
	l.swing[v] = true
	l.swings[e.n] = l.p.Var(v)
	return l.p.Mul(l.p.num(e.c), l.p.Var(v))
}

// plainExp is exp(log), as a power of u where it is one up to what varies less.
func (l *limiter) plainExp(e, log Expr, u Var, memo map[*node]limitOf) (Expr, bool) {
	p := l.p
	to, ok := l.limit(log, u)
	switch {
	case !ok:
		return Expr{}, false
	case to.Infinite() == 0:
		return e, true
	}
	logOfU := p.Call(fnLog, p.Var(u))
	q, ok := l.limit(p.Div(log, logOfU), u)
	if !ok {
		return Expr{}, false
	}
	r, rational := q.Rat()
	if !rational || q.IsZero() {
		return l.exp(log, u), true
	}
	if r.Num().BitLen() > 16 || r.Denom().BitLen() > 16 {
		return Expr{}, false
	}
	power := p.Pow(p.Var(u), p.Ratio(r.Num().Int64(), r.Denom().Int64()))
	return p.Mul(power, l.exp(p.Sub(log, p.Mul(q, logOfU)), u)), true
}
