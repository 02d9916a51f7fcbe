package exec

// Array computations compiled to a list of steps over buffers that are laid out
// in advance.

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/einsum"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// schedule is a node of the array tier: steps over slots. It is immutable; a
// run brings a frame.
type schedule struct {
	slots  []slot
	steps  []step
	leaves []leaf // inputs, by slot order
	result ref
	fresh  bool // the result has a slot of its own, handed out and zero at first
	arena  int  // floats
	flops  float64
	frames sync.Pool

	counted float64 // flops of steps that count what they do

	products []plannedProduct // for plans
}

// bytes is about what the schedule takes, with the buffers of one run.
func (s *schedule) bytes() int64 {
	const entry = 200
	b := int64(entry*(len(s.slots)+len(s.steps)+len(s.leaves)) + 8*s.arena)
	for _, x := range s.slots {
		b += 8 * int64(len(x.data))
	}
	return b
}

// slot is one buffer.
type slot struct {
	size  int
	data  []float64 // a constant
	leaf  int       // an input: index into leaves; -1 otherwise
	at    int       // of a temporary: offset in the arena
	first int       // step that writes it first
	last  int       // step that reads it last
	temp  bool
}

// ref is a strided view of a slot.
type ref struct {
	slot, off     int
	dims, strides []int
}

// step is one operation of a schedule.
type step interface {
	run(f *frame) error
	refs() (reads, writes []int) // slots
	flops() float64
}

// frame is the state of one run of a schedule.
type frame struct {
	r     *run
	stop  func() bool // r's, made once
	slots [][]float64
	arena []float64
}

func rowMajor(slot int, dims []int) ref {
	r := ref{slot: slot, dims: dims, strides: make([]int, len(dims))}
	s := 1
	for i := len(dims) - 1; i >= 0; i-- {
		r.strides[i] = s
		s *= dims[i]
	}
	return r
}

// contiguous reports a row-major view without gaps.
func (r ref) contiguous() bool {
	s := 1
	for i := len(r.dims) - 1; i >= 0; i-- {
		if r.dims[i] != 1 && r.strides[i] != s {
			return false
		}
		s *= r.dims[i]
	}
	return true
}

func (r ref) size() int { return product(r.dims) }

// scheduler emits steps for intermediate nodes.
type scheduler struct {
	b     *irBuilder
	s     *schedule
	where map[*irNode]ref
	users map[*irNode][]*irNode
	root  *irNode
	own   int // the root's own slot plus one
	err   error
}

// buildSchedule lowers and compiles a node; the graph's lock is held.
func (m *Machine) buildSchedule(n *graph.Node) (*schedule, error) {
	low, err := m.lower(n)
	if err != nil {
		return nil, err
	}
	b := newIRBuilder(m.g, m.opt.Limits.Dense)
	root, err := b.node(low)
	if err != nil {
		return nil, err
	}
	sc := &scheduler{b: b, s: &schedule{}, where: map[*irNode]ref{}, users: map[*irNode][]*irNode{}}
	sc.count(root)
	sc.root = root
	out := sc.ref(root)
	if sc.err == nil && !out.contiguous() {
		dst := sc.temp(out.dims)
		sc.copyInto(out, dst, 1, false)
		out = dst
	}
	if sc.err != nil {
		return nil, sc.err
	}
	sc.s.result, sc.s.products = out, b.products
	if err := sc.finish(m); err != nil {
		return nil, err
	}
	return sc.s, nil
}

// lower is the derivative-free equivalent of n.
func (m *Machine) lower(n *graph.Node) (*graph.Node, error) {
	low, err := m.g.Lower(n)
	if err != nil {
		if d := DerivativeError(m.g, err); d != nil {
			return nil, d
		}
		return nil, diag.New(CodeNotAValue, m.g.Origin(n), err.Error())
	}
	return low, nil
}

