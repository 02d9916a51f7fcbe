# Claim 7. With a connection, H_ij = d_i d_j L - C^k_ij d_k L is a bilinear map at every
# point, critical or not.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
metric G_ij = eye(2) on theta
C = levicivita(G)
G~ = push(G, phi)
C~ = levicivita(G~)

L = x^2 y + exp(y)
L~ = push(L, phi)
tensor H_ij = d_i d_j L - C^k_ij d_k L
tensor H~_ab = d_a d_b L~ - C~^c_ab d_c L~
P~_ab = d_a d_b L~                       # what is left when the connection is forgotten

print "the article: without C the invariants of G^-1 H change from chart to chart, with C they do not"
table det(inv(G)^ik H_kj) @ theta(s, 1), det(inv(G~)^ik H~_kj) @ phi(theta(s, 1)), det(inv(G~)^ik P~_kj) @ phi(theta(s, 1)) for s in linspace(1, 3, 5)

q = phi(theta(1, 2))
assert H~ @ q ~= push(H, phi) @ q tol 1e-10
assert invariant(trace(raise(H, G)), phi)
assert invariant(det(raise(H, G)), phi)
# Numbers computed with another system, at (1, 2).
assert components(P~ @ q) ~= [[8.31124, 0.521974], [0.521974, -5.38906]] tol 1e-4
assert components(H~ @ q) ~= [[8.31124, 0.347982], [0.347982, 15.3891]] tol 1e-4
