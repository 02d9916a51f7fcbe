# Immersions of any codimension, curves, and level sets of functions, in any ambient metric.

# normalSign(X, e): the square n^a n_a of the unit normal of a hypersurface: 1, or -1 where it is timelike.
#   Map X: U -> A of codimension one, ambient metric e_ab give a scalar over U.
#   Source: O'Neill, Semi-Riemannian Geometry (the sign of a hypersurface).
#   Example:
#     chart D(u, v) where u > 0
#     chart M(X, Y, T)
#     metric e_ab = diag(1, 1, -1) on M
#     map hyperboloid: D -> M { X = sinh(u) cos(v); Y = sinh(u) sin(v); T = cosh(u) }
#     print normalSign(hyperboloid, e)
fn normalSign(map X, metric e_ab) {
  n = normal(X, e)
  sign(inv(along(e, X))^ab n_a n_b)
}

# thirdForm(h, I): the form of the normal's image on the unit sphere, <dn, dn> in flat space.
#   Tensor h_ij, metric I_ij give k_ij = h_im I^mn h_nj.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3; III - 2 H II + K I = 0 on surfaces.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map torus: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
#     print thirdForm(secondForm(torus, e), firstForm(torus, e))
fn thirdForm(h_ij, metric I_ij) -> tensor k_ij = h_im I^mn h_nj

# principalDirections(h, I): the unit vectors in which the normal curvature is extreme, in the order of
# principalCurvatures(h, I); up to sign, and any orthonormal ones where these coincide.
#   Tensor h_ij, metric I_ij give v^i_n, a vector for each plain n.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map torus: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
#     print principalDirections(secondForm(torus, e), firstForm(torus, e)) @ T(0, 0)
fn principalDirections(h_ij, metric I_ij) = eigenvectors(h, I)

# normalCurvature(h, I, v): the curvature of the normal section along a vector, h(v, v)/I(v, v).
#   Tensor h_ij, metric I_ij, vector v^i give a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2 (Meusnier).
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map saddle: T -> E3 { X = u; Y = v; Z = u v }
#     w^i = [1, 1] @ T(0, 0)
#     print normalCurvature(secondForm(saddle, e), firstForm(saddle, e), w)
fn normalCurvature(h_ij, metric I_ij, v^i) = (h_ij v^i v^j)/(I_kl v^k v^l)

# tangentProjector(X, e): the orthogonal projector of ambient vectors onto the tangent space.
#   Map X: U -> A, ambient metric e_ab give P^a_b over A along X.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map sphere: S -> E3 { X = sin(th) cos(ph); Y = sin(th) sin(ph); Z = cos(th) }
#     P = tangentProjector(sphere, e)
#     print trace(P), P @ S(pi/2, 0)
fn tangentProjector(map X, metric e_ab) -> tensor P^a_b {
  E = along(e, X)
  I = firstForm(X, e)
  d_i X^a I^ij d_j X^c E_cb
}

# covariantAlong(X, e, V): the covariant derivative of a vector field along a map, X^*nabla V.
#   Map X: U -> A, ambient metric e_ab, vectors V^a of A along X give D_i^a = d_i V^a + C^a_bc d_i X^b V^c.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed., for maps of any dimension.
#   Example:
#     chart L(s)
#     chart P(r, ph) where r > 0
#     metric g_ab = diag(1, r^2) on P
#     map circle: L -> P { r = 3; ph = 2*s }
#     v^a = [1, 0] on P
#     print covariantAlong(circle, g, along(v, circle))
fn covariantAlong(map X, metric e_ab, V^a) -> tensor D_i^a {
  C = along(levicivita(e), X)
  d_i V^a + C^a_bc d_i X^b V^c
}

# vectorSecondForm(X, e): the normal part of the covariant Hessian of an immersion of any codimension.
#   Map X: U -> A, ambient metric e_ab give h^a_ij, vectors of A along X that are normal to it;
#   s h_ij n^a on a hypersurface, with h_ij = secondForm(X, e) and s = normalSign(X, e).
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the Gauss formula).
#   Example:
#     chart T(u, v)
#     chart E4(W, X, Y, Z)
#     metric e_ab = eye(4) on E4
#     map torus: T -> E4 { W = cos(u); X = sin(u); Y = cos(v); Z = sin(v) }
#     print vectorSecondForm(torus, e) @ T(0, 0)
fn vectorSecondForm(map X, metric e_ab) -> tensor h^a_ij {
  C = along(levicivita(e), X)
  P = tangentProjector(X, e)
  H^a_ij = d_i d_j X^a + C^a_bc d_i X^b d_j X^c
  H^a_ij - P^a_b H^b_ij
}

