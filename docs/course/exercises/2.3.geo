# A covector in polar coordinates
# The covector field dx has which components in polar coordinates?
# Define: w
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: psi -> theta { x = r cos(t); y = r sin(t) }
## right
w_a = pull(d_i x, phi)_a
## accept
w_a = [cos(t), -r sin(t)] on psi
## wrong This is how the vector d/dx goes, with the inverse of the Jacobian: a covector takes the Jacobian itself.
w_a = [cos(t), -sin(t)/r] on psi
## wrong The sign of the second component: x falls when t grows from 0.
w_a = [cos(t), r sin(t)] on psi
