package graph

// Products: a coefficient and arguments, summed over shared labels.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	inherit:      func(n *Node) { n.inheritOpens(n.pay.(*contraction).coef) },
	rebuild:      rebuildContract,
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).contractComponent,
	block:        (*Graph).blockOfContract,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       contractDetail,
	write:        (*printer).product,
	linear:       multilinear,
	symmetry:     (*Graph).contractSymmetries,
	antisymmetry: (*Graph).contractAntisymmetries,
	forward:      (*forward).contract,
	reverse:      (*reverseSweep).contract,
	lower:        lowering{always: true, rule: lowerer.contract},
	formula:      formulaOf((*Formulas).expandContract),
	oneOfFormula: (*Formulas).loneContract,
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

func costOfContract(g *Graph, n *Node) float64 {
	c := n.pay.(*contraction)
	if len(n.args) == 0 || !reduces(c) && len(n.args) == 1 {
		return float64(n.Size())
	}
	return planCost(g, c)
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

// contract is the product rule; the leading axes are appended to the operand's
// labels and to the result's.
func (f *forward) contract(n *Node) (*Node, error) {
	g := f.g
	c := n.pay.(*contraction)
	L := leadLabels(len(f.lead), len(c.sizes))
	out := slices.Concat(L, c.out)
	axes := f.axes(n)
	var terms []Term
	for k, a := range n.args {
		d, err := f.d(a)
		if err != nil {
			return nil, err
		}
		if d.op == OpZero {
			continue
		}
		ops := make([]Operand, len(n.args))
		for i, x := range n.args {
			ops[i] = Operand{x, c.labels[i]}
		}
		ops[k] = Operand{d, slices.Concat(L, c.labels[k])}
		t, err := g.contractPacked(c.coef, ops, out, axes)
		if err != nil {
			return nil, err
		}
		terms = append(terms, Term{g.one(), t})
	}
	if len(terms) == 0 {
		return g.Zero(axes), nil
	}
	return g.Sum(terms...), nil
}

// contract: the adjoint takes the operand's place; labels say the rest, also
// for diagonals, sums and broadcasts.
func (r *reverseSweep) contract(n, a *Node) error {
	g := r.g
	c := n.pay.(*contraction)
	L := leadLabels(len(r.lead), len(c.sizes))
	for k, x := range n.args {
		if !x.DependsOn(r.c) {
			continue
		}
		ops := make([]Operand, len(n.args))
		for i, y := range n.args {
			ops[i] = Operand{y, c.labels[i]}
		}
		ops[k] = Operand{a, slices.Concat(L, c.out)}
		t, err := g.contractPacked(c.coef, ops, slices.Concat(L, c.labels[k]), r.axes(x))
		if err != nil {
			return err
		}
		r.give(x, t)
	}
	return nil
}

// scalar reports a product of scalars: where one is 0, the others still decide
// whether it has a value.
func (c *contraction) scalar() bool { return len(c.sizes) == 0 }

// loneContract sums the products of one component of a contraction, factors
// that are zero first found.
func (u *Formulas) loneContract(n *Node, at int) (scalar.Expr, bool, error) {
	c := n.pay.(*contraction)
	p := u.Pool
	if c.coef.Undefined() {
		return scalar.Expr{}, false, nil
	}
	value := make([]int, len(c.sizes))
	for l := range value {
		value[l] = -1
	}
	for i, x := range unflat(n.axes, at) {
		l := c.out[i]
		if value[l] >= 0 && value[l] != x {
			return scalar.Expr{}, true, nil // off the diagonal of a delta
		}
		value[l] = x
	}
	var summed []int
	terms := 1
	for _, labels := range c.labels {
		for _, l := range labels {
			if value[l] < 0 {
				value[l] = 0
				summed = append(summed, l)
				if terms *= c.sizes[l]; terms > maxLoneTerms {
					return scalar.Expr{}, false, nil
				}
			}
		}
	}
	for _, a := range n.args { // a division by zero, whatever is divided
		if a.Size() == 1 {
			if e, err := u.loneComp(a, 0); err != nil || e.Undefined() {
				return scalar.Expr{}, false, err
			}
		}
	}
	var sum []scalar.Expr
	coef := u.coef(c.coef)
	factors := make([]scalar.Expr, 0, len(n.args)+1)
next:
	for range terms {
		factors = append(factors[:0], coef)
		zero := false
		for k, a := range n.args {
			e, err := u.loneComp(a, flatOf(a.axes, c.labels[k], value))
			if err != nil {
				return e, true, err
			}
			if zero = e.IsNothing() && !c.scalar(); zero {
				break
			}
			factors = append(factors, e)
		}
		if !zero {
			sum = append(sum, p.Mul(factors...))
		}
		for i := len(summed) - 1; i >= 0; i-- {
			l := summed[i]
			if value[l]++; value[l] < c.sizes[l] {
				continue next
			}
			value[l] = 0
		}
	}
	return p.Add(sum...), true, nil
}

// contractComponent pushes fixed positions into one-operand and delta-like
// contractions, and into products of which nothing is summed.
func (g *Graph) contractComponent(x *Node, pos []int, axes []index.Axis) *Node {
	c := x.pay.(*contraction)
	if len(x.args) > 1 && reduces(c) && x.Size() <= bigArray {
		return nil
	}
	fix := make([]int, len(c.sizes))
	for i := range fix {
		fix[i] = -1
	}
	for i, l := range c.out {
		if pos[i] < 0 {
			continue
		}
		if fix[l] >= 0 && fix[l] != pos[i] {
			return g.Zero(axes)
		}
		fix[l] = pos[i]
	}
	var out []int
	for i, l := range c.out {
		if pos[i] < 0 {
			if fix[l] >= 0 {
				return nil // a row of a delta: keep
			}
			out = append(out, l)
		}
	}
	ops := make([]Operand, len(x.args))
	for i, a := range x.args {
		p := make([]int, len(a.axes))
		var ls []int
		for j, l := range c.labels[i] {
			p[j] = fix[l]
			if fix[l] < 0 {
				ls = append(ls, l)
			}
		}
		ops[i] = Operand{g.Component(a, p), ls}
	}
	return g.Contract(c.coef, ops, out, axes)
}

// planCost is the work of multiplying dense factors two by two, the pair that
// grows least first.
func planCost(g *Graph, c *contraction) float64 {
	count := make([]int, len(c.sizes)) // operands and result that carry a label
	var sets [][]bool
	carry := func(ls []int) []bool {
		s := make([]bool, len(c.sizes))
		for _, l := range ls {
			s[l] = true
		}
		for l, b := range s {
			count[l] += b2i(b)
		}
		return s
	}
	carry(c.out)
	for _, ls := range c.labels {
		sets = append(sets, carry(ls))
	}
	size := func(s []bool) float64 {
		w := 1.0
		for l, b := range s {
			if b {
				w *= float64(c.sizes[l])
			}
		}
		return w
	}
	join := func(a, b []bool) (all, keep []bool) {
		all, keep = make([]bool, len(a)), make([]bool, len(a))
		for l := range a {
			all[l] = a[l] || b[l]
			keep[l] = all[l] && count[l] > b2i(a[l])+b2i(b[l])
		}
		return all, keep
	}
	total := 0.0
	if len(sets) == 1 {
		return size(sets[0])
	}
	merge := func(a, b []bool) []bool {
		all, keep := join(a, b)
		total += size(all)
		for l := range keep {
			count[l] -= b2i(a[l]) + b2i(b[l]) - b2i(keep[l])
		}
		return keep
	}
	if len(sets) > fewFactors {
		sets = mergeAlike(sets, merge)
	}
	for len(sets) > 1 {
		bi, bj, best := 0, 1, math.Inf(1)
		for i := range sets {
			g.Meter.Steps(len(sets))
			for j := i + 1; j < len(sets); j++ {
				_, keep := join(sets[i], sets[j])
				if grow := size(keep) - size(sets[i]) - size(sets[j]); grow < best {
					bi, bj, best = i, j, grow
				}
			}
		}
		sets[bi] = merge(sets[bi], sets[bj])
		sets = append(sets[:bj], sets[bj+1:]...)
	}
	return total
}

// fewFactors is up to how many factors all pairs are looked at from the beginning.
const fewFactors = 64

// mergeAlike merges factors that carry the same labels, which grow nothing.
func mergeAlike(sets [][]bool, merge func(a, b []bool) []bool) (out [][]bool) {
	place := map[string]int{}
	for _, s := range sets {
		key := make([]byte, len(s))
		for l, b := range s {
			key[l] = byte(b2i(b))
		}
		if i, ok := place[string(key)]; ok {
			out[i] = merge(out[i], s)
			continue
		}
		place[string(key)] = len(out)
		out = append(out, s)
	}
	return out
}

// contractDetail is the contraction in Einstein's notation, one letter a label:
// -1/2 ij,jk->ik.
func contractDetail(p *printer, n *Node) string {
	coef, labels, out := n.Contract()
	s := ""
	if len(labels) == 0 && len(out) == 0 || !p.g.isOne(coef) {
		s = p.number(coef)
	}
	if len(labels) == 0 && len(out) == 0 {
		return s
	}
	if s != "" {
		s += " "
	}
	for i, ls := range labels {
		if i > 0 {
			s += ","
		}
		s += Labels(ls)
	}
	return s + "->" + Labels(out)
}
