package interp_test

// Deep, long and wide programs, each in a process of its own with a small stack.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// wrappers make an expression of x, y or an object around a smaller one, given twice.
var wrappers = []string{
	"sin(%s)", "cos(%s)", "exp(%s)", "exp(-(%s)^2)", "log(1 + (%s)^2)", "sqrt(1 + (%s)^2)", "abs(%s)", "atan(%s)", "tanh(%s)",
	"(%s)^2", "(%s)^x", "x^(%s)", "(%s)^(1/3)", "1/(1 + (%s)^2)", "1/(%s)", "-(%s)", "((%s))",
	"(%s) + x", "(%s) x", "(%s) (x + 1)", "x/(%s)", "(%s)/y", "(%s) - y^2", "(%s) cos(x)", "(%s) sin(2 y)",
	"(%[1]s) ((%[1]s) + 1)", "(%[1]s) + cos(%[1]s)", "(%[1]s) cos(%[1]s)", "(%[1]s)/(1 + (%[1]s)^2)", "atan2(%[1]s, 1 + (%[1]s)^2)",
	"max(%s, x)", "min(x y, %s)", "if x > 0 then (%s) else y", "if (%s) > 0 then x else y", "if x > y then x else (%s)",
	"relu(%s)", "sign(%s)", "floor(%s)", "erf(%s)", "gamma(1 + (%s)^2)",
	"sum([(%s), x])", "([(%s), x, y])[1]", "det([[(%s), x], [y, 1]])", "trace([[(%s), x], [y, 1]])", "(inv([[(%s), 1], [0, 1]]))[1,1]",
	"(d_i (%s))[x]", "(d_i (%s))[x] + x", "(d_i d_j (%s))[x,y]", "grad(%s)", "laplacian(%s)",
	"(%s) @ c(1, 2)", "(%s) @ c(x, 1)", "pull(%s, m)", "integrate(%s, x: 0..1)", "(%s)^2 + sum([k (%s) for k in 1..3])",
	"expm([[0, (%s)], [1, 0]])[1,1]", "(eig([[(%s), 1], [1, 2]]))[1]", "minimise((%s)^2, from: c(1, 1))",
}

// shapes make a program that has n of a wrapper.
var shapes = []struct {
	name string
	make func(w string, n int) (before, expr string)
}{
	{"nested", func(w string, n int) (string, string) {
		if strings.Count(w, "%") > 1 {
			n = min(n, 12)
		}
		e := "x"
		if k := strings.Index(w, "%s"); k >= 0 && strings.Count(w, "%") == 1 {
			return "", strings.Repeat(w[:k], n) + e + strings.Repeat(w[k+2:], n)
		}
		for range n {
			e = put(w, e)
		}
		return "", e
	}},
	{"lines", func(w string, n int) (string, string) {
		var b strings.Builder
		b.WriteString("f0 = x + y\n")
		for k := 1; k <= n; k++ {
			fmt.Fprintf(&b, "f%d = %s\n", k, put(w, fmt.Sprintf("f%d", k-1)))
		}
		return b.String(), fmt.Sprintf("f%d", n)
	}},
	{"functions", func(w string, n int) (string, string) {
		var b strings.Builder
		b.WriteString("fn f0(u) = u\n")
		for k := 1; k <= n; k++ {
			fmt.Fprintf(&b, "fn f%d(u) = %s\n", k, put(w, fmt.Sprintf("f%d(u)", k-1)))
		}
		return b.String(), fmt.Sprintf("f%d(x)", n)
	}},
	{"sum", func(w string, n int) (string, string) { return "", joined(w, n, " + ") }},
	{"difference", func(w string, n int) (string, string) { return "", joined(w, n, " - ") }},
	{"product", func(w string, n int) (string, string) { return "", joined(w, n, " ") }},
	{"quotient", func(w string, n int) (string, string) {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, "(%s)/(", put(w, fmt.Sprintf("%d x", k+1)))
		}
		return "", b.String() + "y" + strings.Repeat(")", n)
	}},
	{"list", func(w string, n int) (string, string) { return "", "[" + joined(w, n, ", ") + "]" }},
	{"deep list", func(w string, n int) (string, string) {
		return "", strings.Repeat("[", n) + put(w, "x") + strings.Repeat("]", n)
	}},
	{"max", func(w string, n int) (string, string) { return "", "max([" + joined(w, n, ", ") + "])" }},
	{"tower", func(w string, n int) (string, string) { return "", joined(w, n, "^") }},
	{"and", func(w string, n int) (string, string) {
		return "", "if " + joined(w, n, " > 0 and ") + " > 0 then x else y"
	}},
	{"else", func(w string, n int) (string, string) {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, "if x > %d then %s else ", k, put(w, "y"))
		}
		return "", b.String() + "y"
	}},
	{"compose", func(w string, n int) (string, string) {
		var b strings.Builder
		fmt.Fprintf(&b, "chart c0(x0, y0)\nmap m0: c -> c0 { x0 = %s; y0 = y }\nf0 = x0 + y0\n", put(w, "x"))
		for k := 1; k <= n; k++ {
			fmt.Fprintf(&b, "chart c%d(x%[1]d, y%[1]d)\nmap m%[1]d: c%[2]d -> c%[1]d { x%[1]d = %[3]s; y%[1]d = y%[2]d }\n", k, k-1, put(w, fmt.Sprintf("x%d", k-1)))
		}
		fmt.Fprintf(&b, "g%d = x%[1]d y%[1]d\n", n)
		for k := n; k > 0; k-- {
			fmt.Fprintf(&b, "g%d = pull(g%d, m%d)\n", k-1, k, k)
		}
		return b.String(), "pull(g0, m0)"
	}},
}

