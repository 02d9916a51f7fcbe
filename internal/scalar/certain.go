package scalar

// What is certain of a number: expressions evaluated in enclosed numbers.

import (
	"errors"
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// At gives variables their numbers, exactly; false for one that has none.
type At func(Var) (*big.Rat, bool)

// Precisions of enclosed numbers, in bits.
const (
	firstBits = 128
	// lastBits bounds what is spent on telling two numbers apart, and the bound
	// of separation below which they are one.
	lastBits = 1 << 13
	// fractionBits bounds fractions that are kept within.
	fractionBits = 1 << 12
	// certainWork bounds the operations of one evaluation, times their words.
	certainWork = 1 << 22
)

// evaluation evaluates expressions in enclosed numbers.
type evaluation struct {
	rounder
	p    *Pool
	at   At
	memo map[*node]enclosure
	work *int // operations left
	wide bool // a part is known to its float's digits alone, whatever the precision

	strict bool   // floats' digits are not taken
	lacks  string // where it is strict, a function that has no rule
}

func (p *Pool) evaluation(prec uint, at At, work *int) *evaluation {
	return &evaluation{rounder: rounder{prec, fractionBits}, p: p, at: at, memo: map[*node]enclosure{}, work: work}
}

// expr encloses the value of e; false where it has none, or where that is not
// seen.
func (v *evaluation) expr(e Expr) (x enclosure, ok bool) {
	if e.c == nil {
		return v.int(0), true
	}
	if !e.c.Exact() {
		return enclosure{}, false
	}
	n, ok := v.node(e.n)
	if !ok || e.n.op == opOne && !n.finite() {
		return enclosure{}, false
	}
	if e.c == coefOne {
		return n, true
	}
	x = v.mul(v.rational(e.c.rat()), n)
	return x, x.finite()
}

func (v *evaluation) node(n *node) (enclosure, bool) {
	if n.op == opOne {
		return v.int(1), true
	}
	if x, ok := v.memo[n]; ok {
		return x, x.finite()
	}
	v.p.meter.Steps(1 + int(v.prec)/64)
	if *v.work -= 1 + int(v.prec)/64; *v.work < 0 {
		return enclosure{}, false
	}
	x, ok := v.compute(n)
	if !ok || !x.finite() {
		x, ok = enclosure{}, false
	}
	v.memo[n] = x
	return x, ok
}

func (v *evaluation) compute(n *node) (enclosure, bool) {
	switch n.op {
	case opConst:
		switch n {
		case v.p.pi:
			return v.pi(), true
		case v.p.e:
			return v.exp(v.int(1))
		}
	case opVar:
		return v.variable(n.v)
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
		x := v.int(1)
		for _, f := range n.facs {
			y, ok := v.node(f.n)
			if ok {
				y, ok = v.pow(y, int(f.exp))
			}
			if !ok {
				return y, false
			}
			x = v.mul(x, y)
		}
		return x, true
	case opCall:
		a := make([]enclosure, len(n.args))
		for i, e := range n.args {
			var ok bool
			if a[i], ok = v.expr(e); !ok {
				return enclosure{}, false
			}
		}
		return v.call(n.kern, a)
	}
	return enclosure{}, false // of a host, or of no number
}

func (v *evaluation) variable(x Var) (enclosure, bool) {
	if v.at == nil {
		return enclosure{}, false
	}
	q, ok := v.at(x)
	if !ok {
		return enclosure{}, false
	}
	return v.rational(q), true
}

// call is a function of enclosed numbers.
func (v *evaluation) call(k *op.Func, a []enclosure) (enclosure, bool) {
	if k.Generator.Kind == op.Radical || k.Generator.Kind == op.RealRoot {
		return v.root(a[0], k.Generator.Degree)
	}
	switch k.Name {
	case "rcp":
		return v.inv(a[0])
	case "pow":
		return v.power(a[0], a[1])
	case "exp":
		return v.exp(a[0])
	case "sigmoid": // 1/(1 + exp(−x))
		e, ok := v.exp(v.neg(a[0]))
		if !ok {
			return e, false
		}
		return v.inv(v.add(v.int(1), e))
	case "softplus": // log(1 + exp(x))
		e, ok := v.exp(a[0])
		if !ok {
			return e, false
		}
		return v.log(v.add(v.int(1), e))
	case "log":
		return v.log(a[0])
	case "sin", "cos", "tan":
		s, c, ok := v.circle(a[0])
		switch {
		case !ok:
			return s, false
		case k.Name == "sin":
			return s, true
		case k.Name == "cos":
			return c, true
		}
		return v.div(s, c)
	case "atan":
		return v.atan(a[0])
	case "asin", "acos":
		return v.arc(k.Name, a[0])
	case "sinh", "cosh", "tanh":
		return v.hyperbolic(k.Name, a[0])
	}
	if k.Image.Kind == op.Formula && len(a) == k.Arity() {
		if e, ok := v.formula(k, a); ok {
			return e, true
		}
	}
	if k.Branches == op.Branching && k.Name != "atan2" && k.Name != "polygamma" {
		return v.piece(k.Name, a)
	}
	if k.Name == "float" && !v.strict {
		const floatBits = 52
		v.wide = true
		m, rad := v.mid(a[0])
		return v.widened(v.around(m, floatBits), rad), true
	}
	return v.rounded(k, a)
}

// formula is a function by what it is in others. A difference in it that has lost
// its digits is found with more of them, if those there are.
func (v *evaluation) formula(k *op.Func, a []enclosure) (enclosure, bool) {
	e, err := op.Eval(k.Image.Of, (*enclosing)(v), enclosure{}, a)
	return e, err == nil && e.finite()
}

// enclosing reads the formulas of rows in enclosed numbers.
type enclosing evaluation

// errNotEnclosed says that a part of a formula has no value, or none that is seen.
var errNotEnclosed = errors.New("not enclosed")

func (v *enclosing) Number(num, den int64) enclosure { return v.rational(big.NewRat(num, den)) }

func (v *enclosing) Constant(c op.Constant) (enclosure, error) {
	var e enclosure
	ok := true
	switch w := (*evaluation)(v); c {
	case op.Pi:
		e = v.pi()
	case op.E:
		e, ok = w.exp(w.int(1))
	case op.TwoOverRootPi:
		if e, ok = w.root(w.pi(), 2); ok {
			e, ok = w.div(w.int(2), e)
		}
	}
	return e, notEnclosed(ok)
}

func (v *enclosing) Sum(a []enclosure) enclosure {
	e := a[0]
	for _, x := range a[1:] {
		e = v.add(e, x)
	}
	return e
}

func (v *enclosing) Product(a []enclosure) enclosure {
	e := a[0]
	for _, x := range a[1:] {
		e = v.mul(e, x)
	}
	return e
}

func (v *enclosing) Power(a enclosure, n int) (enclosure, error) {
	e, ok := v.pow(a, n)
	return e, notEnclosed(ok)
}

func (v *enclosing) Call(f *op.Func, a []enclosure) (enclosure, error) {
	e, ok := (*evaluation)(v).call(f, a)
	return e, notEnclosed(ok)
}

func notEnclosed(ok bool) error {
	if ok {
		return nil
	}
	return errNotEnclosed
}

// power is a^b for a > 0, and any whole power.
func (v *evaluation) power(a, b enclosure) (enclosure, bool) {
	if b.q != nil && b.q.IsInt() && b.q.Num().IsInt64() && abs64(b.q.Num().Int64()) <= math.MaxInt32 {
		exact := a.q
		if a.q != nil { // the fraction of a high power is not wanted
			a.q = nil
		}
		x, ok := v.pow(a, int(b.q.Num().Int64()))
		if ok && exact != nil && exact.Sign() == 0 {
			x.q = new(big.Rat)
		}
		return x, ok
	}
	l, ok := v.log(a)
	if !ok {
		return l, false
	}
	return v.exp(v.mul(b, l))
}

// arc is asin or acos.
func (v *evaluation) arc(name string, a enclosure) (enclosure, bool) {
	one := v.int(1)
	var x enclosure
	if s, ok := v.sub(one, v.abs(a)).sign(); ok && s < 0 {
		return enclosure{}, false
	} else if ok && s == 0 && a.q != nil {
		x = v.pi()
		x = v.mul(x, v.rational(big.NewRat(int64(a.q.Sign()), 2)))
	} else {
		root, ok := v.root(v.sub(one, v.mul(a, a)), 2)
		if !ok {
			return root, false
		}
		q, ok := v.div(a, root)
		if !ok {
			return q, false
		}
		if x, ok = v.atan(q); !ok {
			return x, false
		}
	}
	if name == "asin" {
		return x, true
	}
	return v.sub(v.mul(v.pi(), v.rational(big.NewRat(1, 2))), x), true
}

func (v *evaluation) hyperbolic(name string, a enclosure) (enclosure, bool) {
	e, ok := v.exp(a)
	if !ok {
		return e, false
	}
	i, ok := v.inv(e)
	if !ok {
		return i, false
	}
	half := v.rational(big.NewRat(1, 2))
	s, c := v.mul(v.sub(e, i), half), v.mul(v.add(e, i), half)
	switch name {
	case "sinh":
		return s, true
	case "cosh":
		return c, true
	}
	return v.div(s, c)
}

// piece is a function that is one formula or another; where it is not known which, all that it may be.
func (v *evaluation) piece(name string, a []enclosure) (enclosure, bool) {
	truth := func(yes bool) enclosure { return v.int(int64(boolInt(yes))) }
	sign := func(x enclosure, f func(s int) enclosure) (enclosure, bool) {
		if s, ok := x.sign(); ok {
			return f(s), true
		}
		return both(both(f(-1), f(0)), f(1)), true
	}
	switch name {
	case "abs":
		return v.abs(a[0]), true
	case "sign":
		return sign(a[0], func(s int) enclosure { return v.int(int64(s)) })
	case "relu":
		zero := v.int(0)
		if s, ok := a[0].sign(); ok && s <= 0 || a[0].hi.Sign() < 0 {
			return zero, true
		} else if ok {
			return a[0], true
		}
		return enclosure{lo: zero.lo, hi: larger(zero.hi, a[0].hi)}, true
	case "step":
		return sign(a[0], func(s int) enclosure { return truth(s > 0) })
	case "less":
		return sign(v.sub(a[0], a[1]), func(s int) enclosure { return truth(s < 0) })
	case "lesseq":
		return sign(v.sub(a[0], a[1]), func(s int) enclosure { return truth(s <= 0) })
	case "eq":
		return sign(v.sub(a[0], a[1]), func(s int) enclosure { return truth(s == 0) })
	case "select":
		if s, ok := a[0].sign(); ok {
			return a[1+boolInt(s == 0)], true
		}
		return both(a[1], a[2]), true
	case "min", "max":
		s, ok := v.sub(a[0], a[1]).sign()
		switch {
		case !ok && name == "min":
			return enclosure{lo: smaller(a[0].lo, a[1].lo), hi: smaller(a[0].hi, a[1].hi)}, true
		case !ok:
			return enclosure{lo: larger(a[0].lo, a[1].lo), hi: larger(a[0].hi, a[1].hi)}, true
		case (s <= 0) == (name == "min"):
			return a[0], true
		}
		return a[1], true
	case "floor":
		return v.floor(a[0])
	}
	return enclosure{}, false
}

func (v *evaluation) floor(a enclosure) (enclosure, bool) {
	whole := func(x *big.Float) *big.Int {
		n, acc := x.Int(nil)
		if acc != big.Exact && x.Sign() < 0 {
			n.Sub(n, big.NewInt(1))
		}
		return n
	}
	if a.q != nil {
		n := new(big.Int).Div(a.q.Num(), a.q.Denom())
		return v.rational(new(big.Rat).SetInt(n)), true
	}
	if max(a.lo.MantExp(nil), a.hi.MantExp(nil)) > int(v.prec) {
		return enclosure{}, false
	}
	lo, hi := whole(a.lo), whole(a.hi)
	x := v.rational(new(big.Rat).SetInt(lo))
	if lo.Cmp(hi) != 0 {
		x = both(x, v.rational(new(big.Rat).SetInt(hi)))
	}
	return x, true
}

// rounded is a function that is computed in float64 only, with a wide bound: of arguments that are known
// well, since between their ends it is not looked at.
func (v *evaluation) rounded(k *op.Func, a []enclosure) (enclosure, bool) {
	const relative, widest = 1e-9, 1e-6
	if v.strict {
		v.lacks = k.Name
		return enclosure{}, false
	}
	v.wide = true
	x := make([]float64, len(a))
	for i := range a {
		m, rad := v.mid(a[i])
		x[i], _ = m.Float64()
		if by, _ := rad.Float64(); by > widest*math.Max(1, math.Abs(x[i])) {
			return enclosure{}, false
		}
	}
	if k.Outside(x) != "" {
		return enclosure{}, false
	}
	y := k.Eval(x)
	rad := relative * math.Max(1, math.Abs(y))
	for i := range a {
		mid := x[i]
		for _, end := range []*big.Float{a[i].lo, a[i].hi} {
			e, _ := end.Float64()
			x[i] = e + math.Copysign(1e-14*math.Abs(e), e-mid)
			rad += 2 * math.Abs(k.Eval(x)-y)
		}
		x[i] = mid
	}
	if y-y != 0 || rad-rad != 0 {
		return enclosure{}, false
	}
	by := big.NewFloat(rad)
	m := big.NewFloat(y)
	return v.widened(enclosure{lo: m, hi: m}, by), true
}
