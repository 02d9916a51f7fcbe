package builtins

// The entries of forms, with their documentation: ext, wedge, interior, hodge,
// codiff, lie, lineIntegral.

var extEntry = Entry{
	Name: "ext", Family: Forms, Min: 1, Max: 1, Apply: applyExt,
	Signature: "ext(w_ij…) -> D_kij…", Law: "tensor, when w is; no metric and no connection is needed",
	Doc:    "The exterior derivative of a k-form (a scalar field, or an antisymmetric tensor with k lower slots), (dw)_{i0…ik} = Σ_m (-1)^m d_{im} w_{i0…ik without im}: for a covector D_ij = d_i w_j - d_j w_i. ext(ext(w)) is 0.",
	Errors: "A tensor that is not antisymmetric is refused (its antisymmetric part w_{[i j]} is a form), upper slots, values at a point.",
	Cost:   "one derivative of w and k+1 transposes",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.",
	Example: `chart E(x, y, z)
A_i = [-y, x, x*z] on E
F_ij = ext(A)
assert F[x,y] ~= 2
assert F[x,z] ~= z
assert ext(F) ~= 0
`,
}

var wedgeEntry = Entry{
	Name: "wedge", Family: Forms, Min: 2, Max: -1, Apply: applyWedge,
	Signature: "wedge(a_i…, b_j…, …) -> c_ij…", Law: "the weakest among its arguments",
	Doc:    "The wedge product of two or more forms over one chart, normalised so that dx∧dy has component 1 at [x,y] and -1 at [y,x]: for covectors c_ij = a_i b_j - a_j b_i. Scalars multiply.",
	Errors: "What is not antisymmetric is refused, and forms over two charts.",
	Cost:   "one product for every way to share the slots out",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed., the determinant convention",
	Example: `chart E(x, y, z)
dx = ext(x)
dy = ext(y)
W_ij = wedge(dx, dy)
assert W[x,y] ~= 1 and W[y,x] ~= -1
assert wedge(x*dx, dy, ext(z))[x,y,z] ~= x
`,
}

var interiorEntry = Entry{
	Name: "interior", Family: Forms, Min: 2, Max: 2, Apply: applyInterior,
	Signature: "interior(v^i, w_ij…) -> u_j…", Law: "the weakest among its arguments",
	Doc:    "The interior product of a vector and a form: the vector in the form's first slot, v^i w_{ij…}; 0 of a scalar.",
	Errors: "What is not antisymmetric is refused, and objects over two charts.",
	Cost:   "one product",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.",
	Example: `chart E(x, y)
metric e_ij = eye(2) on E
v^i = [3, 5] on E
assert components(interior(v, eps(e))) ~= [-5, 3]
`,
}

var hodgeEntry = Entry{
	Name: "hodge", Family: Forms, Min: 2, Max: 2, Apply: applyHodge,
	Signature: "hodge(w_i…, metric G_ij) -> s_j…", Law: "tensor under maps that keep the orientation, when w is; the sign changes with the orientation, like that of eps(G)",
	Doc:    "The Hodge star of a k-form in n dimensions and any signature, (*w)_{j…} = 1/k! w^{i…} eps_{i… j…} with eps(G) and the form's slots first, so that a ∧ *b = <a, b> eps where <a, b> = 1/k! a_{i…} b^{i…}. Twice, it is (-1)^(k(n-k)) times the sign of det G.",
	Errors: "What is not antisymmetric is refused, and dimensions above 7.",
	Cost:   "n^n products",
	Source: "Nakahara, Geometry, Topology and Physics, 2nd ed.; Wald, General Relativity",
	Example: `chart E(x, y, z)
metric e_ij = eye(3) on E
assert hodge(ext(x), e) ~= wedge(ext(y), ext(z))
assert hodge(eps(e), e) ~= 1
`,
}

