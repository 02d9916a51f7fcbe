package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// wave is a concrete function, A sin(w·x + p) + C, whose derivatives are known without
// differentiating: what an open function is replaced by.
type wave struct {
	name        string
	params      []string
	a, phase, c float64
	frequencies []float64
}

func newWave(rng *rand.Rand, name string, params ...string) *wave {
	w := &wave{name: name, params: params, a: 0.2 + 0.3*rng.Float64(), phase: 6 * rng.Float64(), c: 2 + rng.Float64()}
	for range params {
		w.frequencies = append(w.frequencies, 0.5+rng.Float64())
	}
	return w
}

// body is the derivative of these orders in Geo's own words.
func (w *wave) body(orders []int) string {
	factor, phase, n := w.a, w.phase, 0
	for k, times := range orders {
		factor *= math.Pow(w.frequencies[k], float64(times))
		n += times
	}
	angle := fmt.Sprintf("%.17g + %d*pi/2", phase, n)
	for k, p := range w.params {
		angle += fmt.Sprintf(" + %.17g*%s", w.frequencies[k], p)
	}
	text := fmt.Sprintf("%.17g*sin(%s)", factor, angle)
	if n == 0 {
		text += fmt.Sprintf(" + %.17g", w.c)
	}
	return text
}

// head is the function with a body.
func (w *wave) head() string {
	return fmt.Sprintf("fn %s(%s) = %s\n", w.name, strings.Join(w.params, ", "), w.body(make([]int, len(w.params))))
}

var derivativeHead = regexp.MustCompile(`([a-zA-Z]+)('+)(\[[a-z,]+\])?\(`)

// concrete puts functions with bodies of their own into the place of derivatives of open
// functions in a printed formula.
func concrete(text string, waves []*wave) (defs, formula string) {
	seen := map[string]bool{}
	formula = derivativeHead.ReplaceAllStringFunc(text, func(head string) string {
		m := derivativeHead.FindStringSubmatch(head)
		for _, w := range waves {
			if w.name != m[1] {
				continue
			}
			orders := make([]int, len(w.params))
			if m[3] == "" {
				orders[0] = len(m[2])
			} else {
				for _, by := range strings.Split(strings.Trim(m[3], "[]"), ",") {
					for k, p := range w.params {
						if p == by {
							orders[k]++
						}
					}
				}
			}
			name := w.name + "D"
			for _, n := range orders {
				name += strings.Repeat("x", n) + "y"
			}
			if !seen[name] {
				seen[name] = true
				defs += fmt.Sprintf("fn %s(%s) = %s\n", name, strings.Join(w.params, ", "), w.body(orders))
			}
			return name + "("
		}
		return head
	})
	return defs, formula
}

// openGeometries are metrics with functions left open, over a chart c(t, r, x, y).
var openGeometries = []string{
	"diag(-1, a(t)^2, a(t)^2*r^2, a(t)^2*r^2*sin(x)^2)",
	"diag(-exp(2*V(r, t)), exp(2*a(r)), r^2, r^2*sin(x)^2)",
	"diag(-V(r, t), a(t)/V(r, t), r^2, r^2*sin(x)^2)",
	"diag(-1, a(t)^2, b(t)^2, b(t)^2*exp(2*r))",
	"exp(2*V(r, t))*diag(-1, 1, 1, 1)",
	"[[-V(t, r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(x)^2]]",
	"[[-1, b(r*t), 0, 0], [b(r*t), a(t)^2, 0, 0], [0, 0, a(t)^2, 0], [0, 0, 0, r^2]]",
	"diag(-a(a(t)/3)^2, V(r + x, t)^2, b(x)^2, 1)",
}

// openQuestions are asked of each, with a component.
var openQuestions = []string{
	"levicivita(g)[%[1]s,%[2]s,%[3]s]", "ricci(levicivita(g))[%[1]s,%[2]s]", "einstein(g)[%[1]s,%[2]s]",
	"scalarCurvature(g)", "riemann(levicivita(g))[%[1]s,%[2]s,%[1]s,%[2]s]", "(d_i d_j V(t*r, x))[%[1]s,%[2]s]",
	"(d_i d_j d_k b(a(t)*r))[%[1]s,%[2]s,%[3]s]", "(d_i (a(t)*log(b(x)^2)))[%[1]s]",
}

