# Claim 3. In new coordinates the array of second partial derivatives has two terms,
#   d_a d_b L = (d_a theta^i)(d_b theta^j) d_i d_j L + (d_a d_b theta^k) d_k L,
# and only the first is the law of a bilinear map. The second vanishes where dL = 0,
# and everywhere when theta(psi) is affine.
chart psi(r, t) where r > 0, -pi < t <= pi
chart theta(x, y)
chart s(m, n)
map polar: psi -> theta { x = r cos(t); y = r sin(t) }
map affine: s -> theta { x = 2*m + n + 1; y = m - n }

L = x^2 y + exp(y)
P_ij = d_i d_j L                         # chartwise: Geo makes no claim for it

q = psi(2, 0.5)
p = polar(q)
whole_ab = d_a d_b pull(L, polar) @ q
first_ab = (d_a polar^i @ q) (d_b polar^j @ q) (P_ij @ p)
second_ab = (d_a d_b polar^k @ q) (d_k L @ p)
print "polar coordinates, away from a critical point"
print "d_a d_b L:", whole
print "first term:", first
print "second term:", second
assert whole_ab ~= first_ab + second_ab tol 1e-12, "both terms together"
assert not (second ~= 0)

# At a critical point of another loss the second term vanishes.
M = (x - 1)^2 + 3*(y - 2)^2
qm = psi(sqrt(5), atan2(2, 1))
print "polar coordinates, at a critical point: second term", (d_a d_b polar^k @ qm) (d_k M @ polar(qm))
assert (d_a d_b polar^k @ qm) (d_k M @ polar(qm)) ~= 0 tol 1e-12
assert d_a d_b pull(M, polar) @ qm ~= (d_a polar^i @ qm) (d_b polar^j @ qm) (d_i d_j M @ polar(qm)) tol 1e-12

# For an affine map it vanishes everywhere.
z = s(0.3, -1.2)
print "an affine map: second term", (d_a d_b affine^k @ z) (d_k L @ affine(z))
assert (d_a d_b affine^k @ z) (d_k L @ affine(z)) ~= 0 tol 1e-12
assert d_a d_b pull(L, affine) @ z ~= (d_a affine^i @ z) (d_b affine^j @ z) (P_ij @ affine(z)) tol 1e-12
