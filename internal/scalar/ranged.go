package scalar

// Expressions over an interval of one variable: bounds of all values there, rounded outward.

import (
	"errors"
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// ranged evaluates expressions over an interval of x.
type ranged struct {
	*evaluation
	x    Var
	over enclosure
	memo map[*node]enclosure

	nowhere bool // a part has no value anywhere in the interval
	partial bool // a part has no value somewhere in it, or may jump
}

func (p *Pool) ranged(prec uint, x Var, over enclosure, work *int) *ranged {
	e := p.evaluation(prec, nil, work)
	e.strict = true
	return &ranged{evaluation: e, x: x, over: over, memo: map[*node]enclosure{}}
}

// rangeOf are the values of e; false where they are not found, or where there is none.
func (v *ranged) rangeOf(e Expr) (x enclosure, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if err, isErr := r.(error); !isErr || !errors.As(err, new(big.ErrNaN)) {
				panic(r)
			}
			x, ok = enclosure{}, false // infinite minus infinite
		}
	}()
	return v.expr(e)
}

func (v *ranged) expr(e Expr) (enclosure, bool) {
	if e.c == nil {
		return v.int(0), true
	}
	if !e.c.Exact() {
		v.lacks = "a number that is computed in floats"
		return enclosure{}, false
	}
	n, ok := v.node(e.n)
	if !ok || e.c == coefOne {
		return n, ok
	}
	return v.times(v.rational(e.c.rat()), n), true
}

func (v *ranged) node(n *node) (enclosure, bool) {
	if n.op == opOne {
		return v.int(1), true
	}
	if x, ok := v.memo[n]; ok {
		return x, x.lo != nil
	}
	v.p.meter.Steps(1 + int(v.prec)/64)
	if *v.work -= 1 + int(v.prec)/64; *v.work < 0 {
		return enclosure{}, false
	}
	x, ok := v.compute(n)
	if !ok {
		x = enclosure{}
	}
	v.memo[n] = x
	return x, ok
}

func (v *ranged) compute(n *node) (enclosure, bool) {
	switch n.op {
	case opVar:
		if n.v == v.x {
			return v.over, true
		}
		return enclosure{}, false
	case opSum:
		x := v.int(0)
		for _, t := range n.args {
			y, ok := v.expr(t)
			if !ok {
				return y, false
			}
			x = v.add(x, y)
		}
		return x, true
	case opProd:
		return v.product(n)
	case opCall:
		if n.kern == fnSelect {
			return v.chosen(n)
		}
		a := make([]enclosure, len(n.args))
		for i, e := range n.args {
			var ok bool
			if a[i], ok = v.expr(e); !ok {
				return enclosure{}, false
			}
		}
		return v.function(n.kern, a)
	}
	return v.evaluation.compute(n)
}

// product takes powers of one base together, as in sqrt(u)/u, which is large where u is
// small.
func (v *ranged) product(n *node) (enclosure, bool) {
	power := map[*node]*big.Rat{}
	var bases []*node
	for _, f := range n.facs {
		base, by := f.n, big.NewRat(int64(f.exp), 1)
		if a := base.args; base.op == opCall && base.kern.Generator.Kind == op.Radical && a[0].c == coefOne {
			base, by = a[0].n, by.Quo(by, big.NewRat(int64(base.kern.Generator.Degree), 1))
		}
		if power[base] == nil {
			power[base] = new(big.Rat)
			bases = append(bases, base)
		}
		power[base].Add(power[base], by)
	}
	x := v.int(1)
	for _, base := range bases {
		y, ok := v.node(base)
		q := power[base]
		if d := int(q.Denom().Int64()); ok && d > 1 {
			y, ok = v.rooted(y, d)
		}
		if ok {
			y, ok = v.raised(y, int(q.Num().Int64()))
		}
		if !ok {
			return y, false
		}
		x = v.times(x, y)
	}
	return x, true
}

// chosen is one of two values; only those are asked for that may be.
func (v *ranged) chosen(n *node) (enclosure, bool) {
	c, ok := v.expr(n.args[0])
	if !ok {
		return c, false
	}
	if s, known := c.sign(); known {
		return v.expr(n.args[1+boolInt(s == 0)])
	}
	v.partial = true
	a, ok1 := v.expr(n.args[1])
	b, ok2 := v.expr(n.args[2])
	if !ok1 || !ok2 {
		v.nowhere = false
		return enclosure{}, false
	}
	return both(a, b), true
}

