# Claim 11. Dinh et al. (2017): a ReLU network's weights can be rescaled, (A, B) -> (c A, B/c),
# without changing what it computes, and the Hessian's eigenvalues change at will.
# Passively, as a change of coordinates, nothing moves: push the metric along and G^-1 H keeps
# its eigenvalues. Actively it is another point with the same loss; there a metric that has the
# symmetry (Fisher's) is what helps.
chart w(A[2], B[2])
chart u(a[2], b[2])
param alpha = 5
map rho: w -> u { a_k = alpha A_k; b_k = B_k/alpha } inverse { A_k = a_k/alpha; B_k = alpha b_k }
map act: w -> w { A_k = alpha A_k; B_k = B_k/alpha } inverse { A_k = A_k/alpha; B_k = alpha B_k }

X_n = [-1.5, -0.5, 1, 2]
Y_n = [1.125, 0.375, 2, 4]
f_n = relu(A_k X_n) B_k
L = mean_n (Y_n - f_n)^2
metric G_ij = eye(4) on w
p = w([1, -0.5], [2, 1.5])
tensor H_ij = d_i d_j L @ p
print "loss at p:", L @ p, "and eigenvalues of G^-1 H:", eig(H, G)
assert eig(H, G) ~= [0, 0, 3.125, 12.5] tol 1e-9

print "passive, G forgotten:", eig(components(push(H, rho)))
print "passive, G pushed:   ", eig(push(H, rho), push(G, rho))
assert eig(components(push(H, rho))) ~= [0, 0, 7.925, 62.9] tol 1e-9
assert eig(push(H, rho), push(G, rho)) ~= eig(H, G) tol 1e-9

q = act(p)
tensor Hq_ij = d_i d_j L @ q
print "active: loss", L @ q, "and eigenvalues of G^-1 H", eig(Hq, G)
assert L @ q ~= 0 tol 1e-12
assert eig(Hq, G) ~= [0, 0, 7.925, 62.9] tol 1e-9

F = fisherGaussian(f, 1)
print "with the Fisher metric, on its range:", eig(H, F @ p, range: true), "and", eig(Hq, F @ q, range: true)
assert eig(H, F @ p, range: true) ~= [2, 2] tol 1e-8
assert eig(Hq, F @ q, range: true) ~= [2, 2] tol 1e-8
