# A covariant derivative of a covector
# Compute nabla_i w_j for w = dt in polar coordinates of the plane.
# Define: N
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
w_i = d_i t
## right
N = hessian(t, levicivita(G))
## accept
N_ij = [[0, -1/r], [-1/r, 0]] on psi
## wrong A covector takes the connection with a minus: nabla_i w_j = d_i w_j - C^k_ij w_k.
N_ij = [[0, 1/r], [1/r, 0]] on psi
## wrong The partial derivatives of its components vanish, its covariant ones do not.
N_ij = [[0, 0], [0, 0]] on psi
