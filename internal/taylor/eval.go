package taylor

// Tensor expressions evaluated as Taylor series about a point, operands before
// what uses them.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// eval gives the components of n, row-major, as series to order r in the
// frame's variables.
func (f *frame[T]) eval(n *graph.Node, r int) ([]Series[T], error) {
	if e, ok := f.memo[n]; ok && e.order >= r {
		return f.cut(e.s, r), nil
	}
	order, top := f.plan(n, r)
	if _, err := f.algebra(f.alg.Shape.Vars, top); err != nil {
		return nil, err
	}
	for _, w := range order {
		if e, ok := f.memo[w.node]; ok && e.order >= w.order {
			continue
		}
		if err := f.cancelled(); err != nil {
			return nil, err
		}
		s, err := f.node(w.node, w.order)
		if err != nil {
			return nil, err
		}
		f.memo[w.node] = entry[T]{w.order, s}
		if f.tracked {
			f.note(s)
		}
	}
	return f.cut(f.memo[n].s, r), nil
}

func (f *frame[T]) cut(s []Series[T], r int) []Series[T] {
	n := f.alg.Shape.Count(r)
	for _, x := range s {
		if len(x) > n {
			t := make([]Series[T], len(s))
			for i, x := range s {
				t[i] = f.alg.Cut(x, r)
			}
			return t
		}
	}
	return s
}

// arg is an argument already evaluated.
func (f *frame[T]) arg(n *graph.Node, r int) []Series[T] { return f.cut(f.memo[n].s, r) }

type want struct {
	node  *graph.Node
	order int
}

// plan lists what must be evaluated in this frame, operands first, each at the
// order its users need (a partial derivative needs one more), and the highest
// of these.
func (f *frame[T]) plan(root *graph.Node, r int) ([]want, int) {
	type visit struct {
		n    *graph.Node
		next int
	}
	children := map[*graph.Node][]*graph.Node{}
	var post []*graph.Node
	stack := []visit{{root, 0}}
	children[root] = f.children(root)
	for len(stack) > 0 {
		v := &stack[len(stack)-1]
		if cs := children[v.n]; v.next < len(cs) {
			c := cs[v.next]
			v.next++
			if _, seen := children[c]; !seen {
				children[c] = f.children(c)
				stack = append(stack, visit{c, 0})
			}
			continue
		}
		post = append(post, v.n)
		stack = stack[:len(stack)-1]
	}
	need := map[*graph.Node]int{root: r}
	top := r
	for i := len(post) - 1; i >= 0; i-- {
		n := post[i]
		k := need[n]
		top = max(top, k)
		if e, ok := f.memo[n]; ok && e.order >= k {
			// Its operands need nothing for its sake; those without need drop out.
			continue
		}
		switch n.Op() {
		case graph.OpPartial:
			k++
		case graph.OpEig:
			k = 0
		default: // every other operation: its operands at its own order
		}
		for _, c := range children[n] {
			if old, ok := need[c]; !ok || old < k {
				need[c] = k
			}
		}
	}
	ws := make([]want, 0, len(post))
	for _, n := range post {
		if k, ok := need[n]; ok {
			ws = append(ws, want{n, k})
		}
	}
	return ws, top
}

// children are the nodes that n needs in this frame.
func (f *frame[T]) children(n *graph.Node) []*graph.Node {
	if f.leaf(n) || f.movedByLaw(n) {
		return nil
	}
	switch n.Op() {
	case graph.OpMapVector:
		return n.Map().Forward
	case graph.OpAt, graph.OpNative:
		return nil
	case graph.OpCompose:
		return n.Args()[1:]
	default: // every other operation is evaluated where it stands
		return n.Args()
	}
}

// leaf reports a node that stands for a random one of its kind.
func (f *frame[T]) leaf(n *graph.Node) bool { return f.random != nil && f.random.leaf(f.run, n) }

// movedByLaw reports a node whose components in new coordinates are its old ones,
// pushed: inputs, solvers' results, and claims that hold. The claim under test
// is not.
func (f *frame[T]) movedByLaw(n *graph.Node) bool {
	if !f.inNewCoordinates {
		return false
	}
	if f.planes != nil && f.pure(n) {
		return false // a scalar field: its expression in the new coordinates
	}
	switch n.Op() {
	case graph.OpInput, graph.OpNative:
		return true
	case graph.OpClaim:
		return n != f.root && !f.rerunClaims && n.Claim().Law != index.Chartwise && !f.outsideFrame(n.Axes())
	default: // every other operation is run again
		return f.leaf(n)
	}
}

