package interp_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mistake is a program that a newcomer writes, and what it must get.
type mistake struct {
	name, text string
	code, says string
	offers     []string // pieces of fixes, each of which must be among them
}

// What the programs begin with.
const (
	twoCharts = `chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
L = x^2 y + exp(y)
p = theta(1, 2)
q = theta(2, 1)
H_ij = [[2, 1], [1, 3]] on theta
v^i = [1, 2] on theta
w^i = [x, y] on theta
`
	withMetric = twoCharts + "metric G_ij = [[2 + x^2, 0], [0, 3]] on theta\n"
)

var mistakes = []mistake{
	{"an option of another system", "plot sin(x) for x in linspace(0, 1, 9), xlim: [0, 0.5]", "E0329", "plot has no option xlim", []string{"xrange"}},
	{"contours of a curve", "plot sin(x) for x in linspace(0, 1, 9), levels: 3", "E0329", "levels says nothing of curves over a variable", nil},
	{"a picture of no known format", "plot sin(x) for x in linspace(0, 1, 9) to \"f.jpg\"", "E0329", "a file that ends in .svg, .png, .pdf, .html", []string{`"f.png"`}},
	{"a picture outside of the folder", "plot sin(x) for x in linspace(0, 1, 9) to \"../f.svg\"", "E0329", "below the program's folder", []string{`"f.svg"`}},
	{"a logarithmic range of values from 0", "plot exp(x) for x in linspace(1, 2, 9), log: \"y\", yrange: [0, 2]", "E0329", "its range begins above 0", nil},
	{"a logarithmic range from 0", "plot exp(x) for x in linspace(1, 2, 9), log: \"x\", xrange: [0, 2]", "E0329", "its range begins above 0", nil},
	{"points with four coordinates", "plot (x, x, x, x) for x in 1..3", "E0329", "two coordinates, (x, y), or three", nil},
	{"numbers that could be drawn in two ways", "plot eig([[2, 1], [1, 3]])", "E0456", "more than one way", nil},
	{"vectors with three components over a grid", "plot [a, b, 1] over (a in 1..3, b in 1..3)", "E0456", "two components as arrows", nil},
	{"one file for two pictures", "for k in 1..2 { plot k x for x in 0..3 to \"f.svg\" }", "E0456", "would be lost", nil},
	{"an inequality for all", "forall n in 2..3, scalar f { assert f^2 >= 0 }", "E0328", "a finite field has no order", nil},
	{"a sign for all", "forall n in 2..3, scalar f { assert abs(f)^2 == f^2 }", "E0328", "it has no abs", nil},
	{"a literal for all metrics", "forall n in 2..2, metric G_ij { assert G_ij == [[1, 0], [0, 1]] }", "E0328", "a list cannot stand here", nil},
	{"a tolerance for all", "forall n in 2..3, metric G_ij { assert G_ij ~= G_ji tol 1e-6 }", "E0328", "an identity is exact", []string{"assert G_ij ~= G_ji"}},
	{"sample points for all", "forall n in 2..3, metric G_ij { assert G_ij ~= G_ji samples 3 }", "E0328", "without sample points", []string{"assert G_ij ~= G_ji"}},
	{"a dimension of half", "forall n in [1/2], metric G_ij { assert G_ij == G_ji }", "E0328", "a whole number from 1 to 8", nil},
	{"an identity of a function unknown to the field", "forall n in 2..3, scalar f { assert digamma(f + 1) == digamma(f) + 1/f }", "E0459", "not decided in dimension 2", nil},
	{"a claim that is not proved for all", "forall n in 2..3, tensor w_i { tensor F_ij = d_i w_j\nassert F_ij + 0*F_ij == F_ij + 0*F_ji }", "E0451", "not proved for all objects in dimension 2", nil},
	{"det of a form", twoCharts + "print det(H)", "E0332", "weight-2 density", []string{"metric G_ij = eye(2) on theta", "det(raise(H, G))", "det(components(H))"}},
	{"eig of a form", withMetric + "print eig(H) @ p", "E0332", "eigenvalues belong to linear maps", []string{"eig(H, G)"}},
	{"trace of a form", withMetric + "print trace(H)", "E0332", "two down slots", []string{"G^ij H_ij"}},
	{"a form's letter twice", withMetric + "print H_ii", "E0220", "two down slots", []string{"G^ij H_ij"}},
	{"det of a Jacobian", twoCharts + "J^a_m = d_m phi^a\nprint det(J)", "E0332", "J maps theta-vectors to psi-vectors", []string{"det(components(J))"}},
	{"twice up", withMetric + "print v^i w^i", "E0220", "i occurs twice up", []string{"G_ij v^i w^j"}},
	{"twice up without a metric", twoCharts + "print v^i w^i", "E0220", "i occurs twice up", []string{"metric G_ij = eye(2) on theta", "G_ij v^i w^j"}},
	{"a pair too many", twoCharts + "u^j = [1, 1] on theta\nprint v^i H_ij w^i u^j", "E0221", "three times", []string{"v^i H_kj w^k u^j"}},
	{"normalised by a letter that is free", "x_i = [3, 4]\ny_i = x_i/sqrt(x_i x_i)", "E0230", "which is meant", []string{"sqrt((x_i x_i)_i)", "sqrt(x_j x_j)"}},
	{"Gram and Schmidt with one letter", "v_n = [3, 4]\nu_n = [1, 1]\nw_n = v_n - u_n (u_n v_n)", "E0230", "free in u_n", []string{"(u_n (u_n v_n)_n)_n", "u_n (u_i v_i)"}},
	{"a sum beside what it sums", "a_k = [1, 2]\nb_k = [10, 20]\nprint 2*(a_k b_k) + b_k", "E0230", "free in b_k", []string{"2*(a_k b_k)_k + b_k", "2*(a_i b_i) + b_k"}},
	{"a sum in an argument of max", "x_n = [1, 2]\ny_n = [3, 4]\nprint max(x_n, y_n y_n)", "E0230", "free in x_n", []string{"max(x_n, (y_n y_n)_n)", "max(x_n, y_i y_i)"}},
	{"a sum in an exponent", "x_n = [1, 2]\nprint x_n^(x_n x_n)", "E0230", "free in x_n", []string{"x_n^(x_n x_n)_n", "x_n^(x_i x_i)"}},
	{"a sum in the condition of if", "x_n = [1, 2]\nprint if x_n x_n > 4 then x_n else 0", "E0230", "free in x_n", []string{"if (x_n x_n)_n > 4", "if x_i x_i > 4"}},
	{"a sum in one of two conditions", "x_n = [1, 2]\nprint if x_n > 1 or x_n x_n > 9 then 1 else 0", "E0230", "free in x_n > 1", []string{"(x_n x_n)_n > 9", "x_i x_i > 9"}},
	{"a gain within and a bias outside", "chart w(g[2], b[2])\nA_nk = [[1, 2], [3, 4]]\nh_nk = tanh(A_nk g_k) + b_k\nprint h", "E0230", "free in b_k", []string{"tanh((A_nk g_k)_nk) + b_k", "tanh(A_ni g_i) + b_k"}},
	{"the name lacks its letter too", "x_k = [1, 2]\nc = x_k*(2 + x_k x_k)\nprint c", "E0230", "free in x_k", []string{"c_k = (x_k*(2 + (x_k x_k)_k))_k", "c_k = x_k*(2 + x_i x_i)"}},
	{"a whole array beside a product", "x_k = [1, 2]\nc_k = x + x_k x_k\nprint c", "E0230", "the left side names it", []string{"c_k = x_k + (x_k x_k)_k", "c_k = x + x_i x_i"}},
	{"a unit vector in a body", "fn unit(v_n) -> u_n = v_n/sqrt(v_n v_n)\nprint unit([3, 4])", "E0230", "free in v_n", []string{"sqrt((v_n v_n)_n)", "sqrt(v_i v_i)"}},
	{"a line of a map", "chart c(u[2])\nchart w(v[2])\nmap m: c -> w { v_k = u_k + u_k u_k }", "E0230", "free in u_k", []string{"u_k + (u_k u_k)_k", "u_k + u_i u_i"}},
	{"a letter three times", "q_n = [1, 2]\nprint q_n q_n q_n", "E0230", "three times", []string{"sum_n q_n q_n q_n", "((q_n q_n)_n q_n)_n", "q_i q_i q_n"}},
	{"a letter three times by a power", "q_n = [1, 2]\nprint q_n q_n^2", "E0230", "three times", []string{"sum_n q_n q_n^2", "(q_n (q_n^2)_n)_n"}},
	{"a letter three times in a body", "fn f(q_n) = (q_n - 1)^2 q_n\nprint f([1, 2])", "E0230", "three times", []string{"sum_n (q_n - 1)^2 q_n", "(((q_n - 1)^2)_n q_n)_n"}},
	{"a product over a letter of it", "q_n = [1, 2]\nc_n = q_n q_n/q_n\nprint c", "E0230", "above the division", []string{"(q_n q_n)_n/q_n", "q_i q_i/q_n"}},
	{"a derivative by a letter that is summed", twoCharts + "z_i = [x, y] on theta\nprint d_i (v^i z_i)", "E0230", "summed inside and used again outside", []string{"d_i (v^j z_j)"}},
	{"a bracket with too few letters", "A_ij = [[1, 2], [3, 4]]\nprint (A_ij A_jk)_i", "E0225", "free in it", []string{"(A_ij A_jk)_ik"}},
	{"a bracket that keeps nothing", twoCharts + "z_i = [x, y] on theta\nprint (v^i z_i)_i", "E0225", "here nothing", []string{"(v^i z_i)"}},
	{"letters behind a call that has some", "x_nk = [[1, 2], [3, 4]]\nprint exp(x_nk)_kn", "E0225", "indices of its own", []string{"(exp(x_nk))_kn"}},
	{"two letters in doubt", "x_nk = [[1, 2], [3, 4]]\ny_nk = x_nk/sqrt(x_nk x_nk)\nprint y", "E0230", "which is meant", []string{"sqrt((x_nk x_nk)_nk)", "sqrt(x_ij x_ij)"}},
	{"a diagonal in a product", "M_kk' = [[1, 2], [3, 4]]\na_k = [1, 2]\nprint M_kk a_k", "E0230", "three times", []string{"sum_k M_kk a_k", "((M_kk)_k a_k)_k"}},
	{"a bracket with a letter at another height", withMetric + "print (v^i w^j)_ji", "E0226", "up in the bracket", []string{"(v^i w^j)^ji"}},
	{"a letter that is summed", twoCharts + "A_ij = v^i H_ij\nprint A", "E0222", "free in j", []string{"A_j ="}},
	{"heights of both sides", twoCharts + "B_i^j = [[1, 2], [2, 3]] on theta\nA_ij = B_i^j\nprint A", "E0223", "j is down on the left and up on the right", []string{"A_i^j ="}},
	{"terms of two kinds", twoCharts + "print H_ij + v^i", "E0224", "terms differ in free indices", nil},
	{"a tensor and a number", twoCharts + "print H_ij + 1", "E0224", "terms differ in free indices", nil},
	{"two spaces", twoCharts + "K_ab = [[1, 2], [2, 3]] on psi\nprint v^a K_ab", "E0301", "a is a theta index on v and a psi index on K", []string{"push(v, phi)^a"}},
	{"an array for a vector", twoCharts + "z_i = [1, 2]\nprint H_ij z_i z_j", "E0228", "i is a plain index of z and a slot of H", []string{"^i = z on theta"}},
	{"too few letters", twoCharts + "print H_i", "E0225", "H has 2 slots, here is 1 index", []string{"print H_ij"}},
	{"a slot written up", withMetric + "print H^i_j", "E0226", "this slot of H is down", []string{"G^ik H_kj"}},
	{"a lowered connection", withMetric + "C = levicivita(G)\nuse metric G\nprint C_kij", "E0226", "is neither raised nor lowered", nil},
	{"a raised connection in a body", "fn f(connection C^k_ij, v_a) -> H^i_j = C^ki_j v_k", "E0226", "is neither raised nor lowered", nil},
	{"slots in another order", twoCharts + "T^k_ij = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] on theta\nprint v^j T_{ij}^k", "E0226", "i is written down, and this slot of T is up", []string{"v^j T^k_ij"}},
	{"slots in another order on the left", twoCharts + "T^k_ij = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] on theta\nS_i^k_j = T\nprint S", "E0223", "that slot of T is up", []string{"S^k_ij = T"}},
	{"a bracket over a summed letter", withMetric + "z_i = [1, 2] on theta\nprint z_{[i} d_{j]} L v^j", "E0235", "j is summed in this product", []string{"(z_{[i} d_{j]} L) v^j"}},
	{"a bracket over two heights", withMetric + "D^ij_kl = delta^{[i}_k delta^{j]}_l + 0 v^i v^j H_kl\nprint D", "E0235", "i is an upper slot over theta, k is a lower slot over theta", []string{"delta^{[i}_{|k|} delta^{j]}_l"}},
	{"a bracket over two points", withMetric + "z_i = [1, 2] on theta\nprint (z @ p)_{[i} (z @ q)_{j]}", "E0235", "based at different points", nil},
	{"a bracket over a slot and a plain index", withMetric + "a_n = [1, 2]\nprint H_{i (j} a_{n)}", "E0235", "n is a plain index", nil},
	{"a bracket into a bracket", withMetric + "z_i = [1, 2] on theta\nprint d_{[i} (L z_{j]})", "E0126", "closes no symmetrisation", nil},
	{"a derivative by a param", "param M = 3\nchart c(x)\nf = M^2*x\nprint 2 d_M f @ c(1)", "E0241", "d_M f reads as the derivative by the param M", []string{"2 diff(f, M)", "2 d_i f"}},
	{"a derivative by a param, defined", "param M = 3\nchart c(x)\nf = M^2*x\ng = 2 d_M f\nprint g", "E0241", "d_M f reads as the derivative by the param M", []string{"g = 2 diff(f, M)", "g_i = 2 d_i f"}},
	{"a tensor's derivative by a param", "param M = 3\nchart c(x, y)\nB_ij = [[M, x], [y, M^3]] on c\nprint d_M B_ji", "E0241", "d_M B_ji reads as the derivative by the param M", []string{"diff(B_ji, M)_ji", "d_k B_ji"}},
	{"a derivative by a param in a body", "param M = 3\nchart c(x)\nfn f(u) = M d_M u\nprint f(M^2*x)", "E0241", "d_M u reads as the derivative by the param M", []string{"M diff(u, M)", "M d_i u"}},
	{"a derivative by a param in a line of a body", "param M = 3\nchart c(x)\nfn f(u) {\n  q = d_M u\n  q\n}\nprint f(M^2*x)", "E0241", "d_M u reads as the derivative by the param M", []string{"q = diff(u, M)", "q_i = d_i u"}},
	{"a derivative by a param beside a coordinate i", "param M = 3\nchart c(i)\nprint d_M (M^2*i)", "E0241", "reads as the derivative by the param M", []string{"diff(M^2*i, M)", "d_j (M^2*i)"}},
	{"a derivative that is no index's", "param M = 3\nchart c(x)\nprint exp(d_M (M x)) @ c(1)", "E0241", "reads as the derivative by the param M", []string{"exp(diff(M x, M))"}},
	{"a value of subst that may break a condition", "param M where M > 0\nparam k\nchart c(x)\nprint subst(M x, M: k)", "E0351", "it is not known whether k keeps `where M > 0`", []string{"print subst(M x, M: M1)"}},
	{"a value of subst that breaks a condition", "param M where M > 0\nchart c(x)\nprint subst(M x, M: -2)", "E0351", "-2 violates `where M > 0`", nil},
	{"several solutions in subst", "param k\nprint subst(k, solve(k^2 == 4, for: k))", "E0350", "subst puts in one solution", []string{"print subst(k, solve(k^2 == 4, for: k)[1])"}},
	{"no solution in subst", "param k\nprint subst(k, solve(k^2 == -4, for: k))", "E0350", "there is no solution to put in", nil},
	{"a solution for one call in subst", "fn a(t)\nprint subst(a(2), solve(a(0) == 3, for: a(0))[1])", "E0350", "what was found for a(0) holds there alone", nil},
	{"a field with slots in subst", "chart c(t, x)\nfn A_i(t) on c\nprint subst(A(t), A(t): 3)", "E0350", "replaced one by one", nil},
	{"a coordinate in subst", "chart c(x, y)\nprint subst(x^2 + y, x: 3)", "E0350", "x is a coordinate of c", []string{"along(x^2 + y, phi)"}},
	{"the only coordinate in subst", "chart c(x)\nprint subst(x^2, x: 3)", "E0350", "x is a coordinate of c", []string{"(x^2 @ c(3))"}},
	{"a function without letters in subst", "fn a(s)\nchart c(x)\nprint subst(a(x), a: 3)", "E0350", "a function is replaced by an expression in its letters", []string{"a(s): 3"}},
	{"a limit whose sides differ", "chart c(x)\nprint limit(1/x, x, 0)", "E0352", "the limits from above and from below differ", []string{"limit(1/x, x, 0, from: above)", "limit(1/x, x, 0, from: below)"}},
	{"a manifold of no maps", "chart A(x)\nmanifold M { A }", "E0360", "A is a chart: a manifold is made of maps between charts", nil},
	{"a period of one of several coordinates", "chart A(r, t) where r > 0, -pi < t <= pi\nchart B(s, t) where s > 0, -pi < t <= pi\nmap m: A -> B { s = r; t = A.t } inverse { r = s; t = B.t }\nmanifold M { m, period t: 2*pi }", "E0360", "A and B have a coordinate t", []string{"period A.t", "period B.t"}},
	{"a field that is not the same a period later", "chart P(r, t) where r > 0\nchart X(x, y)\nmap k: P -> X { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = atan2(y, x) }\nmanifold M { k, period t: 2*pi }\nprint sin(t/2) in X", "E0362", "which are one point of M", nil},
	{"a period that is none", "chart P(r, t) where r > 0\nchart X(x, y)\nmap k: P -> X { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = atan2(y, x) }\nmanifold M { k, period t: pi }", "E0470", "t + pi is not the same point", nil},
	{"a chart that nothing leads to", "chart A(x)\nchart B(u)\nprint x^2 in B", "E0361", "no manifold has both A and B", nil},
	{"maps of a manifold that disagree", "chart A(x)\nchart B(u)\nmap m: A -> B { u = 2 x } inverse { x = u }\nmanifold M { m }", "E0470", "the inverse of m does not lead back", nil},
	{"a limit that hangs on a param", "param k\nchart c(x)\nprint limit(1/(k x + 1), x, inf)", "E0352", "is not decided", nil},
	{"a chart with its coordinate's name", "chart t(t)", "E0317", "the coordinate t has the name of its chart", nil},
	{"a power in letters", "x = 3\nn = 2\nprint x^n", "E0227", "takes no indices", []string{"x^(n)"}},
	{"powers in letters", "x = 3\ny = 2\np = 2\nq = 3\nprint x^p*y^q/sqrt(x)^q", "E0227", "takes no indices", []string{"x^(p)*y^(q)/sqrt(x)^(q)"}},
	{"a power of a power in letters", "x = 2\np = 2\nq = 3\nprint x^p^q + e^q", "E0227", "takes no indices", []string{"x^(p^(q)) + exp(q)"}},
	{"a power in two letters", "x = 2\np = 2\nq = 3\nprint x^pq", "E0227", "takes no indices", []string{"x^(p q)"}},
	{"a power in letters of a sum", "x_n = [3, 4]\nk = 2\nprint sum_n(x_n)^k", "E0227", "takes no indices", []string{"(sum_n(x_n))^(k)"}},
	{"the exponential as a power", "x = 3\nprint e^x", "E0227", "takes no indices", []string{"exp(x)"}},
	{"a power that is called", "x = 3\ny = 2\nprint x^sin(y) + 1", "E0115", "is not called", []string{"x^(sin(y)) + 1"}},
	{"a power of a number that is called", "x = 3\nprint 2^log(x)*3", "E0124", "a number takes no indices", []string{"2^(log(x))*3"}},
	{"infinity as elsewhere", "chart c(x, y)\nmetric g_ij = eye(2) on c\nprint integrate(exp(-x^2 - y^2), g, x: -oo..oo, y: 0..infinity)", "E0201", "oo is not bound", []string{"x: -inf..inf, y: 0..inf"}},
	{"an underscore", "gradNorm_rate = 1\nprint 1", "E0203", "names have no underscore", []string{"gradNormRate"}},
	{"Greek without braces", "chart S(t, r)\nv_{mu nu} = [[1, 2], [2, 3]] on S\nprint v_munu", "E0225", "u occurs twice down", []string{"v_{mu nu}"}},
	{"a body by its name, in a coordinate that is its letter too", "chart C(s)\nfn q(l), v(b)\nw = v(q(s))*s\nprint subst(q'(s)^2, q'(s): w)", "E0350", "w stands on s of C", []string{"q'(s): s v(q(s))"}},
	{"a body in a coordinate that is no letter", "chart C(s)\nchart P(x, y)\nfn q(l)\nw = x^2\nprint subst(q(s), q(s): w)", "E0350", "w stands on x of P", nil},
	{"Greek without braces in several factors", "chart S(t, r)\nmetric h_ij = diag(-1, 1) on S\nv_i = [1, r] on S\nprint v_mu h^munu v_nu", "E0225", "v has 1 slot, here are 2 indices", []string{"print v_{mu} h^{mu nu} v_{nu}"}},
	{"second derivatives pushed", twoCharts + "C = flat(theta)\nP_ij = d_i d_j L\nprint push(P, phi)", "E0334", "P is not a tensor", []string{"hessian(L, C)", "recompute(P, phi)"}},
	{"a tensor for a connection", twoCharts + "Z^k_ij = [[[1, 2], [2, 3]], [[1, 2], [2, 3]]] on theta\nprint hessian(L, Z)", "E0309", "wants a connection", []string{"connection Z^k_ij ="}},
	{"a claim that fails", withMetric + "tensor P_ij = d_i d_j L\nprint P @ p", "E0451", "fails at theta(1, 2): anomaly", []string{"hessian(L, levicivita(G))"}},
	{"exp of a form", withMetric + "print exp(H_ij) @ p", "E0333", "acts on numbers", []string{"expm(raise(H, G))"}},
	{"a power of a covector", withMetric + "z_i = [1, 2] on theta\nprint z_i^2", "E0313", "acts on numbers", []string{"G^ij z_i z_j"}},
	{"vectors at two points", twoCharts + "print (w @ p)^i + (w @ q)^i", "E0302", "vectors at two points", []string{"(w @ p)^i + (w @ p)^i"}},
	{"nabla without a connection", withMetric + "print nabla_k v^i", "E0307", "no connection is in use on theta", []string{"use metric G"}},
	{"a raised derivative without a metric in use", withMetric + "print d_k d^i L", "E0311", "d^i L is raised by the metric in use, and none is over theta", []string{"d_k (G^ij d_j L)", "use metric G"}},
	{"a raised derivative without a metric", twoCharts + "print d^i L", "E0311", "is raised by the metric in use", []string{"metric G_ij = eye(2) on theta", "(G^ij d_j L)"}},
	{"a tensor in use", twoCharts + "Z^k_ij = [[[1, 2], [2, 3]], [[1, 2], [2, 3]]] on theta\nuse connection Z\nprint nabla_k v^i", "E0309", "zero in every chart is not a connection", []string{"connection Z^k_ij ="}},
	{"a connection into space", "chart T(u, v)\nchart E3(X, Y, Z)\nmap emb: T -> E3 { X = u; Y = v; Z = u v }\nprint push(flat(T), emb)", "E0336", "no inverse: only covariant tensors pull back", nil},
	{"an entry too many", "chart theta(x, y)\nv^i = [1, 2, 3] on theta", "E0342", "theta has dimension 2", nil},
	{"numbers without a chart", "chart theta(x, y)\np = theta(1, 1)\nv^i = [1, 2]\nprint v", "E0303", "over which chart?", []string{"on theta", "@ p"}},
	{"a metric without letters", "chart F(x, y)\nmetric g = diag(2 + x, 1) on F\nprint g", "E0312", "needs its indices", []string{"metric g_ij ="}},
	{"a space that decides a mean", "f_n = [1.5, 2.5]\nY_n = [1, 3]\nprint mean_n(f_n - Y_n)^2", "E0114", "the power taken before the mean, or after", []string{"(mean_n(f_n - Y_n))^2", "mean_n (f_n - Y_n)^2"}},
	{"a space that decides a sum", "x_n = [1, 2]\ny_n = [3, 4]\nprint sum_n(x_n) y_n", "E0114", "multiplied before the sum, or after", []string{"(sum_n(x_n)) y_n", "sum_n (x_n y_n)"}},
	{"a space that decides a derivative", withMetric + "print d_i(L) w^i", "E0114", "multiplied before the derivative, or after", []string{"(d_i(L)) w^i", "d_i (L w^i)"}},
	{"a divisor without a space", "x = 3\ny = 2\nprint x/2y", "E0114", "a quotient followed by a factor", []string{"x/(2 y)", "(x/2) y"}},
	{"divisors without a space", "x = 3\ny = 2\nprint 1/2x^2 + 1/2y^2, 2 x", "E0114", "a quotient followed by a factor", []string{"print 1/(2 x^2) + 1/(2 y^2), 2 x", "print (1/2) x^2 + (1/2) y^2, 2 x"}},
	{"spaces that decide twice", "x_n = [1, 2]\nc = sqrt(mean_n(x_n)^2 + sum_n(x_n - 1)^2)\nprint c", "E0114", "before the mean, or after", []string{"c = sqrt((mean_n(x_n))^2 + (sum_n(x_n - 1))^2)", "c = sqrt(mean_n x_n^2 + sum_n (x_n - 1)^2)"}},
	{"a divisor that is called", "x = 3\nprint 1/pi(x + 1)", "E0206", "pi is a number, not a function", []string{"1/(pi (x + 1))", "(1/pi) (x + 1)"}},
	{"a bound divisor that is called", "x = 3\ny = 2\nprint 3 x/y(x + 1)", "E0206", "y is a number, not a function", []string{"3 x/(y (x + 1))", "(3 x/y) (x + 1)"}},
	{"a root without brackets", "x = 9\nprint x^1/2, 3", "E0114", "an exponent 1 that is divided", []string{"x^(1/2)", "(x^1)/2"}},
	{"a negative power divided", "x = 4\nprint 2 x^-3/2", "E0114", "a negative exponent that is divided", []string{"2 x^(-3/2)", "2 (x^-3)/2"}},
	{"a matrix squared", "A = [[1, 2], [3, 4]]\nB = A^2\nprint B", "E0240", "a power of the matrix A, or of each of its entries", []string{"B_ij = A_ik A_kj", "B_ij = A_ij^2"}},
	{"a matrix inverted", "A = [[1, 2], [3, 4]]\nprint 2 A^-1", "E0240", "a power of the matrix A, or of each of its entries", []string{"2 inv(A)", "2 A_ij^-1"}},
	{"a difference cubed", "A = [[1, 2], [3, 4]]\nB = -(A - 1)^3\nprint B", "E0240", "a power of the matrix (A - 1)", []string{"B_ij = -(A - 1)_ik (A - 1)_kl (A - 1)_lj", "B_ij = -(A - 1)_ij^3"}},
	{"a polynomial of a matrix", "A = [[1, 2], [3, 4]]\nc = 5\nB = A^2 - 2*(c A - 1)/3\nprint B", "E0240", "a power of the matrix A", []string{"B_ij = A_ik A_kj - 2*(c A_ij - 1)/3", "B_ij = A_ij^2 - 2*(c A_ij - 1)/3"}},
	{"a square with letters behind it", "A = [[1, 2], [3, 4]]\nB_mn = A_nm - (A^2)_nm\nprint B", "E0240", "a power of the matrix A", []string{"A_nm - (A_ni A_im)_nm", "A_nm - (A_nm^2)_nm"}},
	{"an inverse in a sum", "A = [[1, 2], [3, 4]]\nprint A - A^-1", "E0240", "a power of the matrix A", []string{"A - inv(A)", "A_ij - A_ij^-1"}},
	{"a square in letters of its own", "A = [[1, 2], [3, 4]]\nB_ij = A^2\nprint B", "E0240", "a power of the matrix A", []string{"B_ij = A_ik A_kj", "B_ij = A_ij^2"}},
	{"a square of the inverse", "A = [[1, 2], [3, 4]]\nB_qp = A^-2 + A\nprint B", "E0240", "a power of the matrix A", []string{"B_qp = inv(A)_qi inv(A)_ip + A_qp", "B_qp = A_qp^-2 + A_qp"}},
	{"squares on both sides", "A = [[1, 2], [3, 4]]\nprint A^2 == A^2 - 0*A", "E0240", "a power of the matrix A", []string{"A_ik A_kj == A_ik A_kj - 0*A_ij", "A_ij^2 == A_ij^2 - 0*A_ij"}},
	{"two matrices squared", "A = [[1, 2], [3, 4]]\nB = [[0, 1], [1, 1]]\nprint A^2 - B^2", "E0240", "a power of the matrix A", []string{"A_ik A_kj - B_ik B_kj", "A_ij^2 - B_ij^2"}},
	{"a square among functions", "A = [[1, 2], [3, 4]]\nprint max(tanh(A^2), inv(A))", "E0240", "a power of the matrix A", []string{"max(tanh(A_ik A_kj), inv(A)_ij)", "max(tanh(A_ij^2), inv(A)_ij)"}},
	{"a square in a branch", "param s = 2\nA = [[1, 2], [3, 4]]\nB = if s > 1 then A^2 else A\nprint B", "E0240", "a power of the matrix A", []string{"B_ij = if s > 1 then A_ik A_kj else A_ij", "B_ij = if s > 1 then A_ij^2 else A_ij"}},
	{"a square in a body", "fn f(M_ij) -> S_ij = M^2 + M\nprint f([[1, 2], [3, 4]])", "E0240", "a power of the matrix M", []string{"= M_ik M_kj + M_ij", "= M_ij^2 + M_ij"}},
	{"a square in a line of a body", "fn f(M_ij) {\n  q = M^2\n  q + 1\n}\nprint f([[1, 2], [3, 4]])", "E0240", "a power of the matrix M", []string{"q_ij = M_ik M_kj", "q_ij = M_ij^2"}},
	{"a square that becomes a metric", "chart c(x, y)\nA = [[1, 2], [2, 4]]\nmetric g_ij = A^2 + eye(2) on c\nprint g", "E0240", "a power of the matrix A", []string{"M_kl = A_km A_ml + eye(2)_kl\nmetric g_ij = M on c", "M_kl = A_kl^2 + eye(2)_kl\nmetric g_ij = M on c"}},
	{"the root of a matrix", "A = [[1, 2], [3, 4]]\nprint det(A^0.5)", "E0240", "a power of the matrix A", []string{"det(A_ij^0.5)"}},
	{"@ and +", twoCharts + "f = x\ng = y\nprint f @ p + g @ q", "E0116", "binds looser than `+`", []string{"(f @ p) + (g @ q)"}},
	{"a field as a function", "chart theta(x, y)\nf(x) = x^2\nprint 1", "E0119", "a field is defined without its coordinates", []string{"f = x^2", "fn f(x) = x^2"}},
	{"a line that goes on", "chart theta(x, y)\nL = x^2\n+ y^2\nprint L", "E0122", "a line cannot begin with `+`", []string{"L = x^2 + y^2"}},
	{"a bare expression", "chart theta(x, y)\nL = x^2\nx + y", "E0207", "a bare expression", []string{"print x + y"}},
	{"coordinates of two charts", twoCharts + "print x + r", "E0304", "one expression has one chart", []string{"pull(r, phi)", "push(x, phi)"}},
	{"coordinates of one chart of two", "chart A(t, x)\nchart B(t, r)\nfn f(a, b)\nv^i = [1, 2] on B\nw^i = f(t, r)*v^i + v^i", "E0205", "which is meant", []string{"w^i = f(t, r)*v^i + v^i on B", "f(B.t, r)"}},
	{"a coordinate of two charts", "chart A(t, x)\nchart F(t, y)\nprint t^2", "E0205", "which is meant", []string{"F.t"}},
	{"a degenerate metric", "chart w(a, b, s, u)\nmetric F_ij = diag(1, 2, 0, 0) on w\nH_ij = diag(3, 4, 0, 0) on w\np = w(0, 0, 0, 0)\nprint eig(H @ p, F @ p)", "E0403", "rank 2 of 4", []string{"range: true"}},
	{"a degenerate metric of data", "chart theta(x, y)\nX_n = [1, 2, 3]\nf_n = (x + y) X_n\nmetric F_ij = mean_n d_i f_n d_j f_n\nK_ij = sum_n d_i f_n d_j f_n\nprint eig(K, F) @ theta(1, 2)", "E0403", "rank 1 of 2", []string{"eig(K, F, range: true)"}},
	{"a wrong inverse", "chart theta(x, y)\nchart psi(u, v)\nmap phi: theta -> psi { u = x; v = y + x } inverse { x = u; y = v - 0.3 u }\nprint push(x y, phi) @ psi(1, 2)", "E0405", "returns a point 0.7 away, in coordinate y, at theta(1, 1.7)", nil},
	{"a point outside", "chart psi(r, t) where r > 0\nprint psi(-1, 0)", "E0452", "violates `where r > 0`", nil},
	{"a host's missing derivative", "chart theta(x, y)\nprint d_i once(x) @ theta(1, 2)\nprint d_i d_j once(x) @ theta(1, 2)", "E0415", "once", nil},
	{"a number too large", "chart c(x)\nprint 10^400*x @ c(1)", "E0402", "overflows at c(1): the largest number is 1.8e308", nil},
	{"a number that rounding leaves open", "chart c(x)\nprint 1/cos(x) @ c(pi/2)", "E0402", "this number may be anything", nil},
	{"a pole within rounding", "chart c(x)\nprint [2, tan(x) @ c(pi/2)]", "E0402", "number 2 of this array may be anything", nil},
	{"an exact number too long", "print 10^15000*10^15000", "E0324", "more than 19728 digits", nil},
	{"a state that is no number", "fn step(x) = x^2\nprint iterate(step, 2, 20)", "E0423", "the state after 10 steps is no number", nil},
	{"a step of another shape", "fn step(x) = [x, x]\nprint iterate(step, 2, 20)", "E0341", "a step gives a state of the same shape", nil},
	{"a state with slots", "chart c(x, y)\ntensor v^i = [1, 2] on c\nfn step(u) = u\nprint iterate(step, v, 2)", "E0333", "a state is numbers", []string{"iterate(step, components(v), 2)"}},
	{"random numbers without a seed", "print randn(2, 3)", "E0330", "randn wants a seed", []string{"randn(2, 3, seed: 1)"}},
	{"a norm without a metric", "chart c(x, y)\nmetric g_ij = eye(2) on c\ntensor v^i = [1, 2] on c\nprint norm(v)", "E0338", "needs a metric", []string{"norm(v, g)"}},
	{"a cross product without a metric", "chart c(x, y, z)\nmetric g_ij = eye(3) on c\ntensor v^i = [1, 2, x] on c\nprint cross(v, v)", "E0338", "needs a metric", []string{"cross(v, v, g)"}},
	{"an equality of floats", "print float(1/3)*3 == 1", "E0458", "they agree as far as their floats go", []string{"float(1/3)*3 ~= 1"}},
	{"an order of floats", "print float(1/3)*3 < 1", "E0458", "it is not decided which side is larger", nil},
	{"an equality that no rule decides", "chart c(x) where x > 0\nprint digamma(x + 1) != digamma(x) + 1/x", "E0458", "no point tells them apart", []string{"not (digamma(x + 1) ~= digamma(x) + 1/x)"}},
	{"a power too long", "print 2^(10^9)", "E0402", "pow overflows", nil},
	{"a pole inside an integral", "chart c(s, u)\nmetric G_ij = eye(2) on c\nprint integrate(1/(1/2 - s), G, s: 0..1, u: 0..1)", "E0402", "inf at c(0.5, ", nil},
	{"a singular Hessian", "chart theta(x, y)\nprint newton(x^2, flat(theta)) @ theta(1, 2)", "E0403", "hessian is singular: rank 1 of 2 at theta(1, 2)", nil},
	{"a degenerate metric that is inverted", "chart theta(x, y)\nmetric G_ij = [[1, x], [x, x^2]] on theta\nprint levicivita(G) @ theta(1, 2)", "E0403", "degenerate metric G: rank 1 of 2 at theta(1, 2)", nil},
	{"the jumps of floor", "chart theta(x, y)\nprint d_i floor(x) @ theta(1, 2)", "E0415", "floor has no derivative: 0 between its jumps would hide them", nil},
	{"a name one edit away", "learningRate = 3\nprint learningRat", "E0201", "learningRat is not bound", []string{"learningRate"}},
}

