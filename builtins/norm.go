package builtins

// norm and cross: lengths, and the product of two vectors in dimension 3, of arrays or by a metric.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyNorm is the root of the sum of squares of an array's numbers, or of an
// object with slots by a metric.
func applyNorm(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if ga := c.positional(1); ga == nil {
		if o.Slots() > 0 {
			d := diag.New(CodeNeedsMetric, c.Span, fmt.Sprintf("the norm of %s needs a metric", a.text())).WithNote(c.Entry.Signature)
			c.fixWithMetric(d, axes[0].Chart, func(g string) string { return fmt.Sprintf("norm(%s, %s)", a.code(), g) }, "")
			return nil, d
		}
		return value.ResultOf(c.root(c.squared(o.Node, o.Node)), o), nil
	}
	if o.Slots() == 0 || o.Slots() < len(axes) {
		return nil, c.wrong(a, "a vector, a covector or another tensor beside a metric")
	}
	g, err := c.metric(c.positional(1), axes[0].Chart)
	if err != nil {
		return nil, err
	}
	met, err := c.Host.Meet([]*value.Object{o, g}, []diag.Span{a.Span, c.positional(1).Span})
	if err != nil {
		return nil, err
	}
	o, g = met[0], met[1]
	other := o.Node
	for k, axis := range o.Node.Axes() {
		if axis.Chart != g.Node.Axes()[0].Chart {
			return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s has slots over %s too, the metric is over %s", a.text(), axis.Chart.Name, g.Node.Axes()[0].Chart.Name))
		}
		m := g.Node
		if axis.Kind == index.Down {
			m = c.G.Inverse(m)
		}
		other = c.turnedAt(m, other, k)
	}
	return value.ResultOf(c.root(c.squared(o.Node, other)), o, g), nil
}

// turnedAt contracts the k-th axis of x with a metric or its inverse.
func (c *Call) turnedAt(m, x *graph.Node, k int) *graph.Node {
	n := len(x.Axes())
	in, out := make([]int, n), make([]int, n)
	axes := make([]index.Axis, n)
	for i := range in {
		in[i], out[i], axes[i] = i, i, x.Axes()[i]
	}
	in[k], axes[k] = n, m.Axes()[0]
	return c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: m, Labels: []int{k, n}}, {Node: x, Labels: in}}, out, axes)
}

// squared is the sum of products of all entries.
func (c *Call) squared(x, y *graph.Node) *graph.Node {
	all := make([]int, len(x.Axes()))
	for i := range all {
		all[i] = i
	}
	return c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: x, Labels: all}, {Node: y, Labels: all}}, nil, nil)
}

// root is the square root of a scalar.
func (c *Call) root(x *graph.Node) *graph.Node {
	p := c.G.Pool
	return c.G.Map(p.Sqrt(p.Arg(0)), x)
}

// applyCross is e^k_ij u^i v^j, of the volume form of a metric in dimension 3; of
// lists of three numbers the Euclidean one.
func applyCross(c *Call) (value.Value, error) {
	objs := make([]*value.Object, 2)
	var err error
	for i := range objs {
		if objs[i], err = c.object(c.positional(i)); err != nil {
			return nil, err
		}
	}
	u, v := objs[0], objs[1]
	for i, o := range objs {
		a := c.positional(i)
		axes := o.Node.Axes()
		if len(axes) != 1 || axes[0].Kind != objs[0].Node.Axes()[0].Kind {
			return nil, c.wrong(a, "two vectors, or two lists of three numbers")
		}
		if axes[0].Size != 3 {
			return nil, diag.New(CodeShape, a.Span, fmt.Sprintf("a cross product is one of dimension 3, %s has %d", a.text(), axes[0].Size))
		}
	}
	symbol := func(axes ...index.Axis) *graph.Node { return c.G.Array(leviCivita(c.G, 3), axes) }
	axis := u.Node.Axes()[0]
	ga := c.positional(2)
	if u.Slots() == 0 {
		if ga != nil {
			return nil, c.wrong(c.positional(0), "vectors beside a metric")
		}
		n := c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: symbol(axis, axis, axis), Labels: []int{0, 1, 2}}, {Node: u.Node, Labels: []int{1}}, {Node: v.Node, Labels: []int{2}}}, []int{0}, []index.Axis{axis})
		return value.ResultOf(n, u, v), nil
	}
	if axis.Kind != index.Up {
		return nil, c.wrong(c.positional(0), "vectors, with an upper slot").(*diag.Diagnostic).WithNote("raise(a, G) is the vector of a covector")
	}
	if ga == nil {
		d := diag.New(CodeNeedsMetric, c.Span, "a cross product of vectors needs a metric").WithNote(c.Entry.Signature)
		c.fixWithMetric(d, axis.Chart, func(g string) string {
			return fmt.Sprintf("cross(%s, %s, %s)", c.positional(0).code(), c.positional(1).code(), g)
		}, "")
		return nil, d
	}
	g, err := c.metric(ga, axis.Chart)
	if err != nil {
		return nil, err
	}
	met, err := c.Host.Meet([]*value.Object{u, v, g}, []diag.Span{c.positional(0).Span, c.positional(1).Span, ga.Span})
	if err != nil {
		return nil, err
	}
	u, v, g = met[0], met[1], met[2]
	down := g.Node.Axes()[0]
	n := c.G.Contract(c.G.Pool.Int(1), []graph.Operand{
		{Node: c.sqrtAbs(c.G.Det(g.Node))}, {Node: symbol(down, down, down), Labels: []int{3, 1, 2}},
		{Node: c.G.Inverse(g.Node), Labels: []int{0, 3}}, {Node: u.Node, Labels: []int{1}}, {Node: v.Node, Labels: []int{2}},
	}, []int{0}, []index.Axis{axis})
	r := value.ResultOf(n, u, v, g)
	r.Base, r.Via = u.Base, u.Via
	return r, nil
}
