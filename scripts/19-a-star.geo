# The equation of Tolman, Oppenheimer and Volkoff: a static star of perfect fluid, and one of them integrated.

chart S(t, r, th, ph) where r > 0, 0 < th < pi
fn Phi(r), m(r), rho(r), p(r) where 2 m < r
metric g_ij = diag(-exp(2 Phi(r)), 1/(1 - 2 m(r)/r), r^2, r^2*sin(th)^2) on S
show g as line
use metric g
u^i = [exp(-Phi(r)), 0, 0, 0] on S
T_ij = (rho(r) + p(r)) u_i u_j + p(r) g_ij
E_ij = einstein(g)_ij - 8 pi T_ij

# tt gives the mass, rr the potential, the divergence of T the balance of forces.
mass = solve(E[t,t] == 0, for: m'(r))
potential = solve(E[r,r] == 0, for: Phi'(r))
D_j = nabla^i T_ij
balance = solve(D[r] == 0, for: p'(r))
print "m' =", mass[1][1]
print "Phi' =", potential[1][1]
print "p' =", balance[1][1]
print "p' =", subst(balance[1][1], potential[1]), "(Tolman, Oppenheimer, Volkoff)"
all = solve([E[t,t] == 0, E[r,r] == 0, D[r] == 0], for: [m'(r), Phi'(r), p'(r)])
assert subst(E, all[1]) == 0, "the angles' equations follow"

# Outside p = rho = 0, the mass is constant and the geometry Schwarzschild's.
param M0 where M0 > 0
chart O(t, r, th, ph) where r > 2 M0, 0 < th < pi
metric s_ij = diag(-(1 - 2 M0/r), 1/(1 - 2 M0/r), r^2, r^2*sin(th)^2) on O
assert einstein(s) == 0

# A neutron star in units of the sun's mass: p = 100 n^2, rho = n + p, n = 0.00128 at the centre. Along the
# star the enthalpy H falls as the potential grows, H' = -Phi', from log(1 + 200 n) to 0, and is the better variable.
chart X(H, R, M) where R > 0, 2 M < R
n = (exp(H) - 1)/200
P = 100 n^2
dR = R (R - 2 M)/(M + 4 pi R^3 P)
v^i = [-1, dR, 4 pi R^2 (n + P) dR] on X
Hc = log(1 + 200*0.00128)
Pc = 100*0.00128^2
ec = 0.00128 + Pc
first = X(Hc - 2 pi*(ec/3 + Pc)*0.001^2, 0.001, 4/3*pi*ec*0.001^3)      # a grain at the centre
star = flow(v, first, first[H])
print "radius", star[R], "mass", star[M], "2 M/R", 2*star[M]/star[R]

# The same by a Runge-Kutta scheme in another language, extrapolated to steps of length 0.
assert star[R] ~= 9.585624 tol 1e-6
assert star[M] ~= 1.4001597 tol 1e-6

# output:
# ds^2 = -exp(2 Phi(r)) dt^2 + r/(r - 2 m(r)) dr^2 + r^2 dth^2 + r^2 sin(th)^2 dph^2
# m' = 4 pi r^2 rho(r)  (depends on the chart)
# Phi' = (4 pi r^3 p(r) + m(r))/(r (r - 2 m(r)))  (depends on the chart)
# p' = -Phi'(r) (rho(r) + p(r))  (depends on the chart)
# p' = -(rho(r) + p(r)) (4 pi r^3 p(r) + m(r))/(r (r - 2 m(r))) (Tolman, Oppenheimer, Volkoff)  (depends on the chart)
# radius 9.58562 mass 1.40016 2 M/R 0.292137
