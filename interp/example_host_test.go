package interp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"sync"
	"testing/fstest"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// A value keeps its index type with its numbers, and outlives its program.
func ExampleValue() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "polar.geo", `
chart psi(r, t) where r > 0
metric G_ij = diag([1, r^2]) on psi
C = levicivita(G)
p = psi(2, 0)
`)
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	for _, expr := range []string{"C @ p", "C[r,t,t]", "det(components(G)) @ p", "p", "C[t,t,t] ~= 0"} {
		v, err := program.Eval(ctx, expr)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%-24s %-8v %v\n", expr, v.Kind(), v)
	}
	v, err := program.Eval(ctx, "C @ p")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Type())
	fmt.Println(v.Shape(), v.At(1, 2, 2), v.Float64s())
	// Output:
	// C @ p                    numbers  [[[0 0] [0 -2]] [[0 0.5] [0.5 0]]]
	// C[r,t,t]                 formula  -r
	// det(components(G)) @ p   numbers  4
	// p                        point    psi(2, 0)
	// C[t,t,t] ~= 0            bool     true
	// connection C^i_jk over psi @ psi(2, 0)
	// [2 2 2] -2 [0 0 0 -2 0 0.5 0.5 0]
}

// Params and arrays of the host are bound before the source is checked, and may
// decide sizes; Data needs no statement in the source.
func ExampleSource() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.CompileSource(context.Background(), interp.Source{
		Name: "regression.geo",
		Text: `
param k
chart w(a[k])
f_n = X_nj a_j
L = mean_n (f_n - y_n)^2
`,
		Params: map[string]any{"k": 2},
		Data: map[string]interp.Array{
			"X": {Shape: []int{3, 2}, Values: []float64{1, 0, 1, 1, 1, 2}},
			"y": {Shape: []int{3}, Values: []float64{1, 3, 5}},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	best, err := program.Eval(context.Background(), "minimise(L, from: w([0, 0]))")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(best.Format(4))
	// Output: w(1, 2)
}

// Scripts read what the host grants, an fs.FS, and nothing else.
func ExampleOptions_files() {
	files := fstest.MapFS{"points.csv": {Data: []byte("x,y\n1,2\n3,4\n")}}
	engine, err := interp.New(interp.Options{FS: files})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "mean.geo", "data X_nf = csv(\"points.csv\")\nm_f = mean_n X_nf\n")
	if err != nil {
		log.Fatal(err)
	}
	m, err := program.Get(context.Background(), "m")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(m)
	_, err = engine.Compile(context.Background(), "outside.geo", `data X_nf = csv("../secret.csv")`)
	fmt.Println(err)
	// Output:
	// [2 3]
	// outside.geo:1:17: E0511: "../secret.csv" leaves the script's folder: paths are relative to it and stay below it
}

// A sink gets everything a run has to say as it happens, as values.
func ExampleSinkFunc() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "table.geo", `
chart S(r) where r > 0
K = 48/r^6
table K @ S(s) for s in [1, 2]
assert K @ S(1) ~= 47, "a slip"
`)
	if err != nil {
		log.Fatal(err)
	}
	result, err := program.Run(context.Background(), interp.RunOptions{
		Sink: interp.SinkFunc(func(e interp.Event) error {
			switch e := e.(type) {
			case *interp.TableRow:
				fmt.Println("row:", e.Cells[0].Float64(), e.Cells[1].Float64())
			case *interp.Asserted:
				line, _ := e.Span.Position()
				fmt.Printf("line %d: %v, %v against %v\n", line, e.OK, e.Failure.LeftAt, e.Failure.RightAt)
			}
			return nil
		}),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.OK(), result.Failed)
	// Output:
	// row: 1 48
	// row: 2 0.75
	// line 5: false, 48 against 47
	// false 1
}

// JSONSink writes an object a line, for other programs.
func ExampleJSONSink() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "j.geo", "chart theta(x, y)\nprint x^2, 1/3\n")
	if err != nil {
		log.Fatal(err)
	}
	if _, err := program.Run(context.Background(), interp.RunOptions{Sink: render.JSONSink(os.Stdout)}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {"type":"print","file":"j.geo","line":2,"column":1,"items":[{"source":"x^2","kind":"formula","type":"Real over theta","value":"x^2","text":"x^2"},{"source":"1/3","kind":"numbers","type":"Real","value":0.3333333333333333,"text":"0.333333"}]}
}

