# Fields of which nothing is known: Maxwell's equations from a Lagrangian, and Einstein's to first order.

chart M(t, x, y, z)
fn A_i(t, x, y, z), h_{(ij)}(t, x, y, z) on M
metric eta_ij = diag(-1, 1, 1, 1) on M
use metric eta

# A potential, its field, and the current that it needs.
F = ext(A(t, x, y, z))
show F
assert ext(F) == 0, "the first pair of equations"
J_j = nabla^i F_ij
assert nabla^j J_j == 0, "charge is conserved"
E = eulerLagrange(-F_ij F^ij/4, components(A(t, x, y, z)))
show E
T_ij = F_ik F_j^k - eta_ij F_kl F^kl/4
assert T_i^i == 0
assert nabla^i T_ij == J^k F_jk, "the force on the current"

# A metric that differs little from a flat one: its curvature to first order, by the textbook's formula.
param eps order 1
metric g_ij = eta_ij + eps h(t, x, y, z)_ij
R_ij = coeff(ricci(levicivita(g)), eps, 1)
H = h(t, x, y, z)
tr = H^k_k
assert R_ij == (d_k d_i H^k_j + d_k d_j H^k_i - d_k d^k H_ij - d_i d_j tr)/2
print "R_tx =", R[t,x]
G_ij = R_ij - (d_k d_l H^kl - d_k d^k tr) eta_ij/2
assert d^i G_ij == 0, "the linear Bianchi identity"

# What a change of coordinates adds to h is no curvature.
fn v_i(t, x, y, z) on M
w = v(t, x, y, z)
metric f_ij = eta_ij + eps (d_i w_j + d_j w_i)
assert coeff(ricci(levicivita(f)), eps, 1) == 0

# A wave along z, in the transverse gauge.
fn p(u), q(u)
W_ij = [[0, 0, 0, 0], [0, p(t - z), q(t - z), 0], [0, q(t - z), -p(t - z), 0], [0, 0, 0, 0]] on M
metric k_ij = eta_ij + eps W_ij
assert coeff(ricci(levicivita(k)), eps, 1) == 0
print "tidal force:", coeff(riemann(levicivita(k)), eps, 1)[x,t,x,t]

# output:
# tensor F_ij over M: 16 components, 12 non-zero, 6 independent, antisymmetric
# F[t,x] = A'[t][x] - A'[x][t]
# F[t,y] = A'[t][y] - A'[y][t]
# F[t,z] = A'[t][z] - A'[z][t]
# F[x,y] = A'[x][y] - A'[y][x]
# F[x,z] = A'[x][z] - A'[z][x]
# F[y,z] = A'[y][z] - A'[z][y]
# others by the symmetries, or 0
# where A = A(t, x, y, z)
# Real[4] over M, depends on the chart: 4 components, none zero
# E[1] = A'[t,y][y] - A'[y,y][t] + A'[t,x][x] - A'[x,x][t] + A'[t,z][z] - A'[z,z][t]
# E[2] = A'[z,z][x] - A'[x,y][y] - A'[x,z][z] - A'[t,t][x] + A'[t,x][t] + A'[y,y][x]
# E[3] = A'[t,y][t] - A'[x,y][x] - A'[t,t][y] - A'[y,z][z] + A'[z,z][y] + A'[x,x][y]
# E[4] = A'[x,x][z] - A'[t,t][z] + A'[y,y][z] - A'[y,z][y] - A'[x,z][x] + A'[t,z][t]
# where A = A(t, x, y, z)
# R_tx = (h'[t,y](t, x, y, z)[x,y] - h'[t,x](t, x, y, z)[y,y] - h'[y,y](t, x, y, z)[t,x] + h'[x,y](t, x, y, z)[t,y] - h'[t,x](t, x, y, z)[z,z] - h'[z,z](t, x, y, z)[t,x] + h'[t,z](t, x, y, z)[x,z] + h'[x,z](t, x, y, z)[t,z])/2  (depends on the chart)
# tidal force: -p''(t - z)/2  (depends on the chart)
