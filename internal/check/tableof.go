package check

// Tables of what has rows already: table A of an array of numbers, table orbit of a list of points.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// tableOf is table A: a row for each entry of an array along its first axis, the entries of the second side by side; of
// a list of points a row for each, its coordinates side by side.
func (e *checker) tableOf(s *grammar.Table) (loops []Loop, rows []Row, ok bool) {
	x := s.Exprs[0]
	if len(s.Exprs) > 1 {
		e.fail(diag.New(refuse.CodeStatement, s.Span(), "a table of several columns needs a list to run over: table e1, e2 for u in list"))
		return nil, nil, false
	}
	switch v := e.expr(x).(type) {
	case nil:
	case *value.List:
		return e.tableOfPoints(v, x)
	case *value.Object, *value.Range:
		o, isArray := e.numericList(v)
		if isArray && o == nil {
			return nil, nil, false // it is said
		}
		if !isArray || len(letter.FieldCharts(o)) > 0 || !plainAxes(o) || len(o.Node.Axes()) > 2 {
			e.fail(e.words().NoRows(x, v))
			return nil, nil, false
		}
		p := e.loopParam(quote.Short(x), x)
		p.Axes = o.Node.Axes()[1:]
		return []Loop{{Var: p, List: o}}, nil, true
	default: // no other kind has rows
		e.fail(e.words().NoRows(x, v))
	}
	return nil, nil, false
}

// plainAxes reports an array: no slot among its axes.
func plainAxes(o *value.Object) bool {
	for _, a := range o.Node.Axes() {
		if a.Kind != index.Plain {
			return false
		}
	}
	return true
}

// tableOfPoints has the points' coordinates as columns.
func (e *checker) tableOfPoints(l *value.List, x grammar.Expr) ([]Loop, []Row, bool) {
	var rows []Row
	for _, el := range l.Elems {
		p, isPoint := el.(*value.Point)
		if !isPoint || len(rows) > 0 && p.P.Chart != l.Elems[0].(*value.Point).P.Chart {
			e.fail(e.words().NoRows(x, l))
			return nil, nil, false
		}
		var row Row
		for k, b := range p.P.Chart.Blocks {
			name := &grammar.Name{At: grammar.At{Sp: diag.Span{Source: &diag.Source{Text: b.Name}, End: len(b.Name)}}, Name: b.Name, Text: b.Name}
			row.Vars = append(row.Vars, Item{name, dependent(&value.Object{Node: e.g.CoordOf(p.P, k), Value: true}).(*value.Object)})
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		e.fail(e.words().NoRows(x, l))
		return nil, nil, false
	}
	return nil, rows, true
}
