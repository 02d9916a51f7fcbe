package scalar

// Function calls as expressions, and expressions that are plain numbers.

import (
	"math"
	"math/big"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Call is k(args…): exact values and identities folded where they hold on the
// whole domain of definition, else an atom with its value in the field.
func (p *Pool) Call(k *op.Func, args ...Expr) Expr {
	needed := args
	var d *domain
	if k == fnSelect { // what is not taken needs no value
		if c, ok := args[0].Number(); ok {
			return args[1+boolInt(c == 0)]
		}
		needed = args[:1]
		d = p.chosen(args)
	}
	if !common(needed) {
		if u, ok := valueless(needed); ok {
			return u
		}
		if u, ok := infinite(needed); ok {
			return u
		}
		d = p.join(d, p.domainOf(needed...))
	}
	args = bare(args)
	if e, ok := p.fold(k, args); ok {
		return p.within(e, d)
	}
	return p.within(p.call(k, args), d)
}

// call interns k(args…) without simplification.
func (p *Pool) call(k *op.Func, args []Expr) Expr {
	args = bare(args)
	h := uint64(opCall)<<32 + uint64(k.ID())
	for _, a := range args {
		h = mix64(h ^ argHash(a))
	}
	for i := p.byShape.first(h); i >= 0; i = p.byShape.next(h, i) {
		switch r, a := p.shaped(i); {
		case a == nil:
			if r.op == opCall && r.kern == k && slices.Equal(r.args, args) {
				return p.unit(r)
			}
		case a.op == opCall && a.kern == k && slices.Equal(a.args, args):
			return a.to
		}
	}
	n := node{op: opCall, kern: k, exact: true, args: p.keep(args), risky: hidings[k.ID()].poles || hidings[k.ID()].partial}
	p.measure(&n, h)
	if h := hidings[k.ID()]; (h.infinite || h.nan) && k != fnWhere {
		n.hides = n.hides || slices.ContainsFunc(n.args, func(a Expr) bool { return a.n != nil && a.n.risky })
	}
	n.undef = n.undefinedBy()
	p.refine(&n)
	n.dom = p.partsDomain(&n)
	if k.Branches == op.Branching {
		n.danger |= 1 << (mix64(h) & 63)
	}
	v1, v2, ok := p.kernelValue(k, n.args)
	if ok && v1 != 0 && v2 != 0 {
		n.val, n.valInv = v1, v1.Inv()
		n.key = v2.Mul(n.valInv)
		if e, ok := p.byValue(&n); ok {
			p.addAlias(h, alias{op: opCall, kern: k, args: n.args, to: e})
			return e
		}
	} else {
		n.val, n.key = p.rng.mod(), p.rng.mod()
	}
	unit, solved := [2]Mod{}, false
	if k.Image.Kind == op.ProductLog {
		unit, solved = p.productLog(&n)
	}
	r := p.alloc(&n)
	if solved {
		if p.atoms == nil {
			p.atoms = map[atomKey][2]Mod{}
		}
		p.atoms[atomKey{kind: atomUnit, n: r}] = unit
	}
	if r.partial() {
		r.dom = p.join(r.dom, p.domain([]*node{r}))
		r.odd = true
	}
	p.byShape.add(h, r.id)
	p.byKey.add(uint64(r.key), r.id)
	return p.unit(r)
}

// generating is k(args…) as a generator is written: folded, but never an older
// product or sum of the same value, which may have the generator in it, nor a
// multiple of another power, as 0.5^p is 4 times 0.5^(p + 2).
func (p *Pool) generating(k *op.Func, args ...Expr) Expr {
	e := p.Call(k, args...)
	if e.n == nil || e.n.op != opProd && e.n.op != opSum && !(k == fnPow && e.c != p.co.int(1)) {
		return e
	}
	h := uint64(opCall)<<32 + uint64(k.ID())
	n := node{op: opCall, kern: k, exact: true, args: p.keep(args)}
	p.measure(&n, h)
	if v1, v2, ok := p.kernelValue(k, n.args); ok && v1 != 0 && v2 != 0 {
		n.val, n.key = v1, v2.Mul(v1.Inv())
	} else {
		n.val, n.key = p.rng.mod(), p.rng.mod()
	}
	return p.unit(p.alloc(&n))
}

// Apply is f(args…), opaque, the same for the same f and args.
func (p *Pool) Apply(f *Func, args ...Expr) Expr {
	if u, ok := valueless(args); ok {
		return u
	}
	return p.within(p.apply(f, bare(args)), p.domainOf(args...))
}

func (p *Pool) apply(f *Func, args []Expr) Expr {
	h := uint64(opApply) << 32
	for _, a := range args {
		h = mix64(h ^ argHash(a))
	}
	for i := p.byShape.first(h); i >= 0; i = p.byShape.next(h, i) {
		if r, a := p.shaped(i); a == nil && r.op == opApply && r.fn == f && slices.Equal(r.args, args) {
			return p.unit(r)
		}
	}
	n := node{op: opApply, fn: f, exact: true, args: p.keep(args)}
	p.measure(&n, h)
	n.val, n.key = p.rng.mod(), p.rng.mod()
	n.vars |= hostBit
	n.dom = p.partsDomain(&n)
	r := p.alloc(&n)
	p.byShape.add(h, r.id)
	p.byKey.add(uint64(r.key), r.id)
	if f.Open != nil && len(f.Open.conds) > 0 {
		p.assumeOf(f.Open, n.args)
	}
	return p.unit(r)
}

// hostBit marks expressions that call a host, which are never constants.
const hostBit = 1 << 63

func argHash(a Expr) uint64 {
	if a.c == nil {
		return 0x5bd1e995
	}
	return (a.n.place() + 1<<32) ^ uint64(a.c.Mod)
}

// measure fills in what a call's arguments determine: its real value with an
// error bound, its variables and depth.
func (p *Pool) measure(n *node, h uint64) {
	var xs, ys [4]float64
	x, y := xs[:0], ys[:0]
	moved := false
	for _, a := range n.args {
		if a.c == nil {
			x, y = append(x, 0), append(y, 0)
			continue
		}
		r, e := a.c.Float*a.n.real, math.Abs(a.c.Float)*a.n.err
		x = append(x, r)
		y = append(y, r+e)
		moved = moved || e != 0
		n.vars |= a.n.vars
		n.danger |= a.n.danger
		n.risky, n.hides = n.risky || a.n.risky, n.hides || a.n.hides
		n.depth = max(n.depth, a.n.depth)
		n.weight = addWeight(n.weight, a.n.weight+1)
	}
	n.depth++
	eval := n.sampleAt
	n.real = eval(x)
	n.err = math.Abs(n.real) * 8 * ulp
	if n.op == opApply && n.fn.Open != nil {
		_, err := n.fn.instance(x)
		n.err += err
	}
	if moved && n.deterministic() {
		n.err += 2 * math.Abs(eval(y)-n.real)
	}
	if math.IsNaN(n.err) {
		n.real, n.err = math.NaN(), math.NaN()
	}
}

// sampleAt is evalAt where formulas are told apart: an open function is an instance of
// itself there.
func (n *node) sampleAt(x []float64) float64 {
	if n.op == opApply && n.fn.Open != nil {
		v, _ := n.fn.instance(x)
		return v
	}
	return n.evalAt(x)
}

// deterministic is a call whose value may be asked for near by, too.
func (n *node) deterministic() bool { return n.op == opCall || n.fn.Open != nil }

// evalAt computes a call or application of numbers.
func (n *node) evalAt(x []float64) float64 {
	if n.op == opApply {
		return n.fn.Anywhere(x)
	}
	return n.kern.Eval(x)
}

// Number is the value of an expression without variables or host functions.
func (e Expr) Number() (float64, bool) {
	switch {
	case e.d != nil:
		return 0, false
	case e.c == nil:
		return 0, true
	case e.n.vars != 0 || e.n.undef:
		return 0, false
	case e.n.op == opOne:
		return e.c.Float, true
	}
	return e.c.Float * e.n.real, true
}

// Rat is the exact fraction of a number, when e is one; it must not be changed.
func (e Expr) Rat() (*big.Rat, bool) {
	if e.c == nil {
		return new(big.Rat), true
	}
	if e.n.op != opOne || !e.c.Exact() {
		return nil, false
	}
	return e.c.rat(), true
}

// Rational is the exact fraction of a number, when e is one and it fits.
func (e Expr) Rational() (num, den int64, ok bool) {
	if e.c == nil {
		return 0, 1, true
	}
	if e.n.op != opOne || e.c.Den == 0 {
		return 0, 0, false
	}
	return e.c.Num, e.c.Den, true
}
