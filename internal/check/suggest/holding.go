package suggest

// Fixes that are offered only where they hold.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Holding leaves of the fixes those with which the statement makes no mistake.
func Holding(in Scope, d *diag.Diagnostic) *diag.Diagnostic { return HoldingOr(in, d, "") }

// HoldingOr is Holding with a note where no fix is left, as in the body of a function,
// which knows no metric.
func HoldingOr(in Scope, d *diag.Diagnostic, note string) *diag.Diagnostic {
	if in.Statement() == nil {
		d.Fixes = nil
		return d
	}
	had := len(d.Fixes) > 0
	d.Fixes = slices.DeleteFunc(d.Fixes, func(f diag.Fix) bool { return !in.Reads(f, nil) })
	if had && len(d.Fixes) == 0 && note != "" {
		d.WithNote(note)
	}
	return d
}
