package graph

// Forward-mode differentiation: derivatives carried from the coordinates to the
// result.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
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
	return nil, &NoDerivative{n, n.op.String() + " has no derivative"}
}

// notDifferentiable: the value is no differentiable function of its arguments,
// and why says so.
func notDifferentiable(why func(n *Node) string) func(*forward, *Node) (*Node, error) {
	return func(_ *forward, n *Node) (*Node, error) { return nil, &NoDerivative{n, why(n)} }
}

// inverseJacobianNode is K^i_a at an implicit point, lowered.
func (g *Graph) inverseJacobianNode(fam *family) (*Node, error) {
	repl := make([]*Node, len(fam.m.From.Blocks))
	for b := range repl {
		repl[b] = g.Implicit(fam.m, b, fam.args)
	}
	return lowerer{g}.lower(g.Bare(g.compose(g.InverseJacobian(fam.m), fam.m.From, substitution{nodes: repl})))
}
