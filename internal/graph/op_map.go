package graph

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Elementwise operations: a Map carries its body, a scalar expression in
// Pool.Arg(k) for args[k]; a Select chooses one of two by a scalar.

var mapRow = row{
	name:    "map",
	payload: carries[scalar.Expr](),
	args:    atLeast(1),
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		for _, a := range args {
			if len(a.axes) > 0 {
				return a.axes
			}
		}
		return nil
	}),
	key:          func(g *Graph, _ []index.Axis, pay any) { g.kExpr(pay.(scalar.Expr)) },
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Map(n.Body(), args...) },
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).fixInMap,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        (*printer).body,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).mapRule,
	reverse:      (*reverseSweep).mapRule,
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMap),
	oneOfFormula: (*Graph).loneMap,
	series:       SeriesByRule,
	cost:         costs(func(g *Graph, n *Node) float64 { return float64(n.Size()) * float64(g.Pool.Size(n.Body())) }),
	sparsity:     sparsity{kind: Elementwise},
}

// fixInMap takes components of the arguments where computing all of them only
// to take one would cost.
func (g *Graph) fixInMap(x *Node, pos []int, _ []index.Axis) *Node {
	if x.Size() <= bigArray {
		return nil
	}
	args := make([]*Node, len(x.args))
	for i, a := range x.args {
		args[i] = a
		if len(a.axes) > 0 {
			args[i] = g.Component(a, pos)
		}
	}
	return g.Map(x.Body(), args...)
}

func (g *Graph) expandMap(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p := g.Pool
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		sub := make(map[scalar.Var]scalar.Expr, len(args))
		for k := range args {
			e := args[k][0]
			if len(n.args[k].axes) > 0 {
				e = args[k][i]
			}
			sub[p.ArgVar(k)] = e
		}
		r[i] = p.Subst(n.Body(), scalar.NewSubstitution(sub))
	}
	return r, nil
}

func (g *Graph) loneMap(n *Node, at int) (scalar.Expr, bool, error) {
	p := g.Pool
	sub := make(map[scalar.Var]scalar.Expr, len(n.args))
	for k, a := range n.args {
		i := 0
		if len(a.axes) > 0 {
			i = at
		}
		e, err := g.loneComp(a, i)
		if err != nil {
			return e, true, err
		}
		sub[p.ArgVar(k)] = e
	}
	return p.Subst(n.Body(), scalar.NewSubstitution(sub)), true, nil
}

var selectRow = row{
	name:    "select",
	payload: carriesNothing,
	args:    exactly(3), // a scalar condition, 0 or 1, and two of one kind
	axes:    axesOfArg(1),
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node {
		return g.Select(args[0], args[1], args[2])
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeSelect,
	linear:       linearTogether(1, 2),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: func(f *forward, n *Node) (*Node, error) {
		ds, err := f.all(n.args[1:])
		if err != nil {
			return nil, err
		}
		return f.g.Select(n.args[0], ds[0], ds[1]), nil
	},
	reverse: func(r *reverseSweep, n, a *Node) error {
		z := r.g.Zero(a.axes)
		r.give(n.args[1], r.g.Select(n.args[0], a, z))
		r.give(n.args[2], r.g.Select(n.args[0], z, a))
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandSelect),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Elementwise},
}

func (g *Graph) expandSelect(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	sel := scalar.KernelByName("select")
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		r[i] = g.Pool.Call(sel, args[0][0], args[1][i], args[2][i])
	}
	return r, nil
}

func writeSelect(p *printer, n *Node, letters []string, around int) string {
	return bracket("if "+p.node(n.args[0], nil, inSum)+" then "+p.node(n.args[1], letters, inSum)+
		" else "+p.node(n.args[2], letters, inSum), around > inSum)
}
