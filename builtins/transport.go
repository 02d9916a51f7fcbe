package builtins

// transport(C, curve, v) and holonomy: parallel transport along a curve, and
// around a loop.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// route is a curve to transport along, from where to where, and its equation
// v'^k = -C^k_ij curve'^i v^j as a matrix over the curve's chart.
type route struct {
	*flow
	m      *graph.Map
	conn   *graph.Node // along the curve
	matrix *graph.Node
	lo, hi *graph.Node
	a, b   *graph.Point // its ends
}

func (c *Call) route() (*route, error) {
	_, conn, chart, err := c.connection(c.positional(0))
	if err != nil {
		return nil, err
	}
	a := c.positional(1)
	m, err := c.curve(a)
	if err != nil {
		return nil, err
	}
	if m.To != chart {
		return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s runs in %s, the connection is over %s", a.text(), m.To.Name, chart.Name)).
			WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
	}
	p := &route{m: m}
	if p.lo, p.hi, err = c.curveInterval(m); err != nil {
		return nil, err
	}
	if p.flow, err = c.flowIn("the curve", chart); err != nil {
		return nil, err
	}
	for i, e := range p.edges {
		p.edges[i] = c.G.ComposeMap(e, m)
	}
	p.conn = c.G.ComposeMap(conn, m)
	p.matrix = c.G.Contract(c.G.Pool.Int(-1), []graph.Operand{
		{Node: p.conn, Labels: []int{0, 1, 2}},
		{Node: c.G.Component(c.G.Jacobian(m), []int{-1, 0}), Labels: []int{1}},
	}, []int{0, 2}, []index.Axis{index.UpOver(chart), index.DownOver(chart)})
	p.a = c.end(m, p.lo)
	p.b = c.end(m, p.hi)
	return p, nil
}

// loText is the parameter that a curve begins at, as it was written.
func (p *route) loText(c *Call) string {
	if a := c.option(p.m.From.Blocks[0].Name); a != nil {
		if lo, _, ok := strings.Cut(valueText(a), ".."); ok {
			return strings.TrimSpace(lo)
		}
	}
	if v, ok := value.ConstantOf(p.lo); ok {
		return number.Text(v)
	}
	return "a"
}

// end is the point of a curve at a parameter.
func (c *Call) end(m *graph.Map, s *graph.Node) *graph.Point {
	q := c.G.ImagePoint(m, c.G.PointOf(m.From, s))
	if q.Span.IsZero() {
		q.Span = c.Span
	}
	return q
}

// applyTransport carries a vector along a curve so that its covariant
// derivative is zero.
func applyTransport(c *Call) (value.Value, error) {
	if _, ok := c.positional(1).Value.(*value.Point); ok {
		return c.transportAlong()
	}
	if n := len(c.positionals()); n != 3 {
		return nil, diag.New(CodeArguments, c.Span, fmt.Sprintf("along a curve, transport takes 3 arguments, not %d", n)).WithNote(c.Entry.Signature)
	}
	p, err := c.route()
	if err != nil {
		return nil, err
	}
	v, vec, err := c.vectorAt(c.positional(2), p.a, fmt.Sprintf("%s(%s(%s))", c.positional(1).code(), p.m.From.Name, p.loText(c)))
	if err != nil {
		return nil, err
	}
	p.law = v.Law
	node := c.transport(p, "transport", nil, []index.Axis{index.UpOver(p.chart)}, p.b, []*graph.Node{p.lo, p.hi, vec},
		func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
			y := append([]float64(nil), args[2]...)
			return y, p.follow(rt, op, args[0][0], args[1][0], y)
		})
	return vectorValue(node, v, p.b), nil
}

func (c *Call) transport(p *route, name string, more []*graph.Node, axes []index.Axis, base *graph.Point, args []*graph.Node,
	run func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error)) *graph.Node {
	fields := append([]*graph.Node{p.matrix}, p.edges...)
	return c.G.Native(&graph.NativeOp{
		Name: name, Key: flowKey{p.tol, name, len(p.edges)}, Chart: p.m.From, Axes: axes, Base: base, Law: p.law,
		Fields: append(fields, more...), Run: run, Span: p.span,
	}, args...)
}

