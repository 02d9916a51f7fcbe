# The divergence
# What is nabla_i v^i of the field v on the unit sphere?
# Define: D
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
v^i = [sin(th), ph] on S
## right
use metric g
D = nabla_i v^i
## accept
D = 2 cos(th) + 1
## wrong The connection is missing: these are the partial derivatives, added.
D = cos(th) + 1
## wrong The sign of the connection's term: nabla_i v^k = d_i v^k + C^k_ij v^j.
D = 0*th + 1
