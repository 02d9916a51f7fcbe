package scalar

// Expressions and the pool that shares them: hash-consed nodes, variables,
// numbers and constants.

import (
	"math"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/op"
)

// Expr is a scalar expression of one pool: a coefficient times a hash-consed
// node, with a value where the node has one and what was simplified away: d is
// of a whole formula, never of a part in a node. Equal expressions, as far as
// value numbering finds, are ==. The zero Expr is the number 0.
type Expr struct {
	c *Coef
	n *node
	d *domain
}

// IsZero reports whether e is the number 0 itself, if only where something has
// a value; Pool.IsZero decides more.
func (e Expr) IsZero() bool { return e.c == nil }

// IsNothing reports the number 0 everywhere.
func (e Expr) IsNothing() bool { return e.c == nil && e.d == nil }

// Var is a variable declared in a pool.
type Var struct{ ID int32 }

// VarInfo is what a pool knows of a variable: how it is written and which
// values it takes. Lo and Hi both zero mean unbounded, like ±Inf.
type VarInfo struct {
	Name    string // as the language reads it
	Display string // as text output writes it; Name when empty
	LaTeX   string // as LaTeX output writes it; derived from Name when empty

	Positive, NonNegative, Negative bool

	Lo, Hi float64
	// LoClosed and HiClosed say that the bound itself is a value.
	LoClosed, HiClosed bool
	Const              bool // a parameter rather than a coordinate
}

// nodeOp is what a node is.
type nodeOp uint8

const (
	opOne   nodeOp = iota
	opVar          // v
	opConst        // pi, e
	opSum          // terms: coefficients and nodes, sorted by node
	opProd         // factors: nodes with integer exponents, sorted by node
	opCall         // kernel of args
	opApply        // host function of args
)

type factor struct {
	n   *node
	exp int32
}

// node is a hash-consed expression with coefficient 1. Its value in the field
// at the first point is val; the ratio of its value at the second to val is
// key, which all scalar multiples share.
type node struct {
	op             nodeOp
	signs          signs
	given          signs // of a sum: those that conditions leave, 0 where none speak of it
	ranged         bool  // signs, lo and hi are known
	exact          bool  // its value in the field follows from its parts
	minus          bool  // of a sum: first divided by, or else first met, with a negative coefficient, as 1 − x is
	divided        bool  // of a sum: has been divided by
	risky          bool  // a quotient or a function with a domain is inside
	hides          bool  // a function of something risky that may hide it
	undef          bool  // a call of numbers that has no value
	odd            bool  // undef, ∞ itself, or dom is not empty
	open, loClosed bool  // of a variable: neither bound is a value; the lower one is
	depth          int32
	id             int32
	ord            uint64 // its place among terms and factors, see Pool.order
	v              Var
	weight         uint32 // operations, written out as a tree
	kern           *op.Func
	fn             *Func

	dom *domain // the partial calls inside

	args []Expr   // of a sum, a call, an application
	facs []factor // of a product

	val, key       Mod
	valInv, keyInv Mod // cached by inv; 0 when not yet known

	real, err float64 // value and error bound at one real point, for guarding merges

	// signs, lo and hi bound the values; see bounds.
	lo, hi float64

	vars   uint64 // variable ids modulo 64
	danger uint64 // roots, abs, min, … inside, hashed to bits
}

// Pool is a hash-consing arena of scalar expressions. Building is not safe for
// concurrent use; finished programs and formatting a finished expression with
// another pool are.
type Pool struct {
	meter    *budget.Meter // of the evaluation that builds; nil: nothing is counted
	co       coefs
	rng      rng
	nodes    []*node
	slab     []node
	one      *node
	pi, e    *node
	infinity *node // made when it is asked for
	vars     []variable
	argv     []Var // variables of Arg

	domains map[string]*domain
	byShape table
	byKey   table
	aliases []*[aliasChunk]alias
	aliased int32 // how many there are

	perfecting bool // a root's radicand is being examined
	// decimals: a decimal was written, so decimals are printed; which ones.
	decimals bool
	decimal  map[*Coef]bool

	bare map[*Open]bool // written without their arguments

	raw    bool // constructors keep what they are given
	shapes bool // see NewShapes

	terms    []Expr   // slabs the nodes' lists are cut from
	factors  []factor //
	scratch  []Expr
	fscratch []factor

	facts   []fact             // conditions of variables together
	samples *sampler           // see sampled
	rootE   [2]Mod             // of e: the unit that has it as a power
	atoms   map[atomKey][2]Mod // values of other angles, exponents and logarithms
}

type variable struct {
	info VarInfo
	n    *node
}

// Meter has the work in the pool counted.
func (p *Pool) Meter(m *budget.Meter) *Pool {
	p.meter, p.co.meter = m, m
	return p
}

// Spend counts work of somebody who reads what the pool holds.
func (p *Pool) Spend(steps int) { p.meter.Steps(steps) }

