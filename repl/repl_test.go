package repl

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// scripted reads lines from a list; "^C" is an interrupt.
type scripted struct {
	lines   []string
	prompts []string
	history []string
}

func (s *scripted) ReadLine(prompt string) (string, error) {
	s.prompts = append(s.prompts, prompt)
	if len(s.lines) == 0 {
		return "", io.EOF
	}
	line := s.lines[0]
	s.lines = s.lines[1:]
	if line == "^C" {
		return "", ErrInterrupt
	}
	return line, nil
}

func (s *scripted) Remember(text string) { s.history = append(s.history, text) }
func (s *scripted) Close() error         { return nil }

// heard is a session whose output is kept.
func heard(t *testing.T) (r *REPL, out, errs *strings.Builder) {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, errs = &strings.Builder{}, &strings.Builder{}
	s, err := engine.NewSession(render.TextSink(out, render.TextOptions{Diagnostics: errs}))
	if err != nil {
		t.Fatal(err)
	}
	return &REPL{Session: s, Out: out, Err: errs}, out, errs
}

// talk runs a session over lines and gives what it said.
func talk(t *testing.T, lines ...string) (out, errs string, end End, in *scripted) {
	t.Helper()
	r, o, e := heard(t)
	in = &scripted{lines: lines}
	r.Reader, r.Load = in, func(name string) ([]byte, error) {
		if name == "here.geo" {
			return []byte("loaded = 42\n"), nil
		}
		return nil, errors.New("no " + name)
	}
	end = r.Run(context.Background())
	return o.String(), e.String(), end, in
}

func TestConversation(t *testing.T) {
	out, errs, end, _ := talk(t, "chart theta(x, y)", "L = x^2*y", "L @ theta(1, 2)", "", "# a comment", "a = 1; a + 1")
	if out != "2  : Real, invariant\n2  : Real\n" || errs != "" {
		t.Errorf("out %q, errors %q", out, errs)
	}
	if end.Rejected || end.RuntimeErrors || end.FailedAssertions || end.Err != nil {
		t.Errorf("%+v", end)
	}
}

func TestUnfinishedLinesAskForMore(t *testing.T) {
	out, errs, _, in := talk(t, "for i in 1..2 {", "  print i", "}", "1 +", "2", "[1,", "2]")
	if out != "1\n2\n3  : Real\n[1 2]  : Real[2]\n" || errs != "" {
		t.Errorf("out %q, errors %q", out, errs)
	}
	if in.prompts[0] != prompt || in.prompts[1] != promptMore || in.prompts[3] != prompt {
		t.Errorf("prompts %q", in.prompts)
	}
	if len(in.history) != 3 || in.history[0] != "for i in 1..2 {\n  print i\n}" {
		t.Errorf("a statement is one piece of history: %q", in.history)
	}
}

func TestAnEmptyLineEndsAnUnfinishedOne(t *testing.T) {
	out, errs, end, _ := talk(t, "print (1 +", "", "3")
	if !strings.Contains(errs, "E01") || out != "3  : Real\n" || !end.Rejected {
		t.Errorf("out %q, errors %q, %+v", out, errs, end)
	}
}

func TestInterruptDropsTheLine(t *testing.T) {
	out, errs, _, in := talk(t, "print (1 +", "^C", "2", "^C", "3")
	if out != "2  : Real\n3  : Real\n" || errs != "" {
		t.Errorf("out %q, errors %q", out, errs)
	}
	if in.prompts[2] != prompt {
		t.Errorf("after an interrupt a new statement begins: %q", in.prompts)
	}
}

func TestErrorsShowTheLine(t *testing.T) {
	_, errs, end, _ := talk(t, "a = 1", "b = a + nix")
	if !strings.Contains(errs, "b = a + nix") || !strings.Contains(errs, "^^^") || !strings.Contains(errs, "<2>:1:9") {
		t.Errorf("%s", errs)
	}
	if !end.Rejected {
		t.Errorf("%+v", end)
	}
	if _, _, end, _ := talk(t, "assert 1 ~= 2"); !end.FailedAssertions {
		t.Errorf("%+v", end)
	}
	if _, _, end, _ := talk(t, "chart c(x) where x > 0", "c(-1)"); !end.RuntimeErrors {
		t.Errorf("%+v", end)
	}
}

func TestCommands(t *testing.T) {
	out, errs, _, _ := talk(t, "chart theta(x, y)", "L = x^2*y", ":type d_i L", ":who", ":load here.geo", "loaded", "help hessian", "help", ":quit", "print 7")
	for _, want := range []string{"tensor _i over theta\n", "theta  Chart, dimension 2\nL      Real over theta\n", "42  : Real", "connection C^k_ij", "Ctrl-D"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "7\n") || errs != "" {
		t.Errorf("after :quit nothing runs; errors %q", errs)
	}
	_, errs, _, _ = talk(t, ":nothing", ":load gone.geo", "help hesian", ":type", ":type nix")
	for _, want := range []string{"no command :nothing", "no gone.geo", "did you mean hessian", ":type needs", "E0201"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in\n%s", want, errs)
		}
	}
}