// count records who uses whom, from the root.
func (sc *scheduler) count(root *irNode) {
	seen := map[*irNode]bool{root: true}
	stack := []*irNode{root}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		sc.b.g.Meter.Steps(1 + len(n.args))
		for i, a := range n.args {
			dup := false
			for _, c := range n.args[:i] {
				dup = dup || c == a
			}
			if !dup {
				sc.users[a] = append(sc.users[a], n)
			}
			if !seen[a] {
				seen[a] = true
				stack = append(stack, a)
			}
		}
	}
}

func (sc *scheduler) fail(err error) {
	if sc.err == nil {
		sc.err = err
	}
}

// temp makes a buffer.
func (sc *scheduler) temp(dims []int) ref {
	sc.s.slots = append(sc.s.slots, slot{size: product(dims), leaf: -1, temp: true, first: -1})
	return rowMajor(len(sc.s.slots)-1, dims)
}

func (sc *scheduler) constant(data []float64, dims []int) ref {
	sc.s.slots = append(sc.s.slots, slot{size: len(data), data: data, leaf: -1})
	return rowMajor(len(sc.s.slots)-1, dims)
}

func (sc *scheduler) emit(st step) { sc.s.steps = append(sc.s.steps, st) }

// ref is where n's value lies, computing it when it does not yet.
func (sc *scheduler) ref(n *irNode) ref {
	if r, ok := sc.where[n]; ok {
		return r
	}
	if sc.err != nil {
		return ref{}
	}
	var r ref
	switch n.op {
	case irLeaf:
		sc.s.leaves = append(sc.s.leaves, n.leaf)
		sc.s.slots = append(sc.s.slots, slot{size: n.size(), leaf: len(sc.s.leaves) - 1})
		r = rowMajor(len(sc.s.slots)-1, n.dims)
	case irConst:
		r = sc.constant(n.data, n.dims)
	case irFill:
		r = sc.constant([]float64{n.fill}, n.dims)
		r.strides = make([]int, len(n.dims))
	case irView:
		a := sc.ref(n.args[0])
		if sc.err != nil {
			return ref{}
		}
		r = viewOf(a, n)
	case irOther:
		r = sc.other(n)
	default:
		if n.dense {
			sc.fail(denseError(fmt.Sprintf("a matrix of %d × %d second derivatives", n.dims[0], n.dims[len(n.dims)-1]), sc.b.dense))
			return r
		}
		if n.size() > min(1<<40, math.MaxInt/8) {
			sc.fail(limitError("an array of " + number.Bytes(8*float64(n.size()))))
			return r
		}
		r = sc.temp(n.dims)
		if n == sc.root && n.op != irView {
			sc.own = r.slot + 1
			sc.s.slots[r.slot].temp = false
			sc.s.fresh = true
		}
		sc.compute(n, r, 1, false)
	}
	sc.where[n] = r
	return r
}

// viewOf applies a view to a place.
func viewOf(a ref, n *irNode) ref {
	r := ref{slot: a.slot, off: a.off, dims: n.dims, strides: make([]int, len(n.dims))}
	for i, f := range n.fix {
		r.off += f * a.strides[i]
	}
	for i, ts := range n.terms {
		for _, t := range ts {
			r.strides[i] += a.strides[t[0]] * t[1]
		}
	}
	return r
}

// into computes alpha times n into a place, or adds it there.
func (sc *scheduler) into(n *irNode, dst ref, alpha float64, add bool) {
	if sc.err != nil {
		return
	}
	if r, ok := sc.where[n]; ok { // known already: copy
		sc.copyInto(r, dst, alpha, add)
		return
	}
	if n.op == irFill && n.fill == 0 && add {
		return
	}
	if len(sc.users[n]) > 1 || n.op == irFill || n.op == irLeaf || n.op == irConst || n.op == irOther {
		sc.copyInto(sc.ref(n), dst, alpha, add)
		return
	}
	sc.compute(n, dst, alpha, add)
}

