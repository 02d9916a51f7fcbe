package scalar

// Where a formula has a value: the partial functions in it, and those that
// simplifying has taken out of it.

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// domain is a set of calls, each without a value on an open set of points:
// √u where the sign of u is not known, log u, asin u. A formula has a value where
// all of them have.
type domain struct {
	calls []*node // by id
}

// join is the union of two sets.
func (p *Pool) join(a, b *domain) *domain {
	switch {
	case a == b || b == nil:
		return a
	case a == nil:
		return b
	}
	calls := make([]*node, 0, len(a.calls)+len(b.calls))
	i, j := 0, 0
	for i < len(a.calls) && j < len(b.calls) {
		switch x, y := a.calls[i], b.calls[j]; {
		case x == y:
			calls = append(calls, x)
			i, j = i+1, j+1
		case x.id < y.id:
			calls = append(calls, x)
			i++
		default:
			calls = append(calls, y)
			j++
		}
	}
	calls = append(append(calls, a.calls[i:]...), b.calls[j:]...)
	switch len(calls) {
	case len(a.calls):
		return a
	case len(b.calls):
		return b
	}
	return p.domain(calls)
}

// joinAll is the union of sets, by halves: two at a time the first would be copied as
// often as there are others.
func (p *Pool) joinAll(ds []*domain) *domain {
	switch len(ds) {
	case 0:
		return nil
	case 1:
		return ds[0]
	}
	return p.join(p.joinAll(ds[:len(ds)/2]), p.joinAll(ds[len(ds)/2:]))
}

// without is a less what is in b.
func (p *Pool) without(a, b *domain) *domain {
	if a == b || a == nil {
		return nil
	}
	if b == nil {
		return a
	}
	var calls []*node
	for _, n := range a.calls {
		if !b.has(n) {
			calls = append(calls, n)
		}
	}
	if len(calls) == len(a.calls) {
		return a
	}
	return p.domain(calls)
}

func (d *domain) has(n *node) bool {
	_, ok := slices.BinarySearchFunc(d.calls, n.id, func(m *node, id int32) int { return int(m.id) - int(id) })
	return ok
}

// covers reports that whatever is in b is in d.
func (d *domain) covers(b *domain) bool {
	if b == nil || d == b {
		return true
	}
	if d == nil {
		return false
	}
	for _, n := range b.calls {
		if !d.has(n) {
			return false
		}
	}
	return true
}

// bytesOfCall is what a call takes in a set, and in its key.
const bytesOfCall = 12

// domain is the set of these calls, sorted by id; equal sets are one.
func (p *Pool) domain(calls []*node) *domain {
	if len(calls) == 0 {
		return nil
	}
	key := make([]byte, 0, 4*len(calls))
	for _, n := range calls {
		key = binary.LittleEndian.AppendUint32(key, uint32(n.id))
	}
	p.meter.Steps(1 + len(calls)/8)
	if d, ok := p.domains[string(key)]; ok {
		return d
	}
	p.meter.Bytes(bytesOfCall * len(calls))
	d := &domain{calls}
	if p.domains == nil {
		p.domains = map[string]*domain{}
	}
	p.domains[string(key)] = d
	return d
}

// domainOf is what must have a value for all of xs to have one.
func (p *Pool) domainOf(xs ...Expr) *domain {
	var few [8]*domain
	ds := few[:0]
	for _, x := range xs {
		if x.d != nil {
			ds = append(ds, x.d)
		}
		if x.n != nil && x.n.dom != nil {
			ds = append(ds, x.n.dom)
		}
	}
	return p.joinAll(ds)
}

// common reports that all of xs have a finite value wherever the charts have
// points, as far as partial functions go: then so has what is made of them.
func common(xs []Expr) bool {
	for _, x := range xs {
		if x.peculiar() {
			return false
		}
	}
	return true
}

// peculiar reports what is ∞, or has no value everywhere.
func (e Expr) peculiar() bool { return e.d != nil || e.n != nil && e.n.odd }

// alone is e with nothing taken out of it.
func (e Expr) alone() Expr { return Expr{c: e.c, n: e.n} }

// within is r, made of what has a value on d alone: what r does not show of d
// stays with it.
func (p *Pool) within(r Expr, d *domain) Expr {
	r.d = d
	if d != nil && r.n != nil {
		r.d = p.without(d, r.n.dom)
	}
	return r
}

