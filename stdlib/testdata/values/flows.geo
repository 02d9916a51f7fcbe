# The unit sphere and a plane of Lorentz: nearby great circles approach, straight lines do not.
# Source: Misner, Thorne, Wheeler, Gravitation; K = 1 gives nabla nabla J = -J for J normal to a unit tangent.
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
v^i = [1, 0] on S
J^i = [0, 1] on S
C = levicivita(g)
assert deviation(C, v, J) ~= -J
assert deviation(C, v, v) ~= 0
assert deviation(C, J, v)^i ~= -sin(th)^2 v^i
---
# Torsion and no symmetry.
# Derivation: R^a_bcd v^b v^c J^d by hand, with v = d_t + 2 d_x and J = 3 d_t - d_x, so that
# v^c J^d - v^d J^c has the component [t,x] = -1 - 6 = -7.
# R^t_ttx, R^t_xtx, R^x_ttx and R^x_xtx are those of riemann(C), which connections.geo holds.
chart c(t, x)
connection C^k_ij = [[[0, x], [2 x, 0]], [[t, 0], [0, 0]]] on c
v^i = [1, 2] on c
J^i = [3, -1] on c
R = riemann(C)
assert R[t,x,t,x] ~= -2*x^2 - 1
assert R[x,t,t,x] ~= 2*t*x
a = deviation(C, v, J)
assert a[t] ~= -7*(R[t,t,t,x] + 2*R[t,x,t,x])
assert a[x] ~= -7*(R[x,t,t,x] + 2*R[x,x,t,x])
---
# Geodesics of the half plane and of Schwarzschild keep their speed, their momentum and their energy.
# Source: Wald, General Relativity.
chart H(x, y) where y > 0
metric g_ij = [[1/y^2, 0], [0, 1/y^2]] on H
p = H(0.3, 1.2)
v^i = [1, 0.4] @ p
k^i = [1, 0] on H
s^i = [x, y] on H
n^i = [0, 1] on H
assert energyDrift(g, p, v, 2) ~= 0 tol 1e-9
assert momentumDrift(k, g, p, v, 2) ~= 0 tol 1e-9
assert momentumDrift(s, g, p, v, 2) ~= 0 tol 1e-9
# d_y is no Killing field: its momentum changes, by what the end point says.
u = velocity(levicivita(g), p, v, 2)
assert momentumDrift(n, g, p, v, 2) ~= (g_ij n^i u^j) - 0.4/1.2^2 tol 1e-9
assert not (momentumDrift(n, g, p, v, 2) ~= 0)
# A connection that is not the metric's does not conserve its speed: the drift is that of the metric's own.
metric h_ij = [[1, 0], [0, 1]] on H
assert energyDrift(h, p, v, 0.5) ~= 0 tol 1e-9
