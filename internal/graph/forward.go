package graph

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// forward differentiates nodes along given derivatives of a chart's blocks.
// lead are the axes the derivative has in front: none for a direction, a
// block's dims for a Jacobian.
type forward struct {
	g        *Graph
	c        *index.Chart
	lead     []index.Axis
	seeds    []*Node // per block: lead + the block's dims
	memo     map[*Node]*Node
	families map[*family]*Node
	jacobian bool // keep deltas: products distribute over sums that have them
}

func (g *Graph) forward(c *index.Chart, lead []index.Axis, seeds []*Node) *forward {
	return &forward{g: g, c: c, lead: lead, seeds: seeds, memo: map[*Node]*Node{}}
}

// of is the derivative of a lowered node: lead + its axes.
func (f *forward) of(n *Node) (*Node, error) {
	mode := f.g.distribute
	f.g.distribute = f.jacobian
	defer func() { f.g.distribute = mode }()
	return f.d(f.g.expandProducts(n, f.c))
}

func (f *forward) axes(n *Node) []index.Axis { return slices.Concat(f.lead, n.axes) }

func (f *forward) d(n *Node) (*Node, error) {
	if !n.DependsOn(f.c) {
		return f.g.Zero(f.axes(n)), nil
	}
	if r, ok := f.memo[n]; ok {
		return r, nil
	}
	r, err := n.row().forward(f, n)
	if err != nil {
		return nil, err
	}
	f.memo[n] = r
	return r, nil
}

