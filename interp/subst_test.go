package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// What subst makes of an object is the object of the program in which the values and the
// bodies were written from the beginning.
func TestSubstIsTheConcreteProgram(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	ctx := context.Background()
	coordinates := []string{"t", "r", "x", "y"}
	geometries := append([]string{
		"diag(-(1 - 2*M/r), 1/(1 - 2*M/r), r^2, (r*sin(x))^2)", "[[-1, w*M, 0, 0], [w*M, r^2, 0, 0], [0, 0, exp(w*t), 0], [0, 0, 0, M + x^2]]",
		"diag(-V(M*r, t), a(w*t)^2, r^2*M, b(M)*r^2)",
	}, openGeometries...)
	questions := append([]string{
		"g[%[1]s,%[2]s]", "inv(g)[%[1]s,%[1]s]", "(d_i d_j (M*a(w*t)*b(r)))[%[1]s,%[2]s]", "(M^2*V(r, w*x)) @ c(M, w^2 + 1, 1, a(M))", "diff(M^3*a(M*r)*V(w, r), M)",
	}, openQuestions...)
	word := regexp.MustCompile(`\b[Mw]\b`)
	compared := 0
	for range 12 {
		metric := geometries[rng.IntN(len(geometries))]
		waves := []*wave{newWave(rng, "a", "s"), newWave(rng, "b", "s"), newWave(rng, "V", "u", "v")}
		m, w := fmt.Sprintf("%.3f", 0.1+0.2*rng.Float64()), fmt.Sprintf("%.3f", 0.5+rng.Float64())
		const chart = "chart c(t, r, x, y) where r > 0, 0 < x < 3\n"
		define := "metric g_ij = " + metric + " on c\n"
		open, err := engine(t, interp.Options{}).Compile(ctx, "open.geo", chart+"param M where M > 0\nparam w\nfn a(s), b(s) where a > 0\nfn V(u, v)\n"+define)
		if err != nil {
			t.Fatalf("%s: %v", metric, err)
		}
		bodies, by := "", ""
		for _, w := range waves {
			bodies += w.head()
			letters := []string{"p", "q"}[:len(w.params)]
			own := *w
			own.params = letters
			by += fmt.Sprintf(", %s(%s): %s", w.name, strings.Join(letters, ", "), own.body(make([]int, len(letters))))
		}
		// Some at once, the others behind: whatever is left of one call is the next one's.
		first, second := by, ", M: "+m+", w: "+w
		if rng.IntN(2) == 0 {
			first, second = ", w: "+w+by, ", M: "+m
		}
		value := func(s string) string {
			return word.ReplaceAllStringFunc(s, func(p string) string { return map[string]string{"M": m, "w": w}[p] })
		}
		whole, err := engine(t, interp.Options{}).Compile(ctx, "whole.geo", chart+value(bodies+define))
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			pick := func() string { return coordinates[rng.IntN(4)] }
			question := fmt.Sprintf(questions[rng.IntN(len(questions))], pick(), pick(), pick())
			question, _, _ = strings.Cut(question, "%!")
			at := fmt.Sprintf("c(%.3f, %.3f, %.3f, %.3f)", rng.Float64(), 0.7+rng.Float64(), 0.5+2*rng.Float64(), rng.Float64())
			asked := "subst(subst(" + question + first + ")" + second + ")"
			want := value(question)
			if strings.HasPrefix(question, "diff") { // by a param that has a number there: three derivatives by hand
				h := 1e-3
				side := func(s float64) string {
					return strings.NewReplacer("M^3*a(M*r)*V(w, r)", fmt.Sprintf("(%[1]s + %[2]g)^3*a((%[1]s + %[2]g)*r)*V(%[3]s, r)", m, s*h, w)).Replace("M^3*a(M*r)*V(w, r)")
				}
				want = fmt.Sprintf("(8*(%s - %s) - (%s - %s))/%g", side(1), side(-1), side(2), side(-2), 12*h)
			}
			x, err := open.Eval(ctx, "("+asked+") @ "+at)
			if err != nil {
				if x, err = open.Eval(ctx, asked); err != nil {
					t.Errorf("%s: %s: %v", metric, asked, err)
					continue
				}
			}
			y, err := whole.Eval(ctx, "("+want+") @ "+at)
			if err != nil {
				if y, err = whole.Eval(ctx, want); err != nil {
					t.Errorf("%s: %s: %v", metric, want, err)
					continue
				}
			}
			if d := math.Abs(x.Float64() - y.Float64()); !(d <= 1e-8*math.Max(1, math.Abs(y.Float64()))) {
				t.Errorf("%s: %s at %s is %v, written out %v", metric, asked, at, x, y)
			}
			compared++
		}
	}
	if compared < 30 {
		t.Errorf("%d compared", compared)
	}
}

