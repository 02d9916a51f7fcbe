package graph

// Folding one plain axis by max, min, prod or logsumexp, and the first extreme
// element along one. (Sums and means are products with ones: Contract.)

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// ReduceKind names a reduction over a plain axis.
type ReduceKind uint8

// The reductions.
const (
	Max ReduceKind = iota
	Min
	Prod
	LogSumExp
)

var reduceNames = [...]string{"max", "min", "prod", "logsumexp"}

// String is the reduction's word in the language.
func (k ReduceKind) String() string { return reduceNames[k] }

func keyFold(g *Graph, _ []index.Axis, pay any) {
	p := pay.(*axisOp)
	g.kInt(p.axis)
	g.kInt(int(p.kind))
}

var reduceRow = row{
	name:    "reduce",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes: axesOf(func(pay any, args []*Node) []index.Axis {
		return withoutAxis(args[0].axes, pay.(*axisOp).axis)
	}),
	key:     keyFold,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Reduce(n.Reduction(), args[0], n.Axis())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       func(_ *printer, n *Node) string { return n.Reduction().String() + " over " + axisDetail(n) },
	write:        writeReduce,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      (*forward).reduce,
	reverse:      reverseReduce,
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandReduce),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEachAndOfArg),
	sparsity:     sparsity{kind: AlongAxis},
}

func reverseReduce(r *reverseSweep, n, a *Node) error {
	g, x := r.g, n.args[0]
	xs := iota0(len(x.axes))
	L := leadLabels(len(r.lead), len(xs))
	rest := slices.Delete(slices.Clone(xs), n.Axis(), n.Axis()+1)
	r.give(x, g.Contract(g.one(), []Operand{{g.reduceWeights(n), xs}, {a, slices.Concat(L, rest)}}, slices.Concat(L, xs), r.axes(x)))
	return nil
}

func writeReduce(p *printer, n *Node, letters []string, _ int) string {
	l := p.letter(true)
	in := append(append(append([]string{}, letters[:n.Axis()]...), l), letters[n.Axis():]...)
	return n.Reduction().String() + "_" + l + "(" + p.node(n.args[0], in, inSum) + ")"
}

var pickRow = row{
	name:    "pick",
	payload: carries[*axisOp](),
	args:    exactly(1),
	axes:    axesOfArg(0),
	key:     keyFold,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, n *Node, args []*Node, _ []index.Axis) *Node {
		return g.Pick(n.Reduction(), args[0], n.Axis())
	},
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       func(_ *printer, n *Node) string { return "where " + n.Reduction().String() + " over " + axisDetail(n) },
	write:        writePick,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      func(f *forward, n *Node) (*Node, error) { return f.g.Zero(f.axes(n)), nil }, // constant between jumps
	reverse:      func(*reverseSweep, *Node, *Node) error { return nil },
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandPick),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(func(_ *Graph, n *Node) float64 { return float64(n.Size()) * float64(n.axes[n.Axis()].Size) }),
	sparsity:     sparsity{kind: AlongAxis},
}

func writePick(p *printer, n *Node, letters []string, _ int) string {
	p.letter(true) // passed over, as by the fold
	return "arg" + n.Reduction().String() + "_" + letters[n.Axis()] + "(" + p.node(n.args[0], letters, inSum) + ")"
}

// Reduce folds one plain axis by max, min, prod or logsumexp.
func (g *Graph) Reduce(kind ReduceKind, x *Node, axis int) *Node {
	if x.axes[axis].Size == 1 {
		return g.Component(x, keepBut(len(x.axes), axis, 0))
	}
	if x.op == OpZero && kind != LogSumExp {
		return g.Zero(withoutAxis(x.axes, axis))
	}
	p := &axisOp{axis: axis, kind: kind}
	return g.intern(OpReduce, resultAxes(OpReduce, p, x), p, x)
}

// Pick is 1 at the first extreme element along the axis and 0 elsewhere.
func (g *Graph) Pick(kind ReduceKind, x *Node, axis int) *Node {
	return g.intern(OpPick, x.axes, &axisOp{axis: axis, kind: kind}, x)
}

// reduce: max and min follow the first extreme element, logsumexp weighs by
// softmax. Products were opened before.
func (f *forward) reduce(n *Node) (*Node, error) {
	g := f.g
	x := n.args[0]
	d, err := f.d(x)
	if err != nil {
		return nil, err
	}
	w := g.reduceWeights(n)
	a := iota0(len(x.axes))
	L := leadLabels(len(f.lead), len(a))
	out := slices.Concat(L, slices.Delete(slices.Clone(a), n.Axis(), n.Axis()+1))
	return g.Contract(g.one(), []Operand{{w, a}, {d, slices.Concat(L, a)}}, out, f.axes(n)), nil
}