// chosen is what must have a value for the branches of a choice to have what
// simplifying has taken out of them, the one that is taken.
func (p *Pool) chosen(args []Expr) *domain {
	yes, no := args[1].d, args[2].d
	if yes == nil && no == nil {
		return nil
	}
	var d *domain
	if yes != nil && no != nil {
		d = p.without(yes, p.without(yes, no)) // of both
	}
	c := args[0].alone()
	for k, taken := range [2]*domain{p.without(yes, d), p.without(no, d)} {
		if taken == nil {
			continue
		}
		for _, n := range taken.calls {
			branches := [2]Expr{}
			branches[k] = p.unit(n)
			d = p.join(d, p.domainOf(p.call(fnSelect, []Expr{c, branches[0], branches[1]})))
		}
	}
	return d
}

// partsDomain is the domain of a node under construction by its parts. What a
// choice does not take needs no value.
func (p *Pool) partsDomain(n *node) *domain {
	var few [8]*domain
	ds := few[:0]
	args := n.args
	if n.op == opCall && n.kern == fnSelect {
		args = args[:1]
	}
	for _, a := range args {
		if a.n != nil && a.n.dom != nil {
			ds = append(ds, a.n.dom)
		}
	}
	for _, f := range n.facs {
		if f.n.dom != nil {
			ds = append(ds, f.n.dom)
		}
	}
	return p.joinAll(ds)
}

// partial reports a call that has no value on an open set of points, as far as
// the ranges of its arguments say.
func (n *node) partial() bool {
	if n.op == opCall && n.kern == fnSelect { // it needs what the branch needs that is taken
		return slices.ContainsFunc(n.args[1:], func(a Expr) bool { return a.n != nil && a.n.dom != nil })
	}
	if n.op != opCall || !n.hiding().partial {
		return false
	}
	x := n.args[0]
	if n.kern == fnPow {
		e, number := n.args[1].Number()
		return !x.nonNegative() && !(number && e == math.Trunc(e))
	}
	if n.kern == fnBelow || n.kern == fnNotAbove {
		return true // what is ordered by the ranges has been folded
	}
	on := n.kern.Shape.On
	if on.Lo == 0 && x.nonNegative() {
		return false
	}
	const tiny = 1e-12
	lo, hi := x.rangeOf()
	return lo < on.Lo-tiny || hi > on.Hi+tiny
}

// Given is e where low is below high, or where strict is not set no more than
// that: elsewhere it has no value.
func (p *Pool) Given(e, low, high Expr, strict bool) Expr {
	k := fnNotAbove
	if strict {
		k = fnBelow
	}
	return p.within(e, p.join(p.domainOf(e), p.domainOf(p.Call(k, low, high))))
}

// ordered reports that x < y, or where strict is not set x <= y, at all values of
// their variables.
func (p *Pool) ordered(x, y Expr, strict bool) bool {
	if d := p.Sub(y, x); d.positive() || !strict && d.nonNegative() {
		return true
	}
	if _, top := p.quarterTurns(x); top.at != nil {
		if bottom, _ := p.quarterTurns(y); bottom.at != nil {
			c := top.at.Cmp(bottom.at)
			return c < 0 || c == 0 && (!strict || top.open || bottom.open)
		}
	}
	_, hi := x.rangeOf()
	lo, _ := y.rangeOf()
	if u, number := x.Number(); number {
		hi = u
	}
	if u, number := y.Number(); number {
		lo = u
	}
	if math.IsInf(hi, 0) || math.IsInf(lo, 0) || hi > lo {
		return false
	}
	inner := func(x Expr) bool { return x.n != nil && x.opened() } // which does not take its bounds
	return !strict || hi < lo || inner(x) || inner(y)
}

// bare are expressions without what simplifying has taken out of them.
func bare(xs []Expr) []Expr {
	for i := range xs {
		if xs[i].d != nil {
			xs = slices.Clone(xs)
			for k := i; k < len(xs); k++ {
				xs[k].d = nil
			}
			return xs
		}
	}
	return xs
}

