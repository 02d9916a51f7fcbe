package builtins

// The entries about symbols that stay open, with their documentation: subst.

import (
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var substEntry = Entry{
	Name: "subst", Family: Calculus, Min: 1, Max: 1, AnyNamed: true, Replaces: true,
	Signature: "subst(X, M: 2, a(t): t^2, …) -> X",
	Law:       "that of X; a metric stays one",
	Doc:       "X with params and functions without a body replaced, all at once, in its formulas, its points and its charts' conditions as it sees them. A param gets a number, an expression of params or a scalar field; a function an expression in letters of its own, params and functions without a body, and its derivatives the derivatives of that. a''(t): … replaces that derivative at all arguments, and those beyond. X may be a point, an equation or a list.",
	Errors:    "Values under which a condition of a param, a function or a point's chart is broken, or not known to hold (E0351); coordinates, for which along(f, phi) and f @ point are; params that a solver asks for while it runs (E0350).",
	Cost:      "that of X",
	Example: `param M
fn a(t)
chart S(t, r) where r > 0
metric g_ij = diag(2 M/r - 1, a(t)^2) on S
h = subst(g, M: 1, a(t): t^2)
assert h[r,r] == t^4
assert subst(diff(a(t), t), a(s): sin(s)) == cos(t)
`,
	Apply: handedOn,
}

// handedOn refuses a function whose arguments the checker reads, where it is handed on to
// another: there is no text of a call to read.
func handedOn(c *Call) (value.Value, error) {
	return nil, diag.New(CodeArgument, c.Span, c.Entry.Name+" is called where it is written, and not handed on to another function").
		WithNote("fn f(X) = " + c.Entry.Name + "(X, …) can be handed on")
}
