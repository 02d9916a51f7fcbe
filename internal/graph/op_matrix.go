package graph

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Inverses, determinants and linear systems.

var inverseRow = row{
	name:    "inverse",
	payload: carriesNothing,
	args:    exactly(1),
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		return []index.Axis{args[0].axes[1].Dual(), args[0].axes[0].Dual()}
	}),
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Inverse(args[0]) },
	role:    ordinary,
	regular: firstRegular,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeArgs,
	write: func(p *printer, n *Node, letters []string, _ int) string {
		return "inv(" + p.whole(n.args[0]) + ")" + indices(n.axes, letters)
	},
	linear:       notLinear,
	symmetry:     symmetryOfArg,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).inverse),
	reverse:      (*reverseSweep).inverse,
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandInverse),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

// inverse: D A⁻¹ = -A⁻¹ DA A⁻¹.
func (f *forward) inverse(n *Node, ds []*Node) *Node {
	g := f.g
	L := leadLabels(len(f.lead), 100)
	return g.Contract(g.Pool.Int(-1), []Operand{{n, []int{0, 1}}, {ds[0], append(L, 1, 2)}, {n, []int{2, 3}}},
		append(slices.Clone(L), 0, 3), f.axes(n))
}

// inverse: the adjoint of A is -B^T adjoint B^T with B = A⁻¹.
func (r *reverseSweep) inverse(n, a *Node) error {
	g := r.g
	L := leadLabels(len(r.lead), 4)
	r.give(n.args[0], g.Contract(g.Pool.Int(-1), []Operand{{a, append(slices.Clone(L), 0, 3)}, {n, []int{0, 1}}, {n, []int{2, 3}}},
		append(slices.Clone(L), 1, 2), r.axes(n.args[0])))
	return nil
}

// costOfElimination is that of a matrix inverted or factored by formulas,
// infinite for large ones.
func costOfElimination(_ *Graph, n *Node) float64 {
	d := float64(n.args[0].axes[0].Size)
	if d > maxSlot {
		return math.Inf(1)
	}
	return d * d * d
}

var detRow = row{
	name:         "det",
	payload:      carriesNothing,
	args:         exactly(1),
	axes:         noAxes,
	key:          keyNothing,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Det(args[0]) },
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.along(ds[0], f.g.cofactors(n), []int{0, 1}, n)
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.weigh(n.args[0], a, r.g.cofactors(n), []int{0, 1})
		return nil
	},
	lower: lowerArgs,
	formula: formulaOf(func(g *Graph, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
		d, err := g.det(args[0], n.args[0].axes[0].Size)
		return []scalar.Expr{d}, err
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

// along is the derivative of a scalar function of a matrix: the matrix of its
// derivatives by the entries, contracted with the matrix's derivative.
func (f *forward) along(d, weights *Node, labels []int, n *Node) *Node {
	lead := len(f.lead)
	L := leadLabels(lead, 100)
	return f.g.Contract(f.g.one(), []Operand{{weights, labels}, {d, append(L, 0, 1)}}, L[:lead:lead], f.axes(n))
}

// weigh gives a matrix the adjoint of a scalar function of it, times the
// function's derivatives by the entries.
func (r *reverseSweep) weigh(x, a, weights *Node, labels []int) {
	L := leadLabels(len(r.lead), 2)
	r.give(x, r.g.Contract(r.g.one(), []Operand{{a, L}, {weights, labels}}, append(slices.Clone(L), 0, 1), r.axes(x)))
}

var logDetRow = row{
	name:    "logdet",
	payload: carriesNothing,
	args:    exactly(1),
	axes:    noAxes,
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.LogDet(args[0]) },
	role:    ordinary,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeArgs,
	write: func(p *printer, n *Node, _ []string, _ int) string {
		return "log(abs(det(" + p.whole(n.args[0]) + ")))"
	},
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.along(ds[0], f.g.Inverse(n.args[0]), []int{1, 0}, n)
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.weigh(n.args[0], a, r.g.Inverse(n.args[0]), []int{1, 0})
		return nil
	},
	lower: lowerArgs,
	formula: formulaOf(func(g *Graph, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
		d, err := g.det(args[0], n.args[0].axes[0].Size)
		if err != nil {
			return nil, err
		}
		return []scalar.Expr{g.Pool.Call(scalar.KernelByName("log"), g.Pool.Call(scalar.KernelByName("abs"), d))}, nil
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

var solveRow = row{
	name:    "solve",
	payload: carriesNothing,
	args:    exactly(2), // the matrix and the right-hand side, over whose first axis it is solved
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		return append([]index.Axis{args[0].axes[1].Dual()}, args[1].axes[1:]...)
	}),
	key:          keyNothing,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Solve(args[0], args[1]) },
	role:         ordinary,
	regular:      firstRegular,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeCall,
	linear:       linearTogether(1, 1),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).solve),
	reverse:      (*reverseSweep).solve,
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandSolve),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}
