// Package interp runs Geo programs inside a Go program.
//
// An [Engine] holds what all programs of a host share: limits, numeric
// kernels, host functions, the file system that scripts may read. Compile
// turns a source into an immutable [Program], which any number of goroutines
// may run at once; each run's state lives in the run.
//
//	engine, err := interp.New(interp.Options{})
//	program, err := engine.Compile(context.Background(), "curvature.geo", source)
//	result, err := program.Run(ctx, interp.RunOptions{
//		Params: map[string]any{"M": 2.0},
//		Sink:   render.TextSink(os.Stdout, render.TextOptions{}),
//	})
//	K, err := program.Eval(ctx, "K @ S(0, 6*M, pi/2, 0)")
//
// Every error that concerns the source is a [diag.Diagnostic] or a
// [diag.List] of them: a stable code, the place, a sentence, and, where one is
// known, the text that repairs it. Errors found before running reject the
// program as a whole; errors found while running stop the statement, and the
// script.
//
// A [Value] is what an expression came to: numbers with their index type, a
// formula, a truth value, a point. It is frozen: a host can keep it.
//
// A [Func] is one scalar expression made into straight-line code over the
// coordinates and params it depends on, for hosts that call it millions of
// times.
//
// What a run has to say are events; package interp/render writes them as text,
// LaTeX, JSON and pictures.
//
// The packages interp, interp/diag and interp/render are the API: what they
// export is listed in api.txt, and CHANGELOG.md says what changes. The packages
// grammar, builtins, stdlib and repl stand beside them for those who work on
// Geo; they may change with any version, as all below internal/ may.
//
// Nothing here does geometry: reading is package grammar, checking is
// internal/check, the graph is internal/graph, numbers are internal/exec, a run
// is internal/run.
package interp
