package main

// NAME=VALUE on the command line: params bound before a run, M=2*pi, and bodies of functions, a(t)=t^2.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// params reads NAME=VALUE arguments. A value is a number, or an expression of
// the language: M=2*pi, w=[1, 2, 3]. a(t)=t^(2/3) is the body of a function without one.
func (a *app) params(engine *interp.Engine, args []string) (params map[string]any, functions map[string]string, err error) {
	params, functions = make(map[string]any, len(args)), map[string]string{}
	for _, arg := range args {
		name, text, ok := strings.Cut(arg, "=")
		if !ok || name == "" || text == "" {
			return nil, nil, a.usage(fmt.Errorf("%q is not NAME=VALUE, written without spaces: geo FILE M=2", arg))
		}
		if _, twice := params[name]; twice {
			return nil, nil, a.usage(fmt.Errorf("%s is given twice", name))
		}
		if _, twice := functions[name]; twice {
			return nil, nil, a.usage(fmt.Errorf("%s is given twice", name))
		}
		if strings.Contains(name, "(") {
			functions[name] = text
			continue
		}
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			params[name] = x
			continue
		}
		v, err := evaluate(engine, text)
		if err != nil {
			return nil, nil, a.usage(fmt.Errorf("%s: %w", arg, err))
		}
		params[name] = v
	}
	return params, functions, nil
}

// evaluate computes an expression that stands by itself.
func evaluate(engine *interp.Engine, text string) (interp.Value, error) {
	empty, err := engine.Compile(context.Background(), "<arguments>", "")
	if err != nil {
		return interp.Value{}, err
	}
	v, err := empty.Eval(context.Background(), text)
	if err == nil && v.Kind() != interp.Numbers {
		err = fmt.Errorf("not a number but %s", v.Type())
	}
	return v, err
}
