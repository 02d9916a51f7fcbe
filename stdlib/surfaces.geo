# Hypersurfaces: immersions of codimension one, and graphs of functions. The normal is
# n_a proportional to eps_{b1...bd a} d_1 X^b1 ... d_d X^bd: X_u x X_v in space, up for
# graphs; an outward sphere of radius R has mean curvature -1/R.

# firstForm(X, e): the metric that an immersion induces.
#   Map X: U -> A, ambient metric e_ab give I_ij over U.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 2-5.
fn firstForm(map X, metric e_ab) -> metric I_ij = along(e, X)_ab d_i X^a d_j X^b

# secondForm(X, e): the normal part of the second derivative.
#   Map X: U -> A of codimension one, ambient metric e_ab (curved or not) give h_ij over U.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed., (8.8) and proposition 8.1.
fn secondForm(map X, metric e_ab) -> tensor h_ij {
  n_a = normal(X, e)_a
  C = along(levicivita(e), X)
  n_a (d_i d_j X^a + C^a_bc d_i X^b d_j X^c)
}

# shape(h, I): the shape operator (Weingarten map), the second form with a slot raised.
#   Tensor h_ij, metric I_ij give S^i_j.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
fn shape(h_ij, metric I_ij) -> tensor S^i_j = I^ik h_kj

# gaussCurvature(S): the product of the principal curvatures, det S.
#   Shape operator S^i_j gives a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2, definition 6.
fn gaussCurvature(S^i_j) = det(S)

# meanCurvature(S): the mean of the principal curvatures, trace(S)/d.
#   Shape operator S^i_j gives a scalar.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2, definition 6.
fn meanCurvature(S^i_j) = trace(S)/dim(S)

# principalCurvatures(h, I): the eigenvalues of the shape operator, ascending.
#   Tensor h_ij, metric I_ij give k_n, plain.
#   Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2, definition 5.
fn principalCurvatures(h_ij, metric I_ij) = eig(h, I)

# graphFirst(L, G): the metric of the graph of L over (M, G) in M x R.
#   Scalar L, metric G_ij give I_ij = G + dL dL.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed., example 2.19.
fn graphFirst(L, metric G_ij) -> metric I_ij = G_ij + d_i L d_j L

# graphSecond(L, G): the second form of that graph, the normal up.
#   Scalar L, metric G_ij give h_ij = Hess L / W, W^2 = 1 + |dL|^2; fails where W^2 is not
#   positive, as it always is for a positive G.
#   Source: Petersen, Riemannian Geometry, 3rd ed., section 3.2 (Hessian and second form of a level set).
fn graphSecond(L, metric G_ij) -> tensor h_ij {
  H = hessian(L, levicivita(G))
  H_ij/sqrt(1 + G^kl d_k L d_l L)
}

# graphShape(L, G): the shape operator of that graph.
#   Scalar L, metric G_ij give S^i_j; det S = det(E)/W^(d+2) with E = hessOp(L, G), and
#   trace S = (trace E - L^i L^j H_ij/W^2)/W.
#   Source: from graphFirst and graphSecond by the Sherman-Morrison formula.
fn graphShape(L, metric G_ij) -> tensor S^i_j = shape(graphSecond(L, G), graphFirst(L, G))^i_j
