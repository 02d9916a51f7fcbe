package graph

// Components of an object as formulas, by which fields over few coordinates are
// printed and computed.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

type memos struct {
	recompute map[*Map]*recomputer
	comps     map[*Node][]scalar.Expr
	lone      map[lone]scalar.Expr // single components, of nodes not expanded whole
	tooLarge  map[*Node]bool
	limit     int   // of the pool's length while expanding
	failed    error // of a derivation's implicit coordinates
	lower     map[*Node]*Node
	bare      map[*Node]*Node
	gathers   map[*Node]*Node
	hoist     map[*Node]*Node
	mapDeriv  map[mapArg]*Node
	text      map[string]scalar.Var
	selection map[selectionKey][]int
	byParam   map[*Param]*byParam
}

func (g *Graph) comps(n *Node) ([]scalar.Expr, error) {
	if c, ok := g.memo.comps[n]; ok {
		return c, nil
	}
	c, err := n.row().formula.whole(g, n)
	if err != nil {
		return nil, err
	}
	if g.overBudget() {
		return nil, ErrOverBudget
	}
	if g.memo.comps == nil {
		g.memo.comps = map[*Node][]scalar.Expr{}
	}
	g.memo.comps[n] = c
	return c, nil
}

func (g *Graph) varExprs(vs []scalar.Var) []scalar.Expr {
	r := make([]scalar.Expr, len(vs))
	for i, v := range vs {
		r[i] = g.Pool.Var(v)
	}
	return r
}

// formula gives the components of a node as scalar expressions: over those of
// its arguments where these are all that is needed, or of the node as a whole.
type formula struct {
	whole  func(g *Graph, n *Node) ([]scalar.Expr, error)
	ofArgs func(g *Graph, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error)
}

// formulaOf is a formula in the components of the arguments.
func formulaOf(ofArgs func(g *Graph, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error)) formula {
	return formula{ofArgs: ofArgs, whole: func(g *Graph, n *Node) ([]scalar.Expr, error) {
		args := make([][]scalar.Expr, len(n.args))
		for i, a := range n.args {
			var err error
			if args[i], err = g.comps(a); err != nil {
				return nil, err
			}
		}
		return ofArgs(g, n, args)
	}}
}

// leafFormula is the formula of what has no arguments.
func leafFormula(whole func(g *Graph, n *Node) ([]scalar.Expr, error)) formula {
	return formula{whole: whole}
}

// noFormula: there is none.
func noFormula(why string) formula {
	return formula{whole: func(_ *Graph, n *Node) ([]scalar.Expr, error) {
		return nil, &NotExpressible{Node: n, Why: why}
	}}
}

// maxVariables bounds the components that stand as variables in formulas.
const maxVariables = 1 << 16

// asVariables: what is evaluated first has a variable per component.
var asVariables = formula{whole: func(g *Graph, n *Node) ([]scalar.Expr, error) {
	if n.Size() > maxVariables {
		return nil, ErrOverBudget
	}
	return g.varExprs(g.leafVars(n)), nil
}}

// FormulaOfArgs is the node's formula in given expressions for the components of
// its arguments; false when there is none of that form.
func (g *Graph) FormulaOfArgs(n *Node, args [][]scalar.Expr) ([]scalar.Expr, bool, error) {
	ofArgs := n.row().formula.ofArgs
	if ofArgs == nil {
		return nil, false, nil
	}
	es, err := ofArgs(g, n, args)
	return es, true, err
}

func (g *Graph) concat(parts []*Node) ([]scalar.Expr, error) {
	var r []scalar.Expr
	for _, a := range parts {
		c, err := g.comps(a)
		if err != nil {
			return nil, err
		}
		r = append(r, c...)
	}
	return r, nil
}

// derivations are the partial derivatives of a chart. A coordinate's derivative
// is a delta; an implicit inverse's is K^i_a times its target's.
func (g *Graph) derivations(c *index.Chart) []*scalar.Derivation {
	if ds, ok := g.vars.derive[c]; ok {
		return ds
	}
	ds := make([]*scalar.Derivation, c.Dim)
	one := g.Pool.Int(1)
	for i := range ds {
		v := g.CoordVar(c, i)
		ds[i] = scalar.NewDerivation(func(w scalar.Var) scalar.Expr {
			if w == v {
				return one
			}
			if s, ok := g.vars.source[w]; ok && s.Map != nil {
				return g.implicitDerivative(s, c, i)
			}
			return scalar.Expr{}
		})
	}
	if g.vars.derive == nil {
		g.vars.derive = map[*index.Chart][]*scalar.Derivation{}
	}
	g.vars.derive[c] = ds
	return ds
}

// implicitDerivative is K^s_a(x) d_i y^a of an implicit coordinate. A
// derivation has no errors of its own: what fails is kept in memo.failed.
func (g *Graph) implicitDerivative(s Source, c *index.Chart, i int) scalar.Expr {
	fail := func(err error) scalar.Expr {
		g.memo.failed = err
		return scalar.Expr{}
	}
	k, err := g.inverseJacobianAt(s)
	if err != nil {
		return fail(err)
	}
	d := g.derivations(c)[i]
	var terms []scalar.Expr
	a := 0
	for _, t := range s.Target {
		ys, err := g.comps(t)
		if err != nil {
			return fail(err)
		}
		for _, y := range ys {
			if ke := k[s.Index*s.Map.To.Dim+a]; !ke.IsZero() {
				dy, err := g.Pool.Deriv(y, d)
				if err != nil {
					return fail(&NoDerivative{t, err.Error()})
				}
				terms = append(terms, g.Pool.Mul(ke, dy))
			}
			a++
		}
	}
	return g.Pool.Add(terms...)
}

// deriv is the derivative of a component along a chart's coordinate.
func (g *Graph) deriv(n *Node, e scalar.Expr, c *index.Chart, i int) (scalar.Expr, error) {
	r, err := g.Pool.Deriv(e, g.derivations(c)[i])
	if err != nil {
		err = &NoDerivative{n, err.Error()}
	}
	if g.memo.failed != nil {
		err = g.memo.failed
		g.memo.failed = nil
		delete(g.vars.derive, c) // it remembers derivatives that failed as zeros
	}
	if err == nil && g.overBudget() {
		err = ErrOverBudget
	}
	return r, err
}

// inverseJacobianAt are the components of K at an implicit point.
func (g *Graph) inverseJacobianAt(s Source) ([]scalar.Expr, error) {
	repl := make([]*Node, len(s.Map.From.Blocks))
	for b := range repl {
		repl[b] = g.Implicit(s.Map, b, s.Target)
	}
	return g.comps(g.compose(g.InverseJacobian(s.Map), s.Map.From, substitution{nodes: repl}))
}

// checkDerivable finds leaves that have no derivative along a chart:
// eigenvalues of fields, whose rule refuses without asking for what they are of.
func (g *Graph) checkDerivable(es []scalar.Expr, c *index.Chart) error {
	for _, v := range g.Pool.Vars(es...) {
		if l := g.vars.source[v].Leaf; l != nil && l.DependsOn(c) {
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
func (g *Graph) signed(e scalar.Expr, sign int) scalar.Expr {
	switch {
	case sign == 0:
		return scalar.Expr{}
	case sign < 0:
		return g.Pool.Neg(e)
	}
	return e
}
