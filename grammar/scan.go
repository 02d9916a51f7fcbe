package grammar

// Text to raw tokens: names, Greek letters, numbers, texts in quotes,
// operators, comments.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// Kinds of tokens, as participle sees them.
const (
	kindEOF     = lexer.EOF
	kindName    = lexer.TokenType(-2) // H~, \Gamma, ∂
	kindNumber  = lexer.TokenType(-3)
	kindString  = lexer.TokenType(-4) // with its quotes
	kindScript  = lexer.TokenType(-5) // one run of indices: ^a, _{mu nu}
	kindWord    = lexer.TokenType(-6) // a word of the language
	kindOp      = lexer.TokenType(-7) // operators, brackets, punctuation
	kindEnd     = lexer.TokenType(-8) // end of a statement: newline or ;
	kindBad     = lexer.TokenType(-9) // stands where an error was reported
	kindComment = lexer.TokenType(-10)
	kindNewline = lexer.TokenType(-11)
)

// scanner cuts text into raw tokens, comments and newlines included. It knows
// nothing of lines that go on; reader does.
type scanner struct {
	text      string
	pos       int
	scriptEnd int // of a run of indices; pos may have passed LaTeX's {} behind it
	lim       Limits

	layoutEnd int // up to here LaTeX's layout words have been reported
	// report receives what is wrong; the scanner goes on behind it.
	report func(problem)
}

// problem is an error of the scanner, before it has a source.
type problem struct {
	code       string
	start, end int
	message    string
	notes      []string
	fixes      []edit
	place      int // of a second place, plus one
	placeText  string
}

// edit replaces text[start:end].
type edit struct {
	start, end int
	text, note string
}

func (s *scanner) problem(code string, start, end int, message string, fixes ...edit) {
	s.report(problem{code: code, start: start, end: end, message: message, fixes: fixes})
}

// next is the next raw token: its kind and text[start:s.pos]. At the end of
// the text the kind is kindEOF.
func (s *scanner) next() (kind lexer.TokenType, start int) {
	for {
		t := s.text
		i := s.pos
		for i < len(t) && (t[i] == ' ' || t[i] == '\t' || t[i] == '\r') {
			i++
		}
		s.pos = i
		if i >= len(t) {
			return kindEOF, i
		}
		c := t[i]
		switch {
		case isASCIILetter(c):
			return s.name(i, i+1)
		case isDigit(c):
			return s.number(i)
		}
		switch c {
		case '\n':
			s.pos++
			return kindNewline, i
		case '#':
			return s.comment(i)
		case '"':
			return s.str(i)
		case ';':
			s.pos++
			return kindEnd, i
		case '_', '^':
			if kind, ok := s.script(i); ok {
				return kind, i
			}
			continue
		case '\\':
			if kind, ok := s.latex(i); ok {
				return kind, i
			}
			continue
		case '{':
			if s.emptyGroup() {
				continue
			}
			s.pos++
			return kindOp, i
		}
		if kind, ok := s.operator(i); ok {
			return kind, i
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(t[i:])
			if r == '∂' || r == '∇' || r == '∞' {
				s.pos = i + n
				return kindName, i
			}
			if isLetter(r) {
				return s.name(i, i+n)
			}
			if unicode.IsSpace(r) {
				s.pos = i + n
				continue
			}
		}
		s.stray(i)
		return kindBad, i
	}
}

// comment scans from a # to the end of its line.
func (s *scanner) comment(start int) (lexer.TokenType, int) {
	t := s.text
	if n := strings.IndexByte(t[start:], '\n'); n >= 0 {
		s.pos = start + n
	} else {
		s.pos = len(t)
	}
	if s.pos > start && t[s.pos-1] == '\r' {
		s.pos--
	}
	if k := badText(t[start:s.pos]); k >= 0 {
		s.problem(CodeUTF8, start+k, start+k+1, "this comment holds bytes that are not UTF-8 text")
	}
	return kindComment, start
}

// operator scans an operator, a bracket or a comma; ok is false when none
// stands at start.
func (s *scanner) operator(start int) (kind lexer.TokenType, ok bool) {
	c := s.text[start]
	switch c {
	case '(', ')', '[', ']', '}', ',', ':', '@', '+':
		s.pos++
		if (c == '+' || c == ':') && s.peek(0) == '=' {
			return s.foreign(start), true
		}
	case '-':
		s.pos++
		if s.peek(0) == '>' {
			s.pos++
		} else if s.peek(0) == '=' {
			return s.foreign(start), true
		}
	case '*', '/':
		s.pos++
		if c == '*' && s.peek(0) == '*' {
			s.pos++
		}
		if s.peek(0) == '=' && s.peek(1) != '=' {
			return s.foreign(start), true
		}
	case '=', '<', '>':
		s.pos++
		if s.peek(0) == '=' {
			s.pos++
		}
	case '!', '~':
		if s.peek(1) != '=' {
			return 0, false
		}
		s.pos += 2
	case '.':
		return s.dot(start)
	default:
		return 0, false
	}
	return kindOp, true
}

