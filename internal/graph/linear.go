package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

func withoutAxis(axes []index.Axis, k int) []index.Axis {
	return slices.Delete(slices.Clone(axes), k, k+1)
}

func withAxis(axes []index.Axis, k int, a index.Axis) []index.Axis {
	r := slices.Clone(axes)
	r[k] = a
	return r
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

// keepBut keeps n axes but one, which is fixed at pos.
func keepBut(n, axis, pos int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = -1
	}
	r[axis] = pos
	return r
}

// Gather takes positions idx of an axis, which becomes plain with len(idx).
func (g *Graph) Gather(x *Node, axis int, idx []int) *Node {
	p := &axisOp{axis: axis, idx: slices.Clone(idx)}
	axes := resultAxes(OpGather, p, x)
	if x.op == OpZero {
		return g.Zero(axes)
	}
	if len(idx) == x.axes[axis].Size && sameAxes(axes, x.axes) && sameInts(idx, iota0(len(idx))) {
		return x
	}
	return g.intern(OpGather, axes, p, x)
}

// Scatter is the dual of Gather: element k along the axis is added to position
// idx[k] of the new axis a, the rest is zero.
func (g *Graph) Scatter(x *Node, axis int, idx []int, a index.Axis) *Node {
	axes := withAxis(x.axes, axis, a)
	if x.op == OpZero {
		return g.Zero(axes)
	}
	return g.intern(OpScatter, axes, &axisOp{axis: axis, idx: slices.Clone(idx)}, x)
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

// Value is a constant's number.
func (g *Graph) Value(e scalar.Expr) float64 {
	if v, ok := e.Number(); ok {
		return v
	}
	return scalar.Eval(e, func(scalar.Var) float64 { return 0 })
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

func (g *Graph) sliceArray(x *Node, pos []int, axes []index.Axis) *Node {
	data, exact := x.Data()
	n := sizeOf(axes)
	d := make([]float64, n)
	var e []scalar.Expr
	if exact != nil {
		e = make([]scalar.Expr, n)
	}
	for f := range d {
		r, at, stride := f, 0, 1
		for k := len(pos) - 1; k >= 0; k-- {
			p := pos[k]
			if p < 0 {
				p = r % x.axes[k].Size
				r /= x.axes[k].Size
			}
			at += p * stride
			stride *= x.axes[k].Size
		}
		d[f] = data[at]
		if e != nil {
			e[f] = exact[at]
		}
	}
	return g.array(d, e, axes)
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
