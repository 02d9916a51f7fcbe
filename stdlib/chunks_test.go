package stdlib_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// chunk is one script of a testdata file: what stands between two lines of ---.
// Its leading comments say what it is about and where its values are from, in
// lines that begin with "# Source:" or "# Derivation:".
type chunk struct {
	file string
	line int // of its first line, from 1
	text string
}

func (c chunk) name() string { return fmt.Sprintf("%s:%d", filepath.Base(c.file), c.line) }

// title is the chunk's first comment.
func (c chunk) title() string {
	first, _, _ := strings.Cut(c.text, "\n")
	return strings.TrimPrefix(first, "# ")
}

// chunks reads all scripts of a testdata folder.
func chunks(t testing.TB, folder string) []chunk {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.geo"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata in %s: %v", folder, err)
	}
	var out []chunk
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, part := range strings.Split(string(text), "\n---\n") {
			out = append(out, chunk{file, line, part})
			line += strings.Count(part, "\n") + 2
		}
	}
	return out
}

// outcome is how a script ran.
type outcome struct {
	passed, failed int
	exact          int    // assertions decided as formulas
	says           string // diagnostics and failed assertions, as text
}

func (o outcome) ok() bool { return o.failed == 0 && o.says == "" }

// runScript compiles and runs a script; says is empty when all went well.
func runScript(t fataler, name, text string) outcome {
	t.Helper()
	return runWith(t, name, text, nil)
}

func runWith(t fataler, name, text string, files fs.FS) outcome {
	t.Helper()
	var o outcome
	var b strings.Builder
	engine, err := interp.New(interp.Options{FS: files, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), name, text)
	if err != nil {
		o.says = err.Error()
		return o
	}
	_, err = program.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		if id, ok := e.(*interp.Identity); ok {
			if id.OK {
				o.passed++
				return nil
			}
			o.failed++
			fmt.Fprintf(&b, "%s does not hold in dimension %d: %s\n", id.Source, id.Refuted.Dimension, strings.Join(id.Refuted.Objects, ", "))
		}
		a, ok := e.(*interp.Asserted)
		switch {
		case !ok:
		case a.OK:
			o.passed++
			if a.How == "exact" {
				o.exact++
			}
		default:
			o.failed++
			line, _ := a.Span.Position()
			fmt.Fprintf(&b, "%s:%d: %s does not hold", name, line, a.Source)
			if f := a.Failure; f != nil {
				fmt.Fprintf(&b, ": %s%s%v against %v at %s", f.Reason, f.Component, f.LeftAt, f.RightAt, f.Point)
			}
			b.WriteByte('\n')
		}
		return nil
	})})
	if err != nil {
		fmt.Fprintf(&b, "%v\n", err)
	}
	o.says = b.String()
	return o
}

// fataler is a test, or a property's draw.
type fataler interface {
	Helper()
	Fatal(args ...any)
}
