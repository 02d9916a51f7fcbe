package builtins

// What flows share: the chart they move in, its edges, and the words for where
// one ends.

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// flow is what the solvers of differential equations have in common: the chart
// they move in, its conditions, and how to speak of where they end.
type flow struct {
	what  string // "the geodesic", "the transport"
	by    string // what it follows: "the connection", "the vector field"
	chart *index.Chart
	tol   float64
	span  diag.Span
	law   index.Law     // of vectors that come out: that of those put in
	conds []diag.Span   // the chart's conditions as written
	edges []*graph.Node // for each a field that is negative where it fails
}

// flowKey tells apart flows through the same fields from the same arguments.
type flowKey struct {
	tol  float64
	what string
	n    int
}

// connection is an argument that is a connection over a chart (nil: any), its
// axes [up, direction, down].
func (c *Call) connection(a *Arg) (*value.Object, *graph.Node, *index.Chart, error) {
	o, err := c.tensor(a)
	if err != nil {
		return nil, nil, nil, err
	}
	axes := o.Node.Axes()
	if o.Law != index.Connection || len(axes) != 3 {
		d := diag.New(CodeArgument, a.Span, fmt.Sprintf("%s wants a connection here; %s is %s", c.Entry.Name, a.text(), o.Kind())).WithNote(c.Entry.Signature)
		switch {
		case bilinear(axes) && axes[0].Kind == index.Down && (o.Metric || o.Law == index.Tensor):
			d.WithFixNote(a.Span, fmt.Sprintf("levicivita(%s)", a.code()), "the metric's connection")
		case len(axes) == 3 && o.Name != "":
			d.WithNote(fmt.Sprintf("a hand-written one is declared: connection %s^k_ij = …", o.Name))
		}
		return nil, nil, nil, d
	}
	if o.Value || o.Via != nil {
		return nil, nil, nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a value; %s follows the connection as a field", a.text(), c.Entry.Name))
	}
	n := c.upperFirst(o)
	chart := axes[0].Chart
	for _, other := range n.Charts() {
		if other != chart {
			return nil, nil, nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s has slots over %s and depends on %s", a.text(), chart.Name, other.Name))
		}
	}
	return o, n, chart, nil
}

// upperFirst is a connection with its upper slot in front, wherever it was written.
func (c *Call) upperFirst(o *value.Object) *graph.Node {
	n, axes := o.Node, o.Node.Axes()
	for i, x := range axes {
		if x.Kind == index.Up && i > 0 {
			perm := []int{i}
			for k := range axes {
				if k != i {
					perm = append(perm, k)
				}
			}
			n = c.G.Permute(n, perm)
		}
	}
	return n
}

// pointOf is an argument that is a point of a chart.
func (c *Call) pointOf(a *Arg, chart *index.Chart) (*graph.Point, error) {
	p, err := c.pointArg(a)
	if err != nil {
		return nil, err
	}
	if p.Chart != chart {
		d := diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is a point of %s; %s moves in %s", a.text(), p.Chart.Name, c.Entry.Name, chart.Name))
		c.notHere(a, d, p, chart)
		return nil, d
	}
	return p, nil
}

// vectorAt is an argument as a vector at a point, called where, its components
// as a closed node.
func (c *Call) vectorAt(a *Arg, p *graph.Point, where string) (*value.Object, *graph.Node, error) {
	if o, ok := a.Value.(*value.Object); ok && o.Lit == nil && len(o.Node.Axes()) == 1 && o.Slots() == 0 && o.Node.Axes()[0].Size == p.Chart.Dim {
		return nil, nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is an array of numbers; as a vector it is at a point", a.text())).
			WithFix(a.Span, fmt.Sprintf("%s @ %s", a.code(), where))
	}
	v, err := c.vector(a, p.Chart)
	if err != nil {
		return nil, nil, err
	}
	at := &value.Object{Node: c.G.Zero([]index.Axis{index.UpOver(p.Chart)}), Base: []*graph.Point{p}, Value: true, Name: where}
	met, err := c.Host.Meet([]*value.Object{v, at}, []diag.Span{a.Span, a.Span})
	if err != nil {
		return nil, nil, err
	}
	n := met[0].Node
	if len(n.Charts()) > 0 {
		n = c.G.At(n, p)
	}
	return v, n, nil
}

