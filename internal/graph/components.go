package graph

// Components of an object as formulas, by which fields over few coordinates are
// printed and computed.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

func (u *Formulas) comps(n *Node) ([]scalar.Expr, error) {
	if c, ok := u.known[n]; ok {
		return c, nil
	}
	u.room(n.Size(), exprBytes)
	c, err := n.row().formula.whole(u, n)
	if err != nil {
		return nil, err
	}
	if u.overBudget() {
		return nil, ErrOverBudget
	}
	u.known[n] = c
	return c, nil
}

// Bytes of what formulas of components are made of, about.
const (
	exprBytes = 24
	pairBytes = 56  // a component of a factor, found by its labels
	termBytes = 104 // a term of a sum, with its list and where it is found
)

// room counts the memory of n things that are made next.
func (u *Formulas) room(n, bytes int) {
	if n > 0 {
		u.Graph.Meter.Bytes(bytes * min(n, math.MaxInt/(8*bytes)))
	}
}

func (u *Formulas) varExprs(vs []scalar.Var) []scalar.Expr {
	r := make([]scalar.Expr, len(vs))
	for i, v := range vs {
		r[i] = u.Pool.Var(v)
	}
	return r
}

// formula gives the components of a node as scalar expressions: over those of
// its arguments where these are all that is needed, or of the node as a whole.
type formula struct {
	whole  func(u *Formulas, n *Node) ([]scalar.Expr, error)
	ofArgs func(u *Formulas, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error)
}

// formulaOf is a formula in the components of the arguments.
func formulaOf(ofArgs func(u *Formulas, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error)) formula {
	return formula{ofArgs: ofArgs, whole: func(u *Formulas, n *Node) ([]scalar.Expr, error) {
		args := make([][]scalar.Expr, len(n.args))
		for i, a := range n.args {
			var err error
			if args[i], err = u.comps(a); err != nil {
				return nil, err
			}
		}
		return ofArgs(u, n, args)
	}}
}

// leafFormula is the formula of what has no arguments.
func leafFormula(whole func(u *Formulas, n *Node) ([]scalar.Expr, error)) formula {
	return formula{whole: whole}
}

// noFormula: there is none.
func noFormula(why string) formula {
	return formula{whole: func(_ *Formulas, n *Node) ([]scalar.Expr, error) {
		return nil, &NotExpressible{Node: n, Why: why}
	}}
}

// maxVariables bounds the components that stand as variables in formulas.
const maxVariables = 1 << 16

// asVariables: what is evaluated first has a variable per component.
var asVariables = formula{whole: func(u *Formulas, n *Node) ([]scalar.Expr, error) {
	if n.Size() > maxVariables {
		return nil, ErrOverBudget
	}
	return u.varExprs(u.leafVars(n)), nil
}}

// FormulaOfArgs is the node's formula in given expressions for the components of
// its arguments; false when there is none of that form.
func (u *Formulas) FormulaOfArgs(n *Node, args [][]scalar.Expr) ([]scalar.Expr, bool, error) {
	ofArgs := n.row().formula.ofArgs
	if ofArgs == nil {
		return nil, false, nil
	}
	es, err := ofArgs(u, n, args)
	return es, true, err
}

func (u *Formulas) concat(parts []*Node) ([]scalar.Expr, error) {
	var r []scalar.Expr
	for _, a := range parts {
		c, err := u.comps(a)
		if err != nil {
			return nil, err
		}
		r = append(r, c...)
	}
	return r, nil
}

// derivations are the partial derivatives of a chart. A coordinate's derivative
// is a delta; an implicit inverse's is K^i_a times its target's.
func (u *Formulas) derivations(c *index.Chart) []*scalar.Derivation {
	if ds, ok := u.vars.derive[c]; ok {
		return ds
	}
	ds := make([]*scalar.Derivation, c.Dim)
	one := u.Pool.Int(1)
	for i := range ds {
		v := u.CoordVar(c, i)
		ds[i] = scalar.NewDerivation(func(w scalar.Var) scalar.Expr {
			if w == v {
				return one
			}
			if s := u.vars.of(w); s.Map != nil {
				return u.implicitDerivative(s, c, i)
			}
			return scalar.Expr{}
		})
	}
	if u.vars.derive == nil {
		u.vars.derive = map[*index.Chart][]*scalar.Derivation{}
	}
	u.vars.derive[c] = ds
	return ds
}

