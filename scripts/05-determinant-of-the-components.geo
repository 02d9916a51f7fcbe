# Claim 5. The determinant of the component matrix is not invariant: it changes by the
# square of the inverse Jacobian's determinant, det H~ = (det J^-1)^2 det H. Its trace
# and eigenvalues change too.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
p = theta(1, 1)
q = phi(p)
tensor H_ij = d_i d_j L @ p
H~ = push(H, phi)
J^a_i = d_i phi^a @ p
D = det(components(inv(J)))

print "det of the components:", det(components(H)), "and", det(components(H~))
print "(det J^-1)^2 det H:", D^2*det(components(H))
print "trace of the components:", trace(components(H)), "and", trace(components(H~))
print "eigenvalues of the components:", eig(components(H)), "and", eig(components(H~))
assert det(components(H~)) ~= D^2*det(components(H)) tol 1e-12
assert det(components(H)) ~= 7 tol 1e-12
assert det(components(H~)) ~= 14 tol 1e-10
assert not invariant(det(components(H)), phi), "the determinant depends on the chart"
assert not invariant(trace(components(H)), phi), "the trace depends on the chart"
