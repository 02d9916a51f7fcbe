# The operator of a form
# Give the linear map E^i_j = G^ik H_kj.
# Define: E
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
H_ij = [[2, r], [r, r^3]] on psi
## right
E = raise(H, G)
## accept
E^i_j = [[2, r], [1/r, r]] on psi
## wrong The inverse of the metric has 1/r^2 at [t,t].
E^i_j = [[2, r], [r^3, r^5]] on psi
## wrong The first index is raised, not the second.
E^i_j = [[2, 1/r], [r, r]] on psi
