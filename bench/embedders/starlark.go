package main

// starlark-go, a Thread for each goroutine and frozen globals, as its package documentation says.

import (
	"context"
	"fmt"
	"strings"

	"go.starlark.net/lib/math"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

var starlarkFile = &syntax.FileOptions{While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}

func starlarkNames() starlark.StringDict {
	return starlark.StringDict{"sin": math.Module.Members["sin"], "cos": math.Module.Members["cos"]}
}

// starlarkFunc compiles a file that defines f, and gives f, frozen.
func starlarkFunc(text string, names starlark.StringDict) (starlark.Value, error) {
	globals, err := starlark.ExecFileOptions(starlarkFile, &starlark.Thread{}, "probe.star", text, names)
	if err != nil {
		return nil, err
	}
	globals.Freeze()
	return globals["f"], nil
}

// starlarkRun runs a file that ends with the context.
func starlarkRun(ctx context.Context, text string, names starlark.StringDict) error {
	thread := &starlark.Thread{}
	thread.SetLocal("context", ctx)
	stop := context.AfterFunc(ctx, func() { thread.Cancel(ctx.Err().Error()) })
	defer stop()
	_, err := starlark.ExecFileOptions(starlarkFile, thread, "probe.star", text, names)
	return err
}

func starlarkOpen() (*host, error) {
	compile := func(k int) (*program, error) {
		f, err := starlarkFunc("def f(x, y, z): return "+fmt.Sprintf(formula, k), nil)
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			thread := &starlark.Thread{}
			args := make(starlark.Tuple, 3)
			return func(x, y, z float64) (float64, error) {
				args[0], args[1], args[2] = starlark.Float(x), starlark.Float(y), starlark.Float(z)
				v, err := starlark.Call(thread, f, args, nil)
				if err != nil {
					return 0, err
				}
				number, _ := starlark.AsFloat(v)
				return number, nil
			}, func() {}, nil
		}
		return &program{worker, func() {}}, nil
	}
	return &host{compile, func() {}}, nil
}

func starlarkTensor() (func(at *[4]float64, out []float64) error, error) {
	f, err := starlarkFunc("def f(t, r, q, p): return ["+components()+"]", starlarkNames())
	if err != nil {
		return nil, err
	}
	thread := &starlark.Thread{}
	return func(at *[4]float64, out []float64) error {
		v, err := starlark.Call(thread, f, starlark.Tuple{starlark.Float(at[0]), starlark.Float(at[1]), starlark.Float(at[2]), starlark.Float(at[3])}, nil)
		if err != nil {
			return err
		}
		list, ok := v.(*starlark.List)
		if !ok || list.Len() != len(out) {
			return fmt.Errorf("no list of %d: %v", len(out), v)
		}
		for i := range out {
			out[i], _ = starlark.AsFloat(list.Index(i))
		}
		return nil
	}, nil
}

func starlarkLoop() (func() (float64, error), error) {
	f, err := starlarkFunc("def f():\n  s = 0.0\n  for i in range(1, 1000001):\n    s += 1/(i*i)\n  return s\n", nil)
	if err != nil {
		return nil, err
	}
	return func() (float64, error) {
		v, err := starlark.Call(&starlark.Thread{}, f, nil, nil)
		if err != nil {
			return 0, err
		}
		s, _ := starlark.AsFloat(v)
		return s, nil
	}, nil
}

// starlarkState changes a list of another file, which is frozen once that file was run.
func starlarkState() (string, string) {
	globals, err := starlark.ExecFileOptions(starlarkFile, &starlark.Thread{}, "lib.star", "k = [1]\n", nil)
	if err != nil {
		return err.Error(), ""
	}
	before := globals["k"].String()
	if _, err := starlark.ExecFileOptions(starlarkFile, &starlark.Thread{}, "probe.star", "k[0] = 2\n", globals); err == nil {
		return before, globals["k"].String() + ", without an error"
	}
	return before, globals["k"].String()
}

// starlarkAsk is a host function ask.
func starlarkAsk(ask func(*starlark.Thread) (starlark.Value, error)) starlark.StringDict {
	return starlark.StringDict{"ask": starlark.NewBuiltin("ask", func(t *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return ask(t)
	})}
}

func starlarkEngine() *engine {
	background := context.Background()
	return &engine{
		name: "starlark-go", module: "go.starlark.net", shared: "a `Thread`", open: starlarkOpen,
		endless: func(ctx context.Context) error { return starlarkRun(ctx, "while True: pass\n", nil) },
		native: func(ctx context.Context) error {
			return starlarkRun(ctx, "x = 3\nfor i in range(30): x = x*x\n", nil)
		},
		budget: func(n int64) (string, error) {
			thread := &starlark.Thread{}
			thread.SetMaxExecutionSteps(uint64(n))
			_, err := starlark.ExecFileOptions(starlarkFile, thread, "probe.star", "x = 0\nwhile True: x += 1\n", nil)
			return fmt.Sprint(thread.ExecutionSteps(), err), err
		},
		parse: func(text string) error {
			_, _, err := starlark.SourceProgramOptions(starlarkFile, "probe.star", "y = "+text, func(string) bool { return false })
			return err
		},
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow:   func(int64) error { return starlarkRun(background, "x = [0.0]\nwhile True: x.append(1.0)\n", nil) },
		texts:  func(int64) error { return starlarkRun(background, "x = 'a'\nfor i in range(40): x += x\n", nil) },
		panics: func() error {
			return starlarkRun(background, "ask()", starlarkAsk(func(*starlark.Thread) (starlark.Value, error) { panic(&errHost{"host"}) }))
		},
		fails: func(err error) error {
			return starlarkRun(background, "ask()", starlarkAsk(func(*starlark.Thread) (starlark.Value, error) { return nil, err }))
		},
		context: func(ctx context.Context) (any, error) {
			var found any
			err := starlarkRun(ctx, "ask()", starlarkAsk(func(t *starlark.Thread) (starlark.Value, error) {
				found = t.Local("context").(context.Context).Value(key{})
				return starlark.None, nil
			}))
			return found, err
		},
		state:  starlarkState,
		wrong:  func() error { return starlarkRun(background, "x = 1\nf = x + nowhere\ng = 2\n", nil) },
		tensor: starlarkTensor, loop: starlarkLoop,
		none: map[string]string{"cost": "none", "columns": ""},
	}
}
