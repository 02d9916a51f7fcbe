# Schwarzschild is a vacuum
# Give Ricci's tensor of Schwarzschild's metric.
# Define: Q
param M
chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
## right
Q = ricci(levicivita(g))
## accept
Q_ij = 0 on S
## wrong Ricci's tensor of a vacuum vanishes; Riemann's does not.
Q_ij = M/r^3*g_ij
## wrong This would be a cosmological constant, of which there is none here.
Q_ij = 3*g_ij
