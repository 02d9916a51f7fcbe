# Four expansions: a gravitational wave, slow rotation, the first post-Newtonian order, and a metric near infinity.

# A wave of two polarisations about flat space: to first order the Ricci tensor is -box h/2, and waves that run along z are vacuum.
param eps order 1
chart W(t, x, y, z)
fn p(t, z), q(t, z), wave(u)
hp = p(t, z)
hc = q(t, z)
metric g_ij = [[-1, 0, 0, 0], [0, 1 + eps hp, eps hc, 0], [0, eps hc, 1 - eps hp, 0], [0, 0, 0, 1]] on W
R = ricci(levicivita(g))
print R[x,x], R[x,y]
assert coeff(R, eps, 1)[x,x] == -(diff(hp, z, z) - diff(hp, t, t))/2
assert coeff(R, eps, 1)[x,y] == -(diff(hc, z, z) - diff(hc, t, t))/2
assert subst(R, p(t, z): wave(t - z), q(t, z): wave(z - t)) == 0*R

# Kerr's black hole to first order in its rotation: the metric of Lense and Thirring, a vacuum to that order.
param a order 1
param M where M > 0
chart K(t, r, th, ph) where r > 2 M, 0 < th < pi
Sigma = r^2 + a^2*cos(th)^2
Delta = r^2 - 2 M r + a^2
metric k_ij = [[2 M r/Sigma - 1, 0, 0, -2 M r a*sin(th)^2/Sigma], [0, Sigma/Delta, 0, 0], [0, 0, Sigma, 0], [-2 M r a*sin(th)^2/Sigma, 0, 0, (r^2 + a^2 + 2 M r a^2*sin(th)^2/Sigma)*sin(th)^2]] on K
show k as line
assert ricci(levicivita(k)) == 0*ricci(levicivita(k))

# A slow body about a mass, w = 1/c^2: Newton's Lagrangian and the first post-Newtonian order, in isotropic coordinates.
param w, m, v
chart P(s) where s > 0
U = m/s
L = (1 - sqrt(((1 - w U/2)/(1 + w U/2))^2 - w v^2*(1 + w U/2)^4))/w
print series(L*w, w, 2)/w
assert series(L*w, w, 2)/w == v^2/2 + U + w*(v^4/8 + 3*U v^2/2 - U^2/2)

# Near the boundary of a space with negative curvature, after Fefferman and Graham: (dz^2 + g0 + z^2 g2)/z^2, where g2 is minus
# Schouten's tensor of g0, solves Einstein's equations Ric = -3 g to the order z^0; without g2 it does not.
fn f(t) where f > 0
chart B(t, x, y)
metric b_ij = diag(-1, f(t)^2, f(t)^2) on B
S = ricci(levicivita(b)) - scalarCurvature(b)/4*b
chart F(z, t, x, y) where z > 0
metric e_ij = 1/z^2*diag(1, -1 + z^2*(2*f''(t)/f(t) - f'(t)^2/f(t)^2)/2, f(t)^2 - z^2*f'(t)^2/2, f(t)^2 - z^2*f'(t)^2/2) on F
E = ricci(levicivita(e)) + 3*e
print S
print series(E[t,t], F.z, 1), series(E[x,x], F.z, 1)
assert series(E[t,t], F.z, 0) == 0 and series(E[x,x], F.z, 0) == 0

# output:
# eps (p'[t,t](t, z) - p'[z,z](t, z))/2 + O(eps^2), eps (q'[t,t](t, z) - q'[z,z](t, z))/2 + O(eps^2)  (all depend on the chart)
# ds^2 = (2 M/r - 1) dt^2 - 4 a M sin(th)^2/r dt dph + r/(r - 2 M) dr^2 + r^2 dth^2 + r^2 sin(th)^2 dph^2
# (up to O(a^2))
# v^2/2 + m/s + w (v^4 s^2 + 12 m v^2 s - 4 m^2)/(8 s^2) + O(w^2)
# [[f'(t)^2/(2 f(t)^2) - f''(t)/f(t), 0, 0], [0, f'(t)^2/2, 0], [0, 0, f'(t)^2/2]]
# O(z^2), O(z^2)  (all depend on the chart)
