//go:build ignore

// The least program that embeds starlark-go and prints one answer.
package main

import (
	"fmt"
	"log"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func main() {
	globals, err := starlark.ExecFileOptions(&syntax.FileOptions{}, &starlark.Thread{}, "minimal.star", "def f(x, y, z): return x*x*y + (y - z)/(1.0 + z*z) - 2.1", nil)
	if err != nil {
		log.Fatal(err)
	}
	v, err := starlark.Call(&starlark.Thread{}, globals["f"], starlark.Tuple{starlark.Float(1), starlark.Float(2), starlark.Float(3)}, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", float64(v.(starlark.Float)))
}
