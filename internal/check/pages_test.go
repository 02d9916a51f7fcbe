package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TestErrorPages holds the page of every code to the checker: its wrong script
// gets that code and no other, and not again where its fixes are pasted; its
// right one is accepted; and so every code can be met.
func TestErrorPages(t *testing.T) {
	opt := Options{FS: fstest.MapFS{}}
	for _, code := range checkerCodes(t) {
		t.Run(code, func(t *testing.T) {
			text, err := os.ReadFile("../../docs/errors/" + code + ".md")
			if err != nil {
				t.Fatal(err)
			}
			wrong, right := script(t, string(text), "Wrong"), script(t, string(text), "Right")
			_, list := checkText("wrong", wrong, opt)
			if len(list) == 0 {
				t.Errorf("the wrong script is accepted")
			}
			for _, d := range list {
				if d.Code != code && d.Severity == diag.Error {
					t.Errorf("the wrong script gets\n%s", render(diag.List{d}))
				}
			}
			if len(list) > 0 {
				for _, f := range list[0].Fixes {
					_, rest := checkText("fixed", paste(wrong, f), opt)
					for _, d := range rest {
						if d.Code == code && d.Span.Start == list[0].Span.Start {
							t.Errorf("after the fix %q (above: %q) the wrong script gets\n%s", f.Replace, f.Above, render(rest))
						}
					}
				}
			}
			p, list := checkText("right", right, opt)
			if p == nil {
				t.Fatalf("the right script gets\n%s", render(list))
			}
			for _, e := range run(p).errs {
				t.Errorf("the right script fails: %s", e)
			}
		})
	}
}

// checkerCodes are the codes that checking refuses with.
func checkerCodes(t *testing.T) (codes []string) {
	file, err := parser.ParseFile(token.NewFileSet(), "refuse/codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			codes = append(codes, strings.Trim(lit.Value, `"`))
		}
		return true
	})
	return codes
}

// What a diagnostic says, and whether it has a fix, is a row of the tables of
// mistakes; what needs files is tested beside them.
func TestEveryCodeHasARow(t *testing.T) {
	tables, err := filepath.Glob("testdata/*.geo")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, name := range append(tables, "../../interp/mistakes_test.go") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all += string(text)
	}
	for _, code := range checkerCodes(t) {
		if !strings.Contains(all, "### "+code) && !strings.Contains(all, strconv.Quote(code)) && !strings.HasPrefix(code, "E05") {
			t.Errorf("no table of mistakes has a row for %s", code)
		}
	}
}

func script(t *testing.T, page, title string) string {
	_, rest, ok := strings.Cut(page, "## "+title+"\n")
	if !ok {
		t.Fatalf("no section %s", title)
	}
	_, rest, _ = strings.Cut(rest, "```geo\n")
	body, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatalf("no script in %s", title)
	}
	return body
}
