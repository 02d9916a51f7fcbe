package graph

// Partial derivatives: d_i x, a node until a consumer decides how it needs it.
// A Partial carries the chart.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

var partialRow = row{
	name:    "partial",
	payload: carries[*index.Chart](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		return append([]index.Axis{index.DownOver(pay.(*index.Chart))}, args[0].axes...)
	}),
	key: func(g *Graph, _ []index.Axis, pay any) { g.kChart(pay.(*index.Chart)) },
	inherit: func(n *Node) {
		n.flags |= hasDerivative
		n.touch = addChart(n.touch, n.Chart())
	},
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Partial(args[0], n.Chart()) },
	role:    ordinary,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   staysWithin,
	change:  changePartial,
	detail:  func(_ *printer, n *Node) string { return "by " + n.Chart().Name },
	write: func(p *printer, n *Node, letters []string, _ int) string {
		return "d_" + letters[0] + " " + p.node(n.args[0], letters[1:], inPower)
	},
	linear:       linearInAll,
	symmetry:     (*Graph).partialSymmetries,
	antisymmetry: partialAntisymmetries,
	forward:      noDerivative, // lowered first
	reverse:      noReverse,
	lower:        lowering{rule: lowerer.partial},
	formula:      formula{whole: (*Formulas).expandPartial},
	oneOfFormula: (*Formulas).loneOfPartial,
	series:       SeriesByRule,
	cost:         costs(costOfPartial),
	sparsity:     mixes,
}

func changePartial(r *recomputer, n *Node) *Node {
	c := n.Chart()
	if c == r.m.From {
		c = r.m.To
	}
	return r.g.Partial(r.do(n.args[0]), c)
}

// partialSymmetries: derivatives by one chart commute, and leave the
// argument's symmetries.
func (g *Graph) partialSymmetries(n *Node) [][]int {
	var groups [][]int
	sameChart := n.args[0].op == OpPartial && n.args[0].pay == n.pay
	joined := false
	for _, gr := range g.Symmetries(n.args[0]) {
		var s []int
		if sameChart && gr[0] == 0 {
			s = append(s, 0)
			joined = true
		}
		for _, a := range gr {
			s = append(s, a+1)
		}
		groups = append(groups, s)
	}
	if sameChart && !joined {
		groups = append(groups, []int{0, 1})
	}
	return groups
}

func partialAntisymmetries(g *Graph, n *Node) (pairs [][2]int) {
	for _, p := range g.Antisymmetries(n.args[0]) {
		pairs = append(pairs, [2]int{p[0] + 1, p[1] + 1})
	}
	return pairs
}

func (u *Formulas) loneOfPartial(n *Node, at int) (scalar.Expr, bool, error) {
	c, a := n.Chart(), n.args[0]
	if !a.DependsOn(c) {
		return scalar.Expr{}, true, nil
	}
	e, err := u.loneComp(a, at%a.Size())
	if err == nil {
		err = u.checkDerivable([]scalar.Expr{e}, c)
	}
	if err != nil {
		return e, true, err
	}
	e, err = u.deriv(n, e, c, at/a.Size())
	return e, true, err
}

func costOfPartial(_ *Graph, n *Node) float64 {
	if n.Chart().Dim > writtenSlot {
		return math.Inf(1)
	}
	return 4 * float64(n.Size())
}

// Partial is d_i x over a chart: the new down slot is the first axis. It stays
// a node until Components or Lower decides how it is needed.
func (g *Graph) Partial(x *Node, c *index.Chart) *Node {
	axes := resultAxes(OpPartial, c, x)
	if !hasChart(x.mayDepend, c) || x.op == OpZero {
		return g.Zero(axes)
	}
	if x.op == OpContract {
		if k := x.pay.(*contraction).coef; !g.isOne(k) {
			return g.Scale(k, g.Partial(g.unit(x), c))
		}
	}
	return g.intern(OpPartial, axes, c, x)
}

// Directional is v^i d_i x; v has one upper slot over the chart.
func (g *Graph) Directional(x, v *Node) *Node {
	ls := iota0(len(x.axes) + 1)
	return g.Contract(g.Pool.Int(1),
		[]Operand{{v, []int{0}}, {g.Partial(x, v.axes[0].Chart), ls}}, ls[1:], x.axes)
}

func (u *Formulas) expandPartial(n *Node) ([]scalar.Expr, error) {
	c, a := n.Chart(), n.args[0]
	if c.Dim*n.args[0].Size() > 1<<18 {
		return nil, ErrOverBudget
	}
	es, err := u.comps(a)
	if err != nil {
		return nil, err
	}
	r := make([]scalar.Expr, c.Dim*len(es))
	if !a.DependsOn(c) {
		return r, nil
	}
	if err := u.checkDerivable(es, c); err != nil {
		return nil, err
	}
	fill := u.symmetricFill(n)
	for i := range c.Dim {
		for k, e := range es {
			at := i*len(es) + k
			if from, sign := fill(at); from != at || sign == 0 {
				continue
			}
			if r[at], err = u.deriv(n, e, c, i); err != nil {
				return nil, err
			}
		}
	}
	for at := range r {
		if from, sign := fill(at); from != at {
			r[at] = u.signed(r[from], sign)
		}
	}
	return r, nil
}
