package suggest

// An argument that a call lacks and other systems do not ask for: the metric, or the connection.

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// inCoordinates are the functions whose value without a metric is a derivative,
// as it stands in a print.
var inCoordinates = map[string]string{"hessian": "d_i d_j $1", "grad": "d_i $1"}

// Missing offers a call with the metric or connection that it lacks: one that is
// in scope, or that of the coordinates.
func Missing(in Scope, x *grammar.Call, fn, keyword string, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil || keyword != "metric" && keyword != "connection" {
		return d
	}
	args := make([]string, len(x.Args))
	for i := range x.Args {
		args[i] = x.Args[i].Span().Text()
	}
	with := func(g string) string { return x.Fun.Span().Text() + "(" + strings.Join(append(args, g), ", ") + ")" }
	for _, g := range in.AllMetrics() {
		if keyword == "connection" {
			g = "levicivita(" + g + ")"
		}
		if text := with(g); in.Holds(text) {
			return d.WithFix(x.Span(), text)
		}
	}
	if t := inCoordinates[fn]; t != "" && len(args) == 1 {
		if text := fill(t, args, ""); printed(in.Statement(), x) && in.Holds(text) {
			d.WithFixNote(x.Span(), text, "in the coordinates")
			return d
		}
	}
	name, n, ok := in.OneChart()
	if !ok {
		return d
	}
	text := with("eye(" + strconv.Itoa(n) + ") on " + name)
	if keyword == "connection" {
		text = with("flat(" + name + ")")
	}
	if in.Holds(text) {
		d.WithFixNote(x.Span(), text, "if the coordinates are Cartesian")
	}
	return d
}

// printed reports a call that is a whole item of a print.
func printed(s grammar.Stmt, x *grammar.Call) bool {
	p, ok := s.(*grammar.Print)
	if !ok {
		return false
	}
	for _, item := range p.Exprs {
		if item == grammar.Expr(x) {
			return true
		}
	}
	return false
}
