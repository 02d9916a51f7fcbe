// Package grammar turns text into the tree of a program, and trees back into
// text. It gives no meaning to what it reads: that H_ij has two indices is
// known here, that they must be slots of H is not.
//
// # From text to tree
//
//	text ── scanner ──► raw tokens ── reader ──► statements' tokens ── rules + parser ──► tree
//
// The scanner (scan.go and its neighbours) cuts text into tokens. What Geo adds
// to other languages is done here: _ or ^ directly before a letter opens a run
// of indices, which becomes one token; names end in marks (H~, v'); a Greek
// letter, its name and its LaTeX name are one word.
//
// The reader (lex.go) decides which line ends end a statement, pairs brackets,
// and hands the source on in pieces of whole statements, so that memory follows
// the longest statement.
//
// Each kind of statement is one file, NAME_stmt.go, and one row of
// statementKinds (statements.go): its type in the tree, its rule in participle's
// struct tags, how the tree is made of the rule, and facts such as the shape
// shown in messages. Expressions climb precedences by hand (expr.go, primary.go,
// deriv.go, index.go), called from those rules: an expression ladder in tags is
// ten times slower and knows less of what went wrong. From loose to tight:
//
//	if then else    or    and    not    < <= > >= == != ~=    @ on    a..b    + -
//	products (* / and juxtaposition, one level)    signs    powers    indices, calls, components
//
// # Errors
//
// A statement that cannot be read is reported and passed over; up to twenty are
// reported of a source. The files with _bad in their name hold what is said: the
// place, a second place where two disagree, and fixes that were made so that
// they parse (testdata/errors.geo applies each of them).
//
// Limits bound bytes, tokens, depth and height, so that no text exhausts memory
// or the stack; every recursive cycle of the parser passes through enter, and a
// test proves it.
//
// # The tree, and back to text
//
// A new kind of statement or expression does not compile until it is visited
// (visit.go), walked (walk.go) and written (write_stmt.go, write_expr.go); what
// the compiler does not see, the tests of visit_test.go do.
//
// ExprString and StmtString write trees, with the brackets that reading back
// needs. Format lays out a source with its comments and line breaks, for geo
// fmt. For every tree, what is written parses to the tree again. Dump shows the
// tree itself. Outline lists what a library module defines, without reading it.
package grammar
