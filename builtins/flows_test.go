package builtins_test

import (
	"testing"
)

const (
	roundSphere = `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
C = levicivita(g)
`
	halfPlane = `chart H(x, y) where y > 0
metric g_ij = 1/y^2*eye(2) on H
C = levicivita(g)
`
	schwarzschild = `chart S(t, r, th, ph) where r > 2, 0 < th < pi
h = 1 - 2/r
metric g_ij = diag(-h, 1/h, r^2, r^2*sin(th)^2) on S
C = levicivita(g)
`
	unitInterval = "chart I(s) where 0 <= s <= 1\n"
)

// Flows whose ends are known in closed form.
func TestFlowValues(t *testing.T) {
	for _, c := range []struct{ name, source, text string }{
		{"great circles", "Lee, Introduction to Riemannian Manifolds", roundSphere + `p = S(pi/2, 0)
v^i = [-3/5, 4/5] @ p
for t in [0.3, 1, 2, -1.2, 4] {
  q = geodesic(C, p, v, t)
  assert cos(q[th]) ~= 3/5*sin(t) tol 1e-9
  assert sin(q[th])*cos(q[ph]) ~= cos(t) tol 1e-9
  assert sin(q[th])*sin(q[ph]) ~= 4/5*sin(t) tol 1e-9
}
`},
		{"a great circle closes after 2 pi", "the same", roundSphere + `p = S(1, 0)
v^i = [1/2, sqrt(3)/2/sin(1)] @ p
q = geodesic(C, p, v, 2*pi)
assert q[th] ~= 1 tol 1e-9
assert q[ph] ~= 2*pi tol 1e-9
`},
		{"a list of times is each of them, in any order", "definition", roundSphere + `p = S(1, 0)
v^i = [1/2, 1] @ p
qs = geodesic(C, p, v, [2, -1, 0, 1])
for t in [2, -1, 1] { assert geodesic(C, p, v, t)[th] ~= acos(cos(1)*cos(t*sqrt(1/4 + sin(1)^2)) - sin(1)/2*sin(t*sqrt(1/4 + sin(1)^2))/sqrt(1/4 + sin(1)^2)) tol 1e-9 }
assert [q[th] for q in qs] ~= [geodesic(C, p, v, t)[th] for t in [2, -1, 0, 1]] tol 1e-10
`},
		{"vertical lines and half circles of the half plane", "Lee, Riemannian", halfPlane + `p = H(0, 1)
v^i = [0, 1] @ p
u^i = [1, 0] @ p
for t in [0.5, 1, 3] {
  assert geodesic(C, p, v, t)[y] ~= exp(t) tol 1e-9
  assert geodesic(C, p, u, t)[x] ~= tanh(t) tol 1e-9
  assert geodesic(C, p, u, t)[y] ~= 1/cosh(t) tol 1e-9
}
`},
		{"diameters of the Poincaré disc", "Anderson, Hyperbolic Geometry", `chart D(x, y) where x^2 + y^2 < 1
metric g_ij = 4/(1 - x^2 - y^2)^2*eye(2) on D
C = levicivita(g)
v^i = [0.6, 0.8] @ D(0, 0)
q = expmap(C, D(0, 0), v)
assert q[x] ~= 0.6 tanh(1) tol 1e-9
assert q[y] ~= 0.8 tanh(1) tol 1e-9
a = D(0.3, -0.4)
b = D(-0.5, 0.1)
assert cosh(distance(g, a, b)) ~= 1 + 2*(0.8^2 + 0.5^2)/((1 - 0.25)*(1 - 0.26)) tol 1e-8
`},
		{"hyperbolic distance", "Anderson, Hyperbolic Geometry", halfPlane + `for q in [H(3, 2), H(-1, 0.2), H(0, 5), H(0.001, 1)] {
  assert distance(g, H(0, 1), q) ~= log((sqrt((q[x])^2 + (q[y] - 1)^2) + sqrt((q[x])^2 + (q[y] + 1)^2))/(sqrt((q[x])^2 + (q[y] + 1)^2) - sqrt((q[x])^2 + (q[y] - 1)^2))) tol 1e-8
}
`},
		{"far points of the half plane", "the same", halfPlane + `assert cosh(distance(g, H(0, 1), H(40, 1))) ~= 1 + 1600/2 tol 1e-7
assert cosh(distance(g, H(0, 0.01), H(2, 0.01))) ~= 1 + 4/(2*0.0001) tol 1e-7
for p in [H(0, 0.001), H(0, 7), H(2, 1e-5)] {
  for q in [H(5, 0.001), H(-3, 1e-6), H(1e-4, 1e-4), H(700, 3), H(0, 1e-8), H(1e-3, 900)] {
    assert distance(g, p, q) ~= acosh(1 + ((p[x] - q[x])^2 + (p[y] - q[y])^2)/(2*p[y]*q[y])) tol 1e-12
  }
}
`},
		{"far points of the Poincaré disc", "the same", `chart D(x, y) where x^2 + y^2 < 1
metric g_ij = 4/(1 - x^2 - y^2)^2*eye(2) on D
for p in [D(0, 0), D(0.999, 0), D(-0.6, 0.7999)] {
  for q in [D(0, 0.9999), D(0.999, -1e-4), D(-0.99999, 0), D(0.6, -0.7999)] {
    u = (p[x] - q[x])^2 + (p[y] - q[y])^2
    assert distance(g, p, q) ~= acosh(1 + 2*u/((1 - p[x]^2 - p[y]^2)*(1 - q[x]^2 - q[y]^2))) tol 1e-9
  }
}
`},
		{"hyperbolic space", "Ratcliffe, Foundations of Hyperbolic Manifolds, thm. 4.6.1", `chart H(x, y, z) where z > 0
metric g_ij = 1/z^2*eye(3) on H
assert cosh(distance(g, H(0, 0, 1), H(1, 2, 3))) ~= 1 + (1 + 4 + 4)/(2*3) tol 1e-8
`},
		{"distance on the sphere", "spherical law of cosines", roundSphere + `for b in [S(2, 1), S(0.3, 2), S(1.2, 3), S(2.9, 0.1)] {
  assert distance(g, S(1, 0), b) ~= acos(cos(1)*cos(b[th]) + sin(1)*sin(b[th])*cos(b[ph])) tol 1e-8
}
assert distance(g, S(1, 1), S(1, 1)) ~= 0
`},
		{"distance on the three-sphere", "spherical law of cosines", `chart S(ch, th, ph) where 0 < ch < pi, 0 < th < pi
metric g_ij = diag(1, sin(ch)^2, sin(ch)^2*sin(th)^2) on S
d' = distance(g, S(1, 1, 0), S(2, 2, 1))
assert cos(d') ~= cos(1)*cos(2) + sin(1)*sin(2)*(cos(1)*cos(2) + sin(1)*sin(2)*cos(1)) tol 1e-8
`},
		{"straight lines in polar coordinates", "law of cosines", `chart P(r, t) where r > 0
metric g_ij = diag(1, r^2) on P
C = levicivita(g)
v^i = [0, 1] @ P(1, 0)
q = geodesic(C, P(1, 0), v, 3)
assert q[r] ~= sqrt(10) tol 1e-9
assert q[t] ~= atan(3) tol 1e-9
assert distance(g, P(1, 0), P(2, 2)) ~= sqrt(1 + 4 - 4 cos(2)) tol 1e-8
`},
		{"a cone unrolls", "do Carmo, Curves and Surfaces, section 4-2", `chart K(r, t) where r > 0
param k = 0.6
metric g_ij = diag(1, k^2*r^2) on K
C = levicivita(g)
assert distance(g, K(1, 0), K(2, 1.5)) ~= sqrt(1 + 4 - 4 cos(k*1.5)) tol 1e-8
chart I(s) where 0 <= s <= 2*pi
map rim: I -> K { r = 1.7; t = s }
P = holonomy(C, rim)
assert trace(P) ~= 2 cos(2*pi*k) tol 1e-9
assert det(P) ~= 1 tol 1e-9
`},
		{"holonomy of a circle of latitude", "do Carmo, Curves and Surfaces", roundSphere + `chart I(s) where 0 <= s <= 2*pi
map latitude: I -> S { th = pi/3; ph = s }
P = holonomy(C, latitude)
a = 2*pi*cos(pi/3)
assert components(P) ~= [[cos(a), sin(pi/3)*sin(a)], [-sin(a)/sin(pi/3), cos(a)]] tol 1e-8
map other: I -> S { th = 1.1; ph = s }
b = 2*pi*cos(1.1)
assert components(holonomy(C, other)) ~= [[cos(b), sin(1.1)*sin(b)], [-sin(b)/sin(1.1), cos(b)]] tol 1e-8
assert components(holonomy(C, other, s: 2*pi..0)) ~= components(inv(holonomy(C, other))) tol 1e-8
`},
		{"an octant turns vectors by its area", "Lee, Riemannian (Gauss-Bonnet): the angle is the integral of K", `chart N(x, y)
metric g_ij = 4/(1 + x^2 + y^2)^2*eye(2) on N
C = levicivita(g)
chart I(s)
map out: I -> N { x = s; y = 0 }
map quarter: I -> N { x = cos(s); y = sin(s) }
map back: I -> N { x = 0; y = 1 - s }
v^i = [1, 0] @ N(0, 0)
a = transport(C, out, v, s: 0..1)
b = transport(C, quarter, a, s: 0..pi/2)
c = transport(C, back, b, s: 0..1)
assert components(c) ~= [0, 1] tol 1e-8
`},
		{"a small loop turns by curvature times area", "Lee, Riemannian", roundSphere + `chart I(s) where 0 <= s <= 2*pi
param e' = 1e-2
map loop: I -> S { th = 1 + e'*cos(s); ph = e'*sin(s) }
P = holonomy(C, loop)
assert P[th,ph]/(pi*e'^2*sin(1)*sin(1 + e')) ~= -1 tol 1e-4
`},
		{"transport along a horocycle", "by hand: v' = (v^y, -v^x)", halfPlane + unitInterval + `map horo: I -> H { x = 2 s; y = 1 }
v^i = [1, 0] @ H(0, 1)
assert components(transport(C, horo, v)) ~= [cos(2), -sin(2)] tol 1e-9
`},
		{"the velocity of a geodesic is transported along it", "definition", halfPlane + unitInterval + `map half: I -> H { x = tanh(s); y = 1/cosh(s) }
v^i = [1, 0] @ H(0, 1)
u = transport(C, half, v)
w = velocity(C, H(0, 1), v, 1)
assert components(u) ~= components(w) tol 1e-8
assert components(w) ~= [1/cosh(1)^2, -sinh(1)/cosh(1)^2] tol 1e-9
`},
		{"a geodesic triangle turns vectors by its area", "Lee, Riemannian: the angle is the integral of K", roundSphere + `a = S(1, 0)
b = S(1.8, 0.4)
c = S(1.3, 1.2)
v^i = [1, 0] @ a
u = transport(C, a, logmap(C, a, b), v, 1)
w = transport(C, b, logmap(C, b, c), components(u) @ b, 1)
z = transport(C, c, logmap(C, c, a), components(w) @ c, 1)
fn side(point p, point q) = distance(g, p, q)
fn angle(a, b, c) = acos((cos(a) - cos(b)*cos(c))/(sin(b)*sin(c)))
ab = side(a, b)
bc = side(b, c)
ca = side(c, a)
area = angle(ab, bc, ca) + angle(bc, ca, ab) + angle(ca, ab, bc) - pi
assert z[th] ~= cos(area) tol 1e-8
assert z[ph]*sin(1) ~= sin(area) tol 1e-8
`},
		{"the error is what it says", "against the closed form", halfPlane + `p = H(0, 1)
v^i = [1, 0] @ p
e1 = geodesicError(C, p, v, 6, tol: 1e-5)
q = geodesic(C, p, v, 6, tol: 1e-5)
assert abs(q[x] - tanh(6)) < 100*e1
assert e1 > 1e-8 and geodesicError(C, p, v, 6) < 1e-7
`},
		{"a circular orbit", "Misner, Thorne, Wheeler; Kepler's third law", schwarzschild + `p = S(0, 10, pi/2, 0)
v^i = [1/sqrt(0.7), 0, 0, sqrt(1/1000)/sqrt(0.7)] @ p
q = geodesic(C, p, v, 500)
assert q[r] ~= 10 tol 1e-7
assert q[ph]/q[t] ~= sqrt(1/1000) tol 1e-9
u = velocity(C, p, v, 500)
assert g_ij u^i u^j ~= -1 tol 1e-8
`},
		{"the photon sphere", "MTW", schwarzschild + `p = S(0, 3, pi/2, 0)
v^i = [3, 0, 0, 1/sqrt(3)] @ p
assert g_ij v^i v^j ~= 0
q = geodesic(C, p, v, 3)
assert q[r] ~= 3 tol 1e-7
assert q[ph] ~= sqrt(3) tol 1e-7
`},
		{"radial fall from rest is a cycloid", "MTW", schwarzschild + `p = S(0, 10, pi/2, 0)
v^i = [1/sqrt(0.8), 0, 0, 0] @ p
q = geodesic(C, p, v, sqrt(1000/8)*(pi/2 + 1))
assert q[r] ~= 5 tol 1e-8
`},
		{"deflection of light", "MTW, by quadrature", schwarzschild + `p = S(0, 200, pi/2, 0)
b = 200/sqrt(0.99)
v^i = [1/0.99, 0, 0, b/40000] @ p    # at closest approach, energy 1
q = geodesic(C, p, v, 4000)
chart U(w)
metric one_ab = [[1]] on U
u = 1/200*(1 - w^2)
angle = integrate(1/100*w/sqrt(1/b^2 - u^2 + 2 u^3), one, w: 0..sqrt(1 - 200/q[r]))
assert q[ph] ~= angle tol 1e-7
full = integrate(1/100*w/sqrt(1/b^2 - u^2 + 2 u^3), one, w: 0..1)
assert 2 full - pi ~= 4/b + 15*pi/4/b^2 + 128/3/b^3 + 3465*pi/64/b^4 tol 3e-9
`},
		{"what Kerr conserves", "Chandrasekhar, The Mathematical Theory of Black Holes", `chart K(t, r, th, ph) where r > 2, 0 < th < pi
a = 0.6
Sig = r^2 + a^2*cos(th)^2
Del = r^2 - 2 r + a^2
gtp = -2 a*r*sin(th)^2/Sig
metric g_ij = [[2 r/Sig - 1, 0, 0, gtp], [0, Sig/Del, 0, 0], [0, 0, Sig, 0], [gtp, 0, 0, (r^2 + a^2 + 2 r*a^2*sin(th)^2/Sig)*sin(th)^2]] on K
C = levicivita(g)
p = K(0, 8, 1.2, 0)
v^i = [1.3, -0.05, 0.02, 0.06] @ p
u = velocity(C, p, v, 60)
T^i = [1, 0, 0, 0] on K
F^i = [0, 0, 0, 1] on K
assert g_ij u^i u^j ~= g_ij v^i v^j tol 1e-8
assert g_ij u^i T^j ~= g_ij v^i T^j tol 1e-8
assert g_ij u^i F^j ~= g_ij v^i F^j tol 1e-8
`},
		{"Clairaut's relation on the torus", "do Carmo, Curves and Surfaces", `chart T(u, v)
metric g_ij = diag(1, (2 + cos(u))^2) on T
C = levicivita(g)
p = T(0.3, 0)
w^i = [1, 0.4] @ p
q = geodesic(C, p, w, 20)
z = velocity(C, p, w, 20)
assert (2 + cos(q[u]))^2*z[v] ~= (2 + cos(0.3))^2*0.4 tol 1e-8
n^i = [0, 1/3] @ T(0, 0)
assert geodesic(C, T(0, 0), n, 6*pi)[v] ~= 2*pi tol 1e-8
`},
		{"an expanding universe", "Weinberg, Cosmology: a^2 dx/dl is constant", `chart F(t, x) where t > 0
metric g_ij = diag(-1, t^(4/3)) on F
p = F(1, 0)
v^i = [1, 1] @ p
q = geodesic(levicivita(g), p, v, 5)
u = velocity(levicivita(g), p, v, 5)
assert q[t]^(4/3)*u[x] ~= 1 tol 1e-9
assert q[x] ~= 3*q[t]^(1/3) - 3 tol 1e-8
assert q[t] ~= (1 + 25/3)^(3/5) tol 1e-8
`},
		{"Jacobi fields in constant curvature", "Lee, Riemannian", roundSphere + `p = S(pi/2, 0)
v^i = [0, 1] @ p
z^i = [0, 0] @ p
w^i = [1, 0] @ p
for t in [0.5, 1, pi] {
  assert components(jacobi(C, p, v, z, w, t)) ~= [sin(t), 0] tol 1e-9
  assert components(jacobi(C, p, v, w, z, t)) ~= [cos(t), 0] tol 1e-9
}
`},
		{"Jacobi fields of the half plane", "the same: sinh", halfPlane + `p = H(0, 1)
v^i = [0, 1] @ p
z^i = [0, 0] @ p
w^i = [1, 0] @ p
J = jacobi(C, p, v, z, w, 2)
assert sqrt(g_ij J^i J^j) ~= sinh(2) tol 1e-8
K = jacobi(C, p, v, w, z, 2)
assert sqrt(g_ij K^i K^j) ~= cosh(2) tol 1e-8
`},
		{"the tangential Jacobi field", "Lee, Riemannian: (a + b t) times the velocity", halfPlane + `p = H(0.2, 1.1)
v^i = [0.7, 0.3] @ p
J0^i = 2 v^i
J1^i = -3 v^i
J = jacobi(C, p, v, J0, J1, 1.5)
u = velocity(C, p, v, 1.5)
assert J ~= -2.5 u tol 1e-8
`},
		{"a Jacobi field is the derivative of the exponential map", "Lee, Riemannian", roundSphere + `p = S(1, 0.3)
v^i = [0.4, 0.9] @ p
w^i = [0.2, -0.5] @ p
z^i = [0, 0] @ p
e' = 1e-4
vp^i = v^i + e'*w^i
vm^i = v^i - e'*w^i
J = jacobi(C, p, v, z, w, 1)
a = expmap(C, p, vp)
b = expmap(C, p, vm)
assert J[th] ~= (a[th] - b[th])/(2 e') tol 1e-7
assert J[ph] ~= (a[ph] - b[ph])/(2 e') tol 1e-7
`},
		{"geodesics see the symmetric part, transport all", "Nakahara; transport by hand", `chart E(x, y, z)
connection C^k_ij = [[[0, 0, 0], [0, 0, 0.5], [0, -0.5, 0]], [[0, 0, -0.5], [0, 0, 0], [0.5, 0, 0]], [[0, 0.5, 0], [-0.5, 0, 0], [0, 0, 0]]] on E
chart I(s) where 0 <= s <= 2
map axis: I -> E { x = s; y = 0; z = 0 }
p = E(0, 0, 0)
v^i = [1, 2, 3] @ p
q = geodesic(C, p, v, 2)
assert [q[x], q[y], q[z]] ~= [2, 4, 6] tol 1e-10
w^i = [0, 1, 0] @ p
# v'^k = -C^k_xj v^j with C^y_xz = -1/2 and C^z_xy = 1/2
assert components(transport(C, axis, w)) ~= [0, cos(1), -sin(1)] tol 1e-9
assert components(transport(flat(E), axis, w)) ~= [0, 1, 0] tol 1e-12
`},
		{"teleparallel transport does not turn", "Nakahara: the lattice's connection on the sphere", roundSphere + `connection W^k_ij = [[[0, 0], [0, 0]], [[0, cos(th)/sin(th)], [0, 0]]] on S
chart I(s) where 0 <= s <= 2*pi
map loop: I -> S { th = 1 + 0.3 cos(s); ph = 0.4 sin(s) }
assert components(holonomy(W, loop)) ~= eye(2) tol 1e-9
J = riemann(W)
assert J ~= 0
`},
		{"Fisher's distance of normal laws", "Costa, Santos, Strapasson, Fisher information distance, Discrete Appl. Math. 197 (2015), (7)", `chart N(mu, sigma) where sigma > 0
metric F_ij = diag(1/sigma^2, 2/sigma^2) on N
assert distance(F, N(0, 1), N(2, 3)) ~= distance(F, N(2, 3), N(0, 1)) tol 1e-8
assert distance(F, N(1, 1), N(1, 3)) ~= sqrt(2)*log(3) tol 1e-8
assert cosh(distance(F, N(0, 1), N(2, 3))/sqrt(2)) ~= 1 + (2^2/2 + 2^2)/(2*3) tol 1e-8
`},
		{"Fisher's distance of three outcomes", "Rao's arc: 2 acos Σ sqrt(p q), Amari, Information Geometry", `chart P(p1, p2) where p1 > 0, p2 > 0, p1 + p2 < 1
p3 = 1 - p1 - p2
metric F_ij = [[1/p1 + 1/p3, 1/p3], [1/p3, 1/p2 + 1/p3]] on P
assert distance(F, P(0.2, 0.3), P(0.6, 0.1)) ~= 2*acos(sqrt(0.12) + sqrt(0.03) + sqrt(0.15)) tol 1e-8
`},
		{"positive matrices", "Bhatia, Positive Definite Matrices, thm. 6.1.6", `chart P(a, b, c) where a > 0, a*c - b^2 > 0
D = a*c - b^2
q1 = c/D
q2 = -b/D
q3 = a/D
metric g_ij = [[q1^2, 2*q1*q2, q2^2], [2*q1*q2, 2*q1*q3 + 2*q2^2, 2*q2*q3], [q2^2, 2*q2*q3, q3^2]] on P
l1 = (5 + sqrt(5))/2
l2 = (5 - sqrt(5))/2
assert distance(g, P(1, 0, 1), P(2, 1, 3)) ~= sqrt(log(l1)^2 + log(l2)^2) tol 1e-8
`},
		{"logmap is a vector of the distance's length", "Lee, Riemannian", halfPlane + `p = H(0.3, 0.5)
q = H(2, 1.5)
v = logmap(C, p, q)
assert sqrt(g_ij v^i v^j) ~= distance(g, p, q) tol 1e-8
r = expmap(C, p, v)
assert [r[x], r[y]] ~= [2, 1.5] tol 1e-8
assert components(logmap(C, p, p)) ~= [0, 0]
`},
		{"points that are nearly opposite", "spherical law of cosines", roundSphere + `assert distance(g, S(1, 0), S(pi - 1, 3.1)) ~= acos(-cos(1)^2 + sin(1)^2*cos(3.1)) tol 1e-7
`},
		{"past a conjugate point there is a shorter way", "Lee, Riemannian; by symmetry", `chart S(ch, th, ph) where 0 < ch < pi, 0 < th < pi
metric g_ij = diag(1, sin(ch)^2, sin(ch)^2*sin(th)^2) on S
assert distance(g, S(pi/2, pi/2, 0), S(pi/2, pi/2, 3.1)) ~= 3.1 tol 1e-8
assert distance(g, S(1, 1, 0), S(1, 1, 2.5)) ~= acos(cos(1)^2 + sin(1)^2*(cos(1)^2 + sin(1)^2*cos(2.5))) tol 1e-8
chart T(u, v)
metric t_ij = diag(1, (2 + cos(u))^2) on T
assert distance(t, T(pi, 0), T(pi, 6)) ~= 6 tol 1e-8     # the inner equator: K < 0, no conjugate point
`},
		{"logmap where geodesics are timelike and spacelike", "flat space in Rindler's coordinates: MTW", `chart R(t, x) where x > 0
metric g_ij = diag(-x^2, 1) on R
C = levicivita(g)
v = logmap(C, R(0, 1), R(0.5, 2))
assert g_ij v^i v^j ~= (2 cosh(0.5) - 1)^2 - (2 sinh(0.5))^2 tol 1e-8
`},
	} {
		out, result := runText(t, c.name, c.text)
		if !result.OK() || result.Passed == 0 {
			t.Errorf("%s (%s): %v\n%s", c.name, c.source, lines(result.Errors), out)
		}
	}
}
