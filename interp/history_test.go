package interp_test

// What an expression prints and computes depends on it and its definitions alone: not on other lines, not on what was asked before.

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// histories are programs whose lines used to move one another.
var histories = []string{
	"chart P(t)\nprint 2*sin(t/2)*cos(t/2)\nprint sin(t)\nprint sin(t/2)^2\nprint (1 - cos(t))/2",
	"chart c(x)\nprint (1 - cos(x)^2) @ c(1e-9)\nprint sin(x)^2 @ c(1e-9)\nprint (x^2 - 1) @ c(1.1)\nprint (x - 1) (x + 1) @ c(1.1)",
	"chart c(x, y)\nprint y - x, x - y\nprint 1/(x - y)\nprint 1/(y - x), abs(y - x), abs(x - y)\nprint sqrt(x^2 + y^2)/(x^2 + y^2)\nprint 1/sqrt(x^2 + y^2)",
	"chart c(x)\nprint x/2\nprint 0.5 x\nprint sin(x/2)\nprint sin(0.5 x)\nprint x/8 + 0.1*0.2 x",
	"param b\nparam a\nchart c(r, th) where r > 0\nprint a r + b r\nprint b r + a r^2\nprint r a b\nprint cos(th)^2 - sin(th)^2\nprint cos(2 th)\nprint cosh(r)^2 - sinh(r)^2 + a",
	"chart K(t, r, th, ph) where r > 0, 0 < th < pi\nparam M\nparam a\nSigma = r^2 + a^2*cos(th)^2\nDelta = r^2 - 2 M r + a^2\n" +
		"metric g_{mu nu} = [[-(1 - 2 M r/Sigma), 0, 0, -2 M r a*sin(th)^2/Sigma], [0, Sigma/Delta, 0, 0], [0, 0, Sigma, 0], [-2 M r a*sin(th)^2/Sigma, 0, 0, (r^2 + a^2 + 2 M r a^2*sin(th)^2/Sigma)*sin(th)^2]] on K\n" +
		"Gamma = levicivita(g)\nprint det(g)\nprint kretschmann(g)\nshow Gamma\nprint 48*M^2*(r^2 - a^2*cos(th)^2)*((r^2 + a^2*cos(th)^2)^2 - 16*r^2*a^2*cos(th)^2)/Sigma^6\nshow riemannDown(g)\nprint inv(g)[r,r]\nprint Delta/Sigma, g[t,t]",
	"chart d(p, q)\nL = p^2*q + exp(p q)\nprint d_i L @ d(0.3, 0.7)\nprint d_i d_j L @ d(0.3, 0.7)\nprint d_i d_j L\nprint sum_k((k + 1) L, k in 1..3) @ d(1, 2)\nprint L @ d(0.3, 0.7)",
	"param w[3]\nX_ni = [[1, 2, 3], [4, 5, 6.5], [7, 8, 0.1]]\ny_n = [0.1, 0.2, 0.3]\nchart net(W[3], b)\nR = mean_n((tanh(X_ni W_i + b) - y_n)^2)\n" +
		"print R @ net([0.1, 0.2, 0.3], 0.4)\nprint d_i R @ net([0.1, 0.2, 0.3], 0.4)\nprint y_n X_ni X_mi y_m\nprint X_mi X_ni y_n y_m\nprint eig(X_ni X_nj)",
}

// said is an event without its place: texts, LaTeX and numbers, in all their bits.
func said(t testing.TB, e interp.Event, inLaTeX bool) string {
	switch e := e.(type) {
	case *interp.Printed:
		var b strings.Builder
		for _, it := range e.Items {
			j, err := json.Marshal(it.Value)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s: %s %x", it.Source, it.Value, it.Value.Float64s())
			if inLaTeX {
				fmt.Fprintf(&b, " in LaTeX %s, in JSON %s", it.Value.LaTeX(), j)
			}
			b.WriteByte('\n')
		}
		return b.String()
	case *interp.Shown:
		return fmt.Sprintf("%s %v %v %v", e.Source, e.Components, e.Symmetries, e.Where)
	}
	return ""
}

// program is a text taken apart: what defines, and what says something.
type program struct {
	stmts []grammar.Stmt
	says  []bool
}

func apart(text string) program {
	file, errs := grammar.Parse(&diag.Source{Name: "history.geo", Text: text})
	if errs.HasErrors() {
		return program{}
	}
	p := program{stmts: file.Stmts}
	for _, s := range file.Stmts {
		says := false
		switch s.(type) {
		case *grammar.Print, *grammar.Show, *grammar.Assert, *grammar.ExprStmt, *grammar.Plot, *grammar.Table, *grammar.For, *grammar.Test:
			says = true
		}
		p.says = append(p.says, says)
	}
	return p
}

