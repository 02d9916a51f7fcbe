package trial

// A reader of tokens, and another layout of the same text: spaces, line breaks and comments where they do not matter.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a token, a comment or a line's end.
type piece struct {
	kind  byte   // 'n'ame or word, '0' number, 's'cript, '"' text, '.' operator, '#' comment, '\n', ';'
	text  string // as it is written
	space bool   // spaces stood before it
}

// pieces takes a text apart.
func pieces(text string) (out []piece) {
	text = strings.TrimPrefix(text, "\ufeff")
	for i := 0; i < len(text); {
		start := i
		for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r') {
			i++
		}
		if i == len(text) {
			break
		}
		kind, n := onePiece(text[i:])
		if kind == 's' && strings.HasPrefix(text[i+n:], "{}") {
			n += 2
		}
		out = append(out, piece{kind, text[i : i+n], i > start})
		i += n
	}
	return out
}

func letterAt(s string) (n int) {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLetter(r) {
		return 0
	}
	return n
}

// run is how long the letters (and digits, when they count) at the beginning are, with their marks.
func run(s string, digits bool) int {
	i := 0
	for i < len(s) {
		if n := letterAt(s[i:]); n > 0 {
			i += n
		} else if i > 0 && (digits && s[i] >= '0' && s[i] <= '9' || !digits && s[i] == '\'') {
			i++
		} else {
			break
		}
	}
	if digits {
		for i > 0 && i < len(s) && (s[i] == '\'' || s[i] == '~' && !strings.HasPrefix(s[i+1:], "=")) {
			i++
		}
	}
	return i
}

func onePiece(s string) (kind byte, n int) {
	switch c := s[0]; {
	case c == '\n' || c == ';':
		return c, 1
	case c == '#':
		if n = strings.IndexByte(s, '\n'); n < 0 {
			n = len(s)
		}
		return c, n
	case c == '"':
		for n = 1; s[n] != '"'; n++ {
			if s[n] == '\\' {
				n++
			}
		}
		return c, n + 1
	case c >= '0' && c <= '9':
		return '0', numberLength(s)
	case c == '\\':
		return 'n', 1 + run(s[1:], true)
	case (c == '_' || c == '^') && len(s) > 1:
		switch {
		case s[1] == '{':
			depth := 0
			for n = 1; ; n++ {
				if s[n] == '{' {
					depth++
				} else if s[n] == '}' {
					if depth--; depth == 0 {
						return 's', n + 1
					}
				}
			}
		case s[1] == '\\':
			return 's', 2 + run(s[2:], false)
		}
		if n = run(s[1:], false); n > 0 {
			return 's', n + 1
		}
	}
	for _, sign := range []string{"∂", "∇", "∞"} {
		if strings.HasPrefix(s, sign) {
			return 'n', len(sign)
		}
	}
	if n = run(s, true); n > 0 {
		return 'n', n
	}
	for _, op := range []string{"**", "->", "==", "<=", ">=", "!=", "~=", ".."} {
		if strings.HasPrefix(s, op) {
			return '.', 2
		}
	}
	return '.', 1
}

func numberLength(s string) int {
	digits := func(i int) int {
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i
	}
	n := digits(0)
	if n+1 < len(s) && s[n] == '.' && digits(n+1) > n+1 {
		n = digits(n + 1)
	}
	if n < len(s) && s[n]|0x20 == 'e' {
		k := n + 1
		if k < len(s) && (s[k] == '-' || s[k] == '+') {
			k++
		}
		if e := digits(k); e > k {
			n = e
		}
	}
	return n
}

// goesOn are the words behind which a line goes on.
var goesOn = map[string]bool{"and": true, "or": true, "not": true, "on": true, "in": true, "then": true, "else": true}

