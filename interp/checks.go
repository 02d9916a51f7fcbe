package interp

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/builtins"
)

// checks is the value of check(X): true when every identity holds, and for
// people a table of the residuals.
func (r *run) checks(c *builtins.CondAnd) (Value, error) {
	v := Value{kind: Bool, typ: "Bool", truth: true}
	residuals := make([]string, len(c.Xs))
	width := 0
	for i, x := range c.Xs {
		d, err := r.decide(x, sampling{})
		if err != nil {
			return Value{}, err
		}
		v.truth = v.truth && d.ok
		residuals[i] = residual(d)
		width = max(width, utf8.RuneCountInString(c.Identity(i)))
	}
	var b strings.Builder
	for i, text := range residuals {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%-*s  %s", width, c.Identity(i), text)
	}
	v.text = b.String()
	return v, nil
}

// residual says how far from an identity something is.
func residual(d verdict) string {
	f := d.failure
	switch {
	case d.ok && d.how == "exact":
		return "0"
	case d.ok && d.how == "samples":
		return FormatNumber(d.worst, 2) + " at sample points"
	case d.ok:
		return FormatNumber(d.worst, 2)
	case f == nil:
		return "does not hold"
	case f.Reason != "":
		return "not decided: " + f.Reason
	}
	at := ""
	if f.Component != "" {
		at = " at " + f.Component
	}
	if f.Point != "" {
		at += ", " + f.Point
	}
	return FormatNumber(f.Difference, 6) + at + "  does not hold"
}
