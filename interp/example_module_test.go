package interp_test

// The first program of the page on embedding: a text, an expression with a param, and a function of both.

import (
	"context"
	"fmt"
	"log"

	"github.com/seed2d4d80ff/geo/interp"
)

func Example_module() {
	const text = `
param M = 1
chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
`
	ctx := context.Background()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(ctx, "schwarzschild.geo", text)
	if err != nil {
		log.Fatal(err) // every mistake of the text, with its place and repair
	}
	value, err := program.Eval(ctx, "kretschmann(g)") // an expression
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(value)
	f, err := program.Func(ctx, "kretschmann(g)", "r", "M") // the same, as a function of r and of the param
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Call(2, 1), f.Call(2, 0.5))

	// Output:
	// 48 M^2/r^6
	// 0.75 0.1875
}