// TestMistakes holds the programs that everybody writes once to their message,
// code and repairs; each repair is pasted, and the program runs.
func TestMistakes(t *testing.T) {
	once := interp.PureFunc("once", 1, func(x []float64) float64 { return x[0] * x[0] }, interp.PureFunc("onceSlope", 1, func(x []float64) float64 { return 2 * x[0] }))
	e := engine(t, interp.Options{Host: []*interp.HostFunc{once}})
	do := func(text string) error {
		p, err := e.Compile(context.Background(), "mistake.geo", text)
		if err == nil {
			_, err = p.Run(context.Background(), interp.RunOptions{})
		}
		return err
	}
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			err := do(m.text + "\n")
			var list diag.List
			var one *diag.Diagnostic
			if errors.As(err, &one) {
				list = diag.List{one}
			} else if !errors.As(err, &list) {
				t.Fatalf("got %v, want %s", err, m.code)
			}
			d := list[0]
			if len(list) != 1 || d.Code != m.code || !strings.Contains(d.Message, m.says) {
				t.Errorf("got\n%s\nwant %s: … %s", describe(err), m.code, m.says)
			}
			if d.Span.IsZero() {
				t.Error("no place")
			}
			offers := ""
			for _, f := range d.Fixes {
				fixed := m.text + "\n"
				if !f.Span.IsZero() {
					fixed = fixed[:f.Span.Start] + f.Replace + fixed[f.Span.End:]
				}
				if f.Above != "" {
					at := strings.LastIndex(fixed[:f.Span.Start], "\n") + 1
					fixed = fixed[:at] + f.Above + "\n" + fixed[at:]
				}
				offers += fixed
				if err := do(fixed); err != nil {
					t.Errorf("after the fix %q the program is\n%s\nand gets\n%s", f.Replace, fixed, describe(err))
				}
			}
			if len(d.Fixes) > 0 && len(m.offers) == 0 {
				t.Errorf("the row names none of these fixes:\n%s", describe(err))
			}
			for _, o := range m.offers {
				if !strings.Contains(offers, o) {
					t.Errorf("%s is not offered:\n%s", o, describe(err))
				}
			}
		})
	}
}

