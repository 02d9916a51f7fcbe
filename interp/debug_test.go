package interp_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Programs whose stages are kept: the one of docs/architecture.md, a network, a
// pushed field, and a black hole.
var debugged = []struct {
	name, text string
	exprs      []string
	stages     []string
}{
	{"polar", polarProgram, []string{"G^ij d_i L d_j L @ psi(2, 0.5)"}, interp.Stages()},
	{"a network", `chart theta(W[3,2], b[3], a[3])
X_nf = [[sin(0.1*n f) for f in 1..2] for n in 1..2000]
Y_n = [cos(0.2*n) for n in 1..2000]
f_n = tanh(X_nf W_uf + b_u) a_u
L = mean_n (f_n - Y_n)^2
p = theta(ones(3, 2), zeros(3), ones(3))
`, []string{"L @ p", "d_i L @ p"}, []string{"graph", "plan"}},
	{"a pushed field", `chart plane(x, y)
chart psi(r, t) where r > 0
map phi: plane -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
v_i = d_i (x y)
w = push(v_i, phi)
q = phi(plane(1, 2))
`, []string{"w", "w @ q"}, interp.Stages()},
	{"Kerr", `import gallery
g = gallery.kerr(1, 1/2)
C = levicivita(g)
`, []string{"C[1,2,2]", "g @ gallery.Kerr(0, 5, 1, 0)"}, []string{"graph", "plan"}},
}

const polarProgram = `chart psi(r, t) where r > 0
metric G_ij = [[1, 0], [0, r^2]] on psi
L = r^2*cos(t)
print G^ij d_i L d_j L @ psi(2, 0.5)
print G^ij d_i L d_j L
`

// Stages are text that a bug report can hold: the same in every run.
func TestStages(t *testing.T) {
	write := func() string {
		var b strings.Builder
		for _, c := range debugged {
			p := compile(t, c.text)
			for _, expr := range c.exprs {
				for _, stage := range c.stages {
					text, err := p.Debug(context.Background(), stage, expr)
					if err != nil {
						t.Fatalf("%s of %s: %v", stage, expr, describe(err))
					}
					fmt.Fprintf(&b, "== %s: %s of %s\n%s", c.name, stage, expr, text)
				}
			}
		}
		return b.String()
	}
	got := write()
	if again := write(); again != got {
		t.Errorf("the stages are not the same twice")
	}
	const name = "testdata/stages.txt"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A line of the source is its innermost statement, in that statement's scope.
func TestStagesOfLines(t *testing.T) {
	p := compile(t, `chart psi(r, t) where r > 0
map turn: psi -> psi { r = r; t = t + 1 }
L = r^2 cos(t)
p = psi(2, 0.5)
test "inner" {
  for k in [1, 2] {
    print k L @ p, "and", 3
    assert L @ p > 1
  }
}
table x, L @ psi(x, 1) for x in [1, 2]
fn f(x) = x^2
`)
	for _, c := range []struct {
		line  int
		stage string
		want  []string
	}{
		{1, "tree", []string{"Chart"}},
		{1, "graph", []string{"nothing to evaluate"}},
		{2, "graph", []string{"== turn, its t", "coord t of psi"}},
		{3, "tree", []string{"Define", "Call"}},
		{3, "graph", []string{"1 L = contract ,->"}},
		{4, "graph", []string{"1 contract 2", "1 contract 0.5"}},
		{7, "graph", []string{"param k", "contract 3", "nothing to evaluate: \"and\" is String"}},
		{7, "plan", []string{"component tier: "}},
		{8, "graph", []string{"left of >", "L = contract"}},
		{9, "tree", []string{"For"}},
		{6, "graph", []string{"the values of k", "param k", "left of >"}},
		{11, "code", []string{"the values of x", "cos v1"}},
		{12, "plan", []string{"nothing to evaluate"}},
	} {
		text, err := p.DebugLine(context.Background(), c.stage, c.line)
		if err != nil {
			t.Errorf("%s of line %d: %v", c.stage, c.line, describe(err))
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s of line %d has no %q:\n%s", c.stage, c.line, want, text)
			}
		}
	}
	for _, c := range []struct {
		code string
		do   func() (string, error)
	}{
		{"E0552", func() (string, error) { return p.DebugLine(context.Background(), "graph", 40) }},
		{"E0552", func() (string, error) { return p.DebugLine(context.Background(), "grph", 1) }},
		{"E0552", func() (string, error) { return p.Debug(context.Background(), "grph", "L") }},
		{"E0201", func() (string, error) { return p.Debug(context.Background(), "graph", "M") }},
		{"E0415", func() (string, error) { return p.Debug(context.Background(), "plan", "d_i floor(r)") }},
	} {
		text, err := c.do()
		if code := codeOf(err); code != c.code || text != "" {
			t.Errorf("got %q and %v, want %s", text, err, c.code)
		}
	}
}

