package exec

// Sparse Hessians from a few products with vectors: columns that share no row
// are taken together. The pattern is what each entry of the gradient depends
// on, propagated through the lowered graph (Curtis, Powell & Reid, "On the
// estimation of sparse Jacobian matrices", 1974).

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// sparseFrom is the dimension from which a pattern is looked for.
const sparseFrom = 64

// sparse is a square matrix by rows: row i has the columns cols[start[i]:
// start[i+1]], ascending.
type sparse struct {
	n      int
	start  []int
	cols   []int32
	colour []int32 // of each column
	packed *graph.Node
	count  int // colours
}

// bytes is about what the pattern takes.
func (s *sparse) bytes() int64 { return int64(8*len(s.start) + 4*len(s.cols) + 4*len(s.colour)) }

// Sparse is a matrix by compressed rows: row i has entries RowStart[i] …
// RowStart[i+1]-1 of Cols (ascending) and Values.
type Sparse struct {
	N        int
	RowStart []int
	Cols     []int32
	Values   []float64
}

// EvalSparse is the value of a second derivative at a point when most of its
// entries are known to be zero; nil when they are not. Nothing of size N² is
// formed.
func (m *Machine) EvalSparse(n *graph.Node, p *PointValue, env *Env) (s *Sparse, err error) {
	defer m.guard(&err)
	n = graph.Strip(n)
	u, err := m.compile(n)
	if err != nil || u.sparse == nil {
		return nil, err
	}
	r := m.newRun(env)
	sc, err := r.base(1)
	if err != nil {
		return nil, err
	}
	sc = sc.within(p.places())
	v, err := r.eval(u.sparse.packed, sc)
	if err != nil {
		return nil, err
	}
	s = &Sparse{N: u.sparse.n, RowStart: u.sparse.start, Cols: u.sparse.cols, Values: make([]float64, len(u.sparse.cols))}
	u.sparse.unpack(v.data, func(k, _ int, x float64) { s.Values[k] = x })
	if !r.env.AllowNaN {
		for _, x := range s.Values {
			if !finite(x) {
				return nil, r.explain(u.sparse.packed, sc, firstNaN(v.data), 0)
			}
		}
	}
	return s, nil
}

func firstNaN(x []float64) int {
	for i, v := range x {
		if !finite(v) {
			return i
		}
	}
	return 0
}

// unpack visits the entries: their number, place in the dense matrix and value.
func (s *sparse) unpack(packed []float64, visit func(k, at int, x float64)) {
	for i := 0; i < s.n; i++ {
		row := packed[i*s.count : (i+1)*s.count]
		for k := s.start[i]; k < s.start[i+1]; k++ {
			j := int(s.cols[k])
			visit(k, i*s.n+j, row[s.colour[j]])
		}
	}
}

// eval scatters the entries into the dense matrix.
func (s *sparse) eval(r *run, sc *scope) (value, error) {
	if limit := r.m.opt.Limits.Dense; s.n > limit {
		return value{}, denseError(fmt.Sprintf("a matrix of %d × %d second derivatives, %d of them not zero", s.n, s.n, len(s.cols)), limit)
	}
	if err := r.reserve(s.n * s.n); err != nil {
		return value{}, err
	}
	v, err := r.eval(s.packed, sc)
	if err != nil {
		return v, err
	}
	if r.priced() {
		return r.hollow(s.n*s.n, 1), nil
	}
	data, err := r.floats(s.n * s.n)
	if err != nil {
		return value{}, err
	}
	out := value{n: 1, data: data}
	s.unpack(v.data, func(_, at int, x float64) { out.data[at] = x })
	return out, nil
}

