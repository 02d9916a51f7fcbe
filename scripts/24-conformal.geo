# What becomes of Ricci's tensor, of the scalar curvature and of Weyl's tensor when a metric is stretched by exp(2 w), w open.

chart U(t, x, y, z)
fn w(t, x, y, z), f(t, x)
metric g_ij = diag(-1, exp(2*f(t, x)), 1, 1) on U       # any metric: here one that is not flat
metric h_ij = exp(2*w(t, x, y, z))*g_ij
use metric g
W = w(t, x, y, z)
dW2 = d^i W d_i W
box = nabla^i d_i W
P_ij = ricci(levicivita(h))_ij
assert P_ij == ricci(levicivita(g))_ij - 2 (nabla_i d_j W - d_i W d_j W) - (box + 2 dW2) g_ij, "in dimension 4"
assert scalarCurvature(h) == exp(-2*W)*(scalarCurvature(g) - 6 box - 6 dW2)
Wg = weyl(g)
Wh = weyl(h)
assert Wh_abcd == exp(2*W)*Wg_abcd, "W^a_bcd does not change"

# A flat metric stretched: its scalar curvature is that of the wave operator, and light does not feel it.
metric flat_ij = diag(-1, 1, 1, 1) on U
fn Om(t, x, y, z) where Om > 0
metric k_ij = Om(t, x, y, z)^2*flat_ij
assert weyl(k) == 0
print "R =", scalarCurvature(k)
show ricci(levicivita(k))
l^i = [1, 1, 0, 0] on U
C = levicivita(k)
print "along light:", l^j (d_j l^i + C^i_jk l^k), "a multiple of it: a geodesic, by another parameter"

# output:
# R = 6 (Om'[t,t](t, x, y, z) - Om'[x,x](t, x, y, z) - Om'[y,y](t, x, y, z) - Om'[z,z](t, x, y, z))/Om(t, x, y, z)^3
# tensor _ij over U: 16 components, none zero, 10 independent, symmetric
# ricci(levicivita(k))[t,t]                             = (3 Om'[t]^2 + Om'[x]^2 + Om'[y]^2 + Om'[z]^2 - 3 Om Om'[t,t] + Om Om'[x,x] + Om Om'[y,y] + Om Om'[z,z])/Om^2
# ricci(levicivita(k))[t,x] = ricci(levicivita(k))[x,t] = 4 Om'[t] Om'[x]/Om^2 - 2 Om'[t,x]/Om
# ricci(levicivita(k))[t,y] = ricci(levicivita(k))[y,t] = 4 Om'[t] Om'[y]/Om^2 - 2 Om'[t,y]/Om
# ricci(levicivita(k))[t,z] = ricci(levicivita(k))[z,t] = 4 Om'[t] Om'[z]/Om^2 - 2 Om'[t,z]/Om
# ricci(levicivita(k))[x,x]                             = (Om'[t]^2 + 3 Om'[x]^2 - Om'[y]^2 - Om'[z]^2 + Om Om'[t,t] - 3 Om Om'[x,x] - Om Om'[y,y] - Om Om'[z,z])/Om^2
# ricci(levicivita(k))[x,y] = ricci(levicivita(k))[y,x] = 4 Om'[x] Om'[y]/Om^2 - 2 Om'[x,y]/Om
# ricci(levicivita(k))[x,z] = ricci(levicivita(k))[z,x] = 4 Om'[x] Om'[z]/Om^2 - 2 Om'[x,z]/Om
# ricci(levicivita(k))[y,y]                             = (Om'[t]^2 - Om'[x]^2 + 3 Om'[y]^2 - Om'[z]^2 + Om Om'[t,t] - Om Om'[x,x] - 3 Om Om'[y,y] - Om Om'[z,z])/Om^2
# ricci(levicivita(k))[y,z] = ricci(levicivita(k))[z,y] = 4 Om'[y] Om'[z]/Om^2 - 2 Om'[y,z]/Om
# ricci(levicivita(k))[z,z]                             = (Om'[t]^2 - Om'[x]^2 - Om'[y]^2 + 3 Om'[z]^2 + Om Om'[t,t] - Om Om'[x,x] - Om Om'[y,y] - 3 Om Om'[z,z])/Om^2
# where Om = Om(t, x, y, z)
# along light:
# [2 (Om'[t](t, x, y, z) + Om'[x](t, x, y, z))/Om(t, x, y, z),
#  2 (Om'[t](t, x, y, z) + Om'[x](t, x, y, z))/Om(t, x, y, z), 0, 0] a multiple of it: a geodesic, by another parameter
