# Symmetric and antisymmetric part
# Give the antisymmetric part of B, with the usual factor 1/2!.
# Define: A
chart theta(x, y)
B_ij = [[x, 3], [x + 1, y]] on theta
## right
A_ij = B_{[i j]}
## accept
A_ij = 1/2 (B_ij - B_ji)
## wrong The factor 1/2 is missing.
A_ij = B_ij - B_ji
## wrong This is the symmetric part.
A_ij = B_{(i j)}
