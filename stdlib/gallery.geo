# Named geometries. A metric is a function of its constants, over the chart of the same
# name with a capital: gallery.kerr(M, a) is over gallery.Kerr. A surface is a map from the
# chart of its name into gallery.Space, whose metric is gallery.euclid. Lorentzian metrics
# have signature -+++, angles are in radians, G = c = 1.

# ---- Flat space.

chart Plane(x, y)
chart Space(X, Y, Z)
chart Euclid4(X, Y, Z, W)
chart Polar(r, t) where r > 0
chart Spherical(r, th, ph) where r > 0, 0 < th < pi
chart Cylindrical(r, t, z) where r > 0
chart Parabolic(u, v) where v > 0
chart Bipolar(s, t) where t > 0
chart FlatTorus(u, v)

# euclid: the metric of space. Source: Euclid, Elements, I.47.
metric euclid_ab = eye(3) on Space

# euclid4: the metric of four-dimensional space. Source: Euclid, Elements, I.47.
metric euclid4_ab = eye(4) on Euclid4

# plane(): the plane in Cartesian coordinates.
#   gives g_ij over Plane, flat.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     import gallery
#     g = gallery.plane()
#     print scalarCurvature(g)
fn plane() -> metric g_ij = eye(2) on Plane

# polar(): the plane in polar coordinates.
#   gives g_ij over Polar, flat.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     import gallery
#     g = gallery.polar()
#     print scalarCurvature(g)
fn polar() -> metric g_ij = diag(1, r^2) on Polar

# spherical(): space in spherical coordinates, th from the north pole.
#   gives g_ij over Spherical, flat.
#   Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
#   Example:
#     import gallery
#     g = gallery.spherical()
#     print scalarCurvature(g)
fn spherical() -> metric g_ij = diag(1, r^2, r^2*sin(th)^2) on Spherical

# cylindrical(): space in cylindrical coordinates.
#   gives g_ij over Cylindrical, flat.
#   Source: Arfken, Weber, Harris, Mathematical Methods for Physicists, 7th ed.
#   Example:
#     import gallery
#     g = gallery.cylindrical()
#     print scalarCurvature(g)
fn cylindrical() -> metric g_ij = diag(1, r^2, 1) on Cylindrical

# parabolic(): the plane in parabolic coordinates, x = (u^2 - v^2)/2, y = u v.
#   gives g_ij over Parabolic, flat.
#   Source: Morse, Feshbach, Methods of Theoretical Physics.
#   Example:
#     import gallery
#     g = gallery.parabolic()
#     print scalarCurvature(g)
fn parabolic() -> metric g_ij = diag(u^2 + v^2, u^2 + v^2) on Parabolic

# bipolar(a): the plane in bipolar coordinates with foci (-a, 0) and (a, 0).
#   Number a gives g_ij over Bipolar, flat.
#   Source: Morse, Feshbach, Methods of Theoretical Physics.
#   Example:
#     import gallery
#     param a
#     g = gallery.bipolar(a)
#     print scalarCurvature(g)
fn bipolar(a) -> metric g_ij = a^2/(cosh(t) - cos(s))^2*[[1, 0], [0, 1]] on Bipolar

# flatTorus(a, b): the flat torus with circles of radius a and b.
#   Numbers a, b give g_ij over FlatTorus, periods 2 pi, flat.
#   Source: do Carmo, Riemannian Geometry.
#   Example:
#     import gallery
#     param a
#     param b
#     g = gallery.flatTorus(a, b)
#     print scalarCurvature(g)
fn flatTorus(a, b) -> metric g_ij = diag(a^2, b^2) on FlatTorus

# polarToPlane: polar coordinates as a map.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.plane(), gallery.polarToPlane)
map polarToPlane: Polar -> Plane { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = atan2(y, x) }

# parabolicToPlane: parabolic coordinates as a map.
# Source: Morse, Feshbach, Methods of Theoretical Physics.
#   Example:
#     import gallery
#     print pull(gallery.plane(), gallery.parabolicToPlane)
map parabolicToPlane: Parabolic -> Plane { x = (u^2 - v^2)/2; y = u v }

# clifford: the Clifford torus in the unit sphere of four-dimensional space.
# Source: do Carmo, Riemannian Geometry.
#   Example:
#     import gallery
#     print firstForm(gallery.clifford, gallery.euclid4)
map clifford: FlatTorus -> Euclid4 { X = cos(u)/sqrt(2); Y = sin(u)/sqrt(2); Z = cos(v)/sqrt(2); W = sin(v)/sqrt(2) }

# ---- Spheres and projective spaces.

chart Sphere(th, ph) where 0 < th < pi
chart SphereStereographic(x, y)
chart SphereStereographicSouth(x, y)
chart Sphere3(ch, th, ph) where 0 < ch < pi, 0 < th < pi
chart Sphere4(ps, ch, th, ph) where 0 < ps < pi, 0 < ch < pi, 0 < th < pi
chart Sphere3Stereographic(x, y, z)
chart Sphere3StereographicSouth(x, y, z)
chart Hopf(e, a, b) where 0 < e < pi/2
chart Berger(th, ph, ps) where 0 < th < pi
chart RP2X(y, z)
chart RP2Y(x, z)
chart RP2Z(x, y)
chart CP1(x, y)
chart CP1Infinity(x, y)
chart CP2(x, y, u, v)

# sphere(R): the sphere of radius R, th from the north pole.
#   Number R gives g_ij over Sphere; curvature 1/R^2.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphere(R)
#     print scalarCurvature(g)
fn sphere(R) -> metric g_ij = diag(R^2, R^2*sin(th)^2) on Sphere

# sphereStereographic(R): the sphere of radius R seen from its north pole on the plane
# through its equator.
#   Number R gives g_ij over SphereStereographic, coordinates in units of R; curvature 1/R^2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphereStereographic(R)
#     print scalarCurvature(g)
fn sphereStereographic(R) -> metric g_ij = diag(4*R^2/(1 + x^2 + y^2)^2, 4*R^2/(1 + x^2 + y^2)^2) on SphereStereographic

# sphereStereographicSouth(R): the sphere of radius R seen from its south pole.
#   Number R gives g_ij over SphereStereographicSouth, coordinates in units of R; curvature 1/R^2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphereStereographicSouth(R)
#     print scalarCurvature(g)
fn sphereStereographicSouth(R) -> metric g_ij = diag(4*R^2/(1 + x^2 + y^2)^2, 4*R^2/(1 + x^2 + y^2)^2) on SphereStereographicSouth

# sphere3(R): the sphere of dimension 3.
#   Number R gives g_ij over Sphere3; curvature 1/R^2, scalar curvature 6/R^2.
#   Source: Carroll, Spacetime and Geometry, with k = 1.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphere3(R)
#     print scalarCurvature(g)
fn sphere3(R) -> metric g_ij = diag(R^2, R^2*sin(ch)^2, R^2*sin(ch)^2*sin(th)^2) on Sphere3

# sphere3Stereographic(R): the sphere of dimension 3 seen from the pole ch = 0.
#   Number R gives g_ij over Sphere3Stereographic, coordinates in units of R; curvature 1/R^2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphere3Stereographic(R)
#     print scalarCurvature(g)
fn sphere3Stereographic(R) -> metric g_ij = 4*R^2/(1 + x^2 + y^2 + z^2)^2*eye(3) on Sphere3Stereographic

