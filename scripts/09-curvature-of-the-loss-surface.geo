# Claim 9. The principal, Gaussian and mean curvature of the graph of the loss are those of
# G^-1 H, exactly, where dL = 0. Elsewhere the graph's metric is G + dL dL and its second form
# Hess L/W with W^2 = 1 + |dL|^2, and G^-1 H is not the shape operator though still invariant.
chart theta(x, y)
chart space(X, Y, Z)
metric G_ij = eye(2) on theta
metric e_ab = eye(3) on space
L = (x - 1)^2 + 2*(y - 1)^2 + (x - 1)*(y - 1)
map lift: theta -> space { X = x; Y = y; Z = L }

I = firstForm(lift, e)
h = secondForm(lift, e)
S = shape(h, I)
E = hessOp(L, G)
assert I ~= graphFirst(L, G)
assert h ~= graphSecond(L, G)
assert S ~= graphShape(L, G)

p = theta(1, 1)
print "at the minimum: Gaussian curvature", gaussCurvature(S) @ p, "and det E", det(E) @ p
print "                mean curvature", meanCurvature(S) @ p, "and trace E / 2", trace(E)/2 @ p
print "                principal curvatures", principalCurvatures(h, I) @ p, "and eigenvalues of E", eig(E @ p)
assert S @ p ~= E @ p tol 1e-12
assert principalCurvatures(h, I) @ p ~= [3 - sqrt(2), 3 + sqrt(2)] tol 1e-10

c = theta(1.5, 0.5)
W2 = 1 + G^ij d_i L d_j L
g^i = grad(L, G)^i
H = hessian(L, levicivita(G))
print "elsewhere:      Gaussian curvature", gaussCurvature(S) @ c, "but det E", det(E) @ c, "and det E / W^4", det(E)/W2^2 @ c
print "                mean curvature", meanCurvature(S) @ c, "but trace E / 2", trace(E)/2 @ c
assert det(S) ~= det(E)/W2^2, "det S = det E / W^(d+2)"
assert trace(S) ~= (trace(E) - g^i g^j H_ij/W2)/sqrt(W2), "trace S = (trace E - H(grad, grad)/W^2)/W"
assert not (det(S) @ c ~= det(E) @ c)

# The intrinsic side: Gauss's theorema egregium for the graph.
assert scalarCurvature(I)/2 ~= gaussCurvature(S)
