package interp_test

// What stands behind a formula stands behind it in a document too, and as formulas: names as the
// formula writes them, < and > in math mode.

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// inDocument is what a program writes as LaTeX.
func inDocument(t *testing.T, text string) string {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "notes.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := program.Run(context.Background(), interp.RunOptions{Sink: render.LaTeXSink(&out, render.TextOptions{}), LaTeX: true}); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

func TestNotesOfFormulasInLaTeX(t *testing.T) {
	const head = `chart a(th, u0)
chart b(x, y)
map phi: a -> b {
  x = th + sin(th)/2
  y = u0
}
V^i = [th, u0^2] on a
tensor T_ij = [[exp(log(x)), 0], [0, 0*asin(x - y) + 1]] on b
`
	const from = `\text{coordinates of the point of a that phi sends here}`
	for _, k := range []struct{ statement, want string }{
		{"print push(V, phi)", `u_{0}^{2}\end{pmatrix}\quad (\theta, u_{0}\text{: coordinates of the point of a that phi sends here}) \]`},
		{"show push(V, phi)", `\text{where}\quad \theta, u_{0} &= ` + from},
		{"print exp(log(x)), y", `\[ x\quad (\text{where}\quad x > 0), \quad y \]`},
		{"print sqrt(y)^2 + x", `\[ x + y\quad (\text{where}\quad y \ge 0) \]`},
		{"print 0*asin(x - y) + y", `(\text{where}\quad -1 \le x - y \le 1)`},
		{"print (if x > 2 then exp(log(y)) else 0)", `\quad (\text{where}\quad y > 0 \lor 2 \ge x)`},
		{"param p, q where q >= -1\nprint solve(p*q == p^2, for: q)", `\quad (\text{where}\quad p \ne 0, -1 \le p)`},
		{"param p, q\nprint solve(q^2 == p, for: q)", `\left(\sqrt{p}\right)\quad (\text{where}\quad p \ge 0)`},
		{"show T", "T_{xx} &= x \\\\\nT_{yy} &= 1 \\\\\n"},
		{"show T", "\\text{where}\\quad  & x > 0 \\\\\n & -1 \\le x - y \\le 1\n"},
	} {
		if got := inDocument(t, head+k.statement+"\n"); !strings.Contains(got, k.want) {
			t.Errorf("%s:\n%s\nwant\n%s", k.statement, got, k.want)
		}
	}
}

// The parts of a formula that is written whole are defined behind it.
func TestPartsOfFormulasInLaTeX(t *testing.T) {
	var b strings.Builder
	b.WriteString("chart c(x, y)\nf1 = x + sin(x*y)\n")
	const steps = 20
	for k := 1; k < steps; k++ {
		fmt.Fprintf(&b, "f%d = f%d + sin(f%d)/(7 + f%d^2)\n", k+1, k, k, k)
	}
	formula, parts, _ := strings.Cut(inDocument(t, fmt.Sprintf("%sprint full(f%d)\n", b.String(), steps)), `(\text{where}\quad `)
	used := regexp.MustCompile(`\\mathrm\{part\}_\{\d+\}`).FindAllString(formula, -1)
	if len(used) == 0 {
		t.Errorf("no part is used in %.300s", formula)
	}
	for _, name := range used {
		if !strings.Contains(parts, name+" = ") {
			t.Errorf("%s is used and not defined in %.300s", name, parts)
		}
	}
}

// That something is known by continuation is said in documents, in JSON and to programs, too.
func TestContinuedIsSaidEverywhere(t *testing.T) {
	const head = "import gallery\nN = gallery.SphereStereographic\nparam M where M > 0\ng = gallery.sphere(1) in N\nh = gallery.sphereStereographic(1)\n"
	for _, c := range []struct {
		statement string
		continued bool
	}{
		{"print g", true}, {"print g[x,x]", true}, {"print g @ N(0, 0)", true}, {"print (g @ N(0, 0))[x,x]", true}, {"print M * g @ N(0, 0)", true},
		{"print [g @ N(0, 0), 3]", true}, {"show g", true}, {"show g @ N(0, 0)", true}, {"show g as line", true}, {"show g as matrix", true},
		{"table g[x,x] @ N(x, 0) for x in 0..1", true},
		{"print g @ N(1, 0)", false}, {"show g @ N(1, 0)", false}, {"print h", false}, {"print h @ N(0, 0)", false}, {"show h", false}, {"table h[x,x] @ N(x, 0) for x in 0..1", false},
	} {
		text := head + c.statement + "\n"
		if got := strings.Contains(inDocument(t, text), "continued"); got != c.continued {
			t.Errorf("%s as LaTeX: continued is %v", c.statement, got)
		}
		program, err := engine(t, interp.Options{}).Compile(t.Context(), "c.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		var plain, object bytes.Buffer
		for _, sink := range []interp.Sink{render.TextSink(&plain, render.TextOptions{}), render.JSONSink(&object)} {
			if _, err := program.Run(t.Context(), interp.RunOptions{Sink: sink}); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Contains(plain.String(), "continued"); got != c.continued {
			t.Errorf("%s as text: %s", c.statement, plain.String())
		}
		if got := regexp.MustCompile(`"continued":(true|\[false,true\])|"note":"continued"`).MatchString(object.String()); got != c.continued {
			t.Errorf("%s as JSON: %s", c.statement, object.String())
		}
	}
	program, err := engine(t, interp.Options{}).Compile(t.Context(), "c.geo", head)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"g": true, "g @ N(0, 0)": true, "g @ N(1, 0)": false, "h": false} {
		if v, err := program.Eval(t.Context(), text); err != nil || v.Continued() != want {
			t.Errorf("%s: %v, continued %v", text, err, v.Continued())
		}
	}
}
