package builtins

// The entries of linear algebra, with their documentation: det, trace, eig,
// inv, solve, expm, rank.

const (
	weakestLaw   = "the argument's: of a tensor, an invariant"
	linearErrors = "Refused on (0,2) and (2,0) objects, whose component numbers change with the chart, and on maps between two spaces: raise(H, G) makes a linear map with a metric, components(H) the chart's numbers."
)

var detEntry = Entry{
	Name: "det", Family: Linear, Min: 1, Max: 1, Apply: applyDet,
	Signature: "det(E^i_j) -> s, det(A_mn) -> s", Law: weakestLaw, Errors: linearErrors,
	Doc:    "The determinant of a linear map of one space, or of a square array.",
	Cost:   "closed forms up to 4 rows, n^3 operations beyond",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 3.2 (LU)",
	Example: `chart theta(x, y)
metric G_ij = eye(2) on theta
L = x^2 + 3*y^2
H = hessian(L, levicivita(G))
assert det(raise(H, G)) ~= 12
assert det([[1, 2], [3, 4]]) ~= -2
`,
}

var logdetEntry = Entry{
	Name: "logdet", Family: Linear, Min: 1, Max: 1, Apply: applyLogdet,
	Signature: "logdet(E^i_j) -> s, logdet(A_mn) -> s", Law: weakestLaw, Errors: linearErrors + " Fails while running where the determinant is 0.",
	Doc:    "log |det E|, without overflow for many rows.",
	Cost:   "closed forms up to 4 rows, n^3 operations beyond",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 3.2 (LU)",
	Example: `assert logdet([[2, 0], [0, 3]]) ~= log(6)
`,
}

var traceEntry = Entry{
	Name: "trace", Family: Linear, Min: 1, Max: 1, Apply: applyTrace,
	Signature: "trace(E^i_j) -> s, trace(A_mn) -> s", Law: weakestLaw, Errors: linearErrors,
	Doc:  "The sum E^i_i of the diagonal, the same in every basis.",
	Cost: "n operations",
	Example: `chart theta(x, y)
metric G_ij = eye(2) on theta
H = hessian(x^2 + 3*y^2, levicivita(G))
assert trace(raise(H, G)) ~= G^ij H_ij
`,
}

var charpolyEntry = Entry{
	Name: "charpoly", Family: Linear, Min: 1, Max: 1, Apply: applyCharpoly,
	Signature: "charpoly(E^i_j) -> c_n", Law: weakestLaw, Errors: linearErrors + " More than 16 rows are refused: rounding would drown the coefficients.",
	Doc:    "The coefficients of det(x - E), a polynomial in x, highest power first: [1, -trace E, …, (-1)^n det E].",
	Cost:   "n^4 operations",
	Source: "Faddeev and LeVerrier's recursion: Gantmacher, The Theory of Matrices I",
	Example: `assert charpoly([[2, 1], [0, 3]]) ~= [1, -5, 6]
`,
}

var expmEntry = Entry{
	Name: "expm", Family: Linear, Min: 1, Max: 1, Apply: applyExpm,
	Signature: "expm(E^i_j) -> F^i_j, expm(A_mn) -> F_mn", Law: "the argument's", Errors: linearErrors,
	Doc:    "The exponential of a linear map, 1 + E + E^2/2 + E^3/6 + … as a series.",
	Cost:   "some 20 products of n by n arrays",
	Source: "Al-Mohy, Higham, A new scaling and squaring algorithm for the matrix exponential, SIAM J. Matrix Anal. Appl. 31 (2009)",
	Example: `R = expm([[0, -pi/2], [pi/2, 0]])
assert R ~= [[0, -1], [1, 0]] tol 1e-12
`,
}

