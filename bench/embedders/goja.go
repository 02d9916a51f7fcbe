package main

// goja, a compiled program, and a Runtime for each goroutine.

import (
	"context"
	"fmt"
	"strings"

	"github.com/dop251/goja"
)

func gojaOpen() (*host, error) {
	compile := func(k int) (*program, error) {
		p, err := goja.Compile("probe.js", "(function(x, y, z) { return "+fmt.Sprintf(formula, k)+" })", true)
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			vm := goja.New()
			v, err := vm.RunProgram(p)
			if err != nil {
				return nil, nil, err
			}
			f, _ := goja.AssertFunction(v)
			return func(x, y, z float64) (float64, error) {
				v, err := f(goja.Undefined(), vm.ToValue(x), vm.ToValue(y), vm.ToValue(z))
				if err != nil {
					return 0, err
				}
				return v.ToFloat(), nil
			}, func() {}, nil
		}
		return &program{worker, func() {}}, nil
	}
	return &host{compile, func() {}}, nil
}

// gojaRun runs a text that ends with the context.
func gojaRun(ctx context.Context, text string, ask any) error {
	vm := goja.New()
	if ask != nil {
		if err := vm.Set("ask", ask); err != nil {
			return err
		}
	}
	stop := context.AfterFunc(ctx, func() { vm.Interrupt(ctx.Err()) })
	defer stop()
	_, err := vm.RunScript("probe.js", text)
	return err
}

func gojaFunc(text string) (*goja.Runtime, goja.Callable, error) {
	vm := goja.New()
	v, err := vm.RunString(text)
	if err != nil {
		return nil, nil, err
	}
	f, _ := goja.AssertFunction(v)
	return vm, f, nil
}

func gojaTensor() (func(at *[4]float64, out []float64) error, error) {
	vm, f, err := gojaFunc("(function(t, r, q, p) { const sin = Math.sin, cos = Math.cos; return [" + components() + "] })")
	if err != nil {
		return nil, err
	}
	return func(at *[4]float64, out []float64) error {
		v, err := f(goja.Undefined(), vm.ToValue(at[0]), vm.ToValue(at[1]), vm.ToValue(at[2]), vm.ToValue(at[3]))
		if err != nil {
			return err
		}
		return fill(out, v.Export().([]any), func(x any) (float64, bool) {
			switch x := x.(type) {
			case float64:
				return x, true
			case int64:
				return float64(x), true
			}
			return 0, false
		})
	}, nil
}

func gojaLoop() (func() (float64, error), error) {
	_, f, err := gojaFunc("(function() { let s = 0; for (let i = 1; i <= 1000000; i++) s += 1/(i*i); return s })")
	if err != nil {
		return nil, err
	}
	return func() (float64, error) {
		v, err := f(goja.Undefined())
		if err != nil {
			return 0, err
		}
		return v.ToFloat(), nil
	}, nil
}

func gojaState() (string, string) {
	vm := goja.New()
	ask := func(text string) string {
		v, err := vm.RunString(text)
		return fmt.Sprint(v, err)
	}
	before := ask("[1, 2].map(x => x)[0]")
	ask("Array.prototype.map = () => [2]")
	return before, ask("[1, 2].map(x => x)[0]") + " (the same `Runtime`)"
}

func gojaEngine() *engine {
	background := context.Background()
	return &engine{
		name: "goja", module: "github.com/dop251/goja", shared: "a `Runtime`", open: gojaOpen,
		endless: func(ctx context.Context) error { return gojaRun(ctx, "for (;;) {}", nil) },
		native: func(ctx context.Context) error {
			return gojaRun(ctx, `/^(?=a)(a+)+\1b$/.test("a".repeat(40))`, nil)
		},
		parse:  func(text string) error { _, err := goja.Compile("probe.js", "y = "+text, false); return err },
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow:   func(int64) error { return gojaRun(background, "const x = []; for (;;) x.push(1.5)", nil) },
		texts:  func(int64) error { return gojaRun(background, "let x = 'a'; for (let i = 0; i < 40; i++) x += x", nil) },
		panics: func() error { return gojaRun(background, "ask()", func() float64 { panic(&errHost{"host"}) }) },
		fails:  func(err error) error { return gojaRun(background, "ask()", func() (float64, error) { return 0, err }) },
		state:  gojaState,
		wrong:  func() error { return gojaRun(background, "var x = 1\nvar f = x + nowhere\nvar g = 2\n", nil) },
		tensor: gojaTensor, loop: gojaLoop,
		none: map[string]string{"budget": "none", "cost": "none", "columns": "", "context": "no"},
	}
}
