package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TestMistakes runs testdata/*.geo: chunks between lines of ---, each with the
// diagnostics it must get written on the lines they belong to:
//
//	v^i w^i              ### E0220 twice up
//
// that is a code and a piece of the message. Every fix offered is pasted and
// must be accepted by the checker; a mistake without a fix says nofix.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.geo")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, chunk := range strings.Split(string(text), "\n---\n") {
			name := filepath.Base(f) + ":" + itoa(line)
			t.Run(name, func(t *testing.T) { mistake(t, name, chunk) })
			line += strings.Count(chunk, "\n") + 2
		}
	}
}

type expected struct {
	line       int
	code, text string
	nofix      bool
	found      bool
}

func mistake(t *testing.T, name, chunk string) {
	var want []*expected
	for i, row := range strings.Split(chunk, "\n") {
		for _, note := range strings.Split(row, "###")[1:] {
			w := &expected{line: i + 1}
			note = strings.TrimSpace(note)
			w.code, w.text, _ = strings.Cut(note, " ")
			w.text = strings.TrimSpace(w.text)
			if s, ok := strings.CutSuffix(w.text, "nofix"); ok {
				w.text, w.nofix = strings.TrimSpace(s), true
			}
			want = append(want, w)
		}
	}
	p, list := checkText(name, chunk, Options{})
	for _, d := range list {
		line := 1 + strings.Count(chunk[:min(d.Span.Start, len(chunk))], "\n")
		var w *expected
		for _, x := range want {
			if !x.found && x.line == line && x.code == d.Code && strings.Contains(d.Message, x.text) {
				w = x
				break
			}
		}
		if w == nil {
			t.Errorf("not expected on line %d:\n%s", line, render(diag.List{d}))
			continue
		}
		w.found = true
		if len(d.Fixes) == 0 && !w.nofix {
			t.Errorf("line %d: no fix:\n%s", line, render(diag.List{d}))
		}
		if len(d.Fixes) > 0 && w.nofix {
			t.Errorf("line %d: has a fix after all:\n%s", line, render(diag.List{d}))
		}
		if len(want) > 1 {
			continue // several mistakes: a fix of one leaves the others
		}
		for _, f := range d.Fixes {
			fixed := paste(chunk, f)
			if q, rest := checkText(name, fixed, Options{}); q == nil {
				t.Errorf("line %d: after the fix %q (above: %q) the script is\n%s\nand gets\n%s", line, f.Replace, f.Above, fixed, render(rest))
			}
		}
	}
	for _, w := range want {
		if !w.found {
			t.Errorf("line %d: expected %s %s", w.line, w.code, w.text)
		}
	}
	if len(want) == 0 && p == nil {
		t.Errorf("rejected")
	}
}

// paste applies a fix to a text.
func paste(text string, f diag.Fix) string {
	out := text
	if !f.Span.IsZero() {
		out = text[:f.Span.Start] + f.Replace + text[f.Span.End:]
	}
	if f.Above != "" {
		at := strings.LastIndex(text[:f.Span.Start], "\n") + 1
		out = out[:at] + f.Above + "\n" + out[at:]
	}
	return out
}