// Guarded are es for a program: what simplifying has taken out of them is asked
// for its value, and so is what a function would hide that has a value at ±∞.
func (p *Pool) Guarded(es []Expr) []Expr {
	out := es
	for i, e := range es {
		conds := p.hidden(e, map[*node]Expr{})
		if e.d != nil {
			for _, n := range e.d.calls {
				conds = append(conds, p.unit(n))
			}
		}
		if len(conds) == 0 {
			continue
		}
		if &out[0] == &es[0] {
			out = slices.Clone(es)
		}
		out[i] = p.asking(Expr{c: e.c, n: e.n}, conds)
	}
	return out
}

// hiding is what a function makes of arguments that have no value, and where it
// has none itself.
type hiding struct {
	infinite, nan bool // an argument that is infinite, or NaN, may give a number
	poles         bool // infinite at some numbers
	partial       bool // without a value on an open set
}

// hidings has it by function, as each computes.
var hidings = func() []hiding {
	t := make([]hiding, op.Count())
	for k := range op.All {
		h := &t[k.ID()]
		some := [...]float64{0, 1, -1, -2}
		switch f := k.Value.(type) {
		case op.Of1:
			h.infinite = finite(f(math.Inf(1))) || finite(f(math.Inf(-1)))
			h.nan = finite(f(math.NaN()))
			for _, x := range some {
				h.poles = h.poles || math.IsInf(f(x), 0)
			}
			on := k.Shape.On
			h.partial = len(k.Domain) > 0 && (!math.IsInf(on.Lo, -1) || !math.IsInf(on.Hi, 1))
		default:
			h.infinite = k != fnWhere
			h.nan = finite(k.Eval([]float64{math.NaN(), math.NaN(), 1}))
			for _, x := range some {
				for _, y := range some {
					h.poles = h.poles || math.IsInf(k.Eval([]float64{x, y, 1}), 0)
				}
			}
			h.partial = k == fnPow || k == fnBelow || k == fnNotAbove
		}
	}
	return t
}()

// hiding is that of a call's function.
func (n *node) hiding() hiding { return hidings[n.kern.ID()] }

// asking is r for a program that asks for the values of conds too.
func (p *Pool) asking(r Expr, conds []Expr) Expr {
	for _, c := range conds {
		r = p.call(fnWhere, []Expr{r, c})
	}
	return r
}

// hidden are the parts of e without which it has no value, although its number
// would not show it: 1/x in atan(1/x), log x in 1/log x, √x in a comparison. A
// quotient within a quotient is a fraction, whose common factors cancel. What is
// hidden in a branch is asked for where the branch is taken; branches has it by node.
func (p *Pool) hidden(e Expr, branches map[*node]Expr) []Expr {
	if e.n == nil || !e.n.hides {
		return nil
	}
	var found []Expr
	known, hunts := map[Expr]bool{}, map[hunt]map[*node]bool{}
	add := func(x Expr) {
		if !known[x] {
			known[x] = true
			found = append(found, x)
		}
	}
	one := func(n *node) { add(p.unit(n)) }
	p.walkTaken(e.n, func(n *node) {
		switch {
		case n.op == opCall && n.hides:
			h := n.hiding()
			args := n.args
			if n.kern == fnSelect {
				args = args[:1]
				yes, no := p.hiddenBranch(n.args[1], branches), p.hiddenBranch(n.args[2], branches)
				if yes.n != nil || no.n != nil {
					add(p.call(fnSelect, []Expr{n.args[0], yes, no}))
				}
			}
			if h.infinite || h.nan {
				p.singular(args, hunt{h.infinite, h.nan, true}, hunts, one)
			}
		case n.op == opProd && n.hides:
			for _, f := range n.facs {
				if f.exp < 0 {
					p.singular([]Expr{p.unit(f.n)}, hunt{infinite: true}, hunts, one)
				}
			}
		}
	})
	return found
}

// hiddenBranch is 0 that asks for what is hidden in a branch, and plainly 0 where
// nothing is.
func (p *Pool) hiddenBranch(x Expr, branches map[*node]Expr) Expr {
	if x.n == nil {
		return Expr{}
	}
	r, ok := branches[x.n]
	if !ok {
		r = p.asking(Expr{}, p.hidden(Expr{c: x.c, n: x.n}, branches))
		branches[x.n] = r
	}
	return r
}

