package builtins

// The entries of maps, metrics and solvers, with their documentation: push,
// raise, eps, minimise.

const planeMap = `chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
`

var pushEntry = Entry{
	Name: "push", Family: Maps, Min: 2, Max: 2, Apply: applyPush,
	Signature: "push(T, phi: theta -> psi) -> T~", Law: "the argument's",
	Doc:    "The object in the map's target chart, by its law: scalars are composed with the inverse, upper slots take the Jacobian, lower slots its inverse, a connection the inhomogeneous term besides. Being a metric stays. A value at p becomes one at phi(p). No inverse needs to be written: derivatives come from the implicit function theorem. push(p, phi) of a point is phi(p).",
	Errors: "Chartwise objects are refused, naming the term that spoils them. Between different dimensions only vectors at a point go forward. A pushed field is evaluated at images phi(p), or anywhere when an inverse is written, which is checked there.",
	Cost:   "one Jacobian, and its inverse, an evaluation",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.; for connections Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: planeMap + `v^i = [1, 2] @ theta(1, 1)
v~ = push(v, phi)
metric G_ij = eye(2) on theta
G~ = push(G, phi)
assert components(G~ @ psi(2, 1)) ~= [[1, 0], [0, 4]]
assert G~_ab v~^a v~^b ~= G_ij v^i v^j
`,
}

var pullEntry = Entry{
	Name: "pull", Family: Maps, Min: 2, Max: 2, Apply: applyPull,
	Signature: "pull(T, phi: theta -> psi) -> T'", Law: "the argument's",
	Doc:    "The object in the map's source chart: scalars are composed with the map, lower slots take the Jacobian, upper slots its inverse. Along maps between different dimensions covariant tensors pull back: an ambient metric becomes the induced one. A value at phi(p) comes back to p.",
	Errors: "Chartwise objects are refused. Upper slots and connections need as many coordinates on both sides.",
	Cost:   "one Jacobian an evaluation",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.",
	Example: `chart U(u, v)
chart space(X, Y, Z)
metric e_ab = eye(3) on space
map cylinder: U -> space { X = cos(u); Y = sin(u); Z = v }
metric I_ij = eye(2) on U
assert pull(e, cylinder) ~= I
`,
}

var recomputeEntry = Entry{
	Name: "recompute", Family: Maps, Min: 2, Max: 2, Apply: applyRecompute,
	Signature: "recompute(X, phi: theta -> psi) -> X~", Law: "the argument's",
	Doc:    "The same definition, carried out in the other chart: coordinates become the inverse map's, points their images, inputs (declared metrics and connections, literals) are pushed by their law, and every other operation runs again. A tensor recomputes to its push; what does not is no tensor. A point becomes its image, a map is composed with phi or its inverse.",
	Errors: "The map must be invertible, and something in X over its source.",
	Cost:   "that of X with the inverse map's Jacobians inside",
	Example: planeMap + `L = x^2*y + exp(y)
p = theta(1, 2)
P_ij = d_i d_j L
H = hessian(L, flat(theta))
assert recompute(H, phi) @ phi(p) ~= push(H, phi) @ phi(p)
assert not (components(recompute(P, phi) @ phi(p)) ~= components(push(H, phi) @ phi(p)))
`,
}

var invariantEntry = Entry{
	Name: "invariant", Family: Maps, Min: 2, Max: 2, Named: []string{"tol"}, Apply: applyInvariant,
	Signature: "invariant(s, phi: theta -> psi, tol: 1e-8) -> Bool", Law: "a condition",
	Doc:    "Whether s equals recompute(s, phi): a value once, a field at sample points x and phi(x), to the relative tolerance.",
	Errors: "Objects with slots are refused (compare recompute with push), and so is an s with nothing over the map's source.",
	Cost:   "two evaluations a sample point",
	Example: planeMap + `metric G_ij = eye(2) on theta
E = hessOp(x^2*y + exp(y), G)
P_ij = d_i d_j (x^2*y + exp(y))
assert invariant(det(E), phi)
assert not invariant(det(components(P)), phi)
`,
}

var inverseEntry = Entry{
	Name: "inverse", Family: Maps, Min: 1, Max: 1, Apply: applyInverse,
	Signature: "inverse(phi: theta -> psi) -> (psi -> theta)", Law: "a map",
	Doc:    "The map back, from the written inverse.",
	Errors: "A map without a written inverse is refused; push and pull need none.",
	Cost:   "nothing",
	Example: planeMap + `back = inverse(phi)
q = psi(2, pi/6)
print back(q)
`,
}