# sphere3StereographicSouth(R): the sphere of dimension 3 seen from the pole ch = pi.
#   Number R gives g_ij over Sphere3StereographicSouth, coordinates in units of R; curvature 1/R^2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphere3StereographicSouth(R)
#     print scalarCurvature(g)
fn sphere3StereographicSouth(R) -> metric g_ij = 4*R^2/(1 + x^2 + y^2 + z^2)^2*eye(3) on Sphere3StereographicSouth

# sphere4(R): the sphere of dimension 4.
#   Number R gives g_ij over Sphere4; curvature 1/R^2, scalar curvature 12/R^2.
#   Source: Petersen, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     param R
#     g = gallery.sphere4(R)
#     print scalarCurvature(g)
fn sphere4(R) -> metric g_ij = diag(R^2, R^2*sin(ps)^2, R^2*sin(ps)^2*sin(ch)^2, R^2*sin(ps)^2*sin(ch)^2*sin(th)^2) on Sphere4

# hopf(): the unit sphere of dimension 3 in Hopf's coordinates, tori of radii cos e, sin e.
#   gives g_ij over Hopf; curvature 1.
#   Source: Petersen, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     g = gallery.hopf()
#     print scalarCurvature(g)
fn hopf() -> metric g_ij = diag(1, cos(e)^2, sin(e)^2) on Hopf

# berger(s): Berger's sphere, the fibres of Hopf's fibration scaled by s; s = 1 is the unit sphere.
#   Number s gives g_ij over Berger; scalar curvature 8 - 2 s^2.
#   Source: Petersen, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     param s = 0.5
#     g = gallery.berger(s)
#     print scalarCurvature(g)
fn berger(s) -> metric g_ij = [[1/4, 0, 0], [0, (sin(th)^2 + s^2*cos(th)^2)/4, s^2*cos(th)/4], [0, s^2*cos(th)/4, s^2/4]] on Berger

# rp2Z(): the real projective plane, lines (x : y : 1) through the origin of space, with the
# angle between lines as distance.
#   gives g_ij over RP2Z; curvature 1.
#   Source: Gallot, Hulin, Lafontaine, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     g = gallery.rp2Z()
#     print scalarCurvature(g)
fn rp2Z() -> metric g_ij = [[1 + y^2, -x y], [-x y, 1 + x^2]]/(1 + x^2 + y^2)^2 on RP2Z

# rp2Y(): the real projective plane, lines (x : 1 : z).
#   gives g_ij over RP2Y; curvature 1.
#   Source: Gallot, Hulin, Lafontaine, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     g = gallery.rp2Y()
#     print scalarCurvature(g)
fn rp2Y() -> metric g_ij = [[1 + z^2, -x z], [-x z, 1 + x^2]]/(1 + x^2 + z^2)^2 on RP2Y

# rp2X(): the real projective plane, lines (1 : y : z).
#   gives g_ij over RP2X; curvature 1.
#   Source: Gallot, Hulin, Lafontaine, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     g = gallery.rp2X()
#     print scalarCurvature(g)
fn rp2X() -> metric g_ij = [[1 + z^2, -y z], [-y z, 1 + y^2]]/(1 + y^2 + z^2)^2 on RP2X

# cp1(): the complex projective line with Fubini and Study's metric, z = x + i y.
#   gives g_ij over CP1; a sphere of radius 1/2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     g = gallery.cp1()
#     print scalarCurvature(g)
fn cp1() -> metric g_ij = diag(1/(1 + x^2 + y^2)^2, 1/(1 + x^2 + y^2)^2) on CP1

# cp1Infinity(): the complex projective line about infinity, x + i y = 1/z.
#   gives g_ij over CP1Infinity; a sphere of radius 1/2.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     g = gallery.cp1Infinity()
#     print scalarCurvature(g)
fn cp1Infinity() -> metric g_ij = diag(1/(1 + x^2 + y^2)^2, 1/(1 + x^2 + y^2)^2) on CP1Infinity

# cp2(): the complex projective plane with Fubini and Study's metric, z = (x + i y, u + i v):
# ((1 + |z|^2) |dz|^2 - |conj(z) dz|^2)/(1 + |z|^2)^2.
#   gives g_ij over CP2; sectional curvatures from 1 to 4, Ricci 6 g.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     g = gallery.cp2()
#     print scalarCurvature(g)
fn cp2() -> metric g_ij = [[1 + u^2 + v^2, 0, -x u - y v, y u - x v], [0, 1 + u^2 + v^2, x v - y u, -x u - y v], [-x u - y v, x v - y u, 1 + x^2 + y^2, 0], [y u - x v, -x u - y v, 0, 1 + x^2 + y^2]]/(1 + x^2 + y^2 + u^2 + v^2)^2 on CP2

# unitSphere: the unit sphere in space; (th, ph) in this order has the normal outward.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-2.
#   Example:
#     import gallery
#     I = firstForm(gallery.unitSphere, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.unitSphere, gallery.euclid), I))
map unitSphere: Sphere -> Space { X = sin(th) cos(ph); Y = sin(th) sin(ph); Z = cos(th) }

# stereographic: from the plane to the unit sphere's angles, from the north pole.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.sphere(1), gallery.stereographic)
map stereographic: SphereStereographic -> Sphere { th = 2 atan(1/sqrt(x^2 + y^2)); ph = atan2(y, x) } inverse { x = cos(ph)*(cos(th/2)/sin(th/2)); y = sin(ph)*(cos(th/2)/sin(th/2)) }

# inversion: from the plane seen from the north pole to the one seen from the south pole.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.sphereStereographicSouth(1), gallery.inversion)
map inversion: SphereStereographic -> SphereStereographicSouth { x = x/(x^2 + y^2); y = y/(x^2 + y^2) } inverse { x = x/(x^2 + y^2); y = y/(x^2 + y^2) }

# S2: the sphere, in angles and seen from both poles.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print gallery.sphere(1) in gallery.SphereStereographicSouth
manifold S2 { stereographic, inversion, period ph: 2*pi }

# sphere3ToStereographic: the angles of the sphere of dimension 3 to space, from the pole ch = 0.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.sphere3Stereographic(1), gallery.sphere3ToStereographic)
map sphere3ToStereographic: Sphere3 -> Sphere3Stereographic { x = cot(ch/2) sin(th) cos(ph); y = cot(ch/2) sin(th) sin(ph); z = cot(ch/2) cos(th) } inverse { ch = 2*atan(1/sqrt(x^2 + y^2 + z^2)); th = atan2(sqrt(x^2 + y^2), z); ph = atan2(y, x) }

# hopfToStereographic: Hopf's coordinates (cos(e) exp(i a), sin(e) exp(i b)) to space, from the pole ch = 0.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.sphere3Stereographic(1), gallery.hopfToStereographic)
map hopfToStereographic: Hopf -> Sphere3Stereographic { x = cos(e) cos(a)/(1 - sin(e) sin(b)); y = cos(e) sin(a)/(1 - sin(e) sin(b)); z = sin(e) cos(b)/(1 - sin(e) sin(b)) } inverse { e = atan2(sqrt(4*z^2 + (x^2 + y^2 + z^2 - 1)^2), 2*sqrt(x^2 + y^2)); a = atan2(y, x); b = atan2(x^2 + y^2 + z^2 - 1, 2*z) }

