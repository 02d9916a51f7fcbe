//go:build ignore

// The least program that embeds cel-go and prints one answer.
package main

import (
	"fmt"
	"log"

	"cel.dev/cel-go/cel"
)

func main() {
	env, err := cel.NewEnv(cel.Variable("x", cel.DoubleType), cel.Variable("y", cel.DoubleType), cel.Variable("z", cel.DoubleType))
	if err != nil {
		log.Fatal(err)
	}
	ast, issues := env.Compile("x*x*y + (y - z)/(1.0 + z*z) - 2.1")
	if issues.Err() != nil {
		log.Fatal(issues.Err())
	}
	p, err := env.Program(ast)
	if err != nil {
		log.Fatal(err)
	}
	v, _, err := p.Eval(map[string]any{"x": 1.0, "y": 2.0, "z": 3.0})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", v.Value())
}
