# Claim 8. E = G^-1 H is a linear map; it changes by similarity, E~ = J E J^-1, so its
# determinant, trace and eigenvalues do not change at all and its eigenvectors move as vectors.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
metric G_ij = eye(2) on theta
L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
p = theta(1, 1)
q = phi(p)
tensor H_ij = d_i d_j L @ p
tensor H~_ab = d_a d_b push(L, phi) @ q
G~ = push(G, phi)
E^i_j = G^ik H_kj
E~^a_b = G~^ac H~_cb
J^a_i = d_i phi^a @ p

print "the article: E~ = J E J^-1; det, trace and eigenvalues agree"
print "det:", det(E), det(E~)
print "trace:", trace(E), trace(E~)
print "eigenvalues:", eig(E), eig(E~), "that is 3 - sqrt 2 and 3 + sqrt 2"
assert E~^a_b ~= J^a_i E^i_j inv(J)^j_b tol 1e-10
assert det(E) ~= 7 tol 1e-12
assert det(E~) ~= 7 tol 1e-10
assert trace(E~) ~= 6 tol 1e-10
assert eig(E) ~= [3 - sqrt(2), 3 + sqrt(2)] tol 1e-10
assert eig(E~) ~= eig(E) tol 1e-10
assert invariant(det(E), phi)
assert invariant(trace(E), phi)
assert invariant(eig(E), phi)

# An eigenvector of E, pushed by J, is one of E~ with the same eigenvalue.
v^i = [1, sqrt(2) + 1] @ p
mu = 3 + sqrt(2)
assert E^i_j v^j ~= mu v^i tol 1e-10
v~ = push(v, phi)
print "eigenvector in (x, y):", v, "in (r, t):", v~
assert E~^a_b v~^b ~= mu v~^a tol 1e-10
