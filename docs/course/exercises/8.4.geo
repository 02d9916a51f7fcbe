# Einstein's tensor in four dimensions
# Give Einstein's tensor of de Sitter's space, as a multiple of the metric.
# Define: E
param H = 1
chart D(t, x, y, z)
metric g_ij = diag(-1, exp(2 H t), exp(2 H t), exp(2 H t)) on D
## right
E = einstein(g)
## accept
E_ij = -3 H^2 g_ij
## wrong This is Ricci's tensor; R g/2 is to be subtracted.
E_ij = 3 H^2 g_ij
## wrong The half of R is missing: R = 12 H^2, and Einstein's tensor has R/2.
E_ij = -9 H^2 g_ij