// Diagnostics are data: code, place, words, and text that repairs.
func ExampleEngine_Compile_diagnostics() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	_, err = engine.Compile(context.Background(), "hessian.geo", `chart theta(x, y)
metric G_ij = eye(2) on theta
H_ij = [[1, 2], [2, 3]] on theta
print eig(H)
`)
	var list diag.List
	if !errors.As(err, &list) {
		log.Fatal(err)
	}
	for _, d := range list {
		line, column := d.Span.Position()
		fmt.Println(d.Code, line, column, d.Message)
		for _, fix := range d.Fixes {
			fmt.Println("instead:", fix.Replace)
		}
	}
	// Rendered as the command does, with the source line and carets:
	if err := diag.Render(os.Stdout, list, diag.RenderOptions{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// E0332 4 11 eigenvalues belong to linear maps; H is a bilinear form, and numbers of its components change with the chart
	// instead: eig(H, G)
	// instead: eig(components(H))
	// hessian.geo:4:11: E0332: eigenvalues belong to linear maps; H is a bilinear form, and numbers of its components change with the chart
	//  4 | print eig(H)
	//    |           ^
	//   fix: print eig(H, G)
	//   fix, if the numbers of this chart are meant: print eig(components(H))
}

// Columns evaluates at many points in one call.
func ExampleProgram_Prepare() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	program, err := engine.Compile(ctx, "polar.geo", `
chart psi(r, t) where r > 0
param k = 2
metric G_ij = [[1, 0], [0, k r^2]] on psi
C = levicivita(G)
`)
	if err != nil {
		log.Fatal(err)
	}
	gamma, err := program.Prepare(ctx, "C", "r", "t", "k")
	if err != nil {
		log.Fatal(err)
	}
	out := make([]float64, gamma.Len())
	if err := gamma.Into(ctx, out, []float64{2, 0, 3}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(gamma.Shape(), out)

	many := make([]float64, 2*gamma.Len())
	fmt.Println(gamma.Points(ctx, many, []float64{
		2, 0, 3,
		-1, 0, 3,
	}))
	// Output:
	// [2 2 2] [0 0 0 -6 0 0.5 0.5 0]
	// <prepare>:1:1: E0452: psi(-1, 0) violates `where r > 0`
}

func ExampleFunc_Columns() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "polar.geo", `
chart psi(r, t) where r > 0
param k = 2
f = k r^2 t
`)
	if err != nil {
		log.Fatal(err)
	}
	df, err := program.Func(context.Background(), "d_i f", "r", "t")
	if err != nil {
		log.Fatal(err)
	}
	r := []float64{1, 2, 3}
	t := []float64{0.5} // the same for all points
	out := [][]float64{make([]float64, 3), make([]float64, 3)}
	if !df.Columns(out, r, t) {
		log.Fatal("the columns do not fit")
	}
	fmt.Println(df.Shape(), out[0], out[1])
	// Output: [2] [2 4 6] [2 8 18]
}

// A program serves any number of goroutines: what differs between runs lives
// in the run.
func ExampleProgram_concurrent() {
	engine, err := interp.New(interp.Options{Workers: 1})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "mass.geo", "chart S(r)\nparam M = 1\nK = 48*M^2/r^6\n")
	if err != nil {
		log.Fatal(err)
	}
	out := make([]float64, 4)
	var wait sync.WaitGroup
	for i := range out {
		wait.Go(func() {
			v, err := program.Eval(context.Background(), "K @ S(2)", map[string]any{"M": i})
			if err == nil {
				out[i] = v.Float64()
			} else {
				out[i] = math.NaN()
			}
		})
	}
	wait.Wait()
	fmt.Println(out)
	// Output: [0 0.75 3 6.75]
}

// Limits hold for sources that a host does not know, and a context stops a run.
func ExampleProgram_Cost() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "large.geo", `
A_ij = [[sin(i j) for j in 1..2000] for i in 1..2000]
B_ij = A_ik A_kj
print sum_i sum_j exp(B_ij)
`)
	if err != nil {
		log.Fatal(err)
	}
	cost, err := program.Cost(context.Background(), interp.RunOptions{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(cost.Operations/1e9, "billion operations,", cost.Bytes>>20, "MiB, a guess:", !cost.Bounded())
	// Output:
	// 16 billion operations, 61 MiB, a guess: false
}

func ExampleLimits() {
	var limits interp.Limits
	limits.Source.Bytes = 1000         // of text
	limits.Run.Bytes = 1 << 20         // of arrays
	limits.Run.Time = 10 * time.Second // of a run
	limits.Rows = 1000                 // turns of loops
	engine, err := interp.New(interp.Options{Limits: limits})
	if err != nil {
		log.Fatal(err)
	}
	var out bytes.Buffer
	for _, text := range []string{
		"for i in 1..100 { for j in 1..100 { assert i > 0 } }",
		"x_n = [sin(n) for n in 1..1000]\nK_nm = exp(x_n x_m)\nprint sum_n sum_m K_nm",
	} {
		program, err := engine.Compile(context.Background(), "hostile.geo", text)
		if err != nil {
			log.Fatal(err)
		}
		_, err = program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
		var d *diag.Diagnostic
		if errors.As(err, &d) {
			fmt.Println(d.Code)
		}
	}
	program, err := engine.Compile(context.Background(), "long.geo", "print 1\n")
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = program.Run(ctx, interp.RunOptions{})
	fmt.Println(errors.Is(err, context.Canceled))
	// Output:
	// E0454
	// E0410
	// true
}

// A session grows line by line, as the command's does.
func ExampleSession() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	session, err := engine.NewSession(render.TextSink(os.Stdout, render.TextOptions{}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	for i, line := range []string{"chart theta(x, y)", "L = x^2 y", "L @ theta(1, 2)", "d_i L"} {
		if _, err := session.Exec(ctx, fmt.Sprintf("<%d>", i+1), line); err != nil {
			log.Fatal(err)
		}
	}
	t, err := session.TypeOf(context.Background(), "d_i d_j L")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(t)
	// Output:
	// 2  : Real, invariant
	// [2 x y, x^2]  : tensor _i over theta
	// chartwise _ij over theta
}

// A plan says how an expression will be evaluated, before it is: here the
// matrices are not multiplied with each other.
func ExampleProgram_Explain() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "chain.geo", `
A_ij = [[sin(i j) for j in 1..40] for i in 1..30]
B_jk = [[cos(j k) for k in 1..20] for j in 1..40]
x_k = [1/k for k in 1..20]
`)
	if err != nil {
		log.Fatal(err)
	}
	plan, err := program.Explain(context.Background(), "A_ij B_jk x_k")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(plan.Tier)
	fmt.Println(plan.Products[0].Product, "by", plan.Products[0].Order)
	// Output:
	// array tier
	// i,ji,kj->k by [i,ji->j j,kj->k]
}
