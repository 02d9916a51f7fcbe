// Package check turns a tree into a typed graph: one pass of elaboration that
// finds every error of a script at once.
//
// An expression becomes a builtins.Value; an indexed one an Object: a graph
// node, one letter per axis, a law, and a base. Letters exist only here. A
// product is flattened, its letters are counted and classified by what they are
// attached to, and one graph.Contract is built; a sum aligns its terms to one
// order of letters; a definition aligns its right side to its left.
//
//	letters   letters.go (what a letter is attached to), indexed.go (H_ij)
//	products  product.go, sum.go, power.go, deriv.go, reduce.go
//	laws      laws.go (tensor, connection, chartwise), claims.go
//	bases     points.go (e @ p, values), charts.go (e on c), maps.go
//	functions fn.go (written in Geo, inlined), call.go (built in), balance.go
//	          (index balance of a body, where it is written)
//	lists     lists.go, loops.go (comprehensions as one array, or unrolled)
//	rest      scope.go, statements.go, define.go, session.go, suggest.go
//
// A space that a term does not know (delta^i_j, d_i of a constant, 0) stays
// pending (pending.go) until letters of its siblings decide it.
//
// A name bound by a failed statement is poisoned: its uses say nothing, so that
// one mistake is reported once. Nothing here computes numbers of a program,
// except sizes and constants that decide what is built.
package check
