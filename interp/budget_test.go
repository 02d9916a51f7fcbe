package interp_test

// One budget from reading to running: work, memory and the context.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// fortieth is the fortieth derivative of a function that grows with each.
func fortieth() string {
	var b strings.Builder
	b.WriteString("chart c(x, y)\nf0 = exp(sin(x y) + cos(x^2))/(1 + x^2)\n")
	for k := 1; k <= 40; k++ {
		fmt.Fprintf(&b, "f%d = (d_i f%d)[x]\n", k, k-1)
	}
	return b.String()
}

// products is a chain of products whose formula has 2^2000 factors, written out.
func products() string {
	var b strings.Builder
	b.WriteString("chart c(x, y)\nf0 = x + y\n")
	for k := 1; k <= 2000; k++ {
		fmt.Fprintf(&b, "f%d = f%d (f%d + 1)\n", k, k-1, k-1)
	}
	return b.String()
}

func compiled(t *testing.T, limits interp.Limits, text string) *interp.Program {
	t.Helper()
	engine, err := interp.New(interp.Options{Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Compile(context.Background(), "b.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A context ends what works on formulas, while compiling and running; it is found
// behind the error, which says what was worked for.
func TestContextEndsFormulas(t *testing.T) {
	for name, text := range map[string]string{
		"derivative": fortieth() + "print f40 @ c(0.3, 0.4)\n",
		"formula":    products() + "print f2000\n",
	} {
		p := compiled(t, interp.Limits{}, text)
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		defer cancel()
		_, err := p.Run(ctx, interp.RunOptions{})
		var d *diag.Diagnostic
		if !errors.Is(err, context.DeadlineExceeded) || !errors.As(err, &d) || d.Code != "E0410" || !strings.HasPrefix(d.Span.Text(), "print f") {
			t.Errorf("%s: run: %v", name, err)
		}
		ctx, cancel = context.WithCancel(context.Background())
		time.AfterFunc(20*time.Millisecond, cancel)
		last := strings.Fields(text)[len(strings.Fields(text))-1]
		if name == "derivative" {
			last = "f40 @ c(0.3, 0.4)"
		}
		_, err = p.Eval(ctx, last)
		if !errors.Is(err, context.Canceled) || !errors.As(err, &d) || d.Code != "E0411" {
			t.Errorf("%s: eval: %v", name, err)
		}
		if _, err = p.Func(ctx, "x", "x"); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: func: %v", name, err)
		}
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = engine.Compile(ctx, "b.geo", text); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: compile: %v", name, err)
		}
	}
}

// The same program is refused at the same place, with the same words, whatever the
// machine is doing.
func TestStepsAreCounted(t *testing.T) {
	limits := interp.Limits{Steps: 300_000}
	text := fortieth() + "for k in 1..40 { print k }\nprint f4[x]\nprint f12 @ c(0.3, 0.4)\nprint f25 @ c(0.3, 0.4)\nprint f40 @ c(0.3, 0.4)\n"
	text = strings.ReplaceAll(text, "print f4[x]\n", "print f4\n")
	var first string
	for range 3 {
		p := compiled(t, limits, text)
		var out bytes.Buffer
		res, err := p.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "E0410" || !strings.Contains(d.Message, "300000 steps") || len(res.Errors) != 1 || res.Errors[0] != d {
			t.Fatalf("%v", err)
		}
		if first == "" {
			first = out.String() + d.Error()
		}
		if got := out.String() + d.Error(); got != first {
			t.Errorf("once %q, once %q", first, got)
		}
		// The workspace that was left half done is not used again.
		if v, err := p.Eval(context.Background(), "f1 @ c(0, 0)"); err != nil || v.String() != "0" {
			t.Errorf("afterwards: %v, %v", v, err)
		}
	}
}

// A limit that is met within loops and tests ends the run, and is told once.
func TestLimitIsToldOnce(t *testing.T) {
	p := compiled(t, interp.Limits{Steps: 5000}, "test \"a\" { for i in 1..100 { for j in 1..100 { print i j } } }\nprint 1\n")
	told := 0
	res, err := p.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		if _, ok := e.(*interp.Found); ok {
			told++
		}
		return nil
	})})
	if told != 1 || len(res.Errors) != 1 || err != error(res.Errors[0]) {
		t.Errorf("told %d times, %d errors, %v", told, len(res.Errors), err)
	}
}

