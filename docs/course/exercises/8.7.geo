# Kretschmann's scalar
# Give R_abcd R^abcd of a sphere of radius a and dimension two.
# Define: K
param a = 2
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(a^2, a^2*sin(th)^2) on S
## right
K = kretschmann(g)
## accept
K = 4/a^4
## wrong Four components of R_abcd are not zero, not one.
K = 1/a^4
## wrong This is the square of Gauss's curvature times two, as for Ricci's tensor.
K = 2/a^4
