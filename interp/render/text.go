package render

// Events as text for people: prints, aligned tables, assertions, tests.

import (
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
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
	// PlotWidth and PlotHeight are how large plots are drawn, in character cells of the frame; 0: 64 by 16.
	PlotWidth, PlotHeight int
	// Width is how many columns a terminal has: what is longer is broken between entries. 0: the
	// layout of files and pipes, which is always the same.
	Width int
}

// TextSink writes events for people: results to w, failed assertions and
// diagnostics to Diagnostics, all of it as diag.Visible shows it.
func TextSink(w io.Writer, opt TextOptions) interp.Sink {
	if opt.Diagnostics == nil {
		opt.Diagnostics = w
	}
	if opt.Digits == 0 {
		opt.Digits = number.Digits
	}
	if opt.PlotWidth < 8 || opt.PlotHeight < 4 {
		opt.PlotWidth, opt.PlotHeight = plotWidth, plotHeight
	}
	return &textSink{w: w, opt: opt}
}

type textSink struct {
	w    io.Writer
	opt  TextOptions
	head *interp.TableHead
	rows [][]string
	// count is how many rows there were.
	count int
	// told: how a formula that is cut is had whole.
	told bool
}

func (s *textSink) Emit(e interp.Event) error { return e.Accept(s) }

func (s *textSink) VisitPrinted(e *interp.Printed) error { return s.line(plain(s.items(e.Items))) }
func (s *textSink) VisitEchoed(e *interp.Echoed) error {
	if e.Shown != nil {
		return s.VisitShown(e.Shown)
	}
	return s.line(s.echo(e.Item)...)
}
func (s *textSink) VisitDefined(e *interp.Defined) error {
	if e.Value.Type() == "" {
		return s.line(plain(e.Name+"  "), painted{dim, ": " + e.Type})
	}
	return s.line(plain(e.Name+" = "+exactly(e.Value, e.Value.Format(s.opt.Digits))+"  "), typeText(e.Value, e.Type))
}
func (s *textSink) VisitShown(e *interp.Shown) error { return s.line(plain(shownText(e, s.opt))) }

// A table is held back until its end, to be aligned.
func (s *textSink) VisitTableHead(e *interp.TableHead) error {
	s.head, s.rows, s.count = e, nil, 0
	return nil
}

func (s *textSink) VisitTableRow(e *interp.TableRow) error {
	if s.count++; s.head != nil && s.head.File != "" {
		return nil
	}
	row := make([]string, len(e.Cells))
	for i, c := range e.Cells {
		row[i] = c.Format(s.opt.Digits)
	}
	s.rows = append(s.rows, row)
	return nil
}

func (s *textSink) VisitTableEnd(*interp.TableEnd) error {
	head, rows := s.head, s.rows
	s.head, s.rows = nil, nil
	if head == nil {
		return nil
	}
	if head.File != "" {
		return s.line(plain("table: " + head.File + " (" + number.Count(s.count, "row") + ")"))
	}
	return s.write(plain(tableText(head, rows)))
}

func (s *textSink) VisitAsserted(e *interp.Asserted) error {
	if !e.OK {
		return s.diagnostic(AssertionDiagnostic(e))
	}
	if !s.opt.Verbose {
		return nil
	}
	return s.line(painted{green, "ok"}, plain("  "+e.Source))
}

// VisitIdentity says what is proved, how far and how surely, or why not.
func (s *textSink) VisitIdentity(e *interp.Identity) error {
	if !e.OK {
		return s.diagnostic(IdentityDiagnostic(e))
	}
	return s.line(painted{green, "proved"}, plain(" "+identityText(e)))
}

// VisitTestStart says nothing: a test is reported when it has ended.
func (s *textSink) VisitTestStart(*interp.TestStart) error { return nil }

func (s *textSink) VisitTestEnd(e *interp.TestEnd) error { return s.line(testText(e)...) }

// A plot that goes to a file is named, and what is not drawn of it.
func (s *textSink) VisitPlotted(e *interp.Plotted) error {
	if e.File == "" {
		return s.write(plain(plotText(e, s.opt.PlotWidth, s.opt.PlotHeight)))
	}
	text := "picture: " + e.File + "\n"
	for _, n := range e.Notes {
		text += "(" + n + ")\n"
	}
	return s.write(plain(text))
}

func (s *textSink) VisitFound(e *interp.Found) error { return s.diagnostic(e.Diagnostic) }

// write is the one way out for text. What a script, a file or a host brought into it
// is made visible here; the colours are this package's own.
func (s *textSink) write(parts ...painted) error {
	var b strings.Builder
	for _, p := range parts {
		if text := diag.Visible(p.text); s.opt.Color && p.color != "" {
			b.WriteString(p.color + text + reset)
		} else {
			b.WriteString(text)
		}
	}
	_, err := io.WriteString(s.w, b.String())
	return err
}

