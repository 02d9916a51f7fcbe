package grammar

// Where a statement reads in two ways at several places, each fix settles all of
// them.

import (
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// What one fix settles at most: so many places, in a statement of so many bytes.
const (
	maxMended  = 16
	longMended = 2000
)

// mendAll goes on with each fix of what reads in two ways, in the statement that
// begins with token start and ends here: 1/2x + 1/2y is read in one way or the
// other, both times.
func (p *parser) mendAll(d *diag.Diagnostic, start int) {
	if d.Code != CodeAmbiguous || p.single {
		return
	}
	whole := p.span(p.toks[start].Pos.Offset, p.readEnd())
	if whole.End-whole.Start > longMended {
		return
	}
	for k := range d.Fixes {
		if f := &d.Fixes[k]; f.Span.Start >= whole.Start && f.Span.End <= whole.End {
			mendRest(f, whole, k, p.meter)
		}
	}
}

// mendRest lets a fix mend the rest of a statement by the k-th reading, too. It
// stays as it is where that makes no program.
func mendRest(f *diag.Fix, whole diag.Span, k int, m *budget.Meter) {
	text := whole.Text()
	head, tail := f.Span.Start-whole.Start, whole.End-f.Span.End
	text = text[:head] + f.Replace + text[len(text)-tail:]
	for n := range maxMended {
		d := firstMistake(text, m)
		if d == nil {
			if n > 0 {
				f.Span.Start, f.Span.End = whole.Start+head, whole.End-tail
				f.Replace = text[head : len(text)-tail]
			}
			return
		}
		if d.Code != CodeAmbiguous || k >= len(d.Fixes) {
			return
		}
		at, by := d.Fixes[k].Span, d.Fixes[k].Replace
		if at.End > len(text) {
			return
		}
		head, tail = min(head, at.Start), min(tail, len(text)-at.End)
		text = text[:at.Start] + by + text[at.End:]
	}
}

// firstMistake is the first error of a text, nil where there is none.
func firstMistake(text string, m *budget.Meter) *diag.Diagnostic {
	list := withParser(&diag.Source{Text: text + "\n"}, Limits{}, m, func(p *parser) {
		p.single = true
		for p.piece() {
			lex := p.cursor()
			p.pos = 0
			p.statements(lex, false)
		}
	})
	for _, d := range list {
		if d.Severity == diag.Error {
			return d
		}
	}
	return nil
}
