package render

// A failed assertion as a diagnostic: both sides, the worst component, the
// point.

import (
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// AssertionDiagnostic is a failed assertion as a diagnostic: both sides, the
// worst component, the difference and the point.
func AssertionDiagnostic(e *interp.Asserted) *diag.Diagnostic {
	message := "the assertion does not hold"
	f := e.Failure
	if f != nil && f.Reason != "" {
		message = "the assertion could not be decided: " + f.Reason
	}
	d := diag.New(CodeAssert, e.Span, message)
	if f != nil && f.Identity != "" {
		d.WithNote(f.Identity + " fails")
	}
	if e.Why != "" {
		d.WithNote(e.Why)
	}
	if f == nil || f.Reason != "" {
		return d
	}
	at := ""
	if f.Point != "" {
		at = " at " + f.Point
	}
	digits := 12
	if number.Format(f.LeftAt, digits) == number.Format(f.RightAt, digits) {
		digits = 17 // sides that differ are seen to differ
	}
	if f.Component != "" {
		d.WithNote("left side" + at + ": " + f.Left.String())
		d.WithNote("right side" + at + ": " + f.Right.String())
		d.WithNote("worst at component " + f.Component + ": " + number.Format(f.LeftAt, digits) + " against " + number.Format(f.RightAt, digits))
	} else {
		d.WithNote("left side" + at + ": " + number.Format(f.LeftAt, digits))
		d.WithNote("right side" + at + ": " + number.Format(f.RightAt, digits))
	}
	if f.Op == "~=" {
		d.WithNote("difference " + number.Format(f.Difference, 3) + ", tolerance " + number.Format(f.Tolerance, 3) + " relative to max(1, |left|, |right|)")
	}
	return d
}
