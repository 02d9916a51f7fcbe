package interp_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

func engine(t testing.TB, opt interp.Options) *interp.Engine {
	t.Helper()
	e, err := interp.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func compile(t testing.TB, text string) *interp.Program {
	t.Helper()
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "test.geo", text)
	if err != nil {
		t.Fatal(describe(err))
	}
	return p
}

// describe is an error with all its words.
func describe(err error) string {
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = diag.List{one}
	default:
		return fmt.Sprint(err)
	}
	var b strings.Builder
	if err := diag.Render(&b, list, diag.RenderOptions{}); err != nil {
		return err.Error()
	}
	return b.String()
}

// run gives a program's printed text, its result and its error.
func run(t testing.TB, p *interp.Program, opt interp.RunOptions) (string, *interp.Result, error) {
	t.Helper()
	var b strings.Builder
	opt.Sink = render.TextSink(&b, render.TextOptions{})
	res, err := p.Run(context.Background(), opt)
	if res == nil {
		t.Fatal("a run without a result")
	}
	return b.String(), res, err
}

func code(err error) string {
	var list diag.List
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Code
	}
	var one *diag.Diagnostic
	if errors.As(err, &one) {
		return one.Code
	}
	return fmt.Sprint(err)
}

const schwarzschild = `
chart S(t, r, th, ph) where r > 0, 0 < th < pi
param M = 1
f = 1 - 2*M/r
metric g_{mu nu} = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
K = kretschmann(g)
p = S(0, 6*M, pi/2, 0)
print K @ p
assert K ~= 48*M^2/r^6
assert K @ p ~= 48/(6^6*M^4) tol 1e-12
table K @ S(0, R, 1, 0) for R in [3, 4, 6]
`

// One program, many goroutines: every run sees its own params, and all runs of
// one param see the same bits.
func TestOneProgramManyGoroutines(t *testing.T) {
	p := compile(t, schwarzschild)
	var wg sync.WaitGroup
	texts := make([]string, 32)
	for i := range texts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mass := float64(1 + i%4)
			text, res, err := run(t, p, interp.RunOptions{Params: map[string]any{"M": mass}})
			if err != nil || res.Passed != 2 {
				t.Errorf("M = %v: %d assertions held, %v", mass, res.Passed, err)
			}
			texts[i] = text
			v, err := p.Eval(context.Background(), "K @ S(0, 2, 1, 0)", map[string]any{"M": mass})
			if want := 48 * mass * mass / 64; err != nil || math.Abs(v.Float64()-want) > 1e-12*want {
				t.Errorf("M = %v: K = %v, want %v (%v)", mass, v.Float64(), want, err)
			}
		}()
	}
	wg.Wait()
	for i, text := range texts {
		if text != texts[i%4] {
			t.Errorf("run %d of the same program and params differs:\n%s\nagainst\n%s", i, text, texts[i%4])
		}
	}
}

func TestParams(t *testing.T) {
	p := compile(t, "param M = 2\nparam w_n = [1, 2, 3]\nparam N = 3\nchart c(W[N])\nprint M, w, dim(c)\n")
	if text, _, err := run(t, p, interp.RunOptions{}); err != nil || text != "2, [1 2 3], 3\n" {
		t.Errorf("%q, %v", text, err)
	}
	text, _, err := run(t, p, interp.RunOptions{Params: map[string]any{"M": 5, "w": []float64{4, 5, 6}}})
	if err != nil || !strings.HasPrefix(text, "5, [4 5 6]") {
		t.Errorf("%q, %v", text, err)
	}
	for _, bad := range []map[string]any{{"m": 1.0}, {"M": []float64{1}}, {"w": []float64{1, 2}}, {"M": "two"}, {"N": 2.0}} {
		if _, _, err := run(t, p, interp.RunOptions{Params: bad}); code(err) != "E0550" {
			t.Errorf("%v: %v", bad, err)
		}
	}
	// Bound at compilation, params decide sizes.
	q, err := engine(t, interp.Options{}).CompileSource(context.Background(), interp.Source{Text: "param N = 3\nchart c(W[N])\nprint dim(c)\n", Params: map[string]any{"N": 2}})
	if err != nil {
		t.Fatal(describe(err))
	}
	if text, _, err := run(t, q, interp.RunOptions{}); err != nil || text != "2\n" {
		t.Errorf("%q, %v", text, err)
	}
	var got []string
	for _, q := range p.Params() {
		got = append(got, fmt.Sprint(q.Name, q.Shape, q.Set))
	}
	if fmt.Sprint(got) != "[M[] true w[3] true N[] true]" {
		t.Errorf("Params = %v", got)
	}
}

