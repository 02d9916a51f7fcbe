package repl

// Completion: names, words and LaTeX names that continue what is typed.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed2d4d80ff/geo/grammar"
)

// unreserved are words of the language that the grammar knows by their place.
var unreserved = []string{"inverse", "nabla"}

// complete continues the word that ends at pos. names are what is bound and
// built in.
func complete(line []rune, pos int, names func() []string) ([][]rune, int) {
	if pos > len(line) {
		pos = len(line)
	}
	start := pos
	for start > 0 && isWord(line[start-1]) {
		start--
	}
	word := string(line[start:pos])
	if start > 0 && line[start-1] == '\\' {
		return continueWord(word, grammar.LaTeXNames())
	}
	if start == 1 && line[0] == ':' {
		var names []string
		for _, c := range commands {
			names = append(names, c.name)
		}
		return continueWord(":"+word, names)
	}
	if word == "" {
		return nil, 0
	}
	return continueWord(word, slices.Concat(names(), grammar.Reserved(), unreserved))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '~' || r == '\'' }

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
