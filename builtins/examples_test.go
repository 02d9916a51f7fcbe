package builtins_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// runText runs a script to its end and gives what it printed.
func runText(t *testing.T, name, text string) (string, *interp.Result) {
	t.Helper()
	engine, err := interp.New(interp.Options{FS: folder(t)})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), name, text)
	if err != nil {
		var list diag.List
		if errors.As(err, &list) {
			t.Fatalf("%s: %v", name, lines(list))
		}
		t.Fatalf("%s: %v", name, err)
	}
	var out bytes.Buffer
	result, err := program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return out.String(), result
}

// Every entry's example runs, asserts something or prints something, and holds.
func TestExamples(t *testing.T) {
	for _, e := range builtins.All() {
		out, result := runText(t, e.Name, e.Example)
		if !result.OK() {
			t.Errorf("the example of %s fails: %v\n%s", e.Name, lines(result.Errors), out)
		}
		if result.Passed == 0 && out == "" {
			t.Errorf("the example of %s shows nothing", e.Name)
		}
		if testing.Verbose() {
			t.Logf("%s\n%s", e.Name, out)
		}
	}
}
