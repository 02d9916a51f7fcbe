package run

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// stmt runs one statement.
func (r *Run) stmt(s check.Stmt) error { return s.Accept(statements{r}) }

// statements runs every kind of statement.
type statements struct{ r *Run }

func (s statements) SamePoint(st *check.SamePoint) error { return s.r.samePoint(st) }
func (s statements) Show(st *check.Show) error           { return s.r.show(st) }
func (s statements) Table(st *check.Table) error         { return s.r.table(st) }
func (s statements) Plot(st *check.Plot) error           { return s.r.plot(st) }
func (s statements) Assert(st *check.Assert) error       { return s.r.assert(st) }

func (s statements) Print(st *check.Print) error {
	items, err := s.r.items(st.Items)
	if err != nil {
		return err
	}
	return s.r.tell(s.r.report.Printed(st.Sp, items))
}

func (s statements) Echo(st *check.Echo) error {
	items, err := s.r.items([]check.Item{st.Item})
	if err != nil {
		return err
	}
	return s.r.tell(s.r.report.Echoed(st.Sp, items[0]))
}

func (s statements) For(st *check.For) error {
	if err := s.r.turnsAhead(st); err != nil {
		return err
	}
	return s.r.loop(st.Loops, func() error { return s.r.block(st.Body) })
}

// Bind builds points and checks them against their domains.
func (s statements) Bind(st *check.Bind) error { return s.r.buildPoints(st.Value) }

// Test runs a named test: an error ends the test, not the run.
func (s statements) Test(st *check.Test) error {
	r := s.r
	if err := r.tell(r.report.TestStart(st.Sp, st.Name)); err != nil {
		return err
	}
	passed, failed := r.res.Passed, r.res.Failed
	err := r.block(st.Body)
	if err != nil && err != errStop {
		return err
	}
	end := TestEnd{Name: st.Name, Passed: r.res.Passed - passed, Failed: r.res.Failed - failed, Error: err != nil}
	if end.Failed > 0 || end.Error {
		r.res.FailedTests++
	} else {
		r.res.PassedTests++
	}
	return r.tell(r.report.TestEnd(st.Sp, end))
}

// buildPoints builds the points that a name is bound to.
func (r *Run) buildPoints(v value.Value) error {
	switch v := v.(type) {
	case *value.Point:
		if r.open(v.P) {
			return nil // of a loop's variable: built where it is used
		}
		_, err := r.point(v.P)
		return err
	case *value.List:
		for _, e := range v.Elems {
			if p, ok := e.(*value.Point); ok {
				if err := r.buildPoints(p); err != nil {
					return err
				}
			}
		}
	case *value.Object, *value.Map, *value.Chart, *value.Func, *value.Range, *value.Str, *value.Module, value.Cond:
	}
	return nil
}

func (r *Run) items(items []check.Item) ([]Item, error) {
	out := make([]Item, len(items))
	for i, it := range items {
		v, err := r.evaluate(it.Value)
		if err != nil {
			return nil, r.located(err, spanOf(it.Expr))
		}
		out[i] = Item{sourceOf(it.Expr), v}
		if err := r.charge(len(v.String()) + 2); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func spanOf(e grammar.Expr) diag.Span {
	if e == nil {
		return diag.Span{}
	}
	return e.Span()
}

// sourceOf is an expression as it was written, on one line.
func sourceOf(e grammar.Expr) string {
	if e == nil {
		return ""
	}
	return oneLine(e.Span().Text())
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