// closed is an argument that is a number, closed.
func (c *Call) closed(a *Arg) (*graph.Node, error) {
	o, err := c.scalar(a)
	if err != nil {
		return nil, err
	}
	if o.IsField() {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s depends on coordinates; %s wants a number here", a.text(), c.Entry.Name))
	}
	return o.Node, nil
}

// flowIn prepares a flow in a chart, with the conditions that end it.
func (c *Call) flowIn(what string, chart *index.Chart) (*flow, error) {
	f := &flow{what: what, by: "the connection", chart: chart, span: c.Span}
	var err error
	if f.tol, err = c.positive("tol"); err != nil {
		return nil, err
	}
	c.edges(f)
	return f, nil
}

// edges are the conditions of a flow's chart, which end it.
func (c *Call) edges(f *flow) {
	d := c.Host.Domain(f.chart)
	if d == nil {
		return
	}
	for _, cond := range d.Conds {
		if n := c.margin(cond); n != nil {
			f.edges = append(f.edges, n)
			f.conds = append(f.conds, condSpan(cond))
		}
	}
}

// margin is a field that is negative exactly where a condition fails, nil for
// a condition that is no inequality.
func (c *Call) margin(cond value.Cond) *graph.Node {
	switch cond := cond.(type) {
	case *value.CondCompare:
		x, y := cond.X.Node, cond.Y.Node
		if strings.HasPrefix(cond.Op, ">") {
			x, y = y, x
		} else if !strings.HasPrefix(cond.Op, "<") {
			return nil
		}
		axes := x.Axes()
		if len(axes) == 0 {
			axes = y.Axes()
		}
		n := c.G.Sub(c.G.Broadcast(y, axes), c.G.Broadcast(x, axes))
		for range axes {
			n = c.G.Reduce(graph.Min, n, 0)
		}
		return n
	case *value.CondNot:
		if n := c.margin(cond.X); n != nil {
			return c.G.Neg(n)
		}
	case *value.CondAnd:
		return c.fold("min", cond.Xs)
	case *value.CondOr:
		return c.fold("max", cond.Xs)
	}
	return nil
}

func (c *Call) fold(kernel string, conds []value.Cond) *graph.Node {
	var n *graph.Node
	p := c.G.Pool
	for _, cond := range conds {
		m := c.margin(cond)
		switch {
		case m == nil:
			return nil
		case n == nil:
			n = m
		default:
			n = c.G.Map(p.Call(op.Named(kernel), p.Arg(0), p.Arg(1)), n, m)
		}
	}
	return n
}

