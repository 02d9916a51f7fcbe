# Choosing the identity anew
# In theta the metric is the identity. The chart u = 3 x, v = y is taken. Give the metric there that leaves all eigenvalues as they are.
# Define: K
chart theta(x, y)
chart psi(u, v)
map phi: theta -> psi { u = 3 x; v = y } inverse { x = u/3; y = v }
metric G_ij = eye(2) on theta
## right
K = push(G, phi)
## accept
metric K_ij = diag(1/9, 1) on psi
## wrong The identity in the new chart is another geometry.
metric K_ij = eye(2) on psi
## wrong Lower slots take the inverse of the Jacobian: a step of one in u is a third of one in x.
metric K_ij = diag(9, 1) on psi
