package builtins

// latex(X): a value in LaTeX, as a text.

import "github.com/seed2d4d80ff/geo/internal/value"

var latexEntry = Entry{
	Name: "latex", Family: Texts, Min: 1, Max: 1, Apply: applyLatex,
	Signature: "latex(X) -> text", Law: "none: a text",
	Doc: "X in LaTeX, for math mode: the formula of a field as print gives it, the numbers of a value, an array as a matrix. " +
		"Greek names are their letters, th and ph the angles they abbreviate (unless theta or phi is a coordinate too), longer names are upright, trailing digits an index. " +
		"`geo run --latex FILE` writes all results of a program so, and show as aligned equations with the indices in place.",
	Errors: "Nothing beyond what printing X refuses.",
	Cost:   "that of printing X",
	Example: `chart S(r, th) where r > 0
param M
print latex(48 M^2 sin(th)^2/r^6)
`,
}

func applyLatex(c *Call) (value.Value, error) {
	return &value.Str{Of: c.positional(0).Value}, nil
}
