# Polar coordinates: the orthonormal frame turns.
# Source: Nakahara, Geometry, Topology and Physics, 2nd ed.
# Derivation: [d_r, d_t/r] = -d_t/r^2, nabla_{e_2} e_1 = e_2/r, nabla_{e_2} e_2 = -e_1/r.
import gallery
g = gallery.polar()
r = gallery.Polar.r
u^i = [1, 0] on gallery.Polar
v^i = [0, 1/r] on gallery.Polar
e = frame(u, v)
w = coframe(e)
assert frameMetric(e, g)_ab ~= eye(2)_ab
assert w[2,t] ~= r
assert w_ai e^i_b ~= eye(2)_ab
c = structure(e)
assert c[2,1,2] ~= -1/r
assert c[2,2,1] ~= 1/r
assert c[1,1,2] ~= 0
W = frameConnection(e, levicivita(g))
assert W[2,2,1] ~= 1/r
assert W[1,2,2] ~= -1/r
assert W[2,1,2] ~= 0
assert W_abc - W_acb ~= c_abc
k = ricciRotation(e, g)
assert k[2,1,2] ~= 1/r
assert k[1,2,2] ~= -1/r
assert k_abc ~= -k_bac
assert frameCurvature(e, levicivita(g)) ~= 0
---
# Schwarzschild in the frame of observers at rest.
# Source: Misner, Thorne, Wheeler, Gravitation.
import gallery
param M = 1
g = gallery.schwarzschild(M)
r = gallery.Schwarzschild.r
th = gallery.Schwarzschild.th
f = sqrt(1 - 2*M/r)
a^i = [1/f, 0, 0, 0] on gallery.Schwarzschild
b^i = [0, f, 0, 0] on gallery.Schwarzschild
c^i = [0, 0, 1/r, 0] on gallery.Schwarzschild
h^i = [0, 0, 0, 1/(r*sin(th))] on gallery.Schwarzschild
e = frame(a, b, c, h)
p = gallery.Schwarzschild(0, 5, 1.1, 0.4)
assert frameMetric(e, g)_ab @ p ~= diag(-1, 1, 1, 1)_ab
R = frameCurvature(e, levicivita(g)) @ p
assert R[1,2,1,2] ~= 2/125
assert R[1,3,1,3] ~= -1/125
assert R[1,4,1,4] ~= -1/125
assert R[3,4,3,4] ~= 2/125
assert R[2,3,2,3] ~= -1/125
assert R[2,4,2,4] ~= -1/125
k = ricciRotation(e, g) @ p
assert k[1,2,1] ~= -1/25/sqrt(3/5)
assert k[3,2,3] ~= sqrt(3/5)/5
assert k[4,3,4] ~= cos(1.1)/sin(1.1)/5
---
# Nil's left-invariant frame: [e_1, e_2] = e_3; the unit quaternions: [e_1, e_2] = 2 e_3.
# Source: Milnor, Curvatures of left invariant metrics on Lie groups, Advances in Mathematics 21 (1976).
# Derivation: nabla_{e_1} e_2 = e_3/2, R_1212 = -3/4, R_1313 = 1/4.
import gallery
g = gallery.nil()
x = gallery.Nil.x
a^i = [1, 0, 0] on gallery.Nil
b^i = [0, 1, x] on gallery.Nil
c^i = [0, 0, 1] on gallery.Nil
e = frame(a, b, c)
assert frameMetric(e, g)_ab ~= eye(3)_ab
s = structure(e)
assert s[3,1,2] ~= 1
assert s[3,2,1] ~= -1
assert s[1,2,3] ~= 0
W = frameConnection(e, levicivita(g))
assert W[3,1,2] ~= 1/2
assert W[3,2,1] ~= -1/2
assert W[2,1,3] ~= -1/2
R = frameCurvature(e, levicivita(g))
assert R[1,2,1,2] ~= -3/4
assert R[1,3,1,3] ~= 1/4
assert R[2,3,2,3] ~= 1/4
---
# A frame and a connection without symmetry: the definitions on vectors.
# Derivation: nabla_{e_b} e_c by bracket and connection; the curvature commutes derivatives.
# Source: Nakahara, Geometry, Topology and Physics, 2nd ed.
chart Q(x, y, z)
metric G_ij = [[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]] on Q
a^i = [1, x, 0.3] on Q
b^i = [y, 2, z] on Q
c^i = [0.2, x y, 3] on Q
e = frame(a, b, c)
w = coframe(e)
p = Q(0.3, -0.4, 0.7)
use connection C
assert structure(e)[1,2,3] @ p ~= (w_ai bracket(b, c)^i)[1] @ p
assert structure(e)[2,1,3] @ p ~= (w_ai bracket(a, c)^i)[2] @ p
D^i = b^j nabla_j c^i
assert frameConnection(e, C)[1,2,3] @ p ~= (w_ai D^i)[1] @ p
assert frameConnection(e, C)[3,2,3] @ p ~= (w_ai D^i)[3] @ p
W = frameConnection(e, C)
T_abc = w_ai torsion(C)^i_jk e^j_b e^k_c
assert W_abc - W_acb @ p ~= structure(e)_abc + T_abc @ p
E^i = riemann(C)^i_jkl b^j a^k c^l
assert frameCurvature(e, C)[2,2,1,3] @ p ~= (w_ai E^i)[2] @ p
assert frameMetric(e, G)[1,2] @ p ~= G_ij a^i b^j @ p
F^i = c^j d_j b^i + levicivita(G)^i_jk c^j b^k
assert ricciRotation(e, G)[1,2,3] @ p ~= G_ij a^i F^j @ p
