package grammar

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
	return p.tensors.new(Indexed{p.at(x.Span().Start, p.done()), x, ind, groups, bare})
}

// scripts reads the runs of indices that stand here: ^a_{b c}.
func (p *parser) scripts() ([]Index, []SymGroup, bool) {
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
	return Index{p.at(start, end), Canonical(text), text, up}
}

// letters splits a bare run: one letter, one index, with its primes.
func (p *parser) letters(run string, start int, up bool, out []Index) []Index {
	for i := 0; i < len(run); {
		j := i + 1
		if run[i] >= utf8.RuneSelf {
			_, n := utf8.DecodeRuneInString(run[i:])
			j = i + n
		}
		j = primes(run, j)
		out = append(out, p.index(start+i, start+j, up))
		i = j
	}
	return out
}

// braces reads {mu nu}, {i1 i2}, {ij}, {(i j)}, and what LaTeX puts between.
// run is the text from its _ or ^ on.
func (p *parser) braces(run string, start int, up bool, out []Index, groups []SymGroup) ([]Index, []SymGroup, bool) {
	opened := -1 // place of an open symmetrisation bracket
	from := 0
	bad := func(code string, i, j int, message string, fix ...string) {
		d := p.failAt(code, p.span(start+i, start+j), message)
		if len(fix) > 0 {
			d.WithFix(p.span(start, start+len(run)), fix[0])
		}
	}
	end := len(run) - 1
	for i := 2; i < end; {
		c := run[i]
		switch {
		case c == ' ' || c == '\t' || c == '~':
			i++
		case c == '{' || c == '}':
			i++ // an empty or grouping brace of LaTeX
		case isASCIILetter(c):
			j := i
			for j < end && isASCIILetter(run[j]) {
				j++
			}
			word := run[i:j]
			k := j
			for k < end && isDigit(run[k]) {
				k++
			}
			k = primes(run, k)
			if isGreekName(word) {
				out = append(out, p.index(start+i, start+k, up))
			} else {
				last := j - 1
				out = p.letters(run[i:last], start+i, up, out)
				out = append(out, p.index(start+last, start+k, up))
			}
			i = k
		case c == '\\':
			j := i + 1
			for j < end && isASCIILetter(run[j]) {
				j++
			}
			word := run[i+1 : j]
			switch {
			case word == "" && j < end && strings.IndexByte(",;:! ", run[j]) >= 0:
				i = j + 1
			case word == "quad" || word == "qquad" || word == "mathrm" || word == "rm":
				i = j
			case word == "phantom" && j < end && run[j] == '{':
				k := strings.IndexByte(run[j:end], '}')
				if k < 0 {
					k = end - 1 - j
				}
				i = j + k + 1
			case isGreekName(word):
				k := primes(run, j)
				out = append(out, p.index(start+i, start+k, up))
				i = k
			default:
				bad(CodeLaTeX, i, j, run[i:j]+" is not the name of a Greek letter")
				return nil, nil, false
			}
		case c == '(' || c == '[':
			if opened >= 0 {
				bad(CodeSymmetrise, i, i+1, "symmetrisations do not nest")
				return nil, nil, false
			}
			opened, from = i, len(out)
			i++
		case c == ')' || c == ']':
			if opened < 0 || (c == ')') != (run[opened] == '(') {
				bad(CodeSymmetrise, i, i+1, "this bracket closes no symmetrisation")
				return nil, nil, false
			}
			if len(out)-from < 2 {
				bad(CodeSymmetrise, opened, i+1, "a symmetrisation needs two indices or more")
				return nil, nil, false
			}
			groups = append(groups, SymGroup{p.at(start+opened, start+i+1), from, len(out), c == ']'})
			opened = -1
			i++
		case c == ',' || c == ';':
			bad(CodeIndexRun, i, i+1, "indices stand without `"+string(c)+"`; a derivative is written d_j or nabla_j",
				strings.ReplaceAll(strings.ReplaceAll(run, ",", " "), ";", " "))
			return nil, nil, false
		case c == '|':
			bad(CodeSymmetrise, i, i+1, "no index can be left out of a symmetrisation; write the sum of the permuted terms")
			return nil, nil, false
		case isDigit(c):
			inner := strings.TrimSpace(run[2:end])
			d := p.failAt(CodeDigitIndex, p.span(start, start+len(run)), "an index is a letter; components are written [1]")
			if strings.Trim(inner, "0123456789, ") == "" {
				d.WithFix(p.span(start, start+len(run)), "["+inner+"]")
			}
			return nil, nil, false
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(run[i:])
			if !isLetter(r) {
				bad(CodeIndexRun, i, i+n, string(r)+" is not an index")
				return nil, nil, false
			}
			k := i + n
			for k < end && isDigit(run[k]) {
				k++
			}
			k = primes(run, k)
			out = append(out, p.index(start+i, start+k, up))
			i = k
		default:
			bad(CodeIndexRun, i, i+1, "`"+string(rune(c))+"` is not an index")
			return nil, nil, false
		}
	}
	if opened >= 0 {
		bad(CodeSymmetrise, opened, opened+1, "this symmetrisation is not closed")
		return nil, nil, false
	}
	return out, groups, true
}
