package builtins

// geodesic, velocity, expmap: the geodesic equation solved, and vectors
// transported along.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// start is what every geodesic begins with: its connection, point and vector.
type start struct {
	*flow
	c    *value.Object
	conn *graph.Node // [up, direction, down]
	p    *graph.Point
	v    *value.Object
	vec  *graph.Node
	args []*graph.Node // coordinates of p, then the vector
	j    *journey
}

func (c *Call) start() (*start, error) {
	o, conn, chart, err := c.connection(c.positional(0))
	if err != nil {
		return nil, err
	}
	p, err := c.pointOf(c.positional(1), chart)
	if err != nil {
		return nil, err
	}
	s := &start{c: o, conn: conn, p: p}
	if s.v, s.vec, err = c.vectorAt(c.positional(2), p, c.positional(1).text()); err != nil {
		return nil, err
	}
	if s.flow, err = c.flowIn("the geodesic", chart); err != nil {
		return nil, err
	}
	s.law = s.v.Law
	s.args = append(c.G.CoordsOf(p), s.vec)
	s.j = c.journey(s.flow, o, c.connectionOf)
	return s, nil
}

// connectionOf is what a geodesic asks for of a connection in a chart.
func (c *Call) connectionOf(o *value.Object) []*graph.Node { return []*graph.Node{c.upperFirst(o)} }

// native is a solver's node with the connection, what else it asks for, and the
// conditions as its fields.
func (c *Call) native(f *flow, name string, n int, fields []*graph.Node, axes []index.Axis, base *graph.Point, args []*graph.Node,
	run func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error)) *graph.Node {
	return c.G.Native(&graph.NativeOp{
		Name: name, Key: flowKey{f.tol, name, n}, Chart: f.chart, Axes: axes, Base: base, Law: f.law,
		Fields: append(append([]*graph.Node(nil), fields...), f.edges...),
		Run:    run, Span: f.span,
	}, args...)
}

// applyGeodesic is the point, or points, that a geodesic comes to.
func applyGeodesic(c *Call) (value.Value, error) {
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	a := c.positional(3)
	times, err := c.times(a)
	if err != nil {
		return nil, err
	}
	if len(times.Axes()) == 0 {
		return &value.Point{P: c.geodesicEnd(s, times)}, nil
	}
	list := &value.List{}
	for _, p := range c.geodesicPoints(s, times, 0) {
		list.Elems = append(list.Elems, &value.Point{P: p})
	}
	return list, nil
}

// times is an argument that is a number or a list of numbers, as a closed node.
func (c *Call) times(a *Arg) (*graph.Node, error) {
	if l, ok := a.Value.(*value.List); ok {
		var parts []*graph.Node
		for _, e := range l.Elems {
			o, ok := e.(*value.Object)
			if !ok || len(o.Node.Axes()) > 0 {
				return nil, c.wrong(a, "a number, or a list of numbers,")
			}
			parts = append(parts, o.Node)
		}
		if len(parts) == 0 {
			return nil, c.wrong(a, "a number, or a list of numbers,")
		}
		return c.G.Stack([]index.Axis{index.PlainAxis(len(parts))}, parts), nil
	}
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if axes := o.Node.Axes(); len(axes) > 1 || len(axes) == 1 && (axes[0].Kind != index.Plain || axes[0].Size < 1) {
		return nil, c.wrong(a, "a number, or a list of numbers,")
	}
	if o.IsField() {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s depends on coordinates; %s wants a number here", a.text(), c.Entry.Name))
	}
	return o.Node, nil
}

// geodesicPoints are the points at the times of an array, in the chart of a leg.
func (c *Call) geodesicPoints(s *start, times *graph.Node, want int) []*graph.Point {
	n, d := times.Axes()[0].Size, s.chart.Dim
	axes := []index.Axis{index.PlainAxis(n), index.PlainAxis(d)}
	j := s.j
	node := c.journeyNode(j, "geodesic", n, want, axes, nil, append(s.args, times), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		return j.geodesic(rt, op, args, want, 0)
	})
	return c.rowsOfJourney(j, node, want, func(want int) []*graph.Point { return c.geodesicPoints(s, times, want) })
}

// rowsOfJourney are points whose coordinates are the rows of a node; in gives them in the
// chart of another leg.
func (c *Call) rowsOfJourney(j *journey, node *graph.Node, want int, in func(want int) []*graph.Point) []*graph.Point {
	points := c.rowsAsPoints(node, j.legs[want].f.chart)
	for i, p := range points {
		if len(j.legs) > 1 && p.Elsewhere == nil {
			p.Elsewhere = func(chart *index.Chart) *graph.Point {
				if k := j.leg(chart); k >= 0 {
					return in(k)[i]
				}
				return nil
			}
		}
	}
	return points
}

