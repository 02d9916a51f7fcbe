# The connection's law
# The flat connection of Cartesian coordinates has no symbols there. Push it to u = x^2, v = y (x > 0).
# Define: D
chart theta(x, y) where x > 0
chart psi(u, v) where u > 0
map phi: theta -> psi { u = x^2; v = y } inverse { x = sqrt(u); y = v }
## right
D = push(flat(theta), phi)
## accept
connection D^k_ij = [[[-1/(2 u), 0], [0, 0]], [[0, 0], [0, 0]]] on psi
## wrong A connection is no tensor: it has a term of second derivatives of the map.
connection D^k_ij = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]] on psi
## wrong The sign: (d_a d_b x^k) (d_k u) = -1/(4 u^(3/2)) times 2 sqrt(u).
connection D^k_ij = [[[1/(2 u), 0], [0, 0]], [[0, 0], [0, 0]]] on psi
