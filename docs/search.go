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
var small = strings.Fields("a an and by do does for from get how i in is it my of on or the to what with")

// Search finds the sections that have all of some words, the best first. Words are compared by how they begin, without
// a plural's s.
func Search(words string) []Section {
	var want []string
	for _, w := range strings.FieldsFunc(strings.ToLower(words), notLetter) {
		if !slices.Contains(small, w) {
			want = append(want, singular(w))
		}
	}
	if len(want) == 0 {
		return nil
	}
	type scored struct {
		Section
		score int
	}
	var found []scored
	for _, s := range sections() {
		if n := fit(want, s); n > 0 {
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

// fit is how well a section fits: 0 where a word is missing; words in the title count most, and in a recipe more than
// in a long page.
func fit(want []string, s Section) int {
	title := strings.FieldsFunc(strings.ToLower(s.Title), notLetter)
	text := strings.FieldsFunc(strings.ToLower(s.Text), notLetter)
	sum := 0
	for _, w := range want {
		begins := func(h string) bool { return strings.HasPrefix(h, w) }
		switch {
		case slices.ContainsFunc(title, begins):
			sum += 8
		case slices.ContainsFunc(text, begins):
			sum += 2
		default:
			return 0
		}
	}
	if strings.HasPrefix(s.Name, "recipe") {
		sum += 3
	}
	return sum
}

func singular(w string) string {
	if len(w) > 3 {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

func notLetter(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80)
}
