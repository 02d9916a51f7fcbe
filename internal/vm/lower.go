package vm

// From expressions to instructions: common subexpressions once, fused
// multiply-adds, powers by squaring.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/scalar"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// code is what one instruction of a program computes.
type code uint8

const (
	cInput  code = iota // the input numbered a
	cConst              // imm; a is 1 where imm is whole only because it was rounded
	cAdd                // a + b
	cSub                // a − b
	cMul                // a b
	cDiv                // a / b
	cFma                // a b + c
	cFnma               // c − a b
	cNeg                // −a
	cRcp                // 1/a
	cCall1              // kern(a)
	cCall2              // kern(a, b)
	cSelect             // b where a ≠ 0, else c
	cApply              // fn of the operands args[a:b]
	cSinCos             // sin a; the next instruction is its cos
	cSecond             // the second result of the instruction before
)

// instr is one instruction in single-assignment form: its result is named by
// its position in the list.
type instr struct {
	code    code
	a, b, c int32
	imm     float64
	kern    *op.Func
	fn      *scalar.Func
}

// lowering turns expressions into instructions, each computed once.
type lowering struct {
	p     *scalar.Pool
	code  []instr
	args  []int32         // of host functions
	known map[instr]int32 // nil while there are few
	// By scalar.Expr.ID, which all multiples of an expression share.
	part  map[int]part
	slot  map[scalar.Var]int32
	order map[powKey]int32 // nil before the first power
	tall  map[int]int      // the power of two that is left out of an expression, see tall.go
}

// part is what is known of an expression without its coefficient.
type part struct {
	at   int32 // the instruction that holds it, plus one; 0 before there is one
	uses int32 // who reads it
	rcps int32 // how many products divide by it
	pair int32 // bit 0: sin, bit 1: cos of it is wanted
}

// note changes what is known of an expression.
func (lo *lowering) note(e scalar.Expr, change func(*part)) {
	x := lo.part[e.ID()]
	change(&x)
	lo.part[e.ID()] = x
}

type powKey struct {
	v int32
	e int32
}

func newLowering(p *scalar.Pool, inputs []scalar.Var) *lowering {
	lo := &lowering{p: p, part: map[int]part{}, slot: map[scalar.Var]int32{}}
	for i, v := range inputs {
		lo.code = append(lo.code, instr{code: cInput, a: int32(i)})
		lo.slot[v] = int32(i)
	}
	return lo
}

// exprs lowers all of es and gives the instructions that hold them.
func (lo *lowering) exprs(es []scalar.Expr) []int32 {
	var parts []scalar.Expr
	lo.p.Walk(es, func(e scalar.Expr) { parts = append(parts, e) })
	views := make([]scalar.View, len(parts))
	for i, e := range parts {
		lo.p.Spend(1)
		views[i] = lo.p.View(e)
		lo.countUses(&views[i])
	}
	lo.findTall(parts, views)
	for _, e := range es {
		if !e.IsZero() {
			lo.note(e, func(x *part) { x.uses += 2 }) // an output is not absorbed by its only reader
		}
	}
	for i, e := range parts {
		if !lo.absorbed(e.ID(), views[i].Op) {
			lo.node(e)
		}
	}
	out := make([]int32, len(es))
	for i, e := range es {
		out[i] = lo.expr(e)
	}
	return out
}

// countUses notes who reads the parts of one expression, and how.
func (lo *lowering) countUses(v *scalar.View) {
	for _, list := range [2][]scalar.Expr{v.Terms, v.Args} {
		for _, a := range list {
			if !a.IsZero() {
				lo.note(a, func(x *part) { x.uses++ })
			}
		}
	}
	for _, f := range v.Factors {
		lo.note(f.Base, func(x *part) {
			x.uses++
			if f.Exp < 0 {
				x.rcps++
			}
		})
	}
	if v.Op == scalar.Call {
		if bit := circleBit(v.Kernel); bit != 0 {
			lo.note(v.Args[0], func(x *part) { x.pair |= bit })
		}
	}
}

// circleBit is 1 for the sine, 2 for the cosine, 0 for the rest.
func circleBit(k *op.Func) int32 {
	switch k.Code {
	case op.CodeSin:
		return 1
	case op.CodeCos:
		return 2
	}
	return 0
}

// absorbed reports that a product's last multiplication is fused into a sum by
// its only reader.
func (lo *lowering) absorbed(id int, op scalar.Op) bool {
	return op == scalar.Product && lo.part[id].uses == 1
}