var composeEntry = Entry{
	Name: "compose", Family: Maps, Min: 2, Max: 2, Apply: applyCompose,
	Signature: "compose(f: B -> C, g: A -> B) -> (A -> C)", Law: "a map, or that of along",
	Doc:    "f after g. It has a written inverse when both have. compose(s, g) of a field is along(s, g).",
	Errors: "f must start where g ends.",
	Cost:   "nothing",
	Example: `chart a(x)
chart b(y)
chart c(z)
map g: a -> b { y = x + 1 } inverse { x = y - 1 }
map f: b -> c { z = 2 y } inverse { y = z/2 }
h = compose(f, g)
q = h(a(3))
assert q[z] ~= 8
`,
}

var alongEntry = Entry{
	Name: "along", Family: Maps, Min: 2, Max: 2, Apply: applyAlong,
	Signature: "along(T_a, X: U -> A) -> T_a over U", Law: "the argument's",
	Doc:    "A field over the map's target seen on its source: coordinates are substituted, slots stay over the target and pair with those of d_i X^a.",
	Errors: "The field must be over the map's target.",
	Cost:   "that of the field",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed. (fields along a submanifold)",
	Example: `chart U(u)
chart plane(X, Y)
metric e_ab = eye(2) on plane
map circle: U -> plane { X = 2 cos(u); Y = 2 sin(u) }
I_ij = along(e, circle)_ab d_i circle^a d_j circle^b
assert I[u, u] ~= 4
`,
}

var raiseEntry = Entry{
	Name: "raise", Family: Geometry, Min: 2, Max: 2, Apply: applyRaise,
	Signature: "raise(T_i…, metric G_ij) -> T^i…", Law: "the weakest among its arguments",
	Doc:    "The first lower slot moved up by the inverse metric, in its place: raise(H, G) is G^ik H_kj, a linear map.",
	Errors: "T needs a lower slot over the metric's chart. A degenerate metric fails while running.",
	Cost:   "an inverse and n operations an entry",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart theta(x, y)
metric G_ij = diag(1, 4) on theta
H = hessian(x^2 + 3*y^2, levicivita(G))
assert raise(H, G)^i_j ~= G^ik H_kj
`,
}

var lowerEntry = Entry{
	Name: "lower", Family: Geometry, Min: 2, Max: 2, Apply: applyLower,
	Signature: "lower(T^i…, metric G_ij) -> T_i…", Law: "the weakest among its arguments",
	Doc:    "The first upper slot moved down by the metric, in its place: lower(v, G) is G_ij v^j.",
	Errors: "T needs an upper slot over the metric's chart.",
	Cost:   "n operations an entry",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart theta(x, y)
metric G_ij = diag(1, 4) on theta
v^i = [1, 1] on theta
assert lower(v, G)_i ~= G_ij v^j
`,
}

var flatEntry = Entry{
	Name: "flat", Family: Geometry, Min: 1, Max: 1, Apply: applyFlat,
	Signature: "flat(chart c) -> connection C^k_ij", Law: "connection",
	Doc:  "The connection whose components vanish in the coordinates of c: straight lines are those of c. Pushed to another chart it gains the inhomogeneous term.",
	Cost: "nothing",
	Example: `chart theta(x, y)
assert riemann(flat(theta)) ~= 0
L = x^2 y
assert hessian(L, flat(theta))_ij ~= d_i d_j L
`,
}

var epsEntry = Entry{
	Name: "eps", Family: Geometry, Min: 1, Max: 1, Apply: applyEps,
	Signature: "eps(metric G_ij) -> e_ij…", Law: "tensor under changes of coordinates with positive Jacobian determinant; the other ones flip its sign",
	Doc:    "The volume form, sqrt|det G| times the sign of the permutation, with as many lower slots as the chart has coordinates.",
	Errors: "Dimensions above 7 are refused: it has n^n components.",
	Cost:   "n^n operations",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart psi(r, t) where r > 0
metric g_ij = diag(1, r^2) on psi
assert eps(g)[r, t] ~= r
`,
}

var normalEntry = Entry{
	Name: "normal", Family: Geometry, Min: 2, Max: 2, Named: []string{"flip"}, Apply: applyNormal,
	Signature: "normal(X: U -> A, metric e_ab, flip: true) -> n_a over U", Law: "tensor under changes of coordinates with positive Jacobian determinants",
	Doc:    "The unit normal covector of an immersed hypersurface: n_a is proportional to eps_{b1…bd a} d_1 X^b1 … d_d X^bd, which in space is X_u x X_v, for a graph points up, and has e^ab n_a n_b = 1 (or -1 where it is timelike). flip: true gives the opposite side.",
	Errors: "The target must have one coordinate more than the source. Fails while running where the map is no immersion.",
	Cost:   "d+1 determinants of d rows",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart U(u, v)
chart space(X, Y, Z)
metric e_ab = eye(3) on space
map graph: U -> space { X = u; Y = v; Z = u^2 + v^2 }
n = normal(graph, e)
assert components(n @ U(0, 0)) ~= [0, 0, 1]
assert normal(graph, e, flip: true) ~= -n
`,
}

