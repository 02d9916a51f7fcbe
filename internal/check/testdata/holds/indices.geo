# Letters, products, sums: what is elaborated is held to numbers.
chart theta(x, y)
p = theta(2, 3)
v^i = [1, 2] @ p
w_i = [5, 7] @ p
A_ij = [[1, 2], [3, 4]] @ p
assert v^i w_i ~= 19
assert v^i v^j A_ij ~= 1 + 2*2 + 3*2 + 4*4
B_ji = A_ij
assert B[1,2] ~= 3
assert components(B) ~= [[1, 3], [2, 4]]
C_ij = A_ij + A_ji
assert components(C) ~= [[2, 5], [5, 8]]
assert A_ij - B_ji ~= 0
S_ij = A_{(i j)}
assert components(S) ~= [[1, 2.5], [2.5, 4]]
T_ij = A_{[i j]}
assert components(T) ~= [[0, -0.5], [0.5, 0]]
assert delta^i_j v^j ~= v^i
assert delta^i_j w_i v^j ~= 19
E^i_j = delta^i_j + v^i w_j
assert components(E) ~= [[6, 7], [10, 15]]
assert trace(E) ~= 21
assert E^i_i ~= 21
assert 2*v ~= v + v
assert -v ~= 0 - v
assert v^i (w_i + w_i) ~= 38
assert 1/2 v^i w_i ~= 9.5
assert v^i w_i/2 ~= 9.5
U^i = 2 v^i - delta^i_j v^j
assert U ~= v
---
# Plain indices.
X_nf = [[1, 2], [3, 4], [5, 6]]
W_uf = [[1, 0], [0, 1], [1, 1], [2, -1]]
h_nu = X_nf W_uf
assert h[3,3] ~= 11
assert h[2,4] ~= 2
b_u = [1, 2, 3, 4]
k_nu = h_nu + b_u
assert k[1,1] ~= 2
assert k[3,4] ~= 4 + 4
assert mean_n X_nf ~= [3, 4]
assert sum_f X_nf ~= [3, 7, 11]
assert sum_{n f} X_nf ~= 21
assert max_n X_nf ~= [5, 6]
assert min_{n f} X_nf ~= 1
assert prod_n X_nf ~= [15, 48]
assert mean_n (X_nf X_nf) ~= (1 + 4 + 9 + 16 + 25 + 36)/3
m_f = mean_n X_nf
assert mean_n (X_nf - m_f)^2 ~= [8/3, 8/3]
q_nf = X_nf/m_f
assert q[2,1] ~= 1
s_nf = X_nf^2
assert s[3,2] ~= 36
p_nf = softmax_f(X_nf)
assert sum_f p_nf ~= [1, 1, 1]
assert p[1,1] ~= 1/(1 + e)
T_anf = [[[1, 2], [3, 4]], [[900, 901], [-900, 0]]]
soft_anf = softmax_nf(T_anf)
soft'_anf = exp(T_anf - logsumexp_nf(T_anf))
assert soft ~= soft'
assert soft ~= softmax_fn(T_anf)
assert sum_nf soft_anf ~= [1, 1]
assert logsumexp_f(X_nf) ~= [log(exp(1) + exp(2)), log(exp(3) + exp(4)), log(exp(5) + exp(6))]
assert X_nf X_nf ~= 91
r_n = sqrt(sum_f X_nf^2)
assert r ~= [sqrt(5), 5, sqrt(61)]
z_nf = X_nf/sum_f X_nf
assert z[1,2] ~= 2/3
assert X_nf - mean_n X_nf ~= [[-2, -2], [0, 0], [2, 2]]
---
# A reduction binds its letter: it may occur any number of times.
X_nf = [[1, 2], [3, 4], [5, 6]]
a_n = [1, 2, 3]
assert sum_n a_n a_n a_n ~= 36
assert mean_n a_n a_n ~= 14/3
assert (mean_n a_n)^2 ~= 4
assert mean_n (a_n)^2 ~= 14/3
assert mean_n a_n X_nf ~= [22/3, 28/3]
assert sum_n (a_n X_nf) a_n ~= [1 + 12 + 45, 2 + 16 + 54]
assert a_n a_n ~= 14
fn times(x, y) = x y
z_n = sum_f times(X_nf, X_nf)
assert z ~= [5, 25, 61]
w_nf = times(a_n, X_nf)
assert w[3,2] ~= 18
---
# Elementwise functions, one's own included, pass plain indices through.
fn sq(x) = x^2
fn act(x, s) = if x > 0 then s x else exp(x) - 1
a_n = [1, -2, 3]
b_n = sq(a_n)
assert b ~= [1, 4, 9]
assert sq(a_n) a_n ~= 1 - 8 + 27
assert mean_n sq(a_n) ~= 14/3
c_n = act(a_n, 2)
assert c ~= [2, exp(-2) - 1, 6]
assert sq(3) ~= 9
assert sq(a) ~= [1, 4, 9]
assert max(a_n, 0) ~= [1, 0, 3]
---
# Lists and comprehensions.
X_nf = [[sin(0.1*k*f) for f in 1..2] for k in 1..3]
assert X[3,2] ~= sin(0.6)
assert X[1,2] ~= sin(0.2)
sq = [k^2 for k in [1, 2, 3]]
assert sq ~= [1, 4, 9]
z = [sq[k]*sq[4 - k] for k in 1..3]
assert z ~= [9, 16, 9]
t = [[if i > j then 1 else 0 for j in 1..3] for i in 1..3]
assert t ~= [[0, 0, 0], [1, 0, 0], [1, 1, 0]]
u = [i + j for i in 1..2 for j in 1..3]
assert u[2,3] ~= 5
tri = [sum([j for j in 1..i]) for i in 1..4]
assert tri ~= [1, 3, 6, 10]
assert sum(1..10) ~= 55
fn cube(x) = x^3
assert [cube(k) for k in 1..3] ~= [1, 8, 27]
assert [3 for k in 1..4] ~= [3, 3, 3, 3]
chart theta(x, y)
L = x^2 y
assert [L @ theta(k, 2) for k in 1..3] ~= [2, 8, 18]
ps = [theta(k, k) for k in 1..2]
assert [L @ q for q in ps] ~= [1, 8]
assert L @ ps[2] ~= 8
assert L @ ps ~= [1, 8]
fs = [x^(k) for k in 1..3]
assert fs @ theta(2, 0) ~= [2, 4, 8]
grads = [d_i f @ theta(2, 3) for f in [x, y^2]]
assert components(grads[2]) ~= [0, 6]
for q in ps { assert L @ q > 0 }
for k in 1..3 { assert L @ theta(k, 1) ~= k^2 }
for k in 1..3 { assert sq[k] ~= k^2 }
for k in [1, 2] { for j in 1..2 { w = k*j; assert w ~= k*j } }
test "loops" {
  n = 3
  assert n ~= 3
}
---
# Values and fields meet at the value's point.
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
p = theta(3, 4)
q = phi(p)
L = x^2 y
v^i = [1, 2] @ p
assert v^i d_i L ~= 24 + 18
assert (v^i d_i L) ~= v^i (d_i L @ p)
f^i = [x, y] on theta
assert components(f^i + v^i) ~= [4, 6]
assert L v ~= 36 v
w_a = [1, 1] @ q
J^a_i = d_i phi^a
assert (J @ p)^a_i v^i w_a ~= 3/5 + 8/5 + (-4 + 6)/25
assert J^a_i v^i w_a ~= 3/5 + 8/5 + (-4 + 6)/25
assert p[x] ~= 3
assert q[r] ~= 5
assert phi(theta(3, 4))[r] ~= 5
assert theta.x @ p ~= 3
g = r^2
assert pull(g, phi) ~= x^2 + y^2
assert push(x^2 + y^2, phi) ~= r^2
assert v @ p ~= v
back = inverse(phi)
assert back(q) ~= p
assert (q == phi(p)) and not (p != p)
---
# Sums and products with constants over charts that siblings decide.
chart theta(x, y)
metric G_ij = diag([2, 3]) on theta
C = flat(theta)
assert hessian(3, C) ~= 0
H_ij = hessian(x^2 y, C)_ij
p = theta(1, 2)
assert components(H @ p) ~= [[4, 2], [2, 0]]
assert components(G^ij @ p) ~= [[1/2, 0], [0, 1/3]]
assert G^ik G_kj ~= delta^i_j
assert G^i_j ~= delta^i_j
v^i = [1, 1] on theta
assert components((2*delta^i_j + delta^i_j) v^j @ p) ~= [3, 3]
assert d_i 3 + d_i x ~= d_i x
k = 5
assert v^i d_i k ~= 0
I^i_j = delta^i_j on theta
assert trace(I) ~= 2
assert components(delta^i_j @ p) ~= [[1, 0], [0, 1]]
S^i_j = x delta^i_j
assert components(S @ p) ~= [[1, 0], [0, 1]]
---
# Raising by letter position, nabla.
chart S(th, ph) where 0 < th < pi
metric g_ij = diag([1, sin(th)^2]) on S
use metric g
p = S(1, 0)
v^i = [th, ph*th] on S
w_i = g_ij v^j
assert w_i ~= v_i
assert v^i v_i ~= th^2 + (ph*th)^2*sin(th)^2
f = cos(th)*ph
assert nabla_k g_ij ~= 0
assert nabla_k g^ij ~= 0
assert nabla_k f ~= d_k f
H_ij = nabla_i d_j f
assert H ~= hessian(f, levicivita(g))
assert nabla_i v^i ~= (d_i v^i) + cos(th)/sin(th)*th
assert g^ij nabla_i nabla_j f ~= laplacian(f, g)
R_ij = ricci(levicivita(g))_ij
assert R ~= g
assert R^i_i ~= 2
T^ij = v^i v^j
assert nabla_k T^ij ~= (nabla_k v^i) v^j + v^i nabla_k v^j
Z^i = nabla_k T^ki
---
# Torsion and the order of a connection's lower indices.
chart theta(x, y)
connection C^k_ij = [[[0, x], [0, 0]], [[y, 0], [1, 0]]] on theta
use connection C
v^i = [x, y^2] on theta
w_i = [y, x] on theta
N^i_k = nabla_k v^i
p = theta(2, 3)
# nabla_k v^i = d_k v^i + C^i_kj v^j
assert components(N @ p)[1,1] ~= 1 + 2*9
assert components(N @ p)[1,2] ~= 0
assert components(N @ p)[2,1] ~= 3*2
assert components(N @ p)[2,2] ~= 6 + 2
M_ki = nabla_k w_i
assert components(M @ p)[1,1] ~= 0 - 3*2
assert components(M @ p)[1,2] ~= 1 - 2*3
T^k_ij = C^k_ij - C^k_ji
assert T ~= torsion(C)
A^k_ij = 2 C^k_ij - C^k_ji
map shift: theta -> theta { x = x + 1; y = y } inverse { x = x - 1; y = y }
assert components(push(A, shift) @ shift(p)) ~= components(A @ p)
---
# Components, blocks.
chart w(W[2,2], b[2], s)
L = sum_{u f} W_uf W_uf + b_u b_u s
p = w([[1, 2], [3, 4]], [5, 6], 7)
assert L @ p ~= 30 + 61*7
g_i = d_i L
assert (g[W[1,2]]) @ p ~= 4
assert g[s] @ p ~= 61
assert g[b] @ p ~= [70, 84]
assert g[W] @ p ~= [[2, 4], [6, 8]]
assert components(g @ p) ~= [2, 4, 6, 8, 70, 84, 61]
assert p[W[2,1]] ~= 3
assert p[b] ~= [5, 6]
assert (d_i L)[7] @ p ~= 61
v^i = ones(7) @ p
assert v^i d_i L ~= 20 + 154 + 61
assert (d_i d_j L @ p)[b[1],s] ~= 10
X_nf = [[1, 2], [3, 4], [5, 6]]
assert X[2..3, 1] ~= [3, 5]
assert X[1..2, 1..2] ~= [[1, 2], [3, 4]]
chart R(z[4])
f = sum(100*(z[2..4] - z[1..3]^2)^2 + (1 - z[1..3])^2)
assert f @ R([1, 1, 1, 1]) ~= 0
assert (d_i f)[2] @ R([1, 2, 3, 4]) ~= 200*(2 - 1) - 400*2*(3 - 4) - 2*(1 - 2)
---
# Params, conditions, names of one's own.
param M = 2
param k_n = [1, 2, 3]
chart T(a, b)
f = if a > 0 then M a else -a
assert f @ T(3, 0) ~= 6
assert f @ T(-3, 0) ~= 3
assert k_n k_n ~= 14
assert 1 < 2 < 3
assert not (1 < 2 and 2 < 1)
assert M == 2 or M == 3
fn area(r) = pi r^2
assert area(M) ~= 4*pi
fn line(x, slope = 2, shift = 1) = slope x + shift
assert line(3) ~= 7
assert line(3, shift: 0) ~= 6
fn norm2(v^i, metric G_ij) {
  w_i = G_ij v^j
  v^i w_i
}
metric e_ij = eye(2) on T
u^i = [3, 4] on T
assert norm2(u, e) ~= 25
fn quad(x, y) = x^2 + y^2
assert quad(3, 4) ~= 25
riemann = 3
assert riemann ~= 3
---
# The chart behind `on` decides what nothing else does: the trace of delta.
chart T(a, b, c)
n = delta^i_i on T
assert n ~= 3
assert (2 delta^i_j delta^j_i on T) ~= 6
---
# Arrays of fields at a point are arrays: no slots are asked of them.
chart T(x, y)
K_mn = [[2 + x, y], [y, 1]]
B_mn = [[2, 0], [0, 1]]
p = T(1, 2)
C = K @ p
assert det(C) ~= -1
assert trace(K @ p) ~= 4
assert inv(K @ p) ~= [[-1, 2], [2, -3]]
assert sum(eig(K @ p, B @ p)) ~= 5/2
assert solve(K @ p, [1, 2]) ~= [3, -4]
---
# A plain letter above and below a division is not summed, in a body as in a
# script; the head may say so.
fn ratio(x_n, y_n) -> z_n = x_n/y_n
fn share(x_n, y_n, c) -> z_n = c x_n/(y_n + 1)
assert ratio([1, 2], [2, 8]) ~= [1/2, 1/4]
assert share([1, 2], [1, 3], 2) ~= [1, 1]

# Powers of a matrix and of its entries, each written so that it cannot be the other.
A = [[1, 2], [3, 4]]
P_ik = A_ij A_jk
assert P == [[7, 10], [15, 22]]
Q_ij = A_ij^2
assert Q == [[1, 4], [9, 16]]
fn sq(x) = x^2
assert sq(A) == [[1, 4], [9, 16]]
assert [1, 2]^2 == [1, 4]
assert mean_ij (A_ij - 1)^2 ~= 3.5
