package refuse

// Refusals of sums with points: what is no vector at the point, and sums that read in
// two ways.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// ManyTerms refuses p + v + u: fields may be meant at p, or where the sum has come to.
// What is a value already says which, and the other reading is not offered.
func ManyTerms(x grammar.Expr, p *graph.Point, values []*graph.Point, points int) *diag.Diagnostic {
	d := diag.New(CodePointSum, x.Span(), "a sum of a point and several vectors reads in two ways: all of them at the point, or one after another, each where the sum has come to")
	if points > 1 {
		d.Message = "a sum with several points: brackets say which two terms belong together"
	}
	ts := letter.Terms(x)
	if len(x.Span().Text()) > 200 {
		return d
	}
	first, second := quote.Text(ts[0].Expr), ts[1]
	sign := " + "
	if second.Minus {
		sign = " - "
	}
	together, turn := quote.Text(second.Expr), first+sign+quote.Text(second.Expr)
	for _, t := range ts[2:] {
		inner, outer := " + ", " + "
		if t.Minus != second.Minus {
			inner = " - "
		}
		if t.Minus {
			outer = " - "
		}
		together += inner + quote.Text(t.Expr)
		turn = "(" + turn + ")" + outer + quote.Text(t.Expr)
	}
	at := func(q *graph.Point) bool { return q == p }
	if !slices.ContainsFunc(values, func(q *graph.Point) bool { return !at(q) }) {
		d.WithFixNote(x.Span(), first+sign+"("+together+")", "all at the point")
	}
	if !slices.ContainsFunc(values, at) {
		d.WithFixNote(x.Span(), turn, "one after another")
	}
	return d
}

// PointsAdded refuses p + q.
func PointsAdded(x, a, b grammar.Expr) *diag.Diagnostic {
	p, q := quote.Short(a), quote.Short(b)
	return diag.New(CodePointSum, x.Span(), "points are not added: "+p+" and "+q+" are points").
		WithNote(q + " - " + p + " is the vector at " + p + " that leads to " + q + ", and " + p + " + 1/2 (" + q + " - " + p + ") the middle in this chart")
}

// PointTakenAway refuses v - p.
func PointTakenAway(x, v, p grammar.Expr) *diag.Diagnostic {
	return diag.New(CodePointSum, x.Span(), "a point is taken away from a point alone: "+quote.Short(p)+" is a point, and "+quote.Short(v)+" is not").
		WithFix(x.Span(), quote.Text(p)+" - "+bracketed(v))
}

// bracketed is a text that may stand behind a minus.
func bracketed(x grammar.Expr) string {
	switch y := x.(type) {
	case *grammar.Binary:
		if y.Op == "+" || y.Op == "-" {
			return "(" + quote.Text(x) + ")"
		}
	case *grammar.Unary:
		return "(" + quote.Text(x) + ")"
	default: // another term may stand as it is
	}
	return quote.Text(x)
}

// Otherwise is what is said where no fix of NoVector holds: of a covector, as in the body of
// a function, which knows no metric, and of numbers.
func (a Added) Otherwise() string {
	axes := a.Of.Node.Axes()
	switch {
	case len(axes) != 1:
		return ""
	case axes[0].Kind == index.Down:
		return "with a metric G, grad(f, G) is the vector of the covector d_i f, and raise(w, G) that of w"
	}
	return "numbers are a vector at a point: " + quote.Short(a.Point) + " + (" + quote.Short(a.Term) + " @ " + quote.Short(a.Point) + ")"
}

// SumAt refuses p + v @ p, which is (p + v) @ p.
func SumAt(x *grammar.AtPoint) *diag.Diagnostic {
	d := diag.New(CodePointSum, x.X.Span(), quote.Short(x.X)+" is a point, and nothing to be taken at one: `@` binds looser than the sum")
	if b, ok := x.X.(*grammar.Binary); ok {
		d.WithFix(x.Span(), quote.Text(b.X)+" "+b.Op+" ("+quote.Text(b.Y)+" @ "+quote.Text(x.Point)+")")
	}
	return d
}

// Added is what was added to a point and is no vector.
type Added struct {
	Point grammar.Expr
	At    *graph.Point
	Term  grammar.Expr
	Of    *value.Object
}

