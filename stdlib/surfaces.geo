# Hypersurfaces: immersions of codimension one, and graphs of functions. The normal is
# n_a proportional to eps_{b1...bd a} d_1 X^b1 ... d_d X^bd: X_u x X_v in space, up for
# graphs; an outward sphere of radius R has mean curvature -1/R.

# firstForm(X, e): the metric that an immersion induces.
#   Map X: U -> A, ambient metric e_ab give I_ij over U.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map emb: T -> E3 { X = u cos(v); Y = u sin(v); Z = v }
#     print firstForm(emb, e)
fn firstForm(map X, metric e_ab) -> metric I_ij = along(e, X)_ab d_i X^a d_j X^b

# secondForm(X, e, flip): the normal part of the second derivative; flip: true takes the
# opposite normal, and so the opposite sign.
#   Map X: U -> A of codimension one, ambient metric e_ab (curved or not, of any signature) give
#   h_ij over U; the vector-valued form is s h_ij n^a with s = n_a n^a, -1 for a timelike normal.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map emb: T -> E3 { X = u; Y = v; Z = u^2 - v^2 }
#     print secondForm(emb, e) @ T(0, 0)
fn secondForm(map X, metric e_ab, flip = false) -> tensor h_ij {
  n_a = normal(X, e, flip: flip)_a
  C = along(levicivita(e), X)
  n_a (d_i d_j X^a + C^a_bc d_i X^b d_j X^c)
}

# shape(h, I): the shape operator (Weingarten map), the second form with a slot raised.
#   Tensor h_ij, metric I_ij give S^i_j.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     param R = 2
#     map emb: S -> E3 { X = R sin(th) cos(ph); Y = R sin(th) sin(ph); Z = R cos(th) }
#     print shape(secondForm(emb, e), firstForm(emb, e))
fn shape(h_ij, metric I_ij) -> tensor S^i_j = I^ik h_kj

# gaussCurvature(S): the product of the principal curvatures, det S.
#   Shape operator S^i_j gives a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
#   Example:
#     chart T(u, v)
#     chart E3(X, Y, Z)
#     metric e_ab = eye(3) on E3
#     map catenoid: T -> E3 { X = cosh(v) cos(u); Y = cosh(v) sin(u); Z = v }
#     K = gaussCurvature(shape(secondForm(catenoid, e), firstForm(catenoid, e)))
#     print K @ T(0, 0)
#     assert K ~= -1/cosh(v)^4
fn gaussCurvature(S^i_j) = det(S)

# meanCurvature(S): the mean of the principal curvatures, trace(S)/d.
#   Shape operator S^i_j gives a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
#   Example:
#     chart theta(x, y)
#     metric G_ij = eye(2) on theta
#     print meanCurvature(graphShape(x^2 + 3*y^2, G)) @ theta(0, 0)
fn meanCurvature(S^i_j) = trace(S)/dim(S)

# principalCurvatures(h, I): the eigenvalues of the shape operator, ascending.
#   Tensor h_ij, metric I_ij give k_n, plain.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
#   Example:
#     chart theta(x, y)
#     metric G_ij = eye(2) on theta
#     L = x^2 + 3*y^2
#     print principalCurvatures(graphSecond(L, G), graphFirst(L, G)) @ theta(0, 0)
fn principalCurvatures(h_ij, metric I_ij) = eig(h, I)

# graphFirst(L, G): the metric of the graph of L over (M, G) in M x R.
#   Scalar L, metric G_ij give I_ij = G + dL dL.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart theta(x, y)
#     metric G_ij = eye(2) on theta
#     print graphFirst(x y, G)
fn graphFirst(L, metric G_ij) -> metric I_ij = G_ij + d_i L d_j L

# graphSecond(L, G): the second form of that graph, the normal up.
#   Scalar L, metric G_ij give h_ij = Hess L / W, W^2 = 1 + |dL|^2; fails where W^2 is not
#   positive, as it always is for a positive G.
#   Source: Petersen, Riemannian Geometry, 3rd ed. (Hessian and second form of a level set).
#   Example:
#     chart theta(x, y)
#     metric G_ij = eye(2) on theta
#     print graphSecond(x y, G)
fn graphSecond(L, metric G_ij) -> tensor h_ij {
  H = hessian(L, levicivita(G))
  H_ij/sqrt(1 + G^kl d_k L d_l L)
}

# graphShape(L, G): the shape operator of that graph.
#   Scalar L, metric G_ij give S^i_j; det S = det(E)/W^(d+2) with E = hessOp(L, G), and
#   trace S = (trace E - L^i L^j H_ij/W^2)/W.
#   Source: from graphFirst and graphSecond by the Sherman-Morrison formula.
#   Example:
#     chart theta(x, y)
#     metric G_ij = eye(2) on theta
#     L = x y + x^2
#     S = graphShape(L, G)
#     E = hessOp(L, G)
#     assert det(S) ~= det(E)/(1 + G^ij d_i L d_j L)^2
#     print S @ theta(0, 0), E @ theta(0, 0)
fn graphShape(L, metric G_ij) -> tensor S^i_j = shape(graphSecond(L, G), graphFirst(L, G))^i_j
