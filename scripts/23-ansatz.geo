# Two solutions from an ansatz, found and not guessed: Reissner and Nordstrom's, and Kottler's.

chart S(t, r, th, ph) where r > 0, 0 < th < pi
param M, Q, Lambda
fn f(r), phi(r)
metric g_ij = diag(-f(r), 1/f(r), r^2, r^2*sin(th)^2) on S
show g as line
use metric g

# Maxwell's equations for a round electric field.
A_i = [-phi(r), 0, 0, 0] on S
F = ext(A)
J = codiff(F, g)
print "div F:", J
print "phi'' =", solve(J[t] == 0, for: phi''(r))[1][1]
assert subst(J, phi(r): Q/r) == 0, "Coulomb's law"

# Its energy, and Einstein's equations with it.
T_ij = (F_ik F_j^k - g_ij F_kl F^kl/4)/(4 pi)
show T
assert T_i^i == 0
E_ij = subst(einstein(g)_ij - 8 pi T_ij, phi(r): Q/r)
first = solve(E[t,t] == 0, for: f'(r))
print "f' =", first[1][1]
assert subst(E, first[1]) == 0, "the others follow"
print "(r f)' =", subst(diff(r f(r), r), first[1]), "so r f = r - 2 M + Q^2/r"
assert subst(E, f(r): 1 - 2 M/r + Q^2/r^2) == 0, "Reissner and Nordstrom"

# Kottler: R_ij = Lambda g_ij.
R_ij = ricci(levicivita(g))
show R
second = solve(R == Lambda g, for: [f'(r), f''(r)])
print "f' =", second[1][1]
print "(r f)' =", subst(diff(r f(r), r), second[1])
assert subst(R_ij - Lambda g_ij, f(r): 1 - 2 M/r - Lambda r^2/3) == 0, "Kottler: Schwarzschild and de Sitter"

# output:
# ds^2 = -f(r) dt^2 + 1/f(r) dr^2 + r^2 dth^2 + r^2 sin(th)^2 dph^2
# div F: [f(r) (r phi''(r) + 2 phi'(r))/r, 0, 0, 0]
# phi'' = -2 phi'(r)/r  (depends on the chart)
# tensor T_ij over S: 16 components, 4 non-zero, diagonal
# T[t,t]   = phi'^2 f/(8 pi)
# T[r,r]   = -phi'^2/(8 pi f)
# T[th,th] = r^2 phi'^2/(8 pi)
# T[ph,ph] = r^2 phi'^2 sin(th)^2/(8 pi)
# others 0
# where f, phi = f(r), phi(r)
# f' = 1/r - f(r)/r - Q^2/r^3  (depends on the chart)
# (r f)' = 1 - Q^2/r^2 so r f = r - 2 M + Q^2/r  (depends on the chart)
# tensor R_ij over S: 16 components, 4 non-zero, diagonal
# R[t,t]   = f f''/2 + f f'/r
# R[r,r]   = -f''/(2 f) - f'/(r f)
# R[th,th] = 1 - r f' - f
# R[ph,ph] = -(r f' - 1 + f) sin(th)^2
# others 0
# where f = f(r)
# f' = 1/r - Lambda r - f(r)/r  (depends on the chart)
# (r f)' = 1 - Lambda r^2  (depends on the chart)
