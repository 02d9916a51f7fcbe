package refuse

// What is said of a form of show that an object does not have.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NoConvention says why a book's signs cannot be given to an object, and offers another function where it is the order of slots.
func NoConvention(s *grammar.Show, x grammar.Expr, is, instead string) *diag.Diagnostic {
	at := s.Convention.Sp
	d := diag.New(CodeShow, at, grammar.ExprString(x)+" is "+is)
	if instead != "" {
		return d.WithNote("with all indices below it is the same array in both: show " + instead + "(G) convention " + s.Convention.Name)
	}
	d.WithNote("a convention is about a metric, a connection, and what riemann, riemannDown, ricci, scalarCurvature, einstein, weyl and kretschmann give")
	rest := diag.Span{Source: at.Source, Start: s.Exprs[len(s.Exprs)-1].Span().End, End: at.End}
	return d.WithFix(rest, "")
}

// NoForm says what a form of show needs, and offers the object's own.
func NoForm(s *grammar.Show, x grammar.Expr, needs, kind string) *diag.Diagnostic {
	form := diag.Span{Source: s.Form.Sp.Source, Start: s.Exprs[len(s.Exprs)-1].Span().End, End: s.Form.Sp.End}
	return diag.New(CodeShow, s.Form.Sp, needs+"; "+grammar.ExprString(x)+" is "+kind).WithFix(form, "")
}
