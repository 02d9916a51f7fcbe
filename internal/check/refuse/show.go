package refuse

// What is said of a form of show that an object does not have.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NoForm says what a form of show needs, and offers the object's own.
func NoForm(s *grammar.Show, x grammar.Expr, needs, kind string) *diag.Diagnostic {
	form := diag.Span{Source: s.Form.Sp.Source, Start: s.Exprs[len(s.Exprs)-1].Span().End, End: s.Form.Sp.End}
	return diag.New(CodeShow, s.Form.Sp, needs+"; "+grammar.ExprString(x)+" is "+kind).WithFix(form, "")
}