// rowsAsPoints are points whose coordinates are the rows of a node.
func (c *Call) rowsAsPoints(node *graph.Node, chart *index.Chart) []*graph.Point {
	points := make([]*graph.Point, node.Axes()[0].Size)
	for i := range points {
		row := c.G.Component(node, []int{i, -1})
		coords := make([]*graph.Node, len(chart.Blocks))
		for b := range coords {
			coords[b] = c.block(row, chart, b)
		}
		points[i] = c.G.PointOf(chart, coords...)
	}
	return points
}

func (c *Call) geodesicEnd(s *start, time *graph.Node) *graph.Point {
	p := c.geodesicPoints(s, c.G.Stack([]index.Axis{index.PlainAxis(1)}, []*graph.Node{time}), 0)[0]
	if p.Span.IsZero() {
		p.Span = c.Span
	}
	return p
}

// applyVelocity is the tangent vector of a geodesic at a time.
func applyVelocity(c *Call) (value.Value, error) {
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	time, err := c.closed(c.positional(3))
	if err != nil {
		return nil, err
	}
	args := append(s.args[:len(s.args):len(s.args)], time)
	return c.vectorOfJourney(s.j, "velocity", args, c.geodesicEnd(s, time), 0, s.v, func(rt graph.Runtime, op *graph.NativeOp, args [][]float64, want int) ([]float64, error) {
		return s.j.geodesic(rt, op, args, want, 1)
	}), nil
}

// vectorValue is a solver's vector at a point.
func vectorValue(n *graph.Node, v *value.Object, at *graph.Point) *value.Object {
	r := &value.Object{Node: n, Value: true}
	r.Weaken(v)
	for range n.Axes() {
		r.Base = append(r.Base, at)
	}
	return r
}

// applyExpmap is where the geodesic with a starting vector is at time 1.
func applyExpmap(c *Call) (value.Value, error) {
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	return &value.Point{P: c.geodesicEnd(s, c.G.Int(1))}, nil
}

// transportAlong carries a vector along the geodesic that begins at p with v.
func (c *Call) transportAlong() (value.Value, error) {
	if n := len(c.positionals()); n != 5 {
		return nil, diag.New(CodeArguments, c.Span, fmt.Sprintf("along a geodesic, transport takes 5 arguments, not %d", n)).WithNote(c.Entry.Signature)
	}
	for i := range c.Args {
		if a := &c.Args[i]; a.Name != "" && a.Name != "tol" {
			return nil, diag.New(CodeArguments, a.Span, fmt.Sprintf("%s bounds a curve; along a geodesic the last argument is the time", a.Name)).WithNote(c.Entry.Signature)
		}
	}
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	u, vec, err := c.vectorAt(c.positional(3), s.p, c.positional(1).text())
	if err != nil {
		return nil, err
	}
	time, err := c.closed(c.positional(4))
	if err != nil {
		return nil, err
	}
	end := c.geodesicEnd(s, time)
	v := &value.Object{}
	v.Weaken(s.v)
	v.Weaken(u)
	s.law = v.Law
	args := append(s.args[:len(s.args):len(s.args)], vec, time)
	return c.vectorOfJourney(s.j, "transport", args, end, 0, v, func(rt graph.Runtime, op *graph.NativeOp, args [][]float64, want int) ([]float64, error) {
		return s.j.geodesic(rt, op, args, want, 2)
	}), nil
}

// vectorOfJourney is a vector at the end of a journey, in the chart of a leg; it is had in the others, too.
func (c *Call) vectorOfJourney(j *journey, name string, args []*graph.Node, end *graph.Point, want int, v *value.Object,
	run func(rt graph.Runtime, op *graph.NativeOp, args [][]float64, want int) ([]float64, error)) *value.Object {
	axes := []index.Axis{index.UpOver(j.legs[want].f.chart)}
	node := c.journeyNode(j, name, 0, want, axes, end, args, func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		return run(rt, op, args, want)
	})
	if op := node.Native(); len(j.legs) > 1 && op.Elsewhere == nil {
		op.Elsewhere = func(chart *index.Chart) (*graph.Node, *graph.Point) {
			k := j.leg(chart)
			if k < 0 {
				return nil, nil
			}
			there := end.Elsewhere(chart)
			return c.vectorOfJourney(j, name, args, there, k, v, run).Node, there
		}
	}
	return vectorValue(node, v, end)
}

