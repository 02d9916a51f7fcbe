# An orbit around a black hole of mass 1, which turns by a third of a circle from one turn to the next.

import gallery
g_ij = gallery.schwarzschild(1)
start = gallery.Schwarzschild(0, 24, pi/2, 0)
w = 0.0068
v^i = [sqrt((1 + 24^2*w^2)/(1 - 2/24)), 0, 0, w] @ start
assert g_ij v^i v^j ~= -1

# What the geometry conserves: the energy and the momentum along t and ph.
C = levicivita(g)
u = velocity(C, start, v, 700)
k^i = [1, 0, 0, 0] on gallery.Schwarzschild
m^i = [0, 0, 0, 1] on gallery.Schwarzschild
assert g_ij k^i u^j ~= g_ij k^i v^j tol 1e-8
assert g_ij m^i u^j ~= g_ij m^i v^j tol 1e-8

orbit = geodesic(C, start, v, linspace(0, 1500, 300))
plot (q[r]*cos(q[ph]), q[r]*sin(q[ph])) for q in orbit, title: "An orbit around a black hole", xlabel: "x/M", ylabel: "y/M"
