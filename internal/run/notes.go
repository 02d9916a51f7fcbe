package run

// What stands behind a printed formula: whose coordinates it is written in, where it holds, its parts.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// sourceNote is what sources says, for the end of a printed formula.
func sourceNote(sources []Component) string {
	var b strings.Builder
	for _, c := range sources {
		b.WriteString("  (" + c.Name + ": " + c.Text + ")")
	}
	return b.String()
}

// whereNote are the conditions under which a formula has a value.
func whereNote(where []scalar.Condition) string {
	if len(where) == 0 {
		return ""
	}
	texts := make([]string, len(where))
	for i, c := range where {
		texts[i] = c.Text
	}
	return "  (where " + strings.Join(texts, ", ") + ")"
}

// partsNote are the named parts of a formula, as definitions on lines of their own.
func partsNote(named []Component) string {
	var b strings.Builder
	for i, c := range named {
		if i == 0 {
			b.WriteString("\nwhere")
		}
		b.WriteString("\n  " + c.Name + " = " + c.Text)
	}
	return b.String()
}

// uprightNote is a note as words behind a formula.
func uprightNote(note string) string {
	if note == "" {
		return ""
	}
	return `\quad ` + latex.Upright(strings.TrimSpace(note))
}

// noteLaTeX says the same behind a displayed formula. Conditions are formulas there:
// < and > are other signs among a document's words.
func noteLaTeX(sources []Component, where []scalar.Condition, named []Component) string {
	var b strings.Builder
	for _, c := range sources {
		b.WriteString(`\quad (` + c.LaTeXName + latex.Upright(": "+c.Text) + ")")
	}
	var all []string
	for _, c := range where {
		all = append(all, c.LaTeX)
	}
	for _, c := range named {
		all = append(all, c.LaTeXName+" = "+c.LaTeX)
	}
	if len(all) > 0 {
		b.WriteString(`\quad (` + latex.Upright("where") + `\quad ` + strings.Join(all, ", ") + ")")
	}
	return b.String()
}
