# Sharpness
# The largest eigenvalue of the Hessian is called sharpness. Give it at the minimum of L with respect to the metric G.
# Define: s
chart theta(a, b)
metric G_ij = diag(1, 4) on theta
L = 3*a^2 + 8*b^2
p = theta(0, 0)
## right
s = eig(hessian(L, flat(theta)) @ p, G, top: 1)
## accept
s = [6]
## wrong These are the second derivatives' numbers: relative to G the direction b has 16/4.
s = [16]
## wrong The largest is asked for, not the smallest.
s = [4]