var minimiseEntry = Entry{
	Name: "minimise", Family: Solvers, Min: 1, Max: 2, Named: []string{"from", "tol", "steps"}, Apply: applyMinimise,
	Signature: "minimise(f, from: p, tol: 1e-10, steps: n) -> point", Law: "a point",
	Doc:    "A local minimum of a scalar field, from a point on. The gradient there is below tol relative to the smaller of |f| and the first gradient (where these exceed 1). Where the point lies is recomputed in no other chart: its image is its image.",
	Errors: "While running: no convergence within the steps, a field that is not defined at the start.",
	Cost:   "gradients and Hessian-vector products only beyond 64 coordinates; a 64 by 64 spectrum a step below",
	Source: "Conn, Gould, Toint, Trust-Region Methods (Moré and Sorensen; Steihaug)",
	Example: `chart theta(x, y)
L = (x - 1)^2 + 10*(y - x^2)^2
p = minimise(L, from: theta(-1, 1))
assert p[x] ~= 1 tol 1e-8
assert L @ p ~= 0 tol 1e-12
`,
}

var integrateEntry = Entry{
	Name: "integrate", Family: Solvers, Min: 1, Max: 2, Named: []string{"tol"}, AnyNamed: true, Apply: applyIntegrate,
	Signature: "integrate(f, metric G_ij, u: a..b, v: c..d, tol: 1e-11) -> number", Law: "the weakest among its arguments",
	Doc:    "The integral of a scalar field against the volume sqrt|det G| over a box of coordinates, an interval for each. Without a metric, integrate(w, u: a..b, …) is the integral of a form of the highest degree, w[1,2,…] du dv…, oriented as the coordinates are listed. tol is relative to the integral of |f|.",
	Errors: "A missing interval is refused, and so is an integral without a metric: a chart's du dv is no volume. While running: no convergence, a field that is not defined inside.",
	Cost:   "some hundred evaluations a dimension where f is smooth, in blocks",
	Source: "Trefethen, Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56 (2014); Piessens et al., QUADPACK (Gauss-Kronrod)",
	Example: `chart sphere(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on sphere
assert integrate(1, g, th: 0..pi, ph: 0..2*pi) ~= 4*pi
assert integrate(eps(g), th: 0..pi, ph: 0..2*pi) ~= 4*pi
`,
}

var spectrumEntry = Entry{
	Name: "spectrum", Family: Solvers, Min: 2, Max: 2, Named: []string{"steps", "probes"}, Apply: applySpectrum,
	Signature: "spectrum(H_ij, G_ij, steps: 64, probes: 4) -> S_kc", Law: "the weakest among its arguments; numbers",
	Doc:    "The density of eigenvalues of G^-1 H in many dimensions, from products H v alone: rows of eigenvalue and weight, ascending, weights summing to 1, so that the mean of a function of the eigenvalues is about the weighted sum over the rows. Probes are drawn from a fixed seed.",
	Errors: "H and G are values at one point. Beyond dimension 2048 G must be diagonal.",
	Cost:   "steps times probes products H v, and as many with G",
	Source: "Ubaru, Chen, Saad, Fast estimation of tr(f(A)) via stochastic Lanczos quadrature, SIAM J. Matrix Anal. Appl. 38 (2017)",
	Example: `chart theta(x, y, z)
metric G_ij = eye(3) on theta
tensor H_ij = d_i d_j (x^2 + y^2 + 2*z^2) @ theta(0, 0, 0)
S = spectrum(H, G)
print S
`,
}

var rootsEntry = Entry{
	Name: "roots", Family: Solvers, Min: 1, Max: 1, AnyNamed: true, Apply: applyRoots,
	Signature: "roots(f, x: a..b) -> x_n", Law: "numbers of this chart",
	Doc:    "All real roots of a function between two numbers, the ends included, in ascending order, each once however often the function vanishes there. f is a scalar in a coordinate or a param x, or a function of one number. Each is the float next to the root. It is proved that there are no others: values of f and its derivatives over intervals are bounded by arithmetic that is rounded outward, so f is built from functions that have bounds: arithmetic, powers and roots, exp, log and what comes of them, circular and hyperbolic functions and their inverses, abs, min, max. No root is an empty list. How many there are is known before running: f depends on no other param.",
	Errors: "Where roots cannot be told apart, from one another or from none, it is an error that says where (E0347); so is a function without bounds, such as gamma.",
	Cost:   "some hundred evaluations a root, before the program runs",
	Source: "Moore, Kearfott, Cloud, Introduction to Interval Analysis",
	Example: `chart X(x)
print roots(x^3 - 2*x + 1, x: -5..5)
fn f(t) = cos(t) - t/10
print roots(f, t: -10..10)
assert roots(sin(x), x: 0..2*pi) ~= [0, pi, 2*pi]
`,
}
