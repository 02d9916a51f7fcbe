package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Recompute walks x's definition and runs it again in m.To: coordinates become
// those of m⁻¹, derivatives are taken in the new chart, inputs over m.From, and
// claims that are trusted, are pushed by their law, points become their
// images. Objects of other charts stay.
func (g *Graph) Recompute(x *Node, m *Map) (*Node, error) {
	r := g.recomputer(m)
	n := r.do(x)
	if r.err != nil {
		err := r.err
		r.err = nil
		return nil, err
	}
	return n, nil
}

type recomputer struct {
	g    *Graph
	m    *Map
	memo map[*Node]*Node
	err  error
}

func (g *Graph) recomputer(m *Map) *recomputer {
	if r, ok := g.memo.recompute[m]; ok {
		return r
	}
	r := &recomputer{g: g, m: m, memo: map[*Node]*Node{}}
	if g.memo.recompute == nil {
		g.memo.recompute = map[*Map]*recomputer{}
	}
	g.memo.recompute[m] = r
	return r
}

func (r *recomputer) axis(a index.Axis) index.Axis {
	if a.Chart == r.m.From {
		a.Chart, a.Size = r.m.To, r.m.To.Dim
	}
	return a
}

func (r *recomputer) fail(reason TransportReason, n *Node) *Node {
	if r.err == nil {
		r.err = &TransportError{Map: r.m, Push: true, Reason: reason}
	}
	return n
}

func (r *recomputer) do(n *Node) *Node {
	if !n.Touches(r.m.From) {
		return n
	}
	if v, ok := r.memo[n]; ok {
		return v
	}
	v := r.rewrite(n)
	if r.err == nil {
		r.memo[n] = v
	}
	return v
}

func (r *recomputer) push(n *Node, law index.Law) *Node {
	v, err := r.g.Push(n, law, r.m)
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return n
	}
	return v
}

func (r *recomputer) rewrite(n *Node) *Node {
	g, from, to := r.g, r.m.From, r.m.To
	switch n.op {
	case OpCoord:
		return g.Implicit(r.m, n.Block(), g.coords(to))
	case OpMapVector:
		return g.MapVector(r.mapOf(n.Map()))
	case OpInput:
		p := n.pay.(*inputOp)
		if p.chart == from {
			return g.Input(r.push(n, p.info.Law), p.info, nil, to)
		}
		// of another chart, with slots over this one: they are pushed at the other's points
		return g.Input(r.push(n, index.Tensor), p.info, nil, p.chart)
	case OpClaim:
		c := n.Claim()
		if c.Trusted && c.Law != index.Chartwise && !closed(n) {
			return g.Claim(r.push(n, c.Law), c)
		}
		return g.Claim(r.do(n.args[0]), c)
	case OpPartial:
		c := n.Chart()
		if c == from {
			c = to
		}
		return g.Partial(r.do(n.args[0]), c)
	case OpAt:
		p := n.Point()
		if p.Chart == from {
			return g.At(r.do(n.args[0]), g.ImagePoint(r.m, p))
		}
		return g.At(r.do(n.args[0]), p)
	case OpCompose:
		return r.compose(n)
	case OpNative:
		return r.native(n)
	case OpPack, OpBlock:
		if n.Chart() == from {
			return r.fail(OverBlocks, n)
		}
	}
	args := make([]*Node, len(n.args))
	for i, a := range n.args {
		args[i] = r.do(a)
		if r.err != nil {
			return n
		}
	}
	return g.rebuild(n, args, r.axis)
}

// closed reports a node that is a value rather than a field.
func closed(n *Node) bool { return n.flags&hasAt != 0 && len(n.over) == 0 }

// compose: what is substituted runs again; where the substituted chart itself
// changes, its new coordinates are m of the old ones.
func (r *recomputer) compose(n *Node) *Node {
	g := r.g
	c := n.Chart()
	repl := make([]*Node, len(n.args)-1)
	for k, a := range n.args[1:] {
		repl[k] = r.do(a)
	}
	e := r.do(n.args[0])
	if r.err != nil {
		return n
	}
	if c != r.m.From {
		return g.Compose(e, c, repl)
	}
	image := make([]*Node, len(r.m.Forward))
	for k, f := range r.m.Forward {
		image[k] = g.Compose(f, c, repl)
	}
	return g.Compose(e, r.m.To, image)
}

// native: a solver is not run again; its result moves by its law.
func (r *recomputer) native(n *Node) *Node {
	op := n.Native()
	slots := false
	for _, a := range n.axes {
		slots = slots || a.Chart == r.m.From
	}
	if op.Law == index.Chartwise {
		return r.fail(NotRecomputed, n)
	}
	if !slots {
		return n
	}
	if op.Base == nil || op.Base.Chart != r.m.From {
		return r.fail(NotRecomputed, n)
	}
	return r.g.At(r.push(n, op.Law), r.g.ImagePoint(r.m, op.Base))
}

