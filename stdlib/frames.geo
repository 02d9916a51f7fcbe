# Frames (tetrads, moving frames): e^i_a with a slot i and a plain index a that counts the
# vectors. It is made by frame(u, v, …); coframe(e) is its dual w_ai. Components in a frame have plain
# indices only, so that they are scalars, and are moved by contracting with e or w.

# frameMetric(e, G): the products of a frame's vectors; eye(n) or diag(-1, 1, …) for an
# orthonormal one.
#   Frame e^i_a, metric G_ij give h_ab, plain.
#   Source: Wald, General Relativity.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     u^i = [1, 0] on P
#     v^i = [0, 1/r] on P
#     e = frame(u, v)
#     print frameMetric(e, g)
fn frameMetric(e^i_a, metric G_ij) -> h_ab = G_ij e^i_a e^j_b

# structure(e): the structure coefficients of a frame, [e_b, e_c] = c_abc e_a; zero exactly
# for the frames of coordinates.
#   Frame e^i_a gives c_abc, plain, antisymmetric in b and c.
#   Source: Nakahara, Geometry, Topology and Physics, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     u^i = [1, 0] on P
#     v^i = [0, 1/r] on P
#     e = frame(u, v)
#     show structure(e)
fn structure(e^i_a) -> tensor c_abc = coframe(e)_ai (e^j_b d_j e^i_c - e^j_c d_j e^i_b)

# frameConnection(e, C): a connection in a frame, nabla_{e_b} e_c = w_abc e_a; without torsion
# w_abc - w_acb = structure(e)_abc.
#   Frame e^i_a, connection C^k_ij give w_abc, plain.
#   Source: Nakahara, Geometry, Topology and Physics, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     u^i = [1, 0] on P
#     v^i = [0, 1/r] on P
#     e = frame(u, v)
#     show frameConnection(e, levicivita(g))
fn frameConnection(e^i_a, connection C^k_ij) -> tensor w_abc = coframe(e)_ai e^j_b (d_j e^i_c + C^i_jk e^k_c)

# ricciRotation(e, G): Ricci's rotation coefficients, antisymmetric in a and b for an
# orthonormal frame.
#   Frame e^i_a, metric G_ij give r_abc = G(e_a, nabla_{e_c} e_b), plain.
#   Source: Chandrasekhar, The Mathematical Theory of Black Holes (the rotation coefficients of Ricci).
#   Example:
#     chart P(r, t) where r > 0
#     metric g_ij = diag(1, r^2) on P
#     u^i = [1, 0] on P
#     v^i = [0, 1/r] on P
#     e = frame(u, v)
#     show ricciRotation(e, g)
fn ricciRotation(e^i_a, metric G_ij) -> tensor r_abc {
  h = frameMetric(e, G)
  w = frameConnection(e, levicivita(G))
  h_ad w_dcb
}

# frameCurvature(e, C): the curvature of a connection in a frame.
#   Frame e^i_a, connection C^k_ij give R_abcd = w_ai R^i_jkl e^j_b e^k_c e^l_d, plain.
#   Source: Nakahara, Geometry, Topology and Physics, 2nd ed.
#   Example:
#     chart S(th, ph) where 0 < th < pi
#     metric g_ij = diag(1, sin(th)^2) on S
#     u^i = [1, 0] on S
#     v^i = [0, 1/sin(th)] on S
#     show frameCurvature(frame(u, v), levicivita(g))
fn frameCurvature(e^i_a, connection C^k_ij) -> tensor R_abcd {
  w = coframe(e)
  R = riemann(C)
  w_ai R^i_jkl e^j_b e^k_c e^l_d
}
