package diag

// A diagnostic: code, place, words, second places, notes and fixes; and lists
// of them.

import (
	"fmt"
	"sort"
)

// Severity says whether a diagnostic stops the program.
type Severity int

// Error stops the program (or the statement, while running); Warning does not.
const (
	Error Severity = iota
	Warning
)

// String is "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Label is a second place a diagnostic points at, with what is to be seen there.
type Label struct {
	Span Span
	Text string
}

// Fix is a change that repairs the mistake. Replace stands for the text under
// Span when pasted; Insert-only fixes have Start == End. Span may be zero when
// the fix is a line to write rather than a replacement.
type Fix struct {
	Span    Span
	Replace string
	Note    string // optional words after the fix: "if H is meant as numbers of this chart"
	Above   string // a line to insert above the statement as well: "metric G_ij = eye(2) on theta"
}

// Diagnostic is one finding: what is wrong, where, and how to mend it.
// It is an error value.
type Diagnostic struct {
	Code     string // E0101; stable, one page each in docs/errors
	Severity Severity
	Span     Span   // the place to underline
	Message  string // one sentence in the field's words, no trailing period
	Label    string // short words printed beside the underline, may be empty
	Labels   []Label
	Notes    []string // further lines: numbers, rules, reasons
	Fixes    []Fix

	cause error
}

// Because says which error of another package it tells of, for errors.Is.
func (d *Diagnostic) Because(cause error) *Diagnostic { d.cause = cause; return d }

// Unwrap is that error: of a context that has ended, the context's.
func (d *Diagnostic) Unwrap() error {
	if d == nil {
		return nil
	}
	return d.cause
}

// Error is the one-line form, Line.
func (d *Diagnostic) Error() string { return d.Line() }

// Line is the one-line form: file:line:col: code: message. It is for people, and
// Visible.
func (d *Diagnostic) Line() string {
	if d == nil {
		return "no diagnostic"
	}
	code := d.Code
	if d.Severity == Warning {
		code = "warning " + code
	}
	if d.Span.IsZero() {
		return code + ": " + Visible(d.Message)
	}
	return d.Span.String() + ": " + code + ": " + Visible(d.Message)
}

// List is several diagnostics, an error value itself.
type List []*Diagnostic

// Error is the first diagnostic's line and how many more there are.
func (l List) Error() string {
	if len(l) == 0 {
		return "no diagnostics"
	}
	s := l[0].Line()
	if len(l) > 1 {
		s += fmt.Sprintf(" (and %d more)", len(l)-1)
	}
	return s
}

// Unwrap gives the diagnostics to errors.Is and errors.As, which look at them in order.
func (l List) Unwrap() []error {
	out := make([]error, 0, len(l))
	for _, d := range l {
		if d != nil {
			out = append(out, d)
		}
	}
	return out
}

// HasErrors reports whether one of l is more than a warning.
func (l List) HasErrors() bool {
	for _, d := range l {
		if d != nil && d.Severity == Error {
			return true
		}
	}
	return false
}

// Sort orders diagnostics by source and place, stably.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		if l[i] == nil || l[j] == nil {
			return false
		}
		a, b := l[i].Span, l[j].Span
		if a.Source != b.Source {
			return false
		}
		return a.Start < b.Start
	})
}

// New begins a diagnostic; the With methods add to it and return it.
func New(code string, at Span, message string) *Diagnostic {
	return &Diagnostic{Code: code, Span: at, Message: message}
}

// WithLabel sets the words beside the underline.
func (d *Diagnostic) WithLabel(text string) *Diagnostic { d.Label = text; return d }

// WithPlace adds a second place.
func (d *Diagnostic) WithPlace(at Span, text string) *Diagnostic {
	if !at.IsZero() {
		d.Labels = append(d.Labels, Label{at, text})
	}
	return d
}

// WithNote adds a line of explanation.
func (d *Diagnostic) WithNote(text string) *Diagnostic { d.Notes = append(d.Notes, text); return d }

// WithFix adds a replacement for the text under at.
func (d *Diagnostic) WithFix(at Span, replace string) *Diagnostic {
	d.Fixes = append(d.Fixes, Fix{Span: at, Replace: replace})
	return d
}

// WithFixNote adds a replacement and the words that say when it is meant.
func (d *Diagnostic) WithFixNote(at Span, replace, note string) *Diagnostic {
	d.Fixes = append(d.Fixes, Fix{Span: at, Replace: replace, Note: note})
	return d
}
