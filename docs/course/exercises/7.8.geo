# Jacobi fields spread
# Two geodesics of the half plane leave a point at the unit angle-speed: J(0) = 0, J'(0) = a unit vector at right angles. How long is J after the time 1?
# Define: n
chart H(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on H
p = H(0, 1)
v^i = [0, 1] @ p
a^i = [0, 0] @ p
b^i = [1, 0] @ p
## right
J = jacobi(levicivita(g), p, v, a, b, 1)
n = sqrt(g_ij J^i J^j)
## accept
assert n ~= sinh(1) tol 1e-8
## wrong In the flat plane they spread so; the curvature -1 makes it sinh.
n = 1
## wrong This is the sphere's: curvature +1 brings them together.
n = sin(1)
