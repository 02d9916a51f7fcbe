package grammar

// Canonical layout of a source, comments and line breaks kept, for geo fmt.

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Format is the source in canonical layout, for geo fmt: one space around
// operators but none around * / ^ and .. nor within H[1,2], two per level of
// brackets at the beginning of a line, at most one blank line in a row,
// comments kept and those behind neighbouring lines aligned. Where lines break is the writer's
// choice and stays, and so does the column of comments that were aligned
// farther right. A source that does not parse is returned as it is.
func Format(f *File) string {
	if f.Source == nil {
		var b strings.Builder
		for _, s := range f.Stmts {
			b.WriteString(StmtString(s))
			b.WriteByte('\n')
		}
		return b.String()
	}
	var l layout
	var lim Limits
	bad := false
	s := scanner{text: f.Source.Text, lim: lim.withDefaults(), report: func(problem) { bad = true }}
	if strings.HasPrefix(s.text, "\ufeff") {
		s.pos = len("\ufeff")
	}
	prevEnd := -1
	for !bad {
		kind, start := s.next()
		if kind == kindEOF {
			break
		}
		end := s.pos
		if kind == kindScript {
			end = s.scriptEnd
		}
		column := 0
		if kind == kindComment {
			column = diag.Cells(s.text[strings.LastIndexByte(s.text[:start], '\n')+1 : start])
		}
		l.token(kind, s.text[start:end], start == prevEnd, column)
		prevEnd = end
	}
	if bad {
		return f.Source.Text
	}
	l.newline()
	return l.finish()
}

// layout collects formatted lines.
type layout struct {
	lines      []outLine
	line       []outToken
	note       string // comment at the line's end
	noteColumn int    // the column, in cells, where the writer put it
	comps      []bool // for each open bracket, whether it holds components: H[1,2]
	open       []int  // for each open bracket, the line that opened it
	wraps      bool   // the line above ended in an operator outside round brackets
	round      []bool // for each open bracket, whether lines go on inside it
}

type outToken struct {
	kind     lexer.TokenType
	text     string
	attached bool
}

type outLine struct {
	indent     int
	code       string
	note       string
	noteColumn int
}

func (l *layout) token(kind lexer.TokenType, text string, attached bool, column int) {
	switch kind {
	case kindNewline:
		l.newline()
	case kindComment:
		l.note, l.noteColumn = strings.TrimRight(text, " \t\r"), column
	case kindEnd:
		if n := len(l.line); n > 0 && l.line[n-1].text != "{" && l.line[n-1].kind != kindEnd {
			l.line = append(l.line, outToken{kind, ";", false})
		}
	default:
		if n := len(l.line); n > 0 && text == "}" && l.line[n-1].kind == kindEnd {
			l.line = l.line[:n-1]
		}
		l.line = append(l.line, outToken{kind, text, attached})
	}
}

// newline ends an output line.
func (l *layout) newline() {
	if n := len(l.line); n > 0 && l.line[n-1].kind == kindEnd {
		l.line = l.line[:n-1]
	}
	if len(l.line) == 0 && l.note == "" {
		if n := len(l.lines); n > 0 && l.lines[n-1] != (outLine{}) {
			l.lines = append(l.lines, outLine{})
		}
		return
	}
	closers := 0
	for closers < len(l.line) && closers < len(l.open) && isCloser(l.line[closers]) {
		closers++
	}
	indent := 0
	last := -1
	for _, at := range l.open[:len(l.open)-closers] {
		if at != last {
			indent++
			last = at
		}
	}
	if l.wraps {
		indent++
	}
	if n := len(l.lines); n > 0 && l.lines[n-1] == (outLine{}) && (closers > 0 || l.opened(n-1)) {
		l.lines = l.lines[:n-1] // no blank line inside a bracket's edge
	}
	out := outLine{indent: indent, note: l.note, noteColumn: l.noteColumn, code: l.code()}
	l.lines = append(l.lines, out)
	if len(l.line) > 0 {
		l.wraps = l.goesOn()
	}
	l.line, l.note, l.noteColumn = l.line[:0], "", 0
}

// opened reports whether the line above a blank line i ends with an open bracket.
func (l *layout) opened(i int) bool {
	if i == 0 {
		return true
	}
	c := l.lines[i-1].code
	return strings.HasSuffix(c, "{") || strings.HasSuffix(c, "(") || strings.HasSuffix(c, "[")
}

func isCloser(t outToken) bool {
	return t.kind == kindOp && (t.text == ")" || t.text == "]" || t.text == "}")
}

