package refuse

// Words about params with an order: what is no order, and values beside one.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// OrderAndValue is a param that has an order, and a value or indices.
func OrderAndValue(s *grammar.OneParam, given bool) *diag.Diagnostic {
	why := "a param with an order is one small number, and has no value"
	if given {
		why = s.Name.Text + " has an order: it is small, and no value is given to it"
	}
	return diag.New(CodeParam, s.Span(), why).WithNote("param " + s.Name.Text + " order 1 leaves out its square; series(X, M, n) is a series by any param, and polynomial(s) what is known of one, in which values can be put")
}

// NoOrder is an order that is no whole number.
func NoOrder(s *grammar.OneParam, most int) *diag.Diagnostic {
	return diag.New(CodeParam, s.Order.Span(), fmt.Sprintf("the order of a param is a whole number from 1 to %d, written out", most)).WithFix(s.Order.Span(), "1")
}

// SubstSeries is subst of what a series goes by.
func SubstSeries(x *grammar.Call, by string) *diag.Diagnostic {
	a := quote.Short(x.Args[0].Value)
	d := diag.New(CodeSubst, x.Span(), a+" is known up to powers of "+by+", where these are small: nothing is known of it elsewhere")
	return d.WithFixNote(x.Args[0].Value.Span(), "polynomial("+a+")", "what is known of it")
}
