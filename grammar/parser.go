package grammar

// The parser's state: its place among the tokens, what failed furthest, how
// deep it is.

import (
	"fmt"
	"reflect"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// parser turns one piece of tokens into statements. Statements have participle
// rules (rules.go); expressions climb precedences here (expr.go), called back
// from those rules. A parse function that fails returns nil after fail has
// kept what is wrong.
type parser struct {
	reader
	src    *diag.Source
	pos    int // next token, where the expression parser reads by itself
	errs   diag.List
	lost   []Ident // see File.Lost
	unread []Ident // see File.Unread
	passed int     // up to here the source belongs to a foreign statement

	failure *diag.Diagnostic // of the statement being parsed
	failPos int              // the token where it failed
	depth   int              // recursion of the expression parser
	height  int              // height of the tree parsed last

	single  bool         // fixes mend what they are offered for, and no more
	sym     symmetrising // the bracket over indices that is open here
	first   int          // token that the statement begins with
	prevEnd int          // end of the statement above, for joining lines

	lex      *lexer.PeekingLexer // over toks; see cursor
	lexFirst *lexer.Token
	lexCap   int
	start    lexer.Checkpoint

	slabs

	bridges    []participle.Option
	rules      map[reflect.Type]any // *participle.Parser[R] of each rule R met so far
	trailingOK participle.ParseOption
}

// span is a piece of the source. The brace that stands for one never closed
// lies behind the end, where no span may.
func (p *parser) span(start, end int) diag.Span {
	n := len(p.text)
	return diag.Span{Source: p.src, Start: min(start, n), End: min(end, n)}
}

func (p *parser) at(start, end int) At { return At{p.span(start, end)} }

// tokEnd is where token t ends.
func tokEnd(t *lexer.Token) int { return t.Pos.Offset + len(t.Value) }

func (p *parser) tok() *lexer.Token { return &p.toks[p.pos] }

// ahead is the k-th token from here, EOF beyond the end.
func (p *parser) ahead(k int) *lexer.Token {
	if p.pos+k < len(p.toks) {
		return &p.toks[p.pos+k]
	}
	return &p.toks[len(p.toks)-1]
}

// readEnd is where the last token read ends.
func (p *parser) readEnd() int {
	if p.pos == 0 {
		return 0
	}
	return min(tokEnd(&p.toks[p.pos-1]), len(p.text))
}

// attached reports whether token k from here follows its forerunner directly.
func (p *parser) attached(k int) bool {
	i := p.pos + k
	return i > 0 && i < len(p.toks) && p.toks[i].Pos.Offset == tokEnd(&p.toks[i-1])
}

// sign reports whether the next token is the operator or bracket s.
func (p *parser) sign(s string) bool {
	t := p.tok()
	return t.Type == kindOp && t.Value == s
}

func (p *parser) word(s string) bool {
	t := p.tok()
	return t.Type == kindWord && t.Value == s
}

func (p *parser) tokSpan(t *lexer.Token) diag.Span {
	end := tokEnd(t)
	if t.Type == kindEOF || t.Type == kindEnd {
		end = t.Pos.Offset
	}
	return p.span(t.Pos.Offset, end)
}

// fail keeps what is wrong with the statement; what was found furthest in the
// text wins, and of two at one place the first.
func (p *parser) fail(d *diag.Diagnostic) {
	if p.failure == nil || p.pos > p.failPos {
		p.failure, p.failPos = d, p.pos
	}
}

// failAt is fail with a new diagnostic, which is returned for more to be added.
func (p *parser) failAt(code string, at diag.Span, message string) *diag.Diagnostic {
	d := diag.New(code, at, message)
	p.fail(d)
	return d
}

// add reports a diagnostic.
func (p *parser) add(d *diag.Diagnostic) {
	if len(p.errs) >= p.lim.Errors {
		p.stop = true
		return
	}
	p.errs = append(p.errs, d)
	if len(p.errs) >= p.lim.Errors {
		p.stop = true
	}
}

// scanProblem reports what the scanner found.
func (p *parser) scanProblem(q problem) {
	for _, d := range p.errs { // said before, ahead of a bracket that was never closed
		if d.Code == q.code && d.Span.Start == q.start {
			return
		}
	}
	d := diag.New(q.code, p.span(q.start, min(q.end, len(p.text))), q.message)
	if q.place > 0 {
		d.WithPlace(p.span(q.place-1, q.place), q.placeText)
	}
	for _, n := range q.notes {
		d.WithNote(n)
	}
	for _, f := range q.fixes {
		d.WithFixNote(p.span(f.start, f.end), f.text, f.note)
	}
	p.add(d)
}

// enter guards recursion; leave must follow when it returns true.
func (p *parser) enter() bool {
	p.meter.Steps(1)
	p.depth++
	if p.depth > p.lim.Height {
		p.depth--
		p.tooHigh()
		return false
	}
	return true
}

func (p *parser) leave() { p.depth-- }

func (p *parser) tooHigh() {
	p.failAt(CodeHeightLimit, p.tokSpan(p.tok()),
		fmt.Sprintf("this expression's tree is more than %d high; split it over several definitions", p.lim.Height))
	p.failPos = len(p.toks) // nothing found later matters
}

// grow notes that the tree parsed last became a child next to one of height h.
func (p *parser) grow(h int) bool {
	p.height = max(p.height, h) + 1
	if p.height > p.lim.Height {
		p.tooHigh()
		return false
	}
	return true
}

// describe names a token for a message.
func describe(t *lexer.Token) string {
	switch t.Type {
	case kindEOF:
		return "the end of the source"
	case kindEnd:
		if t.Value == ";" {
			return "`;`"
		}
		return "the end of the line"
	case kindName:
		return "the name `" + clip(t.Value) + "`"
	case kindNumber:
		return "the number " + clip(t.Value)
	case kindString:
		return "the text " + clip(t.Value)
	case kindScript:
		return "the indices `" + clip(t.Value) + "`"
	case kindWord:
		return "`" + t.Value + "`"
	}
	return "`" + clip(t.Value) + "`"
}