var word = regexp.MustCompile(`[\pL_][\pL\pN']*`)

// alone is statement k with the definitions whose words it, or they, mention.
func (p program) alone(k int) string {
	words := map[string]bool{}
	learn := func(s grammar.Stmt) {
		for _, w := range word.FindAllString(s.Span().Text(), -1) {
			words[w] = true
		}
	}
	learn(p.stmts[k])
	keep := make([]bool, len(p.stmts))
	for again := true; again; {
		again = false
		for i := range k {
			if p.says[i] || keep[i] {
				continue
			}
			text := p.stmts[i].Span().Text()
			needed := strings.HasPrefix(text, "use ") || strings.HasPrefix(text, "import ")
			head, _, _ := strings.Cut(text, "=")
			for _, w := range word.FindAllString(head, -1) {
				needed = needed || words[w]
			}
			if needed {
				keep[i], again = true, true
				learn(p.stmts[i])
			}
		}
	}
	var b strings.Builder
	for i := range k {
		if keep[i] {
			b.WriteString(p.stmts[i].Span().Text() + "\n")
		}
	}
	return b.String()
}

// saidBy gives what each statement of a program says, by its text.
func saidBy(t testing.TB, dir, text string) (map[string]string, error) {
	e := engine(t, interp.Options{})
	prog, err := e.CompileSource(context.Background(), interp.Source{Name: filepath.Join(dir, "history.geo"), Text: text})
	if err != nil {
		return nil, err
	}
	return ran(t, prog)
}

func ran(t testing.TB, prog *interp.Program) (map[string]string, error) {
	got := map[string]string{}
	_, err := prog.Run(t.Context(), interp.RunOptions{LaTeX: true, Sink: interp.SinkFunc(func(e interp.Event) error {
		switch x := e.(type) {
		case *interp.Printed:
			got[x.Span.Text()] = said(t, e, true)
		case *interp.Shown:
			got[x.Span.Text()] += said(t, e, true)
		}
		return nil
	})})
	return got, err
}

// Each line that says something says the same alone, among all the others, after
// them in another order, in a session twice, and to goroutines that share it.
func TestLinesDoNotMoveOneAnother(t *testing.T) {
	type source struct{ dir, text string }
	var all []source
	for _, text := range histories {
		all = append(all, source{".", text})
	}
	files, err := filepath.Glob("../stdlib/testdata/values/*.geo")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		// What a file asserts is printed: both sides of each comparison.
		for _, part := range strings.Split(string(b), "\n---\n") {
			all = append(all, source{filepath.Dir(f), sidesPrinted(part)})
		}
	}
	for _, page := range []string{"language", "gallery", "conventions"} {
		b, err := os.ReadFile("../docs/" + page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, sample := range strings.Split(string(b), "```geo\n")[1:] {
			code, _, _ := strings.Cut(sample, "```\n")
			all = append(all, source{"../docs", code})
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	compared, least := 0, 400
	for i, s := range all {
		if testing.Short() && i >= len(histories) && i%5 != 0 {
			least = 100
			continue
		}
		compared += compareHistories(t, s.dir, s.text, random)
	}
	if compared < least {
		t.Errorf("only %d lines were compared", compared)
	}
}

// sidesPrinted prints the sides of the assertions of a file.
func sidesPrinted(text string) string {
	p := apart(text)
	var b strings.Builder
	for _, s := range p.stmts {
		a, ok := s.(*grammar.Assert)
		if !ok {
			b.WriteString(s.Span().Text() + "\n")
			continue
		}
		if c, ok := a.Cond.(*grammar.Compare); ok {
			fmt.Fprintf(&b, "print %s\n", c.Xs[0].Span().Text())
		}
	}
	return b.String()
}

func compareHistories(t *testing.T, dir, text string, random *rand.Rand) int {
	p := apart(text)
	whole, err := saidBy(t, dir, text)
	if err != nil {
		return 0 // a sample that ends with an error, on purpose
	}
	var definitions strings.Builder
	var lines []string
	for i, s := range p.stmts {
		switch {
		case !p.says[i]:
			definitions.WriteString(s.Span().Text() + "\n")
		case whole[s.Span().Text()] != "":
			lines = append(lines, s.Span().Text())
		}
	}
	random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	mixed, err := saidBy(t, dir, definitions.String()+strings.Join(lines, "\n"))
	if err != nil {
		mixed = whole // a name bound twice: the lines stand where they can
	}
	compared := 0
	for k, s := range p.stmts {
		line := s.Span().Text()
		if !p.says[k] || whole[line] == "" {
			continue
		}
		alone, err := saidBy(t, dir, p.alone(k)+line)
		if err != nil {
			continue // a definition that is needed by more than its words
		}
		compared++
		for how, got := range map[string]string{"in the program": whole[line], "among shuffled lines": mixed[line]} {
			if got != alone[line] {
				t.Errorf("%s\nsays alone   %s\nsays %s %s\nthe program:\n%s", line, alone[line], how, got, text)
			}
		}
	}
	shared(t, dir, text, whole)
	inSession(t, text, whole, lines)
	return compared
}

// shared runs one program by several goroutines at once.
func shared(t *testing.T, dir, text string, want map[string]string) {
	prog, err := engine(t, interp.Options{}).CompileSource(context.Background(), interp.Source{Name: filepath.Join(dir, "history.geo"), Text: text})
	if err != nil {
		t.Fatal(describe(err))
	}
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			got, err := ran(t, prog)
			if err != nil {
				t.Error(describe(err))
			}
			for line, w := range want {
				if got[line] != w {
					t.Errorf("%s\nsays %s\nto one of several goroutines %s", line, w, got[line])
				}
			}
		})
	}
	wait.Wait()
}

