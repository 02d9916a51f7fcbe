package graph

// Hash-consing of nodes: equal expressions are one node, and what a node
// inherits from its arguments.

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// New makes an empty graph. The seed is that of its pool.
func New(seed uint64) *Graph {
	m := budget.New()
	return &Graph{
		Meter:    m,
		Pool:     scalar.NewShapes(seed).Meter(m),
		table:    map[string]*Node{},
		exprs:    map[scalar.Expr]int32{},
		charts:   map[*index.Chart]int32{},
		paramID:  map[*Param]int32{},
		mapID:    map[*Map]int32{},
		objID:    map[any]int32{},
		points:   map[string]*Point{},
		origin:   map[*Node]diag.Span{},
		again:    map[diag.Span][]diag.Span{},
		metrics:  map[*Node]string{},
		families: map[string]*family{},
		derived:  map[mapPair]*Map{},
	}
}

// Metered has the work in the graph counted by m from here on.
func (g *Graph) Metered(m *budget.Meter) {
	g.Meter = m
	g.Pool.Meter(m)
}

// Len is the number of nodes made so far.
func (g *Graph) Len() int { return len(g.nodes) }

// SetOrigin remembers a place that a node was written at.
func (g *Graph) SetOrigin(n *Node, at diag.Span) {
	if at.IsZero() {
		return
	}
	first, ok := g.origin[n]
	switch {
	case !ok:
		g.origin[n] = at
	case first != at && !slices.Contains(g.again[first], at):
		g.again[first] = append(g.again[first], at)
	}
}

// WrittenIn is, of the places where what was first written at one was written, the
// first in a stretch of source; else the one.
func (g *Graph) WrittenIn(first, stretch diag.Span) diag.Span {
	in := func(at diag.Span) bool {
		return at.Source == stretch.Source && stretch.Start <= at.Start && at.End <= stretch.End
	}
	if !in(first) {
		for _, at := range g.again[first] {
			if in(at) {
				return at
			}
		}
	}
	return first
}

// Origin is the place a node was first written at, or the zero Span.
func (g *Graph) Origin(n *Node) diag.Span { return g.origin[n] }

// NameMetric remembers that a node is a metric, and its first name: what fails
// when it is inverted is then said of a metric.
func (g *Graph) NameMetric(n *Node, name string) {
	if n.op == OpAt {
		n = n.args[0]
	}
	for _, m := range []*Node{n, Strip(n)} {
		if _, ok := g.metrics[m]; !ok {
			g.metrics[m] = name
		}
	}
}

// MetricName is the name that a metric was bound under.
func (g *Graph) MetricName(n *Node) (string, bool) {
	if n.op == OpAt {
		n = n.args[0]
	}
	name, ok := g.metrics[n]
	if !ok {
		name, ok = g.metrics[Strip(n)]
	}
	return name, ok
}

// A key is built by begin and the k methods at once: nothing in between may
// make another node.
// Beside the key, which tells nodes of this graph apart, goes a hash of the same
// content that is the same in every graph, see order.go.
func (g *Graph) begin(op Op) {
	g.kb = append(g.kb[:0], byte(op))
	g.content = uint64(op)
	g.level = 0
}

// kID tells apart what is alike in every other way.
func (g *Graph) kID(v int) { g.kb = binary.AppendVarint(g.kb, int64(v)) }

func (g *Graph) kInt(v int) {
	g.kID(v)
	g.content = mix(g.content, uint64(v))
}

// kHash takes a hash whole, where an int has 32 bits, too.
func (g *Graph) kHash(h uint64) {
	g.kb = binary.LittleEndian.AppendUint64(g.kb, h)
	g.content = mix(g.content, h)
}
func (g *Graph) kNode(n *Node) {
	g.kID(int(n.id))
	g.content = mix(g.content, n.place.hash)
	g.level = max(g.level, n.level)
}
func (g *Graph) kText(s string) {
	g.kInt(len(s))
	g.kb = append(g.kb, s...)
	g.content = mixText(g.content, s)
}
func (g *Graph) kFloat(v float64) {
	g.kb = binary.LittleEndian.AppendUint64(g.kb, math.Float64bits(v))
	g.content = mix(g.content, math.Float64bits(v))
}
func (g *Graph) kNodes(ns []*Node) {
	g.kInt(len(ns))
	for _, n := range ns {
		g.kNode(n)
	}
}
func (g *Graph) kInts(vs []int) {
	g.kInt(len(vs))
	for _, v := range vs {
		g.kInt(v)
	}
}
func (g *Graph) kChart(c *index.Chart) {
	g.content = mixChart(g.content, c)
	if c == nil {
		g.kID(-1)
		return
	}
	id, ok := g.charts[c]
	if !ok {
		id = int32(len(g.charts))
		g.charts[c] = id
	}
	g.kID(int(id))
}
func (g *Graph) kAxes(axes []index.Axis) {
	g.kInt(len(axes))
	for _, a := range axes {
		g.kInt(int(a.Kind))
		g.kChart(a.Chart)
		g.kInt(a.Size)
	}
}
func (g *Graph) kExpr(e scalar.Expr) {
	id, ok := g.exprs[e]
	if !ok {
		id = int32(len(g.exprs))
		g.exprs[e] = id
	}
	g.kID(int(id))
	g.content = mix(g.content, e.Content())
}
func (g *Graph) kMap(m *Map) {
	g.content = mixMap(g.content, m)
	if m == nil {
		g.kID(-1)
		return
	}
	id, ok := g.mapID[m]
	if !ok {
		id = int32(len(g.mapID))
		g.mapID[m] = id
		m.level = max(levelOf(m.Forward), levelOf(m.Inverse))
	}
	g.kID(int(id))
	g.level = max(g.level, m.level)
}
func (g *Graph) kParam(p *Param) {
	id, ok := g.paramID[p]
	if !ok {
		id = int32(len(g.paramID))
		g.paramID[p] = id
	}
	g.kID(int(id))
	if p.Default != nil {
		g.level = max(g.level, p.Default.level)
	}
	g.content = mixParam(g.content, p)
}
func (g *Graph) kAny(v any) {
	id, ok := g.objID[v]
	if !ok {
		id = int32(len(g.objID))
		g.objID[v] = id
	}
	g.kID(int(id))
	switch v := v.(type) {
	case *Point:
		g.level = max(g.level, v.level)
	case *family:
		g.level = max(g.level, v.m.level, levelOf(v.args))
	}
	g.content = mixAny(g.content, v)
}

