# Connections and their curvature. The first lower index of a connection is the
# direction: nabla_i e_j = C^k_ij e_k.

# levicivita(G): the torsion-free connection that keeps a metric constant.
#   Metric G_ij (any signature) gives C^k_ij, symmetric in i and j: the Christoffel symbols
#   (of the second kind), in physics \Gamma^k_ij.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric G_ij = diag([1, r^2]) on P
#     show levicivita(G)
fn levicivita(metric G_ij) -> connection C^k_ij = 1/2 G^kl (d_i G_lj + d_j G_il - d_l G_ij)

# torsion(C): the antisymmetric part that is a tensor.
#   Connection C^k_ij gives T^k_ij = C^k_ij - C^k_ji.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     connection C^k_ij = [[[0, 0], [0, 0]], [[0, cos(th)/sin(th)], [0, 0]]] on S
#     show torsion(C)
fn torsion(connection C^k_ij) -> tensor T^k_ij = C^k_ij - C^k_ji

# nonmetricity(C, G): the covariant derivative of a metric, nabla_k G_ij.
#   Connection C^k_ij, metric G_ij give Q_kij, zero exactly when C is metric.
#   Source: Schouten, Ricci-Calculus, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric G_ij = diag([1, r^2]) on P
#     assert nonmetricity(levicivita(G), G) ~= 0
#     show nonmetricity(flat(P), G)
fn nonmetricity(connection C^k_ij, metric G_ij) -> tensor Q_kij = d_k G_ij - C^l_ki G_lj - C^l_kj G_il

# riemann(C): the curvature of a connection, torsion or not.
#   Connection C^k_ij gives R^a_bcd, antisymmetric in c and d: R(e_c, e_d) e_b = R^a_bcd e_a.
#   Source: Misner, Thorne, Wheeler, Gravitation, in this index order.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric G_ij = diag([1, sin(th)^2]) on S
#     show riemann(levicivita(G))
fn riemann(connection C^k_ij) -> tensor R^a_bcd = d_c C^a_db - d_d C^a_cb + C^a_ce C^e_db - C^a_de C^e_cb

# ricci(C): the trace of the curvature over its first and third index.
#   Connection C^k_ij gives R_bd = R^a_bad; symmetric for a Levi-Civita connection.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart H(x, y) where y > 0
#     metric G_ij = diag([1/y^2, 1/y^2]) on H
#     print ricci(levicivita(G))
fn ricci(connection C^k_ij) -> tensor R_bd = riemann(C)^a_bad

# scalarCurvature(G): the trace of Ricci; +2 on the unit sphere.
#   Metric G_ij gives a scalar.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     param a = 2
#     metric G_ij = diag([a^2, a^2*sin(th)^2]) on S
#     print scalarCurvature(G)
fn scalarCurvature(metric G_ij) = G^bd ricci(levicivita(G))_bd

# einstein(G): Ricci minus half the scalar curvature times the metric; divergence-free.
#   Metric G_ij gives E_ij.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart M(t, x, y, z) where t > 0
#     metric G_ij = diag([-1, t, t, t]) on M
#     print einstein(G)[t,t]
fn einstein(metric G_ij) -> tensor E_ij {
  R = ricci(levicivita(G))
  s = G^kl R_kl
  R_ij - 1/2 s G_ij
}

# weyl(G): the trace-free part of the curvature, all slots down; dimension 3 and up.
#   Metric G_ij gives W_abcd, zero in dimension 3 and for conformally flat metrics.
#   Source: Wald, General Relativity.
#   Example:
#     chart S(t, r, th, ph) where r > 2, 0 < th < pi
#     metric G_ij = diag([-(1 - 2/r), 1/(1 - 2/r), r^2, r^2*sin(th)^2]) on S
#     print weyl(G)[t,r,t,r], weyl(G)[th,ph,th,ph]
fn weyl(metric G_ij) -> tensor W_abcd {
  C = levicivita(G)
  Riem = riemann(C)
  Ric_bd = Riem^a_bad
  s = G^bd Ric_bd
  n = dim(G)
  G_ae Riem^e_bcd - (G_ac Ric_bd - G_ad Ric_bc - G_bc Ric_ad + G_bd Ric_ac)/(n - 2) + s (G_ac G_bd - G_ad G_bc)/((n - 1)*(n - 2))
}

# kretschmann(G): the square of the curvature, R^abcd R_abcd.
#   Metric G_ij gives a scalar; 48 M^2/r^6 for Schwarzschild's metric.
#   Source: Henry, Astrophysical Journal 535 (2000) 350.
#   Example:
#     chart S(t, r, th, ph) where r > 0, 0 < th < pi
#     param M
#     metric G_ij = diag([-(1 - 2*M/r), 1/(1 - 2*M/r), r^2, r^2*sin(th)^2]) on S
#     print kretschmann(G)
fn kretschmann(metric G_ij) {
  R = riemann(levicivita(G))
  R^a_bcd R^e_fgh G_ae G^bf G^cg G^dh
}

# sectional(G, u, v): the Gaussian curvature of the plane that two vectors span.
#   Metric G_ij, vectors u^i, v^i give a scalar; fails where u and v are parallel.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart H(x, y, z) where z > 0
#     metric G_ij = [[1/z^2, 0, 0], [0, 1/z^2, 0], [0, 0, 1/z^2]] on H
#     u^i = [1, x, 0] on H
#     v^i = [y, 0, z] on H
#     print sectional(G, u, v)
fn sectional(metric G_ij, u^i, v^i) {
  R = riemann(levicivita(G))
  uu = G_ij u^i u^j
  vv = G_ij v^i v^j
  uv = G_ij u^i v^j
  (G_ea u^e R^a_bcd v^b u^c v^d)/(uu*vv - uv^2)
}

# bracket(u, v): the Lie bracket of two vector fields.
#   Vector fields u^i, v^i give w^i.
#   Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     chart E(x, y)
#     u^i = [-y, x] on E
#     v^i = [1, 0] on E
#     print bracket(u, v)
fn bracket(u^i, v^i) -> tensor w^i = u^j d_j v^i - v^j d_j u^i

# killing(v, G): the Lie derivative of a metric along a vector field; zero exactly
# when the field's flow moves by isometries.
#   Vector field v^i, metric G_ij give K_ij, symmetric.
#   Source: Wald, General Relativity.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric G_ij = diag([1, sin(th)^2]) on S
#     u^i = [-sin(ph), -cos(ph)*cos(th)/sin(th)] on S
#     v^i = [1, 0] on S
#     print killing(u, G), killing(v, G)
fn killing(v^i, metric G_ij) -> tensor K_ij = v^k d_k G_ij + G_kj d_i v^k + G_ik d_j v^k
