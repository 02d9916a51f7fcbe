# Eigenvalues of a Hessian
# Which eigenvalues has the Hessian H with respect to the metric G, ascending?
# Define: l
chart theta(x, y)
metric G_ij = diag(1, 4) on theta
H_ij = [[2, 2], [2, 20]] on theta
## right
l = eig(H, G)
## accept
l = [(7 - sqrt(13))/2, (7 + sqrt(13))/2]
## wrong These are the eigenvalues of the components: without the metric they change with the chart.
l = eig(components(H))
## wrong The metric is multiplied where its inverse belongs: E^i_j = G^ik H_kj.
l = eig([[2, 2], [8, 80]])