// mapOf is what becomes of a map: m∘phi⁻¹ from the chart, phi∘m into it.
func (r *recomputer) mapOf(m *Map) *Map {
	g, phi := r.g, r.m
	if m.From != phi.From && m.To != phi.From {
		return m
	}
	if d, ok := g.derived[mapPair{m, phi}]; ok {
		return d
	}
	d := &Map{ID: -1, Name: m.Name, From: m.From, To: m.To, Span: m.Span}
	if m.From == phi.From {
		d.From = phi.To
	}
	if m.To == phi.From {
		d.To = phi.To
	}
	d.Forward = r.carry(m.Forward, m.To)
	if m.Inverse != nil {
		d.Inverse = r.carry(m.Inverse, m.From)
	}
	g.derived[mapPair{m, phi}] = d
	return d
}

// carry runs expressions again and follows them by phi when they are
// coordinates of its source.
func (r *recomputer) carry(fs []*Node, target *index.Chart) []*Node {
	res := make([]*Node, len(fs))
	for k, f := range fs {
		res[k] = r.do(f)
	}
	if target != r.m.From {
		return res
	}
	image := make([]*Node, len(r.m.Forward))
	for k, f := range r.m.Forward {
		image[k] = r.g.Compose(f, target, res)
	}
	return image
}

// RecomputeMap is what recompute makes of a map value: m∘phi⁻¹ when m starts
// at phi's source, phi∘m when it ends there.
func (g *Graph) RecomputeMap(m, phi *Map) (*Map, error) {
	r := g.recomputer(phi)
	d := r.mapOf(m)
	if err := r.err; err != nil {
		r.err = nil
		return nil, err
	}
	return d, nil
}

// rebuild makes n again over other arguments, its declared axes changed by ax.
func (g *Graph) rebuild(n *Node, args []*Node, ax func(index.Axis) index.Axis) *Node {
	if ax == nil {
		if slices.Equal(args, n.args) {
			return n
		}
		ax = func(a index.Axis) index.Axis { return a }
	}
	axes := make([]index.Axis, len(n.axes))
	for i, a := range n.axes {
		axes[i] = ax(a)
	}
	switch n.op {
	case OpZero:
		return g.Zero(axes)
	case OpArray:
		d, e := n.Data()
		return g.array(d, e, axes)
	case OpContract:
		c := n.pay.(*contraction)
		ops := make([]Operand, len(args))
		for i, a := range args {
			ops[i] = Operand{a, c.labels[i]}
		}
		return g.Contract(c.coef, ops, c.out, axes)
	case OpSum:
		ts := make([]Term, len(args))
		for i, k := range n.SumCoefs() {
			ts[i] = Term{k, args[i]}
		}
		return g.Sum(ts...)
	case OpMap:
		return g.Map(n.Body(), args...)
	case OpReduce:
		return g.Reduce(n.Reduction(), args[0], n.Axis())
	case OpPick:
		return g.Pick(n.Reduction(), args[0], n.Axis())
	case OpGather:
		return g.Gather(args[0], n.Axis(), n.Idx())
	case OpScatter:
		return g.Scatter(args[0], n.Axis(), n.Idx(), axes[n.Axis()])
	case OpStack:
		return g.Stack(axes[:n.StackRank()], args)
	case OpPack:
		return g.Pack(n.Axis(), axes[n.Axis()], args)
	case OpBlock:
		return g.BlockOf(args[0], n.Axis(), n.Block())
	case OpComponent:
		return g.Component(args[0], n.Pos())
	case OpInverse:
		return g.Inverse(args[0])
	case OpDet:
		return g.Det(args[0])
	case OpLogDet:
		return g.LogDet(args[0])
	case OpSolve:
		return g.Solve(args[0], args[1])
	case OpExpM:
		return g.ExpM(args[0])
	case OpExpMFrechet:
		return g.ExpMFrechet(args[0], args[1:], n.Leads())
	case OpEig:
		opt, part := n.EigInfo()
		var metric *Node
		if len(args) > 1 {
			metric = args[1]
		}
		return g.Eig(args[0], metric, opt, part)
	case OpSelect:
		return g.Select(args[0], args[1], args[2])
	case OpPartial:
		return g.Partial(args[0], n.Chart())
	case OpCompose:
		return g.Compose(args[0], n.Chart(), args[1:])
	case OpAt:
		return g.At(args[0], n.Point())
	case OpImplicit:
		return g.Implicit(n.Map(), n.Block(), args)
	case OpNative:
		return g.Native(n.Native(), args...)
	case OpInput:
		if len(args) == 0 {
			return n
		}
		return g.Input(args[0], n.Input(), nil, n.Chart())
	case OpClaim:
		return g.Claim(args[0], n.Claim())
	}
	return n
}
