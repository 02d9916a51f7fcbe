# Christoffel symbols of polar coordinates
# The plane in polar coordinates has the line element dr^2 + r^2 dt^2. Find its Levi-Civita connection.
# Define: C
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
## right
C = levicivita(G)
## accept
connection C^k_ij = [[[0, 0], [0, -r]], [[0, 1/r], [1/r, 0]]] on psi
## wrong The sign: C^r_tt = -1/2 d_r G_tt.
connection C^k_ij = [[[0, 0], [0, r]], [[0, 1/r], [1/r, 0]]] on psi
## wrong The inverse metric is missing: G^tt = 1/r^2 raises the first index.
connection C^k_ij = [[[0, 0], [0, -r]], [[0, r], [r, 0]]] on psi
