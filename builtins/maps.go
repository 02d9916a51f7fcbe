package builtins

// push, pull, along, inverse, compose: objects moved along a map by their law,
// and maps made of maps.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// tensor is an argument as an indexed object or scalar; literals that wait for
// heights are refused, since the function cannot know them.
func (c *Call) tensor(a *Arg) (*value.Object, error) {
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if o.Lit != nil && len(o.Node.Axes()) > 0 {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s needs to know which slots are up and which down; the literal does not say", c.Entry.Name)).
			WithNote("bind it with indices first: v^i = … , metric G_ij = …")
	}
	return o, nil
}

// matrix is tensor for the functions that take square arrays too: an array of
// fields, K @ p, is at a point the array of their values, and so is an array
// bound by name. Numbers written there, [[1, 2], [3, 4]] @ p, stay refused.
func (c *Call) matrix(a *Arg) (*value.Object, error) {
	if o, ok := a.Value.(*value.Object); ok && o.Lit != nil && o.Lit.Point != nil {
		if f := o.Lit.Field; len(f.Charts()) > 0 || c.Host.NameOf(f) != "" {
			plain := *o
			plain.Lit = nil
			return &plain, nil
		}
	}
	return c.tensor(a)
}

// mapCall is what push, pull and recompute have in common: an object and a map.
func (c *Call) mapCall() (*Arg, *value.Object, *graph.Map, error) {
	m, err := c.mapArg(c.positional(1))
	if err != nil {
		return nil, nil, nil, err
	}
	a := c.positional(0)
	o, err := c.tensor(a)
	return a, o, m, err
}

func applyPush(c *Call) (value.Value, error) {
	if p, ok := c.positional(0).Value.(*value.Point); ok {
		m, err := c.mapArg(c.positional(1))
		if err != nil {
			return nil, err
		}
		return c.image(m, p.P)
	}
	a, o, m, err := c.mapCall()
	if err != nil {
		return nil, err
	}
	over, err := c.overChart(a, o, m.From, m.To)
	switch {
	case err != nil:
		return nil, err
	case o.Law == index.Chartwise:
		return nil, c.noLaw(a, o, m.From)
	case !over:
		return o, nil
	}
	if m.From.Dim != m.To.Dim {
		return c.pushForward(a, o, m)
	}
	n, err := c.G.Push(o.Node, o.Law, m)
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	return c.moved(o, n, m.From, m.To, func(p *graph.Point) *graph.Point { return c.G.ImagePoint(m, p) },
		func(via *graph.Map) (*graph.Map, error) { return c.G.RecomputeMap(via, m) })
}

// moved makes the object of a pushed or pulled node, an input of its new chart:
// a value's slots over the old chart go to the image of their point.
func (c *Call) moved(o *value.Object, n *graph.Node, from, to *index.Chart, image func(*graph.Point) *graph.Point, rebase func(*graph.Map) (*graph.Map, error)) (value.Value, error) {
	n = c.G.Input(n, graph.InputInfo{Name: c.Entry.Name, Law: o.Law, Metric: o.Metric, Span: c.Span}, nil, to)
	r := o.WithNode(n)
	for i, via := range o.Via {
		if via != nil && via.From == from {
			moved, err := rebase(via)
			if err != nil {
				return nil, err
			}
			r.Via[i] = moved
		}
	}
	if !o.Value || o.Base == nil {
		return r, nil
	}
	r.Base = make([]*graph.Point, len(o.Base))
	var at *graph.Point
	for i, p := range o.Base {
		r.Base[i] = p
		if p != nil && p.Chart == from {
			r.Base[i] = image(p)
			at = r.Base[i]
		}
	}
	if at != nil {
		r.Node = c.G.At(n, at)
	}
	return r, nil
}

// pushForward moves vectors at a point along a map between dimensions.
func (c *Call) pushForward(a *Arg, o *value.Object, m *graph.Map) (value.Value, error) {
	axes := o.Node.Axes()
	allUp := o.Law == index.Tensor && len(axes) > 0
	var at *graph.Point
	for i, x := range axes {
		if x.Kind == index.Down && x.Chart == m.From {
			allUp = false
		}
		if x.Chart == m.From {
			at = o.BaseOf(i)
		}
	}
	if !allUp || at == nil {
		d := diag.New(CodeMapNoWay, c.Span, fmt.Sprintf("%s maps dimension %d to %d and has no inverse: only covariant tensors pull back, only vectors at a point push forward", m.Name, m.From.Dim, m.To.Dim))
		d.WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
		switch {
		case allUp:
			d.WithFixNote(c.Span, fmt.Sprintf("push(%s @ p, %s)", a.code(), m.Name), "at a point p")
		case o.Law == index.Connection:
			d.WithNote("a metric pulls back, and has a connection: levicivita(pull(G, " + m.Name + "))")
		}
		return nil, d
	}
	j := c.G.At(c.G.Jacobian(m), at)
	n := o.Node
	for i, x := range axes {
		if x.Chart == m.From {
			n = c.along(j, 1, n, i)
		}
	}
	r := value.ResultOf(n, o)
	q := c.G.ImagePoint(m, at)
	for i, x := range axes {
		p := o.BaseOf(i)
		if x.Chart == m.From {
			p = q
		}
		r.Base = append(r.Base, p)
	}
	return r, nil
}

