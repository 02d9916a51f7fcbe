package interp

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TextOptions are the choices of TextSink.
type TextOptions struct {
	// Diagnostics gets failed assertions and diagnostics; nil: they go with the
	// results.
	Diagnostics io.Writer
	Color       bool // ANSI colours in diagnostics and reports
	Digits      int  // significant digits of numbers; 0: six
	// Verbose reports assertions that held too.
	Verbose bool
}

// TextSink writes events for people: results to w, failed assertions and
// diagnostics to Diagnostics.
func TextSink(w io.Writer, opt TextOptions) Sink {
	if opt.Diagnostics == nil {
		opt.Diagnostics = w
	}
	if opt.Digits == 0 {
		opt.Digits = number.Digits
	}
	return &textSink{w: w, opt: opt}
}

type textSink struct {
	w     io.Writer
	opt   TextOptions
	head  *TableHead
	rows  [][]string
	tests int // depth of tests: their lines are indented
}

func (s *textSink) Emit(e Event) error {
	switch e := e.(type) {
	case *Printed:
		return s.line(s.items(e.Items))
	case *Echoed:
		return s.line(s.echo(e.Item))
	case *Shown:
		return s.line(shownText(e))
	case *TableHead:
		s.head, s.rows = e, nil
	case *TableRow:
		row := make([]string, len(e.Cells))
		for i, c := range e.Cells {
			row[i] = c.Format(s.opt.Digits)
		}
		s.rows = append(s.rows, row)
	case *TableEnd:
		head, rows := s.head, s.rows
		s.head, s.rows = nil, nil
		if head == nil {
			return nil
		}
		_, err := io.WriteString(s.w, tableText(head, rows))
		return err
	case *Asserted:
		if e.OK {
			if !s.opt.Verbose {
				return nil
			}
			return s.line(s.paint(green, "ok") + "  " + e.Source)
		}
		return s.diagnostic(AssertionDiagnostic(e))
	case *TestStart:
		s.tests++
		return nil
	case *TestEnd:
		s.tests--
		return s.line(s.testText(e))
	case *Plotted:
		_, err := io.WriteString(s.w, e.Text)
		return err
	case *Found:
		return s.diagnostic(e.Diagnostic)
	}
	return nil
}

func (s *textSink) line(text string) error {
	_, err := io.WriteString(s.w, text+"\n")
	return err
}

func (s *textSink) diagnostic(d *diag.Diagnostic) error {
	return diag.Render(s.opt.Diagnostics, diag.List{d}, diag.RenderOptions{Color: s.opt.Color})
}

