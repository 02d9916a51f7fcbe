package main

// cel-go, one environment, programs with the limits that its documentation names.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/checker"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/ext"
)

func celUnary(name string, f func(float64) float64) cel.EnvOption {
	return cel.Function(name, cel.Overload(name+"_double", []*cel.Type{cel.DoubleType}, cel.DoubleType,
		cel.UnaryBinding(func(x ref.Val) ref.Val { return types.Double(f(float64(x.(types.Double)))) })))
}

func celAsk(ask func() ref.Val) cel.EnvOption {
	return cel.Function("ask", cel.Overload("ask_double", nil, cel.DoubleType, cel.FunctionBinding(func(...ref.Val) ref.Val { return ask() })))
}

func celEnv(opts ...cel.EnvOption) (*cel.Env, error) {
	return cel.NewEnv(append(opts, cel.Variable("x", cel.DoubleType), cel.Variable("y", cel.DoubleType), cel.Variable("z", cel.DoubleType))...)
}

func celProgram(env *cel.Env, text string, opts ...cel.ProgramOption) (cel.Program, error) {
	ast, issues := env.Compile(text)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	return env.Program(ast, opts...)
}

// celRun compiles and evaluates a text, x a list of a thousand numbers.
func celRun(ctx context.Context, text string, env []cel.EnvOption, opts ...cel.ProgramOption) (*cel.EvalDetails, error) {
	e, err := cel.NewEnv(append(env, cel.Variable("x", cel.ListType(cel.DoubleType)), cel.Variable("s", cel.StringType), ext.Bindings(), ext.Lists(), ext.Sets())...)
	if err != nil {
		return nil, err
	}
	p, err := celProgram(e, text, append(opts, cel.InterruptCheckFrequency(100))...)
	if err != nil {
		return nil, err
	}
	_, details, err := p.ContextEval(ctx, map[string]any{"x": make([]float64, 1000), "s": "a"})
	return details, err
}

func celOpen() (*host, error) {
	env, err := celEnv()
	if err != nil {
		return nil, err
	}
	compile := func(k int) (*program, error) {
		p, err := celProgram(env, fmt.Sprintf(formula, k), cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return nil, err
		}
		worker := func() (call, func(), error) {
			in := map[string]any{}
			return func(x, y, z float64) (float64, error) {
				in["x"], in["y"], in["z"] = x, y, z
				v, _, err := p.Eval(in)
				if err != nil {
					return 0, err
				}
				return float64(v.(types.Double)), nil
			}, func() {}, nil
		}
		return &program{worker, func() {}}, nil
	}
	return &host{compile, func() {}}, nil
}

func celTensor() (func(at *[4]float64, out []float64) error, error) {
	env, err := cel.NewEnv(celUnary("sin", math.Sin), celUnary("cos", math.Cos), cel.Variable("r", cel.DoubleType), cel.Variable("q", cel.DoubleType))
	if err != nil {
		return nil, err
	}
	p, err := celProgram(env, "["+components()+"]", cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, err
	}
	in := map[string]any{}
	return func(at *[4]float64, out []float64) error {
		in["r"], in["q"] = at[1], at[2]
		v, _, err := p.Eval(in)
		if err != nil {
			return err
		}
		list := v.(traits.Lister)
		if list.Size() != types.Int(len(out)) {
			return errors.New("not 64")
		}
		for i := range out {
			out[i] = float64(list.Get(types.Int(i)).(types.Double))
		}
		return nil
	}, nil
}

// celDoubled binds 40 names, each twice the last.
func celDoubled(first string) string {
	text, end := "", ""
	last := first
	for i := range 40 {
		name := fmt.Sprintf("b%d", i)
		text += fmt.Sprintf("cel.bind(%s, %s + %s, ", name, last, last)
		end += ")"
		last = name
	}
	return text + "size(" + last + ")" + end
}

// celNested goes through the list of a thousand five times, one inside the other.
const celNested = "x.all(a, x.all(b, x.all(c, x.all(d, x.all(e, a + b + c + d + e >= 0.0)))))"

