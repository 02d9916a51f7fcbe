package interp_test

// Sums with points against the same sums in plain Go; what depends on the chart says so; blocks.

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

const sumsHead = `chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
L = x^2 y + exp(y/2) + x
metric G_ij = [[2 + x^2, x y], [x y, 3 + y^2]] on theta
p = theta(1, 2)
v^i = [y, 1 - x] on theta
u^i = [1/2, -1/4] @ p
q = p + u
`

// naturalStep is x - h G^-1 dL, of the L and G above.
func naturalStep(x [2]float64, h float64) [2]float64 {
	a, b, c := 2+x[0]*x[0], x[0]*x[1], 3+x[1]*x[1]
	lx, ly := 2*x[0]*x[1]+1, x[0]*x[0]+math.Exp(x[1]/2)/2
	det := a*c - b*b
	return [2]float64{x[0] - h*(c*lx-b*ly)/det, x[1] - h*(a*ly-b*lx)/det}
}

func lossAt(x [2]float64) float64 { return x[0]*x[0]*x[1] + math.Exp(x[1]/2) + x[0] }

// polarStep is the sum of phi(x) and the image of a vector at x.
func polarStep(x, v [2]float64) [2]float64 {
	r := math.Hypot(x[0], x[1])
	return [2]float64{r + (x[0]*v[0]+x[1]*v[1])/r, math.Atan2(x[1], x[0]) + (x[0]*v[1]-x[1]*v[0])/(r*r)}
}

func cartesian(q [2]float64) [2]float64 {
	return [2]float64{q[0] * math.Cos(q[1]), q[0] * math.Sin(q[1])}
}

// numbersOf are the numbers of an expression in a program.
func numbersOf(t *testing.T, program, expr string, params ...map[string]any) []float64 {
	t.Helper()
	v, err := compile(t, program).Eval(context.Background(), expr, params...)
	if err != nil {
		t.Fatal(expr, ": ", err)
	}
	return v.Float64s()
}

func agree(t *testing.T, what string, got []float64, want ...float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s is %v, not %v", what, got, want)
		return
	}
	for k := range want {
		if math.Abs(got[k]-want[k]) > 1e-12*math.Max(1, math.Abs(want[k])) {
			t.Errorf("%s is %v, not %v", what, got, want)
			return
		}
	}
}

// TestNaturalGradientSteps: one after another, in a function, and by iterate.
func TestNaturalGradientSteps(t *testing.T) {
	program := sumsHead + `fn step(point s, L, metric G_ij) = s - 0.1 grad(L, G)
fn one(point s) = step(s, L, G)
p1 = p - 0.1 grad(L, G)
p2 = step(p1, L, G)
p3 = p2 - 0.1 G^ij d_j L
path = iterate(one, p, 30)
far = step(iterate(one, p1, 28)[29], L, G)
`
	x := [2]float64{1, 2}
	for k, name := range []string{"p1", "p2", "p3"} {
		x = naturalStep(x, 0.1)
		agree(t, name, numbersOf(t, program, name), x[0], x[1])
		agree(t, "L there", numbersOf(t, program, "L @ "+name), lossAt(x))
		agree(t, "of the path", numbersOf(t, program, "path["+string(rune('2'+k))+"]"), x[0], x[1])
	}
	for range 27 {
		x = naturalStep(x, 0.1)
	}
	agree(t, "the end", numbersOf(t, program, "path[31]"), x[0], x[1])
	agree(t, "L at the end", numbersOf(t, program, "L @ path[31]"), lossAt(x))
	agree(t, "the end by parts", numbersOf(t, program, "far"), x[0], x[1])
}

