# The commutator of derivatives
# (nabla_a nabla_b - nabla_b nabla_a) v^c = R^c_dab v^d. Give it for v = (0, 1) and the unit sphere, with a, b, c in this order.
# Define: K
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
use metric g
v^i = [0, 1] on S
## right
K_ab^c = nabla_a nabla_b v^c - nabla_b nabla_a v^c
## accept
K_ab^c = riemann(levicivita(g))^c_dab v^d
## wrong The sign: nabla_a nabla_b comes first.
K_ab^c = riemann(levicivita(g))^c_dba v^d
## wrong Covariant derivatives do not commute where there is curvature.
K_ab^c = 0*(riemann(levicivita(g))^c_dab v^d)
