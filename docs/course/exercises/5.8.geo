# Relative to a degenerate metric
# F has rank one, and H vanishes on its kernel. What is the eigenvalue of H on the range of F? (An array of one number.)
# Define: l
chart theta(x, y)
F_ij = [[1, 2], [2, 4]] on theta
H_ij = [[3, 6], [6, 12]] on theta
## right
l = eig(H, F, range: true)
## accept
l = [3]
## wrong This is the eigenvalue of the components of H that is not 0: F is missing.
l = [15]
## wrong This is that of F's components.
l = [5]
