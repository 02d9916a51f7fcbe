package render

// A failed assertion as a diagnostic: both sides, the worst component, the
// point.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// AssertionDiagnostic is a failed assertion as a diagnostic: both sides, the
// worst component, the difference and the point.
func AssertionDiagnostic(e *interp.Asserted) *diag.Diagnostic {
	if e == nil {
		e = &interp.Asserted{}
	}
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

// IdentityDiagnostic is an identity that does not hold for all objects: the example that
// refutes it.
func IdentityDiagnostic(e *interp.Identity) *diag.Diagnostic {
	if e == nil {
		e = &interp.Identity{}
	}
	f := e.Refuted
	if f == nil {
		return diag.New(CodeAssert, e.Span, "this does not hold for all")
	}
	d := diag.New(CodeAssert, e.Span, fmt.Sprintf("this does not hold for all: it fails in dimension %d", f.Dimension))
	if e.Why != "" {
		d.WithNote(e.Why)
	}
	if len(f.Objects) == 0 {
		return d.WithNote("for random values in a finite field; no example of small numbers was found")
	}
	for _, o := range f.Objects {
		d.WithNote(o)
	}
	where := "at the point 0 of the coordinates x1, x2, …"
	if f.Component != "" {
		where += ", component " + f.Component
	}
	return d.WithNote(where + ": left side " + number.Text(f.Left) + ", right side " + number.Text(f.Right))
}

// identityText is an identity that holds: the dimensions, and how sure that is.
func identityText(e *interp.Identity) string {
	words := "dimension" + list(e.Dimensions)
	if len(e.Dimensions) > 1 {
		words = "dimensions" + list(e.Dimensions)
	}
	if len(e.Skipped) > 0 {
		words += "; it divides by zero in" + list(e.Skipped)
	}
	if e.Error > 0 { // rounded up to a power of ten
		words += "; probability of error below " + number.Format(math.Pow(10, math.Ceil(math.Log10(e.Error))), 1)
	}
	return e.Source + "  (" + words + ")"
}

// list is 2, 3, 4 behind a space.
func list(of []int) string {
	text := ""
	for i, n := range of {
		if i > 0 {
			text += ","
		}
		text += fmt.Sprint(" ", n)
	}
	return text
}