// Relaid is text in another layout that must be read the same.
func (d *Draw) Relaid(text string) string {
	r := relayer{Draw: d, in: pieces(text), dense: Pick(d, 0.02, 0.1, 0.3, 0.6)}
	for i, p := range r.in {
		r.piece(i, p)
	}
	out := r.out.String()
	if d.Chance(0.1) {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	if d.Chance(0.05) {
		out = "\ufeff" + out
	}
	return out
}

type relayer struct {
	*Draw
	in    []piece
	out   strings.Builder
	open  []byte // brackets that are open
	dense float64
}

func (r *relayer) piece(i int, p piece) {
	var before piece
	if i > 0 {
		before = r.in[i-1]
	}
	switch {
	case p.kind == '\n':
		r.lineEnd(i)
		return
	case i == 0 || before.kind == '\n':
		r.out.WriteString(r.spaces(""))
	default:
		r.gap(before, p)
	}
	r.out.WriteString(p.text)
	if p.kind == '.' {
		switch p.text {
		case "(", "[", "{":
			r.open = append(r.open, p.text[0])
		case ")", "]", "}":
			if n := len(r.open); n > 0 {
				r.open = r.open[:n-1]
			}
		}
	}
}

// spaces are those given, or others.
func (r *relayer) spaces(usual string) string {
	if r.Chance(r.dense) {
		return Pick(r.Draw, " ", "  ", "\t", "     ", " \t ")
	}
	return usual
}

// gap writes what stands between two tokens of a line.
func (r *relayer) gap(a, b piece) {
	usual := ""
	if b.space {
		usual = " "
	}
	bracket := b.text == "(" || b.text == "["
	sign := a.kind == '.' && a.text != ")" && a.text != "]" && a.text != "}"
	words := a.kind != '.' && b.kind != '.' && b.kind != ';'
	switch {
	case !b.space && (b.kind == 's' || a.text == "." || b.text == "." || bracket && !sign || words):
		return // attached
	case b.space && (words || bracket && !sign || a.text == "^" && (b.kind == 'n' || b.text == "{") || b.text == "~=" || a.kind == 'n' && strings.HasPrefix(b.text, "=") || a.kind == '.' && b.kind == '.' && sign && !bracket):
		if r.breaks(a) {
			r.newLine()
		} else {
			r.out.WriteString(r.spaces(" "))
		}
		return
	}
	if r.Chance(r.dense) {
		usual = ""
	}
	if r.breaks(a) {
		r.newLine()
	} else {
		r.out.WriteString(r.spaces(usual))
	}
}

// breaks decides that the line breaks behind a, where it may.
func (r *relayer) breaks(a piece) bool {
	n := len(r.open)
	inside := n > 0 && r.open[n-1] != '{'
	sign := a.kind == '.' && a.text != ")" && a.text != "]" && a.text != "}"
	return (inside || sign || goesOn[a.text]) && r.Chance(r.dense/2)
}

// newLine breaks the line, with a comment before it or lines of them behind it.
func (r *relayer) newLine() {
	if r.Chance(0.3) {
		r.out.WriteString(Pick(r.Draw, "", " ", "\t") + r.note())
	}
	r.out.WriteByte('\n')
	r.between()
	r.out.WriteString(r.spaces(""))
}

// between are empty lines and lines with comments.
func (r *relayer) between() {
	for r.Chance(r.dense / 3) {
		r.out.WriteString(Pick(r.Draw, "", "  ", "   "+r.note(), r.note()) + "\n")
	}
}

func (r *relayer) note() string {
	return Pick(r.Draw, "#", "# note", "#no space", "# a \"text", "# (not [closed", "#  two   spaces ", "# ; print 1", "# ü ∂ 日本", "## twice #", "# then") + Pick(r.Draw, "", "1", "2", " 3")
}

// lineEnd is the end of a statement's line: there may be a comment, and a semicolon may stand for it.
func (r *relayer) lineEnd(i int) {
	next, before := piece{kind: '\n'}, piece{kind: '\n'}
	if i+1 < len(r.in) {
		next = r.in[i+1]
	}
	if i > 0 {
		before = r.in[i-1]
	}
	plain := before.kind != '\n' && before.kind != '#' && next.kind != '\n' && next.kind != '#' && next.text != "inverse" && next.text != "}" && before.text != "{"
	if plain && r.Chance(r.dense/2) {
		r.out.WriteString(Pick(r.Draw, ";", "; ", " ;", ";;", " ; "))
		return
	}
	if before.kind != '#' && r.Chance(r.dense) {
		r.out.WriteString(r.spaces("") + r.note())
	}
	r.out.WriteByte('\n')
	r.between()
}
