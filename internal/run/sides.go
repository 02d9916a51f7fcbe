package run

// Both sides of a comparison as formulas, with the run's numbers put in
// exactly: what equality is decided by.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// sides are the components of both sides and of their difference.
type sides struct {
	u       *graph.Formulas
	x, y, d []scalar.Expr
	all     []scalar.Expr // x, then y
	probe   *scalar.Probe // of all
	valued  bool          // a number of the run stands in them
	// plain: the variables that are left are coordinates of charts and params
	// without a value, and may be given any.
	plain bool
}

// maxSides is how many components are compared as formulas.
const maxSides = 4096

// sidesOf takes both sides apart; nil where they do not come apart within
// reason, or where a part has no formula.
func (r *Run) sidesOf(x, y *graph.Node) *sides {
	g := r.ws.checked.Graph
	if len(x.Axes()) != len(y.Axes()) || max(x.Size(), y.Size()) > maxSides {
		return nil
	}
	s := &sides{u: g.Formulas(), plain: true}
	for _, side := range []struct {
		n    *graph.Node
		into *[]scalar.Expr
	}{{g.Sub(x, y), &s.d}, {x, &s.x}, {y, &s.y}} {
		es, ok := r.formulasOf(side.n, s)
		if !ok {
			return nil
		}
		*side.into = es
	}
	s.all = slices.Concat(s.x, s.y)
	s.probe = s.u.Pool.Probe(s.all...)
	return s
}

// formulasOf are a node's components with the run's numbers.
func (r *Run) formulasOf(n *graph.Node, s *sides) ([]scalar.Expr, bool) {
	if n.IsZero() {
		return make([]scalar.Expr, n.Size()), true
	}
	if !s.u.Fits(n) {
		return nil, false
	}
	parts, err := s.u.Components(n)
	if err != nil {
		return nil, false
	}
	out := make([]scalar.Expr, len(parts))
	for i, e := range parts {
		var ok bool
		if out[i], ok = r.valued(e, s, maxValued); !ok {
			return nil, false
		}
	}
	return out, true
}

// maxValued bounds how deep values at points stand within one another.
const maxValued = 16

// valued puts the run's numbers into a formula: values of params, fields at
// points. False where a part is known by its floats alone.
func (r *Run) valued(e scalar.Expr, s *sides, depth int) (scalar.Expr, bool) {
	by := map[scalar.Var]scalar.Expr{}
	for _, v := range s.u.Pool.Vars(e) {
		of, _ := s.u.VarSource(v)
		switch {
		case of.Leaf != nil:
			x, ok := r.atPoint(of, s, depth-1)
			if !ok {
				return e, false
			}
			by[v] = x
		case of.Param != nil:
			x, open, ok := r.paramFormula(of, s, depth-1)
			if !ok {
				return e, false
			}
			if !open {
				by[v] = x
			}
		case of.Map != nil || of.Target != nil:
			s.plain = false
		}
	}
	if len(by) == 0 {
		return e, true
	}
	s.valued = true
	return s.u.Pool.Subst(e, scalar.NewSubstitution(by)), true
}

// paramFormula is a param's value: the formula that it was given where it is
// declared, or the decimal that was given from outside.
func (r *Run) paramFormula(of graph.Source, s *sides, depth int) (x scalar.Expr, open, ok bool) {
	if given := r.env.Params[of.Param]; given != nil {
		if of.Index >= len(given) {
			return x, false, false
		}
		x, ok = s.u.Pool.Read(given[of.Index])
		return x, false, ok
	}
	if of.Param.Default == nil {
		return x, true, !of.Param.Loop
	}
	if depth == 0 || !s.u.Fits(of.Param.Default) {
		return x, false, false
	}
	parts, err := s.u.Components(of.Param.Default)
	if err != nil || of.Index >= len(parts) {
		return x, false, false
	}
	x, ok = r.valued(parts[of.Index], s, depth)
	return x, false, ok
}

// atPoint is a field's formula at a point whose coordinates have formulas.
func (r *Run) atPoint(of graph.Source, s *sides, depth int) (x scalar.Expr, ok bool) {
	n := of.Leaf
	if depth == 0 || n.Op() != graph.OpAt || !s.u.Fits(n.Args()[0]) {
		return x, false
	}
	field, err := s.u.Components(n.Args()[0])
	if err != nil || of.Index >= len(field) {
		return x, false
	}
	p := n.Point()
	by := map[scalar.Var]scalar.Expr{}
	for _, block := range p.Coords {
		parts, err := s.u.Components(block)
		if err != nil {
			return x, false
		}
		for _, c := range parts {
			if c, ok = r.valued(c, s, depth); !ok {
				return x, false
			}
			by[s.u.CoordVar(p.Chart, len(by))] = c
		}
	}
	for _, v := range s.u.Pool.Vars(field[of.Index]) {
		if of, _ := s.u.VarSource(v); of.Map != nil || of.Target != nil {
			return x, false // coordinates before a map, of which the point has floats
		}
	}
	return r.valued(s.u.Pool.Subst(field[of.Index], scalar.NewSubstitution(by)), s, depth)
}
