package builtins

// The entries of calculus, with their documentation: diff.

var diffEntry = Entry{
	Name: "diff", Family: Calculus, Min: 2, Max: -1, Apply: applyDiff,
	Signature: "diff(T, M, …) -> T', diff(f, x, y, …) -> s",
	Law:       "by a param that of T, where a connection gives a tensor; by a coordinate chartwise",
	Doc:       "The derivative by a param, of an object of any kind: slots stay, a metric's derivative is a tensor and no metric. Other params and the coordinates are held, a point or map that depends on the param moves along. By coordinates, the partial derivative of a scalar field in its chart, a component of d_i f. Several are taken one after another: diff(f, M, M) is the second derivative.",
	Errors:    "What is neither a param nor a coordinate is refused; tensors by a coordinate (nabla or d_i), values at a point by a coordinate; what a solver finds, and inverses of maps that move with the param.",
	Cost:      "that of the differentiated formula",
	Example: `param M = 1
chart S(r) where r > 0
f = M^2/r
assert diff(f, M) ~= 2 M/r
assert diff(f, M, r) ~= -2 M/r^2
`,
}
