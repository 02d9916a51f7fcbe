package check

// Names that nothing binds and nothing explains: they are said once a statement, with what would bind them.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// offersDeclarations says of names that a statement leaves unbound, since there were n diagnostics, what would bind
// them; where that mends all of them, it is said once.
func (e *checker) offersDeclarations(s grammar.Stmt, n int) {
	switch s.(type) {
	case *grammar.Define, *grammar.Print, *grammar.Show, *grammar.Assert, *grammar.Table, *grammar.Plot, *grammar.ExprStmt:
	default: // what declares something binds names itself
		return
	}
	if e.pasting || e.silent || len(e.calls) > 0 || e.inFor != nil {
		return
	}
	if e.file != nil && len(e.file.Lost)+len(e.file.Unread) > 0 { // what could not be read may bind them
		return
	}
	said := slices.Clone(e.report.list[n:])
	var first *diag.Diagnostic
	var names []string
	var others diag.List
	for _, d := range said {
		name := d.Span.Text()
		switch {
		case d.Code != refuse.CodeUnknown || d.Message != name+" is not bound" || len(d.Fixes)+len(d.Notes) > 0 || !refuse.IsVariable(name):
			others = append(others, d)
			continue
		case first == nil:
			first = d
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if first == nil {
		return
	}
	e.report.forget(n)
	for _, d := range said {
		switch {
		case d == first:
			e.report.add(suggest.Declared(suggester{e}, first, names, others))
		case len(first.Fixes) > 0 && within(d.Span, first.Fixes[0].Span) && slices.Contains(suggest.Infinities, d.Span.Text()):
			// it is written inf in what is offered
		case len(first.Fixes) == 0 || slices.Contains(others, d):
			e.report.add(d)
		}
	}
}

// within reports a place that lies in another.
func within(at, outer diag.Span) bool { return outer.Start <= at.Start && at.End <= outer.End }

// Reads reports that the statement makes no mistake but those that are known, once a fix is pasted.
func (n suggester) Reads(f diag.Fix, known diag.List) bool {
	return n.e.reads(n.e.statement.node, f, known)
}

func (n suggester) Charts() []string {
	var out []string
	for _, c := range n.e.scope.Charts() {
		out = append(out, c.Name)
	}
	return out
}

func (n suggester) Definition(name string) grammar.Expr {
	if n.e.file == nil {
		return nil
	}
	for _, s := range n.e.file.Stmts {
		if def, ok := s.(*grammar.Define); ok && def.Name.Name == name {
			return def.Value
		}
	}
	return nil
}

// coordinateOfPoints refuses orbit[r], r a coordinate of the points of a list.
func (e *checker) coordinateOfPoints(l *value.List, x *grammar.Component) bool {
	name, isName := x.Args[0].(*grammar.Name)
	if !isName || len(l.Elems) == 0 {
		return false
	}
	p, ok := l.Elems[0].(*value.Point)
	if !ok || p.P.Chart.BlockIndex(name.Name) < 0 {
		return false
	}
	if !e.isMended(x) {
		e.fail(suggest.OfEachPoint(suggester{e}, x, name.Text))
	}
	return true
}

// fieldsAtPoints refuses fields in a plot that runs over points of their chart.
func (e *checker) fieldsAtPoints(items []Item, rows []Row) bool {
	if len(rows) == 0 || len(rows[0].Vars) != 1 {
		return true
	}
	q := rows[0].Vars[0]
	p, ok := q.Value.(*value.Point)
	if !ok {
		return true
	}
	good := true
	for _, it := range items {
		o, isObj := it.Value.(*value.Object)
		if !isObj || len(letter.FieldCharts(o)) == 0 || letter.FieldCharts(o)[0] != p.P.Chart {
			continue
		}
		good = false
		e.fail(suggest.FieldAt(it.Expr, p.P.Chart.Name, q.Expr.Span().Text()))
	}
	return good
}