// dot scans .. and the dot of a member; ok is false before an operator, as in
// the .* of other languages.
func (s *scanner) dot(start int) (kind lexer.TokenType, ok bool) {
	n := s.peek(1)
	switch {
	case n == '.':
		s.pos += 2
	case isDigit(n):
		s.dotNumber(start)
		return kindBad, true
	case n == '*' || n == '/' || n == '^' || n == '+' || n == '-':
		return 0, false
	default:
		s.pos++
	}
	return kindOp, true
}

// peek is the byte k places on, 0 at the end.
func (s *scanner) peek(k int) byte {
	if s.pos+k < len(s.text) {
		return s.text[s.pos+k]
	}
	return 0
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool       { return c >= '0' && c <= '9' }

// isLetter leaves out modifier letters (ᵢ, ʰ): they look like indices and are none.
func isLetter(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r)
}

// name scans letters, digits and trailing marks; text[start:i] is its first letter.
func (s *scanner) name(start, i int) (lexer.TokenType, int) {
	t := s.text
	for i < len(t) {
		c := t[i]
		if isASCIILetter(c) || isDigit(c) {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if !isLetter(r) {
			break
		}
		i += n
	}
	stem := i
	i = s.marks(start, i)
	s.pos = i
	if i-start > s.lim.Literal*64 {
		s.problem(CodeLiteralLimit, start, start+20, "this name is longer than a name may be")
		return kindBad, start
	}
	if stem == i && reserved(t[start:i]) {
		return kindWord, start
	}
	return kindName, start
}

// marks scans trailing ~ and ' from i on. A ~ directly before = is no mark,
// and the name before it is refused, since L~= reads both ways.
func (s *scanner) marks(start, i int) int {
	t := s.text
	for i < len(t) {
		if t[i] == '\'' {
			i++
			continue
		}
		if t[i] != '~' {
			break
		}
		if i+1 < len(t) && t[i+1] == '=' {
			if s.tildeEquals(start, i) {
				i++ // the rest is read as if the definition were meant
			}
			break
		}
		i++
	}
	return i
}

// number scans 12, 1.5, 1e-3. Its dot needs a digit on both sides.
func (s *scanner) number(start int) (lexer.TokenType, int) {
	t := s.text
	i := start
	for i < len(t) && isDigit(t[i]) {
		i++
	}
	whole := i
	exponent := false
	if i+1 < len(t) && t[i] == '.' && isDigit(t[i+1]) {
		i++
		for i < len(t) && isDigit(t[i]) {
			i++
		}
	}
	if i < len(t) && t[i]|0x20 == 'e' {
		j := i + 1
		if j < len(t) && (t[j] == '-' || t[j] == '+') {
			j++
		}
		if j < len(t) && isDigit(t[j]) {
			exponent = true
			for j < len(t) && isDigit(t[j]) {
				j++
			}
			i = j
		}
	}
	s.pos = i
	if exponent || i-start > 15 || i < len(t) && (t[i] == '.' || t[i] == '_' || isASCIILetter(t[i])) {
		if !s.checkNumber(start, whole, i, exponent) {
			return kindBad, start
		}
	}
	return kindNumber, start
}

// str scans a text in double quotes, which ends on its line.
func (s *scanner) str(start int) (lexer.TokenType, int) {
	t := s.text
	for i := start + 1; i < len(t); i++ {
		switch t[i] {
		case '"':
			s.pos = i + 1
			if s.pos-start > s.lim.Literal*64 {
				s.problem(CodeLiteralLimit, start, start+20, "this text is longer than a text may be")
				return kindBad, start
			}
			if k := badText(t[start:s.pos]); k >= 0 {
				s.problem(CodeUTF8, start+k, start+k+1, "this text holds bytes that are not UTF-8")
				return kindBad, start
			}
			return kindString, start
		case '\\':
			i++
		case '\n':
			return s.openString(start, i)
		}
		if i < len(t) && t[i] == '\n' {
			return s.openString(start, i)
		}
	}
	return s.openString(start, len(t))
}

func (s *scanner) openString(start, end int) (lexer.TokenType, int) {
	for end > start+1 && (s.text[end-1] == '\r' || s.text[end-1] == ' ') {
		end--
	}
	s.pos = end
	s.problem(CodeString, start, min(end, start+40), "this text is not closed on its line", edit{end, end, `"`, ""})
	return kindBad, start
}

// badText is the place of the first byte that is not UTF-8 or is NUL, or -1.
func badText(t string) int {
	for i := 0; i < len(t); {
		c := t[i]
		if c == 0 {
			return i
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// clip shortens text for a message.
func clip(t string) string {
	const most = 40
	if len(t) <= most {
		return t
	}
	n := most
	for n > 0 && !utf8.RuneStart(t[n]) {
		n--
	}
	return t[:n] + "…"
}