// TestSumsRunAgain: recompute runs the sum in the other chart, and nothing at such a point is invariant.
func TestSumsRunAgain(t *testing.T) {
	x, u := [2]float64{1, 2}, [2]float64{0.5, -0.25}
	there := polarStep(x, u)
	back := cartesian(there)
	agree(t, "q", numbersOf(t, sumsHead, "q"), 1.5, 1.75)
	agree(t, "its image", numbersOf(t, sumsHead, "phi(q)"), math.Hypot(1.5, 1.75), math.Atan2(1.75, 1.5))
	agree(t, "q run again", numbersOf(t, sumsHead, "recompute(q, phi)"), there[0], there[1])
	agree(t, "its image run again", numbersOf(t, sumsHead, "recompute(phi(q), phi)"), there[0], there[1])
	agree(t, "L run again", numbersOf(t, sumsHead, "recompute(L @ q, phi)"), lossAt(back))
	agree(t, "a coordinate run again", numbersOf(t, sumsHead, "recompute(q[x], phi)"), back[0])
	agree(t, "a difference run again", numbersOf(t, sumsHead, "recompute(q - p, phi)"),
		there[0]-math.Hypot(1, 2), there[1]-math.Atan2(2, 1))
	// A second step, along a field: by the image of the field where the first has led.
	v := [2]float64{back[1], 1 - back[0]}
	agree(t, "two steps run again", numbersOf(t, sumsHead, "recompute(q + v, phi)"), slicesOf(polarStep(back, v))...)
	agree(t, "a point with another coordinate run again", numbersOf(t, sumsHead, "recompute(theta(q, x: 5), phi)"), math.Hypot(5, back[1]), math.Atan2(back[1], 5))
	agree(t, "the way back", numbersOf(t, sumsHead, "p + (q - p)"), 1.5, 1.75)
	for expr, want := range map[string]string{
		"invariant(L @ q, phi)": "false", "invariant(L @ p, phi)": "true", "invariant(q[x], phi)": "false",
		"invariant(L @ theta(q[x], q[y]), phi)": "true", // numbers of this chart
		"invariant(L @ theta(q, x: 5), phi)":    "false",
		"invariant(L @ (p + 0 u), phi)":         "true", // it moves nothing in any chart
		"invariant((G_ij u^i u^j) @ p, phi)":    "true",
	} {
		if got := strings.TrimSpace(mustPrint(t, sumsHead+"print "+expr)); got != want {
			t.Errorf("%s is %s", expr, got)
		}
	}
}

func slicesOf(x [2]float64) []float64 { return x[:] }

// TestWhatDependsOnTheSum: wherever p + v goes, what comes of it says that it depends on the chart, in its mark,
// its type and JSON; what does not rest on it does not.
func TestWhatDependsOnTheSum(t *testing.T) {
	program := sumsHead + `C = levicivita(G)
fn at(f, point s) = f @ s
fn end(point s) = s + v
b^i = [1, 1] @ q
metric g_ij = [[1, 0], [0, r^2]] on psi
S = levicivita(g)
z^i = [1, 1] on psi
k = psi(1, 1)
J = (r^2) @ (k + z)
`
	for expr, depends := range map[string]bool{
		"q": true, "p": false, "L @ q": true, "L @ p": false, "q[x]": true, "p[x]": false, "phi(q)": true, "phi(p)": false,
		"phi(q)[r]": true, "at(L, q)": true, "at(L, p)": false, "end(p)": true, "theta(q, x: 1)": true, "theta(p, x: 1)": false,
		"theta(q[x], q[y])": false, "[q, p]": true, "[p, p]": false, "[L @ s for s in [p, q]]": true, "(L @ q)^2 + 1": true,
		"if L @ q > 0 then 1 else 0": true, "b^i d_i L": true, "u^i d_i L": false, "trace(raise(hessian(L, C), G)) @ q": true,
		"trace(raise(hessian(L, C), G)) @ p": false, "geodesic(C, q, v, 0.1)": true, "geodesic(C, p, v, 0.1)": false,
		"distance(g, k, k + z)": true, "distance(g, k, k)": false, "minimise((r - 1)^2 + (t - 1)^2, from: k + z)": true,
		"minimise((r - 1)^2 + (t - 1)^2, from: k)": false, "flow(v, q, 0.1)": true, "flow(v, p, 0.1)": false,
		"iterate(end, p, 3)": true, "iterate(end, p, 3)[1]": false, "iterate(end, p, 3)[2]": true, "J": true,
		"L @ [p, q]": true, "max(L @ q, 1)": true, "norm([q[x], 1])": true, "L @ iterate(end, p, 2)[3]": true, "dim(q - p)": false,
		"diff(L @ (p + h u), h)": true, "sqrt((G_ij b^i b^j))": true, "sqrt((G_ij u^i u^j))": false,
	} {
		v, err := compile(t, program+"param h = 1\n").Eval(context.Background(), expr)
		if err != nil {
			t.Error(expr, ": ", err)
			continue
		}
		if v.DependsOnChart() != depends {
			t.Errorf("%s depends on the chart: %v", expr, v.DependsOnChart())
		}
		if got := strings.HasSuffix(v.Type(), "depends on the chart"); got != depends && !strings.HasPrefix(v.Type(), "List") {
			t.Errorf("%s has the type %s", expr, v.Type())
		}
		text, err := json.Marshal(v)
		if got := strings.Contains(string(text), `"dependsOnChart":true`); err != nil || got != depends {
			t.Errorf("%s is %s in JSON (%v)", expr, text, err)
		}
		if got := strings.Contains(mustPrint(t, program+"param h = 1\nprint "+expr), "(depends on the chart)"); got != depends {
			t.Errorf("%s is printed with a mark: %v", expr, got)
		}
	}
	for _, expr := range []string{"invariant(L @ geodesic(C, q, v, 0.1), phi)", "recompute(flow(v, q, 0.1), phi)", "invariant(distance(g, k, k + z), inverse(phi))", "recompute(L @ iterate(end, p, 3)[3], phi)"} {
		var d *diag.Diagnostic
		_, err := compile(t, program).Eval(context.Background(), expr)
		if !errors.As(err, &d) || d.Code != "E0336" || !strings.Contains(d.Message, "made by a sum") {
			t.Errorf("%s: %v", expr, err)
		}
	}
	for _, c := range [][2]string{
		{"table [p, q]", "depend on the chart: x, y"}, {"table L @ s for s in [p, q]", "depend on the chart: s, L @ s"},
		{"table h, L @ (p + h u) for h in [1, 2]", "depends on the chart: L @ (p + h u)"}, {"table L @ s for s in [p, p]", ""},
	} {
		got := mustPrint(t, program+c[0])
		if _, mark, _ := strings.Cut(got, "depend"); (c[1] == "") != (mark == "") || !strings.Contains(got, c[1]) {
			t.Errorf("%s is\n%s", c[0], got)
		}
	}
	for _, expr := range []string{"push(v @ q, phi)", "push(b, phi)", "push(q - p, phi)", "push(velocity(C, q, v, 0.1), phi)", "push(logmap(S, k, k + z), inverse(phi))"} {
		var d *diag.Diagnostic
		_, err := compile(t, program).Eval(context.Background(), expr)
		if !errors.As(err, &d) || d.Code != "E0334" {
			t.Errorf("%s: %v", expr, err)
		}
	}
}

