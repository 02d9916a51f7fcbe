// Package stdlib is Geo's standard library, written in Geo: one module a file,
// embedded in the binary. The definitions of the prelude's modules are in scope
// of every script without import; a script's own definition hides them.
//
// Every definition opens with a doc comment in four parts: what it is; its
// index types; the formula, where the body is not already the formula; and the
// source it follows. Conventions (index order of the connection, signs of
// curvature, normals) are fixed in docs/conventions.md and pinned by tests.
package stdlib

import "embed"

// FS holds the modules' sources, NAME.geo.
//
//go:embed *.geo
var FS embed.FS

// Prelude lists the modules that are in scope without import, in the order in
// which they may refer to each other.
func Prelude() []string {
	return []string{"maps", "hessians", "connections", "surfaces", "submanifolds", "learning", "curvature", "statistics", "frames", "flows"}
}
