package refuse

// Refusals of a table without a list to run over.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NoRows refuses table x where x is no array of numbers with one index or two, and no list of points.
func (w Words) NoRows(x grammar.Expr, v value.Value) *diag.Diagnostic {
	d := diag.New(CodeStatement, x.Span(), quote.Short(x)+" is "+v.Kind()+": without a list to run over, a table is of an array of numbers with one index or two, or of a list of points")
	if o, ok := v.(*value.Object); ok && len(o.Node.Axes()) == 2 {
		if text := "components(" + x.Span().Text() + ")"; o.Value && !strings.HasPrefix(x.Span().Text(), "components(") {
			return d.WithFixNote(x.Span(), text, "the numbers of this chart")
		}
	}
	return d.WithNote("a row for each element of a list: table e1, e2 for u in list")
}
