package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestErrorPages holds docs/errors to what it says: the Wrong program of a page
// gets the page's diagnostic, the Right one runs.
func TestErrorPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "errors", "E*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for i, page := range pages {
		if pages[i], err = filepath.Abs(page); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir() // with the files that pages read; some write others
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "errors"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, page := range pages {
		code := strings.TrimSuffix(filepath.Base(page), ".md")
		t.Run(code, func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(text), "# "+code+": ") {
				t.Errorf("the page does not begin with its code and title")
			}
			for _, program := range programs(string(text)) {
				var out, errs strings.Builder
				status := Main([]string{"run", "-"}, strings.NewReader(program.text), &out, &errs)
				if program.wrong && !strings.Contains(errs.String(), code) {
					t.Errorf("no %s in\n%s\nof\n%s", code, errs.String(), program.text)
				}
				warned := strings.Contains(errs.String(), "warning "+code)
				if (program.wrong && !warned) == (status == 0) {
					t.Errorf("status %d of\n%s\n%s", status, program.text, errs.String())
				}
			}
		})
	}
}

type pageProgram struct {
	text  string
	wrong bool
}

// programs are the geo blocks of a page, and under which heading they are.
func programs(page string) []pageProgram {
	var out []pageProgram
	block := regexp.MustCompile("(?ms)^## (Wrong|Right)$|^```geo\n(.*?)^```$")
	wrong := false
	for _, m := range block.FindAllStringSubmatch(page, -1) {
		if m[1] != "" {
			wrong = m[1] == "Wrong"
			continue
		}
		out = append(out, pageProgram{m[2], wrong})
	}
	return out
}
