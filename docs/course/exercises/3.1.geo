# To lower an index
# Lower the index of v with the metric.
# Define: w
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
v^i = [t, 1/r] on psi
## right
w = lower(v, G)
## accept
w_i = [t, r] on psi
## wrong The metric is missing: these are the components of v, with the index below.
w_i = [t, 1/r] on psi
## wrong The inverse metric raises; to lower takes the metric.
w_i = [t, 1/r^3] on psi
