# Claim 6. A connection changes with an inhomogeneous term,
#   C~^c_ab = J^c_k K^i_a K^j_b C^k_ij + J^c_k d_a d_b theta^k,
# so what is zero in Cartesian coordinates is not in polar ones: C^r_tt = -r, C^t_rt = 1/r.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
back = inverse(phi)

metric G_ij = eye(2) on theta
C = levicivita(G)
assert C ~= 0
G~ = push(G, phi)
C~ = levicivita(G~)
print "the metric in polar coordinates:", G~[r,r], G~[r,t], G~[t,t]
print "the article: C^r_tt = -r, C^t_rt = C^t_tr = 1/r, all others 0"
show C~
assert C~[r,t,t] ~= -r
assert C~[t,r,t] ~= 1/r
assert C~[t,t,r] ~= 1/r
assert C~[r,r,r] ~= 0
assert C~[r,r,t] ~= 0
assert C~[t,t,t] ~= 0
assert C~[t,r,r] ~= 0

# The inhomogeneous term alone, since C = 0 here: J^c_k d_a d_b theta^k.
q = phi(theta(1, 2))
p = back(q)
assert C~ @ q ~= push(C, phi) @ q tol 1e-12, "the connection's law"
assert components(C~ @ q) ~= components((d_k phi^c @ p) (d_a d_b back^k @ q)) tol 1e-12, "is the inhomogeneous term"
