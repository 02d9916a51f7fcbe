package exec

// Fused elementwise loops: a region of elementwise work runs as one program
// over blocks. Values between its parts live in registers and never in memory.
// It grows from a root through elementwise nodes of the same size all of whose
// users are inside; what others need too is computed once and read.

import (
	"container/heap"
	"slices"
	"sort"

	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/vm"
)

// ids is a heap of nodes, latest first, so that a node is looked at after all
// its users.
type ids []*irNode

func (h ids) Len() int           { return len(h) }
func (h ids) Less(i, j int) bool { return h[i].id > h[j].id }
func (h ids) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push and Pop serve container/heap.
func (h *ids) Push(x any) { *h = append(*h, x.(*irNode)) }

// Pop removes the last node.
func (h *ids) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// regionLimit bounds the nodes of one region, so that a program's registers
// stay few.
const regionLimit = 256

// grow finds the nodes of the region under root; as stands for root in the
// lists of users.
func (sc *scheduler) grow(root, as *irNode) map[*irNode]bool {
	in := map[*irNode]bool{root: true, as: true}
	size := root.size()
	var h ids
	queued := map[*irNode]bool{}
	push := func(n *irNode) {
		for _, a := range n.args {
			fits := a.op == irElem || a.op == irSum || a.op == irView && plainView(a) && distinctView(a)
			if !queued[a] && fits && a.size() == size {
				queued[a] = true
				heap.Push(&h, a)
			}
		}
	}
	push(root)
	for h.Len() > 0 && len(in) < regionLimit {
		n := heap.Pop(&h).(*irNode)
		if _, done := sc.where[n]; done {
			continue
		}
		ok := true
		for _, u := range sc.users[n] {
			ok = ok && in[u]
		}
		if ok {
			in[n] = true
			push(n)
		}
	}
	return in
}

// gather builds a region's expression and its inputs.
type gather struct {
	sc   *scheduler
	in   map[*irNode]bool
	dims []int
	refs []ref // inputs, strides along the region's axes
	memo map[gatherKey]scalar.Expr
}

type gatherKey struct {
	n *irNode
	m string
}

func mapKey(m []int) string {
	b := make([]byte, len(m))
	for i, x := range m {
		b[i] = byte(x)
	}
	return string(b)
}

// expr is n along the region's axes: its axis j runs along region axis m[j].
func (g *gather) expr(n *irNode, m []int) scalar.Expr {
	p := g.sc.b.g.Pool
	if n.op == irFill {
		return p.Float(n.fill)
	}
	key := gatherKey{n, mapKey(m)}
	if e, ok := g.memo[key]; ok {
		return e
	}
	var e scalar.Expr
	switch {
	case !g.in[n]:
		e = g.input(g.sc.ref(n), m)
	case n.op == irElem:
		sub := make(map[scalar.Var]scalar.Expr, len(n.args))
		for k, a := range n.args {
			am := make([]int, len(n.maps[k]))
			for j, x := range n.maps[k] {
				am[j] = m[x]
			}
			sub[p.ArgVar(k)] = g.expr(a, am)
		}
		e = p.Subst(n.body, scalar.NewSubstitution(sub))
	case n.op == irSum:
		terms := make([]scalar.Expr, len(n.args))
		for k, a := range n.args {
			terms[k] = p.Mul(p.Float(n.coefs[k]), g.expr(a, m))
		}
		e = p.Add(terms...)
	case n.op == irView:
		e = g.expr(n.args[0], viewedAxes(n, m))
	}
	g.memo[key] = e
	return e
}

// input is a place read along the region's axes.
func (g *gather) input(r ref, m []int) scalar.Expr {
	if g.sc.err != nil {
		return scalar.Expr{}
	}
	s := make([]int, len(g.dims))
	for j, x := range m {
		s[x] += r.strides[j]
	}
	in := ref{slot: r.slot, off: r.off, dims: g.dims, strides: s}
	for k, o := range g.refs {
		if o.slot == in.slot && o.off == in.off && slices.Equal(o.strides, in.strides) {
			return g.sc.b.g.Pool.Arg(k)
		}
	}
	g.refs = append(g.refs, in)
	return g.sc.b.g.Pool.Arg(len(g.refs) - 1)
}

// elementwise splits a sum that is to be computed in place into one
// elementwise node (nil when there is none) and terms that are added by
// themselves.
func (sc *scheduler) elementwise(n *irNode, rest *[]int) *irNode {
	p := sc.b.g.Pool
	var args []*irNode
	var maps [][]int
	var terms []scalar.Expr
	for k, a := range n.args {
		_, done := sc.where[a]
		if !done && len(sc.users[a]) <= 1 {
			switch a.op {
			case irPair, irDelta, irPack, irStack, irSum:
				*rest = append(*rest, k)
				continue
			case irView:
				if viewed := a.args[0]; plainView(a) && distinctView(a) && len(sc.users[viewed]) <= 1 && viewed.op == irPair {
					*rest = append(*rest, k)
					continue
				}
			}
		}
		terms = append(terms, p.Mul(p.Float(n.coefs[k]), p.Arg(len(args))))
		args = append(args, a)
		maps = append(maps, iota0(len(n.dims)))
	}
	if len(args) == 0 {
		return nil
	}
	return &irNode{id: n.id, op: irElem, dims: n.dims, args: args, maps: maps, body: p.Add(terms...), from: n.from, stands: n}
}

