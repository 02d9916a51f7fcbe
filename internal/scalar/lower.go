package scalar

// code is what one instruction of a program computes.
type code uint8

const (
	cInput  code = iota // the input numbered a
	cConst              // imm
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
	kern    *Kernel
	fn      *Func
}

// lowering turns expressions into instructions, each computed once.
type lowering struct {
	p     *Pool
	code  []instr
	args  []int32 // of host functions
	known map[instr]int32
	of    map[*node]int32
	uses  map[*node]int32
	rcps  map[*node]int32 // how many products divide by a node
	pair  map[*node]int32 // bit 0: sin, bit 1: cos of this argument wanted
	slot  map[Var]int32
	order map[powKey]int32
}

type powKey struct {
	v int32
	e int32
}

func newLowering(p *Pool, inputs []Var) *lowering {
	lo := &lowering{p: p, known: map[instr]int32{}, of: map[*node]int32{}, uses: map[*node]int32{},
		rcps: map[*node]int32{}, pair: map[*node]int32{}, slot: map[Var]int32{}, order: map[powKey]int32{}}
	for i, v := range inputs {
		lo.code = append(lo.code, instr{code: cInput, a: int32(i)})
		lo.slot[v] = int32(i)
	}
	return lo
}

// exprs lowers all of es and gives the instructions that hold them.
func (lo *lowering) exprs(es []Expr) []int32 {
	var nodes []*node
	walk(es, func(n *node) { nodes = append(nodes, n) })
	for _, n := range nodes {
		for _, a := range n.args {
			if a.c != nil {
				lo.uses[a.n]++
			}
		}
		for _, f := range n.facs {
			lo.uses[f.n]++
			if f.exp < 0 {
				lo.rcps[f.n]++
			}
		}
		if n.op == opCall && (n.kern.id == kSin || n.kern.id == kCos) {
			lo.pair[n.args[0].n] |= 1 << (n.kern.id - kSin)
		}
	}
	for _, e := range es {
		if e.c != nil {
			lo.uses[e.n] += 2 // an output is not absorbed by its only reader
		}
	}
	for _, n := range nodes {
		if !lo.absorbed(n) {
			lo.node(n)
		}
	}
	out := make([]int32, len(es))
	for i, e := range es {
		out[i] = lo.expr(e)
	}
	return out
}

// absorbed reports that n is a product whose last multiplication its only
// reader fuses into a sum.
func (lo *lowering) absorbed(n *node) bool { return n.op == opProd && lo.uses[n] == 1 }

func (lo *lowering) emit(in instr) int32 {
	if in.code == cAdd || in.code == cMul || in.code == cFma || in.code == cFnma {
		if in.a > in.b {
			in.a, in.b = in.b, in.a
		}
	}
	if v, ok := lo.known[in]; ok {
		return v
	}
	v := int32(len(lo.code))
	lo.code = append(lo.code, in)
	lo.known[in] = v
	return v
}

