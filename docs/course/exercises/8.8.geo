# Bianchi's identity
# nabla^i E_ij vanishes for Einstein's tensor; for Ricci's it is d_j R/2. Give nabla^i R_ij for the metric g.
# Define: w
chart P(x, y) where x > 0
metric g_ij = diag(1, x^4) on P
## right
use metric g
w_j = nabla^i ricci(levicivita(g))_ij
## accept
w_j = [4/x^3, 0] on P
## wrong The half is missing: d_j R itself is twice as large.
w_j = [8/x^3, 0] on P
## wrong This holds for Einstein's tensor, which is zero in two dimensions.
w_j = [0, 0] on P
