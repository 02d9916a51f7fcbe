package suggest

// Plots and lists of points: what they were meant to run over, and the coordinates of each point.

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// drawnOver are the lists that a plot without any is meant to run over.
func drawnOver(p *grammar.Plot, names []string) []diag.Fix {
	at := p.Items[len(p.Items)-1].Sp
	at.Start = at.End
	text := ""
	switch {
	case len(names) == 1 && len(p.Items[0].Parts) == 1:
		text = " for " + names[0] + " in linspace(0, 10, 100)"
	case len(names) == 1: // a curve in the plane is often closed
		text = " for " + names[0] + " in linspace(0, 2*pi, 100)"
	case len(names) == 2 && len(p.Items) == 1:
		text = " over (" + names[0] + " in linspace(-2, 2, 40), " + names[1] + " in linspace(-2, 2, 40))"
	default:
		return nil
	}
	return []diag.Fix{{Span: at, Replace: text}}
}

// OverNothing offers for a plot of points without a list the one that it is meant to run over: of its variables, or the
// list of points whose coordinates it takes.
func OverNothing(in Scope, p *grammar.Plot, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil {
		return d
	}
	var names []string
	refused := false // where it was bound
	grammar.Walk(p, func(n grammar.Node) bool {
		x, ok := n.(*grammar.Name)
		if !ok {
			return true
		}
		if in.Taken(x.Name) {
			kind, _ := in.Value(x)
			refused = refused || kind == ""
		} else if refuse.IsVariable(x.Text) && !slices.Contains(names, x.Text) {
			names = append(names, x.Text)
		}
		return true
	})
	if refused {
		return d
	}
	for _, f := range append(drawnOver(p, names), overPoints(in, p)...) {
		if in.Reads(f, nil) {
			d.Fixes = append(d.Fixes, f)
		}
	}
	return d
}

// overPoints is a plot of orbit[r], orbit[ph] as one of q[r], q[ph] for q in orbit.
func overPoints(in Scope, p *grammar.Plot) []diag.Fix {
	of := ""
	grammar.Walk(p, func(n grammar.Node) bool {
		if x, ok := n.(*grammar.Component); ok && of == "" && isListOfPoints(in, x.X) {
			of = x.X.Span().Text()
		}
		return true
	})
	if of == "" {
		return nil
	}
	items := p.Items[0].Sp
	items.End = p.Items[len(p.Items)-1].Sp.End
	return []diag.Fix{{Span: items, Replace: ofElement(in, items.Text(), of) + " for " + element(in) + " in " + of}}
}

// isListOfPoints reports a name of a list that has no numbers to be taken by their place.
func isListOfPoints(in Scope, x grammar.Expr) bool {
	if _, ok := x.(*grammar.Name); !ok {
		return false
	}
	kind, ok := in.Value(x)
	return ok && strings.HasPrefix(kind, "a list")
}

// element is a name for what runs over a list of points.
func element(in Scope) string {
	for _, name := range []string{"q", "p", "point"} {
		if !in.Taken(name) {
			return name
		}
	}
	return "q'"
}

// ofElement is a text with a list's components as those of one element.
func ofElement(in Scope, text, list string) string {
	return regexp.MustCompile(`\b`+regexp.QuoteMeta(list)+`\[`).ReplaceAllLiteralString(text, element(in)+"[")
}

// OfEachPoint refuses orbit[r], r a coordinate of the points of a list, and offers the list of what is computed of it for
// each.
func OfEachPoint(in Scope, x *grammar.Component, coordinate string) *diag.Diagnostic {
	of := x.X.Span().Text()
	d := diag.New(refuse.CodeComponent, x.Span(), quote.Short(x.X)+" is a list of points, and each has a coordinate "+coordinate)
	s := in.Statement()
	if s == nil {
		return d
	}
	if p, isPlot := s.(*grammar.Plot); isPlot {
		if len(p.Clauses) == 0 {
			d.Fixes = append(d.Fixes, overPoints(in, p)...)
			mendsComponents(in, p.Span(), of)
		}
		return d
	}
	each := func(text string) string {
		return "[" + ofElement(in, text, of) + " for " + element(in) + " in " + of + "]"
	}
	whole := x.Span() // what is computed of the list, or else the component alone
	grammar.Walk(s, func(n grammar.Node) bool {
		y, isExpr := n.(grammar.Expr)
		if !isExpr {
			return true
		}
		at := y.Span()
		if at.Start <= x.Span().Start && x.Span().End <= at.End && in.Holds(each(at.Text())) {
			whole = at
			return false
		}
		return true
	})
	mendsComponents(in, whole, of)
	return d.WithFix(whole, each(whole.Text()))
}

// mendsComponents marks the components of a list within a text that a fix rewrites.
func mendsComponents(in Scope, within diag.Span, list string) {
	grammar.Walk(in.Statement(), func(n grammar.Node) bool {
		if y, ok := n.(*grammar.Component); ok && y.X.Span().Text() == list && within.Start <= y.Span().Start && y.Span().End <= within.End {
			in.Mends(y)
		}
		return true
	})
}

// OnePoint offers for a geodesic's point that stands where a list is needed the points on the way to it.
func OnePoint(in Scope, x grammar.Expr, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil {
		return d
	}
	if n, ok := x.(*grammar.Name); ok {
		x = in.Definition(n.Name)
	}
	call, ok := x.(*grammar.Call)
	if !ok || len(call.Args) < 4 || call.Fun.Span().Text() != "geodesic" || call.Args[3].Name.Text != "" {
		return d
	}
	at := call.Args[3].Value.Span()
	return d.WithFixNote(at, "linspace(0, "+at.Text()+", 100)", "a hundred points of the geodesic")
}

// FieldAt refuses a field in a plot that runs over points q, and offers its value there.
func FieldAt(x grammar.Expr, chart, q string) *diag.Diagnostic {
	d := diag.New(refuse.CodePointChart, x.Span(), quote.Short(x)+" is a field over "+chart+": its number at a point "+q+" is taken by @")
	return d.WithFix(x.Span(), takenAt(x, q))
}

// FieldOfLoops offers for a field where rows of numbers are listed its value at the point of the loops' variables.
func FieldOfLoops(in Scope, x grammar.Expr, chart string, dim int, cs []grammar.ForClause, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil || dim != len(cs) {
		return d
	}
	var at []string
	for i := range cs {
		at = append(at, cs[i].Name.Text)
	}
	return d.WithFix(x.Span(), takenAt(x, chart+"("+strings.Join(at, ", ")+")"))
}

// takenAt is an expression's text, taken at a point.
func takenAt(x grammar.Expr, point string) string {
	text := x.Span().Text()
	switch x.(type) {
	case *grammar.Name, *grammar.Call, *grammar.Component, *grammar.Paren:
	default: // what binds looser than @
		text = "(" + text + ")"
	}
	return text + " @ " + point
}
