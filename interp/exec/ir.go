package exec

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp/exec/einsum"
	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
	"github.com/seed2d4d80ff/geo/interp/scalar"
)

// The array tier's intermediate form: what a lowered graph is once products
// are in pairs. Everything elementwise is one kind of node with a scalar body,
// so that regions grow by substituting bodies.
type irOp uint8

const (
	irLeaf  irOp = iota // an input of the schedule
	irConst             // numbers
	irFill              // one number everywhere
	irView              // another arrangement of args[0]
	irElem              // body, elementwise with broadcasts
	irPair              // contraction of one or two args
	irDelta             // args[0] on a diagonal, zero elsewhere
	irSum               // terms added
	irPack              // blocks laid one after another along an axis
	irStack             // components laid side by side
	irOther             // anything with a routine of its own on contiguous arrays
)

// irNode is one value of the array tier.
type irNode struct {
	id   int
	op   irOp
	dims []int
	args []*irNode
	from *graph.Node // where it comes from, for messages

	body  scalar.Expr // irElem, in Arg(k) for args[k]
	maps  [][]int     // irElem: for each axis of args[k], the result axis it runs along
	coefs []float64   // irSum

	labels [][]int // irPair: of args, and sizes per label
	out    []int   // irPair, irDelta: labels of the result's axes
	sizes  []int
	alpha  float64
	sym    bool // irPair: symmetric, by the graph or as a product of equal factors

	fix   []int      // irView: position added along each axis of args[0]
	terms [][][2]int // irView: per result axis, (axis of args[0], factor)

	axis int       // irPack
	data []float64 // irConst
	fill float64   // irFill
	leaf leaf      // irLeaf
	run  routine   // irOther

	stands *irNode // of a sum's elementwise part: the sum
	dense  bool    // second derivatives of a large chart: the limit message names top: k
}

// leaf says where an input's numbers come from.
type leaf struct {
	chart *index.Chart // a block of coordinates
	block int
	param *graph.Param
	node  *graph.Node // evaluated before: At, Native, Eig, Compose, Implicit
}

// routine computes a contiguous result from contiguous arguments.
type routine func(f *frame, out []float64, args [][]float64) error

func (n *irNode) size() int { return product(n.dims) }

// product saturates instead of overflowing.
func product(dims []int) int {
	const most = 1 << 60
	n := 1
	for _, d := range dims {
		if d > 0 && n > most/d {
			return most
		}
		n *= d
	}
	return n
}

// irBuilder turns lowered graph nodes into intermediate form, hash-consed.
type irBuilder struct {
	g     *graph.Graph
	memo  map[*graph.Node]*irNode
	table map[string]*irNode
	nodes []*irNode
	exprs map[scalar.Expr]int
	dense int // the largest dimension of a dense second derivative
}

func newIRBuilder(g *graph.Graph, dense int) *irBuilder {
	return &irBuilder{g: g, memo: map[*graph.Node]*irNode{}, table: map[string]*irNode{}, exprs: map[scalar.Expr]int{}, dense: dense}
}

// add interns n under key ("" when it is not to be shared).
func (b *irBuilder) add(key string, n *irNode) *irNode {
	if key != "" {
		if old, ok := b.table[key]; ok {
			return old
		}
		b.table[key] = n
	}
	n.id = len(b.nodes)
	b.nodes = append(b.nodes, n)
	return n
}

func dimsOf(axes []index.Axis) []int {
	d := make([]int, len(axes))
	for i, a := range axes {
		d[i] = a.Size
	}
	return d
}

// node is the intermediate form of a graph node.
func (b *irBuilder) node(n *graph.Node) (*irNode, error) {
	if r, ok := b.memo[n]; ok {
		return r, nil
	}
	r, err := b.make(n)
	if err != nil {
		return nil, err
	}
	if r.from == nil {
		r.from = n
	}
	slots := 0
	for _, a := range n.Axes() {
		if a.Kind != index.Plain && a.Size > b.dense {
			slots++
		}
	}
	if slots >= 2 {
		r.dense = true
	}
	b.memo[n] = r
	return r, nil
}

