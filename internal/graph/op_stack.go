package graph

// Objects made of their components, and components of objects. A Stack carries
// the number of leading axes it made, a Component its fixed positions, -1 where
// an axis stays.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	detail:       noDetail,
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
	formula:      formulaOf((*Formulas).expandMoved),
	oneOfFormula: (*Formulas).loneOfStack,
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

func (u *Formulas) loneOfStack(n *Node, at int) (scalar.Expr, bool, error) {
	for _, a := range n.args {
		if at < a.Size() {
			e, err := u.loneComp(a, at)
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
	detail:       componentDetail,
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
	formula: formula{whole: (*Formulas).expandComponent, ofArgs: (*Formulas).expandMoved},
	oneOfFormula: func(u *Formulas, n *Node, at int) (scalar.Expr, bool, error) {
		e, err := u.loneComp(n.args[0], componentOf(n, at))
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
func (u *Formulas) expandComponent(n *Node) ([]scalar.Expr, error) {
	if x, ok := u.known[n.args[0]]; ok {
		return u.expandMoved(n, [][]scalar.Expr{x})
	}
	r := make([]scalar.Expr, n.Size())
	for i := range r {
		var err error
		if r[i], err = u.loneComp(n, i); err != nil {
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

// Stack makes an object of its components: parts are row-major over axes, and
// may have the same plain axes each, which follow.
func (g *Graph) Stack(axes []index.Axis, parts []*Node) *Node {
	all := append(slices.Clone(axes), parts[0].axes...)
	zero, number := true, true
	for _, p := range parts {
		zero = zero && p.op == OpZero
		if _, ok := p.Number(); !ok {
			number = false
		}
	}
	if zero {
		return g.Zero(all)
	}
	if number {
		return g.numbers(axes, parts)
	}
	if x := unstack(parts, len(axes)); x != nil && sameAxes(x.axes, all) {
		return x
	}
	return g.intern(OpStack, all, len(axes), parts...)
}

// numbers stacks constants: a multiple of delta, or an array.
func (g *Graph) numbers(axes []index.Axis, parts []*Node) *Node {
	exact := make([]scalar.Expr, len(parts))
	data := make([]float64, len(parts))
	dyadic := true
	for i, p := range parts {
		exact[i], _ = p.Number()
		data[i] = g.Value(exact[i])
		dyadic = dyadic && (exact[i].IsZero() || exact[i] == g.Pool.Float(data[i]))
	}
	if len(axes) == 2 && axes[0].Size == axes[1].Size {
		n, diag := axes[0].Size, true
		for i := range exact {
			if i%(n+1) == 0 && exact[i] != exact[0] || i%(n+1) != 0 && !exact[i].IsZero() {
				diag = false
				break
			}
		}
		if diag {
			return g.Contract(exact[0], nil, []int{0, 0}, axes)
		}
	}
	if dyadic {
		exact = nil
	}
	return g.array(data, exact, axes)
}

// unstack finds the node whose components parts are, in order.
func unstack(parts []*Node, rank int) *Node {
	var x *Node
	for f, p := range parts {
		if p.op != OpComponent || x != nil && p.args[0] != x {
			return nil
		}
		x = p.args[0]
		pos := p.Pos()
		if rank > len(pos) {
			return nil
		}
		r := f
		for k := len(pos) - 1; k >= 0; k-- {
			want := -1
			if k < rank {
				want = r % x.axes[k].Size
				r /= x.axes[k].Size
			}
			if pos[k] != want {
				return nil
			}
		}
		if r != 0 {
			return nil
		}
	}
	return x
}

// bigArray is the size from which one component is not worth computing all of
// them, even when they are shared.
const bigArray = 4096

// Component fixes positions of x's axes (0-based); -1 keeps an axis.
func (g *Graph) Component(x *Node, pos []int) *Node {
	axes := resultAxes(OpComponent, pos, x)
	if len(axes) == len(x.axes) {
		return x
	}
	if n := x.row().fix(g, x, pos, axes); n != nil {
		return n
	}
	return g.intern(OpComponent, axes, slices.Clone(pos), x)
}

// stackComponent looks into a stack all of whose made axes are fixed.
func (g *Graph) stackComponent(x *Node, pos []int, _ []index.Axis) *Node {
	r := x.StackRank()
	f := 0
	for k := 0; k < r; k++ {
		if pos[k] < 0 {
			return nil
		}
		f = f*x.axes[k].Size + pos[k]
	}
	return g.Component(x.args[f], pos[r:])
}

// stack moves the leading axes of the parts in front of the stacked ones.
func (f *forward) stack(n *Node, ds []*Node) *Node {
	g := f.g
	r, lead := n.StackRank(), len(f.lead)
	s := g.Stack(n.axes[:r], ds) // stacked, lead, trailing
	perm := make([]int, len(s.axes))
	for i := range perm {
		switch {
		case i < lead:
			perm[i] = r + i
		case i < lead+r:
			perm[i] = i - lead
		default:
			perm[i] = i
		}
	}
	return g.Permute(s, perm)
}

// embed is the dual of fixing positions: zero elsewhere.
func (r *reverseSweep) embed(n, a *Node) *Node {
	g := r.g
	x := n.args[0]
	L := leadLabels(len(r.lead), len(x.axes))
	var kept []int
	ops := []Operand{{}}
	for i, p := range n.Pos() {
		if p < 0 {
			kept = append(kept, i)
			continue
		}
		e := make([]float64, x.axes[i].Size)
		e[p] = 1
		ops = append(ops, Operand{g.Array(e, []index.Axis{index.PlainAxis(len(e))}), []int{i}})
	}
	ops[0] = Operand{a, slices.Concat(L, kept)}
	return g.Contract(g.one(), ops, slices.Concat(L, iota0(len(x.axes))), r.axes(x))
}

// componentOf is the position in the whole of a position in a Component node.
func componentOf(n *Node, at int) int {
	a := n.args[0]
	kept := unflat(n.axes, at)
	full := 0
	k := 0
	for i, p := range n.Pos() {
		if p < 0 {
			p = kept[k]
			k++
		}
		full = full*a.axes[i].Size + p
	}
	return full
}

// unitDirections turns fixed positions on the slots of a large chart into
// contractions with unit vectors, along which derivatives are then taken; nil
// when there are none.
func (l lowerer) unitDirections(n *Node) *Node {
	g, x := l.g, n.args[0]
	if x.flags&hasDerivative == 0 || x.op == OpMapVector {
		return nil
	}
	ops := []Operand{{x, iota0(len(x.axes))}}
	pos := n.Pos()
	var out, rest []int
	var axes []index.Axis
	for i, p := range pos {
		a := x.axes[i]
		if p >= 0 && a.Chart != nil && a.Chart.Dim > maxSlot {
			e := make([]float64, a.Size)
			e[p] = 1
			ops = append(ops, Operand{g.Array(e, []index.Axis{a.Dual()}), []int{i}})
			continue
		}
		out, axes, rest = append(out, i), append(axes, a), append(rest, p)
	}
	if len(ops) == 1 {
		return nil
	}
	return g.Component(g.Contract(g.one(), ops, out, axes), rest)
}

func (p *printer) stack(n *Node) string {
	var build func(axis, at int) string
	build = func(axis, at int) string {
		if axis == len(n.axes) {
			return p.node(n.args[at], nil, inSum)
		}
		parts := make([]string, n.axes[axis].Size)
		for i := range parts {
			parts[i] = build(axis+1, at*n.axes[axis].Size+i)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return build(0, 0)
}

func componentDetail(_ *printer, n *Node) string {
	s := make([]string, len(n.Pos()))
	for i, k := range n.Pos() {
		switch c := n.args[0].axes[i].Chart; {
		case k < 0:
			s[i] = ":"
		case c != nil:
			s[i] = CoordName(c, k)
		default:
			s[i] = strconv.Itoa(k + 1)
		}
	}
	return "[" + strings.Join(s, ",") + "]"
}