// along contracts axis k of n with axis e of the two-axis node j, whose other
// axis takes its place.
func (c *Call) along(j *graph.Node, e int, n *graph.Node, k int) *graph.Node {
	axes := append([]index.Axis(nil), n.Axes()...)
	labels, out := make([]int, len(axes)), make([]int, len(axes))
	for i := range axes {
		labels[i], out[i] = i, i
	}
	other := len(axes)
	out[k], axes[k] = other, j.Axes()[1-e]
	jl := []int{k, other}
	if e == 1 {
		jl = []int{other, k}
	}
	return c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: n, Labels: labels}, {Node: j, Labels: jl}}, out, axes)
}

// overChart reports whether there is anything over chart to move; objects of
// the other side, or of a third chart, are refused.
func (c *Call) overChart(a *Arg, o *value.Object, chart, other *index.Chart) (bool, error) {
	for i, x := range o.Node.Axes() {
		if x.Kind == index.Plain {
			continue
		}
		if via := o.ViaOf(i); via != nil && x.Chart == chart {
			return false, diag.New(CodeMapChart, a.Span, fmt.Sprintf("slot %d of %s lies over %s along %s, not on %s itself", i+1, a.text(), x.Chart.Name, via.Name, chart.Name))
		}
	}
	touches := o.Node.DependsOn(chart)
	var found *index.Chart
	for _, x := range o.Node.Axes() {
		if x.Chart == chart {
			touches = true
		} else if x.Chart != nil {
			found = x.Chart
		}
	}
	if touches {
		return true, nil
	}
	if cs := o.Node.Charts(); found == nil && len(cs) > 0 {
		found = cs[0]
	}
	if found == nil {
		return false, nil // a number: the same in every chart
	}
	d := diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s lives over %s; %s wants something over %s here", a.text(), found.Name, c.Entry.Name, chart.Name))
	d.WithPlace(c.positional(1).Span, "this map")
	if found == other {
		m := c.positional(1).code()
		opposite := map[string]string{"push": "pull", "pull": "push"}[c.Entry.Name]
		if opposite != "" {
			d.WithFix(c.Span, fmt.Sprintf("%s(%s, %s)", opposite, a.code(), m))
		}
	}
	return false, d
}

// noLaw refuses to move what has no law, naming the anomaly.
func (c *Call) noLaw(a *Arg, o *value.Object, chart *index.Chart) error {
	d := diag.New(CodeNoLaw, a.Span, fmt.Sprintf("%s is not a tensor", a.text()))
	if o.Why != "" {
		d.WithNote(o.Why)
	}
	if o.Def.Source != nil {
		d.WithPlace(o.Def, "defined here")
	}
	m := c.positional(1).code()
	if f, ok := c.secondDerivative(o.Node); ok {
		other := ""
		if mm, isMap := c.positional(1).Value.(*value.Map); isMap {
			other = mm.M.To.Name
		}
		d.Message += fmt.Sprintf(": in %s it gains the term (d_a d_b %s^k) d_k %s", other, chart.Name, bracketed(f))
		c.fixWithConnection(d, chart, func(conn string) string {
			return fmt.Sprintf("%s(hessian(%s, %s), %s)", c.Entry.Name, f, conn, m)
		}, "the bilinear map")
	}
	if c.Entry.Name == "push" {
		d.WithFixNote(c.Span, fmt.Sprintf("recompute(%s, %s)", a.code(), m), "the same definition in the other chart")
	}
	return d
}

// secondDerivative is the text of f when a node is d_i d_j f, perhaps at a point.
func (c *Call) secondDerivative(n *graph.Node) (string, bool) {
	for n.Op() == graph.OpAt || n.Op() == graph.OpInput || n.Op() == graph.OpClaim {
		if len(n.Args()) == 0 {
			return "", false
		}
		n = n.Args()[0]
	}
	for i := 0; i < 2; i++ {
		if n.Op() != graph.OpPartial {
			return "", false
		}
		n = n.Args()[0]
	}
	if len(n.Axes()) > 0 {
		return "", false
	}
	if name := c.Host.NameOf(n); name != "" {
		return name, true
	}
	if text := c.G.Origin(n).Text(); text != "" {
		return text, true
	}
	return "f", true
}

