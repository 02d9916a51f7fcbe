package main

// The page of a report: what a run says, as HTML, behind the statement that says it.

import (
	"fmt"
	"html"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/mathml"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

// page gathers what a run says.
type page struct {
	name, text string
	ends       []int             // of the statements, in order
	said       []strings.Builder // behind each statement; one more for what has no place
	head       *interp.TableHead
	rows       int
}

func newPage(name, text string, file *grammar.File) *page {
	p := &page{name: name, text: text}
	for _, s := range file.Stmts {
		p.ends = append(p.ends, s.Span().End)
	}
	p.said = make([]strings.Builder, len(p.ends)+1)
	return p
}

// Emit implements interp.Sink.
func (p *page) Emit(e interp.Event) error { return e.Accept(p) }

// at is where what is said of a place is written.
func (p *page) at(sp diag.Span) *strings.Builder {
	for i, end := range p.ends {
		if sp.Source != nil && sp.Source.Name == p.name && sp.Start < end {
			return &p.said[i]
		}
	}
	return &p.said[len(p.ends)]
}

// mostCells is how many entries of an array are typeset; larger ones are text.
const mostCells = 64

// valueHTML is a value typeset, or as text where it is a text or large.
func valueHTML(v interp.Value) string {
	cells := 1
	for _, n := range v.Shape() {
		cells *= n
	}
	text := v.String()
	if v.Kind() == interp.String && v.Type() == "LaTeX" {
		return mathml.Inline(v.LaTeX())
	}
	if (v.Kind() == interp.Formula || v.Kind() == interp.Numbers || v.Kind() == interp.Point) && cells <= mostCells && !number.HasCut(text) {
		return mathml.Inline(v.LaTeX())
	}
	if strings.Contains(text, "\n") {
		return "<pre>" + escaped(text) + "</pre>"
	}
	return escaped(text)
}

func escaped(text string) string { return html.EscapeString(diag.Visible(text)) }

func (p *page) items(sp diag.Span, items []interp.Item) {
	b := p.at(sp)
	b.WriteString(`<p class="result">`)
	for i, it := range items {
		if i > 0 {
			b.WriteString(" &ensp; ")
		}
		b.WriteString(valueHTML(it.Value))
		if it.Value.DependsOnChart() {
			b.WriteString(` <small>(depends on the chart)</small>`)
		}
	}
	b.WriteString("</p>\n")
}

// VisitPrinted implements interp.EventVisitor.
func (p *page) VisitPrinted(e *interp.Printed) error { p.items(e.Span, e.Items); return nil }

// VisitEchoed implements interp.EventVisitor.
func (p *page) VisitEchoed(e *interp.Echoed) error {
	p.items(e.Span, []interp.Item{e.Item})
	return nil
}

// VisitDefined says nothing: definitions stand in the text.
func (p *page) VisitDefined(*interp.Defined) error { return nil }

// VisitShown is a table of equations.
func (p *page) VisitShown(e *interp.Shown) error {
	b := p.at(e.Span)
	if (e.Value.Type() != "" || e.LaTeXName == "") && e.Form != "line" || e.NonZero == 0 && e.Zeros > 0 {
		return p.asText(e.Span, e)
	}
	if e.Form != "line" {
		fmt.Fprintf(b, "<p class=\"result\"><small>%s: %s", escaped(e.Type), number.Count(e.Of, "component"))
		if e.Zeros > 0 {
			fmt.Fprintf(b, ", %d of them not zero", e.NonZero)
		}
		for _, s := range e.Symmetries {
			b.WriteString(", " + escaped(s))
		}
		b.WriteString("</small></p>\n")
	}
	b.WriteString(`<div class="result">`)
	equation := func(name, text, plain string) {
		if name == "" && text == "" {
			b.WriteString("<div>" + escaped(plain) + "</div>\n")
			return
		}
		b.WriteString("<div>" + mathml.Inline(name+" = "+text) + "</div>\n")
	}
	for _, c := range e.Components {
		name := c.LaTeXName
		for _, s := range c.Same {
			if !s.Minus && len(c.Same) == 1 {
				name += " = " + s.LaTeXName
			}
		}
		equation(name, c.LaTeX, c.Name+" = "+c.Text)
	}
	if e.More {
		b.WriteString("<div>… and more</div>\n")
	}
	for i, c := range e.Where {
		if i == 0 {
			b.WriteString("<div>where</div>\n")
		}
		if c.Name == "" {
			b.WriteString("<div>" + escaped(c.Text) + "</div>\n")
			continue
		}
		equation(c.LaTeXName, c.LaTeX, c.Name+" = "+c.Text)
	}
	b.WriteString("</div>\n")
	return nil
}

// VisitTableHead begins a table; of one that goes to a file the name is said.
func (p *page) VisitTableHead(e *interp.TableHead) error {
	p.head, p.rows = e, 0
	if e.File != "" {
		return nil
	}
	b := p.at(e.Span)
	b.WriteString("<table><thead><tr>")
	for _, c := range e.Columns {
		b.WriteString("<th>" + escaped(c) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>\n")
	return nil
}

// VisitTableRow is a row.
func (p *page) VisitTableRow(e *interp.TableRow) error {
	if p.rows++; p.head == nil || p.head.File != "" {
		return nil
	}
	b := p.at(e.Span)
	b.WriteString("<tr>")
	for _, c := range e.Cells {
		b.WriteString("<td>" + escaped(c.String()) + "</td>")
	}
	b.WriteString("</tr>\n")
	return nil
}

// VisitTableEnd ends a table.
func (p *page) VisitTableEnd(e *interp.TableEnd) error {
	switch {
	case p.head == nil:
	case p.head.File != "":
		fmt.Fprintf(p.at(e.Span), "<p class=\"result\">table: %s (%s)</p>\n", escaped(p.head.File), number.Count(p.rows, "row"))
	default:
		p.at(e.Span).WriteString("</tbody></table>\n")
	}
	p.head = nil
	return nil
}

// VisitAsserted tells what does not hold.
func (p *page) VisitAsserted(e *interp.Asserted) error {
	if e.OK {
		fmt.Fprintf(p.at(e.Span), "<p class=\"holds\">✓ %s</p>\n", escaped(e.Source))
		return nil
	}
	return p.asText(e.Span, e)
}

// VisitIdentity implements interp.EventVisitor.
func (p *page) VisitIdentity(e *interp.Identity) error { return p.asText(e.Span, e) }

// VisitTestStart says nothing: a test is told when it has ended.
func (p *page) VisitTestStart(*interp.TestStart) error { return nil }

// VisitTestEnd implements interp.EventVisitor.
func (p *page) VisitTestEnd(e *interp.TestEnd) error { return p.asText(e.Span, e) }

// VisitPlotted is a picture.
func (p *page) VisitPlotted(e *interp.Plotted) error {
	p.at(e.Span).WriteString("<figure>" + inlineSVG(picture.SVG(e)) + "</figure>\n")
	return nil
}

// VisitFound implements interp.EventVisitor.
func (p *page) VisitFound(e *interp.Found) error {
	sp := diag.Span{}
	if e.Diagnostic != nil {
		sp = e.Diagnostic.Span
	}
	return p.asText(sp, e)
}

// asText is an event as print would write it.
func (p *page) asText(sp diag.Span, e interp.Event) error {
	var text strings.Builder
	if err := render.TextSink(&text, render.TextOptions{}).Emit(e); err != nil {
		return err
	}
	p.at(sp).WriteString("<pre class=\"result\">" + escaped(strings.TrimRight(text.String(), "\n")) + "</pre>\n")
	return nil
}

// inlineSVG is a picture without the line that only a file of its own begins with.
func inlineSVG(svg string) string {
	if i := strings.Index(svg, "<svg"); i >= 0 {
		return svg[i:]
	}
	return svg
}

// html is the whole page: comments that begin a line are text, statements code, and what was said stands behind them.
func (p *page) html() string {
	var b strings.Builder
	title := p.name
	body := p.body(&title)
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", escaped(title), pageStyle)
	b.WriteString(body)
	fmt.Fprintf(&b, "<details><summary>Source: %s</summary>\n<pre>%s</pre></details>\n</body>\n</html>\n", escaped(p.name), escaped(p.text))
	return b.String()
}

func (p *page) body(title *string) string {
	var b, code, words strings.Builder
	flush := func() {
		if t := strings.TrimSpace(words.String()); t != "" {
			for i, par := range strings.Split(t, "\n\n") {
				if i == 0 && b.Len() == 0 && !strings.Contains(par, "\n") {
					*title = strings.TrimRight(par, ".")
					b.WriteString("<h1>" + escaped(*title) + "</h1>\n")
					continue
				}
				b.WriteString("<p>" + escaped(par) + "</p>\n")
			}
		}
		words.Reset()
		if t := strings.Trim(code.String(), "\n"); t != "" {
			b.WriteString("<pre class=\"code\">" + escaped(t) + "</pre>\n")
		}
		code.Reset()
	}
	next, at := 0, 0
	for _, line := range strings.SplitAfter(p.text, "\n") {
		start := at
		at += len(line)
		inside := next > 0 && start < p.ends[next-1] || next < len(p.ends) && p.starts(next) < start
		if comment, ok := strings.CutPrefix(line, "#"); ok && !inside {
			if code.Len() > 0 {
				flush()
			}
			words.WriteString(strings.TrimPrefix(comment, " "))
			continue
		}
		if strings.TrimSpace(line) == "" && !inside && code.Len() == 0 {
			words.WriteString("\n")
			continue
		}
		if words.Len() > 0 {
			flush()
		}
		code.WriteString(line)
		for next < len(p.ends) && p.ends[next] <= at {
			if said := p.said[next].String(); said != "" {
				flush()
				b.WriteString(said)
			}
			next++
		}
	}
	flush()
	b.WriteString(p.said[len(p.ends)].String())
	return b.String()
}

// starts is where a statement begins, about: behind the end of the one before and what parts them.
func (p *page) starts(i int) int {
	from := 0
	if i > 0 {
		from = p.ends[i-1]
	}
	for from < len(p.text) {
		rest := p.text[from:]
		trimmed := strings.TrimLeft(rest, " \t\r\n;")
		from += len(rest) - len(trimmed)
		if !strings.HasPrefix(trimmed, "#") {
			break
		}
		line, _, _ := strings.Cut(trimmed, "\n")
		from += len(line)
	}
	return from
}

// pageStyle is all that the page looks like; its fonts are those that are there.
const pageStyle = `body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#222}
pre{background:#f6f6f4;padding:.6rem .8rem;overflow-x:auto;font:.85rem/1.45 ui-monospace,Consolas,monospace}
.result{margin:.3rem 0 1rem 1.5rem}pre.result{background:none;padding:0}.result div{margin:.2rem 0;padding:.15rem 0;overflow-x:auto;overflow-y:hidden}
.holds{margin:.2rem 0 .2rem 1.5rem;color:#27632a}math{font-size:1.1rem}small{color:#666}
table{border-collapse:collapse;margin:.5rem 0 1rem 1.5rem;font-variant-numeric:tabular-nums}th,td{padding:.15rem .7rem;text-align:right}
th{border-bottom:1px solid #888;font-weight:normal;font-style:italic}figure{margin:1rem 0}svg{max-width:100%;height:auto}`
