package grammar

// From raw tokens to whole statements: which line ends end one, which brackets
// pair.

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/internal/budget"
)

// reader makes the parser's tokens from raw ones: it drops comments, decides
// which line ends end a statement, and pairs brackets. It hands out the
// source in pieces that end between statements, so that memory follows the
// longest statement and not the source.
type reader struct {
	scanner
	meter    *budget.Meter      // counts tokens; nil: nothing does
	toks     []lexer.Token      // of the piece being read
	most     int                // tokens of the longest piece so far
	counted  int                // tokens whose memory is counted
	open     []opener           // brackets not yet closed
	dropped  func(tok, end int) // called before tokens from tok on are dropped, whose line ends at end
	spoilt   bool               // the statement being read holds something reported
	stop     bool               // a limit was hit, or too many errors
	finished bool               // the end was reached
	atEnd    func()             // called at the end of the text, before open brackets are reported
}

type opener struct {
	pos, tok int
	c        byte
}

// pieceTokens is the size from which a piece ends at the next statement's end.
const pieceTokens = 2048

// piece reads on to a statement's end outside all brackets, and reports
// whether there are tokens. The last token is always EOF.
func (r *reader) piece() bool {
	r.most = max(r.most, len(r.toks))
	r.toks = r.toks[:0]
	for !r.stop && !r.finished {
		kind, start := r.next()
		if kind == kindComment {
			continue
		}
		if kind == kindNewline {
			if r.goesOn() || r.branchFollows() {
				continue
			}
			kind = kindEnd
		}
		if kind == kindEnd {
			if r.inRound() {
				if r.text[start] == ';' {
					o := r.open[len(r.open)-1]
					r.report(problem{code: CodeUnexpected, start: start, end: start + 1, message: "`;` ends a statement, and a bracket is still open",
						place: o.pos + 1, placeText: "opened here", fixes: []edit{{start, start + 1, ",", "between arguments or elements"}}})
					r.push(kindBad, start)
				}
				continue
			}
			if n := len(r.toks); n > 0 && r.toks[n-1].Type != kindEnd {
				r.push(kindEnd, start)
			}
			if len(r.open) == 0 && len(r.toks) >= pieceTokens {
				break
			}
			continue
		}
		if kind == kindEOF {
			if r.atEnd != nil {
				r.atEnd()
			}
			if r.stop {
				break
			}
			if n := len(r.open); n > 0 {
				if r.unclosed() {
					continue
				}
			}
			r.finished = true
			break
		}
		if kind == kindOp {
			switch c := r.text[start]; c {
			case '(', '[', '{':
				r.open = append(r.open, opener{start, len(r.toks), c})
				if len(r.open) > r.lim.Depth {
					r.problem(CodeDepthLimit, start, start+1, fmt.Sprintf("brackets are nested more than %d deep", r.lim.Depth))
					r.stop = true
				}
			case ')', ']', '}':
				if !r.close(start, c) {
					continue
				}
			}
		}
		r.push(kind, start)
		if len(r.toks) > r.lim.Tokens {
			r.problem(CodeTokenLimit, start, r.pos, fmt.Sprintf("a statement of more than %d words and signs", r.lim.Tokens))
			r.stop = true
		}
	}
	if r.stop { // nothing of an unfinished statement is worth parsing
		r.cut()
	}
	if len(r.toks) == 0 {
		return false
	}
	r.toks = append(r.toks, lexer.EOFToken(lexer.Position{Offset: r.pos}))
	return true
}

// workOfToken is about what reading a token and parsing it cost, in steps.
const workOfToken = 10

// bytesOfToken is what a token takes here and in participle's lexer: 64 bytes each.
const bytesOfToken = 128

// countedTokens is how many tokens the memory of a short text is counted for.
const countedTokens = 64

func (r *reader) push(kind lexer.TokenType, start int) {
	r.meter.Steps(workOfToken)
	if len(r.toks) >= r.counted { // the same whether the memory of an earlier text is used again or not
		more := max(countedTokens, r.counted)
		r.meter.Bytes(bytesOfToken * more)
		r.counted += more
	}
	if len(r.toks) == cap(r.toks) { // append grows large slices by a quarter, which writes them five times over
		r.toks = slices.Grow(r.toks, max(pieceTokens, len(r.toks)))
	}
	r.spoilt = kind == kindBad || r.spoilt && kind != kindEnd
	if kind == kindBad {
		r.toks = append(r.toks, lexer.Token{Type: kind, Pos: lexer.Position{Offset: start}})
		return
	}
	end := r.pos
	if kind == kindScript {
		end = r.scriptEnd
	}
	r.toks = append(r.toks, lexer.Token{Type: kind, Value: r.text[start:end], Pos: lexer.Position{Offset: start}})
}

