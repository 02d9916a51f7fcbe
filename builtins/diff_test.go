package builtins_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

var decimal = regexp.MustCompile(`-?\d+(\.\d+)?(e[-+]?\d+)?`)

// numbersOf runs a program and reads all that it prints with 17 digits.
func numbersOf(t *testing.T, text string) []float64 {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "diff.geo", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var out bytes.Buffer
	result, err := program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{Digits: 17})})
	if err != nil || !result.OK() {
		t.Fatalf("%v %v\n%s", err, lines(result.Errors), text)
	}
	var xs []float64
	for _, s := range decimal.FindAllString(strings.ReplaceAll(out.String(), "(depends on the chart)", ""), -1) {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		xs = append(xs, x)
	}
	return xs
}

// Derivatives by a param against differences of the same text with numbers in
// the param's place: fields, slots, curvature, maps, points that move, both tiers.
func TestDiffAgainstDifferences(t *testing.T) {
	const geometry = `chart S(t, r) where r > 0
chart E(x, y)
map f: S -> E { x = r cosh(# t); y = r + #^2 t }
metric n_ij = [[2, x], [x, 3 + y^2]] on E
metric g_ij = [[# - 3 + 2/r, # t], [# t, exp(# r)]] on S
v^i = [#^2, t^(#)*log(#)] on S
p = S(0.7, 1.3)
`
	const network = `chart w(W[9,3], b[9])
X_f = [1, 2, #]
L = sum_u tanh(# W_uf X_f + b_u)^2
p = w(0.1*[[1, 2, 3], [2, 1, 0], [0, 1, 1], [1, 0, 2], [2, 2, 1], [1, 1, 0], [0, 2, 1], [1, 0, 1], [2, 0, 0]], 0.1*[1, 2, 3, 4, 5, 6, 7, 8, 9])
`
	const at, step = 0.8, 1e-4
	for _, c := range []struct{ head, object string }{
		{geometry, "#^3 r/(t + #)"},
		{geometry, "g"},
		{geometry, "inv(g)"},
		{geometry, "v"},
		{geometry, "levicivita(g)"},
		{geometry, "riemann(levicivita(g))"},
		{geometry, "hessian(t r^2 #, levicivita(g))"},
		{geometry, "pull(n, f)"},
		{geometry, "det(raise(pull(n, f), g))"},
		{geometry, "jacobian(f)"},
		{geometry, "(t r^3 @ S(#^2, #))*r"},
		{geometry, "[#, sin(# r), 4]"},
		{geometry, "(if r > 1 then #^2 else #)"},
		{geometry, "max(# r, #^2)"},
		{geometry, "expm([[0, #], [-#, r]])"},
		{network, "L"},
	} {
		program := func(m, object string) string {
			return strings.ReplaceAll(c.head+"print components(("+object+") @ p)\n", "#", m)
		}
		got := numbersOf(t, "param M = "+fmt.Sprint(at)+"\n"+program("M", "diff("+c.object+", M)"))
		value := func(m float64) []float64 { return numbersOf(t, program(fmt.Sprintf("(%v)", m), c.object)) }
		// Richardson's extrapolation of two central differences
		h1, h2 := value(at+step), value(at+2*step)
		l1, l2 := value(at-step), value(at-2*step)
		if len(got) == 0 || len(got) != len(h1) {
			t.Fatalf("%s: %d derivatives of %d components", c.object, len(got), len(h1))
		}
		for i := range got {
			want := (8*(h1[i]-l1[i]) - (h2[i] - l2[i])) / (12 * step)
			if math.Abs(got[i]-want) > 1e-7*math.Max(1, math.Abs(want)) {
				t.Errorf("diff(%s, M)[%d] is %v, differences say %v", c.object, i, got[i], want)
			}
		}
	}
}

// What diff promises of laws, kinds and orders.
func TestDiffByHand(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"numbers", `param M = 2
param k = 3
chart c(x, y)
f = M^2*x + k
assert diff(f, M) ~= 2 M x and diff(f, M, M) ~= 2 x and diff(f, k) ~= 1
assert diff(f, M, x) ~= 2 M and diff(f, x, M) ~= 2 M and diff(f, x) ~= M^2
assert diff(5, M) ~= 0 and diff([M, M^2, k M], M) ~= [1, 2 M, k]
assert diff(f @ c(M, 0), M) ~= 3 M^2
assert diff(x^3 y, x, x) ~= 6 x y
`},
		{"one coordinate of a block", `chart w(W[2,3], b[2])
assert diff(W_uf W_uf + b_u b_u, W[1,2]) ~= 2 W[1,2]
`},
		{"a metric's derivative is a tensor", `param M = 1
chart S(t, r) where r > 2
chart P(u, s)
map f: S -> P { u = t + r; s = r^2 } inverse { r = sqrt(s); t = u - sqrt(s) }
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r)) on S
tensor h_ij = diff(g, M)_ij
assert h[t,t] ~= 2/r
tensor C^k_ij = diff(levicivita(g), M)^k_ij
assert push(h, f) ~= recompute(diff(g, M), f)
assert (push(C, f) @ P(7, 16)) ~= (recompute(diff(levicivita(g), M), f) @ P(7, 16))
assert diff(push(g, f), M) ~= push(h, f)
`},
		{"claims are held", `param M = 2
chart c(x, y)
tensor K_ij = M*d_i d_j ((x - 1)^2 + y^2)
assert components(diff(K, M) @ c(1, 0)) ~= [[2, 0], [0, 2]]
`},
	} {
		out, result := runText(t, c.name, c.text)
		if !result.OK() || result.Passed == 0 {
			t.Errorf("%s: %v\n%s", c.name, lines(result.Errors), out)
		}
	}
}

// A claim that the derivative rests on is tested where its number is asked.
func TestDiffHoldsClaims(t *testing.T) {
	for _, at := range []string{"c(2, 0)", "c(1, 1)"} {
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		program, err := engine.Compile(context.Background(), "claim.geo", `param M = 1
chart c(x, y)
tensor K_ij = (M - 1)*d_i d_j ((x - 1)^2 + y^2)
print diff(K, M) @ `+at+"\n")
		if err != nil {
			t.Fatal(err)
		}
		_, err = program.Run(context.Background(), interp.RunOptions{})
		if err == nil || !strings.Contains(err.Error(), "the claim that diff(K, M) is a tensor fails") {
			t.Errorf("at %s: %v", at, err)
		}
	}
}
