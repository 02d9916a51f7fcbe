package graph

// Derivatives and compositions removed, so that what remains can be computed
// with arrays.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Lower is x without derivatives and compositions, for the array tier. A scalar
// is differentiated in reverse, an object with axes forward with appended axes
// or in reverse with a batch of adjoints, whichever is smaller, keeping deltas
// as structure; a derivative contracted with a vector is taken along it. What
// only a run gives (At, Native, Eig) stays, unlowered inside.
func (g *Graph) Lower(x *Node) (*Node, error) {
	l := lowerer{g}
	return l.lower(g.withGathers(g.Bare(x)))
}

// Gradient is Lower(Partial(x, c)).
func (g *Graph) Gradient(x *Node, c *index.Chart) (*Node, error) {
	return g.Lower(g.Partial(x, c))
}

// Bare is x without Input and Claim wrappers, outside of At.
func (g *Graph) Bare(x *Node) *Node {
	if x.flags&hasWrapper == 0 {
		return x
	}
	if g.memo.bare == nil {
		g.memo.bare = map[*Node]*Node{}
	}
	if n, ok := g.memo.bare[x]; ok {
		return n
	}
	n := x
	switch {
	case x.Wraps():
		n = g.Bare(x.args[0])
	case x.op == OpAt:
		n = g.At(g.Bare(x.args[0]), x.Point())
	default:
		args := make([]*Node, len(x.args))
		for i, a := range x.args {
			args[i] = g.Bare(a)
		}
		n = g.rebuild(x, args, nil)
	}
	g.memo.bare[x] = n
	return n
}

type lowerer struct{ g *Graph }

func (l lowerer) lower(n *Node) (*Node, error) {
	g := l.g
	how := n.row().lower
	if n.flags&hasDerivative == 0 && !how.always {
		return n, nil
	}
	if g.memo.lower == nil {
		g.memo.lower = map[*Node]*Node{}
	}
	if r, ok := g.memo.lower[n]; ok {
		return r, nil
	}
	mode := g.distribute
	g.distribute = false
	r, err := how.rule(l, n)
	g.distribute = mode
	if err != nil {
		return nil, err
	}
	g.memo.lower[n] = r
	g.memo.lower[r] = r
	return r, nil
}

