package check

// Maps: map phi: theta -> psi, images phi(p), coordinate functions phi^a;
// points theta(1, 2).

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mapDecl is map phi: theta -> psi { … } inverse { … }.
func (e *checker) mapDecl(s *grammar.MapDecl) {
	ok := e.mayBind(s.Name)
	from, okf := e.chartNamed(s.From)
	to, okt := e.chartNamed(s.To)
	if !okf || !okt {
		e.poison(s.Name)
		return
	}
	m := &graph.Map{ID: e.mapIDs, Name: quote.Ident(s.Name), From: from, To: to, Span: s.Name.Sp}
	e.mapIDs++
	m.Forward = e.mapBody(s, s.Body, from, to, "map")
	if s.Inverse != nil {
		m.Inverse = e.mapBody(s, s.Inverse, to, from, "inverse")
		if m.Inverse == nil {
			ok = false
		}
	}
	if m.Forward == nil || !ok {
		e.poison(s.Name)
		return
	}
	e.prog.Maps = append(e.prog.Maps, m)
	e.bindTop(s.Name, &value.Map{M: m}, s.Name.Name)
}

// chartNamed is a chart by name.
func (e *checker) chartNamed(n grammar.Ident) (*index.Chart, bool) {
	b := e.scope.lookup(n.Name)
	if b == nil {
		e.fail(suggest.Name(suggester{e}, &grammar.Name{At: n.At, Name: n.Name, Text: n.Text}))
		return nil, false
	}
	if b.value == nil && b.coords == nil {
		return nil, false
	}
	c, ok := b.value.(*value.Chart)
	if !ok {
		what := "a coordinate"
		if b.coords == nil {
			what = b.value.Kind()
		}
		e.fail(diag.New(refuse.CodeMap, n.Sp, n.Text+" is "+what+": a map goes from a chart to a chart"))
		return nil, false
	}
	return c.C, true
}

// mapBody elaborates one line for every block of the target chart, in the
// source's coordinates.
func (e *checker) mapBody(s *grammar.MapDecl, lines []grammar.MapLine, from, to *index.Chart, what string) []*graph.Node {
	out := make([]*graph.Node, len(to.Blocks))
	at := make([]diag.Span, len(to.Blocks))
	ok := true
	defer e.inChart(from)()
	for i := range lines {
		l := &lines[i]
		k := to.BlockIndex(l.Target.Name)
		if k < 0 {
			e.fail(e.words().NoTarget(l.Target, to))
			ok = false
		}
		n := e.mapLine(l, k, from, to)
		if k < 0 || n == nil {
			ok = false
			if k >= 0 && at[k].IsZero() {
				at[k] = l.Span()
			}
			continue
		}
		if !at[k].IsZero() {
			e.fail(diag.New(refuse.CodeMap, l.Target.Sp, l.Target.Text+" is given twice").WithPlace(at[k], "first here"))
			ok = false
			continue
		}
		at[k] = l.Span()
		out[k] = n
	}
	for k, b := range to.Blocks {
		if at[k].IsZero() && ok {
			e.fail(diag.New(refuse.CodeMap, s.Name.Sp, "the "+what+" says nothing of "+b.Name+": every coordinate of "+to.Name+" needs a line"))
			ok = false
		}
	}
	if !ok {
		return nil
	}
	return out
}

// mapLine is one coordinate or block in the source's coordinates.
func (e *checker) mapLine(l *grammar.MapLine, k int, from, to *index.Chart) *graph.Node {
	o := e.settledOf(e.rightOf(&root{x: l.Value, left: l.Indices, wide: true}), l.Value)
	if o == nil || k < 0 {
		return nil
	}
	for _, c := range letter.FieldCharts(o) {
		if c != from {
			e.fail(diag.New(refuse.CodeTwoCharts, l.Value.Span(), "the right sides are in coordinates of "+from.Name+"; "+quote.Short(l.Value)+" has one of "+c.Name))
			return nil
		}
	}
	b := to.Blocks[k]
	if letter.Slots(o) > 0 {
		e.fail(diag.New(refuse.CodeMap, l.Value.Span(), "a coordinate is a number, "+quote.Short(l.Value)+" is "+o.Kind()))
		return nil
	}
	if letter.Lettered(o) > 0 || len(l.Indices) > 0 {
		o = e.toLeft(o, l.Indices, l.Target, l.Value, blockAxes(b))
		if o == nil {
			return nil
		}
	}
	axes := o.Node.Axes()
	if len(axes) == 0 && len(b.Dims) > 0 {
		return e.align(o.Node, nil, letter.Names(&value.Object{Node: e.g.Zero(blockAxes(b))}), blockAxes(b))
	}
	if len(axes) != len(b.Dims) {
		e.fail(diag.New(refuse.CodeMap, l.Value.Span(), b.Name+" is "+refuse.BlockWords(b)+", the right side is "+o.Kind()))
		return nil
	}
	for i, a := range axes {
		if a.Size != b.Dims[i] {
			e.fail(diag.New(refuse.CodeSize, l.Value.Span(), b.Name+" is "+refuse.BlockWords(b)+", the right side is "+o.Kind()))
			return nil
		}
	}
	return o.Node
}

// blockAxes are the plain axes of a block of coordinates.
func blockAxes(b index.Block) []index.Axis {
	out := make([]index.Axis, len(b.Dims))
	for i, d := range b.Dims {
		out[i] = index.PlainAxis(d)
	}
	return out
}

