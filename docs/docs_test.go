package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// codes are the diagnostic codes declared anywhere in the project, each with
// the place of its declaration: constants named Code… whose value is E0nnn.
func codes(t *testing.T) map[string][]string {
	t.Helper()
	form := regexp.MustCompile(`^"E0\d{3}"$`)
	out := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != ".." {
			return filepath.SkipDir
		}
		if d.Name() != "codes.go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			g, ok := decl.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				for i, x := range v.Values {
					if lit, ok := x.(*ast.BasicLit); ok && form.MatchString(lit.Value) && strings.HasPrefix(v.Names[i].Name, "Code") {
						code := strings.Trim(lit.Value, `"`)
						out[code] = append(out[code], filepath.ToSlash(path)+" "+v.Names[i].Name)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 30 {
		t.Fatalf("only %d codes found", len(out))
	}
	return out
}

// Every code has one meaning, a page, and a line in the index; every page has
// a code.
func TestEveryCodeHasItsPage(t *testing.T) {
	all := codes(t)
	for code, at := range all {
		if len(at) > 1 {
			t.Errorf("%s is declared %d times: %s", code, len(at), strings.Join(at, ", "))
		}
	}
	titles := map[string]string{}
	pages, err := filepath.Glob("errors/E*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		code := strings.TrimSuffix(filepath.Base(page), ".md")
		if all[code] == nil {
			t.Errorf("%s is the page of no code", page)
		}
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		title, ok := strings.CutPrefix(first, "# "+code+": ")
		if !ok {
			t.Errorf("%s begins with %q", page, first)
		}
		titles[code] = title
	}
	for code, at := range all {
		if titles[code] == "" {
			t.Errorf("%s (%s) has no page docs/errors/%s.md", code, at[0], code)
		}
	}
	index := errorIndex(titles)
	text, err := os.ReadFile("errors/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		head, _, _ := strings.Cut(string(text), indexMark)
		if err := os.WriteFile("errors/README.md", []byte(head+indexMark+index), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if _, got, _ := strings.Cut(string(text), indexMark); got != index {
		t.Errorf("errors/README.md does not list the pages as they are (go test ./docs -update writes it)\n%s", index)
	}
}

// Both pages of the language speak of every statement: language.md in its text or
// in a sample, syntax.md in its grammar.
func TestEveryStatementIsDescribed(t *testing.T) {
	for page, begins := range map[string]string{"language.md": "(?m)`|^ *", "syntax.md": `(?m)^|"`} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		var said string
		if page == "language.md" {
			spans := regexp.MustCompile("(?s)```geo.*?```|```.*?```|`[^`\n]+`").FindAllString(string(text), -1)
			said = strings.Join(slices.DeleteFunc(spans, func(s string) bool { return strings.HasPrefix(s, "```text") }), "\n")
		} else {
			_, said, _ = strings.Cut(string(text), "\n## Statements\n")
			said, _, _ = strings.Cut(said, "\n## ")
		}
		for _, word := range grammar.StatementWords() {
			if !regexp.MustCompile("(" + begins + ")" + word + `\b`).MatchString(said) {
				t.Errorf("%s does not say what %s is", page, word)
			}
		}
	}
}

// syntax.md lists the words that cannot be names.
func TestReservedWordsAreListed(t *testing.T) {
	text, err := os.ReadFile("syntax.md")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile("Nor can the words `([^`]*)`").FindSubmatch(text)
	if list == nil {
		t.Fatal("syntax.md has no list of words")
	}
	if got, want := strings.Fields(string(list[1])), slices.Sorted(slices.Values(grammar.Reserved())); !slices.Equal(got, want) {
		t.Errorf("syntax.md lists the words\n%v\nthe grammar has\n%v", got, want)
	}
}

const indexMark = "<!-- the list below is written by go test ./docs -update -->\n"

// errorIndex is one line for each page, in order, under the stages.
func errorIndex(titles map[string]string) string {
	stage := map[string]string{
		"E01": "Grammar, and limits of sources", "E02": "Names and indices", "E03": "Types, spaces, laws, functions",
		"E04": "While running", "E05": "Files, data, usage",
	}
	var list []string
	for code := range titles {
		list = append(list, code)
	}
	sort.Strings(list)
	var b strings.Builder
	last := ""
	for _, code := range list {
		if s := code[:3]; s != last {
			b.WriteString("\n## " + stage[s] + "\n\n")
			last = s
		}
		b.WriteString("- [" + code + "](" + code + ".md): " + titles[code] + "\n")
	}
	return b.String()
}

// The pages of the grammar show what is said of their wrong programs, word for
// word; what they say of right ones is that they parse. (cmd/geo runs the
// programs of all pages.)
func TestGrammarPagesShowTheMessage(t *testing.T) {
	pages, err := filepath.Glob("errors/E01*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	wrong := regexp.MustCompile("(?s)## Wrong\n\n```geo\n(.*?)```\n\n```text\n(.*?)```\n")
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		m := wrong.FindSubmatchIndex(text)
		if m == nil {
			continue
		}
		code := strings.TrimSuffix(filepath.Base(page), ".md")
		src := &diag.Source{Name: "example.geo", Text: string(text[m[2]:m[3]])}
		_, errs := grammar.Parse(src)
		for _, e := range errs {
			if e.Code != code {
				t.Errorf("%s: its wrong program gets %v", page, e)
			}
		}
		var b strings.Builder
		if err := diag.Render(&b, errs, diag.RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := string(text[m[4]:m[5]]); got != b.String() && !*update {
			t.Errorf("%s: the message is\n%s\nthe page shows\n%s", page, b.String(), got)
		}
		if *update {
			fresh := string(text[:m[4]]) + b.String() + string(text[m[5]:])
			if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
