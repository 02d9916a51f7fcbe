package refuse

// Refusals across charts and points: two spaces, two bases, two charts, a point
// of another.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TwoSpaces refuses one letter on slots of two charts, and offers the map
// between them.
func (w Words) TwoSpaces(p letter.Product, r *letter.Row, a, b letter.Slot) *diag.Diagnostic {
	fa, fb := p.Factors[r.At[0].Factor], p.Factors[r.At[1].Factor]
	d := diag.New(CodeSpace, p.Span(r, 1), r.Name+" is a "+a.Axis.Chart.Name+" index on "+quote.Operand(fa)+" and a "+b.Axis.Chart.Name+" index on "+quote.Operand(fb))
	d.WithPlace(p.Span(r, 0), "over "+a.Axis.Chart.Name)
	w.offerMove(d, fa, a, b)
	w.offerMove(d, fb, b, a)
	return d
}

// offerMove offers push(v, phi)^a for a vector over one chart that meets a
// slot of another.
func (w Words) offerMove(d *diag.Diagnostic, f letter.Operand, a, b letter.Slot) {
	if letter.Slots(f.Object) != letter.Rank(f.Object) || letter.Rank(f.Object) == 0 || len(d.Fixes) > 0 {
		return
	}
	for k := range f.Object.Node.Axes() {
		if s := letter.SlotOf(f.Object, k); s.Axis.Chart != a.Axis.Chart || s.Via != nil {
			return
		}
	}
	ls := ""
	if ix, ok := f.Expr.(*grammar.Indexed); ok {
		ls = letter.Text(letter.FromIndices(ix.Indices))
	} else {
		return
	}
	if ms := w.Maps(a.Axis.Chart, b.Axis.Chart); len(ms) > 0 {
		d.WithFix(f.Expr.Span(), "push("+quote.ForLetters(f.Expr)+", "+ms[0]+")"+ls)
	} else if ms := w.Maps(b.Axis.Chart, a.Axis.Chart); len(ms) > 0 {
		d.WithFix(f.Expr.Span(), "pull("+quote.ForLetters(f.Expr)+", "+ms[0]+")"+ls)
	}
}

// TwoBases refuses one letter on slots of one space at two places.
func (w Words) TwoBases(name string, sa, sb diag.Span, fa, fb letter.Operand, a, b letter.Slot) *diag.Diagnostic {
	switch {
	case a.At != nil && b.At != nil:
		pa, pb := w.PointName(a.At), w.PointName(b.At)
		d := diag.New(CodeBase, fb.Expr.Span(), quote.Operand(fa)+" is at "+pa+" and "+quote.Operand(fb)+" at "+pb+": vectors at two points have nothing to do with each other")
		d.WithPlace(fa.Expr.Span(), "at "+pa)
		d.WithNote("transport(C, curve, v) carries a vector along a curve from one point to another")
		if at, ok := atOf(fb.Expr); ok {
			d.WithFixNote(at, pa, "if both are meant at "+pa)
		} else {
			w.offerTransport(d, a.Axis.Chart)
		}
		return d
	case a.Via != b.Via:
		f, m := fa, b.Via
		if a.Via != nil {
			f, m = fb, a.Via
		}
		d := diag.New(CodeBase, sb, name+" is a slot at "+where(a)+" on "+quote.Operand(fa)+" and at "+where(b)+" on "+quote.Operand(fb))
		d.WithPlace(sa, "at "+where(a))
		if m != nil {
			if ix, ok := f.Expr.(*grammar.Indexed); ok {
				d.WithFix(f.Expr.Span(), "along("+quote.Text(ix.X)+", "+m.Name+")"+letter.Text(letter.FromIndices(ix.Indices)))
			}
		}
		return d
	default:
		return diag.New(CodeBase, sb, name+" is at a point on one side and a field's slot on the other").WithPlace(sa, where(a))
	}
}

// offerTransport offers parallel transport with a connection in scope.
func (w Words) offerTransport(d *diag.Diagnostic, c *index.Chart) {
	if cs := w.Connections(c); len(cs) > 0 {
		d.WithNote("along a geodesic: transport(" + cs[0] + ", …)")
	}
}