// Words of the session are names of the language's where they are no command.
func TestCommandWordsAsNames(t *testing.T) {
	out, errs, _, _ := talk(t, "quit = 3", "exit = quit + 1", "exit + 1", ":quit")
	if out != "5  : Real\n" || errs != "" {
		t.Errorf("out %q, errors %q", out, errs)
	}
}

func TestPlainReader(t *testing.T) {
	r := Plain(strings.NewReader("a\nb"))
	for _, want := range []string{"a", "b"} {
		if got, err := r.ReadLine(prompt); got != want || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	if _, err := r.ReadLine(prompt); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

func TestHistoryFile(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", "/state")
	if got := HistoryFile(); got != "/state/geo/history" {
		t.Errorf("%q", got)
	}
}

func TestDebugShowsStages(t *testing.T) {
	out, errs, _, _ := talk(t, "chart theta(x, y)", "L = x^2*y", ":debug tree d_i L", ":debug graph d_i L", ":debug grph L", ":debug plan", ":debug plan d_i floor(x)")
	if !strings.HasPrefix(out, "Deriv d _i: Name L\n1 partial (_theta) by theta\n") || !strings.Contains(out, "L = contract") {
		t.Errorf("out %q", out)
	}
	for _, want := range []string{"E0552", ":debug needs a stage, one of tree, graph, plan, code, and an expression", "E0415"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in %q", want, errs)
		}
	}
}

// Commands that write, set and forget; what a rebinding leaves behind is said.
func TestMoreCommands(t *testing.T) {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var o, e strings.Builder
	saved := map[string]string{}
	r := &REPL{Out: &o, Err: &e, Output: &Output{Digits: 6}, Save: func(name string, text []byte) error {
		if name == "taken" {
			return errors.New("taken is there already")
		}
		saved[name] = string(text)
		return nil
	}}
	r.Fresh = func() (*interp.Session, error) {
		return engine.NewSession(interp.SinkFunc(func(ev interp.Event) error {
			return render.TextSink(&o, render.TextOptions{Diagnostics: &e, Digits: r.Output.Digits}).Emit(ev)
		}))
	}
	if r.Session, err = r.Fresh(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, out, errs string }{
		{"chart c(x)", "", ""},
		{"a = 3", "", ""},
		{"f = a x^2", "", ""},
		{"g = 2 f", "", ""},
		{"h = x", "", ""},
		{"a = 4", "", "the old a is still in f, g\n"},
		{":save twice.geo", "", "a is bound twice, and its first value is in use"},
		{"f = a x^3", "", "the old f is still in g\n"},
		{"g = f", "", ""},
		{"g @ c(1)", "4  : Real, invariant\n", ""},
		{":save \"all.geo\"", "", ""},
		{":save taken", "", "taken is there already"},
		{":set digits 3", "", ""},
		{"2/3", "0.667  : Real\n", ""},
		{":set digits 30", "", "from 1 to 17, 3 now"},
		{":set width 3", "", ":set width takes a number of columns"},
		{":set height 3", "", ":set takes"},
		{":tim 3", "", "did you mean :time?"},
		{"?f", "f: Real over c\n", ""},
		{"??f", "f = a x^3\n", ""},
		{"??hessian", "fn hessian(f, connection C^k_ij)", ""},
		{"??nix", "", "there is no text of nix"},
		{"?tol", "Example:", ""},
		{"?\"christoffel symbols\"", "levicivita", ""},
		{"?\"qwertz\"", "", "nothing is about qwertz"},
		{":edit", "", ":edit needs a terminal"},
		{":time 1 + 1", "2  : Real\n", ""},
		{":reset", "", ""},
		{":who", "", ""},
		{"f", "", "E0201"},
	} {
		o.Reset()
		e.Reset()
		var end End
		if isCommand(c.line) {
			r.command(context.Background(), c.line, &end)
		} else {
			r.statement(context.Background(), c.line, &end)
		}
		if !strings.Contains(o.String(), c.out) || c.out == "" && o.Len() > 0 || !strings.Contains(e.String(), c.errs) || c.errs == "" && e.Len() > 0 {
			t.Errorf("%s: out %q, errors %q", c.line, &o, &e)
		}
	}
	if want := "chart c(x)\nh = x\na = 4\nf = a x^3\ng = f\nprint g @ c(1)\n"; saved["all.geo"] != want {
		t.Errorf("saved %q", saved["all.geo"])
	}
}
