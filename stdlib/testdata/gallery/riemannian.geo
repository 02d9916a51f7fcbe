# Flat metrics in many coordinates, and the maps between them.
# Source: Morse, Feshbach, Methods of Theoretical Physics; Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
import gallery
param a = 2
param b = 3
u = gallery.Parabolic.u
v = gallery.Parabolic.v
s = gallery.Bipolar.s
t = gallery.Bipolar.t
C = levicivita(gallery.parabolic())
B = levicivita(gallery.bipolar(a))
assert C[u,u,u] ~= u/(u^2 + v^2)
assert C[u,v,v] ~= -u/(u^2 + v^2)
assert C[v,u,v] ~= u/(u^2 + v^2)
assert C[v,u,u] ~= -v/(u^2 + v^2)
assert B[s,s,s] ~= -sin(s)/(cosh(t) - cos(s))
assert B[t,s,s] ~= sinh(t)/(cosh(t) - cos(s))
assert riemann(C) ~= 0
assert riemann(B) ~= 0
assert riemann(levicivita(gallery.plane())) ~= 0
assert riemann(levicivita(gallery.polar())) ~= 0
assert riemann(levicivita(gallery.spherical())) ~= 0
assert riemann(levicivita(gallery.cylindrical())) ~= 0
assert riemann(levicivita(gallery.flatTorus(a, b))) ~= 0
assert gallery.flatTorus(a, b)[u,u] ~= a^2
assert pull(gallery.plane(), gallery.polarToPlane) ~= gallery.polar()
assert pull(gallery.plane(), gallery.parabolicToPlane) ~= gallery.parabolic()
assert firstForm(gallery.clifford, gallery.euclid4) ~= gallery.flatTorus(1/sqrt(2), 1/sqrt(2))
---
# Spheres: curvature 1/R^2, Kretschmann 2 n (n - 1)/R^4.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
import gallery
param R
assert scalarCurvature(gallery.sphere(R)) ~= 2/R^2
assert kretschmann(gallery.sphere(R)) ~= 4/R^4
assert scalarCurvature(gallery.sphereStereographic(R)) ~= 2/R^2
assert scalarCurvature(gallery.sphere3(R)) ~= 6/R^2
assert kretschmann(gallery.sphere3(R)) ~= 12/R^4
assert scalarCurvature(gallery.sphere4(R)) ~= 12/R^2
assert kretschmann(gallery.sphere4(R)) ~= 24/R^4
assert weyl(gallery.sphere4(R)) ~= 0
assert scalarCurvature(gallery.hopf()) ~= 6
assert ricci(levicivita(gallery.hopf()))_ij ~= 2*gallery.hopf()_ij
assert pull(gallery.sphere(1), gallery.stereographic) ~= gallery.sphereStereographic(1)
assert firstForm(gallery.unitSphere, gallery.euclid) ~= gallery.sphere(1)
assert meanCurvature(shape(secondForm(gallery.unitSphere, gallery.euclid), gallery.sphere(1))) ~= -1
---
# Berger's spheres: scalar curvature 8 - 2 s^2, sectional curvatures s^2, s^2, 4 - 3 s^2.
# Source: Petersen, Riemannian Geometry, 3rd ed.
# Derivation: Kretschmann = 4 (2 s^4 + (4 - 3 s^2)^2).
import gallery
param s
assert scalarCurvature(gallery.berger(s)) ~= 8 - 2*s^2
assert kretschmann(gallery.berger(s)) ~= 4*(2*s^4 + (4 - 3*s^2)^2)
assert riemannDown(gallery.berger(1))_abcd ~= 1/2 kulkarniNomizu(gallery.berger(1), gallery.berger(1))_abcd
---
# Fubini and Study: holomorphic curvature 4, scalar curvature 4 n (n + 1), Einstein.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.; Besse, Einstein Manifolds.
# Derivation: |R|^2 = 32 n (n + 1) for holomorphic curvature 4.
import gallery
h = gallery.cp2()
u^i = [1, 0, 0, 0] on gallery.CP2
v^i = [0, 1, 0, 0] on gallery.CP2
w^i = [0, 0, 1, 0] on gallery.CP2
o = gallery.CP2(0, 0, 0, 0)
assert scalarCurvature(gallery.cp1()) ~= 8
assert kretschmann(gallery.cp1()) ~= 64
assert scalarCurvature(h) ~= 24
assert kretschmann(h) ~= 192
assert ricci(levicivita(h))_ij ~= 6 h_ij
assert sectional(h, u, v) @ o ~= 4
assert sectional(h, u, w) @ o ~= 1
assert weylSquared(h) ~= 96
---
# Hyperbolic spaces and the isometries of their models.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
import gallery
param L
assert scalarCurvature(gallery.halfPlane(L)) ~= -2/L^2
assert scalarCurvature(gallery.halfSpace(L)) ~= -6/L^2
assert kretschmann(gallery.halfSpace(L)) ~= 12/L^4
assert scalarCurvature(gallery.poincareDisk(L)) ~= -2/L^2
assert scalarCurvature(gallery.poincareBall(L)) ~= -6/L^2
assert cotton(gallery.poincareBall(1)) ~= 0
assert scalarCurvature(gallery.kleinDisk(L)) ~= -2/L^2
assert scalarCurvature(gallery.hyperbolic(L)) ~= -2/L^2
assert pull(gallery.poincareDisk(1), gallery.cayley) ~= gallery.halfPlane(1)
assert pull(gallery.minkowski3(), gallery.hyperboloid) ~= gallery.hyperbolic(1)
assert pull(gallery.poincareDisk(1), gallery.polarToDisk) ~= gallery.hyperbolic(1)
C = levicivita(gallery.halfPlane(L))
y = gallery.HalfPlane.y
assert C[y,y,y] ~= -1/y
assert C[y,x,x] ~= 1/y
assert C[x,x,y] ~= -1/y
---
# Thurston's geometries.
# Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983); Milnor, Advances in Mathematics 21 (1976).
# Derivation: Sol has sectional curvatures -1, -1, 1; SL2 has -7/4, 1/4, 1/4.
import gallery
assert scalarCurvature(gallery.nil()) ~= -1/2
assert kretschmann(gallery.nil()) ~= 11/4
assert scalarCurvature(gallery.sol()) ~= -2
assert kretschmann(gallery.sol()) ~= 12
assert scalarCurvature(gallery.sl2()) ~= -5/2
assert kretschmann(gallery.sl2()) ~= 4*(49/16 + 1/16 + 1/16)
assert scalarCurvature(gallery.hyperbolicLine()) ~= -2
assert scalarCurvature(gallery.sphereLine()) ~= 2
assert cotton(gallery.hyperbolicLine()) ~= 0
assert cotton(gallery.sphereLine()) ~= 0
assert ricci(levicivita(gallery.sol()))[z,z] ~= -2
assert ricci(levicivita(gallery.sol()))[x,x] ~= 0