// reduceWeights are the derivatives of a reduction by the elements it folds.
func (g *Graph) reduceWeights(n *Node) *Node {
	x, ax := n.args[0], n.Axis()
	if n.Reduction() != LogSumExp {
		return g.Pick(n.Reduction(), x, ax)
	}
	a := iota0(len(x.axes))
	rest := slices.Delete(slices.Clone(a), ax, ax+1)
	p := g.Pool
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	b := g.Contract(g.one(), []Operand{{n, rest}}, a, x.axes)
	return g.Map(p.Call(op.Named("exp"), p.Sub(p.Arg(0), p.Arg(1))), x, b)
}

// lanes calls f with the components along an axis, one lane after another.
func lanes(a *Node, ax int, x []scalar.Expr, f func(lane []scalar.Expr, at func(k int) int)) {
	after, size := sizeOf(a.axes[ax+1:]), a.axes[ax].Size
	before := sizeOf(a.axes[:ax])
	lane := make([]scalar.Expr, size)
	for o := range before {
		for j := range after {
			at := func(k int) int { return (o*size+k)*after + j }
			for k := range lane {
				lane[k] = x[at(k)]
			}
			f(lane, at)
		}
	}
}

func (u *Formulas) expandReduce(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p := u.Pool
	var r []scalar.Expr
	lanes(n.args[0], n.Axis(), args[0], func(lane []scalar.Expr, _ func(int) int) {
		if n.Reduction() == Prod {
			r = append(r, p.Mul(lane...))
			return
		}
		k := op.Named(n.Reduction().String())
		v := lane[0]
		for _, e := range lane[1:] {
			if n.Reduction() == LogSumExp { // log(e^v + e^w) = v + softplus(w - v), which never overflows
				v = p.Add(v, p.Call(op.Named("softplus"), p.Sub(e, v)))
			} else {
				v = p.Call(k, v, e)
			}
		}
		r = append(r, v)
	})
	return r, nil
}

// expandPick: 1 where the element beats all before it and is not beaten after.
func (u *Formulas) expandPick(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	p := u.Pool
	less, leq := op.Named("less"), op.Named("lesseq")
	r := make([]scalar.Expr, n.Size())
	lanes(n.args[0], n.Axis(), args[0], func(lane []scalar.Expr, at func(int) int) {
		for k := range lane {
			v := p.Int(1)
			for j := range lane {
				lo, hi := lane[j], lane[k]
				if n.Reduction() == Min {
					lo, hi = hi, lo
				}
				if j < k {
					v = p.Mul(v, p.Call(less, lo, hi))
				} else if j > k {
					v = p.Mul(v, p.Call(leq, lo, hi))
				}
			}
			r[at(k)] = v
		}
	})
	return r, nil
}

// expandProducts opens products over an axis into a tree of pairwise ones, so
// that their derivatives hold at zeros too, to any order.
func (g *Graph) expandProducts(x *Node, c *index.Chart) *Node {
	memo := map[*Node]*Node{}
	var do func(n *Node) *Node
	do = func(n *Node) *Node {
		if !n.DependsOn(c) || len(n.args) == 0 {
			return n
		}
		if r, ok := memo[n]; ok {
			return r
		}
		r := n
		if !n.EvaluatedFirst() {
			args := make([]*Node, len(n.args))
			for i, a := range n.args {
				args[i] = do(a)
			}
			r = g.rebuild(n, args, nil)
			if r.op == OpReduce && r.Reduction() == Prod {
				r = g.productTree(r.args[0], r.Axis())
			}
		}
		memo[n] = r
		return r
	}
	if !g.hasProduct(x, c, map[*Node]bool{}) {
		return x
	}
	return do(x)
}

func (g *Graph) hasProduct(n *Node, c *index.Chart, seen map[*Node]bool) bool {
	if seen[n] || !n.DependsOn(c) {
		return false
	}
	seen[n] = true
	if n.op == OpReduce && n.Reduction() == Prod {
		return true
	}
	for _, a := range n.args {
		if g.hasProduct(a, c, seen) {
			return true
		}
	}
	return false
}

func (g *Graph) productTree(x *Node, ax int) *Node {
	p := g.Pool
	for x.axes[ax].Size > 1 {
		n := x.axes[ax].Size
		h := n / 2
		lo, hi := make([]int, h), make([]int, h)
		for i := range h {
			lo[i], hi[i] = i, h+i
		}
		y := g.Map(p.Mul(p.Arg(0), p.Arg(1)), g.Gather(x, ax, lo), g.Gather(x, ax, hi))
		if n%2 == 1 { // the odd one multiplies the first
			last := g.Gather(x, ax, []int{n - 1})
			one := g.Ones(last.axes)
			pad := g.Add(g.Scatter(g.Sub(last, one), ax, []int{0}, y.axes[ax]), g.Ones(y.axes))
			y = g.Map(p.Mul(p.Arg(0), p.Arg(1)), y, pad)
		}
		x = y
	}
	return g.Component(x, keepBut(len(x.axes), ax, 0))
}