// buildSparse finds the pattern of a second derivative, nil when it is none or
// not sparse enough to pay. The graph's lock is held.
func (m *Machine) buildSparse(n *graph.Node) *sparse {
	ax := n.Axes()
	if len(ax) != 2 || ax[0] != ax[1] || ax[0].Kind != index.Down || ax[0].Size < sparseFrom {
		return nil
	}
	c := ax[0].Chart
	e := m.antiderivative(n, c)
	if e == nil {
		return nil
	}
	grad, err := m.g.Gradient(e, c)
	if err != nil {
		return nil
	}
	d := c.Dim
	pt := &patterns{memo: map[*graph.Node][][]int32{}, budget: 64 * d}
	rows, ok := pt.of(grad)
	if !ok || len(rows) != d {
		return nil
	}
	s := &sparse{n: d, start: make([]int, d+1)}
	for i, row := range rows {
		s.cols = append(s.cols, row...)
		s.start[i+1] = len(s.cols)
	}
	if len(s.cols) > d*d/10 {
		return nil
	}
	s.paint()
	if s.count > d/8 {
		return nil
	}
	seeds := make([]float64, d*s.count)
	for j, k := range s.colour {
		seeds[j*s.count+int(k)] = 1
	}
	plainAxis := index.PlainAxis(s.count)
	v := m.g.Array(seeds, []index.Axis{ax[1].Dual(), plainAxis})
	s.packed = m.g.Contract(m.g.Pool.Int(1),
		[]graph.Operand{{Node: m.g.Partial(m.g.Partial(e, c), c), Labels: []int{0, 1}}, {Node: v, Labels: []int{1, 2}}},
		[]int{0, 2}, []index.Axis{ax[0], plainAxis})
	return s
}

// antiderivative is the scalar e with n = d_i d_j e, through numbers and sums.
func (m *Machine) antiderivative(n *graph.Node, c *index.Chart) *graph.Node {
	n = graph.Strip(n)
	switch n.Op() {
	case graph.OpPartial:
		in := graph.Strip(n.Args()[0])
		if n.Chart() == c && in.Op() == graph.OpPartial && in.Chart() == c && in.Args()[0].IsScalar() {
			return in.Args()[0]
		}
		if n.Chart() == c && in.Op() == graph.OpContract && len(in.Args()) == 1 {
			if e := graph.Strip(in.Args()[0]); e.Op() == graph.OpPartial && e.Chart() == c && e.Args()[0].IsScalar() {
				coef, _, _ := in.Contract()
				return m.g.Scale(coef, e.Args()[0])
			}
		}
	case graph.OpContract:
		coef, _, out := n.Contract()
		if len(n.Args()) == 1 && len(out) == 2 && out[0] != out[1] {
			if e := m.antiderivative(n.Args()[0], c); e != nil {
				return m.g.Scale(coef, e)
			}
		}
	case graph.OpSum:
		terms := make([]graph.Term, len(n.Args()))
		for i, a := range n.Args() {
			e := m.antiderivative(a, c)
			if e == nil {
				return nil
			}
			terms[i] = graph.Term{Coef: n.SumCoefs()[i], Node: e}
		}
		return m.g.Sum(terms...)
	default: // every other operation is no derivative
	}
	return nil
}

// paint colours columns so that no row has two of one colour, in order.
func (s *sparse) paint() {
	rowsOf := make([][]int32, s.n)
	for i := 0; i < s.n; i++ {
		for _, j := range s.cols[s.start[i]:s.start[i+1]] {
			rowsOf[j] = append(rowsOf[j], int32(i))
		}
	}
	s.colour = make([]int32, s.n)
	taken := make([]int, 0, 16) // colour → last column that met it
	for j := range s.colour {
		s.colour[j] = -1
	}
	for j := 0; j < s.n; j++ {
		for _, i := range rowsOf[j] {
			for _, q := range s.cols[s.start[i]:s.start[i+1]] {
				if k := s.colour[q]; k >= 0 {
					taken[k] = j + 1
				}
			}
		}
		k := 0
		for k < len(taken) && taken[k] == j+1 {
			k++
		}
		if k == len(taken) {
			taken = append(taken, 0)
		}
		s.colour[j] = int32(k)
	}
	s.count = max(len(taken), 1)
}

