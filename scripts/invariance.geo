# The invariance of the Hessian and of its eigenvalues, determinant and trace, in one page:
# what the component matrix says, and what the geometry says. Scripts 01 to 12 take it claim by claim.
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }

metric G_ij = eye(2) on theta
C = levicivita(G)
G~ = push(G, phi)
C~ = levicivita(G~)

print "1. At a minimum the Hessian is a bilinear map."
L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
L~ = push(L, phi)
p = theta(1, 1)
q = phi(p)
tensor H_ij = d_i d_j L @ p
tensor H~_ab = d_a d_b L~ @ q
v^i = [1, 2] @ p
w^i = [3, -1] @ p
v~ = push(v, phi)
w~ = push(w, phi)
print "   H(v, w):", v^i w^j H_ij, "in (x, y),", v~^a w~^b H~_ab, "in (r, t)"
assert v~^a w~^b H~_ab ~= v^i w^j H_ij tol 1e-10

print "2. Its matrix of components has no invariant determinant, trace or eigenvalues."
print "   det:", det(components(H)), "against", det(components(H~))
print "   trace:", trace(components(H)), "against", trace(components(H~))
print "   eigenvalues:", eig(components(H)), "against", eig(components(H~))
J^a_i = d_i phi^a @ p
assert det(components(H~)) ~= det(components(inv(J)))^2*det(components(H)) tol 1e-10
assert not invariant(det(components(H)), phi)

print "3. With the metric, E = G^-1 H is a linear map, and has all three."
E^i_j = G^ik H_kj
E~^a_b = G~^ac H~_cb
print "   det:", det(E), "and", det(E~)
print "   trace:", trace(E), "and", trace(E~)
print "   eigenvalues:", eig(E), "and", eig(E~)
assert invariant(det(E), phi)
assert invariant(trace(E), phi)
assert eig(E~) ~= eig(E) tol 1e-10
assert eig(E) ~= [3 - sqrt(2), 3 + sqrt(2)] tol 1e-10

print "4. Away from critical points the connection is what the second derivative lacks."
print "   the polar connection: C^r_tt =", C~[r,t,t], " C^t_rt =", C~[t,r,t]
K = x^2 y + exp(y)
tensor B_ij = d_i d_j K - C^k_ij d_k K
tensor B~_ab = d_a d_b push(K, phi) - C~^c_ab d_c push(K, phi)
P~_ab = d_a d_b push(K, phi)
c = theta(1, 2)
print "   det of G^-1 Hess in (x, y):            ", det(raise(B, G)) @ c
print "   det of G^-1 Hess in (r, t):            ", det(raise(B~, G~)) @ phi(c)
print "   det of G^-1 (d_a d_b) in (r, t):       ", det(inv(G~)^ac P~_cb) @ phi(c)
assert det(raise(B~, G~)) @ phi(c) ~= det(raise(B, G)) @ c tol 1e-9
assert invariant(det(raise(B, G)), phi)

print "5. E is the shape operator of the loss surface at the minimum, exactly."
print "   principal curvatures of the graph:", principalCurvatures(graphSecond(L, G), graphFirst(L, G)) @ p
assert graphShape(L, G) @ p ~= E tol 1e-10
