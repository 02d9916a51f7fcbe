# Gradient and differential
# Give the gradient of f as a vector field.
# Define: v
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
f = r sin(t)
## right
v = grad(f, G)
## accept
v^i = [sin(t), cos(t)/r] on psi
## wrong This is the differential: without the inverse metric its components are those of a covector.
v^i = [sin(t), r cos(t)] on psi
## wrong These are the components in an orthonormal frame; those of the coordinate basis have 1/r once more.
v^i = [sin(t), cos(t)] on psi
