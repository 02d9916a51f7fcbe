package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No statement that is right is taken for one of another system's, and each form
// has a pattern that compiles and words that say something.
func TestForeignForms(t *testing.T) {
	for _, f := range foreignForms {
		if f.message == "" || f.drops && (f.fix != "" || f.mend != nil) {
			t.Errorf("%s: %q", f.pattern, f.message)
		}
	}
	for _, s := range foreignSigns {
		if s.message == "" || s.to != "" && s.by != nil {
			t.Errorf("%s: %q", s.pattern, s.message)
		}
	}
	if n := len(foreignPatterns()) + len(signPatterns()); n != len(foreignForms)+len(foreignSigns) {
		t.Error(n)
	}
	files, err := filepath.Glob("../stdlib/*.geo")
	if err != nil || len(files) == 0 {
		t.Fatal("no library", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, list := Parse(source(string(text)))
		if len(list) > 0 || len(file.Unread) > 0 {
			t.Errorf("%s: %v", name, list)
		}
	}
}

// A line element is taken apart only where each term is a number times two
// differentials of the chart's coordinates.
func TestLineElement(t *testing.T) {
	for text, want := range map[string]string{
		"dr^2 + r^2 dt^2": "[[1, 0], [0, r^2]]", "-dr² + r² dt²": "[[-1, 0], [0, r^2]]", "2 dr dt": "[[0, (2)/2], [(2)/2, 0]]",
		"(1 + r)*dr^2 - dr dt": "[[(1 + r), -(1)/2], [-(1)/2, 0]]", "dr^2 + dr^2": "[[1 + 1, 0], [0, 0]]", "dt dr": "[[0, (1)/2], [(1)/2, 0]]",
		"dr^2 + dq^2": "", "r^2": "", "dr": "", "": "", "dr^3": "",
	} {
		if got := LineElement(text, strings.Fields("r t")); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