// SpacesDiffer refuses two sides over two charts.
func (w Words) SpacesDiffer(a, b letter.Slot, name string, fa, fb letter.Operand) *diag.Diagnostic {
	msg := quote.Operand(fa) + " lives over " + a.Axis.Chart.Name + ", " + quote.Operand(fb) + " over " + b.Axis.Chart.Name
	if !letter.Whole(name) {
		msg = name + " is a " + a.Axis.Chart.Name + " index on " + quote.Operand(fa) + " and a " + b.Axis.Chart.Name + " index on " + quote.Operand(fb)
	}
	d := diag.New(CodeSpace, fb.Expr.Span(), msg).WithPlace(fa.Expr.Span(), "over "+a.Axis.Chart.Name)
	if ms := w.Maps(a.Axis.Chart, b.Axis.Chart); len(ms) > 0 {
		w.offerWhole(d, fa, "push", ms[0])
		w.offerWhole(d, fb, "pull", ms[0])
	} else if ms := w.Maps(b.Axis.Chart, a.Axis.Chart); len(ms) > 0 {
		w.offerWhole(d, fb, "push", ms[0])
		w.offerWhole(d, fa, "pull", ms[0])
	}
	return d
}

// offerWhole offers push(X, phi) of an expression, its letters outside.
func (w Words) offerWhole(d *diag.Diagnostic, f letter.Operand, fn, m string) {
	switch x := f.Expr.(type) {
	case *grammar.Indexed:
		d.WithFix(x.Span(), fn+"("+quote.Text(x.X)+", "+m+")"+letter.Text(letter.FromIndices(x.Indices)))
	case *grammar.Name, *grammar.Call, *grammar.Paren:
		d.WithFix(x.Span(), fn+"("+quote.Text(x)+", "+m+")")
	default: // an operation, whose letters are inside
	}
}

// TwoCharts refuses one expression in coordinates of two charts.
func (w Words) TwoCharts(a, b letter.Operand, ca, cb *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeTwoCharts, b.Expr.Span(), quote.Operand(b)+" is a field over "+cb.Name+" and "+quote.Operand(a)+" over "+ca.Name+": one expression has one chart")
	if a.Expr != b.Expr {
		d.WithPlace(a.Expr.Span(), "over "+ca.Name)
	}
	wrap := func(f letter.Operand, fn string, m string) {
		t := quote.Text(f.Expr)
		if ix, ok := f.Expr.(*grammar.Indexed); ok {
			d.WithFix(f.Expr.Span(), fn+"("+quote.Text(ix.X)+", "+m+")"+letter.Text(letter.FromIndices(ix.Indices)))
			return
		}
		d.WithFix(f.Expr.Span(), fn+"("+t+", "+m+")")
	}
	if ms := w.Maps(ca, cb); len(ms) > 0 {
		wrap(b, "pull", ms[0])
		wrap(a, "push", ms[0])
	} else if ms := w.Maps(cb, ca); len(ms) > 0 {
		wrap(b, "push", ms[0])
		wrap(a, "pull", ms[0])
	} else {
		d.WithNote("a map between the charts moves one to the other: push(f, phi), pull(f, phi)")
	}
	return d
}

// WrongPoint refuses a field over one chart at a point of another.
func (w Words) WrongPoint(o *value.Object, c *index.Chart, p *graph.Point, x grammar.Expr) *diag.Diagnostic {
	name := w.PointName(p)
	d := diag.New(CodePointChart, x.Span(), quote.Short(x)+" is a field over "+c.Name+"; "+name+" is a point of "+p.Chart.Name)
	if ms := w.Maps(c, p.Chart); len(ms) > 0 && letter.Slots(o) == letter.Rank(o) {
		d.WithFix(x.Span(), "push("+quote.Text(x)+", "+ms[0]+")")
	} else if ms := w.Maps(p.Chart, c); len(ms) > 0 {
		d.WithFix(x.Span(), "pull("+quote.Text(x)+", "+ms[0]+")")
	}
	return d
}

// WhichChart refuses an expression whose chart nothing decides.
func (w Words) WhichChart(x grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodeWhichChart, x.Span(), "over which chart? nothing here says in which space "+quote.Short(x)+" lives")
	if cs := w.Charts(); len(cs) > 0 {
		d.WithFix(x.Span(), "("+x.Span().Text()+" on "+cs[len(cs)-1].Name+")")
	}
	return d
}

// TwoPoints refuses a field that meets values at two points of its chart.
func (w Words) TwoPoints(field, a, b letter.Operand, c *index.Chart, at, other *graph.Point) *diag.Diagnostic {
	d := diag.New(CodeBase, field.Expr.Span(), quote.Operand(field)+" is a field, and it meets values at two points of "+c.Name+": say at which it is taken")
	d.WithPlace(a.Expr.Span(), "at "+w.PointName(at)).WithPlace(b.Expr.Span(), "at "+w.PointName(other))
	d.WithFix(field.Expr.Span(), takenText(field.Expr, w.PointName(at)))
	return d
}