// Memory of formulas is asked for before it is taken.
func TestMemoryOfFormulas(t *testing.T) {
	limits := interp.Limits{Run: interp.RunLimits{Bytes: 4 << 20}}
	_, err := compiled(t, limits, fortieth()).Eval(context.Background(), "f40 @ c(0.3, 0.4)")
	var d *diag.Diagnostic
	if !errors.As(err, &d) || d.Code != "E0410" || !strings.Contains(d.Message, "4 MiB of memory") {
		t.Errorf("%v", err)
	}
}

// allocated is how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Many things of one kind cost in proportion to how many they are.
func TestManyThings(t *testing.T) {
	repeat := func(line string) func(n int) string {
		return func(n int) string {
			var b strings.Builder
			for k := range n {
				b.WriteString(strings.ReplaceAll(line, "#", fmt.Sprint(k)) + "\n")
			}
			return b.String()
		}
	}
	for name, text := range map[string]func(n int) string{
		"charts that share a coordinate": repeat("chart c#(x)"),
		"mistakes":                       repeat("print zzz"),
		"mistakes of one statement":      func(n int) string { return "print " + strings.Repeat("zzz + ", n/8) + "zzz\n" },
		"names":                          repeat("a# = #"),
		"params":                         repeat("param p# = #"),
		"prints":                         repeat("print #"),
		"assertions":                     repeat("assert # < 1e9"),
		"tests":                          repeat("test \"#\" { assert 1 == 1 }"),
		"functions":                      repeat("fn f#(u) = u + #"),
		"comments":                       repeat("# a comment"),
		"one line": func(n int) string {
			return strings.TrimSuffix(strings.ReplaceAll(repeat("a# = #")(n), "\n", "; "), "; ") + "\n"
		},
	} {
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		cost := func(n int) float64 {
			source := text(n)
			return float64(allocated(func() {
				p, err := engine.Compile(context.Background(), "many.geo", source)
				var list diag.List
				switch {
				case err == nil:
					_, err = p.Run(context.Background(), interp.RunOptions{})
				case errors.As(err, &list):
					err = diag.Render(&bytes.Buffer{}, list, diag.RenderOptions{})
				}
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}))
		}
		cost(100) // what is made once
		one, four := cost(2000), cost(8000)
		if testing.Verbose() {
			t.Logf("%s: %.1f KB each", name, four/8000/1024)
		}
		if four > 5*one+(1<<20) {
			t.Errorf("%s: %.0f KB for 2000, %.0f KB for 8000", name, one/1024, four/1024)
		}
	}
}

