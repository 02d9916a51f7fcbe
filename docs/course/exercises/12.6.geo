# The photon sphere
# Light circles where f = -g_tt/r^2 is extremal, and comes from far away onto that circle if its impact parameter b has b^2 = 1/f there. Give the circle's radius R, and b.
# Define: R, b
param M where M > 0
chart P(r) where r > 2*M
f = (1 - 2*M/r)/r^2
## right
print diff(f, r)
R = 3*M
b = 1/sqrt(f @ P(R))
## accept
R = 3*M
b = 3*sqrt(3)*M
## wrong That is the horizon.
R = 2*M
b = 3*sqrt(3)*M
## wrong That is the last stable orbit of matter.
R = 6*M
b = 3*sqrt(6)*M
## wrong The radius is right; b is larger than it, since light is bent: b^2 = 1/f and not r^2.
R = 3*M
b = 3*M
