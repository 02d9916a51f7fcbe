package main

// wazero, its compiler, an instance of the compiled module for each goroutine.

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// interruptible is whether a context ends calls. It costs time, as wazero's documentation says, and is for modules of strangers.
var interruptible = true

func wazeroConfig() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().WithCloseOnContextDone(interruptible)
}

func wazeroFormula(k int) ([]byte, error) {
	body, err := infix(fmt.Sprintf(formula, k), []string{"x", "y", "z"}, nil)
	return wasmModule(nil, nil, wasmFunc{params: 3, result: true, body: body}), err
}

func wazeroOpen() (*host, error) {
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, wazeroConfig())
	compile := func(k int) (*program, error) {
		wasm, err := wazeroFormula(k)
		if err != nil {
			return nil, err
		}
		m, err := r.CompileModule(ctx, wasm)
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			instance, err := r.InstantiateModule(ctx, m, wazero.NewModuleConfig().WithName(""))
			if err != nil {
				return nil, nil, err
			}
			f, stack := instance.ExportedFunction("f"), make([]uint64, 3)
			return func(x, y, z float64) (float64, error) {
				stack[0], stack[1], stack[2] = api.EncodeF64(x), api.EncodeF64(y), api.EncodeF64(z)
				err := f.CallWithStack(ctx, stack)
				return api.DecodeF64(stack[0]), err
			}, func() { instance.Close(ctx) }, nil
		}
		return &program{worker, func() { m.Close(ctx) }}, nil
	}
	return &host{compile, func() { r.Close(ctx) }}, nil
}

// wazeroRun makes an instance of a module whose imports are host functions of one number, and calls f.
func wazeroRun(ctx context.Context, pages uint32, f wasmFunc, imports map[string]func(context.Context, float64) float64) (api.Module, error) {
	config := wazeroConfig()
	if pages > 0 {
		config = config.WithMemoryLimitPages(pages)
	}
	r := wazero.NewRuntimeWithConfig(context.Background(), config)
	names := []string{}
	for name := range imports {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare([]byte(b), []byte(a)) }) // sin before cos
	arity := slices.Repeat([]int{1}, len(names))
	if len(names) > 0 {
		number := []api.ValueType{api.ValueTypeF64}
		b := r.NewHostModuleBuilder("env")
		for _, name := range names {
			f := imports[name]
			b = b.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
				stack[0] = api.EncodeF64(f(ctx, api.DecodeF64(stack[0])))
			}), number, number).Export(name)
		}
		if _, err := b.Instantiate(context.Background()); err != nil {
			return nil, err
		}
	}
	m, err := r.Instantiate(context.Background(), wasmModule(names, arity, f))
	if err != nil {
		return nil, err
	}
	if f.params == 0 {
		_, err = m.ExportedFunction("f").Call(ctx)
	}
	return m, err
}

func wazeroTensor() (func(at *[4]float64, out []float64) error, error) {
	var body []byte
	for i := range 64 {
		c, ok := connection[i]
		if !ok {
			continue // memory is zero
		}
		code, err := infix(c, []string{"t", "r", "q", "p"}, []string{"sin", "cos"})
		if err != nil {
			return nil, err
		}
		body = append(append(append(body, assemble("i32 0")...), code...), assemble("store")...)
		body = append(body, leb(8*i)...)
	}
	m, err := wazeroRun(context.Background(), 0, wasmFunc{params: 4, body: body}, map[string]func(context.Context, float64) float64{
		"sin": func(_ context.Context, x float64) float64 { return math.Sin(x) },
		"cos": func(_ context.Context, x float64) float64 { return math.Cos(x) },
	})
	if err != nil {
		return nil, err
	}
	f, stack, ctx := m.ExportedFunction("f"), make([]uint64, 4), context.Background()
	return func(at *[4]float64, out []float64) error {
		for i, x := range at {
			stack[i] = api.EncodeF64(x)
		}
		if err := f.CallWithStack(ctx, stack); err != nil {
			return err
		}
		for i := range out {
			out[i], _ = m.Memory().ReadFloat64Le(uint32(8 * i))
		}
		return nil
	}, nil
}