var codiffEntry = Entry{
	Name: "codiff", Family: Forms, Min: 2, Max: 2, Apply: applyCodiff,
	Signature: "codiff(w_ij…, metric G_ij) -> u_j…", Law: "tensor, when w is",
	Doc:    "The codifferential of a form, minus the covariant divergence: u_{j…} = -nabla^i w_{ij…}, 0 of a scalar. In every signature it is the adjoint of ext: the integrals of <ext(a), b> and <a, codiff(b)> agree up to the boundary; with hodge it is (-1)^(n(k+1)+1) sign(det G) *d*.",
	Errors: "What is not antisymmetric is refused, and values at a point.",
	Cost:   "one derivative of w and of the metric, and the metric's inverse",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.; Nakahara",
	Example: `chart polar(r, t) where r > 0
metric g_ij = diag(1, r^2) on polar
f = r^3*cos(t)
assert codiff(ext(f), g) ~= -laplacian(f, g)
`,
}

var deRhamEntry = Entry{
	Name: "laplaceDeRham", Family: Forms, Min: 2, Max: 2, Apply: applyDeRham,
	Signature: "laplaceDeRham(w_i…, metric G_ij) -> L_i…", Law: "tensor, when w is",
	Doc:    "The Laplacian of Hodge and de Rham on forms, ext(codiff(w)) + codiff(ext(w)); it is positive, so minus laplacian(f, G) on functions, and differs from the connection's by curvature (Weitzenböck): on covectors by Ricci.",
	Errors: "What is not antisymmetric is refused, and values at a point.",
	Cost:   "two derivatives of w and of the metric",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.; Petersen, Riemannian Geometry, 3rd ed.",
	Example: `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
assert laplaceDeRham(cos(th), g) ~= 2 cos(th)
`,
}

var lieEntry = Entry{
	Name: "lie", Family: Forms, Min: 2, Max: 2, Apply: applyLie,
	Signature: "lie(v^i, T) -> T'", Law: "tensor, when v and T are; of a connection a tensor",
	Doc:    "The Lie derivative along a vector field of a scalar, of a tensor of any rank (slots as T's), v^l d_l T + (d_i v^l) T_l… for each lower slot - (d_l v^k) T^l… for each upper one, and of a connection, with d_i d_j v^k more. Zero exactly where the flow of v keeps T.",
	Errors: "v and T are fields over one chart; values at a point are refused.",
	Cost:   "one derivative of each, one product for each slot",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.; Yano, The Theory of Lie Derivatives (of connections)",
	Example: `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
v^i = [sin(ph), cos(th)/sin(th)*cos(ph)] on S    # a turn about an axis in the plane
assert lie(v, g) ~= 0
assert lie(v, levicivita(g)) ~= 0
u^i = [0, 1] on S
assert lie(u, v) ~= bracket(u, v)
`,
}

var lineIntegralEntry = Entry{
	Name: "lineIntegral", Family: Forms, Min: 2, Max: 2, Named: []string{"tol"}, AnyNamed: true, Apply: applyLineIntegral,
	Signature: "lineIntegral(w_a, curve, s: a..b, tol: 1e-11) -> number", Law: "the weakest among its arguments; a number, the same for every parameter of the curve",
	Doc:    "The integral of a covector field along a curve, a map from a chart with one coordinate s, from s = a to s = b: of w_a d curve^a/ds. Without an interval the curve is followed over the bounds of its chart.",
	Errors: "A curve's chart has one coordinate. While running: no convergence, a field that is not defined on the curve.",
	Cost:   "some hundred evaluations where the field is smooth",
	Source: "Lee, Introduction to Smooth Manifolds, 2nd ed.",
	Example: `chart E(x, y)
chart I(s) where 0 <= s <= 2*pi
map circle: I -> E { x = 2 cos(s); y = 2 sin(s) }
w_i = [-y/2, x/2] on E
assert lineIntegral(w, circle) ~= 4*pi              # the area inside
assert lineIntegral(ext(x*y), circle, s: 0..1) ~= 4 cos(1)*sin(1)
`,
}
