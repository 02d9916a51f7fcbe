package grammar

// Runs of indices: ^a_{b c}, Greek letters, LaTeX's braces, symmetrisation
// brackets (i j) and [i j].

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// indexed attaches the runs of indices that stand here to x.
func (p *parser) indexed(x Expr) Expr {
	first := p.pos
	ind, groups, ok := p.scripts()
	if !ok {
		return nil
	}
	bare := false
	for _, t := range p.toks[first:p.pos] {
		if t.Value[1] != '{' && t.Value[1] != '\\' {
			bare = true
		}
	}
	return p.tensors.new(Indexed{p.at(x.Span().Start, p.readEnd()), x, ind, groups, bare})
}

// scripts reads the runs of indices that stand here: ^a_{b c}.
func (p *parser) scripts() ([]Index, []SymGroup, bool) {
	if !p.sym.inProduct {
		p.sym = symmetrising{}
	}
	n := 0
	for p.ahead(n).Type == kindScript {
		n += 1
	}
	size := 0
	for k := range n {
		size += len(p.ahead(k).Value) - 1
	}
	out := p.indices.slice(min(size, p.lim.Indices))
	var groups []SymGroup
	for ; n > 0; n-- {
		t := p.tok()
		start := t.Pos.Offset
		up := t.Value[0] == '^'
		before := len(out)
		ok := true
		switch t.Value[1] {
		case '{':
			out, groups, ok = p.braces(t.Value, start, up, out, groups)
		case '\\':
			out = append(out, p.index(start+1, tokEnd(t), up))
		default:
			out = p.letters(t.Value[1:], start+1, up, out)
		}
		if !ok {
			return nil, nil, false
		}
		if len(out) == before {
			p.failAt(CodeIndexRun, p.tokSpan(t), "these braces hold no index").WithFix(p.tokSpan(t), "")
			return nil, nil, false
		}
		if len(out) > p.lim.Indices {
			p.failAt(CodeIndexLimit, p.tokSpan(t), fmt.Sprintf("more than %d indices", p.lim.Indices))
			return nil, nil, false
		}
		p.pos++
	}
	return out, groups, true
}

// index is the index of text[start:end].
func (p *parser) index(start, end int, up bool) Index {
	text := p.text[start:end]
	ix := Index{At: p.at(start, end), Name: Canonical(text), Text: text, Up: up, Out: p.sym.open && p.sym.out}
	if p.sym.open && !ix.Out {
		p.sym.n++
	}
	return ix
}

// letters splits a bare run: one letter, one index, with its primes.
func (p *parser) letters(run string, start int, up bool, out []Index) []Index {
	for i := 0; i < len(run); {
		j := i + 1
		if run[i] >= utf8.RuneSelf {
			_, n := utf8.DecodeRuneInString(run[i:])
			j = i + n
		}
		j = skipPrimes(run, j)
		out = append(out, p.index(start+i, start+j, up))
		i = j
	}
	return out
}

// braces reads {mu nu}, {i1 i2}, {ij}, {(i j)}, and what LaTeX puts between.
// run is the text from its _ or ^ on.
func (p *parser) braces(run string, start int, up bool, out []Index, groups []SymGroup) ([]Index, []SymGroup, bool) {
	b := braceRun{p: p, run: run, start: start, end: len(run) - 1, up: up, out: out, groups: groups, first: len(out), from: -1}
	for i := 2; i < b.end; {
		if i = b.item(i); i < 0 {
			return nil, nil, false
		}
	}
	if !b.endRun() {
		return nil, nil, false
	}
	return b.out, b.groups, true
}

// braceRun is a run of indices in braces as it is read.
type braceRun struct {
	p      *parser
	run    string
	start  int // of the run in the source
	end    int // of what the braces hold, in the run
	up     bool
	out    []Index
	groups []SymGroup
	first  int // how many indices the runs before it gave
	from   int // the first index of a symmetrisation that this run opened, or -1
}

