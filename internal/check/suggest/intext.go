package suggest

// A hint about a text in which names stand as if their values were put there.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TextAsItIs hints that a text is printed as it is, and offers the text and the values in a row.
func TextAsItIs(x *grammar.String, at []quote.Place) *diag.Diagnostic {
	first := x.Value[at[0].Start:at[0].End]
	d := diag.New(grammar.CodeForeign, x.Span(), "a text is printed as it is, and "+first+" in it is no value: values stand beside texts, print \"a =\", a")
	d.Severity = diag.Warning
	if strings.Contains(x.Span().Text(), `\`) { // as it is written, it is another text
		return d
	}
	var items []string
	text := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			items = append(items, `"`+part+`"`)
		}
	}
	from := 0
	for _, p := range at {
		text(x.Value[from:p.Start])
		items = append(items, p.Name)
		from = p.End
	}
	text(x.Value[from:])
	return d.WithFix(x.Span(), strings.Join(items, ", "))
}
