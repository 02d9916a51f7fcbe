package repl

// Completion by what may stand at a place: names, members behind a dot, coordinates,
// named arguments, letters, files.

import (
	"os"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/seed2d4d80ff/geo/grammar"
)

// known is what completion asks of a session.
type known interface {
	Words() []string
	Arguments(fn string) []string
	Coordinates(of string) []string
	Members(of string) []string
	Charts(of string) []string
}

// unreserved are words of the language that the grammar knows by their place.
var unreserved = []string{"forall", "inverse", "manifold", "nabla"}

// complete continues the word that ends at pos.
func complete(line []rune, pos int, of known) ([][]rune, int) {
	pos = min(pos, len(line))
	start := pos
	for start > 0 && isWord(line[start-1]) {
		start--
	}
	word, before := string(line[start:pos]), string(line[:start])
	if k := openText(before); k >= 0 {
		return continueFile(before[k+1:] + word)
	}
	if in := openRun(before); in != "" && word == "" || strings.HasSuffix(before, "_") || strings.HasSuffix(before, "^") {
		return continueLetters(string(line[:pos]), word)
	}
	switch {
	case strings.HasSuffix(before, `\`):
		return continueWord(word, grammar.LaTeXNames())
	case before == ":":
		var names []string
		for _, c := range commands {
			names = append(names, c.name)
		}
		return continueWord(":"+word, names)
	case len(chartsBehindIn(before, of)) > 0:
		return continueWord(word, chartsBehindIn(before, of))
	case strings.HasSuffix(before, "."):
		return continueWord(word, of.Members(lastName(strings.TrimSuffix(before, "."))))
	}
	bracket, name, list := enclosing(before)
	switch bracket {
	case '[':
		if !list {
			return continueWord(word, of.Coordinates(name))
		}
	case '(':
		var names []string
		for _, a := range of.Arguments(name) {
			names = append(names, a+": ")
		}
		if word == "" {
			return continueWord(word, names)
		}
		return continueWord(word, slices.Concat(names, of.Words(), grammar.Reserved(), unreserved))
	}
	if strings.HasPrefix(strings.TrimSpace(before), "plot ") && strings.HasSuffix(strings.TrimSpace(before), ",") {
		return continueWord(word, slices.Concat(options(of), of.Words()))
	}
	if word == "" {
		return nil, 0
	}
	return continueWord(word, slices.Concat(of.Words(), grammar.Reserved(), unreserved))
}

// chartsBehindIn are the charts that X may be read in, where a line ends with X in, or with
// that and a module's name; the rest of their names then.
func chartsBehindIn(before string, of known) []string {
	text := strings.TrimSuffix(before, ".")
	module := ""
	if text != before {
		module = lastName(text) + "."
		text = strings.TrimSuffix(text, lastName(text))
	}
	x, found := strings.CutSuffix(strings.TrimRight(text, " "), " in")
	if !found || !strings.HasSuffix(text, " ") {
		return nil
	}
	name := lastName(strings.TrimRight(x, " "))
	switch lastName(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(x, " "), name), " ")) {
	case "for", "forall": // a loop's variable
		return nil
	}
	var out []string
	for _, c := range of.Charts(name) {
		if rest, ok := strings.CutPrefix(c, module); ok {
			out = append(out, rest)
		}
	}
	return out
}

// options are those of a plot, with their colons.
func options(of known) []string {
	var names []string
	for _, a := range of.Arguments("plot") {
		names = append(names, a+": ")
	}
	return names
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '~' || r == '\'' }

// openText is where a text that is not closed begins, -1 where there is none.
func openText(line string) int {
	at := -1
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && at >= 0:
			i++
		case line[i] == '"' && at < 0:
			at = i
		case line[i] == '"':
			at = -1
		case line[i] == '#' && at < 0:
			return -1
		}
	}
	return at
}

// openRun is the run of indices in braces that is not closed, _{mu nu.
func openRun(line string) string {
	k := strings.LastIndexByte(line, '{')
	if k < 1 || strings.ContainsAny(line[k:], "}\n") || line[k-1] != '_' && line[k-1] != '^' {
		return ""
	}
	return line[k-1:]
}

// lastName is the name that a text ends with.
func lastName(text string) string {
	r := []rune(text)
	start := len(r)
	for start > 0 && isWord(r[start-1]) {
		start--
	}
	return grammar.Canonical(string(r[start:]))
}

// enclosing is the innermost bracket that is open at the end of a line, and the name
// directly in front of it; list: nothing stands there that it could belong to.
func enclosing(line string) (bracket byte, name string, list bool) {
	depth := 0
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth == 0 {
				name = lastName(line[:i])
				return line[i], name, name == "" && !strings.HasSuffix(line[:i], ")")
			}
			depth--
		}
	}
	return 0, "", false
}

// continueLetters offers, behind _ or ^, the letters that stand once in the term and at
// the other height, for a contraction; where none does, the next letter that is free.
func continueLetters(line, word string) ([][]rune, int) {
	if word != "" {
		return nil, 0
	}
	up := strings.LastIndexByte(line, '^') > strings.LastIndexByte(line, '_')
	count, height, order := map[string]int{}, map[string]bool{}, []string{}
	for _, t := range grammar.Tokens(line) {
		switch text := line[t.Start:t.End]; {
		case t.Kind == grammar.TokenLineEnds, text == "=", text == ",", text == "+", text == "-":
			count, order = map[string]int{}, nil
		case t.Kind == grammar.TokenIndices:
			for _, l := range grammar.Letters(line, t) {
				name := line[l.Start:l.End]
				if count[name]++; count[name] == 1 {
					order = append(order, name)
				}
				height[name] = text[0] == '^'
			}
		}
	}
	var out [][]rune
	for _, name := range order {
		if count[name] == 1 && height[name] != up {
			out = append(out, []rune(name))
		}
	}
	if len(out) == 0 {
		for _, l := range "ijklmn" {
			if count[string(l)] == 0 {
				return [][]rune{{l}}, 0
			}
		}
	}
	return out, 0
}

// continueFile offers the files and folders that a path in quotes may go on with.
func continueFile(typed string) ([][]rune, int) {
	dir, word := path.Split(typed)
	if strings.HasPrefix(typed, "/") { // paths are relative
		return nil, 0
	}
	entries, err := os.ReadDir(path.Join(".", dir))
	if err != nil {
		return nil, 0
	}
	var names []string
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, ".") && !strings.HasPrefix(word, "."):
		case e.IsDir():
			names = append(names, name+"/")
		default:
			names = append(names, name+`"`)
		}
	}
	return continueWord(word, names)
}

func continueWord(word string, among []string) ([][]rune, int) {
	among = slices.Sorted(slices.Values(among))
	var rest [][]rune
	last := ""
	for _, w := range among {
		if w != last && len(w) > len(word) && strings.HasPrefix(w, word) {
			rest = append(rest, []rune(w[len(word):]))
		}
		last = w
	}
	return rest, len([]rune(word))
}