func (l lowerer) all(ns []*Node) ([]*Node, error) {
	r := make([]*Node, len(ns))
	for i, a := range ns {
		var err error
		if r[i], err = l.lower(a); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// args is n over its lowered arguments.
func (l lowerer) args(n *Node) (*Node, error) {
	args, err := l.all(n.args)
	if err != nil {
		return nil, err
	}
	return l.g.packsMerged(l.g.rebuild(n, args, nil)), nil
}

// lowering writes a node without derivatives. Unless it always has something to
// do, it is asked only where there is a derivative inside.
type lowering struct {
	always bool
	rule   func(l lowerer, n *Node) (*Node, error)
}

var (
	lowerArgs = lowering{rule: lowerer.args}
	// lowerNot: a value of its own stays, unlowered inside.
	lowerNot = lowering{rule: func(_ lowerer, n *Node) (*Node, error) { return n, nil }}
)

// replaceCoords substitutes a chart's coordinates in a node without
// derivatives, through every operation.
func (g *Graph) replaceCoords(x *Node, c *index.Chart, repl []*Node) *Node {
	memo := map[*Node]*Node{}
	var do func(n *Node) *Node
	do = func(n *Node) *Node {
		if !n.DependsOn(c) {
			return n
		}
		if r, ok := memo[n]; ok {
			return r
		}
		var r *Node
		if n.op == OpCoord {
			r = repl[n.Block()]
		} else {
			args := make([]*Node, len(n.args))
			for i, a := range n.args {
				args[i] = do(a)
			}
			r = g.rebuild(n, args, nil)
		}
		memo[n] = r
		return r
	}
	return do(x)
}

// leftCharts are the conditions of charts at what compositions in x put in the place of their coordinates, which replaceCoords leaves out.
func (g *Graph) leftCharts(x *Node) []Condition {
	memo := map[*Node][]Condition{}
	var of func(n *Node) []Condition
	of = func(n *Node) []Condition {
		if ks, ok := memo[n]; ok || n.op == OpAt || n.op == OpNative {
			return ks
		}
		var all []Condition
		add := func(ks []Condition) {
			for _, k := range ks {
				if !slices.Contains(all, k) {
					all = append(all, k)
				}
			}
		}
		if n.op == OpCompose {
			c, repl := n.Chart(), n.args[1:]
			inner := of(n.args[0])
			if n.args[0].DependsOn(c) && g.CoordConditions != nil {
				inner = slices.Concat(inner, g.CoordConditions(c))
			}
			for _, k := range inner {
				add([]Condition{{Low: g.Compose(k.Low, c, repl), High: g.Compose(k.High, c, repl), Strict: k.Strict}})
			}
			for _, a := range repl {
				add(of(a))
			}
		} else {
			for _, a := range n.args {
				add(of(a))
			}
		}
		memo[n] = all
		return all
	}
	return of(x)
}

// mergePacks adds packs over the same slot block by block.
func (g *Graph) mergePacks(s *Node) *Node {
	coefs := s.SumCoefs()
	count := map[[2]any][]int{}
	var first [2]any
	for i, a := range s.args {
		if a.op == OpPack {
			key := [2]any{a.Axis(), a.axes[a.Axis()]}
			count[key] = append(count[key], i)
			if len(count[key]) > len(count[first]) {
				first = key
			}
		}
	}
	ids := count[first]
	if len(ids) < 2 {
		return s
	}
	p := s.args[ids[0]]
	parts := make([]*Node, len(p.args))
	for b := range parts {
		ts := make([]Term, len(ids))
		for k, i := range ids {
			ts[k] = Term{coefs[i], s.args[i].args[b]}
		}
		parts[b] = g.Sum(ts...)
		if parts[b].op == OpSum {
			parts[b] = g.mergePacks(parts[b])
		}
	}
	terms := []Term{{g.Pool.Int(1), g.Pack(p.Axis(), p.axes[p.Axis()], parts)}}
	for i, a := range s.args {
		if !slices.Contains(ids, i) {
			terms = append(terms, Term{coefs[i], a})
		}
	}
	return g.Sum(terms...)
}

// partial is the derivative, which needs what the scalar needs that it is one of.
func (l lowerer) partial(n *Node) (*Node, error) {
	d, err := l.derivative(n)
	if err != nil {
		return nil, err
	}
	e, c, _ := chain(n)
	of, err := l.lower(e)
	if err != nil {
		return nil, err
	}
	return l.g.needing(d, of, c), nil
}

// derivative differentiates the lowered argument: in reverse when it is a scalar
// or smaller than the chart, forward otherwise. Second derivatives are the
// Jacobian of the gradient, one triangle of blocks and its mirror image.
func (l lowerer) derivative(n *Node) (*Node, error) {
	g, c, e := l.g, n.Chart(), n.args[0]
	f, err := l.lower(e)
	if err != nil {
		return nil, err
	}
	if !f.DependsOn(c) {
		return g.Zero(n.axes), nil
	}
	m := f.Size()
	if m > 1 {
		if s, err := g.sparseJacobian(f, c, n.axes); s != nil || err != nil {
			return s, err
		}
	}
	if e.op == OpPartial && e.Chart() == c {
		return l.hessian(n, f, c)
	}
	if m == 1 || m < c.Dim {
		return g.reverseJacobian(f, c, n.axes)
	}
	parts := make([]*Node, len(c.Blocks))
	for b := range parts {
		if parts[b], err = g.forwardBlock(f, c, b); err != nil {
			return nil, err
		}
	}
	return g.Pack(0, n.axes[0], parts), nil
}

func (l lowerer) hessian(n, grad *Node, c *index.Chart) (*Node, error) {
	g := l.g
	nb := len(c.Blocks)
	blocks := make([]*Node, nb)
	for b := range nb {
		blocks[b] = g.BlockOf(grad, 0, b)
	}
	h := make([][]*Node, nb)
	for i := range nb {
		h[i] = make([]*Node, nb)
		fw := g.forward(c, blockAxes(c, i), g.unitSeeds(c, i))
		fw.jacobian = true
		for j := 0; j <= i; j++ {
			d, err := fw.of(blocks[j])
			if err != nil {
				return nil, err
			}
			h[i][j] = d
			if j < i {
				ni, nj := len(c.Blocks[i].Dims), len(c.Blocks[j].Dims)
				perm := iota0(len(d.axes))
				for k := range nj {
					perm[k] = ni + k
				}
				for k := range ni {
					perm[nj+k] = k
				}
				h[j][i] = g.Permute(d, perm)
			}
		}
	}
	rows := make([]*Node, nb)
	for i := range nb {
		rows[i] = g.Pack(len(c.Blocks[i].Dims), n.axes[1], h[i])
	}
	return g.Pack(0, n.axes[0], rows), nil
}

// unitSeeds are the derivatives of a chart's blocks by block b.
func (g *Graph) unitSeeds(c *index.Chart, b int) []*Node {
	dims := blockAxes(c, b)
	seeds := make([]*Node, len(c.Blocks))
	for k := range seeds {
		if k == b {
			ls := iota0(len(dims))
			seeds[k] = g.Contract(g.Pool.Int(1), nil, append(ls, ls...), slices.Concat(dims, dims))
		} else {
			seeds[k] = g.Zero(slices.Concat(dims, blockAxes(c, k)))
		}
	}
	return seeds
}

// forwardBlock is the derivative of f by one block, with the block's dims first.
func (g *Graph) forwardBlock(f *Node, c *index.Chart, b int) (*Node, error) {
	fw := g.forward(c, blockAxes(c, b), g.unitSeeds(c, b))
	fw.jacobian = true
	return fw.of(f)
}

// reverseJacobian is the gradient of a scalar, or the Jacobian of f by a batch
// of adjoints, one per component.
func (g *Graph) reverseJacobian(f *Node, c *index.Chart, axes []index.Axis) (*Node, error) {
	k := len(f.axes)
	ls := iota0(k)
	seed := g.Contract(g.Pool.Int(1), nil, append(ls, ls...), slices.Concat(f.axes, f.axes))
	grads, err := g.reverse(f, c, f.axes, seed)
	if err != nil {
		return nil, err
	}
	for b, a := range grads { // block dims first
		nd := len(c.Blocks[b].Dims)
		perm := make([]int, k+nd)
		for i := range nd {
			perm[i] = k + i
		}
		for i := range k {
			perm[nd+i] = i
		}
		grads[b] = g.Permute(a, perm)
	}
	return g.Pack(0, axes[0], grads), nil
}

// one is the coefficient 1.
func (g *Graph) one() scalar.Expr { return g.Pool.Int(1) }
