# Curvatures of the classic surfaces.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, sections 3-3 and 3-5; Gray, Modern Differential Geometry of Curves and Surfaces.
import gallery
e = gallery.euclid
fn K(map X) {
  I = firstForm(X, gallery.euclid)
  gaussCurvature(shape(secondForm(X, gallery.euclid), I))
}
fn H(map X) {
  I = firstForm(X, gallery.euclid)
  meanCurvature(shape(secondForm(X, gallery.euclid), I))
}
v = gallery.Torus.v
assert K(gallery.torus) ~= cos(v)/(2 + cos(v))
assert H(gallery.torus) ~= -(1 + cos(v))/(2 + cos(v))
assert K(gallery.catenoid) ~= -1/cosh(gallery.Catenoid.v)^4
assert H(gallery.catenoid) ~= 0
assert K(gallery.helicoid) ~= -1/cosh(gallery.Helicoid.v)^4
assert H(gallery.helicoid) ~= 0
assert K(gallery.enneper) ~= -4/(1 + gallery.Enneper.u^2 + gallery.Enneper.v^2)^4
assert H(gallery.enneper) ~= 0
assert K(gallery.pseudosphere) ~= -1
x = gallery.MonkeySaddle.x
y = gallery.MonkeySaddle.y
assert K(gallery.monkeySaddle) ~= -36*(x^2 + y^2)/(1 + 9*(x^2 + y^2)^2)^2
assert K(gallery.monkeySaddle) @ gallery.MonkeySaddle(0, 0) ~= 0
assert H(gallery.monkeySaddle) @ gallery.MonkeySaddle(0, 0) ~= 0
assert K(gallery.paraboloid) ~= 1/(1 + gallery.Paraboloid.x^2 + gallery.Paraboloid.y^2)^2
assert K(gallery.paraboloid) @ gallery.Paraboloid(0, 0) ~= 1
h = gallery.Hyperboloid.v
assert K(gallery.hyperboloidOneSheet) ~= -1/(cosh(h)^2 + sinh(h)^2)^2
assert H(gallery.scherk) ~= 0
assert K(gallery.scherk) @ gallery.Scherk(0, 0) ~= -1
assert K(gallery.cylinder) ~= 0
assert H(gallery.cylinder) ~= -1/2
assert K(gallery.cone) ~= 0
assert K(gallery.unitSphere) ~= 1
assert K(gallery.moebius) @ gallery.Moebius(0, 0) ~= -1/4
assert K(gallery.moebius) @ gallery.Moebius(1, 0) ~= -1/4
---
# The ellipsoid of half axes 3, 2, 1: K = 1/(a^2 b^2 c^2 (x^2/a^4 + y^2/b^4 + z^2/c^4)^2).
# Source: Gray, Modern Differential Geometry of Curves and Surfaces; do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
import gallery
I = firstForm(gallery.ellipsoid, gallery.euclid)
S = shape(secondForm(gallery.ellipsoid, gallery.euclid), I)
th = gallery.Ellipsoid.th
ph = gallery.Ellipsoid.ph
w = sin(th)^2*cos(ph)^2/9 + sin(th)^2*sin(ph)^2/4 + cos(th)^2
assert gaussCurvature(S) ~= 1/(36*w^2)
assert gaussCurvature(S) @ gallery.Ellipsoid(pi/2, 0) ~= 9/4
assert gaussCurvature(S) @ gallery.Ellipsoid(pi/2, pi/2) ~= 4/9
assert meanCurvature(S) @ gallery.Ellipsoid(pi/2, 0) ~= -(3/4 + 3)/2
---
# Total curvatures: the torus 0, Klein's bottle 0, the sphere 4 pi; the catenoid is isometric to the helicoid.
# Source: do Carmo, Differential Geometry of Curves and Surfaces (Gauss and Bonnet; the section 4-2 on isometries).
import gallery
e = gallery.euclid
I = firstForm(gallery.torus, e)
J = firstForm(gallery.unitSphere, e)
k = firstForm(gallery.kleinBottle, e)
assert integrate(gaussCurvature(shape(secondForm(gallery.torus, e), I)), I, u: 0..2*pi, v: 0..2*pi) ~= 0
assert integrate(gaussCurvature(shape(secondForm(gallery.unitSphere, e), J)), J, th: 0..pi, ph: 0..2*pi) ~= 4*pi
assert integrate(gaussCurvature(shape(secondForm(gallery.kleinBottle, e), k)), k, u: 0..2*pi, v: 0..2*pi) ~= 0 tol 1e-7
A = components(firstForm(gallery.catenoid, e))
B = components(firstForm(gallery.helicoid, e))
assert A @ gallery.Catenoid(0.3, 0.7) ~= B @ gallery.Helicoid(0.3, 0.7)
