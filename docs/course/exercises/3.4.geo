# A form under a change of coordinates
# The area form dx∧dy has the components [[0, 1], [-1, 0]] in Cartesian coordinates. Which has it in polar ones?
# Define: W
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: psi -> theta { x = r cos(t); y = r sin(t) }
A_ij = [[0, 1], [-1, 0]] on theta
## right
W = pull(A, phi)
## accept
W_ab = [[0, r], [-r, 0]] on psi
## wrong A factor is missing: dx∧dy = det(J) dr∧dt.
W_ab = [[0, 1], [-1, 0]] on psi
## wrong Each of two slots takes the Jacobian, which together is its determinant once, and not squared.
W_ab = [[0, r^2], [-r^2, 0]] on psi