# meanCurvatureVector(X, e): the mean of the vector-valued second form, zero exactly on minimal immersions.
#   Map X: U -> A, ambient metric e_ab give H^a = I^ij h^a_ij/d, a normal vector of A along X;
#   independent of any choice of normal: it points inwards on spheres.
#   Source: do Carmo, Riemannian Geometry.
#   Example:
#     chart T(u, v)
#     chart E4(W, X, Y, Z)
#     metric e_ab = eye(4) on E4
#     map torus: T -> E4 { W = cos(u); X = sin(u); Y = cos(v); Z = sin(v) }
#     print meanCurvatureVector(torus, e)
fn meanCurvatureVector(map X, metric e_ab) -> tensor H^a {
  I = firstForm(X, e)
  I^ij vectorSecondForm(X, e)^a_ij/dim(I)
}

# willmore(X, e): the integrand of Willmore's energy, the square of the mean curvature vector.
#   Map X: U -> A, ambient metric e_ab give a scalar; integrate(willmore(X, e), firstForm(X, e), ...) is
#   4 pi on every round sphere of space, 2 pi^2 on the Clifford torus.
#   Source: Willmore, Riemannian Geometry.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map torus: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
#     print integrate(willmore(torus, e), firstForm(torus, e), u: 0..2*pi, v: 0..2*pi)
fn willmore(map X, metric e_ab) {
  H = meanCurvatureVector(X, e)
  along(e, X)_ab H^a H^b
}

# areaElement(X, e): the factor of du dv ... in the area, sqrt|det I|; eps(firstForm(X, e)) is the form.
#   Map X: U -> A, ambient metric e_ab give a density, which changes with the chart of U.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map torus: T -> E3 { X = (3 + cos(u))*cos(v); Y = (3 + cos(u))*sin(v); Z = sin(u) }
#     print areaElement(torus, e)
fn areaElement(map X, metric e_ab) = sqrt(abs(det(components(firstForm(X, e)))))

# gaussResidual(X, e): what is left of Gauss's equation, zero for every immersion.
#   Map X: U -> A of any codimension, ambient metric e_ab (curved or not) give Z_ijkl = R_ijkl -
#   A_abcd d_i X^a d_j X^b d_k X^c d_l X^d - e_ab (h^a_ik h^b_jl - h^a_il h^b_jk), with R the curvature of
#   firstForm(X, e) and A that of e.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart T(u, v)
#     chart S3(c, m, n) where 0 < c < pi/2
#     metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
#     map torus: T -> S3 { c = pi/4; m = u; n = v }
#     assert gaussResidual(torus, s) ~= 0
#     print scalarCurvature(firstForm(torus, s))
fn gaussResidual(map X, metric e_ab) -> tensor Z_ijkl {
  E = along(e, X)
  I = firstForm(X, e)
  R = riemann(levicivita(I))
  A = along(riemann(levicivita(e)), X)
  h = vectorSecondForm(X, e)
  I_im R^m_jkl - E_ae A^e_bcd d_i X^a d_j X^b d_k X^c d_l X^d - E_ab (h^a_ik h^b_jl - h^a_il h^b_jk)
}

# codazziResidual(X, e): what is left of the equation of Codazzi and Mainardi, zero for every immersion.
#   Map X: U -> A of any codimension, ambient metric e_ab (curved or not) give Z^a_ijk, the normal part of
#   nabla_i h^a_jk - nabla_j h^a_ik - A^a_bcd d_k X^b d_i X^c d_j X^d, with A the curvature of e.
#   Source: do Carmo, Riemannian Geometry.
#   Example:
#     chart T(u, v)
#     chart S3(c, m, n) where 0 < c < pi/2
#     metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
#     map torus: T -> S3 { c = pi/4; m = u; n = v }
#     assert codazziResidual(torus, s) ~= 0
#     print secondForm(torus, s)
fn codazziResidual(map X, metric e_ab) -> tensor Z^a_ijk {
  I = firstForm(X, e)
  C = levicivita(I)
  D = along(levicivita(e), X)
  A = along(riemann(levicivita(e)), X)
  P = tangentProjector(X, e)
  h = vectorSecondForm(X, e)
  K^a_ijk = d_i h^a_jk + D^a_bc d_i X^b h^c_jk - C^m_ik h^a_jm
  W^a_ijk = K^a_ijk - K^a_jik - A^a_bcd d_k X^b d_i X^c d_j X^d
  W^a_ijk - P^a_b W^b_ijk
}

