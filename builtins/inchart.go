package builtins

// X in psi: an object, a point, a curve or a list of them in another chart of its manifold.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// inEntry gives X in psi its name in messages.
var inEntry = Entry{Name: "in", Signature: "X in chart"}

// crossingTo is one X in psi.
type crossingTo struct {
	*Call
	m  *value.Manifold // of the chart, nil: it is in none
	to *index.Chart
}

// In is the argument there, by the maps of the manifold.
func (c *Call) In(m *value.Manifold, to *index.Chart) (value.Value, error) {
	c.Entry = &inEntry
	return (&crossingTo{c, m, to}).value(&c.Args[0], c.Args[0].Value)
}

func (x *crossingTo) value(a *Arg, v value.Value) (value.Value, error) {
	switch v := v.(type) {
	case *value.Point:
		p, err := x.point(a, v.P)
		if err != nil {
			return nil, err
		}
		return &value.Point{P: p}, nil
	case *value.Map:
		return x.curve(a, v.M)
	case *value.Object:
		return x.object(a, v)
	case *value.List:
		out := &value.List{}
		for _, e := range v.Elems {
			w, err := x.value(a, e)
			if err != nil {
				return nil, err
			}
			out.Elems = append(out.Elems, w)
		}
		return out, nil
	}
	return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("objects, points and curves are in charts; %s is %s", a.text(), v.Kind()))
}

// way is the way from a chart, or why there is none.
func (x *crossingTo) way(a *Arg, from *index.Chart) ([]value.Crossing, error) {
	if from == x.to {
		return nil, nil
	}
	if x.m.Has(from) {
		if way, ok := x.m.Way(from, x.to); ok {
			return way, nil
		}
		return nil, diag.New(CodeNoWay, a.Span, fmt.Sprintf("no map of %s leads from %s to %s", x.m.Name, from.Name, x.to.Name)).
			WithPlace(x.m.Span, "these maps")
	}
	d := diag.New(CodeNoWay, a.Span, fmt.Sprintf("%s is over %s, and no manifold has both %s and %s", a.text(), from.Name, from.Name, x.to.Name))
	own := x.Host.Manifold(from)
	for _, m := range []*value.Manifold{own, x.m} {
		if m != nil {
			d.WithNote(fmt.Sprintf("%s has the charts %s", m.Name, chartNames(m)))
		}
	}
	return nil, d.WithNote("a manifold is made of the maps between its charts: manifold M { phi }")
}

