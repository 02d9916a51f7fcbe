# Claim 1. At a minimum the Hessian is a bilinear map: H(v, w) is one number, whatever
# the coordinates, although the array of its components changes.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }

L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
p = theta(1, 1)
q = phi(p)

tensor H_ij = d_i d_j L @ p              # the claim is tested here, and holds since dL = 0
v^i = [1, 2] @ p
w^i = [3, -1] @ p

L~ = push(L, phi)
tensor H~_ab = d_a d_b L~ @ q
v~ = push(v, phi)
w~ = push(w, phi)

print "the article: H(v, w) is the same number in both charts"
print "components in (x, y):", H
print "components in (r, t):", H~
print "H(v, w) in (x, y):", v^i w^j H_ij
print "H(v, w) in (r, t):", v~^a w~^b H~_ab
assert v^i w^j H_ij ~= 3 tol 1e-12
assert v~^a w~^b H~_ab ~= v^i w^j H_ij tol 1e-10, "H(v, w) does not depend on the chart"
assert push(H, phi) ~= H~ tol 1e-10, "the components change by two inverse Jacobians"
