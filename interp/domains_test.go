package interp_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// printedOrRefused is what a program prints, or the first line of what it fails with.
func printedOrRefused(t *testing.T, text string) string {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "domains.geo", text)
	if err != nil {
		return strings.SplitN(err.Error(), "\n", 2)[0]
	}
	var out bytes.Buffer
	if _, err = program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})}); err != nil {
		return strings.SplitN(err.Error(), "\n", 2)[0]
	}
	return strings.TrimSpace(out.String())
}

// Common factors cancel everywhere, in the value as in the print.
func TestRemovablePointsHaveThePrintedValue(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{"(x^2 - y^2)/(x - y), ((x^2 - y^2)/(x - y)) @ c(1, 1)", "x + y, 2"},
		{"x^2/x @ c(0, 1)", "0"},
		{"(x^3 - 1)/(x - 1) @ c(1, 0)", "3"},
		{"d_i ((x^2 - 1)/(x - 1)) @ c(1, 0)", "[1 0]"},
		{"[((x^2 - y^2)/(x - y) @ c(s, 1)) for s in [0, 1, 2]]", "[1 2 3]"},
		{"1/(x - y) @ c(1, 1)", "division by zero"},
		{"sin(x)/x @ c(0, 1)", "division by zero"},
		{"(x - 1)/(sqrt(x - 1)*sqrt(x - 1)) @ c(0, 1)", "sqrt of a negative number"},
	} {
		got := printedOrRefused(t, "chart c(x, y)\nprint "+c.expr+"\n")
		if got != c.want && !(strings.Contains(got, "E0402") && strings.Contains(got, c.want)) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// An integral stays within its chart.
func TestBoxesStayInTheDomain(t *testing.T) {
	const head = "param a = -1\nchart c(x, y) where x > 0\nmetric G_ij = eye(2) on c\nprint "
	for _, c := range []struct{ expr, want string }{
		{"integrate(abs(x), G, x: 0..1, y: 0..1)", "0.5"},
		{"integrate(abs(x), G, x: -1..1, y: 0..1)", "E0344: the box leaves the domain of c: x comes to -1, where x > 0"},
		{"integrate(abs(x), G, x: a..1, y: 0..1)", "E0344: the box leaves the domain of c: x comes to -1, where x > 0"},
	} {
		if got := printedOrRefused(t, head+c.expr+"\n"); got != c.want && !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// inf ends intervals and stands in conditions; where a number is asked it is none,
// and 1/0 is no end.
func TestInfinity(t *testing.T) {
	const head = "chart c(x) where x < inf\nmetric G_ij = eye(1) on c\nprint "
	for _, c := range []struct{ expr, want string }{
		{"integrate(exp(-x^2), G, x: -inf..inf)", "1.77245"},
		{"integrate(exp(-x), G, x: 0..∞), integrate(x exp(-x^2), G, x: inf..0)", "1, -0.5"},
		{"integrate(exp(-x^2), G, x: -1/0..1/0)", "division by zero"},
		{"integrate(exp(-x^2), G, x: log(0)..-log(0))", "log of zero"},
		{"integrate(exp(-x^2), G, x: 0/0..1)", "division by zero"},
		{"inf", "inf is no number"},
		{"-inf", "inf is no number"},
		{"inf - inf", "inf is no number"},
		{"0*inf", "inf is no number"},
		{"1/inf", "inf is no number"},
		{"atan(inf)", "inf is no number"},
		{"max(inf, 2)", "inf is no number"},
		{"if 1 < inf then 1 else 2", "inf is no number"},
		{"atan(x + inf) @ c(1)", "inf is no number"},
	} {
		got := printedOrRefused(t, head+c.expr+"\n")
		if got != c.want && !(strings.Contains(got, "E0402") && strings.Contains(got, c.want)) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
	if got := printedOrRefused(t, "inf = 3\nprint 2 inf\n"); got != "6" {
		t.Errorf("a program's own inf: %s", got)
	}
	if got := printedOrRefused(t, "chart c(r) where 0 < r < inf\nprint sqrt(r^2)\n"); got != "r" {
		t.Errorf("0 < r < inf: %s", got)
	}
	if got := printedOrRefused(t, "chart c(r) where r < 1/0\nprint c(1)\n"); !strings.Contains(got, "E0402") {
		t.Errorf("r < 1/0: %s", got)
	}
}

// What simplifying takes out of a formula keeps its condition; what a function
// would hide is asked; common factors cancel everywhere.
func TestFormulasKeepTheirDomains(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		// printed with what their text does not show
		{"sqrt(x)^2", "x  (where x >= 0)"},
		{"exp(log(x))", "x  (where x > 0)"},
		{"sqrt(x)*sqrt(x)", "x  (where x >= 0)"},
		{"x^(1/3)*x^(2/3)", "x  (where x >= 0)"},
		{"sin(asin(x))", "x  (where -1 <= x <= 1)"},
		{"x + 0*log(x)", "x  (where x > 0)"},
		// Where a formula ends far from 0, or close to it, too.
		{"erf(atan(x - x))*((x + 3)^(1/3)*(x - x + x*x))", "0  (where x + 3 >= 0)"},
		{"sin(x - x)*(log(x + 1000)*x + 1)", "0  (where x + 1000 > 0)"},
		{"x + 0*sqrt(10^10 - x^2)", "x  (where 10000000000 - x^2 >= 0)"},
		{"x + 0*asin(x/50)", "x  (where -1 <= x/50 <= 1)"},
		{"x + 0*sqrt(x^2 - 1/10000)", "x  (where 10000 x^2 - 1 >= 0)"},
		{"x + 0*sqrt(x^2 + 5)", "x"},
		{"log(x) - log(x)", "0  (where x > 0)"},
		{"x^(x)*x^(-x)", "1  (where x > 0)"},
		{"d_i (x*log(x) - x*log(x))", "[0 0]"},
		{"d_i d_j (x*log(x))", "[[1/x, 0], [0, 0]]  (where x > 0)"},
		{"d_i sqrt(x)", "[1/(2 sqrt(x)), 0]"},
		{"x*sqrt(x)", "x^(3/2)"},
		{"1^(log(x))", "1  (where x > 0)"},
		{"1^(1/x)", "1"},
		{"if log(x) < log(x) then 1 else 2", "2  (where x > 0)"},
		// What a branch needs is needed where it is taken.
		{"if x < r then exp(log(x)) else 5", "if x < r then x else 5  (where x > 0 or x >= r)"},
		{"if x > r then exp(log(x)) else 5", "if r < x then x else 5"},
		{"if x < r then (if x > -1 then exp(log(x)) else 2) else 5", "if x < r then if -1 < x then x else 2 else 5  (where x > 0 or x >= r or -1 >= x)"},
		{"if x < r then exp(log(x)) else 2*exp(log(x))", "if x < r then x else 2 x  (where x > 0)"},
		{"if x < r then exp(log(x)) else log(x)", "if x < r then x else log(x)  (where x > 0 or x >= r)"},
		{"(if x < r then log(x) else x) + 0*log(x)", "if x < r then log(x) else x  (where x > 0)"},
		{"(if x < r then log(x) else 2) - (if x < r then log(x) else 2)", "0  (where x > 0 or x >= r)"},
		{"if x == 3 then 1 else exp(log(floor(x) + 1/2))", "if x == 3 then 1 else 1/2 + floor(x)  (where 1/2 + floor(x) > 0 or x == 3)"},
		{"d_i (if x < r then asin(b + 3) else x^2)", "[if x < r then 0 else 2 x, 0]  (where -1 <= b + 3 <= 1 or x >= r)"},
		{"d_i (if x > 0 then sqrt(x) else x^2)", "[if 0 < x then 1/(2 sqrt(x)) else 2 x, 0]"},
		// Where a formula ends between two turns, near or far, and narrow.
		{"exp(2*log(x^2 + (if x < -1/2 then x else 2)))", "(x^2 + (if x < -1/2 then x else 2))^2  (where x^2 + (if x < -1/2 then x else 2) > 0)"},
		{"exp(2*log((x - 3)*(x - 3.002)))", "0.000004 (x - 3)^2 (500 x - 1501)^2  (where (x - 3.002) (x - 3) > 0)"},
		{"exp(log(abs(abs(x - 50) - 1) - 1/1000))", "abs(abs(x - 50) - 1) - 1/1000  (where abs(abs(x - 50) - 1) - 1/1000 > 0)"},
		{"exp(log(1 + max(x, -x) - (if x > 20 and x < 20.01 then 22 else 0)))", "1 + max(x, -x) - (if 20 < x and x < 20.01 then 22 else 0)  (where 1 + max(x, -x) - (if 20 < x and x < 20.01 then 22 else 0) > 0)"},
		{"exp(2*log(abs(x)))", "x^2"}, // not at one point
		{"exp(log(1 + abs(x - 3) - (if x < 3 then 1 else 0)))", "1 - (if x < 3 then 1 else 0) + abs(x - 3)"},
		{"sqrt(x^2)", "abs(x)"},
		{"log(exp(x))", "x"},
		{"sqrt(r)^2 + exp(log(r)) + 0*log(r)", "2 r"},
		{"sqrt(1 + x^2)^2", "x^2 + 1"},
		// values
		{"sqrt(x)^2 @ c(-1, 1)", "sqrt of a negative number at c(-1, 1)"},
		{"sqrt(x)^2 @ c(4, 1)", "4"},
		{"exp(log(x)) @ c(-1, 1)", "log of a negative number at c(-1, 1)"},
		{"0*log(x) @ c(-1, 1)", "log of a negative number"},
		{"(log(x) - log(x))*r @ c(-1, 1)", "log of a negative number"},
		{"sqrt(x)/sqrt(x) @ c(-1, 1)", "sqrt of a negative number"},
		{"sqrt(1 - x)*sqrt(x - 2) @ c(0, 1)", "sqrt of a negative number"},
		{"(sqrt(1 - x)*sqrt(x - 2))^2 @ c(0, 1)", "sqrt of a negative number"},
		{"x^(1/3)*x^(2/3) @ c(-1, 1)", "a fractional power of a negative number"},
		{"sin(asin(x)) @ c(2, 1)", "asin of a number outside [-1, 1]"},
		{"d_i log(x) @ c(-1, 1)", "log of a negative number"},
		{"(if x > 0 then log(x) else 5) @ c(-1, 1)", "5"},
		{"(if x > 0 then sqrt(x)^2 else 5) @ c(-1, 1)", "5"},
		{"(if x < 2*r then sqrt(x)^2 else 5) @ c(-1, 1)", "sqrt of a negative number"},
		{"(if x < 2*r then exp(log(x)) else 5) @ c(3, 1)", "5"},
		{"(d_i (if x > r then asin(b + 3) else r^2)) @ c(3, 2)", "asin of a number outside [-1, 1]"},
		{"(d_i (if x > r then asin(b + 3) else r^2)) @ c(1, 2)", "[0 4]"},
		{"(d_i (if x > r then asin(b + 3) - asin(b + 3) else r^2)) @ c(3, 2)", "asin of a number outside [-1, 1]"},
		{"(d_i (r + (if x > r then exp(log(x - 5)) else x))) @ c(3, 2)", "log of a negative number"},
		{"1^(log(x)) @ c(-1, 1)", "log of a negative number"},
		{"1^(asin(b + 3))", "asin of a number outside [-1, 1]"},
		{"1^(sqrt(x) @ c(-1, 1))", "sqrt of a negative number"},
		{"0*(sqrt(x) @ c(-1, 1))", "sqrt of a negative number"},
		{"(sqrt(x) @ c(-1, 1)) - (sqrt(x) @ c(-1, 1))", "sqrt of a negative number"},
		{"(if log(x) == log(x) then 1 else 2) @ c(-1, 1)", "log of a negative number"},
		{"x^2/x @ c(0, 1)", "0"},
		{"(x - x)/(x - x) @ c(1, 1)", "division by zero"},
		// hidden
		{"atan(1/x) @ c(0, 1)", "division by zero at c(0, 1)"},
		{"atan(1/x) @ c(1, 1)", "0.785398"},
		{"1/log(x) @ c(0, 1)", "log of zero at c(0, 1)"},
		{"exp(-1/x^2) @ c(0, 1)", "division by zero"},
		{"tanh(log(x)) @ c(0, 1)", "log of zero"},
		{"max(log(x), 2) @ c(-1, 1)", "log of a negative number"},
		{"max(1/x, 2) @ c(0, 1)", "division by zero"},
		{"sign(1/x) @ c(0, 1)", "division by zero"},
		{"(if 1/x > 5 then 1 else 2) @ c(0, 1)", "division by zero"},
		{"(if sqrt(x) < 1 then 1 else 2) @ c(-1, 1)", "sqrt of a negative number"},
		{"1/(1 + exp(-x)) @ c(-1000, 1)", "0"}, // an overflow is no pole
		{"1/(1 + exp(1/r)) @ c(0, 1)", "0.268941"},
		// numbers
		{"tanh(0/0)", "division by zero"},
		{"atan(1/0)", "division by zero"},
		{"tan(pi/2)", "division by zero"},
		{"[1, tan(-3*pi/2)]", "is not a number"},
		{"log(x)^0 @ c(-1, 1)", "log of a negative number"},
		{"log(x)^(b) @ c(-1, 1)", "log of a negative number"},
		{"log(x)^(b) @ c(2, 1)", "1"},
		{"log(x)^0 + x^0 @ c(2, 1)", "2"},
		{"(1/0)^0", "division by zero"},
		{"0^0", "1"},
		{"1/log(0)", "log of zero"},
		{"if 0/0 < 1 then 1 else 2", "division by zero"},
		{"if 1/0 > 1 then 1 else 2", "division by zero"},
		{"max(1/0, 2)", "division by zero"},
		{"min(1, 0/0)", "division by zero"},
		{"0*(1/0)", "division by zero"},
		{"1/0 - 1/0", "division by zero"},
		{"1/0 == 1/0", "division by zero"},
		{"exp(-1/0)", "division by zero"},
		{"sqrt(-1)^2", "sqrt of a negative number"},
	} {
		got := printedOrRefused(t, "chart c(x, r) where r > 0\nparam b = 0\nprint "+c.expr+"\n")
		if got != c.want && !(strings.Contains(got, "E0402") && strings.Contains(got, c.want)) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// What a derivative does not show of a function of many coordinates, which has no
// formula, is asked for its value all the same.
func TestGradientsKeepTheDomain(t *testing.T) {
	const head = `chart w(W[40])
param b = 0
A_n = linspace(0.1, 1, 40)
q = (sum_n(W_n))^2
v^i = ones(40) on w
print `
	for _, c := range []struct{ f, want string }{
		{"q + asin(b + 3)", "asin of a number outside [-1, 1]"},
		{"q + asin(b)", ""},
		{"q + floor(asin(b + 3))", "asin of a number outside [-1, 1]"},
		{"q + 1^(asin(b + 3))", "asin of a number outside [-1, 1]"},
		{"q*1^(log(q - 1000))", "log of a negative number"},
		{"q + sum_n(log(A_n - 1/2))", "log of a negative number"},
		{"q + sum_n(log(A_n + 1/2))", ""},
		{"sum_n(W_n^2 + log(A_n - 1/2))", "log of a negative number"},
		{"if q > 1 then asin(b + 3) + q else q", "asin of a number outside [-1, 1]"},
		{"if q > 1 then q else asin(b + 3)", ""},
		{"if log(q - 1000) > 1 then q else q", "log of a negative number"},
		{"q + (sqrt(W[1]) @ w(-A))", "sqrt of a negative number"},
	} {
		for _, e := range []string{"(d_i (%)) @ w(A)", "(d_i (%))[2] @ w(A)", "(d_i d_j (%)) @ w(A)", "(d_i d_j (%))[1,2] @ w(A)", "(v^j d_j (d_i (%)))[3] @ w(A)", "v^j d_j (%) @ w(A)"} {
			expr := strings.ReplaceAll(e, "%", c.f)
			got := printedOrRefused(t, head+expr+"\n")
			if refused := strings.Contains(got, "E0"); refused != (c.want != "") || !strings.Contains(got, c.want) {
				t.Errorf("%s: %s, want %q", expr, got, c.want)
			}
		}
	}
}

// A formula has no value where a map leads out of its chart.
func TestCompositionsStayInTheChart(t *testing.T) {
	const head = `chart c(x, y) where x > 0
chart w(p, q) where p > q, q >= 0
chart U(u, v)
chart Q(a)
metric E_ij = eye(1) on Q
map m: U -> c { x = u; y = v }
map k: U -> w { p = u; q = v }
map l: Q -> w { p = a; q = 1 }
map s: w -> w { p = 2p; q = q }
chart S(th, ph) where 0 < th < pi
map n: S -> S { th = th; ph = ph + 1 }
map e: U -> c { x = exp(u); y = v }
print `
	for _, c := range []struct{ expr, want string }{
		{"pull(sqrt(x^2), m) @ U(-2, 1)", "E0402: the image by m at U(-2, 1) is c(-2, 1), outside the chart of the formula"},
		{"pull(sqrt(x^2), m) @ U(2, 1)", "2"},
		{"pull(sqrt(x^2), m)", "u  (where u > 0)"},
		{"pull(sqrt(x^2), m) @ U(0, 1)", "E0402: the image by m at U(0, 1) is c(0, 1), outside the chart of the formula"},
		{"(1 + pull(y^2, m)) @ U(-2, 1)", "a map leaves the chart of the formula: u > 0 does not hold at U(-2, 1)"},
		{"[(pull(y^2, m) @ U(z, 1)) for z in [1, 2]]", "[1 1]"},
		{"[(pull(y^2, m) @ U(z, 1)) for z in [1, -2]]", "a map leaves the chart of the formula: u > 0 does not hold at U(-2, 1)"},
		{"pull(y, e), pull(x, e) @ U(-2, 1)", "v, 0.135335"},
		{"pull(p + q, k)", "u + v  (where v >= 0, v < u)"},
		{"pull(p + q, k) @ U(2, 0)", "2"},
		{"pull(p + q, k) @ U(2, 3)", "outside the chart of the formula"},
		{"pull(p + q, s), pull(p + q, s) @ w(2, 1)", "2 p + q, 5"},
		{"integrate(pull(p + q, l), E, a: 2..3)", "3.5"},
		{"integrate(pull(p + q, l), E, a: 0..3)", "E0402"},
		{"pull(sin(th)*ph, n)", "(ph + 1) sin(th)"},
		{"pull(3, m) @ U(-2, 1)", "3"},
		{"pull(y, m) @ U(-2, 1)", "E0402: the image by m at U(-2, 1) is c(-2, 1), outside the chart of the formula"},
		{"pull(x, m), pull(y, m)", "u  (where u > 0), v  (where u > 0)"},
		{"along(y, m) @ U(-2, 1)", "outside the chart of the formula"},
		{"(u*pull(y, m) + 1) @ U(-2, 1)", "u > 0 does not hold at U(-2, 1)"},
		{"(u*pull(y, m) + 1) @ U(2, 1)", "3"},
		{"[(pull(y, m) @ U(z, 1)) for z in [1, -2]]", "E0402"},
		{"pull(y, e) @ U(-2, 1)", "1"},
	} {
		got := printedOrRefused(t, head+c.expr+"\n")
		if got != c.want && !(strings.Contains(got, "E0402") && strings.Contains(got, c.want)) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// What fails is shown in the statement that failed, although an older one wrote it first.
func TestFailuresAreShownWhereTheyWereAsked(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"chart c(x)\nh = log(1 + exp(x)) - x\nprint exp(x) @ c(1e6)\n", "domains.geo:3:7: E0402: exp overflows at c(1000000)"},
		{"chart c(x)\nf = 1 + log(x)\nprint f @ c(-1)\n", "domains.geo:2:5: E0402: log of a negative number at c(-1)"},
	} {
		if got := printedOrRefused(t, c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// Conditions that contradict each other for all numbers are refused where they are declared; those that some numbers meet
// are not.
func TestContradictoryConditions(t *testing.T) {
	for where, empty := range map[string]bool{
		"x > y, y > x": true, "1 > 2": true, "x > y, y > z, z > x": true, "x > 1, y > x, y < 0": true, "x > y, y >= x": true,
		"x > 2*m, x < m, m > 0": true, "x^2 + y^2 < 1, x^2 + y^2 > 2": true, "x < y < z, z < x": true, "x > m, x < m": true, "x + y > 2, x < 1, y < 1": true,
		"x >= y, y >= x": false, "x > 2*m, x < m": false, "x > 0, y > x, x^2 + y^2 < 1": false, "0 < x < 1, y > x, y < 2": false, "x > 0, x < inf": false,
		"x > y or y > x": false, "x + y > 2, x < 1, y < 2": false,
	} {
		_, err := engine(t, interp.Options{}).Compile(context.Background(), "where.geo", "param m\nchart c(x, y, z) where "+where+"\nf = x\n")
		if got := err != nil && strings.Contains(describe(err), "E0327"); got != empty || err != nil && !empty {
			t.Errorf("where %s: %v", where, err)
		}
	}
}

// The branch that is taken has the letters of the other one where they are named
// around it: a constant condition and a param's read alike.
func TestBranchesHaveTheLettersNamedAround(t *testing.T) {
	for _, n := range []string{"n = 3", "param n = 3"} {
		const tail = `
a_i = [1, 2, 3]
A_ij = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
w_i = if n > 2 then 5 else a_i
B_ij = if n > 2 then a_j else A_ij
print w, B[3,2], sum_i (if n > 2 then 5 else a_i), sum_ij (if n < 2 then A_ij else a_i)
`
		if got := printedOrRefused(t, n+tail); got != "[5 5 5], 2, 15, 18" {
			t.Errorf("%s: %s", n, got)
		}
	}
}

// What has no value at all has no derivative, a choice needs the branch that it takes, and none that it does not.
func TestPartsWithoutValue(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{"(d_i (acos(5) - x^2)) @ c(2, 1)", "acos of a number outside [-1, 1]"},
		{"if x - x < acos(tan(5)) then x else x", "acos of a number outside [-1, 1]"},
		{"if x < acos(5) then [x, r] else [x, r]", "acos of a number outside [-1, 1]"},
		{"(d_i (if x < 1 then acos(5) else x^2)) @ c(0, 1)", "acos of a number outside [-1, 1]"},
		{"(d_i (if x < 1 then acos(5) else x^2)) @ c(2, 1)", "[4 0]"},
		{"acos(x)*(sqrt(r)*(x - x)) @ c(2, 1)", "acos of a number outside [-1, 1]"},
		{"(asin(2) + x)*0", "asin of a number outside [-1, 1]"},
		{"((1/0 + x)*0 on c) @ c(1, 1)", "division by zero"},
		{"(if asin(x) < 1 then r else r) @ c(3, 1)", "asin of a number outside [-1, 1]"},
		{"(if asin(x) < 2 then r + 1 else 1 + r)", "r + 1  (where -1 <= x <= 1)"},
		// The condition is a choice itself, whose branch has no value.
		{"(if x > (if r < 3 then sqrt(x) else 2) then 5 else 6) @ c(-1, 1)", "sqrt of a negative number"},
		{"(if x > (if r < 3 then sqrt(x) else 2) then 5 else 6) @ c(-1, 4)", "6"},
		{"(if x < 0 then r else (if sqrt(x) < 1 then 4 else 5)) @ c(-1, 2)", "2"},
		{"(if x > 0 then exp(-1/x) else 0) @ c(0, 1)", "0"},
		{"(if x > 0 then atan(1/x) else 0) @ c(0, 1)", "0"},
		{"(if x >= 0 then atan(1/x) else 0) @ c(0, 1)", "division by zero"},
		{"(d_i (if x < 0 then x else max(x^3, x^(5/3)))) @ c(-1, 1)", "[1 0]"},
	} {
		got := printedOrRefused(t, "chart c(x, r) where r > 0\nprint "+c.expr+"\n")
		if got != c.want && !(strings.Contains(got, "E0402") && strings.Contains(got, c.want)) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// Programs on which formulas were folded without an end, or a zero was taken for a root.
func TestFormulasThatHaveEnds(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{"[[acos(r - 3) + 1/r, x*tan(r - 3*pi/4)], [acos(r - 3) + 1/r, 1]]", "[[acos(r - 3) + 1/r, x tan(r - 3 pi/4)], [acos(r - 3) + 1/r, 1]]"},
		{"x + 0^(a + 7/5)", "x + 0^(a + 7/5)"},
		{"latex(log(5)*x^(a)), latex(sin(x))", `\ln(5) x^{a} \sin x`},
		{"latex(cosh(a)*r^(5*a))", `\cosh(a) r^{5 a}`},
		{"latex(sin(x)*log(r)*(x + r)^(a)*(1 - x))", `-(x - 1) \sin(x) \ln(r) (x + r)^{a}`},
		{"latex(cosh(a)^2*r^(a)*sin(x)*cos(r))", `\sin x \cos r \cosh^{2}(a) r^{a}`},
		{"latex(sin(x)*erf(r)*tan(a)^3*log(r))", `\operatorname{erf}(r) \sin(x) \ln(r) \tan^{3}a`},
	} {
		if got := printedOrRefused(t, "chart c(x, r) where r > 0\nparam a\nprint "+c.expr+"\n"); strings.Join(strings.Fields(got), " ") != c.want {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// Exact constants leave no factor so large or small that a product of them overflows
// where its value does not.
func TestConstantsDoNotOverflow(t *testing.T) {
	const head = `chart w(W[22])
A_n = linspace(0.7, 1, 22)
chart c(x, y)
print `
	for _, c := range []struct{ expr, want string }{
		{"prod_n(W_n + A_n) @ w(A)", "103514"},
		{"(d_i prod_n(W_n + A_n))[3] @ w(A)", "71039  (depends on the chart)"},
		{"(d_i d_j prod_n(W_n + A_n))[3,4] @ w(A)", "47814.7  (depends on the chart)"},
		{"1/prod_n(W_n + A_n) @ w(A)", "9.66052e-6"},
		{"(float(0.7)*x + float(0.1))^40 @ c(1, 2)", "0.000132923"},
		{"(d_i (float(0.7)*x + float(0.1))^40) @ c(1, 2)", "[0.0046523 0]"},
		{"(x/10^400 + y/10^401)*10^400 @ c(1, 2)", "1.2"},
	} {
		if got := printedOrRefused(t, head+c.expr+"\n"); got != c.want {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// What a formula asks for is asked at a point too where something in it stays open: no value, and no comparison of one.
func TestNoValueWhateverIsOpen(t *testing.T) {
	const head = "chart S(u) where u > 0\nchart A(v) where 0 < v < pi\nchart X(z)\nparam M\nfn q(s)\nmap c: X -> S { u = z }\nmap ac: X -> A { v = acos(z) }\nf = M*sqrt(z)^2\ng = M*pull(u, c)\nh = M*pull(sin(v), ac)\nprint "
	for _, c := range []struct{ expr, want string }{
		{"f @ X(4), g @ X(4), h @ X(0)", "4 M, 4 M, M"},
		{"f @ X(-1)", "E0402: sqrt of a negative number"},
		{"f @ X(-1) == -M", "E0402: sqrt of a negative number"},
		{"(M*(log(z) - log(z) + 1)) @ X(-1)", "E0402: log of a negative number"},
		{"(M*log(z)) @ X(-1)", "E0402: log of a negative number"},
		{"(q(2)*sqrt(z)^2) @ X(-1)", "E0402: sqrt of a negative number"},
		{"(q(2)*sqrt(z)^2) @ X(-1) == q(2)", "E0402: sqrt of a negative number"},
		{"g @ X(-1)", "E0402: a map leaves the chart of the formula: -1 > 0 does not hold"},
		{"h @ X(-1)", "E0402: a map leaves the chart of the formula: pi > pi does not hold"},
		{"[M, f] @ X(-1)", "E0402: sqrt of a negative number"},
	} {
		if got := printedOrRefused(t, head+c.expr+"\n"); got != c.want && !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// Bounds of inverse functions are multiples of pi, and no condition where a map keeps them but for an edge; others are said.
func TestConditionsOfAngles(t *testing.T) {
	for _, c := range []struct{ angle, within, want string }{
		{"acos(x/sqrt(x^2 + y^2))", "0 < a < pi", "sin(a)"},
		{"acos(x/sqrt(x^2 + y^2))", "0 < a < pi/2", "where acos"},
		{"pi/2 - asin(x/sqrt(x^2 + y^2))", "a < 4", "sin(a)"},
		{"2*atan(x/y)", "-pi < a < pi", "sin(a)"},
		{"2*atan(x/y)", "-3 < a < pi", "where 2 atan(x/y) > -3"},
		{"-2*atan(x/y)", "-pi < a < 3", "where -2 atan(x/y) < 3"},
		{"asin(x/sqrt(x^2 + y^2))", "-pi/2 <= a <= pi/2", "sin(a)"},
		{"atan2(y, x)", "-pi < a <= pi", "sin(a)"},
		{"2*atan2(y, x)", "-pi < a <= pi", "where"},
		{"atan2(y, x)/2", "-pi/2 < a <= pi/2", "sin(a)"},
	} {
		got := printedOrRefused(t, "chart A(a) where "+c.within+"\nchart P(x, y)\nmap m: P -> A { a = "+c.angle+" }\nprint pull(sin(a), m)\n")
		if strings.HasPrefix(c.want, "where") != strings.Contains(got, "where") || strings.HasPrefix(c.want, "where") && !strings.Contains(got, c.want) {
			t.Errorf("%s within %s: %s, want %s", c.angle, c.within, got, c.want)
		}
	}
}
