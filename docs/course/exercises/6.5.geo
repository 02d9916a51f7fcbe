# Torsion
# What is the torsion T^k_ij of the connection C, with Geo's sign?
# Define: T
chart theta(x, y)
connection C^k_ij = [[[0, x], [0, 0]], [[0, 1], [y, 0]]] on theta
## right
T = torsion(C)
## accept
T^k_ij = [[[0, x], [-x, 0]], [[0, 1 - y], [y - 1, 0]]] on theta
## wrong The factor 1/2 is some books'; Geo has T^k_ij = C^k_ij - C^k_ji.
T^k_ij = [[[0, x/2], [-x/2, 0]], [[0, (1 - y)/2], [(y - 1)/2, 0]]] on theta
## wrong The sign: the first lower index minus the second.
T^k_ij = [[[0, -x], [x, 0]], [[0, y - 1], [1 - y, 0]]] on theta
