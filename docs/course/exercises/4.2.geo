# The Hessian in polar coordinates
# Give the Hessian of f = r^2 as a tensor, with the flat connection of the plane.
# Define: H
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
f = r^2
## right
H = hessian(f, levicivita(G))
## accept
H_ij = 2 G_ij
## wrong The connection is missing: d_i d_j f alone is no tensor.
H_ij = d_i d_j f
## wrong The sign of the connection's term: nabla_i d_j f = d_i d_j f - C^k_ij d_k f.
C = levicivita(G)
H_ij = d_i d_j f + C^k_ij d_k f
