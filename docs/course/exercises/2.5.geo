# The bracket of two fields
# Compute the bracket [u, v] of u = x d/dy and v = y d/dx.
# Define: w
chart theta(x, y)
u^i = [0, x] on theta
v^i = [y, 0] on theta
## right
w^i = u^j d_j v^i - v^j d_j u^i
## accept
w^i = [x, -y] on theta
## wrong The sign: [u, v]^i = u^j d_j v^i - v^j d_j u^i.
w^i = [-x, y] on theta
## wrong The second term is missing: u^j d_j v^i alone is no vector.
w^i = [x, 0] on theta