// applyGeodesicError follows a geodesic to its end and back again: by how much
// it misses where it began is an estimate of the error on the way.
func applyGeodesicError(c *Call) (value.Value, error) {
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	time, err := c.closed(c.positional(3))
	if err != nil {
		return nil, err
	}
	f, edges := s.flow, len(s.edges)
	node := c.native(f, "geodesicError", 0, []*graph.Node{s.conn}, nil, nil, append(s.args, time), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		g, err := f.geodesicEquation(rt, op.Fields[0], op.Fields[1:1+edges])
		if err != nil {
			return nil, err
		}
		d := f.chart.Dim
		first := flat(args[:len(args)-1])
		y := append([]float64(nil), first...)
		to := args[len(args)-1][0]
		if err := g.run(rt, y, []float64{to}, nil); err != nil {
			return nil, err
		}
		for k := d; k < 2*d; k++ {
			y[k] = -y[k]
		}
		if err := g.run(rt, y, []float64{to}, nil); err != nil {
			return nil, err
		}
		worst := 0.0
		for k, x := range first {
			if k >= d {
				x = -x
			}
			worst = math.Max(worst, math.Abs(y[k]-x)/math.Max(1, math.Abs(x)))
		}
		return []float64{worst}, nil
	})
	return &value.Object{Node: node, Value: true}, nil
}

// geodesic follows x'^k = v^k, v'^k = -C^k_ij v^i v^j, with what is transported along, and gives
// a row at each time, in the chart of a leg: the coordinates, or the part-th vector.
func (j *journey) geodesic(rt graph.Runtime, op *graph.NativeOp, args [][]float64, want, part int) ([]float64, error) {
	d := j.legs[0].f.chart.Dim
	return j.along(rt, op, args[len(args)-1], flat(args[:len(args)-1]), want, part*d, d, func(w *travel, leg int) (func(t float64, y, dy []float64) error, error) {
		fields, _, _ := w.nodes(leg)
		g, err := j.legs[leg].f.equation(rt, fields[0])
		return g.slope, err
	})
}

// equation is a geodesic's, with what is transported along it: the state is x,
// v and any number of vectors u with u'^k = -C^k_ij v^i u^j.
type equation struct {
	f     *flow
	field graph.Field // nil where the connection is zero, which is never formed
	gamma []float64
	edge  *compiled
}

func (f *flow) geodesicEquation(rt graph.Runtime, conn *graph.Node, edges []*graph.Node) (*equation, error) {
	g, err := f.equation(rt, conn)
	if err != nil {
		return nil, err
	}
	g.edge, err = f.compile(rt, f.chart, edges)
	return g, err
}

// equation is that of the geodesics of a connection, without an edge.
func (f *flow) equation(rt graph.Runtime, conn *graph.Node) (*equation, error) {
	g := &equation{f: f}
	if graph.Strip(conn).IsZero() {
		return g, nil
	}
	d := f.chart.Dim
	g.gamma = make([]float64, d*d*d)
	var err error
	g.field, err = rt.Field(f.chart, conn)
	return g, err
}

func (g *equation) slope(_ float64, y, dy []float64) error {
	d := g.f.chart.Dim
	v := y[d : 2*d]
	copy(dy, v)
	if g.field == nil {
		clear(dy[d:])
		return nil
	}
	if err := g.field.At(y[:d], g.gamma); err != nil {
		return err
	}
	for c := d; c < len(y); c += d {
		accelerate(g.gamma, v, y[c:c+d], dy[c:c+d])
	}
	return nil
}

// run follows the state from time 0 through the stops.
func (g *equation) run(rt graph.Runtime, y, stops []float64, at func(i int, y []float64) error) error {
	opt := solve.FlowOptions{Tol: g.f.tol, Margin: g.edge.inChart()}
	if _, err := solve.Flow(rt.Context(), g.slope, 0, y, stops, opt, at); err != nil {
		return g.f.ended(err, g.edge, "t", func(_ float64, y []float64) []float64 { return y[:g.f.chart.Dim] })
	}
	return nil
}

// accelerate is a^k = -C^k_ij v^i u^j.
func accelerate(gamma, v, u, a []float64) {
	d := len(v)
	for k := range a {
		s := 0.0
		for i, vi := range v {
			if vi == 0 {
				continue
			}
			row := gamma[(k*d+i)*d : (k*d+i+1)*d]
			t := 0.0
			for j, g := range row {
				t += g * u[j]
			}
			s += vi * t
		}
		a[k] = -s
	}
}
