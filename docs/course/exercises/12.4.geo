# Redshift
# A clock stands still at r = 8 M. How much proper time passes while t goes on by 1?
# Define: tau
param M = 1
chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
p = S(0, 8, pi/2, 0)
u^i = [1, 0, 0, 0] @ p
## right
tau = sqrt(-g_ij u^i u^j)
## accept
tau = sqrt(3)/2
## wrong The root is missing: the metric gives the square of the time.
tau = 3/4
## wrong A clock near the mass goes slower than t, not faster.
tau = 2/sqrt(3)
