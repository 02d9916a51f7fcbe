package graph

// Sparse Jacobians: columns that share no row get one colour and one
// directional derivative. The compressed columns are laid out again. Curtis,
// Powell and Reid, "On the estimation of sparse Jacobian matrices", J. Inst.
// Maths Applics 13 (1974).

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Sparse derivatives. Where a gradient's components depend on few coordinates
// each, its Jacobian is found from few directions: columns that share no row
// get one colour and one direction, and the compressed columns are laid out
// again. Curtis, Powell and Reid, "On the estimation of sparse Jacobian
// matrices", J. Inst. Maths Applics 13 (1974).
const (
	sparseFrom   = 64      // dimensions from which sparsity is looked for
	sparseTo     = 1 << 14 // and up to which
	sparseFill   = 10      // at most a tenth of the entries may be filled
	sparseColour = 8       // and at most an eighth of the columns be directions
)

// sparseJacobian is the derivative of a lowered node by c, axes [down over c] +
// its own, by coloured columns; nil when it is not sparse, or when deltas and
// products say it better: only gathered and scattered axes hide structure from
// them.
func (g *Graph) sparseJacobian(f *Node, c *index.Chart, axes []index.Axis) (*Node, error) {
	if c.Dim < sparseFrom || c.Dim > sparseTo || f.Size() > sparseTo || !g.gathers(f, c) {
		return nil, nil
	}
	rows := newPattern(c, c.Dim*f.Size()/sparseFill).of(f)
	if rows == nil {
		return nil, nil
	}
	colour, k := colourColumns(rows, c.Dim)
	if k*sparseColour > c.Dim {
		return nil, nil
	}
	lead := []index.Axis{index.PlainAxis(k)}
	seeds := make([]*Node, len(c.Blocks))
	for b, bl := range c.Blocks {
		data := make([]float64, k*bl.Size)
		for i := range bl.Size {
			if q := colour[bl.Offset+i]; q >= 0 {
				data[q*bl.Size+i] = 1
			}
		}
		seeds[b] = g.Array(data, slices.Concat(lead, blockAxes(c, b)))
	}
	d, err := g.forward(c, lead, seeds).of(f)
	if err != nil {
		return nil, err
	}
	var from, to []int
	m := f.Size()
	for r, cols := range rows {
		for _, j := range cols {
			from = append(from, colour[j]*m+r)
			to = append(to, int(j)*m+r)
		}
	}
	return g.place(d, from, to, axes), nil
}

// place puts x's components (flat, row-major) from[i] at to[i] of a node of the
// given axes, zero elsewhere. Flattening is packing into one block of a chart
// made for it.
func (g *Graph) place(x *Node, from, to []int, axes []index.Axis) *Node {
	flat := func(axes []index.Axis) *index.Chart {
		dims := make([]int, len(axes))
		for i, a := range axes {
			dims[i] = a.Size
		}
		return index.NewChart(-1, "flat", []index.Block{{Name: "flat", Dims: dims}})
	}
	in, out := flat(x.axes), flat(axes)
	plain := make([]index.Axis, len(x.axes))
	for i, a := range x.axes {
		plain[i] = index.PlainAxis(a.Size)
	}
	v := g.Pack(0, index.UpOver(in), []*Node{g.Cast(x, plain)})
	v = g.Scatter(g.Gather(v, 0, from), 0, to, index.UpOver(out))
	return g.Cast(g.BlockOf(v, 0, 0), axes)
}

// gathers reports a Gather or Scatter among the nodes that depend on c.
func (g *Graph) gathers(x *Node, c *index.Chart) bool {
	for _, n := range g.dependents(x, c) {
		if n.op == OpGather || n.op == OpScatter {
			return true
		}
	}
	return false
}

// colourColumns gives columns that share no row the same colour, first fit;
// empty columns have colour -1.
func colourColumns(rows [][]int32, n int) (colour []int, k int) {
	cols := make([][]int32, n)
	for r, js := range rows {
		for _, j := range js {
			cols[j] = append(cols[j], int32(r))
		}
	}
	colour = make([]int, n)
	for j := range colour {
		colour[j] = -1
	}
	taken := make([]int, 0, 16) // taken[q] == j+1: a neighbour of j has colour q
	for j := range n {
		if len(cols[j]) == 0 {
			continue
		}
		for _, r := range cols[j] {
			for _, i := range rows[r] {
				if q := colour[i]; q >= 0 {
					taken[q] = j + 1
				}
			}
		}
		q := 0
		for q < len(taken) && taken[q] == j+1 {
			q++
		}
		if q == len(taken) {
			taken = append(taken, 0)
		}
		colour[j] = q
		k = max(k, q+1)
	}
	return colour, k
}

