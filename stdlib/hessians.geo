# Second derivatives of a function: the chart-dependent array, and the bilinear map.

# calcHessian(f): the array of second partial derivatives.
#   Scalar f gives P_ij, chartwise: a bilinear map only where df = 0, since in another
#   chart it gains the term (d_a d_b theta^k) d_k f. To teach with; hessian(f, C) is the object.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart theta(x, y)
#     L = x^2 y
#     print calcHessian(L)
#     assert calcHessian(L) ~= hessian(L, flat(theta))
fn calcHessian(f) -> P_ij = d_i d_j f

# hessian(f, C): the second covariant derivative nabla_i d_j f, a tensor everywhere.
#   Scalar f, connection C^k_ij give H_ij; symmetric exactly where the torsion of C kills df.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric G_ij = diag([1, r^2]) on P
#     print hessian(r^2, levicivita(G))
fn hessian(f, connection C^k_ij) -> tensor H_ij = d_i d_j f - C^k_ij d_k f

# taylor2(f, p, v): the second-order Taylor polynomial in this chart's coordinates, f(p + v).
#   Scalar f, point p, v^i at p give a number. v is a difference of coordinates: the sum of
#   the three terms is chart-free only where df = 0 or along affine maps.
#   Source: Apostol, Mathematical Analysis, 2nd ed.
#   Example:
#     chart theta(x, y)
#     p = theta(0, 0)
#     v^i = [0.1, 0.2] @ p
#     print taylor2(exp(x) cos(y), p, v), exp(0.1)*cos(0.2)
fn taylor2(f, point p, v^i) = (f + v^i d_i f + 1/2 v^i v^j d_i d_j f) @ p

# grad(f, G): the gradient vector.
#   Scalar f, metric G_ij give g^i.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric G_ij = diag([1, r^2]) on P
#     print grad(r^2 + t, G)
fn grad(f, metric G_ij) -> tensor g^i = G^ij d_j f

# laplacian(f, G): the Laplace-Beltrami operator, the trace of the Riemannian Hessian.
#   Scalar f, metric G_ij give a scalar.
#   Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     metric G_ij = diag([1, r^2]) on P
#     print laplacian(r^3, G), laplacian(r^2*cos(2*t), G)
fn laplacian(f, metric G_ij) = G^ij hessian(f, levicivita(G))_ij

# hessOp(f, G): the Hessian operator E = G^-1 Hess f, whose determinant, trace and
# eigenvalues no change of coordinates alters.
#   Scalar f, metric G_ij give E^i_j. The shape operator of the graph of f where df = 0;
#   elsewhere see graphShape.
#   Source: Petersen, Riemannian Geometry, 3rd ed. (the (1,1) Hessian).
#   Example:
#     chart theta(x, y)
#     metric G_ij = [[2, 0], [0, 1]] on theta
#     E = hessOp(x^2 + 3*y^2, G)
#     print E, det(E), trace(E)
fn hessOp(f, metric G_ij) -> tensor E^i_j = G^ik hessian(f, levicivita(G))_kj
