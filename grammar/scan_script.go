package grammar

// Where a run of indices begins and ends in the text: _ij, ^{mu nu}, and ^ as a
// power instead.

import (
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// script reads what _ or ^ at text[start] opens: indices when a letter, a
// Greek name's backslash or { follows directly; else ^ is a power.
// ok is false when the text was skipped.
func (s *scanner) script(start int) (lexer.TokenType, bool) {
	t := s.text
	i := start + 1
	if i < len(t) {
		switch c := t[i]; {
		case isASCIILetter(c) || c >= utf8.RuneSelf:
			if end := skipLetters(t, i); end > i {
				return s.bareScript(start, end), true
			}
		case c == '\\':
			j := i + 1
			for j < len(t) && isASCIILetter(t[j]) {
				j++
			}
			if isGreekName(t[i+1 : j]) {
				s.pos = skipPrimes(t, j)
				s.skipEmptyGroup()
				return kindScript, true
			}
		case c == '{':
			return s.braceScript(start), true
		}
	}
	s.pos = i
	if t[start] == '^' {
		return kindOp, true
	}
	if i < len(t) && isDigit(t[i]) {
		s.digitIndex(start)
		return kindBad, true
	}
	s.problem(CodeIndexRun, start, i, "_ opens indices, and none follow; names hold letters and digits only")
	return kindBad, true
}

// skipLetters is the end of a run of letters, each with its primes.
func skipLetters(t string, i int) int {
	for i < len(t) {
		c := t[i]
		if isASCIILetter(c) {
			i++
		} else if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(t[i:])
			if !isLetter(r) {
				return i
			}
			i += n
		} else {
			return i
		}
		i = skipPrimes(t, i)
	}
	return i
}

func skipPrimes(t string, i int) int {
	for i < len(t) && t[i] == '\'' {
		i++
	}
	return i
}

func (s *scanner) bareScript(start, end int) lexer.TokenType {
	t := s.text
	s.pos = end
	if end-start > s.lim.Literal {
		s.problem(CodeIndexLimit, start, start+20, "this run of indices is longer than any object has indices")
		return kindBad
	}
	if end < len(t) && isDigit(t[end]) {
		for s.pos < len(t) && (isDigit(t[s.pos]) || isASCIILetter(t[s.pos]) || t[s.pos] == '\'') {
			s.pos++
		}
		run := t[start+1 : s.pos]
		var spaced strings.Builder
		for i := 0; i < len(run) && i < 200; i++ {
			if i > 0 && !isDigit(run[i]) && run[i] != '\'' {
				spaced.WriteByte(' ')
			}
			spaced.WriteByte(run[i])
		}
		s.problem(CodeIndexRun, start, s.pos, "a number within a run of indices; an index with a number stands in braces",
			edit{start, s.pos, t[start:start+1] + "{" + spaced.String() + "}", ""})
		return kindBad
	}
	s.skipEmptyGroup()
	return kindScript
}

// skipEmptyGroup passes the {} that LaTeX puts between raised and lowered
// indices, as in R^a{}_{bcd}.
func (s *scanner) skipEmptyGroup() {
	s.scriptEnd = s.pos
	for s.emptyGroup() {
	}
}

// emptyGroup passes {} before _ or ^.
func (s *scanner) emptyGroup() bool {
	t := s.text
	if s.pos+2 < len(t) && t[s.pos] == '{' && t[s.pos+1] == '}' && (t[s.pos+2] == '_' || t[s.pos+2] == '^') {
		s.pos += 2
		return true
	}
	return false
}

