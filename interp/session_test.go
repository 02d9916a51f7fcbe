package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

func session(t *testing.T) (*interp.Session, *strings.Builder) {
	t.Helper()
	var b strings.Builder
	s, err := engine(t, interp.Options{}).NewSession(render.TextSink(&b, render.TextOptions{}))
	if err != nil {
		t.Fatal(err)
	}
	return s, &b
}

func TestSession(t *testing.T) {
	s, out := session(t)
	for _, step := range []struct{ line, want, code string }{
		{"chart theta(x, y)", "", ""},
		{"L = x^2*y", "", ""},
		{"L", "x^2 y  : Real over theta, invariant\n", ""},
		{"L @ theta(1, 2)", "2  : Real, invariant\n", ""},
		{"L = x + y", "", ""}, // bound again
		{"L @ theta(1, 2)", "3  : Real, invariant\n", ""},
		{"M = L^2\nK = M + Q", "", "E0201"},
		{"M", "", "E0201"}, // nothing of a rejected piece is kept
		{"assert 1 ~= 2", "E0450", ""},
		{"metric G_ij = eye(2) on theta; det(G)", "", "E0332"},
		{"G", "", "E0201"},
		{"metric G_ij = eye(2) on theta", "", ""},
		{"use metric G", "", ""},
		{"v^i = [1, 2] on theta", "", ""},
		{"v_i v^i", "5  : Real\n", ""},
		{"param k = 2", "", ""},
		{"k L @ theta(1, 2)", "6  : Real, invariant\n", ""},
		{"p = theta(1, 2); p[x]", "1  : Real, invariant\n", ""},
		{"chart psi(r) where r > 0", "", ""},
		{"q = psi(-1)", "", "E0452"},
		{"1 +", "", "E01"},
		{"fn half(f) = f/2", "", ""},
		{"half(L) @ p", "1.5  : Real, invariant\n", ""},
		{"for i in 1..2 { print i }", "1\n2\n", ""},
	} {
		out.Reset()
		_, err := s.Exec(context.Background(), "<line>", step.line)
		if step.code != "" {
			if !strings.HasPrefix(code(err), step.code) {
				t.Errorf("%s: got %v, want %s", step.line, err, step.code)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %s", step.line, describe(err))
			continue
		}
		if step.want == "E0450" {
			if !strings.Contains(out.String(), "E0450") {
				t.Errorf("%s: %q", step.line, out.String())
			}
			continue
		}
		if out.String() != step.want {
			t.Errorf("%s: got %q, want %q", step.line, out.String(), step.want)
		}
	}
}

func TestSessionAnswers(t *testing.T) {
	s, _ := session(t)
	if typ, err := s.TypeOf(context.Background(), "1 + 1"); err != nil || typ != "Real" {
		t.Errorf("an empty session: %q, %v", typ, err)
	}
	if _, err := s.Exec(context.Background(), "<1>", "chart theta(x, y)\nL = x^2*y\nfn mine(f) = f^2\n"); err != nil {
		t.Fatal(describe(err))
	}
	if typ, err := s.TypeOf(context.Background(), "d_i L"); err != nil || typ != "tensor _i over theta" {
		t.Errorf("%q, %v", typ, err)
	}
	if _, err := s.TypeOf(context.Background(), "nothing"); code(err) != "E0201" {
		t.Errorf("%v", err)
	}
	if v, err := s.Eval(context.Background(), "L @ theta(3, 1)"); err != nil || v.Float64() != 9 {
		t.Errorf("%v, %v", v, err)
	}
	names := s.Names()
	if len(names) != 3 || names[1] != (interp.Named{Name: "L", Type: "Real over theta"}) {
		t.Errorf("Names = %v", names)
	}
	words := strings.Join(s.Words(), " ")
	for _, w := range []string{"L", "mine", "theta", "levicivita", "sin"} {
		if !strings.Contains(" "+words+" ", " "+w+" ") {
			t.Errorf("%s is not among the words", w)
		}
	}
	for name, want := range map[string]string{
		"hessian": "connection C^k_ij", "eig": "Eigenvalues", "mine": "mine(f)", "L": "Real over theta",
	} {
		if text, ok := s.Help(name); !ok || !strings.Contains(text, want) {
			t.Errorf("help %s: %q", name, text)
		}
	}
	if _, ok := s.Help("nothingAtAll"); ok {
		t.Error("help of nothing")
	}
}

func TestSourceLimitsHoldEverywhere(t *testing.T) {
	e := engine(t, interp.Options{Limits: interp.Limits{Source: interp.SourceLimits{Bytes: 20}}})
	long := "1" + strings.Repeat(" + 1", 20)
	p, err := e.Compile(context.Background(), "short", "x = 1")
	if err != nil {
		t.Fatal(describe(err))
	}
	if _, err := p.Eval(context.Background(), long); code(err) != grammar.CodeSourceLimit {
		t.Errorf("Program.Eval: %v", err)
	}
	s, err := e.NewSession(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Exec(context.Background(), "line", long); code(err) != grammar.CodeSourceLimit {
		t.Errorf("Session.Exec: %v", err)
	}
	if _, err := s.Eval(context.Background(), long); code(err) != grammar.CodeSourceLimit {
		t.Errorf("Session.Eval: %v", err)
	}
}
