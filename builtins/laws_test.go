package builtins_test

import "testing"

// What push, pull, recompute and their kin must satisfy, on objects that a
// mistake in index order or sign cannot pass: torsion, asymmetry, indefinite
// metrics, maps without a written inverse.
func TestLaws(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"push, then pull, is nothing", `chart a(x, y)
chart b(u, v)
map f: a -> b { u = x + y^3; v = y - x*y/4 }
T^i_jk = [[[x, 1], [y, x*y]], [[2, y^2], [1, x^2]]] on a
p = a(0.3, 0.5)
assert pull(push(T, f), f) @ p ~= T @ p tol 1e-12
assert pull(push(T @ p, f), f) ~= T @ p tol 1e-12
assert push(T @ p, f) ~= push(T, f) @ f(p) tol 1e-12
connection C^k_ij = [[[x, 1], [y, x*y]], [[2, y^2], [1, x^2]]] on a
assert pull(push(C, f), f) @ p ~= C @ p tol 1e-12
assert push(C @ p, f) ~= push(C, f) @ f(p) tol 1e-12
`},
		{"the law of each kind, by hand", `chart a(x, y)
chart b(u, v)
map f: a -> b { u = x + y^3; v = y - x*y/4 }
p = a(0.3, 0.5)
q = f(p)
J = jacobian(f) @ p
K = inv(J)
z^i = [1, 2] @ p
w_i = [3, -1] @ p
T^i_j = [[1, 2], [3, 5]] @ p
assert push(z, f)^a ~= J^a_i z^i
assert push(w, f)_a ~= K^i_a w_i
assert push(T, f)^a_b ~= J^a_i K^j_b T^i_j
C^k_ij = flat(a)^k_ij
D = push(C, f) @ q
assert D^c_ab ~= -K^i_a K^j_b (d_i d_j f^c @ p)
`},
		{"the connection of the pushed metric is the pushed connection", `chart a(x, y)
chart b(u, v)
map f: a -> b { u = x + y^3; v = y - x*y/4 }
metric G_ij = [[1 + x^2, x], [x, -2]] on a
p = a(0.3, 0.5)
assert levicivita(push(G, f)) @ f(p) ~= push(levicivita(G), f) @ f(p) tol 1e-10
assert scalarCurvature(push(G, f)) @ f(p) ~= scalarCurvature(G) @ p tol 1e-9
`},
		{"tensors recompute to their push", `chart a(x, y)
chart b(u, v)
map f: a -> b { u = x + y^3; v = y - x*y/4 }
connection C^k_ij = [[[x, 1], [y, x*y]], [[2, y^2], [1, x^2]]] on a
L = x^2*y + exp(y)
p = a(0.3, 0.5)
R = riemann(C)
S = torsion(C)
H = hessian(L, C)
assert recompute(R, f) @ f(p) ~= push(R, f) @ f(p) tol 1e-9
assert recompute(S, f) @ f(p) ~= push(S, f) @ f(p) tol 1e-10
assert recompute(H, f) @ f(p) ~= push(H, f) @ f(p) tol 1e-10
assert recompute(C, f) @ f(p) ~= push(C, f) @ f(p) tol 1e-10
P_ij = d_i d_j L
assert not (components(recompute(P, f) @ f(p)) ~= components(push(H, f) @ f(p)))
`},
		{"volumes", `chart a(x, y) where x > 0.1, y > 0.1
chart b(u, v)
map f: a -> b { u = x + y^3; v = y + x*y/4 }
metric G_ij = [[2 + x^2, x], [x, 3]] on a
p = a(0.3, 0.5)
assert eps(push(G, f)) @ f(p) ~= push(eps(G), f) @ f(p) tol 1e-12
assert eps(G)_ij eps(G)_kl G^ik G^jl ~= 2
`},
		{"an integral is the same in polar coordinates", `chart a(x, y)
chart polar(r, t) where r > 0
metric G_ij = eye(2) on a
metric g_ij = diag(1, r^2) on polar
assert integrate(exp(-x^2 - y^2), G, x: -8..8, y: -8..8) ~= pi tol 1e-10
assert integrate(exp(-r^2), g, r: 0..8, t: 0..2*pi) ~= pi tol 1e-10
`},
		{"a metric keeps being one", `chart a(x, y)
chart b(u, v)
map f: a -> b { u = x + y^3; v = y - x*y/4 }
metric G_ij = [[2 + x^2, x], [x, 3]] on a
G~ = push(G, f)
q = f(a(0.3, 0.5))
assert (G~^ab @ q) (G~_bc @ q) ~= delta^a_c tol 1e-12
`},
		{"normals and second forms", `chart U(u, v)
chart space(X, Y, Z)
metric e_ab = eye(3) on space
param R = 2
map ball: U -> space { X = R sin(u) cos(v); Y = R sin(u) sin(v); Z = R cos(u) }
I = firstForm(ball, e)
h = secondForm(ball, e)
S = shape(h, I)
p = U(1, 0.5)
assert meanCurvature(S) @ p ~= -1/R
assert gaussCurvature(S) @ p ~= 1/R^2
n = normal(ball, e)
assert (n_a @ p) (jacobian(ball)^a_i @ p) ~= 0 tol 1e-12
assert components(n @ p) ~= [sin(1)*cos(0.5), sin(1)*sin(0.5), cos(1)]
`},
		{"a surface in a curved space", `chart U(u)
chart polar(r, t) where r > 0
metric g_ij = diag(1, r^2) on polar
map circle: U -> polar { r = 3; t = u }
h = secondForm(circle, g)
S = shape(h, firstForm(circle, g))
assert abs(trace(S) @ U(0.2)) ~= 1/3
`},
		{"maps compose and turn round", `chart a(x, y)
chart b(u, v)
chart c(s, t)
map f: a -> b { u = x + y; v = x - y } inverse { x = (u + v)/2; y = (u - v)/2 }
map g: b -> c { s = exp(u); t = v + u } inverse { u = log(s); v = t - log(s) }
h = compose(g, f)
z^i = [1, 2] @ a(0.3, 0.5)
assert push(push(z, f), g) ~= push(z, h) tol 1e-12
back = inverse(h)
assert push(push(z, h), back) ~= z tol 1e-12
L = x^2*y
assert pull(pull(push(L, h), g), f) ~= L
`},
		{"spectrum and eig", `chart w(W[6])
p = w([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
k_n = [1, 2, 3, 4, 5, 6]
L = sum_n k_n W_n^2 + (W_n W_n)^2
metric G_ij = diag([1, 2, 3, 4, 5, 6]) on w
H = hessian(L, flat(w)) @ p
S = spectrum(H, G, probes: 400)
x_k = S_kc [1, 0]_c
m_k = S_kc [0, 1]_c
lam = eig(H, G)
assert sum_k m_k ~= 1
assert min_k x_k ~= lam[1] tol 1e-9
assert max_k x_k ~= lam[6] tol 1e-9
assert m_k x_k ~= trace(raise(H, G))/6 tol 0.1
assert eig(H, G, top: 2) ~= [lam[5], lam[6]] tol 1e-8
assert eig(H, G, bottom: 1) ~= [lam[1]] tol 1e-8
`},
		{"a minimum's place and what rests on it", `chart theta(x, y)
chart psi(u, v)
map f: theta -> psi { u = x + y; v = y }
param c = 1
L = (x - c)^2 + 2*(y - x^2)^2
p = minimise(L, from: theta(0.2, 0))
tensor H_ij = d_i d_j L @ p tol 1e-5
assert p[x] ~= c tol 1e-8
metric G_ij = eye(2) on theta
assert invariant(det(raise(H, G)), f, tol: 1e-6)
assert det(raise(H, G)) ~= 8 tol 1e-6
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, result := runText(t, "laws", c.text)
			if !result.OK() || result.Passed == 0 {
				t.Errorf("%v\n%s", lines(result.Errors), out)
			}
		})
	}
}