// braceScript finds the brace that closes _{ or ^{ on the same line.
func (s *scanner) braceScript(start int) lexer.TokenType {
	t := s.text
	depth := 0
	for i := start + 1; i < len(t) && t[i] != '\n'; i++ {
		switch t[i] {
		case '{':
			depth++
		case '}':
			depth--
			if depth > 0 {
				continue
			}
			s.pos = i + 1
			if s.pos-start > s.lim.Literal {
				s.problem(CodeIndexLimit, start, start+20, "this run of indices is longer than any object has indices")
				return kindBad
			}
			if k := badText(t[start:s.pos]); k >= 0 {
				s.problem(CodeUTF8, start+k, start+k+1, "these bytes are not UTF-8 text")
				return kindBad
			}
			if s.bracePower(start) {
				return kindBad
			}
			s.skipEmptyGroup()
			return kindScript
		}
	}
	end := strings.IndexByte(t[start:], '\n')
	if end < 0 {
		end = len(t)
	} else {
		end += start
	}
	j := start + 2
	for j < end && (isASCIILetter(t[j]) || t[j] == ' ' || t[j] == '\\') {
		j++
	}
	for j > start+2 && t[j-1] == ' ' {
		j--
	}
	s.pos = end
	s.problem(CodeIndexRun, start, start+2, "these braces of indices are not closed on their line", edit{j, j, "}", ""})
	return kindBad
}

// bracePower refuses braces that hold a power, as LaTeX writes x^{2}.
// text[start:s.pos] is the run.
func (s *scanner) bracePower(start int) bool {
	t := s.text
	content := strings.TrimSpace(t[start+2 : s.pos-1])
	if content == "" || t[start] != '^' || !isDigit(content[0]) && !strings.ContainsAny(content, "+-*/") {
		return false
	}
	to := "^(" + content + ")"
	if strings.Trim(content, "0123456789") == "" {
		to = "^" + content
	}
	s.problem(CodeBracePower, start, s.pos, "^{…} holds indices; a power is written "+clip(to), edit{start, s.pos, to, ""})
	return true
}

// digitIndex refuses x_1, which is either a name or a component.
func (s *scanner) digitIndex(start int) {
	t := s.text
	i := start + 1
	for i < len(t) && isDigit(t[i]) {
		i++
	}
	s.pos = i
	digits := t[start+1 : i]
	written := digits
	from := start
	for from > 0 && (isASCIILetter(t[from-1]) || isDigit(t[from-1]) || t[from-1] == '\'' || t[from-1] == '~' || t[from-1] == '\\' || t[from-1] >= utf8.RuneSelf) {
		from--
	}
	name := t[from:start]
	if name == "" || from > 0 && (t[from-1] == '_' || t[from-1] == '^') || len(digits) > 9 {
		s.problem(CodeDigitIndex, start, i, "an index is a letter; components are written [1]")
		return
	}
	plain := strings.TrimRight(name, "~'")
	marks := name[len(plain):]
	plain = strings.TrimPrefix(plain, `\`)
	fixes := []edit{{from, i, plain + digits + marks, "the name"}}
	line := strings.LastIndexByte(t[:from], '\n') + 1
	inChart := strings.HasPrefix(strings.TrimLeft(t[line:from], " \t"), "chart ") // where brackets hold sizes
	if rest := strings.TrimLeft(t[i:], " "); !inChart && (strings.TrimSpace(t[line:from]) != "" || !strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "==")) {
		at := digits
		if len(digits) > 1 && len(digits) < 5 && strings.Trim(digits, "01234") == "" { // g_12 of two slots, not the twelfth of one
			if strings.Contains(digits, "0") { // counted from 0
				digits = strings.Map(func(r rune) rune { return r + 1 }, digits)
			}
			at = strings.Join(strings.Split(digits, ""), ",")
		}
		fixes = append(fixes, edit{from, i, name + "[" + at + "]", "the component"}) // which cannot be defined by itself
		if at != digits && !strings.HasPrefix(written, "0") {
			fixes = append(fixes, edit{from, i, name + "[" + written + "]", "the component of a row"})
		}
	}
	s.problem(CodeDigitIndex, from, i, "`"+clip(name)+"_"+written+"`: an index is a letter, and names hold no _", fixes...)
}
