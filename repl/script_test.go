package repl

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/seed2d4d80ff/geo/grammar"
)

// piped runs a text as a pipe's.
func piped(t *testing.T, text string) (out, errs string, end End) {
	t.Helper()
	r, o, e := heard(t)
	end = r.RunText(context.Background(), "<stdin>", strings.NewReader(text))
	return o.String(), e.String(), end
}

// A text from a pipe is one program: blank lines within a function, maps before their
// inverses, line numbers of the text, and nothing runs beside a mistake.
func TestPipesAreOneProgram(t *testing.T) {
	for _, c := range []struct{ name, text, out, errs string }{
		{"blank lines", "fn double(x) {\n  y = 2 x\n\n  y\n}\nprint double(4)\n", "8\n", ""},
		{"an inverse", "chart c(x)\nchart k(y)\nmap phi: c -> k {\n  y = 2 x\n}\ninverse {\n  x = y/2\n}\nprint phi(c(3))\n", "k(6)\n", ""},
		{"tabs", "chart\tc(x)\nprint\tx\n", "x\n", ""},
		{"bare expressions", "1 + 1\nans + 1\n", "2  : Real\n3  : Real\n", ""},
		{"a mistake", "print 1\nprint nix\n", "", "<stdin>:2:7: E0201"},
		{"commands", "a = 1\n:type a\nhelp = 2\nb = nix\n", "Real\n", "<stdin>:4:5: E0201"},
		{"the end", "print 1\n:quit\nprint 2\n", "1\n", ""},
		{"nothing", "", "", ""},
		{"unfinished", "print (1 +\n", "", "<stdin>:1:"},
		{"a colon within", "print [1,\n:type\n2]\n", "", "<stdin>:2:1"},
	} {
		out, errs, end := piped(t, c.text)
		if out != c.out || c.errs == "" && errs != "" || !strings.Contains(errs, c.errs) || end.Rejected != (c.errs != "") {
			t.Errorf("%s: out %q, errors %q, %+v", c.name, out, errs, end)
		}
	}
	gone := errors.New("gone")
	r := &REPL{}
	if end := r.RunText(context.Background(), "", iotest.ErrReader(gone)); !errors.Is(end.Err, gone) {
		t.Errorf("%+v", end)
	}
}

// A session that announces says what a definition is; a semicolon asks for silence; ans
// is the last bare expression.
func TestAnnouncements(t *testing.T) {
	r, o, _ := heard(t)
	s := r.Session
	s.Announce(true)
	for _, c := range []struct{ text, want string }{
		{"chart psi(r, t) where r > 0", ""},
		{"f = r^2 sin(t)", "f = r^2 sin(t)  : Real over psi, invariant\n"},
		{"g = f^2;", ""},
		{"metric G_ij = diag(1, r^2) on psi", "G = [[1, 0], [0, r^2]]  : metric G_ij over psi\n"},
		{"B = zeros(100)", "B  : Real[100]\n"},
		{"long = (r + 1)^2 + (r + 2)^3 + sin(r + t)^4 + cos(r - t)^5 + exp(r t)^6 + log(r)^7", "long  : Real over psi\n"},
		{"E = eig([[2, 0], [0, 1]])", "E  : Real[2]\n"}, // which takes work
		{"p = psi(1, 2)", "p = psi(1, 2)  : Point[psi]\n"},
		{"w = 1/(r - r)", "w  : Real\n"}, // what has no value is no error before it is asked for
		{"d_i f", "[2 r sin(t), r^2 cos(t)]  : tensor _i over psi\n"},
		{"ans @ psi(1, 0)", "[0 1]  : tensor _i over psi @ psi(1, 0)\n"},
		{"3;", ""},
		{"ans + 1 # sum", "4  : Real\n"},
		{"fn h(x) = x", ""},
		{"1/2 + 1/3", "5/6 = 0.833333  : Real\n"},
		{"third = 1/3", "third = 1/3 = 0.333333  : Real\n"},
		{"1/4", "0.25  : Real\n"},
		{"0.1 + 0.2", "0.3  : Real\n"},
		{"sqrt(2)", "1.41421  : Real\n"},
		{"4", "4  : Real\n"},
		{"1/3^40", "8.22526e-20  : Real\n"},
		{"4", "4  : Real\n"},
		{"print ans", "4\n"},
	} {
		o.Reset()
		if _, err := s.Exec(context.Background(), "<1>", c.text); err != nil || o.String() != c.want {
			t.Errorf("%s: %q, want %q; %v", c.text, o.String(), c.want, err)
		}
	}
}

// Every word of the language has help, with an example that runs.
func TestHelpForWords(t *testing.T) {
	for _, word := range grammar.HelpWords() {
		text, ok := grammar.Help(word)
		forms, example, found := strings.Cut(text, "Example:\n")
		if !ok || !found || !strings.Contains(forms, word) {
			t.Errorf("%s: %q", word, text)
			continue
		}
		if _, errs, end := piped(t, example); errs != "" || end.Rejected || end.RuntimeErrors || end.FailedAssertions {
			t.Errorf("%s: %s", word, errs)
		}
	}
}

// The tour runs from its first step to its last, and says what it shows.
func TestTour(t *testing.T) {
	out, errs, end := piped(t, strings.Repeat(":tour\n", len(tourSteps)))
	if errs != "" || end.Rejected || end.RuntimeErrors {
		t.Fatalf("%s\n%s", out, errs)
	}
	for _, want := range []string{"1 of 11.", "C[r,t,t]            = -r", "\n2\n", "[-sin(th), 0]", "\n0.5\n", "[-0.5 -0.5]", "S(", "[[1, 0], [0, r^2]]", "11 of 11."} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if _, errs, _ := piped(t, ":tour 40\n:tour 2x\n"); strings.Count(errs, "from 1 to 11") != 2 {
		t.Errorf("%s", errs)
	}
	if out, _, _ := piped(t, ":tour 6\n:tour\n"); !strings.Contains(out, "7 of 11") {
		t.Errorf("%s", out)
	}
}
