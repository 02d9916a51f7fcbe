# Claim 2. Near a minimum L(p + v) = L(p) + 1/2 H(v, v) + third order: the bilinear map
# is what the Taylor expansion sees.
chart theta(x, y)
L = (x - 1)^2*(1 + y^2) + 2*(y - 1)^2 + (x - 1)^3
p = theta(1, 1)
tensor H_ij = d_i d_j L @ p
v^i = [1, 2] @ p

print "the article: the error of the second-order expansion shrinks with the cube of the step"
fn exact(h) = L @ theta(1 + h, 1 + 2*h)
fn second(h) = taylor2(L, p, h v)
table exact(h), second(h), (exact(h) - second(h))/h^3 for h in [0.1, 0.01, 0.001]

# At the minimum the first-order term is gone: only H is left.
assert v^i d_i L @ p ~= 0 tol 1e-12
assert taylor2(L, p, v) ~= (L @ p) + 1/2 v^i v^j H_ij tol 1e-12
# L(p + h v) = 10 h^2 + 5 h^3 + 4 h^4, by hand.
assert taylor2(L, p, 0.1 v) ~= 0.1 tol 1e-12
assert L @ theta(1.1, 1.2) ~= 10*0.1^2 + 5*0.1^3 + 4*0.1^4 tol 1e-12
