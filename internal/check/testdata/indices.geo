# Letters and bases beyond the table.
chart theta(x, y)
v^i = [1, 2] on theta
w_i = [1, 2] on theta
print (v^i w_i) v^i                ### E0230 summed inside a bracket
---
x_n = [1, 2]
y_n = [3, 4]
w_n = x_n + y_n y_n                ### E0230 which is meant
---
x_n = [1, 2]
y_n = [3, 4]
assert x_n ~= y_n y_n              ### E0230 which is meant
---
x_n = [1, 2]
y_n = [3, 4]
z_m = x_n y_n                      ### E0222 no free index
---
X_nf = [[1, 2], [3, 4]]
Y_nf = [[1, 2], [3, 4]]
z_m = X_nf Y_nf                    ### E0222 no free index
---
x_n = [1, 2]
print x^n                          ### E0229 written below
---
chart theta(x, y)
f_n = [x, y]
T_ni = d_i f_n
print T_{(n i)}                    ### E0235 one kind nofix
---
x_n = [1, 2]
print mean_k x_n                   ### E0234 does not have nofix
---
x = [1, 2]
print mean_n x                     ### E0234 does not have
---
chart theta(x, y)
v_i = [1, 2] on theta
print sum_i v_i                    ### E0234 reductions run over plain indices nofix
---
chart theta(x, y)
A_ii = eye(2) on theta             ### E0237 stands twice nofix
---
chart theta(x, y)
v_i = [1, 2] on theta
print delta_ij v_i                 ### E0238 need a metric
---
chart theta(x, y)
A_ij = eye(2) on theta
b_i = [1, 2] on theta
print b_i/A_ij                     ### E0323 division by
---
chart theta(x, y)
I = delta^i_j                      ### E0303 over which chart
---
chart theta(x, y)
p = theta(1, 2)
v^i = [1, 2] @ p
print nabla_k v^i                  ### E0306 nothing to differentiate nofix
---
chart theta(x, y)
p = theta(1, 2)
L = x^2
s = L @ p
print d_i s                        ### E0306 nothing to differentiate nofix
---
chart theta(x, y)
chart psi(r, t)
L = x^2
print L @ psi(1, 2)                ### E0305 a point of psi nofix
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; t = y }
L = x^2
print L @ psi(1, 2)                ### E0305 a point of psi
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x^2; t = y }
K_ab = eye(2) on psi
J^a_i = d_i phi^a
print J^a_i K_ab                   ### E0302 slot
---
chart theta(x, y)
metric G_ij = eye(2) on theta
use metric G
L = x^2 y
P_ij = d_i d_j L
print nabla_k P_ij                 ### E0308 tensors nofix
---
chart theta(x, y)
v^i = [x, y] on theta
print d_i v                        ### E0232 needs its letters
---
chart theta(x, y)
C = flat(theta)
tensor T^k_ij = C^k_ij             ### E0322 a connection
---
chart theta(x, y)
T^k_ij = zeros(2, 2, 2) on theta
connection C^k_ij = 2 T^k_ij       ### E0309 a tensor nofix
---
chart theta(x, y)
metric G_ij = [[1, 2], [3, 4]] on theta      ### E0312 symmetric nofix
---
chart theta(x, y)
metric G^ij = eye(2) on theta      ### E0312 two lower slots nofix
---
chart theta(x, y)
L = x^2
F_ij = d_i L d_j L
print grad(L, F)                   ### E0311 wants a metric
---
chart theta(x, y)
L = x^2 y
P_ij = d_i d_j L
fn f(tensor T_ij) = T
print f(P)                         ### E0310 wants a tensor nofix
---
fn f(v^i, w^i) = v^i w^i           ### E0220 twice up nofix
---
fn f(v^i, w^i, metric G_ij) = v^i w^i        ### E0220 twice up
---
fn f(connection C^k_ij) = C^k      ### E0225 3 slots nofix
---
fn f(v^i) -> w_i = v^i             ### E0223 up on the right nofix
---
fn f(v^i, w_i) -> s^i = v^i + w_i  ### E0224 differ in free indices nofix
---
fn hess(f) -> tensor H_ij = d_i d_j f        ### E0322 for all arguments nofix
---
fn double(metric G_ij) -> connection C^k_ij = 2 levicivita(G)^k_ij      ### E0322 for all arguments nofix
---
chart theta(x, y)
fn quad(A, v) = v^i A_ij v^j
H_ij = eye(2) on theta
v^i = [1, 2] on theta
print quad(v, H)                   ### E0225 slots nofix
---
chart theta(x, y)
chart psi(r, t)
A^a_i = [[1, 2], [3, 4]] on theta
v^i = [1, 2] on psi
u^a = A^a_i v^i                    ### E0301 theta index on A and a psi index on v nofix
---
chart theta(x, y)
A_ij = eye(2) on theta
B = A_ij                           ### E0222 free in i, j
---
chart theta(x, y)
v^i = [1, 2] on theta
v'_i = v^i                         ### E0223 i is down on the left and up on the right
---
chart theta(x, y)
tensor A_ij = [[1, 2], [3, 4]]     ### E0303 over which chart
---
chart theta(x, y)
metric G_ij = eye(2)               ### E0303 over which chart
---
chart theta(x, y)
metric G_ij = eye(2) on theta
L = x^2
print naturalGrad(L, d_i L d_j L + 0.1*G_ij)      ### E0311 wants a metric
---
chart theta(x, y)
v^i = [x, y] on theta
print v[1..2]                      ### E0236 has a slot over theta
---
fn line(x, slope = 2) = slope x
print line()                       ### E0315 takes 1 to 2 arguments, not 0 nofix
---
fn f(x_n, y_n) = x_n x_n/y_n          ### E0230 n stands twice above the division