// NoVector refuses p + w, w no vector.
func NoVector(w Words, a Added) *diag.Diagnostic {
	o, c, term := a.Of, a.At.Chart, a.Term.Span()
	p := quote.Short(a.Point)
	d := diag.New(CodePointSum, term, quote.Short(a.Term)+" is "+o.Kind()+", and a point moves along a vector: what is added to "+p+" has one upper slot over "+c.Name)
	d.WithPlace(a.Point.Span(), "a point of "+c.Name)
	axes := o.Node.Axes()
	switch {
	case letter.Rank(o) != 1 || len(axes) != 1:
	case axes[0].Kind == index.Down && axes[0].Chart == c:
		g, above := w.metricFor(c)
		fix := diag.Fix{Span: term, Replace: "raise(" + quote.Text(a.Term) + ", " + g + ")", Above: above, Note: "the vector that " + g + " makes of it"}
		if at, f := differential(a.Term); f != "" {
			fix.Span, fix.Replace, fix.Note = at, "grad("+f+", "+g+")", ""
			d.Message = quote.Short(a.Term) + " is a covector, and a point moves along a vector: which one it is, a metric says"
		}
		d.Fixes = append(d.Fixes, fix)
	case axes[0].Kind == index.Plain && axes[0].Size == c.Dim:
		d.WithFixNote(term, "("+quote.Text(a.Term)+" @ "+quote.Text(a.Point)+")", "these numbers as a vector there")
	}
	return d
}

// differential is the place of the only d_i f among the factors of a term, and f.
func differential(x grammar.Expr) (at diag.Span, f string) {
	found := 0
	for _, y := range factors(x) {
		d, is := y.(*grammar.Deriv)
		if !is || d.Op != "d" || d.Index.Up || len(d.Groups) > 0 {
			continue
		}
		found++
		of := d.X
		if p, is := of.(*grammar.Paren); is {
			of = p.X
		}
		at, f = d.Span(), quote.Text(of)
	}
	if found != 1 || strings.ContainsAny(f, "\n") {
		return at, ""
	}
	return at, f
}

// factors are the factors of a product, as they were written.
func factors(x grammar.Expr) []grammar.Expr {
	switch y := x.(type) {
	case *grammar.Binary:
		if y.Op == "*" {
			return append(factors(y.X), factors(y.Y)...)
		}
	case *grammar.Unary:
		return factors(y.X)
	default: // a factor
	}
	return []grammar.Expr{x}
}

// VectorElsewhere refuses p + v, v over another chart.
func VectorElsewhere(w Words, o *value.Object, c *index.Chart, px grammar.Expr, p *graph.Point, vx grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodePointSum, vx.Span(), quote.Short(vx)+" is "+o.Kind()+" over "+c.Name+", and "+quote.Short(px)+" is a point of "+p.Chart.Name)
	d.WithPlace(px.Span(), "a point of "+p.Chart.Name)
	if c == p.Chart {
		return d.WithNote("its slot is seen along a map, at the points where that leads")
	}
	if ms := w.Maps(c, p.Chart); len(ms) > 0 {
		d.WithFix(vx.Span(), "push("+quote.Text(vx)+", "+ms[0]+")")
	} else if ms := w.Maps(p.Chart, c); len(ms) > 0 {
		d.WithFix(vx.Span(), "pull("+quote.Text(vx)+", "+ms[0]+")")
	}
	return d
}

// DifferenceOfCharts refuses q - p, points of two charts.
func DifferenceOfCharts(w Words, x, a, b grammar.Expr, q, p *graph.Point) *diag.Diagnostic {
	d := diag.New(CodePointSum, x.Span(), quote.Short(a)+" is a point of "+q.Chart.Name+" and "+quote.Short(b)+" one of "+p.Chart.Name+": their coordinates have nothing to do with each other")
	if ms := w.Maps(p.Chart, q.Chart); len(ms) > 0 {
		d.WithFix(b.Span(), ms[0]+"("+quote.Text(b)+")")
	}
	if ms := w.Maps(q.Chart, p.Chart); len(ms) > 0 {
		d.WithFix(a.Span(), ms[0]+"("+quote.Text(a)+")")
	}
	return d
}
