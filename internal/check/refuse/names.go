package refuse

// Refusals of names: what a name or a member stands for, or does not, and names
// bound twice.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Ambiguous refuses a coordinate's name that several charts have.
func (w Words) Ambiguous(x *grammar.Name, charts []*index.Chart) *diag.Diagnostic {
	d := diag.New(CodeAmbiguous, x.Span(), quote.Name(x)+" is a coordinate of "+chartList(charts)+": which is meant?")
	if c, whole := w.onlyChart(x); c != nil {
		d.WithFix(whole, whole.Text()+" on "+c.Name)
		charts = []*index.Chart{c}
	}
	for _, c := range charts[:min(len(charts), mostCharts)] {
		d.WithFix(x.Span(), c.Name+"."+quote.Name(x))
	}
	return d
}

// onlyChart is the one chart that has all coordinates of the definition under way, where it has several, and what is defined by them. What takes
// fields from one chart to another, or to a point, may have coordinates of two.
func (w Words) onlyChart(at *grammar.Name) (only *index.Chart, whole diag.Span) {
	s, ok := w.Statement.(*grammar.Define)
	if !ok || s.Value.Span().Source != at.Span().Source {
		return nil, whole
	}
	charts := w.Charts()
	with, moves := map[string]bool{}, false
	grammar.Walk(s.Value, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.On, *grammar.AtPoint, *grammar.In, *grammar.If, *grammar.Dot:
			moves = true
		case *grammar.Call:
			if f, ok := n.Fun.(*grammar.Name); ok {
				moves = moves || slices.Contains([]string{"push", "pull", "along", "recompute"}, f.Name)
			}
		case *grammar.Name:
			if slices.ContainsFunc(charts, func(c *index.Chart) bool { return c.BlockIndex(n.Name) >= 0 }) {
				with[n.Name] = true
			}
		default: // the others hold names, and move nothing
		}
		return !moves
	})
	if moves || len(with) < 2 || !with[at.Name] {
		return nil, whole
	}
	for _, c := range charts {
		has := true
		for name := range with {
			has = has && c.BlockIndex(name) >= 0
		}
		switch {
		case has && only != nil:
			return nil, whole
		case has:
			only = c
		}
	}
	return only, s.Value.Span()
}

// mostCharts is how many are named.
const mostCharts = 8

// chartList is theta, psi and chi.
func chartList(cs []*index.Chart) string {
	var names []string
	for _, c := range cs[:min(len(cs), mostCharts)] {
		names = append(names, c.Name)
	}
	if more := len(cs) - mostCharts; more > 0 {
		names = append(names, number.Count(more, "other"))
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// BoundCoordinate refuses to bind a coordinate's name again.
func (w Words) BoundCoordinate(n grammar.Ident, charts []*index.Chart, def diag.Span) *diag.Diagnostic {
	return diag.New(CodeRebound, n.Sp, n.Text+" is a coordinate of "+chartList(charts)).WithPlace(def, "here").
		WithFixNote(n.Sp, n.Text+"'", "another name")
}

// BoundAlready refuses to bind a name twice.
func (w Words) BoundAlready(n grammar.Ident, def diag.Span) *diag.Diagnostic {
	return diag.New(CodeRebound, n.Sp, n.Text+" is bound already: a name is bound once").WithPlace(def, "bound here").
		WithFixNote(n.Sp, n.Text+"'", "another name")
}

// nearest offers a name like the one that is written.
func nearest(d *diag.Diagnostic, name string, at diag.Span, names []string) *diag.Diagnostic {
	if near := diag.Nearest(name, names); near != "" {
		d.WithFix(at, near)
	}
	return d
}

// blockNames are a chart's coordinates.
func blockNames(c *index.Chart) []string {
	var names []string
	for _, b := range c.Blocks {
		names = append(names, b.Name)
	}
	return names
}

// NoCoordinate refuses F.q where F has no q.
func (w Words) NoCoordinate(n grammar.Ident, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeMember, n.Sp, "the chart "+c.Name+" has no coordinate "+n.Text).WithNote("it has " + Coords(c))
	return nearest(d, n.Name, n.Sp, blockNames(c))
}

// NoMember refuses what a module does not have.
func (w Words) NoMember(n grammar.Ident, module string, members []string) *diag.Diagnostic {
	return nearest(diag.New(CodeMember, n.Sp, module+" has nothing called "+n.Text), n.Name, n.Sp, members)
}

// PointMember refuses p.x.
func (w Words) PointMember(x *grammar.Dot) *diag.Diagnostic {
	return diag.New(CodeMember, x.Span(), "a point's coordinate is written with brackets").WithFix(x.Span(), quote.Text(x.X)+"["+x.Name.Text+"]")
}

// NoTarget refuses a line of a map that names no coordinate.
func (w Words) NoTarget(n grammar.Ident, to *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeMap, n.Sp, "the left sides are coordinates of "+to.Name+"; "+n.Text+" is none").WithNote(to.Name + " has " + Coords(to))
	return nearest(d, n.Name, n.Sp, blockNames(to))
}

