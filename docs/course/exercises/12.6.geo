# The photon sphere
# Light circles where g_tt/r^2 is extremal. At which r, in units of M = 1?
# Define: R
chart P(r) where r > 2
f = (1 - 2/r)/r^2
## right
q = minimise(-f, from: P(4))
R = q[r]
## accept
R = 3
## wrong That is the horizon.
R = 2
## wrong That is the last stable orbit of matter.
R = 6
