# Ricci from Riemann
# Which contraction of Riemann's tensor is Ricci's, R_bd? Give it for the metric g.
# Define: Q
chart M(t, x) where t > 0
metric g_ij = diag(-1, t^2) on M
metric k_ij = diag(1, exp(2*t)) on M
## right
R = riemann(levicivita(k))
Q_bd = R^a_bad
## accept
Q = ricci(levicivita(k))
## wrong The first with the last index gives the opposite sign.
R = riemann(levicivita(k))
Q_bd = R^a_bda
## wrong The metric asked for is the second, k, whose curvature is -1: a product with t^2 is flat.
Q = ricci(levicivita(g))
