package render

// Events as LaTeX, for a document: geo run --latex.

import (
	"io"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// LaTeXSink writes results as LaTeX for a document with amsmath: prints as
// displayed formulas, shown objects as aligned equations with exact places of
// the indices, tables as tabular. It wants a run with interp.RunOptions.LaTeX. What
// is no result goes to opt.Diagnostics as from TextSink.
func LaTeXSink(w io.Writer, opt TextOptions) interp.Sink {
	opt.Verbose = false
	return &latexSink{w: w, text: TextSink(w, opt).(*textSink)}
}

type latexSink struct {
	w    io.Writer
	text *textSink // for what is no result
	head *interp.TableHead
	rows []string
}

func (s *latexSink) Emit(e interp.Event) error { return e.Accept(s) }

func (s *latexSink) VisitPrinted(e *interp.Printed) error { return s.line(latexItems(e.Items)) }
func (s *latexSink) VisitEchoed(e *interp.Echoed) error {
	return s.line(latexItems([]interp.Item{e.Item}))
}

// VisitDefined is a definition of a session: an equation where its value is short, else a comment.
func (s *latexSink) VisitDefined(e *interp.Defined) error {
	name := e.LaTeXName
	if name == "" {
		name = latex.Code(e.Name)
	}
	if e.Value.Type() == "" {
		return s.line("% " + e.Name + ": " + e.Type)
	}
	return s.line(`\[ ` + name + ` = ` + e.Value.LaTeX() + ` \]`)
}

func (s *latexSink) VisitShown(e *interp.Shown) error { return s.line(latexShown(e)) }

func (s *latexSink) VisitTableHead(e *interp.TableHead) error {
	s.head, s.rows = e, nil
	return nil
}

func (s *latexSink) VisitTableRow(e *interp.TableRow) error {
	if s.head != nil && s.head.File != "" {
		return nil
	}
	cells := make([]string, len(e.Cells))
	for i, c := range e.Cells {
		cells[i] = "$" + c.LaTeX() + "$"
	}
	s.rows = append(s.rows, strings.Join(cells, " & ")+` \\`)
	return nil
}

func (s *latexSink) VisitTableEnd(*interp.TableEnd) error {
	head := s.head
	if s.head = nil; head == nil {
		return nil
	}
	if name, ok := strings.CutSuffix(head.File, ".tex"); ok && !strings.ContainsAny(name, "{}%#\\ ") {
		return s.line(`\input{` + name + `}`)
	}
	if head.File != "" {
		return s.line("% table: " + head.File)
	}
	names := make([]string, len(head.Columns))
	for i, c := range head.Columns {
		names[i] = latex.Code(c)
	}
	out := `\begin{tabular}{` + strings.Repeat("r", len(names)) + "}\n" + strings.Join(names, " & ") + ` \\ \hline` + "\n"
	for _, r := range s.rows {
		out += r + "\n"
	}
	out += `\end{tabular}`
	for i, c := range head.Continued {
		if c && i < len(names) {
			out += "\n\ncontinued where no map leads: " + names[i]
		}
	}
	return s.line(out)
}

// VisitAsserted says what does not hold, apart from the document.
func (s *latexSink) VisitAsserted(e *interp.Asserted) error { return s.text.VisitAsserted(e) }

// VisitIdentity says what is proved in a comment, and what is not apart from the
// document.
func (s *latexSink) VisitIdentity(e *interp.Identity) error {
	if !e.OK {
		return s.text.VisitIdentity(e)
	}
	return s.line("% proved " + identityText(e))
}

// VisitTestStart says nothing: a test is reported when it has ended.
func (s *latexSink) VisitTestStart(e *interp.TestStart) error { return s.text.VisitTestStart(e) }

func (s *latexSink) VisitTestEnd(e *interp.TestEnd) error {
	return s.line("% " + unpainted(testText(e)))
}

func (s *latexSink) VisitPlotted(e *interp.Plotted) error {
	if name, ok := strings.CutSuffix(e.File, ".pdf"); ok && !strings.ContainsAny(name, "{}%#\\ ") {
		return s.line(`\includegraphics{` + name + `}`)
	}
	return s.line(`\begin{verbatim}` + "\n" + strings.TrimRight(PlotText(e), "\n") + "\n" + `\end{verbatim}`)
}

func (s *latexSink) VisitFound(e *interp.Found) error { return s.text.VisitFound(e) }

// line is the one way out for text. What is written out, <U+001B>, LaTeX sets as it
// stands.
func (s *latexSink) line(text string) error {
	_, err := io.WriteString(s.w, diag.Visible(text)+"\n")
	return err
}

// latexItems is a displayed formula, or a line of text when there is none.
func latexItems(items []interp.Item) string {
	var b strings.Builder
	math := false
	for i, it := range items {
		if i > 0 {
			b.WriteString(latexSeparator(items[i-1].Value, it.Value))
		}
		math = math || !isWords(it.Value)
		b.WriteString(it.Value.LaTeX())
	}
	if math {
		return `\[ ` + b.String() + ` \]`
	}
	parts := make([]string, len(items))
	for i, it := range items {
		parts[i] = latex.Escape(it.Value.String())
	}
	return strings.Join(parts, " ")
}

// latexSeparator parts two values: texts bring their own punctuation.
func latexSeparator(a, b interp.Value) string {
	switch {
	case isWords(b):
		return ` \quad `
	case isWords(a):
		return `\ `
	}
	return `, \quad `
}

// isWords reports a text that is set upright, and is no formula.
func isWords(v interp.Value) bool { return v.Kind() == interp.String && v.Type() != latex.Type }

// latexNote is the note of what is shown, behind its formulas.
func latexNote(e *interp.Shown) string {
	if e.Note == "" {
		return ""
	}
	return `\quad ` + latex.Upright("("+e.Note+")")
}

// latexShown are aligned equations, the counts above them as a comment.
func latexShown(e *interp.Shown) string {
	var b strings.Builder
	if head := shownHead(e); head != "" {
		b.WriteString("% " + head + "\n")
	}
	if e.Form == lineForm && len(e.Components) > 0 {
		b.Reset() // a line element has no components to count
	}
	if e.Value.Type() != "" && len(e.Value.Shape()) <= 2 && len(e.Where) == 0 {
		return b.String() + `\[ ` + e.LaTeXName + ` = ` + e.Value.LaTeX() + latexNote(e) + ` \]`
	}
	if len(e.Components) == 0 {
		name := e.LaTeXName
		if name == "" {
			name = latex.Code(e.Source)
		}
		return b.String() + `\[ ` + name + ` = 0 \]`
	}
	b.WriteString(`\begin{align*}` + "\n")
	for i, c := range e.Components {
		name, text := c.LaTeXName, c.LaTeX
		if name == "" {
			name = latex.Code(c.Name)
		}
		if text == "" {
			text = latex.Code(c.Text)
		}
		b.WriteString(name)
		if q := chained(e, i); q != nil {
			b.WriteString(" = " + q.LaTeXName)
		}
		b.WriteString(" &= " + text)
		if i == len(e.Components)-1 {
			b.WriteString(latexNote(e))
		}
		if i < len(e.Components)-1 || len(e.Where) > 0 {
			b.WriteString(` \\`)
		}
		b.WriteByte('\n')
	}
	for i, c := range e.Where {
		word := `\text{where}\quad `
		if i > 0 {
			word = ""
		}
		equals := " &= "
		if c.Name == "" { // a condition
			equals = " & "
		}
		b.WriteString(word + c.LaTeXName + equals + c.LaTeX)
		if i < len(e.Where)-1 {
			b.WriteString(` \\`)
		}
		b.WriteByte('\n')
	}
	b.WriteString(`\end{align*}`)
	return b.String()
}
