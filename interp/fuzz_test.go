package interp_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// tight are limits under which any program ends soon.
func tight() interp.Limits {
	return interp.Limits{
		Source: interp.SourceLimits{Bytes: 1 << 14, Tokens: 4000, Depth: 40, Height: 200},
		Check:  interp.CheckLimits{Steps: 20_000, Calls: 20, Unroll: 2000, Array: 100_000, Axes: 8},
		Run:    interp.RunLimits{Bytes: 64 << 20, Flops: 1e8, Time: time.Second},
		Output: 1 << 20, Rows: 2000,
	}
}

// FuzzProgram runs any text as a program: it is rejected, fails or runs, and
// every word about it is a diagnostic. Nothing panics, nothing is called a bug
// of Geo, nothing runs on for ever.
func FuzzProgram(f *testing.F) {
	for _, dir := range []string{"../scripts/*.geo", "../cmd/geo/testdata/examples/*.geo"} {
		files, err := filepath.Glob(dir)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Add("chart c(x)\nf = x^2\nprint d_i f @ c(1)\ntable f @ c(s) for s in 1..3\nplot f @ c(s) for s in 1..3\n")
	f.Add("chart c(x, y)\nmetric G_ij = eye(2) on c\nuse metric G\nshow riemann(levicivita(G))\nassert x ~= y\n")
	engine, err := interp.New(interp.Options{Limits: tight()})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		p, err := engine.Compile(context.Background(), "fuzz.geo", text)
		if err == nil {
			_, err = p.Run(ctx, interp.RunOptions{})
		}
		if ctx.Err() != nil {
			t.Fatalf("runs on:\n%s", text)
		}
		if err == nil {
			return
		}
		var list diag.List
		var one *diag.Diagnostic
		if !errors.As(err, &list) && !errors.As(err, &one) {
			t.Fatalf("not a diagnostic: %v", err)
		}
		if words := describe(err); strings.Contains(words, exec.CodeInternal) {
			t.Fatalf("%s\nof\n%s", words, text)
		}
	})
}
