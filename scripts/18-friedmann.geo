# Friedmann's equations: the scale factor a(t), the curvature k, density and pressure stay open.

chart U(t, r, th, ph) where t > 0, r > 0, 0 < th < pi
param k, Lambda
fn a(t), rho(t), p(t) where a > 0
metric g_ij = diag(-1, a(t)^2/(1 - k r^2), a(t)^2 r^2, a(t)^2 r^2*sin(th)^2) on U
show g as line
Gamma = levicivita(g)
show Gamma as indices
print "R =", scalarCurvature(g)
assert weyl(g) == 0, "conformally flat for every a and k"

# Matter at rest: a perfect fluid.
use metric g
u^i = [1, 0, 0, 0] on U
T_ij = (rho(t) + p(t)) u_i u_j + p(t) g_ij
E_ij = einstein(g)_ij + Lambda g_ij - 8 pi T_ij

# The first equation is that of tt, the second follows from rr.
print "first equation: 0 =", expand(E[t,t]/3)
first = solve(E[t,t] == 0, for: rho(t))
print "rho =", first[1][1]
second = solve(subst(E, first[1])[r,r] == 0, for: p(t))
print "p =", second[1][1]
both = solve(E == 0, for: [rho(t), a''(t)])
print "a'' =", both[1][2]
assert subst(E, both[1]) == 0, "all ten equations"

# Conservation: the divergence of T has a component along t alone.
D_j = nabla^i T_ij
show D
print "rho' =", solve(D[t] == 0, for: rho'(t))[1][1]
assert subst(subst(D, second[1]), first[1]) == 0, "it follows from the field equations, as Bianchi's identity says"

# Dust, radiation, vacuum energy in flat space: the powers of a by which they thin out.
param w, C
fluid_i = subst(D, p(t): w C a(t)^(-3 (1 + w)), rho(t): C a(t)^(-3 (1 + w)))
assert fluid == 0, "p = w rho: rho falls as a^(-3 (1 + w))"
print "dust, a = t^(2/3):", subst(first[1][1], k: 0, Lambda: 0, a(t): t^(2/3)), subst(second[1][1], k: 0, Lambda: 0, a(t): t^(2/3)) == 0

# output:
# ds^2 = -dt^2 + a(t)^2/(1 - k r^2) dr^2 + r^2 a(t)^2 dth^2 + r^2 a(t)^2 sin(th)^2 dph^2
# connection Gamma^i_jk over U: 64 components, 19 non-zero, 13 independent, symmetric in the lower two
# Gamma^t_rr                          = a a'/(1 - k r^2)
# Gamma^t_{th th}                     = r^2 a a'
# Gamma^t_{ph ph}                     = r^2 a a' sin(th)^2
# Gamma^r_tr = Gamma^r_rt             = a'/a
# Gamma^r_rr                          = k r/(1 - k r^2)
# Gamma^r_{th th}                     = -r (1 - k r^2)
# Gamma^r_{ph ph}                     = -r (1 - k r^2) sin(th)^2
# Gamma^th_{t th} = Gamma^th_{th t}   = a'/a
# Gamma^th_{r th} = Gamma^th_{th r}   = 1/r
# Gamma^th_{ph ph}                    = -sin(th) cos(th)
# Gamma^ph_{t ph} = Gamma^ph_{ph t}   = a'/a
# Gamma^ph_{r ph} = Gamma^ph_{ph r}   = 1/r
# Gamma^ph_{th ph} = Gamma^ph_{ph th} = cos(th)/sin(th)
# others 0
# where a = a(t)
# R = 6 (k + a'(t)^2 + a(t) a''(t))/a(t)^2
# first equation: 0 = k/a(t)^2 - Lambda/3 + a'(t)^2/a(t)^2 - 8 pi rho(t)/3  (depends on the chart)
# rho = (3 k - Lambda a(t)^2 + 3 a'(t)^2)/(8 pi a(t)^2)  (depends on the chart)
# p = -(k + a(t) (2 a''(t) - Lambda a(t)) + a'(t)^2)/(8 pi a(t)^2)  (depends on the chart)
# a'' = -(k + a'(t)^2 - a(t)^2 (Lambda - 8 pi p(t)))/(2 a(t))  (depends on the chart)
# tensor D_i over U: 4 components, 1 non-zero
# D[t] = -3 a' (p + rho)/a - rho'
# others 0
# where a, rho, p = a(t), rho(t), p(t)
# rho' = -3 a'(t) (rho(t) + p(t))/a(t)  (depends on the chart)
# dust, a = t^(2/3): 1/(6 pi t^2) (depends on the chart), true
