# A trace
# What is the trace of the linear map A^i_j that the metric makes of the form B_ij?
# Define: T
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
B_ij = [[r, 1], [t, r^4]] on psi
## right
T = trace(raise(B, G))
## accept
T = G^ij B_ij
## wrong The metric is missing: the sum of the diagonal of a form depends on the chart.
T = trace(components(B))
## wrong The metric lowers indices, and its inverse is needed.
T = r + r^6
