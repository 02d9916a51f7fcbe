package check

// What is offered for a statement that reads in two ways is pasted and read
// before it is said.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// readings are the refusals whose fixes each stand for a reading: one that the
// statement cannot have is not offered.
var readings = []string{
	refuse.CodeMatrixPower, refuse.CodeParamLetter, refuse.CodeTwiceSame, refuse.CodeHeight, refuse.CodeSymmetrise, refuse.CodeInnerDummy,
}

// keepsWhatReads drops the fixes of what was said of a statement, since there
// were n diagnostics, that lead to another mistake. Those that are left mend all
// that is refused alike in the statement.
func (e *checker) keepsWhatReads(s grammar.Stmt, n int) {
	switch s.(type) {
	case *grammar.Define, *grammar.Print, *grammar.Show, *grammar.Assert, *grammar.Table, *grammar.Plot:
	default: // what declares something is not declared twice
		return
	}
	if e.pasting || e.silent || len(e.calls) > 0 {
		return
	}
	said := e.report.list[n:]
	together := make([][]diag.Fix, len(said))
	for i, d := range said {
		if !slices.Contains(readings, d.Code) {
			continue
		}
		for _, f := range d.Fixes {
			if all := withOthers(f, d, said); e.reads(s, all, said) {
				together[i] = append(together[i], all)
			} else if e.reads(s, f, said) {
				together[i] = append(together[i], f)
			}
		}
	}
	for i, d := range said {
		if slices.Contains(readings, d.Code) {
			d.Fixes = together[i]
		}
	}
}

// asElsewhere says of a picture, a table or a print of texts that it is one of another system, in place of what was
// said of it since there were n diagnostics: where what Geo writes then makes no mistake.
func (e *checker) asElsewhere(s grammar.Stmt, n int) {
	said := e.report.list[n:]
	if e.pasting || e.silent || len(e.calls) > 0 || !said.HasErrors() {
		return
	}
	if !slices.ContainsFunc(said, func(d *diag.Diagnostic) bool { return len(d.Fixes) == 0 }) {
		return // all is mended already
	}
	switch s.(type) {
	case *grammar.Plot, *grammar.Table:
	case *grammar.Print:
		if !slices.ContainsFunc(said, func(d *diag.Diagnostic) bool { return d.Code == refuse.CodeWrongKind }) {
			return
		}
	default: // definitions are asked where their names are not bound
		return
	}
	if d := grammar.ForeignStatement(s); d != nil && e.reads(s, d.Fixes[0], nil) {
		e.report.list = append(e.report.list[:n], d)
	}
}

// withOthers is a fix of d that mends what else is refused with its code, too,
// by the same reading, as far as they stand apart.
func withOthers(f diag.Fix, d *diag.Diagnostic, said diag.List) diag.Fix {
	if f.Note == "" || f.Above != "" || f.Span.IsZero() {
		return f
	}
	edits := []diag.Fix{f}
	for _, other := range said {
		if other == d || other.Code != d.Code {
			continue
		}
		k := slices.IndexFunc(other.Fixes, func(g diag.Fix) bool { return g.Note == f.Note })
		if k < 0 {
			continue
		}
		g := other.Fixes[k]
		apart := func(h diag.Fix) bool { return g.Span.End <= h.Span.Start || h.Span.End <= g.Span.Start }
		if g.Above != "" || g.Span.Source != f.Span.Source || slices.ContainsFunc(edits, func(h diag.Fix) bool { return !apart(h) }) {
			continue
		}
		edits = append(edits, g)
	}
	slices.SortFunc(edits, func(g, h diag.Fix) int { return g.Span.Start - h.Span.Start })
	out := edits[0]
	out.Note = f.Note
	for _, g := range edits[1:] {
		out.Replace += f.Span.Source.Text[out.Span.End:g.Span.Start] + g.Replace
		out.Span.End = g.Span.End
	}
	return out
}

// reads reports that a statement makes no mistake, once a fix of it is pasted,
// but those that it has made anyway. What mends another text is not asked.
func (e *checker) reads(s grammar.Stmt, f diag.Fix, known diag.List) bool {
	at := s.Span()
	if f.Span.IsZero() || at.Source == nil || f.Span.Source != at.Source || f.Span.Start < at.Start || f.Span.End > at.End {
		return true
	}
	text := at.Source.Text[at.Start:f.Span.Start] + f.Replace + at.Source.Text[f.Span.End:at.End] + "\n"
	if f.Above != "" {
		text = f.Above + "\n" + text
	}
	file, list := grammar.ParseWith(&diag.Source{Name: at.Source.Name, Text: text}, e.lim.Grammar, e.g.Meter)
	if list.HasErrors() {
		return false
	}
	var left []Stmt
	said := newReport(e.lim.Errors)
	steps := e.steps
	leave := e.within(func(c *context) {
		c.scope, c.report, c.stmts, c.pasting = newScope(c.scope), said, &left, true
	})
	for _, s := range file.Stmts {
		e.stmt(s)
	}
	leave()
	e.steps = steps
	return !slices.ContainsFunc(said.list, func(d *diag.Diagnostic) bool {
		return d.Severity == diag.Error && !slices.ContainsFunc(known, func(k *diag.Diagnostic) bool { return k.Code == d.Code && k.Message == d.Message })
	})
}
