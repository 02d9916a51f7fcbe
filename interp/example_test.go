package interp_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math"
	"os"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// A source is compiled once; its names are asked for by expressions.
func Example() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "saddle.geo", `
chart theta(x, y)
L = x^2*y + exp(y)
H_ij = d_i d_j L
`)
	if err != nil {
		log.Fatal(err)
	}
	H, err := program.Eval(context.Background(), "H @ theta(1, 0)")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(H, H.At(1, 2), H.Shape())

	formula, err := program.Eval(context.Background(), "d_i L")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(formula)
	// Output:
	// [[0 2] [2 1]] 2 [2 2]
	// [2 x y, x^2 + exp(y)]
}

// A run tells its sink what the statements print, and counts assertions.
func ExampleValue_Dense() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "saddle.geo", "chart theta(x, y)\nL = x^2 - 3 x y\n")
	if err != nil {
		log.Fatal(err)
	}
	H, err := program.Eval(context.Background(), "d_i d_j L @ theta(0, 0)")
	if err != nil {
		log.Fatal(err)
	}
	matrix, err := H.Dense()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(matrix.At(0, 1), mat.Trace(matrix))

	gradient, err := program.Eval(context.Background(), "d_i L @ theta(1, 1)")
	if err != nil {
		log.Fatal(err)
	}
	_, err = gradient.Dense()
	fmt.Println(err)
	// Output:
	// -3 2
	// interp: no matrix: the value has 1 index, and a matrix has two
}

func ExampleProgram_Run() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "mass.geo", `
chart S(r)
param M = 1
K = 48*M^2/r^6
print K @ S(2)
assert K @ S(2) ~= 3*M^2/4
`)
	if err != nil {
		log.Fatal(err)
	}
	for _, mass := range []float64{1, 2} {
		result, err := program.Run(context.Background(), interp.RunOptions{
			Params: map[string]any{"M": mass},
			Sink:   render.TextSink(os.Stdout, render.TextOptions{}),
		})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(result.Passed, "held")
	}
	// Output:
	// 0.75
	// 1 held
	// 3
	// 1 held
}

// Errors are diagnostics: a code, a place, words, and often the text that
// repairs the mistake.
func ExampleEngine_Compile_errors() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	_, err = engine.Compile(context.Background(), "wrong.geo", "chart theta(x, y)\nv^i = [1, 2] on theta\ns = v^i v^i\n")
	var list diag.List
	if errors.As(err, &list) {
		line, column := list[0].Span.Position()
		fmt.Println(len(list), line, column)
	}
	// Output: 1 3 11
}

// A host function brings its derivative as another host function.
func ExampleHostFunc() {
	cosine := interp.PureFunc("hostCos", 1, func(x []float64) float64 { return math.Cos(x[0]) })
	sine := interp.PureFunc("hostSin", 1, func(x []float64) float64 { return math.Sin(x[0]) }, cosine)
	engine, err := interp.New(interp.Options{Host: []*interp.HostFunc{sine}})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "host.geo", "chart c(x)\nf = hostSin(2 x)\n")
	if err != nil {
		log.Fatal(err)
	}
	slope, err := program.Eval(context.Background(), "d_i f @ c(0)")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(slope)
	// The host gave one derivative, and no more.
	_, err = program.Eval(context.Background(), "d_i d_j f @ c(0)")
	fmt.Println(err != nil)
	// Output:
	// [2]
	// true
}

// A Func is for millions of calls.
func ExampleProgram_Func() {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "f.geo", "chart theta(x, y)\nparam k = 3\nL = k x^2 + y\n")
	if err != nil {
		log.Fatal(err)
	}
	L, err := program.Func(context.Background(), "L", "x", "y")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(L.Call(2, 1))

	gradient, err := program.Func(context.Background(), "d_i L", "x", "y", "k")
	if err != nil {
		log.Fatal(err)
	}
	out := make([]float64, gradient.Len())
	gradient.Into(out, 2, 1, 10)
	fmt.Println(out)
	// Output:
	// 13
	// [40 1]
}
