package builtins

// flow(v, p, T): the integral curve of a vector field, and an estimate of its error.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// flowing is what every integral curve begins with: its field and its point.
type flowing struct {
	*flow
	field *graph.Node
	args  []*graph.Node // the coordinates of the point
	j     *journey
}

func (c *Call) flowing() (*flowing, error) {
	a := c.positional(0)
	if o, ok := a.Value.(*value.Object); ok && o.Lit == nil && o.Slots() == 0 && len(o.Node.Axes()) == 1 && len(o.Node.Charts()) == 1 {
		chart := o.Node.Charts()[0]
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is an array of scalars; as a vector field it is on %s", a.text(), chart.Name)).
			WithFix(a.Span, fmt.Sprintf("(%s on %s)", a.code(), chart.Name))
	}
	v, err := c.vector(a, nil)
	if err != nil {
		return nil, err
	}
	chart := v.Node.Axes()[0].Chart
	if v.Value {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a vector at one point; flow follows a vector field", a.text()))
	}
	for _, other := range v.Node.Charts() {
		if other != chart {
			return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is a vector of %s and depends on %s", a.text(), chart.Name, other.Name))
		}
	}
	if v.Law != index.Tensor {
		d := diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is no vector field in every chart, so its curves would be of this chart only", a.text()))
		if v.Why != "" {
			d.WithNote(v.Why)
		}
		return nil, d.WithNote("components that are meant on this chart are a field of it: tensor v^i = …")
	}
	p, err := c.pointOf(c.positional(1), chart)
	if err != nil {
		return nil, err
	}
	s := &flowing{field: v.Node, args: c.G.CoordsOf(p)}
	if s.flow, err = c.flowIn("the flow", chart); err != nil {
		return nil, err
	}
	s.by = "the vector field"
	s.j = c.journey(s.flow, v, func(o *value.Object) []*graph.Node { return []*graph.Node{o.Node} })
	return s, nil
}

// applyFlow is the point, or points, that an integral curve comes to.
func applyFlow(c *Call) (value.Value, error) {
	s, err := c.flowing()
	if err != nil {
		return nil, err
	}
	times, err := c.times(c.positional(2))
	if err != nil {
		return nil, err
	}
	one := len(times.Axes()) == 0
	if one {
		times = c.G.Stack([]index.Axis{index.PlainAxis(1)}, []*graph.Node{times})
	}
	list := &value.List{}
	for _, p := range c.flowPoints(s, times, 0) {
		list.Elems = append(list.Elems, &value.Point{P: p})
	}
	if one {
		return list.Elems[0], nil
	}
	return list, nil
}

// flowPoints are the points at the times of an array, in the chart of a leg.
func (c *Call) flowPoints(s *flowing, times *graph.Node, want int) []*graph.Point {
	n, d := times.Axes()[0].Size, s.chart.Dim
	axes := []index.Axis{index.PlainAxis(n), index.PlainAxis(d)}
	j := s.j
	node := c.journeyNode(j, "flow", n, want, axes, nil, append(s.args, times), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		m := len(args) - 1
		return j.along(rt, op, args[m], flat(args[:m]), want, 0, d, func(w *travel, leg int) (func(t float64, y, dy []float64) error, error) {
			v, _, _ := w.nodes(leg)
			field, err := rt.Field(j.legs[leg].f.chart, v[0])
			return func(_ float64, y, dy []float64) error { return field.At(y, dy) }, err
		})
	})
	return c.rowsOfJourney(j, node, want, func(want int) []*graph.Point { return c.flowPoints(s, times, want) })
}

// follow integrates x' = v(x) from time 0 through the stops.
func (s *flowing) follow(rt graph.Runtime, op *graph.NativeOp, tol float64, y, stops []float64, at func(i int, y []float64) error) (solve.FlowStats, error) {
	field, err := rt.Field(s.chart, op.Fields[0])
	if err != nil {
		return solve.FlowStats{}, err
	}
	edge, err := s.compile(rt, s.chart, op.Fields[1:1+len(s.edges)])
	if err != nil {
		return solve.FlowStats{}, err
	}
	slope := func(_ float64, y, dy []float64) error { return field.At(y, dy) }
	stats, err := solve.Flow(rt.Context(), slope, 0, y, stops, solve.FlowOptions{Tol: tol, Margin: edge.inChart()}, at)
	if err != nil {
		err = s.ended(err, edge, "t", func(_ float64, y []float64) []float64 { return y })
	}
	return stats, err
}

// otherTol is the tolerance of a second flow that the first is compared with: a smaller
// one, unless floats do not carry it.
func otherTol(tol float64) float64 {
	const apart = 100
	if tol < solve.FlowTol {
		return apart * tol
	}
	return tol / apart
}

// applyFlowError compares a flow with one of another tolerance: what a small error on
// the way grows to is in the difference, and what both miss in the sum of the steps'
// own estimates.
func applyFlowError(c *Call) (value.Value, error) {
	s, err := c.flowing()
	if err != nil {
		return nil, err
	}
	time, err := c.closed(c.positional(2))
	if err != nil {
		return nil, err
	}
	node := c.native(s.flow, "flowError", 0, []*graph.Node{s.field}, nil, nil, append(s.args, time), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		m := len(args) - 1
		tol := s.tol
		if tol == 0 {
			tol = solve.FlowTol
		}
		y, z := flat(args[:m]), flat(args[:m])
		stats, err := s.follow(rt, op, tol, y, args[m], nil)
		if err != nil {
			return nil, err
		}
		other, err := s.follow(rt, op, otherTol(tol), z, args[m], nil)
		if err != nil {
			return nil, err
		}
		worst := 0.0
		for k, x := range y {
			worst = math.Max(worst, math.Abs(z[k]-x)/math.Max(1, math.Abs(x)))
		}
		const rounding = 0x1p-52
		return []float64{worst + stats.Error + float64(stats.Steps+other.Steps)*rounding}, nil
	})
	return &value.Object{Node: node, Value: true}, nil
}
