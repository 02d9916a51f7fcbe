package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Products: a coefficient and arguments, summed over shared labels.

type contraction struct {
	coef   scalar.Expr
	labels [][]int
	out    []int
	sizes  []int // per label
}

var contractRow = row{
	name:         "contract",
	payload:      carries[*contraction](),
	args:         atLeast(0),
	axes:         declaredAxes,
	key:          keyContract,
	inherit:      inheritsArgs,
	rebuild:      rebuildContract,
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).contractComponent,
	block:        (*Graph).blockOfContract,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        (*printer).product,
	linear:       multilinear,
	symmetry:     (*Graph).contractSymmetries,
	antisymmetry: (*Graph).contractAntisymmetries,
	forward:      (*forward).contract,
	reverse:      (*reverseSweep).contract,
	lower:        lowering{always: true, rule: lowerer.contract},
	formula:      formulaOf((*Graph).expandContract),
	oneOfFormula: (*Graph).loneContract,
	series:       SeriesByRule,
	cost:         costs(costOfContract),
	sparsity:     sparsity{kind: Products},
}

func keyContract(g *Graph, axes []index.Axis, pay any) {
	c := pay.(*contraction)
	g.kExpr(c.coef)
	for _, ls := range c.labels {
		for _, l := range ls {
			g.kInt(l)
		}
	}
	g.kInts(c.out)
	g.kAxes(axes)
}

func rebuildContract(g *Graph, n *Node, args []*Node, axes []index.Axis) *Node {
	c := n.pay.(*contraction)
	ops := make([]Operand, len(args))
	for i, a := range args {
		ops[i] = Operand{a, c.labels[i]}
	}
	return g.Contract(c.coef, ops, c.out, axes)
}

func costOfContract(_ *Graph, n *Node) float64 {
	c := n.pay.(*contraction)
	if len(n.args) == 0 || !reduces(c) && len(n.args) == 1 {
		return float64(n.Size())
	}
	return planCost(n, c)
}

// contractSymmetries groups axes whose exchange the canonical form undoes.
func (g *Graph) contractSymmetries(n *Node) [][]int {
	return pairSymmetries(n, func(i, j int) bool { return g.swapFixesContract(n, i, j) })
}

// swapFixesContract reports whether exchanging axes i and j leaves a product as it is.
func (g *Graph) swapFixesContract(n *Node, i, j int) bool {
	c := n.pay.(*contraction)
	out := slices.Clone(c.out)
	out[i], out[j] = out[j], out[i]
	if slices.Equal(out, c.out) {
		return true
	}
	b := builder{g: g, coef: c.coef}
	for _, s := range c.sizes {
		b.label(s)
	}
	for k, a := range n.args {
		b.ops = append(b.ops, Operand{a, slices.Clone(c.labels[k])})
	}
	ops, cout, _ := b.canonical(out)
	if !slices.Equal(cout, c.out) {
		return false
	}
	for k := range ops {
		if ops[k].Node != n.args[k] || !slices.Equal(ops[k].Labels, c.labels[k]) {
			return false
		}
	}
	return true
}

// contractAntisymmetries: a pair of one factor's axes that goes to the result
// as it is.
func (g *Graph) contractAntisymmetries(n *Node) (pairs [][2]int) {
	c := n.pay.(*contraction)
	for k, a := range n.args {
		for _, p := range g.Antisymmetries(a) {
			x, y := c.labels[k][p[0]], c.labels[k][p[1]]
			i, j := slices.Index(c.out, x), slices.Index(c.out, y)
			if i >= 0 && j >= 0 && x != y && c.alone(x) && c.alone(y) {
				pairs = append(pairs, [2]int{min(i, j), max(i, j)})
			}
		}
	}
	return pairs
}