func (lo *lowering) constant(v float64) int32 {
	if v == 0 {
		v = 0 // one zero
	}
	return lo.emit(instr{code: cConst, imm: v})
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

func (lo *lowering) expr(e Expr) int32 {
	if e.c == nil {
		return lo.constant(0)
	}
	if e.n.op == opOne {
		return lo.constant(e.c.Float)
	}
	return lo.scale(e.c.Float, lo.node(e.n))
}

func (lo *lowering) node(n *node) int32 {
	if v, ok := lo.of[n]; ok {
		return v
	}
	var v int32
	switch n.op {
	case opOne:
		v = lo.constant(1)
	case opConst:
		v = lo.constant(n.real)
	case opVar:
		v = lo.slot[n.v]
	case opSum:
		v = lo.sum(n)
	case opProd:
		c, a, b, div := lo.product(n)
		switch {
		case b < 0:
			v = lo.scale(c, a)
		case div:
			v = lo.scale(c, lo.bin(cDiv, a, b))
		default:
			v = lo.scale(c, lo.bin(cMul, a, b))
		}
	case opCall:
		v = lo.call(n)
	case opApply:
		from := int32(len(lo.args))
		var xs []int32
		for _, a := range n.args {
			xs = append(xs, lo.expr(a))
		}
		lo.args = append(lo.args, xs...)
		v = lo.emit(instr{code: cApply, fn: n.fn, a: from, b: from + int32(len(xs))})
	}
	lo.of[n] = v
	return v
}

func (lo *lowering) call(n *node) int32 {
	a := lo.expr(n.args[0])
	switch {
	case n.kern.id == kRcp:
		return lo.emit(instr{code: cRcp, a: a})
	case n.kern.id == kSelect:
		return lo.emit(instr{code: cSelect, a: a, b: lo.expr(n.args[1]), c: lo.expr(n.args[2])})
	case n.kern.Arity == 2:
		return lo.emit(instr{code: cCall2, kern: n.kern, a: a, b: lo.expr(n.args[1])})
	case (n.kern.id == kSin || n.kern.id == kCos) && lo.pair[n.args[0].n] == 3:
		s := instr{code: cSinCos, a: a}
		v, ok := lo.known[s]
		if !ok {
			v = lo.emit(s)
			lo.emit(instr{code: cSecond, a: v})
		}
		return v + int32(n.kern.id-kSin)
	}
	return lo.emit(instr{code: cCall1, kern: n.kern, a: a})
}

// sum adds the terms from the left: first a term to start from, then one fused
// multiply-add for each product or scaled term.
func (lo *lowering) sum(n *node) int32 {
	// Start from a positive term that is not an absorbed product, if any, so
	// that those can be fused; the constant makes a good start.
	start := -1
	for i, t := range n.args {
		if t.n.op == opOne || t.c.Float == 1 && !lo.absorbed(t.n) {
			start = i
			break
		}
	}
	if start < 0 {
		for i, t := range n.args {
			if t.c.Float > 0 {
				start = i
				break
			}
		}
	}
	if start < 0 {
		start = 0
	}
	acc := lo.expr(n.args[start])
	for i, t := range n.args {
		if i != start {
			acc = lo.addTerm(acc, t)
		}
	}
	return acc
}

func (lo *lowering) addTerm(acc int32, t Expr) int32 {
	c := t.c.Float
	if t.n.op == opOne {
		return lo.bin(cAdd, acc, lo.constant(c))
	}
	if lo.absorbed(t.n) {
		k, a, b, div := lo.product(t.n)
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
	return lo.addScaled(acc, c, lo.node(t.n))
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
func (lo *lowering) product(n *node) (c float64, a, b int32, div bool) {
	facs, c := unrationalise(n.facs, lo.p)
	var num, den []int32
	for _, f := range facs {
		v := lo.node(f.n)
		switch {
		case f.exp > 0:
			num = append(num, lo.power(v, f.exp))
		case lo.rcps[f.n] > 1:
			num = append(num, lo.power(lo.emit(instr{code: cRcp, a: v}), -f.exp))
		default:
			den = append(den, lo.power(v, -f.exp))
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
	lo.order[powKey{v, e}] = r
	return r
}

// unrationalise writes √u/u back as c/√u for a root whose radicand's factors
// are all divided by. Products are kept with roots in the numerator, so that
// equal ones look equal; shorter and better conditioned is the quotient.
func unrationalise(facs []factor, p *Pool) ([]factor, float64) {
	c := 1.0
	for i, f := range facs {
		if f.n.op != opCall || f.exp != 1 || !(f.n.kern.id == kRoot && f.n.kern.degree == 2 || f.n.kern.id == kAbs) {
			continue
		}
		u := f.n.args[0]
		if u.c == nil || u.n.op == opOne {
			continue
		}
		abs := f.n.kern.id == kAbs
		var one [1]factor
		rad := one[:]
		if u.n.op == opProd {
			rad = u.n.facs
		} else {
			rad[0] = factor{u.n, 1}
		}
		times := int32(1)
		if abs {
			times = 2
		}
		ok := true
		for _, q := range rad {
			k := find(facs, q.n)
			if k < 0 || q.exp > 0 && facs[k].exp > -times*q.exp || q.exp < 0 && facs[k].exp < -times*q.exp {
				ok = false
				break
			}
		}
		if !ok {
			continue
		}
		out := make([]factor, 0, len(facs))
		for j, g := range facs {
			if j == i {
				out = append(out, factor{g.n, -1})
				continue
			}
			if k := find(rad, g.n); k >= 0 {
				g.exp += times * rad[k].exp
			}
			if g.exp != 0 {
				out = append(out, g)
			}
		}
		k := u.c.Float
		if abs {
			k *= k
		}
		more, d := unrationalise(out, p)
		return more, c * k * d
	}
	return facs, c
}

func find(fs []factor, n *node) int {
	for i := range fs {
		if fs[i].n == n {
			return i
		}
	}
	return -1
}
