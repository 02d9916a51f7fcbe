// Package exec turns graph nodes into numbers.
//
// A node is evaluated in one of two tiers. The component tier takes fields
// over few coordinates: the graph gives the components as scalar expressions,
// they are compiled to one block program, and the program runs over columns of
// points (or of a loop variable), one instruction per column. The array tier
// takes the rest: the graph is lowered to a derivative-free equivalent, and
// that to a schedule, an immutable list of steps (contractions in planned
// order, fused elementwise regions, reductions, dense linear algebra) over
// preassigned buffers. Both are cached by node, so asking again costs the run
// alone.
//
// What is not a function of the coordinates (values at other points, solvers,
// eigenvalues) is staged: evaluated first, then an input of the program around
// it.
//
// Determinism: reductions fold in fixed chunks and pairwise above, work is
// split over columns and rows and never over a sum, so that the same program
// gives the same bits whatever the number of workers.
//
// Below this package: einsum plans contractions and runs them in pairs, kernels
// is the matrix product under it, linalg the dense linear algebra and solve the
// iterative solvers. They know plain numbers only.
//
// Sizes are computed with overflow checks and held against Limits before
// anything is allocated; every error is a *diag.Diagnostic with one of the
// codes in codes.go.
package exec
