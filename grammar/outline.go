package grammar

// What a library module defines, found without reading the definitions.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Module is what a library module's text defines, without what it means.
type Module struct {
	Source  *diag.Source
	Comment string // at the head of the text, without marks
	Defs    []Definition
	Whole   bool // nothing else begins a line: the definitions are all that it holds
}

// Definition is one definition of a library module: its place in the text, from
// which it can be read alone.
type Definition struct {
	Source     *diag.Source
	Word, Name string // fn hessian
	Start      int    // of the comment above it, or of its word
	Body       int    // of its word
	End        int    // where the next definition's comment or word begins
	Line       int    // of Start, 0-based
}

// Outline lists what a module defines, by the lines that begin with a word of
// definitions, without reading them: who asks a module for one function pays
// for one.
func Outline(src *diag.Source) Module {
	m := Module{Source: src, Whole: true}
	text := src.Text
	start, startLine, line := -1, 0, 0 // of the comment being passed
	for pos := 0; pos < len(text); line++ {
		end := len(text)
		if k := strings.IndexByte(text[pos:], '\n'); k >= 0 {
			end = pos + k + 1
		}
		row := text[pos:end]
		switch row[0] {
		case '#':
			if start < 0 {
				start, startLine = pos, line
			}
		case '\n', '\r':
			start = -1
		case ' ', '\t', '}': // goes on above
		default:
			word, rest, _ := strings.Cut(row, " ")
			if k := kindOf(word); k == nil || !k.facts().alone {
				m.Whole, start = false, -1
				break
			}
			if start < 0 {
				start, startLine = pos, line
			}
			m.Defs = append(m.Defs, Definition{Source: src, Word: word, Name: rest[:plainName(rest)], Start: start, Body: pos, Line: startLine})
			start = -1
		}
		pos = end
	}
	head := len(text)
	for i := range m.Defs {
		m.Defs[i].End = len(text)
		if i > 0 {
			m.Defs[i-1].End = m.Defs[i].Start
		}
	}
	if len(m.Defs) > 0 {
		head = m.Defs[0].Start
	}
	m.Comment = unmarked(text[:head])
	return m
}

// plainName is the length of the letters and digits that text begins with.
func plainName(text string) int {
	n := 0
	for n < len(text) && (isASCIILetter(text[n]) || isDigit(text[n])) {
		n++
	}
	return n
}

// Comment is the text above the definition without its marks, "" when there is
// none.
func (d Definition) Comment() string { return unmarked(d.Source.Text[d.Start:d.Body]) }

// unmarked is the comment that text begins with, without its marks.
func unmarked(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		rest, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(rest, " ") + "\n")
	}
	return b.String()
}

// Read parses the definition alone. Its source has empty lines above it, so
// that places keep their line. It is nil when there are errors.
func (d Definition) Read(lim Limits) (Stmt, diag.List) {
	src := &diag.Source{Name: d.Source.Name, Text: strings.Repeat("\n", d.Line) + d.Source.Text[d.Start:d.End]}
	file, errs := ParseWith(src, lim, nil)
	if len(errs) > 0 || len(file.Stmts) != 1 {
		return nil, errs
	}
	return file.Stmts[0], nil
}
