# A distance in the half plane
# What is the hyperbolic distance of (0, 1) and (0, 5)?
# Define: d5
chart H(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on H
## right
d5 = distance(g, H(0, 1), H(0, 5))
## accept
d5 = log(5)
## wrong This is the Euclidean distance: the metric divides dy by y.
d5 = 4
## wrong The element of length is dy/y and not dy/y^2.
d5 = 4/5