// patterns lists, for every element of a node, the coordinates that it depends
// on. It gives up beyond its budget of entries, or on an operation that mixes
// everything.
type patterns struct {
	memo   map[*graph.Node][][]int32
	budget int
	work   int
}

func (p *patterns) of(n *graph.Node) ([][]int32, bool) {
	if r, ok := p.memo[n]; ok {
		return r, r != nil || n.Size() == 0
	}
	r, ok := p.rule(n)
	if ok {
		total := 0
		for _, s := range r {
			total += len(s)
		}
		ok = total <= p.budget
	}
	if !ok {
		r = nil
	}
	p.memo[n] = r
	return r, ok
}

// union merges ascending lists.
func union(a, b []int32) []int32 {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case a[0] > b[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func (p *patterns) rule(n *graph.Node) ([][]int32, bool) {
	size := n.Size()
	if size > 1<<22 {
		return nil, false
	}
	out := make([][]int32, size)
	if len(n.Charts()) == 0 {
		return out, true
	}
	if n.Sparsity() == graph.Coordinates {
		b := n.Chart().Blocks[n.Block()]
		for i := range out {
			out[i] = []int32{int32(b.Offset + i)}
		}
		return out, true
	}
	args := make([][][]int32, len(n.Args()))
	for i, a := range n.Args() {
		var ok bool
		if args[i], ok = p.of(a); !ok {
			return nil, false
		}
	}
	switch n.Sparsity() {
	case graph.Elementwise:
		for i := range out {
			for k := range args {
				if len(args[k]) == 1 && len(n.Args()[k].Axes()) == 0 {
					out[i] = union(out[i], args[k][0])
				} else {
					out[i] = union(out[i], args[k][i])
				}
			}
		}
		return out, true
	case graph.Moved:
		n.Moves(func(to, arg, from int) { out[to] = union(out[to], args[arg][from]) })
		return out, true
	case graph.AlongAxis:
		alongAxis(n, args[0], out)
		return out, true
	case graph.Products:
		return out, p.contract(n, args, out)
	case graph.Named:
		return args[0], true
	}
	return nil, false
}

// alongAxis joins the lists along an axis, which the result keeps or has lost.
func alongAxis(n *graph.Node, x, out [][]int32) {
	before, length, after := split(n.Args()[0].Axes(), n.Axis())
	kept := 1
	if len(n.Axes()) == len(n.Args()[0].Axes()) {
		kept = length
	}
	for o := 0; o < before; o++ {
		for j := 0; j < after; j++ {
			var s []int32
			for i := 0; i < length; i++ {
				s = union(s, x[(o*length+i)*after+j])
			}
			for i := 0; i < kept; i++ {
				out[(o*kept+i)*after+j] = s
			}
		}
	}
}

// contract walks every combination of labels; a product's element depends on
// what its factors do.
func (p *patterns) contract(n *graph.Node, args [][][]int32, out [][]int32) bool {
	_, labels, outLabels := n.Contract()
	sizes := n.LabelSizes()
	p.work += product(sizes)
	if p.work > 1<<21 {
		return false
	}
	strides := func(ls []int) []int {
		s := make([]int, len(sizes))
		step := 1
		for i := len(ls) - 1; i >= 0; i-- {
			s[ls[i]] += step
			step *= sizes[ls[i]]
		}
		return s
	}
	so := strides(outLabels)
	sa := make([][]int, len(args))
	for k := range args {
		sa[k] = strides(labels[k])
	}
	at := make([]int, len(args))
	entries := 0
	var walk func(l, o int) bool
	walk = func(l, o int) bool {
		if l == len(sizes) {
			for k := range args {
				out[o] = union(out[o], args[k][at[k]])
			}
			entries += len(out[o])
			return entries <= 4*p.budget
		}
		for i := 0; i < sizes[l]; i++ {
			if !walk(l+1, o+i*so[l]) {
				return false
			}
			for k := range at {
				at[k] += sa[k][l]
			}
		}
		for k := range at {
			at[k] -= sizes[l] * sa[k][l]
		}
		return true
	}
	return walk(0, 0)
}
