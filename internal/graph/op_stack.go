package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Objects made of their components, and components of objects. A Stack carries
// the number of leading axes it made, a Component its fixed positions, -1 where
// an axis stays.

var stackRow = row{
	name:    "stack",
	payload: carries[int](),
	args:    atLeast(1),
	axes:    declaredAxes,
	key:     func(g *Graph, axes []index.Axis, pay any) { g.kAxes(axes[:pay.(int)]) },
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, axes []index.Axis) *Node {
		return g.Stack(axes[:n.StackRank()], args)
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).stackComponent,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeStack,
	linear:       linearInAll,
	symmetry:     (*Graph).stackSymmetries,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).stack),
	reverse: func(r *reverseSweep, n, a *Node) error {
		k := n.StackRank()
		for f, p := range n.args {
			if p.DependsOn(r.c) {
				r.give(p, r.g.Component(a, slices.Concat(minusOnes(len(r.lead)), unflat(n.axes[:k], f), minusOnes(len(p.axes)))))
			}
		}
		return nil
	},
	lower:        lowerArgs,
	formula:      formulaOf((*Graph).expandMoved),
	oneOfFormula: (*Graph).loneOfStack,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     moved(movesOfStack),
}

func movesOfStack(n *Node, put func(to, arg, from int)) {
	to := 0
	for k, a := range n.args {
		for from := range a.Size() {
			put(to, k, from)
			to++
		}
	}
}

func (g *Graph) loneOfStack(n *Node, at int) (scalar.Expr, bool, error) {
	for _, a := range n.args {
		if at < a.Size() {
			e, err := g.loneComp(a, at)
			return e, true, err
		}
		at -= a.Size()
	}
	return scalar.Expr{}, false, nil
}

func (g *Graph) stackSymmetries(n *Node) [][]int {
	return pairSymmetries(n, func(i, j int) bool { return swapFixesStack(n, i, j) })
}

// swapFixesStack reports whether exchanging two stacked axes permutes equal parts.
func swapFixesStack(n *Node, i, j int) bool {
	r := n.StackRank()
	if i >= r || j >= r {
		return false
	}
	d := n.axes[i].Size
	si, sj := 1, 1
	for k := i + 1; k < r; k++ {
		si *= n.axes[k].Size
	}
	for k := j + 1; k < r; k++ {
		sj *= n.axes[k].Size
	}
	for f, a := range n.args {
		x, y := f/si%d, f/sj%d
		if n.args[f+(y-x)*si+(x-y)*sj] != a {
			return false
		}
	}
	return true
}

func writeStack(p *printer, n *Node, letters []string, _ int) string {
	if n.Size() <= 16 && n.StackRank() == len(n.axes) {
		return p.stack(n) + indices(n.axes, letters)
	}
	return "[…]" + indices(n.axes, letters)
}

var componentRow = row{
	name:    "component",
	payload: carries[[]int](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		var axes []index.Axis
		for i, p := range pay.([]int) {
			if p < 0 {
				axes = append(axes, args[0].axes[i])
			}
		}
		return axes
	}),
	key:          func(g *Graph, _ []index.Axis, pay any) { g.kInts(pay.([]int)) },
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node { return g.Component(args[0], n.Pos()) },
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).fixMore,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	write:        writeComponent,
	linear:       linearInAll,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.g.Component(ds[0], slices.Concat(minusOnes(len(f.lead)), n.Pos()))
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.give(n.args[0], r.embed(n, a))
		return nil
	},
	lower:   lowering{rule: lowerComponent},
	formula: formula{whole: (*Graph).expandComponent, over: (*Graph).expandMoved},
	oneOfFormula: func(g *Graph, n *Node, at int) (scalar.Expr, bool, error) {
		e, err := g.loneComp(n.args[0], componentOf(n, at))
		return e, true, err
	},
	series:   SeriesByRule,
	cost:     costs(oneEachAndOfArg),
	sparsity: moved(movesOfComponent),
}

// fixMore fixes positions of what is left of an object.
func (g *Graph) fixMore(x *Node, pos []int, _ []index.Axis) *Node {
	full := slices.Clone(x.Pos())
	k := 0
	for i := range full {
		if full[i] < 0 {
			full[i] = pos[k]
			k++
		}
	}
	return g.Component(x.args[0], full)
}

func movesOfComponent(n *Node, put func(to, arg, from int)) {
	for to := range n.Size() {
		put(to, 0, componentOf(n, to))
	}
}

// expandComponent asks for the components one by one, unless all of the object
// are there.
func (g *Graph) expandComponent(n *Node) ([]scalar.Expr, error) {
	if x, ok := g.memo.comps[n.args[0]]; ok {
		return g.expandMoved(n, [][]scalar.Expr{x})
	}
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		var err error
		if r[i], err = g.loneComp(n, i); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func lowerComponent(l lowerer, n *Node) (*Node, error) {
	if along := l.unitDirections(n); along != nil {
		return l.lower(along)
	}
	return l.args(n)
}

func writeComponent(p *printer, n *Node, letters []string, _ int) string {
	x := n.args[0]
	pos := make([]string, len(x.axes))
	k := 0
	for i, q := range n.Pos() {
		if q < 0 {
			pos[i] = letters[k]
			k++
		} else if c := x.axes[i].Chart; c != nil {
			pos[i] = CoordName(c, q)
		} else {
			pos[i] = strconv.Itoa(q + 1)
		}
	}
	return bracket(p.whole(x), !isName(x)) + "[" + strings.Join(pos, ",") + "]"
}
