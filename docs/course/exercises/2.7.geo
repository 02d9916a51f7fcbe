# A Jacobian
# Parabolic coordinates are x = s t, y = (s^2 - t^2)/2. What is the determinant of the Jacobian of (s, t) -> (x, y)?
# Define: D
chart Q(s, t) where s > 0, t > 0
chart theta(x, y)
map phi: Q -> theta { x = s t; y = (s^2 - t^2)/2 }
## right
J^a_i = d_i phi^a
D = det(components(J))
## accept
D = -(s^2 + t^2)
## wrong The sign: the map turns the orientation round.
D = s^2 + t^2
## wrong This is the trace of the matrix, and not its determinant.
D = 0*s