func wazeroLoop() (func() (float64, error), error) {
	// Local 0 is i, local 1 the sum; the loop has one f64 argument too many, which tells run to leave the call to this.
	body := assemble("1.0 set 0 0.0 set 1 loop get 1 1.0 get 0 get 0 * / + set 1 get 0 1.0 + set 0 get 0 1000000.0 <= br_if 0 end get 1")
	m, err := wazeroRun(context.Background(), 0, wasmFunc{params: 1, locals: 1, result: true, body: body}, nil)
	if err != nil {
		return nil, err
	}
	f := m.ExportedFunction("f")
	return func() (float64, error) {
		out, err := f.Call(context.Background(), 0)
		if err != nil {
			return 0, err
		}
		return api.DecodeF64(out[0]), nil
	}, nil
}

// wazeroState calls twice a function that counts in its memory, in one instance.
func wazeroState() (string, string) {
	body := append(assemble("i32 0 i32 0"), 0x2b, 3, 0) // f64.load
	body = append(append(body, assemble("1.0 + store")...), 0)
	body = append(append(body, assemble("i32 0")...), 0x2b, 3, 0)
	m, err := wazeroRun(context.Background(), 0, wasmFunc{params: 1, result: true, body: body}, nil)
	if err != nil {
		return err.Error(), ""
	}
	ask := func() string {
		out, err := m.ExportedFunction("f").Call(context.Background(), 0)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(api.DecodeF64(out[0]))
	}
	return ask(), ask() + " (the same instance)"
}

// uninterruptible is wazero without a check of the context.
func uninterruptible() *engine {
	return &engine{
		open:   func() (*host, error) { interruptible = false; return wazeroOpen() },
		tensor: func() (func(*[4]float64, []float64) error, error) { interruptible = false; return wazeroTensor() },
		loop:   func() (func() (float64, error), error) { interruptible = false; return wazeroLoop() },
	}
}

func wazeroEngine() *engine {
	background := context.Background()
	ask := func(ctx context.Context, f func(context.Context, float64) float64) error {
		_, err := wazeroRun(ctx, 0, wasmFunc{body: assemble("0.0 call 0 drop")}, map[string]func(context.Context, float64) float64{"ask": f})
		return err
	}
	return &engine{
		name: "wazero", module: "github.com/tetratelabs/wazero", shared: "an instance", open: wazeroOpen,
		endless: func(ctx context.Context) error {
			_, err := wazeroRun(ctx, 0, wasmFunc{body: assemble("loop br 0 end")}, nil)
			return err
		},
		parse: func(text string) error {
			r := wazero.NewRuntime(background)
			defer r.Close(background)
			_, err := r.CompileModule(background, []byte(text))
			return err
		},
		nested: func(n int) string {
			body := slices.Repeat(assemble("block"), n)
			return string(wasmModule(nil, nil, wasmFunc{body: append(body, slices.Repeat(assemble("end"), n)...)}))
		},
		chain: func(n int) string {
			body := append(assemble("1.0"), slices.Repeat(assemble("1.0 +"), n-1)...)
			return string(wasmModule(nil, nil, wasmFunc{result: true, body: body}))
		},
		grow: func(bytes int64) error {
			// Grows by a page until that gives -1.
			body := append(assemble("loop i32 1 grow"), 0x41, 0x7f, 0x47) // i32.const -1, i32.ne
			_, err := wazeroRun(background, uint32(bytes>>16), wasmFunc{body: append(body, assemble("br_if 0 end")...)}, nil)
			if err == nil {
				return fmt.Errorf("memory.grow gives -1")
			}
			return err
		},
		panics: func() error {
			return ask(background, func(context.Context, float64) float64 { panic(&errHost{"host"}) })
		},
		fails: func(err error) error {
			return ask(background, func(context.Context, float64) float64 { panic(err) })
		},
		context: func(ctx context.Context) (any, error) {
			var found any
			err := ask(ctx, func(ctx context.Context, _ float64) float64 { found = ctx.Value(key{}); return 1 })
			return found, err
		},
		state:  wazeroState,
		wrong:  func() error { return ask(background, nil) },
		tensor: wazeroTensor, loop: wazeroLoop,
		none: map[string]string{
			"native": "has no long ones", "budget": "none", "cost": "none", "columns": "", "texts": "has no strings",
			"wrong": "has no text",
		},
		bare: uninterruptible(), bareName: "not interruptible",
	}
}
