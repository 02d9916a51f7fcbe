# The geodesic equation
# Geodesics obey x''^k = -C^k_ij x'^i x'^j. Give the acceleration a, as an array, of a geodesic in polar coordinates with x' = (u, w)
# (the params), as formulas in r.
# Define: a
param u
param w
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
v^i = [u, w] on psi
## right
C = levicivita(G)
a = components(-C^k_ij v^i v^j)
## accept
a = [r w^2, -2 u w/r]
## wrong The sign: with + the curve would bend the other way.
a = [-r w^2, 2 u w/r]
## wrong The mixed term counts twice, as [r,t] and as [t,r].
a = [r w^2, -u w/r]