func codeOf(err error) string {
	var d *diag.Diagnostic
	var list diag.List
	switch {
	case errors.As(err, &d):
		return d.Code
	case errors.As(err, &list) && len(list) > 0:
		return list[0].Code
	}
	return ""
}

// The plan from Go is the plan as text, in parts.
func TestExplain(t *testing.T) {
	p := compile(t, polarProgram+"m_ab = [[sin(a b) for b in 1..40] for a in 1..30]\nx_b = [cos(b) for b in 1..40]\n")
	plan, err := p.Explain(context.Background(), "sum_b m_ab x_b m_cb")
	if err != nil {
		t.Fatal(describe(err))
	}
	if plan.Tier != "array tier" || plan.Why == "" || len(plan.Products) != 1 || len(plan.Products[0].Order) != 2 {
		t.Errorf("the plan is\n%+v", plan)
	}
	sum := 0.0
	for _, s := range plan.Steps {
		sum += s.Operations
		if !strings.Contains(plan.String(), s.Text) {
			t.Errorf("no %q in\n%v", s.Text, plan)
		}
	}
	if sum != plan.Operations || sum < 2*30*30*40 {
		t.Errorf("%g operations in steps, %g in all", sum, plan.Operations)
	}
	plan, err = p.Explain(context.Background(), "[L @ psi(1, 2), d_i L @ psi(1, 2)] == 3")
	if err == nil {
		t.Errorf("a comparison that is refused has the plan\n%v", plan)
	}
	plan, err = p.Explain(context.Background(), "L @ psi(1, 2) > 3")
	if err != nil || len(plan.Before) != 2 || plan.Before[0].Tier != "value" || len(plan.Before[0].Before) != 1 {
		t.Errorf("got %v and\n%v", err, plan)
	}
}

// A profile has a line for every statement that ran, whose times and evaluations
// are its own; nothing is said of what did not run.
func TestProfile(t *testing.T) {
	const text = `chart psi(r, t) where r > 0
L = r^2 cos(t)
X_nm = [[sin(n m) for m in 1..300] for n in 1..300]
test "inner" {
  for k in [1, 2, 3] {
    print k L @ psi(2, 0.5)
  }
}
print sum_i sum_k exp(X_ij X_kj), L
assert exp(1) > 0
print 1/r @ psi(1 - 1, 2)
print "not reached"
`
	p := compile(t, text)
	var profile interp.Profile
	res, err := p.Run(context.Background(), interp.RunOptions{Profile: &profile})
	if err == nil || res.OK() {
		t.Fatal("the run has no error")
	}
	want := []struct{ line, runs, evaluations int }{{2, 1, 0}, {3, 1, 0}, {4, 1, 0}, {5, 1, 1}, {6, 3, 3}, {9, 1, 1}, {10, 1, 2}, {11, 1, 1}}
	if len(profile.Lines) != len(want) {
		t.Fatalf("got %+v", profile.Lines)
	}
	sum := profile.Checking.Time
	for i, l := range profile.Lines {
		w := want[i]
		if l.Line != w.line || l.Runs < w.runs || l.Evaluations < w.evaluations {
			t.Errorf("got %+v, want %+v", l, w)
		}
		if l.Text != strings.TrimSpace(strings.Split(text, "\n")[l.Line-1]) || l.File != p.Name() {
			t.Errorf("line %d of %s is %q", l.Line, l.File, l.Text)
		}
		if l.Time < 0 || l.Allocated < 0 || l.Peak < 0 {
			t.Errorf("less than nothing: %+v", l)
		}
		sum += l.Time
	}
	if sum > profile.Total || profile.Checking.Time <= 0 {
		t.Errorf("%v in lines, %v in all", sum, profile.Total)
	}
	if peak := profile.Lines[5].Peak; peak < 8*300*300 {
		t.Errorf("line 9 has a product of 300 x 300 and a peak of %d bytes", peak)
	}
	var again interp.Profile
	if _, err := p.Run(context.Background(), interp.RunOptions{Profile: &again}); err == nil || len(again.Lines) != len(want) || again.Checking.Time != profile.Checking.Time {
		t.Errorf("a second run has the profile %+v", again)
	}
}
