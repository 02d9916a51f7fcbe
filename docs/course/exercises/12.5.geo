# A circular orbit
# Freely falling on the circle r = 6 M: what is the angular velocity dph/dt? (Kepler's law holds in this coordinate.)
# Define: w
param M = 1
chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
p = S(0, 6, pi/2, 0)
C = levicivita(g)
## right
A = components(C @ p)
w = sqrt(-A[2,1,1]/A[2,4,4])
## accept
w = 1/sqrt(216)
## wrong The root: w^2 = M/r^3.
w = 1/216
## wrong This is Newton's speed on the circle and not the angle per time.
w = 1/sqrt(6)
