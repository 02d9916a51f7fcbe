package builtins

// expand(f), factor(f), collect(f, x): the value f, and how this call itself is printed.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var expandEntry = Entry{
	Name: "expand", Family: Texts, Min: 1, Max: 1, Apply: applyExpand,
	Signature: "expand(X) -> X", Law: "that of X",
	Doc:    "X itself, whose formulas are printed multiplied out: a sum of products, each over the denominator in lowest terms. Only the print of the call is so, or of the name it is bound to, and not of what is computed from it.",
	Errors: "Nothing beyond what printing X refuses. A formula that would have more than 5000 terms is printed as ever.",
	Cost:   "that of X",
	Example: `chart P(x, y)
print expand((x + y)^3)
assert expand((x + y)^2) == (x + y)^2
`,
}

var factorEntry = Entry{
	Name: "factor", Family: Texts, Min: 1, Max: 1, Apply: applyFactor,
	Signature: "factor(X) -> X", Law: "that of X",
	Doc:    "X itself, whose formulas are printed as one fraction whose polynomials are in factors, which are irreducible over the rationals: x^2 - y^2 is (x - y) (x + y), x^2 - 2 stays. Sines, roots, exponentials and other calls are letters there, sin(x)^2 + cos(x)^2 is 1. A polynomial of more than 400 terms, of a degree above 120, or one that takes more than a bounded number of steps, is in factors as far as they are found. Only the print of the call is so, or of the name it is bound to.",
	Errors: "Nothing beyond what printing X refuses.",
	Cost:   "that of X",
	Example: `chart P(x, y)
print factor(x^2 - y^2 + x + y), factor((x^4 - y^4)/(x^3 - 1))
`,
}

var collectEntry = Entry{
	Name: "collect", Family: Texts, Min: 2, Max: 2, Apply: applyCollect,
	Signature: "collect(X, x) -> X", Law: "that of X",
	Doc:    "X itself, whose formulas are printed by the powers of x, a coordinate, a param, or a call of an open function or another one; the highest power first. Only the print of the call is so, or of the name it is bound to.",
	Errors: "What has no name to collect by (E0331). A formula in whose numerator it does not stand is printed as ever.",
	Cost:   "that of X",
	Example: `param a
chart P(x)
print collect((x + a)^2 + x, x)
`,
}

func applyExpand(c *Call) (value.Value, error) {
	return asWritten(c.positional(0).Value, value.Written{Form: scalar.Expanded}), nil
}

func applyFactor(c *Call) (value.Value, error) {
	return asWritten(c.positional(0).Value, value.Written{Form: scalar.Factored}), nil
}

func applyCollect(c *Call) (value.Value, error) {
	a := c.positional(1)
	by, err := c.scalar(a)
	if err != nil {
		return nil, err
	}
	if _, _, coord := coordinate(by.Node); !coord && by.Node.Op() != graph.OpParam && by.Node.Op() != graph.OpMap {
		return nil, diag.New(CodeArgument, a.Span, "collect takes a coordinate, a param or the call of a function to collect by; "+a.text()+" is "+a.Value.Kind())
	}
	return asWritten(c.positional(0).Value, value.Written{Form: scalar.Collected, By: by.Node}), nil
}

// asWritten marks the objects of a value.
func asWritten(v value.Value, as value.Written) value.Value {
	switch v := v.(type) {
	case *value.Object:
		o := *v
		o.As = as
		return &o
	case *value.List:
		l := value.List{}
		for _, e := range v.Elems {
			l.Elems = append(l.Elems, asWritten(e, as))
		}
		return &l
	}
	return v
}
