# Homogeneous universes that expand at a rate of their own in each direction: Bianchi's types I and IX.

chart U(t, x, y, z) where t > 0
fn a(t), b(t), c(t) where a > 0, b > 0, c > 0
metric g_ij = diag(-1, a(t)^2, b(t)^2, c(t)^2) on U
show g as line
R_ij = ricci(levicivita(g))
show R
show einstein(g)

# Vacuum: accelerations from the velocities.
s = solve([R[x,x] == 0, R[y,y] == 0, R[z,z] == 0], for: [a''(t), b''(t), c''(t)])
print "a'' =", s[1][1]
print "constraint:", subst(einstein(g)[t,t], s[1])
V = a(t) b(t) c(t)
print "(a b c)'' =", subst(diff(V, t, t), s[1])

# Kasner: powers with p1 + p2 + p3 = 1 = p1^2 + p2^2 + p3^2.
param p1, p2, p3
K_ij = subst(R, a(t): t^(p1), b(t): t^(p2), c(t): t^(p3))
show K
assert subst(R, a(t): t^(-1/3), b(t): t^(2/3), c(t): t^(2/3)) == 0, "one point of Kasner's circle"

# Type IX: the same on the sphere, with the forms that its rotations leave invariant.
chart N(T, ps, th, ph) where 0 < th < pi
s1_i = [0, 0, cos(ps), sin(ps)*sin(th)] on N
s2_i = [0, 0, sin(ps), -cos(ps)*sin(th)] on N
s3_i = [0, 1, 0, cos(th)] on N
n_i = [1, 0, 0, 0] on N
assert ext(s1) == wedge(s2, s3) and ext(s2) == wedge(s3, s1) and ext(s3) == wedge(s1, s2)
metric h_ij = -n_i n_j + a(T)^2 s1_i s1_j + b(T)^2 s2_i s2_j + c(T)^2 s3_i s3_j
show h as line

# Einstein's tensor in the frame dual to these forms: the motion, and the curvature of the squashed sphere.
e0^i = [1, 0, 0, 0] on N
e1^i = [0, -sin(ps)*cos(th)/sin(th), cos(ps), sin(ps)/sin(th)] on N
e2^i = [0, cos(ps)*cos(th)/sin(th), sin(ps), -cos(ps)/sin(th)] on N
e3^i = [0, 1, 0, 0] on N
assert s1_i e1^i == 1 and s2_i e2^i == 1 and s1_i e2^i == 0 and s2_i e1^i == 0 and s1_i e3^i == 0 and s2_i e3^i == 0
e = frame(e0, e1, e2, e3)
G_pq = einstein(h)_ij e^i_p e^j_q
show G
print "round:", subst(G, b(T): a(T), c(T): a(T))[1,1], ", Friedmann's for k = 1 and the radius 2 a"

# output:
# ds^2 = -dt^2 + a(t)^2 dx^2 + b(t)^2 dy^2 + c(t)^2 dz^2
# tensor R_ij over U: 16 components, 4 non-zero, diagonal
# R[t,t] = -a''/a - b''/b - c''/c
# R[x,x] = a a'' + a a' c'/c + a a' b'/b
# R[y,y] = b b'' + b b' c'/c + b a' b'/a
# R[z,z] = c c'' + c b' c'/b + c a' c'/a
# others 0
# where a, b, c = a(t), b(t), c(t)
# tensor _ij over U: 16 components, 4 non-zero, diagonal
# einstein(g)[t,t] = (a b' c' + b a' c' + c a' b')/(a b c)
# einstein(g)[x,x] = -a^2 (b c'' + c b'' + b' c')/(b c)
# einstein(g)[y,y] = -b^2 (a c'' + c a'' + a' c')/(a c)
# einstein(g)[z,z] = -c^2 (a b'' + b a'' + a' b')/(a b)
# others 0
# where a, b, c = a(t), b(t), c(t)
# a'' = -a'(t) c'(t)/c(t) - a'(t) b'(t)/b(t)  (depends on the chart)
# constraint: (a(t) b'(t) c'(t) + b(t) a'(t) c'(t) + c(t) a'(t) b'(t))/(a(t) b(t) c(t))  (depends on the chart)
# (a b c)'' = 0  (depends on the chart)
# tensor K_ij over U: 16 components, 4 non-zero, diagonal
# K[t,t] = (p1 - p1^2 - p2^2 - p3^2 + p2 + p3)/t^2
# K[x,x] = p1 ((p2 + p3 - 1) + p1) t^(2 p1 - 2)
# K[y,y] = p2 ((p2 + p3 - 1) + p1) t^(2 p2 - 2)
# K[z,z] = p3 ((p2 + p3 - 1) + p1) t^(2 p3 - 2)
# others 0
# ds^2 = -dT^2 + c(T)^2 dps^2 + 2 c(T)^2 cos(th) dps dph + (a(T)^2 cos(ps)^2 + b(T)^2 sin(ps)^2) dth^2 + 2 (a(T)^2 - b(T)^2) sin(ps) sin(th) cos(ps) dth dph + (c(T)^2 cos(th)^2 + a(T)^2 sin(ps)^2 sin(th)^2 + b(T)^2 sin(th)^2 cos(ps)^2) dph^2
# Real[4, 4] over N: 16 components, 4 non-zero, diagonal
# G[1,1] = (2 c^2 a^2 - c^4 + 2 c^2 b^2 - a^4 + 2 a^2 b^2 - b^4 + 4 c^2 a b a' b' + 4 c a^2 b c' b' + 4 c a b^2 c' a')/(4 c^2 a^2 b^2)
# G[2,2] = (2 c^2 b^2 - c^4 - 2 c^2 a^2 + 3 a^4 - 2 a^2 b^2 - b^4 - 4 c^2 a^2 b b'' - 4 c a^2 b^2 c'' - 4 c a^2 b c' b')/(4 c^2 b^2)
# G[3,3] = (2 c^2 a^2 - c^4 - 2 c^2 b^2 - a^4 - 2 a^2 b^2 + 3 b^4 - 4 c^2 a b^2 a'' - 4 c a^2 b^2 c'' - 4 c a b^2 c' a')/(4 c^2 a^2)
# G[4,4] = (3 c^4 - 2 c^2 a^2 - 2 c^2 b^2 - a^4 + 2 a^2 b^2 - b^4 - 4 c^2 a^2 b b'' - 4 c^2 a b^2 a'' - 4 c^2 a b a' b')/(4 a^2 b^2)
# others 0
# where a, b, c = a(T), b(T), c(T)
# round: 3 (1 + 4 a'(T)^2)/(4 a(T)^2) , Friedmann's for k = 1 and the radius 2 a
