# Birkhoff's theorem: a round vacuum does not depend on time, and is Schwarzschild's.

chart S(t, r, th, ph) where r > 0, 0 < th < pi
fn A(t, r), B(t, r) where A > 0, B > 0
metric g_ij = diag(-A(t, r), B(t, r), r^2, r^2*sin(th)^2) on S
show g as line
R_ij = ricci(levicivita(g))
show R

# tr: B does not change with time.
still = solve(R[t,r] == 0, for: B'[t](t, r))
print "dB/dt =", still[1][1]

# A combination of tt and rr: A B depends on t alone.
print R[t,t]/A(t, r) + R[r,r]/B(t, r)
combined = solve(R[t,t]/A(t, r) + R[r,r]/B(t, r) == 0, for: A'[r](t, r))
print "dA/dr =", combined[1][1]
print "d(A B)/dr =", subst(diff(A(t, r) B(t, r), r), combined[1])

# The angles: (r/B)' = 1, so that 1/B = 1 - 2 M/r.
angle = subst(R[th,th], combined[1])
print "R_thth =", angle
print "d(r/B)/dr =", subst(diff(r/B(t, r), r), solve(angle == 0, for: B'[r](t, r))[1])

# A factor f(t) of A is a choice of the time: what is left is Schwarzschild's metric.
param M where M > 0
chart O(t, r, th, ph) where r > 2 M, 0 < th < pi
fn f(t) where f > 0
metric s_ij = diag(-f(t) (1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on O
assert ricci(levicivita(s)) == 0
print "Kretschmann:", kretschmann(s)

# output:
# ds^2 = -A(t, r) dt^2 + B(t, r) dr^2 + r^2 dth^2 + r^2 sin(th)^2 dph^2
# tensor R_ij over S: 16 components, 6 non-zero, 5 independent, symmetric
# R[t,t]          = (4 A B A'[r] - r (2 A B B'[t,t] - 2 A B A'[r,r] - A B'[t]^2 + A A'[r] B'[r] - B A'[t] B'[t] + B A'[r]^2))/(4 r A B^2)
# R[t,r] = R[r,t] = B'[t]/(r B)
# R[r,r]          = (4 A^2 B'[r] + r (2 A B B'[t,t] - 2 A B A'[r,r] - A B'[t]^2 + A A'[r] B'[r] - B A'[t] B'[t] + B A'[r]^2))/(4 r A^2 B)
# R[th,th]        = r B'[r]/(2 B^2) - r A'[r]/(2 A B) - 1/B + 1
# R[ph,ph]        = (r (A B'[r] - B A'[r]) - 2 A B (1 - B)) sin(th)^2/(2 A B^2)
# others 0
# where A, B = A(t, r), B(t, r)
# dB/dt = 0
# B'[r](t, r)/(r B(t, r)^2) + A'[r](t, r)/(r A(t, r) B(t, r))  (depends on the chart)
# dA/dr = -B'[r](t, r) A(t, r)/B(t, r)  (depends on the chart)
# d(A B)/dr = 0  (depends on the chart)
# R_thth = r B'[r](t, r)/B(t, r)^2 - 1/B(t, r) + 1  (depends on the chart)
# d(r/B)/dr = 1  (depends on the chart)
# Kretschmann: 48 M^2/r^6
