# The spheres: all-down curvature, Schouten, no Cotton, Einstein.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (constant curvature).
import gallery
param a = 3
g = gallery.sphere(a)
k = gallery.sphere3(a)
h = gallery.sphere4(1)
R = riemannDown(g)
assert R[th,ph,th,ph] ~= a^2*sin(gallery.Sphere.th)^2
assert R[ph,th,th,ph] ~= -a^2*sin(gallery.Sphere.th)^2
assert schouten(k)_ij ~= k_ij/(2*a^2)
assert cotton(k) ~= 0
assert tracefreeRicci(k) ~= 0
assert kulkarniNomizu(h, h)_abcd ~= 2 riemannDown(h)_abcd
assert kulkarniNomizu(schouten(h), h) ~= riemannDown(h)
assert ricciSquared(k) ~= 12/a^4
assert ricciSquared(h) ~= 36
assert gaussBonnet(h) ~= 24
assert weylSquared(h) ~= 0
---
# Nil: Ricci is diag(-1/2, -1/2, 1/2) in the left-invariant frame, sectional curvatures -3/4, 1/4, 1/4.
# Source: Milnor, Curvatures of left invariant metrics on Lie groups, Advances in Mathematics 21 (1976).
# Derivation: Kretschmann = 4 (9/16 + 1/16 + 1/16); Schouten diag(-3/8, -3/8, 5/8) = Ricci - s/4 with s = -1/2.
import gallery
g = gallery.nil()
assert scalarCurvature(g) ~= -1/2
assert ricciSquared(g) ~= 3/4
assert kretschmann(g) ~= 11/4
P = schouten(g)
assert P[x,x] ~= -3/8
assert P[z,z] ~= 5/8
S = tracefreeRicci(g)
assert S[x,x] ~= -1/3
assert S[z,z] ~= 2/3
assert g^ij S_ij ~= 0
---
# Schwarzschild, Reissner and Nordstrom, de Sitter: quadratic invariants.
# Source: Henry, Astrophysical Journal 535 (2000) 350; Cherubini, Bini, Capozziello, Ruffini, Int. J. Mod. Phys. D 11 (2002) 827.
import gallery
param M
param Q
param H
g = gallery.schwarzschild(M)
h = gallery.reissnerNordstrom(M, Q)
k = gallery.deSitter(H)
r = gallery.Schwarzschild.r
s = gallery.ReissnerNordstrom.r
assert weylSquared(g) ~= 48*M^2/r^6
assert gaussBonnet(g) ~= 48*M^2/r^6
assert ricciSquared(g) ~= 0
assert ricciSquared(h) ~= 4*Q^4/s^8
assert weylSquared(h) ~= 48*(M*s - Q^2)^2/s^8
assert gaussBonnet(h) ~= 48*M^2/s^6 - 96*M*Q^2/s^7 + 40*Q^4/s^8
assert ricciSquared(k) ~= 36*H^4
assert weylSquared(k) ~= 0
assert gaussBonnet(k) ~= 24*H^4
assert tracefreeRicci(k) ~= 0
---
# The divergence of Weyl's tensor is -(n - 3) times Cotton's; Weyl is what Schouten leaves; squares by contraction.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the Weyl tensor); Besse, Einstein Manifolds.
chart A4(P, X, Y, Z)
metric A_ab = [[7 + X^2, Y, 0, P], [Y, -8, Z, 0], [0, Z, 9 + P Y, 1], [P, 0, 1, 6]] on A4
p = A4(0.3, 0.2, -0.5, 0.4)
use connection levicivita(A)
W = weyl(A)
D_bcd = A^ae nabla_e W_abcd
assert D @ p ~= -cotton(A) @ p
assert W_abcd @ p ~= riemannDown(A)_abcd - kulkarniNomizu(schouten(A), A)_abcd @ p
assert weylSquared(A) @ p ~= W_abcd W_efgh A^ae A^bf A^cg A^dh @ p
assert gaussBonnet(A) @ p ~= W_abcd W_efgh A^ae A^bf A^cg A^dh - 2 ricciSquared(A) + 2/3*scalarCurvature(A)^2 @ p
assert ricciSquared(A) @ p ~= raise(ricci(levicivita(A)), A)^a_b raise(ricci(levicivita(A)), A)^b_a @ p
assert tracefreeRicci(A)_ab @ p ~= einstein(A)_ab + scalarCurvature(A)/4 A_ab @ p
assert contractedBianchi(A) @ p ~= 0
assert riemannDown(A)_abcd @ p ~= A_ae riemann(levicivita(A))^e_bcd @ p
---
# Cotton's tensor in dimension 3: of a conformally flat metric it is zero, under conformal change it stays, it is tracefree.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the Weyl tensor).
chart Q(x, y, z)
metric G_ij = [[3 + x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
metric e_ij = exp(x*y)*eye(3) on Q
metric D_ij = exp(x*y/2 + z) G_ij
p = Q(0.3, -0.4, 0.7)
assert cotton(e) ~= 0
assert cotton(D) @ p ~= cotton(G) @ p
assert G^ij cotton(G)_ijk @ p ~= 0
assert cotton(G)_ijk + cotton(G)_jki + cotton(G)_kij @ p ~= 0
---
# Products of symmetric tensors, by components: the first pair (a, b), the second (c, d).
# Derivation: N[x,y,x,y] = h_xx k_yy + h_yy k_xx - h_xy k_yx - h_yx k_xy.
chart E(x, y)
h_ij = [[2, 3], [5, 7]] on E
k_ij = [[11, 13], [17, 19]] on E
N = kulkarniNomizu(h, k)
assert N[x,y,x,y] ~= 2*19 + 7*11 - 3*17 - 5*13
assert N[x,y,y,x] ~= 3*17 + 5*13 - 2*19 - 7*11
assert N[x,x,x,y] ~= 2*13 + 3*11 - 3*11 - 2*13
assert N[x,y,x,x] ~= 2*17 + 5*11 - 2*17 - 5*11
---
# Torsion, nonmetricity and what they make of a connection.
# Source: Hehl, McCrea, Mielke, Ne'eman, Physics Reports 258 (1995) 1.
# Derivation: the distortion is antisymmetric in its outer slots for a metric connection, symmetric in the lower ones for a torsion-free one.
chart Q(x, y, z)
metric G_ij = [[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]] on Q
w_i = [y z, x^2 + 1, sin(x y)] on Q
T^k_ij = [[[0, x, y], [-x, 0, 2], [-y, -2, 0]], [[0, z, 1], [-z, 0, x], [-1, -x, 0]], [[0, 3, x y], [-3, 0, y], [-x y, -y, 0]]] on Q
N = distortion(C, G)
K = contorsion(C, G)
L = disformation(C, G)
assert N ~= K + L
assert L^k_ij ~= L^k_ji
assert G_kl K^l_ij ~= -G_jl K^l_ik
assert K^k_ij - K^k_ji ~= torsion(C)^k_ij
assert N^k_ij ~= C^k_ij - levicivita(G)^k_ij
D = metricConnection(G, T)
assert torsion(D) ~= T
assert nonmetricity(D, G) ~= 0
assert contorsion(D, G) ~= distortion(D, G)
assert disformation(D, G) ~= 0
V = weylConnection(G, w)
assert torsion(V) ~= 0
assert nonmetricity(V, G)_kij ~= -2 w_k G_ij
assert segmental(V)_cd ~= 3 (d_c w_d - d_d w_c)
assert segmental(V)_cd ~= 2 ricciSkew(V)_cd
assert ricciSkew(C)_ij ~= 1/2 (ricci(C)_ij - ricci(C)_ji)
assert segmental(C)_cd ~= riemann(C)^a_acd
assert firstBianchi(C) ~= 0
assert secondBianchi(C) ~= 0
assert check(C)
assert check(G)
---
# The Bianchi identities are none without their torsion: what is left over, by components.
# Source: Kobayashi, Nomizu, Foundations of Differential Geometry I.
# Derivation: a flat connection with the parallel frame e_1 = d_x, e_2 = d_y + x d_z, e_3 = d_z has nabla_x e_y = -e_z:
# T^z_xy = -1, R = 0.
chart E(x, y, z)
connection C^k_ij = [[[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, -1, 0], [0, 0, 0], [0, 0, 0]]] on E
metric e_ij = eye(3) on E
assert riemann(C) ~= 0
assert torsion(C)[z,x,y] ~= -1
assert firstBianchi(C) ~= 0
assert check(C)
assert not check(C, e)
assert check(riemann(C))
K = contorsion(C, e)
assert K[z,x,y] ~= -1/2
assert K[z,y,x] ~= 1/2
assert K[x,y,z] ~= -1/2
assert K[x,z,y] ~= -1/2
assert K[y,x,z] ~= 1/2
assert K[y,z,x] ~= 1/2
---
# Divergence and curl in spherical coordinates, and of a rotation.
# Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
import gallery
g = gallery.spherical()
r = gallery.Spherical.r
th = gallery.Spherical.th
ph = gallery.Spherical.ph
v^i = [r^3*sin(th), cos(ph)*r, th*ph] on gallery.Spherical
assert divergence(v, g) ~= 5*r^2*sin(th) + r*cos(ph)*cos(th)/sin(th) + th
c = curl(v, g)
assert c[r] ~= (2*sin(th)*cos(th)*th*ph + sin(th)^2*ph + r*sin(ph))/sin(th)
assert c[th] ~= -2*th*ph*sin(th)/r
assert c[ph] ~= (3*r^2*cos(ph) - r^3*cos(th))/(r^2*sin(th))
assert divergence(curl(v, g), g) ~= 0
assert curl(grad(r^2*ph + cos(th), g), g) ~= 0
assert divergence(grad(r^3, g), g) ~= 12*r
---
# Curl of a rotation, and conformal fields of the plane.
# Source: Wald, General Relativity; Feynman Lectures on Physics II (curl of a rotation).
chart E(X, Y, Z)
chart F(x, y)
metric e_ij = eye(3) on E
metric f_ij = eye(2) on F
v^i = [-Y, X, 0] on E
assert curl(v, e)[Z] ~= 2
assert curl(v, e)[X] ~= 0
assert divergence(v, e) ~= 0
w^i = [X, Y, Z] on E
assert conformalKilling(w, e) ~= 0
assert conformalKilling(v, e) ~= 0
s^i = [x^2 - y^2, 2*x*y] on F
assert conformalKilling(s, f) ~= 0
assert not (killing(s, f) ~= 0)
u^i = [x^2, x*y] on F
assert conformalKilling(u, f)[x,x] ~= x
assert conformalKilling(u, f)[y,y] ~= -x
assert conformalKilling(u, f)[x,y] ~= y
