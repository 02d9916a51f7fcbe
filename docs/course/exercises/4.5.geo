# The determinant of the components
# The Hessian at a minimum is H = [[2, 1], [1, 4]] in theta. New coordinates are u = 2 x, v = y/3. What is the determinant
# of the components there?
# Define: D
chart theta(x, y)
chart psi(u, v)
map phi: theta -> psi { u = 2 x; v = y/3 } inverse { x = u/2; y = 3 v }
H_ij = [[2, 1], [1, 4]] on theta
## right
D = det(components(push(H, phi)))
## accept
D = 7*9/4
## wrong The components change: each of the two slots takes a Jacobian, whose determinant is 3/2.
D = det(components(H))
## wrong The determinant of the Jacobian comes in twice, once for each slot.
D = 7*3/2