func (r *reader) inRound() bool {
	n := len(r.open)
	return n > 0 && r.open[n-1].c != '{'
}

// goesOn reports whether a line end here ends nothing.
func (r *reader) goesOn() bool {
	n := len(r.toks)
	if n == 0 || r.inRound() {
		return true
	}
	last := &r.toks[n-1]
	switch last.Type {
	case kindOp:
		switch last.Value {
		case ")", "]":
			return false
		case "}":
			return r.inverseFollows()
		}
		return true
	case kindWord:
		return innerWordOf(last.Value).goesOn
	}
	return false
}

// branchFollows reports a then or else that begins the next line, and keeps it
// with the statement above.
func (r *reader) branchFollows() bool {
	last := &r.toks[len(r.toks)-1]
	if last.Type == kindEnd {
		return false
	}
	t := r.below()
	for _, word := range []string{"then", "else"} {
		rest, ok := strings.CutPrefix(t, word)
		if !ok || rest != "" && (isASCIILetter(rest[0]) || isDigit(rest[0]) || strings.IndexByte("'~_^=", rest[0]) >= 0) {
			continue
		}
		at, end := len(r.text)-len(t), tokEnd(last)
		var fixes []edit
		if gap := r.text[end:at]; !strings.Contains(gap, "#") && end > 0 {
			fixes = []edit{{end, at, " ", "to join it to the line above"}}
		}
		r.report(problem{code: CodeLeadingOp, start: at, end: at + len(word), message: "a line cannot begin with `" + word + "`; a line goes on when `" + word + "` ends it", fixes: fixes})
		r.push(kindBad, at)
		return true
	}
	return false
}

// inverseFollows looks for "inverse {" on a later line: it belongs to the map
// above.
func (r *reader) inverseFollows() bool {
	rest, ok := strings.CutPrefix(r.below(), "inverse")
	return ok && strings.HasPrefix(strings.TrimLeft(rest, " \t"), "{")
}

// below is the text from the next word on, past line ends and comments.
func (r *reader) below() string {
	t := r.text[r.pos:]
	for {
		t = strings.TrimLeft(t, " \t\r\n")
		if !strings.HasPrefix(t, "#") {
			break
		}
		n := strings.IndexByte(t, '\n')
		if n < 0 {
			return ""
		}
		t = t[n:]
	}
	return t
}

// close pairs a closing bracket. It reports false when the scanner was moved
// and the token must not be used.
func (r *reader) close(start int, c byte) bool {
	want := map[byte]byte{')': '(', ']': '[', '}': '{'}[c]
	n := len(r.open)
	if n > 0 && r.open[n-1].c == want {
		r.open = r.open[:n-1]
		return true
	}
	if n == 0 || c != '}' && r.open[n-1].c == '{' {
		if r.spoilt { // the statement has a bracket that was reported
			return false
		}
		r.problem(CodeBracket, start, start+1, fmt.Sprintf("`%c` closes nothing", c), edit{start, start + 1, "", ""})
		r.push(kindBad, start)
		return false
	}
	if c == '}' {
		for k := n - 1; k >= 0; k-- {
			if r.open[k].c == '{' {
				return !r.rewind(k + 1)
			}
		}
	}
	top := r.open[n-1]
	right := byte(')')
	if top.c == '[' {
		right = ']'
	}
	for k := n - 2; k >= 0 && r.open[k].c != '{'; k-- {
		if r.open[k].c == want { // the inner bracket was left open
			r.report(problem{code: CodeUnclosed, start: top.pos, end: top.pos + 1, message: fmt.Sprintf("`%c` is never closed", top.c),
				place: start + 1, placeText: fmt.Sprintf("`%c` closes an outer bracket", c), fixes: []edit{{start, start, string(right), ""}}})
			r.open = r.open[:k]
			r.push(kindBad, start)
			return true
		}
	}
	r.report(problem{code: CodeBracket, start: start, end: start + 1, message: fmt.Sprintf("`%c` cannot close `%c`", c, top.c),
		place: top.pos + 1, placeText: fmt.Sprintf("`%c` opened here", top.c), fixes: []edit{{start, start + 1, string(right), ""}}})
	r.open = r.open[:n-1]
	r.push(kindBad, start)
	return false
}

