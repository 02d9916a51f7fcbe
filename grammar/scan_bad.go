package grammar

// What the scanner says of text it cannot read, and what it offers instead.

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// checkNumber looks at a number that is long, has an exponent, or runs into
// something; text[start:end] is the number, its dot or exponent from whole on.
func (s *scanner) checkNumber(start, whole, end int, exponent bool) bool {
	t := s.text
	if end-start > s.lim.Literal {
		s.problem(CodeLiteralLimit, start, start+20, fmt.Sprintf("this number has %d digits; at most %d are read", end-start, s.lim.Literal))
		return false
	}
	if exponent {
		k, err := strconv.Atoi(t[start+len(mantissa(t[start:end]))+1 : end])
		if err != nil || k > maxExponent || k < -maxExponent {
			s.problem(CodeNumber, start, end, fmt.Sprintf("exponents go from -%d to %d", maxExponent, maxExponent))
			return false
		}
	}
	if end >= len(t) {
		return true
	}
	switch c := t[end]; {
	case c == '.' && end == whole && (end+1 >= len(t) || t[end+1] != '.'):
		s.pos = end + 1
		rest := ""
		if end+1 < len(t) && (isASCIILetter(t[end+1]) || t[end+1] == '(') {
			rest = " "
		}
		s.problem(CodeNumber, start, end+1, "a number's dot needs a digit on both sides", edit{start, end + 1, t[start:end] + ".0" + rest, ""})
		return false
	case c == '.' && end > whole && end+1 < len(t) && isDigit(t[end+1]):
		for s.pos < len(t) && (t[s.pos] == '.' || isDigit(t[s.pos])) {
			s.pos++
		}
		s.problem(CodeNumber, start, s.pos, "a number has one dot")
		return false
	case c == '_' && end+1 < len(t) && isDigit(t[end+1]):
		for s.pos < len(t) && (t[s.pos] == '_' || isDigit(t[s.pos])) {
			s.pos++
		}
		s.problem(CodeNumber, start, s.pos, "digits are written without _ between them",
			edit{start, s.pos, strings.ReplaceAll(t[start:s.pos], "_", ""), ""})
		return false
	case t[start:end] == "0" && end+1 < len(t) && (c == 'x' || c == 'b' || c == 'o') && isHex(t[end+1]):
		for s.pos < len(t) && (isHex(t[s.pos]) || s.pos == end) {
			s.pos++
		}
		v, err := strconv.ParseInt(t[start:s.pos], 0, 63)
		var fixes []edit
		if err == nil {
			fixes = []edit{{start, s.pos, strconv.FormatInt(v, 10), ""}}
		}
		s.problem(CodeNumber, start, s.pos, "numbers are written in decimal", fixes...)
		return false
	}
	return true
}

// maxExponent bounds the exponents of numbers, which are exact.
const maxExponent = 10000

