package docs

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

var span = regexp.MustCompile("`([^`]*)`")

// Each row of a table of idioms runs, after the definitions of the setup block above it, and prints what its last column
// says; -update writes it anew.
func TestIdiomsGiveWhatTheTablesSay(t *testing.T) {
	pages, err := filepath.Glob("coming-from/[a-z]*.md")
	if err != nil || len(pages) != 8 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	rows := 0
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(text), "\n")
			setup, inside := "", false
			for i, line := range lines {
				switch {
				case line == "```geo setup":
					setup, inside = "", true
				case line == "```":
					inside = false
				case inside:
					setup += line + "\n"
				case strings.HasPrefix(line, "| ") && !strings.HasSuffix(line, "| gives |"):
					cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
					if len(cells) != 5 {
						t.Errorf("%s:%d: a row has three columns", page, i+1)
						continue
					}
					rows++
					gives := idiom(t, page, i+1, setup, cells[2])
					want := strings.ReplaceAll(strings.Join([]string{cells[0], cells[1], cells[2], " " + gives + " ", ""}, "|"), "\x00", `\|`)
					if *update {
						lines[i] = want
					} else if line != want {
						t.Errorf("%s:%d: the row is\n%s\nit gives\n%s", page, i+1, line, gives)
					}
				}
			}
			if fresh := strings.Join(lines, "\n"); *update && fresh != string(text) {
				if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if rows < 200 {
		t.Errorf("%d idioms", rows)
	}
}

// idiom runs the code of a cell and gives what it prints, as a cell: expressions are printed, and so is what a last
// definition binds.
func idiom(t *testing.T, page string, line int, setup, cell string) string {
	program := setup
	var pieces []string
	for _, m := range span.FindAllStringSubmatch(cell, -1) {
		pieces = append(pieces, m[1])
	}
	depth := 0
	for i, piece := range pieces {
		within := depth > 0
		depth += strings.Count(piece, "{") - strings.Count(piece, "}")
		if _, errs := grammar.ParseExpr(&diag.Source{Text: piece}); len(errs) == 0 && !within {
			piece = "print " + piece
		} else if file, errs := grammar.Parse(&diag.Source{Text: piece}); i == len(pieces)-1 && len(errs) == 0 && len(file.Stmts) == 1 {
			if d, ok := file.Stmts[0].(*grammar.Define); ok {
				piece += "\nprint " + d.Name.Text
			}
		}
		program += piece + "\n"
	}
	engine, err := interp.New(interp.Options{FS: os.DirFS("../scripts")})
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := engine.Compile(context.Background(), "idiom.geo", program)
	if err != nil {
		t.Errorf("%s:%d: %v\n%s", page, line, err, program)
		return ""
	}
	var out bytes.Buffer
	result, err := compiled.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
	if err != nil || result.Failed > 0 {
		t.Errorf("%s:%d: %v\n%s%s", page, line, err, program, out.String())
	}
	var shown []string
	for _, l := range strings.Split(strings.TrimRight(out.String(), "\n"), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			shown = append(shown, "`"+strings.ReplaceAll(l, "|", "\x00")+"`")
		}
	}
	if len(shown) == 0 {
		t.Errorf("%s:%d: the row prints nothing", page, line)
	}
	return strings.Join(shown, "<br>")
}
