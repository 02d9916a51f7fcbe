# More of curvature, and what a connection with torsion or without a metric has
# besides. Index orders and signs as in connections.geo.

# riemannDown(G): the curvature of a metric, all slots down.
#   Metric G_ij gives R_abcd = G_ae R^e_bcd, antisymmetric in a, b and in c, d, symmetric
#   under the exchange of the pairs.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric g_ij = diag(1, sin(th)^2) on S
#     show riemannDown(g)
fn riemannDown(metric G_ij) -> tensor R_abcd = G_ae riemann(levicivita(G))^e_bcd

# ricciSkew(C): the antisymmetric part of Ricci, which torsion and volume change make.
#   Connection C^k_ij gives A_ij = R_[ij]; zero for a Levi-Civita connection.
#   Source: Schouten, Ricci-Calculus, 2nd ed.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     connection C^k_ij = [[[0, 0], [x*y, 0]], [[0, 0], [0, 0]]] on E
#     print ricciSkew(C)
fn ricciSkew(connection C^k_ij) -> tensor A_ij = ricci(C)_{[i j]}

# segmental(C): the trace of the curvature over its first two indices, the curvature of
# the volume. Without torsion it is 2 ricciSkew(C).
#   Connection C^k_ij gives V_cd = R^a_acd, antisymmetric.
#   Source: Schouten, Ricci-Calculus, 2nd ed.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, x*y]]] on E
#     print segmental(C)
fn segmental(connection C^k_ij) -> tensor V_cd = riemann(C)^a_acd

# tracefreeRicci(G): Ricci without its trace; zero exactly for Einstein metrics.
#   Metric G_ij gives S_ij = R_ij - R G_ij/n.
#   Source: Besse, Einstein Manifolds, 1.116-1.118.
#   Example:
#     chart N(x, y, z)
#     metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
#     print tracefreeRicci(g)
fn tracefreeRicci(metric G_ij) -> tensor S_ij {
  R = ricci(levicivita(G))
  R_ij - (G^kl R_kl)/dim(G) G_ij
}

# schouten(G): the part of the curvature that conformal changes move; dimension 3 and up.
#   Metric G_ij gives P_ij = (R_ij - R G_ij/(2 (n - 1)))/(n - 2).
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the Weyl tensor).
#   Example:
#     chart N(x, y, z)
#     metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
#     print schouten(g)
fn schouten(metric G_ij) -> tensor P_ij {
  R = ricci(levicivita(G))
  n = dim(G)
  (R_ij - (G^kl R_kl)/(2*(n - 1)) G_ij)/(n - 2)
}

# cotton(G): the curl of Schouten's tensor; in dimension 3 it is zero exactly for
# conformally flat metrics, and -(n - 3) times it is the divergence of Weyl's tensor.
#   Metric G_ij gives C_ijk = nabla_k P_ij - nabla_j P_ik; nabla^a W_abcd = -(n - 3) C_bcd.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed. (the Weyl tensor).
#   Example:
#     chart N(x, y, z)
#     metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
#     show cotton(g)
fn cotton(metric G_ij) -> tensor C_ijk {
  use connection levicivita(G)
  P = schouten(G)
  nabla_k P_ij - nabla_j P_ik
}

# kulkarniNomizu(h, k): the curvature-like product of two symmetric tensors.
#   Tensors h_ij, k_ij give N_abcd = h_ac k_bd + h_bd k_ac - h_ad k_bc - h_bc k_ad; half of
#   the product of a metric with itself is the curvature of a space of curvature 1.
#   Source: Besse, Einstein Manifolds, in this library's index order.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric g_ij = diag(1, sin(th)^2) on S
#     assert kulkarniNomizu(g, g)_abcd ~= 2 riemannDown(g)_abcd
#     show kulkarniNomizu(g, g)
fn kulkarniNomizu(h_ij, k_ij) -> tensor N_abcd = h_ac k_bd + h_bd k_ac - h_ad k_bc - h_bc k_ad

# ricciSquared(G): the square of Ricci.
#   Metric G_ij gives the scalar R^ij R_ij.
#   Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.
#   Example:
#     chart N(x, y, z)
#     metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
#     print ricciSquared(g)
fn ricciSquared(metric G_ij) {
  R = ricci(levicivita(G))
  G^ik G^jl R_ij R_kl
}

