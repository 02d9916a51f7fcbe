package main

// Geo, embedded as docs/embedding.md says.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

func geoProgram(opt interp.Options, text string) (*interp.Program, error) {
	engine, err := interp.New(opt)
	if err != nil {
		return nil, err
	}
	return engine.Compile(context.Background(), "probe.geo", text)
}

// geoEval compiles a text and evaluates an expression in it.
func geoEval(ctx context.Context, opt interp.Options, text, expr string) error {
	p, err := geoProgram(opt, text)
	if err != nil {
		return err
	}
	_, err = p.Eval(ctx, expr)
	return err
}

func geoOpen() (*host, error) {
	p, err := geoProgram(interp.Options{Workers: 1}, "chart c(x, y, z)\n")
	if err != nil {
		return nil, err
	}
	compile := func(k int) (*program, error) {
		f, err := p.Prepare(context.Background(), fmt.Sprintf(formula, k), "x", "y", "z")
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			ctx, at, out := context.Background(), make([]float64, 3), make([]float64, 1)
			return func(x, y, z float64) (float64, error) {
				at[0], at[1], at[2] = x, y, z
				err := f.Into(ctx, out, at)
				return out[0], err
			}, func() {}, nil
		}
		return &program{worker, func() {}}, nil
	}
	return &host{compile, func() {}}, nil
}

// schwarzschild is a metric whose connection has 64 components, 13 of them not zero.
const schwarzschild = `chart c(t, r, q, p) where r > 2, q > 0, q < pi
metric S_ij = [[-(1 - 2/r), 0, 0, 0], [0, 1/(1 - 2/r), 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2 sin(q)^2]] on c
C = levicivita(S)
`

func geoTensor() (func(at *[4]float64, out []float64) error, error) {
	p, err := geoProgram(interp.Options{Workers: 1}, schwarzschild)
	if err != nil {
		return nil, err
	}
	f, err := p.Prepare(context.Background(), "C", "t", "r", "q", "p")
	if err != nil {
		return nil, err
	}
	return func(at *[4]float64, out []float64) error { return f.Into(context.Background(), out, at[:]) }, nil
}

func geoColumns(points, out []float64) (func() error, error) {
	p, err := geoProgram(interp.Options{Workers: 1}, "chart c(x, y, z)\n")
	if err != nil {
		return nil, err
	}
	f, err := p.Prepare(context.Background(), fmt.Sprintf(formula, 0), "x", "y", "z")
	if err != nil {
		return nil, err
	}
	return func() error { return f.Points(context.Background(), out, points) }, nil
}

// geoNative multiplies two large matrices.
func geoNative(ctx context.Context) error {
	const n = 4000
	engine, err := interp.New(interp.Options{})
	if err != nil {
		return err
	}
	values := make([]float64, n*n)
	for i := range values {
		values[i] = math.Sin(float64(i))
	}
	p, err := engine.CompileSource(context.Background(), interp.Source{
		Name: "probe.geo", Text: "A_ik = X_ij X_jk\n", Data: map[string]interp.Array{"X": {Shape: []int{n, n}, Values: values}},
	})
	if err != nil {
		return err
	}
	_, err = p.Eval(ctx, "A")
	return err
}

func geoEndless(ctx context.Context) error {
	var limits interp.Limits
	limits.Rows = math.MaxInt
	return geoRun(ctx, interp.Options{Limits: limits}, "for i in 1..100000 { for j in 1..100000 { assert i > 0 } }\n")
}

func geoRun(ctx context.Context, opt interp.Options, text string) error {
	p, err := geoProgram(opt, text)
	if err != nil {
		return err
	}
	_, err = p.Run(ctx, interp.RunOptions{})
	return err
}

// derivatives are the first n of a function that grows with each; the last is called f.
func derivatives(n int) string {
	var b strings.Builder
	b.WriteString("chart c(x, y)\nf0 = exp(sin(x y) + cos(x^2))/(1 + x^2)\n")
	for k := 1; k <= n; k++ {
		fmt.Fprintf(&b, "f%d = (d_i f%d)[x]\n", k, k-1)
	}
	return b.String() + fmt.Sprintf("f = f%d\n", n)
}

func geoBudget(n int64) (string, error) {
	var limits interp.Limits
	limits.Steps = n
	err := geoEval(context.Background(), interp.Options{Limits: limits}, derivatives(40), "f @ c(0.3, 0.4)")
	return fmt.Sprint(err), err
}

func geoHost(eval func(ctx context.Context, args []float64) (float64, error), ctx context.Context) (interp.Value, error) {
	p, err := geoProgram(interp.Options{Host: []*interp.HostFunc{{Name: "ask", Arity: 1, Eval: eval}}}, "param k = 1\n")
	if err != nil {
		return interp.Value{}, err
	}
	return p.Eval(ctx, "ask(k)")
}

