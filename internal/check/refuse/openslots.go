package refuse

// Refusals of open functions with slots: over which chart, and what is not said of them.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// OpenWhere refuses slots over no chart, and offers the program's only one.
func OpenWhere(s *grammar.OpenFn, h *grammar.OpenHead, chart string) *diag.Diagnostic {
	d := diag.New(CodeOpenSlots, h.Span(), "over which chart are the slots of "+quote.Ident(h.Name)+"?")
	if chart == "" || len(s.Where) > 0 {
		return d.WithNote("fn A_i(t, x) on c says it, for all functions of the statement")
	}
	return d.WithFix(s.Span(), s.Span().Text()+" on "+chart)
}

// OpenNoSlots refuses a chart behind functions of numbers.
func OpenNoSlots(s *grammar.OpenFn) *diag.Diagnostic {
	return diag.New(CodeOpenSlots, s.On.Sp, quote.Ident(s.Heads[0].Name)+" has no slots: a function of numbers lives over no chart, and is called with what is asked for").
		WithNote("fn A_i(t, x) on " + s.On.Text + " is a field with a slot")
}

// OpenSlotConditions refuses conditions of components, which are numbers of one chart.
func OpenSlotConditions(s *grammar.OpenFn, h *grammar.OpenHead) *diag.Diagnostic {
	return diag.New(CodeOpenSlots, s.Where[0].Span(), "conditions are about numbers, and "+quote.Ident(h.Name)+" has slots: functions of numbers that have conditions are declared by themselves")
}