# inversion3: from space seen from the pole ch = 0 to space seen from ch = pi.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.sphere3StereographicSouth(1), gallery.inversion3)
map inversion3: Sphere3Stereographic -> Sphere3StereographicSouth { x = x/(x^2 + y^2 + z^2); y = y/(x^2 + y^2 + z^2); z = z/(x^2 + y^2 + z^2) } inverse { x = x/(x^2 + y^2 + z^2); y = y/(x^2 + y^2 + z^2); z = z/(x^2 + y^2 + z^2) }

# S3: the sphere of dimension 3, in angles, in Hopf's coordinates and seen from two poles.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print gallery.sphere3(1) in gallery.Sphere3StereographicSouth
manifold S3 { sphere3ToStereographic, hopfToStereographic, inversion3, period ph: 2*pi, period a: 2*pi, period b: 2*pi }

# affineZX: lines (x : y : 1) written as (1 : y : z).
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.rp2X(), gallery.affineZX)
map affineZX: RP2Z -> RP2X { y = y/x; z = 1/x } inverse { x = 1/z; y = y/z }

# affineZY: lines (x : y : 1) written as (x : 1 : z).
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.rp2Y(), gallery.affineZY)
map affineZY: RP2Z -> RP2Y { x = x/y; z = 1/y } inverse { x = x/z; y = 1/z }

# RP2: the real projective plane, in its three affine charts.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print gallery.rp2Z() in gallery.RP2X
manifold RP2 { affineZX, affineZY }

# reciprocal: the complex projective line's coordinate z to 1/z.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.cp1Infinity(), gallery.reciprocal)
map reciprocal: CP1 -> CP1Infinity { x = x/(x^2 + y^2); y = -y/(x^2 + y^2) } inverse { x = x/(x^2 + y^2); y = -y/(x^2 + y^2) }

# ComplexLine: the complex projective line, about 0 and about infinity.
# Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print gallery.cp1() in gallery.CP1Infinity
manifold ComplexLine { reciprocal }

# ---- Hyperbolic spaces and Thurston's geometries.

chart HalfPlane(x, y) where y > 0
chart HalfSpace(x, y, z) where z > 0
chart PoincareDisk(x, y) where x^2 + y^2 < 1
chart PoincareBall(x, y, z) where x^2 + y^2 + z^2 < 1
chart KleinDisk(x, y) where x^2 + y^2 < 1
chart HyperboloidModel(x, y)
chart Hyperbolic(r, t) where r > 0
chart Minkowski3(T, X, Y)
chart Nil(x, y, z)
chart Sol(x, y, z)
chart SL2(x, y, z) where y > 0
chart HyperbolicLine(x, y, z) where y > 0
chart SphereLine(th, ph, z) where 0 < th < pi

# halfPlane(L): the hyperbolic plane of curvature -1/L^2, Poincare's half plane.
#   Number L gives g_ij over HalfPlane.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.halfPlane(L)
#     print scalarCurvature(g)
fn halfPlane(L) -> metric g_ij = diag(L^2/y^2, L^2/y^2) on HalfPlane

# halfSpace(L): hyperbolic space of dimension 3 and curvature -1/L^2, the half space.
#   Number L gives g_ij over HalfSpace.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.halfSpace(L)
#     print scalarCurvature(g)
fn halfSpace(L) -> metric g_ij = diag(L^2/z^2, L^2/z^2, L^2/z^2) on HalfSpace

# poincareDisk(L): the hyperbolic plane of curvature -1/L^2 in Poincare's unit disk.
#   Number L gives g_ij over PoincareDisk.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.poincareDisk(L)
#     print scalarCurvature(g)
fn poincareDisk(L) -> metric g_ij = diag(4*L^2/(1 - x^2 - y^2)^2, 4*L^2/(1 - x^2 - y^2)^2) on PoincareDisk

# poincareBall(L): hyperbolic space of dimension 3 and curvature -1/L^2 in the unit ball.
#   Number L gives g_ij over PoincareBall.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.poincareBall(L)
#     print scalarCurvature(g)
fn poincareBall(L) -> metric g_ij = diag(4*L^2/(1 - x^2 - y^2 - z^2)^2, 4*L^2/(1 - x^2 - y^2 - z^2)^2, 4*L^2/(1 - x^2 - y^2 - z^2)^2) on PoincareBall

# kleinDisk(L): the hyperbolic plane of curvature -1/L^2 in the disk of Beltrami and Klein,
# whose geodesics are straight.
#   Number L gives g_ij over KleinDisk.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.kleinDisk(L)
#     print scalarCurvature(g)
fn kleinDisk(L) -> metric g_ij = [[L^2*(1 - y^2), L^2*x*y], [L^2*x*y, L^2*(1 - x^2)]]/(1 - x^2 - y^2)^2 on KleinDisk

# hyperbolic(L): the hyperbolic plane of curvature -1/L^2 in geodesic polar coordinates.
#   Number L gives g_ij over Hyperbolic, r in units of L.
#   Source: do Carmo, Riemannian Geometry; Petersen, Riemannian Geometry, 3rd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.hyperbolic(L)
#     print scalarCurvature(g)
fn hyperbolic(L) -> metric g_ij = diag(L^2, L^2*sinh(r)^2) on Hyperbolic

# minkowski3(): Minkowski's space with two dimensions of space.
#   gives g_ij over Minkowski3, flat.
#   Source: O'Neill, Semi-Riemannian Geometry.
#   Example:
#     import gallery
#     g = gallery.minkowski3()
#     print scalarCurvature(g)
fn minkowski3() -> metric g_ij = diag(-1, 1, 1) on Minkowski3

# nil(): Thurston's geometry Nil, the left-invariant metric of Heisenberg's group.
#   gives g_ij over Nil, dx^2 + dy^2 + (dz - x dy)^2; scalar curvature -1/2.
#   Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983).
#   Example:
#     import gallery
#     g = gallery.nil()
#     print scalarCurvature(g)
fn nil() -> metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on Nil

# sol(): Thurston's geometry Sol.
#   gives g_ij over Sol, exp(2 z) dx^2 + exp(-2 z) dy^2 + dz^2; scalar curvature -2.
#   Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983).
#   Example:
#     import gallery
#     g = gallery.sol()
#     print scalarCurvature(g)
fn sol() -> metric g_ij = diag(exp(2*z), exp(-2*z), 1) on Sol

# sl2(): Thurston's geometry of the universal cover of SL(2, R).
#   gives g_ij over SL2, (dx^2 + dy^2)/y^2 + (dz + dx/y)^2; scalar curvature -5/2.
#   Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983).
#   Example:
#     import gallery
#     g = gallery.sl2()
#     print scalarCurvature(g)
fn sl2() -> metric g_ij = [[2/y^2, 0, 1/y], [0, 1/y^2, 0], [1/y, 0, 1]] on SL2

# hyperbolicLine(): Thurston's geometry H^2 x R.
#   gives g_ij over HyperbolicLine; scalar curvature -2.
#   Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983).
#   Example:
#     import gallery
#     g = gallery.hyperbolicLine()
#     print scalarCurvature(g)
fn hyperbolicLine() -> metric g_ij = diag(1/y^2, 1/y^2, 1) on HyperbolicLine

# sphereLine(): Thurston's geometry S^2 x R.
#   gives g_ij over SphereLine; scalar curvature 2.
#   Source: Scott, The geometries of 3-manifolds, Bull. London Math. Soc. 15 (1983).
#   Example:
#     import gallery
#     g = gallery.sphereLine()
#     print scalarCurvature(g)
fn sphereLine() -> metric g_ij = diag(1, sin(th)^2, 1) on SphereLine