// geoCost asks for the cost of printing the formula, and of a product of matrices, and for what the runs took.
func geoCost() (string, error) {
	var said []string
	for _, x := range []struct{ name, text string }{
		{"the formula", "param x = 1\nparam y = 2\nparam z = 3\nprint " + fmt.Sprintf(formula, 0) + "\n"},
		{"a product of matrices of 500 by 500", "A_ij = [[sin(i j) for j in 1..500] for i in 1..500]\nB_ij = A_ik A_kj\nprint sum_i sum_j exp(B_ij)\n"},
	} {
		p, err := geoProgram(interp.Options{}, x.text)
		if err != nil {
			return "", err
		}
		cost, err := p.Cost(context.Background(), interp.RunOptions{})
		if err != nil {
			return "", err
		}
		result, err := p.Run(context.Background(), interp.RunOptions{})
		if err != nil {
			return "", err
		}
		said = append(said, fmt.Sprintf("%s %d operations, spent %d", x.name, cost.Operations, result.Operations))
	}
	return "`Cost`: " + strings.Join(said, "; "), nil
}

func geoState() (string, string) {
	p, err := geoProgram(interp.Options{}, "param k = 1\n")
	if err != nil {
		return err.Error(), ""
	}
	ask := func() string {
		v, err := p.Eval(context.Background(), "k")
		return fmt.Sprint(v, err)
	}
	before := ask()
	if _, err := p.Eval(context.Background(), "k = 2"); err == nil {
		return before, "an assignment was accepted"
	}
	if _, err := p.Eval(context.Background(), "k", map[string]any{"k": 2}); err != nil {
		return before, err.Error()
	}
	return before, ask()
}

func geoLoop() (func() (float64, error), error) {
	p, err := geoProgram(interp.Options{Workers: 1}, "param k = 1\n")
	if err != nil {
		return nil, err
	}
	k := 1.0 // another one each time, so that no answer is one that was kept
	return func() (float64, error) {
		k++
		v, err := p.Eval(context.Background(), "sum([k/(i*i) for i in 1..1000000])", map[string]any{"k": k})
		if err != nil {
			return 0, err
		}
		return v.Float64() / k, nil
	}, nil
}

// geoFunc is Geo by Func, which asks no questions: no domains, no context, no errors.
func geoFunc() *engine {
	function := func(text, expr string, args ...string) (*interp.Func, error) {
		p, err := geoProgram(interp.Options{Workers: 1}, text)
		if err != nil {
			return nil, err
		}
		return p.Func(context.Background(), expr, args...)
	}
	return &engine{
		open: func() (*host, error) {
			p, err := geoProgram(interp.Options{Workers: 1}, "chart c(x, y, z)\n")
			if err != nil {
				return nil, err
			}
			compile := func(k int) (*program, error) {
				f, err := p.Func(context.Background(), fmt.Sprintf(formula, k), "x", "y", "z")
				if err != nil {
					return nil, err
				}
				evaluate := func(x, y, z float64) (float64, error) { return f.Call(x, y, z), nil }
				return &program{func() (call, func(), error) { return evaluate, func() {}, nil }, func() {}}, nil
			}
			return &host{compile, func() {}}, nil
		},
		columns: func(points, out []float64) (func() error, error) {
			f, err := function("chart c(x, y, z)\n", fmt.Sprintf(formula, 0), "x", "y", "z")
			if err != nil {
				return nil, err
			}
			columns := make([][]float64, 3)
			for i, x := range points {
				columns[i%3] = append(columns[i%3], x)
			}
			return func() error {
				if !f.Columns([][]float64{out}, columns...) {
					return errors.New("the columns do not fit")
				}
				return nil
			}, nil
		},
		tensor: func() (func(*[4]float64, []float64) error, error) {
			f, err := function(schwarzschild, "C", "t", "r", "q", "p")
			if err != nil {
				return nil, err
			}
			return func(at *[4]float64, out []float64) error { f.Into(out, at[:]...); return nil }, nil
		},
	}
}

func geoEngine() *engine {
	limited := func(bytes int64) interp.Options {
		var limits interp.Limits
		limits.Run.Bytes = bytes
		return interp.Options{Limits: limits}
	}
	return &engine{
		name: "Geo", module: "github.com/seed2d4d80ff/geo", shared: "nothing of its own", open: geoOpen,
		endless: geoEndless, native: geoNative, budget: geoBudget,
		parse:  func(text string) error { _, err := geoProgram(interp.Options{}, "y = "+text+"\n"); return err },
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow: func(bytes int64) error {
			return geoEval(context.Background(), limited(bytes), "x_n = [sin(n) for n in 1..30000]\ny_nm = exp(x_n x_m)\n", "y")
		},
		texts: func(bytes int64) error {
			return geoEval(context.Background(), limited(bytes), derivatives(200), "f @ c(0.3, 0.4)")
		},
		cost: geoCost,
		panics: func() error {
			_, err := geoHost(func(context.Context, []float64) (float64, error) { panic(&errHost{"host"}) }, context.Background())
			return err
		},
		fails: func(err error) error {
			_, err = geoHost(func(context.Context, []float64) (float64, error) { return 0, err }, context.Background())
			return err
		},
		context: func(ctx context.Context) (any, error) {
			var found any
			_, err := geoHost(func(ctx context.Context, _ []float64) (float64, error) { found = ctx.Value(key{}); return 1, nil }, ctx)
			return found, err
		},
		state: geoState,
		wrong: func() error {
			_, err := geoProgram(interp.Options{}, "chart c(x, y)\nf = x + nowhere\ng = y\n")
			return err
		},
		columns: geoColumns, tensor: geoTensor, loop: geoLoop,
		bare: geoFunc(), bareName: "`Func`",
	}
}