# weylSquared(G): the square of Weyl's tensor, kretschmann(G) in a vacuum.
#   Metric G_ij gives the scalar W^abcd W_abcd = K - 4 R^ij R_ij/(n - 2) + 2 R^2/((n - 1) (n - 2)).
#   Source: Cherubini, Bini, Capozziello, Ruffini, Int. J. Mod. Phys. D 11 (2002) 827.
#   Example:
#     chart B(t, r, th, ph) where r > 0, 0 < th < pi
#     param M
#     metric g_ij = diag(-(1 - 2*M/r), 1/(1 - 2*M/r), r^2, r^2*sin(th)^2) on B
#     print weylSquared(g)
fn weylSquared(metric G_ij) {
  n = dim(G)
  R = ricci(levicivita(G))
  s = G^ij R_ij
  kretschmann(G) - 4/(n - 2)*(G^ik G^jl R_ij R_kl) + 2 s^2/((n - 1)*(n - 2))
}

# gaussBonnet(G): the integrand of the Gauss-Bonnet-Chern theorem in dimension 4, without
# its factor 1/(32 pi^2).
#   Metric G_ij gives the scalar R^abcd R_abcd - 4 R^ij R_ij + R^2.
#   Source: Chern, Annals of Mathematics 45 (1944) 747; Besse, Einstein Manifolds, 6.31.
#   Example:
#     chart B(t, r, th, ph) where r > 0, 0 < th < pi
#     param M
#     metric g_ij = diag(-(1 - 2*M/r), 1/(1 - 2*M/r), r^2, r^2*sin(th)^2) on B
#     print gaussBonnet(g)
fn gaussBonnet(metric G_ij) {
  R = ricci(levicivita(G))
  s = G^ij R_ij
  kretschmann(G) - 4 (G^ik G^jl R_ij R_kl) + s^2
}

# distortion(C, G): a connection's difference from the Levi-Civita connection.
#   Connection C^k_ij, metric G_ij give N^k_ij = contorsion(C, G) + disformation(C, G).
#   Source: Hehl, McCrea, Mielke, Ne'eman, Physics Reports 258 (1995) 1.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     show distortion(flat(P), g)
fn distortion(connection C^k_ij, metric G_ij) -> tensor N^k_ij = C^k_ij - levicivita(G)^k_ij

# contorsion(C, G): the part of the distortion that torsion makes.
#   Connection C^k_ij, metric G_ij give K^k_ij = (T^k_ij - T_ij^k + T_j^k_i)/2, antisymmetric
#   in k and j when lowered; a metric connection is levicivita(G) plus it.
#   Source: Hehl, von der Heyde, Kerlick, Nester, Reviews of Modern Physics 48 (1976) 393, in this library's index order.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
#     show contorsion(C, g)
fn contorsion(connection C^k_ij, metric G_ij) -> tensor K^k_ij {
  T = torsion(C)
  1/2 (T^k_ij - G^kl G_im T^m_jl + G^kl G_jm T^m_li)
}

# disformation(C, G): the part of the distortion that nonmetricity makes.
#   Connection C^k_ij, metric G_ij give L^k_ij = G^kl (Q_lij - Q_ijl - Q_jil)/2 with
#   Q_kij = nabla_k G_ij, symmetric in i and j.
#   Source: Beltran Jimenez, Heisenberg, Koivisto, Universe 5 (2019) 173.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     show disformation(flat(P), g)
fn disformation(connection C^k_ij, metric G_ij) -> tensor L^k_ij {
  Q = nonmetricity(C, G)
  1/2 G^kl (Q_lij - Q_ijl - Q_jil)
}

# metricConnection(G, T): the connection with a given torsion that keeps a metric constant.
#   Metric G_ij, tensor T^k_ij (antisymmetric in i and j) give C^k_ij with torsion(C) = T
#   and nonmetricity(C, G) = 0.
#   Source: Hehl, von der Heyde, Kerlick, Nester, Reviews of Modern Physics 48 (1976) 393.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     T^k_ij = [[[0, x], [-x, 0]], [[0, 0], [0, 0]]] on E
#     C = metricConnection(g, T)
#     show C
#     assert nonmetricity(C, g) ~= 0
fn metricConnection(metric G_ij, T^k_ij) -> connection C^k_ij = levicivita(G)^k_ij + 1/2 (T^k_ij - G^kl G_im T^m_jl + G^kl G_jm T^m_li)

