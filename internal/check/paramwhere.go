package check

// Conditions of params and of functions without a body: param M where M > 0, fn a(t) where a > 0.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// ParamCond is a condition that the values of params keep.
type ParamCond struct {
	Cond   value.Cond
	Params []*graph.Param // that it speaks of
	Span   diag.Span
}

// paramConditions reads what a param statement says of its params.
func (e *checker) paramConditions(where []grammar.Expr, own []*graph.Param) {
	for _, w := range where {
		c := e.cond(w)
		if c == nil {
			continue
		}
		of, ok := e.aboutParams(c, w)
		if !ok {
			continue
		}
		if !slices.ContainsFunc(of, func(p *graph.Param) bool { return slices.Contains(own, p) }) {
			e.fail(diag.New(refuse.CodeParam, w.Span(), quote.Short(w)+" says nothing of the params that are declared here"))
			continue
		}
		k := ParamCond{Cond: c, Params: of, Span: w.Span()}
		e.prog.Conds = append(e.prog.Conds, k)
		for _, p := range of {
			e.paramConds[p] = append(e.paramConds[p], k)
		}
	}
	if all := e.contradiction(e.paramsSay()); all != nil {
		e.fail(refuse.NothingMeets("no value of "+own[0].Name, all))
	}
}

// paramsSay are the conditions of all params.
func (e *checker) paramsSay() []value.Cond {
	conds := make([]value.Cond, len(e.prog.Conds))
	for i, k := range e.prog.Conds {
		conds[i] = k.Cond
	}
	return conds
}

// aboutParams are the params that a condition compares; it refuses fields and what is
// computed while running.
func (e *checker) aboutParams(c value.Cond, w grammar.Expr) (of []*graph.Param, ok bool) {
	ok = true
	eachCompare(c, func(cc *value.CondCompare) {
		for _, o := range []*value.Object{cc.X, cc.Y} {
			if ok && (len(o.Node.Charts()) > 0 || o.Node.HasRuntime()) {
				e.fail(diag.New(refuse.CodeParam, w.Span(), "a condition of params is about params and numbers; "+quote.Short(w)+" is not"))
				ok = false
			}
			for _, p := range o.Node.Params() {
				if !slices.Contains(of, p) {
					of = append(of, p)
				}
			}
		}
	})
	return of, ok
}

// orderedBy visits the orderings that all hold where a condition does.
func orderedBy(c value.Cond, visit func(*value.CondCompare)) {
	switch c := c.(type) {
	case *value.CondAnd:
		for _, x := range c.Xs {
			orderedBy(x, visit)
		}
	case *value.CondCompare:
		if c.Op == "<" || c.Op == "<=" || c.Op == ">" || c.Op == ">=" {
			visit(c)
		}
	case *value.CondNot, *value.CondOr, *value.CondConst, *value.CondInvariant:
	}
}

// Orderings are the condition as orderings, which all hold; all is false where it has
// parts that are none.
func (k *ParamCond) Orderings() (list []graph.Condition, all bool) {
	n := 0
	eachCompare(k.Cond, func(*value.CondCompare) { n++ })
	orderedBy(k.Cond, func(c *value.CondCompare) { list = append(list, ordering(c)) })
	return list, len(list) == n
}

// ordering is what the graph keeps of one.
func ordering(c *value.CondCompare) graph.Condition {
	k := graph.Condition{Low: c.X.Node, High: c.Y.Node, Strict: len(c.Op) == 1}
	if c.Op[0] == '>' {
		k.Low, k.High = k.High, k.Low
	}
	return k
}

// condition is an ordering as the graph has it, and what it says of one param by a
// number: known.
func (e *checker) condition(c *value.CondCompare, p *graph.Param) (k graph.Condition, bound float64, lower, known bool) {
	k = ordering(c)
	for _, side := range []struct {
		param, number *graph.Node
		lower         bool
	}{{k.High, k.Low, true}, {k.Low, k.High, false}} {
		if side.param.Op() != graph.OpParam || side.param.Param() != p || len(p.Axes) > 0 {
			continue
		}
		if x, ok := e.constants(side.number); ok && len(x) == 1 && !math.IsNaN(x[0]) {
			k.Known = true
			return k, x[0], side.lower, true
		}
	}
	return k, 0, false, false
}

// paramInfo is what the conditions of a param say of its numbers.
func (e *checker) paramInfo(p *graph.Param) scalar.VarInfo {
	v := value.Interval{Lo: math.Inf(-1), Hi: math.Inf(1)}
	for _, c := range e.paramConds[p] {
		orderedBy(c.Cond, func(cc *value.CondCompare) {
			k, x, lower, known := e.condition(cc, p)
			switch {
			case !known:
			case lower && (x > v.Lo || x == v.Lo && k.Strict):
				v.Lo, v.LoClosed = x, !k.Strict
			case !lower && (x < v.Hi || x == v.Hi && k.Strict):
				v.Hi, v.HiClosed = x, !k.Strict
			}
		})
	}
	return scalar.VarInfo{
		Lo: v.Lo, Hi: v.Hi, LoClosed: v.LoClosed, HiClosed: v.HiClosed,
		Positive: v.Positive(), NonNegative: v.NonNegative(), Negative: v.Negative(),
	}
}

// paramOrderings are the orderings that speak of a param.
func (e *checker) paramOrderings(p *graph.Param) (out []graph.Condition) {
	for _, c := range e.paramConds[p] {
		orderedBy(c.Cond, func(cc *value.CondCompare) {
			k, _, _, _ := e.condition(cc, p)
			if n, m := k.Low.Size(), k.High.Size(); n > 0 && m > 0 && (n == 1 || m == 1 || n == m) {
				out = append(out, k)
			}
		})
	}
	return out
}
