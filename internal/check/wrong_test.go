package check_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

var updateWrong = flag.Bool("update-wrong", false, "write what is said of the wrong programs")

// wrongProgram is one program of testdata/wrong: as it was typed, what the
// program that was meant prints, or why none is, and what is said of it.
type wrongProgram struct {
	text, meant, why, says string
}

// TestWrongPrograms holds testdata/wrong: programs as people with the habits of
// other systems type them, parted by lines of ====. What is said of each stands
// behind "#> ". Its first fix is pasted, three times at most, until there is no
// error; what the program prints then is what was meant ("# meant: "), for
// nineteen of twenty of those that say what was meant.
func TestWrongPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no wrong programs", err)
	}
	all, meant, agree := 0, 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for chunk := range strings.SplitSeq(string(data), "====\n") {
			p := readWrong(chunk)
			all++
			says := diagnosed(p.text)
			if says == "" && p.why == "" && p.meant == "" {
				t.Errorf("%s: nothing is said and nothing meant of\n%s", file, p.text)
			}
			if says != p.says && !*updateWrong {
				t.Errorf("%s: of\n%sis said\n%swant\n%s", file, p.text, says, p.says)
			}
			if p.why == "" {
				meant++
				if got := pasted(p.text); got == p.meant {
					agree++
				} else {
					t.Logf("%s:\n%sgives %q, meant %q, since is said\n%s", filepath.Base(file), p.text, got, p.meant, says)
				}
			}
			p.says = says
			out = append(out, p.write())
		}
		if *updateWrong {
			if err := os.WriteFile(file, []byte(strings.Join(out, "====\n")), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d programs, %d with a meaning, %d of them mended", all, meant, agree)
	if all < 400 || agree*100 < meant*95 {
		t.Errorf("%d programs; %d of %d are mended by what is offered first", all, agree, meant)
	}
}

func readWrong(chunk string) (p wrongProgram) {
	for line := range strings.SplitAfterSeq(chunk, "\n") {
		if says, ok := strings.CutPrefix(line, "#>"); ok {
			p.says += strings.TrimPrefix(says, " ")
		} else if why, ok := strings.CutPrefix(line, "# meant: - "); ok {
			p.why = why
		} else if meant, ok := strings.CutPrefix(line, "# meant: "); ok {
			p.meant += meant
		} else {
			p.text += line
		}
	}
	return p
}

func (p *wrongProgram) write() string {
	s := p.text
	if p.why != "" {
		s += "# meant: - " + p.why
	}
	for line := range strings.SplitAfterSeq(p.meant, "\n") {
		if line != "" {
			s += "# meant: " + line
		}
	}
	for line := range strings.SplitAfterSeq(p.says, "\n") {
		switch line {
		case "":
		case "\n":
			s += "#>\n"
		default:
			s += "#> " + line
		}
	}
	return s
}

// tried compiles and runs a program: what it prints, or what is wrong.
func tried(text string) (out string, wrong diag.List) {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		return err.Error(), nil
	}
	p, err := engine.CompileSource(context.Background(), interp.Source{Name: "wrong.geo", Text: text})
	var b strings.Builder
	if err == nil {
		_, err = p.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&b, render.TextOptions{})})
	}
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
		return "", list
	case errors.As(err, &one):
		return "", diag.List{one}
	}
	return b.String(), nil
}

// diagnosed is what is said of a program, as a reader sees it.
func diagnosed(text string) string {
	_, wrong := tried(text)
	var b strings.Builder
	if err := diag.Render(&b, wrong, diag.RenderOptions{}); err != nil {
		return err.Error()
	}
	return b.String()
}

// pasted is what a program prints once the first fix of its first mistake has
// been pasted, three times at most; what is wrong where it does not run.
func pasted(text string) string {
	for n := 0; ; n++ {
		out, wrong := tried(text)
		if len(wrong) == 0 {
			return out
		}
		var first *diag.Diagnostic
		for _, d := range wrong {
			if d.Severity == diag.Error {
				first = d
				break
			}
		}
		if first == nil || n == 3 || len(first.Fixes) == 0 || first.Fixes[0].Span.IsZero() {
			return wrong.Error()
		}
		f := first.Fixes[0]
		text = paste(text, f)
	}
}

// paste puts a fix where it belongs, its line above the statement's.
func paste(text string, f diag.Fix) string {
	head, tail := text[:f.Span.Start], text[f.Span.End:]
	if f.Above != "" {
		line := strings.LastIndexByte(head, '\n') + 1
		head = head[:line] + f.Above + "\n" + head[line:]
	}
	return head + f.Replace + tail
}
