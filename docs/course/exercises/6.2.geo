# Christoffel symbols of the first kind
# Give C_lij = 1/2 (d_i g_lj + d_j g_il - d_l g_ij) as an array, for the unit sphere.
# Define: A
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
## right
C = levicivita(g)
A = components(g_lk C^k_ij)
## accept
A = [[[0, 0], [0, -sin(th) cos(th)]], [[0, sin(th) cos(th)], [sin(th) cos(th), 0]]]
## wrong These are the symbols of the second kind: the first index is to be below.
A = components(levicivita(g))
## wrong The factor 1/2 is missing.
A = [[[0, 0], [0, -sin(2*th)]], [[0, sin(2*th)], [sin(2*th), 0]]]
