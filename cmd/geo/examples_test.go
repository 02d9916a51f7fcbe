package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TestExamplesHoldTheirNumbers changes each number that an example asserts, one
// at a time: the program must then fail with the status of a failed assertion,
// on that line.
func TestExamplesHoldTheirNumbers(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "examples", "*.geo"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range assertedNumbers(t, string(text)) {
			was := string(text[at.Start:at.End])
			v, err := strconv.ParseFloat(was, 64)
			if err != nil {
				t.Fatal(err)
			}
			changed := string(text[:at.Start]) + strconv.FormatFloat(v+1, 'g', -1, 64) + string(text[at.End:])
			line := strconv.Itoa(1 + strings.Count(string(text[:at.Start]), "\n"))
			t.Run(filepath.Base(f)+":"+line+":"+was, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "changed.geo")
				if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
					t.Fatal(err)
				}
				var out, errs strings.Builder
				status := Main([]string{"run", file}, strings.NewReader(""), &out, &errs)
				if was == "0" && status == exitRejected && strings.Contains(errs.String(), "a number is not a tensor; only 0 compares with any tensor") {
					return // a tensor was compared with 0, and now with something else
				}
				if status != exitFailed || !strings.Contains(errs.String(), "changed.geo:"+line+":") {
					t.Errorf("with %g for %s on line %s: status %d\n%s", v+1, was, line, status, errs.String())
				}
			})
		}
	}
}

// assertedNumbers are the numbers compared in assertions: literals on a side of
// ~= or ==, bare, in arithmetic or in a list.
func assertedNumbers(t *testing.T, text string) []diag.Span {
	file, list := grammar.Parse(&diag.Source{Text: text})
	if list.HasErrors() {
		t.Fatal(list)
	}
	var out []diag.Span
	var side func(x grammar.Expr)
	side = func(x grammar.Expr) {
		switch x := x.(type) {
		case *grammar.Number:
			out = append(out, x.Sp)
		case *grammar.Unary:
			side(x.X)
		case *grammar.Binary:
			side(x.X)
			if x.Op != "^" { // M^2 is M^3 where param M = 1
				side(x.Y)
			}
		case *grammar.Paren:
			side(x.X)
		case *grammar.List:
			for _, y := range x.Elems {
				side(y)
			}
		}
	}
	var each func(ss []grammar.Stmt)
	each = func(ss []grammar.Stmt) {
		for _, s := range ss {
			switch s := s.(type) {
			case *grammar.Assert:
				if c, ok := s.Cond.(*grammar.Compare); ok {
					for _, x := range c.Xs {
						side(x)
					}
				}
			case *grammar.Test:
				each(s.Body)
			case *grammar.For:
				each(s.Body)
			}
		}
	}
	each(file.Stmts)
	return out
}