func put(w, e string) string {
	if strings.Contains(w, "%[1]s") {
		return fmt.Sprintf(w, e)
	}
	return strings.ReplaceAll(w, "%s", e)
}

func joined(w string, n int, with string) string {
	var b strings.Builder
	for k := range n {
		if k > 0 {
			b.WriteString(with)
		}
		b.WriteString(put(w, fmt.Sprintf("(%d x)", k+1)))
	}
	return b.String()
}

// uses are what is asked of the expression.
var uses = []string{
	"print %s", "print d_i (%s)", "print d_i d_j (%s)", "g = %s\nprint g @ c(0.3, 0.4)", "g = %s\nprint (d_i g) @ c(0.3, 0.4)",
	"g = %s\nassert g == g + 0 x", "g = %s\nassert g ~= 2 g - g", "g = %s\nH_ij = d_i d_j g\nprint H_ij @ c(0.3, 0.4)",
	"g = %s\ntensor h_i = d_i g\nassert h[x] == h[x]", "g = %s\nmetric G_ij = [[1 + g^2, 0], [0, 1]] on c\nprint riemann(levicivita(G))",
	"g = %s\ntable g @ c(s, 1) for s in 1..3", "g = %s\nplot g @ c(s, 1) for s in 1..3", "g = %s\nprint integrate(g, x: 0..1, y: 0..1)",
	"g = %s\nshow g", "param p = 1\ng = p (%s)\nprint g", "g = %s\nprint full(g)", "g = %s\nassert g > -1", "g = %s\nassert d_i g == d_i g @ c(1, 1)",
	"g = %s\nprint limit(g, x: 0)", "g = %s\nprint minimise(g^2, from: c(1, 1))",
	"g = %s\nv^i = [g, 1] on c\nprint lie(v, g)", "g = %s\nprint invariant(g, m)",
}

// hostileProgram is one program, by its number.
func hostileProgram(seed uint64, most int) (name, text string) {
	return hostileDrawn(rand.New(rand.NewPCG(seed, 8)), most)
}

func hostileDrawn(r *rand.Rand, most int) (name, text string) {
	w, s, u := wrappers[r.IntN(len(wrappers))], shapes[r.IntN(len(shapes))], uses[r.IntN(len(uses))]
	n := []int{10, 40, 180, 1000, 5000, 20000, 100000}[r.IntN(7)]
	n = min(n, most)
	if len(w)*n > 1<<21 {
		n = 1 << 21 / len(w)
	}
	before, e := s.make(w, n)
	return fmt.Sprintf("%s of %s × %d, %s", s.name, w, n, u), "chart c(x, y)\nmap m: c -> c { x = x + y; y = y }\n" + before + put(u, e) + "\n"
}

// stackOfChild is what a child's goroutines may have; Go itself allows 1 GB, and half
// of 512 MB where an int has 32 bits.
const stackOfChild = 64 << 20

// TestHostileChild is the process that runs a program.
func TestHostileChild(t *testing.T) {
	if os.Getenv("GEO_HOSTILE") == "" {
		t.Skip("run by TestHostile")
	}
	debug.SetMaxStack(stackOfChild)
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		t.Fatal(err)
	}
	patience := time.Second
	if s := os.Getenv("GEO_HOSTILE_TIME"); s != "" {
		if patience, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	engine, err := interp.New(interp.Options{Limits: interp.Limits{Steps: 50e6, Run: interp.RunLimits{Bytes: 256 << 20}}})
	if err != nil {
		t.Fatal(err)
	}
	step := func(what string, do func(ctx context.Context) error) error {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		watched := testscale.NewGaps(ctx)
		begun := time.Now()
		err := do(watched)
		took := time.Since(begun).Seconds()
		said := err
		if err != nil {
			said = errors.New(strings.SplitN(fmt.Sprintf("%.300s", err), "\n", 2)[0])
		}
		fmt.Printf("%s %.2fs, %v; %v\n", what, took, watched.End(), said)
		var d *diag.Diagnostic
		var list diag.List
		if errors.As(err, &list) && len(list) > 0 {
			d = list[0]
		} else {
			errors.As(err, &d)
		}
		if d != nil && (d.Code == "E0499" || d.Code == "E0199") {
			t.Errorf("%s: %v", what, err)
		}
		return err
	}
	var p *interp.Program
	err = step("compile", func(ctx context.Context) (err error) {
		p, err = engine.Compile(ctx, "h.geo", string(text))
		return err
	})
	if err != nil {
		_ = step("render", func(context.Context) error {
			var list diag.List
			if errors.As(err, &list) {
				_ = diag.Render(io.Discard, list, diag.RenderOptions{})
			}
			return nil
		})
		return
	}
	_ = step("run", func(ctx context.Context) error {
		_, err := p.Run(ctx, interp.RunOptions{Sink: render.LaTeXSink(io.Discard, render.TextOptions{}), LaTeX: true})
		return err
	})
	for _, stage := range []string{"graph", "plan", "code"} {
		_ = step(stage, func(ctx context.Context) error { _, err := p.Debug(ctx, stage, "g"); return err })
	}
	_ = step("eval", func(ctx context.Context) error { _, err := p.Eval(ctx, "g"); return err })
	_ = step("func", func(ctx context.Context) error { _, err := p.Func(ctx, "g", "x", "y"); return err })
}

