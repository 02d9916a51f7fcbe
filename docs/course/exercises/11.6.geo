# The same, as geometry
# Give the eigenvalues of the pushed Hessian with respect to the metric that is pushed from the identity of w.
# Define: l
chart w(a, b)
chart u(A, B)
map rho: w -> u { A = 5 a; B = b/5 } inverse { a = A/5; b = 5 B }
L = (relu(a) b - 1)^2
p = w(1, 1)
metric G_ij = eye(2) on w
tensor H_ij = d_i d_j L @ p
## right
l = eig(push(H, rho), push(G, rho))
## accept
l = eig(H, G)
## wrong The identity in the new chart is another metric: push the old one.
l = eig(components(push(H, rho)))
## wrong There are two directions, and along one of them the loss does not change.
l = [4, 4]
