package interp_test

// What a host brings: functions that fail, panic, re-enter or leave; sinks, files and kernels that panic; names and numbers.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var errHostTest = errors.New("the sensor is cold")

// hostOf is an engine with one function f of one argument.
func hostOf(t testing.TB, eval func(context.Context, []float64) (float64, error)) interp.Options {
	t.Helper()
	return interp.Options{Host: []*interp.HostFunc{{Name: "f", Arity: 1, Eval: eval}}}
}

// asksHost are programs whose run calls f: once, in many rows, in an array by workers,
// in a solver, a sample, a claim, a domain, a table, a plot.
var asksHost = []string{
	"chart c(x)\nprint 1 + f(2 x) @ c(1)\n",
	"x_n = linspace(0, 1, 300000)\ny_n = f(x_n)\nprint sum_n y_n\n",
	"chart c(x)\ntable f(x) @ c(s) for s in linspace(0, 1, 20000)\n",
	"chart c(x)\nmetric G_ij = eye(1) on c\nprint integrate(f(x) + 1, G, x: 0..2)\n",
	"chart c(x)\nassert f(x) ~= f(x) + x^2 - x x + f(x)/1e9\n",
	"chart c(x) where f(x) < x\nprint x @ c(3)\n",
	"chart c(x)\nplot f(x) for x in 0..1\n",
	"assert f(3) < 100\n",
	"for i in 1..3 { print f(i) }\n",
	"param k = f(1)\nprint k\n",
	"A_ij = [[f(i + j) for j in 1..40] for i in 1..40]\nprint sum_i A_ii\n",
}

// errorOf runs a text to its error.
func errorOf(t testing.TB, opt interp.Options, text string) error {
	t.Helper()
	p, err := engine(t, opt).Compile(context.Background(), "host.geo", text)
	if err != nil {
		return err
	}
	_, err = p.Run(context.Background(), interp.RunOptions{})
	return err
}

func TestErrorsOfHostFunctionsUnwrap(t *testing.T) {
	for _, text := range asksHost {
		var calls atomic.Int64
		err := errorOf(t, hostOf(t, func(context.Context, []float64) (float64, error) {
			calls.Add(1)
			return 0, errHostTest
		}), text)
		var d *diag.Diagnostic
		if !errors.Is(err, errHostTest) || !errors.As(err, &d) || d.Code != "E0554" || d.Span.IsZero() || !strings.Contains(d.Message, "f gives an error: the sensor is cold") {
			t.Errorf("%s\ngives %s", text, describe(err))
		}
		if calls.Load() == 0 || calls.Load() > 64 {
			t.Errorf("%s\ncalled %d times after the first error", text, calls.Load())
		}
	}
}

func TestPanicsOfTheHostAreTheHosts(t *testing.T) {
	check := func(name string, err error, of string) {
		t.Helper()
		var d *diag.Diagnostic
		var p *diag.HostPanic
		if !errors.As(err, &d) || d.Code != diag.CodeHostPanic || strings.Contains(describe(err), "bug in Geo") {
			t.Errorf("%s\ngives %v", name, describe(err))
			return
		}
		if !errors.As(err, &p) || p.Of != of || p.Value != any("boom") || !strings.Contains(string(p.Stack), "host_test.go") || !strings.Contains(d.Message, "panicked: boom") {
			t.Errorf("%s\nhas %+v in %v", name, p, d)
		}
		if d.Span.IsZero() {
			t.Errorf("%s\nhas no place: %v", name, d)
		}
	}
	for _, text := range asksHost {
		check(text, errorOf(t, hostOf(t, func(context.Context, []float64) (float64, error) { panic("boom") }), text), "the host's function f")
	}
	p := compile(t, "print 1\nassert 1 == 2\n")
	_, err := p.Run(t.Context(), interp.RunOptions{Sink: interp.SinkFunc(func(interp.Event) error { panic("boom") })})
	check("sink", err, "the host's sink")
	s, err := engine(t, interp.Options{}).NewSession(interp.SinkFunc(func(interp.Event) error { panic("boom") }))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Exec(t.Context(), "<1>", "print 1")
	check("session", err, "the host's sink")
	for _, text := range []string{"data X_nf = csv(\"open.csv\")\n", "data X_nf = csv(\"read.csv\")\n", "import \"open.geo\" as o\n"} {
		check(text, errorOf(t, interp.Options{FS: panicFS{}}, text), "the host's file system")
	}
	text := "A_ij = [[sin(i j) for j in 1..300] for i in 1..300]\nB_ik = A_ij A_jk\nprint sum_i sum_k exp(B_ik/1e6)\n"
	check("kernels", errorOf(t, interp.Options{Kernels: panicBLAS{gonum.Implementation{}}}, text), "the host's matrix product (Dgemm)")
}

