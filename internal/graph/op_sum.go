package graph

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Sums with constant coefficients; a Sum carries the coefficients.

var sumRow = row{
	name:    "sum",
	payload: carries[[]scalar.Expr](),
	args:    atLeast(2),
	axes:    axesOfArg(0),
	key: func(g *Graph, _ []index.Axis, pay any) {
		for _, c := range pay.([]scalar.Expr) {
			g.kExpr(c)
		}
	},
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.sumLike(n, args) },
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).fixInSum,
	block:        (*Graph).blockOfSum,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        (*printer).sum,
	linear:       linearInAll,
	symmetry:     (*Graph).sumSymmetries,
	antisymmetry: (*Graph).sumAntisymmetries,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.packsMerged(f.g.sumLike(n, ds))
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		for i, k := range n.SumCoefs() {
			r.give(n.args[i], r.g.Scale(k, a))
		}
		return nil
	},
	lower:        lowering{always: true, rule: lowerer.args},
	formula:      formulaOf((*Graph).expandSum),
	oneOfFormula: (*Graph).loneSum,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Elementwise},
}

// sumLike is the sum of other terms under the coefficients of n.
func (g *Graph) sumLike(n *Node, args []*Node) *Node {
	ts := make([]Term, len(args))
	for i, k := range n.SumCoefs() {
		ts[i] = Term{k, args[i]}
	}
	return g.Sum(ts...)
}

// packsMerged is mergePacks of what may be a sum.
func (g *Graph) packsMerged(x *Node) *Node {
	if x.op == OpSum {
		return g.mergePacks(x)
	}
	return x
}

// fixInSum takes one component of every term.
func (g *Graph) fixInSum(x *Node, pos []int, axes []index.Axis) *Node {
	if len(axes) > 0 {
		return nil
	}
	terms := make([]Term, len(x.args))
	for i, c := range x.SumCoefs() {
		terms[i] = Term{c, g.Component(x.args[i], pos)}
	}
	return g.Sum(terms...)
}

// blockOfSum takes the block of every term when that goes deeper in one.
func (g *Graph) blockOfSum(x *Node, axis, block int, _ []index.Axis) *Node {
	if !g.hasPack(x) {
		return nil
	}
	terms := make([]Term, len(x.args))
	for i, k := range x.SumCoefs() {
		terms[i] = Term{k, g.BlockOf(x.args[i], axis, block)}
	}
	return g.Sum(terms...)
}

func (g *Graph) expandSum(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	r := make([]scalar.Expr, n.Size())
	coefs := n.SumCoefs()
	terms := make([]scalar.Expr, 0, len(args))
	for i := range r {
		terms = terms[:0]
		for k := range args {
			if !args[k][i].IsZero() {
				terms = append(terms, g.Pool.Mul(coefs[k], args[k][i]))
			}
		}
		r[i] = g.Pool.Add(terms...)
	}
	return r, nil
}

func (g *Graph) loneSum(n *Node, at int) (scalar.Expr, bool, error) {
	coefs := n.SumCoefs()
	var terms []scalar.Expr
	for k, a := range n.args {
		e, err := g.loneComp(a, at)
		if err != nil {
			return e, true, err
		}
		if !e.IsZero() {
			terms = append(terms, g.Pool.Mul(coefs[k], e))
		}
	}
	return g.Pool.Add(terms...), true, nil
}

// manyTerms is the number of terms above which symmetries of a sum are not
// looked for.
const manyTerms = 12

func (g *Graph) sumSymmetries(n *Node) [][]int {
	if len(n.args) > manyTerms {
		return nil
	}
	return pairSymmetries(n, func(i, j int) bool { return g.swapFixesSum(n, i, j) })
}

// swapFixesSum reports whether exchanging axes i and j permutes equal terms.
func (g *Graph) swapFixesSum(n *Node, i, j int) bool {
	perm := swapPerm(len(n.axes), i, j)
	coefs := n.SumCoefs()
	for k, a := range n.args {
		p := g.Permute(a, perm)
		at := slices.Index(n.args, p)
		if at < 0 || coefs[at] != coefs[k] {
			return false
		}
	}
	return true
}

func (g *Graph) sumAntisymmetries(n *Node) (pairs [][2]int) {
	if len(n.args) > manyTerms {
		return nil
	}
	used := make([]bool, len(n.axes))
	for j := 1; j < len(n.axes); j++ {
		for i := 0; i < j; i++ {
			if !used[i] && !used[j] && n.axes[i] == n.axes[j] && g.swapNegates(n, i, j) {
				used[i], used[j] = true, true
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	return pairs
}

// sum writes the terms, a positive one first if there is one.
func (p *printer) sum(n *Node, letters []string, around int) string {
	var plus, minus []string
	for i, c := range n.SumCoefs() {
		t := p.term(c, p.node(n.args[i], letters, inProduct))
		if strings.HasPrefix(t, "-") {
			minus = append(minus, t)
		} else {
			plus = append(plus, t)
		}
	}
	var b strings.Builder
	for i, t := range append(plus, minus...) {
		switch {
		case i == 0:
			b.WriteString(t)
		case t[0] == '-':
			b.WriteString(" - " + t[1:])
		default:
			b.WriteString(" + " + t)
		}
	}
	return bracket(b.String(), around > inSum)
}
