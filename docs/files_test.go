package docs

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// longestOpening is how long, in characters, the first sentence of a file may
// be.
const longestOpening = 120

// A file opens with what it is for: a comment before the imports that stands by
// itself, or the package's comment. Who looks for something reads the first
// sentence, so it is short.
func TestFilesOpenWithWhatTheyAreFor(t *testing.T) {
	count := 0
	for _, room := range packages(t) {
		for _, f := range filesOf(t, room) {
			count++
			switch n := utf8.RuneCountInString(f.opening); {
			case n == 0:
				t.Errorf("%s/%s does not say what it is for, in a comment above its imports or definitions", room, f.name)
			case !strings.HasSuffix(f.opening, ".") && !strings.HasSuffix(f.opening, "?"):
				t.Errorf("%s/%s: no sentence: %s", room, f.name, f.opening)
			case n > longestOpening:
				t.Errorf("%s/%s: the first sentence has %d characters, more than %d: %s", room, f.name, n, longestOpening, f.opening)
			}
		}
	}
	if count < 400 {
		t.Errorf("only %d files were read", count)
	}
}

// files.md lists these sentences, as they are today.
func TestFilesPageIsCurrent(t *testing.T) {
	const page = "files.md"
	want := filesPage(t)
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) == want {
		return
	}
	t.Errorf("%s is not what the files say: go test ./docs -run Files -update", page)
	has, lines := strings.Split(string(got), "\n"), strings.Split(want, "\n")
	for _, line := range lines {
		if !slices.Contains(has, line) {
			t.Errorf("lacks %s", line)
		}
	}
	for _, line := range has {
		if !slices.Contains(lines, line) {
			t.Errorf("has %s", line)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"Products: F.t and npy(\"x.npy\").\nMore.": "Products: F.t and npy(\"x.npy\").",
		"One sentence\nover two lines.":            "One sentence over two lines.",
		"Is it one? It is.":                        "Is it one?",
		"No end":                                   "No end",
		"":                                         "",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// An opening stands by itself above the imports: neither the comment of a
// declaration, nor what comes further down, nor a directive is one.
func TestOpenings(t *testing.T) {
	for text, want := range map[string]string{
		"package p\n\n// Opening.\n\nimport \"fmt\"\n":                    "Opening.",
		"package p\n\n// Opening.\n\nvar x int\n":                         "Opening.",
		"package p\n\n// Doc of x.\nvar x int\n":                          "",
		"package p\n\nimport \"fmt\"\n\n// Late.\n\nvar x int\n":          "",
		"// Package p is.\npackage p\n\nvar x int\n":                      "Package p is.",
		"// Package p is.\npackage p\n\n// Opening.\n\nvar x int\n":       "Opening.",
		"//go:build amd64\n\npackage p\n\n// Opening.\n\nvar x int\n":     "Opening.",
		"//go:build amd64\n\npackage p\n\n//go:generate x\n\nvar x int\n": "",
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := opening(file); got != want {
			t.Errorf("%q opens with %q, want %q", text, got, want)
		}
	}
}

// filesPage is the text of files.md: the rooms in the order of the drawing of
// imports, then the helpers of tests.
func filesPage(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# The files, one sentence each\n\n" +
		"Every file opens with what it is for. Here are these sentences, room by room in the order of\n" +
		"[the drawing of imports](architecture.md#the-rooms), then the helpers of tests. This page is written by\n" +
		"`go test ./docs -run Files -update`.\n")
	rooms, _ := drawing(t)
	for _, dir := range packages(t) {
		if !slices.Contains(rooms, dir) {
			rooms = append(rooms, dir)
		}
	}
	for _, room := range rooms {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", room, roomSentence(t, room))
		for _, f := range filesOf(t, room) {
			if f.name != "doc.go" { // its sentence is the room's
				fmt.Fprintf(&b, "- `%s` — %s\n", f.name, f.opening)
			}
		}
	}
	return b.String()
}

// opened is a file with its first sentence.
type opened struct{ name, opening string }

// filesOf are a room's Go files, tests aside; the library's are Geo files too.
func filesOf(t *testing.T, room string) []opened {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", room, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []opened
	for _, name := range names {
		switch {
		case room == "stdlib" && filepath.Ext(name) == ".geo":
			out = append(out, opened{filepath.Base(name), geoOpening(t, name)})
		case filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			out = append(out, opened{filepath.Base(name), opening(commented(t, name))})
		}
	}
	return out
}

func commented(t *testing.T, name string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// roomSentence is the first sentence of a package's comment.
func roomSentence(t *testing.T, room string) string {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join("..", room, "*.go"))
	for _, name := range names {
		if file := commented(t, name); file.Doc != nil && !strings.HasSuffix(name, "_test.go") {
			return firstSentence(file.Doc.Text())
		}
	}
	t.Errorf("%s has no package comment", room)
	return ""
}

// opening is the first sentence of the comment that stands by itself above the
// first declaration, imports included, else of the package's comment.
func opening(file *ast.File) string {
	for _, c := range file.Comments {
		if c.Pos() < file.Name.End() {
			continue
		}
		if len(file.Decls) > 0 && (c.Pos() > file.Decls[0].Pos() || c == docOf(file.Decls[0])) {
			break
		}
		if text := c.Text(); text != "" {
			return firstSentence(text)
		}
	}
	return firstSentence(file.Doc.Text())
}

func docOf(d ast.Decl) *ast.CommentGroup {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return d.Doc
	case *ast.GenDecl:
		return d.Doc
	}
	return nil
}

// geoOpening is the first sentence of the # lines that a Geo file begins with.
func geoOpening(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var comment []string
	for _, line := range strings.Split(string(text), "\n") {
		words, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		comment = append(comment, words)
	}
	return firstSentence(strings.Join(comment, "\n"))
}

var sentenceEnd = regexp.MustCompile(`[.?](\s|$)`)

// firstSentence is a text up to its first full stop or question mark before a
// space, on one line.
func firstSentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if end := sentenceEnd.FindStringIndex(text); end != nil {
		return text[:end[0]+1]
	}
	return text
}
