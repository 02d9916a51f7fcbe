package diag

import "sort"

// Source is one text that spans point into: a script, a library module, a
// line typed in a session.
type Source struct {
	Name string // as the user gave it: a path, "-", "<eval>", "hessians.geo"
	Text string

	lines []int // byte offset of each line's start, filled on first use
}

// Span is a half-open byte range of one source. The zero Span points nowhere.
type Span struct {
	Source     *Source
	Start, End int
}

// IsZero reports whether the span points nowhere.
func (s Span) IsZero() bool { return s.Source == nil }

// Text is the source text under the span.
func (s Span) Text() string {
	if s.Source == nil || s.Start < 0 || s.End > len(s.Source.Text) || s.Start > s.End {
		return ""
	}
	return s.Source.Text[s.Start:s.End]
}

// To is the smallest span that covers s and t, both of one source.
func (s Span) To(t Span) Span {
	if s.Source == nil {
		return t
	}
	if t.Source != s.Source {
		return s
	}
	if t.Start < s.Start {
		s.Start = t.Start
	}
	if t.End > s.End {
		s.End = t.End
	}
	return s
}

// Severity says whether a diagnostic stops the program.
type Severity int

// Error stops the program (or the statement, while running); Warning does not.
const (
	Error Severity = iota
	Warning
)

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
}

// Error is the one-line form: file:line:col: code: message.
func (d *Diagnostic) Error() string { return d.Code }

// List is several diagnostics, an error value itself.
type List []*Diagnostic

// Error is the first diagnostic's line and how many more there are.
func (l List) Error() string {
	if len(l) == 0 {
		return "no diagnostics"
	}
	s := l[0].Code
	if len(l) > 1 {
		s += " (and more)"
	}
	return s
}

// Sort orders diagnostics by source and place, stably.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
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
