package repl

import (
	"sort"
	"strings"
	"unicode"
)

// keywords are the words that begin statements or stand between expressions.
var keywords = []string{
	"and", "assert", "chart", "connection", "data", "else", "false", "fn", "for", "if", "import",
	"inverse", "map", "metric", "not", "on", "or", "over", "param", "plot", "point", "print", "samples",
	"show", "table", "tensor", "test", "then", "tol", "true", "use", "where",
}

// greek are the letters' names, which the language takes for the letters; they
// complete after a backslash, as in LaTeX.
var greek = []string{
	"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
	"nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta",
	"Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "nabla", "partial",
}

// commands of the session itself.
var commands = []string{":help", ":load", ":names", ":quit", ":type"}

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
		return continueWord(word, greek)
	}
	if start == 1 && line[0] == ':' {
		return continueWord(":"+word, commands)
	}
	if word == "" {
		return nil, 0
	}
	var all []string
	all = append(all, names()...)
	all = append(all, keywords...)
	return continueWord(word, all)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '~' || r == '\'' }

func continueWord(word string, among []string) ([][]rune, int) {
	among = append([]string(nil), among...)
	sort.Strings(among)
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