// region emits the elementwise region under n.
func (sc *scheduler) region(n *irNode, dst ref, alpha float64, add bool) {
	as := n
	if n.stands != nil {
		as = n.stands
	}
	p := sc.b.g.Pool
	g := &gather{sc: sc, in: sc.grow(n, as), dims: n.dims, memo: map[gatherKey]scalar.Expr{}}
	e := g.expr(n, iota0(len(n.dims)))
	if sc.err != nil {
		return
	}
	if alpha != 1 {
		e = p.Mul(p.Float(alpha), e)
	}
	if v, ok := e.Number(); ok {
		c := sc.constant([]float64{v}, nil)
		c.dims, c.strides = n.dims, make([]int, len(n.dims))
		sc.copyInto(c, dst, 1, add)
		return
	}
	// What the pool simplified away is no input.
	var refs []ref
	var inputs []scalar.Var
	for k, r := range g.refs {
		if v := p.ArgVar(k); p.Uses(e, v) {
			refs = append(refs, r)
			inputs = append(inputs, v)
		}
	}
	g.refs = refs
	prog, err := vm.Compile(p, []scalar.Expr{e}, inputs)
	if err != nil {
		sc.fail(internal(err.Error()))
		return
	}
	st := &regionStep{prog: prog, expr: e, inputs: inputs, from: n, out: dst, sources: g.refs, add: add, ops: max(1, prog.Weight())}
	st.layout()
	sc.emit(st)
}

// regionStep runs a block program over strided places.
type regionStep struct {
	prog    *vm.Program
	expr    scalar.Expr
	inputs  []scalar.Var
	from    *irNode
	out     ref
	sources []ref
	add     bool
	ops     int

	// After layout: axes merged and ordered by the result's strides.
	dims []int
	so   []int
	si   [][]int // per input
}

func (s *regionStep) refs() (reads, writes []int) {
	for _, r := range s.sources {
		reads = append(reads, r.slot)
	}
	if s.add {
		reads = append(reads, s.out.slot)
	}
	return reads, []int{s.out.slot}
}

func (s *regionStep) flops() float64 { return float64(s.out.size()) * float64(s.ops) }

// layout orders the axes so that the result is written along its smallest
// stride, and joins axes that compose in every place.
func (s *regionStep) layout() {
	order := iota0(len(s.out.dims))
	sort.SliceStable(order, func(i, j int) bool { return s.out.strides[order[i]] > s.out.strides[order[j]] })
	s.si = make([][]int, len(s.sources))
	for _, a := range order {
		n := s.out.dims[a]
		if n == 1 {
			continue
		}
		if k := len(s.dims) - 1; k >= 0 {
			joins := s.so[k] == s.out.strides[a]*n
			for i, r := range s.sources {
				joins = joins && s.si[i][k] == r.strides[a]*n
			}
			if joins {
				s.dims[k] *= n
				s.so[k] = s.out.strides[a]
				for i, r := range s.sources {
					s.si[i][k] = r.strides[a]
				}
				continue
			}
		}
		s.dims = append(s.dims, n)
		s.so = append(s.so, s.out.strides[a])
		for i, r := range s.sources {
			s.si[i] = append(s.si[i], r.strides[a])
		}
	}
	if len(s.dims) == 0 {
		s.dims, s.so = []int{1}, []int{1}
		for i := range s.si {
			s.si[i] = []int{0}
		}
	}
}

// blockWidth is how many elements a block program takes at a time.
const blockWidth = 512

// regionWork is one worker's columns.
type regionWork struct {
	in   [][]float64
	out  [][]float64
	cols []float64 // blockWidth per input, and one for the result
}

func (s *regionStep) run(f *frame) error {
	k := len(s.dims) - 1
	width := s.dims[k]
	rows := product(s.dims[:k])
	// Rows per block, when one row is short.
	group := 1
	if k > 0 && width < blockWidth/2 {
		group = min(blockWidth/width, s.dims[k-1])
	}
	workers := f.r.m.opt.Workers
	if float64(rows)*float64(width)*float64(s.ops) < 2e5 {
		workers = 1
	}
	per, n := 0, 0
	if group > 1 {
		// The last two axes are blocks of rows; the others are counted off.
		per = (s.dims[k-1] + group - 1) / group
		n = product(s.dims[:k-1]) * per
	} else {
		per = (width + blockWidth - 1) / blockWidth
		n = rows * per
	}
	if workers <= 1 || n == 1 {
		s.blocks(f, group, per, 0, n)
		return nil
	}
	cpu.Together(workers, func(i int) { s.blocks(f, group, per, n*i/workers, n*(i+1)/workers) })
	return nil
}