func (lo *lowering) emit(in instr) int32 {
	if in.code == cAdd || in.code == cMul || in.code == cFma || in.code == cFnma {
		if in.a > in.b {
			in.a, in.b = in.b, in.a
		}
	}
	if v, ok := lo.find(in); ok {
		return v
	}
	lo.p.Spend(1)
	v := int32(len(lo.code))
	lo.code = append(lo.code, in)
	switch {
	case lo.known != nil:
		lo.known[in] = v
	case len(lo.code) > fewInstructions:
		lo.known = map[instr]int32{}
		for i, in := range lo.code {
			lo.known[in] = int32(i)
		}
	}
	return v
}

// fewInstructions are looked through one by one.
const fewInstructions = 16

// find is the instruction that computes the same.
func (lo *lowering) find(in instr) (int32, bool) {
	if lo.known != nil {
		v, ok := lo.known[in]
		return v, ok
	}
	for i := range lo.code {
		if lo.code[i] == in {
			return int32(i), true
		}
	}
	return 0, false
}

func (lo *lowering) constant(v float64) int32 {
	if v == 0 {
		v = 0 // one zero
	}
	return lo.emit(instr{code: cConst, imm: v})
}

// coef is the coefficient that the instructions of e are to be multiplied by, less a
// power of two that is left out of the whole, and whether it is a fraction that is
// rounded to a whole number.
func (lo *lowering) coef(e scalar.Expr, less int) (c float64, rounded bool) {
	exp := -less
	if lo.tall != nil {
		exp += lo.tall[e.ID()]
	}
	c, whole := e.CoefTimes(exp)
	return c, c == math.Trunc(c) && c != 0 && !whole
}

// coefficient is that of e as a constant; a fraction that is rounded to a whole
// number is told from that number, since bounds of errors ask.
func (lo *lowering) coefficient(e scalar.Expr, less int) int32 {
	c, rounded := lo.coef(e, less)
	if rounded {
		return lo.emit(instr{code: cConst, imm: c, a: 1})
	}
	return lo.constant(c)
}

func (lo *lowering) bin(c code, a, b int32) int32 { return lo.emit(instr{code: c, a: a, b: b}) }

// scale is c v.
func (lo *lowering) scale(c float64, v int32) int32 {
	switch c {
	case 1:
		return v
	case -1:
		return lo.emit(instr{code: cNeg, a: v})
	}
	return lo.bin(cMul, lo.constant(c), v)
}

func (lo *lowering) expr(e scalar.Expr) int32 { return lo.exprLess(e, 0) }

// exprLess is e less a power of two.
func (lo *lowering) exprLess(e scalar.Expr, less int) int32 {
	if e.IsZero() {
		return lo.constant(0)
	}
	c, rounded := lo.coef(e, less)
	switch {
	case e.IsNumber():
		return lo.coefficient(e, less)
	case rounded:
		return lo.bin(cMul, lo.coefficient(e, less), lo.node(e))
	}
	return lo.scale(c, lo.node(e))
}

// node is e without its coefficient, less the power of two that is left out of it.
func (lo *lowering) node(e scalar.Expr) int32 {
	if at := lo.part[e.ID()].at; at > 0 {
		return at - 1
	}
	w := lo.p.View(e)
	var v int32
	switch w.Op {
	case scalar.One:
		v = lo.constant(1)
	case scalar.Constant:
		v = lo.constant(w.Value)
	case scalar.Variable:
		v = lo.slot[w.Var]
	case scalar.Sum:
		v = lo.sum(w.Terms, lo.tall[e.ID()])
	case scalar.Product:
		c, a, b, div := lo.product(e)
		switch {
		case b < 0:
			v = lo.scale(c, a)
		case div:
			v = lo.scale(c, lo.bin(cDiv, a, b))
		default:
			v = lo.scale(c, lo.bin(cMul, a, b))
		}
	case scalar.Call:
		v = lo.call(w.Kernel, w.Args)
	case scalar.Apply:
		from := int32(len(lo.args))
		var xs []int32
		for _, a := range w.Args {
			xs = append(xs, lo.expr(a))
		}
		lo.args = append(lo.args, xs...)
		v = lo.emit(instr{code: cApply, fn: w.Func, a: from, b: from + int32(len(xs))})
	}
	lo.note(e, func(x *part) { x.at = v + 1 })
	return v
}

func (lo *lowering) call(k *op.Func, args []scalar.Expr) int32 {
	a := lo.expr(args[0])
	bit := circleBit(k)
	switch {
	case k.Code == op.CodeRcp:
		return lo.emit(instr{code: cRcp, a: a})
	case k.Code == op.CodeSelect:
		return lo.emit(instr{code: cSelect, a: a, b: lo.expr(args[1]), c: lo.expr(args[2])})
	case k.Arity() == 2:
		return lo.emit(instr{code: cCall2, kern: k, a: a, b: lo.expr(args[1])})
	case bit != 0 && lo.part[args[0].ID()].pair == 3:
		s := instr{code: cSinCos, a: a}
		v, ok := lo.find(s)
		if !ok {
			v = lo.emit(s)
			lo.emit(instr{code: cSecond, a: v})
		}
		return v + bit - 1
	}
	return lo.emit(instr{code: cCall1, kern: k, a: a})
}

