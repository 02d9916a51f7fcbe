package scalar

// The ring of a normal form: which variables, constants and calls are its
// indeterminates, and its budget.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// ring is the field of fractions that a few expressions live in: polynomials
// over generators – variables, constants, calls – with the relations between
// them, and the denominators met so far.
type ring struct {
	p      *Pool
	pk     packing
	gens   []generator
	gen    map[*node]int // of variables, constants and opaque calls
	num    map[*Coef]int // of coefficients whose fraction is not kept
	trig   map[*node]trigArg
	exps   map[*node][]expPart
	rooted map[*node][]genPowerOf // fractional powers, and variables that have such
	rootOf map[Expr]genPowerOf    // of each base, with the degree
	pows   map[*node]*powParts

	atoms  []atomPoly
	byHash map[uint64][]int
	memo   map[*node]*form
	acc    accum
	names  map[uint64]namedPoly
	place  []Mod              // values of the generators, for images
	orient map[uint64]written // of the polynomials of sums, by hash

	work, limit int64
	monomials   int
	failed      bool
	cancelled   bool // a common factor was found by a gcd
	whole       bool // angles that are sums stay whole
	apart       bool // a sum has come apart, or would have
	computed    bool // the form is for computing: it has a value where e has one
}

// written says which sign a sum had where it was first built.
type written struct {
	node int32
	neg  bool
}

// relation reduces powers of a generator.
type relation uint8

const (
	relNone relation = iota
	relSin           // s² = 1 − c², c the next generator
	relSinh          // s² = c² − 1
	relBit           // b² = b
	relRoot          // sᵈ = u
	relAbs           // a² = u²
)

// generator is one indeterminate.
type generator struct {
	n    *node // its meaning; nil for sin and cos of a base angle, units
	c    *Coef // an inexact number
	e    Expr  // its meaning as an expression
	rel  relation
	with int // the generator of the cosine of a sine
	deg  int
	u    *form // of a root or an absolute value, found on first use
	// uPoly is u as a polynomial; noPoly says that it is none.
	uPoly  poly
	noPoly bool
	args   Expr
	base   *node // of the deg-th root of a variable, which stands for it
}

// atomPoly is a polynomial that is kept as a factor: a denominator, or a base
// of a power. A composite one has been split into others since.
type atomPoly struct {
	p          poly
	pows       []poly // p, p², …
	conj, norm poly   // of one with sines or roots
	split      []power
	whole      bool // known not to split further
	inverted   bool // has been a denominator
}

// power is an atom with an exponent.
type power struct{ atom, exp int }

// stepTime is about what one term operation takes, in nanoseconds.
const stepTime = 60

// BudgetFor is the budget of about so many nanoseconds.
func BudgetFor(ns float64) Budget { return Budget{Steps: int(ns / stepTime)} }

// newRing prepares the field for es; false when they have too many generators.
func (p *Pool) newRing(b Budget, es ...Expr) (*ring, bool) {
	if b.Steps == 0 {
		b.Steps = 20_000_000 / stepTime
	}
	if b.Monomials == 0 {
		b.Monomials = 20000
	}
	r := &ring{p: p, gen: map[*node]int{}, num: map[*Coef]int{}, trig: map[*node]trigArg{}, exps: map[*node][]expPart{},
		byHash: map[uint64][]int{}, orient: map[uint64]written{}, memo: map[*node]*form{}, limit: int64(b.Steps), monomials: b.Monomials, computed: b.computed, whole: b.whole}
	if !r.collect(es) {
		return nil, false
	}
	var ok bool
	r.pk, ok = pack(len(r.gens))
	return r, ok
}

// spend counts term operations and reports whether the budget still holds.
func (r *ring) spend(n int) bool {
	r.p.meter.Steps(n)
	r.work += int64(n)
	if r.work > r.limit {
		r.failed = true
	}
	return !r.failed
}

// longWork is how many term operations a product of long integers is worth.
func longWork(a, b num) int64 {
	if a.b == nil || b.b == nil {
		return 0
	}
	const wordsPerStep = 40
	return int64(len(a.b.Bits())) * int64(len(b.b.Bits())) / wordsPerStep
}

// longest is the coefficient of the most bits.
func (p poly) longest() (c num) {
	for i := range p {
		if p[i].c.b != nil && p[i].c.bits() > c.bits() {
			c = p[i].c
		}
	}
	return c
}

// checked gives up on polynomials that are too long or of too high degree.
func (r *ring) checked(p poly) poly {
	if len(p) > r.monomials {
		r.failed = true
	}
	for i := range p {
		r.work += longWork(p[i].c, p[i].c)
		if r.work > r.limit || p[i].c.bits() > maxBits || r.pk.overflows(p[i].m) {
			r.failed = true
			break
		}
	}
	if r.failed {
		return poly{{c: num{v: 1}}}
	}
	return p
}

// maxGens bounds the generators of one normal form.
const maxGens = 32

