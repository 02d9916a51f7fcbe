package docs

import (
	"bytes"
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

var update = flag.Bool("update", false, "write the output of every sample into the page")

// A page's samples are its ```geo blocks, and ```geo wrong ones, which are
// refused. The ```text block directly after one is what it prints, or the
// diagnostics it gets; -update writes it anew.
func TestSamplesPrintWhatThePagesSay(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"course", "coming-from"} {
		more, err := filepath.Glob(folder + "/*.md")
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
	}
	pages = append(pages, "../README.md")
	count := 0
	for _, page := range pages {
		t.Run(page, func(t *testing.T) { // so that -run Samples/tour writes one page only
			source, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			fresh, n := runSamples(t, page, string(source))
			count += n
			if *update && fresh != string(source) {
				if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if count < 20 && flag.Lookup("test.run").Value.String() == "" {
		t.Errorf("only %d samples found: the pages hold more", count)
	}
}

// runSamples runs a page's samples and returns the page with their true output.
func runSamples(t *testing.T, page, source string) (string, int) {
	const open, text, fence = "```geo", "```text\n", "```\n"
	// The built-in functions' examples run in package builtins, with the files they read.
	const generated, written = "<!-- built-in functions", "<!-- end of built-in functions -->"
	var out strings.Builder
	count, line := 0, 1
	for {
		at := strings.Index(source, open)
		if at < 0 {
			break
		}
		if skip := strings.Index(source, generated); skip >= 0 && skip < at {
			stop := strings.Index(source, written) + len(written)
			out.WriteString(source[:stop])
			line += strings.Count(source[:stop], "\n")
			source = source[stop:]
			continue
		}
		begin := at + strings.Index(source[at:], "\n") + 1
		end := strings.Index(source[begin:], fence)
		if end < 0 {
			t.Fatalf("%s: a sample is not closed", page)
		}
		end += begin
		code, wrong := source[begin:end], source[at:begin] == open+" wrong\n"
		line += strings.Count(source[:at], "\n")
		out.WriteString(source[:end+len(fence)])
		source = source[end+len(fence):]
		var got string
		if wrong {
			got = runWrong(t, page, line, code)
		} else {
			got = runSample(t, page, line, code)
		}
		line += strings.Count(code, "\n") + 2
		count++
		if rest, found := strings.CutPrefix(source, text); found {
			stop := strings.Index(rest, fence)
			if want := rest[:stop]; got != want && !*update {
				t.Errorf("%s:%d: the sample prints\n%s\nthe page says\n%s", page, line, got, want)
			}
			out.WriteString(text + got + fence)
			source = rest[stop+len(fence):]
			line += strings.Count(got, "\n") + 2
		} else if got != "" && !*update {
			t.Errorf("%s:%d: the sample prints\n%s\nand the page does not say so", page, line, got)
		}
	}
	out.WriteString(source)
	return out.String(), count
}

func runSample(t *testing.T, page string, line int, code string) string {
	engine, err := interp.New(interp.Options{FS: os.DirFS("../scripts")})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), page, code)
	if err != nil {
		t.Errorf("%s:%d: %v\n%s", page, line, err, code)
		return ""
	}
	var out bytes.Buffer
	result, err := program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
	if err != nil {
		t.Errorf("%s:%d: %v", page, line, err)
	} else if result.Failed > 0 {
		t.Errorf("%s:%d: %d assertions failed", page, line, result.Failed)
	}
	var lines []string
	for _, l := range strings.Split(strings.TrimRight(out.String(), "\n"), "\n") {
		lines = append(lines, strings.TrimRight(l, " "))
	}
	if out.Len() == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

// runWrong gives the diagnostics of a sample that is refused, or fails.
func runWrong(t *testing.T, page string, line int, code string) string {
	engine, err := interp.New(interp.Options{FS: os.DirFS("../scripts")})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "sample.geo", code)
	if err == nil {
		_, err = program.Run(context.Background(), interp.RunOptions{})
	}
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = diag.List{one}
	default:
		t.Errorf("%s:%d: the sample is not refused: %v\n%s", page, line, err, code)
		return ""
	}
	var out strings.Builder
	if err := diag.Render(&out, list, diag.RenderOptions{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