// follow transports the columns of y, one vector after another, from a to b.
func (p *route) follow(rt graph.Runtime, op *graph.NativeOp, a, b float64, y []float64) error {
	d := p.chart.Dim
	field, err := rt.Field(op.Chart, op.Fields[0])
	if err != nil {
		return err
	}
	edge, err := p.compile(rt, op.Chart, op.Fields[1:1+len(p.edges)])
	if err != nil {
		return err
	}
	matrix := make([]float64, d*d)
	at := make([]float64, 1)
	rhs := func(t float64, y, dy []float64) error {
		at[0] = t
		if err := field.At(at, matrix); err != nil {
			return err
		}
		for c := 0; c < len(y); c += d {
			for k := 0; k < d; k++ {
				s := 0.0
				for j := 0; j < d; j++ {
					s += matrix[k*d+j] * y[c+j]
				}
				dy[c+k] = s
			}
		}
		return nil
	}
	opt := solve.FlowOptions{Tol: p.tol}
	if edge != nil {
		opt.Margin = func(t float64, _ []float64) (float64, error) {
			v, _, err := edge.least([]float64{t})
			return v, err
		}
	}
	_, err = solve.Flow(rt.Context(), rhs, a, y, []float64{b}, opt, nil)
	if err == nil {
		return nil
	}
	return p.endedAlong(err, edge)
}

// endedAlong says where on the curve a transport ends.
func (p *route) endedAlong(err error, edge *compiled) error {
	f := *p.flow
	f.chart = p.m.From // the place is spoken of by the curve's parameter
	f.what = fmt.Sprintf("the curve %s in %s", p.m.Name, p.chart.Name)
	return f.ended(err, edge, p.m.From.Blocks[0].Name, func(t float64, _ []float64) []float64 { return []float64{t} })
}

// applyHolonomy is the linear map that transport around a loop makes of the
// vectors at its base point.
func applyHolonomy(c *Call) (value.Value, error) {
	p, err := c.route()
	if err != nil {
		return nil, err
	}
	d := p.chart.Dim
	more := []*graph.Node{p.conn, c.G.MapComponents(p.m)}
	axes := []index.Axis{index.UpOver(p.chart), index.DownOver(p.chart)}
	node := c.transport(p, "holonomy", more, axes, p.a, []*graph.Node{p.lo, p.hi}, func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		a, b := args[0][0], args[1][0]
		if err := p.closes(rt, op, a, b); err != nil {
			return nil, err
		}
		y := make([]float64, d*d) // columns, one after another
		for k := 0; k < d; k++ {
			y[k*d+k] = 1
		}
		if err := p.follow(rt, op, a, b, y); err != nil {
			return nil, err
		}
		out := make([]float64, d*d)
		for k := 0; k < d; k++ {
			for j := 0; j < d; j++ {
				out[k*d+j] = y[j*d+k]
			}
		}
		return out, nil
	})
	return &value.Object{Node: node, Base: []*graph.Point{p.a, p.a}, Value: true}, nil
}

// loopTol is how closely a loop's ends agree, relative.
const loopTol = 1e-9

// closes refuses a curve that ends elsewhere than it begins. Coordinates may
// differ by a period (an angle that went round): then at least the connection
// is the same at both ends.
func (p *route) closes(rt graph.Runtime, op *graph.NativeOp, a, b float64) error {
	k := 1 + len(p.edges)
	field, err := rt.Field(op.Chart, op.Fields[k], op.Fields[k+1])
	if err != nil {
		return err
	}
	d := p.chart.Dim
	var conn, x [2][]float64
	for i, t := range []float64{a, b} {
		conn[i], x[i] = make([]float64, d*d*d), make([]float64, d)
		if err := field.At([]float64{t}, conn[i], x[i]); err != nil {
			return err
		}
	}
	if sameNumbers(x[0], x[1]) || sameNumbers(conn[0], conn[1]) {
		return nil
	}
	return diag.New(CodeNoLoop, p.span, fmt.Sprintf("%s is no loop: it begins at %s and ends at %s", p.m.Name, pointText(p.chart, x[0]), pointText(p.chart, x[1]))).
		WithNote("the linear map between two points is what transport(C, curve, v) gives, vector by vector")
}

func sameNumbers(a, b []float64) bool {
	for i := range a {
		if !(math.Abs(a[i]-b[i]) <= loopTol*math.Max(1, math.Max(math.Abs(a[i]), math.Abs(b[i])))) {
			return false
		}
	}
	return true
}
