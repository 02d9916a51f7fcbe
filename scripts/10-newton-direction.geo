# Claim 10. Newton's direction -(Hess L)^-1 dL with a connection is one vector; computed from
# the array of second partial derivatives it is another vector in every chart.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
metric G_ij = eye(2) on theta
C = levicivita(G)
C~ = levicivita(push(G, phi))
L = x^2 y + exp(y)
L~ = push(L, phi)
p = theta(1, 2)
q = phi(p)

n = newton(L, C)
n~ = newton(L~, C~)
P_ij = d_i d_j L
P~_ab = d_a d_b L~
m^i = -inv(P)^ij d_j L
m~^a = -inv(P~)^ab d_b L~
J^a_i = d_i phi^a @ p

print "the article: with C the directions are one vector, without it they are not"
print "with C, found in (x, y):", n @ p
print "with C, found in (r, t) and brought back:", pull(n~, phi) @ p
print "without C, found in (x, y):", components(m @ p)
print "without C, found in (r, t) and brought back:", components(inv(J)^i_a (m~^a @ q))
assert n~ @ q ~= push(n, phi) @ q tol 1e-9
assert components(n @ p) ~= [-0.5, -1] tol 1e-9
assert not (components(m~ @ q) ~= components(push(n, phi) @ q))
