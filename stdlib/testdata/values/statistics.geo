# The alpha-connections of the normal distributions: coefficients, curvature (1 - alpha^2) times Levi-Civita's, duality.
# Source: Amari, Nagaoka, Methods of Information Geometry; Arwini, Dodson, Information Geometry (2008).
# Derivation: T_mms = 2/s^3, T_sss = 8/s^3 of the normal density's third moments.
import gallery
param a
F = gallery.normal()
s = gallery.Normal.s
T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on gallery.Normal
C = alphaConnection(F, T, a)
assert C[m,m,s] ~= -(1 + a)/s
assert C[m,s,m] ~= -(1 + a)/s
assert C[s,m,m] ~= (1 - a)/(2*s)
assert C[s,s,s] ~= -(1 + 2*a)/s
assert C[m,m,m] ~= 0
assert C[s,m,s] ~= 0
assert riemann(C)^a_bcd ~= (1 - a^2) riemann(levicivita(F))^a_bcd
assert riemann(alphaConnection(F, T, 1)) ~= 0
assert riemann(alphaConnection(F, T, -1)) ~= 0
assert alphaConnection(F, T, 0) ~= levicivita(F)
assert dualConnection(C, F) ~= alphaConnection(F, T, -a)
assert amariChentsov(alphaConnection(F, T, 1), F) ~= T
assert nonmetricity(C, F)_ijk ~= a T_ijk
assert statisticalDefect(C, F) ~= 0
assert ricciSkew(C) ~= 0
---
# Dual connections with torsion and without symmetry: the defining equation, and what duality does to curvature.
# Source: Amari, Nagaoka, Methods of Information Geometry.
chart Q(x, y, z)
metric G_ij = [[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]] on Q
D = dualConnection(C, G)
assert d_k G_ij ~= G_lj C^l_ki + G_il D^l_kj
assert dualConnection(D, G) ~= C
assert dualConnection(levicivita(G), G) ~= levicivita(G)
assert G_ae riemann(C)^e_bcd ~= -G_be riemann(D)^e_acd
assert statisticalDefect(C, G)_ijk ~= nonmetricity(C, G)_ijk - nonmetricity(C, G)_jik
assert amariChentsov(C, G) ~= nonmetricity(C, G)
cubic_ijk = [[[x, 2, y], [z, 1, x y], [3, x, -1]], [[y, x, 1], [2, z, x], [1, y^2, 4]], [[x, 1, 2], [z, -2, y], [x, 5, z]]] on Q
A = alphaConnection(G, cubic, 0.7)
assert A^k_ij ~= levicivita(G)^k_ij - 0.35 G^kl cubic_ijl
---
# Three classes: Fisher's metric and the cubic tensor from the probabilities; the metric of a sphere of radius 2.
# Source: Amari, Nagaoka, Methods of Information Geometry (mixture coordinates).
import gallery
p = gallery.Categorical3.p
q = gallery.Categorical3.q
o = 1 - p - q
P_c = [p, q, o]
F = fisherDiscrete(P)
T = chentsovDiscrete(P)
assert F ~= gallery.categorical3()
assert T[p,p,p] ~= 1/p^2 - 1/o^2
assert T[p,p,q] ~= -1/o^2
assert T[q,q,q] ~= 1/q^2 - 1/o^2
assert scalarCurvature(F) ~= 1/2
assert riemann(alphaConnection(F, T, -1)) ~= 0
assert alphaConnection(F, T, -1) ~= flat(gallery.Categorical3)
assert riemann(alphaConnection(F, T, 1)) ~= 0
assert statisticalDefect(alphaConnection(F, T, 1), F) ~= 0
---
# Logits: moments of the classes' indicators; two rows are averaged.
# Derivation: of equal thirds, third central moments p (1 - p) (1 - 2 p) = 2/27 and -p p (1 - 2 p) = -1/27;
# the second row has twice the slope in a and none in b: (8 2/27 + 2/27)/2 = 1/3 at aaa.
# Source: Amari, Nagaoka, Methods of Information Geometry (exponential families: third cumulants).
chart w(a, b)
z_nc = [[a, b, 0]]
y_nc = [[a, b, 0], [2*a, 0, 0]]
T = chentsovCategorical(z) @ w(0, 0)
assert T[a,a,a] ~= 2/27
assert T[a,a,b] ~= -1/27
assert T[b,b,b] ~= 2/27
assert (chentsovCategorical(y) @ w(0, 0))[a,a,a] ~= 1/3
assert (chentsovCategorical(y) @ w(0, 0))[a,a,b] ~= -1/54
f = log(exp(a) + exp(b) + 1)
assert chentsovCategorical(z)_ijk @ w(0.3, -0.7) ~= d_i d_j d_k f @ w(0.3, -0.7)
