# Schwarzschild's metric: Christoffel symbols, curvature components, vacuum.
# Source: Carroll, Spacetime and Geometry; Misner, Thorne, Wheeler, Gravitation.
chart S(t, r, th, ph) where r > 0, 0 < th < pi
param M
f = 1 - 2*M/r
metric g_{mu nu} = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
C = levicivita(g)
assert C[r,t,t] ~= M*(r - 2*M)/r^3
assert C[r,r,r] ~= -M/(r*(r - 2*M))
assert C[t,t,r] ~= M/(r*(r - 2*M))
assert C[th,r,th] ~= 1/r
assert C[r,th,th] ~= -(r - 2*M)
assert C[ph,r,ph] ~= 1/r
assert C[r,ph,ph] ~= -(r - 2*M)*sin(th)^2
assert C[th,ph,ph] ~= -sin(th) cos(th)
assert C[ph,th,ph] ~= cos(th)/sin(th)
R = riemann(C)
assert R[t,r,t,r] ~= 2*M/(r^2*(r - 2*M))
assert R[t,th,t,th] ~= -M/r
assert R[t,ph,t,ph] ~= -M sin(th)^2/r
assert R[r,th,r,th] ~= -M/r
assert R[r,ph,r,ph] ~= -M sin(th)^2/r
assert R[th,ph,th,ph] ~= 2*M*sin(th)^2/r
assert R[r,t,t,r] ~= 2*M*(r - 2*M)/r^4
assert ricci(C) ~= 0
assert einstein(g) ~= 0
assert scalarCurvature(g) ~= 0
assert kretschmann(g) ~= 48*M^2/r^6
assert weyl(g)_abcd ~= g_ae R^e_bcd
---
# Static time and rotations are symmetries of Schwarzschild's metric, dilation is none.
# Source: Carroll, Spacetime and Geometry.
chart S(t, r, th, ph) where r > 2, 0 < th < pi
f = 1 - 2/r
metric g_ij = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
T^i = [1, 0, 0, 0] on S
P^i = [0, 0, 0, 1] on S
X^i = [0, 0, -sin(ph), -cos(ph) cos(th)/sin(th)] on S
D^i = [t, r, 0, 0] on S
assert killing(T, g) ~= 0
assert killing(P, g) ~= 0
assert killing(X, g) ~= 0
assert not (killing(D, g) ~= 0)
assert killing(D, g)[th,th] ~= 2 r^2
---
# Reissner and Nordström: no scalar curvature, the field of a charge, two terms more in the Kretschmann scalar.
# Source: Henry, Astrophysical Journal 535 (2000) 350, with a = 0; Carroll, Spacetime and Geometry.
chart S(t, r, th, ph) where r > 0, 0 < th < pi
param M
param Q
f = 1 - 2*M/r + Q^2/r^2
metric g_ij = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
E = einstein(g)
assert scalarCurvature(g) ~= 0
assert E ~= ricci(levicivita(g))
assert E[t,t] ~= Q^2/r^4*f
assert E[r,r] ~= -Q^2/(r^4*f)
assert E[th,th] ~= Q^2/r^2
assert E[ph,ph] ~= Q^2*sin(th)^2/r^2
assert kretschmann(g) ~= 8*(6*M^2*r^2 - 12*M*Q^2*r + 7*Q^4)/r^8
---
# De Sitter and anti-de Sitter, static coordinates: constant curvature k.
# Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
chart S(t, r, th, ph) where 0 < r < 1, 0 < th < pi
param k = 0.3
f = 1 - k r^2
metric g_ij = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
assert riemann(levicivita(g))^a_bcd ~= k*(delta^a_c g_bd - delta^a_d g_bc)
assert ricci(levicivita(g))_ij ~= 3 k g_ij
assert scalarCurvature(g) ~= 12 k
assert einstein(g)_ij ~= -3 k g_ij
assert kretschmann(g) ~= 24*k^2
assert weyl(g) ~= 0
u^i = [1, 2, r, 0] on S
v^i = [0, 1, t, 1] on S
assert sectional(g, u, v) ~= k
---
# Schwarzschild's mass in de Sitter's space (Kottler).
# Source: Griffiths, Podolský, Exact Space-Times in Einstein's General Relativity.
chart S(t, r, th, ph) where r > 0, 0 < th < pi
param M
param La
f = 1 - 2*M/r - La r^2/3
metric g_ij = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
assert ricci(levicivita(g))_ij ~= La g_ij
assert kretschmann(g) ~= 48*M^2/r^6 + 8*La^2/3
---
# Friedmann, Robertson and Walker's metrics for any scale factor.
# Source: Carroll, Spacetime and Geometry.
chart S(t, r, th, ph) where t > 0, 0 < r < 1, 0 < th < pi
param k = 0.4
a = 1 + t^2 + t^5/7
da = (d_i a)[t]
dda = (d_i d_j a)[t,t]
metric g_ij = diag(-1, a^2/(1 - k r^2), a^2*r^2, a^2*r^2*sin(th)^2) on S
C = levicivita(g)
Ric = ricci(C)
assert C[t,r,r] ~= a da/(1 - k r^2)
assert C[t,th,th] ~= a da r^2
assert C[t,ph,ph] ~= a da r^2 sin(th)^2
assert C[r,t,r] ~= da/a
assert C[th,t,th] ~= da/a
assert C[r,r,r] ~= k r/(1 - k r^2)
assert C[r,th,th] ~= -r*(1 - k r^2)
assert C[th,r,th] ~= 1/r
assert Ric[t,t] ~= -3*dda/a
assert Ric[r,r] ~= (a dda + 2*da^2 + 2*k)/(1 - k r^2)
assert Ric[th,th] ~= r^2*(a dda + 2*da^2 + 2*k)
assert Ric[ph,ph] ~= r^2*(a dda + 2*da^2 + 2*k)*sin(th)^2
assert scalarCurvature(g) ~= 6*(dda/a + (da/a)^2 + k/a^2)
assert einstein(g)[t,t] ~= 3*(da^2 + k)/a^2
assert einstein(g)[r,r] ~= -(2*a dda + da^2 + k)/(1 - k r^2)
assert weyl(g) ~= 0
assert kretschmann(g) ~= 12*((dda/a)^2 + ((da^2 + k)/a^2)^2)
---
# Kasner's universe: vacuum where the exponents and their squares add up to 1.
# Source: Misner, Thorne, Wheeler, Gravitation.
# Derivation: |R|^2 = 4 (sum p^2 (p - 1)^2 + sum over pairs p^2 q^2)/t^4 = 64/27 t^-4 for (-1/3, 2/3, 2/3).
chart S(t, x, y, z) where t > 0
metric g_ij = diag(-1, t^(-2/3), t^(4/3), t^(4/3)) on S
assert ricci(levicivita(g)) ~= 0
assert kretschmann(g) ~= 64/(27*t^4)
---
# A gravitational wave (Brinkmann's form): Ric_uu = -1/2 (H_xx + H_yy), and every scalar of the curvature vanishes.
# Source: Griffiths, Podolský, Exact Space-Times in Einstein's General Relativity.
chart S(u, v, x, y)
H = sin(u)*(x^2 - 3*y^2) + x^3 y
metric g_ij = [[H, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] on S
hess = calcHessian(H)
Ric = ricci(levicivita(g))
assert Ric[u,u] ~= -1/2 (hess[x,x] + hess[y,y])
assert Ric[u,x] ~= 0
assert Ric[x,x] ~= 0
assert scalarCurvature(g) ~= 0
assert kretschmann(g) ~= 0
N^i = [0, 1, 0, 0] on S
assert killing(N, g) ~= 0
assert nonmetricity(levicivita(g), g) ~= 0
---
# Gödel's universe: R_ij = 2 w^2 V_i V_j with the flow of matter V, R = -2 w^2.
# Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
chart S(t, x, y, z)
param w = 0.7
h = exp(sqrt(2)*w x)
metric g_ij = [[-1, 0, -h, 0], [0, 1, 0, 0], [-h, 0, -h^2/2, 0], [0, 0, 0, 1]] on S
V^i = [1, 0, 0, 0] on S
Vd_i = g_ij V^j
assert ricci(levicivita(g))_ij ~= 2 w^2 Vd_i Vd_j
assert scalarCurvature(g) ~= -2*w^2
assert killing(V, g) ~= 0
---
# Kerr's black hole: vacuum, and the Kretschmann scalar as a formula in M and a.
# Source: Henry, Astrophysical Journal 535 (2000) 350, with Q = 0.
chart B(t, r, th, ph) where r > 0, 0 < th < pi
param M
param a
S = r^2 + a^2*cos(th)^2
D = r^2 - 2*M*r + a^2
metric g_ij = [[-(1 - 2*M*r/S), 0, 0, -2*M*a*r*sin(th)^2/S], [0, S/D, 0, 0], [0, 0, S, 0], [-2*M*a*r*sin(th)^2/S, 0, 0, (r^2 + a^2 + 2*M*a^2*r*sin(th)^2/S)*sin(th)^2]] on B
assert ricci(levicivita(g)) ~= 0
assert kretschmann(g) ~= 48*M^2*(r^6 - 15*a^2*r^4*cos(th)^2 + 15*a^4*r^2*cos(th)^4 - a^6*cos(th)^6)/S^6
---
# Rindler's wedge is flat, and boosts are its time translations.
# Source: Carroll, Spacetime and Geometry.
chart S(n, x) where x > 0
chart K(t, z)
metric g_ij = diag(-x^2, 1) on S
metric e_ij = diag(-1, 1) on K
map phi: S -> K { t = x sinh(n); z = x cosh(n) }
assert riemann(levicivita(g)) ~= 0
assert levicivita(g)[n,n,x] ~= 1/x
assert levicivita(g)[x,n,n] ~= x
assert pull(e, phi) ~= g
B^i = [z, t] on K
assert killing(B, e) ~= 0
---
# Weyl's tensor is trace-free, zero in dimension 3, and W^a_bcd does not see a conformal factor.
# Source: Wald, General Relativity.
chart S(t, x, y, z)
chart E(a, b, c)
metric g_ij = [[-1 - x^2, y, 0, 0], [y, 1, 0, z], [0, 0, 2 + t^2, 0], [0, z, 0, 1 + y^2]] on S
metric h_ij = exp(2*x + t y) g_ij
W = weyl(g)
p = S(0.2, 0.3, -0.4, 0.5)
assert g^ik W_ijkl @ p ~= 0
assert W_ijkl @ p ~= -W_jikl @ p
assert W_ijkl @ p ~= W_klij @ p
assert W_ijkl + W_iklj + W_iljk @ p ~= 0
assert g^mi W_ijkl @ p ~= h^mi weyl(h)_ijkl @ p
metric k_ij = [[1 + a^2, b, 0], [b, 2, c], [0, c, -3 + a b]] on E
assert weyl(k) @ E(0.2, 0.3, 0.4) ~= 0
---
# Einstein's tensor has no divergence, whatever the metric.
# Source: Misner, Thorne, Wheeler, Gravitation (the contracted Bianchi identity).
chart S(x, y, z)
metric k_ij = [[1 + x^2, y, 0], [y, 2, z], [0, z, -3 + x y]] on S
use metric k
E = einstein(k)
dE_k = nabla_i E^i_k
assert dE @ S(0.2, 0.3, 0.4) ~= 0
