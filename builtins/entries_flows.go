package builtins

// The entries of flows, with their documentation: flow, geodesic, expmap, logmap,
// transport, holonomy.

const (
	flowLaw    = "a point; recompute takes its image, the solver is not run again"
	vectorLaw  = "tensor, at its point; recompute pushes it, the solver is not run again"
	flowErrors = "A metric in place of the connection is refused, and so are vectors at another point. While running: a geodesic that leaves the chart's domain, or comes to where the connection is not defined, says at which time and where (E0416)."
	flowCost   = "12 evaluations of the connection a step, some ten steps for a smooth geodesic of length 1"
	flowSource = "Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., sections II.5 and II.10 (DOP853)"
)

const sphereChart = `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
C = levicivita(g)
`

const (
	fieldErrors = "A vector at one point and an array without slots are refused, and so is a field that is of its chart only. While running: a curve that leaves the chart's domain, or comes to where the field is not defined or grows without bound, says at which time and where (E0416)."
	fieldCost   = "12 evaluations of the field a step; the method is explicit, so a stiff field takes many short steps"
)

var flowEntry = Entry{
	Name: "flow", Family: Flows, Min: 3, Max: 3, Named: []string{"tol"}, Apply: applyFlow,
	Signature: "flow(v^i, p, T, tol: 1e-12) -> point, or a list of points for a list T", Law: flowLaw,
	Doc:    "The point at time T of the integral curve of a vector field that begins at p: x'^i = v^i(x). T may be negative, and may be a list or an array: then the points are a list. Initial value problems are flows: of a Hamiltonian H the field is [dH/dp, -dH/dq]; a field that depends on time, or an equation in another variable, has it as a coordinate with v = 1. tol bounds the error of each step, relative to max(1, |coordinate|); flowError(v, p, T) estimates that of the end.",
	Errors: fieldErrors, Cost: fieldCost,
	Source: flowSource,
	Example: `chart P(q, p)
H = p^2/2 + q^2/2
v^i = [diff(H, p), -diff(H, q)] on P
a = P(1, 0)
b = flow(v, a, pi/3)          # (cos t, -sin t)
print b, flow(v, a, [-pi, pi])
assert b[q] ~= 1/2 tol 1e-9
assert H @ b ~= H @ a tol 1e-9
`,
}

var flowErrorEntry = Entry{
	Name: "flowError", Family: Flows, Min: 3, Max: 3, Named: []string{"tol"}, Apply: applyFlowError,
	Signature: "flowError(v^i, p, T, tol: 1e-12) -> number", Law: "a number of this chart",
	Doc:    "An estimate of the error of flow(v, p, T), the largest of any coordinate relative to max(1, |coordinate|): by how much a flow with a hundredth of the tolerance (where tol is below 1e-12, with a hundred times it) ends elsewhere, and the sum of the steps' own estimates. What a chaotic field makes of small errors is in it, which tol of each step does not bound.",
	Errors: fieldErrors, Cost: "less than three times that of flow",
	Source: "Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.4 (global error by two tolerances)",
	Example: `chart L(x, y, z)              # Lorenz's equations
v^i = [10 (y - x), x (28 - z) - y, x y - 8 z/3] on L
print flowError(v, L(1, 1, 1), 1) < 1e-8
assert flowError(v, L(1, 1, 1), 20) > flowError(v, L(1, 1, 1), 1)
`,
}

var geodesicEntry = Entry{
	Name: "geodesic", Family: Flows, Min: 4, Max: 4, Named: []string{"tol"}, Apply: applyGeodesic,
	Signature: "geodesic(connection C^k_ij, p, v^i, T, tol: 1e-12) -> point, or a list of points for a list T", Law: flowLaw,
	Doc:    "The point at parameter T of the geodesic that begins at p with velocity v: x''^k = -C^k_ij x'^i x'^j, which sees only the part of C symmetric in i and j. T may be negative, and may be a list or an array: then the points are a list. velocity(C, p, v, T) is the tangent there. tol bounds the error of each step, relative to max(1, |coordinate|).",
	Errors: flowErrors, Cost: flowCost,
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: sphereChart + `p = S(pi/2, 0)
v^i = [1/2, sqrt(3)/2] @ p
q = geodesic(C, p, v, pi/2)    # a quarter of a great circle
assert q[th] ~= pi/2 + pi/6 tol 1e-9
print geodesic(C, p, v, [0.5, 1])
`,
}

