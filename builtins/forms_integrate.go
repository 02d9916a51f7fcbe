package builtins

// Integrals of forms: a form of the highest degree over a box, a covector along
// a curve.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// topForm reports that integrate was given a form of the highest degree and no
// metric: what integrates by itself, over a chart with its coordinates' order as
// orientation.
func (c *Call) topForm() bool {
	a := c.positional(0)
	o, ok := a.Value.(*value.Object)
	if !ok || c.positional(1) != nil || len(o.Node.Axes()) == 0 {
		return false
	}
	first := o.Node.Axes()[0]
	for i, x := range o.Node.Axes() {
		if x != first || x.Kind != index.Down || o.ViaOf(i) != nil {
			return false
		}
	}
	return len(o.Node.Axes()) == first.Size
}

// integrateForm integrates w[1,…,n] over a box of coordinates.
func (c *Call) integrateForm() (value.Value, error) {
	a := c.positional(0)
	w, chart, err := c.form(a, nil)
	if err != nil {
		return nil, err
	}
	if err := c.noField(a, w); err != nil {
		return nil, err
	}
	pos := make([]int, chart.Dim)
	for i := range pos {
		pos[i] = i
	}
	bounds, err := c.intervals(chart)
	if err != nil {
		return nil, err
	}
	return c.quadrature(c.G.Component(w.Node, pos), chart, bounds, w)
}

// quadrature is the integral of a scalar field over a box, a number.
func (c *Call) quadrature(f *graph.Node, chart *index.Chart, bounds []*graph.Node, args ...*value.Object) (value.Value, error) {
	tol, err := c.positive("tol")
	if err != nil {
		return nil, err
	}
	in := innerOf(c.G, f, chart)
	op := &graph.NativeOp{
		Name:   "integrate",
		Key:    integrateKey{tol, string(in.kinds)},
		Fields: append([]*graph.Node{f}, in.nodes...),
		Chart:  chart,
		Run:    c.withinDomain(chart, runIntegrate),
		Span:   c.Span,
		Ends:   make([]bool, len(bounds)),
	}
	for i, b := range bounds {
		op.Ends[i] = infiniteEnd(&value.Object{Node: b}) != 0
	}
	r := value.ResultOf(c.G.Native(op, bounds...), args...)
	r.Value = true
	return r, nil
}

// solver is what runs a native.
type solver = func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error)

// withinDomain refuses a box that leaves what is known of its chart's domain: the
// integrand means nothing there, whatever its formula gives.
func (c *Call) withinDomain(chart *index.Chart, run solver) solver {
	known := make([]value.Interval, chart.Dim)
	for i := range known {
		known[i] = c.Host.Domain(chart).Interval(i)
	}
	return func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		for i, v := range known {
			for _, x := range []float64{args[2*i][0], args[2*i+1][0]} {
				const rounding = 1e-12
				slack := rounding * max(1, math.Abs(x))
				if x < v.Lo-slack || x > v.Hi+slack {
					name := graph.CoordName(chart, i)
					bound := name + " > " + number.Format(v.Lo, 0)
					if x > v.Hi {
						bound = name + " < " + number.Format(v.Hi, 0)
					}
					return nil, diag.New(CodeInterval, op.Span, fmt.Sprintf("the box leaves the domain of %s: %s comes to %s, where %s", chart.Name, name, number.Format(x, number.Digits), bound))
				}
			}
		}
		return run(rt, op, args)
	}
}

// applyLineIntegral is ∫ w_a d curve^a/ds ds.
func applyLineIntegral(c *Call) (value.Value, error) {
	a := c.positional(0)
	m, err := c.curve(c.positional(1))
	if err != nil {
		return nil, err
	}
	if o, err := c.object(a); err != nil {
		return nil, err
	} else if len(o.Node.Axes()) != 1 {
		return nil, c.wrong(a, "a covector field")
	}
	w, _, err := c.form(a, m.To)
	if err != nil {
		return nil, err
	}
	if err := c.noField(a, w); err != nil {
		return nil, err
	}
	lo, hi, err := c.curveInterval(m)
	if err != nil {
		return nil, err
	}
	f := c.G.Component(c.pulled(w.Node, m), []int{0})
	return c.quadrature(f, m.From, []*graph.Node{lo, hi}, w)
}

// pulled is a covector along a curve, applied to its velocity.
func (c *Call) pulled(w *graph.Node, m *graph.Map) *graph.Node {
	return c.G.Contract(c.G.Pool.Int(1), []graph.Operand{
		{Node: c.G.ComposeMap(w, m), Labels: []int{0}},
		{Node: c.G.Jacobian(m), Labels: []int{0, 1}},
	}, []int{1}, []index.Axis{index.DownOver(m.From)})
}

// curve is an argument that is a map from a chart with one coordinate.
func (c *Call) curve(a *Arg) (*graph.Map, error) {
	m, err := c.mapArg(a)
	if err != nil {
		return nil, err
	}
	if m.From.Dim != 1 || len(m.From.Blocks[0].Dims) > 0 {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("a curve is a map from a chart with one coordinate; %s has %d", m.From.Name, m.From.Dim)).
			WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
	}
	return m, nil
}

// curveInterval is from where to where a curve is followed: the option named as
// its coordinate, else the bounds of its chart.
func (c *Call) curveInterval(m *graph.Map) (lo, hi *graph.Node, err error) {
	if c.option(m.From.Blocks[0].Name) == nil {
		if a, b := c.Host.Domain(m.From).Ends(0); a != nil && b != nil {
			for i := range c.Args { // an option of another name is an error
				if x := &c.Args[i]; x.Name != "" && x.Name != "tol" {
					_, err := c.intervals(m.From)
					return nil, nil, err
				}
			}
			return a.Node, b.Node, nil
		}
	}
	ends, err := c.intervals(m.From)
	if err != nil {
		return nil, nil, err
	}
	return ends[0], ends[1], nil
}
