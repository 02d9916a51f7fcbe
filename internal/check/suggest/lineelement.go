package suggest

// A line element, dr^2 + r^2 dt^2, as the metric that it is.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// offerMetric offers a metric for a definition by a line element.
func offerMetric(in Scope, s *grammar.Define, d *diag.Diagnostic) *diag.Diagnostic {
	name := s.Name.Text
	if len(s.Indices) > 0 || name == "ds" {
		name = "g"
	}
	if in.Taken(name) {
		return d
	}
	text := s.Value.Span().Text()
	coords, others := grammar.Differentials(text)
	for _, chart := range in.Charts() {
		if value := grammar.LineElement(text, in.Coordinates(chart)); value != "" && grammar.SameCoordinates(coords, in.Coordinates(chart)) && in.Holds(value+" on "+chart) {
			return d.WithFix(s.Span(), "metric "+name+"_ij = "+value+" on "+chart)
		}
	}
	value, chart := grammar.LineElement(text, coords), ""
	for _, c := range []string{"c", "U", "V"} {
		if !in.Taken(c) && !slices.Contains(coords, c) {
			chart = c
			break
		}
	}
	if value == "" || chart == "" {
		return d
	}
	above := "chart " + chart + "(" + strings.Join(coords, ", ") + ")"
	if others = slices.DeleteFunc(others, in.Taken); len(others) > 0 {
		above += "\nparam " + strings.Join(others, ", ")
	}
	f := diag.Fix{Span: s.Span(), Replace: "metric " + name + "_ij = " + value + " on " + chart, Above: above}
	if in.Reads(f, nil) {
		d.Fixes = append(d.Fixes, f)
	}
	return d
}

// lineElementAt words a definition by a line element in which a name is not bound: a differential, a coordinate or a
// param. It is nil where the statement is none.
func lineElementAt(in Scope, d *diag.Diagnostic) *diag.Diagnostic {
	s, ok := in.Statement().(*grammar.Define)
	if !ok || s.Value == nil || s.Keyword != "" && s.Keyword != "metric" || !grammar.IsLineElement(s.Value.Span().Text()) {
		return nil
	}
	d.Message += ": " + lineElement.say
	mendsAll(in, s)
	return offerMetric(in, s, d)
}
