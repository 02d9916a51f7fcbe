# Rescaling a ReLU network
# The model is relu(a x) b with x = 1. The map a -> 5 a, b -> b/5 does not change it. At the minimum a = b = 1 of L, give the eigenvalues
# of the Hessian's components after this change of coordinates, ascending.
# Define: l
chart w(a, b)
chart u(A, B)
map rho: w -> u { A = 5 a; B = b/5 } inverse { a = A/5; b = 5 B }
L = (relu(a) b - 1)^2
p = w(1, 1)
tensor H_ij = d_i d_j L @ p
## right
l = eig(components(push(H, rho)))
## accept
l = [0, 2*(25 + 1/25)]
## wrong The components change with the chart: only relative to a metric that is pushed they are the same.
l = [0, 4]
## wrong Lower slots take the inverse of the Jacobian: A is divided by 5, and its second derivative by 25.
l = [0, 4*25]