// Sparsity is how the components of an operation rest on those of its arguments.
type Sparsity uint8

// The kinds.
const (
	sparsityUnknown Sparsity = iota // forgotten
	Coordinates                     // each is a coordinate
	Elementwise                     // each on the same one of every argument, or on scalars
	Moved                           // each on those that Moves lists
	AlongAxis                       // on those along Axis of the argument
	Products                        // on those that a contraction multiplies
	Named                           // those of the definition
	Mixed                           // on any
	Opaque                          // on what is not known
)

type sparsity struct {
	kind  Sparsity
	moves func(n *Node, put func(to, arg, from int))
}

var mixes = sparsity{kind: Mixed}

// moved: components only change their places.
func moved(moves func(n *Node, put func(to, arg, from int))) sparsity { return sparsity{Moved, moves} }

// Sparsity is how the node's components rest on those of its arguments.
func (n *Node) Sparsity() Sparsity { return n.row().sparsity.kind }

// Moves lists, for an operation that only moves components, where each goes:
// component from of args[arg] to component to, where those that meet add up.
func (n *Node) Moves(put func(to, arg, from int)) { n.row().sparsity.moves(n, put) }

// pattern finds which coordinates each component of a node depends on, by the
// form of its operations; it gives up above a number of entries.
type pattern struct {
	c      *index.Chart
	budget int
	memo   map[*Node][][]int32
	failed bool
}

func newPattern(c *index.Chart, budget int) *pattern {
	return &pattern{c: c, budget: budget, memo: map[*Node][][]int32{}}
}

func (p *pattern) of(n *Node) [][]int32 {
	r := p.sets(n)
	if p.failed {
		return nil
	}
	return r
}

func (p *pattern) sets(n *Node) [][]int32 {
	if r, ok := p.memo[n]; ok || p.failed {
		return r
	}
	if n.Size() > 4*sparseTo {
		p.failed = true
		return nil
	}
	r := make([][]int32, n.Size())
	if n.DependsOn(p.c) {
		p.fill(n, r)
	}
	total := 0
	for _, s := range r {
		total += len(s)
	}
	if total > p.budget {
		p.failed = true
	}
	p.memo[n] = r
	return r
}

// union merges ascending sets.
func union(a, b []int32) []int32 {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	if slices.Equal(a, b) {
		return a
	}
	r := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			r, a = append(r, a[0]), a[1:]
		case a[0] > b[0]:
			r, b = append(r, b[0]), b[1:]
		default:
			r, a, b = append(r, a[0]), a[1:], b[1:]
		}
	}
	return append(append(r, a...), b...)
}

func (p *pattern) fill(n *Node, r [][]int32) {
	kind := n.Sparsity()
	switch kind {
	case Coordinates:
		off := p.c.Blocks[n.Block()].Offset
		for i := range r {
			r[i] = []int32{int32(off + i)}
		}
		return
	case Products:
		p.contract(n, r)
		return
	case Opaque, Named: // what is lowered has no names inside
		p.failed = true
		return
	}
	args := make([][][]int32, len(n.args))
	for k, a := range n.args {
		if args[k] = p.sets(a); p.failed {
			return
		}
	}
	switch kind {
	case Elementwise:
		for i := range r {
			for k, a := range n.args {
				if len(a.axes) == 0 {
					r[i] = union(r[i], args[k][0])
				} else {
					r[i] = union(r[i], args[k][i])
				}
			}
		}
	case Moved:
		n.Moves(func(to, arg, from int) { r[to] = union(r[to], args[arg][from]) })
	default: // anything may depend on anything
		p.mix(args, r)
	}
}

// mix lets every component depend on all that the arguments do.
func (p *pattern) mix(args [][][]int32, r [][]int32) {
	var all []int32
	for _, a := range args {
		for _, s := range a {
			if all = union(all, s); len(all)*len(r) > p.budget {
				p.failed = true
				return
			}
		}
	}
	for i := range r {
		r[i] = all
	}
}