// Room counts the memory of n numbers or positions, which are made next for a node to hold.
func (g *Graph) Room(n int) { g.Meter.Bytes(8 * min(n, math.MaxInt/64)) }

// intern finds the node with these parts, or makes it.
func (g *Graph) intern(op Op, axes []index.Axis, pay any, args ...*Node) *Node {
	g.begin(op)
	g.kNodes(args)
	rows[op].key(g, axes, pay)
	if n, ok := g.table[string(g.kb)]; ok {
		return n
	}
	size := nodeBytes + 2*len(g.kb) + 8*len(args) + 32*len(axes)
	g.Meter.Steps(1 + len(args))
	g.Meter.Bytes(size)
	g.Meter.Depth(int(g.level) + 1)
	n := &Node{id: int32(len(g.nodes)), level: g.level + 1, op: op, axes: axes, args: args, pay: pay}
	g.table[string(g.kb)] = n
	g.setPlace(n)
	g.derive(n)
	g.nodes = append(g.nodes, n)
	g.bytes += int64(size)
	if a, ok := pay.(*arrayData); ok {
		g.bytes += 8 * int64(len(a.data))
	}
	return n
}

// levelOf is the highest level of nodes.
func levelOf(ns []*Node) (level int32) {
	for _, n := range ns {
		level = max(level, n.level)
	}
	return level
}

// nodeBytes is about what a node takes, with its places in the graph's tables.
const nodeBytes = 600

// Bytes is about how many bytes the graph takes: its nodes, and the expressions of
// its pool.
func (g *Graph) Bytes() int64 { return g.bytes + g.Pool.Bytes() }

// derive fills what a node inherits from its arguments and its payload.
func (g *Graph) derive(n *Node) {
	for _, a := range n.args {
		n.flags |= a.flags
		n.deps = unionCharts(n.deps, a.deps)
		n.mayDepend = unionCharts(n.mayDepend, a.mayDepend)
		n.touch = unionCharts(n.touch, a.touch)
		n.params = unionParams(n.params, a.params)
	}
	n.row().inherit(n)
	n.mayDepend = unionCharts(n.mayDepend, n.deps)
	n.touch = unionCharts(n.touch, n.mayDepend)
	for _, a := range n.axes {
		if a.Chart != nil {
			n.touch = addChart(n.touch, a.Chart)
		}
	}
}

// inheritOpens has n depend on the open functions that its scalar expressions call.
func (n *Node) inheritOpens(es ...scalar.Expr) {
	for _, e := range es {
		for _, o := range e.Opens() {
			n.params = unionParams(n.params, []*Param{o.Of.(*Param)})
		}
	}
}

// allPoints visits p and the points it is an image of.
func allPoints(p *Point) func(func(*Point) bool) {
	return func(yield func(*Point) bool) {
		var visit func(*Point) bool
		visit = func(q *Point) bool {
			if !yield(q) {
				return false
			}
			for _, r := range q.Pre {
				if !visit(r.At) {
					return false
				}
			}
			return true
		}
		visit(p)
	}
}

func hasChart(cs []*index.Chart, c *index.Chart) bool {
	for _, x := range cs {
		if x == c {
			return true
		}
	}
	return false
}

func addChart(cs []*index.Chart, c *index.Chart) []*index.Chart {
	if hasChart(cs, c) {
		return cs
	}
	return append(cs[:len(cs):len(cs)], c)
}

func dropChart(cs []*index.Chart, c *index.Chart) []*index.Chart {
	if !hasChart(cs, c) {
		return cs
	}
	var r []*index.Chart
	for _, x := range cs {
		if x != c {
			r = append(r, x)
		}
	}
	return r
}

func unionCharts(a, b []*index.Chart) []*index.Chart {
	if len(a) == 0 {
		return b
	}
	for _, c := range b {
		a = addChart(a, c)
	}
	return a
}

func unionParams(a, b []*Param) []*Param {
	if len(a) == 0 {
		return b
	}
next:
	for _, p := range b {
		for _, q := range a {
			if p == q {
				continue next
			}
		}
		a = append(a[:len(a):len(a)], p)
	}
	return a
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
