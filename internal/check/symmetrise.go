package check

// Symmetrisation: T_{(i j)}, T_{[a|b|c]}, and over the letters of one product,
// nabla_{(i} k_{j)}.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// symmetrise averages over the permutations of the letters that brackets of one
// object hold, 1/n!.
func (e *checker) symmetrise(o *value.Object, x *grammar.Indexed) value.Value {
	for _, g := range x.Groups {
		if g.Opens() || g.Closes() {
			continue // the product around does it
		}
		run := grammar.SymRun{Span: g.Span(), Anti: g.Anti}
		var at []int
		for k := g.From; k < g.To; k++ {
			if !x.Indices[k].Out {
				run.Indices = append(run.Indices, x.Indices[k])
				at = append(at, e.axisOf(o, k))
			}
		}
		if o = e.averaged(o, run, at); o == nil {
			return nil
		}
	}
	return o
}

// symmetrised averages a product over the letters of the brackets that go from
// factor to factor.
func (e *checker) symmetrised(v value.Value, x grammar.Expr) value.Value {
	runs := grammar.Symmetrised(x)
	if len(runs) == 0 {
		return v
	}
	switch v := v.(type) {
	case *pending:
		return derive(x, v.letters, []operand{{p: v, x: x}}, func(e *checker, ss []letter.Slot) value.Value {
			o, _ := e.toObject(v.build(e, ss), x)
			return e.averagedRuns(o, runs, x)
		})
	case *value.Object:
		return e.averagedRuns(v, runs, x)
	default: // a product that failed, as has been said
		return v
	}
}

// averagedRuns averages over the letters of each run, which must be free.
func (e *checker) averagedRuns(o *value.Object, runs []grammar.SymRun, x grammar.Expr) value.Value {
	for _, run := range runs {
		if o == nil {
			return nil
		}
		names := letter.Names(o)
		var at []int
		for _, ix := range run.Indices {
			k := letter.Position(names, ix.Name)
			if k < 0 {
				e.fail(e.words().DummySymmetrised(x, run, ix))
				return nil
			}
			at = append(at, k)
		}
		o = e.averaged(o, run, at)
	}
	if o == nil {
		return nil
	}
	return o
}

// averaged is the average over axes, which are of one kind.
func (e *checker) averaged(o *value.Object, run grammar.SymRun, at []int) *value.Object {
	for k, i := range at {
		if letter.SlotOf(o, i) != letter.SlotOf(o, at[0]) {
			e.fail(e.words().SymmetrisedKinds(o, run, at, k))
			return nil
		}
	}
	switch {
	case len(at) < 2:
		return o
	case len(at) > maxSymmetrised:
		e.fail(e.words().SymmetrisedMany(run, maxSymmetrised))
		return nil
	}
	return e.average(o, at, run.Anti)
}

// maxSymmetrised is how many letters one bracket averages over: 5! terms.
const maxSymmetrised = 5

// axisOf is the axis of the k-th visible letter.
func (e *checker) axisOf(o *value.Object, k int) int {
	for i := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		if k == 0 {
			return i
		}
		k--
	}
	return -1
}

func (e *checker) average(o *value.Object, at []int, anti bool) *value.Object {
	n := len(o.Node.Axes())
	var terms []graph.Term
	var partials []value.PartialTerm
	fact := int64(1)
	for i := 2; i <= len(at); i++ {
		fact *= int64(i)
	}
	perms(len(at), func(p []int, odd bool) {
		to := make([]int, n)
		for i := range to {
			to[i] = i
		}
		for i, k := range p {
			to[at[i]] = at[k]
		}
		c := e.pool.Ratio(1, fact)
		if anti && odd {
			c = e.pool.Neg(c)
		}
		terms = append(terms, graph.Term{Coef: c, Node: e.g.Permute(o.Node, to)})
		from := make([]int, n)
		for i, k := range to {
			from[k] = i
		}
		partials = append(partials, e.movedPartials(o, e.g.Number(c), from)...)
	})
	out := *o
	out.Node = e.g.Sum(terms...)
	out.Metric, out.Lit, out.Coords = false, nil, nil
	e.setPartials(&out, partials)
	if out.Law == index.Connection {
		// The antisymmetric part of a connection is its torsion, a tensor; the
		// symmetric part is again a connection.
		if anti {
			out.Law = index.Tensor
		}
	}
	return &out
}

// perms visits the permutations of 0..n-1 with their parity.
func perms(n int, visit func(p []int, odd bool)) {
	p := make([]int, n)
	used := make([]bool, n)
	var rec func(k, inv int)
	rec = func(k, inv int) {
		if k == n {
			visit(append([]int(nil), p...), inv%2 == 1)
			return
		}
		for i := 0; i < n; i++ {
			if used[i] {
				continue
			}
			more := 0
			for j := i + 1; j < n; j++ {
				if used[j] {
					more++
				}
			}
			used[i], p[k] = true, i
			rec(k+1, inv+more)
			used[i] = false
		}
	}
	rec(0, 0)
}
