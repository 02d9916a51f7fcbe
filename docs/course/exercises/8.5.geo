# Flat or not
# Is the cone with the line element dr^2 + a^2 r^2 dt^2 curved? Give its Riemann tensor.
# Define: R
param a = 1/2
chart P(r, t) where r > 0
metric g_ij = diag(1, a^2*r^2) on P
## right
R = riemann(levicivita(g))
## accept
R^a_bcd = 0 on P
## wrong A cone rolls out flat; it is curved at its tip only, which no chart holds.
R^a_bcd = (delta^a_c g_bd - delta^a_d g_bc)*(1 - a^2)/r^2
## wrong The Christoffel symbols do not vanish, but the curvature does.
R^a_bcd = delta^a_c g_bd - delta^a_d g_bc
