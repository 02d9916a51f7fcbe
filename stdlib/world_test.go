package stdlib_test

// world holds arguments without any symmetry: an indefinite metric, a
// connection with torsion, a curved ambient space, and a call of every function.
const world = `
chart Q(x, y, z)
chart A4(P, X, Y, Z)
chart W(m, n)
metric G_ij = [[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
metric A_ab = [[7 + X^2, Y, 0, P], [Y, -8, Z, 0], [0, Z, 9 + P Y, 1], [P, 0, 1, 6]] on A4
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]] on Q
map emb: Q -> A4 { P = x + y z/5; X = y + x^2/4; Y = z - x y/7; Z = x^2 - y/3 + z^2/6 }
f = x^2 y + exp(z/2) + z^2 x
u^i = [y z, x^2 + 1, sin(x y)] on Q
v^i = [x, y + z, 2] on Q
h_ij = [[x, 2, y z], [x y, -1, z], [3, x, y^2]] on Q
S^i_j = [[x, 2, y z], [x y, -1, z], [3, x, y^2]] on Q
k_ij = [[x, 2, y z], [2, -1, z], [y z, z, y^2]] on Q
metric D_ij = [[3 + x^2, y/3, 0], [y/3, 5 + z^2, x/4], [0, x/4, 6]] on Q
p = Q(0.3, -0.4, 0.7)
w^i = [1, 2, 3] @ p
g_r = [m^2 n, m + n^3, sin(m n)]
l_rc = [[m^2, m n, n], [m - n^2, m, 1], [0, n m^2, m^3 + n]]
chart T(t)
metric N_ij = [[3 + m^2, n/3], [n/3, 4 + n m/2]] on W
map surface: W -> A4 { P = m + n^2/5; X = n + m^2/4; Y = m n/3 - n; Z = m^2/3 - n^2/6 + n/2 }
map curve: T -> Q { x = t; y = 0.2 + t^2/2 - t/3; z = 0.4 + t^3/3 }
map path: T -> W { m = t + t^2/3; n = 0.5 + t - t^3/4 }
b_ij = [[m, 2], [m n, -1]] on W
q = W(0.3, 0.4)
cubic_ijk = [[[x, 2, y], [z, 1, x y], [3, x, -1]], [[y, x, 1], [2, z, x], [1, y^2, 4]], [[x, 1, 2], [z, -2, y], [x, 5, z]]] on Q
s1^i = [1, x, 0.3] on Q
s2^i = [y, 2, z] on Q
s3^i = [0.2, x y, 3] on Q
tetrad = frame(s1, s2, s3)
`

