package docs

// The pages as sections that have names, for who asks by words: "recipe 5", "tutorial 3", "lecture 6", "language 13".

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Section is a part of a page.
type Section struct {
	Name  string // to ask for it by: "recipe 5"
	Title string
	Text  string // in Markdown, with its heading
	Page  string // the page that it is a part of: recipes.md
	Place string // its anchor there
}

// named are the pages whose parts have names: the word for a part, and whether a part is a section, or the whole page.
var named = []struct {
	pattern, word string
	whole         bool
}{
	{"recipes.md", "recipe", false},
	{"tutorial.md", "tutorial", false},
	{"course/[0-9]*.md", "lecture", true},
	{"language.md", "language", false},
	{"coming-from/[a-z]*.md", "coming from", true},
	{"conventions.md", "conventions", true},
	{"gallery.md", "gallery page", true},
	{"pictures.md", "pictures", true},
	{"embedding.md", "embedding", true},
}

var sections = sync.OnceValue(readSections)

func readSections() []Section {
	var out []Section
	for _, n := range named {
		files, err := fs.Glob(Pages, n.pattern)
		if err != nil {
			continue // the patterns are well formed
		}
		for _, file := range files {
			text, err := Pages.ReadFile(file)
			if err != nil {
				continue // it was listed
			}
			if n.whole {
				out = append(out, wholePage(n.word, file, string(text)))
			} else {
				out = append(out, parts(n.word, file, string(text))...)
			}
		}
	}
	return out
}

// wholePage is a page as one section: "lecture 6", "coming from sympy", "conventions".
func wholePage(word, file, text string) Section {
	title, _, _ := strings.Cut(text, "\n")
	title = strings.TrimPrefix(title, "# ")
	base := strings.TrimSuffix(path.Base(file), ".md")
	switch word {
	case "lecture":
		number, _, _ := strings.Cut(base, "-")
		word += " " + strings.TrimLeft(number, "0")
		_, title, _ = strings.Cut(title, " ")
	case "coming from":
		word += " " + base
	}
	return Section{word, title, text, file, ""}
}

// parts are the numbered sections of a page.
func parts(word, file, text string) []Section {
	var out []Section
	for _, part := range strings.Split("\n"+text, "\n## ")[1:] {
		heading, _, _ := strings.Cut(part, "\n")
		number, title, ok := strings.Cut(heading, " ")
		number = strings.TrimSuffix(number, ".")
		if !ok || strings.Trim(number, "0123456789") != "" {
			continue // a section without a number is no part that is asked for
		}
		out = append(out, Section{word + " " + number, title, "## " + part, file, Anchor(heading)})
	}
	return out
}

// Find is a section by its name, whatever its case.
func Find(name string) (Section, bool) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, s := range sections() {
		if s.Name == name {
			return s, true
		}
	}
	return Section{}, false
}

// small are words that say nothing of what is looked for.
var small = strings.Fields("a an and by do does for from get how i in is it my of on or than the to what with")

// Search finds the sections that have all of some words, the best first. Words are compared by how they begin, without
// the endings of plurals. Where no section has all, it finds what has words of the same stems, and then those with one
// word less.
func Search(words string) []Section {
	var want, stems [][]string
	for _, w := range strings.FieldsFunc(strings.ToLower(words), notLetter) {
		if !slices.Contains(small, w) {
			want = append(want, forms(w))
			stems = append(stems, stem(w))
		}
	}
	if len(want) == 0 {
		return nil
	}
	found := having(want, len(want))
	if len(want) > 1 { // a recipe about the one word that says something: latex of a tensor
		for _, s := range having(said(want), len(said(want))) {
			if strings.HasPrefix(s.Name, "recipe") && !slices.ContainsFunc(found, func(f Section) bool { return f.Name == s.Name }) && titled(said(want), s) {
				found = append([]Section{s}, found...)
			}
		}
	}
	if len(found) == 0 {
		found = having(stems, len(stems))
	}
	if len(found) == 0 && len(stems) > 2 {
		found = having(stems, len(stems)-1)
	}
	return found
}

// common are words for what nearly every page is about.
var common = strings.Fields("tensor vector field metric matrix array object component function program number value formula expression result symbol")

// said are the words that are not common ones, by how they may begin; none where all are common.
func said(want [][]string) (out [][]string) {
	for _, w := range want {
		if !slices.ContainsFunc(common, func(c string) bool { return strings.HasPrefix(c, w[0]) || strings.HasPrefix(w[0], c) }) {
			out = append(out, w)
		}
	}
	if len(out) == len(want) {
		return nil
	}
	return out
}

// titled reports a section with all of some words in its title.
func titled(want [][]string, s Section) bool {
	title := strings.FieldsFunc(strings.ToLower(s.Title), notLetter)
	for _, w := range want {
		if !slices.ContainsFunc(title, func(h string) bool {
			return slices.ContainsFunc(w, func(form string) bool { return strings.HasPrefix(h, form) })
		}) {
			return false
		}
	}
	return len(want) > 0
}

// having are the sections that have so many of some words at least, the best first.
func having(want [][]string, least int) []Section {
	type scored struct {
		Section
		score int
	}
	var found []scored
	for _, s := range sections() {
		if n := fit(want, least, s); n > 0 {
			found = append(found, scored{s, n})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	out := make([]Section, len(found))
	for i, f := range found {
		out[i] = f.Section
	}
	return out
}

// fit is how well a section fits: 0 where too many words are missing; words in the title count most, and in a recipe
// more than in a long page. A word is given by how it may begin.
func fit(want [][]string, least int, s Section) int {
	title := strings.FieldsFunc(strings.ToLower(s.Title), notLetter)
	text := strings.FieldsFunc(strings.ToLower(s.Text), notLetter)
	sum, have := 0, 0
	for _, w := range want {
		begins := func(h string) bool {
			return slices.ContainsFunc(w, func(form string) bool { return strings.HasPrefix(h, form) })
		}
		switch {
		case slices.ContainsFunc(title, begins):
			sum += 8
			have++
		case slices.ContainsFunc(text, begins):
			sum += 2
			have++
		}
	}
	if have < least {
		return 0
	}
	if strings.HasPrefix(s.Name, "recipe") {
		sum += 3
	}
	return sum
}

// forms are how a word and its plural begin: indices and index, matrix and matrices.
func forms(w string) []string {
	switch base, latin := strings.CutSuffix(w, "ices"); {
	case latin && len(base) > 1:
		return []string{base + "ices", base + "ex", base + "ix"}
	case strings.HasSuffix(w, "ex") || strings.HasSuffix(w, "ix"):
		return []string{w, w[:len(w)-2] + "ices"}
	case len(w) > 3:
		return []string{strings.TrimSuffix(w, "s")}
	}
	return []string{w}
}

// stem is how words of one stem begin, roughly: integral, integrate, integration; plotting and plots.
func stem(w string) []string {
	out := forms(w)
	for _, ending := range []string{"ing", "ation", "ion", "ate", "al", "ed", "er", "es", "e", "y"} {
		if base, cut := strings.CutSuffix(w, ending); cut && len(base) > 3 {
			if n := len(base); ending != "es" && base[n-1] == base[n-2] { // plotting
				base = base[:n-1]
			}
			return append(out, base)
		}
	}
	return out
}

func notLetter(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80)
}
