package check

// subst(X, s[1]): a solution put in, which remembers what it was found for.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// solution reads an argument without a name: what it was found for is replaced by it.
func (s *replacing) solution(a *grammar.Arg) bool {
	v := s.e.expr(a.Value)
	if v == nil {
		return false
	}
	l, _ := v.(*value.List)
	if l == nil || l.Of == nil {
		s.e.fail(suggest.Again(suggester{s.e}, s.x, "subst", refuse.SubstSolution(s.x, a, l)))
		return false
	}
	for i, u := range l.Of {
		n := l.Elems[i].(*value.Object).Node
		switch {
		case u.Param != nil:
			if !s.param(a, u.Param, n) {
				return false
			}
		case s.given(a, u.Func):
			return false
		case n.HasRuntime() || !s.body(u.Func, u.Args, n, true):
			s.e.fail(refuse.SubstSolved(a, u.Text))
			return false
		}
	}
	return true
}

// body has a function without a body, or a derivative of one, replaced at all arguments
// by n, which is a formula in args; false where it has more in it.
func (s *replacing) body(f *scalar.Func, args []*graph.Node, n *graph.Node, together bool) bool {
	body, err := s.e.g.ExprOf(n, args)
	if err != nil {
		return false
	}
	body.Orders, body.Together = f.Orders, together
	s.made.Opens[f.Open] = append(s.made.Opens[f.Open], body)
	s.sides.Opens[f.Open] = s.made.Opens[f.Open]
	return true
}

// given refuses a function, or a derivative, that is replaced already.
func (s *replacing) given(a *grammar.Arg, f *scalar.Func) bool {
	twice := slices.ContainsFunc(s.made.Opens[f.Open], func(b graph.Body) bool { return slices.Equal(b.Orders, f.Orders) })
	if twice {
		s.e.fail(refuse.SubstTwice(a))
	}
	return twice
}