// NewPool makes an empty pool. The seed fixes the random points at which
// expressions are numbered; no result depends on it but by chance of 2⁻⁵⁰.
func NewPool(seed uint64) *Pool {
	b := beginnings()
	if seed != usualSeed {
		b = drawBeginning(seed)
	}
	p := &Pool{rng: b.rng, rootE: b.rootE}
	p.one = p.alloc(&node{op: opOne, val: 1, key: 1, valInv: 1, keyInv: 1, real: 1, lo: 1, hi: 1, signs: pos, ranged: true, exact: true})
	p.byKey.add(uint64(p.one.key), p.one.id)
	p.pi, p.e = p.constant(math.Pi, b.pi), p.constant(math.E, b.e)
	return p
}

// usualSeed is that of nearly all pools, whose beginning is drawn once.
const usualSeed = 1

// beginning is what a pool of a seed begins with: where its random numbers go on, the
// values of π and e, and the unit that has e as a power (rootE).
type beginning struct {
	rng          rng
	pi, e, rootE [2]Mod
}

var beginnings = sync.OnceValue(func() beginning { return drawBeginning(usualSeed) })

func drawBeginning(seed uint64) beginning {
	r := rng(mix64(seed ^ 0x47656f))
	b := beginning{pi: r.pair(), rootE: r.atom()}
	b.rng = r
	val := b.rootE[0].Pow(fineness)
	b.e = [2]Mod{val, b.rootE[1].Pow(fineness).Mul(val.Inv())}
	return b
}

// NewShapes makes an empty pool in which an expression is what it is built as:
// it is merged with numbers and with parts of itself alone, and the order of its
// terms and factors is that of what they are. So nothing else that the pool
// holds, or held first, can be seen in it. The bodies of a graph's maps and its
// coefficients live in such a pool, whatever is asked of them in another.
func NewShapes(seed uint64) *Pool {
	p := NewPool(seed)
	p.shapes = true
	return p
}

// draft is an empty node where the next one will be, for what may turn out to be
// known: alloc keeps it. Meanwhile no other node may be made.
func (p *Pool) draft() *node {
	n := p.vacant()
	if n.op != opOne { // a draft that was not kept
		*n = node{}
	}
	return n
}

// vacant is where the next node will be.
func (p *Pool) vacant() *node {
	if len(p.slab) == 0 {
		p.slab = make([]node, min(max(8, len(p.nodes)/2), 256))
	}
	return &p.slab[0]
}

func (p *Pool) alloc(n *node) *node {
	p.meter.Steps(1 + len(n.args) + len(n.facs))
	p.meter.Bytes(bareBytes)
	p.meter.Depth(int(n.depth))
	if r := p.vacant(); r != n {
		*r = *n
		n = r
	}
	p.slab = p.slab[1:]
	n.id = int32(len(p.nodes))
	n.ord = uint64(n.id)
	if p.shapes && n.depth > 0 {
		n.ord = p.order(n)
	}
	n.odd = n.undef || n.dom != nil || n.op == opConst && math.IsInf(n.real, 0)
	p.nodes = append(p.nodes, n)
	return n
}

// order is a node's place among terms and factors in a pool of shapes: by what
// they are, variables and shallow ones first. In others it is as they came.
func (p *Pool) order(n *node) uint64 {
	h := uint64(n.op)
	if n.kern != nil {
		h = mix64(h ^ uint64(n.kern.ID()))
	}
	if n.fn != nil {
		for _, b := range []byte(n.fn.Name) {
			h = mix64(h ^ uint64(b))
		}
	}
	for _, a := range n.args {
		if h = mix64(h + 1); a.c != nil {
			h ^= mix64(a.n.ord ^ mix64(uint64(a.c.Mod)))
		}
	}
	for _, f := range n.facs {
		h = mix64(h+1) ^ mix64(f.n.ord^mix64(uint64(f.exp)))
	}
	return uint64(min(n.depth, 1<<15))<<48 | mix64(h)>>16
}

// constant is a number with its values in the field.
func (p *Pool) constant(v float64, values [2]Mod) *node {
	n := p.alloc(&node{op: opConst, real: v, err: v * ulp, lo: v, hi: v, signs: pos, ranged: true, exact: true})
	n.widen()
	n.val, n.key = values[0], values[1]
	p.byKey.add(uint64(n.key), n.id)
	return n
}

// ulp is the unit roundoff of float64.
const ulp = 1.0 / (1 << 53)

// opaque gives n independent random values.
func (p *Pool) opaque(n *node) {
	v := p.rng.pair()
	n.val, n.key = v[0], v[1]
	p.byKey.add(uint64(n.key), n.id)
}