// A program whose evaluation ended so is as good as new.
func TestAProgramOutlivesPanicsOfItsHost(t *testing.T) {
	var bad atomic.Bool
	opt := hostOf(t, func(_ context.Context, x []float64) (float64, error) {
		if bad.Load() {
			panic("boom")
		}
		return x[0], nil
	})
	p, err := engine(t, opt).Compile(t.Context(), "h.geo", "chart c(x)\ng = f(x)^2\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	for i := range 6 {
		bad.Store(i%2 == 0)
		v, err := p.Eval(t.Context(), "g @ c(3)")
		if bad.Load() != (err != nil) || err == nil && v.Float64() != 9 {
			t.Errorf("%v, %v", v, err)
		}
	}
}

type panicFS struct{}

func (panicFS) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "open") {
		panic("boom")
	}
	f, err := fstest.MapFS{name: {Data: []byte("x,y\n1,2\n")}}.Open(name)
	return panicFile{f}, err
}

type panicFile struct{ fs.File }

func (panicFile) Read([]byte) (int, error) { panic("boom") }

type panicBLAS struct{ blas.Float64 }

func (panicBLAS) Dgemm(blas.Transpose, blas.Transpose, int, int, int, float64, []float64, int, []float64, int, float64, []float64, int) {
	panic("boom")
}

// A function that leaves its goroutine ends nothing but the evaluation: on a worker it is
// an error, on the caller's own goroutine that ends, and the program goes on.
func TestGoexitOfTheHostDoesNotHang(t *testing.T) {
	for _, text := range asksHost[:4] {
		leaves := true
		opt := hostOf(t, func(_ context.Context, x []float64) (float64, error) {
			if leaves {
				runtime.Goexit()
			}
			return x[0], nil
		})
		p, err := engine(t, opt).Compile(t.Context(), "h.geo", text)
		if err != nil {
			t.Fatal(describe(err))
		}
		var ran error
		done := make(chan struct{})
		returned := false
		go func() {
			defer close(done)
			_, ran = p.Run(context.Background(), interp.RunOptions{})
			returned = true
		}()
		<-done
		if returned && !strings.Contains(describe(ran), "runtime.Goexit") {
			t.Errorf("%s\ngives %s", text, describe(ran))
		}
		leaves = false
		if _, err := p.Run(t.Context(), interp.RunOptions{}); err != nil {
			t.Errorf("%s\nafterwards: %s", text, describe(err))
		}
	}
}

func TestHostFunctionsMayNotReenter(t *testing.T) {
	var p, other *interp.Program
	var ask func(ctx context.Context) error
	opt := hostOf(t, func(ctx context.Context, x []float64) (float64, error) { return x[0], ask(ctx) })
	e := engine(t, opt)
	compiled := func(text string) *interp.Program {
		q, err := e.Compile(t.Context(), "h.geo", text)
		if err != nil {
			t.Fatal(describe(err))
		}
		return q
	}
	p, other = compiled("chart c(x)\nprint f(x) @ c(2)\n"), compiled("a = 7\nprint f(a)\n")
	for name, k := range map[string]func(context.Context) error{
		"Eval":    func(ctx context.Context) error { return second(p.Eval(ctx, "1 + 1")) },
		"Run":     func(ctx context.Context) error { return second(p.Run(ctx, interp.RunOptions{})) },
		"Func":    func(ctx context.Context) error { return second(p.Func(ctx, "x", "x")) },
		"Explain": func(ctx context.Context) error { return second(p.Explain(ctx, "x")) },
		"through": func(ctx context.Context) error { return second(other.Eval(ctx, "f(3)")) },
	} {
		ask = k
		_, err := p.Run(t.Context(), interp.RunOptions{})
		if !hasCode(err, "E0555") {
			t.Errorf("%s: %s", name, describe(err))
		}
	}
	ask = func(ctx context.Context) error { return second(other.Eval(ctx, "a")) }
	if _, err := p.Run(t.Context(), interp.RunOptions{}); err != nil {
		t.Errorf("another program: %s", describe(err))
	}
	var s *interp.Session
	s, err := e.NewSession(interp.SinkFunc(func(interp.Event) error { return second(s.Exec(t.Context(), "<2>", "print 2")) }))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Exec(t.Context(), "<1>", "print 1"); !hasCode(err, "E0555") {
		t.Errorf("a session: %s", describe(err))
	}
}

