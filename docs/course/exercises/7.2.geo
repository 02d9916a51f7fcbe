# A great circle
# From the equator of the unit sphere, th = pi/2, ph = 0, with the velocity (th', ph') = (-1, 0): where is the geodesic after the time pi/3?
# Define: q
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
## right
p = S(pi/2, 0)
v^i = [-1, 0] @ p
q = geodesic(levicivita(g), p, v, pi/3)
## accept
q = S(pi/6, 0)
## wrong th is the angle from the pole: -1 leads towards it.
q = S(5*pi/6, 0)
## wrong The velocity points along th and not along ph.
q = S(pi/2, pi/3)
