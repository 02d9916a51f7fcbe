package interp

// Search of the functions, the library and the words of the language.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Hit is something that a search has found: a name for Session.Help, and its first
// sentence.
type Hit struct{ Name, What string }

// Search finds what has all of some words in its name or its text, the best first:
// built-in functions, the library, the gallery, words of the language. Words are
// compared by how they begin, whatever their case.
func (s *Session) Search(words string) []Hit {
	want := strings.FieldsFunc(strings.ToLower(words), notLetter)
	if len(want) == 0 {
		return nil
	}
	type scored struct {
		Hit
		score int
	}
	var found []scored
	look := func(name, what, text string) {
		if n := score(want, name, text); n > 0 {
			found = append(found, scored{Hit{name, what}, n})
		}
	}
	for _, e := range builtins.All() {
		look(e.Name, firstSentence(e.Doc), e.Signature+" "+e.Doc+" "+e.Source)
	}
	for _, name := range check.LibraryNames() {
		if fn := check.LibraryFn(name); fn != nil {
			look(name, firstSentence(fn.Doc), value.Head(fn)+" "+fn.Doc)
		}
	}
	for _, m := range check.Members() {
		look(m.Name, firstSentence(m.Doc), m.Doc)
	}
	for _, word := range grammar.HelpWords() {
		text, _ := grammar.Help(word)
		_, does, _ := strings.Cut(text, "\n\n")
		look(word, firstSentence(does), text)
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	out := make([]Hit, len(found))
	for i, f := range found {
		out[i] = f.Hit
	}
	return out
}

// score is how well a text fits: 0 where a word is missing; a name counts more than
// words in its documentation, the whole of it most.
func score(want []string, name, text string) int {
	name = strings.ToLower(name)
	have := strings.FieldsFunc(strings.ToLower(text), notLetter)
	sum := 0
	for _, w := range want {
		n := 0
		switch {
		case name == w || strings.HasSuffix(name, "."+w):
			n = 20
		case strings.Contains(name, w):
			n = 8
		}
		for _, h := range have {
			switch {
			case h == w:
				n = max(n, 4)
			case strings.HasPrefix(h, w):
				n = max(n, 2)
			}
		}
		if n == 0 {
			return 0
		}
		sum += n
	}
	return sum
}

func notLetter(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80)
}

// firstSentence is the first sentence of a documentation, on one line.
func firstSentence(doc string) string {
	doc = grammar.OneLine(doc)
	if k := strings.Index(doc, ". "); k >= 0 {
		doc = doc[:k+1]
	}
	return doc
}