// implicitDerivative is K^s_a(x) d_i y^a of an implicit coordinate. A
// derivation has no errors of its own: what fails is kept in failed.
func (u *Formulas) implicitDerivative(s Source, c *index.Chart, i int) scalar.Expr {
	fail := func(err error) scalar.Expr {
		u.failed = err
		return scalar.Expr{}
	}
	k, err := u.inverseJacobianAt(s)
	if err != nil {
		return fail(err)
	}
	d := u.derivations(c)[i]
	var terms []scalar.Expr
	a := 0
	for _, t := range s.Target {
		ys, err := u.comps(t)
		if err != nil {
			return fail(err)
		}
		for _, y := range ys {
			if ke := k[s.Index*s.Map.To.Dim+a]; !ke.IsZero() {
				dy, err := u.Pool.Deriv(y, d)
				if err != nil {
					return fail(&NoDerivative{t, err.Error()})
				}
				terms = append(terms, u.Pool.Mul(ke, dy))
			}
			a++
		}
	}
	return u.Pool.Add(terms...)
}

// deriv is the derivative of a component along a chart's coordinate.
func (u *Formulas) deriv(n *Node, e scalar.Expr, c *index.Chart, i int) (scalar.Expr, error) {
	r, err := u.Pool.Deriv(e, u.derivations(c)[i])
	if err != nil {
		err = &NoDerivative{n, err.Error()}
	}
	if u.failed != nil {
		err = u.failed
		u.failed = nil
		delete(u.vars.derive, c) // it remembers derivatives that failed as zeros
	}
	if err == nil && u.overBudget() {
		err = ErrOverBudget
	}
	return r, err
}

// inverseJacobianAt are the components of K at an implicit point.
func (u *Formulas) inverseJacobianAt(s Source) ([]scalar.Expr, error) {
	repl := make([]*Node, len(s.Map.From.Blocks))
	for b := range repl {
		repl[b] = u.Implicit(s.Map, b, s.Target)
	}
	return u.comps(u.compose(u.InverseJacobian(s.Map), s.Map.From, substitution{nodes: repl}))
}

// checkDerivable finds leaves that have no derivative along a chart:
// eigenvalues of fields, whose rule refuses without asking for what they are of.
func (u *Formulas) checkDerivable(es []scalar.Expr, c *index.Chart) error {
	for _, v := range u.Pool.Vars(es...) {
		if l := u.vars.of(v).Leaf; l != nil && l.DependsOn(c) {
			_, err := l.row().forward(nil, l)
			return err
		}
	}
	return nil
}

// symmetricFill maps a flat component to the one with its indices sorted
// within each symmetric group and antisymmetric pair, and the sign it takes
// from there: 0 on the diagonal of an antisymmetric pair.
func (g *Graph) symmetricFill(n *Node) func(int) (int, int) {
	sym, anti := g.Symmetries(n), g.Antisymmetries(n)
	if len(sym) == 0 && len(anti) == 0 {
		return func(f int) (int, int) { return f, 1 }
	}
	strides := make([]int, len(n.axes))
	s := 1
	for k := len(n.axes) - 1; k >= 0; k-- {
		strides[k] = s
		s *= n.axes[k].Size
	}
	return func(f int) (int, int) {
		for _, gr := range sym {
			for i := 1; i < len(gr); i++ { // insertion sort on the group's indices
				for j := i; j > 0; j-- {
					sa, sb := strides[gr[j-1]], strides[gr[j]]
					size := n.axes[gr[j]].Size
					x, y := f/sa%size, f/sb%size
					if x <= y {
						break
					}
					f += (y-x)*sa + (x-y)*sb
				}
			}
		}
		sign := 1
		for _, pr := range anti {
			sa, sb := strides[pr[0]], strides[pr[1]]
			size := n.axes[pr[0]].Size
			x, y := f/sa%size, f/sb%size
			if x == y {
				return f, 0
			}
			if x > y {
				f += (y-x)*sa + (x-y)*sb
				sign = -sign
			}
		}
		return f, sign
	}
}

// signed applies the sign of symmetricFill.
func (u *Formulas) signed(e scalar.Expr, sign int) scalar.Expr {
	switch {
	case sign == 0:
		return scalar.Expr{}
	case sign < 0:
		return u.Pool.Neg(e)
	}
	return e
}
