# Location and scale families are hyperbolic planes.
# Source: Amari, Nagaoka, Methods of Information Geometry; Mitchell, Comm. Statist. 17 (1988) 2073; Oller, Sankhya A 49 (1987) 17; Skovgaard, Scand. J. Statist. 11 (1984) 211.
# Derivation: (A dm^2 + B ds^2)/s^2 has curvature -1/B.
import gallery
assert scalarCurvature(gallery.normal()) ~= -1
assert scalarCurvature(gallery.cauchy()) ~= -4
assert scalarCurvature(gallery.laplace()) ~= -2
assert scalarCurvature(gallery.logistic()) ~= -18/(3 + pi^2)
assert scalarCurvature(gallery.weibull()) ~= -12/pi^2
assert scalarCurvature(gallery.inverseGaussian()) ~= -1
assert scalarCurvature(gallery.normal2()) ~= -2
C = levicivita(gallery.normal())
s = gallery.Normal.s
assert C[m,m,s] ~= -1/s
assert C[s,m,m] ~= 1/(2*s)
assert C[s,s,s] ~= -1/s
---
# Classes: parts of a sphere of radius 2, in any dimension, and 2 sqrt(n) for n draws.
# Source: Amari, Nagaoka, Methods of Information Geometry; Kass, Vos, Geometrical Foundations of Asymptotic Inference.
import gallery
param n
assert scalarCurvature(gallery.categorical3()) ~= 1/2
assert scalarCurvature(gallery.categorical4()) ~= 3/2
assert kretschmann(gallery.categorical4()) ~= 3/4
assert scalarCurvature(gallery.multinomial(n)) ~= 1/(2*n)
assert gallery.bernoulli()[1,1] @ gallery.Bernoulli(0.25) ~= 16/3
assert gallery.poisson()[1,1] @ gallery.Poisson(4) ~= 1/4
assert integrate(1, gallery.bernoulli(), p: 0.25..0.75) ~= 2*(asin(sqrt(0.75)) - asin(sqrt(0.25))) tol 1e-9
assert integrate(1, gallery.poisson(), l: 1..4) ~= 2 tol 1e-9
---
# Gamma and beta distributions: trigamma and its derivatives.
# Source: Abramowitz, Stegun, Handbook of Mathematical Functions (psi'(1) = pi^2/6, psi''(1) = -2 zeta(3)); Lauritzen, Statistical manifolds (1987); Le Brigant, Preston, Puechmorel, Differ. Geom. Appl. 74 (2021) 101702.
# Derivation: the gamma family's curvature is (psi' + k psi'')/(4 (k psi' - 1)^2), since the metric is psi' dk^2 - 2 dk db/b + k db^2/b^2;
# for beta, psi'(2) = psi'(1) - 1, psi''(2) = psi''(1) + 2, by their formula for the beta family.
import gallery
zeta3 = 1.2020569031595942
p1 = pi^2/6
G = gallery.gammaFamily()
B = gallery.beta()
o = gallery.GammaFamily(1, 1)
q = gallery.Beta(1, 1)
assert G[k,k] @ o ~= p1
assert G[k,b] @ gallery.GammaFamily(2, 3) ~= -1/3
assert G[b,b] @ gallery.GammaFamily(2, 3) ~= 2/9
assert scalarCurvature(G) @ o ~= (p1 - 2*zeta3)/(2*(p1 - 1)^2)
assert B[a,a] @ q ~= 1
assert B[a,b] @ q ~= 1 - p1
assert scalarCurvature(B) @ q < 0
assert det(components(B)) @ q ~= 1 - (p1 - 1)^2
D = gallery.dirichlet()
assert D[a,b] @ gallery.Dirichlet(1, 1, 1) ~= -(p1 - 5/4)
assert D[a,a] @ gallery.Dirichlet(1, 1, 1) ~= 5/4
assert scalarCurvature(D) @ gallery.Dirichlet(1, 2, 3) < 0
---
# Von Mises' distributions: Bessel's functions, the plane's limit and the normal distributions' limit.
# Source: Abramowitz, Stegun, Handbook of Mathematical Functions (I0(1) = 1.2660658778, I1(1) = 0.5651591040); Mardia, Jupp, Directional Statistics.
# Derivation: scalar curvatures from Brioschi's formula with Bessel's functions in 30 digits (mpmath).
import gallery
g = gallery.vonMises()
p = gallery.VonMises(0, 1)
assert g[m,m] @ p ~= 0.5651591039924851/1.2660658777520084
assert g[k,k] @ p ~= 1 - 0.5651591039924851/1.2660658777520084 - (0.5651591039924851/1.2660658777520084)^2
assert scalarCurvature(g) @ p ~= -0.12418654365513887
assert scalarCurvature(g) @ gallery.VonMises(0, 0.3) ~= -0.0112493707499884
assert scalarCurvature(g) @ gallery.VonMises(0, 50) ~= -1.00000680126021
