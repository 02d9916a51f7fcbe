package builtins

// The entries of arrays, with their documentation: zeros, ones, eye, diag,
// linspace, dim, sum, onehot.

const arrayLaw = "a plain array: numbers, the same in every chart, unless an argument is chartwise"

var zerosEntry = Entry{
	Name: "zeros", Family: Arrays, Min: 1, Max: -1, Apply: applyZeros,
	Signature: "zeros(m, n, …) -> A_mn…", Law: arrayLaw,
	Doc:    "An array of zeros of the given sizes.",
	Errors: "Sizes are whole numbers of at least 1 that are known before running.",
	Cost:   "nothing: a structural zero is never filled in",
	Example: `A_mn = zeros(2, 3)
print A
`,
}

var onesEntry = Entry{
	Name: "ones", Family: Arrays, Min: 1, Max: -1, Apply: applyOnes,
	Signature: "ones(m, n, …) -> A_mn…", Law: arrayLaw,
	Doc:    "An array of ones of the given sizes.",
	Errors: "Sizes are whole numbers of at least 1 that are known before running.",
	Cost:   "nothing in products, where it is a sum over an index",
	Example: `x_n = [1, 2, 3]
o_n = ones(3)
assert o_n x_n ~= 6
`,
}

var eyeEntry = Entry{
	Name: "eye", Family: Arrays, Min: 1, Max: 1, Apply: applyEye,
	Signature: "eye(n) -> A_mn", Law: arrayLaw,
	Doc:    "The n by n unit array. The unit tensor of every chart is delta^i_j.",
	Errors: "n is a whole number of at least 1 that is known before running.",
	Cost:   "nothing in products, where it renames an index",
	Example: `chart theta(x, y)
metric G_ij = eye(2) on theta
assert det(eye(3)) ~= 1
`,
}

var diagEntry = Entry{
	Name: "diag", Family: Arrays, Min: 1, Max: -1, Apply: applyDiag,
	Signature: "diag(a, b, …) -> A_mn, diag(x_n) -> A_mn", Law: arrayLaw,
	Doc:    "The square array with the given scalars, or the entries of one vector, on its diagonal and zeros elsewhere.",
	Errors: "Arguments with two or more axes are refused.",
	Cost:   "nothing beyond its entries",
	Example: `chart sphere(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on sphere
assert scalarCurvature(g) ~= 2
`,
}

var linspaceEntry = Entry{
	Name: "linspace", Family: Arrays, Min: 3, Max: 3, Apply: applyLinspace,
	Signature: "linspace(a, b, n) -> x_n", Law: arrayLaw,
	Doc:    "n evenly spaced numbers from a to b, both ends exact; [a] for n = 1.",
	Errors: "n is a whole number of at least 1 that is known before running.",
	Cost:   "n operations",
	Example: `table u, u^2 for u in linspace(0, 1, 5)
`,
}

var dimEntry = Entry{
	Name: "dim", Family: Arrays, Min: 1, Max: 1, Apply: applyDim,
	Signature: "dim(chart c) -> n, dim(T_ij) -> n, dim(x_n) -> n", Law: "a number",
	Doc:    "The dimension of a chart, of the space an object's slots lie over, or the length of a vector of numbers.",
	Errors: "Slots over spaces of different dimensions, and arrays with several axes, are refused.",
	Cost:   "nothing: known before running",
	Example: `chart w(W[16, 4], b[16], a[16])
assert dim(w) ~= 96
`,
}

var sumEntry = Entry{
	Name: "sum", Family: Arrays, Min: 1, Max: 1, Apply: applySum,
	Signature: "sum(list) -> s", Law: "that of a sum: tensors give a tensor",
	Doc:    "The sum of a list's elements: of numbers, or along the first axis of an array, or of tensors of one type at one point. Over a named index it is sum_n x_n.",
	Errors: "Elements of different types are refused.",
	Cost:   "one addition an entry",
	Example: `assert sum([k^2 for k in 1..4]) ~= 30
`,
}

var onehotEntry = Entry{
	Name: "onehot", Family: Arrays, Min: 2, Max: 2, Apply: applyOnehot,
	Signature: "onehot(k_n, C) -> T_nc", Law: arrayLaw,
	Doc:    "Labels k in 1..C as rows of length C with 1 at place k and 0 elsewhere. A label that only a run knows and that is no class gives a row of zeros.",
	Errors: "Labels are a vector of numbers, C a whole number that is known before running. Data with labels outside 1..C are refused; those that start at 0 want k + 1.",
	Cost:   "n C comparisons",
	Example: `k_n = [2, 1, 3]
assert onehot(k, 3) ~= [[0, 1, 0], [1, 0, 0], [0, 0, 1]]
`,
}
