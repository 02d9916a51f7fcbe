package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// example is an Example function of package interp: its body, and the output
// that go test holds it to.
type example struct{ body, output string }

func examples(t *testing.T) map[string]example {
	t.Helper()
	files, err := filepath.Glob("../interp/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]example{}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(fn.Name.Name, "Example") {
				continue
			}
			body := string(src[set.Position(fn.Body.Lbrace).Offset+1 : set.Position(fn.Body.Rbrace).Offset])
			body, output, _ := strings.Cut(body, "\n\t// Output:")
			var e example
			for _, line := range strings.Split(strings.Trim(body, "\n"), "\n") {
				e.body += strings.TrimPrefix(line, "\t") + "\n"
			}
			for _, line := range strings.Split(strings.TrimSpace(output), "\n") {
				line = strings.TrimPrefix(strings.TrimPrefix(line, "\t"), "//")
				e.output += strings.TrimPrefix(line, " ") + "\n"
			}
			out[fn.Name.Name] = e
		}
	}
	return out
}

// The Go code of embedding.md is that of package interp's examples, which go
// test compiles and runs.
func TestEmbeddingShowsTheExamples(t *testing.T) {
	const page = "embedding.md"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	all := examples(t)
	block := regexp.MustCompile("(?s)<!-- (Example\\w*) -->\n```go\n.*?```\n(```text\n.*?```\n)?")
	shown := map[string]bool{}
	fresh := block.ReplaceAllStringFunc(string(text), func(old string) string {
		name := block.FindStringSubmatch(old)[1]
		e, ok := all[name]
		if !ok {
			t.Errorf("%s shows %s, which package interp does not have", page, name)
			return old
		}
		shown[name] = true
		return "<!-- " + name + " -->\n```go\n" + e.body + "```\n```text\n" + e.output + "```\n"
	})
	if fresh != string(text) {
		if !*update {
			t.Errorf("%s does not show the examples as they are (go test ./docs -run Embedding -update writes it)", page)
		} else if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if strings.Count(fresh, "```go\n") != len(shown) {
		t.Errorf("%s has Go code that no example holds", page)
	}
	for name := range all {
		if !shown[name] {
			t.Errorf("%s does not show %s", page, name)
		}
	}
}

// Every test that a page names is there.
func TestPagesNameTestsThatAre(t *testing.T) {
	there := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				there[fn.Name.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	exported, err := os.ReadFile("../interp/api.txt")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, page := range []string{"embedding.md", "embedding-compared.md", "architecture.md", "RATIONALE.md", "../SECURITY.md", "../CONTRIBUTING.md", "../README.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("`(Test[A-Z]\\w*)`").FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(string(exported), "interp: type "+m[1]+" ") {
				continue // an event of that name
			}
			if named++; !there[m[1]] {
				t.Errorf("%s names %s, and there is no such test", page, m[1])
			}
		}
	}
	if named < 30 {
		t.Errorf("%d tests are named: the pattern finds none any more", named)
	}
}
