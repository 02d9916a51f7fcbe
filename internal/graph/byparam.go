package graph

// Derivatives by a param, which becomes the coordinate of a chart of its own for
// as long as it takes.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// byParam is what is made once for a param that something is differentiated by.
type byParam struct {
	chart *index.Chart // its only coordinate stands for the param
	nodes map[*Node]*Node
	maps  map[*Map]*Map
}

// ByParam is the derivative of x by a scalar param, everything else held: a
// field stays a field, and moves from chart to chart as x does. A point or a map
// that depends on the param moves along. What a solver finds has no derivative.
func (g *Graph) ByParam(x *Node, p *Param) (*Node, error) {
	if !slices.Contains(x.params, p) {
		return g.Zero(x.axes), nil
	}
	if x.op == OpAt && !Moves(x.Point(), p) {
		d, err := g.ByParam(x.args[0], p)
		if err != nil {
			return nil, err
		}
		return g.At(d, x.Point()), nil
	}
	b := g.byParam(p)
	y, err := g.opened(x, p, b)
	if err != nil {
		return nil, err
	}
	pos := append([]int{0}, minusOnes(len(x.axes))...)
	d := g.Component(g.Partial(y, b.chart), pos)
	if !d.DependsOn(b.chart) {
		return d, nil
	}
	return g.intern(OpCompose, x.axes, &composeOp{chart: b.chart, of: x}, d, g.Param(p)), nil
}

func (g *Graph) byParam(p *Param) *byParam {
	b, ok := g.memo.byParam[p]
	if !ok {
		b = &byParam{
			chart: index.NewChart(-1, p.Name, []index.Block{{Name: p.Name}}),
			nodes: map[*Node]*Node{},
			maps:  map[*Map]*Map{},
		}
		if g.memo.byParam == nil {
			g.memo.byParam = map[*Param]*byParam{}
		}
		g.memo.byParam[p] = b
	}
	return b
}

// Moves reports whether a point, or one that it is an image of, moves with a param.
func Moves(q *Point, p *Param) bool {
	for at := range allPoints(q) {
		for _, c := range at.Coords {
			if slices.Contains(c.params, p) {
				return true
			}
		}
	}
	return false
}

// opened is n with the coordinate in the param's place. Claims that are to be
// tested go: whoever differentiates holds them.
func (g *Graph) opened(n *Node, p *Param, b *byParam) (*Node, error) {
	if !slices.Contains(n.params, p) {
		return n, nil
	}
	if r, ok := b.nodes[n]; ok {
		return r, nil
	}
	r, err := g.openNode(n, p, b)
	if err != nil {
		return nil, err
	}
	b.nodes[n] = r
	return r, nil
}

func (g *Graph) openNode(n *Node, p *Param, b *byParam) (*Node, error) {
	switch n.op {
	case OpParam:
		return g.Coord(b.chart, 0), nil
	case OpNative, OpEig:
		_, err := n.row().forward(nil, n)
		return nil, err
	case OpImplicit:
		return nil, &NoDerivative{n, "by " + p.Name + ": it moves the inverse of " + n.Map().Name}
	case OpMapVector:
		m, err := g.openMap(n.Map(), p, b)
		if err != nil {
			return nil, err
		}
		return g.MapVector(m), nil
	default: // every other operation rests on its arguments
	}
	args := make([]*Node, len(n.args))
	for i, a := range n.args {
		var err error
		if args[i], err = g.opened(a, p, b); err != nil {
			return nil, err
		}
	}
	switch {
	case n.op == OpClaim && !n.Claim().Trusted:
		return args[0], nil
	case n.op == OpAt:
		q := n.Point()
		coords, err := g.openAll(q.Coords, p, b)
		if err != nil {
			return nil, err
		}
		return g.Compose(args[0], q.Chart, coords), nil
	}
	return g.rebuild(n, args, nil), nil
}

func (g *Graph) openAll(ns []*Node, p *Param, b *byParam) ([]*Node, error) {
	r := make([]*Node, len(ns))
	for k, n := range ns {
		var err error
		if r[k], err = g.opened(n, p, b); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// openMap is a map whose expressions move with the coordinate.
func (g *Graph) openMap(m *Map, p *Param, b *byParam) (*Map, error) {
	if d, ok := b.maps[m]; ok {
		return d, nil
	}
	d := &Map{ID: -1, Name: m.Name, From: m.From, To: m.To, Span: m.Span}
	var err error
	if d.Forward, err = g.openAll(m.Forward, p, b); err != nil {
		return nil, err
	}
	if m.Inverse != nil {
		if d.Inverse, err = g.openAll(m.Inverse, p, b); err != nil {
			return nil, err
		}
	}
	b.maps[m] = d
	return d, nil
}

// DerivedByParam is what a node is the derivative of, where ByParam made it;
// else nil.
func (n *Node) DerivedByParam() *Node {
	if p, ok := n.pay.(*composeOp); ok {
		return p.of
	}
	return nil
}
