chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
Gamma = levicivita(G)
param a_n = [1, 2.5e-7]
f = r^2*cos(t)
Sigma = r^2 + cos(t)^2
h_ij = diag(1/Sigma, Sigma) on psi
print "a text of 100 %:", f, d_i f
print f @ psi(2, 0.5), psi(2, 0.5), 1 < 2, [a, "x_1"]
print det(components(G)) @ psi(2, 0), det(components(G)) @ psi(3, 0)
print latex(f)
print check(G)
show Gamma
show Gamma - Gamma
show h
show [[1, 2], [2, 4e-20]]
table s^2, det(components(G)) @ psi(s, 0) for s in [1, 20]
plot sin(s), s/4 for s in 0..6
plot x*y for x in 0..2, y in 0..2
assert f @ psi(1, 0) ~= 1
assert components(G) @ psi(2, 0) ~= [[1, 0], [0, 5]], "a reason"
assert f <= r^2
assert f ~= r^2
forall n in 2..3, metric G_ij { assert G_ij == G_ji, "a reason" }
forall n in 2..3, scalar f, number a { assert f == a*f, "a reason" }
test "of something" {
  assert 1 < 2
  assert 2 < 1
}
test "stopped" {
  print f @ psi(-1, 0)
}
print G_ij @ psi(0, 1)
