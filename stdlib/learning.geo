# Metrics and directions of statistical learning. Fisher metrics average over the rows n;
# gaussNewton sums.

# fisherGaussian(f_n, sigma): the Fisher metric of outputs with Gaussian noise.
#   f_n over a chart of parameters, noise sigma give F_ij = mean_n d_i f_n d_j f_n / sigma^2.
#   Degenerate where the outputs do not see a direction: eig(H, F, range: true).
#   Source: Amari, Information Geometry and Its Applications.
#   Example:
#     chart w(a, b)
#     x_n = [1, 2, 3]
#     print fisherGaussian(a x_n + b, 1)
fn fisherGaussian(f_n, sigma) -> metric F_ij = (mean_n d_i f_n d_j f_n)/sigma^2

# fisherCategorical(z_nc): the Fisher metric of a softmax classifier, z_nc its logits.
#   z_nc over a chart of parameters give F_ij = mean_n cov_p(d_i z, d_j z), p = softmax z.
#   Source: Martens, New insights and perspectives on the natural gradient method, JMLR 21 (2020).
#   Example:
#     chart w(a, b)
#     z_nc = [[a, b, 0]]
#     print fisherCategorical(z) @ w(0, 0), scalarCurvature(fisherCategorical(z))
fn fisherCategorical(z_nc) -> metric F_ij {
  p_nc = softmax_c(z_nc)
  mean_n (sum_c p_nc d_i z_nc d_j z_nc - (p_nc d_i z_nc)*(p_nc d_j z_nc))
}

# gaussNewton(f_n): the Gauss-Newton form of a sum of half squares.
#   f_n (residuals or outputs) over a chart of parameters give N_ij = sum_n d_i f_n d_j f_n.
#   Source: Nocedal, Wright, Numerical Optimization, 2nd ed.
#   Example:
#     chart w(a, b)
#     x_n = [1, 2, 3]
#     print gaussNewton(a x_n + b)
fn gaussNewton(f_n) -> tensor N_ij = sum_n d_i f_n d_j f_n

# naturalGrad(L, F): the gradient with the Fisher metric, +F^-1 dL.
#   Scalar L, metric F_ij give v^i; descend along -v.
#   Source: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998).
#   Example:
#     chart N(m, s) where s > 0
#     metric F_ij = diag([1/s^2, 2/s^2]) on N
#     print naturalGrad((m - 1)^2 + s^2, F)
fn naturalGrad(L, metric F_ij) -> tensor v^i = F^ij d_j L

# newton(L, C): Newton's direction with a connection, -(Hess L)^-1 dL.
#   Scalar L, connection C^k_ij give the vector n^i with n^i H_ij = -d_j L. The vector is the same in
#   every chart; adding it to coordinates is a step that only affine maps preserve.
#   Source: Absil, Mahony, Sepulchre, Optimization Algorithms on Matrix Manifolds, algorithm 4.
#   Example:
#     chart theta(x, y)
#     L = (x - 1)^2 + 2*(y - 2)^2
#     print newton(L, flat(theta))
fn newton(L, connection C^k_ij) -> tensor n^i {
  H = hessian(L, C)
  -inv(H)^ji d_j L
}
