package graph

// Sums with constant coefficients; a Sum carries the coefficients.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	inherit:      func(n *Node) { n.inheritOpens(n.SumCoefs()...) },
	rebuild:      func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.sumLike(n, args) },
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).fixInSum,
	block:        (*Graph).blockOfSum,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       sumDetail,
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
	formula:      formulaOf((*Formulas).expandSum),
	oneOfFormula: (*Formulas).loneSum,
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

func (u *Formulas) expandSum(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	r := make([]scalar.Expr, n.Size())
	coefs := n.SumCoefs()
	terms := make([]scalar.Expr, 0, len(args))
	for i := range r {
		terms = terms[:0]
		for k := range args {
			if !args[k][i].IsNothing() {
				terms = append(terms, u.Pool.Mul(u.coef(coefs[k]), args[k][i]))
			}
		}
		r[i] = u.Pool.Add(terms...)
	}
	return r, nil
}

func (u *Formulas) loneSum(n *Node, at int) (scalar.Expr, bool, error) {
	coefs := n.SumCoefs()
	var terms []scalar.Expr
	for k, a := range n.args {
		e, err := u.loneComp(a, at)
		if err != nil {
			return e, true, err
		}
		if !e.IsNothing() {
			terms = append(terms, u.Pool.Mul(u.coef(coefs[k]), e))
		}
	}
	return u.Pool.Add(terms...), true, nil
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

// Term is one addend of a Sum.
type Term struct {
	Coef scalar.Expr
	Node *Node
}

// Sum adds terms with the same axes. Like terms merge, sums within sums open.
func (g *Graph) Sum(terms ...Term) *Node {
	axes := terms[0].Node.axes
	flat := make([]Term, 0, len(terms))
	for _, t := range terms {
		flat = g.flatten(flat, t.Coef, t.Node)
	}
	slices.SortStableFunc(flat, func(a, b Term) int { return before(a.Node, b.Node) })
	k := 0
	for i := 0; i < len(flat); {
		t := flat[i]
		for i++; i < len(flat) && flat[i].Node == t.Node; i++ {
			t.Coef = g.Pool.Add(t.Coef, flat[i].Coef)
		}
		if t.Coef.IsZero() {
			x, partial := g.nothingOf(t.Node)
			if !partial {
				continue
			}
			t = Term{g.one(), x}
		}
		flat[k] = t
		k++
	}
	flat = g.mergeDiagonals(flat[:k], axes)
	k = len(flat)
	switch {
	case k == 0:
		return g.Zero(axes)
	case k == 1:
		if g.isOne(flat[0].Coef) {
			return flat[0].Node
		}
		return g.Scale(flat[0].Coef, flat[0].Node)
	}
	args := make([]*Node, k)
	coefs := make([]scalar.Expr, k)
	for i, t := range flat {
		args[i], coefs[i] = t.Node, t.Coef
	}
	return g.intern(OpSum, axes, coefs, args...)
}

// mergeDiagonals adds terms with the same delta in front as one delta of a sum,
// unless the sum would be larger than what it is made of.
func (g *Graph) mergeDiagonals(terms []Term, axes []index.Axis) []Term {
	for i := 0; i < len(terms); i++ {
		c, ok := terms[i].Node.pay.(*contraction)
		if !ok || !deltaLike(c) {
			continue
		}
		same := []int{i}
		most := 1
		for j := i; j < len(terms); j++ {
			d, ok := terms[j].Node.pay.(*contraction)
			if !ok || j > i && !sameInts(c.out, d.out) {
				continue
			}
			if j > i {
				same = append(same, j)
			}
			for _, a := range terms[j].Node.args {
				most = max(most, a.Size())
			}
		}
		n := 0 // labels of the result are 0 … n-1
		for _, l := range c.out {
			n = max(n, l+1)
		}
		plain := make([]index.Axis, n)
		for l := range plain {
			plain[l] = index.PlainAxis(c.sizes[l])
		}
		if len(same) < 2 || sizeOf(plain) > most {
			continue
		}
		parts := make([]Term, len(same))
		for x, j := range same {
			t := terms[j]
			d := t.Node.pay.(*contraction)
			ops := make([]Operand, len(t.Node.args))
			for y, a := range t.Node.args {
				ops[y] = Operand{a, d.labels[y]}
			}
			parts[x] = Term{t.Coef, g.Contract(d.coef, ops, iota0(n), plain)}
		}
		rest := make([]Term, 0, len(terms))
		for j, t := range terms {
			if !slices.Contains(same, j) {
				rest = append(rest, t)
			}
		}
		merged := g.Contract(g.one(), []Operand{{g.Sum(parts...), iota0(n)}}, c.out, axes)
		terms = g.flatten(rest, g.one(), merged)
		i = -1
	}
	slices.SortStableFunc(terms, func(a, b Term) int { return before(a.Node, b.Node) })
	return terms
}

func (g *Graph) flatten(flat []Term, c scalar.Expr, n *Node) []Term {
	switch n.op {
	case OpZero:
		return flat
	case OpSum:
		for i, k := range n.SumCoefs() {
			flat = g.flatten(flat, g.Pool.Mul(c, k), n.args[i])
		}
		return flat
	case OpContract:
		if k := n.pay.(*contraction).coef; !g.isOne(k) {
			return g.flatten(flat, g.Pool.Mul(c, k), g.unit(n))
		}
	default: // every other operation is a term as it is
	}
	return append(flat, Term{c, n})
}

func (g *Graph) scaleSum(c scalar.Expr, n *Node) *Node {
	terms := make([]Term, len(n.args))
	for i, k := range n.SumCoefs() {
		terms[i] = Term{g.Pool.Mul(c, k), n.args[i]}
	}
	return g.Sum(terms...)
}

// swapNegates reports that exchanging axes i and j of a sum gives its negative.
func (g *Graph) swapNegates(n *Node, i, j int) bool {
	perm := swapPerm(len(n.axes), i, j)
	coefs := n.SumCoefs()
	for k, a := range n.args {
		if slices.Contains(g.Antisymmetries(a), [2]int{i, j}) {
			continue
		}
		at := slices.Index(n.args, g.Permute(a, perm))
		if at < 0 || coefs[at] != g.Pool.Neg(coefs[k]) {
			return false
		}
	}
	return true
}

func sumDetail(p *printer, n *Node) string {
	s := make([]string, len(n.args))
	for i, c := range n.SumCoefs() {
		s[i] = p.number(c)
	}
	return "times " + strings.Join(s, " ")
}