func celState() (string, string) {
	e, err := cel.NewEnv(cel.Variable("k", cel.ListType(cel.IntType)))
	if err != nil {
		return err.Error(), ""
	}
	k := []int64{1}
	ask := func(text string) string {
		p, err := celProgram(e, text)
		if err != nil {
			return "an error"
		}
		v, _, err := p.Eval(map[string]any{"k": k})
		return fmt.Sprint(v, err)
	}
	before := ask("k[0]")
	ask("k[0] = 2")
	ask("k + [2]")
	return before, ask("k[0]")
}

// celContext asks for the context in an asynchronous function: others have none.
func celContext(ctx context.Context) (any, error) {
	var found any
	env, err := cel.NewEnv(cel.Function("ask", cel.Overload("ask_double", nil, cel.DoubleType,
		cel.AsyncBinding(func(ctx context.Context, _ ...ref.Val) ref.Val { found = ctx.Value(key{}); return types.Double(1) }))))
	if err != nil {
		return nil, err
	}
	p, err := celProgram(env, "ask()")
	if err != nil {
		return nil, err
	}
	result := <-p.ConcurrentEval(ctx, map[string]any{})
	return found, result.Err
}

func celCost() (string, error) {
	env, err := celEnv()
	if err != nil {
		return "", err
	}
	ast, issues := env.Compile(fmt.Sprintf(formula, 0))
	if issues.Err() != nil {
		return "", issues.Err()
	}
	estimate, err := env.EstimateCost(ast, celSizes{})
	if err != nil {
		return "", err
	}
	p, err := env.Program(ast, cel.CostTracking(nil))
	if err != nil {
		return "", err
	}
	_, details, err := p.Eval(map[string]any{"x": 1.0, "y": 1.0, "z": 1.0})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("`EstimateCost`: %d to %d; spent %d", estimate.Min, estimate.Max, *details.ActualCost()), nil
}

// celSizes estimates nothing of its own.
type celSizes struct{}

func (celSizes) EstimateSize(checker.AstNode) *checker.SizeEstimate { return nil }
func (celSizes) EstimateCallCost(string, string, *checker.AstNode, []checker.AstNode) *checker.CallEstimate {
	return nil
}

func celEngine() *engine {
	background := context.Background()
	ask := func(ask func() ref.Val) error {
		_, err := celRun(background, "ask()", []cel.EnvOption{celAsk(ask)})
		return err
	}
	return &engine{
		name: "cel-go", module: "cel.dev/cel-go", shared: "nothing of its own", open: celOpen,
		endless: func(ctx context.Context) error { _, err := celRun(ctx, celNested, nil); return err },
		native: func(ctx context.Context) error {
			_, err := celRun(ctx, "sets.contains(lists.range(1000000), lists.range(1000000))", nil, cel.CostLimit(1_000_000))
			return err
		},
		budget: func(n int64) (string, error) {
			details, err := celRun(background, celNested, nil, cel.CostLimit(uint64(n)))
			if details == nil {
				return "", err
			}
			return fmt.Sprint(*details.ActualCost(), err), err
		},
		parse: func(text string) error {
			env, err := celEnv()
			if err != nil {
				return err
			}
			_, err = celProgram(env, text)
			return err
		},
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow: func(bytes int64) error {
			_, err := celRun(background, "size(lists.range(1000000).map(a, lists.range(1000000)))", nil, cel.MemoryLimit(uint32(bytes/8)))
			return err
		},
		texts: func(bytes int64) error {
			_, err := celRun(background, celDoubled("s"), nil, cel.MemoryLimit(uint32(bytes/8)))
			return err
		},
		cost:    celCost,
		panics:  func() error { return ask(func() ref.Val { panic(&errHost{"host"}) }) },
		fails:   func(err error) error { return ask(func() ref.Val { return types.WrapErr(err) }) },
		context: celContext,
		state:   celState,
		wrong: func() error {
			env, err := celEnv()
			if err != nil {
				return err
			}
			_, err = celProgram(env, "[x,\n x + nowhere,\n y]")
			return err
		},
		tensor: celTensor,
		none: map[string]string{
			"columns": "", "loop": "cannot say it: no sum over a list",
		},
	}
}
