# A vector in polar coordinates
# The vector (1, 2) at the point x = 3, y = 4 has which components in polar coordinates (r, t)?
# Define: u
chart theta(x, y)
chart psi(r, t) where r > 0, -pi < t <= pi
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
v^i = [1, 2] @ theta(3, 4)
## right
u = push(v, phi)
## accept
u^a = [11/5, 2/25] @ psi(5, atan2(4, 3))
## wrong These are components of the rotated vector in an orthonormal frame: the second coordinate is an angle, divide by r once more.
u^a = [11/5, 2/5] @ psi(5, atan2(4, 3))
## wrong The components go with the Jacobian: they are not the same numbers in another chart.
u^a = [1, 2] @ psi(5, atan2(4, 3))
