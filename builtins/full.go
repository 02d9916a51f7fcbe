package builtins

// full(X): the value X, of whose formulas nothing is cut where it is printed.

import "github.com/seed2d4d80ff/geo/internal/value"

var fullEntry = Entry{
	Name: "full", Family: Texts, Min: 1, Max: 1, Apply: applyFull,
	Signature: "full(X) -> X", Law: "that of X",
	Doc: "X itself. Where it is printed, shown or turned into LaTeX, more is spent on finding a short form of its formulas, and what would be cut as `… (N operations)` is written out; beyond a million characters with names for parts that occur several times, " +
		"defined below it in an order in which a program can have them. Components too many for print, or too large, are written too where that ends within reason.",
	Errors: "Nothing beyond what printing X refuses.",
	Cost:   "that of X; printing may take some times as long",
	Example: `chart P(x, y)
f = (x + y)^2/(1 + x*y)
print full(f)
assert full(f) == f
`,
}

func applyFull(c *Call) (value.Value, error) { return whole(c.positional(0).Value), nil }

// whole marks the objects of a value.
func whole(v value.Value) value.Value {
	switch v := v.(type) {
	case *value.Object:
		o := *v
		o.Whole = true
		return &o
	case *value.List:
		l := value.List{}
		for _, e := range v.Elems {
			l.Elems = append(l.Elems, whole(e))
		}
		return &l
	}
	return v
}