// TestOpenSums: with a param without a value the sum is a formula, its derivative that along the vector; what a
// host evaluates or prepares is the same.
func TestOpenSums(t *testing.T) {
	program := sumsHead + "param h\n"
	for _, c := range []string{
		"(x^2 + y) @ (p + h u) == (1 + h/2)^2 + 2 - h/4", "(p - 2*h*u)[y] == 2 + h/2", "diff((x y) @ (p + h u), h) == 3/4 - h/4",
		"subst((x y) @ (p + h u), h: 2) == 3", "(x + y) @ ((p + h u) + v) == 5 - h/2", "subst(diff(L @ (p + h v), h), h: 0) == (v^i d_i L) @ p",
		"diff(L @ theta(1 + h*(u[x]), 2), h) == 1/2*(2*(1 + h/2)*2 + 1)",
	} {
		if got := mustPrint(t, program+"print "+c); strings.TrimSpace(got) != "true" {
			t.Errorf("%s is %s", c, got)
		}
	}
	p := compile(t, program)
	ctx := context.Background()
	f, err := p.Prepare(ctx, "L @ (p + h u)", "h")
	if err != nil {
		t.Fatal(err)
	}
	g, err := p.Prepare(ctx, "(r^2) @ (psi(1, 2) + (h*[-1, 3] @ psi(1, 2)))", "h")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range []float64{-1, 0, 0.5, 0.9} {
		var out [1]float64
		if err := f.Into(ctx, out[:], []float64{h}); err != nil {
			t.Fatal(err)
		}
		agree(t, "prepared", out[:], lossAt([2]float64{1 + h/2, 2 - h/4}))
		agree(t, "evaluated", numbersOf(t, program, "L @ (p + h u)", map[string]any{"h": h}), out[0])
		if err := g.Into(ctx, out[:], []float64{h}); err != nil {
			t.Fatal(err)
		}
		agree(t, "prepared in a chart with an edge", out[:], (1-h)*(1-h))
	}
	var d *diag.Diagnostic
	var out [1]float64
	if err := g.Into(ctx, out[:], []float64{2}); !errors.As(err, &d) || d.Code != "E0452" {
		t.Errorf("outside of the chart: %v", err)
	}
}