// outsideFrame reports a slot that changes over a chart of which this frame holds no
// point: a vector of the ambient space along an immersion, say. The axes do not
// say along which map, so such a claim is run again and not pushed.
func (f *frame[T]) outsideFrame(axes []index.Axis) bool {
	for _, a := range axes {
		if f.turns(a) {
			if p := f.place(a.Chart); p == nil || p.germ == nil {
				return true
			}
		}
	}
	return false
}

// node evaluates one node whose operands are in the memo.
func (f *frame[T]) node(n *graph.Node, r int) ([]Series[T], error) {
	if err := f.restricts(n); err != nil {
		return nil, err
	}
	if f.movedByLaw(n) {
		return f.moveByLaw(n, r)
	}
	if f.leaf(n) {
		return f.random.jet(f, n, r)
	}
	return f.series(n, r)
}

func product(dims []int) int {
	n := 1
	for _, d := range dims {
		n *= d
	}
	return n
}

func (f *frame[T]) constants(v []T) []Series[T] {
	s := make([]Series[T], len(v))
	for i, x := range v {
		s[i] = f.alg.Const(x)
	}
	return s
}

func (f *frame[T]) array(n *graph.Node) ([]Series[T], error) {
	if f.shrunk(n.Axes()) {
		return nil, undecided("numbers at fixed positions")
	}
	data, exact := n.Data()
	v := make([]T, len(data))
	for i, x := range data {
		if exact == nil {
			v[i] = f.image(x)
			continue
		}
		c, err := f.number(exact[i])
		if err != nil {
			return nil, err
		}
		v[i] = c
	}
	return f.constants(v), nil
}

func (f *frame[T]) coord(n *graph.Node, r int) ([]Series[T], error) {
	p := f.place(n.Chart())
	if p == nil {
		return nil, undecided("coordinates of %s outside a point of it", n.Chart().Name)
	}
	x, err := f.coordinates(p, r)
	if err != nil {
		return nil, err
	}
	b := n.Chart().Blocks[n.Block()]
	if b.Offset+b.Size > len(x) || f.shrunk(n.Axes()) {
		return nil, undecided("coordinates at fixed positions")
	}
	return x[b.Offset : b.Offset+b.Size], nil
}

func (f *frame[T]) sum(n *graph.Node, r int) ([]Series[T], error) {
	out := make([]Series[T], product(f.dims(n)))
	for k, t := range n.Args() {
		c, err := f.number(n.SumCoefs()[k])
		if err != nil {
			return nil, err
		}
		for i, x := range f.arg(t, r) {
			out[i] = f.alg.Add(out[i], f.alg.Scale(c, x, r), r)
		}
	}
	return out, nil
}

func (f *frame[T]) partial(n *graph.Node, r int) ([]Series[T], error) {
	c, x := n.Chart(), n.Args()[0]
	s := f.arg(x, r+1)
	d := f.dim(c)
	out := make([]Series[T], d*len(s))
	p := f.place(c)
	if p == nil {
		if x.DependsOn(c) {
			return nil, undecided("a derivative by %s outside a point of it", c.Name)
		}
		return out, nil
	}
	for v := range d {
		for i, y := range s {
			out[v*len(s)+i] = f.alg.Partial(y, p.first+v, r)
		}
	}
	return out, nil
}

// elementwise runs a Map's body on each element.
func (f *frame[T]) elementwise(n *graph.Node, r int) ([]Series[T], error) {
	prog, err := f.program(n)
	if err != nil {
		return nil, err
	}
	b := bodies[T]{f.alg, f.vals, f.coef}
	args := make([][]Series[T], len(n.Args()))
	for k, a := range n.Args() {
		args[k] = f.arg(a, r)
	}
	out := make([]Series[T], product(f.dims(n)))
	in := make([]Series[T], len(args))
	for i := range out {
		if i%256 == 255 {
			if err := f.cancelled(); err != nil {
				return nil, err
			}
		}
		for k, a := range args {
			in[k] = a[0]
			if len(n.Args()[k].Axes()) > 0 {
				in[k] = a[i]
			}
		}
		if out[i], err = b.run(prog, in, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (u *run[T]) program(n *graph.Node) (*program, error) {
	if p := u.programs[n]; p != nil {
		return p, nil
	}
	p, err := compile(u.g.Pool, n.Body(), len(n.Args()))
	if err != nil {
		return nil, err
	}
	if u.programs == nil {
		u.programs = map[*graph.Node]*program{}
	}
	u.programs[n] = p
	return p, nil
}