var velocityEntry = Entry{
	Name: "velocity", Family: Flows, Min: 4, Max: 4, Named: []string{"tol"}, Apply: applyVelocity,
	Signature: "velocity(connection C^k_ij, p, v^i, T, tol: 1e-12) -> u^i at geodesic(C, p, v, T)", Law: vectorLaw,
	Doc:    "The tangent vector at parameter T of the geodesic that begins at p with velocity v, at the point geodesic(C, p, v, T). What the geometry conserves can be asserted: G_ij u^i u^j of the metric's own connection, and G_ij k^i u^j for a Killing field k.",
	Errors: flowErrors, Cost: flowCost,
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: sphereChart + `p = S(1, 0)
v^i = [1/2, 2] @ p
u = velocity(C, p, v, 3)
k^i = [0, 1] on S
assert g_ij u^i u^j ~= g_ij v^i v^j tol 1e-9
assert g_ij k^i u^j ~= g_ij k^i v^j tol 1e-9
`,
}

var geodesicErrorEntry = Entry{
	Name: "geodesicError", Family: Flows, Min: 4, Max: 4, Named: []string{"tol"}, Apply: applyGeodesicError,
	Signature: "geodesicError(connection C^k_ij, p, v^i, T, tol: 1e-12) -> number", Law: "a number of this chart",
	Doc:    "An estimate of the error of geodesic(C, p, v, T): the geodesic is followed to T and back again, and the number is by how much it misses p and -v, the largest difference relative to max(1, |component|). It contains what a chaotic or unstable geodesic makes of small errors, which the bound tol of each step does not.",
	Errors: flowErrors, Cost: "twice that of geodesic",
	Source: "Hairer, Lubich, Wanner, Geometric Numerical Integration, 2nd ed. (reversible flows)",
	Example: sphereChart + `p = S(1, 0)
v^i = [1/2, 2] @ p
print geodesicError(C, p, v, 10), geodesicError(C, p, v, 10, tol: 1e-6)
assert geodesicError(C, p, v, 10) < 1e-9
`,
}

var expmapEntry = Entry{
	Name: "expmap", Family: Flows, Min: 3, Max: 3, Named: []string{"tol"}, Apply: applyExpmap,
	Signature: "expmap(connection C^k_ij, p, v^i, tol: 1e-12) -> point", Law: flowLaw,
	Doc:    "The exponential map: the point at time 1 of the geodesic that begins at p with velocity v. A step of optimisation p -> expmap(C, p, -v) is the same in every chart, which p - v in coordinates is not.",
	Errors: flowErrors, Cost: flowCost,
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: `chart H(x, y) where y > 0
metric g_ij = 1/y^2*eye(2) on H
p = H(0, 1)
v^i = [0, 2] @ p
assert expmap(levicivita(g), p, v)[y] ~= exp(2) tol 1e-9
`,
}

var logmapEntry = Entry{
	Name: "logmap", Family: Flows, Min: 3, Max: 3, Named: []string{"tol"}, Apply: applyLogmap,
	Signature: "logmap(connection C^k_ij, p, q, tol: 1e-12) -> v^i at p", Law: vectorLaw,
	Doc:    "The vector at p whose geodesic is at q at time 1, so that expmap(C, p, logmap(C, p, q)) is q. Newton's method with the exact derivative of the exponential map, from the straight segment of coordinates; where that is too far, the solution is followed while q moves along the segment, in parts as short as it needs. It ends when a step changes v by less than 1e-12 of it, which holds in every scale of the coordinates; expmap(C, p, v) is as near q as rounding of v allows, e^D times that over a distance D of curvature -1. tol bounds the error of each step of a geodesic, relative to |coordinate| or, where that is less, the smallest coordinate of p and q that is not 0. Where several geodesics reach q it is the one that grows out of p along that segment, which need not be the shortest. In a manifold the search is made in each chart that has both points, and to q the nearer way round each period and the other; the first that is found is taken, or one along the same line that comes to q sooner.",
	Errors: "A metric in place of the connection is refused. While running: no geodesic found (E0417), with how far the search came and why it ended.",
	Cost:   "some five geodesics with d Jacobi fields each",
	Source: "Press et al., Numerical Recipes, 3rd ed. (shooting); Allgower, Georg, Introduction to Numerical Continuation Methods",
	Example: `chart H(x, y) where y > 0
metric g_ij = 1/y^2*eye(2) on H
C = levicivita(g)
p = H(0, 1)
q = H(3, 2)
v = logmap(C, p, q)
assert expmap(C, p, v)[x] ~= 3 tol 1e-8
assert g_ij v^i v^j ~= distance(g, p, q)^2 tol 1e-8
`,
}

