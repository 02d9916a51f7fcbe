// Package check turns a tree into a typed graph: one pass of elaboration that
// finds every error of a script at once.
//
// An expression becomes a value.Value; an indexed one an Object: a graph
// node, one letter per axis, a law, and a base. Letters exist only here. A
// product is flattened, its letters are counted and classified by what they are
// attached to, and one graph.Contract is built; a sum aligns its terms to one
// order of letters; a definition aligns its right side to its left.
//
// Where to read: check.go begins and ends a file (session.go goes on from one),
// statements.go and expr.go hand each statement and expression to its rule.
//
//	state     context.go (what lasts; within what an expression is checked)
//	letters   letter (what a letter is attached to, the rule that counts them),
//	          letters.go, indexed.go (H_ij), raise.go
//	products  product.go, count.go (once or twice, up and down), pendingproduct.go,
//	          sum.go, power.go, deriv.go, reduce.go
//	laws      laws.go (tensor, connection, chartwise), claims.go, fnclaim.go
//	bases     points.go (e @ p), meet.go (fields meet values), charts.go, maps.go
//	functions fn.go (written in Geo, inlined), params.go, fnstmt.go, balance
//	          (letters of a body, where it is written), call.go (built in)
//	lists     lists.go, loops.go (comprehensions as one array, or unrolled)
//	mistakes  report.go (that something is wrong), refuse (what it is told, and how
//	          it is mended), suggest (what an unbound name was meant to be), quote
//	names     scope.go, define.go, imports.go, library.go
//	output    program.go (what is left to run), host.go (what built-ins may ask)
//
// A space that a term does not know (delta^i_j, d_i of a constant, 0) stays
// pending (pending.go) until letters of its siblings decide it.
//
// A name bound by a failed statement is poisoned: its uses say nothing, so that
// one mistake is reported once. Nothing here computes numbers of a program,
// except sizes and constants that decide what is built.
package check
