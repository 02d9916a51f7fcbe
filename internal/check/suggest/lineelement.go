package suggest

// A line element, dr^2 + r^2 dt^2, as the metric that it is.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// offerMetric offers a metric for a definition by a line element.
func offerMetric(in Scope, s *grammar.Define, d *diag.Diagnostic) *diag.Diagnostic {
	chart, _, ok := in.OneChart()
	if !ok {
		return d
	}
	name := s.Name.Text
	if len(s.Indices) > 0 || name == "ds" {
		name = "g"
	}
	if in.Taken(name) {
		return d
	}
	value := grammar.LineElement(s.Value.Span().Text(), in.Coordinates(chart))
	if value == "" || !in.Holds(value+" on "+chart) {
		return d
	}
	return d.WithFix(s.Span(), "metric "+name+"_ij = "+value+" on "+chart)
}
