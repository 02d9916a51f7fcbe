# A metric is symmetric, whatever it is made of.
chart theta(x, y)
A_ij = [[1, 2], [0, 1]] on theta
B_ij = [[1, x], [0, 1]] on theta
metric K_ij = A_ij + B_ij          ### E0312 the components [1,2] and [2,1] differ
---
chart theta(x, y)
fn f(A_ij) -> metric M_ij = A_ij   ### E0322 its result is not symmetric
A_ij = [[1, 2], [0, 1]] on theta
print f(A)
---
chart theta(x, y)
fn f(A_ij, k) -> metric M_ij {     ### E0322 its result is not symmetric nofix
  B_ij = k A_ij
  B
}
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
A_ij = [[1, 2], [0, 1]] on theta
metric K_ij = push(A, phi)_ij      ### E0312 the components [1,2] and [2,1] differ
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
A_ij = [[1, 2], [0, 1]] on theta
metric K = push(A, phi)            ### E0312 the components [1,2] and [2,1] differ nofix
---
chart w(W[10])
A_ij = [[k for k in 1..10] for j in 1..10] on w
metric K_ij = A_ij                 ### E0312 the components [1,2] and [2,1] differ
---
# Symmetric, and seen to be.
chart theta(x, y)
fn f(A_ij) -> metric M_ij = 1/2 (A_ij + A_ji)
fn g(A_ij, metric G_ij) -> metric M_ij = G_ij + A_jk G^kl A_il
A_ij = [[1, 2], [0, 1]] on theta
metric G_ij = eye(2) on theta
metric K_ij = A_ij + A_ji
metric L_ij = f(A)_ij + g(A, G)_ij
print K^ij, L^ij
---
# Connections whose weights do not add up to 1: no keyword makes one of them.
chart theta(x, y)
metric G_ij = [[1, 0], [0, x^2]] on theta
C = levicivita(G)
D = flat(theta)
S^k_ij = C^k_ij + D^k_ij
use connection S                   ### E0309 S is chartwise
v^i = [x, y] on theta
print nabla_i v^j
---
chart theta(x, y)
metric G_ij = [[1, 0], [0, x^2]] on theta
C = levicivita(G)
S^k_ij = x C^k_ij
print riemann(S)                   ### E0309 chartwise nofix
---
chart theta(x, y)
C = flat(theta)
S = C + C
print torsion(S)                   ### E0309 chartwise
---
chart theta(x, y)
r = x y
print (d_i r)^2                    ### E0313 (d_i r) is a covector
---
chart theta(x, y)
w_i = [y, x^2] on theta
print w_i [1, 2]^i                 ### E0229 plain indices are written below
