package scalar

// Expansions in a small variable to an order that is known: sums, products, powers and functions of them.

import (
	"errors"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Expansion is Σ Coefs[k] u^(From+k) + O(u^End): a Laurent series of which all is known
// below End.
type Expansion struct {
	From  int
	Coefs []Expr
	End   int
}

// Exactly is the end of an expansion that leaves nothing out.
const Exactly = 1 << 20

// Low is the power below which nothing stands.
func (x Expansion) Low() int {
	if len(x.Coefs) == 0 {
		return x.End
	}
	return x.From
}

// At is the coefficient of a power, 0 where none is kept.
func (x Expansion) At(k int) Expr {
	if k < x.From || k >= x.From+len(x.Coefs) {
		return Expr{}
	}
	return x.Coefs[k-x.From]
}

// Expanding says how expressions are expanded: which variables stand for expansions, up
// to which power, whether the small variable is known to be positive, and what decides of
// coefficients, in which variables may stand for anything.
type Expanding struct {
	Vars     map[Var]Expansion
	Limit    int // the last power that is kept
	Positive bool
	Zero     func(Expr) Decision
	Never    func(Expr) bool // known to be 0 nowhere
	Lost     func(Expr)      // told of what negative powers and logarithms are taken of: nothing is said where it is 0

	// For limits; where they are not set there is no such thing.
	Log     Expr             // the logarithm of the small variable, slower than all its powers
	Signs   func(Expr) Signs // of coefficients
	Divided func(Expr)       // is told what is divided by
}

// The reasons why there is no expansion.
var (
	ErrPole      = errors.New("it has a pole there")
	ErrRoot      = errors.New("it has a root there: its powers are not whole")
	ErrEssential = errors.New("a function of what goes to infinity has no powers")
	ErrKink      = errors.New("it has a kink there")
	ErrLog       = errors.New("it has a logarithm there")
	ErrFunction  = errors.New("a function in it is not known to have derivatives there")
	ErrZero      = errors.New("it is not decided whether a coefficient is 0 that it hangs on")
	ErrDomain    = errors.New("where it has a value hangs on what goes there")
	ErrUnknown   = errors.New("what is known of it is not enough")
)

// Expand is the expansion of e.
func (p *Pool) Expand(e Expr, by Expanding) (Expansion, error) {
	x := &expander{Expanding: by, p: p, memo: map[*node]Expansion{}, used: map[*node]bool{}}
	return x.of(e)
}

// ExpandExp is the expansion of exp(e), which may be no expression of its own.
func (p *Pool) ExpandExp(e Expr, by Expanding) (Expansion, error) {
	x := &expander{Expanding: by, p: p, memo: map[*node]Expansion{}, used: map[*node]bool{}}
	s, err := x.of(e)
	if err != nil {
		return s, err
	}
	return x.exp(s)
}

type expander struct {
	Expanding
	p    *Pool
	memo map[*node]Expansion
	used map[*node]bool
}

func (x *expander) constant(e Expr) Expansion {
	if e.IsZero() {
		return Expansion{End: Exactly}
	}
	return Expansion{Coefs: []Expr{e}, End: Exactly}
}

// depends reports that a variable stands in e for more than a constant.
func (x *expander) depends(n *node) bool {
	d, ok := x.used[n]
	if !ok {
		for _, v := range x.p.Vars(x.p.unit(n)) {
			_, is := x.Vars[v]
			d = d || is
		}
		x.used[n] = d
	}
	return d
}

func (x *expander) of(e Expr) (Expansion, error) {
	if e.c == nil {
		return x.constant(e), nil
	}
	if e.Undefined() || e.Infinite() != 0 {
		return Expansion{}, ErrPole
	}
	if e.d != nil {
		for _, n := range e.d.calls {
			if x.depends(n) {
				return Expansion{}, ErrDomain
			}
		}
	}
	if !x.depends(e.n) {
		return x.constant(e), nil
	}
	s, err := x.node(e.n)
	if err != nil {
		return s, err
	}
	return x.scaled(x.p.num(e.c), s), nil
}

func (x *expander) scaled(c Expr, s Expansion) Expansion {
	out := Expansion{From: s.From, End: s.End}
	for _, k := range s.Coefs {
		out.Coefs = append(out.Coefs, x.p.Mul(c, k))
	}
	return out
}

func (x *expander) node(n *node) (Expansion, error) {
	if s, ok := x.memo[n]; ok {
		return s, nil
	}
	p := x.p
	p.meter.Steps(1)
	v := p.View(p.unit(n))
	var s Expansion
	var err error
	switch v.Op {
	case Variable:
		s = x.Vars[v.Var]
	case Sum:
		s = Expansion{End: Exactly}
		for _, t := range v.Terms {
			y, err := x.of(t)
			if err != nil {
				return s, err
			}
			s = x.add(s, y)
		}
	case Product:
		s = x.constant(p.Int(1))
		for _, f := range v.Factors {
			y, err := x.of(f.Base)
			if err == nil {
				y, err = x.power(y, big.NewRat(int64(f.Exp), 1))
			}
			if err != nil {
				return s, err
			}
			s = x.mul(s, y, x.Limit)
		}
	case Call:
		s, err = x.call(v)
	case Apply:
		if v.Func.Open == nil {
			return s, ErrFunction
		}
		var args []Expansion
		if args, err = x.all(v.Args); err == nil {
			s, err = x.smooth(args, func(at ...Expr) Expr { return p.Apply(v.Func, at...) }, true)
		}
	case One, Constant:
		s = x.constant(p.unit(n))
	default:
		err = ErrFunction
	}
	if err == nil {
		s = x.trim(s, x.Limit)
		x.memo[n] = s
	}
	return s, err
}

// trim drops what is beyond a limit and zeros at both ends.
func (x *expander) trim(s Expansion, limit int) Expansion {
	if keep := limit + 1 - s.From; keep < len(s.Coefs) {
		s.Coefs = s.Coefs[:max(keep, 0)]
		s.End = min(s.End, limit+1)
	}
	s.Coefs, s.From = Trimmed(s.Coefs, s.From, s.End)
	return s
}

// Trimmed are coefficients of powers from one on without those from end on and zeros at
// both ends, and the power that they begin with then.
func Trimmed[T interface{ IsZero() bool }](coefs []T, from, end int) ([]T, int) {
	if keep := end - from; keep < len(coefs) {
		coefs = coefs[:max(keep, 0)]
	}
	for len(coefs) > 0 && coefs[0].IsZero() {
		coefs, from = coefs[1:], from+1
	}
	for n := len(coefs); n > 0 && coefs[n-1].IsZero(); n-- {
		coefs = coefs[:n-1]
	}
	return coefs, from
}

func (x *expander) add(a, b Expansion) Expansion {
	end := min(a.End, b.End)
	from, to := min(a.Low(), b.Low()), min(end, max(a.From+len(a.Coefs), b.From+len(b.Coefs)))
	s := Expansion{From: from, End: end}
	for k := from; k < to; k++ {
		s.Coefs = append(s.Coefs, x.p.Add(a.At(k), b.At(k)))
	}
	return x.trim(s, x.Limit)
}

// productEnd is where the product of two expansions ends.
func productEnd(a, b Expansion) int {
	end := func(of, other Expansion) int {
		if of.End >= Exactly || other.Low() >= Exactly {
			return Exactly
		}
		return of.End + other.Low()
	}
	return min(end(a, b), end(b, a))
}

func (x *expander) mul(a, b Expansion, limit int) Expansion {
	s := Expansion{From: a.From + b.From, End: productEnd(a, b)}
	if len(a.Coefs) == 0 || len(b.Coefs) == 0 {
		s.From = 0
		return s
	}
	n := len(a.Coefs) + len(b.Coefs) - 1
	for k := 0; k < n; k++ {
		if s.From+k > limit || s.From+k >= s.End {
			s.End = min(s.End, s.From+k)
			break
		}
		var ts []Expr
		for i := max(0, k-len(b.Coefs)+1); i <= min(k, len(a.Coefs)-1); i++ {
			ts = append(ts, x.p.Mul(a.Coefs[i], b.Coefs[k-i]))
		}
		s.Coefs = append(s.Coefs, x.p.Add(ts...))
	}
	return x.trim(s, limit)
}

// lead drops coefficients at the front that are 0.
func (x *expander) lead(s Expansion) (Expansion, error) {
	for len(s.Coefs) > 0 {
		c := s.Coefs[0]
		if c.Undefined() {
			return s, ErrPole
		}
		switch x.Zero(c) {
		case NonZero:
			return s, nil
		case Unknown:
			return s, ErrZero
		case Zero:
			s.Coefs, s.From = s.Coefs[1:], s.From+1
		}
	}
	if s.End < Exactly {
		return s, ErrUnknown
	}
	return s, nil
}

// power is sᵉ: the power of what it begins with times a binomial series.
func (x *expander) power(s Expansion, e *big.Rat) (Expansion, error) {
	p := x.p
	if !e.Num().IsInt64() || !e.Denom().IsInt64() {
		return s, ErrFunction
	}
	if e.IsInt() && e.Sign() >= 0 && e.Num().Int64() <= 64 {
		out := x.constant(p.Int(1))
		for range e.Num().Int64() {
			out = x.mul(out, s, x.Limit)
		}
		return out, nil
	}
	s, err := x.lead(s)
	if err != nil {
		return s, err
	}
	if len(s.Coefs) == 0 {
		if e.Sign() < 0 {
			return s, ErrPole
		}
		return s, nil
	}
	if err := x.whole(s, e); err != nil {
		return s, err
	}
	if x.Signs != nil && !e.IsInt() && x.Signs(s.Coefs[0]) != (Signs{Pos: true}) {
		return s, ErrDomain
	}
	if x.Lost != nil && e.Sign() < 0 && !x.Never(s.Coefs[0]) {
		x.Lost(s.Coefs[0])
	}
	from := int(new(big.Rat).Mul(e, big.NewRat(int64(s.From), 1)).Num().Int64())
	return x.binomial(s, from, p.Ratio(e.Num().Int64(), e.Denom().Int64()), func(c Expr) Expr {
		if e.IsInt() {
			return p.PowInt(c, int(e.Num().Int64()))
		}
		return x.given(p.Pow(c, p.Ratio(e.Num().Int64(), e.Denom().Int64())), c, e.Denom().Bit(0) == 0)
	})
}

// given is e where c is not 0: where it is, what follows c has other powers.
func (x *expander) given(e, c Expr, positive bool) Expr {
	if x.Never(c) {
		return e
	}
	if !positive {
		c = x.p.Mul(c, c)
	}
	return x.p.Given(e, Expr{}, c, true)
}

// whole reports why the power of an expansion has no whole powers.
func (x *expander) whole(s Expansion, e *big.Rat) error {
	if e.IsInt() {
		return nil
	}
	from := new(big.Rat).Mul(e, big.NewRat(int64(s.From), 1))
	switch {
	case !from.IsInt():
		return ErrRoot
	case s.From%2 != 0 && !x.Positive:
		return ErrRoot
	case from.Num().Bit(0) == 1 && s.From%2 == 0 && s.From != 0 && !x.Positive:
		return ErrKink // √u² is |u|
	}
	return nil
}

// binomial is s to the power of an exponent that does not depend on u: first makes the
// power of the first coefficient, from is the power of u that it stands with.
func (x *expander) binomial(s Expansion, from int, e Expr, first func(Expr) Expr) (Expansion, error) {
	p := x.p
	c := s.Coefs[0]
	if x.Divided != nil {
		x.Divided(c)
	}
	rest := Expansion{From: 1, End: s.End}
	if s.End < Exactly {
		rest.End = s.End - s.From
	}
	for _, k := range s.Coefs[1:] {
		rest.Coefs = append(rest.Coefs, p.Div(k, c))
	}
	limit := x.Limit - from
	if limit < 0 {
		return Expansion{End: from}, nil
	}
	rest = x.trim(rest, limit)
	sum, term, factor := x.constant(p.Int(1)), x.constant(p.Int(1)), p.Int(1)
	for k := int64(1); ; k++ {
		factor = p.Mul(factor, p.Sub(e, p.Int(k-1)), p.Ratio(1, k))
		if factor.IsZero() || rest.Low() >= Exactly {
			break
		}
		term = x.mul(term, rest, limit)
		if term.Low() > limit {
			sum.End = min(sum.End, term.Low())
			break
		}
		y := x.scaled(factor, term)
		was := x.Limit
		x.Limit = limit
		sum = x.add(sum, y)
		x.Limit = was
	}
	sum = x.scaled(first(c), sum)
	sum.From += from
	if sum.End < Exactly {
		sum.End += from
	}
	return sum, nil
}

// entire are the functions of one number that are smooth at every number.
var entire = map[string]bool{
	"exp": true, "sin": true, "cos": true, "sinh": true, "cosh": true, "tanh": true, "atan": true, "asinh": true, "erf": true, "erfc": true,
	"expm1": true, "sigmoid": true, "softplus": true,
}

// analytic are those that are smooth wherever they have derivatives.
var analytic = map[string]bool{
	"tan": true, "asin": true, "acos": true, "acosh": true, "atanh": true, "log": true, "log2": true, "log10": true, "log1p": true,
	"gamma": true, "lgamma": true, "digamma": true, "trigamma": true, "lambertw": true, "ellipticK": true, "ellipticE": true,
}

// call is a function of expansions.
func (x *expander) call(v View) (Expansion, error) {
	p, k := x.p, v.Kernel
	args, err := x.all(v.Args)
	if err != nil {
		return Expansion{}, err
	}
	half := p.Ratio(1, 2)
	switch {
	case k == fnPow:
		return x.general(v, args)
	case k == fnRcp:
		return x.power(args[0], big.NewRat(-1, 1))
	case k.Generator.Kind == op.Radical:
		return x.power(args[0], big.NewRat(1, int64(k.Generator.Degree)))
	case k == fnAbs, k == fnSign:
		return x.modulus(args[0], k == fnSign)
	case k == fnRelu:
		m, err := x.modulus(args[0], false)
		return x.scaled(half, x.add(args[0], m)), err
	case k == fnMax, k == fnMin:
		m, err := x.modulus(x.add(args[0], x.scaled(p.Int(-1), args[1])), false)
		if k == fnMin {
			m = x.scaled(p.Int(-1), m)
		}
		return x.scaled(half, x.add(x.add(args[0], args[1]), m)), err
	case k == fnHypot:
		return x.power(x.add(x.mul(args[0], args[0], x.Limit), x.mul(args[1], args[1], x.Limit)), big.NewRat(1, 2))
	case len(v.Args) == 1 && (entire[k.Name] || analytic[k.Name]):
		if k == fnLog && !x.Log.IsZero() {
			return x.logarithm(args[0])
		}
		if x.Lost != nil && k == fnLog && args[0].Low() == 0 && len(args[0].Coefs) > 0 && !x.Never(args[0].Coefs[0]) {
			x.Lost(args[0].Coefs[0])
		}
		return x.smooth(args, func(at ...Expr) Expr { return p.Call(k, at...) }, entire[k.Name])
	}
	if k == fnFloor || k == fnMod || k == fnStep || k == fnSelect || k == fnLess || k == fnLessEq {
		return Expansion{}, ErrKink
	}
	return Expansion{}, ErrFunction
}

// general is a power whose exponent is no fraction, or depends on u.
func (x *expander) general(v View, args []Expansion) (Expansion, error) {
	p := x.p
	if e, ok := v.Args[1].Rat(); ok {
		return x.power(args[0], e)
	}
	e := args[1]
	s, err := x.lead(args[0])
	switch {
	case err != nil:
		return s, err
	case len(s.Coefs) == 0 || s.From != 0 && x.Log.IsZero():
		return s, ErrRoot
	}
	if s.From == 0 && e.End >= Exactly && len(e.Coefs) == 1 && e.From == 0 {
		return x.binomial(s, 0, e.Coefs[0], func(c Expr) Expr { return x.given(p.Pow(c, e.Coefs[0]), c, true) })
	}
	log, err := x.logarithm(args[0])
	if err != nil {
		return log, err
	}
	return x.exp(x.mul(e, log, x.Limit))
}

func (x *expander) exp(s Expansion) (Expansion, error) {
	return x.smooth([]Expansion{s}, func(at ...Expr) Expr { return x.p.Call(fnExp, at...) }, true)
}

// logarithm is that of c uᵏ (1 + …): log(c) + k log(u) + …
func (x *expander) logarithm(s Expansion) (Expansion, error) {
	p := x.p
	s, err := x.lead(s)
	if err != nil {
		return s, err
	}
	if len(s.Coefs) == 0 || s.From != 0 && x.Log.IsZero() {
		return s, ErrLog
	}
	c := s.Coefs[0]
	if x.Signs != nil && x.Signs(c) != (Signs{Pos: true}) {
		return s, ErrDomain
	}
	if x.Divided != nil {
		x.Divided(c)
	}
	rest := Expansion{From: 0, Coefs: []Expr{p.Int(1)}, End: s.End}
	if s.End < Exactly {
		rest.End = s.End - s.From
	}
	for _, k := range s.Coefs[1:] {
		rest.Coefs = append(rest.Coefs, p.Div(k, c))
	}
	out, err := x.smooth([]Expansion{rest}, func(at ...Expr) Expr { return p.Call(fnLog, at...) }, false)
	if err != nil {
		return out, err
	}
	first := p.Add(p.Call(fnLog, c), p.Mul(p.Int(int64(s.From)), x.Log))
	return x.add(x.constant(first), out), nil
}

// all are the expansions of arguments.
func (x *expander) all(args []Expr) ([]Expansion, error) {
	out := make([]Expansion, len(args))
	for i, a := range args {
		var err error
		if out[i], err = x.of(a); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// modulus is |s|, or its sign.
func (x *expander) modulus(s Expansion, sign bool) (Expansion, error) {
	p := x.p
	s, err := x.lead(s)
	if err != nil || len(s.Coefs) == 0 {
		return s, err
	}
	c := s.Coefs[0]
	if x.Signs != nil {
		to := 1
		switch x.Signs(c) {
		case Signs{Pos: true}:
		case Signs{Neg: true}:
			to = -1
		default:
			return s, ErrKink
		}
		if sign {
			return x.constant(p.Int(int64(to))), nil
		}
		return x.scaled(p.Int(int64(to)), s), nil
	}
	switch {
	case s.From%2 != 0 && !x.Positive:
		return s, ErrKink
	case sign:
		return x.constant(x.given(p.Call(fnSign, c), c, false)), nil
	}
	return x.scaled(x.given(p.Mul(p.Call(fnAbs, c), p.Rcp(c)), c, false), s), nil
}

// smooth is a function that is smooth where its arguments go, by Taylor's formula.
func (x *expander) smooth(args []Expansion, f func(...Expr) Expr, everywhere bool) (Expansion, error) {
	p := x.p
	at, rest, ts := make([]Expr, len(args)), make([]Expansion, len(args)), make([]Expr, len(args))
	vars := make([]Var, len(args))
	unknown := false
	for i, s := range args {
		var err error
		if s.Low() < 0 {
			if s, err = x.lead(s); err != nil {
				return s, err
			}
			if s.Low() < 0 {
				return s, ErrEssential
			}
		}
		if s.End < 1 {
			if !everywhere || s.End < 0 {
				return s, ErrUnknown
			}
			unknown = true
		}
		at[i], rest[i] = s.At(0), s
		if s.From <= 0 && len(s.Coefs) > 0 {
			rest[i].Coefs, rest[i].From = s.Coefs[1-s.From:], 1
		}
		rest[i] = x.trim(rest[i], x.Limit)
		vars[i] = p.NewVar(VarInfo{Name: "t"})
		ts[i] = p.Var(vars[i])
	}
	if unknown {
		return Expansion{End: 0}, nil
	}
	by := map[Var]Expr{}
	for i, v := range vars {
		by[v] = at[i]
	}
	return x.taylor(f(ts...), vars, rest, by, 0)
}

// taylor sums over the derivatives by each argument in turn; low is the power that the
// factors before begin with.
func (x *expander) taylor(d Expr, vars []Var, rest []Expansion, at map[Var]Expr, low int) (Expansion, error) {
	p := x.p
	if len(vars) == 0 {
		e := p.Subst(d, NewSubstitution(at))
		if e.Undefined() || e.Infinite() != 0 {
			return Expansion{}, ErrFunction
		}
		return x.constant(e), nil
	}
	sum, term, factorial := Expansion{End: Exactly}, x.constant(p.Int(1)), int64(1)
	for k := int64(0); ; k++ {
		y, err := x.taylor(d, vars[1:], rest[1:], at, low+term.Low())
		if err != nil {
			return y, err
		}
		sum = x.add(sum, x.scaled(p.Ratio(1, factorial), x.mul(term, y, x.Limit)))
		if rest[0].Low() >= Exactly {
			return sum, nil
		}
		if low+term.Low() > x.Limit {
			sum.End = min(sum.End, term.Low())
			return sum, nil
		}
		if d, err = p.Diff(d, vars[0]); err != nil {
			return sum, ErrFunction
		}
		if d.IsZero() {
			return sum, nil
		}
		term = x.mul(term, rest[0], x.Limit)
		if factorial > 1<<50/(k+1) {
			return sum, ErrFunction
		}
		factorial *= k + 1
	}
}