func TestParamWithoutValue(t *testing.T) {
	p := compile(t, "chart c(r)\nparam M\nK = M/r\nprint K\n")
	if text, _, err := run(t, p, interp.RunOptions{}); err != nil || text != "M/r\n" {
		t.Errorf("%q, %v", text, err)
	}
	asks := compile(t, "chart c(r)\nparam M\nK = M/r\nprint \"nothing runs\"\nfor i in 1..2 { print eig([[K @ c(i)]]) }\nplot M x for x in [1, 2]\nprint minimise((r - M)^2, from: c(1))\n")
	text, res, err := run(t, asks, interp.RunOptions{})
	if !res.Rejected || len(res.Errors) < 3 || code(err) != "E0412" || strings.HasPrefix(text, "nothing runs") {
		t.Errorf("%q, %+v, %v", text, res, err)
	}
	if text, _, err := run(t, asks, interp.RunOptions{Params: map[string]any{"M": 2}}); err != nil || !strings.HasPrefix(text, "nothing runs\n[2]\n[1]\n") {
		t.Errorf("%q, %v", text, err)
	}
	if v, err := p.Eval(context.Background(), "K @ c(2)"); err != nil || v.Kind() != interp.Formula || v.String() != "M/2" {
		t.Errorf("%v, %v", v, err)
	}
	if _, err := p.Eval(context.Background(), "eig([[K @ c(2)]])"); code(err) != "E0412" {
		t.Errorf("%v", err)
	}
	v, err := p.Eval(context.Background(), "K @ c(2)", map[string]any{"M": 3.0})
	if err != nil || v.Float64() != 1.5 {
		t.Errorf("%v, %v", v, err)
	}
}

func TestHostData(t *testing.T) {
	e := engine(t, interp.Options{})
	_, err := e.CompileSource(context.Background(), interp.Source{
		Name: "data.geo", Text: "m = mean_n X_nf\nprint m\n",
		Data: map[string]interp.Array{"X": {Shape: []int{2, 3}, Values: []float64{1, 2, 3, 3, 4, 5}}},
	})
	if err == nil {
		t.Fatal("m is bound without its free index, and must be refused")
	}
	p, err := e.CompileSource(context.Background(), interp.Source{
		Name: "data.geo", Text: "m_f = mean_n X_nf\nprint m\n",
		Data: map[string]interp.Array{"X": {Shape: []int{2, 3}, Values: []float64{1, 2, 3, 3, 4, 5}}},
	})
	if err != nil {
		t.Fatal(describe(err))
	}
	if text, _, err := run(t, p, interp.RunOptions{}); err != nil || text != "[2 3 4]\n" {
		t.Errorf("%q, %v", text, err)
	}
	if p.Name() != "data.geo" {
		t.Errorf("the program is named %q", p.Name())
	}
	_, err = e.CompileSource(context.Background(), interp.Source{Text: "print X\n", Data: map[string]interp.Array{"X": {Shape: []int{2, 2}, Values: []float64{1}}}})
	if code(err) != "E0550" {
		t.Errorf("a shape that does not fit its numbers: %v", err)
	}
}