func mantissa(t string) string {
	if i := strings.IndexAny(t, "eE"); i >= 0 {
		return t[:i]
	}
	return t
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// dotNumber reads .5, which lacks its leading digit.
func (s *scanner) dotNumber(start int) {
	t := s.text
	i := start + 1
	for i < len(t) && isDigit(t[i]) {
		i++
	}
	s.pos = i
	if start > 0 && (isASCIILetter(t[start-1]) || strings.IndexByte("'~)]", t[start-1]) >= 0) {
		s.problem(CodeNumber, start, i, "a dot joins two names (F.t); components are written p[1]")
		return
	}
	s.problem(CodeNumber, start, i, "a number's dot needs a digit on both sides", edit{start, i, "0" + clip(t[start:i]), ""})
}

// tildeEquals refuses L~= …, text[start:i] being L, and reports whether it
// stands where a definition may.
func (s *scanner) tildeEquals(start, i int) (define bool) {
	t := s.text
	name := clip(t[start:i])
	behind := ""
	if i+2 < len(t) && t[i+2] != ' ' {
		behind = " "
	}
	var fixes []edit
	line := strings.TrimSpace(t[strings.LastIndexByte(t[:start], '\n')+1 : start])
	switch line {
	case "", "tensor", "metric", "connection", "param", "data":
		fixes = append(fixes, edit{i, i + 2, "~ =" + behind, "to define " + name + "~"})
		define = true
	}
	fixes = append(fixes, edit{i, i + 2, " ~=" + behind, "to compare"})
	s.problem(CodeTildeEquals, start, i+2, "`"+name+"~=` can be read in two ways: the name "+name+"~ and a definition, or "+name+" and the comparison ~=", fixes...)
	return define
}

// foreign reports += and its kin, and := ; its = is the next byte.
func (s *scanner) foreign(start int) lexer.TokenType {
	s.pos++
	op := s.text[start:s.pos]
	if op == ":=" {
		s.problem(CodeForeign, start, s.pos, "a definition is written with =", edit{start, s.pos, "=", ""})
		return kindBad
	}
	s.problem(CodeForeign, start, s.pos, "`"+op+"` would change an object; a name is bound once and keeps its value")
	return kindBad
}

// latex reads \name. ok is false when the text was skipped as a space.
func (s *scanner) latex(start int) (lexer.TokenType, bool) {
	t := s.text
	i := start + 1
	for i < len(t) && isASCIILetter(t[i]) {
		i++
	}
	word := t[start+1 : i]
	if _, ok := latexName(word); ok {
		s.pos = s.marks(start, i)
		return kindName, true
	}
	s.pos = max(i, start+1)
	op := func(to, what string) {
		s.problem(CodeLaTeX, start, s.pos, what, edit{start, s.pos, to, ""})
	}
	switch word {
	case "":
		if start+1 < len(t) && strings.IndexByte(",;:! ", t[start+1]) >= 0 {
			s.pos = start + 2
			op(" ", "LaTeX spacing means nothing here")
			return kindBad, true
		}
		s.problem(CodeLaTeX, start, s.pos, "a backslash begins a Greek letter's name, \\partial or \\nabla")
	case "cdot", "times", "ast":
		op("*", "a product is written with * or a space")
	case "left", "right", "big", "Big", "bigl", "bigr", "quad", "qquad", "displaystyle":
		s.latexLayout(start)
	case "le", "leq", "leqslant":
		op("<=", "this comparison is written <=")
	case "ge", "geq", "geqslant":
		op(">=", "this comparison is written >=")
	case "ne", "neq":
		op("!=", "this comparison is written !=")
	case "approx", "sim", "simeq":
		op("~=", "this comparison is written ~=")
	case "to", "rightarrow", "mapsto":
		op("->", "this arrow is written ->")
	case "frac", "dfrac", "tfrac":
		if a, b, end, ok := s.twoGroups(i); ok {
			s.pos = end
			op(s.quotient(start, end, a, b), "a quotient is written with /")
		} else {
			s.problem(CodeLaTeX, start, s.pos, "a quotient is written with /")
		}
	case "det":
		op(word, "functions are written without a backslash")
	case "ln":
		op("log"+s.argument(i), "the natural logarithm is log")
	default:
		switch name := typedFunction(word); name {
		case "":
		case word:
			op(word+s.argument(i), "functions are written without a backslash")
			return kindBad, true
		default:
			op(name+s.argument(i), "this function is "+name)
			return kindBad, true
		}
		var fixes []edit
		names := LaTeXNames()
		if near := diag.Nearest(word, names); near != "" {
			fixes = []edit{{start, s.pos, `\` + near, ""}}
		}
		s.problem(CodeLaTeX, start, s.pos, `\`+clip(word)+" is not the name of a Greek letter", fixes...)
	}
	return kindBad, true
}

// quotient is \frac{a}{b} in one piece: in brackets where something stands beside
// it, and a derivative where it is one.
func (s *scanner) quotient(start, end int, a, b string) string {
	by, ok := strings.CutPrefix(strings.TrimSpace(b), `\partial`)
	if f, also := strings.CutPrefix(strings.TrimSpace(a), `\partial`); ok && also && strings.TrimSpace(f) != "" {
		return "diff(" + strings.TrimSpace(f) + ", " + strings.TrimSpace(by) + ")"
	}
	text := single(a) + "/" + single(b)
	before, behind := strings.TrimSuffix(strings.TrimRight(s.text[:start], " \t"), "print"), strings.TrimLeft(s.text[end:], " \t")
	if behind != "" && (isASCIILetter(behind[0]) || isDigit(behind[0]) || strings.IndexByte(`\^(/*`, behind[0]) >= 0) ||
		before != "" && (isASCIILetter(before[len(before)-1]) || isDigit(before[len(before)-1]) || strings.IndexByte(")}/*^", before[len(before)-1]) >= 0) {
		return "(" + text + ")"
	}
	return text
}

// single is a part of a quotient, in brackets unless it is one word or number.
func single(x string) string {
	x = strings.TrimSpace(x)
	for i := range len(x) {
		if !isASCIILetter(x[i]) && !isDigit(x[i]) && (i > 0 || x[i] != '\\') {
			return "(" + x + ")"
		}
	}
	return x
}

// argument reads what \sin, its name ending at i, is applied to, where no round
// bracket says it: a group or a word, and a power before it. It is written as a
// call's, with the power behind.
func (s *scanner) argument(i int) string {
	t, power := s.text, ""
	if i+1 < len(t) && t[i] == '^' && isDigit(t[i+1]) {
		power, i = t[i:i+2], i+2
	}
	j := i
	for j < len(t) && t[j] == ' ' {
		j++
	}
	if j >= len(t) {
		return ""
	}
	end := j
	switch {
	case t[j] == '{' && j == i:
		n := strings.IndexAny(t[j+1:], "{}\n")
		if n < 0 || t[j+1+n] != '}' {
			return ""
		}
		s.pos = j + n + 2
		return "(" + t[j+1:j+1+n] + ")" + power
	case t[j] == '(' && power != "":
		n := strings.IndexAny(t[j+1:], "()\n")
		if n < 0 || t[j+1+n] != ')' {
			return ""
		}
		s.pos = j + n + 2
		return t[j:s.pos] + power
	case t[j] == '\\' || isASCIILetter(t[j]):
		for end++; end < len(t) && isASCIILetter(t[end]); end++ {
		}
		if end == j+1 && t[j] == '\\' || end < len(t) && (t[end] == '(' || t[end] == '{') {
			return ""
		}
		s.pos = end
		return "(" + t[j:end] + ")" + power
	}
	return ""
}

// latexLayout reports \left and its kin, once a line for all of them.
func (s *scanner) latexLayout(start int) {
	if start < s.layoutEnd {
		return
	}
	t := s.text
	end := strings.IndexByte(t[start:], '\n')
	if end < 0 {
		end = len(t)
	} else {
		end += start
	}
	s.layoutEnd = end
	rest := strings.NewReplacer(`\left`, "", `\right`, "", `\bigl`, "", `\bigr`, "", `\big`, "", `\Big`, "",
		`\quad`, "", `\qquad`, "", `\displaystyle`, "").Replace(t[start:min(end, start+1000)])
	s.problem(CodeLaTeX, start, s.pos, "LaTeX layout means nothing here", edit{start, min(end, start+1000), rest, ""})
}

// twoGroups reads {a}{b} on one line.
func (s *scanner) twoGroups(i int) (a, b string, end int, ok bool) {
	read := func() (string, bool) {
		if i >= len(s.text) || s.text[i] != '{' {
			return "", false
		}
		depth := 0
		for j := i; j < len(s.text) && s.text[j] != '\n' && j-i < 200; j++ {
			switch s.text[j] {
			case '{':
				depth++
			case '}':
				depth--
				if depth == 0 {
					content := s.text[i+1 : j]
					i = j + 1
					return content, true
				}
			}
		}
		return "", false
	}
	if a, ok = read(); !ok {
		return
	}
	b, ok = read()
	return a, b, i, ok
}

// typed maps characters that texts and keyboards put in place of ours.
var typed = map[rune]struct{ to, message string }{
	'−': {"-", "this is the minus sign of typeset text"},
	'–': {"-", "this is a dash"},
	'—': {"-", "this is a dash"},
	'×': {"*", "a product is written with * or a space"},
	'·': {"*", "a product is written with * or a space"},
	'⋅': {"*", "a product is written with * or a space"},
	'∗': {"*", "a product is written with * or a space"},
	'÷': {"/", "a quotient is written with /"},
	'∕': {"/", "a quotient is written with /"},
	'≤': {"<=", "this comparison is written <="},
	'≥': {">=", "this comparison is written >="},
	'≠': {"!=", "this comparison is written !="},
	'≈': {"~=", "this comparison is written ~="},
	'→': {"->", "this arrow is written ->"},
	'↦': {"->", "this arrow is written ->"},
	'…': {"..", "a range is written a..b"},
	'′': {"'", "a prime is written '"},
	'’': {"'", "a prime is written '"},
	'‘': {"'", "a prime is written '"},
	'∧': {"and", "logic is written and, or, not"},
	'∨': {"or", "logic is written and, or, not"},
	'¬': {"not ", "logic is written and, or, not"},
	'∈': {"in", "this is written in"},
	'√': {"sqrt", "a root is written sqrt(x)"},
	'∑': {"sum", "a sum over n is written sum_n"},
	'²': {"^2", "a power is written x^2"},
	'³': {"^3", "a power is written x^3"},
	'¹': {"^1", "a power is written x^1"},
}

// stray reports a character that begins nothing.
func (s *scanner) stray(start int) {
	t := s.text
	r, n := utf8.DecodeRuneInString(t[start:])
	s.pos = start + n
	one := func(code, message string, fixes ...edit) { s.problem(code, start, s.pos, message, fixes...) }
	to := func(text, message string) { one(CodeForeign, message, edit{start, s.pos, text, ""}) }
	if r == utf8.RuneError && n == 1 {
		for s.pos < len(t) { // one report for a run of broken bytes
			q, m := utf8.DecodeRuneInString(t[s.pos:])
			if q != utf8.RuneError || m != 1 {
				break
			}
			s.pos++
		}
		one(CodeUTF8, "these bytes are not UTF-8 text")
		return
	}
	switch r {
	case '&', '|':
		if s.peek(0) == byte(r) {
			s.pos++
		}
		if r == '&' {
			to("and", "logic is written and, or, not")
		} else {
			to("or", "logic is written and, or, not")
		}
		return
	case '!':
		to("not ", "logic is written and, or, not")
		return
	case '.':
		op := s.peek(0)
		s.pos++
		one(CodeForeign, "operators act elementwise where indices say so: there is no ."+string(op), edit{start, s.pos, string(op), ""})
		return
	case '\'':
		one(CodeCharacter, "a prime stands directly behind a name or an index, and a text in double quotes")
		return
	case '~':
		one(CodeCharacter, "~ stands directly behind a name (H~) or before = (~=)")
		return
	case '%':
		one(CodeForeign, "there is no % ; a comment begins with #")
		return
	case '`', '$':
		one(CodeCharacter, "`"+string(r)+"` has no meaning here", edit{start, s.pos, "", ""})
		return
	case 0:
		for s.pos < len(t) && t[s.pos] == 0 {
			s.pos++
		}
		one(CodeCharacter, "the source holds NUL bytes; it is not a text")
		return
	}
	if r == '“' || r == '”' || r == '„' || r == '«' {
		s.typesetQuotes(start)
		return
	}
	if f, ok := typed[r]; ok {
		to(f.to, f.message)
		return
	}
	switch {
	case unicode.Is(unicode.Mn, r):
		one(CodeCharacter, fmt.Sprintf("the combining mark U+%04X is not part of names; marks are ~ and '", r), edit{start, s.pos, "", ""})
	case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		for s.pos < len(t) {
			q, m := utf8.DecodeRuneInString(t[s.pos:])
			if q != r {
				break
			}
			s.pos += m
		}
		one(CodeCharacter, fmt.Sprintf("an invisible character, U+%04X", r), edit{start, s.pos, "", ""})
	case unicode.Is(unicode.Lm, r) || unicode.Is(unicode.No, r):
		one(CodeCharacter, fmt.Sprintf("%c is not an index; indices are written _i, powers ^2", r))
	default:
		one(CodeCharacter, fmt.Sprintf("%c (U+%04X) has no meaning here", r, r))
	}
}

// typesetQuotes reports “text”, as far as it stands on the line.
func (s *scanner) typesetQuotes(start int) {
	t := s.text
	for i := s.pos; i < len(t) && t[i] != '\n'; {
		r, n := utf8.DecodeRuneInString(t[i:])
		if r == '”' || r == '“' || r == '»' || r == '"' {
			content := t[s.pos:i]
			s.pos = i + n
			s.problem(CodeForeign, start, s.pos, "texts stand in straight quotes", edit{start, s.pos, `"` + content + `"`, ""})
			return
		}
		i += n
	}
	s.problem(CodeForeign, start, s.pos, "texts stand in straight quotes", edit{start, s.pos, `"`, ""})
}
