# A constant field
# In polar coordinates the field d/dx of the plane is (cos t, -sin(t)/r). Its covariant derivative along a vector u with
# u = (1, 1) is zero. What is that of d/dr = (1, 0)?
# Define: w
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
use metric G
u^i = [1, 1] on psi
v^i = [1, 0] on psi
## right
w^k = u^i nabla_i v^k
## accept
w^k = [0, 1/r] on psi
## wrong Its components are constant, and it turns all the same: the connection's term is missing.
w^k = [0, 0] on psi
## wrong The connection has 1/r at C^t_tr; r would be the component of a covector.
w^k = [0, r] on psi
