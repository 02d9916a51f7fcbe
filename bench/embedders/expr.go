package main

// expr-lang/expr, a typed environment and a VM for each goroutine.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

type exprPoint struct {
	X float64 `expr:"x"`
	Y float64 `expr:"y"`
	Z float64 `expr:"z"`
}

func exprOpen() (*host, error) {
	compile := func(k int) (*program, error) {
		p, err := expr.Compile(fmt.Sprintf(formula, k), expr.Env(exprPoint{}), expr.AsFloat64())
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			machine, env := vm.VM{}, &exprPoint{}
			return func(x, y, z float64) (float64, error) {
				env.X, env.Y, env.Z = x, y, z
				v, err := machine.Run(p, env)
				if err != nil {
					return 0, err
				}
				return v.(float64), nil
			}, func() {}, nil
		}
		return &program{worker, func() {}}, nil
	}
	return &host{compile, func() {}}, nil
}

// exprRun compiles and runs a text with its default limits.
func exprRun(text string, env map[string]any, opts ...expr.Option) (any, error) {
	p, err := expr.Compile(text, append(opts, expr.Env(env))...)
	if err != nil {
		return nil, err
	}
	return expr.Run(p, env)
}

func exprUnary(name string, f func(float64) float64) expr.Option {
	return expr.Function(name, func(args ...any) (any, error) { return f(args[0].(float64)), nil }, f)
}

func exprTensor() (func(at *[4]float64, out []float64) error, error) {
	type point struct {
		R float64 `expr:"r"`
		Q float64 `expr:"q"`
	}
	p, err := expr.Compile("["+components()+"]", expr.Env(point{}), exprUnary("sin", math.Sin), exprUnary("cos", math.Cos))
	if err != nil {
		return nil, err
	}
	machine, env := vm.VM{}, &point{}
	return func(at *[4]float64, out []float64) error {
		env.R, env.Q = at[1], at[2]
		v, err := machine.Run(p, env)
		if err != nil {
			return err
		}
		return fill(out, v.([]any), func(x any) (float64, bool) { v, ok := x.(float64); return v, ok })
	}, nil
}

func exprLoop() (func() (float64, error), error) {
	p, err := expr.Compile("sum(1..1000000, 1.0/(#*#))")
	if err != nil {
		return nil, err
	}
	return func() (float64, error) {
		machine := vm.VM{MemoryBudget: 1e7}
		v, err := machine.Run(p, nil)
		if err != nil {
			return 0, err
		}
		return v.(float64), nil
	}, nil
}

func exprState() (string, string) {
	env := map[string]any{"k": []int{1}}
	ask := func(text string) string {
		v, err := exprRun(text, env)
		if err != nil {
			return "an error"
		}
		return fmt.Sprint(v)
	}
	before := ask("k[0]")
	ask("k[0] = 2")
	ask("let k2 = sort(map(k, # + 1)); k2")
	return before, ask("k[0]")
}

// exprDoubled binds 40 names, each twice the last.
func exprDoubled() string {
	text, last := "", "s"
	for i := range 40 {
		name := fmt.Sprintf("b%d", i)
		text += fmt.Sprintf("let %s = %s + %s; ", name, last, last)
		last = name
	}
	return text + "len(" + last + ")"
}

func exprEngine() *engine {
	ask := func(ask func() (any, error)) error {
		_, err := exprRun("ask()", map[string]any{}, expr.Function("ask", func(...any) (any, error) { return ask() }))
		return err
	}
	const nested = "all(x, let a = #; all(x, let b = #; all(x, let c = #; all(x, a + b + c + # >= 0.0))))"
	return &engine{
		name: "expr", module: "github.com/expr-lang/expr", shared: "a `vm.VM`", open: exprOpen,
		endless: func(ctx context.Context) error {
			_, err := exprRun(nested, map[string]any{"x": make([]float64, 10000), "ctx": ctx}, expr.WithContext("ctx"))
			return err
		},
		parse:  func(text string) error { _, err := expr.Compile(text, expr.Env(exprPoint{})); return err },
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow: func(int64) error {
			_, err := exprRun("map(1..100000, map(1..100000, # * 1.0))", map[string]any{})
			return err
		},
		texts: func(int64) error {
			_, err := exprRun(exprDoubled(), map[string]any{"s": "a"})
			return err
		},
		panics: func() error { return ask(func() (any, error) { panic(&errHost{"host"}) }) },
		fails:  func(err error) error { return ask(func() (any, error) { return nil, err }) },
		context: func(ctx context.Context) (any, error) {
			var found any
			env := map[string]any{"ctx": ctx, "ask": func(ctx context.Context) (float64, error) {
				if ctx == nil {
					return 0, errors.New("no context")
				}
				found = ctx.Value(key{})
				return 1, nil
			}}
			_, err := exprRun("ask()", env, expr.WithContext("ctx"))
			return found, err
		},
		state:  exprState,
		wrong:  func() error { _, err := expr.Compile("[x,\n x + nowhere,\n y]", expr.Env(exprPoint{})); return err },
		tensor: exprTensor, loop: exprLoop,
		none: map[string]string{
			"native": "no interrupt", "budget": "none: nodes while compiling (`MaxNodes`), memory while running",
			"cost": "none", "columns": "",
		},
	}
}
