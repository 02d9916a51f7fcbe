// Package mathml makes MathML of the LaTeX that Geo and its manual write.
package mathml

// From LaTeX to MathML, which browsers set by themselves: a page needs no fonts and no scripts.

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Inline is a formula within a line. What is not known stands as it was written.
func Inline(latex string) string {
	text, _ := Formula(latex, false)
	return text
}

// Formula is a formula as a math element; block makes it stand by itself. What is not
// known, or not closed, is an error, and stands in the element as it was written.
func Formula(latex string, block bool) (string, error) {
	p := &reader{s: latex}
	body := p.row("")
	display := "inline"
	if block {
		display = "block"
	}
	text := `<math display="` + display + `">` + group(body) + "</math>"
	if p.err != nil {
		return text, fmt.Errorf("formula %s: %w", latex, p.err)
	}
	return text, nil
}

// reader reads LaTeX from left to right. What it does not know it writes as it stands,
// and keeps the first of it as an error.
type reader struct {
	s      string
	i      int
	err    error
	cell   bool // within a cell of a matrix, which & or \\ ends
	nested int
}

// deepest bounds groups within groups; what is deeper stands as it is.
const deepest = 200

func (p *reader) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// row is what comes up to an end, or all.
func (p *reader) row(end string) string {
	var b strings.Builder
	for {
		p.spaces()
		switch rest := p.s[p.i:]; {
		case rest == "":
			if end != "" {
				p.fail("%s is missing", end)
			}
			return b.String()
		case end != "" && strings.HasPrefix(rest, end):
			p.i += len(end)
			return b.String()
		case p.cell && end == "" && (rest[0] == '&' || strings.HasPrefix(rest, `\\`) || strings.HasPrefix(rest, `\end`)):
			return b.String()
		}
		b.WriteString(p.scripted())
	}
}

// inner is a row within brackets, where & and \\ end no cell.
func (p *reader) inner(end string) string {
	was := p.cell
	p.cell = false
	p.nested++
	text := p.row(end)
	p.nested--
	p.cell = was
	return text
}

// scripted is an atom with what stands above and below it.
func (p *reader) scripted() string {
	base := ""
	if c := p.s[p.i]; c != '^' && c != '_' && c != '\'' { // else it stands on nothing
		base = p.atom()
	}
	var up, down string
	for p.i < len(p.s) {
		switch p.s[p.i] {
		case '\'':
			n := len(p.s[p.i:]) - len(strings.TrimLeft(p.s[p.i:], "'"))
			p.i += n
			up += "<mo>" + strings.Repeat("′", n) + "</mo>"
			continue
		case '^':
			p.i++
			up += p.argument()
			continue
		case '_':
			p.i++
			down += p.argument()
			continue
		}
		break
	}
	if base == "" && (up != "" || down != "") {
		base = group("")
	}
	switch {
	case up != "" && down != "":
		return "<msubsup>" + base + group(down) + group(up) + "</msubsup>"
	case up != "":
		return "<msup>" + base + group(up) + "</msup>"
	case down != "":
		return "<msub>" + base + group(down) + "</msub>"
	}
	return base
}

func group(text string) string { return "<mrow>" + text + "</mrow>" }

// argument is what a command or a script takes: the inside of a group, a digit or an atom.
func (p *reader) argument() string {
	p.spaces()
	switch rest := p.s[p.i:]; {
	case rest == "" || rest[0] == '}' || rest[0] == '^' || rest[0] == '_':
		p.fail("something is missing before %q", rest)
		return ""
	case rest[0] == '{' && p.nested < deepest:
		p.i++
		return p.inner("}")
	case rest[0] >= '0' && rest[0] <= '9': // \tfrac12: a digit each
		p.i++
		return "<mn>" + rest[:1] + "</mn>"
	}
	return p.atom()
}

// atom is a letter, a number, a sign, a group or a command: one element, or none.
func (p *reader) atom() string {
	r, size := utf8.DecodeRuneInString(p.s[p.i:])
	switch {
	case r == '{' && p.nested < deepest:
		p.i++
		return group(p.inner("}"))
	case r == '\\':
		return p.command()
	case r >= '0' && r <= '9':
		from := p.i
		for p.i < len(p.s) && (digit(p.s[p.i:]) || p.s[p.i] == '.' && digit(p.s[p.i+1:])) {
			p.i++
		}
		return "<mn>" + p.s[from:p.i] + "</mn>"
	case unicode.IsLetter(r):
		p.i += size
		return "<mi>" + html.EscapeString(string(r)) + "</mi>"
	}
	p.i += size
	return p.sign(r)
}

func digit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func (p *reader) sign(r rune) string {
	switch r {
	case '-':
		r = '−'
	case '}', '&', '^', '_':
		p.fail("%c stands alone", r)
		return ""
	case '(', ')', '[', ']', '|', '/': // \left and \right make high ones
		return `<mo stretchy="false">` + string(r) + "</mo>"
	}
	return "<mo>" + html.EscapeString(string(r)) + "</mo>"
}

func (p *reader) spaces() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\n' || p.s[p.i] == '~') {
		p.i++
	}
}