// What is printed of open functions is what comes out when functions with bodies stand in
// their places from the beginning. OPEN_CHECKS is how many geometries are drawn.
func TestOpenFunctionsInstantiated(t *testing.T) {
	draws := 6
	if n, err := strconv.Atoi(os.Getenv("OPEN_CHECKS")); err == nil {
		draws = n
	}
	rng := rand.New(rand.NewPCG(10, uint64(draws)))
	ctx := context.Background()
	coordinates := []string{"t", "r", "x", "y"}
	compared := 0
	for range draws {
		metric := openGeometries[rng.IntN(len(openGeometries))]
		waves := []*wave{newWave(rng, "a", "s"), newWave(rng, "b", "s"), newWave(rng, "V", "u", "v")}
		chart := "chart c(t, r, x, y) where r > 0, 0 < x < 3\n"
		define := "metric g_ij = " + metric + " on c\n"
		open, err := engine(t, interp.Options{}).Compile(ctx, "open.geo", chart+"fn a(s), b(s) where a > 0, b > 0\nfn V(u, v) where V > 0\n"+define)
		if err != nil {
			t.Fatalf("%s: %v", metric, err)
		}
		bodies, outside := "", map[string]string{}
		for _, w := range waves {
			bodies += w.head()
			outside[w.name+"("+strings.Join(w.params, ", ")+")"] = w.body(make([]int, len(w.params)))
		}
		given, err := engine(t, interp.Options{}).CompileSource(ctx, interp.Source{Name: "given.geo", Functions: outside,
			Text: chart + "fn a(s), b(s) where a > 0, b > 0\nfn V(u, v) where V > 0\n" + define})
		if err != nil {
			t.Fatalf("%s with %v: %v", metric, outside, err)
		}
		whole, err := engine(t, interp.Options{}).Compile(ctx, "whole.geo", chart+bodies+define)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			pick := func() string { return coordinates[rng.IntN(4)] }
			question := fmt.Sprintf(openQuestions[rng.IntN(len(openQuestions))], pick(), pick(), pick())
			question, _, _ = strings.Cut(question, "%!")
			at := fmt.Sprintf("c(%.3f, %.3f, %.3f, %.3f)", rng.Float64(), 0.5+rng.Float64(), 0.5+2*rng.Float64(), rng.Float64())
			v, err := open.Eval(ctx, question)
			if err != nil {
				t.Errorf("%s: %s: %v", metric, question, err)
				continue
			}
			defs, formula := concrete(strings.Split(v.String(), "  (")[0], waves)
			printed, err := engine(t, interp.Options{}).Compile(ctx, "printed.geo", chart+bodies+defs+"f = "+formula)
			if err != nil {
				t.Errorf("%s: %s: %s is not read back: %v", metric, question, v, err)
				continue
			}
			got, err := printed.Eval(ctx, "f")
			if err == nil && got.Kind() != interp.Numbers {
				got, err = printed.Eval(ctx, "f @ "+at)
			}
			want, err2 := whole.Eval(ctx, "("+question+") @ "+at)
			if err2 != nil { // the same everywhere
				want, err2 = whole.Eval(ctx, question)
			}
			if err != nil || err2 != nil {
				t.Errorf("%s: %s: %v, %v", metric, question, err, err2)
				continue
			}
			filled, err := given.Eval(ctx, "("+question+") @ "+at)
			if err != nil {
				filled, err = given.Eval(ctx, question)
			}
			if y, z := want.Float64(), filled.Float64(); err != nil || !(math.Abs(y-z) <= 1e-9*math.Max(1, math.Abs(y))) {
				t.Errorf("%s: %s at %s: %v with bodies from outside (%v), %v with them in the text", metric, question, at, z, err, y)
			}
			x, y := got.Float64(), want.Float64()
			if d := math.Abs(x - y); !(d <= 1e-9*math.Max(1, math.Abs(y))) {
				t.Errorf("%s: %s at %s: the formula %s gives %v, with bodies it is %v", metric, question, at, v, x, y)
			}
			compared++
		}
	}
	if compared < draws {
		t.Errorf("%d compared", compared)
	}
}

