package scalar

// What is known of the variables together: conditions such as r > 2 m, and the
// signs that follow from them linearly.

import "slices"

// fact is a linear form in nodes that is never below 0, and not 0 where strict.
// It holds wherever one of its variables has a value that stand in vars.
type fact struct {
	terms  []Expr // of the number too, as the node 1
	vars   uint64
	strict bool
}

// Assume states that low is below high, or where strict is not set no more than
// that, at all values that their variables take together. It is to be said before
// expressions of these variables are built.
func (p *Pool) Assume(low, high Expr, strict bool) { p.assume(low, high, strict, false) }

// AssumeAlways is Assume of what holds of parameters by themselves, and of calls.
func (p *Pool) AssumeAlways(low, high Expr, strict bool) { p.assume(low, high, strict, true) }

func (p *Pool) assume(low, high Expr, strict, always bool) {
	f := fact{strict: strict}
	mark := len(p.scratch)
	linear(high, p, func(c *Coef, n *node) { p.scratch = append(p.scratch, Expr{c: c, n: n}) })
	linear(low, p, func(c *Coef, n *node) { p.scratch = append(p.scratch, Expr{c: p.co.neg(c), n: n}) })
	f.terms = slices.Clone(p.merge(mark))
	p.scratch = p.scratch[:mark]
	coords := false
	for _, v := range p.Vars(low, high) {
		if always || !p.vars[v.ID].info.Const {
			f.vars |= varBit(v)
			coords = true
		}
	}
	if always {
		for _, t := range f.terms {
			f.vars |= t.n.vars & hostBit
			coords = coords || t.n.vars&hostBit != 0
		}
	}
	if !coords || len(f.terms) > maxFactTerms || len(p.facts) >= maxFacts {
		return
	}
	p.facts = append(p.facts, f)
	for range 3 { // one variable's sign may follow from another's
		for _, v := range p.Vars(low, high) {
			if n := p.vars[v.ID].n; always || !p.vars[v.ID].info.Const {
				n.signs = n.signs.known(p.factSigns(n, nil))
			}
		}
		for _, t := range f.terms {
			if t.n.op == opApply {
				t.n.given = p.factSigns(t.n, nil)
				t.n.ranged = false
			}
		}
	}
	for _, n := range p.nodes {
		if n.op == opSum && n.vars&f.vars != 0 {
			n.given = p.factSigns(nil, n.args)
			n.ranged = false
		}
	}
}

const (
	maxFacts     = 24
	maxFactTerms = 8
	maxCombined  = 3 // facts that are combined
)

// known narrows signs by others, unless nothing would be left.
func (s signs) known(t signs) signs {
	if s&t == 0 {
		return s
	}
	return s & t
}

// factSigns are the signs that a variable, or else a sum of terms, can have by the
// conditions of its variables.
func (p *Pool) factSigns(v *node, terms []Expr) signs {
	s := anySign
	form := map[*node]*Coef{}
	if v != nil {
		form[v] = p.co.int(1)
	}
	var vars uint64
	for _, t := range terms {
		form[t.n] = t.c
		vars |= t.n.vars
	}
	if v != nil {
		vars = v.vars
	}
	for _, sign := range []signs{pos, neg} {
		g := map[*node]*Coef{}
		for n, c := range form {
			if g[n] = c; sign == neg {
				g[n] = p.co.neg(c)
			}
		}
		// It is at least 0, or more, or its negative is.
		switch ok, strict := p.follows(g, vars, maxCombined, 0, false); {
		case ok && strict:
			return sign
		case ok:
			s = s.known(sign | nul)
		}
	}
	return s
}

// follows reports that a linear form is never below 0 by the facts from the k-th
// on and the ranges of its terms; strict: nor is it 0.
func (p *Pool) follows(form map[*node]*Coef, vars uint64, depth, k int, strict bool) (ok, positive bool) {
	if depth < maxCombined { // at first its own range is not asked: that is known without facts
		var rest node
		for n, c := range form {
			rest.args = append(rest.args, Expr{c: c, n: n})
		}
		slices.SortFunc(rest.args, func(a, b Expr) int { return int(a.n.id) - int(b.n.id) })
		rest.boundSum()
		rest.signs = rest.signs.within(rest.lo, rest.hi)
		if len(form) == 0 {
			rest.signs = nul
		}
		if rest.signs&neg == 0 {
			return true, strict || rest.signs&nul == 0
		}
	}
	if depth == 0 {
		return false, false
	}
	for i := k; i < len(p.facts); i++ {
		f := &p.facts[i]
		if f.vars&vars == 0 {
			continue
		}
		for _, t := range f.terms {
			have := form[t.n]
			if t.n == p.one || have == nil || (have.Float > 0) != (t.c.Float > 0) {
				continue
			}
			// Less λ times the fact, without this term.
			λ := p.co.mul(have, p.co.inv(t.c))
			rest := map[*node]*Coef{}
			for m, x := range form {
				rest[m] = x
			}
			for _, x := range f.terms {
				d := p.co.neg(p.co.mul(λ, x.c))
				if old := rest[x.n]; old != nil {
					d = p.co.add(old, d)
				}
				if d == nil {
					delete(rest, x.n)
				} else {
					rest[x.n] = d
				}
			}
			if yes, more := p.follows(rest, vars, depth-1, i+1, strict || f.strict); yes {
				if ok = true; more {
					return true, true
				}
			}
		}
	}
	return ok, false
}

// factTerms are the terms of all conditions, one behind another.
func (p *Pool) factTerms() []Expr {
	var all []Expr
	for _, f := range p.facts {
		all = append(all, f.terms...)
	}
	return all
}

// obeyed reports that all conditions hold where their terms have these values.
func (p *Pool) obeyed(values []Bounded) bool {
	for _, f := range p.facts {
		sum := 0.0
		for _, v := range values[:len(f.terms)] {
			sum += v.Value
		}
		if values = values[len(f.terms):]; !(sum >= 0) {
			return false
		}
	}
	return true
}
