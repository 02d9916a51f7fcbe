package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// checkText parses and checks a script, its grammar's errors included.
func checkText(name, text string, opt Options) (*Program, diag.List) {
	src := &diag.Source{Name: name, Text: text}
	file, list := grammar.Parse(src)
	p, more := Check(file, opt)
	list = append(list, more...)
	for _, d := range list {
		if d.Severity == diag.Error {
			return nil, list
		}
	}
	return p, list
}

func render(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.Error() + "\n      | " + d.Span.Text() + "\n")
		for _, l := range d.Labels {
			b.WriteString("      place: " + l.Text + " | " + l.Span.Text() + "\n")
		}
		for _, n := range d.Notes {
			b.WriteString("      note: " + n + "\n")
		}
		for _, f := range d.Fixes {
			b.WriteString("      fix: " + f.Above + " " + f.Replace + " (" + f.Note + ") for | " + f.Span.Text() + "\n")
		}
	}
	return b.String()
}

// TestScripts checks that every script of the project is accepted.
func TestScripts(t *testing.T) {
	dir := filepath.Join("..", "..", "scripts")
	files, err := filepath.Glob(filepath.Join(dir, "*.geo"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			p, list := checkText(filepath.Base(f), string(text), Options{FS: os.DirFS(dir)})
			if p == nil {
				t.Fatalf("rejected:\n%s", render(list))
			}
		})
	}
}
