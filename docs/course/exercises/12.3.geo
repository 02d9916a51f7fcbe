# A Christoffel symbol of Schwarzschild
# Give the component C^r_tt: the acceleration of what stands still has it.
# Define: c
param M
chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
## right
c = levicivita(g)[r,t,t]
## accept
c = M*(r - 2 M)/r^3
## wrong Newton's M/r^2 is the limit for large r: the factor 1 - 2 M/r is g^rr.
c = M/r^2
## wrong The sign: C^r_tt = -1/2 g^rr d_r g_tt, and g_tt = -(1 - 2 M/r).
c = -M*(r - 2 M)/r^3