// PointElsewhere refuses a field over c that meets a value at a point of another
// chart.
func (w Words) PointElsewhere(field, other letter.Operand, c *index.Chart, at *graph.Point) *diag.Diagnostic {
	d := diag.New(CodePointChart, field.Expr.Span(), quote.Operand(field)+" is a field over "+c.Name+", and "+quote.Operand(other)+" is taken at "+w.PointName(at)+", a point of "+at.Chart.Name)
	d.WithPlace(other.Expr.Span(), "at a point of "+at.Chart.Name)
	if ps := w.Points(c); len(ps) > 0 {
		d.WithFix(field.Expr.Span(), takenText(field.Expr, ps[0]))
	} else if ms := w.Maps(c, at.Chart); len(ms) > 0 {
		d.WithNote("push(…, " + ms[0] + ") makes it a field over " + at.Chart.Name)
	}
	return d
}

// OnOther refuses on c behind a field over another chart.
func (w Words) OnOther(x *grammar.On, have, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeTwoCharts, x.X.Span(), quote.Short(x.X)+" is a field over "+have.Name+", and `on "+c.Name+"` stands behind it: a map carries it to another chart")
	if ms := w.Maps(have, c); len(ms) > 0 {
		d.WithFix(x.Span(), "push("+quote.Text(x.X)+", "+ms[0]+")")
	} else if ms := w.Maps(c, have); len(ms) > 0 {
		d.WithFix(x.Span(), "pull("+quote.Text(x.X)+", "+ms[0]+")")
	}
	return d
}

// NoPoint refuses what stands behind @ and is no point; c where it is a chart.
func (w Words) NoPoint(x *grammar.AtPoint, kind string, c *value.Chart) *diag.Diagnostic {
	d := diag.New(CodePoint, x.Point.Span(), quote.Short(x.Point)+" is "+kind+"; after @ stands a point")
	if c != nil {
		d.WithFixNote(x.Span(), quote.Text(x.X)+" on "+c.C.Name, "for a field over the chart")
	}
	return d
}

// NamedCoordinates refuses c(x: 1, y: 2), and offers the point where all coordinates are named.
func NamedCoordinates(c *index.Chart, x *grammar.Call, at diag.Span) *diag.Diagnostic {
	d := diag.New(CodePoint, at, "coordinates of a point are given in order, without names")
	values := make([]string, len(c.Blocks))
	for _, a := range x.Args {
		k := c.BlockIndex(a.Name.Name)
		if k < 0 || values[k] != "" {
			return d
		}
		values[k] = a.Value.Span().Text()
	}
	return d.WithFix(x.Span(), quote.Text(x.Fun)+"("+strings.Join(values, ", ")+")")
}

// MapTakesPoint refuses phi(1, 2).
func (w Words) MapTakesPoint(x *grammar.Call, m *graph.Map) *diag.Diagnostic {
	d := diag.New(CodeArguments, x.Span(), m.Name+" takes one point of "+m.From.Name)
	if len(x.Args) == len(m.From.Blocks) {
		args := ""
		for i := range x.Args {
			if i > 0 {
				args += ", "
			}
			args += quote.Text(x.Args[i].Value)
		}
		d.WithFix(x.Span(), quote.Text(x.Fun)+"("+m.From.Name+"("+args+"))")
	}
	return d
}

// MapOfPoint refuses the image of a point of another chart.
func (w Words) MapOfPoint(x *grammar.Call, m *graph.Map, p *graph.Point) *diag.Diagnostic {
	arg := x.Args[0].Value
	d := diag.New(CodePointChart, arg.Span(), m.Name+" maps points of "+m.From.Name+"; "+quote.Short(arg)+" is a point of "+p.Chart.Name)
	d.WithPlace(m.Span, m.Name+": "+m.From.Name+" -> "+m.To.Name)
	if p.Chart == m.To && len(m.Inverse) == 0 {
		d.WithNote("the way back needs an inverse, written behind the map: inverse { … }; then back = inverse(" + quote.Text(x.Fun) + ")")
	} else if p.Chart == m.To {
		back := w.free("back")
		d.Fixes = append(d.Fixes, diag.Fix{Span: x.Span(), Replace: back + "(" + quote.Text(arg) + ")", Above: back + " = inverse(" + quote.Text(x.Fun) + ")", Note: "the way back"})
	}
	return d
}

// MapOfObject refuses phi(v): objects are pushed.
func (w Words) MapOfObject(x *grammar.Call, m *graph.Map, o *value.Object) *diag.Diagnostic {
	arg := x.Args[0].Value
	d := diag.New(CodePointChart, arg.Span(), m.Name+" maps points; "+quote.Short(arg)+" is "+o.Kind())
	if letter.Slots(o) > 0 || len(letter.FieldCharts(o)) > 0 {
		d.WithFix(x.Span(), "push("+quote.Text(arg)+", "+quote.Text(x.Fun)+")")
	}
	return d
}