func (b *irBuilder) args(n *graph.Node) ([]*irNode, error) {
	out := make([]*irNode, len(n.Args()))
	for i, a := range n.Args() {
		r, err := b.node(a)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, nil
}

func (b *irBuilder) make(n *graph.Node) (*irNode, error) {
	dims := dimsOf(n.Axes())
	for _, d := range dims {
		if d < 0 {
			return nil, internal("an array whose size is known only when it has run stands inside an expression")
		}
	}
	switch n.Op() {
	case graph.OpZero:
		return b.fill(0, dims), nil
	case graph.OpArray:
		data, _ := n.Data()
		return b.add("", &irNode{op: irConst, dims: dims, data: data}), nil
	case graph.OpParam:
		return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{param: n.Param()}}), nil
	case graph.OpCoord:
		return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{chart: n.Chart(), block: n.Block()}}), nil
	case graph.OpAt, graph.OpNative, graph.OpEig, graph.OpCompose, graph.OpImplicit:
		return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{node: n}}), nil
	case graph.OpInput, graph.OpClaim:
		if len(n.Args()) == 0 {
			return nil, internal("a generic input has no value")
		}
		return b.node(n.Args()[0])
	case graph.OpMapVector:
		return b.node(b.g.MapComponents(n.Map()))
	case graph.OpContract:
		return b.contract(n, dims)
	}
	args, err := b.args(n)
	if err != nil {
		return nil, err
	}
	switch n.Op() {
	case graph.OpSum:
		coefs := make([]float64, len(args))
		for i, c := range n.SumCoefs() {
			coefs[i] = b.g.Value(c)
		}
		return b.sum(dims, coefs, args), nil
	case graph.OpMap:
		maps := make([][]int, len(args))
		for i, a := range args {
			if len(a.dims) > 0 {
				maps[i] = iota0(len(dims))
			}
		}
		return b.elem(n.Body(), dims, args, maps), nil
	case graph.OpSelect:
		maps := [][]int{nil, iota0(len(dims)), iota0(len(dims))}
		p := b.g.Pool
		body := p.Call(scalar.KernelByName("select"), p.Arg(0), p.Arg(1), p.Arg(2))
		return b.elem(body, dims, args, maps), nil
	case graph.OpComponent:
		v := &irNode{op: irView, dims: dims, args: args, fix: make([]int, len(args[0].dims))}
		for i, p := range n.Pos() {
			if p >= 0 {
				v.fix[i] = p
			} else {
				v.terms = append(v.terms, [][2]int{{i, 1}})
			}
		}
		return b.view(v), nil
	case graph.OpBlock:
		blk := n.Chart().Blocks[n.Block()]
		v := &irNode{op: irView, dims: dims, args: args, fix: make([]int, len(args[0].dims))}
		for i := range args[0].dims {
			if i != n.Axis() {
				v.terms = append(v.terms, [][2]int{{i, 1}})
				continue
			}
			v.fix[i] = blk.Offset
			factor := blk.Size
			for _, d := range blk.Dims {
				factor /= d
				v.terms = append(v.terms, [][2]int{{i, factor}})
			}
		}
		return b.view(v), nil
	case graph.OpPack:
		return b.add(fmt.Sprint("pack", n.ID()), &irNode{op: irPack, dims: dims, args: args, axis: n.Axis()}), nil
	case graph.OpStack:
		return b.add(fmt.Sprint("stack", n.ID()), &irNode{op: irStack, dims: dims, args: args}), nil
	case graph.OpReduce, graph.OpPick, graph.OpGather, graph.OpScatter,
		graph.OpInverse, graph.OpDet, graph.OpLogDet, graph.OpSolve, graph.OpExpM, graph.OpExpMFrechet:
		run, err := routineOf(n)
		if err != nil {
			return nil, err
		}
		return b.add(fmt.Sprint("other", n.ID()), &irNode{op: irOther, dims: dims, args: args, run: run, from: n}), nil
	}
	return nil, internal("no array form of " + n.Op().String())
}

func iota0(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = i
	}
	return r
}

func (b *irBuilder) fill(v float64, dims []int) *irNode {
	return b.add(fmt.Sprint("fill", v, dims), &irNode{op: irFill, dims: dims, fill: v})
}

// key starts a table key with an operation, a shape and argument ids.
func key(op string, dims []int, args []*irNode) *strings.Builder {
	var s strings.Builder
	fmt.Fprint(&s, op, dims)
	for _, a := range args {
		fmt.Fprint(&s, " ", a.id)
	}
	return &s
}