// collect finds the generators of es: parameters and variables first, in
// declared order, then what is built on them.
func (r *ring) collect(es []Expr) bool {
	var vars, calls []*node
	var nums []*Coef
	seen := map[*node]bool{}
	var stack []*node
	see := func(e Expr) {
		if e.c == nil {
			return
		}
		if !e.c.Exact() && !slices.Contains(nums, e.c) {
			nums = append(nums, e.c)
		}
		if !seen[e.n] {
			seen[e.n] = true
			stack = append(stack, e.n)
		}
	}
	for _, e := range es {
		see(e)
	}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		r.p.meter.Steps(1 + len(n.args) + len(n.facs))
		switch n.op {
		case opVar, opConst:
			vars = append(vars, n)
		case opSum:
			for _, t := range n.args {
				see(t)
			}
		case opProd:
			for _, f := range n.facs {
				see(r.p.unit(f.n))
			}
		case opApply:
			calls = append(calls, n)
		case opCall:
			calls = append(calls, n)
			if n.kern == fnPow || n.generates(op.Radical) || n.generates(op.RealRoot) || n.generates(op.Absolute) {
				see(n.args[0])
			}
		}
		if len(vars)+len(calls)+len(nums) > maxGens {
			return false
		}
	}
	slices.SortFunc(vars, r.p.compareVars)
	slices.SortFunc(calls, func(a, b *node) int { return int(a.id) - int(b.id) })
	pieces := r.p.splitRadicands(calls)
	roots := r.p.rootDegrees(calls, pieces)
	for _, n := range vars {
		if d := roots[r.p.unit(n)]; d > 1 {
			r.collectRoots(r.p.unit(n), d)
			continue
		}
		r.gen[n] = len(r.gens)
		r.gens = append(r.gens, generator{n: n, e: r.p.unit(n)})
	}
	for _, c := range nums {
		r.num[c] = len(r.gens)
		r.gens = append(r.gens, generator{c: c, e: r.p.num(c)})
	}
	var angles, exps, pows []*node
	for _, n := range calls {
		if n.op == opCall {
			switch n.kern.Generator.Kind {
			case op.Angle:
				angles = append(angles, n)
				continue
			case op.Exponent:
				exps = append(exps, n)
				continue
			}
		}
		if _, done := r.rooted[n]; done {
			continue
		}
		if n.kern == fnPow || n.generates(op.Radical) {
			u, _, _, fraction := n.fracPower()
			if !fraction {
				if d := roots[n.args[0]]; d > 1 && r.rootOf[n.args[0]].exp == 0 {
					r.collectRoots(n.args[0], d)
				}
				pows = append(pows, n)
				continue
			}
			if r.collectPieces(n, pieces[u], roots) {
				continue
			}
		}
		r.gen[n] = len(r.gens)
		r.gens = append(r.gens, r.alone(n))
	}
	r.collectPowers(pows, roots)
	r.collectAngles(angles)
	r.collectExps(exps)
	return len(r.gens) <= maxGens
}

// alone is a call as a generator of its own.
func (r *ring) alone(n *node) generator {
	g := generator{n: n, e: r.p.unit(n)}
	if n.op == opCall {
		switch n.kern.Generator.Kind {
		case op.Radical, op.RealRoot:
			g.rel, g.deg, g.args = relRoot, n.degree(), n.args[0]
		case op.Absolute:
			g.rel, g.deg, g.args = relAbs, 2, n.args[0]
		case op.Bit:
			g.rel = relBit
		}
	}
	return g
}

// covers reports that e has no generators but the ring's. Sines and
// exponentials must be known calls: a new multiple could want another base.
func (r *ring) covers(e Expr) bool {
	ok := true
	seen := map[*node]bool{}
	var visit func(e Expr)
	visit = func(e Expr) {
		if e.c == nil || !ok {
			return
		}
		if !e.c.Exact() {
			_, known := r.num[e.c]
			ok = ok && known
		}
		n := e.n
		if n.op == opOne || r.memo[n] != nil || seen[n] {
			return
		}
		seen[n] = true
		switch n.op {
		case opSum:
			for _, t := range n.args {
				visit(t)
			}
		case opProd:
			for _, f := range n.facs {
				visit(r.p.unit(f.n))
			}
		default:
			_, known := r.gen[n]
			if _, root := r.rooted[n]; root {
				known = true
			}
			ok = ok && (known || r.trig[n] != nil || r.exps[n] != nil || r.pows[n] != nil)
		}
	}
	visit(e)
	return ok
}

// compareVars orders the indeterminates of printed formulas: constants, then
// parameters, then variables, each by declaration.
func (p *Pool) compareVars(a, b *node) int {
	rank := func(n *node) int {
		switch {
		case n.op == opConst:
			return 0
		case p.vars[n.v.ID].info.Const:
			return 1
		}
		return 2
	}
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	return int(a.id) - int(b.id)
}
