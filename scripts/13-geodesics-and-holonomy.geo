# Geodesics, what they conserve, and what transport around a loop does.

chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
C = levicivita(g)

# A great circle that leaves the equator at 60 degrees, and what it conserves:
# its speed, and its momentum along the turn about the axis.
p = S(pi/2, 0)
v^i = [1/2, sqrt(3)/2] @ p
print geodesic(C, p, v, [0, pi/4, pi/2])
u = velocity(C, p, v, 2)
k^i = [0, 1] on S
assert lie(k, g) ~= 0
assert g_ij u^i u^j ~= 1 tol 1e-9
assert g_ij k^i u^j ~= g_ij k^i v^j tol 1e-9

# The exponential map and back, and the distance.
q = expmap(C, p, v)
w = logmap(C, p, q)
assert w ~= v tol 1e-8
assert distance(g, p, q) ~= 1 tol 1e-9

# Foucault's pendulum: once around a circle of latitude turns vectors by
# 2 pi cos th, which is 2 pi less the integral of the curvature over the cap.
chart I(s) where 0 <= s <= 2*pi
map latitude: I -> S { th = pi/3; ph = s }
P = holonomy(C, latitude)
cap = integrate(eps(g), th: 0..pi/3, ph: 0..2*pi)
assert trace(P) ~= 2*cos(2*pi - cap) tol 1e-9

# Neighbouring great circles part like sin t, and meet again after pi.
z^i = [0, 0] @ p
n^i = [sqrt(3)/2, -1/2] @ p
J = jacobi(C, p, v, z, n, 2)
assert sqrt(g_ij J^i J^j) ~= sin(2) tol 1e-9

# In another chart, with everything pushed, the same point of the sphere.
chart N(x, y)
map north: S -> N { x = tan(th/2)*cos(ph); y = tan(th/2)*sin(ph) } inverse { th = 2*atan(sqrt(x^2 + y^2)); ph = atan2(y, x) }
r = geodesic(push(C, north), north(p), push(v, north), 1)
assert [r[x], r[y]] ~= [(north(q))[x], (north(q))[y]] tol 1e-9