func applyPull(c *Call) (value.Value, error) {
	a, o, m, err := c.mapCall()
	if err != nil {
		return nil, err
	}
	over, err := c.overChart(a, o, m.To, m.From)
	switch {
	case err != nil:
		return nil, err
	case o.Law == index.Chartwise:
		return nil, c.noLaw(a, o, m.To)
	case !over:
		return o, nil
	}
	if m.From.Dim != m.To.Dim {
		covariant := o.Law == index.Tensor
		for _, x := range o.Node.Axes() {
			covariant = covariant && !(x.Kind == index.Up && x.Chart == m.To)
		}
		if !covariant {
			d := diag.New(CodeMapNoWay, c.Span, fmt.Sprintf("%s maps dimension %d to %d and has no inverse: only covariant tensors pull back", m.Name, m.From.Dim, m.To.Dim)).
				WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
			if o.Law == index.Tensor {
				d.WithFixNote(c.Span, fmt.Sprintf("along(%s, %s)", a.code(), m.Name), "to see it along the map, slots in "+m.To.Name)
			}
			return nil, d
		}
	}
	var from *graph.Point
	for i, x := range o.Node.Axes() {
		if q := o.BaseOf(i); q != nil && x.Chart == m.To {
			if from, err = c.preImage(a, m, q); err != nil {
				return nil, err
			}
		}
	}
	n, err := c.G.Pull(o.Node, o.Law, m)
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	return c.moved(o, n, m.To, m.From, func(*graph.Point) *graph.Point { return from },
		func(via *graph.Map) (*graph.Map, error) { return c.G.Composite(via, m, c.Span), nil })
}

// preImage is the point that q is the image of.
func (c *Call) preImage(a *Arg, m *graph.Map, q *graph.Point) (*graph.Point, error) {
	for _, p := range q.Pre {
		if p.Map == m {
			return p.At, nil
		}
	}
	if m.Inverse != nil {
		return c.G.ImagePoint(c.G.InverseOf(m), q), nil
	}
	return nil, diag.New(CodeNoInverse, a.Span, fmt.Sprintf("which point of %s maps to this one? %s has no written inverse, and the point was not made by it", m.From.Name, m.Name)).
		WithPlace(m.Span, "no inverse { … }").
		WithNote(fmt.Sprintf("a point written %s(p) remembers p", m.Name))
}

func applyInverse(c *Call) (value.Value, error) {
	a := c.positional(0)
	if o, ok := a.Value.(*value.Object); ok && len(o.Node.Axes()) == 2 {
		return nil, diag.New(CodeArgument, c.Span, fmt.Sprintf("inverse is that of a map; that of a matrix is inv, and %s is %s", a.text(), o.Kind())).
			WithFix(c.Span, "inv("+a.code()+")")
	}
	m, err := c.mapArg(a)
	if err != nil {
		return nil, err
	}
	if m.Inverse == nil {
		d := diag.New(CodeNoInverse, c.Span, fmt.Sprintf("%s has no written inverse", m.Name)).
			WithPlace(m.Span, "write inverse { … } behind this")
		if m.From.Dim == m.To.Dim {
			d.WithNote("push and pull need none: its derivatives are exact by the implicit function theorem")
		}
		return nil, d
	}
	return &value.Map{M: c.G.InverseOf(m)}, nil
}

func applyCompose(c *Call) (value.Value, error) {
	inner, err := c.mapArg(c.positional(1))
	if err != nil {
		return nil, err
	}
	outer, ok := c.positional(0).Value.(*value.Map)
	if !ok {
		return applyAlong(c)
	}
	f := outer.M
	if f.From != inner.To {
		d := diag.New(CodeMapChart, c.Span, fmt.Sprintf("compose(f, g) is f after g: %s starts from %s, %s ends in %s", f.Name, f.From.Name, inner.Name, inner.To.Name))
		if inner.From == f.To {
			d.WithFix(c.Span, fmt.Sprintf("compose(%s, %s)", c.positional(1).code(), c.positional(0).code()))
		}
		return nil, d
	}
	return &value.Map{M: c.G.Composite(f, inner, c.Span)}, nil
}

// applyAlong substitutes the map's coordinates and leaves slots where they are.
func applyAlong(c *Call) (value.Value, error) {
	a, o, m, err := c.mapCall()
	if err != nil {
		return nil, err
	}
	over, err := c.overChart(a, o, m.To, m.From)
	if err != nil {
		return nil, err
	}
	if !over {
		return o, nil
	}
	if o.Value {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a value at one point; along views a field on %s", a.text(), m.From.Name))
	}
	r := o.WithNode(c.G.View(o.Node, m))
	r.Base, r.Via = nil, nil
	for _, x := range o.Node.Axes() {
		var via *graph.Map
		if x.Chart == m.To {
			via = m
		}
		r.Via = append(r.Via, via)
	}
	return r, nil
}

// image is phi(p).
func (c *Call) image(m *graph.Map, p *graph.Point) (value.Value, error) {
	if p.Chart != m.From {
		d := diag.New(CodeMapChart, c.Span, fmt.Sprintf("%s takes points of %s; this one is of %s", m.Name, m.From.Name, p.Chart.Name)).
			WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
		return nil, d
	}
	return &value.Point{P: c.G.ImagePoint(m, p)}, nil
}