// chartNames are the names of a manifold's charts, in a sentence.
func chartNames(m *value.Manifold) string {
	var names []string
	for _, c := range m.Charts() {
		names = append(names, c.Name)
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// point is a point of another chart: what it is known to be the image of, its image,
// or its image by an inverse.
func (x *crossingTo) point(a *Arg, p *graph.Point) (*graph.Point, error) {
	way, err := x.way(a, p.Chart)
	if err != nil {
		return nil, err
	}
	if p.Elsewhere != nil && len(way) > 0 {
		if q := p.Elsewhere(x.to); q != nil {
			return q, nil
		}
	}
	for _, s := range way {
		if !s.Back {
			p = x.G.ImagePoint(s.M, p)
			continue
		}
		if p, err = x.preImage(a, s.M, p); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// curve is a map into a chart of the manifold, followed by the way to the other.
func (x *crossingTo) curve(a *Arg, m *graph.Map) (value.Value, error) {
	way, err := x.way(a, m.To)
	if err != nil {
		return nil, err
	}
	for _, s := range way {
		step, err := x.along(a, s)
		if err != nil {
			return nil, err
		}
		m = x.G.Composite(step, m, x.Span)
	}
	return &value.Map{M: m}, nil
}

// along is a step as a map.
func (x *crossingTo) along(a *Arg, s value.Crossing) (*graph.Map, error) {
	if !s.Back {
		return s.M, nil
	}
	if s.M.Inverse == nil {
		return nil, diag.New(CodeNoInverse, a.Span, fmt.Sprintf("from %s to %s this goes back along %s, which has no written inverse", s.M.To.Name, s.M.From.Name, s.M.Name)).
			WithPlace(s.M.Span, "no inverse { … }")
	}
	return x.G.InverseOf(s.M), nil
}

// object is a tensor, a connection, a metric or a scalar in the other chart.
func (x *crossingTo) object(a *Arg, o *value.Object) (value.Value, error) {
	if o.Lit != nil && len(o.Node.Axes()) > 0 {
		return x.tensor(a) // which refuses it
	}
	from, err := x.over(a, o)
	if err != nil || from == nil || from == x.to {
		return o, err
	}
	if first := o.Node.Origin(); first != nil { // what was continued from it goes back to it, and from it to all charts
		back := o.WithNode(first)
		if at, err := x.over(a, back); err == nil && at != nil && x.m.Has(at) {
			if _, leads := x.m.Way(at, x.to); leads {
				o, from = back, at
			}
		}
		if from == x.to {
			return o, nil
		}
	}
	way, err := x.way(a, from)
	if err != nil {
		return nil, err
	}
	if o.Law == index.Chartwise {
		return nil, x.lawless(a, o)
	}
	if err := x.periodic(a, o, from); err != nil {
		return nil, err
	}
	if n := graph.Strip(o.Node); o.Value && n.Op() == graph.OpNative && n.Native().Elsewhere != nil {
		if n, at := n.Native().Elsewhere(x.to); n != nil {
			return vectorValue(n, o, at), nil
		}
	}
	there := o
	for _, s := range way {
		if there, err = x.step(a, there, s); err != nil {
			return nil, err
		}
	}
	if !there.Value {
		there = x.continued(o, there, way)
	}
	return there, nil
}

// over is the chart that an object is over, nil for a number.
func (x *crossingTo) over(a *Arg, o *value.Object) (*index.Chart, error) {
	var found *index.Chart
	charts := o.Node.Charts()
	for i, ax := range o.Node.Axes() {
		if ax.Chart == nil {
			continue
		}
		if via := o.ViaOf(i); via != nil {
			return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("slot %d of %s lies over %s along %s, not on %s itself", i+1, a.text(), ax.Chart.Name, via.Name, ax.Chart.Name))
		}
		charts = append(charts[:len(charts):len(charts)], ax.Chart)
	}
	for _, c := range charts {
		if found != nil && found != c {
			return nil, diag.New(CodeNoWay, a.Span, fmt.Sprintf("%s is over %s and over %s: one chart is left for another", a.text(), found.Name, c.Name))
		}
		found = c
	}
	return found, nil
}

// lawless refuses what has no law.
func (x *crossingTo) lawless(a *Arg, o *value.Object) error {
	d := diag.New(CodeNoLaw, a.Span, fmt.Sprintf("%s has no law by which it would be in another chart", a.text()))
	if o.Why != "" {
		d.WithNote(o.Why)
	}
	if o.Def.Source != nil {
		d.WithPlace(o.Def, "defined here")
	}
	return d
}

// step moves an object by one map: a field along the inverse where it is written, since
// its formulas are then those of the new chart; a value to the image of its point.
func (x *crossingTo) step(a *Arg, o *value.Object, s value.Crossing) (*value.Object, error) {
	m := s.M
	var n *graph.Node
	var err error
	var at func(*graph.Point) *graph.Point
	switch {
	case s.Back && (!o.Value || m.Inverse == nil):
		var pre *graph.Point
		for i, ax := range o.Node.Axes() {
			if q := o.BaseOf(i); q != nil && ax.Chart == m.To {
				if pre, err = x.preImage(a, m, q); err != nil {
					return nil, err
				}
			}
		}
		at = func(*graph.Point) *graph.Point { return pre }
		n, err = x.G.Pull(o.Node, o.Law, m)
	case !o.Value && m.Inverse != nil:
		n, err = x.G.Pull(o.Node, o.Law, x.G.InverseOf(m))
	default:
		if s.Back {
			m = x.G.InverseOf(m)
		}
		m = x.turning(m)
		at = func(p *graph.Point) *graph.Point { return x.G.ImagePoint(m, p) }
		n, err = x.G.Push(o.Node, o.Law, m)
	}
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	v, err := x.moved(o, n, s.From(), s.To(), at, nil)
	if err != nil {
		return nil, err
	}
	return v.(*value.Object), nil
}
