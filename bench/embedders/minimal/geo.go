//go:build ignore

// The least program that embeds Geo and prints one answer.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/seed2d4d80ff/geo/interp"
)

func main() {
	ctx := context.Background()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(ctx, "minimal.geo", "chart c(x, y, z)\n")
	if err != nil {
		log.Fatal(err)
	}
	f, err := program.Func(ctx, "x*x*y + (y - z)/(1.0 + z*z) - 2.1", "x", "y", "z")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", f.Call(1, 2, 3))
}
