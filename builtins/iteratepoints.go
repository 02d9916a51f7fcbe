package builtins

// iterate(step, p, n) of points, and points that a step goes through: each lies in its chart.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// iteratePoints is the list of points that a step leads to from a point.
func (c *Call) iteratePoints(f *value.Func, start *graph.Point) (value.Value, error) {
	chart, step := start.Chart, c.positional(0)
	n, err := c.states(chart.Dim)
	if err != nil {
		return nil, err
	}
	state := c.Host.Fresh("state", c.Span)
	state.Axes = []index.Axis{index.PlainAxis(chart.Dim)}
	p := c.pointAt(c.G.Param(state), chart)
	p.Span = c.positional(1).Span
	v := c.Host.CallFunc(f, []Arg{{Value: &value.Point{P: p}, Span: c.positional(1).Span}}, step.Span)
	if v == nil {
		return nil, nil
	}
	next, ok := v.(*value.Point)
	switch {
	case !ok:
		d := diag.New(CodeArgument, step.Span, fmt.Sprintf("a step gives the next state, a point of %s; %s gives %s", chart.Name, step.text(), v.Kind()))
		if o, is := v.(*value.Object); is && o.Slots() == 1 {
			d.WithNote("p + v is the point to which a vector v at p leads")
		}
		return nil, d
	case next.P.Chart != chart:
		return nil, diag.New(CodeMapChart, step.Span, fmt.Sprintf("a step gives the next state, a point of %s; %s gives a point of %s", chart.Name, step.text(), next.P.Chart.Name))
	}
	first, field := c.flatPoint(start), c.flatPoint(next.P)
	op := &graph.NativeOp{
		Name:   "iterate",
		Axes:   []index.Axis{index.PlainAxis(n + 1), state.Axes[0]},
		Key:    n,
		Fields: []*graph.Node{field},
		Params: []*graph.Param{state},
		Turns:  n,
		Span:   c.Span,
	}
	op.Run = c.runWithin(op, c.within(field, state, next.P), chart)
	points := c.rowsAsPoints(c.G.Native(op, first), chart)
	out := &value.List{Elems: []value.Value{&value.Point{P: start}}}
	for _, q := range points[1:] {
		out.Elems = append(out.Elems, &value.Point{P: q})
	}
	return out, nil
}

// pointAt is the point whose coordinates are the numbers of an array.
func (c *Call) pointAt(x *graph.Node, chart *index.Chart) *graph.Point {
	coords := make([]*graph.Node, len(chart.Blocks))
	for b := range coords {
		coords[b] = c.block(x, chart, b)
	}
	return c.G.PointOf(chart, coords...)
}

// flatPoint are a point's coordinates as one array.
func (c *Call) flatPoint(p *graph.Point) *graph.Node {
	slot := index.UpOver(p.Chart)
	return c.G.Cast(c.G.Pack(0, slot, c.G.CoordsOf(p)), []index.Axis{index.PlainAxis(p.Chart.Dim)})
}

// waypoint is a point that depends on the state, its coordinates as one array.
type waypoint struct {
	chart  *index.Chart
	coords *graph.Node
	span   diag.Span
}

// within are the points in a step that move with its state and lie in charts with
// conditions, but for the one that it leads to.
func (c *Call) within(n *graph.Node, state *graph.Param, end *graph.Point) (found []waypoint) {
	seen := map[*graph.Point]bool{}
	var look func(n *graph.Node)
	look = func(n *graph.Node) {
		c.G.Walk(n, func(x *graph.Node) bool {
			if x.Op() != graph.OpAt || seen[x.Point()] {
				return slices.Contains(x.Params(), state)
			}
			p := x.Point()
			seen[p] = true
			for _, k := range p.Coords {
				look(k)
			}
			if d := c.Host.Domain(p.Chart); p != end && graph.Moves(p, state) && d != nil && len(d.Conds) > 0 {
				found = append(found, waypoint{p.Chart, c.flatPoint(p), p.Span})
			}
			return slices.Contains(x.Params(), state)
		})
	}
	look(n)
	return found
}

// runWithin is runIterate that holds the points of each step to their charts, and to one
// the states, if they are points of it.
func (c *Call) runWithin(op *graph.NativeOp, points []waypoint, of *index.Chart) func(graph.Runtime, *graph.NativeOp, [][]float64) ([]float64, error) {
	if len(points) == 0 && of == nil {
		return runIterate
	}
	for _, w := range points {
		op.Fields = append(op.Fields, w.coords)
	}
	return func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		holds := make([]func(state []float64, step int) error, len(points))
		for k, w := range points {
			at, err := rt.Function(op.Params, op.Fields[1+k])
			if err != nil {
				return nil, err
			}
			inside, x := rt.Inside(w.chart), make([]float64, w.chart.Dim)
			holds[k] = func(state []float64, step int) error {
				if err := at.At(state, x); err != nil {
					return err
				}
				if ok, err := inside(x); ok || err != nil {
					return err
				}
				return diag.New(CodeDiverges, op.Span, fmt.Sprintf("in step %d, %s is no point of %s", step, number.Point(w.chart.Name, x, number.Digits), w.chart.Name)).
					WithPlace(w.span, "this point")
			}
		}
		var inside func([]float64) (bool, error)
		if of != nil {
			inside = rt.Inside(of)
		}
		return iterateWith(rt, op, args, func(from, to []float64, step int) error {
			if to == nil {
				for _, h := range holds {
					if err := h(from, step); err != nil {
						return err
					}
				}
				return nil
			}
			if of == nil {
				return nil
			}
			if ok, err := inside(to); ok || err != nil {
				return err
			}
			return diag.New(CodeDiverges, op.Span, fmt.Sprintf("step %d leads to %s, which is no point of %s", step, number.Point(of.Name, to, number.Digits), of.Name)).
				WithNote("the point before is " + number.Point(of.Name, from, number.Digits))
		})
	}
}
