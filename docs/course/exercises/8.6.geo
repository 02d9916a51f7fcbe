# Sectional curvature of hyperbolic space
# What is the sectional curvature of the plane of the vectors u, v at a point of the half space?
# Define: k
chart H(x, y, z) where z > 0
metric g_ij = diag(1/z^2, 1/z^2, 1/z^2) on H
u^i = [1, 2, 0] on H
v^i = [0, 1, 3] on H
## right
k = sectional(g, u, v)
## accept
k = -1
## wrong The sign: hyperbolic space is curved negatively.
k = 1 on H
## wrong This is the scalar curvature, the sum over the ordered pairs of directions: n (n - 1) = 6 of them.
k = -6 on H