// calls are how every function is called there: a new function of the library
// gets a line here, values in testdata/values, and an example in its comment.
var calls = map[string]string{
	"deviation": "deviation(C, u, v)", "energyDrift": "energyDrift(D, p, w, 0.05)", "momentumDrift": "momentumDrift(u, D, p, w, 0.05)",
	"jacobian": "jacobian(emb)", "calcHessian": "calcHessian(f)", "hessian": "hessian(f, C)", "taylor2": "taylor2(f, p, w)",
	"grad": "grad(f, G)", "laplacian": "laplacian(f, G)", "hessOp": "hessOp(f, G)",
	"levicivita": "levicivita(G)", "torsion": "torsion(C)", "nonmetricity": "nonmetricity(C, G)", "riemann": "riemann(C)",
	"ricci": "ricci(C)", "scalarCurvature": "scalarCurvature(G)", "einstein": "einstein(G)", "weyl": "weyl(A) @ A4(0.3, 0.2, -0.5, 0.4)",
	"kretschmann": "kretschmann(G) @ p", "sectional": "sectional(G, u, v)", "bracket": "bracket(u, v)", "killing": "killing(u, G)",
	"firstForm": "firstForm(emb, A)", "secondForm": "secondForm(emb, A) @ p", "shape": "shape(h, G)", "gaussCurvature": "gaussCurvature(S)",
	"meanCurvature": "meanCurvature(S)", "principalCurvatures": "principalCurvatures(k, D) @ p",
	"graphFirst": "graphFirst(f, G)", "graphSecond": "graphSecond(f, D)", "graphShape": "graphShape(f, D)",
	"normalSign": "normalSign(emb, A) @ p", "thirdForm": "thirdForm(h, G)", "principalDirections": "principalDirections(k, D) @ p",
	"normalCurvature": "normalCurvature(h, G, u)", "tangentProjector": "tangentProjector(surface, A) @ q",
	"covariantAlong": "covariantAlong(curve, G, along(u, curve)) @ T(0.4)", "vectorSecondForm": "vectorSecondForm(surface, A) @ q",
	"meanCurvatureVector": "meanCurvatureVector(surface, A) @ q", "willmore": "willmore(surface, A) @ q",
	"areaElement": "areaElement(surface, A) @ q", "gaussResidual": "gaussResidual(surface, A) @ q", "codazziResidual": "codazziResidual(surface, A) @ q",
	"unitTangent": "unitTangent(curve, G) @ T(0.4)", "arcDerivative": "arcDerivative(curve, G, along(u, curve)) @ T(0.4)",
	"curvatureVector": "curvatureVector(curve, G) @ T(0.4)", "curveCurvature": "curveCurvature(curve, G) @ T(0.4)",
	"curveTorsion": "curveTorsion(curve, G) @ T(0.4)", "frenetFrame": "frenetFrame(curve, D) @ T(0.4)",
	"geodesicCurvature": "geodesicCurvature(path, N) @ T(0.4)", "curveNormalCurvature": "curveNormalCurvature(path, b, N) @ T(0.4)",
	"levelNormal": "levelNormal(f, G)", "levelShape": "levelShape(f, G)", "levelMeanCurvature": "levelMeanCurvature(f, G)",
	"levelGaussCurvature": "levelGaussCurvature(f, G)",
	"fisherGaussian":      "fisherGaussian(g, 3)", "fisherCategorical": "fisherCategorical(l)", "gaussNewton": "gaussNewton(g)",
	"riemannDown": "riemannDown(G)", "ricciSkew": "ricciSkew(C)", "segmental": "segmental(C)", "tracefreeRicci": "tracefreeRicci(G) @ p",
	"schouten": "schouten(G) @ p", "cotton": "cotton(G) @ p", "kulkarniNomizu": "kulkarniNomizu(h, k)", "ricciSquared": "ricciSquared(G) @ p",
	"weylSquared": "weylSquared(A) @ A4(0.3, 0.2, -0.5, 0.4)", "gaussBonnet": "gaussBonnet(A) @ A4(0.3, 0.2, -0.5, 0.4)",
	"distortion": "distortion(C, G)", "contorsion": "contorsion(C, G)", "disformation": "disformation(C, G)",
	"metricConnection": "metricConnection(G, torsion(C))", "weylConnection": "weylConnection(G, d_i f)", "firstBianchi": "firstBianchi(C)",
	"secondBianchi": "secondBianchi(C)", "contractedBianchi": "contractedBianchi(G) @ p", "divergence": "divergence(u, G)",
	"curl": "curl(u, G)", "conformalKilling": "conformalKilling(u, G)", "dualConnection": "dualConnection(C, G)",
	"alphaConnection": "alphaConnection(G, cubic, 0.7)", "fisherDiscrete": "fisherDiscrete(g)", "chentsovDiscrete": "chentsovDiscrete(g)",
	"chentsovCategorical": "chentsovCategorical(l)", "amariChentsov": "amariChentsov(C, G)", "statisticalDefect": "statisticalDefect(C, G)",
	"frameMetric": "frameMetric(tetrad, G)", "structure": "structure(tetrad)", "frameConnection": "frameConnection(tetrad, C)",
	"ricciRotation": "ricciRotation(tetrad, G)", "frameCurvature": "frameCurvature(tetrad, C) @ p",
	"naturalGrad": "naturalGrad(f, G)", "newton": "newton(f, C)",
}
