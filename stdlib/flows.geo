# Along geodesics: what nearby ones do, and what the geometry conserves. The flows themselves
# (geodesic, velocity, jacobi, transport, expmap, logmap, distance, holonomy) are built in.

# deviation(C, v, J): the relative acceleration of nearby geodesics, R(v, J) v.
#   Connection C^k_ij, tangent v^i, separation J^i give a^k; nabla_v nabla_v J = a along a geodesic
#   of a torsion-free connection.
#   Source: Misner, Thorne, Wheeler, Gravitation.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric g_ij = diag(1, sin(th)^2) on S
#     v^i = [1, 0] on S
#     J^i = [0, 1] on S
#     print deviation(levicivita(g), v, J)
fn deviation(connection C^k_ij, v^i, J^i) -> tensor a^k = riemann(C)^k_bcd v^b v^c J^d

# energyDrift(G, p, v, T): by how much G(u, u) changes along a geodesic as it is computed, from p with
# velocity v to the parameter T; the geometry conserves it, so this is an error of the solver.
#   Metric G_ij, point p, v^i at p, number T give a number, 0 up to rounding.
#   Source: do Carmo, Riemannian Geometry (geodesics have constant speed).
#   Example:
#     chart H(x, y) where y > 0
#     metric g_ij = [[1/y^2, 0], [0, 1/y^2]] on H
#     p = H(0, 1)
#     v^i = [1, 0] @ p
#     print abs(energyDrift(g, p, v, 2)) < 1e-9
fn energyDrift(metric G_ij, point p, v^i, T) {
  u = velocity(levicivita(G), p, v, T)
  G_ij u^i u^j - (G_ij v^i v^j @ p)
}

# momentumDrift(k, G, p, v, T): by how much G(k, u) changes along a geodesic; 0 for a Killing field k, so
# this is an error of the solver, or says that k is none.
#   Vector field k^i, metric G_ij, point p, v^i at p, number T give a number.
#   Source: Wald, General Relativity.
#   Example:
#     chart H(x, y) where y > 0
#     metric g_ij = [[1/y^2, 0], [0, 1/y^2]] on H
#     k^i = [1, 0] on H
#     p = H(0, 1)
#     v^i = [1, 0] @ p
#     print abs(momentumDrift(k, g, p, v, 2)) < 1e-9
fn momentumDrift(k^i, metric G_ij, point p, v^i, T) {
  u = velocity(levicivita(G), p, v, T)
  G_ij k^i u^j - (G_ij k^i v^j @ p)
}
