package exec

// From operations on arrays to an intermediate form: elementwise expressions,
// views, products of pairs.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
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
	const most = min(1<<60, math.MaxInt)
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

	products []plannedProduct // for plans
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

// make asks the operation's kernel.
func (b *irBuilder) make(n *graph.Node) (*irNode, error) {
	dims := dimsOf(n.Axes())
	for _, d := range dims {
		if d < 0 {
			return nil, internal("an array whose size is known only when it has run stands inside an expression")
		}
	}
	return operations[n.Op()].form(b, n, dims)
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
			m = viewedAxes(a, m)
			a = a.args[0]
		}
		if a.op == irFill {
			sub[p.ArgVar(k)] = p.Float(a.fill)
			continue
		}
		for j := range keep {
			if keep[j] == a && slices.Equal(keepMaps[j], m) {
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

// viewedAxes composes a view with the map of its result's axes.
func viewedAxes(v *irNode, m []int) []int {
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
	identity := plainView(v) && slices.Equal(v.dims, v.args[0].dims)
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
