package interp_test

// Values that hold one another many times: short texts of what is very long when it is written out.

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// saidAgain are n lines, each of which says the name of the one before as often as line does.
func saidAgain(first, line string, n int) string {
	var b strings.Builder
	b.WriteString("chart c(x)\nparam k = 1\na0 = " + first + "\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "a%d = %s\n", i, strings.ReplaceAll(line, "$", fmt.Sprintf("a%d", i-1)))
	}
	return b.String()
}

// What a few lines make very long is refused before it is made: nothing of it is
// written or allocated.
func TestWhatHoldsItselfManyTimes(t *testing.T) {
	long := `["` + strings.Repeat("x", 60_000) + `", "y"]`
	engine, err := interp.New(interp.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, code string }{
		{"lists", saidAgain("[c(1), c(2)]", "[$, $]", 60) + "print a60\n", "E0324"},
		{"conditions", saidAgain("k > 0", "$ and $", 60) + "print a60\n", "E0324"},
		{"conditions turned round", saidAgain("k > 0", "not $ or not ($ and $)", 60) + "assert a60\n", "E0324"},
		{"a function of lists", "chart c(x)\nfn f(p) = [p, p]\nprint " + strings.Repeat("f(", 60) + "c(1)" + strings.Repeat(")", 60) + "\n", "E0324"},
		{"a long text in a list", saidAgain(long, "[$, $]", 14) + "print a14\n", "E0454"},
		{"in a table", saidAgain(long, "[$, $]", 14) + "table a14 for i in 1..100\n", "E0454"},
		{"in LaTeX", saidAgain(long, "[$, $]", 14) + "s = latex(a14)\nprint s\n", "E0454"},
		{"copies of a list", saidAgain("[c(1), c(2)]", "[$, $]", 14) + strings.Repeat("print full(a14)\n", 1000), "E0410"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := func() error {
				program, err := engine.Compile(context.Background(), "again.geo", c.text)
				if err != nil {
					return err
				}
				_, err = program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&strings.Builder{}, render.TextOptions{})})
				return err
			}()
			runtime.ReadMemStats(&after)
			var d *diag.Diagnostic
			if !errors.As(err, &d) || d.Code != c.code {
				t.Errorf("%v, want %s", err, c.code)
			}
			if made := (after.TotalAlloc - before.TotalAlloc) >> 20; c.code != "E0410" && made > 400 {
				t.Errorf("%d MiB were allocated for it", made)
			}
		})
	}
	program, err := engine.Compile(context.Background(), "long.geo", saidAgain(long, "[$, $]", 14))
	if err != nil {
		t.Fatal(err)
	}
	var d *diag.Diagnostic
	if _, err := program.Eval(context.Background(), "a14"); !errors.As(err, &d) || d.Code != "E0454" {
		t.Errorf("Eval of a list that is longer than all output: %v", err)
	}
	v, err := program.Eval(context.Background(), "a3[2]")
	if err != nil || strings.Count(v.String(), "y") != 4 {
		t.Errorf("Eval of a short one: %v", err)
	}
}
