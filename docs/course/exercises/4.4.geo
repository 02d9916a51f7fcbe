# Where it is a tensor
# Find the point at which the second derivatives of L are a tensor in every chart.
# Define: p
chart theta(x, y)
L = x^2 - 4 x + y^2 + x y + y
## right
p = minimise(L, from: theta(0, 0))
## accept
p = theta(3, -2)
## wrong The gradient there is not 0: the mixed term x y is missing.
p = theta(2, -1/2)
## wrong At the origin the gradient is (-4, 1).
p = theta(0, 0)