func (f *forward) all(ns []*Node) ([]*Node, error) {
	r := make([]*Node, len(ns))
	for i, a := range ns {
		var err error
		if r[i], err = f.d(a); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// leadLabels are labels for the leading axes, from the given number on.
func leadLabels(k, from int) []int {
	r := iota0(k)
	for i := range r {
		r[i] += from
	}
	return r
}

// fromDerivatives is a rule that needs the derivatives of all arguments.
func fromDerivatives(rule func(f *forward, n *Node, ds []*Node) *Node) func(*forward, *Node) (*Node, error) {
	return func(f *forward, n *Node) (*Node, error) {
		ds, err := f.all(n.args)
		if err != nil {
			return nil, err
		}
		return rule(f, n, ds), nil
	}
}

// noDerivative: there is nothing to differentiate, or another form of the node
// is differentiated.
func noDerivative(f *forward, n *Node) (*Node, error) {
	if _, err := f.all(n.args); err != nil {
		return nil, err
	}
	return nil, &NotExpressible{Node: n, Why: n.op.String() + " has no derivative"}
}

// notDifferentiable: the value is no differentiable function of its arguments.
func notDifferentiable(_ *forward, n *Node) (*Node, error) {
	return nil, &NotExpressible{Node: n, Why: n.op.String() + " is not differentiable"}
}

// contract is the product rule; the leading axes are appended to the operand's
// labels and to the result's.
func (f *forward) contract(n *Node) (*Node, error) {
	g := f.g
	c := n.pay.(*contraction)
	L := leadLabels(len(f.lead), len(c.sizes))
	out := slices.Concat(L, c.out)
	axes := f.axes(n)
	var terms []Term
	for k, a := range n.args {
		d, err := f.d(a)
		if err != nil {
			return nil, err
		}
		if d.op == OpZero {
			continue
		}
		ops := make([]Operand, len(n.args))
		for i, x := range n.args {
			ops[i] = Operand{x, c.labels[i]}
		}
		ops[k] = Operand{d, slices.Concat(L, c.labels[k])}
		t, err := g.contractPacked(c.coef, ops, out, axes)
		if err != nil {
			return nil, err
		}
		terms = append(terms, Term{g.one(), t})
	}
	if len(terms) == 0 {
		return g.Zero(axes), nil
	}
	return g.Sum(terms...), nil
}

// mapDerivative is ∂body/∂arg_k as a node of the map's axes.
func (g *Graph) mapDerivative(n *Node, k int) (*Node, error) {
	key := mapArg{n, k}
	if d, ok := g.memo.mapDeriv[key]; ok {
		return d, nil
	}
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	var d *Node
	if self, ok := g.selfDerivative(n); ok {
		d = g.Map(self, n)
	} else {
		body, err := g.Pool.Diff(n.Body(), g.Pool.ArgVar(k))
		if err != nil {
			return nil, &NotExpressible{Node: n, Err: err}
		}
		d = g.Broadcast(g.Map(body, n.args...), n.axes)
	}
	if g.memo.mapDeriv == nil {
		g.memo.mapDeriv = map[mapArg]*Node{}
	}
	g.memo.mapDeriv[key] = d
	return d, nil
}

// selfDerivative is the derivative of a function that its own value gives, as a
// body in the value: it is there already, the argument's function is not.
func (g *Graph) selfDerivative(n *Node) (scalar.Expr, bool) {
	p := g.Pool
	v := p.View(n.Body())
	if len(n.args) != 1 || v.Op != scalar.Call || v.Coef.Num != 1 || v.Coef.Den != 1 || len(v.Args) != 1 || v.Args[0] != p.Arg(0) {
		return scalar.Expr{}, false
	}
	y, one := p.Arg(0), p.Int(1)
	switch v.Kernel.Name {
	case "tanh":
		return p.Sub(one, p.PowInt(y, 2)), true
	case "tan":
		return p.Add(one, p.PowInt(y, 2)), true
	case "exp":
		return y, true
	case "sigmoid":
		return p.Mul(y, p.Sub(one, y)), true
	case "sqrt":
		return p.Scale(1, 2, p.Rcp(y)), true
	}
	return scalar.Expr{}, false
}

type mapArg struct {
	n *Node
	k int
}

func (f *forward) mapRule(n *Node) (*Node, error) {
	g := f.g
	a := iota0(len(n.axes))
	L := leadLabels(len(f.lead), len(a))
	out := slices.Concat(L, a)
	axes := f.axes(n)
	terms := []Term{{g.one(), g.Zero(axes)}}
	for k, x := range n.args {
		d, err := f.d(x)
		if err != nil {
			return nil, err
		}
		if d.op == OpZero {
			continue
		}
		m, err := g.mapDerivative(n, k)
		if err != nil {
			return nil, err
		}
		ls := L
		if len(x.axes) > 0 {
			ls = out
		}
		terms = append(terms, Term{g.one(), g.Contract(g.one(), []Operand{{m, a}, {d, ls}}, out, axes)})
	}
	return g.Sum(terms...), nil
}

// reduce: max and min follow the first extreme element, logsumexp weighs by
// softmax. Products were opened before.
func (f *forward) reduce(n *Node) (*Node, error) {
	g := f.g
	x := n.args[0]
	d, err := f.d(x)
	if err != nil {
		return nil, err
	}
	w := g.reduceWeights(n)
	a := iota0(len(x.axes))
	L := leadLabels(len(f.lead), len(a))
	out := slices.Concat(L, slices.Delete(slices.Clone(a), n.Axis(), n.Axis()+1))
	return g.Contract(g.one(), []Operand{{w, a}, {d, slices.Concat(L, a)}}, out, f.axes(n)), nil
}

// stack moves the leading axes of the parts in front of the stacked ones.
func (f *forward) stack(n *Node, ds []*Node) *Node {
	g := f.g
	r, lead := n.StackRank(), len(f.lead)
	s := g.Stack(n.axes[:r], ds) // stacked, lead, trailing
	perm := make([]int, len(s.axes))
	for i := range perm {
		switch {
		case i < lead:
			perm[i] = r + i
		case i < lead+r:
			perm[i] = i - lead
		default:
			perm[i] = i
		}
	}
	return g.Permute(s, perm)
}

// solve: A Dx = Db - DA x.
func (f *forward) solve(n *Node, ds []*Node) *Node {
	g := f.g
	a, b := n.args[0], n.args[1]
	rest := len(b.axes) - 1
	lead := len(f.lead)
	L := leadLabels(lead, rest+2)
	R := leadLabels(rest, 2)
	axes := slices.Concat(b.axes[:1], f.lead, b.axes[1:])
	out := slices.Concat([]int{0}, L, R)
	rhs := g.Sub(
		g.Contract(g.one(), []Operand{{ds[1], slices.Concat(L, []int{0}, R)}}, out, axes),
		g.Contract(g.one(), []Operand{{ds[0], slices.Concat(L, []int{0, 1})}, {n, append([]int{1}, R...)}}, out, axes))
	x := g.Solve(a, rhs) // [j, lead, rest]
	perm := make([]int, 0, len(x.axes))
	for i := range lead {
		perm = append(perm, 1+i)
	}
	perm = append(perm, 0)
	for i := range rest {
		perm = append(perm, 1+lead+i)
	}
	return g.Permute(x, perm)
}

// frechet: linear in each direction, one order more in the matrix.
func (f *forward) frechet(n *Node, ds []*Node) *Node {
	g := f.g
	leads, lead := n.Leads(), len(f.lead)
	axes := f.axes(n)
	terms := []Term{{g.one(), g.Zero(axes)}}
	at := 0
	for j := range leads {
		es := slices.Clone(n.args[1:])
		es[j] = ds[j+1]
		ls := slices.Clone(leads)
		ls[j] += lead
		r := g.ExpMFrechet(n.args[0], es, ls)
		terms = append(terms, Term{g.one(), g.Permute(r, toFront(len(axes), at, lead))})
		at += leads[j]
	}
	r := g.ExpMFrechet(n.args[0], append(slices.Clone(n.args[1:]), ds[0]), append(slices.Clone(leads), lead))
	terms = append(terms, Term{g.one(), g.Permute(r, toFront(len(axes), at, lead))})
	return g.Sum(terms...)
}

// toFront is the permutation that brings k axes at position at to the front.
func toFront(n, at, k int) []int {
	perm := make([]int, 0, n)
	for i := range k {
		perm = append(perm, at+i)
	}
	for i := range n {
		if i < at || i >= at+k {
			perm = append(perm, i)
		}
	}
	return perm
}

// implicit: D x = K(x) D y.
func (f *forward) implicit(n *Node) (*Node, error) {
	g := f.g
	p := n.pay.(*implicitOp)
	dx, ok := f.families[p.fam]
	if !ok {
		ds, err := f.all(n.args)
		if err != nil {
			return nil, err
		}
		k, err := g.inverseJacobianNode(p.fam)
		if err != nil {
			return nil, err
		}
		lead := len(f.lead)
		L := leadLabels(lead, 2)
		dy := g.Pack(lead, index.UpOver(p.m.To), ds)
		dx, err = g.contractPacked(g.one(), []Operand{{k, []int{0, 1}}, {dy, append(slices.Clone(L), 1)}},
			append(slices.Clone(L), 0), slices.Concat(f.lead, []index.Axis{index.UpOver(p.m.From)}))
		if err != nil {
			return nil, err
		}
		if f.families == nil {
			f.families = map[*family]*Node{}
		}
		f.families[p.fam] = dx
	}
	return g.BlockOf(dx, len(f.lead), p.block), nil
}

// inverseJacobianNode is K^i_a at an implicit point, lowered.
func (g *Graph) inverseJacobianNode(fam *family) (*Node, error) {
	repl := make([]*Node, len(fam.m.From.Blocks))
	for b := range repl {
		repl[b] = g.Implicit(fam.m, b, fam.args)
	}
	return lowerer{g}.lower(g.Bare(g.compose(g.InverseJacobian(fam.m), fam.m.From, substitution{nodes: repl})))
}
