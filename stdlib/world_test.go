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
`

// calls are how every function is called there: a new function of the library
// gets a line here, values in testdata/values, and an example in its comment.
var calls = map[string]string{
	"jacobian": "jacobian(emb)", "calcHessian": "calcHessian(f)", "hessian": "hessian(f, C)", "taylor2": "taylor2(f, p, w)",
	"grad": "grad(f, G)", "laplacian": "laplacian(f, G)", "hessOp": "hessOp(f, G)",
	"levicivita": "levicivita(G)", "torsion": "torsion(C)", "nonmetricity": "nonmetricity(C, G)", "riemann": "riemann(C)",
	"ricci": "ricci(C)", "scalarCurvature": "scalarCurvature(G)", "einstein": "einstein(G)", "weyl": "weyl(A) @ A4(0.3, 0.2, -0.5, 0.4)",
	"kretschmann": "kretschmann(G) @ p", "sectional": "sectional(G, u, v)", "bracket": "bracket(u, v)", "killing": "killing(u, G)",
	"firstForm": "firstForm(emb, A)", "secondForm": "secondForm(emb, A) @ p", "shape": "shape(h, G)", "gaussCurvature": "gaussCurvature(S)",
	"meanCurvature": "meanCurvature(S)", "principalCurvatures": "principalCurvatures(k, D) @ p",
	"graphFirst": "graphFirst(f, G)", "graphSecond": "graphSecond(f, D)", "graphShape": "graphShape(f, D)",
	"fisherGaussian": "fisherGaussian(g, 3)", "fisherCategorical": "fisherCategorical(l)", "gaussNewton": "gaussNewton(g)",
	"naturalGrad": "naturalGrad(f, G)", "newton": "newton(f, C)",
}
