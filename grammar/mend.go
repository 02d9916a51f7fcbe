package grammar

// Where a statement has one mistake at several places, each fix settles all of them.

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

// mendKinds keeps one mistake of each kind among those that the scanner found in
// the statement from token start on; its fixes mend what else the scanner would
// say. It reports false: the parser's own failure is another's business.
func (p *parser) mendKinds(start int) bool {
	whole := p.wholeStatement(start)
	if p.single || whole.End-whole.Start > longMended {
		return false
	}
	kept := p.errs[:0]
	var first []*diag.Diagnostic
next:
	for _, d := range p.errs {
		if d.Span.Start < whole.Start || d.Span.End > whole.End || !scanned[d.Code] {
			kept = append(kept, d)
			continue
		}
		for _, f := range first {
			if f.Code != d.Code {
				continue
			}
			if f.Message != d.Message && d.Code != CodeDigitIndex {
				noteOnce(f, "and "+d.Message)
			}
			continue next
		}
		first, kept = append(first, d), append(kept, d)
		for k := range d.Fixes {
			if f := &d.Fixes[k]; f.Span.Start >= whole.Start && f.Span.End <= whole.End {
				mendScanned(f, whole, k, d.Code, p.meter)
			}
		}
	}
	p.errs = kept
	return false
}

// scanned are the codes of the scanner's mistakes that fixes mend together.
var scanned = map[string]bool{CodeCharacter: true, CodeNumber: true, CodeDigitIndex: true, CodeLaTeX: true, CodeForeign: true}

// noteOnce adds a note that is not there yet.
func noteOnce(d *diag.Diagnostic, note string) {
	for _, n := range d.Notes {
		if n == note {
			return
		}
	}
	d.WithNote(note)
}

// mendScanned lets a fix mend the rest of a statement, by the k-th fix of what
// has the same code and the first of other mistakes of the scanner's.
func mendScanned(f *diag.Fix, whole diag.Span, k int, code string, m *budget.Meter) {
	text := whole.Text()
	head, tail := f.Span.Start-whole.Start, whole.End-f.Span.End
	text = text[:head] + f.Replace + text[len(text)-tail:]
	for range maxMended {
		d := firstMistake(text, m)
		if d == nil || !scanned[d.Code] || len(d.Fixes) == 0 {
			break
		}
		by := d.Fixes[0]
		if d.Code == code && k < len(d.Fixes) {
			by = d.Fixes[k]
		}
		if by.Span.End > len(text) {
			break
		}
		head, tail = min(head, by.Span.Start), min(tail, len(text)-by.Span.End)
		text = text[:by.Span.Start] + by.Replace + text[by.Span.End:]
	}
	f.Span.Start, f.Span.End = whole.Start+head, whole.End-tail
	f.Replace = text[head : len(text)-tail]
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