// compute emits the steps of n with dst as its place.
func (sc *scheduler) compute(n *irNode, dst ref, alpha float64, add bool) {
	switch n.op {
	case irDelta:
		if !add {
			sc.zero(dst)
		}
		sc.into(n.args[0], onDiagonal(dst, n.out, len(n.args[0].dims)), alpha, true)
	case irPair:
		sc.pair(n, dst, alpha, add)
	case irPack:
		off := 0
		for _, a := range n.args {
			part := dst
			part.off += off * dst.strides[n.axis]
			width, part2 := packPart(n, a, part)
			sc.into(a, part2, alpha, add)
			off += width
		}
	case irStack:
		// Parts are row-major over the leading axes.
		lead := len(n.dims) - len(n.args[0].dims)
		idx := make([]int, lead)
		for _, a := range n.args {
			part := ref{slot: dst.slot, off: dst.off, dims: dst.dims[lead:], strides: dst.strides[lead:]}
			for i, k := range idx {
				part.off += k * dst.strides[i]
			}
			sc.into(a, part, alpha, add)
			for i := lead - 1; i >= 0; i-- {
				if idx[i]++; idx[i] < n.dims[i] {
					break
				}
				idx[i] = 0
			}
		}
	case irSum:
		sc.sum(n, dst, alpha, add)
	case irElem:
		sc.region(n, dst, alpha, add)
	case irView:
		// Compute the argument straight into the permuted place.
		a := n.args[0]
		if _, ok := sc.where[a]; !ok && plainView(n) && distinctView(n) && len(sc.users[a]) <= 1 {
			p := ref{slot: dst.slot, off: dst.off, dims: a.dims, strides: make([]int, len(a.dims))}
			for i, ts := range n.terms {
				p.strides[ts[0][0]] = dst.strides[i]
			}
			sc.into(a, p, alpha, add)
			return
		}
		sc.copyInto(viewOf(sc.ref(a), n), dst, alpha, add)
	}
}

// distinctView: every result axis is one axis of the argument.
func distinctView(n *irNode) bool {
	for _, ts := range n.terms {
		if len(ts) != 1 {
			return false
		}
	}
	return true
}

// packPart is the place of one block of a packed axis: the block's own axes
// replace the packed one, row-major within it.
func packPart(n, a *irNode, at ref) (width int, r ref) {
	k := len(a.dims) - len(n.dims) + 1 // axes of the block
	width = product(a.dims[n.axis : n.axis+k])
	r = ref{slot: at.slot, off: at.off, dims: a.dims, strides: make([]int, len(a.dims))}
	copy(r.strides, at.strides[:n.axis])
	s := at.strides[n.axis]
	for i := n.axis + k - 1; i >= n.axis; i-- {
		r.strides[i] = s
		s *= a.dims[i]
	}
	copy(r.strides[n.axis+k:], at.strides[n.axis+1:])
	return width, r
}

// onDiagonal is the view of dst along repeated labels.
func onDiagonal(dst ref, out []int, distinct int) ref {
	r := ref{slot: dst.slot, off: dst.off, dims: make([]int, distinct), strides: make([]int, distinct)}
	for i, l := range out {
		r.dims[l] = dst.dims[i]
		r.strides[l] += dst.strides[i]
	}
	return r
}

// sum adds its terms in place: elementwise ones in one region, then the rest.
func (sc *scheduler) sum(n *irNode, dst ref, alpha float64, add bool) {
	var rest []int
	elem := sc.elementwise(n, &rest)
	if elem != nil {
		sc.region(elem, dst, alpha, add)
		add = true
	}
	// A symmetric product first: it may then write one triangle and mirror it.
	sort.SliceStable(rest, func(i, j int) bool {
		x, y := n.args[rest[i]], n.args[rest[j]]
		return x.op == irPair && x.sym && !(y.op == irPair && y.sym)
	})
	for _, k := range rest {
		sc.into(n.args[k], dst, alpha*n.coefs[k], add)
		add = true
	}
	if !add {
		sc.zero(dst)
	}
}