// walkTaken visits n and its parts but for the branches of choices.
func (p *Pool) walkTaken(n *node, visit func(*node)) {
	seen := map[*node]bool{n: true}
	stack := []*node{n}
	push := func(m *node) {
		if m != nil && !seen[m] {
			seen[m] = true
			stack = append(stack, m)
		}
	}
	for len(stack) > 0 {
		m := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		p.meter.Steps(1 + len(m.args) + len(m.facs))
		visit(m)
		args := m.args
		if m.op == opCall && m.kern == fnSelect {
			args = args[:1]
		}
		for _, a := range args {
			push(a.n)
		}
		for _, f := range m.facs {
			push(f.n)
		}
	}
}

// hunt is what may have no value for a function to hide, and where that was looked for.
type hunt struct {
	infinite, nan, poles bool
}

// singular visits what may have no value within xs: infinite at points, poles
// of fractions too where they are asked for, or NaN where it is outside its domain.
// What was seen on the same hunt is not visited again.
func (p *Pool) singular(xs []Expr, h hunt, hunts map[hunt]map[*node]bool, add func(*node)) {
	seen := hunts[h]
	if seen == nil {
		seen = map[*node]bool{}
		hunts[h] = seen
	}
	var visit func(x Expr)
	visit = func(x Expr) {
		if x.n == nil || !x.n.risky || seen[x.n] {
			return
		}
		n := x.n
		seen[n] = true
		p.meter.Steps(1 + len(n.args) + len(n.facs))
		for _, f := range n.facs {
			visit(p.unit(f.n))
			if f.exp < 0 && h.poles && h.infinite && f.n.bounds()&nul != 0 {
				add(p.rawly(func() Expr { return p.PowInt(p.unit(f.n), -1) }).n)
			}
		}
		args := n.args
		if n.op == opCall && n.kern == fnSelect {
			// The branch that is taken needs a value, and the choice has it.
			if slices.ContainsFunc(args[1:], func(a Expr) bool { return a.n != nil && a.n.risky }) {
				add(n)
			}
			args = args[:1]
		}
		for _, a := range args {
			visit(a)
		}
		if n.op == opCall && (h.infinite && n.mayBeInfinite() || h.nan && n.partial()) {
			add(n)
		}
	}
	for _, x := range xs {
		visit(x)
	}
}

// mayBeInfinite reports a call that has a pole at arguments it may have.
func (n *node) mayBeInfinite() bool {
	if n.kern == fnLog || n.kern == fnPow {
		return !n.args[0].positive()
	}
	return n.hiding().poles
}

// undefinedBy reports a call of numbers that has no value: 1/0, log(0), √−1.
func (n *node) undefinedBy() bool {
	if n.op != opCall || n.vars != 0 || len(n.kern.Domain) == 0 {
		return false
	}
	xs := make([]float64, len(n.args))
	for i, a := range n.args {
		xs[i], _ = a.Number()
	}
	return n.kern.Outside(xs) != ""
}

// valueless is the first of xs that has no value anywhere.
func valueless(xs []Expr) (Expr, bool) {
	for _, x := range xs {
		if x.n != nil && x.n.undef {
			return x, true
		}
	}
	return Expr{}, false
}

// Nowhere is what has no value anywhere in e, or in what simplifying has taken out of it; an edge that rounding may have left counts as kept.
func (p *Pool) Nowhere(e Expr) (Expr, bool) {
	if e.Undefined() {
		return e.alone(), true
	}
	if d := p.domainOf(e); d != nil {
		for _, n := range d.calls {
			if n.undef && (n.kern != fnNotAbove || n.farOff()) {
				return p.unit(n), true
			}
		}
	}
	return Expr{}, false
}

// farOff reports an order of two numbers that fails by more than rounding.
func (n *node) farOff() bool {
	const rounding = 1e-13
	x, _ := n.args[0].Number()
	y, _ := n.args[1].Number()
	return x-y > rounding*max(1, math.Abs(x), math.Abs(y))
}

// infinite is the first of xs that is ∞: a function of it has no value.
func infinite(xs []Expr) (Expr, bool) {
	for _, x := range xs {
		if x.n != nil && x.n.op == opConst && x.Infinite() != 0 {
			return x, true
		}
	}
	return Expr{}, false
}

// HasDomain reports that e may have no value on an open set of points.
func (p *Pool) HasDomain(e Expr) bool { return p.domainOf(e) != nil }

// Risky reports a quotient or a function with a domain in e.
func (p *Pool) Risky(e Expr) bool { return e.n != nil && e.n.risky }
