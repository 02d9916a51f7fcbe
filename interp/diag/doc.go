// Package diag holds what every stage of Geo says to its user: diagnostics.
// Each has a stable code, the place, what is wrong in the field's words, and
// fixes that compile when pasted.
//
// A [Source] is a text with a name, a [Span] a piece of it. A stage builds a
// diagnostic with [New] and the With methods, collects several in a [List],
// and goes on, so that all errors of a script come together:
//
//	diag.New("E0203", second, "i is up twice").
//		WithPlace(first, "up here as well").
//		WithFix(whole, "G_ij v^i w^j")
//
// [Render] writes a list for people, carets under the text in display cells;
// a [Diagnostic] also marshals to JSON for tools. [Nearest] is the one
// implementation of "did you mean". Every code has a page in docs/errors.
//
// Offsets are bytes. Columns shown to people count characters from one, as
// editors do; carets are laid out in display cells, since a Chinese character
// takes two and a combining accent none.
package diag