// What a program says of its names is within the memory of a compile: types name charts, and a chart may have a long name.
func TestTypesOfManyNames(t *testing.T) {
	long, n := strings.Repeat("A", 60_000), 2000
	var same, other strings.Builder
	fmt.Fprintf(&same, "chart %s(x)\n", long)
	fmt.Fprintf(&other, "chart %s(x)\n", long)
	for k := range n {
		fmt.Fprintf(&same, "a%d = x\n", k)
		fmt.Fprintf(&other, "a%d_i = d_i x\n", k)
	}
	engine, err := interp.New(interp.Options{Limits: interp.Limits{Run: interp.RunLimits{Bytes: 16 << 20}}})
	if err != nil {
		t.Fatal(err)
	}
	// One text for all: it is kept once.
	p, err := engine.Compile(context.Background(), "same.geo", same.String())
	if err != nil {
		t.Fatal(err)
	}
	if got := p.TypeOf(fmt.Sprintf("a%d", n-1)); got != "Real over "+long {
		t.Errorf("%.40s", got)
	}
	// A text for each: more than the memory that it may take, by a session too.
	session, err := engine.NewSession(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, inSession := session.Exec(context.Background(), "types.geo", other.String())
	_, err = engine.Compile(context.Background(), "types.geo", other.String())
	for _, err := range []error{err, inSession} {
		if err == nil || code(err) != "E0410" || !strings.Contains(err.Error(), "16 MiB of memory") {
			t.Errorf("%.300v", err)
		}
	}
	// The time of writing them is counted.
	engine, err = interp.New(interp.Options{Limits: interp.Limits{Steps: 1_000_000}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = engine.Compile(context.Background(), "same.geo", same.String()); err == nil || !strings.Contains(err.Error(), "steps") {
		t.Errorf("%.300v", err)
	}
}

// Ranges and spaced numbers, which a few letters make long, are within the memory of a compile and an evaluation.
func TestConstantsAreAskedForFirst(t *testing.T) {
	limits := interp.Limits{Run: interp.RunLimits{Bytes: 4 << 20}}
	engine, err := interp.New(interp.Options{Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	empty := compiled(t, limits, "param k = 1\n")
	for _, expr := range []string{"sum([i for i in 1..40000000])", "(1..40000000)[7]", "sum(linspace(0, 1, 16000000))", "sum(linspace(0, pi, 16000000))"} {
		for name, ask := range map[string]func() error{
			"compile": func() error { _, err := engine.Compile(context.Background(), "b.geo", "x = "+expr+"\n"); return err },
			"eval":    func() error { _, err := empty.Eval(context.Background(), expr); return err },
		} {
			var err error
			if n := allocated(func() { err = ask() }); n > 16<<20 {
				t.Errorf("%s of %s takes %d bytes", name, expr, n)
			}
			var d *diag.Diagnostic
			if !errors.As(err, &d) || d.Code != "E0410" || !strings.Contains(d.Message, "4 MiB of memory") {
				t.Errorf("%s of %s: %v", name, expr, err)
			}
		}
	}
	if _, err := engine.Compile(context.Background(), "b.geo", "for i in 1..40000000 { print i }\n"); err == nil {
		t.Error("a loop over what is beyond the limit was compiled")
	}
	if v, err := empty.Eval(context.Background(), "sum([i for i in 1..1000])"); err != nil || v.Float64() != 500500 {
		t.Errorf("afterwards: %v, %v", v, err)
	}
}

// A loop over many numbers takes the memory of these, not several times as much, before its first turn.
func TestLoopsTakeNoMoreThanTheirNumbers(t *testing.T) {
	const n = 1_000_000
	p := compiled(t, interp.Limits{}, fmt.Sprintf("for i in 1..%d { print i }\n", n))
	enough := errors.New("enough")
	var err error
	took := allocated(func() {
		_, err = p.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(interp.Event) error { return enough })})
	})
	if !errors.Is(err, enough) {
		t.Fatal(err)
	}
	if took > 2*8*n {
		t.Errorf("%d bytes for %d numbers", took, n)
	}
}

// A text that cannot be read says so, also where checking what was read of it meets a limit.
func TestMistakesBeforeLimits(t *testing.T) {
	e := engine(t, interp.Options{Limits: interp.Limits{Steps: 20_000}})
	text := "chart c(x, y)\nf = (x + y + 1)^40*(x - y)^40\nassert f == expand(f)\ng = [x, y\nprint d_i d_j d_k f\n"
	_, err := e.Compile(context.Background(), "both.geo", text)
	list, ok := err.(diag.List)
	if !ok || list[0].Code != "E0109" {
		t.Fatalf("%v", err)
	}
	_, err = e.Compile(context.Background(), "limit.geo", strings.Replace(text, "[x, y\n", "[x, y]\n", 1))
	if err != nil && !strings.Contains(err.Error(), "E0410") {
		t.Errorf("%v", err)
	}
}
