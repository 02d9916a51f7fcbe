package graph

import (
	"reflect"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// What tests of the rows see of them.

// EmptyFacts names what an operation's row leaves out.
func EmptyFacts(op Op) (out []string) {
	if rows[op] == nil {
		return []string{"the row itself"}
	}
	r := reflect.ValueOf(*rows[op])
	for i := range r.NumField() {
		if r.Field(i).IsZero() {
			out = append(out, r.Type().Field(i).Name)
		}
	}
	f := rows[op]
	for what, missing := range map[string]bool{
		"lower: its rule":                     f.lower.rule == nil,
		"formula: of the node":                f.formula.whole == nil,
		"formula: over arguments, for series": f.series == SeriesByFormula && f.formula.ofArgs == nil,
		"series: by its formula":              f.series == NoSeries && f.formula.ofArgs != nil,
		"sparsity: its moves":                 f.sparsity.kind == Moved && f.sparsity.moves == nil,
		"linear: in which arguments":          f.linear.known && f.linear.in == nil,
	} {
		if missing {
			out = append(out, what)
		}
	}
	return out
}

// Carries reports an operation whose nodes carry more than their arguments.
func Carries(op Op) bool { return !rows[op].payload.is(nil) }

// FitsItsRow says what of a node's form contradicts the row of its operation.
func FitsItsRow(n *Node) string {
	r := n.row()
	switch {
	case !r.payload.is(n.pay):
		return "another payload"
	case len(n.args) < r.args.least || len(n.args) > r.args.most:
		return "another number of arguments"
	case !r.axes.declared && !sameAxes(r.axes.of(n.pay, n.args), n.axes):
		return "other axes"
	}
	return ""
}

// LinearIn lists the arguments that a node is said to be linear in, and whether
// together.
func LinearIn(n *Node) (in []bool, together bool) {
	l := n.row().linear
	for k := range n.args {
		in = append(in, l.in(k))
	}
	return in, l.together
}

// Rebuild is the row's, also for the same arguments.
func (g *Graph) Rebuild(n *Node, args []*Node) *Node { return n.row().rebuild(g, n, args, n.axes) }

// Forward is the derivative of a lowered node by all coordinates, forward.
func (g *Graph) Forward(n *Node, c *index.Chart) (*Node, error) {
	parts := make([]*Node, len(c.Blocks))
	for b := range parts {
		var err error
		if parts[b], err = g.forwardBlock(n, c, b); err != nil {
			return nil, err
		}
	}
	return g.Pack(0, index.DownOver(c), parts), nil
}

// Along is the derivative of a lowered node along a vector.
func (g *Graph) Along(n, v *Node, c *index.Chart) (*Node, error) {
	return g.alongVector(n, c, v, 0, nil)
}

// Reverse is the derivative of a lowered node by all coordinates, in reverse.
func (g *Graph) Reverse(n *Node, c *index.Chart) (*Node, error) {
	return g.reverseJacobian(n, c, append([]index.Axis{index.DownOver(c)}, n.axes...))
}

// Rule reports whether an operation has a forward and a reverse rule for the
// node as it is.
func (g *Graph) Rule(n *Node, c *index.Chart) (forward, reverse error) {
	_, forward = n.row().forward(g.forward(c, blockAxes(c, 0), g.unitSeeds(c, 0)), n)
	r := &reverseSweep{g: g, c: c, parts: map[*Node][]Term{}}
	return forward, n.row().reverse(r, n, g.Ones(n.axes))
}

// LoneComp is one component, by itself.
func (u *Formulas) LoneComp(n *Node, at int) (scalar.Expr, error) { return u.loneComp(n, at) }

// Cost is the estimate for a node's formula.
func (g *Graph) Cost(n *Node) float64 { return g.cost(n) }

// Pattern lists the coordinates each component may depend on; nil: not known.
func Pattern(n *Node, c *index.Chart) [][]int32 { return newPattern(c, 1<<20).of(n) }
