# Objects carried along maps, in ways that formulas alone do not hold.
param M = 2.25
chart A(x, y)
chart B(p, q)
chart C(X, Y)
map phi: A -> B { p = y; q = x }
map psi: B -> C { X = p + M*q; Y = q }
# In the formulas over B the coordinates cancel in one component: M (p + M q) + M (M - p - M q) - 3.
Q_a^b = [[X, 1], [3, X]] on C
assert components(pull(pull(Q, psi), phi) @ A(1, 2)) ~= components(pull(Q, compose(psi, phi)) @ A(1, 2))
assert components(pull(pull(Q, psi), phi) @ A(1, 2)) ~= [[2 + 2*M, 3 - M^2], [1, 2]]
