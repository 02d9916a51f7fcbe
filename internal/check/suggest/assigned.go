package suggest

// A function that is assigned, as in R and JavaScript: f = function(x) x^2.

import (
	"regexp"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var assigned = regexp.MustCompile(`^function\s*\(([\pL\pN', ]*)\)\s*(\S.*)$`)

// FunctionAssigned is what is said of a definition whose right side is a function of R.
func FunctionAssigned(s *grammar.Define) *diag.Diagnostic {
	name := quote.Ident(s.Name)
	m := assigned.FindStringSubmatch(s.Value.Span().Text())
	if m == nil {
		return diag.New(refuse.CodeUnknown, s.Value.Span(), "a function is written fn "+name+"(x) = …")
	}
	return diag.New(refuse.CodeUnknown, s.Value.Span(), "a function is written fn "+name+"("+m[1]+") = …").
		WithFix(s.Span(), "fn "+name+"("+m[1]+") = "+m[2])
}