func TestFilesOnlyThroughTheHost(t *testing.T) {
	text := "data X_nf = csv(\"d.csv\")\nprint X\n"
	if _, err := engine(t, interp.Options{}).Compile(context.Background(), "a.geo", text); err == nil {
		t.Error("a host that grants no files must see the data statement refused")
	}
	files := fstest.MapFS{"d.csv": {Data: []byte("1,2\n3,4\n")}}
	p, err := engine(t, interp.Options{FS: files}).Compile(context.Background(), "a.geo", text)
	if err != nil {
		t.Fatal(describe(err))
	}
	if text, _, err := run(t, p, interp.RunOptions{}); err != nil || text != "[[1 2] [3 4]]\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	eval := func(_ context.Context, x []float64) (float64, error) { return x[0], nil }
	one := &interp.HostFunc{Name: "g", Arity: 1, Eval: eval}
	for _, funcs := range [][]*interp.HostFunc{
		{{Name: "f", Arity: 1}}, {{Arity: 1, Eval: eval}}, {{Name: "f", Eval: eval}}, {nil},
		{one, one},
		{{Name: "f", Arity: 2, Eval: eval, Partials: []*interp.HostFunc{one}}},
		{{Name: "f", Arity: 2, Eval: eval, Partials: []*interp.HostFunc{one, one}}},
	} {
		if _, err := interp.New(interp.Options{Host: funcs}); err == nil {
			t.Errorf("accepted %v", funcs)
		}
	}
	// The exponential is its own derivative.
	exp := interp.PureFunc("hexp", 1, func(x []float64) float64 { return math.Exp(x[0]) })
	exp.Partials = []*interp.HostFunc{exp}
	p, err := engine(t, interp.Options{Host: []*interp.HostFunc{exp}}).Compile(context.Background(), "e.geo", "chart c(x)\nf = hexp(2 x)\nH_ij = d_i d_j f\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	if v, err := p.Eval(context.Background(), "H @ c(0)"); err != nil || v.At(1, 1) != 4 {
		t.Errorf("%v, %v", v, err)
	}
}

func TestMissingDerivativeIsNamed(t *testing.T) {
	f := interp.PureFunc("oracle", 1, func(x []float64) float64 { return x[0] })
	p, err := engine(t, interp.Options{Host: []*interp.HostFunc{f}}).Compile(context.Background(), "h.geo", "chart c(x)\nprint oracle(x) @ c(2)\nprint d_i oracle(x) @ c(2)\n")
	if err == nil {
		_, _, err = run(t, p, interp.RunOptions{})
	}
	if err == nil || !strings.Contains(describe(err), "oracle") || !strings.Contains(describe(err), "order 0") {
		t.Errorf("the message names the function and the order it has: %s", describe(err))
	}
}

func TestPanicsBecomeDiagnostics(t *testing.T) {
	bad := interp.PureFunc("bad", 1, func(x []float64) float64 {
		if x[0] == 7 {
			panic("host")
		}
		return x[0]
	})
	p, err := engine(t, interp.Options{Host: []*interp.HostFunc{bad}}).Compile(context.Background(), "p.geo", "chart c(x)\nprint bad(x) @ c(7)\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	_, res, err := run(t, p, interp.RunOptions{})
	if err == nil || len(res.Errors) != 1 || code(err) != diag.CodeHostPanic || strings.Contains(describe(err), "bug") {
		t.Errorf("%v", err)
	}
}

func TestLimitsAndCancellation(t *testing.T) {
	e := engine(t, interp.Options{Limits: interp.Limits{Output: 1000, Rows: 500}})
	for _, text := range []string{
		"for i in 1..100 { print \"0123456789012345678901234567890\" }",
		"for i in 1..100 { for j in 1..100 { assert i <= 100 } }",
		"table i for i in 1..1000",
	} {
		p, err := e.Compile(context.Background(), "l.geo", text)
		if err != nil {
			t.Fatal(describe(err))
		}
		if _, _, err := run(t, p, interp.RunOptions{}); code(err) != "E0454" {
			t.Errorf("%s: %v", text, err)
		}
	}
	p := compile(t, "for i in 1..100000 { assert i <= 100000 }")
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	if _, err := p.Run(ctx, interp.RunOptions{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a cancelled run says %v", err)
	}
}

func TestTimeLimit(t *testing.T) {
	e := engine(t, interp.Options{Limits: interp.Limits{Run: interp.RunLimits{Time: 5 * time.Millisecond}}})
	p, err := e.Compile(context.Background(), "t.geo", "for i in 1..1000 { for j in 1..900 { assert i <= 1000 } }")
	if err != nil {
		t.Fatal(describe(err))
	}
	_, res, err := run(t, p, interp.RunOptions{})
	if code(err) != exec.CodeLimit || len(res.Errors) != 1 || !strings.Contains(describe(err), "5ms") {
		t.Errorf("%v", err)
	}
}

func TestSinkErrorEndsTheRun(t *testing.T) {
	p := compile(t, "print 1\nprint 2\n")
	full := errors.New("disk full")
	seen := 0
	_, err := p.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(interp.Event) error { seen++; return full })})
	if !errors.Is(err, full) || seen != 1 {
		t.Errorf("%v after %d events", err, seen)
	}
}