// NewVar declares a variable.
func (p *Pool) NewVar(info VarInfo) Var {
	v := Var{int32(len(p.vars))}
	if info.Lo == 0 && info.Hi == 0 {
		info.Lo, info.Hi = math.Inf(-1), math.Inf(1)
	}
	if info.Positive && info.Lo < 0 || info.NonNegative && info.Lo < 0 {
		info.Lo, info.LoClosed = 0, !info.Positive
	}
	if info.Negative && info.Hi > 0 {
		info.Hi, info.HiClosed = 0, false
	}
	if info.Lo == 0 && !info.LoClosed || info.Lo > 0 {
		info.Positive, info.NonNegative = true, true
	}
	if info.Lo == 0 && info.LoClosed {
		info.NonNegative = true
	}
	if info.Hi == 0 && !info.HiClosed || info.Hi < 0 {
		info.Negative = true
	}
	n := p.alloc(&node{op: opVar, v: v, lo: info.Lo, hi: info.Hi, vars: varBit(v), ranged: true, exact: true})
	n.open, n.loClosed = !info.LoClosed && !info.HiClosed, info.LoClosed
	switch {
	case info.Positive:
		n.signs = pos
	case info.Negative:
		n.signs = neg
	case info.NonNegative:
		n.signs = pos | nul
	case info.Hi == 0:
		n.signs = neg | nul
	default:
		n.signs = pos | nul | neg
	}
	p.opaque(n)
	at := rng(mix64(0x7265616c + uint64(v.ID)))
	n.real = drawReal(&at, &info)
	p.vars = append(p.vars, variable{info, n})
	return v
}

// varBit is a variable's bit in a node's set; bit 63 is the host's.
func varBit(v Var) uint64 { return 1 << (uint(v.ID) % 63) }

// drawReal draws a value of a variable within its bounds: the inner nine
// tenths of a bounded range, b ± exp(u), u in [−1, 1.5], beside one bound b,
// and [−2, 2] where there is none.
func drawReal(r *rng, info *VarInfo) float64 {
	lo, hi := !math.IsInf(info.Lo, -1), !math.IsInf(info.Hi, 1)
	u := r.float()
	switch {
	case lo && hi:
		return info.Lo + (info.Hi-info.Lo)*(0.05+0.9*u)
	case lo:
		return info.Lo + math.Exp(2.5*u-1)
	case hi:
		return info.Hi - math.Exp(2.5*u-1)
	}
	return 4*u - 2
}

// Var is the expression of a variable.
func (p *Pool) Var(v Var) Expr { return Expr{c: p.co.int(1), n: p.vars[v.ID].n} }

// Info is what was declared of v.
func (p *Pool) Info(v Var) VarInfo { return p.vars[v.ID].info }

// NumVars is how many variables are declared; their ids are 0 … NumVars−1.
func (p *Pool) NumVars() int { return len(p.vars) }

// ArgVar is the variable that stands for the k-th argument of a map's body.
func (p *Pool) ArgVar(k int) Var {
	for len(p.argv) <= k {
		name := "arg" + itoa(len(p.argv)+1)
		p.argv = append(p.argv, p.NewVar(VarInfo{Name: name}))
	}
	return p.argv[k]
}

// Arg is the expression of ArgVar(k).
func (p *Pool) Arg(k int) Expr { return p.Var(p.ArgVar(k)) }

// Int is the integer n.
func (p *Pool) Int(n int64) Expr {
	if n == 0 {
		return Expr{}
	}
	return Expr{c: p.co.int(n), n: p.one}
}

// Ratio is the fraction n/d; d must not be 0.
func (p *Pool) Ratio(n, d int64) Expr {
	if n == 0 {
		return Expr{}
	}
	return Expr{c: p.co.ratio(n, d), n: p.one}
}

// Float is the exact dyadic value of v. NaN and infinities become constants
// that stay opaque.
func (p *Pool) Float(v float64) Expr {
	switch {
	case v == 0:
		return Expr{}
	case math.IsNaN(v) || math.IsInf(v, 0):
		return Expr{c: p.co.int(1), n: p.constant(v, p.rng.pair())}
	}
	return Expr{c: p.co.float(v), n: p.one}
}

// Infinity is +∞: an end of intervals, and no number.
func (p *Pool) Infinity() Expr {
	if p.infinity == nil {
		p.infinity = p.constant(math.Inf(1), p.rng.pair())
	}
	return p.unit(p.infinity)
}

// Infinite is the sign of e where it is ∞ or −∞ itself, else 0.
func (e Expr) Infinite() int {
	switch {
	case e.n == nil || e.n.op != opConst || !math.IsInf(e.n.real, 1):
		return 0
	case e.c.Float < 0:
		return -1
	}
	return 1
}

// Pi is the constant π, exact.
func (p *Pool) Pi() Expr { return Expr{c: p.co.int(1), n: p.pi} }

// E is the constant e, exact.
func (p *Pool) E() Expr { return Expr{c: p.co.int(1), n: p.e} }

// scaled is c e.
func (p *Pool) scaled(c *Coef, e Expr) Expr {
	if c == nil || e.c == nil {
		return Expr{d: p.domainOf(e)}
	}
	if c == coefOne {
		return e
	}
	return Expr{c: p.co.mul(c, e.c), n: e.n, d: e.d}
}

func (p *Pool) unit(n *node) Expr { return Expr{c: coefOne, n: n} }

// num is the coefficient as an expression.
func (p *Pool) num(c *Coef) Expr {
	if c == nil {
		return Expr{}
	}
	return Expr{c: c, n: p.one}
}
