// Package scalar is the graph of scalar expressions under the tensor graph. It
// builds them, decides whether two are equal, simplifies and prints them.
//
// # Expressions
//
// A [Pool] is an arena of hash-consed nodes; an [Expr] is a coefficient times
// a node, and comparable. Nodes are variables, sums, products with integer
// exponents, calls of an [op.Func] (a function that Geo knows) and applications
// of a [Func] (a host's function). Constructors merge like terms and powers, pull
// out common factors and fold exact values; they never multiply sums out.
//
// # Equality
//
// Every node has a value in the field with p = 2⁶¹ − 1 elements at two random
// points. A new node whose value is a rational multiple of an older one's is
// that multiple: so sin² + cos² is 1, and the Ricci tensor of a vacuum is zero
// by construction. Coefficients carry their exact image in the field beside
// their float64 value. Variables are random; sine and cosine are a random
// point on the circle per base angle, exponentials a random unit per base
// exponent; roots, logarithms and other functions are opaque, so identities
// through them may be missed and are never invented. A merge must also agree
// with a float64 value that each node carries, and at eight real points where
// the sides contain different roots, absolute values or other functions with
// branches. [Pool.IsZero] adds the normal form and says Unknown where nothing
// decides. What is merged so depends on what a pool holds: whoever wants an answer
// that depends on the question alone asks it in a pool of its own (a unit of
// package graph), and what many questions share is built in a pool of shapes
// ([NewShapes]), which merges an expression with parts of itself only, and is
// brought over by [Pool.Import]. (The idea of testing identities at random points of a finite field
// is Schwartz's and Zippel's, 1979; of numbering values by it, Gonnet's, 1984.)
//
// # Normal form and printing
//
// [Pool.Format] writes the shortest of: a rational function over variables
// and kernels with its denominators factored, the same term by term, and the
// expression as it was built. The normal form (file form.go) knows s² = 1 − c²,
// s² = c² − 1 and the powers of roots, keeps denominators as a list of atoms
// and divides by them on trial instead of computing polynomial gcds. A variable
// with roots is a power of one generator (collectRoots). Before a form is written
// it is refined (refine.go): lowest terms by the heuristic gcd of gcd.go, square
// factors, quadratics, sums of two generators; and its polynomials are written
// with pairs m − m c² as m s², or collected by the powers of a parameter, where
// that is shorter. Signs of denominators, and decimals, are as they were
// written; [Pool.FormatWith] takes names for sums. Text output is source of the
// language; LaTeX is written beside it, from the same form. Budgets are counted
// in operations, never in time, so that output does not depend on the load of a
// machine.
//
// # Derivatives
//
// [Pool.Deriv] applies any derivation, given by its values on variables, and
// remembers what it has derived. At kinks one side is taken: relu'(0) = 0.
//
// # Evaluation
//
// [Eval] is the slow and obvious evaluator that all of this, and the programs of
// package vm, are tested against; [Pool.Explain] finds the first part of an expression that has no finite
// value at a point, and why.
package scalar