// goesOn reports whether the line just laid out goes on below, outside round
// brackets (inside them the bracket indents).
func (l *layout) goesOn() bool {
	if n := len(l.round); n > 0 && l.round[n-1] {
		return false
	}
	t := l.line[len(l.line)-1]
	switch t.kind {
	case kindOp:
		return t.text != "{" && !isCloser(t)
	case kindWord:
		return innerWordOf(t.text).goesOn
	}
	return false
}

// code joins the tokens of a line.
func (l *layout) code() string {
	var b strings.Builder
	for i, t := range l.line {
		if t.kind == kindOp {
			switch t.text {
			case "(", "[", "{":
				l.open = append(l.open, len(l.lines))
				l.round = append(l.round, t.text != "{")
				l.comps = append(l.comps, t.text == "[" && i > 0 && l.attaches(i))
			case ")", "]", "}":
				if n := len(l.open); n > 0 {
					l.open, l.round, l.comps = l.open[:n-1], l.round[:n-1], l.comps[:n-1]
				}
			case "^":
				if i+1 < len(l.line) && (l.line[i+1].kind == kindName || l.line[i+1].kind == kindWord) {
					t.text = "**" // x ^ n, drawn together, would be an index, and so would x ^ true
				}
			}
		}
		if i > 0 && l.spaced(i) {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// unary reports whether token i is a sign and not an operator.
func (l *layout) unary(i int) bool {
	t := l.line[i]
	if t.kind != kindOp || t.text != "-" && t.text != "+" {
		return false
	}
	if i == 0 {
		return true
	}
	p := l.line[i-1]
	return p.kind == kindOp && !isCloser(p) || p.kind == kindWord && p.text != "true" && p.text != "false" || p.kind == kindEnd
}

// tight reports whether token i is an operator without spaces.
func (l *layout) tight(i int) bool {
	t := l.line[i]
	if t.kind != kindOp {
		return false
	}
	switch t.text {
	case "*", "/", "^", "**", "..", ".":
		return true
	}
	return false
}

// spaced reports whether a space stands before token i.
func (l *layout) spaced(i int) bool {
	p, t := l.line[i-1], l.line[i]
	switch {
	case t.kind == kindEnd || t.kind == kindOp && (t.text == "," || t.text == ":"):
		return false
	case t.kind == kindScript:
		return false
	case p.kind == kindEnd:
		return true
	case p.kind == kindOp && p.text == ",":
		return len(l.comps) == 0 || !l.comps[len(l.comps)-1]
	case p.kind == kindOp && (p.text == "(" || p.text == "[") || t.kind == kindOp && (t.text == ")" || t.text == "]"):
		return false
	case l.tight(i-1) || l.tight(i) || l.unary(i-1):
		return false
	case t.kind == kindOp && (t.text == "(" || t.text == "["):
		return !l.attaches(i)
	}
	return true
}

// attaches reports whether token i is a bracket that belongs to what is left of
// it: a call or components, not a factor.
func (l *layout) attaches(i int) bool {
	p, t := l.line[i-1], l.line[i]
	return t.attached && (p.kind == kindName || p.kind == kindScript || t.text == "[" && (p.text == ")" || p.text == "]") || p.text == "]" && l.derivative(i-1))
}

// derivative reports whether the bracket that ends at token i says what the derivative of
// an open function is by: V'[r,t], of which a call follows.
func (l *layout) derivative(i int) bool {
	depth := 0
	for ; i > 0; i-- {
		switch l.line[i].text {
		case "]":
			depth++
		case "[":
			if depth--; depth == 0 {
				q := l.line[i-1]
				return q.kind == kindName && strings.HasSuffix(q.text, "'")
			}
		}
	}
	return false
}

// noteGap is how many spaces stand before a comment behind code.
const noteGap = 2

// finish writes the lines, with the comments behind neighbouring lines aligned.
func (l *layout) finish() string {
	for n := len(l.lines); n > 0 && l.lines[n-1] == (outLine{}); n-- {
		l.lines = l.lines[:n-1]
	}
	var b strings.Builder
	for i := 0; i < len(l.lines); {
		j, column := i, 0
		for j < len(l.lines) && l.lines[j].code != "" && l.lines[j].note != "" {
			column = max(column, l.lines[j].width()+noteGap)
			j++
		}
		if kept := l.lines[i].noteColumn; kept > column {
			same := true
			for _, o := range l.lines[i:j] {
				same = same && o.noteColumn == kept
			}
			if same {
				column = kept
			}
		}
		j = max(j, i+1)
		for ; i < j; i++ {
			o := l.lines[i]
			if o != (outLine{}) {
				b.WriteString(strings.Repeat("  ", o.indent))
			}
			b.WriteString(o.code)
			if o.code != "" && o.note != "" {
				b.WriteString(strings.Repeat(" ", column-o.width()))
			}
			b.WriteString(o.note)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (o outLine) width() int { return 2*o.indent + diag.Cells(o.code) }
