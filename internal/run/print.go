package run

// Running a print statement, or the echo of a session.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitPrint(st *check.Print) error {
	items, err := s.r.items(st.Items)
	if err != nil {
		return err
	}
	return s.r.tell(s.r.report.Printed(st.Sp, items))
}

func (m *missingParams) VisitPrint(s *check.Print) error { return m.printed(s.Items) }

func (c *turnCounter) VisitPrint(*check.Print) error { return nil }

func (s statements) VisitEcho(st *check.Echo) error {
	items, err := s.r.items([]check.Item{st.Item})
	if err != nil {
		return err
	}
	var shown *Shown
	if o, ok := st.Item.Value.(*value.Object); ok && o.Slots() >= manySlots {
		if shown, err = s.r.shown(st.Item, o, ""); err != nil {
			return located(err, spanOf(st.Item.Expr))
		}
	}
	return s.r.tell(s.r.report.Echoed(st.Sp, items[0], shown))
}

// manySlots is from how many slots on an echo lists components instead of arrays within arrays.
const manySlots = 3

func (m *missingParams) VisitEcho(s *check.Echo) error {
	m.ask(s.Sp, m.r.numbersOf(s.Item.Value)...)
	return nil
}

func (c *turnCounter) VisitEcho(*check.Echo) error { return nil }

// items are the values of printed expressions.
func (r *Run) items(items []check.Item) ([]Item, error) {
	out := make([]Item, len(items))
	for i, it := range items {
		v, err := r.evaluate(it.Value)
		if err != nil {
			return nil, located(err, spanOf(it.Expr))
		}
		out[i] = Item{sourceOf(it.Expr), v}
		if err := r.room(&v); err != nil {
			return nil, err
		}
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
	return grammar.OneLine(e.Span().Text())
}
