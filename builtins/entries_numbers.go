package builtins

// The entries of constants, with their documentation: pi and e.

import "github.com/seed2d4d80ff/geo/internal/value"

var piEntry = Entry{
	Name: "pi", Family: Constants, Value: true,
	Signature: "pi",
	Law:       "a number",
	Doc:       "The circle's circumference over its diameter, 3.14159…, exact in formulas.",
	Example: `print 4*pi
assert cos(pi) ~= -1
`,
	Apply: func(c *Call) (value.Value, error) { return &value.Object{Node: c.G.Number(c.G.Pool.Pi())}, nil },
}

var eEntry = Entry{
	Name: "e", Family: Constants, Value: true,
	Signature: "e",
	Law:       "a number",
	Doc:       "The base of natural logarithms, 2.71828…, exact in formulas. A script may bind e to something else (an ambient metric), since its own names come first.",
	Example: `assert log(e) ~= 1
`,
	Apply: func(c *Call) (value.Value, error) { return &value.Object{Node: c.G.Number(c.G.Pool.E())}, nil },
}

var infEntry = Entry{
	Name: "inf", Family: Constants, Value: true,
	Signature: "inf",
	Law:       "no number",
	Doc:       "The end of an interval that has none, and a limit in the conditions of a chart; also written ∞. It is no number: where one is asked, it is refused, as 1/0 is.",
	Errors:    "Arithmetic and functions of it have no value.",
	Example: `chart c(x) where x < inf
metric G_ij = eye(1) on c
assert integrate(exp(-x^2), G, x: -inf..inf) ~= sqrt(pi)
`,
	Apply: func(c *Call) (value.Value, error) { return &value.Object{Node: c.G.Number(c.G.Pool.Infinity())}, nil },
}