// pair emits one contraction.
func (sc *scheduler) pair(n *irNode, dst ref, alpha float64, add bool) {
	a := sc.ref(n.args[0])
	va := einsum.View{Labels: n.labels[0], Strides: a.strides, Offset: a.off}
	b, vb := -1, einsum.View{}
	if len(n.args) > 1 {
		rb := sc.ref(n.args[1])
		b, vb = rb.slot, einsum.View{Labels: n.labels[1], Strides: rb.strides, Offset: rb.off}
	} else {
		one := sc.constant([]float64{1}, nil)
		b = one.slot
	}
	if sc.err != nil {
		return
	}
	vc := einsum.View{Labels: n.out, Strides: dst.strides, Offset: dst.off}
	twins := b == a.slot
	p := einsum.NewPair(n.sizes, va, vb, vc, einsum.Symmetry{
		Fresh: !add, Dirty: !add && dst.slot != sc.own-1,
		Known: n.sym && !twins && len(n.dims) == 2, Twins: twins,
	})
	if !add && !p.Overwrites() {
		sc.zero(dst)
	}
	sc.emit(&pairStep{p: p, a: a.slot, b: b, c: dst.slot, alpha: n.alpha * alpha})
}

func (sc *scheduler) zero(dst ref) {
	if dst.slot == sc.own-1 {
		return // fresh memory, and nothing has been written here yet
	}
	sc.emit(&copyStep{dst: dst, fill: true})
}

// copyInto copies (or adds) alpha times one place to another of the same dims.
func (sc *scheduler) copyInto(src, dst ref, alpha float64, add bool) {
	if src.slot == dst.slot && src.off == dst.off && slices.Equal(src.strides, dst.strides) && alpha == 1 && !add {
		return
	}
	sc.emit(&copyStep{src: src, dst: dst, alpha: alpha, add: add})
}

// other emits a routine on contiguous arrays.
func (sc *scheduler) other(n *irNode) ref {
	args := make([]ref, len(n.args))
	for i, a := range n.args {
		r := sc.ref(a)
		if sc.err != nil {
			return r
		}
		if !r.contiguous() {
			t := sc.temp(r.dims)
			sc.copyInto(r, t, 1, false)
			r = t
		}
		args[i] = r
	}
	dst := sc.temp(n.dims)
	sc.emit(&routineStep{n: n, args: args, dst: dst})
	return dst
}

// finish finds lifetimes, lays temporaries out in one arena, and checks the
// limits.
func (sc *scheduler) finish(m *Machine) error {
	s := sc.s
	for i, st := range s.steps {
		reads, writes := st.refs()
		for _, k := range writes {
			if s.slots[k].temp && s.slots[k].first < 0 {
				s.slots[k].first = i
			}
			s.slots[k].last = i
		}
		for _, k := range reads {
			s.slots[k].last = i
		}
		s.flops += st.flops()
		if x, ok := st.(*routineStep); ok && x.counts() {
			s.counted += x.flops()
		}
	}
	s.slots[s.result.slot].last = len(s.steps)
	if s.flops > m.opt.Limits.Flops {
		return limitError(fmt.Sprintf("this needs %s operations; the limit is %s", number.Compact(s.flops, 2), number.Compact(m.opt.Limits.Flops, 2)))
	}
	// Buffers by size, each at the lowest offset free during its life (the usual
	// greedy for offline storage allocation).
	var temps []int
	for k := range s.slots {
		if s.slots[k].temp && s.slots[k].first >= 0 {
			temps = append(temps, k)
		}
	}
	sort.SliceStable(temps, func(i, j int) bool { return s.slots[temps[i]].size > s.slots[temps[j]].size })
	var placed []int
	for _, k := range temps {
		m.g.Meter.Steps(1 + len(placed)/8)
		t := &s.slots[k]
		var busy []int
		for _, q := range placed {
			u := &s.slots[q]
			if u.first <= t.last && t.first <= u.last {
				busy = append(busy, q)
			}
		}
		sort.Slice(busy, func(i, j int) bool { return s.slots[busy[i]].at < s.slots[busy[j]].at })
		at := 0
		for _, q := range busy {
			u := &s.slots[q]
			if at+t.size <= u.at {
				break
			}
			at = max(at, (u.at+u.size+7)&^7)
		}
		t.at = at
		s.arena = max(s.arena, t.at+t.size)
		placed = append(placed, k)
	}
	if 8*float64(s.arena) > float64(m.memory()) {
		return m.tooMuch(8 * float64(s.arena))
	}
	return nil
}