// NoPosition refuses a name in T[…] that is no coordinate.
func (w Words) NoPosition(x *grammar.Name, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeComponent, x.Span(), quote.Name(x)+" is no coordinate of "+c.Name).WithNote(c.Name + " has " + Coords(c))
	return nearest(d, x.Name, x.Span(), blockNames(c))
}

// ComponentOfMap refuses phi[1].
func (w Words) ComponentOfMap(x *grammar.Component, m *graph.Map) *diag.Diagnostic {
	return diag.New(CodeComponent, x.Span(), "a map has coordinate functions "+m.Name+"^a, and those have components").
		WithFix(x.Span(), "("+quote.Text(x.X)+"^a)["+argsText(x)+"]")
}

// RangeOfSlot refuses a range of positions on a slot.
func (w Words) RangeOfSlot(x *grammar.Component, arg grammar.Expr, c *index.Chart) *diag.Diagnostic {
	return diag.New(CodeComponent, arg.Span(), "a range picks entries of an array; here "+quote.Short(x.X)+" has a slot over "+c.Name).
		WithFix(x.Span(), "components("+quote.Text(x.X)+")["+argsText(x)+"]")
}

func argsText(x *grammar.Component) string {
	s := ""
	for i, a := range x.Args {
		if i > 0 {
			s += ","
		}
		s += quote.Text(a)
	}
	return s
}

// NoParam refuses an override of a param that a program does not have.
func NoParam(name string, have []string) *diag.Diagnostic {
	d := diag.New(CodeParam, diag.Span{}, "the program has no param "+name)
	if near := diag.Nearest(name, have); near != "" {
		d.WithNote("did you mean " + near)
	} else if len(have) == 0 {
		d.WithNote("it declares none: param " + name + " = 1")
	} else {
		d.WithNote("it has " + strings.Join(have, ", "))
	}
	return d
}

// NoParameter refuses a named argument that a function does not take.
func NoParameter(fn string, head *grammar.Fn, name string, at diag.Span) *diag.Diagnostic {
	var names []string
	for i := range head.Params {
		names = append(names, head.Params[i].Name.Name)
	}
	d := diag.New(CodeArguments, at, fn+" has no parameter "+name).WithPlace(head.Name.Sp, quote.Head(head))
	if near := diag.Nearest(name, names); near != "" {
		d.WithNote("did you mean " + near)
	}
	return d
}

// BareExpr refuses an expression that stands alone in a script.
func (w Words) BareExpr(s *grammar.ExprStmt) *diag.Diagnostic {
	if d := grammar.Foreign(s); d != nil {
		return d
	}
	d := diag.New(CodeBareExpr, s.Span(), "a bare expression does nothing in a script: print it, or join it to the line above")
	if !s.Join.IsZero() && leadsWithSign(s.X) {
		d.WithFixNote(s.Join, " ", "join it to the line above")
	}
	return d.WithFixNote(s.Span(), "print "+s.Span().Text(), "to see it")
}

// leadsWithSign reports an expression that begins with a minus sign, or is a
// not.
func leadsWithSign(x grammar.Expr) bool {
	if _, ok := x.(*grammar.Unary); ok {
		return true
	}
	for {
		switch y := x.(type) {
		case *grammar.Unary:
			return y.Op == "-"
		case *grammar.Binary:
			x = y.X
		default: // another expression begins with what it is
			return false
		}
	}
}
