# Claim 4. Vectors move by J = d psi/d theta, covectors by its inverse d theta/d psi, and
# so a covector eats a vector to the same number in both charts.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
p = theta(1, 2)
q = phi(p)

J^a_i = d_i phi^a @ p                    # d psi^a/d theta^i
K^i_a = inv(J)^i_a                       # d theta^i/d psi^a
print "J = d psi/d theta:", J
print "its inverse, d theta/d psi:", K
assert J^a_i K^i_b ~= delta^a_b tol 1e-12
back = inverse(phi)
B^i_a = d_a back^i @ q
assert components(K) ~= components(B) tol 1e-12, "the inverse matrix is the inverse map's Jacobian"

v^i = [1, 2] @ p
L = x^2 y + exp(y)
w_i = d_i L @ p
v~ = push(v, phi)
w~ = push(w, phi)
assert v~^a ~= J^a_i v^i tol 1e-12
assert w~_a ~= K^i_a w_i tol 1e-12
assert w~_a ~= d_a push(L, phi) @ q tol 1e-12, "dL is a covector"
print "dL(v) in (x, y):", w_i v^i
print "dL(v) in (r, t):", w~_a v~^a
assert w~_a v~^a ~= w_i v^i tol 1e-12