// hasCode looks through everything that an error wraps.
func hasCode(err error, code string) bool {
	if d, ok := err.(*diag.Diagnostic); ok && d.Code == code {
		return true
	}
	switch u := err.(type) {
	case interface{ Unwrap() error }:
		return hasCode(u.Unwrap(), code)
	case interface{ Unwrap() []error }:
		for _, e := range u.Unwrap() {
			if hasCode(e, code) {
				return true
			}
		}
	}
	return false
}

// What is not declared pure is called by evaluations only.
func TestHostFunctionsAreNotCalledWhileCompiling(t *testing.T) {
	texts := append([]string{
		"chart c(x, y) where f(x) > 0, y > f(2)\nmetric G_ij = diag([f(x)^2 + 1, 2 + f(y)]) on c\nC = levicivita(G)\nR = scalarCurvature(G)\nshow R\n",
		"chart c(x)\ng = (f(x) - f(x)) + f(3)*0 + if f(x) > 1 then 2 else 3\nh = 1/f(2)\nprint g\n",
		"chart c(x, y)\ntensor H_ij = [[f(x), y], [y, f(1)]] on c\nassert H_ij ~= H_ji\ng = integrate(f(x), x in 0..1)\n",
		"fn q(a) = f(a) + f(2)\nr_n = [q(n) for n in 1..5]\ntest \"t\" { assert q(1) == 2 }\n",
	}, asksHost...)
	for _, pure := range []bool{false, true} {
		total := int64(0)
		for _, text := range texts {
			var calls atomic.Int64
			h := &interp.HostFunc{Name: "f", Arity: 1, Pure: pure, Eval: func(_ context.Context, x []float64) (float64, error) {
				calls.Add(1)
				return x[0], nil
			}}
			h.Partials = []*interp.HostFunc{{Name: "slope", Arity: 1, Pure: pure, Partials: []*interp.HostFunc{h}, Eval: func(context.Context, []float64) (float64, error) {
				calls.Add(1)
				return 1, nil
			}}}
			p, err := engine(t, interp.Options{Host: []*interp.HostFunc{h}}).Compile(t.Context(), "h.geo", text)
			if p != nil {
				_, _ = p.Explain(t.Context(), "f(2) + 1")
				_, _ = p.Func(t.Context(), "f(k)", "k")
				_, _ = p.Func(t.Context(), "f(x) + x", "x")
				for _, stage := range interp.Stages() {
					_, _ = p.Debug(t.Context(), stage, "f(3)")
				}
			} else if !pure {
				t.Logf("%s\n%s", text, describe(err))
			}
			if n := calls.Load(); n > 0 && !pure {
				t.Errorf("%s\n%d calls while compiling", text, n)
			}
			total += calls.Load()
		}
		if pure && total == 0 {
			t.Error("a pure function is never called while compiling, so this test holds nothing")
		}
	}
}

