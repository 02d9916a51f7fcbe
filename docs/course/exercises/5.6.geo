# Steepest descent depends on the metric
# Give the direction of steepest ascent of L, as a vector field, in the metric G.
# Define: v
chart theta(x, y)
metric G_ij = diag(1, 100) on theta
L = x^2 + 50*y^2
## right
v = grad(L, G)
## accept
v^i = [2 x, y] on theta
## wrong These are the partial derivatives, a covector: the inverse metric is missing.
v^i = [2 x, 100 y] on theta
## wrong The inverse of the metric divides by 100.
v^i = [2 x, 10000 y] on theta