// unclosed reports the bracket that is open at the end of the source, and
// whether the scanner was moved back to read the lines behind it.
func (r *reader) unclosed() bool {
	for k, o := range r.open {
		if o.c != '{' {
			return r.rewind(k)
		}
	}
	o := r.open[len(r.open)-1]
	r.problem(CodeUnclosed, o.pos, o.pos+1, "`{` is never closed", edit{len(r.text), len(r.text), "\n}", ""})
	for range r.open {
		r.toks = append(r.toks, lexer.Token{Type: kindEnd, Pos: lexer.Position{Offset: r.pos}},
			lexer.Token{Type: kindOp, Value: "}", Pos: lexer.Position{Offset: r.pos}})
	}
	r.open = r.open[:0]
	return false
}

// rewind reports bracket k as never closed, drops what was read behind it and
// goes on at the line below it.
func (r *reader) rewind(k int) bool {
	o := r.open[k]
	right := ")"
	if o.c == '[' {
		right = "]"
	}
	end := strings.IndexByte(r.text[o.pos:], '\n')
	if end < 0 {
		end = len(r.text)
	} else {
		end += o.pos
	}
	at := beforeOn(r.text, o.pos, lineEnd(r.text, o.pos, end))
	r.problem(CodeUnclosed, o.pos, o.pos+1, fmt.Sprintf("`%c` is never closed", o.c), edit{at, at, right, ""})
	if r.dropped != nil {
		r.dropped(o.tok, end)
	}
	r.open = r.open[:k]
	r.toks = append(r.toks[:o.tok], lexer.Token{Type: kindBad, Pos: lexer.Position{Offset: o.pos}})
	r.pos = end
	return true
}

// beforeOn is where a bracket that is left open ends: before " on c" and " @ p",
// which take all of it, where only it is open there.
func beforeOn(text string, from, end int) int {
	for _, word := range []string{" on ", " @ "} {
		k := strings.LastIndex(text[from:end], word)
		if k < 0 {
			continue
		}
		part := text[from : from+k]
		if strings.Count(part, "[")+strings.Count(part, "(") == strings.Count(part, "]")+strings.Count(part, ")")+1 {
			return from + k
		}
	}
	return end
}

// lineEnd is where the code of a line ends: before a comment and spaces.
func lineEnd(text string, from, end int) int {
	if k := strings.Index(text[from:end], " #"); k >= 0 {
		end = from + k
	}
	for end > from+1 && (text[end-1] == ' ' || text[end-1] == '\t' || text[end-1] == '\r') {
		end--
	}
	return end
}

// cut drops the statement that a limit interrupted.
func (r *reader) cut() {
	depth := 0
	keep := 0
	for i := range r.toks {
		switch t := &r.toks[i]; {
		case t.Type == kindOp && (t.Value == "(" || t.Value == "[" || t.Value == "{"):
			depth++
		case t.Type == kindOp && (t.Value == ")" || t.Value == "]" || t.Value == "}"):
			depth--
		case t.Type == kindEnd && depth == 0:
			keep = i + 1
		}
	}
	r.toks = r.toks[:keep]
	r.open = r.open[:0]
}

// blanks feeds participle n tokens to be overwritten, and EOF.
type blanks struct {
	n     int
	meter *budget.Meter
}

// tokensPerLook is how many blanks pass between two looks at the context.
const tokensPerLook = 1 << 14

// Next implements lexer.Lexer.
func (b *blanks) Next() (lexer.Token, error) {
	if b.n--; b.n < 0 {
		return lexer.EOFToken(lexer.Position{}), nil
	}
	if b.n%tokensPerLook == 0 {
		b.meter.Alive()
	}
	return lexer.Token{}, nil
}

// tokens feeds a slice to participle.
// lexing is the lexer as participle asks for it.
type lexing struct{}

// Symbols names the kinds of tokens for the grammar's tags.
func (lexing) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": kindEOF, "Name": kindName, "Number": kindNumber, "Text": kindString, "Indices": kindScript,
		"Word": kindWord, "Sign": kindOp, "End": kindEnd, "Unreadable": kindBad,
	}
}

// Lex is asked for by participle's interface and by nobody else: the parser hands each
// rule the tokens of the statement at hand.
func (lexing) Lex(name string, _ io.Reader) (lexer.Lexer, error) {
	return nil, fmt.Errorf("%s: a rule reads the tokens that it is given", name)
}
