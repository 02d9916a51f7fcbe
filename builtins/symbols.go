package builtins

// An open function's derivatives at its arguments as symbols: variables of their own, and back again.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// symbols are variables of a unit in the place of q(t), q'(t), … where the
// arguments are variables themselves.
type symbols struct {
	u    *graph.Formulas
	open *scalar.Open
	at   []scalar.Var // its arguments
	list []symbol
	// astray: a call with other arguments was met.
	astray bool
}

// symbol is one derivative.
type symbol struct {
	orders []int
	v      scalar.Var
}

// of is the variable of a derivative.
func (s *symbols) of(orders []int) scalar.Var {
	for _, x := range s.list {
		if slices.Equal(x.orders, orders) {
			return x.v
		}
	}
	x := symbol{slices.Clone(orders), s.u.Pool.NewVar(scalar.VarInfo{Name: s.open.Func(orders).Name})}
	s.list = append(s.list, x)
	return x.v
}

// in is e with a variable for each call.
func (s *symbols) in(e scalar.Expr) scalar.Expr {
	by := scalar.NewSubstitution(nil)
	by.Apply = func(p *scalar.Pool, f *scalar.Func, args []scalar.Expr) (scalar.Expr, bool) {
		if f.Open != s.open {
			return scalar.Expr{}, false
		}
		for k, a := range args {
			if v, ok := a.AsVar(); !ok || v != s.at[k] {
				s.astray = true
				return scalar.Expr{}, false
			}
		}
		return p.Var(s.of(f.Orders)), true
	}
	return s.u.Pool.Subst(e, by)
}

// out is e with the calls again.
func (s *symbols) out(e scalar.Expr) scalar.Expr {
	args := make([]scalar.Expr, len(s.at))
	for k, v := range s.at {
		args[k] = s.u.Pool.Var(v)
	}
	by := map[scalar.Var]scalar.Expr{}
	for _, x := range s.list {
		by[x.v] = s.u.Pool.Apply(s.open.Func(x.orders), args...)
	}
	return s.u.Pool.Subst(e, scalar.NewSubstitution(by))
}

// total is the derivation by the k-th argument that the symbols move with.
func (s *symbols) total(k int) *scalar.Derivation {
	return scalar.NewDerivation(func(v scalar.Var) scalar.Expr {
		if v == s.at[k] {
			return s.u.Pool.Int(1)
		}
		for _, x := range s.list {
			if x.v == v {
				next := slices.Clone(x.orders)
				next[k]++
				return s.u.Pool.Var(s.of(next))
			}
		}
		return scalar.Expr{}
	})
}

// nodeOf is a formula of a unit as a node of the graph; false where a variable stands
// for a solution that has no node of its own.
func nodeOf(u *graph.Formulas, e scalar.Expr) (*graph.Node, bool) {
	g := u.Graph
	by := map[scalar.Var]scalar.Expr{}
	var args []*graph.Node
	for k, v := range u.Pool.Vars(e) {
		of, _ := u.VarSource(v)
		var n *graph.Node
		switch {
		case of.Chart != nil:
			n = g.CoordFlat(of.Chart, of.Index)
		case of.Param != nil:
			n = componentAt(g, g.Param(of.Param), of.Index)
		case of.Leaf != nil:
			n = componentAt(g, of.Leaf, of.Index)
		default:
			return nil, false
		}
		args = append(args, n)
		by[v] = u.Pool.Arg(k)
	}
	body := g.Pool.Import(u.Pool.Subst(e, scalar.NewSubstitution(by)), u.Pool)
	if len(args) == 0 && !body.CallsHost() {
		return g.Number(body), true
	}
	if len(args) == 0 {
		args = append(args, g.Int(0))
	}
	return g.Map(body, args...), true
}

// componentAt is a component by its number, row by row.
func componentAt(g *graph.Graph, n *graph.Node, at int) *graph.Node {
	axes := n.Axes()
	pos := make([]int, len(axes))
	for k := len(axes) - 1; k >= 0; k-- {
		pos[k] = at % axes[k].Size
		at /= axes[k].Size
	}
	if len(pos) == 0 {
		return n
	}
	return g.Component(n, pos)
}

// elements are the entries of a scalar or of a list of numbers.
func elements(g *graph.Graph, n *graph.Node) []*graph.Node {
	if len(n.Axes()) == 0 {
		return []*graph.Node{n}
	}
	out := make([]*graph.Node, n.Axes()[0].Size)
	for k := range out {
		out[k] = componentAt(g, n, k)
	}
	return out
}

// listOf is a list of as many scalars.
func listOf(g *graph.Graph, parts []*graph.Node) *graph.Node {
	return g.Stack([]index.Axis{index.PlainAxis(len(parts))}, parts)
}