// sum adds the terms from the left: first a term to start from, then one fused
// multiply-add for each product or scaled term; less is the power of two that is left out.
func (lo *lowering) sum(terms []scalar.Expr, less int) int32 {
	// Start from a positive term that is not an absorbed product, if any, so
	// that those can be fused; the constant makes a good start.
	start := -1
	for i, t := range terms {
		if c, _ := lo.coef(t, less); t.IsNumber() || c == 1 && !lo.fused(t) {
			start = i
			break
		}
	}
	if start < 0 {
		for i, t := range terms {
			if t.Coef() > 0 {
				start = i
				break
			}
		}
	}
	if start < 0 {
		start = 0
	}
	acc := lo.exprLess(terms[start], less)
	for i, t := range terms {
		if i != start {
			acc = lo.addTerm(acc, t, less)
		}
	}
	return acc
}

// fused is absorbed, of a term.
func (lo *lowering) fused(t scalar.Expr) bool {
	return !t.IsZero() && lo.absorbed(t.ID(), t.Op())
}

func (lo *lowering) addTerm(acc int32, t scalar.Expr, less int) int32 {
	c, rounded := lo.coef(t, less)
	switch {
	case t.IsNumber():
		return lo.bin(cAdd, acc, lo.coefficient(t, less))
	case rounded:
		return lo.bin(cAdd, acc, lo.exprLess(t, less))
	}
	if lo.fused(t) {
		k, a, b, div := lo.product(t)
		c *= k
		if div {
			a, b = lo.bin(cDiv, a, b), -1
		}
		if b >= 0 {
			switch c {
			case 1:
				return lo.emit(instr{code: cFma, a: a, b: b, c: acc})
			case -1:
				return lo.emit(instr{code: cFnma, a: a, b: b, c: acc})
			}
			if lo.code[a].code == cConst {
				a = lo.constant(c * lo.code[a].imm)
			} else {
				a = lo.scale(c, a)
			}
			return lo.emit(instr{code: cFma, a: a, b: b, c: acc})
		}
		return lo.addScaled(acc, c, a)
	}
	return lo.addScaled(acc, c, lo.node(t))
}

func (lo *lowering) addScaled(acc int32, c float64, v int32) int32 {
	switch c {
	case 1:
		return lo.bin(cAdd, acc, v)
	case -1:
		return lo.bin(cSub, acc, v)
	}
	return lo.emit(instr{code: cFma, a: lo.constant(c), b: v, c: acc})
}

// product splits a product in two factors: c a b, or c a/b with div; b is −1
// when there is only one.
func (lo *lowering) product(e scalar.Expr) (c float64, a, b int32, div bool) {
	facs, c := lo.p.Quotient(e)
	var num, den []int32
	for _, f := range facs {
		v, k := lo.node(f.Base), int32(f.Exp)
		switch {
		case k > 0:
			num = append(num, lo.power(v, k))
		case lo.part[f.Base.ID()].rcps > 1:
			num = append(num, lo.power(lo.emit(instr{code: cRcp, a: v}), -k))
		default:
			den = append(den, lo.power(v, -k))
		}
	}
	if len(den) > 0 {
		d := lo.chain(den)
		if len(num) > 0 {
			return c, lo.chain(num), d, true
		}
		if c != 1 && c != -1 {
			return 1, lo.constant(c), d, true
		}
		return c, lo.emit(instr{code: cRcp, a: d}), -1, false
	}
	if len(num) == 1 {
		return c, num[0], -1, false
	}
	return c, lo.chain(num[:len(num)-1]), num[len(num)-1], false
}

func (lo *lowering) chain(vs []int32) int32 {
	r := vs[0]
	for _, v := range vs[1:] {
		r = lo.bin(cMul, r, v)
	}
	return r
}

// power is v^e, e ≥ 1, by squaring, sharing lower powers.
func (lo *lowering) power(v int32, e int32) int32 {
	if e == 1 {
		return v
	}
	if r, ok := lo.order[powKey{v, e}]; ok {
		return r
	}
	var r int32
	if e%2 == 0 {
		h := lo.power(v, e/2)
		r = lo.bin(cMul, h, h)
	} else {
		r = lo.bin(cMul, v, lo.power(v, e-1))
	}
	if lo.order == nil {
		lo.order = map[powKey]int32{}
	}
	lo.order[powKey{v, e}] = r
	return r
}
