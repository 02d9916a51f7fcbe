package docs

// See also: what else is about a function of the reference or a diagnostic code.

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Reference is something that is about a name: another function, or a part of a page.
type Reference struct {
	Name, Title string // "ricci"; "recipe 5" and its title
	Page, Place string // where it stands: reference.md, ricci
}

// function is an entry of the reference: the words of its text and of its definition, without its example.
type function struct {
	name  string
	words map[string]bool
}

// everywhere are functions that nearly every program has: that they stand in a definition says nothing.
var everywhere = strings.Fields("e pi inf abs exp log sqrt sin cos diag eye dim sum max min components check map param table")

// english are functions whose names are words of a sentence, too: they count where they are called.
var english = strings.Fields("ones zeros rank solve trace normal frame shape structure sign gamma full flat lower raise along distance velocity transport integrate inverse compose deviation distortion invariant push pull curl divergence")

var (
	callOf = regexp.MustCompile(`([A-Za-z][A-Za-z0-9]*)\(`)
	word   = regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*`)
)

var referenceEntries = sync.OnceValue(func() []function {
	text, err := Pages.ReadFile("reference.md")
	if err != nil {
		return nil // it is embedded
	}
	var out []function
	for _, part := range strings.Split(string(text), "\n#### ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		body, _, _ = strings.Cut(body, "\n```geo\n") // the example
		words := map[string]bool{}
		for _, w := range word.FindAllString(body, -1) {
			words[w] = words[w] || !slices.Contains(english, w)
		}
		for _, m := range callOf.FindAllStringSubmatch(body, -1) {
			words[m[1]] = true
		}
		out = append(out, function{name, words})
	}
	return out
})

// most bounds the functions, and the parts of pages, that SeeAlso gives.
const mostFunctions, mostParts = 6, 3

// SeeAlso is what else is about a function, or a code: functions that its definition or text names or that name it, then
// parts of pages that speak of it, recipes first.
func SeeAlso(name string) []Reference {
	if strings.HasPrefix(name, "E0") {
		return append(functionsOf(codeWords(name), name), partsAbout(name)...)
	}
	var out []Reference
	for _, f := range referenceEntries() {
		if f.name == name {
			out = functionsOf(f.words, name)
			out = append(out, partsAbout(name)...)
		}
	}
	return out
}

// functionsOf are the functions among words, or that name one, those that do both first.
func functionsOf(words map[string]bool, name string) []Reference {
	type ranked struct {
		name string
		rank int
	}
	var found []ranked
	for _, f := range referenceEntries() {
		if f.name == name || slices.Contains(everywhere, f.name) {
			continue
		}
		rank := 0
		if words[f.name] {
			rank += 2
		}
		if f.words[name] && !slices.Contains(everywhere, name) {
			rank++
		}
		if rank > 0 {
			found = append(found, ranked{f.name, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(b.rank, a.rank) })
	var out []Reference
	for _, f := range found[:min(len(found), mostFunctions)] {
		out = append(out, Reference{f.name, "", "reference.md", Anchor(f.name)})
	}
	return out
}

// codeWords are the functions that the page of a code speaks of, in its text.
func codeWords(code string) map[string]bool {
	words := map[string]bool{}
	text, err := Pages.ReadFile("errors/" + code + ".md")
	if err != nil {
		return words
	}
	said, _, _ := strings.Cut(string(text), "\n## ")
	for _, span := range regexp.MustCompile("`[^`]+`").FindAllString(said, -1) {
		for _, w := range word.FindAllString(span, -1) {
			words[w] = true
		}
	}
	return words
}

// sectionWords are, for each section, how often it has each word.
var sectionWords = sync.OnceValue(func() []map[string]int {
	out := make([]map[string]int, len(sections()))
	for i, s := range sections() {
		out[i] = map[string]int{}
		for _, w := range word.FindAllString(s.Text, -1) {
			out[i][w]++
		}
	}
	return out
})

// partsAbout are parts of pages that have a name in a program or a span, the recipes first.
func partsAbout(name string) []Reference {
	if slices.Contains(everywhere, name) {
		return nil
	}
	type ranked struct {
		Reference
		rank int
	}
	var found []ranked
	counts := sectionWords()
	for i, s := range sections() {
		n := counts[i][name]
		if n == 0 || strings.HasPrefix(s.Name, "coming from") {
			continue
		}
		rank := min(n, 5)
		if strings.HasPrefix(s.Name, "recipe") {
			rank += 6
		}
		if slices.Contains(word.FindAllString(s.Title, -1), name) {
			rank += 6
		}
		found = append(found, ranked{Reference{s.Name, s.Title, s.Page, s.Place}, rank})
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(b.rank, a.rank) })
	var out []Reference
	for _, f := range found[:min(len(found), mostParts)] {
		out = append(out, f.Reference)
	}
	return out
}

// Codes are the diagnostic codes that have pages, in order.
func Codes() []string {
	files, err := fs.Glob(Pages, "errors/E*.md")
	if err != nil {
		return nil // the pattern is well formed
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(path.Base(f), ".md")
	}
	return files
}

// SeeAlsoLine is SeeAlso as a line for the terminal, "" when there is nothing.
func SeeAlsoLine(name string) string {
	var names []string
	for _, r := range SeeAlso(name) {
		names = append(names, r.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return "See also: " + strings.Join(names, ", ") + "\n"
}