var distanceEntry = Entry{
	Name: "distance", Family: Flows, Min: 3, Max: 3, Named: []string{"tol"}, Apply: applyDistance,
	Signature: "distance(metric G_ij, p, q, tol: 1e-12) -> number", Law: "a number, the same in every chart; recompute does not run the solver again",
	Doc:    "The length of the geodesic from p to q that logmap finds. It is the distance where that geodesic is the shortest; one that passes a conjugate point is not, and is refused. A shorter one the other way round, without a conjugate point, as on a cylinder, is not looked for, but in a manifold: there it is the shortest of those found in each chart that has both points, the nearer way round each period and the other.",
	Errors: "A metric that is not positive definite at p is refused (E0403). While running: no geodesic, or one that is not the shortest (E0417).",
	Cost:   "that of logmap",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.",
	Example: `chart H(x, y) where y > 0
metric g_ij = 1/y^2*eye(2) on H
# cosh d = 1 + |p - q|^2/(2 y1 y2)
assert cosh(distance(g, H(0, 1), H(3, 2))) ~= 1 + (3^2 + 1)/(2*2) tol 1e-8
`,
}

var jacobiEntry = Entry{
	Name: "jacobi", Family: Flows, Min: 6, Max: 6, Named: []string{"tol"}, Apply: applyJacobi,
	Signature: "jacobi(connection C^k_ij, p, v^i, J0^i, J1^i, T, tol: 1e-12) -> J^i at geodesic(C, p, v, T)", Law: vectorLaw,
	Doc:    "The Jacobi field at parameter T along the geodesic that begins at p with v: how far a neighbouring geodesic is, when it begins at the difference J0 with the covariant derivative J1. Without torsion D^2J/dt^2 = -R(J, v)v, geodesic deviation; with torsion it is still the variation of geodesics. J0 = 0 and J1 = w give the derivative of the exponential map at v in direction w (times T).",
	Errors: flowErrors + " J0 and J1 are vectors at p.",
	Cost:   "12 evaluations of the connection and its derivative a step",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: sphereChart + `p = S(pi/2, 0)
v^i = [0, 1] @ p
z^i = [0, 0] @ p
w^i = [1, 0] @ p
J = jacobi(C, p, v, z, w, 1)    # neighbouring great circles part like sin t
assert sqrt(g_ij J^i J^j) ~= sin(1) tol 1e-9
`,
}

var transportEntry = Entry{
	Name: "transport", Family: Flows, Min: 3, Max: 5, Named: []string{"tol"}, AnyNamed: true, Apply: applyTransport,
	Signature: "transport(connection C^k_ij, curve, v^i, s: a..b, tol: 1e-12) -> u^i at curve(b); transport(C, p, v^i, w^i, T) -> u^i at geodesic(C, p, v, T)", Law: vectorLaw,
	Doc:    "Parallel transport of a vector from curve(a) to curve(b) along a curve, a map from a chart with one coordinate s: v'^k = -C^k_ij curve'^i v^j, the whole of C, with its torsion. Without an interval the curve is followed over the bounds of its chart; s: 1..0 goes backwards. With a point p and a vector v in place of the curve, w is carried along their geodesic to time T.",
	Errors: "A metric in place of the connection is refused, and so are vectors at another point than curve(a), and curves of several coordinates. While running: a curve that leaves the domain (E0416).",
	Cost:   "12 evaluations of the connection a step",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: sphereChart + `chart I(s) where 0 <= s <= pi/2
map arc: I -> S { th = 1; ph = s }    # a part of a circle of latitude
v^i = [1, 0] @ arc(I(0))
u = transport(C, arc, v)
assert g_ij u^i u^j ~= 1 tol 1e-9
assert u[th] ~= cos(cos(1)*pi/2) tol 1e-9
p = S(1, 0)
q = S(2, 1)
w^i = [0, 1] @ p
z = transport(C, p, logmap(C, p, q), w, 1)    # to q, the shortest way
assert g_ij z^i z^j ~= g_ij w^i w^j tol 1e-9
`,
}

var holonomyEntry = Entry{
	Name: "holonomy", Family: Flows, Min: 2, Max: 2, Named: []string{"tol"}, AnyNamed: true, Apply: applyHolonomy,
	Signature: "holonomy(connection C^k_ij, loop, s: a..b, tol: 1e-12) -> P^i_j at loop(a)", Law: vectorLaw,
	Doc:    "The linear map of the vectors at loop(a) that parallel transport once around a loop makes, a map from a chart with one coordinate. The loop's ends are one point; coordinates may differ by a period, as an angle does that went round.",
	Errors: "A curve whose ends are two points is refused while running (E0418), and one that leaves the domain (E0416).",
	Cost:   "12 evaluations of the connection a step",
	Source: "Lee, Introduction to Riemannian Manifolds, 2nd ed.; " + flowSource,
	Example: sphereChart + `chart I(s) where 0 <= s <= 2*pi
map latitude: I -> S { th = 1; ph = s }
P = holonomy(C, latitude)    # a turn by 2 pi cos th
assert trace(P) ~= 2 cos(2*pi*cos(1)) tol 1e-9
assert det(P) ~= 1 tol 1e-9
`,
}
