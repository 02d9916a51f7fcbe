# The plane in polar coordinates: the connection is not zero, the curvature is.
# Source: Carroll, Spacetime and Geometry.
chart P(r, t) where r > 0
metric g_ij = diag(1, r^2) on P
C = levicivita(g)
assert C[r,t,t] ~= -r
assert C[t,r,t] ~= 1/r
assert C[t,t,r] ~= 1/r
assert C[r,r,r] ~= 0
assert C[t,r,r] ~= 0
assert C[r,r,t] ~= 0
assert C[t,t,t] ~= 0
assert riemann(C) ~= 0
assert torsion(C) ~= 0
assert nonmetricity(C, g) ~= 0
---
# Space in spherical coordinates.
# Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed. (Christoffel symbols).
chart P(r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(1, r^2, r^2*sin(th)^2) on P
C = levicivita(g)
assert C[r,th,th] ~= -r
assert C[r,ph,ph] ~= -r sin(th)^2
assert C[th,r,th] ~= 1/r
assert C[th,ph,ph] ~= -sin(th) cos(th)
assert C[ph,r,ph] ~= 1/r
assert C[ph,th,ph] ~= cos(th)/sin(th)
assert riemann(C) ~= 0
---
# The sphere of radius a.
# Source: Carroll, Spacetime and Geometry.
chart S(th, ph) where 0 < th < pi
param a = 3
metric g_ij = diag(a^2, a^2*sin(th)^2) on S
C = levicivita(g)
R = riemann(C)
Ric = ricci(C)
assert C[th,ph,ph] ~= -sin(th) cos(th)
assert C[ph,th,ph] ~= cos(th)/sin(th)
assert R[th,ph,th,ph] ~= sin(th)^2
assert R[th,ph,ph,th] ~= -sin(th)^2
assert R[ph,th,ph,th] ~= 1
assert (g_ae R^e_bcd)[th,ph,th,ph] ~= a^2*sin(th)^2
assert Ric[th,th] ~= 1
assert Ric[ph,ph] ~= sin(th)^2
assert scalarCurvature(g) ~= 2/a^2
assert kretschmann(g) ~= 4/a^4
assert einstein(g) ~= 0
---
# The upper half plane.
# Source: do Carmo, Riemannian Geometry (the geodesics of Lobatchevski's plane).
chart U(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on U
C = levicivita(g)
assert C[x,x,y] ~= -1/y
assert C[y,x,x] ~= 1/y
assert C[y,y,y] ~= -1/y
assert C[x,x,x] ~= 0
assert C[y,x,y] ~= 0
assert scalarCurvature(g) ~= -2
u^i = [1, 2] on U
v^i = [x, 1 + y^2] on U
assert sectional(g, u, v) ~= -1
---
# Hyperbolic space of dimension 3, as a half space and as a ball: constant curvature -1.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
chart U(x, y, z) where z > 0
chart B(m, n, o) where m^2 + n^2 + o^2 < 1
metric g_ij = [[1/z^2, 0, 0], [0, 1/z^2, 0], [0, 0, 1/z^2]] on U
c = 4/(1 - m^2 - n^2 - o^2)^2
metric h_ij = diag(c, c, c) on B
assert ricci(levicivita(g))_ij ~= -2 g_ij
assert ricci(levicivita(h))_ij ~= -2 h_ij
assert scalarCurvature(g) ~= -6
assert scalarCurvature(h) ~= -6
assert kretschmann(g) ~= 12
u^i = [1, x, 0] on U
v^i = [y, 0, z] on U
assert sectional(g, u, v) ~= -1
assert riemann(levicivita(h))^a_bcd ~= delta^a_d h_bc - delta^a_c h_bd
---
# The 3-sphere of radius a in Hopf's coordinates.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
chart S(e1, x1, x2) where 0 < e1 < pi/2
param a = 2
metric g_ij = diag(a^2, a^2*sin(e1)^2, a^2*cos(e1)^2) on S
assert ricci(levicivita(g))_ij ~= 2 g_ij/a^2
assert scalarCurvature(g) ~= 6/a^2
assert riemann(levicivita(g))^a_bcd ~= (delta^a_c g_bd - delta^a_d g_bc)/a^2
assert weyl(g) ~= 0
assert einstein(g)_ij ~= -g_ij/a^2
---
# Heisenberg's group with a left invariant metric, [e1, e2] = e3: sectional curvatures -3/4, 1/4, 1/4.
# Source: Milnor, Curvatures of left invariant metrics on Lie groups, Advances in Mathematics 21 (1976).
chart N(x, y, z)
metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
u^i = [1, 0, 0] on N
v^i = [0, 1, x] on N
w^i = [0, 0, 1] on N
assert bracket(u, v) ~= w
assert sectional(g, u, v) ~= -3/4
assert sectional(g, u, w) ~= 1/4
assert sectional(g, v, w) ~= 1/4
Ric = ricci(levicivita(g))
assert Ric_ij u^i u^j ~= -1/2
assert Ric_ij v^i v^j ~= -1/2
assert Ric_ij w^i w^j ~= 1/2
assert scalarCurvature(g) ~= -1/2
assert killing(w, g) ~= 0
---
# A surface of revolution, or any warped plane dr^2 + f(r)^2 dt^2: the curvature is -f''/f.
# Source: Petersen, Riemannian Geometry, 3rd ed.
chart P(r, t) where r > 0
f = r + r^3/6
df = (d_i f)[r]
ddf = (d_i d_j f)[r,r]
metric g_ij = diag(1, f^2) on P
C = levicivita(g)
assert C[r,t,t] ~= -f df
assert C[t,r,t] ~= df/f
assert scalarCurvature(g) ~= -2 ddf/f
u^i = [1, 0] on P
v^i = [0, 1] on P
assert sectional(g, u, v) ~= -ddf/f
---
# A conformally flat plane e^2s (dx^2 + dy^2): the curvature is -e^-2s (s_xx + s_yy).
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (curvature of conformal metrics).
chart P(x, y)
s = x^2 y + sin(x) + y^3
metric d0_ij = eye(2) on P
metric g_ij = exp(2*s) d0_ij
assert scalarCurvature(g)/2 ~= -exp(-2*s)*laplacian(s, d0)
assert laplacian(s, g) ~= exp(-2*s)*laplacian(s, d0)
---
# The complex projective plane with Fubini and Study's metric: Einstein, Ric = 6 g, sectional
# curvature 1 of a totally real and 4 of a complex plane, and not conformally flat. z = x + i y, w = m + i n.
# Source: Petersen, Riemannian Geometry, 3rd ed. (complex projective space).
# Derivation: a complex space form of holomorphic sectional curvature c has |R|^2 = 2 c^2 n (n+1), here 192.
chart P(x, y, m, n)
D = 1 + x^2 + y^2 + m^2 + n^2
al_i = [x, y, m, n] on P
be_i = [-y, x, -n, m] on P
d0_ij = eye(4) on P
metric g_ij = d0_ij/D - (al_i al_j + be_i be_j)/D^2
assert ricci(levicivita(g))_ij ~= 6 g_ij
assert scalarCurvature(g) ~= 24
assert kretschmann(g) ~= 192
u^i = [1, 0, 0, 0] on P
v^i = [0, 1, 0, 0] on P
w^i = [0, 0, 1, 0] on P
assert sectional(g, u, v) ~= 4
o = P(0, 0, 0, 0)
assert sectional(g, u, w) @ o ~= 1
assert not (weyl(g) ~= 0)
---
# Torsion and curvature of the connection with straight lines as autoparallels, C^k_ij = s eps_kij.
# Derivation: R^a_bcd = s^2 (eps_ace eps_edb - eps_ade eps_ecb), and eps_ace eps_edb = delta_ad delta_cb -
# delta_ab delta_cd, so that R^a_bcd = s^2 (delta^a_d delta_cb - delta^a_c delta_db) and Ric = -2 s^2 delta.
chart E(x, y, z)
param s = 0.7
metric d0_ij = eye(3) on E
L = levicivita(d0)
connection C^k_ij = L^k_ij + s d0^kl eps(d0)_lij
assert torsion(C)^k_ij ~= 2 s d0^kl eps(d0)_lij
assert torsion(C)[x,y,z] ~= 2 s
assert torsion(C)[x,z,y] ~= -2 s
assert riemann(C)^a_bcd ~= s^2*(delta^a_d d0_cb - delta^a_c d0_db)
assert ricci(C)_ij ~= -2 s^2 d0_ij
assert nonmetricity(C, d0) ~= 0
---
# One component with torsion, nabla_y e_x = x e_x and no other: it fixes which lower index is the direction.
# Derivation: R(e_x, e_y) e_x = nabla_x nabla_y e_x - nabla_y nabla_x e_x = nabla_x (x e_x) = e_x, so that
# R^x_xxy = 1 = -R^x_xyx and Ric_xy = R^a_xay = R^x_xxy = 1, while Ric_yx = R^a_yax = 0. Read the other way
# round (nabla_x e_y = x e_x) the curvature would vanish.
chart E(x, y)
connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
connection D^k_ij = [[[0, x], [0, 0]], [[0, 0], [0, 0]]] on E
R = riemann(C)
assert R[x,x,x,y] ~= 1
assert R[x,x,y,x] ~= -1
assert R[y,x,x,y] ~= 0
assert R[x,y,x,y] ~= 0
assert riemann(D) ~= 0
assert ricci(C)[x,y] ~= 1
assert ricci(C)[y,x] ~= 0
assert ricci(C)[x,x] ~= 0
assert torsion(C)[x,y,x] ~= x
assert torsion(C)[x,x,y] ~= -x
f = x^2 + y
assert hessian(f, C)[y,x] ~= -2*x^2
assert hessian(f, C)[x,y] ~= 0
e^i = [1, 0] on E
test "nabla" {
  use connection C
  de_k^i = nabla_k e^i
  assert de[y,x] ~= x
  assert de[x,x] ~= 0
  m_i = [1, 0] on E
  dm_ki = nabla_k m_i
  assert dm[y,x] ~= -x
  assert dm[x,y] ~= 0
}
---
# The teleparallel connection of the sphere without its poles: flat and metric, with torsion.
# Source: Nakahara, Geometry, Topology and Physics, 2nd ed. (the connection of Mercator's map).
chart S(th, ph) where 0 < th < pi
connection C^k_ij = [[[0, 0], [0, 0]], [[0, cos(th)/sin(th)], [0, 0]]] on S
metric g_ij = diag(1, sin(th)^2) on S
assert riemann(C) ~= 0
assert nonmetricity(C, g) ~= 0
assert torsion(C)[ph,th,ph] ~= cos(th)/sin(th)
assert torsion(C)[ph,ph,th] ~= -cos(th)/sin(th)
---
# Nonmetricity of Weyl's connection: nabla_k g_ij = -2 phi_k g_ij.
# Source: Schouten, Ricci-Calculus, 2nd ed. (Weyl connections, up to the factor that names phi).
chart E(x, y, z)
metric g_ij = [[-1 - x^2, 0, y], [0, 1, 0], [y, 0, 2]] on E
m_i = [y, x z, 1] on E
L = levicivita(g)
connection C^k_ij = L^k_ij + delta^k_i m_j + delta^k_j m_i - g_ij g^kl m_l
assert nonmetricity(C, g)_kij ~= -2 m_k g_ij
assert torsion(C) ~= 0
---
# Nonmetricity of a connection that differs from Levi-Civita's by an asymmetric tensor, indefinite metric.
# Derivation: nabla_k g_ij changes by -A^l_ki g_lj - A^l_kj g_il.
chart E(x, y)
metric g_ij = [[-1, x], [x, y^2]] on E
A^k_ij = [[[x, 1], [y, 2]], [[0, x y], [3, y]]] on E
L = levicivita(g)
connection C^k_ij = L^k_ij + A^k_ij
Q = nonmetricity(C, g)
assert Q_kij ~= -A^l_ki g_lj - A^l_kj g_il
assert Q[x,x,x] ~= 2 x
assert Q[y,x,x] ~= 2 y - 6 x
assert Q[x,x,y] ~= 1 - x^2 - x^2 y
assert torsion(C)^k_ij ~= A^k_ij - A^k_ji
---
# Contorsion: the metric connection with a given torsion T is Levi-Civita's plus
# K_kij = 1/2 (T_kij + T_ikj + T_jki), first slot lowered.
# Source: Nakahara, Geometry, Topology and Physics, 2nd ed. (the contorsion).
chart E(x, y, z)
metric g_ij = [[2, 0, x], [0, 1 + y^2, 0], [x, 0, -3]] on E
B^k_ij = [[[0, x, 1], [0, y, z], [2, 0, 0]], [[1, 0, 0], [0, x y, 0], [0, z, 0]], [[0, 1, 0], [x, 0, 0], [y, 0, 0]]] on E
T^k_ij = B^k_ij - B^k_ji
Td_kij = g_kl T^l_ij
K_kij = 1/2 (Td_kij + Td_ikj + Td_jki)
L = levicivita(g)
connection C^k_ij = L^k_ij + g^kl K_lij
assert torsion(C) ~= T
assert nonmetricity(C, g) ~= 0
