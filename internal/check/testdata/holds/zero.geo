# 0 with slots on the left is the zero of that kind, at every point or at one.
chart T(x, y)
v^i = 0 on T
Z_ij = 0 @ T(1, 2)
connection C^k_ij = 0 on T
R^a_bcd = 0 on T
assert v ~= 0
assert Z ~= 0
assert R ~= 0
f = x^2 y
w_i = d_i f
use connection C
assert nabla_i w_j ~= hessian(f, flat(T))_ij
---
# As a connection it is no zero elsewhere.
chart T(x, y)
chart P(r, t) where r > 0
map phi: T -> P { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
connection C^k_ij = 0 on T
assert push(C, phi)[r,t,t] ~= -r on P
