# The rotation as a vector field
# Write the vector field -y d/dx + x d/dy in polar coordinates.
# Define: u
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: psi -> theta { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = atan2(y, x) }
v^i = [-y, x] on theta
## right
u = pull(v, phi)
## accept
u^a = [0, 1] on psi
## wrong The component of a vector along t has no factor r: its length is r, since d/dt has the length r.
u^a = [0, r] on psi
## wrong This is the covector that belongs to the field: it has r^2, by the metric.
u^a = [0, r^2] on psi