func (s *textSink) line(parts ...painted) error {
	cut := slices.ContainsFunc(parts, func(p painted) bool { return number.HasCut(p.text) })
	parts = append(parts, plain("\n"))
	if !s.told && cut {
		s.told = true
		parts = append(parts, plain("(… stands for a formula too long to read: full(X) writes all of X)\n"))
	}
	return s.write(parts...)
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

// painted is text in a colour, "" for none.
type painted struct{ color, text string }

func plain(text string) painted { return painted{"", text} }

// unpainted is text without its colours.
func unpainted(parts []painted) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// items writes a print statement's line. When every value changes with the
// chart the mark is written once; texts between them are no values.
func (s *textSink) items(items []interp.Item) string {
	all, values := true, 0
	for _, it := range items {
		if it.Value.Kind() != interp.String {
			all = all && it.Value.DependsOnChart()
			values++
		}
	}
	all = all && values > 0
	var b strings.Builder
	for i, it := range items {
		if i > 0 {
			b.WriteString(separator(items[i-1].Value, it.Value))
		}
		text := s.value(it.Value)
		if strings.Contains(text, "\n") && i > 0 {
			text = "\n" + text
		}
		b.WriteString(text)
		if it.Value.DependsOnChart() && !all {
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

// value is a printed value: on a terminal its lines break between entries.
func (s *textSink) value(v interp.Value) string {
	text := v.Format(s.opt.Digits)
	if s.opt.Width > 0 && slices.ContainsFunc(strings.Split(text, "\n"), func(l string) bool { return utf8.RuneCountInString(l) > s.opt.Width }) {
		return v.FormatLines(s.opt.Digits, s.opt.Width)
	}
	return text
}

// separator parts two printed values: texts bring their own punctuation.
func separator(a, b interp.Value) string {
	if a.Kind() == interp.String || b.Kind() == interp.String {
		return " "
	}
	return ", "
}

func (s *textSink) echo(it interp.Item) []painted {
	text := exactly(it.Value, it.Value.FormatLines(s.opt.Digits, s.opt.Width))
	if it.Value.Type() == "" {
		return []painted{plain(text)}
	}
	_, last, broken := cutLast(text)
	sep := "  "
	typ := typeText(it.Value, it.Value.Type())
	most := fileWidth
	if s.opt.Width > 0 {
		most = s.opt.Width
	}
	if broken && utf8.RuneCountInString(last)+2+utf8.RuneCountInString(typ.text) > most {
		sep = "\n"
	}
	return []painted{plain(text + sep), typ}
}

// typeText is a type behind a value, and whether the value is the same in every chart.
func typeText(v interp.Value, typ string) painted {
	if v.Invariant() {
		typ += ", invariant"
	}
	return painted{dim, ": " + typ}
}

// cutLast cuts a text before its last line.
func cutLast(text string) (before, last string, broken bool) {
	i := strings.LastIndexByte(text, '\n')
	return text[:max(i, 0)], text[i+1:], i >= 0
}

// exactly is a value with its fraction in front of decimals that are cut: 5/6 = 0.833333.
func exactly(v interp.Value, text string) string {
	const short = 16
	if q := v.Fraction(); q != nil {
		if shown, ok := new(big.Rat).SetString(text); ok && shown.Cmp(q) != 0 && len(q.String()) <= short {
			return q.String() + " = " + text
		}
	}
	return text
}

func testText(e *interp.TestEnd) []painted {
	if e.Failed == 0 && !e.Error {
		return []painted{{green, "pass"}, plain(fmt.Sprintf(" %s (%d)", e.Name, e.Passed))}
	}
	if e.Error {
		return []painted{{red, "FAIL"}, plain(" " + e.Name + ": stopped by an error")}
	}
	return []painted{{red, "FAIL"}, plain(fmt.Sprintf(" %s: %d of %d assertions failed", e.Name, e.Failed, e.Failed+e.Passed))}
}

// tableText aligns a table: a header of source texts, a rule, rows of numbers
// flush right.
func tableText(head *interp.TableHead, rows [][]string) string {
	columns := make([]string, len(head.Columns))
	widths := make([]int, len(head.Columns))
	for i, c := range head.Columns {
		columns[i] = diag.Visible(c) // first: it may take more room
		widths[i] = utf8.RuneCountInString(columns[i])
	}
	for _, r := range rows {
		for i, c := range r {
			r[i] = diag.Visible(c)
			if n := utf8.RuneCountInString(r[i]); n > widths[i] {
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
	write(columns)
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
	b.WriteString(columnsNote(head, head.Marks, "depends on the chart: ", "depend on the chart: "))
	b.WriteString(columnsNote(head, head.Continued, "continued where no map leads: ", "continued where no map leads: "))
	return b.String()
}

// columnsNote says something of the columns that are marked, if there are any.
func columnsNote(head *interp.TableHead, marks []bool, one, several string) string {
	var names []string
	for i, m := range marks {
		if m && i < len(head.Columns) {
			names = append(names, head.Columns[i])
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return one + names[0] + "\n"
	}
	return several + strings.Join(names, ", ") + "\n"
}