func TestEvalErrors(t *testing.T) {
	p := compile(t, "chart psi(r, t) where r > 0\nL = log(r)\n")
	for expr, want := range map[string]string{
		"L @ psi(-1, 0)": "E0452",
		"L + ":           "E01",
		"M":              "E0201",
		"L_i":            "E02",
	} {
		_, err := p.Eval(context.Background(), expr)
		if !strings.HasPrefix(code(err), want) {
			t.Errorf("%s: %s, want %s", expr, code(err), want)
		}
	}
	// A bad expression leaves the program as it was.
	if v, err := p.Eval(context.Background(), "L @ psi(e, 0)"); err != nil || math.Abs(v.Float64()-1) > 1e-15 {
		t.Errorf("%v, %v", v, err)
	}
}

func TestValuesOfEveryKind(t *testing.T) {
	p := compile(t, `
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; t = y }
metric G_ij = diag(1, 4) on theta
C = levicivita(G)
p = theta(1, 2)
H_ij = d_i d_j (x^2*y)
J^a_i = d_i phi^a
fn half(z) = z/2
`)
	for expr, want := range map[string]string{
		"1 + 1":                    "numbers: Real = 2",
		"[1, 2, 3]":                "numbers: Real[3] = [1 2 3]",
		"x*y":                      "formula: Real over theta = x y",
		"G":                        "numbers: metric G_ij over theta = [[1 0] [0 4]]",
		"H":                        "formula: chartwise H_ij over theta = [[2 y, 2 x], [2 x, 0]]",
		"H @ p":                    "numbers: chartwise H_ij over theta @ theta(1, 2) = [[4 2] [2 0]]",
		"det(components(H @ p))":   "numbers: Real, depends on the chart = -4",
		"C":                        "numbers: connection C^i_jk over theta = [[[0 0] [0 0]] [[0 0] [0 0]]]",
		"J":                        "numbers: tensor J^i_a over psi, theta = [[1 0] [0 1]]",
		"J @ p":                    "numbers: tensor J^i_a over psi, theta @ phi(theta(1, 2)), theta(1, 2) = [[1 0] [0 1]]",
		"p":                        "point: Point[theta] = theta(1, 2)",
		"phi":                      "other: Map[theta -> psi] = phi",
		"half":                     "other: Func = half(z)",
		"1 < 2":                    "bool: Bool = true",
		"\"word\"":                 "string: String = word",
		"[theta(1,2), theta(0,0)]": "list: List[2] = [theta(1, 2), theta(0, 0)]",
	} {
		v, err := p.Eval(context.Background(), expr)
		if err != nil {
			t.Errorf("%s: %s", expr, describe(err))
			continue
		}
		if got := fmt.Sprintf("%v: %s = %s", v.Kind(), v.Type(), v); got != want {
			t.Errorf("%s: got %q, want %q", expr, got, want)
		}
	}
}
