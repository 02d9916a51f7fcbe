package refuse

// Refusals of a chart's conditions: where r > 1, r < 0 leaves no points.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// EmptyDomain words a chart without points, and one that is a single point in
// some coordinate.
func EmptyDomain(c *index.Chart, no *value.Contradiction) *diag.Diagnostic {
	x := graph.CoordName(c, no.Coordinate)
	low, high := x+" "+no.Lower.Op+" "+number.Text(no.Lo), x+" "+no.Upper.Op+" "+number.Text(no.Hi)
	message := "no point of " + c.Name + " has " + low + " and " + high
	if no.Lo == no.Hi && no.Lower.Closed() && no.Upper.Closed() {
		message = low + " and " + high + " leave " + x + " one number: a coordinate ranges over an interval"
	}
	if no.Lower == no.Upper { // a bound at infinity
		return diag.New(CodeEmptyDomain, no.Lower.Cond.Span, "no number has "+x+" "+no.Lower.Op+" "+number.Text(no.Lo))
	}
	first, second := no.Lower.Cond.Span, no.Upper.Cond.Span
	if first.Start > second.Start {
		first, second = second, first
	}
	d := diag.New(CodeEmptyDomain, second, message)
	if first != second {
		d.WithPlace(first, "and this")
	}
	return d
}

// Contradiction words conditions that together leave a chart no points.
func Contradiction(c *index.Chart, all []*value.CondCompare) *diag.Diagnostic {
	return NothingMeets("no point of "+c.Name, all)
}

// NothingMeets is Contradiction of what is named by its words: no value of m.
func NothingMeets(nothing string, all []*value.CondCompare) *diag.Diagnostic {
	last := all[len(all)-1]
	if len(all) == 1 {
		return diag.New(CodeEmptyDomain, last.Span, nothing+" meets this condition, whatever else is")
	}
	message := nothing + " meets both conditions"
	if len(all) > 2 {
		message = nothing + " meets these conditions together"
	}
	d := diag.New(CodeEmptyDomain, last.Span, message)
	for _, k := range all[:len(all)-1] {
		d.WithPlace(k.Span, "and this")
	}
	return d
}