func (p *pattern) contract(n *Node, r [][]int32) {
	c := n.pay.(*contraction)
	work := 1
	for _, s := range c.sizes {
		if work *= s; work > 64*sparseTo {
			p.failed = true
			return
		}
	}
	var ops []int
	for k, a := range n.args {
		if a.DependsOn(p.c) {
			p.sets(a)
			ops = append(ops, k)
		}
	}
	if p.failed {
		return
	}
	val := make([]int, len(c.sizes))
	flat := func(axes []index.Axis, ls []int) int {
		f := 0
		for i, l := range ls {
			f = f*axes[i].Size + val[l]
		}
		return f
	}
	total := 0
	for {
		at := flat(n.axes, c.out)
		before := len(r[at])
		for _, k := range ops {
			r[at] = union(r[at], p.memo[n.args[k]][flat(n.args[k].axes, c.labels[k])])
		}
		if total += len(r[at]) - before; total > p.budget {
			p.failed = true
			return
		}
		l := len(val) - 1
		for ; l >= 0; l-- {
			if val[l]++; val[l] < c.sizes[l] {
				break
			}
			val[l] = 0
		}
		if l < 0 {
			return
		}
	}
}

// selections turns a matrix with one 1 in every row, contracted over its
// columns with one other factor, into a Gather of that factor: what selects
// rows or shifts an axis is then known to.
func (g *Graph) selections(ops []Operand, out []int) []Operand {
	for k, o := range ops {
		if o.Node.op != OpArray || len(o.Node.axes) != 2 || o.Labels[0] == o.Labels[1] {
			continue
		}
		for col := range 2 {
			l := o.Labels[col]
			if slices.Contains(out, l) {
				continue
			}
			op, axis, n := -1, 0, 0
			for i, q := range ops {
				for j, m := range q.Labels {
					if i != k && m == l {
						op, axis = i, j
						n++
					}
				}
			}
			if n != 1 {
				continue
			}
			idx := g.selectionOf(o.Node, col)
			if idx == nil {
				continue
			}
			x := ops[op]
			ls := slices.Clone(x.Labels)
			ls[axis] = o.Labels[1-col]
			res := slices.Delete(slices.Clone(ops), k, k+1)
			if k < op {
				op--
			}
			res[op] = Operand{g.Gather(x.Node, axis, idx), ls}
			return g.selections(res, out)
		}
	}
	return ops
}

// withGathers applies selections everywhere in a node, outside of At.
func (g *Graph) withGathers(x *Node) *Node {
	if g.memo.gathers == nil {
		g.memo.gathers = map[*Node]*Node{}
	}
	if r, ok := g.memo.gathers[x]; ok {
		return r
	}
	r := x
	if !x.EvaluatedFirst() && len(x.args) > 0 {
		args := make([]*Node, len(x.args))
		for i, a := range x.args {
			args[i] = g.withGathers(a)
		}
		r = g.rebuild(x, args, nil)
		if r.op == OpContract {
			c := r.pay.(*contraction)
			ops := make([]Operand, len(r.args))
			for i, a := range r.args {
				ops[i] = Operand{a, c.labels[i]}
			}
			if s := g.selections(ops, c.out); len(s) < len(ops) {
				r = g.Contract(c.coef, s, c.out, r.axes)
			}
		}
	}
	g.memo.gathers[x] = r
	return r
}

type selectionKey struct {
	n   *Node
	col int
}

// selectionOf is the position of the single 1 along an axis of a 0-1 matrix,
// for every position of the other; nil when there is not one.
func (g *Graph) selectionOf(n *Node, col int) []int {
	key := selectionKey{n, col}
	if idx, ok := g.memo.selection[key]; ok {
		return idx
	}
	if g.memo.selection == nil {
		g.memo.selection = map[selectionKey][]int{}
	}
	g.memo.selection[key] = nil
	data, _ := n.Data()
	rows, cols := n.axes[1-col].Size, n.axes[col].Size
	sr, sc := cols, 1
	if col == 0 {
		sr, sc = 1, rows
	}
	idx := make([]int, rows)
	for r := range idx {
		idx[r] = -1
		for j := range cols {
			switch v := data[r*sr+j*sc]; {
			case v == 0:
			case v == 1 && idx[r] < 0:
				idx[r] = j
			default:
				return nil
			}
		}
		if idx[r] < 0 {
			return nil
		}
	}
	g.memo.selection[key] = idx
	return idx
}
