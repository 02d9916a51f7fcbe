package suggest

// A function without a body that stands where its value is meant: a for a(t).

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// OpenCall adds to d, about the name of a function without a body or of a derivative of one,
// what calls it at its own parameters, where these have values.
func OpenCall(in Scope, x grammar.Expr, name string, params []string, d *diag.Diagnostic) *diag.Diagnostic {
	call := name + "(" + strings.Join(params, ", ") + ")"
	if in.Statement() != nil && in.Holds(call) {
		return d.WithFixNote(x.Span(), call, "its value")
	}
	return d.WithNote("its value is " + call + ", with an expression for each argument")
}

// WhichArgument refuses a derivative of a function of several arguments that does not say
// by which.
func WhichArgument(x grammar.Expr, code, primed, head string, params []string) *diag.Diagnostic {
	stem := strings.TrimRight(primed, "'")
	d := diag.New(code, x.Span(), primed+" is the derivative by which argument of "+head+"?")
	for _, p := range params {
		by := strings.Repeat(p+",", len(primed)-len(stem))
		d.WithFixNote(x.Span(), stem+"'["+strings.TrimSuffix(by, ",")+"]", "by "+p)
	}
	return d
}
