package builtins

// The entries of calculus, with their documentation: diff, eulerLagrange,
// geodesicEquations.

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

var eulerLagrangeEntry = Entry{
	Name: "eulerLagrange", Family: Calculus, Min: 2, Max: 2, Apply: applyEulerLagrange,
	Signature: "eulerLagrange(L, q(t)) -> E, eulerLagrange(L, [q(t), p(t), …]) -> E_n",
	Law:       "chartwise",
	Doc:       "The variational derivative of a Lagrangian by a function without a body, written as it stands in L, q(t) or phi(t, x): dL/dphi - d_m (dL/d(d_m phi)) + d_m d_n (dL/d(d_m d_n phi)) - …, for derivatives of any order; it vanishes where the integral of L is stationary. Of a list of functions a list. Arguments are coordinates of one chart, or params. The volume is the user's: a Lagrangian of a curved chart has sqrt(abs(det(components(G)))) as a factor.",
	Errors:    "A function with other arguments elsewhere in L is refused, and one that does not stand in it. So is a coordinate that L depends on and the function does not, unless it stands in a common factor: an integral over it comes first.",
	Cost:      "the derivatives of the formula of L",
	Source:    "Gelfand, Fomin, Calculus of Variations; Olver, Applications of Lie Groups to Differential Equations (the Euler operator)",
	Example: `chart T(t)
param m, k
fn q(t)
L = m/2*q'(t)^2 - k/2*q(t)^2
print eulerLagrange(L, q(t))
assert eulerLagrange(L, q(t)) == -m q''(t) - k q(t)
`,
}

var geodesicEquationsEntry = Entry{
	Name: "geodesicEquations", Family: Calculus, Min: 1, Max: 2, Apply: applyGeodesicEquations,
	Signature: "geodesicEquations(metric G_ij) -> list of equations, geodesicEquations(connection C^k_ij, [x(s), y(s), …])",
	Law:       "equations of this chart",
	Doc:       "The equations of geodesics x''^k = -C^k_ij x'^i x'^j, one for each coordinate, of a metric's connection or of one that is given. They are printed as equations, and are conditions: `==` of both sides. Without a second argument the curve's functions have the coordinates' names, and its parameter is s, or another letter where the formulas have an s: these names are in what is printed alone, and nothing of the program is bound to them or meant by them. To go on with the equations, give the curve: functions without a body of one param, or of the coordinate of a chart of its own.",
	Errors:    "A curve that is no list of different functions, one for each coordinate, is refused.",
	Cost:      "the formulas of the connection",
	Source:    "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
print geodesicEquations(g)
fn a(s), b(s)
param s
print geodesicEquations(g, [a(s), b(s)])[1]
`,
}
