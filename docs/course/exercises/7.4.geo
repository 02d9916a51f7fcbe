# Energy is conserved
# Along a geodesic with an affine parameter g_ij x'^i x'^j is constant. What is its value after the time 1, for the start below?
# Define: E
chart H(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on H
p = H(0, 2)
v^i = [1, 1] @ p
## right
w = velocity(levicivita(g), p, v, 1)
E = g_ij w^i w^j
## accept
E = 1/2
## wrong The metric at the start has 1/y^2 = 1/4.
E = 2
## wrong The square, and not the length.
E = 1/sqrt(2)