// mapVector is phi^a: the coordinate functions of the image, with one upper
// slot of the target along the map.
func (e *checker) mapVector(m *graph.Map, x *grammar.Indexed) value.Value {
	if len(x.Indices) != 1 || !x.Indices[0].Up {
		e.fail(e.words().MapLetter(x))
		return nil
	}
	if e.coordLetter(m.To, x.Indices[0]) {
		e.fail(e.words().CoordLetter(x, x.Indices[0], m.To))
		return nil
	}
	return &value.Object{
		Node:    e.g.MapVector(m),
		Law:     index.Chartwise,
		Why:     m.Name + "^" + x.Indices[0].Text + " are coordinate functions, and name the chart " + m.To.Name,
		Letters: []string{x.Indices[0].Name},
		Via:     []*graph.Map{m},
		Coords:  m,
		Name:    m.Name,
	}
}

// image is phi(p).
func (e *checker) image(m *graph.Map, x *grammar.Call) value.Value {
	if len(x.Args) != 1 || x.Args[0].Name.Name != "" {
		e.fail(e.words().MapTakesPoint(x, m))
		return nil
	}
	v := e.expr(x.Args[0].Value)
	return e.imageOf(m, v, x)
}

// imageOf is the image of a point, or of every point of a list.
func (e *checker) imageOf(m *graph.Map, v value.Value, x *grammar.Call) value.Value {
	arg := x.Args[0].Value
	switch v := v.(type) {
	case nil:
		return nil
	case *value.Point:
		if v.P.Chart != m.From {
			e.fail(e.words().MapOfPoint(x, m, v.P))
			return nil
		}
		p := e.g.ImagePoint(m, v.P)
		if p.Span.IsZero() {
			p.Span = x.Span()
		}
		return e.emitPoint(p, x.Span())
	case *value.List:
		e.workOf(v)
		out := &value.List{}
		for _, el := range v.Elems {
			w := e.imageOf(m, el, x)
			if w == nil {
				return nil
			}
			out.Elems = append(out.Elems, w)
		}
		return out
	case *value.Object:
		e.fail(e.words().MapOfObject(x, m, v))
		return nil
	default: // other kinds are refused below
	}
	e.fail(diag.New(refuse.CodePointChart, arg.Span(), m.Name+" maps points; "+quote.Short(arg)+" is "+v.Kind()))
	return nil
}

// makePoint is theta(1, 2), w([[…],[…]], […]).
func (e *checker) makePoint(c *index.Chart, x *grammar.Call) value.Value {
	args, ok := e.arguments(x)
	if len(args) > 0 && args[0].Name == "" {
		if p, is := args[0].Value.(*value.Point); is && ok {
			return e.withBlocks(c, p.P, args, x)
		}
	}
	if len(args) != len(c.Blocks) {
		d := diag.New(refuse.CodePoint, x.Span(), "a point of "+c.Name+" has "+number.Count(len(c.Blocks), "coordinate")+" ("+refuse.Coords(c)+"), here "+refuse.IsAre(len(args))+" "+itoa(len(args)))
		e.fail(d)
		return nil
	}
	if !ok {
		return nil
	}
	coords := make([]*graph.Node, len(args))
	for i := range args {
		arg := x.Args[i].Value
		if args[i].Name != "" {
			e.fail(refuse.NamedCoordinates(c, x, args[i].Span))
			return nil
		}
		if coords[i] = e.coordOf(args[i].Value, c.Blocks[i], c, arg); coords[i] == nil {
			return nil
		}
	}
	return e.newPoint(c, coords, x.Span())
}

// coordOf is what a point is given as a coordinate, or a block of them. These numbers
// are it, wherever they come from.
func (e *checker) coordOf(v value.Value, b index.Block, c *index.Chart, arg grammar.Expr) *graph.Node {
	o, p := e.toObject(v, arg)
	if o == nil || p != nil {
		return nil
	}
	if e.hasHidden(o) {
		return nil
	}
	o = letter.Bare(o)
	if cs := letter.FieldCharts(o); len(cs) > 0 {
		d := diag.New(refuse.CodePoint, arg.Span(), "a coordinate of a point is a number; "+quote.Short(arg)+" is a field over "+cs[0].Name)
		if len(cs) == 1 && cs[0] == c {
			d.WithNote("a field needs no point: write " + quote.Short(arg) + " as it is, or take it at a point with @")
		}
		e.fail(d)
		return nil
	}
	n := e.coordNode(o, b, arg)
	if n != nil && n.HasStep() {
		n = e.g.Input(n, graph.InputInfo{Law: index.Tensor, Span: arg.Span()}, nil, nil)
	}
	return n
}

// coordNode fits a value to a block of coordinates.
func (e *checker) coordNode(o *value.Object, b index.Block, x grammar.Expr) *graph.Node {
	axes := o.Node.Axes()
	fits := len(axes) == len(b.Dims)
	for i := range axes {
		if axes[i].Kind != index.Plain || !fits || axes[i].Size != b.Dims[i] {
			fits = false
		}
	}
	if !fits {
		e.fail(diag.New(refuse.CodePoint, x.Span(), b.Name+" is "+refuse.BlockWords(b)+", "+quote.Short(x)+" is "+o.Kind()))
		return nil
	}
	return o.Node
}
