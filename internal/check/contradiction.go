package check

// Conditions of a chart, of params or of functions that nothing meets: a linear combination of them says 0 > 0.

import (
	"math/big"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Bounds of the elimination: beyond them nothing is concluded.
const (
	maxInequalities = 300
	maxUnknowns     = 24
)

// inequality is Σ cₖ uₖ + rest > 0, or ≥ 0. The unknowns are coordinates, params and
// whatever is not linear in them, each taken for a number of its own: so what
// contradicts itself here does so there.
type inequality struct {
	c      map[int]*big.Rat
	rest   *big.Rat
	strict bool
	from   []int // the conditions that it is a combination of
}

// contradiction gives conditions that contradict one another, in the order they were
// written; nil when none are found (Fourier and Motzkin's elimination).
func (e *checker) contradiction(conds []value.Cond) []*value.CondCompare {
	compares := orderings(conds)
	if len(compares) == 0 {
		return nil
	}
	u := e.prog.Graph.Formulas()
	var rows []inequality
	for k, c := range compares {
		low, high := c.X, c.Y
		if c.Op[0] == '>' {
			low, high = high, low
		}
		xs, err := u.Components(low.Node)
		if err != nil {
			continue
		}
		ys, err := u.Components(high.Node)
		if err != nil || len(xs) == 0 || len(ys) == 0 {
			continue
		}
		for i := range max(len(xs), len(ys)) {
			if q, ok := linear(u.Pool, u.Pool.Sub(ys[i%len(ys)], xs[i%len(xs)])); ok {
				q.strict, q.from = len(c.Op) == 1, []int{k}
				rows = append(rows, q)
			}
		}
	}
	var out []*value.CondCompare
	for _, k := range infeasible(rows) {
		out = append(out, compares[k])
	}
	return out
}

// orderings are the comparisons by < <= > >= that all hold.
func orderings(conds []value.Cond) []*value.CondCompare {
	var out []*value.CondCompare
	for _, c := range conds {
		switch c := c.(type) {
		case *value.CondAnd:
			out = append(out, orderings(c.Xs)...)
		case *value.CondCompare:
			if c.Op[0] == '<' || c.Op[0] == '>' {
				out = append(out, c)
			}
		}
	}
	return out
}

// linear reads an expression as a sum of numbers times unknowns; false where a number
// in it is not known exactly.
func linear(p *scalar.Pool, e scalar.Expr) (inequality, bool) {
	q := inequality{c: map[int]*big.Rat{}, rest: new(big.Rat)}
	terms := []scalar.Expr{e}
	scale := new(big.Rat).SetInt64(1)
	if e.Op() == scalar.Sum {
		ok := false
		if scale, ok = p.Coefficient(e).Rat(); !ok {
			return q, false
		}
		terms = p.View(e).Terms
	}
	for _, t := range terms {
		c, ok := p.Coefficient(t).Rat()
		if !ok || t.Op() == scalar.Constant {
			return q, false
		}
		c = new(big.Rat).Mul(c, scale)
		if t.IsNumber() {
			q.rest.Add(q.rest, c)
			continue
		}
		if old := q.c[t.ID()]; old != nil {
			c.Add(c, old)
		}
		q.c[t.ID()] = c
	}
	return q, len(q.c) <= maxUnknowns
}

// infeasible says which inequalities contradict one another.
func infeasible(rows []inequality) []int {
	for {
		var unknown []int
		for _, q := range rows {
			if len(q.c) == 0 && (q.rest.Sign() < 0 || q.rest.Sign() == 0 && q.strict) {
				return q.from
			}
			for id := range q.c {
				unknown = append(unknown, id)
			}
		}
		if unknown == nil || len(rows) > maxInequalities {
			return nil
		}
		rows = eliminate(rows, slices.Min(unknown))
	}
}

// eliminate adds up each pair in which an unknown has two signs, so that it goes.
func eliminate(rows []inequality, id int) []inequality {
	var out, above, below []inequality
	for _, q := range rows {
		switch c := q.c[id]; {
		case c == nil:
			out = append(out, q)
		case c.Sign() > 0:
			above = append(above, q)
		case c.Sign() < 0:
			below = append(below, q)
		}
	}
	for _, a := range above {
		for _, b := range below {
			out = append(out, a.with(b, id))
			if len(out) > maxInequalities {
				return out
			}
		}
	}
	return out
}

// with is a positive combination of a and b without an unknown.
func (a inequality) with(b inequality, id int) inequality {
	f, g := new(big.Rat).Abs(b.c[id]), a.c[id]
	q := inequality{c: map[int]*big.Rat{}, strict: a.strict || b.strict, from: slices.Concat(a.from, b.from)}
	q.rest = new(big.Rat).Add(new(big.Rat).Mul(f, a.rest), new(big.Rat).Mul(g, b.rest))
	for k, c := range a.c {
		q.c[k] = new(big.Rat).Mul(f, c)
	}
	for k, c := range b.c {
		s := new(big.Rat).Mul(g, c)
		if old := q.c[k]; old != nil {
			s.Add(s, old)
		}
		q.c[k] = s
	}
	for k, c := range q.c {
		if c.Sign() == 0 {
			delete(q.c, k)
		}
	}
	slices.Sort(q.from)
	q.from = slices.Compact(q.from)
	return q
}