var eigEntry = Entry{
	Name: "eig", Family: Linear, Min: 1, Max: 2, Named: []string{"top", "bottom", "range"}, Apply: applyEig,
	Signature: "eig(E^i_j, top: k) -> lambda_n, eig(H_ij, G_ij, top: k, bottom: k, range: true) -> lambda_n",
	Law:       "the weakest among its arguments; numbers, ascending",
	Doc:       "Eigenvalues, ascending: of a linear map or a square array, which must be real; or of H v = lambda G v for a symmetric H and a metric G, which are the extremes of H(v, v) where G(v, v) = 1. top: k and bottom: k give the k extreme ones. range: true works on the range of a degenerate G and asks that H vanish on its kernel.",
	Errors:    linearErrors + " While running: an asymmetric H, an indefinite or degenerate G (the message gives its rank and kernel), complex pairs (ceig lists them). Not differentiable.",
	Cost:      "n^3 operations; top and bottom of a large H take products H v only",
	Source:    "Golub, Van Loan, Matrix Computations, 4th ed., sections 7.5, 8.3, 8.7; Wu, Simon, Thick-restart Lanczos, SIAM J. Matrix Anal. Appl. 22 (2000)",
	Example: `chart theta(x, y)
metric G_ij = diag(1, 4) on theta
p = theta(0, 0)
tensor H_ij = d_i d_j (x^2 + 3*y^2) @ p
assert eig(H, G) ~= [3/2, 2]
assert eig(H, G, top: 1) ~= [2]
assert eig(raise(H, G)) ~= eig(H, G)
`,
}

var eigenvectorsEntry = Entry{
	Name: "eigenvectors", Family: Linear, Min: 2, Max: 2, Named: []string{"top", "bottom"}, Apply: applyEigenvectors,
	Signature: "eigenvectors(H_ij, G_ij, top: k, bottom: k) -> v^i_n, eigenvectors(A_mn, B_mn) -> v_mn",
	Law:       "the weakest among its arguments: v^i_n is a family of vectors, one for each n; each up to its sign, which the components of this chart choose",
	Doc:       "The vectors v_n of H v = lambda G v for a symmetric H and a metric G, in the order of eig(H, G), of length 1 and orthogonal in G: G_ij v^i_m v^j_n = delta_mn. The largest component of each is positive; where eigenvalues coincide, the vectors are one orthonormal basis of many.",
	Errors:    "Objects that eig(H, G) refuses, and linear maps, whose eigenvectors have no length without a metric: eigenvectors(lower(E, G), G). While running: an asymmetric H, an indefinite or degenerate G. Not differentiable.",
	Cost:      "n^3 operations; top and bottom of a large H take products H v only",
	Source:    "Golub, Van Loan, Matrix Computations, 4th ed., section 8.7; Wu, Simon, Thick-restart Lanczos, SIAM J. Matrix Anal. Appl. 22 (2000)",
	Example: `chart theta(x, y)
metric G_ij = diag(1, 4) on theta
p = theta(0, 0)
tensor H_ij = d_i d_j (x^2 + 3*y^2) @ p
v = eigenvectors(H, G)
assert components(v) ~= [[0, 1], [1/2, 0]]
assert G_ij v^i_m v^j_n ~= eye(2)
`,
}

var ceigEntry = Entry{
	Name: "ceig", Family: Linear, Min: 1, Max: 1, Apply: applyCeig,
	Signature: "ceig(E^i_j) -> lambda_nc, ceig(A_mn) -> lambda_nc", Law: "the argument's; numbers", Errors: linearErrors + " Not differentiable.",
	Doc:    "All eigenvalues of a general linear map or square array, complex ones too: rows of real and imaginary part, ascending by the one and then the other.",
	Cost:   "some 10 n^3 operations",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 7.5",
	Example: `assert ceig([[0, -1], [1, 0]]) ~= [[0, -1], [0, 1]]
`,
}

