//go:build ignore

// The least program that embeds expr and prints one answer.
package main

import (
	"fmt"
	"log"

	"github.com/expr-lang/expr"
)

func main() {
	in := map[string]any{"x": 1.0, "y": 2.0, "z": 3.0}
	p, err := expr.Compile("x*x*y + (y - z)/(1.0 + z*z) - 2.1", expr.Env(in))
	if err != nil {
		log.Fatal(err)
	}
	v, err := expr.Run(p, in)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", v)
}