// Integrals reach end points at which the integrand has none, at both ends: the
// length of the simplex of two outcomes in Fisher's metric is pi.
func TestIntegralsReachTheirEnds(t *testing.T) {
	_, res, err := run(t, compile(t, `chart c(p) where 0 < p < 1
metric F_ij = [[1/(p*(1 - p))]] on c
metric E_ij = [[1]] on c
assert integrate(1, F, p: 0..1) ~= pi
assert integrate(1/sqrt(1 - p), E, p: 0..1) ~= 2
assert integrate(log(p*(1 - p)), E, p: 0..1) ~= -2
`), interp.RunOptions{})
	if err != nil || !res.OK() {
		t.Error(describe(err))
	}
}

// Where a statement is refused twice for one reason, each fix settles both.
func TestAFixMendsTheWholeStatement(t *testing.T) {
	const head = "a_n = [1, 2]\nb_n = [3, 4]\nA = [[1, 2], [3, 4]]\nchart c(i)\n"
	for _, c := range []struct {
		line  string
		fixed []string
	}{
		{"print a_n + b_n b_n, b_n - a_n a_n", []string{"print a_n + (b_n b_n)_n, b_n - (a_n a_n)_n", "print a_n + b_j b_j, b_n - a_j a_j"}},
		{"print A^2, A^3", []string{"print A_jl A_lk, A_jl A_lm A_mk", "print A_jk^2, A_jk^3"}},
	} {
		text := head + c.line + "\n"
		_, err := engine(t, interp.Options{}).Compile(context.Background(), "mistake.geo", text)
		var list diag.List
		if !errors.As(err, &list) || len(list) != 2 {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		for _, d := range list {
			var got []string
			for _, f := range d.Fixes {
				fixed := text[:f.Span.Start] + f.Replace + text[f.Span.End:]
				got = append(got, strings.TrimSuffix(strings.TrimPrefix(fixed, head), "\n"))
			}
			if !slices.Equal(got, c.fixed) {
				t.Errorf("%s: offered are %q", c.line, got)
			}
		}
	}
}