// What subst says, printed, or refused with a code.
func TestSubst(t *testing.T) {
	const head = "param M where M > 0\nparam k\nparam m, b where 0 <= b < m\nfn a(s)\nfn p(s) where p > 0\nfn V(u, v)\n" +
		"chart c(t)\nchart h(x, y) where y > 0\nchart S(u, r) where r > 2 M\n"
	for _, c := range []struct{ text, want string }{
		{"print subst(M x + k y, M: 2, k: M)", "2 x + M y"},
		{"print subst(M, M: M + 1), subst(M k, M: m, k: M)", "M + 1, M m"},
		{"print subst(a(t) + k, a(s): a(s) + k, k: 3)", "k + 3 + a(t)"},
		{"print subst(diff(a(t^2), t), a(s): s^3), diff(subst(a(t^2), a(s): s^3), t)", "6 t^5, 6 t^5 (all depend on the chart)"},
		{"print subst(V'[u,v](x, y), V(u, v): u^2 v), subst(V(x, y) V(y, x), V(p, q): p - 2 q)", "2 x, -(x - 2 y) (2 x - y)"},
		{"print subst(a(1) x + a(2), a(s): s^2 M)", "M (x + 4)"},
		{"print subst([a(1), k], a(s): s, k: M), subst(c(k) , k: 2)", "[1, M], c(2)"},
		// A derivative that is replaced, and those beyond it.
		{"print subst(diff(a(t), t, t), a''(s): -k a(s))", "-k a(t) (depends on the chart)"},
		{"print subst(diff(a(t), t, t, t, t), a''(s): -k a(s))", "k^2 a(t) (depends on the chart)"},
		{"print subst(diff(a(t), t), a''(s): -k a(s))", "a'(t) (depends on the chart)"},
		{"print subst((d_i d_j a(t)) @ c(3), a''(s): -k a(s))", "-k a(3)"},
		{"print subst(V'[u](x, y) + V'[u,v](x, y), V'[u](p, q): p q)", "x y + x"},
		// Laws and metrics stay.
		{"metric g_ij = diag(a(x)^2, M) on h\nG = subst(g, a(s): s, M: 2)\nprint G, inv(G), scalarCurvature(G)", "[[x^2, 0], [0, 2]], [[1/x^2, 0], [0, 1/2]], 0"},
		{"metric g_ij = diag(1, M x^2) on h\nC = subst(levicivita(g), M: 4)\nprint C[x,y,y], riemann(C)[x,y,x,y]", "-4 x, 0 (all depend on the chart)"},
		// A field in the place of a param: what was constant stays so in what was derived.
		{"print subst(diff(M x^2, x), M: a(x)^2 + 1)", "2 x (1 + a(x)^2) (depends on the chart)"},
		{"print diff(subst(M x^2, M: exp(y)), y)", "x^2 exp(y) (depends on the chart)"},
		{"v_i = [M, 0] on h\nprint subst(v @ h(1, 2), M: y)", "E0350"},
		// Conditions.
		{"print subst(M x, M: -1)", "E0351"},
		{"print subst(M x, M: k)", "E0351"},
		{"print subst(M x, M: k^2 + 1), subst(m x, m: b + 1), subst(b + m, b: 0)", "k^2 x + x, b x + x, m"},
		{"print subst(b x, m: 1)", "E0351"},
		{"print subst(b x, m: 1, b: 1/2)", "x/2"},
		{"print subst(b x, m: 1, b: 1)", "E0351"},
		{"print subst(p(x), p(s): s)", "E0351"},
		{"print subst(p(y), p(s): s), subst(p(x), p(s): s^2 + 1), subst(p(x), p(s): exp(s) p(s))", "y, x^2 + 1, p(x) exp(x)"},
		{"f = 1/(r - 2 M)\nprint subst(f, M: 3), subst(f @ S(0, 3 M), M: 3), subst(S(0, 3 M), M: 2)", "1/(r - 6) (where r > 6), 0.333333, S(0, 6)"},
		{"f = 1/(r - 2 M)\nprint subst(f, M: 3) @ S(0, 5*M), subst(f, M: 3) @ S(0, 2 M + 6)", "1/(5 M - 6) (where 5 M > 6), 1/(2 M)"},
		{"f = 1/(r - 2 M)\nprint subst(f @ S(0, 3 M), M: 3) == 1/3", "true"},
		{"for s in [1, 2] { print subst(M x, M: s) @ h(3, 1) }", "3\n6"},
		{"for s in [1, -2] { print subst(M x, M: s) @ h(3, 1) }", "E0402"},
		// What is not replaced.
		{"print subst(x, x: 2)", "E0350"},
		{"print subst(a(t), a: 2)", "E0350"},
		{"print subst(a(t), a(2 s): s)", "E0350"},
		{"print subst(a(t), a(s): x)", "E0350"},
		{"print subst(a(t), a(s): s, a(u): u)", "E0350"},
		{"print subst(M, M: 1, M: 2)", "E0350"},
		{"print subst(M, M: [1, 2])", "E0350"},
		{"print subst(M)", "E0350"},
		{"print subst(M, 2)", "E0350"},
		{"print subst(h, M: 2)", "E0350"},
		{"print subst(M, nothing: 2)", "E0201"},
		{"print subst(integrate(M*w, w: 0..1), M: 2)", "E0201"},
		{"print subst(minimise(M*t^2, from: c(1))[t], M: 2)", "E0350"},
		{"param q = 2 M\nprint subst(q x, M: 2)", "E0350"},
		{"param q = 2 M\nprint subst(q x M, M: 2, q: 3)", "6 x"},
		{"print exp(a(t): 2)", "E0315"},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "subst.geo", head+c.text)
		got := ""
		if err == nil {
			var res *interp.Result
			if got, res, err = run(t, p, interp.RunOptions{}); err == nil && !res.OK() {
				got = "an assertion fails"
			}
		}
		if err != nil {
			got = code(err)
		}
		if got = strings.ReplaceAll(strings.TrimSuffix(got, "\n"), "  (", " ("); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Where a derivative of a function is replaced, what compositions ask of charts stays: of scalars, components, points.
func TestSubstOfDerivativesKeepsConditions(t *testing.T) {
	const head = "chart S(u) where u > 0\nchart X(z)\nfn y(s), q(s)\nmap c: X -> S { u = q(z) }\ng = pull(u^2, c) + y'(z)\nv^i = [g] on X\nprint "
	for _, c := range []struct{ expr, want string }{
		{"subst(g, y'(z): 0)", "q(z)^2  (where q(z) > 0)"},
		{"subst(v, y'(z): 3)", "3 + q(z)^2  (where q(z) > 0)"},
		{"subst(g, q'(z): 0)", "y'(z) + q(z)^2  (where q(z) > 0)"},
		{"subst(diff(g, z), q'(z): 2)", "4 q(z) + y''(z)  (where q(z) > 0)  (depends on the chart)"},
		{"subst(g, q(z): z, y'(z): 1)", "z^2 + 1  (where z > 0)"},
		{"subst(g, q(z): z, y'(z): 1) @ X(2)", "5"},
		{"subst(g, q(z): z, y'(z): 1) @ X(-2)", "E0402: a map leaves the chart of the formula: z > 0 does not hold at X(-2)"},
		{"subst(pull(u, c)*y'(z), y'(z): 0)", "0  (where q(z) > 0)"},
	} {
		if got := printedOrRefused(t, head+c.expr+"\n"); got != c.want && !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}
