# Fisher's metric of the normal distributions: curvature -1/2, connection symbols.
# Source: Amari, Nagaoka, Methods of Information Geometry; Skovgaard, Scand. J. Statist. 11 (1984).
chart N(m, s) where s > 0
metric F_ij = diag(1/s^2, 2/s^2) on N
C = levicivita(F)
assert scalarCurvature(F) ~= -1
assert C[m,m,s] ~= -1/s
assert C[s,m,m] ~= 1/(2*s)
assert C[s,s,s] ~= -1/s
assert naturalGrad(m^2/2 + s, F)[m] ~= s^2 m
assert naturalGrad(m^2/2 + s, F)[s] ~= s^2/2
---
# Regression with a line, Gaussian noise: F = [[mean x^2, mean x], [mean x, 1]]/sigma^2; sums for Gauss and Newton.
# Source: Amari, Information Geometry and Its Applications.
# Derivation: mean x^2 = 14/3, mean x = 2, of x = 1, 2, 3.
chart w(a, b)
x_n = [1, 2, 3]
y_n = [2, 3, 5]
f_n = a x_n + b
assert components(fisherGaussian(f, 1) @ w(0, 0)) ~= [[14/3, 2], [2, 1]]
assert components(fisherGaussian(f, 2) @ w(0, 0)) ~= [[14/12, 1/2], [1/2, 1/4]]
assert components(gaussNewton(f) @ w(1, 2)) ~= [[14, 6], [6, 3]]
r_n = f_n - y_n
L = 1/2 sum_n r_n^2
assert gaussNewton(r) ~= hessian(L, flat(w))
---
# Newton's direction of least squares goes to the solution in one step; its sign is that of descent.
# Source: Nocedal, Wright, Numerical Optimization, 2nd ed.
# Derivation: normal equations [[14, 6], [6, 3]] (a, b) = (23, 10) have the solution (3/2, 1/3).
chart w(a, b)
x_n = [1, 2, 3]
y_n = [2, 3, 5]
L = 1/2 sum_n (a x_n + b - y_n)^2
n = newton(L, flat(w))
assert components(n) ~= [3/2 - a, 1/3 - b]
assert n^i d_i L @ w(0, 0) < 0
---
# Newton's direction with a connection, on the sphere: for f = cos th, Hess f = -f g, so n runs along d_th.
# Derivation: n^i (-cos th g_ij) = -d_j f gives n^i = g^ij d_j f/cos th = (-sin th/cos th, 0).
# Source: Absil, Mahony, Sepulchre, Optimization Algorithms on Matrix Manifolds.
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
n = newton(cos(th), levicivita(g))
assert n[th] ~= -sin(th)/cos(th)
assert n[ph] ~= 0
---
# Newton's direction where the Hessian is not symmetric: n^i H_ij = -d_j L, the first slot contracted.
# Derivation: H_ij = d_i d_j L - C^k_ij d_k L with nabla_y e_x = x e_x: at (1, 2), L = x^2 + y^2 + x y:
# dL = (4, 5), d d L = [[2, 1], [1, 2]], H_yx = 1 - x d_x L = -3: H = [[2, 1], [-3, 2]], det 7.
# n H = -(4, 5): n = -(4, 5) H^-1, H^-1 = 1/7 [[2, -1], [3, 2]]: n = -(8 + 15, -4 + 10)/7 = (-23/7, -6/7).
chart E(x, y)
connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
L = x^2 + y^2 + x y
n = newton(L, C)
p = E(1, 2)
assert components(hessian(L, C) @ p) ~= [[2, 1], [-3, 2]]
assert components(n @ p) ~= [-23/7, -6/7]
assert n^i hessian(L, C)_ij ~= -d_j L
---
# Fisher's metric of a categorical distribution in its logits: diag(p) - p p, and a sphere of radius 2.
# Source: Amari, Nagaoka, Methods of Information Geometry (the sphere).
chart w(a, b)
z_nc = [[a, b, 0]]
F = fisherCategorical(z)
D = exp(a) + exp(b) + 1
p = exp(a)/D
q = exp(b)/D
assert F[a,a] ~= p - p^2
assert F[a,b] ~= -p*q
assert F[b,b] ~= q - q^2
assert scalarCurvature(F) ~= 1/2
---
# The same in the probabilities: F_ij = delta_ij/p_i + 1/p_k, and its average over rows.
# Source: Amari, Nagaoka, Methods of Information Geometry.
chart S(p, q) where p > 0, q > 0, p + q < 1
z_nc = [[log(p), log(q), log(1 - p - q)]]
F = fisherCategorical(z)
assert F[p,p] ~= 1/p + 1/(1 - p - q)
assert F[p,q] ~= 1/(1 - p - q)
assert F[q,q] ~= 1/q + 1/(1 - p - q)
y_nc = [[log(p), log(q), log(1 - p - q)], [0, 1, 2]]
assert fisherCategorical(y)[p,p] ~= F[p,p]/2
---
# Fisher's metric of the coin: arc length is an angle, and 1/(p (1 - p)).
# Source: Amari, Information Geometry and Its Applications.
chart c(p) where 0 < p < 1
z_nc = [[log(p), log(1 - p)]]
F = fisherCategorical(z)
assert F[p,p] ~= 1/(p*(1 - p))
assert integrate(1, F, p: 1/4..3/4) ~= pi/3
assert naturalGrad(p^2, F)[p] ~= 2*p^2*(1 - p)
---
# Fisher's metric of a network is degenerate, and its spectrum on its range does not depend on the scale of the layers.
# Source: Dinh et al., Sharp Minima Can Generalize For Deep Nets, ICML 2017 (the rescaling); values by hand in scripts/11.
chart w(A, B)
x_n = [1, 2]
f_n = A*B*x_n
F = fisherGaussian(f, 1)
assert components(F @ w(2, 3)) ~= [[45/2, 15], [15, 10]]
L = mean_n (f_n - 6*x_n)^2
assert eig(hessian(L, flat(w)) @ w(2, 3), F @ w(2, 3), range: true) ~= [2]
assert eig(hessian(L, flat(w)) @ w(1, 6), F @ w(1, 6), range: true) ~= [2]