var invEntry = Entry{
	Name: "inv", Family: Linear, Min: 1, Max: 1, Apply: applyInv,
	Signature: "inv(G_ij) -> K^ij, inv(K^ij) -> G_ij, inv(J^a_i) -> K^i_a, inv(A_mn) -> B_mn",
	Law:       "the argument's: of a tensor, a tensor",
	Doc:       "The inverse pairing: X_ij K^jk is delta_i^k. Every slot of the result is the dual of the slot it pairs with, and a mixed result has its upper slot first.",
	Errors:    "Objects with one slot, or with slots over spaces of different dimensions, are refused. Fails while running where X is singular, naming rank and kernel.",
	Cost:      "closed forms up to 4 rows, n^3 operations beyond; solve(A, b) is cheaper than inv(A) times b",
	Source:    "Golub, Van Loan, Matrix Computations, 4th ed., section 3.4",
	Example: `chart theta(x, y)
metric G_ij = [[2, 1], [1, 3]] on theta
K^ij = inv(G)^ij
assert G_ij K^jk ~= delta_i^k
assert K^ij ~= G^ij
`,
}

var solveEntry = Entry{
	Name: "solve", Family: Linear, Min: 1, Max: 2, Named: []string{"for"}, Apply: applySolve,
	Signature: "solve(A_ij, b_i) -> x^j, solve(A_mn, b_m…) -> x_n…, solve(a == b, for: x) -> list, solve([a == b, …], for: [x, y]) -> list of lists", Law: "the weakest among its arguments",
	Doc:    "The x of A x = b, that is A_ij x^j = b_i, without forming the inverse of A. The first slot of b is that of A; b may have more. With for: the solutions of equations, real ones, for params or calls of functions without a body, a''(t): linear systems, and one equation of degree 2. They hold for generic values of all else, each with what is not known of it (where a != 0), and are put back and proved. A tensor equation is all its components. None is an empty list.",
	Errors: "Slots that do not match are refused. Fails while running where A is singular, naming rank and kernel. Infinitely many solutions are an error that names what stays free, as are equations of other kinds (E0348).",
	Cost:   "n^3/3 operations, n^2 more for each column of b",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 3.4",
	Example: `assert solve([[2, 0], [0, 4]], [2, 2]) ~= [1, 1/2]
chart theta(x, y)
p = theta(1, 2)
L = x^2 y + exp(y)
P_ij = d_i d_j L @ p
dL_i = d_i L @ p
step^j = -solve(P_ij, dL_i)^j
assert P_ij step^j ~= -dL_i
param u, w, k
print solve([u + w == k, u - w == 1], for: [u, w]), solve(u^2 == 4, for: u)
`,
}

var componentsEntry = Entry{
	Name: "components", Family: Linear, Min: 1, Max: 1, Apply: applyComponents,
	Signature: "components(T_i…) -> A_n…", Law: "chartwise: the numbers of this chart",
	Doc:  "The components as a plain array, slots in order: the explicit way to numbers that change with the chart. A scalar and a plain array stay what they are.",
	Cost: "nothing",
	Example: `chart theta(x, y)
H_ij = d_i d_j (x^2 + 3*y^2) @ theta(0, 0)
assert det(components(H)) ~= 12
`,
}

var rankEntry = Entry{
	Name: "rank", Family: Linear, Min: 1, Max: 1, Apply: applyRank,
	Signature: "rank(H_ij) -> n, rank(J^a_i) -> n, rank(A_mn) -> n", Law: weakestLaw + "; the rank of a tensor with two slots is one whatever their heights",
	Doc:    "The number of singular values above 16 max(n, 16) rounding units of the largest.",
	Errors: "Objects that do not have two axes are refused. Not differentiable.",
	Cost:   "some 10 n^3 operations",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 5.4",
	Example: `assert rank([[1, 2], [2, 4], [0, 0]]) ~= 1
`,
}

var condEntry = Entry{
	Name: "cond", Family: Linear, Min: 1, Max: 1, Apply: applyCond,
	Signature: "cond(A_mn) -> s", Law: "the argument's",
	Doc:    "The ratio of the largest to the least singular value of an array of numbers.",
	Errors: "Slots are refused: the condition of components depends on the chart. Fails while running where the least singular value is 0.",
	Cost:   "some 10 n^3 operations",
	Source: "Golub, Van Loan, Matrix Computations, 4th ed., section 2.6",
	Example: `assert cond([[3, 0], [0, 1/2]]) ~= 6
`,
}