func TestNamesThatCannotBeCalledAreRefused(t *testing.T) {
	eval := func(x []float64) float64 { return x[0] }
	for _, name := range []string{
		"", " ", "f ", " f", "1", "f_i", "f_1", "f g", "f.g", "f(x)", "print", "if", "then", "chart", "metric", "sum", "d", "nabla", "∂", `\nabla`, "sin", "eig", "levicivita",
		"a\x00", "f\u202e", "f\u200b", "é\u0301", "f\n", "-f", "f#", "\"f\"", "\xff", "α", "𝓍 ", "f/*", "true",
	} {
		if _, err := interp.New(interp.Options{Host: []*interp.HostFunc{interp.PureFunc(name, 1, eval)}}); err == nil {
			t.Errorf("a function named %q is accepted", name)
		}
		_, err := engine(t, interp.Options{}).CompileSource(t.Context(), interp.Source{Text: "print 1\n", Data: map[string]interp.Array{name: {Values: []float64{1}}}})
		if code(err) != "E0550" {
			t.Errorf("data named %q: %v", name, describe(err))
		}
		_, err = engine(t, interp.Options{}).CompileSource(t.Context(), interp.Source{Text: "print 1\n", Params: map[string]any{name: 1}})
		if err == nil {
			t.Errorf("a param named %q is accepted", name)
		}
	}
	for _, name := range []string{"f", "hostSin", "alpha", "f'", "ф", "x1"} {
		opt := interp.Options{Host: []*interp.HostFunc{interp.PureFunc(name, 1, eval)}}
		if v, err := compileWith(t, opt, "a = 1\n").Eval(t.Context(), name+"(3)"); err != nil || v.Float64() != 3 {
			t.Errorf("%q cannot be called: %v, %v", name, v, describe(err))
		}
	}
	e := engine(t, interp.Options{Host: []*interp.HostFunc{interp.PureFunc("f", 1, eval)}})
	if _, err := e.CompileSource(t.Context(), interp.Source{Text: "print 1\n", Data: map[string]interp.Array{"f": {Values: []float64{1}}}}); code(err) != "E0550" {
		t.Errorf("data with a function's name: %v", err)
	}
}

func compileWith(t testing.TB, opt interp.Options, text string) *interp.Program {
	t.Helper()
	p, err := engine(t, opt).Compile(t.Context(), "h.geo", text)
	if err != nil {
		t.Fatal(describe(err))
	}
	return p
}

func TestDataOfTheHostAreFinite(t *testing.T) {
	e := engine(t, interp.Options{})
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		for _, k := range []struct {
			s    interp.Source
			says string
		}{
			{interp.Source{Data: map[string]interp.Array{"X": {Shape: []int{2, 2}, Values: []float64{1, 2, bad, 4}}}}, "X[2,1] is"},
			{interp.Source{Data: map[string]interp.Array{"X": {Values: []float64{bad}}}}, "X is"},
			{interp.Source{Text: "param k\n", Params: map[string]any{"k": bad}}, "k is"},
			{interp.Source{Text: "param k[3]\n", Params: map[string]any{"k": []float64{0, 1, bad}}}, "k[3] is"},
		} {
			if _, err := e.CompileSource(t.Context(), k.s); code(err) != "E0550" || !strings.Contains(err.Error(), k.says) {
				t.Errorf("%v: %v", k.s, err)
			}
		}
		p := compile(t, "param k = 1\nprint k\n")
		params := map[string]any{"k": bad}
		if _, err := p.Run(t.Context(), interp.RunOptions{Params: params}); code(err) != "E0550" {
			t.Errorf("Run: %v", err)
		}
		if _, err := p.Eval(t.Context(), "k", params); code(err) != "E0550" {
			t.Errorf("Eval: %v", err)
		}
	}
	// NaN from a function is outside its domain, as of a function of Geo's.
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		opt := hostOf(t, func(context.Context, []float64) (float64, error) { return bad, nil })
		if err := errorOf(t, opt, asksHost[0]); code(err) != "E0402" || !strings.Contains(describe(err), "f gives no finite value") {
			t.Errorf("%v: %v", bad, describe(err))
		}
	}
}

// A host function gets the evaluation's context.
func TestHostFunctionsGetTheContext(t *testing.T) {
	type key struct{}
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, 5.0))
	p := compileWith(t, hostOf(t, func(ctx context.Context, x []float64) (float64, error) {
		if x[0] == 0 {
			cancel()
			<-ctx.Done()
			return 0, fmt.Errorf("given up: %w", ctx.Err())
		}
		return ctx.Value(key{}).(float64), nil
	}), "a = 1\n")
	if v, err := p.Eval(ctx, "f(1)"); err != nil || v.Float64() != 5 {
		t.Errorf("%v, %v", v, describe(err))
	}
	if _, err := p.Eval(ctx, "f(0)"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