# weylConnection(G, w): Weyl's torsion-free connection, which scales a metric along a covector.
#   Metric G_ij, covector w_i give C^k_ij with nabla_k G_ij = -2 w_k G_ij.
#   Source: Folland, Journal of Differential Geometry 4 (1970) 145.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     w_i = [1/r, 0] on P
#     C = weylConnection(g, w)
#     assert nonmetricity(C, g)_kij ~= -2 w_k g_ij
#     show C
fn weylConnection(metric G_ij, w_i) -> connection C^k_ij = levicivita(G)^k_ij + delta^k_i w_j + delta^k_j w_i - G^kl w_l G_ij

# firstBianchi(C): what is left of the first Bianchi identity, torsion and all; zero for
# every connection.
#   Connection C^k_ij gives B^a_bcd, the cyclic sum over b, c, d of
#   R^a_bcd - T^a_eb T^e_cd - nabla_c T^a_db.
#   Source: Kobayashi, Nomizu, Foundations of Differential Geometry I.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
#     print firstBianchi(C)
fn firstBianchi(connection C^k_ij) -> tensor B^a_bcd {
  use connection C
  R = riemann(C)
  T = torsion(C)
  D^a_bcd = R^a_bcd - T^a_eb T^e_cd - nabla_c T^a_db
  D^a_bcd + D^a_cdb + D^a_dbc
}

# secondBianchi(C): what is left of the second Bianchi identity, torsion and all; zero for
# every connection.
#   Connection C^k_ij gives B^a_bcde, the cyclic sum over c, d, e of nabla_e R^a_bcd + T^f_ec R^a_bfd.
#   Source: Kobayashi, Nomizu, Foundations of Differential Geometry I.
#   Example:
#     chart E(x, y)
#     metric g_ij = eye(2) on E
#     connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
#     assert secondBianchi(C) ~= 0
#     print check(C)
fn secondBianchi(connection C^k_ij) -> tensor B^a_bcde {
  use connection C
  R = riemann(C)
  T = torsion(C)
  D^a_bcde = nabla_e R^a_bcd + T^f_ec R^a_bfd
  D^a_bcde + D^a_bdec + D^a_becd
}

# contractedBianchi(G): the divergence of Einstein's tensor, zero for every metric.
#   Metric G_ij gives D_j = nabla^i E_ij.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart N(x, y, z)
#     metric g_ij = [[1, 0, 0], [0, 1 + x^2, -x], [0, -x, 1]] on N
#     print contractedBianchi(g)
fn contractedBianchi(metric G_ij) -> tensor D_j {
  use connection levicivita(G)
  E = einstein(G)
  G^ik nabla_k E_ij
}

# divergence(v, G): the divergence of a vector field.
#   Vector v^i, metric G_ij give the scalar nabla_i v^i.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     v^i = [r, 1] on P
#     print divergence(v, g)
fn divergence(v^i, metric G_ij) {
  C = levicivita(G)
  tensor D_k^i = d_k v^i + C^i_kj v^j
  D_k^k
}

# curl(v, G): the curl of a vector field in dimension 3.
#   Vector v^i, metric G_ij give w^i = eps^ijk nabla_j v_k, the star of the exterior derivative
#   of v_i; a reflection of coordinates turns its sign.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart E(x, y, z)
#     metric e_ij = eye(3) on E
#     v^i = [-y, x, 0] on E
#     print curl(v, e)
fn curl(v^i, metric G_ij) -> tensor w^i = raise(hodge(ext(lower(v, G)), G), G)

# conformalKilling(v, G): the tracefree part of the Lie derivative of a metric; zero exactly
# when the field's flow moves by conformal maps.
#   Vector field v^i, metric G_ij give K_ij = killing(v, G)_ij - 2/n div(v) G_ij.
#   Source: Wald, General Relativity.
#   Example:
#     chart E(x, y)
#     metric e_ij = eye(2) on E
#     v^i = [x, y] on E
#     print conformalKilling(v, e), killing(v, e)
fn conformalKilling(v^i, metric G_ij) -> tensor K_ij {
  k = killing(v, G)
  k_ij - (G^ab k_ab)/dim(G) G_ij
}