// blocks computes blocks lo … hi-1, on buffers of its own.
func (s *regionStep) blocks(f *frame, group, per, lo, hi int) {
	m := f.r.m
	w, _ := m.regions.Get().(*regionWork)
	if w == nil {
		w = &regionWork{}
	}
	if len(w.cols) < (len(s.sources)+1)*blockWidth {
		w.cols = make([]float64, (len(s.sources)+1)*blockWidth)
	}
	if cap(w.in) < len(s.sources) {
		w.in = make([][]float64, len(s.sources))
	}
	w.in = w.in[:len(s.sources)]
	w.out = append(w.out[:0], nil)
	k := len(s.dims) - 1
	every := min(64, 1+(1<<20)/(blockWidth*max(1, s.ops))) // some milliseconds between two looks
	for i := lo; i < hi; i++ {
		if i%every == every-1 && f.r.stop() {
			break
		}
		if group > 1 {
			r0 := i % per * group
			s.rows(f, w, i/per, r0, min(group, s.dims[k-1]-r0))
		} else {
			c0 := i % per * blockWidth
			s.line(f, w, i/per, c0, min(blockWidth, s.dims[k]-c0))
		}
	}
	clear(w.in)
	w.out[0] = nil
	m.regions.Put(w)
}

// base is the offset of row number i over the first k axes.
func base(i, k int, dims, strides []int) int {
	o := 0
	for a := k - 1; a >= 0; a-- {
		o += i % dims[a] * strides[a]
		i /= dims[a]
	}
	return o
}

// line computes n elements of one row from column c0 on.
func (s *regionStep) line(f *frame, w *regionWork, row, c0, n int) {
	k := len(s.dims) - 1
	for i, r := range s.sources {
		st := s.si[i][k]
		o := r.off + base(row, k, s.dims, s.si[i]) + c0*st
		src := f.slots[r.slot]
		switch st {
		case 0:
			w.in[i] = src[o : o+1]
		case 1:
			w.in[i] = src[o : o+n]
		default:
			col := w.cols[i*blockWidth : i*blockWidth+n]
			for j := range col {
				col[j] = src[o]
				o += st
			}
			w.in[i] = col
		}
	}
	o := s.out.off + base(row, k, s.dims, s.so) + c0*s.so[k]
	dst := f.slots[s.out.slot]
	if s.so[k] == 1 && !s.add {
		w.out[0] = dst[o : o+n]
		s.prog.RunFor(&f.r.calls, w.in, w.out, n)
		return
	}
	res := w.cols[len(s.sources)*blockWidth:][:n]
	w.out[0] = res
	s.prog.RunFor(&f.r.calls, w.in, w.out, n)
	s.put(dst, o, s.so[k], res)
}

// rows computes m whole rows at once, from row r0 of the second last axis on.
func (s *regionStep) rows(f *frame, w *regionWork, block, r0, m int) {
	k := len(s.dims) - 1
	width := s.dims[k]
	n := m * width
	for i, r := range s.sources {
		sr, sc := s.si[i][k-1], s.si[i][k]
		o := r.off + base(block, k-1, s.dims, s.si[i]) + r0*sr
		src := f.slots[r.slot]
		switch {
		case sr == 0 && sc == 0:
			w.in[i] = src[o : o+1]
		case sc == 1 && sr == width:
			w.in[i] = src[o : o+n]
		default:
			col := w.cols[i*blockWidth : i*blockWidth+n]
			for a := 0; a < m; a++ {
				row := col[a*width : (a+1)*width]
				switch sc {
				case 1:
					copy(row, src[o:o+width])
				case 0:
					v := src[o]
					for j := range row {
						row[j] = v
					}
				default:
					p := o
					for j := range row {
						row[j] = src[p]
						p += sc
					}
				}
				o += sr
			}
			w.in[i] = col
		}
	}
	so := s.so
	o := s.out.off + base(block, k-1, s.dims, so) + r0*so[k-1]
	dst := f.slots[s.out.slot]
	if so[k] == 1 && so[k-1] == width && !s.add {
		w.out[0] = dst[o : o+n]
		s.prog.RunFor(&f.r.calls, w.in, w.out, n)
		return
	}
	res := w.cols[len(s.sources)*blockWidth:][:n]
	w.out[0] = res
	s.prog.RunFor(&f.r.calls, w.in, w.out, n)
	for a := 0; a < m; a++ {
		s.put(dst, o, so[k], res[a*width:(a+1)*width])
		o += so[k-1]
	}
}

// put writes or adds a column.
func (s *regionStep) put(dst []float64, o, stride int, res []float64) {
	switch {
	case !s.add && stride == 1:
		copy(dst[o:o+len(res)], res)
	case !s.add:
		for _, v := range res {
			dst[o] = v
			o += stride
		}
	case stride == 1:
		d := dst[o : o+len(res)]
		for i, v := range res {
			d[i] += v
		}
	default:
		for _, v := range res {
			dst[o] += v
			o += stride
		}
	}
}
