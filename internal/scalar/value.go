package scalar

// Equality by value: expressions with the same random values are recognised as
// one.

import (
	"math"
	"math/bits"
)

// byValue looks for an older node whose value is a rational multiple of n's,
// and gives n as that multiple. What equal values at two random points of the
// field suggest must also agree at a real point, and at eight of them where
// the two sides contain different roots, absolute values or the like.
func (p *Pool) byValue(n *node) (Expr, bool) {
	for i := p.byKey.first(uint64(n.key)); i >= 0; i = p.byKey.next(uint64(n.key), i) {
		old := p.nodes[p.byKey.at(i)]
		if old.key != n.key || p.shapes && old.depth > 0 && !n.contains(old) {
			continue
		}
		c := p.multiple(n, old)
		if c == nil || n.op == opCall && old.dom != n.dom || !n.dom.covers(old.dom) || !p.agree(n, old, c.Float) {
			continue
		}
		p.improve(old, n, c)
		if old.vars&^n.vars != 0 {
			continue // variables that cancel in the older one: who puts others in their place would find them again
		}
		return Expr{c: c, n: old}, true
	}
	return Expr{}, false
}

// improve gives an old node the shape of n = λ old where that is simpler: so
// x + y is itself even when (x² − y²)/(x − y) was seen before. A shape that is
// no deeper keeps the graph free of cycles: whatever has the old node as a
// part is deeper than it.
func (p *Pool) improve(old, n *node, λ *Coef) {
	if p.shapes || n.dom != old.dom || n.weight >= old.weight || n.depth > old.depth || n.op == opCall && λ.Float != 1 || n.op == opProd && λ.Float != 1 {
		return
	}
	args := n.args
	if n.op == opSum && λ.Float != 1 {
		inv := p.co.inv(λ)
		args = p.keep(args)
		for i := range args {
			args[i].c = p.co.mul(args[i].c, inv)
		}
	}
	old.op, old.args, old.facs, old.kern = n.op, args, n.facs, n.kern
	old.weight, old.depth, old.vars, old.danger = n.weight, n.depth, n.vars, n.danger
	if n.op == opSum && n.given != 0 { // conditions speak of the sum that it turns out to be
		old.given, old.ranged = n.given.times(λ.Float), false
	}
}

// contains reports that m is a part of n.
func (n *node) contains(m *node) bool {
	seen := map[*node]bool{}
	var within func(x *node) bool
	within = func(x *node) bool {
		if x == m {
			return true
		}
		if x.depth <= m.depth || seen[x] {
			return false
		}
		seen[x] = true
		for _, a := range x.args {
			if a.c != nil && within(a.n) {
				return true
			}
		}
		for _, f := range x.facs {
			if within(f.n) {
				return true
			}
		}
		return false
	}
	return within(n)
}

// place is a node's place in its order, mixed into hashes of shapes.
func (n *node) place() uint64 { return bits.RotateLeft64(n.ord, 32) }

// maxWeight caps the count of operations.
const maxWeight = 1 << 30

func addWeight(a, b uint32) uint32 { return min(a+b, maxWeight) }

// multiple is the rational λ with n = λ old, nil when there is none to be had.
func (p *Pool) multiple(n, old *node) *Coef {
	if n.val == old.val {
		return p.co.int(1)
	}
	if n.val == old.val.Neg() {
		return p.co.int(-1)
	}
	v, _ := old.inverse()
	if num, den, ok := n.val.Mul(v).rational(); ok {
		return p.co.ratio(num, den)
	}
	return nil
}

// agree checks n = λ old at real points. A λ that is neither 1 nor −1 was read off
// its image, which long fractions share with short ones: a point must tell then at
// which the older node is not 0.
func (p *Pool) agree(n, old *node, λ float64) bool {
	d := math.Abs(n.real - λ*old.real)
	if d > 1e3*(n.err+math.Abs(λ)*old.err) && !math.IsInf(d, 0) {
		return false
	}
	read := math.Abs(λ) != 1
	if n.danger == old.danger && (!read || old.surelyNonzero()) {
		return true
	}
	good := 0
	for i := 0; i < numSamples; i++ {
		a, ea := p.sampled().at(p, i, n)
		b, eb := p.sampled().at(p, i, old)
		d := math.Abs(a - λ*b)
		if math.IsNaN(d) || math.IsInf(d, 0) || math.IsInf(ea+eb, 0) {
			continue
		}
		if d > 1e3*(ea+math.Abs(λ)*eb) {
			return false
		}
		if !read || math.Abs(b) > 1e4*eb {
			good++
		}
	}
	return good > 0
}

// surelyNonzero reports that the real value is further from 0 than rounding
// can carry it.
func (n *node) surelyNonzero() bool {
	return math.Abs(n.real) > 1e4*n.err && !math.IsInf(n.real, 0)
}

// blind makes n an opaque value: its parts vanish in the field at this point
// although it is not 0, as 2⁶¹−1 does.
func (p *Pool) blind(n *node, h uint64) {
	r := rng(h)
	n.val, n.key, n.exact = r.mod(), r.mod(), false
}

// enter is c times the new sum or product n, of shape h: as it is while the
// graph takes shapes as they come, else as the older node that has its value.
func (p *Pool) enter(c *Coef, n *node, h uint64) Expr {
	if !p.raw {
		if e, ok := p.byValue(n); ok {
			p.addAlias(h, alias{op: n.op, args: n.args, facs: n.facs, to: e})
			return p.scaled(c, e)
		}
	}
	if n.doubtful() {
		own := *n // finding the digits may make nodes
		n = &own
		p.refine(n)
	}
	r := p.alloc(n)
	p.byShape.add(h, r.id)
	if !p.raw {
		p.byKey.add(uint64(r.key), r.id)
	}
	return Expr{c: c, n: r}
}
