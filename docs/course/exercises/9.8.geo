# Geodesic curvature
# What is the geodesic curvature of the parallel u = a of the surface du^2 + f(u)^2 dv^2 with f = cosh u, for a = 1, oriented along v?
# Define: k
chart L(s)
chart U(u, v)
metric g_ij = diag(1, cosh(u)^2) on U
map c: L -> U { u = 1; v = s }
## right
k = geodesicCurvature(c, g) @ L(0)
## accept
k = sinh(1)/cosh(1)
## wrong The sign: it is positive where the curve turns to its left, that is from d_1 to d_2 of the chart, as a circle of the plane does.
k = -sinh(1)/cosh(1)
## wrong Geodesics are the parallels at which f is extremal: u = 0 only.
k = 0
