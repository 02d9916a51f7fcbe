# The Lie derivative of a function
# L_v f is v f. For the rotation v = -y d/dx + x d/dy and f = x^2 - y^2: compute L_v L_v f.
# Define: g
chart theta(x, y)
v^i = [-y, x] on theta
f = x^2 - y^2
## right
h = v^i d_i f
g = v^i d_i h
## accept
g = -4 f
## wrong The second derivatives along v alone: the derivative of v itself is missing, v^j d_j v^i d_i f.
g = v^i v^j d_i d_j f
## wrong The derivative is taken once only.
g = -4 x y