// atTimes is a row of n numbers for each of the times, which may be in any order and on
// both sides of 0: run follows a state from 0 through stops that go one way.
func atTimes(times, y0 []float64, n int, run func(y, stops []float64, at func(i int, y []float64) error) error) ([]float64, error) {
	out := make([]float64, len(times)*n)
	order := make([]int, len(times))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return times[order[a]] < times[order[b]] })
	// Forwards from 0, then backwards.
	first := sort.Search(len(order), func(i int) bool { return times[order[i]] >= 0 })
	back := append([]int(nil), order[:first]...)
	slices.Reverse(back)
	for _, part := range [][]int{order[first:], back} {
		stops := make([]float64, len(part))
		for i, k := range part {
			stops[i] = times[k]
		}
		y := append([]float64(nil), y0...)
		err := run(y, stops, func(i int, y []float64) error {
			copy(out[part[i]*n:(part[i]+1)*n], y)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// condSpan is where a condition is written.
func condSpan(cond value.Cond) diag.Span {
	var s diag.Span
	switch cond := cond.(type) {
	case *value.CondCompare:
		return cond.Span
	case *value.CondNot:
		return condSpan(cond.X)
	case *value.CondAnd:
		for _, x := range cond.Xs {
			s = s.To(condSpan(x))
		}
	case *value.CondOr:
		for _, x := range cond.Xs {
			s = s.To(condSpan(x))
		}
	}
	return s
}

// compiled is a flow's conditions, ready to be asked.
type compiled struct {
	f      *flow
	field  graph.Field
	values [][]float64
}

func (f *flow) compile(rt graph.Runtime, chart *index.Chart, edges []*graph.Node) (*compiled, error) {
	if len(edges) == 0 {
		return nil, nil
	}
	field, err := rt.Field(chart, edges...)
	if err != nil {
		return nil, err
	}
	m := &compiled{f: f, field: field, values: make([][]float64, len(edges))}
	for i := range m.values {
		m.values[i] = make([]float64, 1)
	}
	return m, nil
}

// least is the smallest margin at x and which condition's it is.
func (m *compiled) least(x []float64) (float64, int, error) {
	if err := m.field.At(x, m.values...); err != nil {
		return 0, 0, err
	}
	worst, which := math.Inf(1), 0
	for i, v := range m.values {
		if v[0] < worst || math.IsNaN(v[0]) {
			worst, which = v[0], i
		}
	}
	return worst, which, nil
}

// inChart is the margin of a flow whose state begins with the coordinates.
func (m *compiled) inChart() func(t float64, y []float64) (float64, error) {
	if m == nil {
		return nil
	}
	return func(_ float64, y []float64) (float64, error) {
		v, _, err := m.least(y[:m.f.chart.Dim])
		return v, err
	}
}

// ended puts the end of a flow into words. at gives the coordinates of a state,
// called by name.
func (f *flow) ended(err error, m *compiled, time string, at func(t float64, y []float64) []float64) error {
	var left *solve.Left
	var stuck *solve.Stuck
	switch {
	case errors.As(err, &left):
		x := at(left.T, left.Y)
		d := diag.New(CodeFlowEnds, f.span, fmt.Sprintf("%s leaves %s at %s = %s, where it comes to %s", f.what, f.chart.Name, time, number.Text(left.T), pointText(f.chart, x)))
		if _, which, err := m.least(x); err == nil {
			d.Message += fmt.Sprintf(", the edge of `where %s`", f.conds[which].Text())
			d.WithPlace(f.conds[which], "the chart's domain")
		}
		return d.WithNote("it may go on in another chart: push what it starts from, or end earlier")
	case errors.As(err, &stuck):
		var inner *diag.Diagnostic
		if errors.As(stuck.Cause, &inner) {
			if inner.Code != codeDomain && inner.Code != codeSingular {
				return inner
			}
		} else if stuck.Cause != nil {
			return stuck.Cause
		}
		d := diag.New(CodeFlowEnds, f.span, fmt.Sprintf("%s cannot be followed beyond %s = %s, at %s: %s", f.what, time, number.Text(stuck.T), pointText(f.chart, at(stuck.T, stuck.Y)), stuck.Why))
		if inner != nil {
			d.WithNote(inner.Message)
		}
		return d.WithNote("here the chart or " + f.by + " has an edge: another chart may go on")
	}
	return err
}

// What the executor calls a value outside a function's domain, and a matrix
// without inverse.
const (
	codeDomain   = "E0402"
	codeSingular = "E0403"
)

// pointText is a point with its numbers; what vanishes but for rounding, where
// an edge is met, is 0.
func pointText(chart *index.Chart, x []float64) string {
	x = append([]float64(nil), x...)
	for i, v := range x {
		if math.Abs(v) < 1e-12 {
			x[i] = 0
		}
	}
	return number.Point(chart.Name, x, number.Digits)
}
