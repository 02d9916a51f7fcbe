# The Laplacian in polar coordinates, and the Riemannian Hessian there.
# Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
chart P(r, t) where r > 0
metric g_ij = diag(1, r^2) on P
f = r^3*sin(2*t) + exp(r)*t
D_i = d_i f
B_ij = d_i d_j f
assert laplacian(f, g) ~= B[r,r] + D[r]/r + B[t,t]/r^2
H = hessian(f, levicivita(g))
assert H[r,r] ~= B[r,r]
assert H[r,t] ~= B[r,t] - D[t]/r
assert H[t,t] ~= B[t,t] + r D[r]
assert grad(f, g)[r] ~= D[r]
assert grad(f, g)[t] ~= D[t]/r^2
assert laplacian(log(r), g) ~= 0
assert laplacian(r^5*cos(5*t), g) ~= 0
assert trace(hessOp(f, g)) ~= laplacian(f, g)
assert calcHessian(f)[r,t] ~= B[r,t]
---
# The Laplacian in spherical and in cylindrical coordinates.
# Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
chart P(r, th, ph) where r > 0, 0 < th < pi
chart Q(rho, s, z) where rho > 0
metric g_ij = diag(1, r^2, r^2*sin(th)^2) on P
metric h_ij = diag(1, rho^2, 1) on Q
f = r^3*sin(th)*cos(2*ph) + r th^2
D_i = d_i f
B_ij = d_i d_j f
assert laplacian(f, g) ~= B[r,r] + 2*D[r]/r + B[th,th]/r^2 + cos(th)/sin(th)*D[th]/r^2 + B[ph,ph]/(r^2*sin(th)^2)
assert laplacian(1/r, g) ~= 0
assert laplacian(r^2*sin(th)^2*cos(2*ph), g) ~= 0
assert laplacian(log(rho) + z, h) ~= 0
assert laplacian(rho^3*cos(s) + z^2, h) ~= 8*rho*cos(s) + 2
---
# Spherical harmonics: eigenvalues -l (l + 1).
# Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
y1 = cos(th)
y2 = 3*cos(th)^2 - 1
y3 = sin(th)^3*sin(3*ph)
assert laplacian(y1, g) ~= -2 y1
assert laplacian(y2, g) ~= -6 y2
assert laplacian(y3, g) ~= -12 y3
assert hessian(y1, levicivita(g))_ij ~= -y1 g_ij
assert components(hessOp(y1, g)) ~= [[-cos(th), 0], [0, -cos(th)]]
assert det(hessOp(y1, g)) ~= cos(th)^2
---
# Hyperbolic space: Hess cosh(distance) = cosh(distance) g, and plane waves y^s.
# Source: Petersen, Riemannian Geometry, 3rd ed. (warped products and Hessians).
# Derivation: y^2 d_y^2 y^s = s (s - 1) y^s.
chart H(r, t) where r > 0
chart U(x, y) where y > 0
metric g_ij = diag(1, sinh(r)^2) on H
metric h_ij = diag(1/y^2, 1/y^2) on U
assert hessian(cosh(r), levicivita(g))_ij ~= cosh(r) g_ij
assert laplacian(y^3, h) ~= 6*y^3
assert laplacian(log(y), h) ~= -1
---
# Waves in Minkowski's space: the d'Alembertian, and a gradient of opposite sign in time.
# Source: Carroll, Spacetime and Geometry (signature -+++).
chart S(t, x, y, z)
metric g_ij = diag(-1, 1, 1, 1) on S
assert laplacian(sin(2*t - x - sqrt(3)*y), g) ~= 0
assert laplacian(t^2 + 5*x^2, g) ~= 8
assert components(grad(t^2 + x, g)) ~= [-2*t, 1, 0, 0]
assert hessian(t^2 x, levicivita(g))[t,x] ~= 2*t
---
# With torsion a Hessian is not symmetric: H_ij - H_ji = -T^k_ij d_k f.
# Source: Kobayashi, Nomizu, Foundations of Differential Geometry I (T(X, Y) = nabla_X Y - nabla_Y X - [X, Y]).
chart E(x, y)
connection C^k_ij = [[[x, 1], [y, 2]], [[0, x y], [3, y]]] on E
f = x^2 y + exp(y)
H = hessian(f, C)
T = torsion(C)
assert H_ij - H_ji ~= -T^k_ij d_k f
assert H[x,y] ~= 2*x - 2*x y - x y*(x^2 + exp(y))
assert H[y,x] ~= 2*x - y*2*x y - 3*(x^2 + exp(y))
---
# Taylor's polynomial of second order.
# Source: Apostol, Calculus II (the second-order Taylor formula); values by hand.
chart E(x, y)
f = exp(x)*cos(y)
p = E(0, 0)
v^i = [0.2, 0.3] @ p
assert taylor2(f, p, v) ~= 1 + 0.2 + 0.02 - 0.045
q = E(1, 2)
w^i = [0.5, -1] @ q
assert taylor2(x^2*y, q, w) ~= 2 + 4*0.5 - 1 + 2*0.25 - 2*0.5
assert taylor2(x^2*y, q, w) ~= 2.5
---
# A Hessian operator: invariants at a minimum by hand, and its similarity class in another chart.
# Derivation: E = [[2, 1], [1, 4]] has determinant 7, trace 6, eigenvalues 3 -+ sqrt 2.
chart E(x, y)
chart P(r, t) where r > 0
metric G_ij = eye(2) on E
map phi: E -> P { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
O = hessOp(L, G)
O~ = hessOp(push(L, phi), push(G, phi))
p = E(1.2, 0.7)
assert det(O) ~= 7
assert trace(O) ~= 6
assert eig(O @ p) ~= [3 - sqrt(2), 3 + sqrt(2)]
assert eig(O~ @ phi(p)) ~= [3 - sqrt(2), 3 + sqrt(2)]
assert det(O~) ~= 7
assert O~ ~= push(O, phi)