// times is a product whose factors may be infinite; 0 times what is infinite is 0.
func (v *ranged) times(a, b enclosure) enclosure {
	if a.finite() && b.finite() {
		return v.mul(a, b)
	}
	var e enclosure
	for _, x := range []*big.Float{a.lo, a.hi} {
		for _, y := range []*big.Float{b.lo, b.hi} {
			lo, hi := v.down(), v.up()
			if x.Sign() != 0 && y.Sign() != 0 {
				lo.Mul(x, y)
				hi.Mul(x, y)
			}
			if e.lo == nil || lo.Cmp(e.lo) < 0 {
				e.lo = lo
			}
			if e.hi == nil || hi.Cmp(e.hi) > 0 {
				e.hi = hi
			}
		}
	}
	return e
}

// reciprocal of an interval that may hold 0.
func (v *ranged) reciprocal(a enclosure) (enclosure, bool) {
	lo, hi := a.lo.Sign(), a.hi.Sign()
	switch {
	case lo == 0 && hi == 0:
		v.nowhere = true
		return enclosure{}, false
	case lo > 0 || hi < 0:
		if a.q != nil {
			return v.inv(a)
		}
		one := big.NewFloat(1)
		return enclosure{lo: v.down().Quo(one, a.hi), hi: v.up().Quo(one, a.lo)}, true
	}
	v.partial = true
	e := enclosure{lo: v.down().SetInf(true), hi: v.up().SetInf(false)}
	one := big.NewFloat(1)
	if lo == 0 {
		e.lo = v.down().Quo(one, a.hi)
	}
	if hi == 0 {
		e.hi = v.up().Quo(one, a.lo)
	}
	return e, true
}

// raised is aⁿ.
func (v *ranged) raised(a enclosure, n int) (enclosure, bool) {
	if n < 0 {
		i, ok := v.reciprocal(a)
		if !ok {
			return i, false
		}
		return v.raised(i, -n)
	}
	if n%2 == 0 && n > 0 {
		a = v.abs(a)
	}
	x := v.int(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			x = v.times(x, a)
		}
		if n > 1 {
			a = v.times(a, a)
		}
	}
	return x, true
}

// function is one of intervals; those whose values are floats alone have no rule.
func (v *ranged) function(k *op.Func, a []enclosure) (enclosure, bool) {
	if k.Generator.Kind == op.Radical || k.Generator.Kind == op.RealRoot {
		return v.rooted(a[0], k.Generator.Degree)
	}
	switch k.Name {
	case "rcp":
		return v.reciprocal(a[0])
	case "pow":
		return v.powered(a[0], a[1])
	case "exp":
		return v.exponential(a[0])
	case "log":
		return v.logarithm(a[0])
	case "sign", "step", "less", "lesseq", "eq", "floor":
		x, ok := v.piece(k.Name, a)
		v.partial = v.partial || !ok || x.lo.Cmp(x.hi) != 0
		return x, ok
	case "sin", "cos":
		if !a[0].finite() {
			return both(v.int(-1), v.int(1)), true
		}
		s, c, ok := v.circle(a[0])
		if k.Name == "cos" {
			s = c
		}
		return v.clamped(s), ok
	}
	if !ofIntervals[k.Name] {
		v.lacks = k.Name
		return enclosure{}, false
	}
	for _, x := range a {
		if !x.finite() {
			return enclosure{}, false
		}
	}
	if on := k.Shape.On; len(a) == 1 && k.Name != "tan" {
		below, above := outside(a[0].lo, on.Lo, -1), outside(a[0].hi, on.Hi, 1)
		if below && outside(a[0].hi, on.Lo, -1) || above && outside(a[0].lo, on.Hi, 1) {
			v.nowhere = true
			return enclosure{}, false
		}
		v.partial = v.partial || below || above
	}
	v.partial = v.partial || k.Name == "mod"
	return v.call(k, a)
}

// ofIntervals are the functions, beside those with a rule above, whose formulas hold for intervals.
var ofIntervals = map[string]bool{
	"tan": true, "asin": true, "acos": true, "atan": true, "sinh": true, "cosh": true, "tanh": true, "sigmoid": true, "softplus": true,
	"abs": true, "min": true, "max": true, "relu": true, "asinh": true, "acosh": true, "atanh": true, "log2": true, "log10": true,
	"log1p": true, "expm1": true, "cbrt": true, "hypot": true, "mod": true,
}