# hyperboloidModel(L): the hyperbolic plane of curvature -1/L^2 as the upper sheet of the
# hyperboloid T^2 = 1 + x^2 + y^2, seen from above.
#   Number L gives g_ij over HyperboloidModel.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     param L
#     g = gallery.hyperboloidModel(L)
#     print scalarCurvature(g)
fn hyperboloidModel(L) -> metric g_ij = L^2*[[1 + y^2, -x y], [-x y, 1 + x^2]]/(1 + x^2 + y^2) on HyperboloidModel

# cayley: Cayley's map from the half plane to the disk, z -> (z - i)/(z + i), an isometry.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.poincareDisk(1), gallery.cayley)
map cayley: HalfPlane -> PoincareDisk { x = (x^2 + y^2 - 1)/(x^2 + (y + 1)^2); y = -2*x/(x^2 + (y + 1)^2) } inverse { x = -2*y/((1 - x)^2 + y^2); y = (1 - x^2 - y^2)/((1 - x)^2 + y^2) }

# hyperboloid: the hyperbolic plane as the upper sheet of a hyperboloid in Minkowski's space.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.minkowski3(), gallery.hyperboloid)
map hyperboloid: Hyperbolic -> Minkowski3 { T = cosh(r); X = sinh(r) cos(t); Y = sinh(r) sin(t) }

# polarToDisk: geodesic polar coordinates to Poincare's disk, an isometry.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.poincareDisk(1), gallery.polarToDisk)
map polarToDisk: Hyperbolic -> PoincareDisk { x = tanh(r/2) cos(t); y = tanh(r/2) sin(t) } inverse { r = 2*atanh(sqrt(x^2 + y^2)); t = atan2(y, x) }

# diskToKlein: Poincare's disk to Klein's, an isometry.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.kleinDisk(1), gallery.diskToKlein)
map diskToKlein: PoincareDisk -> KleinDisk { x = 2*x/(1 + x^2 + y^2); y = 2*y/(1 + x^2 + y^2) } inverse { x = x/(1 + sqrt(1 - x^2 - y^2)); y = y/(1 + sqrt(1 - x^2 - y^2)) }

# kleinToHyperboloid: Klein's disk to the hyperboloid, along lines through the origin.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print pull(gallery.hyperboloidModel(1), gallery.kleinToHyperboloid)
map kleinToHyperboloid: KleinDisk -> HyperboloidModel { x = x/sqrt(1 - x^2 - y^2); y = y/sqrt(1 - x^2 - y^2) } inverse { x = x/sqrt(1 + x^2 + y^2); y = y/sqrt(1 + x^2 + y^2) }

# H2: the hyperbolic plane as half plane, disks, hyperboloid, and in polar coordinates.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     import gallery
#     print gallery.poincareDisk(1) in gallery.HalfPlane
manifold H2 { cayley, diskToKlein, kleinToHyperboloid, polarToDisk, period t: 2*pi }

# ---- Spacetimes.

chart Minkowski(t, x, y, z)
chart Rindler(t, x, y, z) where x > 0
chart Schwarzschild(t, r, th, ph) where r > 0, 0 < th < pi
chart SchwarzschildIngoing(v, r, th, ph) where r > 0, 0 < th < pi
chart SchwarzschildIsotropic(t, r, th, ph) where r > 0, 0 < th < pi
chart SchwarzschildRain(t, r, th, ph) where r > 0, 0 < th < pi
chart Kruskal(U, V, th, ph) where U V < 1, 0 < th < pi
chart SchwarzschildDeSitter(t, r, th, ph) where r > 0, 0 < th < pi
chart ReissnerNordstrom(t, r, th, ph) where r > 0, 0 < th < pi
chart Kerr(t, r, th, ph) where r > 0, 0 < th < pi
chart KerrNewman(t, r, th, ph) where r > 0, 0 < th < pi
chart TaubNUT(t, r, th, ph) where r > 0, 0 < th < pi
chart Vaidya(v, r, th, ph) where r > 0, 0 < th < pi
chart BTZ(t, r, ph) where r > 0
chart FLRW(t, r, th, ph) where r > 0, 0 < th < pi
chart DeSitter(t, r, th, ph) where r > 0, 0 < th < pi
chart DeSitterFlat(t, x, y, z)
chart AntiDeSitter(t, r, th, ph) where r > 0, 0 < th < pi
chart Godel(t, x, y, z)
chart Kasner(t, x, y, z) where t > 0
chart PPWave(u, v, x, y)
chart Ellis(t, l, th, ph) where 0 < th < pi
chart MorrisThorne(t, r, th, ph) where r > 0, 0 < th < pi
chart EguchiHanson(r, th, ph, ps) where r > 0, 0 < th < pi

# minkowski(): Minkowski's spacetime.
#   gives g_ij over Minkowski, flat.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     g = gallery.minkowski()
#     print scalarCurvature(g)
fn minkowski() -> metric g_ij = diag(-1, 1, 1, 1) on Minkowski

# rindler(): Minkowski's spacetime seen by accelerated observers.
#   gives g_ij over Rindler, flat.
#   Source: Wald, General Relativity.
#   Example:
#     import gallery
#     g = gallery.rindler()
#     print scalarCurvature(g)
fn rindler() -> metric g_ij = diag(-x^2, 1, 1, 1) on Rindler

# schwarzschild(M): the vacuum around a mass M, in Schwarzschild's coordinates, which end
# at the horizon r = 2 M.
#   Number M gives g_ij over Schwarzschild; Ricci 0, Kretschmann 48 M^2/r^6.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param M
#     g = gallery.schwarzschild(M)
#     print kretschmann(g)
fn schwarzschild(M) -> metric g_ij = diag(-(1 - 2*M/r), 1/(1 - 2*M/r), r^2, r^2*sin(th)^2) on Schwarzschild