// elem is an elementwise node. Fills among its arguments go into the body.
func (b *irBuilder) elem(body scalar.Expr, dims []int, args []*irNode, maps [][]int) *irNode {
	p := b.g.Pool
	sub := map[scalar.Var]scalar.Expr{}
	var keep []*irNode
	var keepMaps [][]int
next:
	for k, a := range args {
		m := maps[k]
		for a.op == irView && plainView(a) {
			m = through(a, m)
			a = a.args[0]
		}
		if a.op == irFill {
			sub[p.ArgVar(k)] = p.Float(a.fill)
			continue
		}
		for j := range keep {
			if keep[j] == a && equalInts(keepMaps[j], m) {
				sub[p.ArgVar(k)] = p.Arg(j)
				continue next
			}
		}
		if len(keep) != k {
			sub[p.ArgVar(k)] = p.Arg(len(keep))
		}
		keep = append(keep, a)
		keepMaps = append(keepMaps, m)
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	if v, ok := body.Number(); ok {
		return b.fill(v, dims)
	}
	if x := (extraction{b: b, dims: dims, args: keep, maps: keepMaps}); !alone(p, body) {
		body = x.split(body)
		keep, keepMaps = x.args, x.maps
	}
	body, keep, keepMaps = b.prune(body, keep, keepMaps)
	k := key("elem", dims, keep)
	fmt.Fprint(k, keepMaps, b.exprID(body))
	return b.add(k.String(), &irNode{op: irElem, dims: dims, args: keep, maps: keepMaps, body: body})
}

// prune drops arguments that the body does not use.
func (b *irBuilder) prune(body scalar.Expr, args []*irNode, maps [][]int) (scalar.Expr, []*irNode, [][]int) {
	p := b.g.Pool
	sub := map[scalar.Var]scalar.Expr{}
	n := 0
	for k := range args {
		if !p.Uses(body, p.ArgVar(k)) {
			continue
		}
		if n != k {
			sub[p.ArgVar(k)] = p.Arg(n)
		}
		args[n], maps[n] = args[k], maps[k]
		n++
	}
	if len(sub) > 0 {
		body = p.Subst(body, scalar.NewSubstitution(sub))
	}
	return body, args[:n], maps[:n]
}

// exprID numbers expressions for keys.
func (b *irBuilder) exprID(e scalar.Expr) int {
	id, ok := b.exprs[e]
	if !ok {
		id = len(b.exprs)
		b.exprs[e] = id
	}
	return id
}

func equalInts(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// plainView reports a view that only permutes, repeats or broadcasts axes.
func plainView(v *irNode) bool {
	for _, f := range v.fix {
		if f != 0 {
			return false
		}
	}
	seen := 0
	for _, ts := range v.terms {
		for _, t := range ts {
			if t[1] != 1 {
				return false
			}
			seen++
		}
	}
	return seen == len(v.args[0].dims)
}

// through composes a view with the map of its result's axes.
func through(v *irNode, m []int) []int {
	out := make([]int, len(v.args[0].dims))
	for i, ts := range v.terms {
		for _, t := range ts {
			out[t[0]] = m[i]
		}
	}
	return out
}

// view interns a view; a view of a view is one view.
func (b *irBuilder) view(v *irNode) *irNode {
	a := v.args[0]
	if a.op == irFill {
		return b.fill(a.fill, v.dims)
	}
	if a.op == irView {
		fix := append([]int(nil), a.fix...)
		for i, f := range v.fix {
			for _, t := range a.terms[i] {
				fix[t[0]] += f * t[1]
			}
		}
		terms := make([][][2]int, len(v.terms))
		for i, ts := range v.terms {
			for _, t := range ts {
				for _, u := range a.terms[t[0]] {
					terms[i] = append(terms[i], [2]int{u[0], u[1] * t[1]})
				}
			}
		}
		v.args, v.fix, v.terms = a.args, fix, terms
	}
	identity := plainView(v) && equalInts(v.dims, v.args[0].dims)
	for i, ts := range v.terms {
		identity = identity && len(ts) == 1 && ts[0][0] == i
	}
	if identity {
		return v.args[0]
	}
	k := key("view", v.dims, v.args)
	fmt.Fprint(k, v.fix, v.terms)
	return b.add(k.String(), v)
}

// sum adds terms: elementwise parts become one body, the rest are summed into
// the result in place when it is emitted.
func (b *irBuilder) sum(dims []int, coefs []float64, args []*irNode) *irNode {
	k := key("sum", dims, args)
	fmt.Fprint(k, coefs)
	return b.add(k.String(), &irNode{op: irSum, dims: dims, coefs: coefs, args: args})
}

// contract takes a product apart: the structure of the result (diagonals,
// broadcasts), then pairs in the planner's order.
func (b *irBuilder) contract(n *graph.Node, dims []int) (*irNode, error) {
	coef, labels, out := n.Contract()
	sizes := n.LabelSizes()
	args, err := b.args(n)
	if err != nil {
		return nil, err
	}
	alpha := b.g.Value(coef)
	// Fills among the operands are numbers and broadcasts.
	var ops []*irNode
	var ls [][]int
	covered := make([]bool, len(sizes))
	for i, a := range args {
		l := labels[i]
		for a.op == irView && plainView(a) {
			l = through(a, l)
			a = a.args[0]
		}
		if a.op == irFill {
			alpha *= a.fill
			continue
		}
		for _, x := range l {
			covered[x] = true
		}
		ops = append(ops, a)
		ls = append(ls, l)
	}
	inOut := make([]bool, len(sizes))
	var distinct []int
	repeated := false
	for _, l := range out {
		if inOut[l] {
			repeated = true
			continue
		}
		inOut[l] = true
		distinct = append(distinct, l)
	}
	// What a fill alone ran over while it was summed counts its range.
	for i := range args {
		for _, l := range labels[i] {
			if !covered[l] && !inOut[l] {
				alpha *= float64(sizes[l])
				covered[l] = true
			}
		}
	}
	var core []int // result labels that some operand has
	for _, l := range distinct {
		if covered[l] {
			core = append(core, l)
		}
	}
	r, err := b.product(alpha, ops, ls, core, sizes, n)
	if err != nil {
		return nil, err
	}
	if len(core) != len(distinct) { // broadcast
		v := &irNode{op: irView, args: []*irNode{r}, fix: make([]int, len(core))}
		for _, l := range distinct {
			v.dims = append(v.dims, sizes[l])
			var t [][2]int
			for i, c := range core {
				if c == l {
					t = [][2]int{{i, 1}}
				}
			}
			v.terms = append(v.terms, t)
		}
		r = b.view(v)
	}
	if !repeated {
		return r, nil
	}
	pos := map[int]int{}
	for i, l := range distinct {
		pos[l] = i
	}
	d := &irNode{op: irDelta, dims: dims, args: []*irNode{r}}
	for _, l := range out {
		d.out = append(d.out, pos[l])
	}
	k := key("delta", dims, d.args)
	fmt.Fprint(k, d.out)
	return b.add(k.String(), d), nil
}

// product is alpha times the contraction of ops into out (distinct labels, all
// covered).
func (b *irBuilder) product(alpha float64, ops []*irNode, labels [][]int, out, sizes []int, n *graph.Node) (*irNode, error) {
	dims := make([]int, len(out))
	for i, l := range out {
		dims[i] = sizes[l]
	}
	if len(ops) == 0 || alpha == 0 {
		return b.fill(alpha, dims), nil
	}
	if !reducing(labels, out) {
		return b.times(alpha, ops, labels, out, sizes), nil
	}
	alpha, ops, labels = b.openOuter(alpha, ops, labels)
	if len(sizes) > einsum.MaxLabels {
		return nil, limitError(fmt.Sprintf("a product of %d indices; the most is %d", len(sizes), einsum.MaxLabels))
	}
	plan := einsum.New(sizes, labels, out)
	vals := append([]*irNode(nil), ops...)
	ls := append([][]int(nil), labels...)
	for i, st := range plan.Steps {
		k := 1.0
		if i == len(plan.Steps)-1 {
			k = alpha
		}
		as, al := []*irNode{vals[st.A]}, [][]int{ls[st.A]}
		if st.B >= 0 {
			as, al = append(as, vals[st.B]), append(al, ls[st.B])
		}
		var r *irNode
		if reducing(al, st.Out) {
			r = b.pair(k, as, al, st.Out, sizes)
			if i == len(plan.Steps)-1 && len(st.Out) == 2 && len(n.Axes()) == 2 {
				for _, gr := range b.g.Symmetries(n) {
					r.sym = r.sym || len(gr) == 2
				}
			}
		} else {
			r = b.times(k, as, al, st.Out, sizes)
		}
		if r.from == nil {
			r.from = n
		}
		vals, ls = append(vals, r), append(ls, st.Out)
	}
	return vals[len(vals)-1], nil
}

// openOuter replaces operands that are products of smaller ones (a_u e_n) by
// their factors, so that the planner may contract those one by one.
func (b *irBuilder) openOuter(alpha float64, ops []*irNode, labels [][]int) (float64, []*irNode, [][]int) {
	p := b.g.Pool
	var out []*irNode
	var ls [][]int
	for i, o := range ops {
		coef, factors, ok := 1.0, []int(nil), o.op == irElem
		if ok {
			coef, factors, ok = productOf(p, o.body, len(o.args))
		}
		for _, k := range factors {
			ok = ok && o.args[k].size() < o.size()
		}
		if !ok || len(ops)+len(factors) > 12 {
			out, ls = append(out, o), append(ls, labels[i])
			continue
		}
		alpha *= coef
		for _, k := range factors {
			l := make([]int, len(o.maps[k]))
			for j, x := range o.maps[k] {
				l[j] = labels[i][x]
			}
			out, ls = append(out, o.args[k]), append(ls, l)
		}
	}
	return alpha, out, ls
}

// productOf reads a body that is a number times a product of distinct
// arguments, every argument once.
func productOf(p *scalar.Pool, body scalar.Expr, n int) (coef float64, args []int, ok bool) {
	v := p.View(body)
	index := func(e scalar.Expr) int {
		w, ok := e.AsVar()
		for k := 0; ok && k < n; k++ {
			if p.ArgVar(k) == w {
				return k
			}
		}
		return -1
	}
	if v.Op != scalar.Product || len(v.Factors) != n {
		return 0, nil, false
	}
	for _, f := range v.Factors {
		k := index(f.Base)
		if f.Exp != 1 || k < 0 {
			return 0, nil, false
		}
		args = append(args, k)
	}
	return v.Coef.Float, args, true
}

func reducing(labels [][]int, out []int) bool {
	for _, ls := range labels {
	next:
		for _, l := range ls {
			for _, o := range out {
				if o == l {
					continue next
				}
			}
			return true
		}
	}
	return false
}

// times is a product without a sum: elementwise, or a mere view.
func (b *irBuilder) times(alpha float64, ops []*irNode, labels [][]int, out, sizes []int) *irNode {
	pos := make([]int, len(sizes))
	dims := make([]int, len(out))
	for i, l := range out {
		pos[l] = i
		dims[i] = sizes[l]
	}
	p := b.g.Pool
	if len(ops) == 1 && alpha == 1 {
		v := &irNode{op: irView, dims: dims, args: ops, fix: make([]int, len(labels[0])), terms: make([][][2]int, len(out))}
		for i, l := range labels[0] {
			v.terms[pos[l]] = append(v.terms[pos[l]], [2]int{i, 1})
		}
		return b.view(v)
	}
	maps := make([][]int, len(ops))
	factors := []scalar.Expr{p.Float(alpha)}
	for k, ls := range labels {
		factors = append(factors, p.Arg(k))
		for _, l := range ls {
			maps[k] = append(maps[k], pos[l])
		}
	}
	return b.elem(p.Mul(factors...), dims, ops, maps)
}

// pair is a contraction of one or two values that sums something. Labels are
// renumbered so that equal contractions meet.
func (b *irBuilder) pair(alpha float64, args []*irNode, labels [][]int, out, sizes []int) *irNode {
	num := map[int]int{}
	r := &irNode{op: irPair, args: args, alpha: alpha}
	rename := func(ls []int) []int {
		o := make([]int, len(ls))
		for i, l := range ls {
			k, ok := num[l]
			if !ok {
				k = len(num)
				num[l] = k
				r.sizes = append(r.sizes, sizes[l])
			}
			o[i] = k
		}
		return o
	}
	for _, ls := range labels {
		r.labels = append(r.labels, rename(ls))
	}
	r.out = rename(out)
	for _, l := range r.out {
		r.dims = append(r.dims, r.sizes[l])
	}
	r.sym = len(args) == 2 && args[0] == args[1]
	k := key("pair", r.dims, args)
	fmt.Fprint(k, r.labels, r.out, alpha)
	return b.add(k.String(), r)
}
