# Metric compatibility
# The connection D of polar coordinates with D = 0 is not that of the metric G. What is nabla_k G_ij with it, with k first?
# Define: Q
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
## right
D = flat(psi)
Q = nonmetricity(D, G)
## accept
Q_kij = [[[0, 0], [0, 2 r]], [[0, 0], [0, 0]]] on psi
## wrong It vanishes for the Levi-Civita connection, and D is another one.
Q_kij = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]] on psi
## wrong The derivative's index stands first.
Q_kij = [[[0, 0], [0, 0]], [[0, 2 r], [0, 0]]] on psi
