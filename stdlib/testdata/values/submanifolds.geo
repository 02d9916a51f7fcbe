# The round helix: curvature a/(a^2 + b^2), torsion b/(a^2 + b^2), positive on the right-handed one.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5; Gray, Modern Differential Geometry
# of Curves and Surfaces, 2nd ed. (the torsion's sign).
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param a = 2
param b = 3
map helix: L -> E3 { X = a cos(s); Y = a sin(s); Z = b s }
map left: L -> E3 { X = a cos(s); Y = a sin(s); Z = -b s }
w = a^2 + b^2
assert curveCurvature(helix, e) ~= a/w
assert curveTorsion(helix, e) ~= b/w
assert curveTorsion(left, e) ~= -b/w
assert components(curvatureVector(helix, e)) ~= [-a cos(s)/w, -a sin(s)/w, 0]
T = unitTangent(helix, e)
assert components(T) ~= [-a sin(s)/sqrt(w), a cos(s)/sqrt(w), b/sqrt(w)]
F = frenetFrame(helix, e)
assert components(F @ L(0)) ~= [[0, -1, 0], [a/sqrt(w), 0, -b/sqrt(w)], [b/sqrt(w), 0, a/sqrt(w)]]
# Frenet's equations: T' = k N, N' = -k T + t B, B' = -t N.
N^a = F^a_n [0, 1, 0]_n
B^a = F^a_n [0, 0, 1]_n
assert arcDerivative(helix, e, T)^a ~= (a/w) N^a
assert arcDerivative(helix, e, N)^a ~= -(a/w) T^a + (b/w) B^a
assert arcDerivative(helix, e, B)^a ~= -(b/w) N^a
assert integrate(1, firstForm(helix, e), s: 0..2*pi) ~= 2*pi*sqrt(w)
---
# The twisted cubic (t, t^2, t^3): curvature 2 sqrt(9 t^4 + 9 t^2 + 1)/(9 t^4 + 4 t^2 + 1)^(3/2), torsion 3/(9 t^4 + 9 t^2 + 1).
# Source: Gray, Modern Differential Geometry of Curves and Surfaces, 2nd ed.
chart L(t)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map cubic: L -> E3 { X = t; Y = t^2; Z = t^3 }
assert curveCurvature(cubic, e) ~= 2*sqrt(9*t^4 + 9*t^2 + 1)/(9*t^4 + 4*t^2 + 1)^(3/2)
assert curveTorsion(cubic, e) ~= 3/(9*t^4 + 9*t^2 + 1)
assert components(frenetFrame(cubic, e) @ L(0)) ~= eye(3)
---
# Viviani's curve, where a sphere of radius 2 a meets a cylinder of radius a.
# Source: Gray, Modern Differential Geometry of Curves and Surfaces, 2nd ed.
chart L(t)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param a = 1.5
map viviani: L -> E3 { X = a*(1 + cos(t)); Y = a sin(t); Z = 2*a sin(t/2) }
assert curveCurvature(viviani, e) ~= sqrt(13 + 3*cos(t))/(a*(3 + cos(t))^(3/2))
assert curveTorsion(viviani, e) ~= 6*cos(t/2)/(a*(13 + 3*cos(t)))
---
# Plane curves by their signed curvature: ellipse, parabola, catenary, logarithmic spiral, in Cartesian and polar coordinates.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5; Gray, Modern Differential Geometry of Curves
# and Surfaces, 2nd ed.
chart L(t)
chart E2(X, Y)
chart P(r, ph) where r > 0
metric e_ab = eye(2) on E2
metric g_ab = diag(1, r^2) on P
param a = 3
param b = 2
map ellipse: L -> E2 { X = a cos(t); Y = b sin(t) }
map clockwise: L -> E2 { X = a cos(t); Y = -b sin(t) }
map parabola: L -> E2 { X = t; Y = a t^2/2 }
map catenary: L -> E2 { X = t; Y = cosh(t) }
map spiral: L -> P { r = exp(b t); ph = t }
map line: L -> P { r = a/cos(t); ph = t }
assert geodesicCurvature(ellipse, e) ~= a*b/(a^2*sin(t)^2 + b^2*cos(t)^2)^(3/2)
assert geodesicCurvature(clockwise, e) ~= -a*b/(a^2*sin(t)^2 + b^2*cos(t)^2)^(3/2)
assert geodesicCurvature(parabola, e) ~= a/(1 + a^2*t^2)^(3/2)
assert geodesicCurvature(catenary, e) ~= 1/cosh(t)^2
assert geodesicCurvature(spiral, g) ~= 1/(sqrt(1 + b^2)*exp(b t))
assert curveCurvature(spiral, g) ~= 1/(sqrt(1 + b^2)*exp(b t))
assert components(curvatureVector(line, g) @ L(0.4)) ~= [0, 0]
assert integrate(geodesicCurvature(ellipse, e), firstForm(ellipse, e), t: 0..2*pi) ~= 2*pi
---
# A circle of latitude: geodesic curvature cot(th)/R, and Gauss's theorem with Bonnet's on the cap that it bounds.
# Source: do Carmo, Differential Geometry of Curves and Surfaces.
# Derivation: the cap's area 2 pi R^2 (1 - cos th) times K = 1/R^2, and the boundary's length 2 pi R sin(th) times
# cot(th)/R, add up to 2 pi.
chart L(s)
chart S(th, ph) where 0 < th < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 2
param th0 = 0.7
map emb: S -> E3 { X = R sin(th) cos(ph); Y = R sin(th) sin(ph); Z = R cos(th) }
map latitude: L -> S { th = th0; ph = s }
map meridian: L -> S { th = pi/2 + atan(s); ph = th0 }
map tilted: L -> S { th = 1 + s/5; ph = s^2 }
I = firstForm(emb, e)
h = secondForm(emb, e)
k = geodesicCurvature(latitude, I)
assert k ~= cos(th0)/(R sin(th0))
assert curveNormalCurvature(latitude, h, I) ~= -1/R
assert curveCurvature(compose(emb, latitude), e) ~= 1/(R sin(th0))
assert geodesicCurvature(meridian, I) ~= 0
assert curveCurvature(meridian, I) @ L(0.3) ~= 0
assert geodesicCurvature(tilted, I)^2 + curveNormalCurvature(tilted, h, I)^2 ~= curveCurvature(compose(emb, tilted), e)^2
assert integrate(gaussCurvature(shape(h, I)), I, th: 0..th0, ph: 0..2*pi) + integrate(k, firstForm(latitude, I), s: 0..2*pi) ~= 2*pi
---
# Curves of the hyperbolic plane: horocycles have curvature 1, equidistants cos of their slope, vertical lines none.
# Source: do Carmo, Riemannian Geometry.
# Derivation: along (s cos b, 1 + s sin b): T = y (cos b, sin b), and nabla_T T = -(T_x T_y/y) 2 d_x + (T_x^2 - T_y^2)/y d_y +
# T^j d_j T gives k = cos b towards the left normal.
chart L(s) where s > 0
chart H(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on H
param b = 0.6
map horocycle: L -> H { x = s; y = 2 }
map vertical: L -> H { x = 2; y = s }
map slanted: L -> H { x = s cos(b); y = s sin(b) }
assert geodesicCurvature(horocycle, g) ~= 1
assert geodesicCurvature(vertical, g) ~= 0
assert geodesicCurvature(slanted, g) ~= cos(b)
---
# A worldline of constant acceleration, and torsion in the 3-sphere: the fibres of Hopf's map are geodesics, and the
# curve of slope m on Clifford's torus has curvature |m^2 - 1|/(m^2 + 1), torsion 2 m/(m^2 + 1) up to the orientation.
# Source: Misner, Thorne, Wheeler, Gravitation.
# Derivation: T = (m d_u + d_v) with |d_u|^2 = |d_v|^2 = 1/2, so T = (m, 1) sqrt(2/(m^2 + 1)); h(T, T) of the torus with
# principal curvatures cot and -tan at c = pi/4 is (m^2 - 1)/(m^2 + 1) and its mixed component -2 m/(m^2 + 1); the torus is flat and
# its straight lines are geodesics of it, so that curvature and torsion are these, up to signs.
chart L(q)
chart M(x, t)
chart S3(c, u, v) where 0 < c < pi/2
metric g_ab = diag(1, -1) on M
metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
param a = 2
param m = 3
map rocket: L -> M { x = cosh(a q)/a; t = sinh(a q)/a }
map hopf: L -> S3 { c = 0.7; u = q; v = q }
map straight: L -> S3 { c = pi/4; u = m q; v = q }
assert components(firstForm(rocket, g)) ~= [[-1]]
assert curveCurvature(rocket, g) ~= a
assert along(g, rocket)_ab unitTangent(rocket, g)^a unitTangent(rocket, g)^b ~= -1
assert components(unitTangent(rocket, g)) ~= [sinh(a q), cosh(a q)]    # with time, as the parameter runs
assert components(arcDerivative(rocket, g, unitTangent(rocket, g))) ~= [a cosh(a q), a sinh(a q)]
assert geodesicCurvature(rocket, g) ~= -a
assert components(curvatureVector(hopf, s)) ~= [0, 0, 0]
assert curveCurvature(straight, s) ~= (m^2 - 1)/(m^2 + 1)
assert curveTorsion(straight, s)^2 ~= 4*m^2/(m^2 + 1)^2
---
# Third fundamental form: III - 2 H II + K I = 0; the sphere's is I/R^2.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3; Struik, Lectures on Classical Differential
# Geometry.
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map emb: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
map bumpy: T -> E3 { X = u + v^2/3; Y = v - u v; Z = u^2 v }
I = firstForm(emb, e)
h = secondForm(emb, e)
S = shape(h, I)
n = normal(emb, e)
assert thirdForm(h, I)_ij ~= 2*meanCurvature(S) h_ij - gaussCurvature(S) I_ij
assert thirdForm(h, I)_ij ~= inv(along(e, emb))^ab d_i n_a d_j n_b
B = shape(secondForm(bumpy, e), firstForm(bumpy, e))
assert thirdForm(secondForm(bumpy, e), firstForm(bumpy, e))_ij ~= 2*meanCurvature(B) secondForm(bumpy, e)_ij - gaussCurvature(B) firstForm(bumpy, e)_ij
# A form that is not symmetric: h I^-1 h of h = [[1, 2], [3, 4]], I = diag(1, 2) is [[1 + 6/2, 2 + 8/2], [3 + 12/2, 6 + 16/2]].
k_ij = [[1, 2], [3, 4]] on T
metric J_ij = diag(1, 2) on T
assert components(thirdForm(k, J)) ~= [[4, 6], [9, 14]]
---
# Principal directions and Euler's formula: of the torus along its circles, of the saddle z = x y along the diagonals.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2 (Euler's formula).
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map emb: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
map saddle: T -> E3 { X = u; Y = v; Z = u v }
I = firstForm(emb, e)
h = secondForm(emb, e)
p = T(pi/3, 1)
assert principalCurvatures(h, I) @ p ~= [1/7, 1]
assert components(principalDirections(h, I) @ p) ~= [[0, 1], [2/7, 0]]
assert abs(components(principalDirections(secondForm(saddle, e), firstForm(saddle, e)) @ T(0, 0))) ~= [[1/sqrt(2), 1/sqrt(2)], [1/sqrt(2), 1/sqrt(2)]]
k = principalDirections(h, I) @ p
assert (I @ p)_ij k^i_m k^j_n ~= eye(2)
assert (h @ p)_ij k^i_m k^j_n ~= [[1/7, 0], [0, 1]]
param t = 0.4
a^i = k^i_n [cos(t), sin(t)]_n
assert normalCurvature(h @ p, I, a) ~= cos(t)^2/7 + sin(t)^2
assert normalCurvature(h @ p, I, 2 a) ~= cos(t)^2/7 + sin(t)^2
w^i = [1, 0] on T
assert normalCurvature(h, I, w) ~= 1
assert (h @ p)_ij k^j_n ~= (I @ p)_ij k^j_m diag(principalCurvatures(h @ p, I))_mn
---
# Willmore's energy: 4 pi of the sphere, 2 pi^2 of the torus with R = sqrt(2) r, which is least; more of others.
# Source: Willmore, Riemannian Geometry.
# Derivation: for radii R and 1 the integral of H^2 is pi^2 R^2/sqrt(R^2 - 1).
chart S(th, ph) where 0 < th < pi
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 2
map sphere: S -> E3 { X = R sin(th) cos(ph); Y = R sin(th) sin(ph); Z = R cos(th) }
map clifford: T -> E3 { X = (sqrt(2) + cos(u))*cos(v); Y = (sqrt(2) + cos(u))*sin(v); Z = sin(u) }
map torus: T -> E3 { X = (2 + cos(u))*cos(v); Y = (2 + cos(u))*sin(v); Z = sin(u) }
I = firstForm(torus, e)
assert willmore(sphere, e) ~= 1/R^2
assert integrate(willmore(sphere, e), firstForm(sphere, e), th: 0..pi, ph: 0..2*pi) ~= 4*pi
assert integrate(willmore(clifford, e), firstForm(clifford, e), u: 0..2*pi, v: 0..2*pi) ~= 2*pi^2
assert integrate(willmore(torus, e), I, u: 0..2*pi, v: 0..2*pi) ~= 4*pi^2/sqrt(3)
assert willmore(torus, e) ~= meanCurvature(shape(secondForm(torus, e), I))^2
assert areaElement(sphere, e) ~= R^2*sin(th)
assert areaElement(torus, e) ~= 2 + cos(u)
assert eps(I)[u,v] ~= areaElement(torus, e)
---
# Gauss and Bonnet: the curvature of an ellipsoid adds up to 4 pi, whatever its axes.
# Source: do Carmo, Differential Geometry of Curves and Surfaces.
chart S(th, ph) where 0 < th < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map emb: S -> E3 { X = sin(th) cos(ph); Y = 1.5*sin(th) sin(ph); Z = 2*cos(th) }
I = firstForm(emb, e)
assert integrate(gaussCurvature(shape(secondForm(emb, e), I)), I, th: 0..pi, ph: 0..2*pi) ~= 4*pi tol 1e-8
---
# Veronese's surface in four dimensions and the flat torus there: mean curvature vectors and normal parts.
# Source: do Carmo, Riemannian Geometry (Clifford's torus).
# Derivation: X = (a cos u, a sin u, b cos v, b sin v) has X_uu = -(X1, X2, 0, 0), X_uv = 0, X_vv = -(0, 0, X3, X4), all normal, I =
# diag(a^2, b^2), so that H = -(X1/a^2, X2/a^2, X3/b^2, X4/b^2)/2.
chart T(u, v)
chart E4(W, X, Y, Z)
metric e_ab = eye(4) on E4
param a = 2
param b = 3
map torus: T -> E4 { W = a cos(u); X = a sin(u); Y = b cos(v); Z = b sin(v) }
map graph: T -> E4 { W = u; X = v; Y = u^2 - v^2; Z = 2*u v }
h = vectorSecondForm(torus, e)
assert components(h)[1,1,1] ~= -a cos(u)
assert components(h)[3,2,2] ~= -b cos(v)
assert components(h)[1,1,2] ~= 0
assert components(h)[3,1,1] ~= 0
assert components(meanCurvatureVector(torus, e)) ~= [-cos(u)/(2*a), -sin(u)/(2*a), -cos(v)/(2*b), -sin(v)/(2*b)]
assert willmore(torus, e) ~= (1/a^2 + 1/b^2)/4
assert components(firstForm(torus, e)) ~= diag(a^2, b^2)
# The graph of z^2 is a complex curve, and so minimal.
assert components(meanCurvatureVector(graph, e)) ~= [0, 0, 0, 0]
P = tangentProjector(graph, e)
assert trace(P) ~= 2
assert P^a_b P^b_c ~= P^a_c
assert P^a_b d_i graph^b ~= d_i graph^a
assert P^a_b vectorSecondForm(graph, e)^b_ij ~= 0
assert gaussResidual(graph, e) ~= 0
assert codazziResidual(graph, e) ~= 0
---
# The vector-valued second form of hypersurfaces is s h n, whichever the normal's side and sign.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.; O'Neill, Semi-Riemannian Geometry.
chart D(u, v) where u > 0
chart M(X, Y, W)
metric e_ab = diag(1, 1, -1) on M
param R = 2
map hyperboloid: D -> M { X = R sinh(u) cos(v); Y = R sinh(u) sin(v); W = R cosh(u) }
map deSitter: D -> M { X = R cosh(u) cos(v); Y = R cosh(u) sin(v); W = R sinh(u) }
assert normalSign(hyperboloid, e) ~= -1
assert normalSign(deSitter, e) ~= 1
h = secondForm(hyperboloid, e)
k = secondForm(deSitter, e)
assert vectorSecondForm(hyperboloid, e)^a_ij ~= -(h_ij inv(along(e, hyperboloid))^ab normal(hyperboloid, e)_b)
assert vectorSecondForm(deSitter, e)^a_ij ~= k_ij inv(along(e, deSitter))^ab normal(deSitter, e)_b
assert vectorSecondForm(deSitter, e)^a_ij ~= secondForm(deSitter, e, flip: true)_ij inv(along(e, deSitter))^ab normal(deSitter, e, flip: true)_b
assert secondForm(deSitter, e, flip: true) ~= -k
assert components(firstForm(deSitter, e)) ~= diag(-R^2, R^2*cosh(u)^2)
assert scalarCurvature(firstForm(deSitter, e)) ~= 2/R^2
assert scalarCurvature(firstForm(hyperboloid, e)) ~= -2/R^2
assert thirdForm(h, firstForm(hyperboloid, e))_ij ~= firstForm(hyperboloid, e)_ij/R^2
assert willmore(hyperboloid, e) ~= -1/R^2
assert areaElement(deSitter, e) ~= R^2*cosh(u)
assert gaussResidual(hyperboloid, e) ~= 0
assert gaussResidual(deSitter, e) ~= 0
assert codazziResidual(deSitter, e) ~= 0
---
# The equations of Gauss and Codazzi in curved spaces: Clifford's torus and a bumpy one in the 3-sphere, a surface of hyperbolic
# space, a slice of Schwarzschild's.
# Source: do Carmo, Riemannian Geometry.
chart T(u, v)
chart S3(c, m, n) where 0 < c < pi/2
chart H3(X, Y, Z) where Z > 0
metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
metric g_ab = diag(1/Z^2, 1/Z^2, 1/Z^2) on H3
map clifford: T -> S3 { c = pi/4; m = u; n = v }
map bumpy: T -> S3 { c = 0.7 + 0.2*sin(u); m = u + 0.3*v; n = v }
map wave: T -> H3 { X = u; Y = v; Z = 2 + cos(u) }
assert gaussResidual(clifford, s) ~= 0
assert codazziResidual(clifford, s) ~= 0
assert components(meanCurvatureVector(clifford, s)) ~= [0, 0, 0]
assert gaussResidual(bumpy, s) ~= 0
assert codazziResidual(bumpy, s) ~= 0
assert gaussResidual(wave, g) ~= 0
assert codazziResidual(wave, g) ~= 0
h = secondForm(bumpy, s)
C = levicivita(firstForm(bumpy, s))
K_ijk = d_i h_jk - C^m_ij h_mk - C^m_ik h_jm
assert K_ijk ~= K_jik
---
# The equations where the ambient curvature is not constant, so that its normal part counts: a surface of codimension one
# and one of codimension two.
# Source: do Carmo, Riemannian Geometry.
chart T(u, v)
chart A3(X, Y, Z)
chart A4(W, X, Y, Z)
metric e_ab = [[1, 0, 0], [0, 1 + X^2, 0], [0, 0, 3 + Y^2]] on A3
metric g_ab = [[1, 0, 0, 0], [0, 1 + W^2, 0, 0], [0, 0, 2 + X^2, 0], [0, 0, 0, -1 - Y^2]] on A4
map emb: T -> A3 { X = u; Y = v; Z = u v }
map two: T -> A4 { W = u; X = v; Y = u v; Z = u^2/4 }
p = T(0.4, 0.7)
assert gaussResidual(emb, e) @ p ~= 0
assert codazziResidual(emb, e) @ p ~= 0
assert gaussResidual(two, g) @ p ~= 0
assert codazziResidual(two, g) @ p ~= 0
---
# Level sets: spheres, the torus, the ellipsoid, and their curvatures on the surface by Goldman's formulas.
# Source: Goldman, Curvature formulas for implicit curves and surfaces, Computer Aided Geometric Design 22 (2005) 632-658;
# Weisstein, MathWorld, Ellipsoid.
chart T(u, v)
chart S(th, ph) where 0 < th < pi
chart E3(x, y, z) where x > 0, y > 0, z > 0
metric e_ij = eye(3) on E3
param a = 1
param b = 2
param c = 3
param R = 3
f = x^2 + y^2 + z^2
r = sqrt(f)
assert levelMeanCurvature(f, e) ~= -1/r
assert levelGaussCurvature(f, e) ~= 1/f
assert levelMeanCurvature(-f, e) ~= 1/r
assert components(levelNormal(f, e)) ~= [x/r, y/r, z/r]
q = x^2/a^2 + y^2/b^2 + z^2/c^2
w = x^2/a^4 + y^2/b^4 + z^2/c^4
assert levelGaussCurvature(q, e) ~= q/((a*b*c)^2*w^2)
assert levelMeanCurvature(q, e) ~= (f - (a^2 + b^2 + c^2)*q)/(2*(a*b*c)^2*w^(3/2))
g = (sqrt(x^2 + y^2) - R)^2 + z^2
map emb: T -> E3 { x = (R + cos(u))*cos(v); y = (R + cos(u))*sin(v); z = sin(u) }
map ell: S -> E3 { x = a sin(th) cos(ph); y = b sin(th) sin(ph); z = c cos(th) }
assert along(levelGaussCurvature(g, e), emb) @ T(0.4, 0.3) ~= gaussCurvature(shape(secondForm(emb, e), firstForm(emb, e))) @ T(0.4, 0.3)
assert along(levelMeanCurvature(g, e), emb) @ T(0.4, 0.3) ~= -meanCurvature(shape(secondForm(emb, e), firstForm(emb, e))) @ T(0.4, 0.3)
assert along(levelMeanCurvature(q, e), ell) @ S(0.4, 0.3) ~= meanCurvature(shape(secondForm(ell, e), firstForm(ell, e))) @ S(0.4, 0.3)
p = E3(1, 2, 0.5)
H_ij = d_i d_j g
k_i = d_i g
W2 = k_i k_j e^ij
assert levelMeanCurvature(g, e) @ p ~= ((k_i e^ij H_jk e^kl k_l - W2 e^ij H_ij)/(2*W2^(3/2))) @ p
assert levelGaussCurvature(g, e) @ p ~= (k_i inv(H)^ij k_j det(components(H))/W2^2) @ p
---
# Level sets of planes and spaces that are not flat or not positive: circles, geodesic spheres of the hyperbolic space, horospheres,
# the hyperboloid of Minkowski's.
# Source: Goldman, Curvature formulas for implicit curves and surfaces, Computer Aided Geometric Design 22 (2005); Lee,
# Introduction to Riemannian Manifolds, 2nd ed.
chart E2(x, y)
chart H3(X, Y, Z) where Z > 0
chart P3(r, th, ph) where r > 0, 0 < th < pi
chart M(t, x, y) where t > 3, -1 < x < 1, -1 < y < 1
metric e_ij = eye(2) on E2
metric g_ij = diag(1/Z^2, 1/Z^2, 1/Z^2) on H3
metric k_ij = diag(1, sinh(r)^2, sinh(r)^2*sin(th)^2) on P3
metric m_ij = diag(-1, 1, 1) on M
f = E2.x^2/4 + E2.y^2
assert levelMeanCurvature(f, e) @ E2(2, 0) ~= -2
assert levelMeanCurvature(f, e) @ E2(0, 1) ~= -1/4
assert levelGaussCurvature(f, e) @ E2(2, 0) ~= -2
assert components(levelShape(Z, g)) ~= diag(1, 1, 0)
assert levelMeanCurvature(r^2, k) ~= -cosh(r)/sinh(r)
assert levelGaussCurvature(r, k) ~= cosh(r)^2/sinh(r)^2
s = t^2 - M.x^2 - M.y^2
v = levelNormal(s, m)
assert m_ij v^i v^j ~= -1
assert levelMeanCurvature(s, m)^2 ~= 1/s
assert levelGaussCurvature(s, m) ~= 1/s
---
# The covariant derivative along a map: of a coordinate field along a circle in polar coordinates.
# Source: do Carmo, Riemannian Geometry.
# Derivation: nabla_ph d_r = d_ph/r and nabla_ph d_ph = -r d_r; with ph = 2 s the circle's velocity is 2 d_ph.
chart L(s)
chart P(r, ph) where r > 0
metric g_ab = diag(1, r^2) on P
param a = 3
map circle: L -> P { r = a; ph = 2*s }
v^i = [1, 0] on P
w^i = [0, 1] on P
assert components(covariantAlong(circle, g, along(v, circle))) ~= [[0, 2/a]]
assert components(covariantAlong(circle, g, along(w, circle))) ~= [[-2*a, 0]]
assert components(arcDerivative(circle, g, along(v, circle))) ~= [0, 1/a^2]
assert components(curvatureVector(circle, g)) ~= [-1/a, 0]
