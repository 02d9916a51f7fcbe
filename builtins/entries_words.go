package builtins

// The entries, with their documentation, of norm, cross, sort, randn, uniform and iterate.

var normEntry = Entry{
	Name: "norm", Family: Arrays, Min: 1, Max: 2, Apply: applyNorm,
	Signature: "norm(x_n) -> r, norm(v^i, metric G_ij) -> r", Law: "of an array that of its numbers; by a metric a scalar",
	Doc:    "The root of the sum of squares of an array's numbers, or sqrt(G_ij v^i v^j) of a vector, of a covector and of other tensors likewise.",
	Errors: "Slots without a metric are refused. Where the sum under the root is negative, as of a vector along time, there is no norm: sqrt(abs(inner(v, v, G))) is its length.",
	Cost:   "one multiplication an entry",
	Source: "the definition of a norm by an inner product",
	Example: `assert norm([3, 4]) == 5
chart psi(r, t) where r > 0
metric g_ij = diag(1, r^2) on psi
tensor v^i = [0, 1] on psi
assert norm(v, g) == r
`,
}

var crossEntry = Entry{
	Name: "cross", Family: Arrays, Min: 2, Max: 3, Apply: applyCross,
	Signature: "cross(x_n, y_n) -> z_n, cross(u^i, v^i, metric G_ij) -> w^k", Law: "of vectors a vector under changes of coordinates with positive Jacobian determinant; the other ones flip its sign",
	Doc:    "The cross product in dimension 3: of two lists of three numbers, or G^kl eps(G)_lij u^i v^j of vectors.",
	Errors: "Another dimension and covectors are refused; vectors need a metric.",
	Cost:   "a handful of operations",
	Source: "the definition by the volume form",
	Example: `assert cross([1, 0, 0], [0, 1, 0]) == [0, 0, 1]
chart c(x, y, z)
metric g_ij = eye(3) on c
tensor u^i = [1, 0, 0] on c
tensor v^i = [0, x, 0] on c
assert cross(u, v, g)[z] == x
`,
}

var sortEntry = Entry{
	Name: "sort", Family: Arrays, Min: 1, Max: 1, Apply: applySort,
	Signature: "sort(x_n) -> y_n", Law: arrayLaw,
	Doc:    "The numbers of a list in ascending order; exact numbers stay exact. -sort(-x) descends.",
	Errors: "Other shapes are refused. What is sorted while running has no derivative.",
	Cost:   "n log n comparisons",
	Source: "the definition",
	Example: `assert sort([3, 1/2, 2]) == [1/2, 2, 3]
`,
}

var randnEntry = Entry{
	Name: "randn", Family: Arrays, Min: 0, Max: -1, Named: []string{"seed"}, Apply: applyRandn,
	Signature: "randn(m, n, …, seed: s) -> A_mn…", Law: arrayLaw,
	Doc:    "An array of the given sizes of random numbers, normal with mean 0 and variance 1: always the same ones for a seed, on every machine.",
	Errors: "The seed, a whole number from 0 on, must be given. Sizes are whole numbers of at least 1 that are known before running.",
	Cost:   "a logarithm and a sine for two numbers",
	Source: "Box and Muller, A Note on the Generation of Random Normal Deviates (1958); O'Neill's generator PCG",
	Example: `x_n = randn(1000, seed: 1)
assert abs(mean_n x_n) < 0.1
assert randn(3, seed: 7) == randn(3, seed: 7)
`,
}

var uniformEntry = Entry{
	Name: "uniform", Family: Arrays, Min: 0, Max: -1, Named: []string{"seed"}, Apply: applyUniform,
	Signature: "uniform(m, n, …, seed: s) -> A_mn…", Law: arrayLaw,
	Doc:    "An array of the given sizes of random numbers, even over 0 <= x < 1: always the same ones for a seed, on every machine.",
	Errors: "The seed, a whole number from 0 on, must be given. Sizes are whole numbers of at least 1 that are known before running.",
	Cost:   "one operation a number",
	Source: "O'Neill's generator PCG",
	Example: `x_n = 2*uniform(1000, seed: 1) - 1     # over -1 <= x < 1
assert abs(mean_n x_n) < 0.1
`,
}

var iterateEntry = Entry{
	Name: "iterate", Family: Solvers, Min: 3, Max: 3, Apply: applyIterate,
	Signature: "iterate(step, x, n) -> x_kn", Law: "numbers, of the charts that the step computes in; points, which depend on the chart where a step does",
	Doc:    "The list of n + 1 states x, step(x), step(step(x)), …, of a function of one state, a number or an array, which gives one of the same shape. A state of several vectors is a list of them. A state may be a point; then a step gives a point of its chart, as s - 0.1 grad(L, G) does, and the states are a list of points.",
	Errors: "Slots are refused: a state is numbers or a point. A state that is no number, or a point outside of its chart, ends the run, with the step. It has no derivative.",
	Cost:   "n calls of the step, compiled once",
	Source: "the definition",
	Example: `fn newton(x) = (x + 2/x)/2
print iterate(newton, 1, 4)
chart c(w[2])
f = sum_i (w_i - 1)^2
fn descend(v) = v - 0.25*components(d_i f @ c(v))
assert iterate(descend, [0, 3], 40)[41, 1] ~= 1
`,
}
