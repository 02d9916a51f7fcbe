# Vaidya's metric: a mass m(v) that grows by light falling in.

chart V(v, r, th, ph) where r > 0, 0 < th < pi
fn m(v)
param M0
metric g_ij = [[-(1 - 2 m(v)/r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r^2, 0], [0, 0, 0, r^2*sin(th)^2]] on V
show g as line
Gamma = levicivita(g)
show Gamma as indices
G_ij = einstein(g)_ij
show G
print "R =", scalarCurvature(g), " Kretschmann:", kretschmann(g)

# Null dust: T = m'/(4 pi r^2) l l, where l is null and geodesic.
use metric g
l_i = [-1, 0, 0, 0] on V
assert l_i l^i == 0
assert l^j nabla_j l_i == 0
assert G_ij == 8 pi m'(v)/(4 pi r^2)*l_i l_j

# Spheres of light: outgoing rays move by dr/dv = (1 - 2 m/r)/2, and their spheres stop growing at r = 2 m,
# the apparent horizon, which is not null but spacelike where m grows.
out^i = [1, (1 - 2 m(v)/r)/2, 0, 0] on V
assert g_ij out^i out^j == 0
print "expansion of outgoing light:", out^i d_i (r^2)/r^2
f = r - 2 m(v)
print "norm of the horizon's normal, at r = 2 m:", subst(g^ij d_i f d_j f, m(v): M0) == 1 - 2 M0/r

# output:
# ds^2 = (2 m(v)/r - 1) dv^2 + 2 dv dr + r^2 dth^2 + r^2 sin(th)^2 dph^2
# connection Gamma^i_jk over V: 64 components, 15 non-zero, 11 independent, symmetric in the lower two
# Gamma^v_vv                          = m/r^2
# Gamma^v_{th th}                     = -r
# Gamma^v_{ph ph}                     = -r sin(th)^2
# Gamma^r_vv                          = m'/r + m/r^2 - 2 m^2/r^3
# Gamma^r_vr = Gamma^r_rv             = -m/r^2
# Gamma^r_{th th}                     = 2 m - r
# Gamma^r_{ph ph}                     = -(r - 2 m) sin(th)^2
# Gamma^th_{r th} = Gamma^th_{th r}   = 1/r
# Gamma^th_{ph ph}                    = -sin(th) cos(th)
# Gamma^ph_{r ph} = Gamma^ph_{ph r}   = 1/r
# Gamma^ph_{th ph} = Gamma^ph_{ph th} = cos(th)/sin(th)
# others 0
# where m = m(v)
# tensor G_ij over V: 16 components, 1 non-zero, diagonal
# G[v,v] = 2 m'(v)/r^2
# others 0
# R = 0  Kretschmann: 48 m(v)^2/r^6
# expansion of outgoing light: (r - 2 m(v))/r^2
# norm of the horizon's normal, at r = 2 m: true