# schwarzschildIngoing(M): the same in Eddington and Finkelstein's ingoing coordinates,
# v = t + r + 2 M log|r/(2 M) - 1|, regular at the horizon.
#   Number M gives g_ij over SchwarzschildIngoing.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param M
#     g = gallery.schwarzschildIngoing(M)
#     print kretschmann(g)
fn schwarzschildIngoing(M) -> metric g_ij = [[-(1 - 2*M/r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(th)^2]] on SchwarzschildIngoing

# schwarzschildIsotropic(M): the same in isotropic coordinates, horizon at r = M/2.
#   Number M gives g_ij over SchwarzschildIsotropic.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param M
#     g = gallery.schwarzschildIsotropic(M)
#     print kretschmann(g)
fn schwarzschildIsotropic(M) -> metric g_ij = diag(-((2*r - M)/(2*r + M))^2, (1 + M/(2*r))^4, (1 + M/(2*r))^4*r^2, (1 + M/(2*r))^4*r^2*sin(th)^2) on SchwarzschildIsotropic

# schwarzschildRain(M): the same in Painleve and Gullstrand's coordinates, the time of
# observers who fall from rest at infinity.
#   Number M gives g_ij over SchwarzschildRain.
#   Source: Martel, Poisson, American Journal of Physics 69 (2001) 476.
#   Example:
#     import gallery
#     param M
#     g = gallery.schwarzschildRain(M)
#     print kretschmann(g)
fn schwarzschildRain(M) -> metric g_ij = [[-(1 - 2*M/r), sqrt(2*M/r), 0, 0], [sqrt(2*M/r), 1, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(th)^2]] on SchwarzschildRain

# kruskal(M): the same in Kruskal's coordinates, with the horizons at U V = 0, the
# singularities at U V = 1, and a second outside; r = 2 M (1 + lambertw(-U V/e)).
#   Number M gives g_ij over Kruskal; Ricci 0, Kretschmann 48 M^2/r^6.
#   Source: Misner, Thorne, Wheeler, Gravitation, section 31.5.
#   Example:
#     import gallery
#     g = gallery.kruskal(1)
#     print kretschmann(g) @ gallery.Kruskal(0, 0, pi/2, 0)
fn kruskal(M) -> metric g_ij {
  w = lambertw(-Kruskal.U*Kruskal.V/e)
  f = -8*M^2*exp(-1 - w)/(1 + w)
  r = 2*M*(1 + w)
  [[0, f, 0, 0], [f, 0, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(Kruskal.th)^2]] on Kruskal
}

# schwarzschildDeSitter(M, L): a mass M with the cosmological constant L (Kottler's metric).
#   Numbers M, L give g_ij over SchwarzschildDeSitter; Ricci L g.
#   Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.
#   Example:
#     import gallery
#     param M
#     param L = 0.01
#     g = gallery.schwarzschildDeSitter(M, L)
#     print scalarCurvature(g)
fn schwarzschildDeSitter(M, L) -> metric g_ij = diag(-(1 - 2*M/r - L*r^2/3), 1/(1 - 2*M/r - L*r^2/3), r^2, r^2*sin(th)^2) on SchwarzschildDeSitter

# reissnerNordstrom(M, Q): a mass M with the charge Q.
#   Numbers M, Q give g_ij over ReissnerNordstrom; scalar curvature 0.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param M
#     param Q = 0.5
#     g = gallery.reissnerNordstrom(M, Q)
#     print kretschmann(g)
fn reissnerNordstrom(M, Q) -> metric g_ij = diag(-(1 - 2*M/r + Q^2/r^2), 1/(1 - 2*M/r + Q^2/r^2), r^2, r^2*sin(th)^2) on ReissnerNordstrom

# kerr(M, a): a mass M with the angular momentum a M, in Boyer and Lindquist's coordinates.
#   Numbers M, a give g_ij over Kerr; Ricci 0.
#   Source: Misner, Thorne, Wheeler, Gravitation, with Q = 0.
#   Example:
#     import gallery
#     param M
#     param a = 0.5
#     g = gallery.kerr(M, a)
#     print kretschmann(g)
fn kerr(M, a) -> metric g_ij {
  r = Kerr.r
  S = r^2 + a^2*cos(Kerr.th)^2
  D = r^2 - 2*M*r + a^2
  s = sin(Kerr.th)^2
  [[-(1 - 2*M*r/S), 0, 0, -2*M*a*r*s/S], [0, S/D, 0, 0], [0, 0, S, 0], [-2*M*a*r*s/S, 0, 0, (r^2 + a^2 + 2*M*a^2*r*s/S)*s]] on Kerr
}

# kerrNewman(M, a, Q): a mass M with angular momentum a M and charge Q.
#   Numbers M, a, Q give g_ij over KerrNewman; scalar curvature 0.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param M
#     param a = 0.5
#     param Q = 0.3
#     g = gallery.kerrNewman(M, a, Q)
#     print kretschmann(g)
fn kerrNewman(M, a, Q) -> metric g_ij {
  r = KerrNewman.r
  S = r^2 + a^2*cos(KerrNewman.th)^2
  D = r^2 - 2*M*r + a^2 + Q^2
  m = 2*M*r - Q^2
  s = sin(KerrNewman.th)^2
  [[-(1 - m/S), 0, 0, -m*a*s/S], [0, S/D, 0, 0], [0, 0, S, 0], [-m*a*s/S, 0, 0, (r^2 + a^2 + m*a^2*s/S)*s]] on KerrNewman
}

# taubNUT(M, n): a mass M with the gravitomagnetic charge n.
#   Numbers M, n give g_ij over TaubNUT; Ricci 0.
#   Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.
#   Example:
#     import gallery
#     param M
#     param n = 0.3
#     g = gallery.taubNUT(M, n)
#     print kretschmann(g)
fn taubNUT(M, n) -> metric g_ij {
  r = TaubNUT.r
  f = (r^2 - 2*M*r - n^2)/(r^2 + n^2)
  c = cos(TaubNUT.th)
  [[-f, 0, 0, -2*n*f*c], [0, 1/f, 0, 0], [0, 0, r^2 + n^2, 0], [-2*n*f*c, 0, 0, (r^2 + n^2)*sin(TaubNUT.th)^2 - 4*n^2*f*c^2]] on TaubNUT
}

# vaidya(m): radiation that falls into a mass, in ingoing coordinates.
#   Function m of v gives g_ij over Vaidya; scalar curvature 0, Ricci 2 m'(v)/r^2 at [v,v].
#   Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.
#   Example:
#     import gallery
#     fn m(v) = 1 + tanh(v)
#     g = gallery.vaidya(m)
#     show ricci(levicivita(g))
fn vaidya(m) -> metric g_ij = [[-(1 - 2*m(v)/r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(th)^2]] on Vaidya

# btz(M, J, L): the black hole of Banados, Teitelboim and Zanelli in dimension 3, mass M,
# angular momentum J, cosmological length L.
#   Numbers M, J, L give g_ij over BTZ; Ricci -2/L^2 g.
#   Source: Banados, Teitelboim, Zanelli, Physical Review Letters 69 (1992) 1849, (1)-(2), with 8 G = 1.
#   Example:
#     import gallery
#     param M
#     param J = 0.5
#     param L
#     g = gallery.btz(M, J, L)
#     print scalarCurvature(g)
fn btz(M, J, L) -> metric g_ij = [[M - r^2/L^2, 0, -J/2], [0, 1/(-M + r^2/L^2 + J^2/(4*r^2)), 0], [-J/2, 0, r^2]] on BTZ

# flrw(k, a): the homogeneous universes of Friedmann, Lemaitre, Robertson and Walker.
#   Number k (curvature of space at a = 1), function a of t (the scale factor) give g_ij over FLRW.
#   Source: Carroll, Spacetime and Geometry.
#   Example:
#     import gallery
#     param k = 0
#     fn a(t) = t^(2/3)
#     g = gallery.flrw(k, a)
#     print scalarCurvature(g)
fn flrw(k, a) -> metric g_ij = diag(-1, a(t)^2/(1 - k*r^2), a(t)^2*r^2, a(t)^2*r^2*sin(th)^2) on FLRW

# deSitter(H): de Sitter's spacetime around an observer, horizon at r = 1/H.
#   Number H gives g_ij over DeSitter; Ricci 3 H^2 g.
#   Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
#   Example:
#     import gallery
#     param H = 0.1
#     g = gallery.deSitter(H)
#     print scalarCurvature(g)
fn deSitter(H) -> metric g_ij = diag(-(1 - H^2*r^2), 1/(1 - H^2*r^2), r^2, r^2*sin(th)^2) on DeSitter

# deSitterFlat(H): de Sitter's spacetime as an inflating flat space.
#   Number H gives g_ij over DeSitterFlat; Ricci 3 H^2 g.
#   Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
#   Example:
#     import gallery
#     param H
#     g = gallery.deSitterFlat(H)
#     print scalarCurvature(g)
fn deSitterFlat(H) -> metric g_ij = diag(-1, exp(2*H*t), exp(2*H*t), exp(2*H*t)) on DeSitterFlat

# antiDeSitter(L): anti-de Sitter's spacetime of length L, r in units of L.
#   Number L gives g_ij over AntiDeSitter; Ricci -3/L^2 g.
#   Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
#   Example:
#     import gallery
#     param L
#     g = gallery.antiDeSitter(L)
#     print scalarCurvature(g)
fn antiDeSitter(L) -> metric g_ij = diag(-L^2*cosh(r)^2, L^2, L^2*sinh(r)^2, L^2*sinh(r)^2*sin(th)^2) on AntiDeSitter

# godel(a): Godel's rotating universe.
#   Number a gives g_ij over Godel, a^2 (-(dt + exp(x) dy)^2 + dx^2 + exp(2 x)/2 dy^2 + dz^2).
#   Source: Godel, Reviews of Modern Physics 21 (1949) 447, with the signature turned.
#   Example:
#     import gallery
#     param a
#     g = gallery.godel(a)
#     print scalarCurvature(g)
fn godel(a) -> metric g_ij = [[-a^2, 0, -a^2*exp(x), 0], [0, a^2, 0, 0], [-a^2*exp(x), 0, -a^2*exp(2*x)/2, 0], [0, 0, 0, a^2]] on Godel

# kasner(p, q, s): Kasner's homogeneous universe; a vacuum where p + q + s = p^2 + q^2 + s^2 = 1.
#   Numbers p, q, s give g_ij over Kasner.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     param p = -1/3
#     param q = 2/3
#     param s = 2/3
#     g = gallery.kasner(p, q, s)
#     print kretschmann(g)
fn kasner(p, q, s) -> metric g_ij = diag(-1, t^(2*p), t^(2*q), t^(2*s)) on Kasner

# ppWave(H): plane-fronted waves with parallel rays, in Brinkmann's coordinates.
#   Function H of u, x, y gives g_ij over PPWave, H du^2 + 2 du dv + dx^2 + dy^2; a vacuum where
#   H is harmonic in x and y.
#   Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.
#   Example:
#     import gallery
#     fn H(u, x, y) = cos(u)*(x^2 - y^2)
#     g = gallery.ppWave(H)
#     print g
fn ppWave(H) -> metric g_ij = [[H(u, x, y), 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] on PPWave

# ellis(b): Ellis' wormhole with throat b, proper length l.
#   Number b gives g_ij over Ellis; scalar curvature -2 b^2/(l^2 + b^2)^2.
#   Source: Morris, Thorne, American Journal of Physics 56 (1988) 395, (A1).
#   Example:
#     import gallery
#     param b
#     g = gallery.ellis(b)
#     print scalarCurvature(g)
fn ellis(b) -> metric g_ij = diag(-1, 1, l^2 + b^2, (l^2 + b^2)*sin(th)^2) on Ellis

# morrisThorne(F, b): Morris and Thorne's wormholes.
#   Functions F (redshift) and b (shape) of r give g_ij over MorrisThorne.
#   Source: Morris, Thorne, American Journal of Physics 56 (1988) 395.
#   Example:
#     import gallery
#     fn F(r) = 0*r
#     fn b(r) = 1/r
#     g = gallery.morrisThorne(F, b)
#     print scalarCurvature(g)
fn morrisThorne(F, b) -> metric g_ij = diag(-exp(2*F(r)), 1/(1 - b(r)/r), r^2, r^2*sin(th)^2) on MorrisThorne

# eguchiHanson(a): Eguchi and Hanson's gravitational instanton, a Riemannian vacuum.
#   Number a gives g_ij over EguchiHanson, r > a; Ricci 0, Kretschmann 384 a^8/r^12.
#   Source: Eguchi, Hanson, Physics Letters B 74 (1978) 249, (10).
#   Example:
#     import gallery
#     param a
#     g = gallery.eguchiHanson(a)
#     print kretschmann(g)
fn eguchiHanson(a) -> metric g_ij {
  r = EguchiHanson.r
  f = 1 - a^4/r^4
  c = cos(EguchiHanson.th)
  [[1/f, 0, 0, 0], [0, r^2/4, 0, 0], [0, 0, r^2/4*(sin(EguchiHanson.th)^2 + f*c^2), r^2/4*f*c], [0, 0, r^2/4*f*c, r^2/4*f]] on EguchiHanson
}

# isotropicToSchwarzschild: isotropic coordinates to Schwarzschild's, for M = 1.
# Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     print pull(gallery.schwarzschild(1), gallery.isotropicToSchwarzschild)
map isotropicToSchwarzschild: SchwarzschildIsotropic -> Schwarzschild { t = t; r = r*(1 + 1/(2*r))^2; th = th; ph = ph }

# schwarzschildToIngoing: Schwarzschild's coordinates to ingoing ones, for M = 1.
# Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     import gallery
#     print pull(gallery.schwarzschildIngoing(1), gallery.schwarzschildToIngoing)
map schwarzschildToIngoing: Schwarzschild -> SchwarzschildIngoing { v = t + r + log((r/2 - 1)^2); r = r; th = th; ph = ph } inverse { t = v - r - log((r/2 - 1)^2); r = r; th = th; ph = ph }

# schwarzschildToRain: Schwarzschild's coordinates to Painleve and Gullstrand's, for M = 1.
# Source: Martel, Poisson, American Journal of Physics 69 (2001) 476.
#   Example:
#     import gallery
#     print pull(gallery.schwarzschildRain(1), gallery.schwarzschildToRain)
map schwarzschildToRain: Schwarzschild -> SchwarzschildRain { t = t + 2*sqrt(2*r) + log((r/2 - 1)^2) - 4*log(1 + sqrt(r/2)); r = r; th = th; ph = ph } inverse { t = t - 2*sqrt(2*r) - log((r/2 - 1)^2) + 4*log(1 + sqrt(r/2)); r = r; th = th; ph = ph }

# ingoingToKruskal: ingoing coordinates to Kruskal's, for M = 1.
# Source: Misner, Thorne, Wheeler, Gravitation, section 31.5.
#   Example:
#     import gallery
#     print pull(gallery.kruskal(1), gallery.ingoingToKruskal)
map ingoingToKruskal: SchwarzschildIngoing -> Kruskal { U = (1 - r/2)*exp(r/2 - v/4); V = exp(v/4); th = th; ph = ph } inverse { v = 4*log(V); r = 2*(1 + lambertw(-U V/e)); th = th; ph = ph }

# KruskalExtension: the vacuum around a mass M = 1, outside, inside, and beyond.
# Source: Misner, Thorne, Wheeler, Gravitation, section 31.5.
#   Example:
#     import gallery
#     print (gallery.schwarzschild(1) in gallery.Kruskal) @ gallery.Kruskal(0, 0, pi/2, 0)
manifold KruskalExtension { schwarzschildToIngoing, schwarzschildToRain, ingoingToKruskal, period Schwarzschild.ph: 2*pi, period SchwarzschildIngoing.ph: 2*pi, period SchwarzschildRain.ph: 2*pi, period Kruskal.ph: 2*pi }

# rindlerToMinkowski: accelerated observers to inertial ones.
# Source: Wald, General Relativity.
#   Example:
#     import gallery
#     print pull(gallery.minkowski(), gallery.rindlerToMinkowski)
map rindlerToMinkowski: Rindler -> Minkowski { t = x*sinh(t); x = x*cosh(t); y = y; z = z }

# ---- Families of probability distributions: Fisher's information metric.

chart Normal(m, s) where s > 0
chart GammaFamily(k, b) where k > 0, b > 0
chart Beta(a, b) where a > 0, b > 0
chart Dirichlet(a, b, c) where a > 0, b > 0, c > 0
chart Categorical3(p, q) where p > 0, q > 0, p + q < 1
chart Categorical4(p, q, r) where p > 0, q > 0, r > 0, p + q + r < 1
chart Bernoulli(p) where 0 < p < 1
chart Poisson(l) where l > 0
chart Cauchy(m, s) where s > 0
chart Logistic(m, s) where s > 0
chart Laplace(m, s) where s > 0
chart InverseGaussian(m, l) where m > 0, l > 0
chart Weibull(k, l) where k > 0, l > 0
chart VonMises(m, k) where k > 0
chart MultivariateNormal(m, n, s, t) where s > 0, t > 0

# normal(): normal distributions with mean m and deviation s.
#   gives g_ij over Normal; curvature -1/2.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     g = gallery.normal()
#     print scalarCurvature(g)
fn normal() -> metric g_ij = diag(1/s^2, 2/s^2) on Normal

# normal2(): pairs of independent normal distributions, means m, n and deviations s, t.
#   gives g_ij over MultivariateNormal, a product of two hyperbolic planes; scalar curvature -2.
#   Source: Skovgaard, Scandinavian Journal of Statistics 11 (1984) 211.
#   Example:
#     import gallery
#     g = gallery.normal2()
#     print scalarCurvature(g)
fn normal2() -> metric g_ij = diag(1/s^2, 1/t^2, 2/s^2, 2/t^2) on MultivariateNormal

# gammaFamily(): gamma distributions with shape k and rate b.
#   gives g_ij over GammaFamily.
#   Source: Lauritzen, Statistical manifolds (1987); Arwini, Dodson, Information Geometry (2008).
#   Example:
#     import gallery
#     g = gallery.gammaFamily()
#     print g
#     print scalarCurvature(g) @ gallery.GammaFamily(1, 1)
fn gammaFamily() -> metric g_ij = [[trigamma(k), -1/b], [-1/b, k/b^2]] on GammaFamily

# beta(): beta distributions.
#   gives g_ij over Beta; negatively curved.
#   Source: Le Brigant, Preston, Puechmorel, Differential Geometry and its Applications 74 (2021) 101702.
#   Example:
#     import gallery
#     g = gallery.beta()
#     print g
#     print scalarCurvature(g) @ gallery.Beta(1, 1)
fn beta() -> metric g_ij = [[trigamma(a) - trigamma(a + b), -trigamma(a + b)], [-trigamma(a + b), trigamma(b) - trigamma(a + b)]] on Beta

# dirichlet(): Dirichlet distributions on three classes.
#   gives g_ij over Dirichlet; negatively curved.
#   Source: Le Brigant, Preston, Puechmorel, Differential Geometry and its Applications 74 (2021) 101702.
#   Example:
#     import gallery
#     g = gallery.dirichlet()
#     print g
#     print scalarCurvature(g) @ gallery.Dirichlet(1, 1, 1)
fn dirichlet() -> metric g_ij = [[trigamma(a) - trigamma(a + b + c), -trigamma(a + b + c), -trigamma(a + b + c)], [-trigamma(a + b + c), trigamma(b) - trigamma(a + b + c), -trigamma(a + b + c)], [-trigamma(a + b + c), -trigamma(a + b + c), trigamma(c) - trigamma(a + b + c)]] on Dirichlet

# categorical3(): distributions on three classes with probabilities p, q, 1 - p - q.
#   gives g_ij over Categorical3, an octant of a sphere of radius 2; curvature 1/4.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     g = gallery.categorical3()
#     print scalarCurvature(g)
fn categorical3() -> metric g_ij = [[1/p + 1/(1 - p - q), 1/(1 - p - q)], [1/(1 - p - q), 1/q + 1/(1 - p - q)]] on Categorical3

# categorical4(): distributions on four classes with probabilities p, q, r, 1 - p - q - r.
#   gives g_ij over Categorical4, a part of a sphere of radius 2; curvature 1/4.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     g = gallery.categorical4()
#     print scalarCurvature(g)
fn categorical4() -> metric g_ij = [[1/p + 1/(1 - p - q - r), 1/(1 - p - q - r), 1/(1 - p - q - r)], [1/(1 - p - q - r), 1/q + 1/(1 - p - q - r), 1/(1 - p - q - r)], [1/(1 - p - q - r), 1/(1 - p - q - r), 1/r + 1/(1 - p - q - r)]] on Categorical4

# multinomial(n): n draws from three classes with probabilities p, q, 1 - p - q.
#   Number n gives g_ij over Categorical3; curvature 1/(4 n).
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     param n
#     g = gallery.multinomial(n)
#     print scalarCurvature(g)
fn multinomial(n) -> metric g_ij = [[n/p + n/(1 - p - q), n/(1 - p - q)], [n/(1 - p - q), n/q + n/(1 - p - q)]] on Categorical3

# bernoulli(): Bernoulli's distributions.
#   gives g_ij over Bernoulli, a half circle of radius 2 in the angle 2 asin(sqrt(p)).
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     g = gallery.bernoulli()
#     print g
fn bernoulli() -> metric g_ij = [[1/(p*(1 - p))]] on Bernoulli

# poisson(): Poisson's distributions.
#   gives g_ij over Poisson.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     import gallery
#     g = gallery.poisson()
#     print g
fn poisson() -> metric g_ij = [[1/l]] on Poisson

# cauchy(): Cauchy's distributions with median m and half width s.
#   gives g_ij over Cauchy; curvature -2.
#   Source: Mitchell, Communications in Statistics 17 (1988) 2073 (univariate elliptic families).
#   Example:
#     import gallery
#     g = gallery.cauchy()
#     print scalarCurvature(g)
fn cauchy() -> metric g_ij = diag(1/(2*s^2), 1/(2*s^2)) on Cauchy

# logistic(): logistic distributions with mean m and scale s.
#   gives g_ij over Logistic; curvature -9/(3 + pi^2).
#   Source: Oller, Sankhya A 49 (1987) 17 (information metric for extreme value and logistic distributions).
#   Example:
#     import gallery
#     g = gallery.logistic()
#     print scalarCurvature(g)
fn logistic() -> metric g_ij = diag(1/(3*s^2), (3 + pi^2)/(9*s^2)) on Logistic

# laplace(): Laplace's distributions with median m and scale s.
#   gives g_ij over Laplace; curvature -1.
#   Source: Mitchell, Communications in Statistics 17 (1988) 2073 (univariate elliptic families).
#   Example:
#     import gallery
#     g = gallery.laplace()
#     print scalarCurvature(g)
fn laplace() -> metric g_ij = diag(1/s^2, 1/s^2) on Laplace

# inverseGaussian(): inverse Gaussian distributions with mean m and shape l.
#   gives g_ij over InverseGaussian; curvature -1/2.
#   Source: Amari, Nagaoka, Methods of Information Geometry, from the density of Tweedie (1957).
#   Example:
#     import gallery
#     g = gallery.inverseGaussian()
#     print scalarCurvature(g)
fn inverseGaussian() -> metric g_ij = diag(l/m^3, 1/(2*l^2)) on InverseGaussian

# weibull(): Weibull's distributions with shape k and scale l.
#   gives g_ij over Weibull; curvature -6/pi^2.
#   Source: Oller, Sankhya A 49 (1987) 17 (information metric for extreme value and logistic distributions).
#   Example:
#     import gallery
#     g = gallery.weibull()
#     print scalarCurvature(g)
fn weibull() -> metric g_ij = [[(pi^2/6 + (1 + digamma(1))^2)/k^2, -(1 + digamma(1))/l], [-(1 + digamma(1))/l, k^2/l^2]] on Weibull

# vonMises(): von Mises' distributions on the circle with mean m and concentration k:
# diag(k A, A') with A = I1(k)/I0(k), A' = 1 - A/k - A^2. Bessel's functions are sums over 64
# equal steps of the circle, exact to rounding for k up to 60.
#   gives g_ij over VonMises.
#   Source: Mardia, Jupp, Directional Statistics; Trefethen, Weideman, SIAM Review 56 (2014) 385 (the trapezoidal rule).
#   Example:
#     import gallery
#     g = gallery.vonMises()
#     print g @ gallery.VonMises(0, 1), scalarCurvature(g) @ gallery.VonMises(0, 1)
fn vonMises() -> metric g_ij {
  t_n = 0..63
  c_n = cos(pi/32*t_n)
  w_n = exp(VonMises.k*(c_n - 1))
  A = (w_n c_n)/(sum_n w_n)
  [[VonMises.k*A, 0], [0, 1 - A/VonMises.k - A^2]] on VonMises
}

# ---- Surfaces in space.

chart Torus(u, v)
chart Catenoid(u, v)
chart Helicoid(u, v)
chart Enneper(u, v)
chart Pseudosphere(u, v) where u > 0
chart MonkeySaddle(x, y)
chart Moebius(u, v) where -0.5 <= v <= 0.5
chart KleinBottle(u, v)
chart Ellipsoid(th, ph) where 0 < th < pi
chart Paraboloid(x, y)
chart Hyperboloid(u, v)
chart Scherk(x, y) where -pi/2 < x < pi/2, -pi/2 < y < pi/2
chart Cylinder(u, v)
chart Cone(r, t) where r > 0

# torus: the torus of radii 2 and 1; curvature cos v/(2 + cos v). (u around the axis, v around the tube.)
# Source: do Carmo, Differential Geometry of Curves and Surfaces, sections 2-2 and 3-3.
#   Example:
#     import gallery
#     I = firstForm(gallery.torus, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.torus, gallery.euclid), I))
map torus: Torus -> Space { X = (2 + cos(v)) cos(u); Y = (2 + cos(v)) sin(u); Z = sin(v) }

# catenoid: the minimal surface of revolution; curvature -1/cosh(v)^4.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.catenoid, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.catenoid, gallery.euclid), I))
map catenoid: Catenoid -> Space { X = cosh(v) cos(u); Y = cosh(v) sin(u); Z = v }

# helicoid: the ruled minimal surface, isometric to the catenoid.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.helicoid, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.helicoid, gallery.euclid), I))
map helicoid: Helicoid -> Space { X = sinh(v) cos(u); Y = sinh(v) sin(u); Z = u }

# enneper: Enneper's minimal surface; curvature -4/(1 + u^2 + v^2)^4.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.enneper, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.enneper, gallery.euclid), I))
map enneper: Enneper -> Space { X = u - u^3/3 + u v^2; Y = v - v^3/3 + v u^2; Z = u^2 - v^2 }

# pseudosphere: the tractrix turned about its axis; curvature -1.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
#   Example:
#     import gallery
#     I = firstForm(gallery.pseudosphere, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.pseudosphere, gallery.euclid), I))
map pseudosphere: Pseudosphere -> Space { X = cos(v)/cosh(u); Y = sin(v)/cosh(u); Z = u - tanh(u) }

# monkeySaddle: the graph of x^3 - 3 x y^2; its curvature is zero at the origin, a planar point.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
#   Example:
#     import gallery
#     I = firstForm(gallery.monkeySaddle, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.monkeySaddle, gallery.euclid), I))
map monkeySaddle: MonkeySaddle -> Space { X = x; Y = y; Z = x^3 - 3*x*y^2 }

# moebius: the Moebius strip about the unit circle.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-6.
#   Example:
#     import gallery
#     I = firstForm(gallery.moebius, gallery.euclid)
#     print I
map moebius: Moebius -> Space { X = (1 - v sin(u/2)) sin(u); Y = (1 - v sin(u/2)) cos(u); Z = v cos(u/2) }

# kleinBottle: Klein's bottle as a figure eight turned by half while it goes around.
# Source: Gray, Modern Differential Geometry of Curves and Surfaces.
#   Example:
#     import gallery
#     I = firstForm(gallery.kleinBottle, gallery.euclid)
#     print I
map kleinBottle: KleinBottle -> Space { X = (3 + cos(u/2) sin(v) - sin(u/2) sin(2*v)) cos(u); Y = (3 + cos(u/2) sin(v) - sin(u/2) sin(2*v)) sin(u); Z = sin(u/2) sin(v) + cos(u/2) sin(2*v) }

# ellipsoid: the ellipsoid of half axes 3, 2, 1, the normal outward.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-2.
#   Example:
#     import gallery
#     I = firstForm(gallery.ellipsoid, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.ellipsoid, gallery.euclid), I))
map ellipsoid: Ellipsoid -> Space { X = 3*sin(th) cos(ph); Y = 2*sin(th) sin(ph); Z = cos(th) }

# paraboloid: the graph of (x^2 + y^2)/2; curvature 1/(1 + x^2 + y^2)^2.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3 (graphs).
#   Example:
#     import gallery
#     I = firstForm(gallery.paraboloid, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.paraboloid, gallery.euclid), I))
map paraboloid: Paraboloid -> Space { X = x; Y = y; Z = (x^2 + y^2)/2 }

# hyperboloidOneSheet: the ruled hyperboloid X^2 + Y^2 - Z^2 = 1; curvature -1/(cosh(v)^2 + sinh(v)^2)^2.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.hyperboloidOneSheet, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.hyperboloidOneSheet, gallery.euclid), I))
map hyperboloidOneSheet: Hyperboloid -> Space { X = cosh(v) cos(u); Y = cosh(v) sin(u); Z = sinh(v) }

# scherk: Scherk's minimal surface, the graph of log(cos y/cos x).
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.scherk, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.scherk, gallery.euclid), I))
map scherk: Scherk -> Space { X = x; Y = y; Z = log(cos(y)/cos(x)) }

# cylinder: the cylinder of radius 1; curvature 0.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     import gallery
#     I = firstForm(gallery.cylinder, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.cylinder, gallery.euclid), I))
map cylinder: Cylinder -> Space { X = cos(u); Y = sin(u); Z = v }

# cone: the right-angled cone; curvature 0.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5 (developable surfaces).
#   Example:
#     import gallery
#     I = firstForm(gallery.cone, gallery.euclid)
#     print gaussCurvature(shape(secondForm(gallery.cone, gallery.euclid), I))
map cone: Cone -> Space { X = r cos(t); Y = r sin(t); Z = r }
