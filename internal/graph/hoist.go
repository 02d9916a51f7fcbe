package graph

// Values at one point gathered: a product of values at a point becomes the
// value of the product.

// hoisting says whether an At moves out of an operation.
type hoisting uint8

const (
	hoistingUnknown hoisting = iota // forgotten
	movesOut                        // the operation of values at a point is the value of the operation
	staysWithin                     // only its arguments are hoisted
	notLookedInto                   // not even these
)

// Hoist moves At outward: a product, sum or map of values at one point becomes
// one At of the product, sum or map, so that a derivative contracted with a
// vector after it was taken at the point is still a derivative along it.
// Values at other points, params and numbers are constants inside.
func (g *Graph) Hoist(x *Node) *Node {
	if x.flags&hasAt == 0 {
		return x
	}
	if g.memo.hoist == nil {
		g.memo.hoist = map[*Node]*Node{}
	}
	if r, ok := g.memo.hoist[x]; ok {
		return r
	}
	r := g.hoist(x)
	g.memo.hoist[x] = r
	return r
}

func (g *Graph) hoist(x *Node) *Node {
	switch {
	case x.op == OpAt:
		e := g.Hoist(x.args[0])
		if e == x.args[0] {
			return x
		}
		return g.At(e, x.Point())
	case x.row().hoist == notLookedInto:
		return x
	case x.row().role == wrapper:
		if x.Wraps() {
			return g.Hoist(x.args[0])
		}
		return x
	}
	args := make([]*Node, len(x.args))
	for i, a := range x.args {
		args[i] = g.Hoist(a)
	}
	x = g.rebuild(x, args, nil)
	if x.row().hoist == staysWithin {
		return x
	}
	var p *Point
	for _, a := range x.args {
		if a.op == OpAt && (p == nil || a.args[0].flags&hasDerivative != 0) {
			p = a.Point()
		}
	}
	if p == nil {
		return x
	}
	in := make([]*Node, len(x.args))
	for i, a := range x.args {
		switch {
		case a.op == OpAt && a.Point() == p:
			in[i] = a.args[0]
		case len(a.deps) > 0:
			return x // a field: it may be differentiated yet, and an At has no derivative
		default:
			in[i] = a
		}
	}
	return g.At(g.rebuild(x, in, nil), p)
}
