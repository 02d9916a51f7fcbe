package check

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
)

// What a run says of claims that it refutes is worded as the checker words it.

// CodeClaimed is the code of a law that cannot be.
const CodeClaimed = refuse.CodeClaimed

// SymmetricPart writes 1/2 (A_ij + A_ji) for A_ij; not for numbers without
// letters, which are mended where they are written.
func SymmetricPart(x grammar.Expr, letters []grammar.Index) (string, bool) {
	return refuse.SymmetricPart(x, letters)
}