# unitTangent(X, e): the unit tangent of a curve, in the direction of its parameter.
#   Map X from a chart of one coordinate, ambient metric e_ab give T^a along X; of square -1 where it is timelike,
#   and an error where it is null.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print unitTangent(helix, e)
fn unitTangent(map X, metric e_ab) -> tensor T^a {
  I = firstForm(X, e)
  s = sign(I^ij eps(I)_i eps(I)_j)
  s d_i X^a I^ij eps(I)_j
}

# arcDerivative(X, e, V): the covariant derivative of a vector field along a curve by its arc length.
#   Map X from a chart of one coordinate, ambient metric e_ab, vectors V^a along X give W^a along X.
#   Source: do Carmo, Riemannian Geometry.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print arcDerivative(helix, e, unitTangent(helix, e))
fn arcDerivative(map X, metric e_ab, V^a) -> tensor W^a {
  I = firstForm(X, e)
  D = covariantAlong(X, e, V)
  s = sign(I^ij eps(I)_i eps(I)_j)
  s I^ij eps(I)_j D_i^a
}

# curvatureVector(X, e): the acceleration of a curve by its arc length; zero exactly on geodesics.
#   Map X from a chart of one coordinate, ambient metric e_ab give k^a along X.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5; Lee, Introduction to Riemannian
#   Manifolds, 2nd ed., in a curved space.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print curvatureVector(helix, e)
fn curvatureVector(map X, metric e_ab) -> tensor k^a = arcDerivative(X, e, unitTangent(X, e))^a

# curveCurvature(X, e): the curvature of a curve in a space of any dimension, without sign.
#   Map X from a chart of one coordinate, ambient metric e_ab give a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print curveCurvature(helix, e)
fn curveCurvature(map X, metric e_ab) {
  k = curvatureVector(X, e)
  sqrt(abs(along(e, X)_ab k^a k^b))
}

# curveTorsion(X, e): the torsion of a curve in an oriented space of three dimensions, positive on right-handed
# helices (do Carmo's is the opposite); fails where the curvature is 0.
#   Map X from a chart of one coordinate, ambient metric e_ab give a scalar, eps_abc T^a k^b D k^c/k^2.
#   Source: Gray, Modern Differential Geometry of Curves and Surfaces, 2nd ed.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print curveTorsion(helix, e)
fn curveTorsion(map X, metric e_ab) {
  E = along(e, X)
  T = unitTangent(X, e)
  k = curvatureVector(X, e)
  j = arcDerivative(X, e, k)
  (eps(E)_abc T^a k^b j^c)/(E_ab k^a k^b)
}

# frenetFrame(X, e): the tangent, principal normal and binormal of a curve in an oriented space of three
# dimensions; fails where the curvature is 0.
#   Map X from a chart of one coordinate, positive ambient metric e_ab give F^a_n along X: T, N and B for n = 1, 2, 3,
#   orthonormal and right-handed.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 1-5.
#   Example:
#     chart L(s)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map helix: L -> E3 { X = 2*cos(s); Y = 2*sin(s); Z = s }
#     print frenetFrame(helix, e)
fn frenetFrame(map X, metric e_ab) -> tensor F^a_n {
  E = along(e, X)
  T = unitTangent(X, e)
  k = curvatureVector(X, e)
  N^a = k^a/sqrt(E_bc k^b k^c)
  B^a = inv(E)^ad eps(E)_bcd T^b N^c
  t_n = [1, 0, 0]
  u_n = [0, 1, 0]
  b_n = [0, 0, 1]
  T^a t_n + N^a u_n + B^a b_n
}