// TestSumsStayInTheChart: a point outside is an error where the sum is written.
func TestSumsStayInTheChart(t *testing.T) {
	const half = "chart psi(r, t) where r > 0\nz^i = [-2, 1] on psi\nk = psi(1, 1)\n"
	for _, c := range []struct{ text, code, says, at string }{
		{"b = k + z", "E0452", "psi(-1, 2) violates `where r > 0`", "k + z"},
		{"b = k - 1/4 z\nc = b + z", "E0452", "violates `where r > 0`", "b + z"},
		{"fn f(point s) = s + z\nprint f(k)", "E0452", "violates", "s + z"},
		{"print [r @ (k + a z) for a in [0.1, 1]]", "E0452", "violates", "k + a z"},
		{"param a where a > 0\nprint r @ (k + a z)", "E0452", "it is not known whether k + a z keeps", "k + a z"},
		{"fn f(point s) = s + ([-1/2, 0] @ s)\nprint iterate(f, psi(2, 1), 5)", "E0423", "step 4 leads to psi(0, 1), which is no point of psi", "iterate(f, psi(2, 1), 5)"},
		{"fn f(point s) = s + ((1/8)*(r @ (s + z))*[1, 0] @ s)\nprint iterate(f, psi(1, 1), 5)", "E0423", "in step 1, psi(-1, 2) is no point of psi", "iterate(f, psi(1, 1), 5)"},
		{"fn f(x_k) = [sqrt(r^2 @ psi(x[1] - 1, 1)), 0]\nprint iterate(f, [2.5, 1], 5)", "E0423", "in step 3, psi(-0.5, 1) is no point of psi", ""},
	} {
		var d *diag.Diagnostic
		_, err := printed(t, half+c.text)
		switch {
		case !errors.As(err, &d) || d.Code != c.code || !strings.Contains(d.Message, c.says):
			t.Errorf("%s: %v", c.text, err)
		case c.at != "" && d.Span.Text() != c.at:
			t.Errorf("%s: the place is %s", c.text, d.Span.Text())
		}
	}
}

// TestBlocksHold: components by blocks are those of the chart's coordinates, in its order, whatever theirs.
func TestBlocksHold(t *testing.T) {
	const head = `chart w(W[2,3], b[2], c)
p = w([[1, 2, 3], [4, 5, 6]], [7, 8], 9)
v^i = [b: [10, 20], c: 5, W: [[1, 2, 3], [4, 5, 6]]] @ p
a_i = [W: 2 W, c: c^2, b: [b[1], 0]] on w
q = w(p, b: [0, 1])
`
	for expr, want := range map[string][]float64{
		"v": {1, 2, 3, 4, 5, 6, 10, 20, 5}, "v[W]": {1, 2, 3, 4, 5, 6}, "v[b]": {10, 20}, "v[c]": {5}, "v[W[2,1]]": {4},
		"a @ p": {2, 4, 6, 8, 10, 12, 7, 0, 81}, "a_i v^i": {2*91 + 70 + 405}, "p + v": {2, 4, 6, 8, 10, 12, 17, 28, 14},
		"q": {1, 2, 3, 4, 5, 6, 0, 1, 9}, "(p + v)[W]": {2, 4, 6, 8, 10, 12}, "q - p": {0, 0, 0, 0, 0, 0, -7, -7, 0},
		"w(p + v, W: 0*p[W], c: 1)": {0, 0, 0, 0, 0, 0, 17, 28, 1}, "p[b]": {7, 8}, "(a @ q)[b]": {0, 0},
	} {
		agree(t, expr, numbersOf(t, head, expr), want...)
	}
	for expr, want := range map[string]string{
		"w(p + v, c: 1)": "depends on the chart", "w(p, c: 1)": "w(1, 2, 3, 4, 5, 6, 7, 8, 1)", "w(p, b: (p + v)[b])": "w(1, 2, 3, 4, 5, 6, 17, 28, 9)",
	} {
		if got := strings.TrimSpace(mustPrint(t, head+"print "+expr)); got != want && !strings.HasSuffix(got, "("+want+")") {
			t.Errorf("%s is %s", expr, got)
		}
	}
}

// TestManyCoordinates: a sum costs a few numbers for each coordinate.
func TestManyCoordinates(t *testing.T) {
	program := `chart w(W[400,499], b[400])
p = w(0.1*randn(400, 499, seed: 1), randn(400, seed: 2))
L = W_uf W_uf + b_u b_u
v^i = [W: -0.2 W, b: -0.2 b] on w
fn step(point s) = s + v
path = iterate(step, p, 3)
`
	agree(t, "along a flat connection", numbersOf(t, program, "[(L @ expmap(flat(w), p, v))/(L @ p), (L @ geodesic(flat(w), p, v, 2))/(L @ p)]"), 0.64, 0.36)
	agree(t, "a velocity", numbersOf(t, program, "[velocity(flat(w), p, v, 3)[b[7]] - (v @ p)[b[7]], transport(flat(w), p, v, v, 2)[b[7]] - (v @ p)[b[7]]]"), 0, 0)
	agree(t, "the loss", numbersOf(t, program, "[(L @ (p + v))/(L @ p), (L @ path[4])/(L @ p)]"), 0.64, 0.64*0.64*0.64)
}
