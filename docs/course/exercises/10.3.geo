# The natural gradient
# Give the natural gradient F^-1 dL of the function L on the normal distributions.
# Define: v
chart N(m, s) where s > 0
metric F_ij = diag(1/s^2, 2/s^2) on N
L = m^2 + log(s)
## right
v = naturalGrad(L, F)
## accept
v^i = [2 m s^2, s/2] on N
## wrong This is the plain gradient: Fisher's metric is missing.
v^i = [2 m, 1/s] on N
## wrong The metric is multiplied, and its inverse belongs here.
v^i = [2 m/s^2, 2/s^3] on N
