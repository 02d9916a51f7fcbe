# The Laplacian
# Compute the Laplacian of f.
# Define: l
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
f = r^3 cos(t)
## right
l = laplacian(f, G)
## accept
l = 8 r cos(t)
## wrong The connection is missing: G^ij d_i d_j f lacks the term with the first derivative, (1/r) d_r f.
l = G^ij d_i d_j f
## wrong The metric is missing: these are the second derivatives of polar coordinates, added.
l = trace(components(d_i d_j f))