const (
	green = "\x1b[32m"
	red   = "\x1b[31m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

func (s *textSink) paint(color, text string) string {
	if !s.opt.Color {
		return text
	}
	return color + text + reset
}

// items writes a print statement's line. When every value changes with the
// chart the mark is written once; texts between them are no values.
func (s *textSink) items(items []Item) string {
	all, values := true, 0
	for _, it := range items {
		if it.Value.kind != String {
			all = all && it.Value.mark
			values++
		}
	}
	all = all && values > 0
	var b strings.Builder
	for i, it := range items {
		if i > 0 {
			b.WriteString(separator(items[i-1].Value, it.Value))
		}
		text := it.Value.Format(s.opt.Digits)
		if strings.Contains(text, "\n") && i > 0 {
			text = "\n" + text
		}
		b.WriteString(text)
		if it.Value.mark && !all {
			b.WriteString(" (depends on the chart)")
		}
	}
	switch {
	case all && values == 1:
		b.WriteString("  (depends on the chart)")
	case all:
		b.WriteString("  (all depend on the chart)")
	}
	return b.String()
}

// separator parts two printed values: texts bring their own punctuation.
func separator(a, b Value) string {
	if a.kind == String || b.kind == String {
		return " "
	}
	return ", "
}

func (s *textSink) echo(it Item) string {
	text := it.Value.Format(s.opt.Digits)
	if it.Value.typ == "" {
		return text
	}
	sep := "  "
	if strings.Contains(text, "\n") {
		sep = "\n"
	}
	return text + sep + s.paint(dim, ": "+it.Value.typ)
}

func (s *textSink) testText(e *TestEnd) string {
	if e.Failed == 0 && !e.Error {
		return fmt.Sprintf("%s %s (%d)", s.paint(green, "pass"), e.Name, e.Passed)
	}
	if e.Error {
		return s.paint(red, "FAIL") + " " + e.Name + ": stopped by an error"
	}
	return fmt.Sprintf("%s %s: %d of %d assertions failed", s.paint(red, "FAIL"), e.Name, e.Failed, e.Failed+e.Passed)
}

// chained gives for each component the other one that equals it, to be written
// on the same line: where the object's classes are pairs and its names short.
// Of larger classes one component is shown, and the header names the symmetry.
func (e *Shown) chained(i int) *Same {
	for _, c := range e.Components {
		if utf8.RuneCountInString(c.Name) > maxChained {
			return nil
		}
	}
	if c := &e.Components[i]; len(c.Same) == 1 && !c.Same[0].Minus {
		return &c.Same[0]
	}
	return nil
}

// maxChained bounds the names that are written twice on a line.
const maxChained = 32

// shownText is a line of counts, then the components one a line, the last
// equals signs aligned.
func shownText(e *Shown) string {
	if e.NonZero == 0 && e.Zeros > 0 {
		return fmt.Sprintf("%s = 0, all %d components", e.Source, e.Of)
	}
	var b strings.Builder
	b.WriteString(shownHead(e))
	names := make([]string, len(e.Components))
	width := 0
	for i, c := range e.Components {
		names[i] = c.Name
		if q := e.chained(i); q != nil {
			names[i] += " = " + q.Name
		}
		width = max(width, utf8.RuneCountInString(names[i]))
	}
	for i, c := range e.Components {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(names[i])
		b.WriteString(strings.Repeat(" ", width-utf8.RuneCountInString(names[i])))
		b.WriteString(" = ")
		b.WriteString(c.Text)
	}
	if e.More {
		b.WriteString("\n… and more")
	}
	for i, c := range e.Where {
		if i == 0 {
			b.WriteString("\nwhere ")
		} else {
			b.WriteString("\n      ")
		}
		b.WriteString(c.Name + " = " + c.Text)
	}
	return b.String()
}

// shownHead counts: "64 components, 13 non-zero, 9 independent, symmetric in
// the lower two".
func shownHead(e *Shown) string {
	if e.NonZero == 0 {
		return "" // a field that was not taken apart
	}
	parts := []string{fmt.Sprintf("%d components", e.Of)}
	if e.Of == 1 {
		parts[0] = "1 component"
	}
	if e.NonZero == e.Of {
		parts = append(parts, "none zero")
	} else {
		parts = append(parts, fmt.Sprintf("%d non-zero", e.NonZero))
	}
	if e.Independent > 0 && e.Independent != e.NonZero {
		parts = append(parts, fmt.Sprintf("%d independent", e.Independent))
	}
	return strings.Join(append(parts, e.Symmetries...), ", ")
}

// tableText aligns a table: a header of source texts, a rule, rows of numbers
// flush right.
func tableText(head *TableHead, rows [][]string) string {
	widths := make([]int, len(head.Columns))
	for i, c := range head.Columns {
		widths[i] = utf8.RuneCountInString(c)
	}
	for _, r := range rows {
		for i, c := range r {
			if n := utf8.RuneCountInString(c); n > widths[i] {
				widths[i] = n
			}
		}
	}
	var b strings.Builder
	write := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
			b.WriteString(c)
		}
		b.WriteByte('\n')
	}
	write(head.Columns)
	for i, w := range widths {
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(strings.Repeat("─", w))
	}
	b.WriteByte('\n')
	for _, r := range rows {
		write(r)
	}
	if note := markNote(head); note != "" {
		b.WriteString(note)
	}
	return b.String()
}

func markNote(head *TableHead) string {
	var names []string
	for i, m := range head.Marks {
		if m && i < len(head.Columns) {
			names = append(names, head.Columns[i])
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "depends on the chart: " + names[0] + "\n"
	}
	return "depend on the chart: " + strings.Join(names, ", ") + "\n"
}

// AssertionDiagnostic is a failed assertion as a diagnostic: both sides, the
// worst component, the difference and the point.
func AssertionDiagnostic(e *Asserted) *diag.Diagnostic {
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