# geodesicCurvature(c, G): the signed curvature of a curve in an oriented surface, positive where it turns from
# its tangent to the left, that is from d_1 to d_2 of the surface's chart; zero exactly on geodesics.
#   Map c from a chart of one coordinate, metric G_ij of dimension two (a surface's is firstForm(X, e)) give a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces.
#   Example:
#     chart L(s)
#     chart S(th, ph) where 0 < th < pi
#     metric G_ij = diag(1, sin(th)^2) on S
#     param a = 1
#     map latitude: L -> S { th = a; ph = s }
#     print geodesicCurvature(latitude, G)
fn geodesicCurvature(map c, metric G_ij) {
  T = unitTangent(c, G)
  k = curvatureVector(c, G)
  eps(along(G, c))_ij T^i k^j
}

# curveNormalCurvature(c, h, I): the normal curvature of a surface along a curve in it.
#   Map c from a chart of one coordinate, tensor h_ij, metric I_ij of the surface give a scalar; its square and that of
#   geodesicCurvature(c, I) add up to the square of the curvature of the curve in flat space.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
#   Example:
#     chart L(s)
#     chart S(th, ph) where 0 < th < pi
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map sphere: S -> E3 { X = sin(th) cos(ph); Y = sin(th) sin(ph); Z = cos(th) }
#     map curve: L -> S { th = 1 + s/5; ph = s^2 }
#     print curveNormalCurvature(curve, secondForm(sphere, e), firstForm(sphere, e)) @ L(1)
fn curveNormalCurvature(map c, h_ij, metric I_ij) {
  T = unitTangent(c, I)
  along(h, c)_ij T^i T^j
}

# levelNormal(f, G): the unit normal of the level sets of a function, towards larger values.
#   Scalar f, metric G_ij give n^i; fails where df is 0 or null.
#   Source: Goldman, Curvature formulas for implicit curves and surfaces, CAGD 22 (2005).
#   Example:
#     chart E3(x, y, z)
#     metric e_ij = eye(3) on E3
#     f = x^2 + y^2 + z^2
#     print levelNormal(f, e)
fn levelNormal(f, metric G_ij) -> tensor n^i {
  v = grad(f, G)
  v^i/sqrt(abs(G_kl v^k v^l))
}

# levelShape(f, G): the shape operator of the level sets of a function with the normal levelNormal(f, G), zero
# on the normal itself; on a sphere with f growing outwards it is -1/R, as shape(h, I) has it.
#   Scalar f, metric G_ij give S^i_j = -P^i_k nabla_l n^k P^l_j with P the projector along n.
#   Source: Goldman, Curvature formulas for implicit curves and surfaces, CAGD 22 (2005);
#   Petersen, Riemannian Geometry, 3rd ed.
#   Example:
#     chart E3(x, y, z)
#     metric e_ij = eye(3) on E3
#     f = x^2 + y^2 + z^2
#     print levelShape(f, e) @ E3(2, 0, 0)
fn levelShape(f, metric G_ij) -> tensor S^i_j {
  v = grad(f, G)
  w = G_ij v^i v^j
  P^i_j = delta^i_j - (v^i G_jk v^k)/w
  E = hessOp(f, G)
  -(P^i_k E^k_l P^l_j)/sqrt(abs(w))
}

# levelMeanCurvature(f, G): the mean curvature of the level sets of a function.
#   Scalar f, metric G_ij give a scalar: (f^i f^j H_ij - |df|^2 laplacian f)/(d |df|^3) in dimension d + 1.
#   Source: Goldman, Curvature formulas for implicit curves and surfaces, CAGD 22 (2005).
#   Example:
#     chart E3(x, y, z)
#     metric e_ij = eye(3) on E3
#     f = x^2 + y^2 + z^2
#     print levelMeanCurvature(f, e)
fn levelMeanCurvature(f, metric G_ij) = trace(levelShape(f, G))/(dim(G) - 1)

# levelGaussCurvature(f, G): the product of the principal curvatures of the level sets of a function.
#   Scalar f, metric G_ij give a scalar: f_i adj(H)^ij f_j/|df|^4 in flat space.
#   Source: Goldman, Curvature formulas for implicit curves and surfaces, CAGD 22 (2005).
#   Example:
#     chart E3(x, y, z)
#     metric e_ij = eye(3) on E3
#     f = x^2 + y^2 + z^2
#     print levelGaussCurvature(f, e)
fn levelGaussCurvature(f, metric G_ij) {
  v = grad(f, G)
  S = levelShape(f, G)
  det(S^i_j + (v^i G_jk v^k)/(G_kl v^k v^l))
}
