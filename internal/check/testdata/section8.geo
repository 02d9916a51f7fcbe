# Every row of LANGUAGE §8 that belongs to checking.
chart theta(x, y)
L = x^2 y
P_ij = d_i d_j L
print det(P)                       ### E0332 bilinear
---
chart theta(x, y)
metric G_ij = eye(2) on theta
L = x^2 y
tensor H_ij = d_i d_j L @ theta(0, 0)
print eig(H)                       ### E0332 linear map
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
print trace(H)                     ### E0332
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
print H_ii                         ### E0220 two down slots
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
J^a_m = d_m phi^a
print det(J)                       ### E0332
---
chart theta(x, y)
v^i = [1, 2] on theta
w^i = [x, y] on theta
print v^i w^i                      ### E0220 i occurs twice up
---
chart theta(x, y)
p = theta(1, 2)
v^i = [1, 2] @ p
w^i = [3, 4] @ p
s = v^i w^i                        ### E0220 i occurs twice up
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
v^i = [1, 2] on theta
w^i = [1, 2] on theta
u^j = [1, 2] on theta
print v^i H_ij w^i u^j             ### E0221 three times
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
v^i = [1, 2] on theta
A_ij = v^i H_ij                    ### E0222 free in j
---
chart theta(x, y)
B_i^j = [[1, 2], [2, 3]] on theta
A_ij = B_i^j                       ### E0223 j is down on the left and up on the right
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
v^i = [1, 2] on theta
A = H_ij + v^i                     ### E0224 differ in free indices nofix
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
A_ij = H_ij + 1                    ### E0224 differ in free indices nofix
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
v^a = [1, 2] on theta
K_ab = [[1, 2], [2, 3]] on psi
print v^a K_ab                     ### E0301 a is a theta index on v and a psi index on K
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
v_i = [1, 2]
print H_ij v_i v_j                 ### E0228 i is a plain index of v and a slot of H
---
chart theta(x, y)
metric G_ij = eye(2) on theta
H_ij = [[1, 2], [2, 3]] on theta
print H_i                          ### E0225 2 slots
---
chart theta(x, y)
metric G_ij = eye(2) on theta
H_ij = [[1, 2], [2, 3]] on theta
print H^i_j                        ### E0226 i is written up
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
print H^i_j                        ### E0226 i is written up
---
x = 3
n = 2
print x^n                          ### E0227 takes no indices
---
x = 3
print e^x                          ### E0227 takes no indices
---
gradNorm_rate = 1                  ### E0203 names have no underscore
---
chart S(t, r)
v_{mu nu} = [[1, 2], [2, 3]] on S
print v_munu                       ### E0225 u occurs twice down
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
L = x^2 y
C = flat(theta)
P_ij = d_i d_j L
print push(P, phi)                 ### E0334 not a tensor
---
chart theta(x, y)
L = x^2 y
Z^k_ij = [[[1, 2], [2, 3]], [[1, 2], [2, 3]]] on theta
print hessian(L, Z)                ### E0309 wants a connection
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
print exp(H_ij)                    ### E0333 acts on numbers
---
chart theta(x, y)
v_i = [1, 2] on theta
print v_i^2                        ### E0313 a power acts on numbers
---
chart theta(x, y)
metric G_ij = eye(2) on theta
v^i = [1, 2] on theta
print v_i^2                        ### E0313 a power acts on numbers
---
chart theta(x, y)
v^i = [1, 2] on theta
print v^2                          ### E0313 a power acts on numbers
---
chart theta(x, y)
p = theta(1, 2)
q = theta(3, 4)
v^i = [x, y] on theta
w^i = (v @ p)^i + (v @ q)^i        ### E0302 two points
---
chart theta(x, y)
v^i = [x, y] on theta
print nabla_k v^i                  ### E0307 no connection is in use on theta
---
chart theta(x, y)
metric G_ij = eye(2) on theta
v^i = [x, y] on theta
print nabla_k v^i                  ### E0307 no connection is in use on theta
---
chart theta(x, y)
Z^k_ij = [[[1, 2], [2, 3]], [[1, 2], [2, 3]]] on theta
use connection Z                   ### E0309 zero in every chart is not a connection
---
chart T(u, v)
chart E3(X, Y, Z)
map emb: T -> E3 { X = u; Y = v; Z = u v }
metric g_ij = eye(2) on T
C = levicivita(g)
print push(C, emb)                 ### E0336 nofix
---
chart theta(x, y)
v^i = [1, 2, 3] on theta           ### E0342 theta has dimension 2 nofix
---
chart theta(x, y)
p = theta(1, 1)
v^i = [1, 2]                       ### E0303 over which chart
---
chart F(x, y)
metric g = diag([x, y]) on F       ### E0312 needs its indices
---
chart theta(x, y)
f = x
g = y
p = theta(1, 1)
q = theta(2, 2)
print f @ p + g @ q                ### E0116
---
chart theta(x, y)
f(x) = x^2                         ### E0119
---
chart theta(x, y)
L = x^2
+ y^2                              ### E0122
---
chart theta(x, y)
L = x^2
- y^2                              ### E0207 a bare expression
---
chart theta(x, y)
L = x^2
x + y                              ### E0207 a bare expression
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
f = x + r                          ### E0304 one expression has one chart
---
chart A(t, x)
chart B(t, y)
f = t^2                            ### E0205 which is meant
---
chart theta(x, y)
L = x^2
print d_x L                        ### E0231 x is a coordinate of theta
---
chart S(t, r)
metric g_ij = diag([-1, 1/r]) on S
Gamma = levicivita(g)
print Gamma^r_tt                   ### E0231 r is a coordinate of S
---
chart theta(x, y)
learningRate = 3
print learningRat                  ### E0201 is not bound
---
chart theta(x, y)
L = x^2
p = theta(1, 1)
print d_i (L @ p)                  ### E0306 nothing to differentiate
---
chart theta(x, y)
X_n = [1, 2, 3]
print X * X                        ### E0232 whole objects
---
chart theta(x, y)
H_ij = [[1, 2], [2, 3]] on theta
print H_ij H_ij                    ### E0220 i and j occur twice
---
chart theta(x, y)
metric G_ij = eye(2) on theta
H_ij = [[1, 2], [2, 3]] @ theta(0, 0)
print -H_ij H_ji                   ### E0220 i and j occur twice
