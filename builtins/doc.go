// Package builtins holds the functions of the language that are written in Go,
// one family per file. An Entry is static data: a name, a signature in index
// notation, its law, a documentation text in parts, an example that runs, and
// Apply, which turns checked arguments into a graph node. Apply computes no
// number: it builds the node, and the executor evaluates it, calling the Run of
// a solver's node (minimise, integrate, spectrum, rank …) when it comes to it.
// Only data statements read their file at once, since the checker needs shapes.
//
// The types at the top (Object, Map, Point, Cond …) are what every expression
// of the language denotes once checked; the checker owns their making, this
// package their meaning to a function call.
//
//	entry := builtins.Lookup("eig")
//	value, err := entry.Call(&builtins.Call{…})   // err is a *diag.Diagnostic
//
// A refusal names the mistake in the field's words and offers a text that can
// be pasted: det of a bilinear map offers raise(H, G) with a metric that is in
// scope, and the metric's line where none is.
package builtins