// runHostile runs a program in a process of its own.
func runHostile(text string) (output string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestHostileChild$", "-test.v")
	cmd.Env = append(os.Environ(), "GEO_HOSTILE=1", "GOMAXPROCS=1")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGQUIT) } // it says where it is
	cmd.WaitDelay = 5 * time.Second
	cmd.Stdin = strings.NewReader(text)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return out.String(), err
}

// cutOff is what a child said, of a stack the functions, each once.
func cutOff(out string) string {
	said, stack, _ := strings.Cut(out, "\ngoroutine ")
	seen := map[string]bool{}
	var names []string
	for _, line := range strings.Split(stack, "\n") {
		name, ok := strings.CutPrefix(line, "github.com/seed2d4d80ff/geo/")
		if !ok {
			continue
		}
		name = name[:max(strings.LastIndexByte(name, '('), 0)]
		if !seen[name] {
			seen[name], names = true, append(names, name)
		}
	}
	return said[:min(len(said), 1500)] + "\n" + strings.Join(names[:min(len(names), 25)], " < ") + "\n"
}

// No program ends the process, whatever is deep, long or wide in it.
func TestHostile(t *testing.T) {
	first, count, most := uint64(1), 12, 1000
	if s := os.Getenv("GEO_HOSTILE_SEEDS"); s != "" {
		if _, err := fmt.Sscanf(s, "%d+%d", &first, &count); err != nil {
			t.Fatal(err)
		}
		most = 100_000
	}
	hostile := func(name, text string) {
		out, err := runHostile(text)
		if testing.Verbose() {
			fmt.Printf("%s\n%s", name, cutOff(out))
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, cutOff(out))
		}
	}
	if files := os.Getenv("GEO_HOSTILE_FILES"); files != "" {
		names, err := filepath.Glob(files)
		if err != nil || len(names) == 0 {
			t.Fatal(files, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			hostile(name, string(text))
		}
		return
	}
	for seed := first; seed < first+uint64(count); seed++ {
		name, text := hostileProgram(seed, most)
		hostile(fmt.Sprintf("%d: %s", seed, name), text)
	}
}

// Programs as deep as Limits.Depth allows end neither the process nor its stack: a level
// of them takes 3 KB at most, of which 20,000 fit where an int has 32 bits, too.
func TestDeepPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("programs of 20,000 lines")
	}
	t.Setenv("GEO_HOSTILE_TIME", "4s")
	lines := func(w string, n int, use string) string {
		before, e := shapes[1].make(w, n)
		return "chart c(x, y)\nmap m: c -> c { x = x + y; y = y }\n" + before + put(use, e) + "\n"
	}
	for name, text := range map[string]string{
		"calls":         lines("sin(%s)", 19_900, "g = %s\nprint g @ c(0.3, 0.4)\nassert g == g + 0 x"),
		"derivatives":   lines("max(%s, x)", 19_900, "g = %s\nprint (d_i g) @ c(0.3, 0.4)\nshow g"),
		"sums":          lines("abs(%s) + x", 9_900, "g = %s\nprint (d_i g) @ c(0.3, 0.4)"),
		"products":      lines("(%s) cos(x)", 9_900, "g = %s\ntensor h_i = d_i g\nassert h[x] == h[x]"),
		"quotients":     lines("1/(1 + (%s)^2)", 6_600, "g = %s\nprint g @ c(0.3, 0.4)"),
		"inverses":      lines("(inv([[(%s), 1], [0, 1]]))[1,1]", 1_500, "g = %s\nprint g @ c(0.3, 0.4)"),
		"a long choice": "chart c(x, y)\ng = " + strings.Repeat("if x > 1 then y else ", 3000) + "x\nprint g\nprint (d_i g) @ c(0.3, 0.4)\n",
		"a long tower":  "chart c(x, y)\ng = x" + strings.Repeat("^(x)", 9000) + "\nprint g\nprint (d_i g) @ c(0.3, 0.4)\n",
		"too deep":      lines("sin(%s)", 25_000, "print %s"),
	} {
		out, err := runHostile(text)
		if testing.Verbose() {
			fmt.Printf("%s\n%s", name, cutOff(out))
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, cutOff(out))
		}
		if refused := strings.Contains(out, "deep"); refused != (name == "too deep") {
			t.Errorf("%s: %s", name, cutOff(out))
		}
	}
}