// What is said of functions without a body, of params with conditions and of values that
// keep what is open: printed, or refused with a code.
func TestWhatStaysOpen(t *testing.T) {
	const head = "chart c(t)\nchart h(x, y) where y > 0\n"
	for _, c := range []struct{ text, want string }{
		{"fn a(s)\nprint d_i a(t), d_i a(a(t)), diff(diff(a(t), t), t)", "a'(t), a'(t) a'(a(t)), a''(t) (depends on the chart)"},
		{"fn a(s)\nf = a(t)\nprint f @ c(2), (d_i d_j f) @ c(0)", "a(2), a''(0)"},
		{"fn V(u, v)\nprint d_i V(x, y), V'[u,v](x, 1) == V'[v,u](x, 1)", "[V'[u](x, y), V'[v](x, y)], true"},
		{"fn a(s)\nfn q(x) = a'(x)^2\nprint q(t), q(2)", "a'(t)^2, a'(2)^2"},
		{"fn a(s)\nfn twice(f, x) = f(x) + f(2 x)\nprint twice(a, t)", "a(t) + a(2 t)"},
		{"fn a(s)\nprint [a(n) for n in 1..2], a([1, 2])", "[a(1), a(2)], [a(1), a(2)]"},
		{"fn a(s)\nprint sin(a(t))^2 + cos(a(t))^2 == 1, a(t) == a(2 t), a(2) == a(3), a(t) != a(t)", "true, false, false, false"},
		{"fn a(s)\nprint a(t)^2 >= 0, exp(a(t)) > 0, -a(t)^2 - 1 > 0", "true, true, false"},
		{"fn a(s)\nprint a(t) > 0", "E0458"},
		{"fn a(s)\nprint a(2) > 0", "E0458"},
		{"fn a(s)\nprint a(t) ~= a(t) + 1e-12", "E0458"},
		{"fn a(s)\nprint a(t) ~= a(t)", "true"},
		{"fn a(s) where a > 0\nprint sqrt(a(t)^2), a(t) > 0, a(t) + 1 > 0, a(2) > 0, log(a(t)^2), a(t) == 0", "a(t), true, true, true, 2 log(a(t)), false"},
		{"fn m(r) where 2 m < r\nprint sqrt((t - 2 m(t))^2), 2 m(t) < t, m(3) < 1.5, m(t) == 1", "t - 2 m(t), true, true, false"},
		{"fn a(s), b(s) where a > b, b > 1\nprint a(t) > 1, sqrt((a(t) - b(t))^2), a(t) == b(t), a(t) == b(t) + 1", "true, a(t) - b(t), false, false"},
		{"fn a(s) where a < 0\nprint sqrt(a(t)^2), abs(a(3)), a(t)^2 == 1", "-a(t), -a(3), false"},
		{"fn a(s) where a' > 0\nprint abs(a'(t)), abs(a(t))", "a'(t), abs(a(t))"},
		{"fn a(s) where t > 0", "E0520"},
		{"fn a(s) where a > 0 or a < -1", "E0520"},
		{"param k\nfn a(s) where a > k", "E0520"},
		{"fn a(s)\nprint eig([[a(1), 0], [0, 1]])", "E0412"},
		{"fn a(s)\nprint minimise(a(t), from: c(1))", "E0412"},
		{"fn a(s)\nplot a(x) for x in 0..1", "E0412"},
		{"fn a(s)\ntable a(x) for x in [1, 2]", "E0412"},
		{"fn a(s)\nprint a + 1", "E0211"},
		{"fn a(s)\nprint a' + 1", "E0211"},
		{"fn V(u, v)\nprint V'(x, y)", "E0315"},
		{"fn V(u, v)\nprint V'[x](x, y)", "E0315"},
		{"fn a(s)\na' = 3", "E0202"},
		{"a' = 3\nfn a(s)", "E0202"},
		{"fn a(s, s)", "E0237"},
		{"fn a(s)\nmetric g_ij = diag(1, 1 + a(x)^2) on h\nprint ricci(levicivita(g)) == 1/2*scalarCurvature(g)*g", "true"},
		{"fn a(s)\ntensor H_ij = d_i d_j a(x y)\nprint H[x,y]", "E0451"},
		{"fn a(s)\ntensor H_ij = d_i d_j a(x y)\nprint H[x,y] @ h(1, 2)", "E0451"},
		{"fn a(s)\ntensor v_i = a'(x y) d_i (x y)\nprint v", "[y a'(x y), x a'(x y)]"},
		{"fn a(s)\nfn g(f) -> tensor T_ij = d_i d_j a(f)", "E0322"},
		{"fn a(s)\nprint latex(a'(t)^2 + a''(2))", `a''(2) + \dot{a}^{2}(t)`},
		{"fn a(s)\nprint latex(a''''(t)^2 + a'''(2))", `a'''(2) + (a^{(4)}(t))^{2}`},
		{"fn V(u, v)\nprint latex(V'[u,v](x, 1)^2)", `(\partial_{u}\partial_{v} V(x, 1))^{2}`},

		{"param m where m > 0\nprint sqrt(m^2), (x*y) @ h(m, m), m > 0, m > -1, m < 0, 1 < m + 2", "m, m^2, true, true, false, true"},
		{"param m where m > 0\nprint m > 1", "E0458"},
		{"param m, b where 0 <= b < m\nprint sqrt((m - b)^2), m > 0, m + b > 0, b < m, b == m", "m - b, true, true, true, false"},
		{"param m\nprint (x*y) @ h(m, m^2 + 1)", "m^3 + m"},
		{"param m\nprint (x*y) @ h(m, m)", "E0452"},
		{"param m\nprint (x*y) @ h(m, -1 - m^2)", "E0452"},
		{"param m\nfn a(s)\np = c(m)\nf = a(t)\nprint f @ p == a(m), f @ p == a(2 m)", "true, false"},
		// A chart whose domain depends on what is open: a point of numbers lies in it by the conditions, or is not known to.
		{"param m where m > 0, 2 m < 10\nchart q(r) where r > 2 m\nprint (1 - 2 m/r) @ q(10)", "1 - m/5"},
		{"param m where m > 0\nchart q(r) where r > 2 m\nprint (1 - 2 m/r) @ q(10)", "E0452"},
		{"param m where m > 5\nchart q(r) where r > 2 m\nprint (1 - 2 m/r) @ q(10)", "E0452"},
		{"fn a(s) where a < 5\nchart q(r) where r > a(3)\nprint (r a(3)) @ q(10)", "10 a(3)"},
		{"param M = -1 where M > 0\nprint M", "E0460"},
		{"param w_n = [1, -2] where w_n > 0\nprint w", "E0460"},
		{"param M where t > 0", "E0520"},
		// True where the conditions hold, and false elsewhere: no sample outside them says so.
		{"param m, b where 0 <= b < m\nprint sqrt((m^2 - b^2)^2) == m^2 - b^2", "E0458"},
		{"chart q(r, s) where r > s, s > 0\nprint abs(r^3 - s^3) == r^3 - s^3", "E0458"},
		{"chart q(r, s) where r > s, s > 0\nprint abs(r^3 - s^3) == r^3 + s^3", "false"},
		{"fn a(s), b(s) where a > b, b > 0\nprint abs(a(t)^3 - b(t)^3) == a(t)^3 - b(t)^3", "E0458"},
		{"fn m(r) where 2 m < r\nprint abs(t^3 - 8 m(t)^3) == t^3 - 8 m(t)^3", "E0458"},
		{"param m where m > 1, m < 0", "E0327"},
		{"param m where m > 1\nparam b where m < b, b < 1", "E0327"},
		{"param m where m > 1\nchart q(r) where 0 < r, r + m < 1", "E0327"},
		{"fn a(s) where a > 1, a < 0", "E0327"},
		{"fn a(s), b(s) where a > b, b > a + 1", "E0327"},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "open.geo", head+c.text)
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
		if got = strings.TrimSuffix(got, "\n"); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A value that breaks a param's condition is refused wherever it comes from.
func TestParamConditionsHoldEverywhere(t *testing.T) {
	ctx := context.Background()
	p := compile(t, "param m, a = 0.5 where 0 <= a < m\nchart c(r)\nf = (r - m)^2 - a^2\nprint f @ c(1)\n")
	for _, c := range []struct {
		m  float64
		ok bool
	}{{2, true}, {0.5, false}, {-1, false}} {
		params := map[string]any{"m": c.m}
		_, _, err := run(t, p, interp.RunOptions{Params: params})
		_, err2 := p.Eval(ctx, "f @ c(1)", params)
		q, err3 := p.Prepare(ctx, "f @ c(1)", "m")
		if err3 != nil {
			t.Fatal(err3)
		}
		err3 = q.Into(ctx, make([]float64, 1), []float64{c.m})
		for i, err := range []error{err, err2, err3} {
			if (err == nil) != c.ok || err != nil && code(err) != "E0460" {
				t.Errorf("m = %v, way %d: %v", c.m, i, err)
			}
		}
	}
	if _, err := engine(t, interp.Options{}).Compile(ctx, "f.geo", "param m where m > 0\nprint m"); err != nil {
		t.Error(err)
	}
}

// Bodies from outside are what the functions are, wherever they are called; what does not
// fit is refused with its place in what the host gave.
func TestBodiesFromOutside(t *testing.T) {
	const text = "param M = 2 where M > 0\nfn a(t) where a > 0\nfn b(x, y)\nchart c(t, x) where t > 0\n" +
		"print a''(t) on c, b'[x,y](t, x) on c\nfn twice(f, s) = f(2 s)\nprint (a(a(t)) on c) @ c(8, 0), twice(a, 4), b(1, 2)\n"
	ctx := context.Background()
	for _, c := range []struct {
		functions map[string]string
		want      string
	}{
		{nil, "a''(t), b'[x,y](t, x)\na(a(8)), a(8), b(1, 2)\n"},
		{map[string]string{"a(t)": "t^(2/3)"}, "-2/(9 t^(4/3)), b'[x,y](t, x)\n2.51984, 4, b(1, 2)\n"},
		{map[string]string{"a(s)": "1 + M s^2", "b(u, v)": "u^2 v^3 + a'(u)"}, "4, 6 t x^2\n33283, 129, 12\n"},
		{map[string]string{"b(u, v)": "u^2 v^3 + a'(u)"}, "a''(t), 6 t x^2\na(a(8)), a(8), 8 + a'(1)\n"},
		{map[string]string{"a'(t)": "3 a(t)"}, "9 a(t), b'[x,y](t, x)\na(a(8)), a(8), b(1, 2)\n"},
		{map[string]string{"a(t)": "1 - t"}, "E0351 1 - t"},
		{map[string]string{"a(t)": "-1 - t^2"}, "E0351"},
		{map[string]string{"a(t)": "a(t) + 1"}, "E0350 the body of a(t)"},
		{map[string]string{"a(t)": "t + x"}, "E0201 the body of a(t):1:5"},
		{map[string]string{"a(t)": "t +"}, "E0112 the body of a(t)"},
		{map[string]string{"a(t)": "[t, t]"}, "E0350"},
		{map[string]string{"a(t, u)": "t"}, "E0350"},
		{map[string]string{"a(2)": "3"}, "E0350"},
		{map[string]string{"q(t)": "3"}, "E0520 q(t)"},
		{map[string]string{"a": "3"}, "E0550 a(t)"},
	} {
		p, err := engine(t, interp.Options{}).CompileSource(ctx, interp.Source{Name: "given.geo", Text: text, Functions: c.functions})
		if err != nil {
			code, more, _ := strings.Cut(c.want, " ")
			if c.want == "" || !strings.Contains(err.Error(), code) || !strings.Contains(err.Error(), more) {
				t.Errorf("%v: %v, want %s", c.functions, err, c.want)
			}
			continue
		}
		out, _, err := run(t, p, interp.RunOptions{})
		if err != nil || c.want != "" && out != c.want {
			t.Errorf("%v: %q, %v, want %q", c.functions, out, err, c.want)
		}
	}
}
