package builtins

// diff(X, M): derivatives by params, and of scalar fields by coordinates.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func applyDiff(c *Call) (value.Value, error) {
	args := c.positionals()
	o, err := c.object(args[0])
	if err != nil {
		return nil, err
	}
	for _, by := range args[1:] {
		if o, err = c.diffBy(args[0], o, by); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// diffBy is one derivative of o, by a param or by a coordinate.
func (c *Call) diffBy(a *Arg, o *value.Object, by *Arg) (*value.Object, error) {
	b, ok := by.Value.(*value.Object)
	if !ok {
		return nil, c.notDifferentiatedBy(by)
	}
	if p := c.G.ParamOf(b.Node); p != nil && len(b.Node.Axes()) == 0 {
		if o.Node.HasRemainder() {
			return c.diffSeries(a, o, p)
		}
		return c.diffByParam(a, o, p)
	}
	if chart, i, ok := coordinate(b.Node); ok {
		return c.diffByCoordinate(a, o, by, chart, i)
	}
	return nil, c.notDifferentiatedBy(by)
}

func (c *Call) notDifferentiatedBy(by *Arg) error {
	d := diag.New(CodeArgument, by.Span, fmt.Sprintf("diff takes derivatives by params and coordinates; %s is neither", by.text()))
	if o, ok := by.Value.(*value.Object); ok {
		before := c.positionals()
		k := slices.Index(before, by)
		if n, known := value.ConstantOf(o.Node); known && k >= 2 && n >= 1 && n <= 9 && n == float64(int(n)) {
			again := before[k-1].code()
			text := again
			for range int(n) - 2 {
				text += ", " + again
			}
			if n > 1 {
				return d.WithFixNote(by.Span, text, "the "+ordinal(int(n))+" derivative")
			}
		}
	}
	return d.WithNote(c.Entry.Signature)
}

func ordinal(n int) string {
	return [...]string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}[n]
}

// coordinate reports a node that is one coordinate of a chart, and which.
func coordinate(n *graph.Node) (*index.Chart, int, bool) {
	var pos []int
	if n.Op() == graph.OpComponent && len(n.Axes()) == 0 {
		pos = n.Pos()
		n = n.Args()[0]
	}
	if n.Op() != graph.OpCoord || len(n.Axes()) != len(pos) {
		return nil, 0, false
	}
	block := n.Chart().Blocks[n.Block()]
	at := 0
	for k, d := range block.Dims {
		at = at*d + pos[k]
	}
	return n.Chart(), block.Offset + at, true
}

// diffByParam keeps the slots. A field that moves with its law at every value of
// the param has a derivative that moves so too; of a connection's law the part
// that does not depend on the param goes.
func (c *Call) diffByParam(a *Arg, o *value.Object, p *graph.Param) (*value.Object, error) {
	for _, q := range o.Node.Params() {
		if q != p && q.Default != nil && slices.Contains(q.Default.Params(), p) {
			return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s depends on %s, whose value depends on %s unless it is set: the derivative by %s could hold it or not", a.text(), q.Name, p.Name, p.Name)).
				WithPlace(q.Span, q.Name+" is declared here")
		}
	}
	n, err := c.G.ByParam(o.Node, p)
	if err != nil {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s cannot be differentiated by %s: %s", a.text(), p.Name, err))
	}
	r := o.WithNode(n)
	r.Metric, r.Letters = false, o.Letters
	switch {
	case c.moves(o, p):
		r.Law, r.Why, r.Anomaly = index.Chartwise, fmt.Sprintf("the derivative by %s moves its point too: numbers of two points are compared", p.Name), nil
	case o.Law == index.Connection:
		r.Law, r.Why, r.Anomaly = index.Tensor, "", nil
	}
	if r.Law == index.Tensor && c.G.RestsOnClaims(o.Node) && !n.IsZero() {
		r.Node = c.G.Claim(n, &graph.ClaimInfo{Name: c.Span.Text(), Law: index.Tensor, Span: c.Span})
	}
	return r, nil
}

// diffSeries is the derivative of what is known up to an order.
func (c *Call) diffSeries(a *Arg, o *value.Object, p *graph.Param) (*value.Object, error) {
	if c.moves(o, p) {
		return nil, diag.New(CodeSeries, a.Span, a.text()+" is known up to an order, and its point moves with "+p.Name)
	}
	r, err := c.G.Known(o.Node)
	if err == nil {
		r, err = c.G.DiffOrders(r, p)
	}
	if err != nil {
		return nil, c.noSeries(err)
	}
	d := *o
	if d.Metric = false; d.Law == index.Connection {
		d.Law, d.Why, d.Anomaly = index.Tensor, "", nil
	}
	return c.truncated(&d, r)
}

// moves reports whether a slot's base, or the map along which it is seen, depends on the param.
func (c *Call) moves(o *value.Object, p *graph.Param) bool {
	for i, x := range o.Node.Axes() {
		if x.Kind == index.Plain {
			continue
		}
		if q := o.BaseOf(i); q != nil && graph.Moves(q, p) {
			return true
		}
		if via := o.ViaOf(i); via != nil {
			for _, f := range via.Forward {
				if slices.Contains(f.Params(), p) {
					return true
				}
			}
		}
	}
	return false
}

// diffByCoordinate is a component of d_i f.
func (c *Call) diffByCoordinate(a *Arg, o *value.Object, by *Arg, chart *index.Chart, i int) (*value.Object, error) {
	if o.Slots() > 0 {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("diff by a coordinate takes scalar fields; %s is %s", a.text(), o.Kind())).
			WithNote("d_i and nabla_i differentiate what has slots; by a param diff takes any object")
	}
	if err := c.noField(a, o); err != nil {
		return nil, err
	}
	for _, other := range o.Node.Charts() {
		if other != chart {
			return nil, diag.New(CodeMapChart, by.Span, fmt.Sprintf("%s is over %s, %s a coordinate of %s", a.text(), other.Name, by.text(), chart.Name))
		}
	}
	pos := []int{i}
	for range o.Node.Axes() {
		pos = append(pos, -1)
	}
	r := o.WithNode(c.G.Component(c.G.Partial(o.Node, chart), pos))
	r.Letters = o.Letters
	r.Law, r.Anomaly = index.Chartwise, nil
	r.Why = fmt.Sprintf("a derivative by the coordinate %s is a component of d_i f", graph.CoordName(chart, i))
	return r, nil
}
