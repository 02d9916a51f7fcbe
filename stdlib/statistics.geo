# Information geometry: dual connections and statistical structures.

# dualConnection(C, G): the connection that together with C keeps a metric constant,
# d G(u, v) = G(nabla u, v) + G(u, nabla* v).
#   Connection C^k_ij, metric G_ij give D^k_ij; the dual of the dual is C, and C is metric
#   exactly when it is its own dual.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     chart N(m, s) where s > 0
#     metric F_ij = diag(1/s^2, 2/s^2) on N
#     T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on N
#     C = alphaConnection(F, T, 1)
#     show dualConnection(C, F)
fn dualConnection(connection C^k_ij, metric G_ij) -> connection D^k_ij = G^kl (d_i G_lj - G_jm C^m_il)

# alphaConnection(G, T, a): Amari's alpha-connections; a = 0 is Levi-Civita's, a and -a are dual.
#   Metric G_ij, tensor T_ijk (symmetric), number a give C^k_ij = levicivita(G)^k_ij - a/2 G^kl T_ijl.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     chart N(m, s) where s > 0
#     metric F_ij = diag(1/s^2, 2/s^2) on N
#     T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on N
#     show alphaConnection(F, T, 1)
#     assert riemann(alphaConnection(F, T, 1)) ~= 0
fn alphaConnection(metric G_ij, T_ijk, a) -> connection C^k_ij = levicivita(G)^k_ij - a/2 G^kl T_ijl

# fisherDiscrete(p_c): the Fisher metric of a family of probabilities p_c.
#   p_c over a chart of parameters, positive, with sum 1, give F_ij = sum_c d_i p_c d_j p_c/p_c.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     chart c(p, q) where p > 0, q > 0, p + q < 1
#     P_c = [p, q, 1 - p - q]
#     print fisherDiscrete(P)
fn fisherDiscrete(p_c) -> metric F_ij = sum_c d_i p_c d_j p_c/p_c

# chentsovDiscrete(p_c): the Amari-Chentsov tensor of a family of probabilities p_c.
#   p_c over a chart of parameters, positive, with sum 1, give T_ijk = sum_c d_i p_c d_j p_c d_k p_c/p_c^2.
#   Source: Amari, Nagaoka, Methods of Information Geometry.
#   Example:
#     chart c(p, q) where p > 0, q > 0, p + q < 1
#     P_c = [p, q, 1 - p - q]
#     show chentsovDiscrete(P)
fn chentsovDiscrete(p_c) -> tensor T_ijk = sum_c d_i p_c d_j p_c d_k p_c/p_c^2

# chentsovCategorical(z_nc): the Amari-Chentsov tensor of a softmax classifier, z_nc its logits.
#   z_nc over a chart of parameters give T_ijk, the mean over n of the third central moments
#   of d_i z, d_j z, d_k z under p = softmax z.
#   Source: Amari, Nagaoka, Methods of Information Geometry, in natural parameters.
#   Example:
#     chart w(a, b)
#     z_nc = [[a, b, 0]]
#     print chentsovCategorical(z) @ w(0, 0)
fn chentsovCategorical(z_nc) -> tensor T_ijk {
  p_nc = softmax_c(z_nc)
  mean_n sum_c (p_nc (d_i z_nc - sum_b p_nb d_i z_nb)*(d_j z_nc - sum_b p_nb d_j z_nb)*(d_k z_nc - sum_b p_nb d_k z_nb))
}

# amariChentsov(C, G): the cubic form nabla_i G_jk of an exponential connection C, for which
# alphaConnection(G, T, 1) is C again.
#   Connection C^k_ij, metric G_ij give T_ijk, symmetric for a statistical structure.
#   Source: Lauritzen, Statistical manifolds, in Differential Geometry in Statistical Inference (1987).
#   Example:
#     chart N(m, s) where s > 0
#     metric F_ij = diag(1/s^2, 2/s^2) on N
#     T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on N
#     C = alphaConnection(F, T, 1)
#     assert amariChentsov(C, F) ~= T
#     show amariChentsov(C, F)
fn amariChentsov(connection C^k_ij, metric G_ij) -> tensor T_ijk = nonmetricity(C, G)_ijk

# statisticalDefect(C, G): zero exactly when nabla_i G_jk is symmetric; then a torsion-free
# C and G are a statistical structure, and the dual of C is torsion-free too.
#   Connection C^k_ij, metric G_ij give S_ijk = nabla_i G_jk - nabla_j G_ik.
#   Source: Lauritzen, Statistical manifolds, in Differential Geometry in Statistical Inference (1987).
#   Example:
#     chart N(m, s) where s > 0
#     metric F_ij = diag(1/s^2, 2/s^2) on N
#     T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on N
#     print statisticalDefect(alphaConnection(F, T, 1), F)
fn statisticalDefect(connection C^k_ij, metric G_ij) -> tensor S_ijk {
  Q = nonmetricity(C, G)
  Q_ijk - Q_jik
}
