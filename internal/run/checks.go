package run

// What check(X) prints: a table of identities and residuals.

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// checks is the value of check(X): true when every identity holds, and for
// people a table of the residuals.
func (r *Run) checks(c *value.CondAnd) (Value, error) {
	v := Value{Kind: Bool, Type: "Bool", Truth: true}
	residuals := make([]string, len(c.Xs))
	width := 0
	for i, x := range c.Xs {
		d, err := r.decide(x, sampling{})
		if err != nil {
			return Value{}, err
		}
		v.Truth = v.Truth && d.ok
		if d.tested() && (v.Points == 0 || d.points < v.Points) {
			v.Points = d.points
		}
		var axes []index.Axis
		if cmp, ok := x.(*value.CondCompare); ok {
			axes = cmp.X.Node.Axes()
		}
		residuals[i] = residual(d, axes)
		width = max(width, utf8.RuneCountInString(c.Identity(i)))
	}
	var b strings.Builder
	for i, text := range residuals {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%-*s  %s", width, c.Identity(i), text)
	}
	v.Text = b.String()
	return v, nil
}

// residual says how far from an identity something with these axes is.
func residual(d verdict, axes []index.Axis) string {
	f := d.failure
	switch {
	case d.ok && d.how == "exact":
		return "0"
	case d.ok && d.how == "samples":
		return number.Format(d.worst, 2) + " at sample points"
	case d.ok:
		return number.Format(d.worst, 2)
	case f == nil:
		return "does not hold"
	case f.Reason != "":
		return "not decided: " + f.Reason
	}
	at := ""
	if f.Component != "" {
		at = " at " + named(f.Component, axes)
	}
	if f.Point != "" {
		at += ", " + f.Point
	}
	return number.Format(f.Difference, 6) + at + "  does not hold"
}

// named writes a position, [3,1,2], with the names of coordinates.
func named(component string, axes []index.Axis) string {
	var ix []int
	for _, w := range strings.Split(strings.Trim(component, "[]"), ",") {
		i, err := strconv.Atoi(w)
		if err != nil {
			return component
		}
		ix = append(ix, i)
	}
	if len(ix) != len(axes) {
		return component
	}
	return componentName(axes, ix)
}