// item reads what stands at i and returns where it ends, -1 when it is refused.
func (b *braceRun) item(i int) int {
	c := b.run[i]
	switch {
	case c == ' ' || c == '\t' || c == '~':
		return i + 1
	case c == '{' || c == '}':
		return i + 1 // an empty or grouping brace of LaTeX
	case isASCIILetter(c):
		return b.word(i)
	case c == '\\':
		return b.latex(i)
	case c == '(' || c == '[':
		return b.openGroup(i)
	case c == ')' || c == ']':
		return b.closeGroup(i)
	case c == ',' || c == ';':
		return b.bad(CodeIndexRun, i, i+1, "indices stand without `"+string(c)+"`; a derivative is written d_j or nabla_j",
			strings.ReplaceAll(strings.ReplaceAll(b.run, ",", " "), ";", " "))
	case c == '|':
		return b.bar(i)
	case isDigit(c):
		fix := []string{}
		if digits := strings.TrimSpace(b.run[2:b.end]); strings.Trim(digits, "0123456789, ") == "" {
			fix = append(fix, "["+digits+"]")
		}
		return b.bad(CodeDigitIndex, 0, len(b.run), "an index is a letter; components are written [1]", fix...)
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(b.run[i:])
		if !isLetter(r) {
			return b.bad(CodeIndexRun, i, i+n, string(r)+" is not an index")
		}
		return b.index(i, b.numbered(i+n))
	}
	return b.bad(CodeIndexRun, i, i+1, "`"+string(rune(c))+"` is not an index")
}

// word reads letters: a Greek letter's name is one index, else each letter is
// one, and a number belongs to the last.
func (b *braceRun) word(i int) int {
	j := skipASCIILetters(b.run[:b.end], i)
	k := b.numbered(j)
	if isGreekName(b.run[i:j]) {
		return b.index(i, k)
	}
	b.out = b.p.letters(b.run[i:j-1], b.start+i, b.up, b.out)
	return b.index(j-1, k)
}

// latex reads a backslash and what follows: a Greek letter, or layout.
func (b *braceRun) latex(i int) int {
	j := skipASCIILetters(b.run[:b.end], i+1)
	word := b.run[i+1 : j]
	switch {
	case word == "" && j < b.end && strings.IndexByte(",;:! ", b.run[j]) >= 0:
		return j + 1
	case word == "quad" || word == "qquad" || word == "mathrm" || word == "rm":
		return j
	case word == "phantom" && j < b.end && b.run[j] == '{':
		k := strings.IndexByte(b.run[j:b.end], '}')
		if k < 0 {
			return b.end
		}
		return j + k + 1
	case isGreekName(word):
		return b.index(i, skipPrimes(b.run, j))
	}
	return b.bad(CodeLaTeX, i, j, b.run[i:j]+" is not the name of a Greek letter")
}

// index adds the index that run[i:j] is, and returns j.
func (b *braceRun) index(i, j int) int {
	b.out = append(b.out, b.p.index(b.start+i, b.start+j, b.up))
	return j
}

// numbered is the end of the digits and primes from i on.
func (b *braceRun) numbered(i int) int {
	for i < b.end && isDigit(b.run[i]) {
		i++
	}
	return skipPrimes(b.run, i)
}

// bad refuses run[i:j]; a fix replaces the whole run.
func (b *braceRun) bad(code string, i, j int, message string, fix ...string) int {
	d := b.p.failAt(code, b.p.span(b.start+i, b.start+j), message)
	if len(fix) > 0 {
		d.WithFix(b.p.span(b.start, b.start+len(b.run)), fix[0])
	}
	return -1
}

// skipASCIILetters is the end of the ASCII letters from i on.
func skipASCIILetters(text string, i int) int {
	for i < len(text) && isASCIILetter(text[i]) {
		i++
	}
	return i
}
