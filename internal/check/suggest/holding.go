package suggest

// Fixes that are offered only where they hold.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Holding leaves of the fixes those with which the statement makes no mistake.
func Holding(in Scope, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil {
		d.Fixes = nil
		return d
	}
	d.Fixes = slices.DeleteFunc(d.Fixes, func(f diag.Fix) bool { return !in.Reads(f, nil) })
	return d
}
