# A Lie bracket.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
chart E(x, y, z)
v^i = [x, 1, x*(y + 1)] on E
w^i = [1, 0, y] on E
u^i = [-1, 0, -y] on E
assert bracket(v, w) ~= u
assert bracket(w, v) ~= -u
---
# The rotations of space: [Lx, Ly] = -Lz, with Lx = y d_z - z d_y and so on.
# Derivation: Lx(z, 0, -x) - Ly(0, -z, y) = (y, 0, 0) - (0, x, 0).
chart E(x, y, z)
metric e_ij = eye(3) on E
Lx^i = [0, -z, y] on E
Ly^i = [z, 0, -x] on E
Lz^i = [-y, x, 0] on E
S^i = [x, y, z] on E
assert bracket(Lx, Ly) ~= -Lz
assert bracket(Ly, Lz) ~= -Lx
assert bracket(Lz, Lx) ~= -Ly
assert bracket(S, Lz) ~= 0
assert killing(Lx, e) ~= 0
assert killing(Ly, e) ~= 0
assert killing(Lz, e) ~= 0
assert killing(S, e)_ij ~= 2 e_ij
---
# The three Killing fields of the sphere.
# Source: Carroll, Spacetime and Geometry.
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
R^i = [0, 1] on S
P^i = [cos(ph), -cos(th)/sin(th)*sin(ph)] on S
T^i = [-sin(ph), -cos(th)/sin(th)*cos(ph)] on S
assert killing(R, g) ~= 0
assert killing(P, g) ~= 0
assert killing(T, g) ~= 0
assert bracket(R, P) ~= T
assert bracket(R, T) ~= -P
assert bracket(P, T) ~= R
v^i = [1, 0] on S
assert killing(v, g)[ph,ph] ~= 2*sin(th)*cos(th)
---
# Killing fields of the half plane: translation, dilation, and the third one.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the isometries of hyperbolic space).
# Derivation: z -> z/(1 - s z) has the field z^2 = (x^2 - y^2, 2 x y) at s = 0.
chart U(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on U
m^i = [1, 0] on U
n^i = [x, y] on U
o^i = [x^2 - y^2, 2*x y] on U
assert killing(m, g) ~= 0
assert killing(n, g) ~= 0
assert killing(o, g) ~= 0
assert bracket(m, n) ~= m
assert bracket(m, o)^i ~= 2 n^i
assert bracket(n, o) ~= o
---
# The Lie derivative of a metric is nabla_i v_j + nabla_j v_i, for an indefinite one too.
# Source: Wald, General Relativity; by hand, K_xy = v^k d_k g_xy + g_ky d_x v^k + g_xk d_y v^k.
chart E(x, y)
metric g_ij = [[-1 - x^2, x y], [x y, 2]] on E
v^i = [x y, y^2] on E
K = killing(v, g)
use metric g
vd_i = g_ij v^j
assert K_ij ~= nabla_i vd_j + nabla_j vd_i
assert K[x,y] ~= x y*y + y^2*x + x y*y - (1 + x^2)*x + 2*x y^2
assert K[x,x] ~= -2*x^2*y - 2*(1 + x^2)*y
---
# Jacobians: polar coordinates, and their chain rule.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed. (the differential in coordinates).
chart P(r, t) where r > 0
chart E(x, y)
chart F(X, Y)
map f: P -> E { x = r cos(t); y = r sin(t) }
map h: E -> F { X = x^2 - y^2; Y = 2*x y }
J = jacobian(f)
assert J[x,r] ~= cos(t)
assert J[x,t] ~= -r sin(t)
assert J[y,r] ~= sin(t)
assert J[y,t] ~= r cos(t)
assert det(components(J)) ~= r
p = P(1.5, 0.4)
K = jacobian(h)
B^c_i = (K @ f(p))^c_a (J @ p)^a_i
assert jacobian(compose(h, f)) @ p ~= B
