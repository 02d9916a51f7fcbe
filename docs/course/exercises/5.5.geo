# An eigenvector is a vector
# Find the component v^y of the eigenvector (1, v^y) of H with respect to G with the larger eigenvalue.
# Define: c
chart theta(x, y)
metric G_ij = diag(1, 4) on theta
H_ij = [[3, 2], [2, 12]] on theta
## right
V = eigenvectors(H, G)
W = components(V @ theta(0, 0))
c = W[2,2]/W[1,2]
## accept
c = 1/2
## wrong This is the eigenvector of the matrix of components: the metric is missing.
c = (9 + sqrt(97))/4
## wrong This is the eigenvector of the smaller eigenvalue.
c = -1/2