// opened is a program with functions without a body, answers are of solvers, limits and replacements in it.
const opened = "chart c(t, x) where x > 0\nparam a, b, k where k > 0\nfn f(t)\nfn g(t, x)\nmetric G_ij = diag(-1, f(t)^2) on c\nC = levicivita(G)\nh = (x^2 - a^2)*(x + b)^3\n"

var answers = []string{
	"ricci(C)", "scalarCurvature(G)", "d_i d_j g(t, x)", "subst(h, a: 2, b: -1)", "subst(d_i f(t), f(t): cos(t))", "subst(scalarCurvature(G), f(t): t^2) @ c(2, 1)",
	"solve(k*x^2 - a == b, for: a)", "solve([a + b == 3, a - b == k], for: [a, b])", "solve(k*a^2 == 2, for: a)", "limit(sin(k*x)/x, x, 0)", "limit((1 - cos(a*x))/x^2, x, 0)",
	"factor(x^4 - a^4)", "factor(expand(h))", "expand(h)", "collect(expand(h), x)", "subst(h, a: 1/3, b: 2) @ c(0, 7/3)", "integrate(exp(-x^2), x: 0..1)", "eulerLagrange(g(t, x)*d_t g(t, x), g(t, x))",
	"h == expand(h)", "sin(x)^2 + cos(x)^2 == 1", "limit(f(x), x, 1)", "solve(a == a + 1, for: a)",
}

// What one program answers to 64 goroutines, each of which asks in an order of its own, it answers to whoever asks alone.
func TestManyGoroutinesHearTheSame(t *testing.T) {
	ask := func(p *interp.Program, expr string) string {
		v, err := p.Eval(context.Background(), expr)
		if err != nil {
			return "refused: " + err.Error()
		}
		return fmt.Sprintf("%s %x %s %s", v, v.Float64s(), v.LaTeX(), v.Formulas())
	}
	want, refused := map[string]string{}, 0
	for _, expr := range answers {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "opened.geo", opened)
		if err != nil {
			t.Fatal(err)
		}
		if want[expr] = ask(p, expr); strings.HasPrefix(want[expr], "refused") {
			refused++
		}
	}
	if refused > len(answers)/4 {
		t.Errorf("%d of %d are refused: %q", refused, len(answers), want)
	}
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "opened.geo", opened)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for seed := range uint64(64) {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(seed, 1))
			for _, i := range random.Perm(len(answers))[:6] {
				if got := ask(p, answers[i]); got != want[answers[i]] {
					t.Errorf("%s\nsays %s\nalone, and among many %s", answers[i], want[answers[i]], got)
				}
			}
		})
	}
	wait.Wait()
}

// inSession runs a program in a session, and each of its lines twice more.
func inSession(t *testing.T, text string, want map[string]string, lines []string) {
	got := map[string]string{}
	s, err := engine(t, interp.Options{}).NewSession(interp.SinkFunc(func(e interp.Event) error {
		if x, ok := e.(*interp.Printed); ok {
			got[x.Span.Text()] = said(t, e, false)
		}
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Exec(t.Context(), "<line>", text); err != nil {
		return // a file beside the program, a name bound twice
	}
	for range 2 {
		for _, line := range lines {
			if !strings.HasPrefix(line, "print ") {
				continue
			}
			delete(got, line)
			if _, err := s.Exec(t.Context(), "<line>", line); err != nil {
				continue // a name that was bound again meanwhile
			}
			if got[line] != plain(want[line]) {
				t.Errorf("%s\nsays %s\nin a session %s", line, want[line], got[line])
			}
		}
	}
}

// plain leaves out LaTeX, for which a session is not asked.
func plain(s string) string { return regexp.MustCompile(" in LaTeX .*\n").ReplaceAllString(s, "\n") }