// outside reports an end beyond a bound, on the side that is said.
func outside(x *big.Float, bound float64, side int) bool {
	return !math.IsInf(bound, 0) && x.Cmp(big.NewFloat(bound)) == side
}

// clamped is a sine within its range.
func (v *ranged) clamped(a enclosure) enclosure {
	if a.lo == nil {
		return a
	}
	one := v.int(1)
	minus := v.neg(one)
	return enclosure{lo: larger(a.lo, minus.lo), hi: smaller(a.hi, one.hi)}
}

func (v *ranged) rooted(a enclosure, d int) (enclosure, bool) {
	if d%2 == 1 && a.lo.Sign() < 0 {
		if a.hi.Sign() <= 0 {
			e, ok := v.rooted(v.neg(a), d)
			if !ok {
				return e, false
			}
			return v.neg(e), true
		}
		l, ok1 := v.rooted(enclosure{lo: v.down(), hi: v.up().Neg(a.lo)}, d)
		h, ok2 := v.rooted(enclosure{lo: v.down(), hi: a.hi}, d)
		return enclosure{lo: v.down().Neg(l.hi), hi: h.hi}, ok1 && ok2
	}
	if a.hi.Sign() < 0 {
		v.nowhere = true
		return enclosure{}, false
	}
	v.partial = v.partial || a.lo.Sign() < 0
	e := enclosure{lo: v.down(), hi: v.up()}
	switch {
	case a.hi.IsInf():
		e.hi.SetInf(false)
	case a.hi.Sign() > 0:
		e.hi = v.rootOf(a.hi, d, true)
	}
	if a.lo.Sign() > 0 {
		e.lo = v.rootOf(a.lo, d, false)
	}
	return e, true
}

func (v *ranged) exponential(a enclosure) (enclosure, bool) {
	e := enclosure{lo: v.down(), hi: v.up().SetInf(false)}
	beyond := func(x *big.Float) bool { return x.IsInf() || x.MantExp(nil) > maxExponential }
	if !beyond(a.lo) {
		x, ok := v.exp(enclosure{lo: a.lo, hi: a.lo})
		if !ok {
			return x, false
		}
		e.lo = x.lo
	} else if a.lo.Sign() > 0 {
		return enclosure{}, false
	}
	if !beyond(a.hi) {
		x, ok := v.exp(enclosure{lo: a.hi, hi: a.hi})
		if !ok {
			return x, false
		}
		e.hi = x.hi
	} else if a.hi.Sign() < 0 {
		e.hi = v.up().SetMantExp(big.NewFloat(1), -1<<maxExponential)
	}
	return e, true
}

func (v *ranged) logarithm(a enclosure) (enclosure, bool) {
	if a.hi.Sign() <= 0 {
		v.nowhere = true
		return enclosure{}, false
	}
	e := enclosure{lo: v.down().SetInf(true), hi: v.up().SetInf(false)}
	if a.lo.Sign() > 0 {
		x, ok := v.log(enclosure{lo: a.lo, hi: a.lo})
		if !ok {
			return x, false
		}
		e.lo = x.lo
	} else {
		v.partial = true
	}
	if !a.hi.IsInf() {
		x, ok := v.log(enclosure{lo: a.hi, hi: a.hi})
		if !ok {
			return x, false
		}
		e.hi = x.hi
	}
	return e, true
}

// powered is a^b, by its exponential.
func (v *ranged) powered(a, b enclosure) (enclosure, bool) {
	if b.q != nil && b.q.IsInt() && b.q.Num().IsInt64() && abs64(b.q.Num().Int64()) <= math.MaxInt16 {
		return v.raised(a, int(b.q.Num().Int64()))
	}
	if a.lo.Sign() == 0 && a.hi.Sign() > 0 && b.lo.Sign() > 0 { // 0 at 0
		a = enclosure{lo: v.down().SetMantExp(big.NewFloat(1), -1<<20), hi: a.hi}
		l, ok := v.logarithm(a)
		if !ok {
			return l, false
		}
		e, ok := v.exponential(v.times(b, l))
		e.lo = v.down()
		return e, ok
	}
	l, ok := v.logarithm(a)
	if !ok {
		return l, false
	}
	return v.exponential(v.times(b, l))
}
