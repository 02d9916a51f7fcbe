# The sphere in three charts: the same metric in each, and the same curvature at the poles.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
# Derivation: a great circle through the pole is as long as the angle.
import gallery
N = gallery.SphereStereographic
Z = gallery.SphereStereographicSouth
g = gallery.sphere(1)
assert g in N ~= gallery.sphereStereographic(1)
assert g in Z ~= gallery.sphereStereographicSouth(1)
assert gallery.sphereStereographic(1) in Z ~= gallery.sphereStereographicSouth(1)
assert gallery.sphereStereographicSouth(1) in N ~= gallery.sphereStereographic(1)
assert gallery.sphereStereographicSouth(1) in gallery.Sphere ~= g
assert pull(gallery.sphereStereographicSouth(1), gallery.inversion) ~= gallery.sphereStereographic(1)
param R
assert scalarCurvature(gallery.sphereStereographicSouth(R)) ~= 2/R^2
assert scalarCurvature(g in Z) ~= 2
assert (scalarCurvature(g in Z)) @ Z(0, 0) ~= 2
assert (scalarCurvature(g in N)) @ N(0, 0) ~= 2
assert components(levicivita(g) in Z) ~= components(levicivita(gallery.sphereStereographicSouth(1)))
---
# The sphere of dimension 3 in four charts.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
# Source: Petersen, Riemannian Geometry, 3rd ed.
import gallery
N = gallery.Sphere3Stereographic
Z = gallery.Sphere3StereographicSouth
g = gallery.sphere3(1)
assert g in N ~= gallery.sphere3Stereographic(1)
assert g in Z ~= gallery.sphere3StereographicSouth(1)
assert g in gallery.Hopf ~= gallery.hopf()
assert gallery.sphere3Stereographic(1) in gallery.Sphere3 ~= g
assert gallery.sphere3StereographicSouth(1) in gallery.Hopf ~= gallery.hopf()
assert gallery.hopf() in N ~= gallery.sphere3Stereographic(1)
assert pull(gallery.sphere3Stereographic(1), gallery.sphere3ToStereographic) ~= g
assert pull(gallery.sphere3Stereographic(1), gallery.hopfToStereographic) ~= gallery.hopf()
assert pull(gallery.sphere3StereographicSouth(1), gallery.inversion3) ~= gallery.sphere3Stereographic(1)
param R
assert scalarCurvature(gallery.sphere3Stereographic(R)) ~= 6/R^2
assert scalarCurvature(gallery.sphere3StereographicSouth(R)) ~= 6/R^2
assert scalarCurvature(g in Z) @ Z(0, 0, 0) ~= 6
---
# The real projective plane in three affine charts: curvature 1.
# Source: Gallot, Hulin, Lafontaine, Riemannian Geometry, 3rd ed.
# Derivation: a line through the origin of space and its image in each chart.
import gallery
assert gallery.rp2Z() in gallery.RP2X ~= gallery.rp2X()
assert gallery.rp2Z() in gallery.RP2Y ~= gallery.rp2Y()
assert gallery.rp2X() in gallery.RP2Y ~= gallery.rp2Y()
assert gallery.rp2Y() in gallery.RP2Z ~= gallery.rp2Z()
assert pull(gallery.rp2X(), gallery.affineZX) ~= gallery.rp2Z()
assert pull(gallery.rp2Y(), gallery.affineZY) ~= gallery.rp2Z()
assert scalarCurvature(gallery.rp2Z()) ~= 2
assert scalarCurvature(gallery.rp2Y()) ~= 2
assert scalarCurvature(gallery.rp2X()) ~= 2
assert scalarCurvature(gallery.rp2Z() in gallery.RP2X) @ gallery.RP2X(3, 0) ~= 2
---
# The complex projective line about 0 and about infinity: a sphere of radius 1/2.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
import gallery
assert gallery.cp1() in gallery.CP1Infinity ~= gallery.cp1Infinity()
assert gallery.cp1Infinity() in gallery.CP1 ~= gallery.cp1()
assert pull(gallery.cp1Infinity(), gallery.reciprocal) ~= gallery.cp1()
assert scalarCurvature(gallery.cp1Infinity()) ~= 8
assert scalarCurvature(gallery.cp1() in gallery.CP1Infinity) @ gallery.CP1Infinity(0, 0) ~= 8
---
# The hyperbolic plane in five charts: curvature -1, the same metric in each.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
import gallery
assert gallery.halfPlane(1) in gallery.PoincareDisk ~= gallery.poincareDisk(1)
assert gallery.halfPlane(1) in gallery.KleinDisk ~= gallery.kleinDisk(1)
assert gallery.halfPlane(1) in gallery.HyperboloidModel ~= gallery.hyperboloidModel(1)
assert gallery.halfPlane(1) in gallery.Hyperbolic ~= gallery.hyperbolic(1)
assert gallery.poincareDisk(1) in gallery.HalfPlane ~= gallery.halfPlane(1)
assert gallery.poincareDisk(1) in gallery.KleinDisk ~= gallery.kleinDisk(1)
assert gallery.poincareDisk(1) in gallery.HyperboloidModel ~= gallery.hyperboloidModel(1)
assert gallery.poincareDisk(1) in gallery.Hyperbolic ~= gallery.hyperbolic(1)
assert gallery.kleinDisk(1) in gallery.HalfPlane ~= gallery.halfPlane(1)
assert gallery.kleinDisk(1) in gallery.PoincareDisk ~= gallery.poincareDisk(1)
assert gallery.kleinDisk(1) in gallery.HyperboloidModel ~= gallery.hyperboloidModel(1)
assert gallery.kleinDisk(1) in gallery.Hyperbolic ~= gallery.hyperbolic(1)
assert gallery.hyperboloidModel(1) in gallery.HalfPlane ~= gallery.halfPlane(1)
assert gallery.hyperboloidModel(1) in gallery.PoincareDisk ~= gallery.poincareDisk(1)
assert gallery.hyperboloidModel(1) in gallery.KleinDisk ~= gallery.kleinDisk(1)
assert gallery.hyperboloidModel(1) in gallery.Hyperbolic ~= gallery.hyperbolic(1)
assert gallery.hyperbolic(1) in gallery.HalfPlane ~= gallery.halfPlane(1)
assert gallery.hyperbolic(1) in gallery.PoincareDisk ~= gallery.poincareDisk(1)
assert gallery.hyperbolic(1) in gallery.KleinDisk ~= gallery.kleinDisk(1)
assert gallery.hyperbolic(1) in gallery.HyperboloidModel ~= gallery.hyperboloidModel(1)
assert pull(gallery.kleinDisk(1), gallery.diskToKlein) ~= gallery.poincareDisk(1)
assert pull(gallery.hyperboloidModel(1), gallery.kleinToHyperboloid) ~= gallery.kleinDisk(1)
param L
assert scalarCurvature(gallery.hyperboloidModel(L)) ~= -2/L^2
assert scalarCurvature(gallery.hyperbolic(1) in gallery.PoincareDisk) @ gallery.PoincareDisk(0, 0) ~= -2
---
# Schwarzschild's vacuum continued: Ricci 0, Kretschmann 48 M^2/r^6 on both sides of the horizon,
# at the horizon U V = 0 (r = 2 M) 3/(4 M^4), and in the second outside.
# Source: Misner, Thorne, Wheeler, Gravitation, section 31.5.
# Derivation: U V = (1 - r/(2 M)) exp(r/(2 M)).
import gallery
K = gallery.Kruskal
assert gallery.schwarzschild(1) in K ~= gallery.kruskal(1)
assert gallery.schwarzschildIngoing(1) in K ~= gallery.kruskal(1)
assert gallery.schwarzschildRain(1) in K ~= gallery.kruskal(1)
assert gallery.schwarzschildRain(1) in gallery.SchwarzschildIngoing ~= gallery.schwarzschildIngoing(1)
assert gallery.schwarzschild(1) in gallery.SchwarzschildRain ~= gallery.schwarzschildRain(1)
assert gallery.kruskal(1) in gallery.Schwarzschild ~= gallery.schwarzschild(1)
assert pull(gallery.kruskal(1), gallery.ingoingToKruskal) ~= gallery.schwarzschildIngoing(1)
assert ricci(levicivita(gallery.kruskal(1))) @ K(0, 3, 1, 0) ~= 0
assert ricci(levicivita(gallery.kruskal(1))) @ K(0.5, 0.5, 1, 0) ~= 0
R = kretschmann(gallery.schwarzschild(1) in K)
assert R @ K(0, 3, 1, 0) ~= 3/4
assert R @ K(0, 0, 1, 0) ~= 3/4
assert R @ K(1/2*exp(1/2), 1, 1, 0) ~= 48
assert R @ K(exp(2), -1, 1, 0) ~= 48/4^6
assert kretschmann(gallery.kruskal(3)) @ K(0, 1, 1, 0) ~= 3/(4*3^4)
